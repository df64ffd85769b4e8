import { meinBetrieb, meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import type { Antworten } from '../../engine/modell.ts'
import { checkPfade, type Pfad } from '../../engine/pfade.test-daten.ts'
import { vermittlungsbudget } from './index.ts'

const anliegen = { berufsziel: 'Verkäuferin', grund: 'Ohne das Geld kann ich die Stelle nicht antreten.' }
const arbeit = {
  ...{ beginnBekannt: true, arbeitBeginn: '2027-01-04', wochenstunden: 30, land: 'deutschland' },
  ...{ svPflichtig: 'ja', befristet: 'ja', befristetBis: '2027-12-31', rueckfrage: true },
}
const stelle = { ...meinBetrieb, ...arbeit }
const geld = { betriebZahlt: 'nein', andere: 'keine', betrag: 100_00, kostenAm: '2026-12-01', ...meinKonto }
const start = { startStrasse: 'Lindenweg 7', startPlz: '30451', startOrt: 'Hannover' }

const stellenSeiten = ['betrieb', 'betriebKontakt', 'arbeit', 'vertrag', 'rueckfrage']
const geldSeiten = ['andere', 'kosten', 'konto']

/** A way about a job: what the kind asks stands between the job and the money. */
const pfad = (antworten: Antworten, seiten: readonly string[], nachweise: readonly string[]): Pfad => ({
  antworten: { ...anliegen, ...stelle, ...geld, ...antworten },
  seiten: ['art', 'ziel', ...stellenSeiten, ...seiten, ...geldSeiten],
  nachweise,
})

const { betriebEmail: _, betriebTelefon: __, betriebsnummer: ___, ...schule } = meinBetrieb

checkPfade(vermittlungsbudget, {
  'Bewerbungen mit Pauschale, ohne bestimmte Stelle': {
    antworten: {
      ...{ ...anliegen, ...geld, art: 'bewerbung', stelleBekannt: false, abrechnung: 'pauschale' },
      ...{ bewerbungVon: '2026-11-24', bewerbungBis: '2027-01-31', bewerbungAnzahl: 10 },
      bewerbungen: [
        { id: 'b1', datum: '2026-11-24', arbeitgeber: 'Bäckerei Korn', stelle: 'Verkäuferin', weg: 'mail' },
        { id: 'b2', datum: '2026-11-25', arbeitgeber: 'Stadtmarkt', stelle: 'Kasse', weg: 'portal' },
      ],
    },
    seiten: [
      ...['art', 'ziel', 'stelleBekannt', 'bewerbung', 'bewerbungen'],
      ...['bewerbungEinzeln/b1', 'bewerbungEinzeln/b2', ...geldSeiten],
    ],
    nachweise: ['bewerbungenProbe'],
  },
  'Bewerbung nach Belegen, für eine bestimmte Stelle': {
    antworten: {
      ...{ ...anliegen, ...stelle, ...geld, art: 'bewerbung', stelleBekannt: true, abrechnung: 'kosten' },
      ...{ bewerbungVon: '2026-11-24', bewerbungBis: '2026-11-24', bewerbungAnzahl: 1 },
      ...{ auslagen: ['mappen', 'anderes'], auslagenAnderes: 'Ausdrucke', vorschuss: true },
      bewerbungen: [{ id: 'b1', datum: '2026-11-24', arbeitgeber: 'Korn', stelle: 'Verkauf', weg: 'post' }],
    },
    seiten: [
      ...['art', 'ziel', 'stelleBekannt', ...stellenSeiten],
      ...['bewerbung', 'bewerbungen', 'bewerbungEinzeln/b1', ...geldSeiten],
    ],
    nachweise: ['bewerbungen', 'auslagen'],
  },
  'Mit dem Zug zum Vorstellungsgespräch, mit Übernachtung': pfad(
    {
      ...{ ...start, art: 'reise', anlass: 'vorstellung', terminAm: '2026-12-01', terminUm: '09:30' },
      ...{ terminOrt: 'Hauptstraße 1, München', verkehrsmittel: 'bahn', fahrpreis: 89_90 },
      ...{ uebernachtung: true, uebernachtungKosten: 70_00, uebernachtungGrund: 'Der Termin ist um 9:30 Uhr.' },
    },
    ['termin', 'start', 'fahrt', 'uebernachtung'],
    ['einladung', 'fahrkarte', 'teilnahme', 'uebernachtung'],
  ),
  'Mit dem Auto zum Eignungstest, die Kosten sind schon entstanden': pfad(
    {
      ...{ ...start, art: 'reise', anlass: 'eignung', terminAm: '2026-11-20', terminUm: '13:00' },
      ...{ terminOrt: 'Celle, Markt 1', verkehrsmittel: 'auto', kilometer: 45, uebernachtung: false },
      ...{ kostenAm: '2026-11-20', haertegrund: 'Der Termin kam erst am Abend davor.' },
    },
    ['termin', 'start', 'fahrt', 'uebernachtung'],
    ['einladung', 'teilnahme'],
  ),
  'Fahrt zum ersten Arbeitstag an einem anderen Ort als dem Sitz des Betriebs': pfad(
    {
      ...{ ...start, art: 'antritt', antrittAm: '2027-01-03', arbeitsortBetrieb: false, verkehrsmittel: 'oepnv' },
      ...{ arbeitsortStrasse: 'Werkstraße 9', arbeitsortPlz: '20095', arbeitsortOrt: 'Hamburg', fahrpreis: 30_00 },
    },
    ['antritt', 'start', 'arbeitsort', 'fahrt'],
    ['vertrag', 'fahrkarte'],
  ),
  'Monatskarte für die ersten Monate': pfad(
    {
      ...{ ...start, art: 'pendel', pendelAb: '2027-01-04', pendelBis: '2027-06-30', pendelTage: 5 },
      ...{ arbeitsortBetrieb: true, verkehrsmittel: 'oepnv', monatskarte: 63_00 },
    },
    ['pendeln', 'start', 'arbeitsort', 'fahrt'],
    ['vertrag', 'fahrkarte'],
  ),
  'Anerkennung eines Abschlusses, eine andere Stelle zahlt dazu': pfad(
    {
      ...{ art: 'nachweis', nachweisArt: 'anerkennung', nachweisStelle: 'IHK FOSA', nachweisKosten: 450_00 },
      ...{ betriebZahlt: 'teil', betriebBetrag: 100_00, andere: 'andere', andereWer: 'Stiftung' },
      ...{ andereBetrag: 50_00, betrag: 300_00 },
    },
    ['nachweis'],
    ['gebuehr', 'rechnung'],
  ),
  'Arbeitskleidung und Werkzeug': pfad(
    {
      art: 'kleidung',
      ausstattung: [
        { id: 'k1', bezeichnung: 'Sicherheitsschuhe', preis: 60_00 },
        { id: 'k2', bezeichnung: 'Messer', preis: 40_00 },
      ],
    },
    ['kleidung', 'kleidungEinzeln/k1', 'kleidungEinzeln/k2'],
    ['vertrag', 'ausstattungsliste', 'angebot', 'rechnung'],
  ),
  'Umzug mit einer Firma': pfad(
    {
      ...{ art: 'umzug', altStrasse: 'Lindenweg 7', altPlz: '30451', altOrt: 'Hannover', umzugAm: '2026-12-28' },
      ...{ neuStrasse: 'Deich 2', neuPlz: '20095', neuOrt: 'Hamburg', pendelzeit: 4.5, entfernung: 160 },
      ...{ umzugsart: 'firma', umzugPersonen: 3 },
    },
    ['umzugWohin', 'umzug'],
    ['vertrag', 'umzugsangebote', 'mietvertrag', 'meldung', 'rechnung'],
  ),
  'Zweite Wohnung am Arbeitsort': pfad(
    {
      ...{ art: 'doppelhaushalt', zweitStrasse: 'Deich 2', zweitPlz: '20095', zweitOrt: 'Hamburg' },
      ...{ zweitMiete: 380_00, zweitMonate: 6 },
    },
    ['doppelhaushalt'],
    ['vertrag', 'mietvertrag'],
  ),
  'Führerschein nach einem Entzug': pfad(
    {
      ...{ art: 'fuehrerschein', fsKlasse: 'b', fsGrund: 'Die Schicht beginnt um 4 Uhr.', fsKosten: 2800_00 },
      ...{ fsUntersuchung: 90_00, fsFrueher: true, fsVerlauf: '2020 abgegeben, neue Prüfung nötig' },
    },
    ['fuehrerschein', 'fuehrerscheinFrueher'],
    ['stelleMitFuehrerschein', 'fahrschulen', 'anmeldung', 'sehtest', 'rechnung'],
  ),
  Erscheinungsbild: pfad(
    { art: 'erscheinung', erscheinungWas: 'Friseur', erscheinungKosten: 100_00 },
    ['erscheinung'],
    ['angebot', 'rechnung'],
  ),
  'Ausbildung in einer Schule': {
    antworten: {
      ...{ ...anliegen, ...schule, ...geld, art: 'ausbildung', ausbildungArt: 'schule' },
      ...{ ausbildungAb: '2027-02-01', ausbildungWas: 'Kittel und Bücher' },
    },
    seiten: ['art', 'ziel', 'betrieb', 'betriebKontakt', 'rueckfrage', 'ausbildung', ...geldSeiten],
    nachweise: ['ausbildungsvertrag', 'rechnung'],
  },
  'Etwas anderes': pfad(
    { art: 'sonstiges', sonstiges: 'Ein Fahrrad für den Weg zur Frühschicht, 100 Euro' },
    ['sonstiges'],
    ['angebot', 'rechnung'],
  ),
})
