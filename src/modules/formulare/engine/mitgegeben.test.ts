import { describe, expect, test } from 'vitest'
import { listMaengel } from './aufbau.ts'
import { ENDE, type Formular } from './modell.ts'
import { readBack } from './stand.ts'
import { prune, unreachable } from './weg.ts'

const HEUTE = '2026-11-23'
const form: Formular = {
  name: 'wahl',
  fassung: 1,
  abschnitte: [{ name: 'wahl', titel: 'Wahl', beginn: 'wahl' }],
  seiten: { wahl: { frage: 'Was?', felder: [{ name: 'gewaehlt', label: 'Was', art: 'text' }] } },
  uebergaenge: { wahl: [ENDE] },
  gruppen: {},
  mitgegeben: ['liste'],
}
const antworten = { liste: [{ id: 'a', titel: 'Apfel' }], gewaehlt: 'a', alt: 1 }

describe('Was mitgegeben ist', () => {
  test('geht mit, ohne dass jemand danach gefragt wird', () => {
    expect(prune(form, antworten, HEUTE)).toEqual({ liste: antworten.liste, gewaehlt: 'a' })
    expect(unreachable(form, antworten, HEUTE)).toEqual(['alt'])
    expect(readBack(form, antworten, HEUTE).flatMap(({ angaben }) => angaben.map(({ feld }) => feld.name))).toEqual([
      'gewaehlt',
    ])
  })

  test('heißt nicht wie ein Feld', () => {
    expect(listMaengel(form)).toEqual([])
    expect(listMaengel({ ...form, mitgegeben: ['gewaehlt'] })).toEqual(['Der Name ist schon vergeben: gewaehlt (wahl)'])
  })
})
