import type { Tag } from '#platform/text/datum.ts'

/** § 7b SGB II and the Erreichbarkeits-Verordnung (ErrV); a rule counts for absences that begin from `ab` until the next rule. */
export interface Regel {
  ab: Tag
  /** So many Werktage (Monday to Saturday) before the first day it is to be asked for. */
  vorlaufWerktage: number
  /** Without an important reason nobody agrees earlier than so many months before. */
  fruehestensMonate: number
  /** Days of a calendar year: without an important reason, for events, for relatives. */
  hoechstens: { ohneGrund: number; veranstaltung: number; angehoerige: number }
  /** So many Werktage after the day on which one should have said that one is back somebody asks after one. */
  vermisstWerktage: number
  /** What is near enough to be no absence: hours to the Jobcenter, kilometres behind the border. */
  nah: { stunden: number; kilometer: number }
}

/** Reasons that share one number of days a year. */
export type Kontingent = keyof Regel['hoechstens']

/** The newest first. § 7b SGB II is in force since July 2023. */
export const REGELN: readonly Regel[] = [
  {
    ab: '2023-07-01',
    vorlaufWerktage: 5,
    fruehestensMonate: 3,
    hoechstens: { ohneGrund: 21, veranstaltung: 21, angehoerige: 84 },
    vermisstWerktage: 3,
    nah: { stunden: 2.5, kilometer: 30 },
  },
]

/** The rule of that day; the oldest for days before it. */
export const regelAm = (tag: Tag): Regel => REGELN.find(({ ab }) => ab <= tag) ?? REGELN.at(-1)!
