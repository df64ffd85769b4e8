import { describe, expect, test } from 'vitest'
import { folgenOf } from '../../bausteine/pruefen.test-daten.ts'
import { abwesenheit } from './index.ts'
import { findAltersgrenze, listMitreisende } from './mitreisende.ts'

const VON = '2026-12-07'
const person = (geburtsdatum: string, id = 'p') => ({ id, vorname: 'Ada', nachname: 'Beispiel', geburtsdatum })

describe('Wer eine eigene Zustimmung braucht', () => {
  test.each([
    ['2011-12-08', false],
    ['2011-12-07', true],
    ['1990-02-01', true],
    ['1960-08-07', false],
    ['1960-08-08', true],
    ['1959-12-31', false],
    ['1950-01-01', false],
  ])('geboren am %s: %s', (geburtsdatum, erwartet) => {
    const alle = { haushalt: [person(geburtsdatum)], begleitung: ['p'] }
    expect(listMitreisende(alle, VON)).toMatchObject([{ brauchtZustimmung: erwartet }])
  })

  test.each([
    ['1946-05-05', '2011-05-05'],
    ['1947-05-05', '2012-06-05'],
    ['1958-05-05', '2024-05-05'],
    ['1959-05-05', '2025-07-05'],
    ['1963-05-05', '2030-03-05'],
    ['1964-05-05', '2031-05-05'],
    ['1990-05-05', '2057-05-05'],
  ])('wer am %s geboren ist, erreicht die Altersgrenze am %s', (geburtsdatum, tag) => {
    expect(findAltersgrenze(geburtsdatum)).toBe(tag)
  })

  test('nur wer genannt ist und auf der Liste steht', () => {
    const haushalt = [person('1990-01-01', 'a'), person('1991-01-01', 'b')]
    expect(listMitreisende({ haushalt, begleitung: ['b', 'x'] }, VON)).toEqual([
      { eintrag: 'b', vorname: 'Ada', nachname: 'Beispiel', geburtsdatum: '1991-01-01', brauchtZustimmung: true },
    ])
    expect(listMitreisende({ haushalt }, VON)).toEqual([])
  })

  test('vor dem Senden steht, wer das ist', () => {
    const reise = { grund: 'urlaub', von: VON, bis: '2026-12-08', haushalt: [person('1990-01-01')] }
    expect(folgenOf(abwesenheit, { ...reise, begleitung: ['p'] })).toContain(
      'Eine eigene Zustimmung brauchen: Ada Beispiel',
    )
    expect(folgenOf(abwesenheit, reise)).not.toContain('eigene Zustimmung')
    const kind = { ...reise, haushalt: [person('2016-01-01')], begleitung: ['p'] }
    expect(folgenOf(abwesenheit, kind)).not.toContain('eigene Zustimmung')
  })
})

describe('Abwesenheit: was der Vorgang davon behält', () => {
  test.each([
    ['urlaub', 'ohneGrund'],
    ['sonstiges', 'ohneGrund'],
    ['veranstaltung', 'veranstaltung'],
    ['angehoerige', 'angehoerige'],
    ['reha', undefined],
  ])('%s zählt zu %s', (grund, kontingent) => {
    const angaben = abwesenheit.abwesenheit!({ grund, von: VON, bis: '2026-12-08' })
    expect(angaben).toEqual({ von: VON, bis: '2026-12-08', grund, kontingent, mitreisende: [] })
  })

  test('ohne Tage nichts', () => {
    expect(abwesenheit.abwesenheit!({ grund: 'urlaub' })).toBeUndefined()
    expect(abwesenheit.abwesenheit!({ grund: 'urlaub', von: VON, bis: '2026-12-01' })).toBeUndefined()
  })
})

describe('Abwesenheit: was das Jobcenter schon weiß', () => {
  const zeit = (von: string, bis: string) => ({ von, bis })
  const begin = (abwesenheiten: object[], frueher: object[] = []) => {
    let zahl = 0
    const letzte = { frueher } as never
    const wissen = { bekannt: {}, haushalt: [], letzte, abwesenheiten: abwesenheiten as never }
    return abwesenheit.vorbelegen!(wissen, () => `neu${++zahl}`)['frueher']
  }
  const gefragt = zeit('2026-07-01', '2026-07-14')

  test.each([
    [
      'gilt, was zählt, nicht was gefragt war',
      { gefragt, zaehlt: zeit('2026-07-01', '2026-07-07'), grund: 'urlaub', kontingent: 'ohneGrund' },
      [{ id: 'neu1', von: '2026-07-01', bis: '2026-07-07', grund: 'urlaub' }],
    ],
    ['zählt Abgelehntes nicht', { gefragt, grund: 'urlaub', kontingent: 'ohneGrund' }, []],
    [
      'zählt, was die Sachbearbeitung anders zuordnet, dort',
      { gefragt, zaehlt: gefragt, grund: 'urlaub', kontingent: 'angehoerige' },
      [{ id: 'neu1', ...gefragt, grund: 'angehoerige' }],
    ],
    ['lässt weg, was zu nichts zählt', { gefragt, zaehlt: gefragt, grund: 'urlaub' }, []],
    [
      'behält Gründe, die zu nichts zählen',
      { gefragt, zaehlt: gefragt, grund: 'reha' },
      [{ id: 'neu1', ...gefragt, grund: 'reha' }],
    ],
    [
      'nennt Formloses Urlaub',
      { zaehlt: gefragt, kontingent: 'ohneGrund' },
      [{ id: 'neu1', ...gefragt, grund: 'urlaub' }],
    ],
  ])('%s', (_, known, erwartet) => {
    const eigener = { id: 'alt', ...gefragt, grund: 'urlaub' }
    const dazu = { id: 'dazu', von: '2026-02-01', bis: '2026-02-02', grund: 'urlaub' }
    const frueher = begin([known], [dazu])
    expect(frueher).toEqual([dazu, ...erwartet])
    // What the last request named of it comes from the file now.
    expect(begin([known], [dazu, eigener])).toEqual(frueher)
  })
})
