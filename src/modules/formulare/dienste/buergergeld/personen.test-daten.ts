import type { Antworten, Eintrag } from '../../engine/modell.ts'
import type { Pfad } from '../../engine/pfade.test-daten.ts'

/** Invented people and their complete answers. */

const IBAN = 'DE02120300000000202051'

/** Everybody of the Bedarfsgemeinschaft. */
const mensch = {
  ...{ geburtsort: 'Hannover', geburtsland: 'DE', staat: 'DE', geschlecht: 'weiblich' },
  ...{ rvnrStatus: 'keine', vertretung: 'keine', gesetzlich: true, krankenkasse: 'Hallesche Ortskasse' },
} as const

const werte = {
  ...{ vermoegenTag: '2026-11-01', bargeld: 5_000, kreditkarte: 0, bezahldienst: 0 },
  ...{ sparbriefe: 0, lebensversicherung: 0, praemienrueckgewaehr: 0, krypto: 0, genossenschaft: 0 },
  ...{ edelmetall: 0, sammlungen: 0, sonstigesVermoegen: 0 },
} as const

/** From 15 years, without work, without income. */
const erwachsen = {
  ...mensch,
  ...werte,
  ...{ familienstand: 'ledig', kannArbeiten: true, lernt: 'nein', stationaer: false },
  ...{ hatAntraege: false, hatFrueheres: false, gearbeitet: false, hatLohnersatz: false },
  ...{ lebensunterhalt: 'Von Erspartem', hatAnsprueche: false, unfall: false, einkommensarten: ['keine'] },
  ...{ konten: [], vorsorge: [] },
} as const

/** Under 15 years. */
const kind = {
  ...mensch,
  ...{
    kindVon: 'mir',
    kindAufenthalt: 'immer',
    kindBetreuung: 'schule',
    kindSchulbuecher: false,
    kindHatEinnahmen: false,
  },
  ...{ hatVermoegen: false, elternteilAusserhalb: false },
} as const

const ohneArbeit = { gearbeitet: false, lebensunterhalt: 'Von Erspartem' } as const

/** Had work, so that nobody asks what this person lived on. */
const hatGearbeitet = {
  ...{ gearbeitet: true, lebensunterhalt: undefined, offenerLohn: false },
  arbeitszeiten: [{ id: 'az', arbeitVon: '2024-01-01' }],
} as const

const lohn = (brutto: number, netto: number) => ({
  ...{ brutto1: brutto, netto1: netto, brutto2: brutto, netto2: netto, brutto3: brutto, netto3: netto },
})

const stelle = (id: string, rest: Antworten = {}): Eintrag => ({
  ...{ id, firma: 'Bäckerei Sonnenkorn', firmaStrasse: 'Marktstraße 3', firmaPlz: '30159', firmaOrt: 'Hannover' },
  ...{ stelleSeit: '2024-01-01', stellenart: 'sv', stunden: 19.5, zahltag: 'selber', schwankend: false },
  ...lohn(80_000, 65_000),
  ...rest,
})

const kopf = {
  ...{ vorname: 'Kim', nachname: 'Klicker', geburtsdatum: '1992-05-14', plz: '30159', ab: '2026-11-23' },
  ...{ festeAnschrift: true, strasse: 'Lindenweg 5', ort: 'Hannover' },
  ...{ hatKonto: true, kontoinhaber: 'Kim Klicker', iban: IBAN, sofort: ['nichts'] },
} as const

const allein = { allein: true } as const

const ohneVermoegen = { hatImmobilien: false, hatFahrzeuge: false, hatSchenkungen: false } as const

const ohneWohnkosten = { bedarfUnterkunft: false, eigenheim: false } as const

