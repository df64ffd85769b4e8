import { describe, expect, test } from 'vitest'
import { haushalt } from './beispiel.test-daten.ts'
import type { Antworten } from './modell.ts'
import { listAufgaben } from './stand.ts'
import { listVorbelegtes, type Vorbelegtes, withoutSeite } from './vorbelegt.ts'
import { keyOf, walk } from './weg.ts'

const HEUTE = '2026-11-23'
const ada = {
  ...{ id: 'p1', vorname: 'Ada', geboren: '1980-05-01', arbeitet: true },
  stellen: [{ id: 's1', firma: 'Bäckerei', lohn: 120_000 }],
}
/** The Jobcenter knows all of Ada, and half of the home. */
const bekannt: Antworten = { personen: [ada], wohnart: 'miete', vermieter: 'Haus GmbH' }
const alles = listVorbelegtes(haushalt, bekannt)

/** What is left to look at once these pages were saved. */
const seen = (...seiten: string[]): Vorbelegtes | undefined =>
  walk(haushalt, bekannt, HEUTE)
    .filter((station) => seiten.includes(keyOf(station)))
    .reduce<Vorbelegtes | undefined>((rest, station) => withoutSeite(haushalt, rest, station), alles)

const list = (antworten: Antworten, vorbelegt: Vorbelegtes | undefined) =>
  listAufgaben(haushalt, antworten, { heute: HEUTE, vorbelegt }).map(
    ({ name, stand, fehlt, vorbelegt, weiter }) =>
      `${name}: ${stand}${fehlt ? ', es fehlt etwas' : ''}${vorbelegt ? ', ausgefüllt' : ''}, weiter mit ${keyOf(weiter)}`,
  )

describe('Was vor der Person ausgefüllt wurde', () => {
  test('steht je Ebene mit seinen Namen da, auch die Gruppen; was niemand gefragt wird, nicht', () => {
    expect(alles).toEqual({
      '': ['personen', 'wohnart', 'vermieter'],
      p1: ['vorname', 'geboren', 'arbeitet', 'stellen'],
      s1: ['firma', 'lohn'],
    })
    const mit = { ...bekannt, bescheide: [{ id: 'b', titel: 'x' }] }
    expect(listVorbelegtes({ mitgegeben: ['bescheide'] }, mit)).toEqual(alles)
    expect(listVorbelegtes(haushalt, {})).toEqual({})
  })

  test.each<[string, Antworten, Vorbelegtes | undefined, string[]]>([
    [
      'nichts ist bekannt',
      {},
      {},
      ['personen: offen, es fehlt etwas, weiter mit personen', 'wohnung: offen, es fehlt etwas, weiter mit wohnen'],
    ],
    [
      'nichts ist angesehen: Nichts ist begonnen, und jeder Abschnitt fängt vorn an',
      bekannt,
      alles,
      [
        'personen: offen, ausgefüllt, weiter mit personen',
        'wohnung: offen, es fehlt etwas, ausgefüllt, weiter mit wohnen',
        'umgang: offen, weiter mit kinder',
      ],
    ],
    [
      'eine Seite ist gespeichert, so wie sie war',
      bekannt,
      seen('wohnen'),
      [
        'personen: offen, ausgefüllt, weiter mit personen',
        'wohnung: begonnen, es fehlt etwas, weiter mit miete',
        'umgang: offen, weiter mit kinder',
      ],
    ],
    [
      'die Liste der Personen ist gespeichert',
      bekannt,
      seen('personen'),
      [
        'personen: fertig, weiter mit personen',
        'wohnung: offen, es fehlt etwas, ausgefüllt, weiter mit wohnen',
        'umgang: offen, weiter mit kinder',
      ],
    ],
    [
      'eine Stelle tief innen ist gespeichert',
      bekannt,
      seen('stelle/p1/s1'),
      [
        'personen: fertig, weiter mit personen',
        'wohnung: offen, es fehlt etwas, ausgefüllt, weiter mit wohnen',
        'umgang: offen, weiter mit kinder',
      ],
    ],
    [
      'eine eigene Antwort steht neben Bekanntem',
      { ...bekannt, miete: 60_000 },
      alles,
      [
        'personen: offen, ausgefüllt, weiter mit personen',
        'wohnung: fertig, weiter mit wohnen',
        'umgang: offen, weiter mit kinder',
      ],
    ],
    [
      'ein älterer Entwurf weiß es nicht: Alles zählt',
      bekannt,
      undefined,
      [
        'personen: fertig, weiter mit personen',
        'wohnung: begonnen, es fehlt etwas, weiter mit miete',
        'umgang: offen, weiter mit kinder',
      ],
    ],
  ])('zählt erst, wenn seine Seite gespeichert ist: %s', (_, antworten, vorbelegt, erwartet) => {
    expect(list(antworten, vorbelegt)).toEqual(erwartet)
  })

  test('sind alle Seiten gespeichert, bleibt nichts übrig; eine Seite ein zweites Mal ändert nichts', () => {
    expect(seen(...walk(haushalt, bekannt, HEUTE).map(keyOf))).toEqual({})
    const rest = seen('wohnen')
    const [station] = walk(haushalt, bekannt, HEUTE).filter(({ seite }) => seite === 'wohnen')
    expect(withoutSeite(haushalt, rest, station!)).toEqual(rest)
    expect(withoutSeite(haushalt, undefined, station!)).toBeUndefined()
  })
})
