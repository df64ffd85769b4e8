import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import { createTestKunde } from '../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../test/support/portal.ts'
import { findAllOfKunde, findOffene, findOfTermin } from './mitteilung/store.ts'
import { findKommende, findKontakt, findTermineOfDienst, findVergangene, takeErinnerungen } from './store.ts'
import { createDienst } from './termine.test-daten.ts'
import { findAngebot, findEigeneFreie } from './zeiten/store.ts'

let portal: TestPortal
let kundeId: string
let mitarbeiterId: string
let jobcenterId: string

/** Fifty members of staff with a thousand times each, half of them taken, and as many reports. */
beforeAll(async () => {
  portal = await startTestPortal()
  const dienst = await createDienst(portal, ['integrationsfachkraft'])
  ;({ mitarbeiterId, jobcenterId } = dienst)
  kundeId = await createTestKunde(portal)
  await sql`insert into mitarbeiter (id, jobcenter_id, name, team, rollen, erstellt)
    select gen_random_uuid(), ${jobcenterId}, 'Viele ' || n, 'Team ' || n % 10, '{integrationsfachkraft}', now()
    from generate_series(1, 49) n`.execute(portal.owner)
  await sql`insert into kunde (id, jobcenter_id, daten, kundennummer_hash, geburtstag_hash, erstellt)
    select gen_random_uuid(), ${jobcenterId}, 'x', sha256(n::text::bytea), sha256('x'), now() from generate_series(1, 500) n`.execute(
    portal.owner,
  )
  await sql`insert into personenschluessel (besitzer, verpackt) select id, 'x' from kunde on conflict do nothing`.execute(
    portal.owner,
  )
  await sql`insert into zeitfenster (id, jobcenter_id, mitarbeiter_id, beginn, ende, weg, ort, thema, buchbar, erstellt)
    select gen_random_uuid(), ${jobcenterId}, m.id, t, t + interval '30 minutes', 'vor-ort', '', 'allgemein', true, now()
    from mitarbeiter m, generate_series(0, 999) n, lateral (select ${TESTZEIT}::timestamptz + (n - 500) * interval '30 minutes' as t) x
  `.execute(portal.owner)
  await sql`insert into termin (id, kunde_id, jobcenter_id, mitarbeiter_id, art, zeitfenster_id, beginn, ende, weg, ort, inhalt,
      zustand, von, erstellt, geaendert, sendung)
    select gen_random_uuid(), k.id, z.jobcenter_id, z.mitarbeiter_id, 'gespraech', z.id, z.beginn, z.ende, 'vor-ort', '', 'x',
      'bestaetigt', 'kunde', now(), now(), gen_random_uuid()
    from (select *, row_number() over (partition by beginn order by id) as r from zeitfenster) z
    join (select id, row_number() over (order by id) as r from kunde) k on k.r = z.r
    where z.r <= 25`.execute(portal.owner)
  await sql`insert into terminmitteilung (id, kunde_id, jobcenter_id, termin_id, art, inhalt, erstellt, sendung)
    select gen_random_uuid(), kunde_id, jobcenter_id, id, 'wunsch', 'x', now(), gen_random_uuid() from termin`.execute(
    portal.owner,
  )
  await sql`alter table terminmitteilung_datei drop constraint terminmitteilung_datei_dokument_id_fkey`.execute(
    portal.owner,
  )
  await sql`insert into terminmitteilung_datei select id, gen_random_uuid() from terminmitteilung`.execute(portal.owner)
  await sql`analyze`.execute(portal.owner)
}, 120_000)
afterAll(() => portal.stop())

/** The plans of all statements that an act runs. */
async function plansOf(run: (db: Db) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  const watched = portal.env.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  })
  const executor = watched.getExecutor()
  const { executeQuery } = executor
  executor.executeQuery = async (query, options) => {
    const explained = await portal.owner.executeQuery(
      CompiledQuery.raw(`explain ${query.sql}`, query.parameters as unknown[]),
    )
    plans.push(...explained.rows.map((row) => Object.values(row as object).join()))
    return executeQuery.call(executor, query, options) as never
  }
  await run(watched)
  return plans.join('\n')
}

const large = /Seq Scan on (termin|zeitfenster|terminmitteilung|terminmitteilung_datei|kunde)\b/
const nach = () => ({ zeit: new Date(TESTZEIT.getTime() + 3_600_000), id: newId() })

const listen: Record<string, (db: Db) => Promise<unknown>> = {
  'was frei ist': (db) => findAngebot(db, { jobcenterId, ab: TESTZEIT, nach: undefined, anzahl: 61 }),
  'was später frei ist': (db) => findAngebot(db, { jobcenterId, ab: TESTZEIT, nach: nach(), anzahl: 61 }),
  'was im Team frei ist': (db) =>
    findAngebot(db, { jobcenterId, ab: TESTZEIT, team: 'Team 3', nach: undefined, anzahl: 61 }),
  'was bei einer Person frei ist': (db) =>
    findAngebot(db, { jobcenterId, ab: TESTZEIT, mitarbeiterId, nach: undefined, anzahl: 61 }),
  'die eigenen freien Zeiten': (db) =>
    findEigeneFreie(db, { mitarbeiterId, ab: TESTZEIT, nach: undefined, anzahl: 61 }),
  'kommende Termine einer Person': (db) => findKommende(db, { kundeId, ab: TESTZEIT, anzahl: 100 }),
  'vergangene Termine einer Person': (db) => findVergangene(db, { kundeId, vor: TESTZEIT, nach: nach(), anzahl: 21 }),
  'mit wem zuletzt': (db) => findKontakt(db, kundeId),
  'meine Termine im Dienst': (db) =>
    findTermineOfDienst(db, { jobcenterId, mitarbeiterId, ab: TESTZEIT, nach: undefined, anzahl: 51 }),
  'alle Termine im Dienst': (db) =>
    findTermineOfDienst(db, { jobcenterId, mitarbeiterId: undefined, ab: TESTZEIT, nach: nach(), anzahl: 51 }),
  'offene Mitteilungen': (db) => findOffene(db, { jobcenterId, nach: undefined, anzahl: 51 }),
  'spätere Mitteilungen': (db) => findOffene(db, { jobcenterId, nach: newId(0), anzahl: 51 }),
  'Mitteilungen zu einem Termin': (db) => findOfTermin(db, { terminId: newId(), kundeId }),
  'Mitteilungen einer Person': (db) => findAllOfKunde(db, kundeId),
  'woran zu erinnern ist': (db) =>
    takeErinnerungen(db as Tx, {
      ...{ von: TESTZEIT, bis: new Date(TESTZEIT.getTime() + 3_600_000) },
      ...{ jetzt: TESTZEIT, anzahl: 200 },
    }),
}

test.each(Object.entries(listen))('Die Liste „%s“ liest keine große Tabelle ganz', async (_, run) => {
  const plan = await plansOf(run)
  expect(plan).toMatch(/Index|Bitmap/)
  expect(plan).not.toMatch(large)
})
