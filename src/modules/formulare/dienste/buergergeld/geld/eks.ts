import type { Tag } from '#platform/text/datum.ts'
import {
  betrag,
  euro,
  folge,
  frei,
  ist,
  jaNein,
  langtext,
  type Seitentabelle,
  saetze,
  type Teil,
  text,
  verbinde,
  vergangen,
  wahl,
  zahl,
} from '../../../bausteine/folge.ts'
import {
  type Antworten,
  type Bedingung,
  type Eintrag,
  entriesOf,
  type Option,
  type Sicht,
} from '../../../engine/modell.ts'
import { ownerOf, withOwner } from '../haushalt.ts'

/** What is deducted or allowed for each kilometre, in cents by its first day (§ 3 Abs. 7 GrusiGV). */
const JE_KM: readonly (readonly [ab: Tag, cents: number])[] = [['2008-01-01', 10]]

const jeKm = (tag: Tag) => JE_KM.find(([ab]) => ab <= tag)?.[1] ?? 0

const EINNAHMEN = ['a1', 'a2', 'a3', 'a4', 'a51', 'a52'] as const
const AUSGABEN = [
  ...['bWaren', 'bPersonal', 'bMinijob', 'bFamilie', 'bFremd', 'bRaum'],
  ...['bVersicherung', 'bReise', 'bWerbung', 'bBuero', 'bTelefon', 'bBeratung'],
  ...['bFortbildung', 'bInvestition', 'bZinsen', 'bTilgung', 'bVorsteuer', 'bUmsatzsteuer', 'bSonstiges'],
] as const
const AUTOKOSTEN = ['bKfzSteuer', 'bKfzVersicherung', 'bKfzBetrieb', 'bKfzReparatur'] as const

/** The activity to which a month belongs: a month knows only itself. */
const activityOf = ({ hier, alle }: Sicht): Eintrag | undefined =>
  entriesOf(alle, 'taetigkeiten').find((one) => entriesOf(one, 'monate').some(({ id }) => id === hier['id']))

const autoIst =
  (...werte: readonly string[]): Bedingung =>
  (sicht) =>
    werte.includes(String(activityOf(sicht)?.['auto'] ?? ''))

/** Months from the first to the last, 1 where only one is named. */
function countMonate({ monatVon, monatBis }: Eintrag): number {
  const index = (monat: unknown) => Number(String(monat).slice(0, 4)) * 12 + Number(String(monat).slice(5, 7))
  return typeof monatVon === 'string' && typeof monatBis === 'string'
    ? Math.max(1, index(monatBis) - index(monatVon) + 1)
    : 1
}

const sumOf = (eintrag: Antworten, namen: readonly string[]) =>
  namen.reduce((sum, name) => sum + Number(eintrag[name] ?? 0), 0)

/** Receipts minus expenses of one month in cents; a car of the business less its private ways (§ 3 GrusiGV). */
function gewinnOf(monat: Eintrag, auto: unknown, tag: Tag): number {
  const km = (name: string) => Number(monat[name] ?? 0) * jeKm(tag)
  const kfz = auto === 'betrieb' ? Math.max(0, sumOf(monat, AUTOKOSTEN) - km('kmPrivat')) : 0
  return sumOf(monat, EINNAHMEN) - sumOf(monat, AUSGABEN) - kfz - (auto === 'privat' ? km('kmBetrieb') : 0)
}

/** Profit a month in cents over all months, 0 for a loss; undefined without months. */
export function durchschnittOf(taetigkeit: Antworten, tag: Tag): number | undefined {
  const monate = entriesOf(taetigkeit, 'monate')
  const anzahl = monate.reduce((sum, one) => sum + countMonate(one), 0)
  if (anzahl === 0) return undefined
  const summe = monate.reduce((sum, one) => sum + countMonate(one) * gewinnOf(one, taetigkeit['auto'], tag), 0)
  return Math.max(0, Math.round(summe / anzahl))
}

