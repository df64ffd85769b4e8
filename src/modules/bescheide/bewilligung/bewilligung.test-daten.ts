import { sql } from 'kysely'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { TESTZEIT } from '../../../../test/support/portal.ts'
import { portal, teamer } from '../bescheide.test-daten.ts'
import { type Bewilligungsstand, readBewilligung } from './bewilligung.ts'

/** The start sheet of the renewal. */
export const PFAD = '/eservices/weiterbewilligung'

export const lage = (kundeId: string): Promise<Bewilligungsstand | undefined> =>
  readBewilligung(portal.env, portal.env.db, kundeId)

/** Sends a few lines, and answers the id of the case. */
export async function apply(mensch: Mensch): Promise<string> {
  await mensch.open(`${PFAD}/formlos`)
  await mensch.submit('Antrag senden', { text: 'Bitte weiter.' })
  return new URL(mensch.page.url).pathname.split('/').at(-1)!
}

export async function withdraw(mensch: Mensch, vorgangId: string): Promise<void> {
  await mensch.open(`/vorgaenge/${vorgangId}/ruecknahme`)
  await mensch.submit('Antrag zurücknehmen')
}

/** Twenty thousand people with a period, and as many cases; the keys to other tables are of no matter here. */
export async function fillBewilligungen(): Promise<void> {
  await sql`alter table bewilligung drop constraint bewilligung_kunde_id_fkey, drop constraint bewilligung_bescheid_id_fkey`.execute(
    portal.owner,
  )
  await sql`alter table vorgang drop constraint vorgang_kunde_id_fkey, disable trigger user`.execute(portal.owner)
  await sql`insert into bewilligung (kunde_id, bescheid_id, von, bis, aufgehoben, antrag_ab, naechste)
      select gen_random_uuid(), gen_random_uuid(), '2026-12-01', '2027-11-30', false, ${TESTZEIT}, date '2027-08-30' + n % 300
      from generate_series(1, 20000) n`.execute(portal.owner)
  await sql`insert into vorgang (id, kunde_id, jobcenter_id, dienst, art, titel, inhalt, erstellt_von, erstellt, zustand, geaendert, sendung)
      select gen_random_uuid(), kunde_id, ${teamer.jobcenterId}, 'weiterbewilligung', 'formlos', '', '', gen_random_uuid(), ${TESTZEIT},
        'gesendet', ${TESTZEIT}, gen_random_uuid() from bewilligung`.execute(portal.owner)
  await sql`analyze`.execute(portal.owner)
}
