import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addEintrag, changeLevel, removeEintrag } from './aendern.ts'
import { anyAntworten, haushalt } from './beispiel.test-daten.ts'
import { type Antworten, entriesOf } from './modell.ts'
import { nextStop, readSeite } from './seite.ts'
import { keyOf, neighbours, type Station, walk } from './weg.ts'

const HEUTE = '2026-11-23'

function stationOf(alle: Antworten, key: string): Station {
  const [seite = '', ...eintraege] = key.split('/')
  return neighbours(walk(haushalt, alle, HEUTE), { seite, eintraege }).station!
}

const read = (alle: Antworten, key: string, eingabe: Record<string, string>) =>
  readSeite(haushalt, stationOf(alle, key), eingabe)

describe('Eine Seite lesen', () => {
  test('was richtig ist, steht danach da; was falsch ist, hat einen Satz und behält, was vorher galt', () => {
    const { hier, fehler } = read({ wohnart: 'miete', miete: 100 }, 'miete', { miete: 'viel' })
    expect(hier).toEqual({ wohnart: 'miete', miete: 100 })
    expect(Object.keys(fehler)).toEqual(['miete'])
    expect(read({ wohnart: 'miete' }, 'miete', { miete: '612,50' }).hier).toEqual({ wohnart: 'miete', miete: 61_250 })
  })

  test('eine Antwort kann auf derselben Seite eine neue Frage stellen: Sie gilt noch nicht als falsch', () => {
    const first = read({}, 'wohnen', { wohnart: 'miete' })
    expect([first.fehler, first.neu.map(({ name }) => name), first.hier]).toEqual([
      {},
      ['vermieter'],
      { wohnart: 'miete' },
    ])
    const second = read(first.hier, 'wohnen', { wohnart: 'miete', vermieter: '' })
    expect([Object.keys(second.fehler), second.neu]).toEqual([['vermieter'], []])
    expect(read(first.hier, 'wohnen', { wohnart: 'eigen', vermieter: 'x' }).fehler).toEqual({})
  })

  test('eine Seite eines Eintrags liest nur seine Ebene', () => {
    const alle = { personen: [{ id: 'p1' }, { id: 'p2' }] }
    const eingabe = { vorname: 'Ada', 'geboren-tag': '1', 'geboren-monat': '5', 'geboren-jahr': '1980' }
    expect(read(alle, 'person/p2', eingabe).hier).toEqual({ id: 'p2', vorname: 'Ada', geboren: '1980-05-01' })
  })
})

const stelle = { id: 's1', firma: 'Bäckerei', lohn: 1 }
const ada = { id: 'p1', vorname: 'Ada', geboren: '1980-05-01', arbeitet: true, stellen: [stelle] }
const bo = { id: 'p2', vorname: 'Bo', geboren: '2020-02-29', arbeitet: false }

describe('„Weiter“', () => {
  const stop = (alle: Antworten, key: string) => {
    const next = nextStop(haushalt, walk(haushalt, alle, HEUTE), stationOf(alle, key))
    return next && keyOf(next)
  }

  test.each<[string, Antworten, string, string | undefined]>([
    ['führt auf die nächste Seite', { wohnart: 'miete', vermieter: 'x' }, 'wohnen', 'miete'],
    ['endet mit dem Abschnitt', { wohnart: 'miete' }, 'miete', undefined],
    ['führt im Eintrag weiter', { personen: [ada] }, 'person/p1', 'arbeitet/p1'],
    ['führt hinter der letzten Seite eines Eintrags zur Liste zurück', { personen: [bo] }, 'arbeitet/p2', 'personen'],
    ['auch auf der zweiten Ebene', { personen: [ada] }, 'stelle/p1/s1', 'stellen/p1'],
    ['geht von der Liste an fertigen Einträgen vorbei', { personen: [ada, bo] }, 'personen', undefined],
    ['und hält an dem, dem etwas fehlt', { personen: [ada, { id: 'p3' }, bo] }, 'personen', 'person/p3'],
    ['auch auf der zweiten Ebene', { personen: [{ ...ada, stellen: [{ id: 's2' }] }] }, 'stellen/p1', 'stelle/p1/s2'],
    ['und führt von der inneren Liste zur äußeren', { personen: [ada] }, 'stellen/p1', 'personen'],
  ])('%s', (_, alle, key, expected) => {
    expect(stop(alle, key)).toBe(expected)
  })
})

describe('Einträge', () => {
  test('ein neuer steht am Ende, auf seiner Ebene, bis es genug sind', () => {
    const mit = addEintrag(haushalt, { personen: [ada, bo] }, { eintraege: ['p2'], gruppe: 'stellen', id: 's9' })
    expect(mit).toEqual({ personen: [ada, { ...bo, stellen: [{ id: 's9' }] }] })
    let alle: Antworten = {}
    for (let i = 0; i < 25; i++) alle = addEintrag(haushalt, alle, { eintraege: [], gruppe: 'personen', id: `p${i}` })
    expect(entriesOf(alle, 'personen')).toHaveLength(20)
  })

  test('wer entfernt wird, nimmt das Seine mit', () => {
    expect(removeEintrag(haushalt, { personen: [ada, bo] }, ['p1'])).toEqual({ personen: [bo] })
    expect(removeEintrag(haushalt, { personen: [ada] }, ['p1', 's1'])).toEqual({ personen: [{ ...ada, stellen: [] }] })
    expect(removeEintrag(haushalt, { personen: [ada] }, ['fremd'])).toEqual({ personen: [ada] })
  })

  test('eine Ebene zu ändern rührt nichts anderes an', () => {
    fc.assert(
      fc.property(anyAntworten, (alle) => {
        for (const eintrag of entriesOf(alle, 'personen')) {
          const changed = changeLevel(haushalt, alle, {
            eintraege: [eintrag.id],
            change: (hier) => ({ ...hier, vorname: 'Neu' }),
          })
          const andere = (all: Antworten) => entriesOf(all, 'personen').filter(({ id }) => id !== eintrag.id)
          expect(andere(changed)).toEqual(andere(alle))
          expect(entriesOf(changed, 'personen').find(({ id }) => id === eintrag.id)).toEqual({
            ...eintrag,
            vorname: 'Neu',
          })
        }
      }),
    )
  })
})
