import { findJobcenter } from '#modules/jobcenter'
import { recordBremse, recordEreignis } from '#modules/protokoll'
import { STUNDE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { parseEmail } from '#platform/post/email.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { HttpError } from '#web/fehler.ts'
import { type Erledigung, submitAnliegen } from '../anliegen.ts'
import { hashPasswort } from '../hash.ts'
import { emailHash, sealEmail } from '../konto.ts'
import { createLink } from '../links.ts'
import { notifyKonto } from '../mails.ts'
import { findKontoByHash, insertKonto, type KontoRow, lockKonto } from '../store.ts'
import { takeLinkkonto } from '../wiederherstellen/linkkonto.ts'
import { alreadyRegisteredMail, confirmationMail } from './mails.ts'

/** At most so many mails go to one address, whoever asks for them. */
const mailsJeAdresse: Grenze = { zweck: 'mails', max: 5, fenster: STUNDE }
/** From one connection; a course room shares one, so it is generous. */
const anfragenJeAnschluss: Grenze = {
  zweck: 'registrieren-anschluss',
  max: 60,
  fenster: STUNDE,
  gebremst: recordBremse,
}

async function assertNotFlooding(env: Env, adresse: string): Promise<void> {
  if (await takeVersuch(env, env.db, anfragenJeAnschluss, adresse)) return
  const text =
    'Von Ihrem Anschluss kamen sehr viele Anfragen. Es wurde nichts gespeichert. Bitte versuchen Sie es in einer Stunde noch einmal.'
  throw new HttpError(429, 'Zu viele Anfragen', text)
}

/** Words that say more of the portal than of the person: none may be the heart of a password (AUT-02). */
export async function passwortWoerter(db: Db): Promise<string[]> {
  const jobcenter = await findJobcenter(db)
  return ['Offenes Jobcenter', ...(jobcenter ? [jobcenter.name, jobcenter.kurzname, jobcenter.ort] : [])]
}

export interface NeueRegistrierung {
  email: string
  passwort: string
  /** Network address of the client. */
  adresse: string
}

/** Takes a checked registration. The password is hashed in every case; whether the address is known shows later (AUT-07). */
export async function submitRegistrierung(env: Env, neu: NeueRegistrierung): Promise<void> {
  await assertNotFlooding(env, neu.adresse)
  const passwort = await hashPasswort(env.schluessel, neu.passwort)
  await submitAnliegen(env, 'registrierung', { email: neu.email, passwort, ...fassungen(env) })
}

/** Asks for the confirming mail once more. */
export async function requestConfirmation(env: Env, email: string, adresse: string): Promise<void> {
  await assertNotFlooding(env, adresse)
  await submitAnliegen(env, 'bestaetigung', { email })
}

function fassungen(env: Env) {
  return {
    bedingungen: readInhalt(env, 'seiten/nutzungsbedingungen')?.fassung ?? 'ohne',
    datenschutz: readInhalt(env, 'seiten/datenschutz')?.fassung ?? 'ohne',
  }
}

const carryOutRegistrierung: Erledigung = async (env, tx, inhalt) => {
  const email = parseEmail(inhalt['email'] ?? '')
  if (!email.ok) return
  const konto = await findOrCreate(env, tx, email)
  if (!(await takeVersuch(env, tx, mailsJeAdresse, email.vergleich))) return
  if (konto.zustand !== 'unbestaetigt') return notifyKonto(env, tx, konto, alreadyRegisteredMail(env))
  await tx
    .updateTable('konto')
    .set({
      passwort: inhalt['passwort'] ?? null,
      erstellt: env.clock.now(),
      email: sealEmail(env, konto, email.adresse),
    })
    .where('id', '=', konto.id)
    .execute()
  await replaceConsents(env, tx, konto.id, inhalt)
  await recordEreignis(env, tx, { ereignis: 'konto.registriert', akteur: 'kunde', kontoId: konto.id })
  const token = await createLink(env, tx, konto, 'bestaetigung')
  await notifyKonto(env, tx, konto, confirmationMail(env, email.adresse, token))
}

async function findOrCreate(env: Env, tx: Tx, email: { adresse: string; vergleich: string }): Promise<KontoRow> {
  const id = newId()
  const schluessel = env.schluessel.createPersonKey(id)
  await insertKonto(tx, {
    id,
    schluessel,
    zustand: 'unbestaetigt',
    email: sealEmail(env, { id, schluessel }, email.adresse),
    email_hash: emailHash(env, email.vergleich),
    erstellt: env.clock.now(),
  })
  const found = await findKontoByHash(tx, env.schluessel.macs('email', email.vergleich))
  const konto = found && (await lockKonto(tx, found.id))
  if (!konto) throw new Error('Das Konto war nicht anzulegen.')
  return konto
}

async function replaceConsents(env: Env, tx: Tx, kontoId: string, inhalt: Record<string, string>): Promise<void> {
  await tx.deleteFrom('einwilligung').where('konto_id', '=', kontoId).execute()
  const common = { konto_id: kontoId, erteilt: env.clock.now(), widerrufen: null }
  await tx
    .insertInto('einwilligung')
    .values([
      { ...common, id: newId(), art: 'nutzungsbedingungen', fassung: inhalt['bedingungen'] ?? 'ohne' },
      { ...common, id: newId(), art: 'e-mail', fassung: inhalt['datenschutz'] ?? 'ohne' },
    ])
    .execute()
}

const carryOutBestaetigung: Erledigung = async (env, tx, inhalt) => {
  const email = parseEmail(inhalt['email'] ?? '')
  if (!email.ok) return
  const found = await findKontoByHash(tx, env.schluessel.macs('email', email.vergleich))
  const konto = found && (await lockKonto(tx, found.id))
  if (!konto || !(await takeVersuch(env, tx, mailsJeAdresse, email.vergleich))) return
  if (konto.zustand !== 'unbestaetigt') return notifyKonto(env, tx, konto, alreadyRegisteredMail(env))
  const token = await createLink(env, tx, konto, 'bestaetigung')
  await notifyKonto(env, tx, konto, confirmationMail(env, email.adresse, token))
}

export const registrierenErledigungen: Record<string, Erledigung> = {
  registrierung: carryOutRegistrierung,
  bestaetigung: carryOutBestaetigung,
}

/** Confirms an address by the link of its mail; of two clicks one does it, and both may be told so within the session. */
export async function confirmEmail(env: Env, token: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const link = await takeLinkkonto(env, tx, { art: 'bestaetigung', token })
    if (!link) return false
    const kontoId = link.konto.id
    const changed = await tx
      .updateTable('konto')
      .set({ zustand: 'aktiv', bestaetigt: env.clock.now() })
      .where('id', '=', kontoId)
      .where('zustand', '=', 'unbestaetigt')
      .returning('id')
      .executeTakeFirst()
    if (!changed) return false
    await recordEreignis(env, tx, { ereignis: 'konto.bestaetigt', akteur: 'kunde', kontoId })
    return true
  })
}

/** Counts how people liked it: a grade and the day, nothing of the account. */
export async function recordUrteil(env: Env, note: number): Promise<void> {
  await env.db
    .insertInto('registrierung_urteil')
    .values({ tag: env.clock.now().toISOString().slice(0, 10), note, anzahl: 1 })
    .onConflict((conflict) =>
      conflict.columns(['tag', 'note']).doUpdateSet((eb) => ({ anzahl: eb('registrierung_urteil.anzahl', '+', 1) })),
    )
    .execute()
}
