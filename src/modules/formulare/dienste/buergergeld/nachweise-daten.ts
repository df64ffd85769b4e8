import { hat, ist, istNicht, nicht, oder, undAuch } from '../../bausteine/folge.ts'
import { type Antworten, type Bedingung, entriesOf, type Sicht } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { hatArt } from './geld/einkommen.ts'
import { freibetragOf, vermoegenOf } from './geld/vermoegenswert.ts'
import { abAlter, bgOf, inBg, inBgUnter15, personWith } from './haushalt.ts'
import { isAuslaender, isDrittstaat } from './person/angaben.ts'
import { hasEx, ofMinor } from './person/unterhalt.ts'
import { imEigentum, neuEingezogen, zurMiete } from './wohnen/wohnung.ts'

const SCHWAERZEN =
  'Bei Ausgaben dürfen Sie Empfänger und Zweck schwärzen, wenn sie etwas über Religion, Politik, Gesundheit, Herkunft oder Sexualität verraten. Beträge müssen lesbar bleiben.'

const positiv =
  (...namen: readonly string[]): Bedingung =>
  ({ hier }) =>
    namen.some((name) => Number(hier[name] ?? 0) > 0)

const isEuAuslaender = undAuch(isAuslaender, nicht(isDrittstaat))

/** An adult has an account, or is asked why not; the others only if they have one. */
const hasKontoauszuege: Bedingung = (sicht) =>
  inBg(sicht) && (abAlter(18)(sicht) || (Array.isArray(sicht.hier['konten']) && sicht.hier['konten'].length > 0))

const isAboveFreibetrag = ({ alle, heute }: Sicht): boolean => {
  const sicht = { hier: alle, alle, heute }
  const frei = freibetragOf(sicht)
  return frei !== undefined && bgOf(sicht).length > 0 && vermoegenOf(sicht) > frei
}

/** It is paid for a child once, whichever parent lives elsewhere. */
const isFirstParent: Bedingung = ({ hier, alle }) => {
  const kind = personWith(alle, 'elternteile', hier['id'])
  return kind !== undefined && entriesOf(kind, 'elternteile')[0]?.id === hier['id']
}

interface Leistungsgruppe {
  gruppe: string
  /** The field with the kind of benefit. */
  art: string
}

const beimEinkommen: Leistungsgruppe = { gruppe: 'sozialleistungen', art: 'leistungArt' }
const alsAntrag: Leistungsgruppe = { gruppe: 'antraege', art: 'antragArt' }

const isEntschieden = ({ leistungStand }: Antworten) => leistungStand !== 'beantragt'

/** The same benefit of the same person stands in another group too: one paper is enough. What has no name of its own may differ. */
const isNamedIn =
  (von: Leistungsgruppe, andere: Leistungsgruppe, passt: (eintrag: Antworten) => boolean = () => true): Bedingung =>
  ({ hier, alle }) => {
    const person = personWith(alle, von.gruppe, hier['id'])
    const eigene = hier[von.art]
    if (person === undefined || String(eigene).startsWith('sonstig')) return false
    return entriesOf(person, andere.gruppe).some((one) => one[andere.art] === eigene && passt(one))
  }

