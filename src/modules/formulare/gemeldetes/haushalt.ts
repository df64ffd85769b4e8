import { formatTag, type Tag } from '#platform/text/datum.ts'
import { choicesIn, textIn } from '../bausteine/bedingungen.ts'
import { nameOf } from '../bausteine/haushalt.ts'
import { artOf } from '../dienste/veraenderungen/arten.ts'
import { type Antworten, type Eintrag, entriesOf } from '../engine/modell.ts'

/** Answers that were sent, with their day. */
export interface Gesendet {
  tag: Tag
  antworten: Antworten
}

export interface Quellen {
  /** The others of the Bedarfsgemeinschaft, as the Jobcenter has them on file. */
  akte: readonly Antworten[]
  /** The last application, be it the first or a renewal. */
  antrag: Gesendet | undefined
  /** Reports of changes since then, the oldest first. */
  seither: readonly Gesendet[]
}

interface Mensch {
  name: string
  beziehung: string | undefined
  herkunft: readonly string[]
}

/** Somebody with what is known of them so far. */
interface Bekannt {
  person: Antworten
  beziehung: string | undefined
  inAkte: boolean
  imAntrag: boolean
  saetze: string[]
}

/** As the first application, the renewal and the report of changes name them, said to the person. */
const beziehungen: Readonly<Record<string, string>> = {
  ehe: 'Ehe oder Lebenspartnerschaft',
  partner: 'Partnerin oder Partner',
  kind: 'Kind',
  eltern: 'Elternteil',
  geschwister: 'Schwester oder Bruder',
  verwandt: 'Verwandt oder verschwägert',
  verwandte: 'Verwandt oder verschwägert',
  wg: 'Wohngemeinschaft',
  mitbewohner: 'Wohngemeinschaft',
  untermiete: 'Zur Untermiete',
  untermieter: 'Zur Untermiete',
}

const plain = (wert: unknown) =>
  String(wert ?? '')
    .trim()
    .toLocaleLowerCase('de')

/** The same name, and no other date of birth: of people in a shared flat nobody is asked for it. */
const isSame = (a: Antworten, b: Antworten): boolean =>
  plain(nameOf(a)) === plain(nameOf(b)) &&
  (a['geburtsdatum'] === b['geburtsdatum'] || a['geburtsdatum'] === undefined || b['geburtsdatum'] === undefined)

const staende: Readonly<Record<string, string>> = { eingezogen: 'Dazugekommen', ausgezogen: 'Ausgezogen' }

/** A renewal says of each whether they still live there. */
function sayStand(person: Eintrag): string[] {
  const stand = staende[textIn(person, 'stand') ?? '']
  const seit = textIn(person, 'standSeit')
  return stand ? [`${stand}${seit ? ` am ${formatTag(seit)}` : ''}`] : []
}

const fromAntrag = (person: Eintrag): Bekannt => ({
  person,
  beziehung: beziehungen[textIn(person, 'beziehung') ?? ''],
  ...{ inAkte: false, imAntrag: true, saetze: sayStand(person) },
})

/** Who came with a report, as a person. */
function newcomerOf(
  art: string | undefined,
  hier: Eintrag,
): { person: Antworten; beziehung: string | undefined } | undefined {
  if (art === 'einzug') {
    const { einzugVorname: vorname, einzugNachname: nachname, einzugGeboren: geburtsdatum } = hier
    const beziehung = beziehungen[textIn(hier, 'einzugBeziehung') ?? '']
    return { person: { vorname, nachname, geburtsdatum }, beziehung }
  }
  if (art !== 'geburt') return undefined
  const { kindVorname: vorname, kindNachname: nachname, ab: geburtsdatum } = hier
  return { person: { vorname, nachname, geburtsdatum }, beziehung: beziehungen['kind'] }
}

/** Whom a report concerns: from the list that it began with, or by the name that was typed. */
function leaversOf(hier: Eintrag, mitteilung: Antworten): Antworten[] {
  const gewaehlt = choicesIn(hier, 'wer')
  const genannt = gewaehlt.includes('andere') ? [{ vorname: hier['werName'] }] : []
  return [...entriesOf(mitteilung, 'haushalt').filter(({ id }) => gewaehlt.includes(id)), ...genannt]
}

/** Only who comes and goes: what else was reported of the family is for nobody who looks over a shoulder. */
const ereignisse: Readonly<Record<string, (ab: string) => string>> = {
  einzug: (ab) => `Einzug am ${ab}`,
  geburt: (ab) => `Geboren am ${ab}`,
  auszug: (ab) => `Auszug am ${ab}`,
  tod: () => 'Todesfall',
}

function addMitteilung(menschen: Bekannt[], { tag, antworten }: Gesendet): void {
  for (const hier of entriesOf(antworten, 'aenderungen')) {
    const art = artOf(hier)
    const say = ereignisse[art ?? '']
    if (!say) continue
    const satz = `${say(formatTag(textIn(hier, 'ab') ?? tag))}, mitgeteilt am ${formatTag(tag)}`
    const neu = newcomerOf(art, hier)
    if (neu && !menschen.some(({ person }) => isSame(person, neu.person))) {
      menschen.push({ ...neu, inAkte: false, imAntrag: false, saetze: [] })
    }
    for (const person of neu ? [neu.person] : leaversOf(hier, antworten)) {
      menschen.find((one) => isSame(one.person, person))?.saetze.push(satz)
    }
  }
}

/**
 * Who lives with the customer, by everything that the portal knows: each of them once, with where it is known from. Nobody falls
 * away by a report; it stands beside the name until the next application.
 */
export function listHaushalt({ akte, antrag, seither }: Quellen): Mensch[] {
  const menschen = entriesOf(antrag?.antworten ?? {}, 'personen')
    .filter((person) => person['beziehung'] !== 'ich' && nameOf(person) !== '')
    .map(fromAntrag)
  for (const person of akte) {
    const known = menschen.find((one) => isSame(one.person, person))
    if (known) known.inAkte = true
    else menschen.push({ person, beziehung: undefined, inAkte: true, imAntrag: false, saetze: [] })
  }
  for (const mitteilung of seither) addMitteilung(menschen, mitteilung)
  return menschen.map(({ person, beziehung, saetze, ...woher }) => ({
    ...{ name: nameOf(person), beziehung },
    herkunft: [...nameQuellen(woher, antrag), ...saetze],
  }))
}

export const sayAntrag = (tag: Tag): string => `Ihrem Antrag vom ${formatTag(tag)}`

function nameQuellen(
  { inAkte, imAntrag }: Pick<Bekannt, 'inAkte' | 'imAntrag'>,
  antrag: Gesendet | undefined,
): string[] {
  const quellen = [
    ...(inAkte ? ['den Daten Ihres Jobcenters'] : []),
    ...(imAntrag && antrag ? [sayAntrag(antrag.tag)] : []),
  ]
  return quellen.length > 0 ? [`Aus ${quellen.join(' und ')}`] : []
}

/** Both kinds of application ask for it, by names of their own. */
export const sayAllein = (antrag: Gesendet | undefined): string | undefined =>
  antrag?.antworten['allein'] === true || antrag?.antworten['wohntAllein'] === true
    ? `Sie wohnen allein. Das steht in ${sayAntrag(antrag.tag)}.`
    : undefined
