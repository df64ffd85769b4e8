import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { routes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import type { Browser } from '../support/browser.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { halfSession } from '../support/faktoren.ts'
import { issueTestCode } from '../support/freischaltcodes.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

/** What reading notes with good reason: that somebody was there. */
const notes: Record<string, string> = { sitzung: 'zuletzt', dienstsitzung: 'zuletzt' }

/** For each table how many rows it has and a hash of them. */
async function fingerprint(): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(portal.owner)
  const prints: Record<string, string> = {}
  for (const { name } of rows) {
    // Staff that opened a file, or was refused a page, is put on record by that reading, and shall be (LOG-01).
    const which =
      name === 'protokoll'
        ? sql`where ereignis not in ('jobcenter.akte-geoeffnet', 'jobcenter.eingang-geoeffnet', 'jobcenter.zahlen-geoeffnet', 'jobcenter.liste-geoeffnet', 'vorgang.liste-geoeffnet', 'system.zugriff-verweigert')`
        : sql``
    const found = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(zeile, '|' order by zeile)), '') as print
      from (select (to_jsonb(t) - ${notes[name] ?? ''}::text)::text as zeile from ${sql.table(name)} t ${which}) z
    `.execute(portal.owner)
    prints[name] = found.rows[0]!.print
  }
  return prints
}

interface Ids {
  kunde: string
  konto: string
  brief: string
}

/** Each GET route with every id that could belong there, and with a word where it wants one. */
function addresses(ids: Ids): string[] {
  // The check of a receipt counts how often one address asks, and nothing else: by its limit nobody can try codes.
  const counting = [routes.beleg.pfad]
  const gets = Object.values(routes as Record<string, Route>).filter(
    ({ art, pfad }) => art !== 'tat' && !counting.includes(pfad as never),
  )
  expect(gets.length).toBeGreaterThan(70)
  return gets.flatMap(({ pfad }) => {
    const plain = pfad.replace(/:(?!id\b)\w+/g, 'wort')
    const all = plain.includes(':id') ? [...Object.values(ids), newId()].map((id) => plain.replace(':id', id)) : [plain]
    const links = pfad.startsWith('/link/') ? [`${plain}?t=${'a'.repeat(43)}`] : []
    return [...all, ...links, `${all[0]}?datei=pdf`]
  })
}

/** So many pages are read between two looks at the tables. */
const ZUSAMMEN = 12

/** Opens every page; answers among which of them something changed, with the tables, and how many were shown. */
async function crawl(browser: Browser, paths: string[]) {
  const [changed, failed]: [string[], string[]] = [[], []]
  let shown = 0
  let before = await fingerprint()
  for (let i = 0; i < paths.length; i += ZUSAMMEN) {
    const some = paths.slice(i, i + ZUSAMMEN)
    for (const path of some) {
      const response = await browser.raw(path)
      await response.arrayBuffer()
      if (response.status >= 500) failed.push(`${path} ${response.status}`)
      if (response.status === 200) shown++
    }
    const after = await fingerprint()
    const tables = Object.keys(after).filter((name) => after[name] !== before[name])
    if (tables.length > 0) changed.push(`${tables.join(', ')} durch ${some.join(' ')}`)
    before = after
  }
  return { changed, failed, shown }
}

async function prepare(): Promise<{ ids: Ids; kundin: Mensch; dienst: Dienst }> {
  const kundin = await createMensch(portal, { kunde: true })
  const dienst = await createDienst(portal, ['teamleitung'])
  await issueTestCode(portal, kundin.kundeId)
  const brief = await portal.owner.selectFrom('brief').select('id').executeTakeFirstOrThrow()
  return { ids: { kunde: kundin.kundeId, konto: kundin.kontoId, brief: brief.id }, kundin, dienst }
}

test('SES-07: keine Adresse ändert durch Lesen etwas, wer auch immer liest', async () => {
  const { ids, kundin, dienst } = await prepare()
  const full = await createMensch(portal, { profil: 'standard' })
  const who: Record<string, Browser> = {
    Gast: portal.browser(),
    'halb (Faktor)': await halfSession(portal, full.kontoId, 'faktor'),
    'halb (einrichten)': await halfSession(portal, full.kontoId, 'einrichten'),
    voll: full,
    Kundin: kundin,
    Dienst: dienst,
    Verwaltung: await createDienst(portal, ['administration']),
  }
  for (const [name, browser] of Object.entries(who)) {
    const { changed, failed, shown } = await crawl(browser, addresses(ids))
    expect.soft(changed, name).toEqual([])
    expect.soft(failed, name).toEqual([])
    expect.soft(shown, name).toBeGreaterThan(30)
  }
}, 120_000)

test('SES-07: der Abdruck merkt eine geänderte Zeile', async () => {
  const before = await fingerprint()
  expect(Object.keys(before).length).toBeGreaterThan(15)
  const mensch = await createMensch(portal, {})
  const between = await fingerprint()
  expect(between['konto']).not.toBe(before['konto'])
  await portal.owner.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', mensch.kontoId).execute()
  expect((await fingerprint())['konto']).not.toBe(between['konto'])
})
