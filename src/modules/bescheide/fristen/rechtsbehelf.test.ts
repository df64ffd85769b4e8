import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonate } from '#platform/text/datum.ts'
import { type Bekanntgabe, computeBekanntgabe } from './bekanntgabe.ts'
import { orte, tage, zweiTage } from './beliebig.test-daten.ts'
import { computeRechtsbehelfsfrist, type Rechtsbehelfslage } from './rechtsbehelf.ts'
import { isWerktag } from './werktage.ts'

const NI = { land: 'NI' } as const

const uebergeben = (tag: string, imAusland = false) =>
  computeBekanntgabe({ weg: 'uebergabe', uebergeben: tag, imAusland })

const benachrichtigt = (tag: string) =>
  computeBekanntgabe({ weg: 'abruf', bereitgestellt: tag, benachrichtigungen: [{ gesendet: tag }] })

function fristOf(bekanntgabe: Bekanntgabe, rest: Partial<Rechtsbehelfslage> = {}) {
  return computeRechtsbehelfsfrist({ rechtsbehelf: 'widerspruch', belehrung: 'richtig', ort: NI, bekanntgabe, ...rest })
}

function lastDay(bekanntgabe: Bekanntgabe, rest: Partial<Rechtsbehelfslage> = {}): string {
  const frist = fristOf(bekanntgabe, rest)
  return frist.stand === 'berechnet' ? frist.letzterTag : 'offen'
}

const linesOf = (bekanntgabe: Bekanntgabe, rest: Partial<Rechtsbehelfslage> = {}) =>
  fristOf(bekanntgabe, rest).schritte.map(({ text, tag, vorschrift }) => `${tag ?? '-'} | ${text} | ${vorschrift}`)

