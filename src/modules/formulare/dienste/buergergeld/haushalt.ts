import { alterAm, type Tag } from '#platform/text/datum.ts'
import {
  type Antworten,
  type Bedingung,
  type Eintrag,
  entriesOf,
  type Option,
  type Sicht,
} from '../../engine/modell.ts'

/** Who belongs to the Bedarfsgemeinschaft, and what follows from it (§ 7 Abs. 3 SGB II). */

/** How somebody is related to the person who applies, with the group of field 80 of the Hauptantrag. */
export const beziehungen = {
  ich: 'Ich selbst',
  ehe: 'Meine Ehefrau, mein Ehemann oder meine eingetragene Lebenspartnerschaft (nicht getrennt)',
  partner: 'Meine Partnerin oder mein Partner ohne Trauschein',
  kind: 'Kind von mir oder von meiner Partnerin, meinem Partner',
  eltern: 'Meine Mutter, mein Vater oder deren Partner',
  geschwister: 'Meine Schwester oder mein Bruder',
  verwandt: 'Anders verwandt oder verschwägert',
  wg: 'Mitbewohnerin oder Mitbewohner',
  untermiete: 'Wohnt bei mir zur Untermiete',
} as const

export const personenOf = (alle: Antworten): readonly Eintrag[] => entriesOf(alle, 'personen')

export const isIch: Bedingung = ({ hier }) => hier['beziehung'] === 'ich'

/** The first of the month from which benefits are wanted: ages count on this day, as the law in force does. */
export const stichtag = ({ alle, heute }: Pick<Sicht, 'alle' | 'heute'>): Tag =>
  `${String(alle['ab'] ?? heute).slice(0, 7)}-01`

/** The person who applies gave the date with the date of the application. */
export function geburtstagOf({ hier, alle }: Pick<Sicht, 'hier' | 'alle'>): Tag | undefined {
  const tag = hier['beziehung'] === 'ich' ? alle['geburtsdatum'] : hier['geburtsdatum']
  return typeof tag === 'string' ? tag : undefined
}

interface Alter {
  alle: Antworten
  heute: Tag
  jahre: number | undefined
}

/** Asked thousands of times on one way; answers are never changed in place. */
const alter = new WeakMap<Antworten, Alter>()

/** In full years on `stichtag`; a child that is born later is 0. Undefined as long as the date is not known. */
function alterOf(sicht: Sicht): number | undefined {
  const { hier, alle, heute } = sicht
  const known = alter.get(hier)
  if (known?.alle === alle && known.heute === heute) return known.jahre
  const geboren = geburtstagOf(sicht)
  const jahre = geboren === undefined ? undefined : Math.max(0, alterAm(geboren, stichtag(sicht)))
  alter.set(hier, { alle, heute, jahre })
  return jahre
}

const isUnter = (sicht: Sicht, alter: number): boolean => (alterOf(sicht) ?? alter) < alter

/** Whoever is not known to be younger is asked like an adult. */
export const abAlter =
  (alter: number): Bedingung =>
  (sicht) =>
    !isUnter(sicht, alter)

export const unterAlter =
  (alter: number): Bedingung =>
  (sicht) =>
    isUnter(sicht, alter)

const GEBUNDEN: readonly unknown[] = ['verheiratet', 'lebenspartnerschaft']

const jungUndLedig: Bedingung = (sicht) =>
  isUnter(sicht, 25) && (isUnter(sicht, 15) || !GEBUNDEN.includes(sicht.hier['familienstand']))

/** The same question about the person who applies. */
function applicantView({ alle, heute }: Sicht): Sicht {
  const ich = personenOf(alle).find(({ beziehung }) => beziehung === 'ich')
  return { hier: ich ?? { beziehung: 'ich' }, alle, heute }
}

const KINDHEIT: readonly unknown[] = ['kind', 'geschwister']

/** A child under 25 without a spouse that cannot live on its own means belongs to its parents. */
const isChildInNeed: Bedingung = (sicht) =>
  jungUndLedig(sicht) && !(isHeranwachsend(sicht) && sicht.hier['lebtVonEigenem'] === true)

export const inBg: Bedingung = (sicht) => {
  switch (sicht.hier['beziehung']) {
    case 'ich':
    case 'ehe':
    case 'partner':
      return true
    case 'kind':
      return isChildInNeed(sicht)
    case 'eltern':
      return jungUndLedig(applicantView(sicht))
    case 'geschwister':
      return (
        isChildInNeed(sicht) &&
        jungUndLedig(applicantView(sicht)) &&
        personenOf(sicht.alle).some(({ beziehung }) => beziehung === 'eltern')
      )
    default:
      return false
  }
}

