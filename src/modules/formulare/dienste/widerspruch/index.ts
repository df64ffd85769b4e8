import { formatTag, type Tag } from '#platform/text/datum.ts'
import { wahrheit } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { vertretungNachweise } from '../../bausteine/beteiligte/vertretung.ts'
import { verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst, Vorwissen } from '../../engine/dienst.ts'
import type { Abschnitt, Antworten, Bedingung, Eintrag, Formular } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { nameOf, readWiderspruch } from './brief.ts'
import { explainFrist, isVerspaetet } from './frist.ts'
import { bescheidTeil } from './seiten-bescheid.ts'
import { explainForm, inhaltTeil, showRest } from './seiten-inhalt.ts'
import { beginUntaetigkeitsklage } from './untaetig.ts'

const hatBescheid = ist('anlass', 'bescheid')
const nur = (abschnitt: Omit<Abschnitt, 'wenn'>): Abschnitt => ({ ...abschnitt, wenn: hatBescheid })

/** §§ 78, 83 to 86b SGG, § 39 SGB II, § 36a SGB I, § 9a Abs. 5 OZG, §§ 13, 25, 44 SGB X. */
const formular: Formular = {
  name: 'widerspruch',
  fassung: 1,
  abschnitte: [
    { name: 'bescheid', titel: 'Der Bescheid', beginn: 'anlass' },
    nur({ name: 'umfang', titel: 'Worum es geht', beginn: 'umfang' }),
    nur({ name: 'begruendung', titel: 'Begründung', beginn: 'begruendung' }),
    nur({ name: 'wirkung', titel: 'Wenn es eilt', beginn: 'wirkung' }),
    nur({ name: 'hilfe', titel: 'Akte und Vertretung', beginn: 'akten' }),
    nur({ name: 'form', titel: 'Form', beginn: 'form' }),
  ],
  ...verbinde(bescheidTeil, inhaltTeil),
  mitgegeben: ['bescheide', 'haushalt', 'land', 'ausweis'],
}

const isVonHand: Bedingung = ({ alle }) => textIn(alle, 'bescheidart') !== undefined

const nachweise: readonly Nachweisregel[] = [
  {
    name: 'bescheid',
    typ: 'BES',
    titel: 'Der Bescheid',
    hinweis: 'Die erste und die letzte Seite reichen. Liegt er im Portal, ist nichts nötig.',
    art: 'hilfreich',
    wenn: isVonHand,
  },
  {
    name: 'hindernis',
    typ: 'WID',
    titel: 'Nachweis, warum Sie verhindert waren',
    hinweis:
      'Zum Beispiel eine Bescheinigung des Krankenhauses über die Tage. Diagnosen können Sie schwärzen. Haben Sie nichts, reicht Ihre eigene Erklärung.',
    art: 'noetig',
    wenn: ({ alle }) => textIn(alle, 'verspaetungGrund') !== undefined,
  },
  {
    name: 'signiert',
    typ: 'WID',
    titel: 'Widerspruch mit qualifizierter elektronischer Signatur',
    hinweis: 'Die Signatur muss in der Datei stecken oder als eigene Datei dabei sein.',
    art: 'noetig',
    wenn: ist('form', 'qes'),
  },
  {
    name: 'begruendung',
    typ: 'WID',
    titel: 'Begründung als Datei',
    hinweis: 'Nur, wenn Ihre Gründe nicht schon im Formular stehen.',
    art: 'hilfreich',
    wenn: ist('begruendung', 'jetzt'),
  },
  {
    name: 'anlagen',
    typ: 'WID',
    titel: 'Unterlagen zu Ihrem Widerspruch',
    hinweis: 'Alles, was Ihre Gründe zeigt: Rechnungen, Schreiben, Fotos.',
    art: 'hilfreich',
    wenn: hatBescheid,
  },
  ...vertretungNachweise('anwalt', 'verband', 'angehoerig', 'andere'),
]

function listFolgen(alle: Antworten, heute: Tag): string[] {
  if (alle['anlass'] !== 'bescheid') {
    return ['Das ist kein Widerspruch. Ihr Jobcenter bekommt Ihre Nachfrage und antwortet Ihnen.']
  }
  const fehlt = explainForm(alle)
  return [
    ...explainFrist(alle, heute),
    ...(isVerspaetet(alle, heute) ? ['Ihr Jobcenter prüft, ob Ihre Gründe zählen.'] : []),
    ...(fehlt === undefined
      ? ['Ihr Widerspruch hat die richtige Form, wenn Sie sich beim Absenden ausweisen.']
      : [['Die Schriftform fehlt noch.', fehlt, showRest(alle, heute)].filter(Boolean).join(' ')]),
    'Ihr Jobcenter prüft den Bescheid noch einmal. Ändert es ihn nicht, bekommen Sie einen Widerspruchsbescheid.',
    `Hat es bis zum ${formatTag(beginUntaetigkeitsklage('widerspruch', heute))} nicht entschieden, können Sie beim Sozialgericht klagen (§ 88 SGG).`,
    'Der Widerspruch kostet nichts. Haben Sie Erfolg, können Sie nötige Kosten zurückbekommen (§ 63 SGB X).',
    ...(alle['vertreten'] === true ? ['Ihr Jobcenter schreibt ab jetzt der Person, die Sie vertritt.'] : []),
  ]
}

/** The notices of the portal, as they are chosen from. */
export const listBescheide = ({ bescheide = [] }: Pick<Vorwissen, 'bescheide'>): Eintrag[] =>
  bescheide.map(({ id, titel, datum, letzterTag, rechnung }) => ({
    ...{ id, titel, datum },
    ...(letzterTag !== undefined && { letzterTag }),
    ...(rechnung !== undefined && { rechnung }),
  }))

/** From the page of a notice the form begins with that one. */
const takeBezug = ({ bescheide = [], bezug }: Vorwissen): Antworten =>
  bescheide.some(({ id }) => id === bezug) ? { anlass: 'bescheid', bescheid: bezug } : {}

/** The lists to choose from; everybody is meant until somebody says otherwise. */
function takeListen(wissen: Vorwissen, newEintrag: () => string): Antworten {
  const { haushalt, land, ausweis } = wissen
  const personen = haushalt.map(({ vorname, nachname }): Eintrag => ({ id: newEintrag(), vorname, nachname }))
  return {
    bescheide: listBescheide(wissen),
    haushalt: personen,
    personen: ['selbst', ...personen.map(({ id }) => id)],
    ...(land && { land }),
    ...(ausweis && { ausweis }),
    ...takeBezug(wissen),
  }
}

export const widerspruch: Formulardienst = {
  slug: 'widerspruch',
  formular,
  nachweise,
  titel: (alle) => (alle['anlass'] === 'keiner' ? 'Nachfrage: noch kein Bescheid' : `Widerspruch: ${nameOf(alle)}`),
  erklaerung: [wahrheit],
  folgen: listFolgen,
  // Without its form somebody has to be told while there is time (§§ 14, 16 SGB I).
  zuteilung: (alle) => ({
    eilig: alle['eil'] === true || explainForm(alle) !== undefined,
    auchVermittlung: alle['bescheidart'] === 'foerderung',
  }),
  vorbelegen: takeListen,
  widerspruch: readWiderspruch,
}