describe('Frist für den Widerspruch', () => {
  test.each([
    ['2026-03-02', '2026-03-06', '2026-04-07'],
    ['2026-01-26', '2026-01-30', '2026-03-02'],
    ['2026-07-29', '2026-08-02', '2026-09-02'],
    ['2026-11-27', '2026-12-01', '2027-01-04'],
    ['2026-12-23', '2026-12-27', '2027-01-27'],
    ['2026-08-31', '2026-09-04', '2026-10-05'],
  ])('benachrichtigt am %s, bekannt gegeben am %s, letzter Tag in Niedersachsen der %s', (gesendet, tag, letzter) => {
    expect(benachrichtigt(gesendet)).toMatchObject({ tag })
    expect(lastDay(benachrichtigt(gesendet))).toBe(letzter)
  })

  test.each([
    ['2025-01-31', '2025-02-28'],
    ['2024-01-31', '2024-02-29'],
    ['2025-03-31', '2025-04-30'],
    ['2025-02-28', '2025-03-28'],
    ['2025-08-31', '2025-09-30'],
  ])('bekannt gegeben am %s endet sie am %s, mit dem Monat oder an derselben Zahl', (tag, letzter) => {
    expect(lastDay(uebergeben(tag))).toBe(letzter)
  })

  test('die Feiertage am Sitz des Amtes entscheiden', () => {
    expect(lastDay(uebergeben('2025-09-30'), { ort: { land: 'HE' } })).toBe('2025-10-30')
    expect(lastDay(uebergeben('2024-10-01'), { ort: { land: 'NI' } })).toBe('2024-11-01')
    expect(lastDay(uebergeben('2024-10-01'), { ort: { land: 'NW' } })).toBe('2024-11-04')
    expect(lastDay(uebergeben('2026-07-08'), { ort: { land: 'BY' } })).toBe('2026-08-10')
    expect(lastDay(uebergeben('2025-07-08'), { ort: { land: 'BY' } })).toBe('2025-08-08')
    expect(lastDay(uebergeben('2025-07-08'), { ort: { land: 'BY', ortsfeiertage: ['friedensfest'] } })).toBe(
      '2025-08-11',
    )
    expect(lastDay(uebergeben('2025-04-08'), { ort: { land: 'BE' } })).toBe('2025-05-09')
  })

  test('im Ausland sind es drei Monate', () => {
    expect(lastDay(uebergeben('2026-03-06', true))).toBe('2026-06-08')
    expect(lastDay(uebergeben('2025-11-28', true))).toBe('2026-03-02')
  })

  test.each(['fehlt', 'falsch'] as const)(
    'bei einer Belehrung, die %s ist, wird daraus ein Jahr, auch im Ausland',
    (belehrung) => {
      expect(lastDay(uebergeben('2026-03-05'), { belehrung })).toBe('2027-03-05')
      expect(lastDay(uebergeben('2026-03-06', true), { belehrung })).toBe('2027-03-08')
      expect(lastDay(uebergeben('2024-02-29'), { belehrung })).toBe('2025-02-28')
    },
  )

  test('ohne Bekanntgabe läuft keine Frist, und es steht da, warum', () => {
    const offen = computeBekanntgabe({ weg: 'abruf', bereitgestellt: '2026-03-02', benachrichtigungen: [] })
    expect(fristOf(offen)).toEqual(offen)
    expect(lastDay(offen)).toBe('offen')
  })

  test('so wurde gerechnet: vom Abruf bis zum Dienstag nach Ostern', () => {
    expect(linesOf(benachrichtigt('2026-03-02'))).toEqual([
      '2026-03-02 | Der Bescheid liegt im Portal bereit. | § 37 Abs. 2a SGB X',
      '2026-03-02 | Die Benachrichtigung über den Bescheid wurde abgeschickt. | § 37 Abs. 2a SGB X',
      '2026-03-06 | Am vierten Tag danach gilt der Bescheid als bekannt gegeben. Das kann auch ein Samstag, Sonntag oder Feiertag sein. | § 37 Abs. 2a SGB X',
      '2026-03-07 | Die Frist beginnt am Tag nach der Bekanntgabe. | § 64 Abs. 1 SGG',
      '2026-04-06 | Die Frist dauert einen Monat. Sie endet am Tag mit derselben Zahl. | § 84 Abs. 1 SGG, § 64 Abs. 2 SGG',
      '2026-04-06 | An diesem Tag endet keine Frist (Ostermontag). Es geht weiter zum nächsten Tag. | § 64 Abs. 3 SGG',
      '2026-04-07 | Letzter Tag für den Widerspruch, bis 24 Uhr. | § 84 Abs. 1 SGG',
    ])
  })

  test('so wurde gerechnet: am Ende eines kurzen Monats, im Ausland, ohne Belehrung', () => {
    expect(linesOf(uebergeben('2026-01-30')).slice(2)).toEqual([
      '2026-02-28 | Die Frist dauert einen Monat. Den Tag mit derselben Zahl gibt es nicht, deshalb endet sie am letzten Tag des Monats. | § 84 Abs. 1 SGG, § 64 Abs. 2 SGG',
      '2026-02-28 | An diesem Tag endet keine Frist (Samstag). Es geht weiter zum nächsten Tag. | § 64 Abs. 3 SGG',
      '2026-03-01 | An diesem Tag endet keine Frist (Sonntag). Es geht weiter zum nächsten Tag. | § 64 Abs. 3 SGG',
      '2026-03-02 | Letzter Tag für den Widerspruch, bis 24 Uhr. | § 84 Abs. 1 SGG',
    ])
    expect(linesOf(uebergeben('2026-03-05', true)).slice(1)).toEqual([
      '- | Der Bescheid wurde im Ausland bekannt gegeben. Dann gilt eine längere Frist. | § 84 Abs. 1 SGG',
      '2026-03-06 | Die Frist beginnt am Tag nach der Bekanntgabe. | § 64 Abs. 1 SGG',
      '2026-06-05 | Die Frist dauert drei Monate. Sie endet am Tag mit derselben Zahl. | § 84 Abs. 1 SGG, § 64 Abs. 2 SGG',
      '2026-06-05 | Letzter Tag für den Widerspruch, bis 24 Uhr. | § 84 Abs. 1 SGG',
    ])
    const lang = '§ 84 Abs. 2, § 66 Abs. 2 SGG'
    expect(linesOf(uebergeben('2026-03-05', true), { belehrung: 'fehlt' }).slice(1)).toEqual([
      `- | Die Belehrung über den Rechtsbehelf fehlt. Dann gilt eine längere Frist. | ${lang}`,
      '2026-03-06 | Die Frist beginnt am Tag nach der Bekanntgabe. | § 64 Abs. 1 SGG',
      `2027-03-05 | Die Frist dauert ein Jahr. Sie endet am Tag mit derselben Zahl. | ${lang}, § 64 Abs. 2 SGG`,
      `2027-03-05 | Letzter Tag für den Widerspruch, bis 24 Uhr. | ${lang}`,
    ])
    expect(linesOf(uebergeben('2026-03-05'), { belehrung: 'falsch' })[1]).toBe(
      `- | Die Belehrung über den Rechtsbehelf ist nicht richtig. Dann gilt eine längere Frist. | ${lang}`,
    )
  })
})

