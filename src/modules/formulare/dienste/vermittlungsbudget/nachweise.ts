import { ist } from '../../bausteine/bedingungen.ts'
import type { Bedingung } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'

const both =
  (...bedingungen: readonly Bedingung[]): Bedingung =>
  (sicht) =>
    bedingungen.every((one) => one(sicht))

const oeffentlich = ist('verkehrsmittel', 'bahn', 'oepnv')
const nachher = 'Reichen Sie sie ein, wenn Ihr Antrag bewilligt ist und Sie bezahlt haben.'

/** What is needed for the decision comes first, what shows that money was spent comes last. */
export const nachweise: readonly Nachweisregel[] = [
  {
    name: 'bewerbungen',
    typ: 'BEW',
    titel: 'Nachweise über Ihre Bewerbungen',
    hinweis:
      'Ihre Liste steht schon im Antrag. Je Bewerbung genügt das Anschreiben, die Sendebestätigung oder die Antwort.',
    art: 'noetig',
    wenn: ist('art', 'bewerbung'),
  },
  {
    name: 'auslagen',
    typ: 'FOE',
    titel: 'Belege für Fotos, Mappen und Porto',
    hinweis: 'Kassenbon oder Rechnung. Haben Sie noch nichts gekauft, reichen Sie sie später ein.',
    art: 'noetig',
    wenn: both(ist('art', 'bewerbung'), ist('abrechnung', 'kosten')),
  },
  {
    name: 'einladung',
    typ: 'BEW',
    titel: 'Einladung zum Termin',
    hinweis: 'Brief, E-Mail oder ein Foto der Nachricht mit Tag, Uhrzeit und Ort',
    art: 'noetig',
    wenn: ist('art', 'reise'),
  },
  {
    name: 'vertrag',
    typ: 'EIN',
    titel: 'Arbeitsvertrag oder Zusage',
    hinweis: 'Ein Entwurf oder eine Zusage per E-Mail genügt.',
    art: 'noetig',
    wenn: ist('art', 'antritt', 'pendel', 'kleidung', 'umzug', 'doppelhaushalt'),
  },
  {
    name: 'gebuehr',
    typ: 'FOE',
    titel: 'Gebührenbescheid oder Angebot',
    hinweis: 'Darauf stehen Preis und Aussteller. Ein Ausdruck der Preisliste genügt.',
    art: 'noetig',
    wenn: ist('art', 'nachweis'),
  },
  {
    name: 'ausstattungsliste',
    typ: 'FOE',
    titel: 'Liste des Betriebs',
    hinweis: 'Der Betrieb schreibt auf, was Sie für die Arbeit brauchen und was er nicht bezahlt.',
    art: 'noetig',
    wenn: ist('art', 'kleidung'),
  },
  {
    name: 'umzugsangebote',
    typ: 'FOE',
    titel: 'Angebote für den Umzug',
    hinweis: 'Zwei oder drei Angebote zum Vergleichen',
    art: 'noetig',
    wenn: both(ist('art', 'umzug'), ist('umzugsart', 'mietwagen', 'firma')),
  },
  {
    name: 'mietvertrag',
    typ: 'WOH',
    titel: 'Mietvertrag oder Mietangebot',
    hinweis: 'Für die Wohnung am Arbeitsort. Ein Angebot ohne Unterschrift genügt.',
    art: 'noetig',
    wenn: ist('art', 'umzug', 'doppelhaushalt'),
  },
  {
    name: 'stelleMitFuehrerschein',
    typ: 'EIN',
    titel: 'Stelle, für die Sie den Führerschein brauchen',
    hinweis: 'Zusage, Vertrag oder Stellenangebot, in dem der Führerschein verlangt wird',
    art: 'noetig',
    wenn: ist('art', 'fuehrerschein'),
  },
  {
    name: 'fahrschulen',
    typ: 'FOE',
    titel: 'Angebote von zwei Fahrschulen',
    hinweis: 'Mit allen Kosten: Unterricht, Fahrstunden, Prüfungen und Gebühren',
    art: 'noetig',
    wenn: ist('art', 'fuehrerschein'),
  },
  {
    name: 'anmeldung',
    typ: 'FOE',
    titel: 'Anmeldung bei der Fahrschule oder Fahrerlaubnisbehörde',
    hinweis: 'Melden Sie sich erst an, wenn Ihr Antrag bewilligt ist.',
    art: 'angefordert',
    wenn: ist('art', 'fuehrerschein'),
  },
  {
    name: 'sehtest',
    typ: 'GES',
    titel: 'Sehtest oder ärztliche Bescheinigung für den Führerschein',
    hinweis: 'Nur das Ergebnis, ob Sie geeignet sind. Schicken Sie keine Befunde.',
    art: 'angefordert',
    wenn: ist('art', 'fuehrerschein'),
  },
  {
    name: 'angebot',
    typ: 'FOE',
    titel: 'Angebot oder Kostenvoranschlag',
    hinweis: 'Ein Ausdruck aus dem Internet mit Preis und Datum genügt.',
    art: 'noetig',
    wenn: ist('art', 'kleidung', 'erscheinung', 'sonstiges'),
  },
  {
    name: 'ausbildungsvertrag',
    typ: 'BIL',
    titel: 'Ausbildungsvertrag oder Zusage der Schule',
    art: 'noetig',
    wenn: ist('art', 'ausbildung'),
  },
  {
    name: 'fahrkarte',
    typ: 'FOE',
    titel: 'Fahrkarte',
    hinweis: 'Reichen Sie sie nach der Fahrt ein. Davor genügt die Auskunft über den Preis.',
    art: 'noetig',
    wenn: both(ist('art', 'reise', 'antritt', 'pendel'), oeffentlich),
  },
  {
    name: 'teilnahme',
    typ: 'BEW',
    titel: 'Bestätigung, dass Sie beim Termin waren',
    hinweis: 'Lassen Sie sich vor Ort kurz bestätigen, dass Sie da waren.',
    art: 'angefordert',
    wenn: ist('art', 'reise'),
  },
  {
    name: 'uebernachtung',
    typ: 'FOE',
    titel: 'Rechnung der Übernachtung',
    hinweis: nachher,
    art: 'angefordert',
    wenn: both(ist('art', 'reise'), ist('uebernachtung', true)),
  },
  {
    name: 'meldung',
    typ: 'ID',
    titel: 'Meldebescheinigung der neuen Wohnung',
    hinweis: 'Sie bekommen sie nach dem Umzug bei der Gemeinde.',
    art: 'angefordert',
    wenn: ist('art', 'umzug'),
  },
  {
    name: 'rechnung',
    typ: 'FOE',
    titel: 'Rechnungen und Zahlungsbelege',
    hinweis: nachher,
    art: 'angefordert',
    wenn: ist('art', 'nachweis', 'kleidung', 'umzug', 'fuehrerschein', 'erscheinung', 'ausbildung', 'sonstiges'),
  },
]
