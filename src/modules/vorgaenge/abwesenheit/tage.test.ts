import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTage } from '#platform/text/datum.ts'
import { REGELN, regelAm } from './regeln-daten.ts'
import { computeZaehler, countAbwesend, countJeJahr, istUeberschritten, ueberschneiden, type Zeitraum } from './tage.ts'

const isoOf = (nummer: number) => new Date(Date.UTC(2024, 0, 1 + nummer)).toISOString().slice(0, 10)
const zeitraeume: fc.Arbitrary<Zeitraum> = fc
  .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 500 }))
  .map(([nummer, laenge]) => ({ von: isoOf(nummer), bis: isoOf(nummer + laenge) }))

/** Each day of a period, one by one. */
function listTage({ von, bis }: Zeitraum): string[] {
  const list: string[] = []
  for (let tag = von; tag <= bis; tag = addTage(tag, 1)) list.push(tag)
  return list
}

describe('Tage zählen', () => {
  test.each([
    ['2026-12-01', '2026-12-01', 1],
    ['2026-12-01', '2026-12-21', 21],
    ['2026-03-28', '2026-03-30', 3],
    ['2026-10-24', '2026-10-26', 3],
    ['2028-02-28', '2028-03-01', 3],
    ['2026-12-02', '2026-12-01', 0],
  ])('%s bis %s sind %i Tage: der erste und der letzte zählen mit', (von, bis, erwartet) => {
    expect(countAbwesend({ von, bis })).toBe(erwartet)
  })

  test('über Silvester zählt jeder Tag in seinem Jahr', () => {
    expect([...countJeJahr([{ von: '2026-12-27', bis: '2027-01-05' }])]).toEqual([
      [2026, 5],
      [2027, 5],
    ])
    expect([...countJeJahr([{ von: '2025-12-31', bis: '2027-01-01' }])]).toEqual([
      [2025, 1],
      [2026, 365],
      [2027, 1],
    ])
  })

  test('ein Tag zählt einmal, auch wenn er in zwei Zeiten liegt', () => {
    const zeiten = [
      { von: '2026-05-10', bis: '2026-05-20' },
      { von: '2026-05-01', bis: '2026-05-12' },
      { von: '2026-05-15', bis: '2026-05-16' },
      { von: '2026-05-21', bis: '2026-05-21' },
      { von: '2026-05-31', bis: '2026-05-30' },
    ]
    expect([...countJeJahr(zeiten)]).toEqual([[2026, 21]])
  })

  test('es sind so viele Tage, wie man einzeln zählt', () => {
    fc.assert(
      fc.property(fc.array(zeitraeume, { maxLength: 6 }), (zeiten) => {
        const einzeln = new Map<number, number>()
        for (const tag of new Set(zeiten.flatMap(listTage))) {
          const jahr = Number(tag.slice(0, 4))
          einzeln.set(jahr, (einzeln.get(jahr) ?? 0) + 1)
        }
        expect(new Map(countJeJahr(zeiten))).toEqual(einzeln)
      }),
    )
  })

  test('die Reihenfolge ändert nichts', () => {
    fc.assert(
      fc.property(fc.array(zeitraeume, { maxLength: 6 }), (zeiten) => {
        expect(countJeJahr([...zeiten].reverse())).toEqual(countJeJahr(zeiten))
      }),
    )
  })

  test.each([
    ['2026-05-01', '2026-05-10', '2026-05-10', '2026-05-12', true],
    ['2026-05-01', '2026-05-10', '2026-05-11', '2026-05-12', false],
    ['2026-05-05', '2026-05-06', '2026-05-01', '2026-05-31', true],
  ])('%s bis %s und %s bis %s überschneiden sich: %s', (von, bis, abTag, bisTag, erwartet) => {
    const [one, other] = [
      { von, bis },
      { von: abTag, bis: bisTag },
    ]
    expect([ueberschneiden(one, other), ueberschneiden(other, one)]).toEqual([erwartet, erwartet])
  })
})

describe('21 Tage im Jahr', () => {
  const zaehle = (neu: Zeitraum, ...frueher: Zeitraum[]) => computeZaehler(neu, frueher, () => 21)

  test('ohne frühere Tage zählt nur die neue Zeit', () => {
    expect(zaehle({ von: '2026-12-01', bis: '2026-12-14' })).toEqual([
      { jahr: 2026, neu: 14, verbraucht: 14, verbleibend: 7, hoechstens: 21 },
    ])
  })

  test('frühere Tage desselben Jahres zählen mit, die anderer Jahre nicht', () => {
    const sommer = { von: '2026-07-01', bis: '2026-07-14' }
    const letztes = { von: '2025-07-01', bis: '2025-07-14' }
    const [zaehler] = zaehle({ von: '2026-12-01', bis: '2026-12-08' }, sommer, letztes)
    expect(zaehler).toEqual({ jahr: 2026, neu: 8, verbraucht: 22, verbleibend: 0, hoechstens: 21 })
    expect(istUeberschritten(zaehler!)).toBe(true)
    const [genau] = zaehle({ von: '2026-12-01', bis: '2026-12-07' }, sommer, letztes)
    expect([genau!.verbraucht, istUeberschritten(genau!)]).toEqual([21, false])
  })

  test('über Silvester gibt es zwei Zähler', () => {
    const neu = { von: '2026-12-21', bis: '2027-01-10' }
    expect(zaehle(neu, { von: '2026-05-01', bis: '2026-05-12' })).toEqual([
      { jahr: 2026, neu: 11, verbraucht: 23, verbleibend: 0, hoechstens: 21 },
      { jahr: 2027, neu: 10, verbraucht: 10, verbleibend: 11, hoechstens: 21 },
    ])
  })

  test('eine längere Zeit verbraucht nie weniger, und verbraucht und verbleibend ergeben zusammen mindestens die Zahl', () => {
    fc.assert(
      fc.property(zeitraeume, fc.array(zeitraeume, { maxLength: 4 }), (neu, frueher) => {
        const laenger = computeZaehler({ ...neu, bis: addTage(neu.bis, 1) }, frueher, () => 21)
        for (const one of computeZaehler(neu, frueher, () => 21)) {
          expect(one.verbraucht + one.verbleibend >= 21).toBe(true)
          expect(one.neu >= 0 && one.neu <= one.verbraucht).toBe(true)
          expect(laenger.find(({ jahr }) => jahr === one.jahr)!.verbraucht >= one.verbraucht).toBe(true)
        }
      }),
    )
  })
})

describe('Die Regeln mit ihrem Tag', () => {
  test('die neueste steht zuerst, und vor der ersten gilt die erste', () => {
    const tage = REGELN.map(({ ab }) => ab)
    expect(tage).toEqual([...tage].sort().reverse())
    expect(regelAm('2026-11-23').hoechstens).toEqual({ ohneGrund: 21, veranstaltung: 21, angehoerige: 84 })
    expect(regelAm('2020-01-01')).toBe(REGELN.at(-1))
  })
})
