import { formatTag } from '#platform/text/datum.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import type { Widerspruchsangaben } from '../../engine/dienst.ts'
import { type Antworten, entriesOf } from '../../engine/modell.ts'
import { chosenBescheid, findFrist } from './frist.ts'
import { artOf } from './seiten-bescheid.ts'

/** „Änderungsbescheid“ */
export const nameOf = (alle: Antworten): string =>
  textIn(chosenBescheid(alle) ?? {}, 'titel') ?? artOf(textIn(alle, 'bescheidart'))?.name ?? 'Bescheid'

const join = (teile: readonly string[]): string =>
  teile.length < 2 ? teile.join('') : `${teile.slice(0, -1).join(', ')} und ${teile.at(-1)}`

/** For whom: „mich und Ole Klicker“. */
function namePersonen(alle: Antworten): string {
  const gewaehlt = Array.isArray(alle['personen']) ? alle['personen'] : []
  const haushalt = entriesOf(alle, 'haushalt').filter(({ id }) => (gewaehlt as readonly unknown[]).includes(id))
  const namen = haushalt.map((one) => ['vorname', 'nachname'].flatMap((name) => textIn(one, name) ?? []).join(' '))
  const weitere = textIn(alle, 'weiterePersonen')
  const selbst = (gewaehlt as readonly unknown[]).includes('selbst') ? ['mich'] : []
  return join([...selbst, ...namen, ...(weitere ? [weitere] : [])])
}

const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '')

/** Lines of an answer after words of our own; nothing where there is no answer. */
const after = (anfang: string, text: string | undefined): string[] => {
  const [first, ...rest] = lines(text)
  return first === undefined ? [] : [`${anfang} ${first}`, ...rest]
}

function listGruende(alle: Antworten): string[] {
  const bis = textIn(alle, 'gruendeBis')
  if (alle['begruendung'] === 'jetzt') return after('Begründung:', textIn(alle, 'gruende'))
  if (alle['begruendung'] === 'spaeter' && bis) return [`Die Begründung reiche ich bis zum ${formatTag(bis)} nach.`]
  return []
}

function listVerspaetung(alle: Antworten): string[] {
  const [grund, weg] = [textIn(alle, 'verspaetungGrund'), textIn(alle, 'weggefallen')]
  if (grund === undefined) return []
  return [
    ...after('Ich konnte nicht früher widersprechen:', grund),
    ...(weg ? [`Seit dem ${formatTag(weg)} hindert mich das nicht mehr.`] : []),
    'Ich beantrage, mich so zu stellen, als wäre der Widerspruch rechtzeitig (§ 67 SGG).',
    ...(alle['ueberpruefung'] === true
      ? ['Ist er trotzdem zu spät, beantrage ich, den Bescheid zu überprüfen (§ 44 SGB X).']
      : []),
  ]
}

const wege: Readonly<Record<string, string>> = {
  elektronisch: 'elektronisch',
  kopie: 'als Kopie auf Papier',
  vorOrt: 'im Jobcenter',
}

function listAntraege(alle: Antworten): string[] {
  const wie = wege[textIn(alle, 'akteWie') ?? '']
  return [
    ...(alle['aussetzung'] === true
      ? ['Bitte setzen Sie den Vollzug aus, bis über den Widerspruch entschieden ist (§ 86a Abs. 3 SGG).']
      : []),
    ...(alle['raten'] === true ? ['Eine Forderung möchte ich in Raten zahlen.'] : []),
    ...(alle['eil'] === true ? after('Es eilt:', textIn(alle, 'eilText')) : []),
    ...(alle['akteneinsicht'] === true
      ? [`Ich möchte die Akte sehen${wie ? `, ${wie}` : ''} (§ 25 SGB X, § 84a SGG).`]
      : []),
  ]
}

function listVertretung(alle: Antworten): string[] {
  const name = alle['vertreten'] === true ? textIn(alle, 'vertretungName') : undefined
  if (name === undefined) return []
  const ort = ['vertretungPlz', 'vertretungOrt'].flatMap((one) => textIn(alle, one) ?? []).join(' ')
  const adresse = [textIn(alle, 'vertretungStrasse'), ort].filter(Boolean).join(', ')
  return [`Mich vertritt: ${[name, adresse].filter(Boolean).join(', ')}.`]
}

/** The letter to print and sign, in whole sentences. */
function writeBrief(alle: Antworten, bescheid: string): string[] {
  const zeichen = textIn(alle, 'zeichen')
  const personen = namePersonen(alle)
  const teil = alle['umfang'] === 'teil'
  return [
    'Sehr geehrte Damen und Herren,',
    `gegen Ihren Bescheid ${bescheid}${zeichen ? ` (Zeichen ${zeichen})` : ''} lege ich${personen ? ` für ${personen}` : ''} Widerspruch ein.`,
    ...(teil ? after('Der Widerspruch richtet sich gegen einen Teil des Bescheids:', textIn(alle, 'teilText')) : []),
    ...listGruende(alle),
    ...listVerspaetung(alle),
    ...listAntraege(alle),
    ...listVertretung(alle),
  ]
}

/** Undefined where there is no Bescheid: then somebody only asks. */
export function readWiderspruch(alle: Antworten): Widerspruchsangaben | undefined {
  if (alle['anlass'] !== 'bescheid') return undefined
  const gewaehlt = chosenBescheid(alle)
  const datum = textIn(gewaehlt ?? alle, 'datum')
  const name = `„${nameOf(alle)}“`
  const bescheid = datum ? `${name} vom ${formatTag(datum)}` : name
  const frist = findFrist(alle)
  return {
    ...{ bescheid, bescheidId: gewaehlt?.id, letzterTag: frist?.letzterTag, rechnung: frist?.rechnung ?? [] },
    weg: (textIn(alle, 'form') ?? 'druck') as Widerspruchsangaben['weg'],
    gruendeBis: alle['begruendung'] === 'spaeter' ? textIn(alle, 'gruendeBis') : undefined,
    absaetze: writeBrief(alle, bescheid),
  }
}
