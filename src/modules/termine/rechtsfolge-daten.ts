import type { Tag } from '#platform/text/datum.ts'

/** What happens to whoever does not come to an invitation, as the law stands on its day (§§ 32, 59, 7b SGB II). */
export interface Rechtsfolge {
  gueltigAb: Tag
  saetze: readonly string[]
}

const PFLICHT =
  'Sie sind verpflichtet zu kommen (§\u00a059 SGB II mit §\u00a0309 SGB III). Kommen Sie ohne wichtigen Grund nicht, ist das ein Meldeversäumnis (§\u00a032 SGB II).'
const GRUND =
  'Haben Sie einen wichtigen Grund, nennen Sie ihn sofort und schicken Sie einen Nachweis: Dann wird nichts gemindert. Kommen Sie am selben Tag später, genügt das, wenn das Gespräch noch möglich ist.'

/** The newest last. Misses before 1 July 2026 keep the old rule (§ 65a Abs. 2 SGB II). */
const rechtsfolgen: readonly Rechtsfolge[] = [
  {
    gueltigAb: '2023-01-01',
    saetze: [PFLICHT, 'Ihre Leistung wird dann für einen Monat um 10 Prozent des Regelbedarfs gemindert.', GRUND],
  },
  {
    gueltigAb: '2026-07-01',
    saetze: [
      PFLICHT,
      'Beim ersten Mal wird Ihre Leistung nicht gemindert. Bei jedem weiteren Mal wird sie für einen Monat um 30 Prozent des Regelbedarfs gemindert.',
      'Versäumen Sie drei Termine nacheinander, gelten Sie als nicht erreichbar. Ihr Anspruch endet dann mit dem folgenden Monat (§\u00a07b Abs. 4 SGB II).',
      GRUND,
    ],
  },
]

/** The one that holds on the day of the appointment. @throws RangeError for days without data */
export function rechtsfolgeOn(tag: Tag): Rechtsfolge {
  const found = rechtsfolgen.findLast(({ gueltigAb }) => gueltigAb <= tag)
  if (!found) throw new RangeError(`Für den ${tag} ist keine Rechtsfolge hinterlegt.`)
  return found
}

/** The one that an invitation named; the newest where that version is gone. */
export const rechtsfolgeOf = (fassung: string): Rechtsfolge =>
  rechtsfolgen.find(({ gueltigAb }) => gueltigAb === fassung) ?? rechtsfolgen.at(-1)!
