import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTage } from '#platform/text/datum.ts'
import {
  computeZaehler,
  countAbwesend,
  countJeJahr,
  firstZustimmungstag,
  istNurFrei,
  istUeberschritten,
  isWerktag,
  lastAntragstag,
  nextWerktag,
  ueberschneiden,
  type Zeitraum,
} from './regeln.ts'
import { REGELN, regelAm } from './regeln-daten.ts'

const isoOf = (nummer: number) => new Date(Date.UTC(2024, 0, 1 + nummer)).toISOString().slice(0, 10)
const tage = fc.integer({ min: 0, max: 3650 }).map(isoOf)
const zeitraeume: fc.Arbitrary<Zeitraum> = fc
  .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 500 }))
  .map(([nummer, laenge]) => ({ von: isoOf(nummer), bis: isoOf(nummer + laenge) }))
const laender = fc.constantFrom(undefined, 'NI', 'BY', 'BE', 'ST')

/** Each day of a period, one by one. */
function listTage({ von, bis }: Zeitraum): string[] {
  const list: string[] = []
  for (let tag = von; tag <= bis; tag = addTage(tag, 1)) list.push(tag)
  return list
}

describe('Werktage der Abwesenheit', () => {
  test.each([
    ['2026-12-12', 'NI', true],
    ['2026-12-13', 'NI', false],
    ['2026-12-25', 'NI', false],
    ['2026-10-31', 'NI', false],
    ['2026-10-31', 'BY', true],
    ['2026-10-31', undefined, true],
    ['2026-01-06', 'ST', false],
    ['2026-01-06', 'NI', true],
    ['2026-05-01', undefined, false],
  ])('%s in %s: %s', (tag, land, erwartet) => {
    expect(isWerktag(tag, land)).toBe(erwartet)
  })

  test.each([
    ['2026-12-18', 'NI', '2026-12-19'],
    ['2026-12-19', 'NI', '2026-12-21'],
    ['2026-12-24', 'NI', '2026-12-28'],
    ['2026-10-30', 'NI', '2026-11-02'],
    ['2026-10-30', 'BY', '2026-10-31'],
  ])('nach dem %s in %s ist der nächste Werktag der %s', (tag, land, erwartet) => {
    expect(nextWerktag(tag, land)).toBe(erwartet)
  })
})

describe('Fünf Werktage vorher', () => {
  test.each([
    // Monday: Saturday, Friday, Thursday, Wednesday, Tuesday.
    ['2026-12-14', 'NI', '2026-12-08'],
    ['2026-12-12', 'NI', '2026-12-07'],
    // Over Christmas: 23., 22., 21., 19., 18. December lie before the 24th; holidays and Sundays do not count.
    ['2026-12-24', 'NI', '2026-12-18'],
    ['2026-12-28', 'NI', '2026-12-19'],
    ['2026-11-02', 'NI', '2026-10-26'],
    ['2026-11-02', 'BY', '2026-10-27'],
    ['2026-11-02', undefined, '2026-10-27'],
    ['2027-01-02', 'NI', '2026-12-24'],
  ])('wer am %s in %s fährt, fragt bis zum %s', (von, land, erwartet) => {
    expect(lastAntragstag(von, land)).toBe(erwartet)
  })

  test('der Tag ist ein Werktag, und von ihm an liegen fünf Werktage vor der Abwesenheit', () => {
    fc.assert(
      fc.property(tage, laender, (von, land) => {
        const last = lastAntragstag(von, land)
        expect(isWerktag(last, land)).toBe(true)
        const davor = listTage({ von: last, bis: addTage(von, -1) }).filter((tag) => isWerktag(tag, land))
        expect(davor.length).toBe(5)
      }),
    )
  })
})

describe('Drei Monate vorher', () => {
  test.each([
    ['2027-02-23', '2026-11-23'],
    ['2027-02-24', '2026-11-24'],
    ['2027-05-31', '2027-02-28'],
    ['2028-05-31', '2028-02-29'],
  ])('über eine Abwesenheit ab %s wird ab dem %s entschieden', (von, erwartet) => {
    expect(firstZustimmungstag(von)).toBe(erwartet)
  })
})

describe('Nur freie Tage', () => {
  test.each([
    ['2026-12-12', '2026-12-13', 'NI', true],
    ['2026-12-13', '2026-12-13', 'NI', true],
    ['2026-12-11', '2026-12-13', 'NI', false],
    ['2026-12-25', '2026-12-27', 'NI', true],
    ['2026-12-24', '2026-12-27', 'NI', false],
    ['2026-04-03', '2026-04-06', 'NI', true],
    ['2026-10-31', '2026-11-01', 'BY', true],
    ['2027-01-06', '2027-01-06', 'BY', true],
    ['2027-01-06', '2027-01-06', 'NI', false],
    ['2026-12-13', '2026-12-12', 'NI', false],
  ])('%s bis %s in %s: %s', (von, bis, land, erwartet) => {
    expect(istNurFrei({ von, bis }, land)).toBe(erwartet)
  })

  test('ist einer der Tage ein Werktag von Montag bis Freitag, ist es nicht nur frei', () => {
    fc.assert(
      fc.property(zeitraeume, laender, ({ von }, land) => {
        for (const laenge of [0, 1, 3, 9, 20]) {
          const zeitraum = { von, bis: addTage(von, laenge) }
          const frei = listTage(zeitraum).every((tag) => !isWerktag(tag, land) || new Date(tag).getUTCDay() === 6)
          expect(istNurFrei(zeitraum, land)).toBe(frei)
        }
      }),
    )
  })
})

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
