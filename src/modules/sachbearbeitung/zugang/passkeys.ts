import {
  challengeOf,
  checkNewPasskey,
  creationOptions,
  type GeprueftePasskey,
  type NeueAntwort,
  newAufforderung,
  takeAufforderung,
} from '#modules/konto'
import { recordDienstbremse, recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { checkPasskeyName } from '#platform/text/anzeige.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { SitzungBeendet } from '#web/fehler.ts'
import { beginDienstsitzung } from '../sitzung.ts'
import { changeMitarbeiter } from '../store.ts'
import { dienstpartei, dienstTraeger } from './anmelden.ts'
import { codeHash, type Eingeladen, hasAdministration } from './einladung.ts'
import * as store from './store.ts'

/** More passkeys than anybody has devices for. */
const HOECHSTENS = 10
const jePerson: Grenze = {
  zweck: 'dienst-passkey-einrichten',
  max: 30,
  fenster: 15 * MINUTE,
  gebremst: recordDienstbremse,
}

export type Ablehnung = { ok: false; text: string; feld?: 'name' }

const texte = {
  ungueltig: { ok: false, text: 'Der Passkey konnte nicht eingerichtet werden. Bitte versuchen Sie es noch einmal.' },
  doppelt: {
    ok: false,
    text: 'Diesen Passkey gibt es schon. Nehmen Sie bitte ein anderes Gerät oder einen anderen Speicherort.',
  },
  zuviele: { ok: false, text: `Es sind schon ${HOECHSTENS} Passkeys eingerichtet. Löschen Sie zuerst einen.` },
  pause: { ok: false, text: 'Das waren sehr viele Versuche. Bitte versuchen Sie es in 15 Minuten noch einmal.' },
  code: {
    ok: false,
    text: 'Dieser Code gilt nicht mehr. Bitten Sie die Administration um einen neuen.',
  },
} as const satisfies Record<string, Ablehnung>

/** The person for whom a passkey is made, and the browser or session that does it. */
export interface Einrichtende {
  mitarbeiterId: string
  name: string
  traeger: { sitzungId: string } | { besuchsname: string }
}

const nameKontext = (id: string) => `dienst_passkey|name|${id}`

export interface EigenerPasskey {
  id: string
  name: string
  erstellt: Date
  zuletzt: Date | undefined
}

export async function listDienstPasskeys(env: Env, mitarbeiterId: string): Promise<EigenerPasskey[]> {
  const rows = await store.findDienstPasskeys(env.db, mitarbeiterId)
  return rows.map((row) => ({
    id: row.id,
    name: env.schluessel.open(nameKontext(row.id), row.name),
    erstellt: row.erstellt,
    zuletzt: row.zuletzt ?? undefined,
  }))
}

/** What the browser needs to make a passkey for this person, or why it may not. */
export async function offerNewDienstPasskey(env: Env, wer: Einrichtende, neu: { name: string; rpName: string }) {
  const fehler = checkPasskeyName(neu.name)
  if (fehler) return { ok: false, text: fehler, feld: 'name' } satisfies Ablehnung
  const vorhanden = await store.findDienstPasskeys(env.db, wer.mitarbeiterId)
  if (vorhanden.length >= HOECHSTENS) return texte.zuviele
  const optionen = await creationOptions(dienstpartei(env), {
    rpName: `${neu.rpName}, Sachbearbeitung`,
    besitzer: wer.mitarbeiterId,
    userName: wer.name,
    challenge: newAufforderung(env, dienstTraeger(wer.traeger), 'einrichten'),
    vorhanden,
  })
  return { ok: true, optionen } as const
}

interface Neu {
  name: string
  antwort: NeueAntwort
}

async function checkNew(env: Env, wer: Einrichtende, { name, antwort }: Neu): Promise<GeprueftePasskey | Ablehnung> {
  const fehler = checkPasskeyName(name)
  if (fehler) return { ok: false, text: fehler, feld: 'name' }
  if (!(await takeVersuch(env, env.db, jePerson, wer.mitarbeiterId))) return texte.pause
  const wert = challengeOf(antwort.response.clientDataJSON)
  if (!wert || !(await takeAufforderung(env, dienstTraeger(wer.traeger), { zweck: 'einrichten', wert })))
    return texte.ungueltig
  return (await checkNewPasskey(antwort, wert, dienstpartei(env))) ?? texte.ungueltig
}

async function storeNew(env: Env, tx: Tx, wer: Einrichtende, neu: { name: string; geprueft: GeprueftePasskey }) {
  if ((await store.findDienstPasskeys(tx, wer.mitarbeiterId)).length >= HOECHSTENS) return texte.zuviele
  const id = newId()
  const row = {
    ...neu.geprueft,
    id,
    mitarbeiter_id: wer.mitarbeiterId,
    name: env.schluessel.seal(nameKontext(id), neu.name.normalize('NFC').trim()),
    erstellt: env.clock.now(),
  }
  if (!(await store.insertDienstPasskey(tx, row))) return texte.doppelt
  await recordEreignis(env, tx, {
    ereignis: 'dienst.passkey-eingerichtet',
    akteur: 'dienst',
    akteurId: wer.mitarbeiterId,
    details: { synchronisiert: neu.geprueft.synchronisiert },
  })
  return undefined
}

/** A further passkey of somebody who is signed in. */
export async function addDienstPasskey(env: Env, besuch: Dienstbesuch, neu: Neu): Promise<{ ok: true } | Ablehnung> {
  const wer = { ...besuch, traeger: { sitzungId: besuch.sitzungId } }
  const geprueft = await checkNew(env, wer, neu)
  if ('ok' in geprueft) return geprueft
  return env.db.transaction().execute(async (tx) => {
    if (!(await store.lockHandelnde(tx, besuch))) throw new SitzungBeendet()
    return (await storeNew(env, tx, wer, { name: neu.name, geprueft })) ?? { ok: true }
  })
}

/** The first passkey, by the code of an invitation. Uses the code up and answers the token of the session that begins. */
export async function redeemEinladung(
  env: Env,
  eingeladen: Eingeladen,
  neu: Neu & { code: string; besuchsname: string; bisher: string | undefined },
): Promise<{ ok: true; token: string } | Ablehnung> {
  const mitarbeiterId = eingeladen.mitarbeiter_id
  const wer = { mitarbeiterId, name: eingeladen.name, traeger: { besuchsname: neu.besuchsname } }
  const geprueft = await checkNew(env, wer, neu)
  if ('ok' in geprueft) return geprueft
  try {
    return await env.db.transaction().execute(async (tx) => {
      await store.lockAdministration(tx, eingeladen.jobcenter_id)
      if (!(await store.takeEinladung(tx, { hash: codeHash(neu.code), jetzt: env.clock.now() })))
        throw new Zurueck(texte.code)
      if (eingeladen.art === 'einrichtung') await makeAdministration(env, tx, eingeladen)
      const absage = await storeNew(env, tx, wer, { name: neu.name, geprueft })
      if (absage) throw new Zurueck(absage)
      const token = await beginDienstsitzung(env, tx, { mitarbeiterId, weg: 'passkey', bisher: neu.bisher })
      if (!token) throw new Zurueck(texte.code)
      return { ok: true, token } as const
    })
  } catch (error) {
    if (error instanceof Zurueck) return error.absage
    throw error
  }
}

/** Ends the transaction with nothing done: the code stays good. */
class Zurueck extends Error {
  readonly absage: Ablehnung
  constructor(absage: Ablehnung) {
    super(absage.text)
    this.absage = absage
  }
}

/** The first one has nobody who could release it; for every other there is (AZ-07). */
async function makeAdministration(env: Env, tx: Tx, { mitarbeiter_id, jobcenter_id }: Eingeladen): Promise<void> {
  if (await hasAdministration(tx, jobcenter_id)) throw new Zurueck(texte.code)
  await changeMitarbeiter(tx, mitarbeiter_id, { rollen: ['administration'] })
  await recordEreignis(env, tx, {
    ereignis: 'dienst.rolle-geaendert',
    akteur: 'system',
    details: { mitarbeiter: mitarbeiter_id, rollen: 'administration' },
  })
}

/** `letzter`: nothing would be left to sign in with. */
export async function deleteEigenenPasskey(
  env: Env,
  besuch: Dienstbesuch,
  id: string,
): Promise<'geloescht' | 'letzter' | 'fehlt'> {
  return env.db.transaction().execute(async (tx) => {
    if (!(await store.lockHandelnde(tx, besuch))) throw new SitzungBeendet()
    const alle = await store.findDienstPasskeys(tx, besuch.mitarbeiterId)
    if (!alle.some((one) => one.id === id)) return 'fehlt'
    if (alle.length === 1) return 'letzter'
    await store.deleteDienstPasskey(tx, { mitarbeiterId: besuch.mitarbeiterId, id })
    await recordEreignis(env, tx, {
      ereignis: 'dienst.passkey-geloescht',
      akteur: 'dienst',
      akteurId: besuch.mitarbeiterId,
    })
    return 'geloescht'
  })
}
