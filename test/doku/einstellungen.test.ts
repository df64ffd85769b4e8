import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeWords, read, rowsOf } from './dokumente.ts'

/** The names that the schema reads from the environment. */
function schemaKeys(): string[] {
  const source = readFileSync('src/platform/settings.ts', 'utf8')
  const schema = /const schema = z\.object\(\{([\s\S]*?)\n\}\)/.exec(source)?.[1] ?? ''
  return [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((match) => match[1]!)
}

test('die Tabelle der Einstellungen in der README nennt genau, was das Portal liest', () => {
  const keys = schemaKeys()
  const named = rowsOf(read('README.md'), 'Einstellungen').flatMap(([cell = '']) => codeWords(cell))
  expect(keys.length).toBeGreaterThan(10)
  expect([...named].sort()).toEqual([...keys].sort())
})

test('die Beispiele für den Betrieb nennen nur Einstellungen, die es gibt', () => {
  const example = /```\n(MODUS=[\s\S]*?)```/.exec(read('docs/betrieb/installation.md'))?.[1] ?? ''
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]!)
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => !schemaKeys().includes(name))).toEqual([])
})
