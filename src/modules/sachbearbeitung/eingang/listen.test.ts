import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createTestKunde } from '../../../../test/support/menschen.ts'
import { explain } from '../../../../test/support/plan.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { findGrundlage } from '../zugriff/store.ts'
import { artnamen } from './arten.ts'
import { type Filter, findPosten, findPostenOf } from './store.ts'
import { countUngelesene } from './ungelesen.ts'

let portal: TestPortal
let jobcenterId: string
let kundeId: string
let dienst: Dienst

const OFFEN = 50_000

/** Fifty thousand open items of forty people in ten teams, of twenty thousand customers. */
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['teamleitung'])
  jobcenterId = dienst.jobcenterId
  kundeId = await createTestKunde(portal)
  await sql`insert into mitarbeiter (id, jobcenter_id, name, team, rollen, erstellt)
    select gen_random_uuid(), ${jobcenterId}, 'Viele ' || n, 'Team ' || n % 10, '{leistungssachbearbeitung}', now()
    from generate_series(1, 40) n`.execute(portal.owner)
  await sql`insert into kunde (id, jobcenter_id, daten, kundennummer_hash, geburtstag_hash, erstellt)
    select gen_random_uuid(), ${jobcenterId}, 'x', sha256(n::text::bytea), sha256('x'), now()
    from generate_series(1, 20000) n`.execute(portal.owner)
  await sql`insert into personenschluessel (besitzer, verpackt) select id, 'x' from kunde on conflict do nothing`.execute(
    portal.owner,
  )
  await sql`insert into zustaendigkeit (kunde_id, bereich, team, geaendert)
    select id, 'leistung', 'Team 3', now() from kunde on conflict do nothing`.execute(portal.owner)
  await sql`insert into eingang (jobcenter_id, art, bezug_id, kunde_id, thema, team, zustaendig, seit, faellig)
    select ${jobcenterId}, a.art, gen_random_uuid(), k.id, 'miete', m.team, case when n % 3 > 0 then m.id end,
      date_trunc('milliseconds', now()) - n * interval '1 minute',
      date_trunc('milliseconds', now()) - n * interval '1 minute' + interval '2 days'
    from generate_series(1, ${OFFEN}::int) n
    join (select art, row_number() over () as r from eingangsart where art <> 'vorgang') a on a.r = n % 8 + 1
    join (select id, team, row_number() over () as r from mitarbeiter) m on m.r = n % 40 + 1
    join (select id, row_number() over () as r from kunde) k on k.r = n % 20000 + 1`.execute(portal.owner)
  await sql`update eingang set art = 'vorgang', thema = case when id::text < '8' then 'weiterbewilligung' else 'buergergeld' end
    where art = 'post'`.execute(portal.owner)
  await sql`update eingang set ungelesen_seit = seit where art = 'nachricht' and faellig < now() - interval '30 days'`.execute(
    portal.owner,
  )
  await sql`insert into aktenzugriff (id, kunde_id, mitarbeiter_id, grund, erstellt, bis, sendung)
    select gen_random_uuid(), id, ${dienst.mitarbeiterId}, 'anruf', now(), now() + interval '1 day', gen_random_uuid()
    from kunde`.execute(portal.owner)
  await sql`analyze`.execute(portal.owner)
}, 120_000)
afterAll(() => portal.stop())

const nach = () => ({
  faellig: new Date(Date.now() - 1_000_000),
  seit: new Date(Date.now() - 180_000_000),
  id: newId(),
})

const filter = (teil: Partial<Filter>): Filter => ({
  ...{ jobcenterId, arten: artnamen, personen: undefined, team: undefined, vor: undefined, nach: undefined },
  ...{ dienst: undefined, ungelesen: false },
  ...teil,
})

