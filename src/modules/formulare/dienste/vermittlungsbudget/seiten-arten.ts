import { formatTag, type Tag } from '#platform/text/datum.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { enthaelt, ist, textIn, zahlIn } from '../../bausteine/bedingungen.ts'
import { anschrift } from '../../bausteine/foerderung/foerderung.ts'
import { type Antworten, entriesOf, type Gruppe, type Seite } from '../../engine/modell.ts'

/** What is told of the number, and what stands in the list. */
function warnAnzahl(liste: number, angegeben: number | undefined): string[] {
  if (angegeben === undefined || liste === angegeben) return []
  if (liste > angegeben) return ['Ihre Liste hat mehr Bewerbungen, als Sie vorher angegeben haben.']
  return [`Sie haben vorher ${angegeben} Bewerbungen angegeben, in der Liste stehen weniger (${liste}).`]
}

function warnZeitraum(tag: Tag | undefined, alle: Antworten): string[] {
  const [von, bis] = [textIn(alle, 'bewerbungVon'), textIn(alle, 'bewerbungBis')]
  if (!tag || !von || !bis || (tag >= von && tag <= bis)) return []
  return [
    `Der ${formatTag(tag)} liegt außerhalb der Zeit, für die Sie Geld beantragen (${formatTag(von)} bis ${formatTag(bis)}).`,
  ]
}