const zurMiete = {
  ...{ bedarfUnterkunft: true, wohnart: 'miete', wohnungSeit: '2019-03-01', flaeche: 48 },
  ...{ grundmiete: 42_000, nebenkosten: 9_000, heizkosten: 7_000, pauschalmiete: false, mieteSeit: '2024-01-01' },
  ...{ vermieterName: 'Wohnbau Leine', heizenergie: 'gas', brennstoffSelbst: false, heizsystem: 'zentral' },
  ...{ warmwasser: 'zentral', abrechnung: false, direktzahlung: false, rueckstand: false },
} as const

const ich = (rest: Antworten = {}): Eintrag => ({ id: 'ich', beziehung: 'ich', ...erwachsen, ...rest })

const andere = (id: string, beziehung: string, rest: Antworten): Eintrag => ({
  ...{ id, beziehung, vorname: id, nachname: 'Beispiel' },
  ...rest,
})

/** Lines of pages; `ich: a b` stands for the pages a and b of that entry. */
const weg = (zeilen: string): string[] =>
  zeilen
    .trim()
    .split('\n')
    .flatMap((zeile) => {
      const [links = '', rechts] = zeile.trim().split(': ')
      return (rechts ?? links).split(' ').map((seite) => (rechts === undefined ? seite : `${seite}/${links}`))
    })

/** 1: rents, no job. */
const kim: Antworten = {
  ...kopf,
  ...allein,
  ...zurMiete,
  ...ohneVermoegen,
  personen: [
    ich({ konten: [{ id: 'k1', kontoart: 'giro', bank: 'Sparbank', guthaben: 12_345, guthabenTag: '2026-11-20' }] }),
  ],
}

const uvg = { id: 'u', elternName: 'Ole Ohnesorg', abstammung: 'anerkannt', elternTitel: false, uvgBeantragt: true }

/** 2: two children, one parent elsewhere, part-time 800 euros gross. */
const alleinerziehend: Antworten = {
  ...kopf,
  ...{ geburtsdatum: '1991-02-02', allein: false, mitWem: ['kindUnter15'], personenzahl: 3 },
  ...zurMiete,
  ...{ warmwasser: 'durchlauferhitzer', warmwasserEnergie: 'Strom', kochenergie: 'strom' },
  ...ohneVermoegen,
  personen: [
    ich({
      ...{ familienstand: 'geschieden', familienstandSeit: '2023-04-01', alleinerziehend: true },
      ...hatGearbeitet,
      ...{ einkommensarten: ['arbeit', 'unterhalt'], stellen: [stelle('s1')], sonderzahlungen: [] },
      fahrwege: [{ id: 'f1', wegStelle: 's1', wegMittel: 'oepnv', wegTage: 18, wegTicket: 4_900 }],
      unterhaltseingaenge: [
        {
          ...{ id: 'ue', zahlerName: 'Max Muster', unterhaltArt: 'nachehelich', unterhaltTitel: 20_000 },
          ...{ unterhaltGezahlt: 10_000, unterhaltSeit: '2023-05-01' },
        },
      ],
      unterhaltszahlungen: [],
      ...{ exName: 'Max Muster', exGeburtsdatum: '1989-09-09', exAnschrift: 'Waldweg 1, 30159 Hannover' },
      ...{ exArbeitgeber: 'Autohaus Nord', exEinkommen: 'Nicht bekannt' },
      ...{ trennungSeit: '2023-04-01', trennungGericht: 'Amtsgericht Hannover', trennungZeichen: '600 F 1/23' },
      ...{ trennungAnwalt: 'Rechtsanwältin Recht', exTitel: true, exTitelBetrag: 20_000, exGezahlt: 10_000 },
      ...{ exGezahltSeit: '2023-05-01', exVerzicht: false, exKeinAnspruch: 'Er zahlt weniger als festgelegt.' },
    }),
    andere('mia', 'kind', {
      ...{
        geburtsdatum: '2021-06-01',
        ...kind,
        kindBetreuung: 'kita',
        kindEinrichtung: 'Kita Löwenzahn',
        kindSchulbuecher: undefined,
      },
      kindHatEinnahmen: true,
      kindereinnahmen: [
        { id: 'kg1', kindArt: 'kindergeld', kindBetrag: 25_900, kindEmpfaenger: 'Kim Klicker' },
        { id: 'uv1', kindArt: 'sonstige', kindArtName: 'Patengeld', kindBetrag: 22_700 },
      ],
      elternteilAusserhalb: true,
      elternteile: [uvg],
    }),
    andere('ben', 'kind', {
      ...{ geburtsdatum: '2016-03-01', ...kind, kindAufenthalt: 'zeitweise', kindTage: 20, kindSchulbuecher: true },
      elternteilAusserhalb: true,
      elternteile: [
        {
          ...{ id: 'u2', elternName: 'Max Muster', elternGeburtsdatum: '1989-09-09', elternArbeit: 'Mechaniker' },
          ...{ elternAnschrift: 'Waldweg 1', abstammung: 'anerkannt', letzterKontakt: '2026-10-01' },
          ...{ elternTitel: true, elternTitelBetrag: 30_000, elternZahlt: 30_000, elternZahltSeit: '2023-05-01' },
          ...{ beistandschaft: true, uvgBeantragt: false },
        },
      ],
    }),
  ],
}

