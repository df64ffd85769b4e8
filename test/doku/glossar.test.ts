import { globSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeWords, read, rowsOf } from './dokumente.ts'

const glossar = read('GLOSSAR.md')
const words = new Set(codeWords(glossar))

const tables = globSync('db/migrations/*.sql').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^create table (\w+)/gim)].map((match) => match[1]!),
)

test('jede Tabelle steht im Glossar', () => {
  expect(tables.length).toBeGreaterThan(20)
  // `migration` is made by the program that applies them.
  expect([...tables, 'migration'].filter((name) => !words.has(name))).toEqual([])
})

test('jede Tabelle steht im Verzeichnis für den Datenschutz', () => {
  const named = new Set(
    rowsOf(read('docs/betrieb/datenschutz.md'), 'Was gespeichert wird').flatMap(([cell = '']) => codeWords(cell)),
  )
  expect([...tables, 'migration'].filter((name) => !named.has(name))).toEqual([])
})

test('jedes Modul steht im Glossar, in der Reihenfolge der Grenzen', () => {
  const source = readFileSync('.dependency-cruiser.mjs', 'utf8')
  const order = codeWords(/const reihe = \[([\s\S]*?)\]/.exec(source)![1]!.replaceAll("'", '`'))
  const listed = rowsOf(glossar, 'Die Module der Reihe nach').flatMap(([cell = '']) => codeWords(cell))
  expect(listed).toEqual(order)
  const folders = readdirSync('src/modules', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).filter((name) => !order.includes(name))).toEqual([])
})

test('ein Modul heißt genau dann geplant, wenn es noch keines gibt', () => {
  const rows = rowsOf(glossar, 'Die Module der Reihe nach').slice(1)
  const planned = rows.filter(([, stand]) => stand === 'geplant').flatMap(([cell = '']) => codeWords(cell))
  const there = readdirSync('src/modules')
  expect(rows.length).toBeGreaterThan(10)
  expect(planned.filter((name) => there.includes(name))).toEqual([])
  expect(
    rows.flatMap(([cell = '']) => codeWords(cell)).filter((name) => !planned.includes(name) && !there.includes(name)),
  ).toEqual([])
})

test('kein Wort steht zweimal darin', () => {
  const names = rowsOf(glossar).map(([word = '']) => word)
  const twice = names.filter((name, i) => names.indexOf(name) !== i && name !== 'Wort')
  expect(twice).toEqual([])
})
