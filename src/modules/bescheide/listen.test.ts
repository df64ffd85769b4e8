import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestKunde } from '../../../test/support/menschen.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { eraseKunde } from '../jobcenter/index.ts'
import { kontext } from './bescheid.ts'
import { draft, portal, prepareBescheide, rowOf, sachlich, teamer } from './bescheide.test-daten.ts'
import { findFestlegungen } from './bewilligung/store.ts'
import { countListen, findListe, listen } from './listen.ts'
import { findBescheideImDienstZu, findBescheideOfAkte, findBescheideOfKunde, findBescheideZu } from './store.ts'
import { findUngelesene } from './zustellung/store.ts'

prepareBescheide()

let kundeId: string

/** Eight thousand notices of one Jobcenter in all states, with mails and letters. */
beforeAll(async () => {
  kundeId = await createTestKunde(portal)
  const muster = await rowOf(await draft(kundeId, { vorlegen: false }))
  await sql`alter table bescheid drop constraint bescheid_dokument_id_key`.execute(portal.owner)
  await sql`insert into bescheid (id, kunde_id, jobcenter_id, art, titel, dokument_id, belehrung, zustand, erstellt_von, erstellt,
      vorgelegt, entschieden_von, entschieden, weg, bereitgestellt, klaeren_seit, klaeren_grund, sendung)
    select gen_random_uuid(), ${kundeId}, ${teamer.jobcenterId}, 'bewilligung', ${muster.titel}, ${muster.dokument_id}, 'richtig', z,
      ${sachlich.mitarbeiterId}, now(), case when z <> 'entwurf' then date_trunc('milliseconds', now()) - n * interval '1 minute' end,
      case when z = 'freigegeben' then ${teamer.mitarbeiterId}::uuid end,
      case when z = 'freigegeben' then date_trunc('milliseconds', now()) - n * interval '1 minute' end,
      case when z = 'freigegeben' then 'online' end, case when z = 'freigegeben' then date_trunc('milliseconds', now()) - n * interval '1 minute' end,
      case when n % 50 = 0 then date_trunc('milliseconds', now()) - n * interval '1 minute' end, case when n % 50 = 0 then 'ungelesen' end,
      gen_random_uuid()
    from generate_series(1, 8000) n, lateral (select case n % 10 when 0 then 'zur-freigabe' when 1 then 'entwurf'
      else 'freigegeben' end as z) t`.execute(portal.owner)
  await sql`insert into bescheid_brief (id, bescheid_id, jobcenter_id, grund, beauftragt)
    select gen_random_uuid(), id, jobcenter_id, 'ungelesen', entschieden from bescheid
    where zustand = 'freigegeben'`.execute(portal.owner)
  await sql`insert into bescheid_benachrichtigung (id, bescheid_id, anlass, adresse_hash, beauftragt)
    select gen_random_uuid(), id, 'neu', decode(repeat('00', 32), 'hex'), entschieden from bescheid
    where zustand = 'freigegeben'`.execute(portal.owner)
  await sealTitles()
  await sql`analyze`.execute(portal.owner)
}, 60_000)

/** Each title is bound to its row. */
async function sealTitles() {
  const ids = (await portal.owner.selectFrom('bescheid').select('id').execute()).map(({ id }) => id)
  const { verpackt } = await portal.owner
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirstOrThrow()
  const key = portal.env.schluessel.personKey(kundeId, verpackt)
  const titel = ids.map((id) => key.seal(kontext('titel', id), 'Bewilligung'))
  await sql`update bescheid b set titel = t.titel
    from unnest(${ids}::uuid[], ${titel}::bytea[]) as t (id, titel) where t.id = b.id`.execute(portal.owner)
}

