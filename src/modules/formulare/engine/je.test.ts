import { describe, expect, test } from 'vitest'
import { listMaengel } from './aufbau.ts'
import { type Antworten, ENDE, type Formular } from './modell.ts'
import { nextStop } from './seite.ts'
import { listAufgaben } from './stand.ts'
import { isBeside, keyOf, prune, questionOf, walk } from './weg.ts'

const HEUTE = '2026-11-23'

const form: Formular = {
  name: 'je',
  fassung: 1,
  abschnitte: [
    { name: 'wer', titel: 'Wer', beginn: 'leute' },
    { name: 'geld', titel: 'Geld', beginn: 'arbeit', je: 'leute', wenn: ({ hier }) => hier['kind'] !== true },
    { name: 'schluss', titel: 'Schluss', beginn: 'schluss' },
  ],
  seiten: {
    leute: { frage: 'Wer?', felder: [], sammlung: 'leute' },
    mensch: { frage: 'Ist das ein Kind?', felder: [{ name: 'kind', label: 'Kind', art: 'janein' }] },
    arbeit: { frage: 'Wo arbeitet diese Person?', anSie: 'Wo arbeiten Sie?', felder: [], sammlung: 'stellen' },
    stelle: { frage: 'Bei wem?', anSie: 'Nie gezeigt?', felder: [{ name: 'firma', label: 'Firma', art: 'text' }] },
    lohn: { frage: 'Wie viel?', felder: [{ name: 'lohn', label: 'Lohn', art: 'betrag' }] },
    schluss: { frage: 'Noch etwas?', felder: [{ name: 'rest', label: 'Rest', art: 'text' }] },
  },
  uebergaenge: {
    leute: [ENDE],
    mensch: [ENDE],
    arbeit: ['lohn'],
    stelle: [ENDE],
    lohn: [ENDE],
    schluss: [ENDE],
  },
  gruppen: {
    leute: {
      beginn: 'mensch',
      einzahl: 'Mensch',
      benenne: ({ id }) => id,
      selbst: ({ id }) => id === 'a',
      hoechstens: 9,
    },
    stellen: { beginn: 'stelle', einzahl: 'Stelle', benenne: ({ firma }) => String(firma ?? ''), hoechstens: 9 },
  },
}

const alle: Antworten = {
  leute: [
    { id: 'a', kind: false, lohn: 5, stellen: [{ id: 's', firma: 'X' }] },
    { id: 'b', kind: true, lohn: 7 },
    { id: 'c', kind: false },
  ],
}

describe('Ein Abschnitt je Person', () => {
  const weg = walk(form, alle, HEUTE)

  test('die Seiten eines Eintrags stehen neben denen desselben Eintrags, nicht neben denen der anderen', () => {
    const besides = (seite: string) => {
      const station = weg.find((one) => keyOf(one) === seite)!
      return weg.filter((one) => isBeside(one, station)).map(keyOf)
    }
    expect(besides('lohn/a')).toEqual(['arbeit/a', 'lohn/a'])
    expect(besides('lohn/c')).toEqual(['arbeit/c', 'lohn/c'])
    expect(besides('stelle/a/s')).toEqual(['stelle/a/s'])
    expect(besides('mensch/b')).toEqual(['mensch/b'])
    expect(besides('leute')).toEqual(['leute'])
  })

  test('geht die Personen durch, für die er gilt, mit dem, was zu ihnen gehört', () => {
    expect(weg.map(keyOf)).toEqual([
      ...['leute', 'mensch/a', 'mensch/b', 'mensch/c'],
      ...['arbeit/a', 'stelle/a/s', 'lohn/a', 'arbeit/c', 'lohn/c', 'schluss'],
    ])
    expect(listMaengel(form)).toEqual([])
  })

  test('was er nicht fragt, wird nicht gesendet', () => {
    const [a, b, c] = prune(form, alle, HEUTE)['leute'] as unknown as Antworten[]
    expect([a, b, c]).toEqual([
      { id: 'a', kind: false, lohn: 5, stellen: [{ id: 's', firma: 'X' }] },
      { id: 'b', kind: true },
      { id: 'c', kind: false, stellen: [] },
    ])
  })

  test('ist eine Zeile der Aufgabenliste, und er führt zur ersten Person, bei der etwas fehlt', () => {
    const geld = listAufgaben(form, alle, { heute: HEUTE }).find(({ name }) => name === 'geld')!
    expect([geld.stand, keyOf(geld.weiter)]).toEqual(['begonnen', 'lohn/c'])
  })

  test('nach der letzten Seite einer Person kommt die nächste, nach der letzten Person nichts', () => {
    const stop = (key: string) => {
      const next = nextStop(form, weg, weg.find((one) => keyOf(one) === key)!)
      return next && keyOf(next)
    }
    expect(stop('lohn/a')).toBe('arbeit/c')
    expect(stop('stelle/a/s')).toBe('arbeit/a')
    expect(stop('lohn/c')).toBeUndefined()
    expect(stop('mensch/a')).toBe('leute')
  })

  test('eine unbekannte Gruppe fällt auf', () => {
    const abschnitte = form.abschnitte.map((one) => (one.je ? { ...one, je: 'fremde' } : one))
    expect(listMaengel({ ...form, abschnitte }).join()).toContain('fremde')
  })

  test('wer den Antrag stellt, wird mit „Sie“ gefragt, auf der Ebene der Personen', () => {
    const asked = Object.fromEntries(weg.map((station) => [keyOf(station), questionOf(form, station)]))
    expect(asked).toMatchObject({
      'arbeit/a': 'Wo arbeiten Sie?',
      'arbeit/c': 'Wo arbeitet diese Person?',
      'stelle/a/s': 'Bei wem?',
      'mensch/a': 'Ist das ein Kind?',
      schluss: 'Noch etwas?',
    })
  })
})
