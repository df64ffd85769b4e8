import { ENDE, type Seite, type Sicht } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { optionen } from '../angaben.ts'
import { ist, textIn } from '../bedingungen.ts'
import { nameBy } from '../benennen.ts'
import type { Teil } from '../folge.ts'
import { showLuecken } from './luecken.ts'

/** School, training and jobs, as the Arbeitsmarktprofil and the application for Rehabilitation ask them. */

const abschluesse: Readonly<Record<string, string>> = {
  ohne: 'Kein Abschluss',
  foerderschule: 'Abschluss der Förderschule',
  haupt: 'Hauptschulabschluss',
  mittel: 'Mittlerer Abschluss (Realschule)',
  fachhochschulreife: 'Fachhochschulreife',
  abitur: 'Abitur',
  ausland: 'Abschluss aus dem Ausland',
}

const anerkennung = optionen({
  anerkannt: 'Anerkannt',
  teilweise: 'Teilweise anerkannt',
  laeuft: 'Das Verfahren läuft',
  nicht: 'Nicht anerkannt',
})

/** „2019-08“ before which an end makes no sense; empty lets everything through. */
const begin = ({ hier }: Sicht) => textIn(hier, 'von') ?? ''

const schule: Record<string, Seite> = {
  schulen: {
    frage: 'Welche Schulabschlüsse haben Sie?',
    info: 'Fügen Sie jeden Abschluss hinzu, den Sie nennen möchten. Auch „Kein Abschluss“ ist eine Antwort.',
    felder: [],
    sammlung: 'schulen',
  },
  schule: {
    frage: 'Welcher Schulabschluss ist es?',
    felder: [
      { name: 'abschluss', label: 'Abschluss', art: 'auswahl', optionen: optionen(abschluesse) },
      { name: 'jahr', label: 'Jahr des Abschlusses', art: 'zahl', von: 1930, bis: 2199, freiwillig: true },
      { name: 'ort', label: 'Ort der Schule', art: 'text', freiwillig: true },
      {
        name: 'land',
        label: 'Land',
        art: 'text',
        freiwillig: true,
        wenn: ist('abschluss', 'ausland'),
      },
      {
        name: 'anerkannt',
        label: 'Ist der Abschluss in Deutschland anerkannt?',
        art: 'auswahl',
        optionen: anerkennung,
        freiwillig: true,
        wenn: ist('abschluss', 'ausland'),
      },
    ],
    warne: ({ hier, heute }) =>
      Number(hier['jahr'] ?? 0) > Number(heute.slice(0, 4))
        ? ['Das Jahr liegt in der Zukunft. Prüfen Sie die Zahl, wenn Sie den Abschluss schon haben.']
        : [],
  },
}

const ausbildung: Record<string, Seite> = {
  ausbildungen: {
    frage: 'Welche Ausbildungen oder Studien haben Sie gemacht?',
    info: 'Auch eine abgebrochene oder laufende Ausbildung zählt. Wenn Sie keine haben, gehen Sie weiter.',
    felder: [],
    sammlung: 'ausbildungen',
  },
  ausbildung: {
    frage: 'Welche Ausbildung ist es?',
    felder: [
      { name: 'bezeichnung', label: 'Beruf oder Fach', hinweis: 'Zum Beispiel: Köchin', art: 'text' },
      {
        name: 'art',
        label: 'Art der Ausbildung',
        art: 'auswahl',
        optionen: optionen({
          betrieblich: 'Im Betrieb',
          schulisch: 'An einer Schule',
          studium: 'Studium',
          umschulung: 'Umschulung',
        }),
      },
      { name: 'einrichtung', label: 'Betrieb, Schule oder Hochschule', art: 'text', freiwillig: true },
      {
        name: 'stand',
        label: 'Stand',
        art: 'auswahl',
        optionen: optionen({ abgeschlossen: 'Abgeschlossen', abgebrochen: 'Abgebrochen', laeuft: 'Läuft noch' }),
      },
    ],
  },
  ausbildungZeit: {
    frage: 'Wann war diese Ausbildung?',
    felder: [
      { name: 'von', label: 'Beginn', art: 'monat' },
      { name: 'bis', label: 'Ende', hinweis: 'Läuft sie noch: voraussichtlich', art: 'monat', von: begin },
      { name: 'note', label: 'Note', art: 'text', hoechstens: 30, freiwillig: true },
      {
        name: 'anerkennung',
        label: 'Ist der Abschluss in Deutschland anerkannt?',
        hinweis: 'Nur bei einem Abschluss aus dem Ausland',
        art: 'auswahl',
        optionen: anerkennung,
        freiwillig: true,
      },
    ],
  },
}