describe('Frist für die Klage', () => {
  test('ist ebenso lang, nach anderen Vorschriften', () => {
    const klage = { rechtsbehelf: 'klage' } as const
    expect(lastDay(uebergeben('2026-03-06'), klage)).toBe('2026-04-07')
    expect(lastDay(uebergeben('2026-03-06', true), klage)).toBe('2026-06-08')
    expect(lastDay(uebergeben('2026-03-05'), { ...klage, belehrung: 'fehlt' })).toBe('2027-03-05')
    expect(linesOf(uebergeben('2026-03-09'), klage).slice(-2)).toEqual([
      '2026-04-09 | Die Frist dauert einen Monat. Sie endet am Tag mit derselben Zahl. | § 87 SGG, § 64 Abs. 2 SGG',
      '2026-04-09 | Letzter Tag für die Klage, bis 24 Uhr. | § 87 SGG',
    ])
    expect(linesOf(uebergeben('2026-03-05'), { ...klage, belehrung: 'fehlt' }).at(-1)).toBe(
      '2027-03-05 | Letzter Tag für die Klage, bis 24 Uhr. | § 66 Abs. 2 SGG',
    )
  })
})

test.each(['widerspruch', 'klage'] as const)(
  'für Zeiten ohne Regel oder ohne Feiertage gibt es keine stille Antwort (%s)',
  (rechtsbehelf) => {
    expect(() => lastDay(uebergeben('1980-12-31'), { rechtsbehelf })).toThrow('1980-12-31 ist keine Regel')
    expect(() => lastDay(uebergeben('1981-01-01'), { rechtsbehelf })).toThrow('Jahr 1981 sind keine Feiertage')
  },
)

describe('Für jeden Tag und jedes Land', () => {
  const belehrungen = fc.constantFrom('richtig' as const, 'falsch' as const, 'fehlt' as const)

  test('wer später zur Post gibt, lässt nicht früher enden', () => {
    fc.assert(
      fc.property(zweiTage, orte, belehrungen, ([frueher, spaeter], ort, belehrung) => {
        const [a, b] = [frueher, spaeter].map((aufgegeben) =>
          lastDay(computeBekanntgabe({ weg: 'post', aufgegeben }), { ort, belehrung }),
        )
        expect(a! <= b!).toBe(true)
      }),
    )
  })

  test('der letzte Tag ist ein Werktag, frühestens nach einem Monat und höchstens fünf Tage nach dem Ende', () => {
    fc.assert(
      fc.property(tage, orte, (tag, ort) => {
        const letzter = lastDay(uebergeben(tag), { ort })
        const ende = addMonate(tag, 1)
        expect(isWerktag(letzter, ort)).toBe(true)
        expect(letzter >= ende).toBe(true)
        expect((Date.parse(letzter) - Date.parse(ende)) / 86_400_000).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('Ausland und fehlende Belehrung verkürzen nie', () => {
    fc.assert(
      fc.property(tage, orte, (tag, ort) => {
        const inland = lastDay(uebergeben(tag), { ort })
        const ausland = lastDay(uebergeben(tag, true), { ort })
        expect(inland < ausland).toBe(true)
        expect(ausland < lastDay(uebergeben(tag, true), { ort, belehrung: 'fehlt' })).toBe(true)
      }),
    )
  })

  test('die Schritte stehen in der Reihenfolge der Tage, und der letzte nennt den letzten Tag', () => {
    fc.assert(
      fc.property(tage, orte, belehrungen, (tag, ort, belehrung) => {
        const genannt = fristOf(benachrichtigt(tag), { ort, belehrung }).schritte.flatMap(
          (schritt) => schritt.tag ?? [],
        )
        expect(genannt).toEqual([...genannt].sort())
        expect(genannt.at(-1)).toBe(lastDay(benachrichtigt(tag), { ort, belehrung }))
      }),
    )
  })
})