/** What each other kind asks for. */
export const artSeiten: Readonly<Record<string, Seite>> = {
  bewerbung: {
    frage: 'Für welche Bewerbungen brauchen Sie Geld?',
    felder: [
      { name: 'bewerbungVon', label: 'Bewerbungen von', art: 'datum' },
      {
        name: 'bewerbungBis',
        label: 'Bewerbungen bis',
        art: 'datum',
        von: ({ hier }) => textIn(hier, 'bewerbungVon') ?? '1900-01-01',
      },
      { name: 'bewerbungAnzahl', label: 'Wie viele Bewerbungen sind es?', art: 'zahl', von: 1, bis: 500 },
      {
        name: 'abrechnung',
        label: 'Wie möchten Sie abrechnen?',
        art: 'auswahl',
        optionen: [
          {
            wert: 'pauschale',
            text: 'Mit einer Pauschale je Bewerbung',
            hinweis:
              'Sie brauchen keine Belege. Ihr Jobcenter legt fest, wie hoch sie ist und wie viel es im Jahr zahlt.',
          },
          { wert: 'kosten', text: 'Nach dem, was ich ausgegeben habe', hinweis: 'Sie brauchen die Belege.' },
        ],
      },
      {
        name: 'auslagen',
        label: 'Wofür haben Sie Geld ausgegeben?',
        art: 'mehrfach',
        optionen: optionen({ fotos: 'Fotos', mappen: 'Mappen und Papier', porto: 'Porto', anderes: 'Anderes' }),
        wenn: ist('abrechnung', 'kosten'),
      },
      {
        name: 'auslagenAnderes',
        label: 'Was ist das andere?',
        art: 'text',
        wenn: (sicht) => ist('abrechnung', 'kosten')(sicht) && enthaelt('auslagen', 'anderes')(sicht),
      },
    ],
  },
  bewerbungen: {
    frage: 'Wo haben Sie sich beworben?',
    warum: 'Das Jobcenter zahlt für jede Bewerbung in dieser Liste.',
    felder: [],
    sammlung: 'bewerbungen',
    warne: ({ hier }) => warnAnzahl(entriesOf(hier, 'bewerbungen').length, zahlIn(hier, 'bewerbungAnzahl')),
  },
  bewerbungEinzeln: {
    frage: 'Welche Bewerbung war das?',
    felder: [
      { name: 'datum', label: 'Datum', art: 'datum' },
      { name: 'arbeitgeber', label: 'Betrieb', art: 'text' },
      { name: 'stelle', label: 'Stelle', art: 'text' },
      {
        name: 'weg',
        label: 'Wie haben Sie sich beworben?',
        art: 'auswahl',
        optionen: optionen({
          post: 'Mit der Post',
          mail: 'Per E-Mail',
          portal: 'Über eine Stellenbörse',
          online: 'Auf der Internetseite des Betriebs',
        }),
      },
    ],
    warne: ({ hier, alle }) => warnZeitraum(textIn(hier, 'datum'), alle),
  },
  nachweis: {
    frage: 'Welchen Nachweis brauchen Sie?',
    felder: [
      {
        name: 'nachweisArt',
        label: 'Nachweis',
        art: 'auswahl',
        optionen: optionen({
          gesundheit: 'Gesundheitszeugnis',
          fuehrung: 'Führungszeugnis',
          uebersetzung: 'Übersetzung eines Zeugnisses',
          anerkennung: 'Anerkennung oder Bewertung eines Abschlusses',
          beglaubigung: 'Beglaubigung',
          sprache: 'Sprachzertifikat',
          personen: 'Personenbeförderungsschein',
        }),
      },
      { name: 'nachweisStelle', label: 'Wer stellt ihn aus?', art: 'text' },
      { name: 'nachweisKosten', label: 'Was kostet er?', art: 'betrag' },
    ],
  },
  kleidung: {
    frage: 'Was brauchen Sie für die Arbeit?',
    info: 'Der Betrieb muss vorgeschriebene Schutzkleidung selbst bezahlen. Fragen Sie dort nach.',
    felder: [],
    sammlung: 'ausstattung',
  },
  kleidungEinzeln: {
    frage: 'Was ist es, und was kostet es?',
    felder: [
      { name: 'bezeichnung', label: 'Kleidung oder Werkzeug', hinweis: 'Zum Beispiel: Sicherheitsschuhe', art: 'text' },
      { name: 'preis', label: 'Preis', art: 'betrag' },
    ],
  },
  umzugWohin: {
    frage: 'Woher und wohin ziehen Sie?',
    info: 'Unterschreiben Sie den neuen Mietvertrag erst, wenn Ihr Jobcenter der Wohnung zugestimmt hat (§ 22 Abs. 4 SGB II).',
    felder: [...anschrift('alt', { aus: true }), ...anschrift('neu')].map((feld) =>
      feld.name.startsWith('alt')
        ? { ...feld, label: `Bisher: ${feld.label}` }
        : { ...feld, label: `Neu: ${feld.label}` },
    ),
  },
  umzug: {
    frage: 'Wie ziehen Sie um?',
    felder: [
      { name: 'umzugAm', label: 'Tag des Umzugs', art: 'datum' },
      {
        name: 'pendelzeit',
        label: 'Wie lange wären Sie ohne Umzug am Tag unterwegs?',
        hinweis: 'Hin und zurück zusammen',
        art: 'zahl',
        von: 0,
        bis: 24,
        komma: 2,
        einheit: 'Stunden',
      },
      {
        name: 'entfernung',
        label: 'Entfernung von der alten Wohnung zur Arbeit',
        art: 'zahl',
        von: 1,
        bis: 5000,
        einheit: 'km',
        freiwillig: true,
      },
      {
        name: 'umzugsart',
        label: 'Womit?',
        art: 'auswahl',
        optionen: optionen({
          eigen: 'Mit dem eigenen Auto',
          mietwagen: 'Mit einem Mietwagen',
          firma: 'Mit einer Umzugsfirma',
        }),
      },
      {
        name: 'umzugPersonen',
        label: 'Wie viele Personen ziehen um?',
        art: 'zahl',
        von: 1,
        bis: 30,
        freiwillig: true,
      },
    ],
  },
  doppelhaushalt: {
    frage: 'Welche zweite Wohnung brauchen Sie?',
    felder: [
      ...anschrift('zweit'),
      { name: 'zweitMiete', label: 'Miete im Monat', art: 'betrag' },
      { name: 'zweitMonate', label: 'Für wie viele Monate?', art: 'zahl', von: 1, bis: 24, einheit: 'Monate' },
    ],
  },
  fuehrerschein: {
    frage: 'Welchen Führerschein brauchen Sie?',
    felder: [
      {
        name: 'fsKlasse',
        label: 'Klasse',
        art: 'auswahl',
        optionen: optionen({
          am: 'AM, A1, A2 oder A (Zweirad)',
          b: 'B (Auto)',
          be: 'BE (Auto mit Anhänger)',
          c1: 'C1 oder C1E (kleiner Lkw)',
          c: 'C oder CE (Lkw)',
          d: 'D1, D oder DE (Bus)',
          anderes: 'Eine andere',
        }),
      },
      {
        name: 'fsGrund',
        label: 'Warum geht es ohne diesen Führerschein nicht?',
        hinweis: 'Zum Beispiel: Schichtbeginn, wenn kein Bus fährt',
        art: 'langtext',
        hoechstens: 2000,
      },
      { name: 'fsKosten', label: 'Kosten nach dem Plan der Fahrschule', art: 'betrag' },
      {
        name: 'fsUntersuchung',
        label: 'Davon für Sehtest und ärztliche Untersuchung',
        art: 'betrag',
        freiwillig: true,
      },
    ],
  },
  fuehrerscheinFrueher: {
    frage: 'Hatten Sie schon einmal einen Führerschein?',
    warum: 'Nach einem Entzug gelten oft weitere Bedingungen, die Zeit und Geld kosten.',
    felder: [
      {
        name: 'fsFrueher',
        label: 'Wurde Ihnen ein Führerschein entzogen, oder haben Sie ihn abgegeben?',
        art: 'janein',
      },
      {
        name: 'fsVerlauf',
        label: 'Wann war das, und was verlangt die Behörde jetzt von Ihnen?',
        hinweis: 'Gründe und Krankheiten brauchen Sie nicht zu nennen.',
        art: 'langtext',
        hoechstens: 2000,
        wenn: ist('fsFrueher', true),
      },
    ],
  },
  erscheinung: {
    frage: 'Was brauchen Sie für Ihr Erscheinungsbild?',
    felder: [
      { name: 'erscheinungWas', label: 'Was brauchen Sie?', hinweis: 'Zum Beispiel: Friseur, Anzug', art: 'text' },
      { name: 'erscheinungKosten', label: 'Was kostet es?', art: 'betrag' },
    ],
  },
  ausbildung: {
    frage: 'Welche Ausbildung beginnen Sie?',
    felder: [
      {
        name: 'ausbildungArt',
        label: 'Art der Ausbildung',
        art: 'auswahl',
        optionen: optionen({ betrieb: 'In einem Betrieb', schule: 'In einer Schule', traeger: 'Bei einem Träger' }),
      },
      { name: 'ausbildungAb', label: 'Beginn', art: 'datum' },
      {
        name: 'ausbildungWas',
        label: 'Wofür brauchen Sie Geld?',
        hinweis: 'Zum Beispiel: Fahrkarten, Werkzeug, Kleidung',
        art: 'langtext',
        hoechstens: 1000,
      },
    ],
  },
  sonstiges: {
    frage: 'Was brauchen Sie?',
    felder: [{ name: 'sonstiges', label: 'Was brauchen Sie, und was kostet es?', art: 'langtext', hoechstens: 2000 }],
  },
}

export const gruppen: Readonly<Record<string, Gruppe>> = {
  bewerbungen: {
    beginn: 'bewerbungEinzeln',
    einzahl: 'Bewerbung',
    benenne: ({ arbeitgeber, stelle }) => [arbeitgeber, stelle].filter(Boolean).join(', '),
    mindestens: 1,
    hoechstens: 200,
  },
  ausstattung: {
    beginn: 'kleidungEinzeln',
    einzahl: 'Gegenstand',
    benenne: ({ bezeichnung }) => String(bezeichnung ?? ''),
    mindestens: 1,
    hoechstens: 50,
  },
}
