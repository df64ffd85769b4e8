import { describe, expect, test } from 'vitest'
import { findFeiertag, listFeiertage } from './feiertage.ts'
import { LAENDER, type Land } from './feiertage-daten.ts'

const tageOf = (jahr: number, land: Land | undefined) => listFeiertage(jahr, { land }).map(({ tag }) => tag.slice(5))
const namen = (tag: string) =>
  (Object.keys(LAENDER) as Land[]).filter((land) => findFeiertag(tag, { land }) !== undefined).join(' ')

const UEBERALL_2026 = [
  ['01-01', 'Neujahr'],
  ['04-03', 'Karfreitag'],
  ['04-06', 'Ostermontag'],
  ['05-01', 'Tag der Arbeit'],
  ['05-14', 'Christi Himmelfahrt'],
  ['05-25', 'Pfingstmontag'],
  ['10-03', 'Tag der Deutschen Einheit'],
  ['12-25', 'Erster Weihnachtstag'],
  ['12-26', 'Zweiter Weihnachtstag'],
] as const

const DAZU_2026: Record<Land, string[]> = {
  BW: ['01-06', '06-04', '11-01'],
  BY: ['01-06', '06-04', '11-01'],
  BE: ['03-08'],
  BB: ['04-05', '05-24', '10-31'],
  HB: ['10-31'],
  HH: ['10-31'],
  HE: ['06-04'],
  MV: ['03-08', '10-31'],
  NI: ['10-31'],
  NW: ['06-04', '11-01'],
  RP: ['06-04', '11-01'],
  SL: ['06-04', '08-15', '11-01'],
  SN: ['10-31', '11-18'],
  ST: ['01-06', '10-31'],
  SH: ['10-31'],
  TH: ['09-20', '10-31'],
}

