import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { raiseAntworten } from '../../src/modules/formulare/engine/fassung.ts'
import { codeWords, read, rowsOf } from './dokumente.ts'
import { fahrrad } from './fahrrad/index.ts'

const text = read('docs/formulare.md')

test('das Beispiel für ein Formular steht in den Unterlagen, wie es übersetzt und geprüft wird', () => {
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!)
  const files = ['test/doku/fahrrad/index.ts', 'test/doku/fahrrad/wege.test.ts'].map((file) =>
    readFileSync(file, 'utf8').replaceAll("'../../../src/modules/formulare/", "'../../"),
  )
  expect(blocks).toEqual(files)
})

test('sein Schritt von einer Fassung zur nächsten rechnet Euro in Cent um', () => {
  const raised = raiseAntworten(fahrrad.formular, { zweck: 'anderes', euro: 400 }, { fassung: 1, heute: '2026-11-23' })
  expect(raised).toEqual({ zweck: 'anderes', preis: 40_000 })
})

test('die Unterlagen nennen jede Art von Feld', () => {
  const source = readFileSync('src/modules/formulare/engine/modell.ts', 'utf8')
  const union = source.slice(
    source.indexOf('export type Feld ='),
    source.indexOf('/** What the Jobcenter and the portal know'),
  )
  const arten = [...union.matchAll(/art: ((?:'\w+'(?: \| )?)+)/g)].flatMap((match) => match[1]!.match(/\w+/g)!)
  const named = rowsOf(text, 'Arten von Feldern').flatMap(([cell = '']) => codeWords(cell))
  expect(arten.length).toBeGreaterThan(15)
  expect(named.sort()).toEqual(arten.sort())
})
