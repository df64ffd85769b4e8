import type { Tag } from '#platform/text/datum.ts'
import { addMonate } from '#platform/text/datum.ts'
import { regelbedarfAm } from '../../betraege/betraege.ts'
import type { Antworten } from '../../engine/modell.ts'
import { choicesIn, textIn } from '../bedingungen.ts'
import { euro } from '../folge.ts'

/** Whose Einstiegsgeld is computed; needs in cents a month. */
interface Fall {
  /** The Regelbedarf of the person. */
  regelbedarf: number
  /** The Regelbedarf of level 1. */
  stufe1: number
  /** The other members of the Bedarfsgemeinschaft. */
  weiterePersonen: number
  /** Long unemployed, or less long with obstacles. */
  zuschlag: boolean
}

/** The most that Einstiegsgeld can be a month, in cents: § 1 ESGV. */
export function maxEinstiegsgeld({ regelbedarf, stufe1, weiterePersonen, zuschlag }: Fall): number {
  const summe = regelbedarf * 0.5 + (zuschlag ? stufe1 * 0.2 : 0) + weiterePersonen * stufe1 * 0.1
  return Math.round(Math.min(summe, stufe1))
}

/** Two years without work, or half a year with personal obstacles: § 1 ESGV. */
export const hasZuschlag = ({ seit, am, erschwert }: { seit: Tag; am: Tag; erschwert: boolean }): boolean =>
  addMonate(seit, erschwert ? 6 : 24) <= am

/** What the person may expect, a sentence each; `beginn` names the day on which it would start. */
export function einstiegsgeldFolgen(antworten: Antworten, { beginn, heute }: { beginn: string; heute: Tag }): string[] {
  const am = textIn(antworten, beginn) ?? heute
  const seit = textIn(antworten, 'arbeitslosSeit')
  const erschwert = choicesIn(antworten, 'erschwernisse').length > 0
  const zuschlag = seit !== undefined && hasZuschlag({ seit, am, erschwert })
  const stufe1 = regelbedarfAm(1, am)
  const allein =
    stufe1 === undefined ? undefined : maxEinstiegsgeld({ regelbedarf: stufe1, stufe1, weiterePersonen: 0, zuschlag })
  return [
    'Ihr Jobcenter entscheidet, ob Sie Einstiegsgeld bekommen, wie viel und wie lange. Länger als 24 Monate gibt es das nicht (§ 16b SGB II).',
    ...(allein === undefined || stufe1 === undefined
      ? []
      : [
          `Nach Ihren Angaben sind es für eine Person, die allein lebt, meist höchstens ${euro(allein)} im Monat. Leben weitere Personen in Ihrer Bedarfsgemeinschaft, kann es mehr sein, höchstens ${euro(stufe1)}.`,
        ]),
  ]
}
