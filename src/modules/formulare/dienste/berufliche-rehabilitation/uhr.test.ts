import { describe, expect, test } from 'vitest'
import { countTage, nextWerktag } from '#modules/bescheide'
import { addMonate } from '#platform/text/datum.ts'
import { computeRehafristen, computeWeitergabe, type Rehalage } from './uhr.ts'

const NI = 'NI'
const lage = (rest: Partial<Rehalage> = {}): Rehalage => ({ eingang: '2026-11-23', traeger: 'agentur', ...rest })

describe('Die Uhr des Antrags auf Rehabilitation', () => {
  test.each<[string, Partial<Rehalage>, string | undefined, string | undefined, string | undefined]>([
    ['ohne Gutachten drei Wochen', {}, '2026-12-07', '2026-12-14', '2027-01-26'],
    ['ein Gutachten fehlt noch', { gutachten: {} }, '2026-12-07', undefined, '2027-01-26'],
    [
      'zwei Wochen nach dem Gutachten',
      { gutachten: { vorgelegt: '2027-01-05' } },
      '2026-12-07',
      '2027-01-19',
      '2027-01-26',
    ],
    ['sechs Wochen bei mehreren Trägern', { mehrereTraeger: true }, '2026-12-07', '2027-01-04', '2027-01-26'],
    [
      'mehrere Träger gehen dem Gutachten vor',
      { mehrereTraeger: true, gutachten: {} },
      '2026-12-07',
      '2027-01-04',
      '2027-01-26',
    ],
    ['zwei Monate mit Konferenz', { konferenz: true }, '2026-12-07', '2027-01-25', '2027-01-26'],
    [
      'die Konferenz geht allem vor',
      { konferenz: true, mehrereTraeger: true },
      '2026-12-07',
      '2027-01-25',
      '2027-01-26',
    ],
    [
      'weitergeleitet: niemand leitet noch einmal weiter',
      { weitergeleitet: true },
      undefined,
      '2026-12-14',
      '2027-01-26',
    ],
    [
      'der neue Tag einer Mitteilung zählt, auch ein Samstag',
      { mitteilung: { neuerTag: '2027-02-06' } },
      '2026-12-07',
      '2026-12-14',
      '2027-02-07',
    ],
    [
      'eine Mitteilung verkürzt nichts',
      { mitteilung: { neuerTag: '2026-12-24' } },
      '2026-12-07',
      '2026-12-14',
      '2027-01-26',
    ],
    ['über Weihnachten', { eingang: '2026-12-11' }, '2026-12-28', '2027-01-04', '2027-02-12'],
    ['am Ende des Monats', { eingang: '2025-12-31', konferenz: true }, '2026-01-14', '2026-03-02', '2026-03-03'],
  ])('%s', (_, rest, klaerung, entscheidung, genehmigtAb) => {
    expect(computeRehafristen(lage(rest), NI)).toMatchObject({ klaerung, entscheidung, genehmigtAb })
  })

  test.each([
    ['rentenversicherung', true],
    ['unfallversicherung', true],
    ['krankenkasse', true],
    ['entschaedigung', false],
    ['jugendhilfe', false],
    ['eingliederungshilfe', false],
  ] as const)('%s: gilt nach Ablauf der Zeit als genehmigt: %s', (traeger, genehmigt) => {
    expect(computeRehafristen(lage({ traeger }), NI).genehmigtAb !== undefined).toBe(genehmigt)
  })

  test('jede Frist nennt ihre Vorschrift; für Anträge vor 2018 gibt es keine Regel', () => {
    expect(computeRehafristen(lage({ konferenz: true }), NI).vorschriften.entscheidung).toBe('§ 15 Abs. 4 SGB IX')
    expect(computeRehafristen(lage({ gutachten: {} }), NI).vorschriften).toEqual({
      klaerung: '§ 14 Abs. 1 SGB IX',
      entscheidung: '§ 14 Abs. 2 SGB IX',
      genehmigtAb: '§ 18 Abs. 3 SGB IX',
    })
    expect(() => computeRehafristen(lage({ eingang: '2017-12-31' }), NI)).toThrow(
      'Für den 2017-12-31 ist keine Regel hinterlegt.',
    )
    expect(computeRehafristen(lage({ eingang: '2018-01-01' }), NI).klaerung).toBe('2018-01-15')
  })

  test.each([
    ['2026-11-23', '2026-11-24'],
    ['2026-11-27', '2026-11-30'],
    ['2026-12-23', '2026-12-24'],
    ['2026-12-24', '2026-12-28'],
  ])('was am %s im Jobcenter eingeht, ist bis zum %s bei der Agentur', (eingang, tag) => {
    expect(computeWeitergabe(eingang, NI)).toBe(tag)
  })
})

describe('Werktage', () => {
  test('der Feiertag eines Landes verschiebt nur dort; ist das Land nicht bekannt, zählen nur die Feiertage aller', () => {
    expect(nextWerktag('2025-10-30', { land: 'NI' })).toBe('2025-11-03')
    expect(nextWerktag('2025-10-30', { land: 'BY' })).toBe('2025-10-31')
    expect(nextWerktag('2025-10-30', { land: undefined })).toBe('2025-10-31')
    expect(nextWerktag('2026-04-30', { land: undefined })).toBe('2026-05-04')
  })

  test('Monate enden am selben Tag oder am letzten', () => {
    expect([addMonate('2026-01-31', 1), addMonate('2026-03-31', -1), countTage('2026-02-28', '2026-03-01')]).toEqual([
      '2026-02-28',
      '2026-02-28',
      1,
    ])
  })
})
