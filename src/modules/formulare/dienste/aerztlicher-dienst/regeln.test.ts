import { describe, expect, test } from 'vitest'
import { type Antworten, optionsOf } from '../../engine/modell.ts'
import { readFeld } from '../../engine/werte.ts'
import { aerztlicherDienst } from './index.ts'

const heute = '2026-11-23'
const { seiten } = aerztlicherDienst.formular
const sicht = (hier: Antworten) => ({ hier, alle: hier, heute })
const feldOf = (seite: string, name: string) => seiten[seite]!.felder.find((feld) => feld.name === name)!

function auftragOptionen(alle: Antworten) {
  const feld = feldOf('auftrag', 'auftrag')
  if (feld.art !== 'auswahl') throw new Error('Der Auftrag wird nicht ausgewählt.')
  return optionsOf(feld, sicht(alle))
}

const auftrag = { id: 'a1', titel: 'Welche Arbeiten sind möglich?', datum: '2026-11-09', bis: '2026-11-30' }
const wissen = { bekannt: {}, haushalt: [], letzte: undefined }
const begin = (...auftraege: (typeof auftrag)[]) => aerztlicherDienst.vorbelegen!({ ...wissen, auftraege }, () => 'x')

describe('Der Auftrag an den Ärztlichen Dienst', () => {
  test('ein einziger offener Auftrag ist schon gewählt, von zweien keiner', () => {
    expect(begin(auftrag)).toEqual({ auftraege: [auftrag], auftrag: 'a1' })
    expect(begin(auftrag, { ...auftrag, id: 'a2' })['auftrag']).toBeUndefined()
    expect(aerztlicherDienst.vorbelegen!(wissen, () => 'x')).toEqual({ auftraege: [] })
  })

  test('die Liste nennt Tag und Frist; es bleibt ein Weg ohne Auftrag', () => {
    expect(auftragOptionen(begin(auftrag)).map(({ wert, hinweis }) => [wert, hinweis])).toEqual([
      ['a1', 'Auftrag vom 9. November 2026. Unterlagen bis 30. November 2026.'],
      ['anderer', undefined],
      ['ohne', expect.stringContaining('besprochen')],
    ])
    expect(auftragOptionen({}).map(({ text }) => text)).toEqual([
      'Zu einem Auftrag aus einem Schreiben',
      'Ohne Auftrag',
    ])
  })

  test.each<[string, Antworten, boolean]>([
    ['am letzten Tag', { ...begin({ ...auftrag, bis: heute }) }, false],
    ['einen Tag danach', { ...begin({ ...auftrag, bis: '2026-11-22' }) }, true],
    ['ohne Auftrag', { ...begin({ ...auftrag, bis: '2026-11-22' }), auftrag: 'ohne' }, false],
  ])('die Frist der Unterlagen: %s', (_, alle, warned) => {
    expect(seiten['auftrag']!.warne!(sicht(alle)).length > 0).toBe(warned)
  })
})

test.each<[Antworten, boolean]>([
  [{ freiwillig: true, auftrag: 'a1', fragebogen: true, krankheiten: [], entbindungen: [], hinweis: 'Hallo' }, false],
  [{ fragebogen: true, beschwerden: 'Rücken' }, true],
  [{ krankheiten: [{ id: 'k1' }] }, true],
  [{ entbindungen: [{ id: 'e1' }] }, true],
])('%o: sagt etwas zum Auftrag: %s', (antworten, ja) => {
  expect(aerztlicherDienst.hatAngaben!(antworten)).toBe(ja)
})

describe('Hinweise und Grenzen', () => {
  test.each<[string, Antworten, boolean]>([
    ['nichts angegeben', { dokumente: [], entbindungen: [] }, true],
    ['ein Dokument', { dokumente: [{ id: 'd' }] }, false],
    ['eine Schweigepflichtentbindung', { entbindungen: [{ id: 'e' }] }, false],
    ['der Fragebogen', { fragebogen: true }, false],
  ])('am Ende: %s', (_, alle, warned) => {
    expect(seiten['hinweis']!.warne!(sicht(alle)).length > 0).toBe(warned)
  })

  test('eine Krankheit aus der Zukunft fällt auf', () => {
    const warned = (jahr: number) => seiten['krankheit']!.warne!(sicht({ jahr })).length > 0
    expect([warned(2026), warned(2027)]).toEqual([false, true])
  })

  test.each<[string, string, Record<string, string>, boolean]>([
    ['koerper', 'groesse', { groesse: '250' }, true],
    ['koerper', 'groesse', { groesse: '251' }, false],
    ['koerper', 'gewicht', { gewicht: '82,5' }, true],
    ['koerper', 'gewicht', { gewicht: '19' }, false],
    ['dokument', 'datum', { 'datum-tag': '23', 'datum-monat': '11', 'datum-jahr': '2026' }, true],
    ['dokument', 'datum', { 'datum-tag': '24', 'datum-monat': '11', 'datum-jahr': '2026' }, false],
    ['umfang', 'gueltigBis', { 'gueltigBis-tag': '23', 'gueltigBis-monat': '11', 'gueltigBis-jahr': '2026' }, true],
    ['umfang', 'gueltigBis', { 'gueltigBis-tag': '22', 'gueltigBis-monat': '11', 'gueltigBis-jahr': '2026' }, false],
    ['auftrag', 'auftragVom', { 'auftragVom-tag': '24', 'auftragVom-monat': '11', 'auftragVom-jahr': '2026' }, false],
    ['hinweis', 'hinweis', { hinweis: 'x'.repeat(2000) }, true],
    ['hinweis', 'hinweis', { hinweis: 'x'.repeat(2001) }, false],
  ])('%s.%s (%#)', (seite, name, eingabe, ok) => {
    expect(readFeld(feldOf(seite, name), eingabe, sicht({})).ok).toBe(ok)
  })
})

describe('Versiegelt', () => {
  test('der ganze Vorgang ist versiegelt, und sein Titel sagt nichts über die Gesundheit', () => {
    expect(aerztlicherDienst.versiegelt).toBe(true)
    const antworten = { beschwerden: 'Rücken', dokumente: [{ id: 'd', art: 'befund' }] }
    expect(aerztlicherDienst.titel(antworten)).toBe(aerztlicherDienst.titel({}))
  })

  test('vor dem Senden steht, was das Jobcenter sieht und wann der Ärztliche Dienst beginnt', () => {
    const [sieht, beginn] = aerztlicherDienst.folgen!({ auftrag: 'a1' }, heute)
    expect(sieht).toMatch(/Ihr Jobcenter sieht nur/)
    expect(beginn).toMatch(/beide da sind/)
    expect(aerztlicherDienst.folgen!({ auftrag: 'ohne' }, heute)[1]).toMatch(/erst, wenn Ihr Jobcenter einen Auftrag/)
  })

  test('jede Frage des Fragebogens lässt sich auslassen', () => {
    const pages = [
      'beschwerden',
      'belastung',
      'therapie',
      'sinne',
      'seele',
      'unfall',
      'verfahren',
      'koerper',
      'koennen',
    ]
    const felder = [...pages, 'wuensche'].flatMap((seite) => seiten[seite]!.felder)
    expect(felder.filter(({ freiwillig }) => !freiwillig)).toEqual([])
  })
})
