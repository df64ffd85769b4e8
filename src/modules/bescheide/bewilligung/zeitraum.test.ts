import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTage } from '#platform/text/datum.ts'
import { tage, zweiTage } from '../fristen/beliebig.test-daten.ts'
import {
  computeLage,
  type Festlegung,
  findFenster,
  findStufe,
  isDran,
  type Lage,
  latestBis,
  listBewilligungen,
  nextErinnerung,
  stufen,
} from './zeitraum.ts'

let lfd = 0
const am = (stunde: number) => new Date(Date.UTC(2026, 0, 1, stunde))
const bewilligt = (von: string, bis: string): Festlegung => ({
  bescheidId: `b${++lfd}`,
  freigegeben: am(lfd),
  zeitraum: { von, bis },
})
const aufgehoben = (ab: string): Festlegung => ({ bescheidId: `b${++lfd}`, freigegeben: am(lfd), aufgehobenAb: ab })

const show = (festlegungen: Festlegung[]) =>
  listBewilligungen(festlegungen).map(
    ({ von, bis, aufgehoben: zuEnde }) => `${von} bis ${bis}${zuEnde ? ', aufgehoben' : ''}`,
  )

describe('Der Bewilligungszeitraum aus allen Bescheiden', () => {
  test.each<[string, Festlegung[], string[]]>([
    ['ohne Bescheid gibt es keinen', [], []],
    ['eine Bewilligung', [bewilligt('2026-12-01', '2027-11-30')], ['2026-12-01 bis 2027-11-30']],
    [
      'eine Weiterbewilligung schließt an',
      [bewilligt('2026-06-01', '2026-11-30'), bewilligt('2026-12-01', '2027-11-30')],
      ['2026-06-01 bis 2026-11-30', '2026-12-01 bis 2027-11-30'],
    ],
    [
      'die spätere mit demselben Beginn ersetzt die frühere, auch wenn sie kürzer ist',
      [bewilligt('2026-12-01', '2027-11-30'), bewilligt('2026-12-01', '2027-05-31')],
      ['2026-12-01 bis 2027-05-31'],
    ],
    [
      'eine Änderung mitten im Zeitraum gilt ab ihrem ersten Tag',
      [bewilligt('2026-12-01', '2027-11-30'), bewilligt('2027-03-01', '2027-11-30')],
      ['2026-12-01 bis 2027-02-28', '2027-03-01 bis 2027-11-30'],
    ],
    [
      'die spätere mit früherem Beginn ersetzt, was sie berührt',
      [bewilligt('2026-12-01', '2027-11-30'), bewilligt('2026-11-01', '2027-04-30')],
      ['2026-11-01 bis 2027-04-30'],
    ],
    [
      'eine Festsetzung für die alte Zeit lässt die neue, wie sie ist',
      [
        bewilligt('2026-06-01', '2026-11-30'),
        bewilligt('2026-12-01', '2027-05-31'),
        bewilligt('2026-06-01', '2026-11-30'),
      ],
      ['2026-06-01 bis 2026-11-30', '2026-12-01 bis 2027-05-31'],
    ],
    [
      'eine Aufhebung beendet ihn am Tag davor, und was danach käme, entfällt',
      [bewilligt('2026-06-01', '2026-11-30'), bewilligt('2026-12-01', '2027-11-30'), aufgehoben('2026-10-01')],
      ['2026-06-01 bis 2026-09-30, aufgehoben'],
    ],
    [
      'eine Aufhebung von Anfang an lässt nichts übrig',
      [bewilligt('2026-12-01', '2027-11-30'), aufgehoben('2026-12-01')],
      [],
    ],
    [
      'eine Aufhebung nach dem Ende ändert nichts',
      [bewilligt('2026-06-01', '2026-11-30'), aufgehoben('2026-12-01')],
      ['2026-06-01 bis 2026-11-30'],
    ],
    [
      'nach einer Aufhebung zählt, was später bewilligt ist',
      [bewilligt('2026-06-01', '2027-05-31'), aufgehoben('2026-10-01'), bewilligt('2027-01-01', '2027-12-31')],
      ['2026-06-01 bis 2026-09-30, aufgehoben', '2027-01-01 bis 2027-12-31'],
    ],
    [
      'wird nach einer Aufhebung die ganze Zeit neu bewilligt, ist sie vergessen',
      [bewilligt('2026-06-01', '2027-05-31'), aufgehoben('2026-10-01'), bewilligt('2026-06-01', '2027-05-31')],
      ['2026-06-01 bis 2027-05-31'],
    ],
  ])('%s', (_, festlegungen, erwartet) => {
    expect(show(festlegungen)).toEqual(erwartet)
  })

  test('es zählt der Tag der Freigabe, nicht die Reihenfolge der Zeilen', () => {
    const [erste, zweite] = [bewilligt('2026-12-01', '2027-11-30'), bewilligt('2026-12-01', '2027-05-31')]
    expect(show([zweite, erste])).toEqual(['2026-12-01 bis 2027-05-31'])
  })

  test('eine Änderung, die das Ende lässt, lässt auch, seit wann es bekannt ist; ein neues Ende nicht', () => {
    const erste = bewilligt('2026-12-01', '2027-11-30')
    const gleich = bewilligt('2027-03-01', '2027-11-30')
    expect(listBewilligungen([erste, gleich]).at(-1)).toMatchObject({
      bescheidId: gleich.bescheidId,
      seit: erste.freigegeben,
    })
    const kuerzer = bewilligt('2027-03-01', '2027-08-31')
    expect(listBewilligungen([erste, kuerzer]).at(-1)!.seit).toEqual(kuerzer.freigegeben)
  })

  const festlegungen = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: zweiTage.map(([von, bis]): Festlegung => bewilligt(von, bis)) },
      { weight: 1, arbitrary: tage.map((ab): Festlegung => aufgehoben(ab)) },
    ),
    { maxLength: 12 },
  )
  const near = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), fc.boolean()), { maxLength: 12 })
    .map((all) =>
      all.map(([beginn, dauer, ende], i): Festlegung => {
        const von = addTage('2026-01-01', beginn)
        const wer = { bescheidId: `n${String(i).padStart(2, '0')}`, freigegeben: am(i) }
        return ende ? { ...wer, aufgehobenAb: von } : { ...wer, zeitraum: { von, bis: addTage(von, dauer) } }
      }),
    )

  test('nie überlappen sich zwei, alle sind in Ordnung, und jeder gehört zu einem Bescheid', () => {
    fc.assert(
      fc.property(fc.oneof(near, festlegungen), (alle) => {
        const all = listBewilligungen(alle)
        for (const [i, one] of all.entries()) {
          expect(one.von <= one.bis).toBe(true)
          if (i > 0) expect(one.von > all[i - 1]!.bis).toBe(true)
          expect(alle.some(({ bescheidId }) => bescheidId === one.bescheidId)).toBe(true)
        }
      }),
    )
  })

  test('was der letzte Bescheid bewilligt, gilt ganz; nach einer letzten Aufhebung gilt von ihrem Tag an nichts', () => {
    fc.assert(
      fc.property(near, (alle) => {
        const letzte = alle.at(-1)
        const all = listBewilligungen(alle)
        if (letzte?.zeitraum) expect(all).toContainEqual(expect.objectContaining(letzte.zeitraum))
        if (letzte?.aufgehobenAb) expect(all.filter(({ bis }) => bis >= letzte.aufgehobenAb!)).toEqual([])
      }),
    )
  })
})

