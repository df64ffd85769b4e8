import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

test('jede Spalte sagt, ob sie Personendaten hält', async () => {
  const { rows } = await sql<{ spalte: string; klasse: string | null }>`
    select c.table_name || '.' || c.column_name as spalte,
           col_description((quote_ident(c.table_name))::regclass, c.ordinal_position) as klasse
    from information_schema.columns c where c.table_schema = 'public'`.execute(portal.owner)
  expect(rows.length).toBeGreaterThan(80)
  expect(rows.filter((row) => !row.klasse).map((row) => row.spalte)).toEqual([])
})

test('was als Geheimtext gilt, ist von der Art bytea; nur Namen im Dienst stehen lesbar da', async () => {
  const { rows } = await sql<{ spalte: string; typ: string; klasse: string }>`
    select c.table_name || '.' || c.column_name as spalte, c.data_type as typ,
           col_description((quote_ident(c.table_name))::regclass, c.ordinal_position) as klasse
    from information_schema.columns c where c.table_schema = 'public'`.execute(portal.owner)
  expect(rows.filter((row) => row.klasse === 'geheimtext' && row.typ !== 'bytea')).toEqual([])
  expect(rows.filter((row) => row.klasse.startsWith('klartext')).map((row) => row.spalte)).toEqual(['mitarbeiter.name'])
})