/** The plan of every statement that runs meanwhile. */
async function plansOf(run: (db: typeof portal.env.db) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  const watched = portal.env.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  })
  const executor = watched.getExecutor()
  const executeQuery = executor.executeQuery.bind(executor)
  executor.executeQuery = async (query, options) => {
    const explain = CompiledQuery.raw(`explain ${query.sql}`, [...query.parameters])
    const { rows } = await portal.owner.executeQuery<object>(explain)
    plans.push(...rows.map((row) => Object.values(row).join()))
    return executeQuery(query, options)
  }
  await run(watched)
  return plans.join('\n')
}

const large = /Seq Scan on (bescheid|bescheid_brief|bescheid_benachrichtigung|dokument)\b/

describe('Listen', () => {
  test.each(listen)('die Liste „%s“ liest nur, was sie zeigt, auch auf der nächsten Seite', async (liste) => {
    const jobcenterId = teamer.jobcenterId
    for (const nach of [undefined, { zeit: new Date(Date.now() - 5_000_000), id: newId() }]) {
      const plan = await plansOf((db) => findListe(db, { jobcenterId, liste, nach, anzahl: 26 }))
      expect(plan).toContain('Limit')
      expect(plan).not.toMatch(large)
    }
  })

  test('die Liste der Person, die der Akte und das Ungelesene auch', async () => {
    const vor = { zeit: new Date(), id: newId() }
    for (const mitBriefen of [true, false]) {
      const plan = await plansOf((db) => findBescheideOfKunde(db, { kundeId, mitBriefen, vor, anzahl: 26 }))
      expect(plan).toContain('bescheid_kunde')
      expect(plan).not.toMatch(large)
    }
    const jobcenterId = teamer.jobcenterId
    expect(await plansOf((db) => findBescheideOfAkte(db, { kundeId, jobcenterId, anzahl: 50 }))).not.toMatch(large)
    expect(await plansOf((db) => findFestlegungen(db, kundeId))).toContain('bescheid_zeit')
    const zu = { vorgangId: newId(), kundeId, jobcenterId, mitBriefen: true, anzahl: 50 }
    expect(await plansOf((db) => findBescheideZu(db, zu))).not.toMatch(large)
    expect(await plansOf((db) => findBescheideImDienstZu(db, zu))).not.toMatch(large)
    for (const art of ['erinnern', 'melden'] as const) {
      const spaet = new Date(Date.now() - 479_000_000)
      expect(await plansOf((db) => findUngelesene(db, { art, vor: spaet, anzahl: 200 }))).not.toMatch(large)
    }
  })

  test('blättern zeigt jedes Schreiben einmal, in jeder Liste', async () => {
    const jobcenterId = teamer.jobcenterId
    expect(await countListen(portal.env.db, jobcenterId, 100)).toEqual({
      freigabe: 100,
      entwuerfe: 100,
      post: 100,
      klaeren: 100,
    })
    for (const liste of listen) {
      const seen = new Set<string>()
      let path: string | undefined = `/sachbearbeitung/bescheide?liste=${liste}`
      for (let pages = 0; path && pages < 4; pages++) {
        const page = await teamer.open(path)
        for (const match of page.html.matchAll(/href="\/sachbearbeitung\/bescheide\/([0-9a-f-]{36})/g))
          seen.add(match[1]!)
        path = /href="(\/sachbearbeitung\/bescheide\?[^"]*nach=[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
      }
      expect([liste, seen.size]).toEqual([liste, 100])
    }
  })
})

test('CRY-07: mit der Person gehen ihre Bescheide, Mails, Briefe und Dateien', async () => {
  const id = await createTestKunde(portal)
  const bescheid = await draft(id)
  const gone = await portal.env.db
    .transaction()
    .execute((tx) => eraseKunde(tx, { id, jobcenterId: teamer.jobcenterId }))
  expect(gone).toBe(true)
  expect(await portal.owner.selectFrom('bescheid').select('id').where('id', '=', bescheid).execute()).toEqual([])
  expect(await portal.owner.selectFrom('dokument').select('id').where('kunde_id', '=', id).execute()).toEqual([])
})