/** Who they are, where they come from, who acts for them. */
const person: readonly Nachweisregel[] = [
  {
    name: 'ausweis',
    typ: 'ID',
    titel: 'Ausweis oder Pass',
    hinweis: 'Vorder- und Rückseite. Zugangsnummer und Seriennummer dürfen Sie schwärzen.',
    je: 'personen',
    art: 'noetig',
    // Of a child the birth certificate is enough.
    wenn: undAuch(inBg, nicht(inBgUnter15)),
  },
  {
    name: 'meldebescheinigung',
    typ: 'ID',
    titel: 'Meldebescheinigung',
    hinweis: 'Nur wenn Ihre Anschrift nicht im Melderegister steht.',
    art: 'angefordert',
    wenn: ist('festeAnschrift', true),
  },
  {
    name: 'geburtsurkunde',
    typ: 'FAM',
    titel: 'Geburtsurkunde',
    je: 'personen',
    art: 'noetig',
    wenn: inBgUnter15,
  },
  {
    name: 'konto',
    typ: 'KTO',
    titel: 'Bankkarte oder Kopf eines Kontoauszugs',
    hinweis: 'Damit das Geld auf das richtige Konto geht.',
    art: 'angefordert',
    wenn: ist('hatKonto', true),
  },
  {
    name: 'rentenversicherung',
    typ: 'VER',
    titel: 'Sozialversicherungsausweis',
    hinweis: 'Ein Schreiben der Rentenversicherung mit der Nummer genügt.',
    je: 'personen',
    art: 'hilfreich',
    wenn: ist('rvnrStatus', 'vorhanden'),
  },
  {
    name: 'betreuung',
    typ: 'VOL',
    titel: 'Betreuerausweis oder Bestellungsurkunde',
    je: 'personen',
    art: 'noetig',
    wenn: ist('vertretung', 'betreuung', 'vormundschaft'),
  },
  {
    name: 'vollmacht',
    typ: 'VOL',
    titel: 'Vollmacht',
    je: 'personen',
    art: 'angefordert',
    wenn: ist('vertretung', 'vollmacht'),
  },
  {
    name: 'aufenthaltstitel',
    typ: 'ID',
    titel: 'Aufenthaltstitel oder Fiktionsbescheinigung',
    hinweis: 'Beide Seiten der Karte oder alle Seiten der Bescheinigung.',
    je: 'personen',
    art: 'noetig',
    wenn: isDrittstaat,
  },
  {
    name: 'freizuegigkeit',
    typ: 'ID',
    titel: 'Nachweis über den Aufenthalt in Deutschland',
    hinweis: 'Zum Beispiel eine Meldebescheinigung oder ein Arbeitsvertrag. Ein Aufenthaltstitel ist nicht nötig.',
    je: 'personen',
    art: 'noetig',
    wenn: isEuAuslaender,
  },
  {
    name: 'asylbLG',
    typ: 'SOZ',
    titel: 'Bescheid über das Ende der Asylbewerberleistungen',
    je: 'personen',
    art: 'noetig',
    wenn: ist('asylbLG', true),
  },
  {
    name: 'verpflichtung',
    typ: 'ID',
    titel: 'Verpflichtungserklärung',
    je: 'personen',
    art: 'noetig',
    wenn: ist('verpflichtung', true),
  },
]