/** 3: both employable; a child of 17 at school, one of 20 in training that lives on its own pay. */
const paar: Antworten = {
  ...kopf,
  ...{ geburtsdatum: '1980-01-01', allein: false, mitWem: ['ehe', 'kindAb15'], personenzahl: 4 },
  ...zurMiete,
  ...ohneVermoegen,
  personen: [
    ich({ familienstand: 'verheiratet', familienstandSeit: '2004-06-01' }),
    andere('alex', 'ehe', {
      ...{ ...erwachsen, geburtsdatum: '1978-01-01', familienstand: 'verheiratet', familienstandSeit: '2004-06-01' },
      ...{ geschlecht: 'maennlich' },
    }),
    andere('lena', 'kind', {
      ...{ ...erwachsen, geburtsdatum: '2009-01-15', lebtVonEigenem: false, lernt: 'schule', lerntBis: '2028-07-31' },
      ...{ schulbuecher: true, auswaerts: true, elternteilAusserhalb: false },
      ...{ einkommensarten: ['sozialleistungen'], unterhaltszahlungen: [] },
      sozialleistungen: [
        {
          ...{ id: 'kg', leistungArt: 'kindergeld', leistungStand: 'bewilligt', leistungStelle: 'Familienkasse' },
          ...{
            leistungZeichen: '123FK456',
            leistungEmpfaenger: 'Kim Klicker',
            leistungBetrag: 25_900,
            leistungVon: '2009-01-01',
          },
        },
      ],
    }),
    andere('tom', 'kind', {
      ...{ geburtsdatum: '2006-02-01', familienstand: 'ledig', lebtVonEigenem: true },
      ...{ hgEinkommen: 110_000, hgGeld: 0, hgSachen: 'Kauft manchmal ein', hgKeine: true },
    }),
  ],
}

const monat = (id: string, rest: Antworten): Eintrag => ({ id, monatVon: '2026-12', a1: 180_000, ...rest })

const alleZeilen = {
  ...{ a2: 1_000, a3: 2_000, a4: 0, a51: 0, a52: 0 },
  ...{ bWaren: 20_000, bPersonal: 0, bMinijob: 30_000, bFamilie: 0, bFremd: 5_000, bRaum: 25_000 },
  ...{ bVersicherung: 4_000, bReise: 2_000, bWerbung: 1_000, bBuero: 800, bTelefon: 2_500, bBeratung: 3_000 },
  ...{ bFortbildung: 0, bInvestition: 10_000, bZinsen: 1_500, bTilgung: 5_000, bVorsteuer: 0, bUmsatzsteuer: 0 },
  ...{ bSonstiges: 700, cSteuer: 0, cKranken: 30_000, cPflege: 6_000, cRente: 0, cRiester: 0, cSonstiges: 0 },
} as const

