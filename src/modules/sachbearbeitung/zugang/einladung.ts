import { recordBremse, recordEreignis } from '#modules/protokoll'
import { later, MINUTE, STUNDE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { type Grenze, refundVersuch, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { cleanCode, drawCode, groupCode } from '#platform/krypto/ablesecode.ts'
import { hashToken } from '#platform/krypto/geheimnis.ts'
import { createMitarbeiter } from '../mitarbeiter.ts'
import * as store from './store.ts'

/** 28 characters of 25: 130 random bits, so a plain hash is right. */
const LAENGE = 28
const GILT = 72 * STUNDE

/** Only wrong codes count; a right one is given back. */
const jeAdresse: Grenze = { zweck: 'dienst-einladung', max: 30, fenster: 15 * MINUTE, gebremst: recordBremse }

/** The code as it is handed over; it exists nowhere else. */
export interface Einladung {
  /** In groups of four. */
  code: string
  /** Page to open, with the code behind the `#`, which browsers send to nobody. */
  link: string
  gueltigBis: Date
}

/** Issues the code with which somebody sets up the first passkey; an older one is void. */
export async function issueEinladung(
  env: Env,
  tx: Tx,
  { mitarbeiterId, art }: { mitarbeiterId: string; art: store.Einladungsart },
): Promise<Einladung> {
  const roh = drawCode(LAENGE)
  const erstellt = env.clock.now()
  const gueltigBis = later(erstellt, GILT)
  const row = { mitarbeiter_id: mitarbeiterId, art, hash: hashToken(roh), erstellt, gueltig_bis: gueltigBis }
  await store.putEinladung(tx, row)
  const code = groupCode(roh, 4)
  return { code, link: `${env.settings.sachbearbeitungUrl}/sachbearbeitung/einrichten#${code}`, gueltigBis }
}

export type Eingeladen = NonNullable<Awaited<ReturnType<typeof store.findEinladung>>>

export const codeHash = (eingabe: string) => hashToken(cleanCode(eingabe))

/** Whom a typed code invites. Wrong, used and expired ones are answered alike; `pause` after too many. */
export async function readEinladung(
  env: Env,
  { eingabe, adresse }: { eingabe: string; adresse: string },
): Promise<Eingeladen | 'falsch' | 'pause'> {
  if (!(await takeVersuch(env, env.db, jeAdresse, adresse))) return 'pause'
  const found = await store.findEinladung(env.db, { hash: codeHash(eingabe), jetzt: env.clock.now() })
  if (!found) {
    const eintrag = { akteur: 'unbekannt', details: { weg: 'einladung', grund: 'code' } } as const
    await recordEreignis(env, env.db, { ereignis: 'dienst.angemeldet', ergebnis: 'abgelehnt', ...eintrag })
    return 'falsch'
  }
  await refundVersuch(env, env.db, jeAdresse, adresse)
  return found
}

export const hasAdministration = async (db: Db | Tx, jobcenterId: string): Promise<boolean> =>
  (await store.findAdministration(db, { jobcenterId, mitPasskey: true })).length > 0

/**
 * The code for the first administrator, for the command of the operator (AUT-26). Undefined where somebody administers
 * already: then only they let others in. An unused earlier one is void.
 */
export async function issueEinrichtung(
  env: Env,
  { jobcenterId, name }: { jobcenterId: string; name: string },
): Promise<Einladung | undefined> {
  return env.db.transaction().execute(async (tx) => {
    await store.lockAdministration(tx, jobcenterId)
    if (await hasAdministration(tx, jobcenterId)) return undefined
    await store.deleteUnusedEinrichtungen(tx, jobcenterId)
    const daten = { jobcenterId, name, team: 'Administration', rollen: [] }
    const mitarbeiterId = await createMitarbeiter(env, tx, daten)
    await recordEreignis(env, tx, {
      ereignis: 'dienst.einrichtung-ausgestellt',
      akteur: 'system',
      details: { mitarbeiter: mitarbeiterId },
    })
    return issueEinladung(env, tx, { mitarbeiterId, art: 'einrichtung' })
  })
}
