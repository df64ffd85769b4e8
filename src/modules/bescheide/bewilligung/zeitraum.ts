import { addMonate, addTage, type Tag } from '#platform/text/datum.ts'

/** Days for which the benefit is granted, the first and the last among them. */
export interface Zeitraum {
  von: Tag
  bis: Tag
}

/** What a notice says of the time of the benefit: for which days it grants it, or from which day on there is none. */
export interface Leistungszeit {
  zeitraum?: Zeitraum | undefined
  aufgehobenAb?: Tag | undefined
}

/** A released notice that says something of it. */
export interface Festlegung extends Leistungszeit {
  bescheidId: string
  freigegeben: Date
}

/** An approval period (Bewilligungszeitraum) as it stands. */
export interface Bewilligung extends Zeitraum {
  bescheidId: string
  /** When it was first released that the benefit lasts until that end. */
  seit: Date
  /** An Aufhebung made this its end. */
  aufgehoben: boolean
}

const byRelease = (a: Festlegung, b: Festlegung) =>
  a.freigegeben.getTime() - b.freigegeben.getTime() || a.bescheidId.localeCompare(b.bescheidId)

/**
 * The approval periods that follow from all released notices of a customer, in the order of their days; none overlap. The later
 * release counts: from its first day on a notice replaces every period that it overlaps, whatever its own end is. An Aufhebung
 * ends everything on the day before. Periods that a notice does not touch stay.
 */
export const listBewilligungen = (festlegungen: readonly Festlegung[]): Bewilligung[] =>
  festlegungen
    .toSorted(byRelease)
    .reduce<Bewilligung[]>((bisher, eine) => {
      if (eine.zeitraum) return replaceBy(bisher, eine, eine.zeitraum)
      return eine.aufgehobenAb === undefined ? bisher : endBefore(bisher, eine.aufgehobenAb)
    }, [])
    .toSorted((a, b) => a.von.localeCompare(b.von))

function replaceBy(bisher: readonly Bewilligung[], { bescheidId, freigegeben }: Festlegung, neu: Zeitraum) {
  const touched = (one: Bewilligung) => one.von <= neu.bis && one.bis >= neu.von
  const left = bisher.flatMap((one) => {
    if (!touched(one)) return [one]
    return one.von < neu.von ? [{ ...one, bis: addTage(neu.von, -1), aufgehoben: false }] : []
  })
  // A change within the period leaves its end as it was known before.
  const known = bisher.find((one) => touched(one) && one.bis === neu.bis && !one.aufgehoben)
  return [...left, { ...neu, bescheidId, seit: known?.seit ?? freigegeben, aufgehoben: false }]
}

const endBefore = (bisher: readonly Bewilligung[], ab: Tag): Bewilligung[] =>
  bisher.flatMap((one) => {
    if (one.bis < ab) return [one]
    return one.von < ab ? [{ ...one, bis: addTage(ab, -1), aufgehoben: true }] : []
  })

/** The renewal is open so many months before the end, and so many after it. */
const MONATE_VORHER = 3
const MONATE_NACHHER = 2
/** So many days before the end it becomes urgent. */
const TAGE_KNAPP = 14

/** The days around the end of a period on which something changes for whoever has to apply again. */
export interface Fenster {
  oeffnet: Tag
  knappAb: Tag
  bis: Tag
  /** The last day of application that leaves no month without benefit: it acts back to the first of its month (§ 37 Abs. 2 SGB II). */
  ohneLuecke: Tag
  schliesst: Tag
}

/** @throws RangeError if `bis` is no day of the calendar */
export const findFenster = (bis: Tag): Fenster => ({
  oeffnet: addMonate(bis, -MONATE_VORHER),
  knappAb: addTage(bis, -TAGE_KNAPP),
  bis,
  ohneLuecke: addTage(`${addMonate(addTage(bis, 1), 1).slice(0, 7)}-01`, -1),
  schliesst: addMonate(bis, MONATE_NACHHER),
})

/** How things stand with the renewal on a day. `vorbei`: so long after the end that the whole application may be needed. */
export type Lage = 'aufgehoben' | 'zu-frueh' | 'offen' | 'knapp' | 'abgelaufen' | 'vorbei'

/** In this order the reminders come: the renewal opens, the end is near, the end is there. */
export const stufen = ['offen', 'bald', 'ende'] as const
export type Stufe = (typeof stufen)[number]

export function computeLage({ bis, aufgehoben }: Pick<Bewilligung, 'bis' | 'aufgehoben'>, heute: Tag): Lage {
  const { oeffnet, knappAb, schliesst } = findFenster(bis)
  if (aufgehoben) return 'aufgehoben'
  if (heute < oeffnet) return 'zu-frueh'
  if (heute < knappAb) return 'offen'
  if (heute <= bis) return 'knapp'
  return heute <= schliesst ? 'abgelaufen' : 'vorbei'
}

/** From the opening to the close: the time in which one should apply. */
export const isDran = (lage: Lage): boolean => lage === 'offen' || lage === 'knapp' || lage === 'abgelaufen'

function tageOf(bis: Tag): Record<Stufe, Tag> {
  const { oeffnet, knappAb } = findFenster(bis)
  return { offen: oeffnet, bald: knappAb, ende: bis }
}

/** The reminder whose day has come last: what was missed before it is not made up for. Undefined before the first and after the close. */
export function findStufe(bis: Tag, heute: Tag): Stufe | undefined {
  const tage = tageOf(bis)
  return heute > findFenster(bis).schliesst ? undefined : stufen.findLast((stufe) => tage[stufe] <= heute)
}

/** The day of the next reminder after this one; null: it was the last. */
export function nextErinnerung(bis: Tag, heute: Tag): Tag | null {
  const tage = tageOf(bis)
  return stufen.map((stufe) => tage[stufe]).find((tag) => tag > heute) ?? null
}

/** Longest approval period, and what is usual for a provisional one (§ 41 Abs. 3 SGB II). */
const MONATE_HOECHSTENS = 12
const MONATE_VORLAEUFIG = 6

const lastOf = (von: Tag, monate: number): Tag => addTage(addMonate(von, monate), -1)

/** The latest end that a period from this day on may have. */
export const latestBis = (von: Tag): Tag => lastOf(von, MONATE_HOECHSTENS)

/** The end that a provisional period from this day on usually has at the latest. */
export const usualVorlaeufigBis = (von: Tag): Tag => lastOf(von, MONATE_VORLAEUFIG)