describe('Das Zeitfenster der Weiterbewilligung', () => {
  test.each([
    ['2026-12-31', '2026-09-30', '2026-12-17', '2027-01-31', '2027-02-28'],
    ['2026-11-30', '2026-08-30', '2026-11-16', '2026-12-31', '2027-01-30'],
    ['2027-02-28', '2026-11-28', '2027-02-14', '2027-03-31', '2027-04-28'],
    ['2026-11-15', '2026-08-15', '2026-11-01', '2026-11-30', '2027-01-15'],
  ])(
    'zum Ende %s öffnet es sich am %s, wird am %s knapp, ohne Lücke bis %s, zu am %s',
    (bis, oeffnet, knappAb, ohneLuecke, schliesst) => {
      expect(findFenster(bis)).toEqual({ oeffnet, knappAb, bis, ohneLuecke, schliesst })
    },
  )

  test.each<[string, Lage]>([
    ['2026-09-29', 'zu-frueh'],
    ['2026-09-30', 'offen'],
    ['2026-12-16', 'offen'],
    ['2026-12-17', 'knapp'],
    ['2026-12-31', 'knapp'],
    ['2027-01-01', 'abgelaufen'],
    ['2027-02-28', 'abgelaufen'],
    ['2027-03-01', 'vorbei'],
  ])('am %s ist die Lage zum Ende 2026-12-31: %s', (heute, lage) => {
    expect(computeLage({ bis: '2026-12-31', aufgehoben: false }, heute)).toBe(lage)
    expect(computeLage({ bis: '2026-12-31', aufgehoben: true }, heute)).toBe('aufgehoben')
  })

  test('die Lage geht nur vorwärts, und dran ist man genau im Fenster', () => {
    const folge: Lage[] = ['zu-frueh', 'offen', 'knapp', 'abgelaufen', 'vorbei']
    fc.assert(
      fc.property(tage, fc.integer({ min: -150, max: 150 }), (bis, abstand) => {
        const heute = addTage(bis, abstand)
        const [jetzt, morgen] = [heute, addTage(heute, 1)].map((tag) => computeLage({ bis, aufgehoben: false }, tag))
        expect(folge.indexOf(morgen!)).toBeGreaterThanOrEqual(folge.indexOf(jetzt!))
        const { oeffnet, schliesst } = findFenster(bis)
        expect(isDran(jetzt!)).toBe(heute >= oeffnet && heute <= schliesst)
      }),
    )
  })

  test('der letzte Tag ohne Lücke liegt nach dem Ende, im Monat, der ihm folgt', () => {
    fc.assert(
      fc.property(tage, (bis) => {
        const { ohneLuecke } = findFenster(bis)
        expect(ohneLuecke.slice(0, 7)).toBe(addTage(bis, 1).slice(0, 7))
        expect(addTage(ohneLuecke, 1).slice(8)).toBe('01')
      }),
    )
  })
})

