import { createSchulungskonto, deactivateKonto, findKonto, hashPasswort } from '#modules/konto'
import {
  issueFreischaltcode,
  markBriefGesendet,
  normalizeCode,
  readBrief,
  redeemFreischaltcode,
  requestFreischaltcode,
  requestZugang,
} from '#modules/profil'
import { findAllMitarbeiter, requestReaktivierung } from '#modules/sachbearbeitung'
import { later, TAG } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { beginBescheide } from './bescheide.ts'
import { beginGespraeche } from './gespraeche.ts'
import { setAnfangskonto } from './store.ts'
import { beginTermine } from './termine.ts'
import { beginVorbehalt } from './vorbehalt/vorbehalt.ts'
import { beginVorgaenge } from './vorgaenge.ts'
import { type Person, SCHULUNGSPASSWORT } from './welt-daten.ts'
import { beginZustaendigkeit } from './zustaendig.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
}

const system = { art: 'system' } as const

/** The mail address of a fictitious person's account. */
export const mailOf = (kuerzel: string) => `${kuerzel}@schulung.example`

/** The secret of the second factor: the same after each reset, another in every installation, stored nowhere in clear. */
export const totpOf = (env: Env, kuerzel: string): Uint8Array =>
  new Uint8Array(env.schluessel.mac('schulung-totp', kuerzel).subarray(0, 20))

/** What was done some days ago is done by the same verbs, on that day. */
const daysAgo = (env: Env, tage: number): Env => ({ ...env, clock: { now: () => later(env.clock.now(), -tage * TAG) } })

/** Puts a person into the state in which the course begins: letter, account, what waits. */
export async function beginAnfang(env: Env, person: Person, wo: Wo): Promise<void> {
  await beginZustaendigkeit(env, person.kuerzel, wo)
  await beginBrief(env, person, wo)
  // What was sent on paper was sent before there was an account.
  await beginBescheide(env, person.kuerzel, { ...wo, mitPost: true })
  if (person.konto) await beginOnline(env, person, wo)
  await beginBescheide(env, person.kuerzel, { ...wo, mitPost: false })
  await beginTermine(env, person.kuerzel, wo)
}

async function beginOnline(env: Env, person: Person, wo: Wo): Promise<void> {
  const totp = person.konto === 'ohne-faktor' ? undefined : totpOf(env, person.kuerzel)
  const kontoId = await createKonto(env, { kuerzel: person.kuerzel, totp, kundeId: wo.kundeId })
  await beginKonto(env, person, { ...wo, kontoId })
}

async function beginBrief(env: Env, { brief }: Person, wo: Wo): Promise<void> {
  if (brief === 'keiner') return
  if (brief === 'erstellt') await issueFreischaltcode(env, { ...wo, von: system })
  else await sendBrief(daysAgo(env, brief === 'gesendet' ? 3 : 40), wo)
}

async function sendBrief(env: Env, wo: Wo): Promise<string> {
  const brief = await issueFreischaltcode(env, { ...wo, von: system })
  if (!brief) throw new Error('Der Brief der Schulung ließ sich nicht erstellen.')
  await markBriefGesendet(env, { id: brief.briefId, jobcenterId: wo.jobcenterId }, system)
  return brief.briefId
}

async function createKonto(
  env: Env,
  neu: { kuerzel: string; totp: Uint8Array | undefined; kundeId: string | undefined },
): Promise<string> {
  const passwortHash = await hashPasswort(env.schluessel, SCHULUNGSPASSWORT)
  return env.db.transaction().execute(async (tx) => {
    const email = mailOf(neu.kuerzel)
    const id = await createSchulungskonto(daysAgo(env, 30), tx, { email, passwortHash, totp: neu.totp })
    if (neu.kundeId) await setAnfangskonto(tx, neu.kundeId, id)
    return id
  })
}

/** Enters the code of a letter that was sent for it, in the account. */
async function redeem(env: Env, person: Person, wo: Wo & { kontoId: string }): Promise<void> {
  const briefId = await sendBrief(env, wo)
  const brief = await readBrief(env, { id: briefId, jobcenterId: wo.jobcenterId }, system)
  const code = brief?.inhalt && normalizeCode(brief.inhalt.code)
  if (!code) throw new Error('Der Code der Schulung ließ sich nicht lesen.')
  await redeemFreischaltcode(env, {
    besuch: { kontoId: wo.kontoId },
    code,
    geburtstag: person.daten.geburtstag,
    userAgent: null,
    adresse: '192.0.2.1',
  })
}

async function beginKonto(env: Env, person: Person, wo: Wo & { kontoId: string }): Promise<void> {
  const { konto } = person
  if (konto === 'ohne-faktor' || konto === 'standardprofil') return
  if (konto === 'antrag') return beginAntrag(env, person, wo.kontoId)
  await redeem(daysAgo(env, 20), person, wo)
  await beginGespraeche(env, person.kuerzel, wo)
  await beginVorgaenge(env, person.kuerzel, wo)
  await beginVorbehalt(env, person.kuerzel, wo)
  if (konto === 'faktor-verloren') await askForHelp(daysAgo(env, 1), wo.kontoId)
  if (konto === 'zweites-konto') {
    const kuerzel = `${person.kuerzel}.neu`
    const kontoId = await createKonto(env, { kuerzel, totp: totpOf(env, kuerzel), kundeId: undefined })
    await redeem(daysAgo(env, 2), person, { ...wo, kontoId })
  }
  if (konto !== 'deaktiviert' && konto !== 'reaktivierung') return
  await deactivate(daysAgo(env, 2), wo.kontoId)
  if (konto === 'reaktivierung') await askForRelease(daysAgo(env, 1), wo)
}

/** Written as people write: without accents, without the Kundennummer. */
async function beginAntrag(env: Env, { daten }: Person, kontoId: string): Promise<void> {
  const name = `${daten.vorname} ${daten.nachname}`
    .replace('Đ', 'D')
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  const { geburtstag, bgNummer } = daten
  const angaben = {
    name,
    geburtstag,
    ...(bgNummer ? { bgNummer } : {}),
    kontakt: 'Telefon 0999 555 0177, am besten vormittags',
  }
  await requestFreischaltcode(daysAgo(env, 1), { kontoId }, angaben)
}

export async function askForHelp(env: Env, kontoId: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const konto = await findKonto(tx, kontoId)
    return konto !== undefined && (await requestZugang(env, tx, konto)) === 'gemeldet'
  })
}

function deactivate(env: Env, kontoId: string): Promise<boolean> {
  return env.db
    .transaction()
    .execute((tx) => deactivateKonto(env, tx, { kontoId, akteur: 'system', grund: 'fremder-zugriff' }))
}

async function askForRelease(
  env: Env,
  { kontoId, jobcenterId }: { kontoId: string; jobcenterId: string },
): Promise<void> {
  const mitarbeiter = (await findAllMitarbeiter(env.db)).find((row) => row.rollen.includes('leistungssachbearbeitung'))
  if (!mitarbeiter) throw new Error('In der Schulung fehlt die Leistungssachbearbeitung.')
  const grund =
    'Frau Großmann-Wiśniewska war heute mit ihrem Ausweis hier. Das fremde Gerät war das neue Tablet ihres Sohnes.'
  await requestReaktivierung(env, { mitarbeiterId: mitarbeiter.id, jobcenterId }, { kontoId, grund })
}
