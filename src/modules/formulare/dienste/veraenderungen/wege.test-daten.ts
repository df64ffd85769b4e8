import { meinBetrieb, meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import type { Pfad } from '../../engine/pfade.test-daten.ts'

const mia = { id: 'mia', vorname: 'Mia', nachname: 'Klicker', geburtsdatum: '2016-02-01' }
const jan = { id: 'jan', vorname: 'Jan', nachname: 'Klicker', geburtsdatum: '2006-05-04' }
const haushalt = [mia, jan]

/** The keys of the pages of an entry, behind the two on which it is chosen. */
const seiten = (id: string, bereich: string, ...namen: readonly string[]) =>
  ['bereich', `art-${bereich}`, ...namen].map((name) => `${name}/${id}`)

const ab = '2026-12-01'
const ich = ['ich']
const { betriebsnummer: _, ...betrieb } = meinBetrieb

/** Realistic reports; together they see every category. */
export const wege: Readonly<Record<string, Pfad>> = {
  'Wohnung: Umzug, neue Miete, Abrechnung, Schulden': {
    antworten: {
      aenderungen: [
        {
          ...{ id: 'u1', bereich: 'wohnen', wohnen: 'umzug', ab, neueStrasse: 'Neuer Weg 1', neuePlz: '30159' },
          ...{ neuerOrt: 'Hannover', umzugsgrund: 'Die Wohnung ist zu klein.', anderesAmt: 'nein', zusage: 'ja' },
          ...{ mietvertragUnterschrieben: false, kaution: true, umzugskosten: true, wohnform: 'miete', bewohner: 3 },
          ...{ flaeche: 62.5, grundmiete: 45_000, nebenkosten: 12_000, heizkosten: 9_000, heizart: 'gas' },
          ...{ warmwasser: 'zentral', vermieter: 'Wohnbau eG', vermieterAnschrift: 'Hof 1, 30159 Hannover' },
        },
        {
          ...{ id: 'u2', bereich: 'wohnen', wohnen: 'umzug', ab, neueStrasse: 'Dorf 2', neuePlz: '31275' },
          ...{ neuerOrt: 'Lehrte', umzugsgrund: 'Ich habe geerbt.', anderesAmt: 'unbekannt', zusage: 'nein' },
          ...{ mietvertragUnterschrieben: false, wohnform: 'eigentum', bewohner: 3, flaeche: 90 },
          ...{ eigentumKosten: 30_000, heizart: 'oel', warmwasser: 'dezentral' },
        },
        { id: 'm1', bereich: 'wohnen', wohnen: 'miete', ab, kostenart: 'heizung', neueKosten: 9500 },
        {
          ...{ id: 'm2', bereich: 'wohnen', wohnen: 'miete', ab, kostenart: 'abrechnung', ergebnis: 'nachzahlung' },
          ...{ abrechnungsbetrag: 21_000, faellig: '2026-12-15' },
        },
        {
          ...{ id: 'n1', bereich: 'wohnen', wohnen: 'notlage', ab, notlage: 'sperre', schulden: 40_000 },
          notlageFrist: '2026-12-10',
        },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('u1', 'wohnen', 'wann', 'umzug', 'umzugZusage', 'umzugKosten', 'umzugHeizung'),
      ...seiten('u2', 'wohnen', 'wann', 'umzug', 'umzugZusage', 'umzugKosten', 'umzugHeizung'),
      ...seiten('m1', 'wohnen', 'wann', 'miete'),
      ...seiten('m2', 'wohnen', 'wann', 'miete'),
      ...seiten('n1', 'wohnen', 'wann', 'notlage'),
    ],
    nachweise: [
      ...['mietvertrag/u1', 'eigentum/u2', 'meldung/u1', 'meldung/u2', 'mieterhoehung/m1', 'abrechnung/m2'],
      'mahnung/n1',
    ],
  },
  'Menschen: Einzug, Auszug, Geburt, Schwangerschaft': {
    antworten: {
      haushalt,
      aenderungen: [
        {
          ...{ id: 'ein', bereich: 'menschen', menschen: 'einzug', ab, einzugVorname: 'Ada', einzugNachname: 'Öz' },
          ...{ einzugGeboren: '1990-01-01', einzugBeziehung: 'partner', gemeinsamWirtschaften: true },
          ...{ einzugStaat: 'deutsch', einzugEinkommen: ['arbeit', 'unterhalt'], einzugVermoegen: 'unbekannt' },
          ...{ einzugBildung: false, einzugKasse: 'AOK' },
        },
        {
          ...{ id: 'aus', bereich: 'menschen', menschen: 'auszug', ab, wer: ['jan'] },
          ...{ auszugAnschrift: 'Ring 5, 38100 Braunschweig', auszugGrund: 'Ausbildung', auszugZusage: 'beantragt' },
        },
        {
          ...{ id: 'selbst', bereich: 'menschen', menschen: 'auszug', ab, wer: ich, auszugGrund: 'Trennung' },
          ...{ auszugStrasse: 'Ring 7', auszugPlz: '30159', auszugOrt: 'Hannover' },
        },
        {
          ...{ id: 'kind', bereich: 'menschen', menschen: 'geburt', ab: '2026-11-20', kindVorname: 'Bo' },
          ...{ kindNachname: 'Klicker', kindStaat: 'deutsch', kindKasse: 'AOK', elternteilWoanders: true },
          ...{ kindAntraege: ['kindergeld'], erstausstattung: true },
        },
        {
          ...{ id: 'baby', bereich: 'menschen', menschen: 'schwangerschaft', wer: ich, entbindung: '2027-05-01' },
          ...{ vaterWoanders: true, vaterName: 'Bo Beispiel' },
        },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('ein', 'menschen', 'wann', 'einzug', 'einzugLage'),
      ...seiten('aus', 'menschen', 'wann', 'wer', 'auszug'),
      ...seiten('selbst', 'menschen', 'wann', 'wer', 'auszug'),
      ...seiten('kind', 'menschen', 'wann', 'geburt', 'geburtLeistungen'),
      ...seiten('baby', 'menschen', 'wer', 'schwangerschaft'),
    ],
    nachweise: [
      ...['einzugMeldung/ein', 'einzugEinkommen/ein', 'auszugMeldung/aus', 'auszugMeldung/selbst'],
      'geburtsurkunde/kind',
      ...['unterhaltsvorschuss/kind', 'mutterpass/baby'],
    ],
  },
  'Familie: Scheidung, Trennung in der Wohnung, Tod, Umgang': {
    antworten: {
      haushalt,
      aenderungen: [
        {
          ...{
            id: 'fam',
            bereich: 'menschen',
            menschen: 'familienstand',
            ab: '2026-09-01',
            spaetGrund: 'Ich war krank.',
          },
          ...{ wer: ich, familienstand: 'geschieden', partnerName: 'Bo Klicker', unterhaltTitel: true },
          ...{ unterhaltGezahlt: 0, keinUnterhaltGrund: 'Er hat selbst kein Geld.' },
        },
        { id: 'ehe', bereich: 'menschen', menschen: 'familienstand', ab, wer: ich, familienstand: 'verheiratet' },
        {
          ...{ id: 'tre', bereich: 'menschen', menschen: 'trennung', ab, getrenntWirtschaften: true },
          trennung: 'Wir leben in getrennten Zimmern.',
        },
        {
          ...{ id: 'tod', bereich: 'menschen', menschen: 'tod', ab: '2026-11-10', wer: ['andere'] },
          ...{ werName: 'Otto Klicker', todHinweis: 'Mein Vater.' },
        },
        { id: 'umg', bereich: 'menschen', menschen: 'umgang', ab, umgangKind: 'Mia Klicker', umgangTage: 10 },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('fam', 'menschen', 'wann', 'wer', 'familienstand', 'familienstandUnterhalt'),
      ...seiten('ehe', 'menschen', 'wann', 'wer', 'familienstand'),
      ...seiten('tre', 'menschen', 'wann', 'trennung'),
      ...seiten('tod', 'menschen', 'wann', 'wer', 'tod'),
      ...seiten('umg', 'menschen', 'wann', 'umgang'),
    ],
    nachweise: [...['familienstand/fam', 'familienstand/ehe', 'titelUnterhalt/fam', 'sterbeurkunde/tod', 'umgang/umg']],
  },
  'Arbeit: neue Stelle, Ende, Lohn, Selbständigkeit, Schule': {
    antworten: {
      haushalt,
      aenderungen: [
        {
          ...{ id: 'neu', bereich: 'arbeit', arbeit: 'arbeitsaufnahme', ab, wer: ich, ...betrieb },
          ...{ beschaeftigung: 'midijob', wochenstunden: 19.5, befristet: true, befristetBis: '2027-11-30' },
          ...{ brutto: 98_000, lohnmonat: 'folgend', ersterLohnAm: '2027-01-05', schwankend: true },
        },
        {
          ...{ id: 'end', bereich: 'arbeit', arbeit: 'arbeitsende', ab, wer: ich, endeBetrieb: 'Bäckerei Korn' },
          ...{ endeGrund: 'befristung', letzterLohn: 98_000, letzterLohnAm: '2026-12-31', arbeitsuchend: true },
        },
        {
          ...{ id: 'selb', bereich: 'arbeit', arbeit: 'selbstaendigkeit', ab, wer: ich, selbstAktion: 'beginn' },
          ...{ taetigkeit: 'Nähatelier', gewinn: 20_000 },
        },
        {
          ...{ id: 'schu', bereich: 'arbeit', arbeit: 'bildung', ab, wer: ['jan'], bildungsweg: 'ausbildung' },
          ...{ bildungAktion: 'beginn', bildungOrt: 'Tischlerei Holz', bildungBis: '2029-07-31' },
        },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('neu', 'arbeit', 'wann', 'wer', 'arbeitsaufnahme', 'arbeitsvertrag', 'ersterLohn'),
      ...seiten('end', 'arbeit', 'wann', 'wer', 'arbeitsende'),
      ...seiten('selb', 'arbeit', 'wann', 'wer', 'selbstaendigkeit'),
      ...seiten('schu', 'arbeit', 'wann', 'wer', 'bildung'),
    ],
    nachweise: [
      ...['arbeitsvertrag/neu', 'ersteAbrechnung/neu', 'kuendigung/end', 'letzteAbrechnung/end', 'gewerbe/selb'],
      ...['eks/selb', 'bildung/schu'],
    ],
  },
  'Persona 2, allein mit zwei Kindern: der Lohn ändert sich': {
    antworten: {
      haushalt: [mia],
      aenderungen: [
        {
          ...{ id: 'lohn', bereich: 'arbeit', arbeit: 'lohn', ab, wer: ich, lohnBetrieb: 'Bäckerei Korn' },
          ...{ lohnart: 'laufend', neuerLohn: 80_000, zuflussmonat: '2026-12' },
        },
      ],
    },
    seiten: ['aenderungen', ...seiten('lohn', 'arbeit', 'wann', 'wer', 'lohn')],
    nachweise: ['lohnabrechnung/lohn'],
  },
  'Geld: andere Leistungen, Unterhalt, Erbschaft, Vermögen': {
    antworten: {
      haushalt,
      aenderungen: [
        {
          ...{ id: 'kg', bereich: 'geld', geld: 'sozialleistung', ab, wer: ['mia'], leistung: 'kindergeld' },
          ...{ leistungStand: 'bewilligt', leistungStelle: 'Familienkasse', leistungZeichen: 'FK 12' },
          ...{ leistungBetrag: 25_900, leistungBis: '2028-01-31' },
        },
        {
          ...{ id: 'and', bereich: 'geld', geld: 'sozialleistung', ab, wer: ich, leistung: 'sonstige' },
          ...{ leistungName: 'Blindengeld', leistungStand: 'beantragt', leistungStelle: 'Land Niedersachsen' },
        },
        {
          ...{ id: 'unt', bereich: 'geld', geld: 'unterhalt', ab, wer: ['mia'], unterhaltsart: 'kind' },
          ...{ unterhaltVon: 'Bo Beispiel', unterhaltStand: 'anders', unterhaltBetrag: 30_000, titelBetrag: 48_000 },
        },
        {
          ...{ id: 'einm', bereich: 'geld', geld: 'einmalig', ab: '2026-11-20', wer: ich, einmalart: 'andere' },
          ...{ einmalName: 'Flohmarkt', einmalBetrag: 12_000 },
        },
        {
          ...{ id: 'verm', bereich: 'geld', geld: 'vermoegen', ab, wer: ich, vermoegensart: 'bauspar' },
          ...{ vermoegenAktion: 'weg', vermoegenswert: 210_000 },
        },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('kg', 'geld', 'wann', 'wer', 'sozialleistung'),
      ...seiten('and', 'geld', 'wann', 'wer', 'sozialleistung'),
      ...seiten('unt', 'geld', 'wann', 'wer', 'unterhalt'),
      ...seiten('einm', 'geld', 'wann', 'wer', 'einmalig'),
      ...seiten('verm', 'geld', 'wann', 'wer', 'vermoegen'),
    ],
    nachweise: [
      ...['leistungsbescheid/kg', 'leistungsantrag/and', 'unterhalt/unt', 'unterhaltZahlung/unt'],
      ...['einmalBescheid/einm', 'einmalKonto/einm', 'vermoegen/verm'],
    ],
  },
  'Gesundheit: Krankheit, Krankenkasse, Krankenhaus, Behinderung, Ernährung': {
    antworten: {
      aenderungen: [
        {
          ...{ id: 'au', bereich: 'gesundheit', gesundheit: 'krankheit', ab: '2026-11-23', wer: ich },
          ...{ krankBis: '2026-11-24', terminVersaeumt: true, folgebescheinigung: false },
        },
        {
          ...{ id: 'kv', bereich: 'gesundheit', gesundheit: 'krankenversicherung', ab, wer: ich, kasse: 'TK' },
          ...{
            versicherungsart: 'privat',
            versicherungsbeitrag: 21_000,
            basistarif: true,
            versicherungsnummer: 'A 12',
          },
        },
        {
          ...{ id: 'kh', bereich: 'gesundheit', gesundheit: 'aufenthalt', ab, wer: ich, einrichtung: 'krankenhaus' },
          ...{ einrichtungOrt: 'Klinikum Nord, Hannover', aufenthaltBis: '2026-12-20' },
        },
        { id: 'gdb', bereich: 'gesundheit', gesundheit: 'behinderung', ab, wer: ich, feststellung: 'gdb' },
        { id: 'ern', bereich: 'gesundheit', gesundheit: 'behinderung', ab, wer: ich, feststellung: 'ernaehrung' },
        {
          ...{ id: 'bes', bereich: 'gesundheit', gesundheit: 'behinderung', ab, wer: ich, feststellung: 'besonders' },
          besondererBedarf: 'Hygienebedarf',
        },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('au', 'gesundheit', 'wann', 'wer', 'krankheit'),
      ...seiten('kv', 'gesundheit', 'wann', 'wer', 'krankenversicherung'),
      ...seiten('kh', 'gesundheit', 'wann', 'wer', 'aufenthalt'),
      ...seiten('gdb', 'gesundheit', 'wann', 'wer', 'behinderung'),
      ...seiten('ern', 'gesundheit', 'wann', 'wer', 'behinderung'),
      ...seiten('bes', 'gesundheit', 'wann', 'wer', 'behinderung'),
    ],
    nachweise: [
      ...['krankschreibung/au', 'mitgliedschaft/kv', 'beitrag/kv', 'aufenthalt/kh', 'feststellung/gdb'],
      ...['feststellung/bes', 'ernaehrung/ern'],
    ],
  },
  'Daten: Konto, Kontakt, Name': {
    antworten: {
      aenderungen: [
        { id: 'iban', bereich: 'daten', daten: 'bankverbindung', ab, ...meinKonto },
        {
          ...{ id: 'tel', bereich: 'daten', daten: 'kontakt', ab, wer: ich, neuesTelefon: '0511 7654321' },
          ...{ neueEmail: 'kim@beispiel.example', postStrasse: 'bei Öz, Hof 1' },
          ...{ postPlz: '30159', postOrt: 'Hannover' },
        },
        {
          ...{ id: 'nam', bereich: 'daten', daten: 'name', ab, wer: ich, neuerName: 'Kim Klick' },
          namensgrund: 'heirat',
        },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('iban', 'daten', 'wann', 'bankverbindung'),
      ...seiten('tel', 'daten', 'wann', 'wer', 'kontakt'),
      ...seiten('nam', 'daten', 'wann', 'wer', 'name'),
    ],
    nachweise: ['konto/iban', 'namensurkunde/nam'],
  },
  'Persona 6, mit Fiktionsbescheinigung: neuer Aufenthaltstitel': {
    antworten: {
      aenderungen: [
        {
          ...{ id: 'auf', bereich: 'daten', daten: 'aufenthaltstitel', ab, wer: ich },
          ...{ aufenthaltstitel: '§ 24 AufenthG', titelBis: '2027-03-04' },
        },
      ],
    },
    seiten: ['aenderungen', ...seiten('auf', 'daten', 'wann', 'wer', 'aufenthaltstitel')],
    nachweise: ['aufenthaltstitel/auf'],
  },
  'Persona 8, unter Betreuung: Betreuerin und Vollmacht': {
    antworten: {
      aenderungen: [
        {
          ...{ id: 'bet', bereich: 'daten', daten: 'betreuung', ab, wer: ich, vertretungsart: 'betreuung' },
          ...{ vertretungName: 'Ida Muster', vertretungAnschrift: 'Hof 1, 30159 Hannover' },
          ...{ vertretungTelefon: '0511 1112223', vertretungUmfang: 'Vermögenssorge, Behörden' },
        },
        {
          ...{ id: 'vol', bereich: 'daten', daten: 'betreuung', ab, wer: ich, vertretungsart: 'vollmacht' },
          ...{ vertretungName: 'Ida Muster', vertretungAnschrift: 'Hof 1, 30159 Hannover', vertretungUmfang: 'Alles' },
        },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('bet', 'daten', 'wann', 'wer', 'betreuung'),
      ...seiten('vol', 'daten', 'wann', 'wer', 'betreuung'),
    ],
    nachweise: ['bestellung/bet', 'vollmacht/vol'],
  },
  'Anderes: Abwesenheit, Verzicht, Sonstiges': {
    antworten: {
      aenderungen: [
        {
          ...{ id: 'abw', bereich: 'daten', daten: 'abwesenheit', ab, wer: ich, abgestimmt: true },
          abwesenheit: 'Ich komme zwei Tage früher zurück.',
        },
        {
          ...{ id: 'ver', bereich: 'daten', daten: 'verzicht', ab, verzichtGrund: 'Ich verdiene genug.' },
          versicherungGeklaert: true,
        },
        { id: 'son', bereich: 'daten', daten: 'sonstiges', ab, wer: ich, sonstiges: 'Der Keller ist abgebrannt.' },
      ],
    },
    seiten: [
      'aenderungen',
      ...seiten('abw', 'daten', 'wann', 'wer', 'abwesenheit'),
      ...seiten('ver', 'daten', 'wann', 'verzicht'),
      ...seiten('son', 'daten', 'wann', 'wer', 'sonstiges'),
    ],
    nachweise: [],
  },
}