const wahlen: [string, () => Partial<Filter>][] = [
  ['alle', () => ({})],
  ['einer Art', () => ({ arten: ['nachricht'] })],
  ['einiger Arten', () => ({ arten: ['code', 'reaktivierung'] })],
  ['eines Service', () => ({ arten: ['vorgang'], dienst: 'weiterbewilligung' })],
  ['eines Service und eines Teams', () => ({ arten: ['vorgang'], dienst: 'weiterbewilligung', team: 'Team 3' })],
  ['eines seltenen Service', () => ({ arten: ['vorgang'], dienst: 'freie-foerderung' })],
  ['einer Person', () => ({ personen: [dienst.mitarbeiterId] })],
  ['zweier Personen', () => ({ personen: [dienst.mitarbeiterId, newId()] })],
  ['ohne Person', () => ({ personen: 'niemand' })],
  ['eines Teams', () => ({ team: 'Team 3' })],
  ['eines Teams und einer Art', () => ({ team: 'Team 3', arten: ['post'] })],
  ['überfällige', () => ({ vor: new Date() })],
  ['lange ungelesene', () => ({ ungelesen: true })],
  ['lange ungelesene eines Teams', () => ({ ungelesen: true, team: 'Team 3' })],
]

/** The name of a large table that a plan reads as a whole. */
const readsWhole = (plan: string) => large.exec(plan)?.[1]

const large =
  /"Node Type":"Seq Scan"[^{}]*"Relation Name":"(eingang|kunde|personenschluessel|zustaendigkeit|aktenzugriff)"/

test.each(wahlen)('die Liste „%s“ liest keine große Tabelle ganz, auch auf der nächsten Seite', async (_, wahl) => {
  for (const stelle of [undefined, nach()]) {
    const plan = await explain(portal.env.db, (db) => findPosten(db, filter({ ...wahl(), nach: stelle })))
    expect(plan.includes('"Relation Name":"eingang"')).toBe(true)
    expect(readsWhole(plan)).toBeUndefined()
  }
})

test('auch ohne die Werte zu kennen, wie nach vielen Aufrufen', async () => {
  const plan = await portal.env.db.transaction().execute(async (tx) => {
    await sql`set local plan_cache_mode = force_generic_plan`.execute(tx)
    return explain(tx, (db) => findPosten(db, filter({ nach: nach() })))
  })
  expect(readsWhole(plan)).toBeUndefined()
})

test('der Plan merkt, wenn ein Verzeichnis fehlt: Der Vergleich oben vergleicht etwas', async () => {
  const plan = await explain(portal.env.db, (db) =>
    db.selectFrom('eingang').selectAll().where('thema', '=', 'miete').execute(),
  )
  expect(readsWhole(plan)).toBe('eingang')
})

test('der Blick auf eine Aufgabe und die Frage nach der Zuständigkeit auch', async () => {
  const wo = { bezugId: newId(), jobcenterId, arten: ['nachricht'] as const }
  expect(readsWhole(await explain(portal.env.db, (db) => findPostenOf(db, wo)))).toBeUndefined()
  const { mitarbeiterId } = dienst
  const wer = { kundeId, mitarbeiterId, jetzt: new Date() }
  expect(readsWhole(await explain(portal.env.db, (db) => findGrundlage(db, wer)))).toBeUndefined()
})

test('wer die lange ungelesenen zählt, liest nur sie', async () => {
  const rows = await countUngelesene(portal.env.db, jobcenterId)
  expect(rows.length).toBeGreaterThan(0)
  expect(readsWhole(await explain(portal.env.db, (db) => countUngelesene(db, jobcenterId)))).toBeUndefined()
})

test('blättern zeigt jede Aufgabe einmal', async () => {
  const seen = new Set<string>()
  let stelle: Filter['nach']
  for (let page = 0; page < 4; page++) {
    const rows = (await findPosten(portal.env.db, filter({ team: 'Team 3', nach: stelle }))).slice(0, 50)
    for (const row of rows) seen.add(row.id)
    const last = rows.at(-1)!
    stelle = { faellig: last.faellig, seit: last.seit, id: last.id }
  }
  expect(seen.size).toBe(200)
})