describe('Feiertage', () => {
  test('wo das Land nicht bekannt ist, zählt von 2000 bis 2199 genau, was in jedem Land einer ist', () => {
    for (let jahr = 2000; jahr < 2200; jahr++) {
      const listen = (Object.keys(LAENDER) as Land[]).map((land) => tageOf(jahr, land))
      const ueberall = listen[0]!.filter((tag) => listen.every((list) => list.includes(tag)))
      expect(tageOf(jahr, undefined)).toEqual(ueberall)
    }
    expect(tageOf(2026, undefined)).toEqual(UEBERALL_2026.map(([tag]) => tag))
    // In 2017 it was one everywhere, by two rules.
    expect([2016, 2017, 2018].map((jahr) => tageOf(jahr, undefined).includes('10-31'))).toEqual([false, true, false])
  })

  test.each(Object.entries(DAZU_2026))('in %s sind es 2026 genau die gesetzlichen', (land, dazu) => {
    const ueberall = UEBERALL_2026.map(([tag]) => tag)
    expect(tageOf(2026, land as Land)).toEqual([...ueberall, ...dazu].sort())
  })

  test('es sind alle 16 Länder, mit ihren Namen', () => {
    expect(LAENDER).toEqual({
      BW: 'Baden-Württemberg',
      BY: 'Bayern',
      BE: 'Berlin',
      BB: 'Brandenburg',
      HB: 'Bremen',
      HH: 'Hamburg',
      HE: 'Hessen',
      MV: 'Mecklenburg-Vorpommern',
      NI: 'Niedersachsen',
      NW: 'Nordrhein-Westfalen',
      RP: 'Rheinland-Pfalz',
      SL: 'Saarland',
      SN: 'Sachsen',
      ST: 'Sachsen-Anhalt',
      SH: 'Schleswig-Holstein',
      TH: 'Thüringen',
    })
  })

  test.each([
    ...UEBERALL_2026.map(([tag, name]) => [`2026-${tag}`, 'HE', name] as const),
    ['2026-01-06', 'ST', 'Heilige Drei Könige'],
    ['2026-03-08', 'BE', 'Internationaler Frauentag'],
    ['2026-03-08', 'MV', 'Internationaler Frauentag'],
    ['2026-04-05', 'BB', 'Ostersonntag'],
    ['2026-05-24', 'BB', 'Pfingstsonntag'],
    ['2026-06-04', 'NW', 'Fronleichnam'],
    ['2026-08-15', 'SL', 'Mariä Himmelfahrt'],
    ['2026-09-20', 'TH', 'Weltkindertag'],
    ['2026-10-31', 'ST', 'Reformationstag'],
    ['2026-10-31', 'NI', 'Reformationstag'],
    ['2017-10-31', 'NI', 'Reformationstag'],
    ['2026-11-01', 'RP', 'Allerheiligen'],
    ['2026-11-18', 'SN', 'Buß- und Bettag'],
    ['2020-05-08', 'BE', 'Tag der Befreiung'],
    ['2025-05-08', 'BE', 'Tag der Befreiung'],
    ['2028-06-17', 'BE', 'Jahrestag des Volksaufstands von 1953'],
  ] as const)('der %s heißt in %s „%s“', (tag, land, name) => {
    expect(findFeiertag(tag, { land })).toEqual({ tag, name })
  })

  test.each([
    ['2016-10-31', 'BB MV SN ST TH'],
    ['2017-10-31', Object.keys(LAENDER).join(' ')],
    ['2018-10-31', 'BB HB HH MV NI SN ST SH TH'],
    ['2018-03-08', ''],
    ['2019-03-08', 'BE'],
    ['2022-03-08', 'BE'],
    ['2023-03-08', 'BE MV'],
    ['2018-09-20', ''],
    ['2019-09-20', 'TH'],
    ['2019-05-08', ''],
    ['2020-05-08', 'BE'],
    ['2021-05-08', ''],
    ['2024-05-08', ''],
    ['2025-05-08', 'BE'],
    ['2026-05-08', ''],
    ['2027-06-17', ''],
    ['2028-06-17', 'BE'],
    ['2029-06-17', ''],
  ])('am %s war oder ist Feiertag in: %s', (tag, laender) => {
    expect(namen(tag)).toBe(laender)
  })

  test.each(['2026-12-24', '2026-12-31', '2026-02-16', '2026-04-02', '2026-03-01'])(
    'der %s ist nirgends ein gesetzlicher Feiertag',
    (tag) => {
      expect(namen(tag)).toBe('')
    },
  )

  test.each([
    ['2018-11-21', 'der 23. November ist ein Freitag'],
    ['2025-11-19', 'der 23. November ist ein Sonntag'],
    ['2022-11-16', 'der 23. November ist selbst ein Mittwoch'],
    ['2023-11-22', 'der 23. November ist ein Donnerstag'],
    ['2024-11-20', 'der 23. November ist ein Samstag'],
    ['2027-11-17', 'der 23. November ist ein Dienstag'],
  ])('der Buß- und Bettag ist am %s, denn %s', (tag) => {
    const tage = listFeiertage(Number(tag.slice(0, 4)), { land: 'SN' })
    expect(tage.filter(({ name }) => name === 'Buß- und Bettag')).toEqual([{ tag, name: 'Buß- und Bettag' }])
  })

  test('was nur in manchen Gemeinden gilt, gilt nur, wo es genannt ist', () => {
    const augsburg = { land: 'BY', ortsfeiertage: ['friedensfest', 'mariae-himmelfahrt'] } as const
    expect(findFeiertag('2026-08-08', augsburg)?.name).toBe('Augsburger Friedensfest')
    expect(findFeiertag('2026-08-15', augsburg)?.name).toBe('Mariä Himmelfahrt')
    expect(findFeiertag('2026-08-08', { land: 'BY' })).toBeUndefined()
    expect(findFeiertag('2026-08-15', { land: 'BY' })).toBeUndefined()
    expect(findFeiertag('2026-08-08', { land: 'BY', ortsfeiertage: ['mariae-himmelfahrt'] })).toBeUndefined()
    expect(findFeiertag('2026-08-08', { land: 'NI', ortsfeiertage: ['friedensfest'] })).toBeUndefined()
    expect(findFeiertag('2026-06-04', { land: 'SN', ortsfeiertage: ['fronleichnam'] })?.name).toBe('Fronleichnam')
    expect(findFeiertag('2026-06-04', { land: 'TH', ortsfeiertage: ['fronleichnam'] })?.name).toBe('Fronleichnam')
    expect(findFeiertag('2026-06-04', { land: 'TH' })).toBeUndefined()
  })

  test('zwei Feiertage können auf einen Tag fallen, und die Liste steht nach Tagen', () => {
    const tage = listFeiertage(2008, { land: 'HE' })
    expect(tage.filter(({ tag }) => tag === '2008-05-01').map(({ name }) => name)).toEqual([
      'Tag der Arbeit',
      'Christi Himmelfahrt',
    ])
    expect(tage.map(({ tag }) => tag)).toEqual(tage.map(({ tag }) => tag).sort())
  })

  test('für Jahre ohne Daten gibt es keine stille Antwort', () => {
    expect(listFeiertage(2000, { land: 'NI' })[0]).toEqual({ tag: '2000-01-01', name: 'Neujahr' })
    expect(findFeiertag('2199-12-26', { land: 'NI' })?.name).toBe('Zweiter Weihnachtstag')
    expect(findFeiertag('2199-12-31', { land: 'NI' })).toBeUndefined()
    expect(() => listFeiertage(1999, { land: 'NI' })).toThrow('Für das Jahr 1999 sind keine Feiertage hinterlegt.')
    expect(() => findFeiertag('2200-01-01', { land: 'NI' })).toThrow(RangeError)
    expect(() => findFeiertag('2026-02-30', { land: 'NI' })).toThrow(RangeError)
  })
})
