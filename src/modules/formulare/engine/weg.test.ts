import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listMaengel } from './aufbau.ts'
import { anyAntworten, haushalt, nachweise } from './beispiel.test-daten.ts'
import { type Antworten, ENDE, entriesOf, type Formular } from './modell.ts'
import { listNachweise } from './nachweise.ts'
import { compareAntworten, listAufgaben, listFehlende, readBack } from './stand.ts'
import { keyOf, neighbours, prune, unreachable, walk } from './weg.ts'

const HEUTE = '2026-11-23'
const ada = {
  id: 'p1',
  vorname: 'Ada',
  geboren: '1980-05-01',
  arbeitet: true,
  stellen: [{ id: 's1', firma: 'Bäckerei', lohn: 120_000 }],
}
const bo = { id: 'p2', vorname: 'Bo', geboren: '2020-02-29', arbeitet: false }
const ganz: Antworten = { personen: [ada, bo], wohnart: 'miete', vermieter: 'Haus GmbH', miete: 60_000 }

const keys = (antworten: Antworten) => walk(haushalt, antworten, HEUTE).map(keyOf)

describe('Der Weg', () => {
  test('führt durch jede Person und ihre Stellen, in ihrer Reihenfolge', () => {
    expect(keys(ganz)).toEqual([
      ...['personen', 'person/p1', 'arbeitet/p1', 'stellen/p1', 'stelle/p1/s1', 'person/p2', 'arbeitet/p2'],
      ...['wohnen', 'miete', 'kinder'],
    ])
  })

  test.each<[string, Antworten, string[]]>([
    ['ohne Antworten', {}, ['personen', 'wohnen', 'miete']],
    ['im Eigentum', { wohnart: 'eigen' }, ['personen', 'wohnen', 'haus']],
    ['zur Miete', { wohnart: 'miete' }, ['personen', 'wohnen', 'miete', 'kinder']],
  ])('hängt von den Antworten ab: %s', (_, antworten, weg) => {
    expect(keys(antworten)).toEqual(weg)
  })

  test('jede Seite kennt die davor und die danach; eine Seite außerhalb kennt niemanden', () => {
    const weg = walk(haushalt, ganz, HEUTE)
    for (const [i, station] of weg.entries()) {
      const { zurueck, weiter } = neighbours(weg, station)
      expect([zurueck && keyOf(zurueck), weiter && keyOf(weiter)]).toEqual([keys(ganz)[i - 1], keys(ganz)[i + 1]])
    }
    expect(neighbours(weg, { seite: 'haus', eintraege: [] })).toEqual({})
    expect(neighbours(weg, { seite: 'person', eintraege: ['fremd'] })).toEqual({})
  })

  test('führt er im Kreis oder nirgendwohin, fällt das auf', () => {
    const kreis = { ...haushalt, uebergaenge: { ...haushalt.uebergaenge, miete: ['wohnen'] } }
    expect(() => walk(kreis, ganz, HEUTE)).toThrow('im Kreis')
    const { miete: _, ...rest } = haushalt.uebergaenge
    expect(() => walk({ ...haushalt, uebergaenge: rest }, ganz, HEUTE)).toThrow('nirgendwohin')
  })
})