const naehen = {
  branche: 'Textil',
  ...{ taetigkeitWer: 'ich', eksArt: 'vorlaeufig', rechtsform: 'Einzelunternehmen', taetigkeitSeit: '2018-02-01' },
  ...{ taetigkeitStunden: 30, mitarbeitende: 1, anteil: 100, kleinunternehmer: true },
  ...{ zuschuesse: false, betriebsdarlehen: false, gefoerdert: false },
} as const

/** 4: self-employed for eight years, private health insurance, a car. */
const selbststaendig: Antworten = {
  ...kopf,
  ...allein,
  ...{ geburtsdatum: '1984-07-01', ...zurMiete, ...ohneVermoegen },
  hatFahrzeuge: true,
  fahrzeuge: [
    {
      ...{ id: 'auto', fahrzeugWem: 'ich', marke: 'Kombi', modell: 'Variabel', erstzulassung: '2017-01-01' },
      ...{ fahrzeugWert: 700_000, fahrzeugKredit: false },
    },
  ],
  taetigkeiten: [
    {
      ...{
        id: 't1',
        ...naehen,
        taetigkeitName: 'Änderungsschneiderei',
        branche: 'Textil',
        steuernummer: '25/123/45678',
      },
      ...{ zuschuesse: true, zuschuesseWelche: 'Gründungsprämie, 2000 Euro', betriebIban: IBAN, auto: 'betrieb' },
      ...{ betriebsdarlehen: true, betriebsdarlehenWelche: '5000 Euro von der Bank' },
      monate: [
        monat('m1', {
          ...{ ...alleZeilen, monatBis: '2027-04', bKfzSteuer: 1_500, bKfzVersicherung: 4_000 },
          ...{ bKfzBetrieb: 9_000, bKfzReparatur: 2_000, kmPrivat: 300 },
        }),
        monat('m2', { monatVon: '2027-05', a1: 90_000 }),
      ],
    },
    {
      ...{ id: 't2', ...naehen, taetigkeitName: 'Nähkurse', eksArt: 'abschliessend', auto: 'privat' },
      monate: [monat('m3', { kmBetrieb: 120 })],
    },
  ],
  personen: [
    ich({
      ...hatGearbeitet,
      ...{ gesetzlich: false, krankenkasse: undefined, versicherungsart: 'privat', versichertSeit: '2018-02-01' },
      ...{
        versicherer: 'Privatkranken Nord',
        versicherungsnummer: '4711',
        basistarif: false,
        letzteKasse: 'Ortskasse',
      },
      ...{ beitragKranken: 52_000, beitragPflege: 6_000, beitragRueckstand: true, versichererIban: IBAN },
      ...{ einkommensarten: ['selbststaendig'], unterhaltszahlungen: [], kfzHaftpflicht: 3_000, riester: 500 },
      ...{ pflichtversicherung: 800, privateKranken: 58_000, privateRente: 5_000 },
      ...{ jahreSelbstaendig: 8, rentenbefreit: true, rentenbefreitGrund: 'Selbständig ohne Pflicht' },
      vorsorge: [
        {
          ...{ id: 'v1', vorsorgeArt: 'ruerup', vorsorgeAnbieter: 'Rentenhaus', vorsorgeWert: 900_000 },
          vorsorgeGebunden: true,
        },
      ],
    }),
  ],
}