/** Situation, needs, earlier times, insurance. */
const lage: readonly Nachweisregel[] = [
  {
    name: 'trennung',
    typ: 'UNT',
    titel: 'Urteil, Beschluss oder Unterhaltstitel',
    hinweis: 'Gibt es keinen, genügt der Schriftverkehr zur Trennung.',
    je: 'personen',
    art: 'noetig',
    wenn: hasEx,
  },
  {
    name: 'elternUnterhalt',
    typ: 'UNT',
    titel: 'Unterhaltstitel',
    je: 'elternteile',
    art: 'noetig',
    wenn: ist('elternTitel', true),
  },
  {
    name: 'unterhaltsvorschuss',
    typ: 'SOZ',
    titel: 'Bescheid oder Antrag über Unterhaltsvorschuss',
    hinweis: 'Gibt es keinen, sagen Sie kurz warum.',
    je: 'elternteile',
    art: 'noetig',
    wenn: undAuch(ofMinor, isFirstParent),
  },
  {
    name: 'schwangerschaft',
    typ: 'GES',
    titel: 'Bescheinigung über den Tag der Entbindung',
    hinweis: 'Die Seite des Mutterpasses mit dem Tag genügt. Alle anderen Seiten behalten Sie.',
    je: 'personen',
    art: 'noetig',
    wenn: ist('schwanger', true),
  },
  {
    name: 'schule',
    typ: 'BIL',
    titel: 'Schulbescheinigung',
    je: 'personen',
    art: 'noetig',
    wenn: ist('lernt', 'schule'),
  },
  {
    name: 'ausbildung',
    typ: 'BIL',
    titel: 'Immatrikulation oder Ausbildungsvertrag',
    je: 'personen',
    art: 'noetig',
    wenn: ist('lernt', 'studium', 'ausbildung'),
  },
  {
    name: 'schulbuecher',
    typ: 'FOE',
    titel: 'Quittung und Schreiben der Schule zu den Büchern',
    je: 'personen',
    art: 'noetig',
    wenn: oder(ist('schulbuecher', true), ist('kindSchulbuecher', true)),
  },
  {
    name: 'auswaerts',
    typ: 'WOH',
    titel: 'Vertrag über die Unterkunft am Ort der Ausbildung',
    je: 'personen',
    art: 'noetig',
    wenn: ist('auswaerts', true),
  },
  {
    name: 'stationaer',
    typ: 'GES',
    titel: 'Bescheinigung der Einrichtung über den Aufenthalt',
    hinweis: 'Mit Anfang und voraussichtlichem Ende. Eine Diagnose muss nicht darin stehen.',
    je: 'personen',
    art: 'noetig',
    wenn: ist('stationaer', true),
  },
  {
    name: 'ernaehrung',
    typ: 'GES',
    titel: 'Ärztliche Bescheinigung zur Ernährung (Anlage MEB)',
    hinweis: 'Die Ärztin oder der Arzt füllt sie aus.',
    je: 'personen',
    art: 'noetig',
    // Sealed it goes another way: here the Leistungsservice would see it.
    wenn: undAuch(ist('ernaehrung', true), nicht(ist('ernaehrungVersiegelt', true))),
  },
  {
    name: 'teilhabe',
    typ: 'SOZ',
    titel: 'Bescheid über die Teilhabeleistung',
    je: 'personen',
    art: 'noetig',
    wenn: ist('teilhabe', true),
  },
  {
    name: 'merkzeichen',
    typ: 'GES',
    titel: 'Schwerbehindertenausweis',
    je: 'personen',
    art: 'hilfreich',
    wenn: ist('merkzeichenG', true),
  },
  {
    name: 'bedarf',
    typ: 'FOE',
    titel: 'Nachweis über die Kosten',
    hinweis: 'Zum Beispiel Quittung, Angebot oder Fahrkarten.',
    je: 'bedarfe',
    art: 'noetig',
  },
  {
    name: 'bedarfGesundheit',
    typ: 'GES',
    titel: 'Ärztliche Bescheinigung zum Bedarf',
    je: 'bedarfe',
    art: 'hilfreich',
    wenn: ist('bedarfArt', 'hygiene', 'pflege', 'haushaltshilfe'),
  },
  {
    name: 'antrag',
    typ: 'SOZ',
    titel: 'Bestätigung des Antrags oder Bescheid',
    je: 'antraege',
    art: 'noetig',
    wenn: nicht(isNamedIn(alsAntrag, beimEinkommen, isEntschieden)),
  },
  {
    name: 'einstellung',
    typ: 'SOZ',
    titel: 'Bescheid über das Ende der früheren Leistung',
    je: 'frueheres',
    art: 'noetig',
  },
  {
    name: 'offenerLohn',
    typ: 'EIN',
    titel: 'Nachweis über den offenen Lohn',
    hinweis: 'Zum Beispiel Arbeitsvertrag und Mahnung.',
    je: 'personen',
    art: 'noetig',
    wenn: ist('offenerLohn', true),
  },
  {
    name: 'lohnersatz',
    typ: 'SOZ',
    titel: 'Bescheid über Geld statt Lohn',
    je: 'lohnersatz',
    art: 'noetig',
    wenn: nicht(isNamedIn({ gruppe: 'lohnersatz', art: 'ersatzArt' }, beimEinkommen, isEntschieden)),
  },
  {
    name: 'pflege',
    typ: 'SOZ',
    titel: 'Bescheid über das Pflegegeld',
    je: 'personen',
    art: 'noetig',
    wenn: ist('pflege', true),
  },
  {
    name: 'ansprueche',
    typ: 'KTO',
    titel: 'Nachweis über den Anspruch',
    hinweis: 'Zum Beispiel Erbschein, Vertrag oder Schriftverkehr.',
    je: 'personen',
    art: 'noetig',
    wenn: ist('hatAnsprueche', true),
  },
  {
    name: 'unfall',
    typ: 'SOZ',
    titel: 'Unfallbericht',
    hinweis: 'Auch ein Bericht der Polizei oder Schreiben der Versicherung.',
    je: 'personen',
    art: 'noetig',
    wenn: ist('unfall', true),
  },
  {
    name: 'krankenkasse',
    typ: 'VER',
    titel: 'Bescheinigung der Krankenkasse',
    hinweis: 'Eine Kopie der Gesundheitskarte genügt zunächst.',
    je: 'personen',
    art: 'noetig',
    wenn: undAuch(ist('gesetzlich', true), abAlter(15)),
  },
  {
    name: 'versicherung',
    typ: 'VER',
    titel: 'Versicherungsschein und Beitragsbescheinigung',
    hinweis: 'Ohne Versicherung: das letzte Schreiben einer Krankenkasse.',
    je: 'personen',
    art: 'noetig',
    wenn: ist('gesetzlich', false),
  },
]