describe('Die Erinnerungen', () => {
  test.each([
    ['2026-09-29', undefined, '2026-09-30'],
    ['2026-09-30', 'offen', '2026-12-17'],
    ['2026-12-16', 'offen', '2026-12-17'],
    ['2026-12-17', 'bald', '2026-12-31'],
    ['2026-12-31', 'ende', null],
    ['2027-02-28', 'ende', null],
    ['2027-03-01', undefined, null],
  ])('am %s ist zum Ende 2026-12-31 fällig: %s, die nächste am %s', (heute, stufe, naechste) => {
    expect([findStufe('2026-12-31', heute), nextErinnerung('2026-12-31', heute)]).toEqual([stufe, naechste])
  })

  test('wer jeden Tag hinsieht, erinnert an jede Stufe einmal und in ihrer Reihenfolge', () => {
    fc.assert(
      fc.property(tage, (bis) => {
        const seen: string[] = []
        let naechste: string | null = findFenster(bis).oeffnet
        for (let tag = addTage(bis, -100); tag <= addTage(bis, 70); tag = addTage(tag, 1)) {
          if (naechste === null || naechste > tag) continue
          const stufe = findStufe(bis, tag)
          if (stufe) seen.push(stufe)
          naechste = nextErinnerung(bis, tag)
        }
        expect(seen).toEqual(stufen)
      }),
      { numRuns: 20 },
    )
  })
})

test.each([
  ['2026-12-01', '2027-11-30'],
  ['2026-11-16', '2027-11-15'],
  ['2028-02-29', '2029-02-27'],
])('ein Zeitraum ab %s endet spätestens am %s', (von, bis) => {
  expect(latestBis(von)).toBe(bis)
})