/** 5: half a year in Germany, with a Minijob. */
const eu: Antworten = {
  ...kopf,
  ...allein,
  ...{ geburtsdatum: '1995-10-10', ...ohneWohnkosten, ...ohneVermoegen },
  personen: [
    ich({
      ...{ geburtsname: 'Ionescu', geburtsort: 'Cluj', geburtsland: 'RO', staat: 'RO', geschlecht: 'maennlich' },
      ...{
        asylbLG: false,
        azrBekannt: true,
        azr: '123456789012',
        verpflichtung: false,
        personenziffer: '1951010123456',
      },
      ...{ einreise: '2026-05-20', ...hatGearbeitet, einkommensarten: ['arbeit'] },
      stellen: [stelle('s1', { stellenart: 'minijob', stunden: 10, schwankend: true, ...lohn(40_000, 40_000) })],
      ...{ sonderzahlungen: [], unterhaltszahlungen: [] },
    }),
  ],
}

/** 6: Fiktionsbescheinigung after § 24 AufenthG, in a shelter. */
const fiktion: Antworten = {
  ...kopf,
  ...{ festeAnschrift: true, adresszusatz: 'Zimmer 12', wohnhaftBei: 'Unterkunft Nord', ...allein },
  ...{ hatKonto: false, kontoinhaber: undefined, iban: undefined, keinKontoGrund: 'Ich bin gerade angekommen.' },
  ...{ bedarfUnterkunft: true, wohnart: 'unterkunft', wohnungSeit: '2026-09-01', zusicherung: 'unnoetig' },
  ...{ unterkunftName: 'Unterkunft Nord', unterkunftBetrag: 45_000, direktzahlung: true, empfaengerName: 'Stadt' },
  ...{ empfaengerAnschrift: 'Rathausplatz 1', empfaengerIban: IBAN, rueckstand: false, ...ohneVermoegen },
  personen: [
    ich({
      ...{ geburtsort: 'Charkiw', geburtsland: 'UA', staat: 'UA', zweiterStaat: 'MD', aufenthaltstitel: 'fiktion' },
      ...{ titelNorm: '§ 24 Abs. 1 AufenthG', titelBis: '2027-03-04', asylbLG: true, asylbLGBis: '2026-11-30' },
      ...{ azrBekannt: false, verpflichtung: true, einreise: '2026-07-15' },
    }),
  ],
}

/** 7: 16 years old, applies alone. */
const sechzehn: Antworten = {
  ...kopf,
  ...allein,
  ...{ geburtsdatum: '2010-05-05', ...ohneWohnkosten, ...ohneVermoegen },
  personen: [
    ich({
      ...{ sorgeName: 'Petra Klicker', sorgeAnschrift: 'Fernweg 9', sorgeHinweis: 'Wir sprechen nicht miteinander.' },
      ...{ lernt: 'schule', lerntBis: '2027-07-31', schulbuecher: false, auswaerts: false, elternteilAusserhalb: true },
      elternteile: [uvg, { ...uvg, id: 'u9', elternName: 'Petra Klicker' }],
    }),
  ],
}

/** 8: with a Betreuer. */
const betreut: Antworten = {
  ...kopf,
  ...allein,
  ...{ ...ohneWohnkosten, ...ohneVermoegen, telefon: '0511 123456', email: 'kim@example.org' },
  ...{
    festeAnschrift: false,
    strasse: undefined,
    postfach: 'Postfach 12',
    erreichbar: 'Tagestreff Mitte',
    ort: 'Hannover',
  },
  sofort: ['lebensmittel', 'raeumung'],
  personen: [
    ich({
      ...{ vertretung: 'betreuung', vertretungName: 'Bea Beistand', vertretungAnschrift: 'Amtsweg 2' },
      ...{ vertretungTelefon: '0511 98765', kannArbeiten: false, stationaer: true, stationaerArt: 'krankenhaus' },
      ...{
        stationaerVon: '2026-10-01',
        stationaerBis: '2026-12-31',
        kundennummer: '123A456789',
        rvnrStatus: 'vorhanden',
      },
      ...{ rvnr: '65170839J003', steuerId: '86095742719', familienstand: 'verwitwet', familienstandSeit: '2020-01-01' },
      ...{ ernaehrung: true, ernaehrungVersiegelt: false, ernaehrungGrund: 'zoeliakie', ernaehrungBis: '2027-11-01' },
      ...{ behinderung: true, teilhabe: true, merkzeichenG: true, besondererBedarf: true },
      bedarfe: [
        {
          ...{ id: 'b1', bedarfArt: 'hygiene', bedarfWieOft: 'laufend', bedarfBetrag: 2_500, bedarfAndere: 'Niemand' },
          ...{ bedarfDarlehen: false, bedarfGrund: 'Wegen einer Krankheit' },
        },
      ],
    }),
  ],
}