const wohnen: readonly Nachweisregel[] = [
  {
    name: 'mietvertrag',
    typ: 'WOH',
    titel: 'Mietvertrag und letzte Mieterhöhung',
    hinweis:
      'Alle Seiten. Gibt es keinen schriftlichen Vertrag, genügt eine Bescheinigung der Vermieterin oder des Vermieters.',
    art: 'noetig',
    wenn: zurMiete,
  },
  {
    name: 'untermieterlaubnis',
    typ: 'WOH',
    titel: 'Erlaubnis zur Untermiete',
    art: 'hilfreich',
    wenn: undAuch(zurMiete, ist('untermieteErlaubt', true)),
  },
  {
    name: 'mietbescheinigung',
    typ: 'WOH',
    titel: 'Mietbescheinigung',
    hinweis: 'Freiwillig, und nur wenn der Vertrag etwas offen lässt: Wer sie ausfüllt, erfährt von Ihrem Antrag.',
    art: 'hilfreich',
    wenn: undAuch(zurMiete, ist('pauschalmiete', true)),
  },
  {
    name: 'eigentum',
    typ: 'WOH',
    titel: 'Zinsen, Grundsteuer, Versicherung und Abgaben für Ihr Eigentum',
    hinweis: 'Bescheide, Bescheinigung der Bank, bei einer Wohnung die Abrechnung der Eigentümergemeinschaft.',
    art: 'noetig',
    wenn: imEigentum,
  },
  {
    name: 'unterkunft',
    typ: 'WOH',
    titel: 'Vertrag oder Rechnung der Unterkunft',
    art: 'noetig',
    wenn: ist('wohnart', 'unterkunft', 'einrichtung'),
  },
  {
    name: 'heizabschlag',
    typ: 'WOH',
    titel: 'Abschlagsplan des Versorgers',
    hinweis: 'Auch eine Rechnung über Brennstoff.',
    art: 'hilfreich',
    wenn: oder(positiv('heizabschlag', 'heizkostenJahr'), ist('brennstoffSelbst', true)),
  },
  {
    name: 'abrechnung',
    typ: 'WOH',
    titel: 'Letzte Abrechnung von Heizung und Nebenkosten',
    art: 'noetig',
    wenn: ist('abrechnung', true),
  },
  {
    name: 'direktzahlung',
    typ: 'WOH',
    titel: 'Bestätigung des Kontos durch die Vermieterin oder den Vermieter',
    hinweis: 'Steht das Konto im Mietvertrag, genügt dieser.',
    art: 'hilfreich',
    wenn: ist('direktzahlung', true),
  },
  {
    name: 'zusicherung',
    typ: 'WOH',
    titel: 'Zusicherung zum Umzug',
    art: 'hilfreich',
    wenn: undAuch(neuEingezogen, ist('zusicherung', 'ja')),
  },
  {
    name: 'schulden',
    typ: 'WOH',
    titel: 'Mahnung, Kündigung oder Schreiben zur Sperre',
    art: 'noetig',
    wenn: ist('rueckstand', true),
  },
]

