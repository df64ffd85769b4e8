import { describe, expect, test } from 'vitest'
import { type Antworten, entriesOf } from '../../engine/modell.ts'
import { unreachable } from '../../engine/weg.ts'
import { weiterbewilligung } from './index.ts'

const HEUTE = '2026-11-23'
const ab = '2026-10-01'

const anna = { vorname: 'Anna', nachname: 'Klicker', geburtsdatum: '1985-03-04' }
const tim = { vorname: 'Tim', nachname: 'Klicker', geburtsdatum: '2009-05-06' }

/** The last renewal: Kim with Anna and Tim, a job each for Kim and Anna, Kindergeld. */
const letzte: Antworten = {
  ...{ grundmiete: 50_000, nebenkosten: 12_000, heizkosten: 8_000 },
  personen: [
    { id: 'p1', ...anna, stand: 'gleich' },
    { id: 'p2', ...tim, stand: 'gleich' },
  ],
  stellen: [
    { id: 's1', stelleWer: 'ich', firma: 'Bäckerei Korn', beschaeftigung: 'sv', brutto: 80_000, stelleStand: 'gleich' },
    { id: 's2', stelleWer: 'p1', firma: 'Gärtnerei', beschaeftigung: 'sv', brutto: 60_000, stelleStand: 'neu' },
  ],
  leistungen: [
    { id: 'l1', leistungWer: 'p2', leistungArt: 'kindergeld', leistungBetrag: 25_900, leistungStand: 'gleich' },
  ],
}

/** What a report says, with the people as it knows them: other ids than those of the application. */
const melde = (...aenderungen: Antworten[]): Antworten => ({
  haushalt: [
    { id: 'h-anna', ...anna },
    { id: 'h-tim', ...tim },
  ],
  aenderungen: aenderungen.map((one, i) => ({ id: `a${i}`, ab, ...one })),
})

function begin(...seither: Antworten[]): Antworten {
  let zahl = 0
  const wissen = { bekannt: {}, haushalt: [], letzte, seither, heute: HEUTE }
  return weiterbewilligung.vorbelegen!(wissen, () => `neu${++zahl}`)
}

const ich = { wer: ['ich'] }
const arbeit = (art: string, rest: Antworten) => ({ bereich: 'arbeit', arbeit: art, ...rest })
const geld = (art: string, rest: Antworten) => ({ bereich: 'geld', geld: art, ...rest })
const menschen = (art: string, rest: Antworten) => ({ bereich: 'menschen', menschen: art, ...rest })
const wohnen = (art: string, rest: Antworten) => ({ bereich: 'wohnen', wohnen: art, ...rest })