const gespart = (ab: string): Antworten => ({
  ...kopf,
  ...allein,
  ...{ geburtsdatum: '1968-01-20', ab, ...ohneWohnkosten, ...ohneVermoegen },
  personen: [
    ich({
      konten: [
        {
          id: 'k',
          kontoart: 'tagesgeld',
          bank: 'Sparbank',
          ibanEnde: '2051',
          guthaben: 2_195_000,
          guthabenTag: '2026-05-31',
        },
      ],
    }),
  ],
})

/** A couple without marriage, a baby to come, an own house with a lodger, all kinds of income. */
const eigenesHaus: Antworten = {
  ...kopf,
  ...{ geburtsdatum: '1996-12-24', allein: false, mitWem: ['partner', 'kindUnter15', 'untermiete'], personenzahl: 4 },
  ...{ bedarfUnterkunft: true, wohnart: 'haus', wohnungSeit: '2020-01-01', flaeche: 150.5, flaecheSelbst: 120 },
  ...{ flaecheVermietet: 20, flaecheLeer: 10, flaecheGewerbe: 0.5, zimmer: 5.5, kuechen: 1, baeder: 2, baujahr: 1974 },
  ...{ wohneinheiten: 1, kaufjahr: 2020, schuldzinsen: 30_000, darlehensbank: 'Hausbank', eigentumHeizung: 9_000 },
  ...{ wartung: 1_000, grundsteuer: 3_000, gebaeudeversicherung: 2_500, wasser: 2_000, abwasser: 2_000, muell: 1_500 },
  ...{ schornsteinfeger: 500, strassenreinigung: 300, hausgeld: 0, erbbauzins: 0, eigentumSonstiges: 0 },
  ...{ heizenergie: 'oel', brennstoffSelbst: true, heizsystem: 'zentral', heizkostenJahr: 150_000, heizabschlag: 0 },
  ...{ warmwasser: 'zentral', abrechnung: true, abrechnungGuthaben: 0, abrechnungNachzahlung: 8_000 },
  ...{ abrechnungFaellig: '2026-12-15', rueckstand: true, rueckstandBetrag: 12_000, kuendigung: true },
  ...{ raeumung: '2027-01-15', energiesperre: true, sperrtag: '2026-12-01' },
  hatImmobilien: true,
  immobilien: [
    {
      ...{ id: 'i1', immobilieArt: 'Ferienwohnung', immobilieAnschrift: 'Küstenweg 2', immobilieAnteil: 33.33 },
      ...{ immobilieWert: 9_000_000, immobilieMiete: 20_000 },
    },
  ],
  hatFahrzeuge: false,
  hatSchenkungen: true,
  schenkungen: [
    {
      id: 'g1',
      schenkungWas: 'Auto',
      schenkungWert: 400_000,
      schenkungTag: '2022-02-02',
      schenkungAn: 'Meine Schwester',
    },
  ],
  personen: [
    ich({
      ...{ schwanger: true, entbindung: '2027-03-01', ...hatGearbeitet, offenerLohn: true, lohnFirma: 'Café Pleite' },
      ...{
        lohnAnschrift: 'Marktplatz 1',
        lohnOffen: 90_000,
        dienst: true,
        dienstVon: '2022-09-01',
        dienstBis: '2023-08-31',
      },
      arbeitszeiten: [{ id: 'az', arbeitFirma: 'Café Pleite', arbeitVon: '2023-09-01', arbeitBis: '2026-09-30' }],
      ...{ hatAntraege: true, hatFrueheres: true, hatLohnersatz: true, pflege: true },
      antraege: [
        {
          id: 'an',
          antragArt: 'sonstiges',
          antragName: 'Pflegewohngeld',
          antragStelle: 'Stadt',
          antragTag: '2026-10-01',
          antragZeichen: 'W 1',
        },
      ],
      frueheres: [
        {
          ...{ id: 'fr', frueherArt: 'sgb2', frueherVon: '2024-01-01', frueherBis: '2024-06-30' },
          ...{ frueherStelle: 'Jobcenter Musterstadt', frueherAnschrift: 'Ring 4' },
        },
      ],
      lohnersatz: [
        {
          id: 'le',
          ersatzArt: 'sonstige',
          ersatzName: 'Lohnausfall',
          ersatzVon: '2025-01-01',
          ersatzBis: '2025-03-01',
        },
      ],
      ...{ hatAnsprueche: true, ansprueche: 'Gegen meinen Bruder, aus dem Erbe', unfall: true },
      ...{ unfallTag: '2025-06-01', unfallOrt: 'Hannover', unfallArt: 'verkehr', unfallKrankVon: '2025-06-01' },
      ...{ unfallKrankBis: '2025-07-01', unfallGezahlt: 10_000, gegnerName: 'Rolf Raser', gegnerAnschrift: 'Kurve 1' },
      ...{ gegnerVersicherung: 'Schutzbund', schadennummer: 'S-1', polizei: true, polizeiZeichen: 'V 12/25' },
      ...{
        unfallAnwalt: 'Rechtsanwalt Streit',
        babyTag: '2027-03-01',
        vaterName: 'Jo Beispiel',
        vaterAnschrift: 'Hier',
      },
      ...{ vaterAnerkannt: true, vaterWohntHier: true, vaterZahlt: 0, vaterSchutz: 'Wir leben zusammen.' },
      einkommensarten: ['arbeit', 'ehrenamt', 'sozialleistungen', 'renten', 'vermietung', 'kapital', 'einmalig'],
      stellen: [
        stelle('s1', { stelleBis: '2027-01-31', sachbezug: 'essen', aushilfe: true }),
        stelle('s2', { firma: 'Kiosk Ecke', stellenart: 'minijob', stunden: 5 }),
      ],
      sonderzahlungen: [
        { id: 'sz', zahlungStelle: 's2', zahlungArt: 'Weihnachtsgeld', zahlungBetrag: 20_000, zahlungMonat: '2026-12' },
      ],
      ehrenaemter: [{ id: 'ea', ehrenamtArt: 'Übungsleiterin', ehrenamtBetrag: 15_000, ehrenamtZeit: 'monat' }],
      sozialleistungen: [
        {
          ...{
            id: 'so1',
            leistungArt: 'sonstige',
            leistungName: 'Landesgeld',
            leistungStand: 'beantragt',
            leistungStelle: 'Elterngeldstelle',
          },
          ...{ leistungVon: '2027-03-01', leistungBis: '2028-02-28', leistungRuht: false },
        },
      ],
      renten: [
        { id: 're', rentenart: 'hinterbliebene', rentennummer: '1', rentenbetrag: 20_000, renteSeit: '2024-01-01' },
      ],
      vermietungen: [{ id: 've', mietobjekt: 'Ein Zimmer', mieteinnahme: 25_000, mietkosten: 5_000 }],
      kapital: 3_000,
      einmaliges: [{ id: 'em', einmaligArt: 'Steuererstattung', einmaligBetrag: 30_000, einmaligTag: '2026-10-10' }],
      fahrwege: [{ id: 'fw', wegStelle: 's1', wegMittel: 'auto', wegKm: 12.5, wegTage: 20 }],
      ...{ arbeitsmittel: 1_000, gewerkschaft: 1_500, zweiterHaushalt: 0, kinderbetreuung: 5_000 },
      unterhaltszahlungen: [{ id: 'uz', zahltAn: 'Meine Tochter', zahltBetrag: 20_000, zahltTitel: true }],
      ...{ sonstigesVermoegen: 100_000, sonstigesWas: 'Pferd' },
    }),
    andere('jo', 'partner', {
      ...{
        ...erwachsen,
        geburtsdatum: '1994-01-01',
        geschlecht: 'maennlich',
        lernt: 'studium',
        lerntBis: '2028-09-30',
      },
      ...{ auswaerts: false, vertretung: 'vollmacht', vertretungName: 'Vera Vertraut', vertretungAnschrift: 'Ring 3' },
      ...{ gesetzlich: false, krankenkasse: undefined, versicherungsart: 'keine', versichertSeit: '2026-01-01' },
    }),
    andere('ida', 'kind', {
      ...{ geburtsdatum: '2024-02-01', ...kind, ...werte, hatVermoegen: true, konten: [], kindVon: 'beide' },
      elternteilAusserhalb: undefined,
      ...{ kindBetreuung: 'zuhause', kindSchulbuecher: undefined },
    }),
    andere('uwe', 'untermiete', {}),
  ],
}