const einkommen: readonly Nachweisregel[] = [
  {
    name: 'arbeitsvertrag',
    typ: 'EIN',
    titel: 'Arbeitsvertrag',
    je: 'stellen',
    art: 'noetig',
  },
  {
    name: 'lohn',
    typ: 'EIN',
    titel: 'Lohnabrechnungen der letzten drei Monate',
    hinweis: 'Haben Sie gerade erst angefangen, genügen die vorhandenen.',
    je: 'stellen',
    art: 'noetig',
  },
  {
    name: 'einkommensbescheinigung',
    typ: 'EIN',
    titel: 'Einkommensbescheinigung des Arbeitgebers',
    je: 'stellen',
    art: 'angefordert',
    wenn: ist('schwankend', true),
  },
  {
    name: 'sonderzahlung',
    typ: 'EIN',
    titel: 'Abrechnung der zusätzlichen Zahlung',
    je: 'sonderzahlungen',
    art: 'noetig',
  },
  {
    name: 'ehrenamt',
    typ: 'SOZ',
    titel: 'Bescheinigung über das Ehrenamt',
    je: 'ehrenaemter',
    art: 'noetig',
  },
  {
    name: 'leistungBescheid',
    typ: 'SOZ',
    titel: 'Bescheid',
    hinweis: 'Beim Kindergeld genügt ein Kontoauszug.',
    je: 'sozialleistungen',
    art: 'noetig',
    wenn: istNicht('leistungStand', 'beantragt'),
  },
  {
    name: 'leistungAntrag',
    typ: 'SOZ',
    titel: 'Bestätigung des Antrags',
    je: 'sozialleistungen',
    art: 'noetig',
    wenn: undAuch(ist('leistungStand', 'beantragt'), nicht(isNamedIn(beimEinkommen, alsAntrag))),
  },
  { name: 'rente', typ: 'SOZ', titel: 'Rentenbescheid', je: 'renten', art: 'noetig' },
  {
    name: 'kindEinnahme',
    typ: 'SOZ',
    titel: 'Bescheid oder Kontoauszug',
    je: 'kindereinnahmen',
    art: 'noetig',
  },
  {
    name: 'unterhaltseingang',
    typ: 'UNT',
    titel: 'Titel oder Vereinbarung über den Unterhalt',
    hinweis: 'Gibt es keine, genügen Kontoauszüge.',
    je: 'unterhaltseingaenge',
    art: 'noetig',
  },
  { name: 'vermietung', typ: 'WOH', titel: 'Mietvertrag über die Vermietung', je: 'vermietungen', art: 'noetig' },
  {
    name: 'kapital',
    typ: 'KTO',
    titel: 'Bescheinigung der Bank über Erträge',
    je: 'personen',
    art: 'hilfreich',
    wenn: undAuch(hatArt('kapital'), positiv('kapital')),
  },
  { name: 'einmalig', typ: 'KTO', titel: 'Nachweis über die einmalige Einnahme', je: 'einmaliges', art: 'noetig' },
  {
    name: 'fahrkarte',
    typ: 'FOE',
    titel: 'Fahrkarte',
    je: 'fahrwege',
    art: 'noetig',
    wenn: ist('wegMittel', 'oepnv'),
  },
  {
    name: 'arbeitskosten',
    typ: 'FOE',
    titel: 'Belege über Kosten der Arbeit',
    je: 'personen',
    art: 'noetig',
    wenn: positiv('arbeitsmittel', 'gewerkschaft', 'zweiterHaushalt', 'kinderbetreuung'),
  },
  {
    name: 'versicherungen',
    typ: 'VER',
    titel: 'Beitragsrechnungen der Versicherungen',
    je: 'personen',
    art: 'noetig',
    wenn: positiv('kfzHaftpflicht', 'riester', 'pflichtversicherung', 'privateKranken', 'privateRente'),
  },
  {
    name: 'unterhaltszahlung',
    typ: 'UNT',
    titel: 'Unterhaltstitel und Nachweis der Zahlung',
    je: 'unterhaltszahlungen',
    art: 'noetig',
  },
  {
    name: 'gewerbe',
    typ: 'EIN',
    titel: 'Gewerbeanmeldung',
    hinweis: 'In freien Berufen genügt das Schreiben des Finanzamts zur Steuernummer.',
    je: 'taetigkeiten',
    art: 'noetig',
  },
  {
    name: 'steuerbescheid',
    typ: 'EIN',
    titel: 'Letzter Steuerbescheid',
    hinweis: 'Gibt es noch keinen, sagen Sie das kurz.',
    je: 'personen',
    art: 'noetig',
    wenn: hatArt('selbststaendig'),
  },
  {
    name: 'eksBelege',
    typ: 'EIN',
    titel: 'Belege zu Einnahmen und Ausgaben',
    je: 'taetigkeiten',
    art: 'angefordert',
    wenn: ist('eksArt', 'abschliessend'),
  },
]