describe('Die Weiterbewilligung beginnt mit dem letzten Antrag und dem, was seither mitgeteilt wurde', () => {
  test('ohne Mitteilung bleibt alles, wie es beantragt war', () => {
    expect(begin()).toMatchObject({ grundmiete: 50_000, erwerb: true, wohntAllein: false })
    expect(begin()).not.toHaveProperty('vorhersehbar')
    expect(begin()).not.toHaveProperty('andereEinnahmen')
  })

  test('neue Wohnkosten und ein Umzug', () => {
    expect(begin(melde(wohnen('miete', { kostenart: 'heizung', neueKosten: 9500 })))).toMatchObject({
      grundmiete: 50_000,
      heizkosten: 9500,
    })
    const umzug = wohnen('umzug', { wohnform: 'eigentum', eigentumKosten: 30_000 })
    for (const name of ['grundmiete', 'nebenkosten', 'heizkosten']) expect(begin(melde(umzug))).not.toHaveProperty(name)
    const miete = wohnen('umzug', { wohnform: 'miete', grundmiete: 45_000, nebenkosten: 1, heizkosten: 2 })
    expect(begin(melde(miete))).toMatchObject({ grundmiete: 45_000, nebenkosten: 1, heizkosten: 2 })
  })

  test('die spätere Mitteilung gilt', () => {
    const miete = (neueKosten: number) => melde(wohnen('miete', { kostenart: 'miete', neueKosten }))
    expect(begin(miete(51_000), miete(52_000))).toMatchObject({ grundmiete: 52_000 })
  })

  test('wer einzog oder geboren wurde, steht da; Mitbewohner nicht; wer schon dasteht, nicht zweimal', () => {
    const ada = { einzugVorname: 'Ada', einzugNachname: 'Neu', einzugGeboren: '1990-05-05' }
    const neu = begin(
      melde(
        menschen('einzug', { ...ada, einzugBeziehung: 'partner' }),
        menschen('einzug', { ...ada, einzugVorname: 'Otto', einzugBeziehung: 'mitbewohner' }),
        menschen('geburt', { kindVorname: 'Bo', kindNachname: 'Klicker' }),
        menschen('einzug', {
          ...{ einzugVorname: 'tim', einzugNachname: 'Klicker', einzugGeboren: tim.geburtsdatum },
          einzugBeziehung: 'kind',
        }),
      ),
    )
    expect(
      entriesOf(neu, 'personen').map(({ vorname, geburtsdatum, stand }) => [vorname, geburtsdatum, stand]),
    ).toEqual([
      ['Anna', anna.geburtsdatum, 'gleich'],
      ['Tim', tim.geburtsdatum, 'gleich'],
      ['Ada', '1990-05-05', 'gleich'],
      ['Bo', ab, 'gleich'],
    ])
  })

  test('wer auszog, steht mit dem Tag da, und nicht mehr mit Stelle und Leistung; wer starb, steht nicht mehr da', () => {
    const weg = begin(melde(menschen('auszug', { wer: ['h-anna'] }), menschen('tod', { wer: ['h-tim'] })))
    expect(entriesOf(weg, 'personen')).toEqual([{ id: 'p1', ...anna, stand: 'ausgezogen', standSeit: ab }])
    expect(entriesOf(weg, 'stellen').map(({ id }) => id)).toEqual(['s1'])
    expect(weg).not.toHaveProperty('leistungen')
  })

  test('eine neue Stelle kommt dazu, eine beendete fällt weg, ein neuer Lohn steht da', () => {
    const neu = begin(
      melde(
        arbeit('arbeitsaufnahme', {
          ...{ wer: ['h-tim'], betrieb: 'Kino', beschaeftigung: 'minijob', brutto: 30_000, schwankend: true },
        }),
        arbeit('lohn', { wer: ['h-anna'], lohnBetrieb: ' gärtnerei ', lohnart: 'laufend', neuerLohn: 65_000 }),
        arbeit('arbeitsende', { ...ich, endeBetrieb: 'Bäckerei Korn' }),
        arbeit('lohn', { wer: ['h-anna'], lohnBetrieb: 'Gärtnerei', lohnart: 'einmalig', neuerLohn: 1 }),
      ),
    )
    expect(
      entriesOf(neu, 'stellen').map(({ stelleWer, firma, brutto, stelleStand }) => [
        stelleWer,
        firma,
        brutto,
        stelleStand,
      ]),
    ).toEqual([
      ['p1', 'Gärtnerei', 65_000, 'gleich'],
      ['p2', 'Kino', 30_000, 'gleich'],
    ])
  })

  test('Leistungen und Unterhalt: neu, anders, zu Ende', () => {
    const leistung = (rest: Antworten) => geld('sozialleistung', { wer: ['h-tim'], leistung: 'kindergeld', ...rest })
    const anders = begin(melde(leistung({ leistungStand: 'bewilligt', leistungBetrag: 26_500 })))
    expect(entriesOf(anders, 'leistungen').map(({ leistungBetrag }) => leistungBetrag)).toEqual([26_500])
    expect(begin(melde(leistung({ leistungStand: 'beendet' })))).not.toHaveProperty('leistungen')
    const nurBeantragt = begin(melde(leistung({ leistungStand: 'beantragt' })))
    expect(entriesOf(nurBeantragt, 'leistungen').map(({ leistungBetrag }) => leistungBetrag)).toEqual([25_900])
    const unterhalt = (rest: Antworten) => geld('unterhalt', { wer: ['h-tim'], ...rest })
    const kommt = begin(melde(unterhalt({ unterhaltStand: 'neu', unterhaltBetrag: 20_000 })))
    expect(kommt).toMatchObject({ andereEinnahmen: true, einnahmen: [{ einnahmeWer: 'p2', einnahmeBetrag: 20_000 }] })
    const endet = begin(
      melde(unterhalt({ unterhaltStand: 'neu', unterhaltBetrag: 20_000 }), unterhalt({ unterhaltStand: 'ende' })),
    )
    expect(endet).not.toHaveProperty('einnahmen')
  })

  test('Selbständigkeit, die begann, steht da; die endete, nicht', () => {
    const beginnt = arbeit('selbstaendigkeit', { ...ich, selbstAktion: 'beginn', taetigkeit: 'Nähen', gewinn: 100 })
    expect(begin(melde(beginnt))).toMatchObject({ selbstaendig: true, selbstWer: ['ich'], taetigkeit: 'Nähen' })
    const endet = arbeit('selbstaendigkeit', { ...ich, selbstAktion: 'ende', taetigkeit: 'Nähen' })
    expect(begin(melde(endet))).not.toHaveProperty('selbstaendig')
  })

  test('was erst kommt, ändert noch nichts und steht unter dem, was vorhersehbar ist', () => {
    const morgen = '2026-11-24'
    const kommt = begin(melde(arbeit('arbeitsende', { ...ich, ab: morgen, endeBetrieb: 'Bäckerei Korn' })))
    expect(entriesOf(kommt, 'stellen')).toHaveLength(2)
    expect(kommt).toMatchObject({ vorhersehbar: true, vorhaben: [{ vorhabenArt: 'arbeit', vorhabenAm: morgen }] })
    const heute = begin(melde(arbeit('arbeitsende', { ...ich, ab: HEUTE, endeBetrieb: 'Bäckerei Korn' })))
    expect(entriesOf(heute, 'stellen')).toHaveLength(1)
  })

  test('was die Weiterbewilligung nicht fragt, und wen niemand kennt, ändert nichts', () => {
    const fremd = arbeit('lohn', { wer: ['andere'], lohnBetrieb: 'Gärtnerei', lohnart: 'laufend', neuerLohn: 1 })
    const anderes = { bereich: 'daten', daten: 'kontakt', neuesTelefon: '1' }
    expect(begin(melde(fremd, anderes, { bereich: 'constructor' }))).toEqual(begin())
  })

  test('alles davon liegt auf dem Weg', () => {
    const voll = begin(
      melde(
        menschen('auszug', { wer: ['h-anna'] }),
        geld('unterhalt', { wer: ['h-tim'], unterhaltStand: 'neu', unterhaltBetrag: 20_000 }),
        arbeit('selbstaendigkeit', { ...ich, selbstAktion: 'beginn', taetigkeit: 'Nähen', gewinn: 100 }),
        wohnen('umzug', { ab: '2027-01-01' }),
      ),
    )
    expect(unreachable(weiterbewilligung.formular, voll, HEUTE)).toEqual([])
  })
})