/** A flat share, with a relative, as a subtenant who moved in this year. */
const wohngemeinschaft: Antworten = {
  ...kopf,
  ...{ geburtsdatum: '2004-01-01', allein: false, mitWem: ['verwandte', 'wg'], personenzahl: 3 },
  ...{ ...zurMiete, wohnart: 'untermiete', untermieteErlaubt: true, wohnungSeit: '2026-04-01', zusicherung: 'ja' },
  ...{ pauschalmiete: true, garage: 1_000, moebel: 2_000, mieteSonstiges: 500, mietpreisbremse: false },
  ...{ vermieterAnschrift: 'Hof 2', mietvertragTag: '2026-03-15', ...ohneVermoegen },
  personen: [
    ich({ ...ohneArbeit, elternteilAusserhalb: false }),
    andere('pia', 'wg', {
      ...{ wgSeit: '2025-01-01', wgKind: false, wgKonto: false, wgSorge: false, wgVersicherung: false, wgZimmer: true },
      wgErklaerung: 'Wir wirtschaften getrennt.',
    }),
    andere('rolf', 'verwandt', { geburtsdatum: '1960-01-01', hgVerhaeltnis: 'Onkel' }),
  ],
}

/** Lives with parents and a sister, is under 25: all of them are one Bedarfsgemeinschaft. */
const beiDenEltern: Antworten = {
  ...kopf,
  ...{ geburtsdatum: '2007-05-05', allein: false, mitWem: ['eltern', 'verwandte'], personenzahl: 3 },
  ...{ bedarfUnterkunft: false, eigenheim: true, eigenheimArt: 'wohnung', eigenheimFlaeche: 95, eigenheimBewohner: 3 },
  ...ohneVermoegen,
  personen: [
    ich({ elternteilAusserhalb: true, elternteile: [{ ...uvg, uvgBeantragt: undefined }] }),
    andere('eva', 'eltern', { ...erwachsen, geburtsdatum: '1975-01-01', alleinerziehend: true }),
    andere('lia', 'geschwister', { ...kind, geburtsdatum: '2015-01-01', kindVon: 'eltern' }),
  ],
}

export const antworten = {
  ...{ kim, alleinerziehend, paar, selbststaendig, eu, fiktion, sechzehn, betreut, eigenesHaus, wohngemeinschaft },
  ...{ beiDenEltern, gespartJuni: gespart('2026-06-01'), gespartJuli: gespart('2026-07-01') },
}

export const pfad = (eins: Antworten, seiten: string, nachweise: string): Pfad => ({
  antworten: eins,
  seiten: weg(seiten),
  nachweise: nachweise.trim().split(/\s+/).filter(Boolean),
})
