import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken, newToken } from '#platform/krypto/geheimnis.ts'
import type { Wer } from '../kunde.ts'
import { findKalendertermine } from '../store.ts'
import { asKalendereintrag, openTermin, readAnschrift } from '../termin.ts'
import { writeKalender } from './ics.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    kalenderabo: { profil_id: string; hash: Buffer; erstellt: Date }
  }
}

/** Since when there is an address; undefined where there is none. */
export async function findAbo(db: Db | Tx, profilId: string): Promise<Date | undefined> {
  const row = await db.selectFrom('kalenderabo').select('erstellt').where('profil_id', '=', profilId).executeTakeFirst()
  return row?.erstellt
}

/** Makes a secret for the address of a profile's calendar; an older one is worthless from then on. It is shown this once. */
export function renewAbo(env: Env, { kontoId, profil }: Wer): Promise<string> {
  return env.db.transaction().execute(async (tx) => {
    const token = newToken()
    const [hash, erstellt] = [hashToken(token), env.clock.now()]
    await tx
      .insertInto('kalenderabo')
      .values({ profil_id: profil.profilId, hash, erstellt })
      .onConflict((conflict) => conflict.column('profil_id').doUpdateSet({ hash, erstellt }))
      .execute()
    await record(env, tx, { kontoId, profil }, 'erneuert')
    return token
  })
}

/** Ends the address. */
export function removeAbo(env: Env, { kontoId, profil }: Wer): Promise<void> {
  return env.db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('kalenderabo')
      .where('profil_id', '=', profil.profilId)
      .returning('profil_id')
      .executeTakeFirst()
    if (gone) await record(env, tx, { kontoId, profil }, 'beendet')
  })
}

function record(env: Env, tx: Tx, { kontoId, profil }: Wer, was: string): Promise<void> {
  return recordEreignis(env, tx, {
    ereignis: 'jobcenter.kalenderadresse-geaendert',
    akteur: 'kunde',
    akteurId: kontoId,
    kontoId,
    kundeId: profil.kundeId,
    details: { was },
  })
}

/** Appointments of the last weeks stay in the calendar, so that those that fell through are seen to. */
const ZURUECK = 30 * TAG

/** The calendar behind an address, as text; undefined for any other. Nobody is signed in: it holds time and place alone. */
export async function readAbo(env: Env, token: string): Promise<string | undefined> {
  if (!isToken(token)) return undefined
  const abo = await env.db
    .selectFrom('kalenderabo as a')
    .innerJoin('profil as p', 'p.id', 'a.profil_id')
    .innerJoin('kunde as k', 'k.id', 'p.kunde_id')
    .innerJoin('konto as c', 'c.id', 'p.konto_id')
    .select(['k.id', 'k.jobcenter_id'])
    .where('a.hash', '=', hashToken(token))
    .where('c.zustand', '=', 'aktiv')
    .executeTakeFirst()
  if (!abo) return undefined
  const rows = await findKalendertermine(env.db, { kundeId: abo.id, ab: later(env.clock.now(), -ZURUECK) })
  const anschrift = await readAnschrift(env.db, abo.jobcenter_id)
  return writeKalender(
    rows.map((row) => asKalendereintrag(openTermin(env, row), anschrift)),
    'Termine beim Jobcenter',
  )
}
