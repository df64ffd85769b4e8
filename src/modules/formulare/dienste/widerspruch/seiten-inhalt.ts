import { countTage } from '#modules/bescheide'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { vertretungFelder } from '../../bausteine/beteiligte/vertretung.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { type Antworten, ENDE, entriesOf, type Option, type Seite, type Sicht } from '../../engine/modell.ts'
import { findFrist } from './frist.ts'
import { artOf } from './seiten-bescheid.ts'

/** What the objection is about, what it shall do, who helps, and how it gets its form. */

const listPersonen = ({ alle }: Sicht): Option[] => [
  { wert: 'selbst', text: 'Für mich' },
  ...entriesOf(alle, 'haushalt').map((person) => ({
    wert: person.id,
    text: ['vorname', 'nachname'].flatMap((name) => textIn(person, name) ?? []).join(' '),
  })),
]

const umfang: Record<string, Seite> = {
  umfang: {
    frage: 'Womit sind Sie nicht einverstanden?',
    felder: [
      {
        name: 'umfang',
        label: 'Ihr Widerspruch richtet sich gegen',
        art: 'auswahl',
        optionen: optionen({ ganz: 'den ganzen Bescheid', teil: 'einen Teil davon' }),
      },
      {
        name: 'teile',
        label: 'Welcher Teil?',
        art: 'mehrfach',
        optionen: optionen({ zeit: 'Bestimmte Monate', personen: 'Bestimmte Personen', thema: 'Ein bestimmtes Thema' }),
        wenn: ist('umfang', 'teil'),
      },
      {
        name: 'teilText',
        label: 'Welche Monate, Personen oder Themen?',
        hinweis: 'Zum Beispiel: die Heizkosten von Januar bis März',
        art: 'langtext',
        hoechstens: 2000,
        wenn: ist('umfang', 'teil'),
      },
    ],
  },
  personen: {
    frage: 'Für wen legen Sie Widerspruch ein?',
    warum:
      'Jede Person der Bedarfsgemeinschaft hat einen eigenen Anspruch. Wer fehlt, für den gilt der Bescheid weiter.',
    felder: [
      { name: 'personen', label: 'Personen', art: 'mehrfach', optionen: listPersonen },
      {
        name: 'weiterePersonen',
        label: 'Weitere Personen, die hier fehlen',
        hinweis: 'Vorname und Nachname',
        art: 'text',
        freiwillig: true,
      },
    ],
  },
}

const begruendung: Record<string, Seite> = {
  begruendung: {
    frage: 'Möchten Sie Ihren Widerspruch begründen?',
    info: 'Eine Begründung ist nicht nötig, hilft aber oft. Sie können sie auch später senden.',
    felder: [
      {
        name: 'begruendung',
        label: 'Begründung',
        art: 'auswahl',
        optionen: optionen({ jetzt: 'Jetzt', spaeter: 'Später', ohne: 'Ohne Begründung' }),
      },
      {
        name: 'gruende',
        label: 'Ihre Gründe',
        hinweis: 'Sie können auch eine Datei hochladen. Schreiben Sie dann: siehe Anlage.',
        art: 'langtext',
        hoechstens: 10_000,
        wenn: ist('begruendung', 'jetzt'),
      },
      {
        name: 'gruendeBis',
        label: 'Bis wann senden Sie die Begründung?',
        hinweis: 'Wir erinnern Sie. Danach kann Ihr Jobcenter ohne sie entscheiden.',
        art: 'datum',
        von: ({ heute }) => heute,
        wenn: ist('begruendung', 'spaeter'),
      },
    ],
  },
}

const wirkung: Record<string, Seite> = {
  wirkung: {
    frage: 'Soll der Bescheid erst einmal nicht gelten?',
    info: 'Viele Bescheide gelten trotz Widerspruch sofort, zum Beispiel wenn eine Leistung gekürzt oder aufgehoben wird (§ 39 SGB II). Sie können bitten, dass Ihr Jobcenter damit wartet (§ 86a Abs. 3 SGG).',
    felder: [
      { name: 'aussetzung', label: 'Soll Ihr Jobcenter mit dem Vollzug warten?', art: 'janein', freiwillig: true },
      {
        name: 'raten',
        label: 'Möchten Sie eine Forderung in Raten zahlen?',
        hinweis: 'Nur, wenn Sie etwas zurückzahlen sollen',
        art: 'janein',
        freiwillig: true,
      },
    ],
    warne: ({ hier, alle }) => {
      const sofort = artOf(textIn(alle, 'bescheidart'))?.sofort
      return sofort !== undefined && hier['aussetzung'] !== true
        ? [
            `Dieser Bescheid gilt trotz Widerspruch sofort (${sofort}). Wenn Ihr Jobcenter warten soll, wählen Sie oben „Ja“.`,
          ]
        : []
    },
  },
  eil: {
    frage: 'Fehlt Ihnen jetzt das Nötigste?',
    warum: 'Dann wird Ihr Widerspruch noch am selben Tag angesehen.',
    info: 'Zum Beispiel: kein Geld für Essen, Strom gesperrt, Wohnung gekündigt.',
    felder: [
      { name: 'eil', label: 'Fehlt Ihnen das Nötigste?', art: 'janein', freiwillig: true },
      {
        name: 'eilText',
        label: 'Was fehlt, und bis wann brauchen Sie es?',
        art: 'langtext',
        hoechstens: 3000,
        wenn: ist('eil', true),
      },
    ],
    warne: ({ hier }) =>
      hier['eil'] === true
        ? [
            'Rufen Sie Ihr Jobcenter zusätzlich an. So geht es am schnellsten.',
            'Hilft das nicht, kann das Sozialgericht vorläufig entscheiden (§ 86b SGG). Den Antrag nimmt dort die Rechtsantragstelle auf. Er kostet nichts.',
          ]
        : [],
  },
}