const isOverlapping = (taetigkeit: Antworten): boolean => {
  const spans = entriesOf(taetigkeit, 'monate')
    .map(({ monatVon, monatBis }) => [String(monatVon ?? ''), String(monatBis ?? monatVon ?? '')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return spans.some(([von], i) => i > 0 && von <= spans[i - 1]![1])
}

function showGewinn({ hier, heute }: Sicht): string[] {
  const gewinn = durchschnittOf(hier, heute)
  return gewinn === undefined ? [] : [`Nach diesen Zahlen bleiben im Durchschnitt ${euro(gewinn)} im Monat.`]
}

function assessMonate({ hier }: Sicht): string[] {
  const anzahl = entriesOf(hier, 'monate').reduce((sum, one) => sum + countMonate(one), 0)
  return [
    ...(isOverlapping(hier) ? ['Ein Monat kommt doppelt vor. Prüfen Sie bitte die Monate.'] : []),
    ...(anzahl > 0 && anzahl < 6 ? ['Geben Sie möglichst sechs Monate an.'] : []),
  ]
}

const monatsname = ({ monatVon, monatBis }: Eintrag): string => {
  const show = (monat: unknown) => (typeof monat === 'string' ? monat.split('-').reverse().join('/') : '')
  return [show(monatVon), show(monatBis)].filter(Boolean).join(' bis ')
}

/** Head of EKS: one activity. `menschen` are those to choose from. */
const taetigkeit = (menschen: (sicht: Sicht) => readonly Option[]) => ({
  taetigkeit: {
    frage: 'Was ist das für eine selbständige Tätigkeit?',
    felder: [
      wahl('taetigkeitWer', 'Wer übt sie aus?', { texte: menschen }),
      wahl('eksArt', 'Welche Angaben machen Sie?', {
        texte: {
          vorlaeufig: 'Vorläufige: was für die nächsten Monate zu erwarten ist',
          abschliessend: 'Abschließende: was es in den vergangenen Monaten war',
        },
      }),
      text('taetigkeitName', 'Tätigkeit', { hinweis: 'Zum Beispiel: Änderungsschneiderei' }),
      text('branche', 'Branche'),
      text('rechtsform', 'Rechtsform', { hinweis: 'Zum Beispiel: Einzelunternehmen, GbR' }),
      vergangen('taetigkeitSeit', 'Beginn'),
    ],
  },
})

const umfang: Seitentabelle = {
  taetigkeitUmfang: {
    frage: 'Wie groß ist der Betrieb?',
    felder: [
      zahl('taetigkeitStunden', 'Stunden in der Woche', { von: 0, bis: 100, komma: 1 }),
      zahl('mitarbeitende', 'Zahl der Beschäftigten', { von: 0, bis: 999 }),
      zahl('anteil', 'Eigener Anteil am Betrieb', { von: 1, bis: 100, einheit: '%' }),
      text('steuernummer', 'Steuernummer', frei),
      jaNein('kleinunternehmer', 'Gilt die Regelung für Kleinunternehmer (ohne Umsatzsteuer)?'),
    ],
  },
  taetigkeitGeld: {
    frage: 'Gibt es Förderung, Darlehen oder ein eigenes Konto für den Betrieb?',
    felder: [
      jaNein('zuschuesse', 'Gibt es Zuschüsse, zum Beispiel vom Land oder von der EU?'),
      text('zuschuesseWelche', 'Welche, und wie viel?', { wenn: ist('zuschuesse', true) }),
      jaNein('betriebsdarlehen', 'Gibt es Darlehen für den Betrieb?'),
      langtext('betriebsdarlehenWelche', 'Welche, und wie viel?', { wenn: ist('betriebsdarlehen', true) }),
      jaNein('gefoerdert', 'Gab es Einstiegsgeld oder Geld nach § 16c SGB II?'),
      { name: 'betriebIban', label: 'IBAN des Geschäftskontos', art: 'iban', ...frei },
    ],
  },
  taetigkeitAuto: {
    frage: 'Braucht der Betrieb ein Auto?',
    warum: 'Davon hängt ab, welche Kosten zählen (§ 3 GrusiGV).',
    felder: [
      wahl('auto', 'Auto', {
        texte: {
          keins: 'Nein',
          betrieb: 'Ja, es fährt mindestens zur Hälfte für den Betrieb',
          privat: 'Ja, es fährt überwiegend privat',
        },
      }),
    ],
  },
  monate: {
    frage: 'Welche Einnahmen und Ausgaben gibt es in welchem Monat?',
    info: 'Jeder Betrag gehört in den Monat, in dem das Geld kommt oder geht. Steuerliche Regeln gelten hier nicht. Ziehen Sie private Anteile ab. Sind mehrere Monate gleich, genügt ein Eintrag.',
    felder: [],
    sammlung: 'monate',
    warne: assessMonate,
    merke: showGewinn,
  },
}

const gruppen: Teil['gruppen'] = {
  taetigkeiten: {
    beginn: 'taetigkeit',
    einzahl: 'Tätigkeit',
    benenne: ({ taetigkeitName, taetigkeitWer }, alle) => withOwner(String(taetigkeitName ?? ''), alle, taetigkeitWer),
    wessen: ({ taetigkeitWer }) => ownerOf(taetigkeitWer),
    ...{ mindestens: 1, hoechstens: 10 },
  },
  monate: { beginn: 'monat', einzahl: 'Monat', benenne: monatsname, mindestens: 1, hoechstens: 12 },
}

const LEER = 'Was es nicht gibt, lassen Sie frei.'

/** Lines A, B and C of one month. */
const monat = folge({
  monat: {
    frage: 'Für welchen Monat gelten die Zahlen?',
    felder: [
      { name: 'monatVon', label: 'Monat', art: 'monat' },
      {
        name: 'monatBis',
        label: 'Bis zu welchem Monat sind sie gleich?',
        hinweis: 'Frei lassen, wenn sie nur für einen Monat gelten',
        art: 'monat',
        ...frei,
      },
    ],
    warne: saetze([
      ({ hier }) => typeof hier['monatBis'] === 'string' && hier['monatBis'] < String(hier['monatVon'] ?? ''),
      'Der letzte Monat liegt vor dem ersten. Prüfen Sie bitte beide.',
    ]),
  },
  betriebseinnahmen: {
    frage: 'Was nimmt der Betrieb ein?',
    info: `Beträge für einen Monat. ${LEER}`,
    felder: [
      betrag('a1', 'Betriebseinnahmen mit Umsatzsteuer', { hinweis: 'Nichts: 0' }),
      betrag('a2', 'Waren für den eigenen Gebrauch', frei),
      betrag('a3', 'Sonstige Einnahmen', frei),
      betrag('a4', 'Zuwendungen und Darlehen von anderen', frei),
      betrag('a51', 'Eingenommene Umsatzsteuer', {
        hinweis: 'Nur wenn sie oben nicht enthalten ist',
        ...frei,
      }),
      betrag('a52', 'Umsatzsteuer, die das Finanzamt erstattet', frei),
    ],
  },
  ausgabenWaren: {
    frage: 'Was kosten Waren, Personal und Räume?',
    info: LEER,
    felder: [
      betrag('bWaren', 'Wareneinkauf', frei),
      betrag('bPersonal', 'Löhne für Beschäftigte', frei),
      betrag('bMinijob', 'Löhne für Minijobs', frei),
      betrag('bFamilie', 'Löhne für mithelfende Angehörige', frei),
      betrag('bFremd', 'Leistungen anderer Betriebe', frei),
      betrag('bRaum', 'Räume und Energie', frei),
    ],
  },
  ausgabenBetrieb: {
    frage: 'Was kostet der laufende Betrieb?',
    info: LEER,
    felder: [
      betrag('bVersicherung', 'Versicherungen des Betriebs', frei),
      betrag('bReise', 'Reisen', frei),
      betrag('bWerbung', 'Werbung', frei),
      betrag('bBuero', 'Büro und Post', frei),
      betrag('bTelefon', 'Telefon und Internet', frei),
      betrag('bBeratung', 'Beratung und Buchhaltung', frei),
    ],
  },
  ausgabenKfz: {
    wenn: autoIst('betrieb', 'privat'),
    frage: 'Was kostet das Auto?',
    info: LEER,
    felder: [
      betrag('bKfzSteuer', 'Steuer', { ...frei, wenn: autoIst('betrieb') }),
      betrag('bKfzVersicherung', 'Versicherung', { ...frei, wenn: autoIst('betrieb') }),
      betrag('bKfzBetrieb', 'Kraftstoff oder Strom', { ...frei, wenn: autoIst('betrieb') }),
      betrag('bKfzReparatur', 'Reparaturen', { ...frei, wenn: autoIst('betrieb') }),
      zahl('kmPrivat', 'Private Kilometer', { ...frei, wenn: autoIst('betrieb'), einheit: 'km' }),
      zahl('kmBetrieb', 'Kilometer für den Betrieb', { ...frei, wenn: autoIst('privat'), einheit: 'km' }),
    ],
  },
  ausgabenRest: {
    frage: 'Welche Ausgaben gibt es noch?',
    info: `${LEER} Sprechen Sie vor einer Investition mit Ihrem Jobcenter.`,
    felder: [
      betrag('bFortbildung', 'Fortbildung', frei),
      betrag('bInvestition', 'Investitionen', frei),
      betrag('bZinsen', 'Zinsen für Darlehen des Betriebs', frei),
      betrag('bTilgung', 'Tilgung von Darlehen des Betriebs', frei),
      betrag('bVorsteuer', 'Umsatzsteuer an andere Betriebe', {
        hinweis: 'Nur wenn sie oben nicht enthalten ist',
        ...frei,
      }),
      betrag('bUmsatzsteuer', 'Umsatzsteuer an das Finanzamt', frei),
      betrag('bSonstiges', 'Sonstiges', frei),
    ],
  },
  abzuege: {
    frage: 'Was geht vom Gewinn noch ab?',
    info: LEER,
    felder: [
      betrag('cSteuer', 'Einkommen- und Gewerbesteuer', frei),
      betrag('cKranken', 'Krankenversicherung', frei),
      betrag('cPflege', 'Pflegeversicherung', frei),
      betrag('cRente', 'Rentenversicherung', frei),
      betrag('cRiester', 'Riester-Rente', frei),
      betrag('cSonstiges', 'Sonstiges', frei),
    ],
  },
})

/** EKS: two groups, `taetigkeiten` on the top level and in each of them `monate`; the page that collects `taetigkeiten` is yours. */
export const eks = (menschen: (sicht: Sicht) => readonly Option[]): Teil =>
  verbinde(folge({ ...taetigkeit(menschen), ...umfang }, gruppen), monat)