const erfahrung: Record<string, Seite> = {
  stellen: {
    frage: 'Was haben Sie bisher gearbeitet?',
    info: 'Auch Ehrenamt, Praktikum und Zeiten für die Familie können Sie angeben. Lücken sind erlaubt.',
    felder: [],
    sammlung: 'stellen',
    warne: ({ alle, heute }) => showLuecken(alle, heute),
  },
  stelle: {
    frage: 'Welche Tätigkeit war das?',
    felder: [
      { name: 'taetigkeit', label: 'Tätigkeit oder Beruf', art: 'text' },
      {
        name: 'art',
        label: 'Art der Tätigkeit',
        art: 'auswahl',
        optionen: optionen({
          sv: 'Stelle mit Sozialversicherung',
          minijob: 'Minijob',
          selbststaendig: 'Selbstständig',
          praktikum: 'Praktikum',
          ehrenamt: 'Ehrenamt',
          familie: 'Zeit für die Familie',
        }),
      },
      { name: 'betrieb', label: 'Betrieb', art: 'text', freiwillig: true },
      { name: 'branche', label: 'Branche', hinweis: 'Zum Beispiel: Gastronomie', art: 'text', freiwillig: true },
    ],
  },
  stelleZeit: {
    frage: 'Wann war das, und was haben Sie dort getan?',
    felder: [
      { name: 'von', label: 'Beginn', art: 'monat' },
      { name: 'bis', label: 'Ende', hinweis: 'Leer, wenn es noch läuft', art: 'monat', von: begin, freiwillig: true },
      { name: 'aufgaben', label: 'Ihre Aufgaben', art: 'langtext', hoechstens: 2000, freiwillig: true },
    ],
  },
}

export const werdegang: Teil = {
  seiten: { ...schule, ...ausbildung, ...erfahrung },
  uebergaenge: {
    schulen: [ENDE],
    schule: [ENDE],
    ausbildungen: [ENDE],
    ausbildung: ['ausbildungZeit'],
    ausbildungZeit: [ENDE],
    stellen: [ENDE],
    stelle: ['stelleZeit'],
    stelleZeit: [ENDE],
  },
  gruppen: {
    schulen: {
      beginn: 'schule',
      einzahl: 'Schulabschluss',
      benenne: (eintrag) => abschluesse[textIn(eintrag, 'abschluss') ?? ''] ?? '',
      hoechstens: 5,
    },
    ausbildungen: {
      beginn: 'ausbildung',
      einzahl: 'Ausbildung',
      benenne: nameBy('bezeichnung'),
      hoechstens: 10,
    },
    stellen: {
      beginn: 'stelle',
      einzahl: 'Tätigkeit',
      benenne: (eintrag) => ['taetigkeit', 'betrieb'].flatMap((name) => textIn(eintrag, name) ?? []).join(', '),
      hoechstens: 30,
    },
  },
}

/** Names of the groups, for taking them over from one form into another. */
export const werdegangGruppen = ['schulen', 'ausbildungen', 'stellen'] as const

/** Certificates of recognition and of training; none is a must. */
export const werdegangNachweise: readonly Nachweisregel[] = [
  {
    name: 'schulzeugnis',
    typ: 'BIL',
    titel: 'Zeugnis der Schule',
    hinweis: 'Das letzte Zeugnis reicht.',
    je: 'schulen',
    art: 'hilfreich',
    wenn: ({ hier }) => hier['abschluss'] !== 'ohne',
  },
  {
    name: 'schulanerkennung',
    typ: 'BIL',
    titel: 'Bescheid über die Anerkennung',
    hinweis: 'Der Bescheid der Anerkennungsstelle, gern mit dem Zeugnis und einer Übersetzung.',
    je: 'schulen',
    art: 'hilfreich',
    wenn: ist('anerkannt', 'anerkannt', 'teilweise'),
  },
  {
    name: 'ausbildungszeugnis',
    typ: 'BIL',
    titel: 'Zeugnis der Ausbildung',
    hinweis: 'Prüfungszeugnis, Gesellenbrief oder Urkunde der Hochschule. Bei einem Abbruch eine Bescheinigung.',
    je: 'ausbildungen',
    art: 'hilfreich',
    wenn: ({ hier }) => hier['stand'] !== 'laeuft',
  },
  {
    name: 'ausbildungsanerkennung',
    typ: 'BIL',
    titel: 'Bescheid über die Anerkennung',
    hinweis: 'Der Bescheid der Anerkennungsstelle, gern mit dem Zeugnis und einer Übersetzung.',
    je: 'ausbildungen',
    art: 'hilfreich',
    wenn: ist('anerkennung', 'anerkannt', 'teilweise'),
  },
  {
    name: 'arbeitszeugnis',
    typ: 'BIL',
    titel: 'Arbeitszeugnis',
    hinweis: 'Wenn Sie eines haben. Auch ein Zwischenzeugnis ist gut.',
    je: 'stellen',
    art: 'hilfreich',
    wenn: ist('art', 'sv', 'praktikum'),
  },
]
