import { formatTag, type Tag } from '#platform/text/datum.ts'
import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { vertretungNachweise } from '../../bausteine/beteiligte/vertretung.ts'
import { findLand } from '../../bausteine/bundesland.ts'
import { verbinde } from '../../bausteine/folge.ts'
import { werdegang, werdegangGruppen, werdegangNachweise } from '../../bausteine/werdegang/werdegang.ts'
import type { Formulardienst, Vorwissen } from '../../engine/dienst.ts'
import type { Antworten, Formular } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { personTeil } from './seiten-person.ts'
import { wunschTeil } from './seiten-wunsch.ts'
import { fremdeUrsachen, zustaendigTeil } from './seiten-zustaendig.ts'
import { computeRehafristen, computeWeitergabe } from './uhr.ts'

const tabellen = verbinde(personTeil, zustaendigTeil, werdegang, wunschTeil)

/** Leistungen zur Teilhabe am Arbeitsleben: §§ 112 to 129 SGB III, §§ 14 to 20, 49 SGB IX. The Agentur für Arbeit decides. */
const formular: Formular = {
  name: 'berufliche-rehabilitation',
  fassung: 1,
  abschnitte: [
    { name: 'person', titel: 'Ihre Daten', beginn: 'person' },
    { name: 'anlass', titel: 'Worum es geht', beginn: 'anlass' },
    { name: 'zustaendig', titel: 'Ursache und andere Stellen', beginn: 'ursache' },
    { name: 'aerzte', titel: 'Ärztinnen, Ärzte und Kliniken', beginn: 'aerzte' },
    { name: 'schule', titel: 'Schule', beginn: 'schulen' },
    { name: 'ausbildung', titel: 'Ausbildung und Studium', beginn: 'ausbildungen' },
    { name: 'erfahrung', titel: 'Berufserfahrung', beginn: 'stellen' },
    { name: 'wunsch', titel: 'Ihre Wünsche', beginn: 'leistungen' },
    { name: 'menschen', titel: 'Begleitung und Einwilligung', beginn: 'begleitung' },
  ],
  ...tabellen,
  gruppen: { ...tabellen.gruppen, schulen: { ...tabellen.gruppen['schulen']!, mindestens: 1 } },
  mitgegeben: ['land'],
}

/** Medical papers are not among them: they go to the Ärztlicher Dienst only. */
const nachweise: readonly Nachweisregel[] = [
  {
    name: 'ausweis',
    typ: 'GES',
    titel: 'Ausweis oder Bescheid über die Behinderung',
    hinweis:
      'Der Ausweis mit beiden Seiten, oder die Seite des Bescheids mit dem Grad. Die Gründe dürfen Sie weglassen.',
    art: 'noetig',
    wenn: ist('behinderung', 'behinderung', 'schwerbehindert', 'gleichgestellt'),
  },
  {
    name: 'gleichstellung',
    typ: 'SOZ',
    titel: 'Bescheid über die Gleichstellung',
    hinweis: 'Von der Agentur für Arbeit.',
    art: 'noetig',
    wenn: ist('behinderung', 'gleichgestellt'),
  },
  {
    name: 'ursache',
    typ: 'SOZ',
    titel: 'Schreiben der Berufsgenossenschaft, Versicherung oder Behörde',
    hinweis: 'Ein Schreiben mit dem Aktenzeichen reicht. Medizinische Teile lassen Sie weg.',
    art: 'hilfreich',
    wenn: ist('ursache', ...fremdeUrsachen),
  },
  {
    name: 'bescheid',
    typ: 'SOZ',
    titel: 'Bescheid der anderen Stelle',
    hinweis: 'Oder ihr Schreiben, dass sie den Antrag weitergeleitet hat.',
    je: 'antraege',
    art: 'noetig',
    wenn: ist('ergebnis', 'bewilligt', 'abgelehnt', 'weitergeleitet'),
  },
  {
    name: 'versicherungsverlauf',
    typ: 'VER',
    titel: 'Versicherungsverlauf',
    hinweis: 'Sie bekommen ihn kostenlos bei der Rentenversicherung. Die letzte Renteninformation reicht auch.',
    art: 'hilfreich',
    wenn: ist('rvZeiten', 'ja', 'unbekannt'),
  },
  ...werdegangNachweise,
  ...vertretungNachweise('bevollmaechtigt'),
]

function listFolgen(antworten: Antworten, heute: Tag): string[] {
  const land = findLand(textIn(antworten, 'land'))
  const eingang = computeWeitergabe(heute, land)
  const konferenz = antworten['konferenz'] === true
  const { klaerung, entscheidung } = computeRehafristen({ eingang, traeger: 'agentur', konferenz }, land)
  const unfall = ['arbeitsunfall', 'berufskrankheit'].includes(textIn(antworten, 'ursache') ?? '')
  const rente = antworten['rvZeiten'] === 'ja' || ['laeuft', 'beendet'].includes(textIn(antworten, 'medReha') ?? '')
  return [
    `Ihr Jobcenter gibt den Antrag spätestens am ${formatTag(eingang)} an die Agentur für Arbeit. Sie entscheidet.`,
    `Bis zum ${formatTag(klaerung!)} klärt die Agentur, ob sie zuständig ist. Sonst leitet sie den Antrag weiter und schreibt Ihnen das.`,
    `Ist kein Gutachten nötig, entscheidet sie bis zum ${formatTag(entscheidung!)}. Leitet sie weiter, beginnt die Zeit dort neu.`,
    ...(unfall
      ? ['Vielleicht ist die Unfallversicherung zuständig. Sie müssen dort keinen zweiten Antrag stellen.']
      : []),
    ...(rente
      ? ['Vielleicht ist die Rentenversicherung zuständig. Sie müssen dort keinen zweiten Antrag stellen.']
      : []),
    'Ihr Geld zum Leben bekommen Sie weiter wie bisher.',
    'Befunde und Berichte schicken Sie über „Dokumente an Ärztlichen Dienst übermitteln“.',
  ]
}

/** School and work as they stand in what was last sent, mostly the Arbeitsmarktprofil. */
const takeWerdegang = ({ letzte, land }: Vorwissen): Antworten => ({
  ...Object.fromEntries(werdegangGruppen.flatMap((name) => (letzte?.[name] ? [[name, letzte[name]]] : []))),
  ...(land && { land }),
})

export const beruflicheRehabilitation: Formulardienst = {
  slug: 'berufliche-rehabilitation',
  formular,
  nachweise,
  titel: () => 'Antrag auf berufliche Rehabilitation',
  erklaerung: [wahrheit, aenderungen],
  folgen: listFolgen,
  vorbelegen: takeWerdegang,
  setztFort: ['arbeitsmarktprofil'],
}
