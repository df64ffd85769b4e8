import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './datenbank.ts'

let first: TestDatabase
let second: TestDatabase

beforeAll(async () => {
  ;[first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
})

afterAll(async () => {
  await Promise.all([first?.drop(), second?.drop()])
})

async function ask(url: string, statement: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

test('every test database is migrated and shares nothing with another', async () => {
  await ask(first.ownerUrl, 'create table nur_hier (id int)')
  const there = "select to_regclass('nur_hier') is not null"
  expect(await ask(first.ownerUrl, there)).toEqual([[true]])
  expect(await ask(second.ownerUrl, there)).toEqual([[false]])
  expect(await ask(second.ownerUrl, "select to_regclass('migration') is not null")).toEqual([[true]])
})

test('text sorts by the rules of German', async () => {
  const rows = await ask(
    first.ownerUrl,
    "select n from unnest(array['Zug', 'Ärger', 'Anna', 'öde', 'Ofen']) n order by n",
  )
  expect(rows.flat()).toEqual(['Anna', 'Ärger', 'öde', 'Ofen', 'Zug'])
})

test('tests ask the PostgreSQL that TEST_POSTGRES names, or the one that comes with the portal', async () => {
  const wanted = process.env['TEST_POSTGRES'] ?? '18'
  expect(await ask(first.ownerUrl, "select current_setting('server_version_num')::int / 10000")).toEqual([
    [Number(wanted)],
  ])
})
