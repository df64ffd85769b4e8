import { type Bescheid, computeFrist, computeFristlage, type Dauer } from '#modules/bescheide'
import { addTage, formatTag, type Tag } from '#platform/text/datum.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import { laenderOf } from '../../bausteine/bundesland.ts'
import { showSchritt } from '../../bausteine/rechnung.ts'
import { type Antworten, type Eintrag, entriesOf } from '../../engine/modell.ts'

/** The last day for the Widerspruch, and how it was found, a sentence each. */
interface Widerspruchsfrist {
  letzterTag: Tag
  rechnung: readonly string[]
}

/** A Bescheid that comes from abroad into the form: § 84 Abs. 1 Satz 2 SGG, by the day of the announcement. */
const IM_AUSLAND: readonly { ab: Tag; dauer: Dauer }[] = [{ ab: '1981-01-01', dauer: { monate: 3 } }]

/** No Bescheid under SGB II is older: the law was carried out from then on. */
export const ERSTER_BESCHEID: Tag = '2004-07-01'

/** The value of „another one“ in the list of Bescheide. */
export const ANDERER = 'anderer'

/** What was chosen from the list of the portal; undefined where it is entered by hand. */
export const chosenBescheid = (alle: Antworten): Eintrag | undefined =>
  alle['bescheid'] === ANDERER ? undefined : entriesOf(alle, 'bescheide').find(({ id }) => id === alle['bescheid'])

/** There is a list to choose from. */
export const hasListe = (alle: Antworten): boolean => entriesOf(alle, 'bescheide').length > 0

type Lage = Parameters<typeof computeFristlage>[0]

const instant = (tag: Tag) => new Date(`${tag}T12:00:00Z`)

const grundlage: Omit<Lage, 'belehrung' | 'land'> = {
  weg: 'post',
  bereitgestellt: undefined,
  abgerufen: undefined,
  mails: [],
  briefe: [],
  art: 'bewilligung',
}

const brief = (gesendet: Tag, zugang: Tag | undefined): Bescheid['briefe'] => [
  {
    grund: 'ohne-konto',
    beauftragt: instant(gesendet),
    gesendet: instant(gesendet),
    gesendetVon: undefined,
    bestritten: undefined,
    zugang: zugang === undefined ? undefined : { tag: zugang },
  },
]

/** `ab`: so many steps are left out. Where the Land is not known it is the earliest day of all: nobody hears a day that is too late. */
function compute(lage: Omit<Lage, 'land'>, alle: Antworten, ab = 0): Widerspruchsfrist | undefined {
  const all = laenderOf(textIn(alle, 'land')).flatMap((land) => {
    const { frist } = computeFristlage({ ...lage, land })
    return frist?.stand === 'berechnet' ? [frist] : []
  })
  const [first] = all.sort((a, b) => a.letzterTag.localeCompare(b.letzterTag))
  return first && { letzterTag: first.letzterTag, rechnung: first.schritte.slice(ab).map(showSchritt) }
}

const stringsIn = (eintrag: Eintrag, name: string): string[] => {
  const wert = eintrag[name]
  return Array.isArray(wert) ? wert.filter((one): one is string => typeof one === 'string') : []
}

/** From the portal: its own figure counts, unless the mail about it is disputed (§ 37 Abs. 2a SGB X). */
function findImPortal(bescheid: Eintrag, alle: Antworten): Widerspruchsfrist | undefined {
  const [datum, letzterTag] = [textIn(bescheid, 'datum'), textIn(bescheid, 'letzterTag')]
  if (alle['mailFehlt'] !== true) {
    return letzterTag === undefined
      ? undefined
      : { letzterTag, rechnung: ['So steht es bei Ihrem Bescheid im Portal.', ...stringsIn(bescheid, 'rechnung')] }
  }
  const abgerufen = textIn(alle, 'geoeffnet')
  if (datum === undefined || abgerufen === undefined || abgerufen < datum) return undefined
  const mail = { anlass: 'neu', ergebnis: 'uebergeben', zurueck: undefined } as const
  const zeit = instant(datum)
  return compute(
    {
      ...grundlage,
      ...{ weg: 'online', bereitgestellt: zeit, abgerufen: instant(abgerufen), belehrung: 'richtig' },
      mails: [{ ...mail, beauftragt: zeit, zeit, bestritten: zeit }],
    },
    alle,
  )
}

/** Longer than any presumption: what was handed over is announced on that very day. */
const VOR_JEDER_VERMUTUNG = -30

/** On paper. Without the day of posting the date of the Bescheid stands for it: it is never later. */
function findAufPapier(alle: Antworten): Widerspruchsfrist | undefined {
  const [datum, weg] = [textIn(alle, 'datum'), textIn(alle, 'zugangsweg')]
  const angegeben = textIn(alle, 'erhalten')
  if (datum === undefined || datum < ERSTER_BESCHEID || weg === undefined) return undefined
  const erhalten = angegeben !== undefined && angegeben >= datum ? angegeben : undefined
  const belehrung = alle['belehrung'] === 'nein' ? 'fehlt' : 'richtig'
  if (weg === 'post') return compute({ ...grundlage, belehrung, briefe: brief(datum, erhalten) }, alle)
  if (erhalten === undefined) return undefined
  if (weg === 'ausland' && belehrung === 'richtig') return computeAusland(erhalten, alle)
  const briefe = brief(addTage(erhalten, VOR_JEDER_VERMUTUNG), erhalten)
  const frist = compute({ ...grundlage, belehrung, briefe }, alle, 3)
  return (
    frist && { ...frist, rechnung: [`${formatTag(erhalten)}: Sie haben den Bescheid bekommen.`, ...frist.rechnung] }
  )
}

function computeAusland(erhalten: Tag, alle: Antworten): Widerspruchsfrist {
  const { dauer } = IM_AUSLAND.findLast(({ ab }) => ab <= erhalten)!
  const last = laenderOf(textIn(alle, 'land'))
    .map((land) => computeFrist(erhalten, dauer, { land }).letzterTag)
    .sort()
  const rechnung = [
    `${formatTag(erhalten)}: Sie haben den Bescheid im Ausland bekommen. Dann gilt eine längere Frist. (§ 84 Abs. 1 SGG)`,
  ]
  return { letzterTag: last[0]!, rechnung }
}

/** The last day for the Widerspruch, as far as the answers tell; undefined where they do not. */
export function findFrist(alle: Antworten): Widerspruchsfrist | undefined {
  const bescheid = chosenBescheid(alle)
  return bescheid ? findImPortal(bescheid, alle) : findAufPapier(alle)
}

/** The last day is over: reasons are asked for (§ 67 SGG). */
export function isVerspaetet(alle: Antworten, heute: Tag): boolean {
  const frist = findFrist(alle)
  return frist !== undefined && heute > frist.letzterTag
}

/** What to say of the deadline, with how it was found. */
export function explainFrist(alle: Antworten, heute: Tag): string[] {
  const frist = findFrist(alle)
  if (!frist) {
    return [
      'Den letzten Tag können wir aus Ihren Angaben nicht berechnen. Ihr Jobcenter rechnet ihn aus. Senden Sie bald.',
    ]
  }
  const { letzterTag, rechnung } = frist
  const satz =
    heute > letzterTag
      ? `Die Frist ist abgelaufen: Der letzte Tag war der ${formatTag(letzterTag)}. Sie können trotzdem schreiben und sagen, warum.`
      : `Der letzte Tag für Ihren Widerspruch ist der ${formatTag(letzterTag)}, bis 24 Uhr.`
  return [satz, ...rechnung]
}
