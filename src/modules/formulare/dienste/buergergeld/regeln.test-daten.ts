import type { Antworten, Eintrag } from '../../engine/modell.ts'

export const ich = { id: 'ich', beziehung: 'ich' }
export const personen = (...all: readonly Antworten[]): Antworten => ({
  geburtsdatum: '1990-01-01',
  personen: [ich, ...all] as unknown as Eintrag[],
})
const netto = { netto1: 200, netto2: 1, netto3: 1, brutto1: 100, brutto2: 1, brutto3: 1 }

/** The page, answers that call for a sentence, a piece of it, answers that do not. */
export const faelle: readonly (readonly [string, Antworten, string, Antworten])[] = [
  ['antragsdatum', { ab: '2026-10-31' }, 'frühestens', { ab: '2026-11-01' }],
  ['antragsdatum', { geburtsdatum: '2011-11-24' }, 'Unter 15', { geburtsdatum: '2011-11-23' }],
  ['antragsdatum', { geburtsdatum: '1960-11-23' }, 'Sozialamt', { geburtsdatum: '1961-01-01' }],
  ['dringend', { sofort: ['energie'] }, 'Rufen Sie', { sofort: ['nichts'] }],
  ['dringend', { sofort: ['energie', 'nichts'] }, 'zugleich', { sofort: ['energie'] }],
  ['anschrift', { festeAnschrift: false }, 'Auch ohne Wohnung', { festeAnschrift: true }],
  ['auszahlung', { hatKonto: false }, 'Ohne Konto', { hatKonto: true }],
  ['personen', { allein: true, personen: [] }, 'sich selbst', { allein: true, personen: [ich] }],
  ['personen', { allein: true, ...personen({ id: 'b' }) }, 'stehen 2', { allein: true, personen: [ich] }],
  [
    'personen',
    { mitWem: ['ehe'], personen: [ich] },
    'noch niemand',
    { mitWem: ['ehe'], ...personen({ id: 'b', beziehung: 'ehe' }) },
  ],
  ['person', { beziehung: 'partner' }, 'füreinander ein', { beziehung: 'ehe' }],
  [
    'familienstand',
    { beziehung: 'ehe', familienstand: 'ledig' },
    'Prüfen',
    { beziehung: 'ehe', familienstand: 'verheiratet' },
  ],
  ['familienstand', { ...ich, familienstand: 'getrennt' }, 'Unterhalt', { ...ich, familienstand: 'ledig' }],
  ['nummern', { kundennummer: '12345' }, 'drei Ziffern', { kundennummer: '123a456789' }],
  [
    'nummern',
    { rvnrStatus: 'vorhanden', rvnr: '65170839J003', geburtsdatum: '1980-01-01' },
    'Geburtsdatum',
    { rvnrStatus: 'vorhanden', rvnr: '65170839J003', geburtsdatum: '1939-08-17' },
  ],
  ['aufenthalt', { titelBis: '2026-11-22' }, 'abgelaufen', { titelBis: '2026-11-23' }],
  ['aufenthalt', { aufenthaltstitel: 'fiktion' }, 'sechs Monate', { aufenthaltstitel: 'erlaubnis' }],
  ['aufenthalt', { aufenthaltstitel: 'duldung' }, 'Sozialamt', { aufenthaltstitel: 'niederlassung' }],
  ['auslaender', { azrBekannt: true, azr: '123' }, '12 Ziffern', { azrBekannt: true, azr: '123456789012' }],
  ['einreise', { staat: 'RO', einreise: '2026-08-24' }, 'drei Monaten', { staat: 'RO', einreise: '2026-08-23' }],
  ['einreise', { staat: 'RO', einreise: '2026-11-01' }, 'drei Monaten', { staat: 'DE', einreise: '2026-11-01' }],
  ['erwerbsfaehigkeit', { kannArbeiten: false }, '§ 44a', { kannArbeiten: true }],
  ['ausbildung', { lernt: 'studium' }, 'BAföG', { lernt: 'schule' }],
  ['ausbildung', { lernt: 'ausbildung' }, 'Berufsausbildungsbeihilfe', { lernt: 'nein' }],
  [
    'ausbildung',
    { lernt: 'schule', lerntBis: '2026-07-31' },
    'Vergangenheit',
    { lernt: 'schule', lerntBis: '2027-07-31' },
  ],
  [
    'stationaer',
    { stationaer: true, stationaerVon: '2026-06-01', stationaerBis: '2026-12-01' },
    'sechs Monaten',
    { stationaer: true, stationaerVon: '2026-06-01', stationaerBis: '2026-11-30' },
  ],
  ['stationaer', { stationaer: true, stationaerVon: '2026-11-01' }, 'sechs Monaten', { stationaer: false }],
  [
    'stationaer',
    { stationaer: true, stationaerArt: 'haft', stationaerVon: '2026-11-01', stationaerBis: '2026-11-30' },
    'vom ersten Tag',
    { stationaer: true, stationaerArt: 'krankenhaus', stationaerVon: '2026-11-01', stationaerBis: '2026-11-30' },
  ],
  ['bedarf', { bedarfDarlehen: true }, 'Darlehen', { bedarfDarlehen: false }],
  ['kind', { kindVon: 'pflege' }, 'Jugendamt', { kindVon: 'mir' }],
  [
    'kindWohnt',
    { kindVon: 'beide', kindAufenthalt: 'wechselmodell' },
    'beide Eltern',
    { kindVon: 'mir', kindAufenthalt: 'wechselmodell' },
  ],
  [
    'arbeitszeiten',
    { arbeitszeiten: [{ id: 'a', arbeitVon: '2025-01-01', arbeitBis: '2025-12-31' }] },
    'Arbeitslosengeld',
    { arbeitszeiten: [{ id: 'a', arbeitVon: '2022-01-01', arbeitBis: '2024-12-31' }] },
  ],
  ...(['fruehereLeistung:frueher', 'arbeitszeit:arbeit', 'lohnersatzleistung:ersatz', 'dienst:dienst'] as const).map(
    (paar) => {
      const [seite = '', name] = paar.split(':')
      const spanne = (von: string, bis: string) => ({ [`${name}Von`]: von, [`${name}Bis`]: bis })
      return [seite, spanne('2026-02-01', '2026-01-01'), 'vor dem Anfang', spanne('2026-01-01', '2026-02-01')] as const
    },
  ),
  ['krankenkasse', { versicherungsart: 'keine' }, 'rufen Sie', { versicherungsart: 'privat' }],
  [
    'versicherer',
    { gesetzlich: false, versicherungsart: 'privat', basistarif: false },
    'Basistarif',
    { gesetzlich: false, versicherungsart: 'privat', basistarif: true },
  ],
  ['elternUnterhalt', { uvgBeantragt: false }, 'Unterhaltsvorschuss', { uvgBeantragt: false, elternZahlt: 100 }],
  ['mitbewohnerErklaerung', {}, 'Ohne Erklärung', { wgErklaerung: 'Nein' }],
  ['verwandter', { hgKeine: true, hgGeld: 1 }, 'zugleich', { hgKeine: true, hgGeld: 0 }],
  ['wohnung', { allein: false, personenzahl: 3, ...personen() }, 'alle 3 Personen', { allein: true, ...personen() }],
  [
    'flaeche',
    { wohnart: 'haus', flaeche: 141, allein: true },
    'Eigenheim',
    { wohnart: 'haus', flaeche: 140, allein: true },
  ],
  [
    'flaeche',
    { wohnart: 'wohnung', flaeche: 131, allein: true },
    'Eigenheim',
    { wohnart: 'miete', flaeche: 131, allein: true },
  ],
  [
    'flaeche',
    { flaeche: 50, flaecheSelbst: 40, flaecheLeer: 11 },
    'zusammen größer',
    { flaeche: 50, flaecheSelbst: 50 },
  ],
  ['flaeche', { flaeche: 50, flaecheVermietet: 10 }, 'beim Einkommen', { flaeche: 50 }],
  ['miete', { grundmiete: 40_000, nebenkosten: 5_000, heizkosten: 500 }, '455,00', { grundmiete: 0 }],
  ['heizung', { brennstoffSelbst: true }, 'vor dem Kauf', { brennstoffSelbst: false }],
  ['abrechnung', { abrechnungNachzahlung: 1 }, 'Fälligkeit', { abrechnungNachzahlung: 0 }],
  ['schulden', { rueckstand: true, kuendigung: true }, 'dringend', { rueckstand: false, kuendigung: true }],
  ['schulden', { rueckstand: true, energiesperre: true }, 'dringend', { rueckstand: true, energiesperre: false }],
  ['einkommensarten', { einkommensarten: ['arbeit', 'keine'] }, 'zugleich', { einkommensarten: ['keine'] }],
  ['stelle', { stelleSeit: '2026-02-01', stelleBis: '2026-01-01' }, 'vor dem Beginn', { stelleSeit: '2026-02-01' }],
  ['stellenart', { schwankend: true }, 'vorläufig', { schwankend: false }],
  ['lohn', netto, 'Netto ist höher', { ...netto, netto1: 100 }],
  ['lohn', { stellenart: 'minijob', brutto2: 60_301 }, 'Minijob', { stellenart: 'minijob', brutto2: 60_300 }],
  ['unterhaltszahlung', { zahltTitel: false }, 'Ohne Titel', { zahltTitel: true }],
  ['sozialleistungBetrag', { leistungVon: '2026-02-01', leistungBis: '2026-01-01' }, 'vor dem Anfang', {}],
  ['sozialleistungBetrag', { leistungRuht: true }, 'Sperrzeit', { leistungRuht: false }],
  ['rente', { rentenart: 'alter' }, 'Altersrente', { rentenart: 'waise' }],
  [
    'unterhaltseingang',
    { unterhaltGezahlt: 1, unterhaltTitel: 2 },
    'weniger gezahlt',
    { unterhaltGezahlt: 2, unterhaltTitel: 2 },
  ],
  [
    'eigenheim',
    { eigenheim: true, eigenheimFlaeche: 161, eigenheimBewohner: 5 },
    'Wohnfläche',
    { eigenheim: true, eigenheimFlaeche: 160, eigenheimBewohner: 5 },
  ],
  ['immobilie', { immobilieMiete: 1 }, 'Einkommen', { immobilieMiete: 0 }],
  [
    'immobilie',
    { immobilieMiete: 1, ...personen() },
    'Vermietung',
    { immobilieMiete: 1, personen: [{ ...ich, einkommensarten: ['vermietung'] }] },
  ],
  ['konten', { ...ich, hatKonto: true, konten: [] }, 'ein Konto', { ...ich, hatKonto: true, konten: [{ id: 'k' }] }],
  ['konten', { ...ich, hatKonto: true, konten: [] }, 'ein Konto', { ...ich, hatKonto: false, konten: [] }],
  ['schenkung', { schenkungTag: '2016-11-20' }, 'zehn Jahre', { schenkungTag: '2016-11-24' }],
  ['konto', { ibanEnde: '12' }, 'vier Ziffern', { ibanEnde: '0051' }],
  [
    'monat',
    { monatVon: '2026-12', monatBis: '2026-11' },
    'vor dem ersten',
    { monatVon: '2026-12', monatBis: '2027-01' },
  ],
  [
    'monate',
    {
      monate: [
        { id: 'a', monatVon: '2026-12', monatBis: '2027-02' },
        { id: 'b', monatVon: '2027-02' },
      ],
    },
    'doppelt',
    {
      monate: [
        { id: 'a', monatVon: '2026-12', monatBis: '2027-01' },
        { id: 'b', monatVon: '2027-02' },
      ],
    },
  ],
  [
    'monate',
    { monate: [{ id: 'a', monatVon: '2026-12' }] },
    'sechs Monate',
    { monate: [{ id: 'a', monatVon: '2026-12', monatBis: '2027-05' }] },
  ],
]