export const inBgAb15: Bedingung = (sicht) => inBg(sicht) && !isUnter(sicht, 15)

/** A child of the annex KI. */
export const inBgUnter15: Bedingung = (sicht) => inBg(sicht) && isUnter(sicht, 15)

const VERWANDT: readonly unknown[] = ['kind', 'eltern', 'geschwister', 'verwandt']

/** Lives here and is related, but has means or a household of their own: annex HG. */
export const inHaushaltsgemeinschaft: Bedingung = (sicht) => VERWANDT.includes(sicht.hier['beziehung']) && !inBg(sicht)

const NAH: readonly unknown[] = ['ich', 'ehe', 'partner', ...KINDHEIT, 'eltern']

/** Whose marital status decides, where it was not said yet. */
export const isNah: Bedingung = ({ hier }) => NAH.includes(hier['beziehung'])

export const isHeranwachsend: Bedingung = (sicht) =>
  KINDHEIT.includes(sicht.hier['beziehung']) && !isUnter(sicht, 15) && isUnter(sicht, 25)

const ofHousehold = (sicht: Pick<Sicht, 'alle' | 'heute'>, bedingung: Bedingung): Eintrag[] =>
  personenOf(sicht.alle).filter((hier) => bedingung({ ...sicht, hier }))

export const bgOf = (sicht: Pick<Sicht, 'alle' | 'heute'>): Eintrag[] => ofHousehold(sicht, inBg)

/** Everyone in the flat, as counted by the person. */
export const bewohnerOf = (alle: Antworten): number | undefined =>
  alle['allein'] === true ? 1 : typeof alle['personenzahl'] === 'number' ? alle['personenzahl'] : undefined

const hasMinor = (sicht: Sicht) =>
  ofHousehold(sicht, (one) => KINDHEIT.includes(one.hier['beziehung']) && inBg(one) && isUnter(one, 18)).length > 0

/** Could be a lone parent: there is a child under 18 and no partner. */
export const mayBeAlleinerziehend: Bedingung = (sicht) => {
  const { beziehung } = sicht.hier
  const partners = personenOf(sicht.alle).filter((one) => one['beziehung'] === 'ehe' || one['beziehung'] === 'partner')
  if (beziehung === 'ich') return partners.length === 0 && ofHousehold(sicht, isOwnMinor).length > 0
  const parents = personenOf(sicht.alle).filter((one) => one['beziehung'] === 'eltern')
  return beziehung === 'eltern' && parents.length === 1 && (hasMinor(sicht) || isUnter(applicantView(sicht), 18))
}

const isOwnMinor: Bedingung = (sicht) => sicht.hier['beziehung'] === 'kind' && inBg(sicht) && isUnter(sicht, 18)

export const nameOf = ({ beziehung, vorname, nachname }: Eintrag): string =>
  beziehung === 'ich' ? 'Sie' : [vorname, nachname].filter(Boolean).join(' ')

/** To choose from: what was chosen is read by others too. */
export const asOption = (person: Eintrag): Option => ({
  wert: person.id,
  text: person['beziehung'] === 'ich' ? beziehungen.ich : nameOf(person) || 'Noch ohne Namen',
})

/** „Opel Corsa (Mia Muster)“: whose it is, by the id of a person, where more than one lives here. */
export function withOwner(name: string, alle: Antworten, wer: unknown): string {
  const person = personenOf(alle).find(({ id }) => id === wer)
  if (name === '' || person === undefined || personenOf(alle).length < 2) return name
  const owner = person['beziehung'] === 'ich' ? nameOf({ ...alle, id: person.id }) : nameOf(person)
  return owner === '' ? name : `${name} (${owner})`
}

/** The one of the list whom a choice names. */
export const ownerOf = (wer: Antworten[string]): { id: string; name: string } | undefined =>
  typeof wer === 'string' ? { id: wer, name: '' } : undefined

/** The people of the Bedarfsgemeinschaft to choose from; who applies, as long as nobody is on the list. */
export function bgOptionen(sicht: Pick<Sicht, 'alle' | 'heute'>): Option[] {
  const bg = bgOf(sicht).map(asOption)
  return bg.length > 0 ? bg : [{ wert: 'ich', text: beziehungen.ich }]
}

/** The person to whom an entry of one of their groups belongs; an entry knows only itself. */
export const personWith = (alle: Antworten, gruppe: string, id: unknown): Eintrag | undefined =>
  personenOf(alle).find((person) => entriesOf(person, gruppe).some((eintrag) => eintrag.id === id))