describe('Was gesendet wird', () => {
  const verborgen = { ...ganz, wohnart: 'eigen', flaeche: 90, personen: [{ ...ada, arbeitet: false }, bo] }

  test('enthält nichts, wohin kein Weg führt, und sagt vorher, was wegfällt', () => {
    const gesendet = prune(haushalt, verborgen, HEUTE)
    expect(gesendet).toEqual({
      wohnart: 'eigen',
      flaeche: 90,
      personen: [{ id: 'p1', vorname: 'Ada', geboren: '1980-05-01', arbeitet: false }, bo],
    })
    expect(unreachable(haushalt, verborgen, HEUTE).sort()).toEqual(['miete', 'stellen', 'vermieter'])
    expect(unreachable(haushalt, ganz, HEUTE)).toEqual([])
  })

  test('bei beliebigen Antworten: nichts Unerreichbares ist darin, nichts Erreichbares fehlt, und ein zweites Mal ändert nichts', () => {
    fc.assert(
      fc.property(anyAntworten, (antworten) => {
        const gesendet = prune(haushalt, antworten, HEUTE)
        expect(prune(haushalt, gesendet, HEUTE)).toEqual(gesendet)
        expect(unreachable(haushalt, gesendet, HEUTE)).toEqual([])
        const [vorher, nachher] = [antworten, gesendet].map((alle) => walk(haushalt, alle, HEUTE))
        expect(nachher!.map(keyOf)).toEqual(vorher!.map(keyOf))
        const asked = (weg: typeof vorher) =>
          weg!.flatMap((one) => one.felder.map(({ name }) => [keyOf(one), name, one.sicht.hier[name]]))
        expect(asked(nachher)).toEqual(asked(vorher))
        expect(countFelder(gesendet)).toBe(asked(vorher).filter(([, , wert]) => wert !== undefined).length)
      }),
    )
  })

  /** Fields with a value on all levels. */
  function countFelder(antworten: Antworten): number {
    return Object.entries(antworten).reduce((sum, [name, wert]) => {
      if (name === 'id' || wert === undefined) return sum
      if (!haushalt.gruppen[name]) return sum + 1
      return sum + entriesOf(antworten, name).reduce((all, eintrag) => all + countFelder(eintrag), 0)
    }, 0)
  }
})

describe('Die Aufgabenliste', () => {
  const staende = (antworten: Antworten) =>
    listAufgaben(haushalt, antworten, { heute: HEUTE }).map(
      ({ name, stand, weiter }) => `${name} ${stand} ${keyOf(weiter)}`,
    )

  test('sagt je Abschnitt, wie weit er ist und wo es weitergeht', () => {
    expect(staende({})).toEqual(['personen offen personen', 'wohnung offen wohnen'])
    const { geboren: _, ...ohneTag } = ada
    expect(staende({ personen: [ohneTag], wohnart: 'eigen' })).toEqual([
      'personen begonnen person/p1',
      'wohnung begonnen haus',
    ])
    expect(staende(ganz)).toEqual(['personen fertig personen', 'wohnung fertig wohnen', 'umgang offen kinder'])
  })

  test('nur Freiwilliges darf fehlen', () => {
    expect(listFehlende(haushalt, ganz, HEUTE)).toEqual([])
    expect(listFehlende(haushalt, { ...ganz, personen: [] }, HEUTE).map(keyOf)).toEqual(['personen'])
    expect(listFehlende(haushalt, { ...ganz, vermieter: undefined }, HEUTE).map(keyOf)).toEqual(['wohnen'])
  })
})