const hilfe: Record<string, Seite> = {
  akten: {
    frage: 'Möchten Sie Ihre Akte sehen?',
    info: 'Sie dürfen die Akte zu diesem Verfahren ansehen (§ 25 SGB X). Dafür müssen Sie nicht ins Jobcenter kommen (§ 84a SGG).',
    felder: [
      { name: 'akteneinsicht', label: 'Möchten Sie die Akte sehen?', art: 'janein', freiwillig: true },
      {
        name: 'akteWie',
        label: 'Wie?',
        art: 'auswahl',
        optionen: optionen({ elektronisch: 'Elektronisch', kopie: 'Als Kopie auf Papier', vorOrt: 'Im Jobcenter' }),
        wenn: ist('akteneinsicht', true),
      },
    ],
  },
  vertreten: {
    frage: 'Vertritt Sie jemand?',
    felder: [
      {
        name: 'vertreten',
        label: 'Vertritt Sie jemand?',
        hinweis: 'Zum Beispiel: Anwältin, Sozialverband, Angehörige',
        art: 'janein',
        freiwillig: true,
      },
    ],
  },
  vertretung: {
    frage: 'Wer vertritt Sie?',
    info: 'Ihr Jobcenter schreibt danach dieser Person (§ 13 SGB X).',
    felder: vertretungFelder({
      anwalt: 'Anwältin oder Anwalt',
      verband: 'Sozialverband, zum Beispiel VdK',
      angehoerig: 'Angehörige',
      betreuung: 'Rechtliche Betreuung',
      andere: 'Eine andere Person',
    }),
  },
}

/** „Es bleiben noch 3 Tage“; empty where the last day is not known or over. */
export function showRest(alle: Antworten, heute: Tag): string {
  const letzter = findFrist(alle)?.letzterTag
  if (letzter === undefined || letzter < heute) return ''
  const rest = countTage(heute, letzter)
  if (rest === 0) return `Heute ist der letzte Tag (${formatTag(letzter)}, bis 24 Uhr).`
  return `Der letzte Tag ist der ${formatTag(letzter)}. Es ${rest === 1 ? 'bleibt noch 1 Tag' : `bleiben noch ${rest} Tage`}.`
}

const nachholen: Readonly<Record<string, string>> = {
  qes: 'Laden Sie die signierte Datei im nächsten Schritt hoch. Ohne sie fehlt die Schriftform.',
  druck:
    'Nach dem Senden bekommen Sie ein Blatt zum Drucken. Unterschreiben Sie es und geben Sie es im Jobcenter ab oder senden Sie es mit der Post. Erst das Blatt wahrt die Frist.',
  niederschrift:
    'Gehen Sie ins Jobcenter und sagen Sie dort, dass Sie Widerspruch einlegen. Es wird aufgeschrieben. Erst das wahrt die Frist.',
}

/** What is still to be done so that it has its form; undefined where nothing is. */
export const explainForm = (alle: Antworten): string | undefined => nachholen[textIn(alle, 'form') ?? '']

/** Without BundID in the portal there is no such way to choose. */
const AUSWEIS: Option = {
  wert: 'bundid',
  text: 'Mit BundID oder Online-Ausweis',
  hinweis: 'Sie weisen sich beim Absenden aus. Dann ist alles erledigt.',
}

const formen: readonly Option[] = [
  {
    wert: 'qes',
    text: 'Mit einer qualifizierten elektronischen Signatur',
    hinweis: 'Sie laden eine signierte Datei hoch.',
  },
  {
    wert: 'druck',
    text: 'Drucken und unterschreiben',
    hinweis: 'Sie geben das Blatt ab oder senden es mit der Post.',
  },
  {
    wert: 'niederschrift',
    text: 'Im Jobcenter aufschreiben lassen',
    hinweis: 'Man nennt das „zur Niederschrift“.',
  },
]

const listFormen = ({ alle }: Sicht): readonly Option[] => (alle['ausweis'] === true ? [AUSWEIS, ...formen] : formen)

const form: Record<string, Seite> = {
  form: {
    frage: 'Wie soll Ihr Widerspruch gültig werden?',
    warum: 'Ein Widerspruch braucht eine bestimmte Form (§ 84 SGG). Das Absenden allein genügt noch nicht.',
    felder: [
      {
        name: 'form',
        label: 'Form',
        art: 'auswahl',
        optionen: listFormen,
      },
    ],
    warne: ({ alle, heute }) => {
      const fehlt = explainForm(alle)
      return fehlt === undefined ? [] : [fehlt, showRest(alle, heute)].filter(Boolean)
    },
  },
}

export const inhaltTeil: Teil = {
  seiten: { ...umfang, ...begruendung, ...wirkung, ...hilfe, ...form },
  uebergaenge: {
    umfang: ['personen'],
    personen: [ENDE],
    begruendung: [ENDE],
    wirkung: ['eil'],
    eil: [ENDE],
    akten: ['vertreten'],
    vertreten: [{ nach: 'vertretung', wenn: ist('vertreten', true) }, ENDE],
    vertretung: [ENDE],
    form: [ENDE],
  },
  gruppen: {},
}
