import type { Zustimmungen } from '#modules/profil'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste } from '#web/parts/index.ts'

const wordOf = (zustimmung: { seit: Date } | undefined): string =>
  zustimmung ? `zugestimmt am ${formatTag(tagInBerlin(zustimmung.seit))}` : 'nicht zugestimmt'

/** Whether one can write to the customer here, or sends a letter. */
export function AkteOnline({ zustimmungen }: { zustimmungen: Zustimmungen }): Html {
  return (
    <section aria-labelledby="online">
      <h2 id="online">Online-Kommunikation</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Nachrichten', wert: wordOf(zustimmungen.nachrichten) },
          { begriff: 'Bescheide', wert: wordOf(zustimmungen.bescheide) },
        ]}
      />
    </section>
  )
}
