import { addMonate, alterAm, type Tag } from '#platform/text/datum.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import type { Abwesenheitsangaben } from '../../engine/dienst.ts'
import { type Antworten, entriesOf } from '../../engine/modell.ts'

/** From this age on somebody can be able to work (§ 7 Abs. 1 SGB II). */
const AB = 15

/** Months beyond the 65th birthday, by the year of birth (§ 7a SGB II); the last one also for everybody who is younger. */
const GRENZE: readonly (readonly [jahr: number, monate: number])[] = [
  ...Array.from({ length: 12 }, (_, i) => [1947 + i, 1 + i] as const),
  ...Array.from({ length: 6 }, (_, i) => [1959 + i, 14 + 2 * i] as const),
]

/** The day on which somebody reaches the age from which on they get no benefits of SGB II any more. */
export function findAltersgrenze(geburtsdatum: Tag): Tag {
  const jahr = Number(geburtsdatum.slice(0, 4))
  const monate = GRENZE.findLast(([ab]) => ab <= jahr)?.[1] ?? 0
  return addMonate(geburtsdatum, 65 * 12 + monate)
}

/** Old enough to work, and not too old: whether somebody is able to, the form does not know. */
const mayWork = (geburtsdatum: Tag, tag: Tag): boolean =>
  alterAm(geburtsdatum, tag) >= AB && tag < findAltersgrenze(geburtsdatum)

/** Who of the household travels along, and whether they need a consent of their own. */
export function listMitreisende(alle: Antworten, von: Tag): Abwesenheitsangaben['mitreisende'] {
  const { begleitung } = alle
  const gewaehlt = Array.isArray(begleitung) ? begleitung.map(String) : []
  return entriesOf(alle, 'haushalt').flatMap((person) => {
    const [vorname, nachname] = [textIn(person, 'vorname') ?? '', textIn(person, 'nachname') ?? '']
    const geburtsdatum = textIn(person, 'geburtsdatum')
    if (!gewaehlt.includes(person.id) || !geburtsdatum) return []
    return [{ eintrag: person.id, vorname, nachname, geburtsdatum, brauchtZustimmung: mayWork(geburtsdatum, von) }]
  })
}
