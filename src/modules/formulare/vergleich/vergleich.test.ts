import { describe, expect, test } from 'vitest'
import type { Antworten, Formular } from '../engine/modell.ts'
import { alignEntries, describeAenderungen } from './vergleich.ts'

const janein = (name: string, label: string) => ({ name, label, art: 'janein' as const })
const formular: Formular = {
  name: 'probe',
  fassung: 1,
  abschnitte: [{ name: 'a', titel: 'A', beginn: 'miete' }],
  seiten: {
    miete: {
      frage: 'Was kostet die Wohnung?',
      felder: [{ name: 'miete', label: 'Miete', art: 'betrag' }, janein('allein', 'Wohnen Sie allein?')],
    },
    leute: { frage: 'Wer wohnt bei Ihnen?', felder: [], sammlung: 'personen' },
    person: {
      frage: 'Wer ist das?',
      felder: [
        { name: 'vorname', label: 'Vorname', art: 'name' },
        { name: 'lohn', label: 'Lohn', art: 'betrag', freiwillig: true },
      ],
    },
  },
  uebergaenge: {
    miete: [{ nach: 'ende', wenn: ({ hier }) => hier['allein'] === true }, 'leute'],
    leute: ['ende'],
    person: ['ende'],
  },
  gruppen: {
    personen: { beginn: 'person', einzahl: 'Person', benenne: ({ vorname }) => String(vorname ?? ''), hoechstens: 9 },
  },
}
const [WOHNUNG, WER] = ['Was kostet die Wohnung?', 'Wer ist das?']
const ada = { id: '1', vorname: 'Ada', lohn: 100000 }
const vorher: Antworten = { miete: 50000, allein: false, personen: [ada, { id: '2', vorname: 'Bo' }] }
const describeAll = (nachher: Antworten) => describeAenderungen(formular, { vorher, nachher, heute: '2026-11-23' })

describe('Unterschiede in Worten', () => {
  test('gleiche Antworten haben keine', () => {
    expect(describeAll(structuredClone(vorher) as Antworten)).toEqual([])
  })

  test('geändert steht es mit Frage, Person, vorher und nachher da', () => {
    const personen = [
      { ...ada, lohn: 120000 },
      { id: '2', vorname: 'Bo' },
    ]
    expect(describeAll({ ...vorher, miete: 60050, personen })).toEqual([
      { frage: 'Miete', seite: WOHNUNG, fuer: undefined, vorher: '500,00\u00a0€', nachher: '600,50\u00a0€' },
      { frage: 'Lohn', seite: WER, fuer: 'Ada', vorher: '1.000,00\u00a0€', nachher: '1.200,00\u00a0€' },
    ])
  })

  test('wer dazukommt oder fehlt, steht mit allen Angaben da', () => {
    expect(describeAll({ ...vorher, personen: [ada, { id: '3', vorname: 'Cem', lohn: 1 }] })).toEqual([
      { frage: 'Person', seite: undefined, fuer: undefined, vorher: 'Bo', nachher: undefined },
      { frage: 'Vorname', seite: WER, fuer: 'Bo', vorher: 'Bo', nachher: undefined },
      { frage: 'Person', seite: undefined, fuer: undefined, vorher: undefined, nachher: 'Cem' },
      { frage: 'Vorname', seite: WER, fuer: 'Cem', vorher: undefined, nachher: 'Cem' },
      { frage: 'Lohn', seite: WER, fuer: 'Cem', vorher: undefined, nachher: '0,01\u00a0€' },
    ])
  })

  test('was nicht mehr gefragt wird, entfällt', () => {
    const rows = describeAll({ miete: 50000, allein: true })
    expect(rows.filter(({ nachher }) => nachher === undefined).map(({ frage, vorher: alt }) => [frage, alt])).toEqual([
      ['Person', 'Ada'],
      ['Vorname', 'Ada'],
      ['Lohn', '1.000,00\u00a0€'],
      ['Person', 'Bo'],
      ['Vorname', 'Bo'],
    ])
  })

  test('zwei Anträge: dieselbe Person ist dieselbe, auch mit anderer Kennung', () => {
    const nachher: Antworten = {
      ...vorher,
      personen: [
        { id: '9', vorname: 'Bo' },
        { ...ada, id: '8', lohn: 7 },
      ],
    }
    expect(
      describeAenderungen(formular, { vorher: alignEntries(formular, vorher, nachher), nachher, heute: '2026-11-23' }),
    ).toEqual([{ frage: 'Lohn', seite: WER, fuer: 'Ada', vorher: '1.000,00\u00a0€', nachher: '0,07\u00a0€' }])
  })
})
