import { describe, expect, test } from 'vitest'
import { raiseAntworten } from '../../engine/fassung.ts'
import type { Antworten } from '../../engine/modell.ts'
import { veraenderungen } from './index.ts'

const HEUTE = '2026-11-23'

describe('Veränderungen: Entwürfe der ersten Fassung', () => {
  const raise = (...aenderungen: Antworten[]) =>
    raiseAntworten(veraenderungen.formular, { aenderungen } as never, { fassung: 1, heute: HEUTE })['aenderungen']

  test('die Anschrift in einer Zeile wird zu drei Feldern; was keine ist, geht nicht verloren', () => {
    const kontakt = { id: 'kontakt', bereich: 'daten', daten: 'kontakt', ab: HEUTE, wer: ['ich'] }
    expect(raise({ ...kontakt, postanschrift: 'Hof 1, 30159 Hannover' })).toEqual([
      { ...kontakt, postStrasse: 'Hof 1', postPlz: '30159', postOrt: 'Hannover' },
    ])
    expect(raise({ ...kontakt, postanschrift: 'bei Öz' })).toEqual([{ ...kontakt, postStrasse: 'bei Öz' }])
    const ich = { id: 'auszug', bereich: 'menschen', menschen: 'auszug', ab: HEUTE, wer: ['ich'] }
    expect(raise({ ...ich, auszugAnschrift: 'Ring 7\n30159 Hannover' })).toEqual([
      { ...ich, auszugStrasse: 'Ring 7', auszugPlz: '30159', auszugOrt: 'Hannover' },
    ])
  })
})
