import { describe, expect, test } from 'vitest'
import { groupByMensch } from './gruppen.tsx'
import type { Mensch } from './nachweise.ts'

const ada: Mensch = { id: 'a', name: 'Ada', platz: 0 }
const bo: Mensch = { id: 'b', name: 'Bo', platz: 2 }
const cem: Mensch = { id: 'c', name: 'Cem', platz: 1 }

const listOf = (...menschen: (Mensch | undefined)[]) =>
  menschen.map((mensch, i) => ({ titel: `N${i}`, fuer: mensch?.name, mensch }))
const titles = (liste: ReturnType<typeof listOf>) =>
  groupByMensch(liste)?.map(({ titel, nachweise }) => [titel, ...nachweise.map((one) => one.titel)])

describe('Nachweise nach Personen', () => {
  test('eine lange Liste beginnt mit dem, was allen gilt, dann wer den Antrag stellt, dann die anderen', () => {
    expect(titles(listOf(bo, undefined, ada, cem, bo, ada, undefined, cem))).toEqual([
      ['Für alle', 'N1', 'N6'],
      ['Ada', 'N2', 'N5'],
      ['Cem', 'N3', 'N7'],
      ['Bo', 'N0', 'N4'],
    ])
  })

  test('nichts für alle: keine leere Gruppe', () => {
    expect(titles(listOf(...Array.from({ length: 4 }, () => [ada, bo]).flat()))?.map(([titel]) => titel)).toEqual([
      ...['Ada', 'Bo'],
    ])
  })

  test('eine kurze Liste und eine Person bleiben eine Liste', () => {
    expect(groupByMensch(listOf(ada, bo, cem, ada, bo, cem, undefined))).toBeUndefined()
    expect(groupByMensch(listOf(...Array.from({ length: 20 }, (_, i) => (i % 2 ? ada : undefined))))).toBeUndefined()
  })

  test('ein berichtigter Name macht keine zweite Gruppe', () => {
    const liste = listOf(...[ada, bo, ada, bo, ada, bo, ada], { ...ada, name: 'Adah' })
    expect(titles(liste)?.map(([titel, ...rest]) => [titel, rest.length])).toEqual([
      ['Adah', 5],
      ['Bo', 3],
    ])
  })
})
