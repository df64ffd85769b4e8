import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { type Antworten, entriesOf } from '../../engine/modell.ts'
import { nextStop } from '../../engine/seite.ts'
import { listFehlende } from '../../engine/stand.ts'
import { unreachable, walk } from '../../engine/weg.ts'
import { weiterbewilligung } from './index.ts'
import { beginnOf, hatLuecke, istUeberFreibetrag } from './zeitraum.ts'

const HEUTE = '2026-11-23'

describe('Weiterbewilligung: der neue Zeitraum', () => {
  test.each([
    [undefined, '2026-11-01', false],
    ['2026-12-31', '2027-01-01', false],
    ['2026-11-30', '2026-12-01', false],
    ['2026-11-15', '2026-11-16', false],
    ['2026-11-01', '2026-11-02', false],
    ['2026-10-31', '2026-11-01', false],
    ['2026-09-30', '2026-11-01', true],
  ])('bewilligt bis %s beginnt er am %s; Lücke: %s', (bewilligtBis, beginn, luecke) => {
    const alle = bewilligtBis === undefined ? {} : { bewilligtBis }
    expect(beginnOf(alle, HEUTE)).toBe(beginn)
    expect(hatLuecke(alle, HEUTE)).toBe(luecke)
    const folgen = folgenOf(weiterbewilligung, alle)
    expect(folgen.includes('keine Leistung')).toBe(luecke)
    expect(folgen).toContain('Ihr Antrag wirkt ab dem ')
  })

  test('er beginnt nie vor dem Monat des Antrags und nie vor dem Ende des alten', () => {
    const tage = fc
      .integer({ min: 0, max: 1500 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(tage, tage, (bewilligtBis, heute) => {
        const beginn = beginnOf({ bewilligtBis }, heute)
        expect(beginn >= `${heute.slice(0, 7)}-01`).toBe(true)
        expect(beginn > bewilligtBis).toBe(true)
      }),
    )
  })
})

describe('Weiterbewilligung: worauf eine Seite hinweist', () => {
  test.each<[string, Antworten, string]>([
    ['daten', { kundennummer: '12A456789' }, '123A456789'],
    ['daten', { bgNummer: '97122/0000004' }, '97122//0000004'],
    ['daten', { bewilligtBis: '2026-09-30' }, 'schon länger zu Ende'],
    ['daten', { bewilligtBis: '2026-09-22' }, 'mehr als zwei Monate'],
    ['daten', { bewilligtBis: '2027-02-24' }, 'Es ist noch Zeit'],
    ['einkommen', { leistungsarten: ['kindergeld', 'keine'] }, 'Prüfen Sie bitte beides'],
    ['stelle', { stelleStand: 'ende' }, 'Arbeitslosengeld'],
    ['vermoegen', { geburtsdatum: '1990-01-01', wohntAllein: true, bargeld: 1_000_001 }, 'über dem Freibetrag'],
    ['vermoegen', { weiteres: ['fahrzeug', 'keine'] }, 'Prüfen Sie bitte beides'],
    ['aenderungen', { themen: ['schule', 'nichts'] }, 'Prüfen Sie bitte beides'],
    ['aenderungen', { nichtGemeldet: true }, '„Veränderungen mitteilen“'],
  ])('auf der Seite „%s“ zu %j', (seite, antworten, satz) => {
    expect(hinweiseOf(weiterbewilligung, seite, antworten)).toContain(satz)
  })

  test.each<[string, Antworten]>([
    ['daten', { kundennummer: '123a 456789', bgNummer: '97122BG0000004', bewilligtBis: '2026-10-31' }],
    ['daten', { bewilligtBis: '2027-02-23' }],
    ['daten', {}],
    ['einkommen', { leistungsarten: ['keine'] }],
    ['einkommen', { leistungsarten: ['kindergeld'] }],
    ['stelle', { stelleStand: 'gleich' }],
    ['vermoegen', { geburtsdatum: '1990-01-01', wohntAllein: true, bargeld: 1_000_000, weiteres: ['keine'] }],
    ['aenderungen', { themen: ['nichts'], nichtGemeldet: false }],
  ])('auf der Seite „%s“ nichts zu %j', (seite, antworten) => {
    expect(hinweiseOf(weiterbewilligung, seite, antworten)).toBe('')
  })

  test('der Freibetrag gilt für alle, die noch da sind, und nach dem Alter zu Beginn des Zeitraums', () => {
    const kind = { id: 'k', geburtsdatum: '2016-01-01', stand: 'gleich' }
    const alle = { geburtsdatum: '1990-01-01', personen: [kind], kontenGuthaben: 1_500_000 }
    const ueber = (antworten: Antworten) => istUeberFreibetrag({ alle: antworten, heute: HEUTE })
    expect(ueber(alle)).toBe(false)
    expect(ueber({ ...alle, bargeld: 1 })).toBe(true)
    expect(ueber({ ...alle, personen: [{ ...kind, stand: 'ausgezogen' }] })).toBe(true)
    expect(ueber({ ...alle, wohntAllein: true })).toBe(true)
    // The 50th birthday lies in the new period, not in the month of the application.
    const fuenfzig = { geburtsdatum: '1977-01-20', wohntAllein: true, kontenGuthaben: 2_000_000 }
    expect(ueber(fuenfzig)).toBe(true)
    expect(ueber({ ...fuenfzig, bewilligtBis: '2026-12-31' })).toBe(false)
  })

  test.each<[string, Antworten, string]>([
    ['vorhabenAm', { vorhabenAm: '2026-11-22' }, 'zu früh'],
    ['vorhabenAm', { vorhabenAm: '2029-01-01' }, 'zu spät'],
    ['bewohner', { bewohner: 31 }, 'von 1 bis 30'],
    ['wegTage', { wegTage: 32 }, 'von 1 bis 31'],
    ['geburtsdatum', { geburtsdatum: '2026-11-24' }, 'zu spät'],
  ])('%s: %j', (feld, antworten, fehler) => {
    expect(refusalOf(weiterbewilligung, feld, antworten)).toContain(fehler)
  })

  test('bis zwei Monate nach dem Ende braucht es keinen ganzen Antrag', () => {
    expect(hinweiseOf(weiterbewilligung, 'daten', { bewilligtBis: '2026-09-23' })).not.toContain('mehr als zwei Monate')
  })

  test.each([
    ['2011-11-24', 'gleich', false],
    ['2011-11-23', 'gleich', true],
    ['2001-11-24', 'gleich', true],
    ['2001-11-23', 'gleich', false],
    ['2009-01-01', 'ausgezogen', false],
  ])('wer am %s geboren ist (%s): nach der Schule ab 15 wird gefragt: %s', (geburtsdatum, stand, gefragt) => {
    const alle = { wohntAllein: false, personen: [{ id: 'p', geburtsdatum, stand }] }
    const feld = weiterbewilligung.formular.seiten['aenderungen']!.felder.find(({ name }) => name === 'schuelerAb15')!
    expect(feld.wenn?.({ hier: alle, alle, heute: HEUTE })).toBe(gefragt)
    const allein = { ...alle, wohntAllein: true }
    expect(feld.wenn?.({ hier: allein, alle: allein, heute: HEUTE })).toBe(false)
  })

  test('eine neue Anschrift wartet auf einen stärkeren Nachweis', () => {
    expect(weiterbewilligung.vorbehalte?.({ anschriftStimmt: false })).toEqual([{ schluessel: '', was: 'anschrift' }])
    expect(weiterbewilligung.vorbehalte?.({ anschriftStimmt: true })).toEqual([])
    const neu = { neueStrasse: 'Ring 2', neuePlz: '31275', neuerOrt: 'Lehrte', umzugAm: '2026-12-01' }
    expect(weiterbewilligung.vorbehalte?.({ anschriftStimmt: false, ...neu })).toEqual([
      {
        ...{ schluessel: '', was: 'anschrift', ab: '2026-12-01' },
        neu: { strasse: 'Ring 2', plz: '31275', ort: 'Lehrte' },
      },
    ])
  })

  test('Selbständige hören vorher, dass vorläufig bewilligt wird', () => {
    expect(folgenOf(weiterbewilligung, { selbstaendig: true })).toContain('vorläufig')
    expect(folgenOf(weiterbewilligung, { selbstaendig: false })).not.toContain('vorläufig')
  })
})

/** The pages on which somebody stops who only goes on, section by section. */
function visited(alle: Antworten): string[] {
  const { formular } = weiterbewilligung
  const weg = walk(formular, alle, HEUTE)
  return formular.abschnitte.flatMap(({ name }) => {
    const seiten: string[] = []
    let station = weg.find(({ abschnitt }) => abschnitt === name)
    for (; station; station = nextStop(formular, weg, station)) seiten.push(station.seite)
    return seiten
  })
}

const anna = { vorname: 'Anna', nachname: 'Klicker', geburtsdatum: '1985-03-04' }
const tim = { vorname: 'Tim', nachname: 'Klicker', geburtsdatum: '2009-05-06' }
const lea = { vorname: 'Lea', nachname: 'Klicker', geburtsdatum: '2006-07-08' }

const job = { firma: 'Bäckerei Korn', stellenart: 'sv', brutto1: 80_000, schwankend: false }
const kindergeld = { leistungArt: 'kindergeld', leistungStand: 'bewilligt', leistungBetrag: 25_900 }

/** What the first application of persona 3 holds of people, home and income. */
const hauptantrag: Antworten = {
  ...{ allein: false, grundmiete: 61_000, nebenkosten: 15_000, heizkosten: 9_000 },
  personen: [
    { id: 'p0', beziehung: 'ich', stellen: [{ id: 's0', ...job }], sozialleistungen: [{ id: 'l0', ...kindergeld }] },
    { id: 'p1', beziehung: 'ehe', ...anna, stellen: [{ id: 's1', ...job, firma: 'Gärtnerei' }] },
    { id: 'p2', beziehung: 'kind', ...tim, renten: [{ id: 'r2', rentenart: 'waise', rentenbetrag: 18_000 }] },
    { id: 'p3', beziehung: 'wg', vorname: 'Otto', nachname: 'Gast', stellen: [{ id: 's3', ...job }] },
    {
      ...{ id: 'p4', beziehung: 'kind', ...lea },
      sozialleistungen: [{ id: 'l4', ...kindergeld, leistungStand: 'abgelehnt' }],
      kindereinnahmen: [
        { id: 'e1', kindArt: 'waisenrente', kindBetrag: 100 },
        { id: 'e2', kindArt: 'unterhalt', kindBetrag: 200 },
      ],
    },
  ],
}

const begin = (vorwissen: { haushalt?: readonly (typeof anna)[]; letzte?: Antworten }) => {
  let zahl = 0
  const newEintrag = () => `neu${++zahl}`
  return weiterbewilligung.vorbelegen!({ bekannt: {}, haushalt: [], letzte: undefined, ...vorwissen }, newEintrag)
}

describe('Weiterbewilligung: sie beginnt mit dem letzten Antrag', () => {
  test('aus dem ersten Antrag kommen Menschen, Wohnkosten, Stellen und Leistungen', () => {
    const antworten = begin({ haushalt: [anna, tim], letzte: hauptantrag })
    expect(antworten).toMatchObject({ wohntAllein: false, erwerb: true, grundmiete: 61_000, heizkosten: 9_000 })
    expect(entriesOf(antworten, 'personen')).toEqual([
      { id: 'p1', ...anna, stand: 'gleich' },
      { id: 'p2', ...tim, stand: 'gleich' },
      { id: 'p4', ...lea, stand: 'gleich' },
    ])
    const stelle = { beschaeftigung: 'sv', brutto: 80_000, schwankend: false, stelleStand: 'gleich' }
    expect(entriesOf(antworten, 'stellen')).toEqual([
      { id: 's0', stelleWer: 'ich', firma: 'Bäckerei Korn', ...stelle },
      { id: 's1', stelleWer: 'p1', firma: 'Gärtnerei', ...stelle },
    ])
    expect(antworten['leistungsarten']).toEqual(['rente', 'kindergeld'])
    expect(
      entriesOf(antworten, 'leistungen').map(({ id, leistungWer, leistungArt }) => [id, leistungWer, leistungArt]),
    ).toEqual([
      ['l0', 'ich', 'kindergeld'],
      ['r2', 'p2', 'rente'],
      ['e1', 'p4', 'rente'],
    ])
  })

  test('aus der letzten Weiterbewilligung kommt, was noch gilt: nicht, wer auszog, und nicht, was endete', () => {
    const stelle = { id: 's', stelleWer: 'ich', firma: 'Korn', stelleStand: 'neu' }
    const leistung = { id: 'l', leistungWer: 'p1', leistungArt: 'wohngeld', leistungStand: 'anders' }
    const antworten = begin({
      letzte: {
        personen: [
          { id: 'p1', ...anna, stand: 'eingezogen', standSeit: '2026-01-01' },
          { id: 'p2', ...tim, stand: 'ausgezogen' },
        ],
        stellen: [stelle, { ...stelle, id: 'alt', stelleStand: 'ende' }, { ...stelle, id: 'tims', stelleWer: 'p2' }],
        leistungen: [leistung, { ...leistung, id: 'alt', leistungStand: 'ende' }],
        kontenGuthaben: 12_000,
      },
    })
    expect(antworten).toEqual({
      wohntAllein: false,
      personen: [{ id: 'p1', ...anna, stand: 'gleich' }],
      erwerb: true,
      stellen: [{ ...stelle, stelleStand: 'gleich' }],
      leistungsarten: ['wohngeld'],
      leistungen: [{ ...leistung, leistungStand: 'gleich' }],
    })
  })

  test('ohne letzten Antrag stehen nur die Menschen da, die das Jobcenter kennt', () => {
    expect(begin({ haushalt: [anna] })).toEqual({
      wohntAllein: false,
      personen: [{ id: 'neu1', ...anna, stand: 'gleich' }],
    })
    expect(begin({})).toEqual({})
    expect(begin({ letzte: { allein: true } })).toEqual({ wohntAllein: true })
  })

  test.each<[string, Antworten]>([
    [
      'Persona 3, Paar mit zwei Kindern, zwei Stellen und Kindergeld',
      begin({ haushalt: [anna, tim], letzte: hauptantrag }),
    ],
    [
      'Paar mit einer Stelle',
      begin({ letzte: { ...hauptantrag, personen: entriesOf(hauptantrag, 'personen').slice(0, 2) } }),
    ],
    ['allein, ohne Einkommen', { ...begin({ letzte: { allein: true } }), erwerb: false, leistungsarten: ['keine'] }],
  ])('ohne Änderungen sind es weniger als zehn Seiten: %s', (_, begonnen) => {
    const fertig: Antworten = {
      ...{ vorname: 'Kim', nachname: 'Klicker', geburtsdatum: '1990-01-01', kundennummer: '123A456789' },
      ...{ bgNummer: '97122//0000004', strasse: 'Weg 1', plz: '30159', ort: 'Hannover', anschriftStimmt: true },
      ...{ unterkunftGeaendert: false, abrechnung: false, arbeitskostenNeu: false, selbstaendig: false },
      ...{ aufwand: false, andereEinnahmen: false, kontenGuthaben: 0, bargeld: 0, wertpapiere: 0 },
      ...{ versicherungswerte: 0, sonstigesVermoegen: 0, weiteres: ['keine'], themen: ['nichts'] },
      ...{ schuelerAb15: true, nichtGemeldet: false, vorhersehbar: false },
      ...begonnen,
    }
    expect(listFehlende(weiterbewilligung.formular, fertig, HEUTE)).toEqual([])
    expect(visited(fertig).length).toBeLessThan(10)
  })

  test('was vorbelegt ist, liegt auf dem Weg: niemand liest, dass es wegfällt', () => {
    const begonnen = begin({ haushalt: [anna, tim], letzte: hauptantrag })
    expect(unreachable(weiterbewilligung.formular, begonnen, HEUTE)).toEqual([])
  })
})

describe('Weiterbewilligung: Stellen und Leistungen', () => {
  const { stellen, leistungen } = weiterbewilligung.formular.gruppen
  const mia = { id: 'mia', vorname: 'Mia', nachname: 'Klicker' }
  const zuZweit = { vorname: 'Kim', nachname: 'Klicker', personen: [mia] }
  const stelle = (stelleWer: string) => ({ id: 's', firma: 'Bäckerei Korn', stelleWer })

  test('heißen auch nach dem Menschen, dem sie gehören: zwei können bei derselben Firma sein', () => {
    expect(stellen!.benenne(stelle('mia'), zuZweit)).toBe('Bäckerei Korn (Mia Klicker)')
    expect(stellen!.benenne(stelle('ich'), zuZweit)).toBe('Bäckerei Korn (Kim Klicker)')
    expect(leistungen!.benenne({ id: 'l', leistungArt: 'rente', leistungWer: 'mia' }, zuZweit)).toMatch(
      / \(Mia Klicker\)$/,
    )
    expect(stellen!.benenne({ id: 'neu' }, zuZweit)).toBe('')
  })

  test('wer allein wohnt, liest den eigenen Namen nicht', () => {
    expect(stellen!.benenne(stelle('ich'), { ...zuZweit, personen: [] })).toBe('Bäckerei Korn')
    expect(stellen!.benenne(stelle('ich'), { ...zuZweit, wohntAllein: true })).toBe('Bäckerei Korn')
  })

  test('wer umgezogen ist und nichts an den Kosten geändert hat, wird gefragt, ob das stimmt', () => {
    const hier = { anschriftStimmt: false, unterkunftGeaendert: false }
    expect(hinweiseOf(weiterbewilligung, 'unterkunft', hier)).toContain('neuen Anschrift')
    expect(hinweiseOf(weiterbewilligung, 'unterkunft', { ...hier, anschriftStimmt: true })).toBe('')
  })
})