describe('Vorlesen, vergleichen, Nachweise', () => {
  test('jede Angabe steht mit ihrer Seite da, die der Personen mit ihrem Namen', () => {
    const blocks = readBack(haushalt, ganz, HEUTE).map(({ station, eintraege, angaben }) => [
      keyOf(station),
      eintraege.join(', '),
      angaben.map(({ feld, wert }) => `${feld.name}=${String(wert)}`).join(' '),
    ])
    expect(blocks).toContainEqual(['person/p2', 'Bo', 'vorname=Bo geboren=2020-02-29'])
    expect(blocks).toContainEqual(['stelle/p1/s1', 'Ada, Bäckerei', 'firma=Bäckerei lohn=120000'])
    expect(blocks).toContainEqual(['kinder', '', 'bedarf=undefined'])
    expect(blocks.map(([key]) => key)).not.toContain('personen')
  })

  test('der Vergleich nennt, was neu, anders und fort ist; die Reihenfolge der Einträge zählt nicht', () => {
    const neu = {
      ...ganz,
      miete: 65_000,
      vermieter: undefined,
      personen: [
        { ...bo, vorname: 'Bob' },
        { ...ada, stellen: [] },
        { id: 'p3', vorname: 'Cem' },
      ],
    }
    const gefunden = compareAntworten(ganz, neu).map(({ pfad, art }) => `${pfad} ${art}`)
    expect(gefunden.sort()).toEqual(
      [
        'miete geaendert',
        'personen/p1/stellen/s1 entfernt',
        'personen/p2/vorname geaendert',
        'personen/p3 neu',
        'vermieter entfernt',
      ].sort(),
    )
    expect(compareAntworten(ganz, { ...ganz, personen: [bo, ada] })).toEqual([])
  })

  test('Nachweise folgen aus dem, was gesendet wird', () => {
    const list = (antworten: Antworten) =>
      listNachweise(haushalt, nachweise, { antworten, heute: HEUTE }).map(({ schluessel, fuer }) =>
        `${schluessel} ${fuer ?? ''}`.trim(),
      )
    expect(list(ganz)).toEqual(['mietvertrag', 'ausweis/p1 Ada', 'ausweis/p2 Bo', 'lohn/s1 Ada, Bäckerei'])
    expect(list({ ...ganz, wohnart: 'eigen', personen: [{ ...ada, arbeitet: false }] })).toEqual(['ausweis/p1 Ada'])
    const stelle = { lohn: 90_000, firma: 'Bäckerei' }
    const zweimal = {
      ...ada,
      stellen: [
        { ...stelle, id: 's1' },
        { ...stelle, id: 's2' },
      ],
    }
    // One for each: nobody could tell them apart by the firm alone.
    expect(list({ ...ganz, personen: [zweimal] }).slice(-2)).toEqual([
      'lohn/s1 Ada, Bäckerei 1',
      'lohn/s2 Ada, Bäckerei 2',
    ])
  })
})

describe('Der Aufbau eines Formulars', () => {
  test('das Beispiel hat keinen Mangel', () => {
    expect(listMaengel(haushalt)).toEqual([])
  })

  const { seiten, uebergaenge, gruppen } = haushalt
  test.each<[string, Partial<Formular>, RegExp]>([
    [
      'Ziel fehlt',
      { uebergaenge: { ...uebergaenge, miete: ['garten'] } },
      /miete führt zu einer Seite, die es nicht gibt: garten/,
    ],
    [
      'Bedingung am Ende',
      { uebergaenge: { ...uebergaenge, miete: [{ nach: ENDE, wenn: () => true }] } },
      /letzte Übergang/,
    ],
    ['verdeckt', { uebergaenge: { ...uebergaenge, miete: [ENDE, ENDE] } }, /verdeckt/],
    [
      'ohne Übergang',
      { seiten: { ...seiten, garten: { frage: '?', felder: [] } }, uebergaenge: { ...uebergaenge, miete: ['garten'] } },
      /führt nirgendwohin: garten/,
    ],
    [
      'unerreichbar',
      { seiten: { ...seiten, garten: { frage: '?', felder: [] } } },
      /Keine Seite führt hierher: garten/,
    ],
    ['doppelter Name', { seiten: { ...seiten, haus: seiten['miete']! } }, /schon vergeben: miete/],
    ['Gruppe ohne Sammlung', { gruppen: { ...gruppen, konten: gruppen['stellen']! } }, /Niemand sammelt: konten/],
    ['Sammlung ohne Gruppe', { gruppen: { personen: gruppen['personen']! } }, /Gruppe, die es nicht gibt: stellen/],
    ['Seite auf zwei Ebenen', { uebergaenge: { ...uebergaenge, stelle: ['miete'] } }, /zwei Ebenen: miete/],
  ])('fällt auf: %s', (_, teil, mangel) => {
    expect(listMaengel({ ...haushalt, ...teil }).join('\n')).toMatch(mangel)
  })
})
