import { describe, expect, test } from 'vitest'
import { listMaengel } from './aufbau.ts'
import { keepTaken, raiseAntworten } from './fassung.ts'
import { type Antworten, ENDE, type Formular } from './modell.ts'
import { isComplete, listFehlende, listVeraltete } from './stand.ts'
import { keyOf, walk } from './weg.ts'

const HEUTE = '2026-11-23'

/** Version 3: `name` became two fields, and what a home is called has changed. */
const form: Formular = {
  name: 'umzug',
  fassung: 3,
  anheben: {
    1: ({ name, ...rest }) => {
      const [vorname, ...nachname] = String(name ?? '').split(' ')
      return { ...rest, vorname, nachname: nachname.join(' ') }
    },
    2: (alle) => ({ ...alle, wohnart: alle['wohnart'] === 'gemietet' ? 'miete' : alle['wohnart'] }),
  },
  abschnitte: [{ name: 'alles', titel: 'Alles', beginn: 'wer' }],
  seiten: {
    wer: {
      frage: 'Wer?',
      felder: [
        { name: 'vorname', label: 'Vorname', art: 'name' },
        { name: 'nachname', label: 'Nachname', art: 'name' },
      ],
    },
    wohnen: {
      frage: 'Wie?',
      felder: [{ name: 'wohnart', label: 'Wie', art: 'auswahl', optionen: [{ wert: 'miete', text: 'Zur Miete' }] }],
    },
    wann: {
      frage: 'Von wann bis wann?',
      felder: [
        { name: 'von', label: 'Von', art: 'datum', von: ({ heute }) => heute },
        { name: 'bis', label: 'Bis', art: 'datum', von: ({ hier, heute }) => String(hier['von'] ?? heute) },
      ],
    },
  },
  uebergaenge: { wer: ['wohnen'], wohnen: ['wann'], wann: [ENDE] },
  gruppen: {},
}

const raise = (alle: Antworten, fassung: number) => raiseAntworten(form, alle, { fassung, heute: HEUTE })

describe('Ein Entwurf in einer älteren Fassung', () => {
  test('wird Schritt für Schritt angehoben', () => {
    expect(raise({ name: 'Ada Muster', wohnart: 'gemietet' }, 1)).toEqual({
      ...{ vorname: 'Ada', nachname: 'Muster', wohnart: 'miete' },
    })
    expect(raise({ vorname: 'Ada', wohnart: 'gemietet' }, 2)).toEqual({ vorname: 'Ada', wohnart: 'miete' })
  })

  test('was die neue Fassung nicht annimmt, wird neu gefragt; alles andere bleibt', () => {
    const raised = raise({ name: 'Ada', wohnart: 'zelt', von: '2026-12-01', bis: '2026-12-02' }, 1)
    expect(raised).toEqual({ vorname: 'Ada', von: '2026-12-01', bis: '2026-12-02' })
    expect(listFehlende(form, raised, HEUTE).map(keyOf)).toEqual(['wer', 'wohnen'])
  })

  test('der gleichen oder einer neueren Fassung wird nichts getan', () => {
    const alle = { wohnart: 'zelt' }
    expect([raise(alle, 3), raise(alle, 4)]).toEqual([alle, alle])
  })

  test('ein Schritt von einer Fassung, die es nicht gab, fällt auf', () => {
    expect(listMaengel(form)).toEqual([])
    expect(listMaengel({ ...form, anheben: { 3: (alle) => alle } })).toEqual([
      'Ein Schritt von einer Fassung, die es nicht gab: 3',
    ])
  })
})

describe('Eine Antwort, die einmal richtig war', () => {
  const ganz = { vorname: 'A', nachname: 'B', wohnart: 'miete', von: '2026-11-23', bis: '2026-11-30' }
  const wann = (alle: Antworten, heute = HEUTE) => walk(form, alle, heute).find(({ seite }) => seite === 'wann')!

  test('zählt nicht mehr, wenn andere Antworten oder der Tag sie überholt haben, und die Seite sagt es', () => {
    expect(isComplete(form, wann(ganz))).toBe(true)
    const spaeter = wann({ ...ganz, von: '2026-12-05' })
    expect([isComplete(form, spaeter), Object.keys(listVeraltete(spaeter))]).toEqual([false, ['bis']])
    const morgen = wann(ganz, '2026-11-24')
    expect([isComplete(form, morgen), listVeraltete(morgen)]).toEqual([
      false,
      { von: 'Das Datum liegt zu früh. Möglich ist es ab 24.11.2026.' },
    ])
  })

  test('von dem, was bekannt ist, wird nur genommen, was die Seite annimmt', () => {
    const bekannt = { vorname: 'Ada <3', nachname: 'Muster', wohnart: 'schloss', von: HEUTE, bis: '2026-11-01' }
    expect(keepTaken(form, bekannt, HEUTE)).toEqual({ nachname: 'Muster', von: HEUTE })
  })
})