const vermoegen: readonly Nachweisregel[] = [
  {
    name: 'kontoauszuege',
    typ: 'KTO',
    titel: 'Kontoauszüge der letzten drei Monate, alle Konten',
    hinweis: SCHWAERZEN,
    je: 'personen',
    art: 'noetig',
    wenn: hasKontoauszuege,
  },
  {
    name: 'geldanlagen',
    typ: 'KTO',
    titel: 'Nachweis über Geldanlagen',
    hinweis: 'Zum Beispiel Depotauszug oder Bescheinigung über den Rückkaufswert.',
    je: 'personen',
    art: 'noetig',
    wenn: positiv(
      ...['sparbriefe', 'lebensversicherung', 'praemienrueckgewaehr', 'krypto', 'genossenschaft'],
      ...['edelmetall', 'sammlungen', 'sonstigesVermoegen'],
    ),
  },
  { name: 'grundbuch', typ: 'KTO', titel: 'Grundbuchauszug', je: 'immobilien', art: 'noetig' },
  {
    name: 'fahrzeug',
    typ: 'KTO',
    titel: 'Fahrzeugschein',
    hinweis: 'Bei einem finanzierten Fahrzeug auch der Kreditvertrag.',
    je: 'fahrzeuge',
    art: 'noetig',
  },
  { name: 'schenkung', typ: 'KTO', titel: 'Vertrag über die Schenkung', je: 'schenkungen', art: 'hilfreich' },
  {
    name: 'altersvorsorge',
    typ: 'VER',
    titel: 'Vertrag und letzter Stand der Altersvorsorge',
    je: 'vorsorge',
    art: 'noetig',
  },
  {
    name: 'rentenbefreiung',
    typ: 'VER',
    titel: 'Befreiung von der Rentenversicherung',
    je: 'personen',
    art: 'hilfreich',
    wenn: ist('rentenbefreit', true),
  },
  {
    name: 'bewertung',
    typ: 'KTO',
    titel: 'Nachweise über den Wert des Vermögens',
    hinweis:
      'Zusammen liegt Ihr Vermögen über den Freibeträgen. Ein Kontostand, ein Rückkaufswert oder eine Schätzung genügt.',
    art: 'noetig',
    wenn: isAboveFreibetrag,
  },
]

const dringend: readonly Nachweisregel[] = [
  {
    name: 'dringend',
    typ: 'WOH',
    titel: 'Schreiben über Sperre oder Räumung',
    hinweis: 'Laden Sie es gleich hoch, dann geht es schneller.',
    art: 'hilfreich',
    wenn: oder(hat('sofort', 'energie'), hat('sofort', 'raeumung')),
  },
]

/** Appendix B of the domain facts, and what the field tables name beside it. */
export const nachweise: readonly Nachweisregel[] = [
  ...dringend,
  ...person,
  ...lage,
  ...wohnen,
  ...einkommen,
  ...vermoegen,
]
