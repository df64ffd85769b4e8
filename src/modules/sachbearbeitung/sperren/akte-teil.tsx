import type { Sperre } from '#modules/aufbewahrung'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Knopf, Knopfzeile } from '#web/parts/index.ts'
import { SperreStand } from './views.tsx'

/** Whether the record is held against deletion, with the way to hold it. */
export function AkteSperre({ kundeId, sperre }: { kundeId: string; sperre: Sperre | undefined }): Html {
  return (
    <section aria-labelledby="sperre">
      <h2 id="sperre">Aufbewahren</h2>
      {sperre ? (
        <p>
          <SperreStand sperre={sperre} /> <a href={routes.dienstSperre.href({ id: sperre.id })}>Löschsperre ansehen</a>
        </p>
      ) : (
        <>
          <p>Für die Akte gelten die üblichen Löschfristen.</p>
          <Knopfzeile>
            <Knopf art="sekundaer" href={routes.dienstSperreNeu.href({ id: kundeId })}>
              Akte festhalten
            </Knopf>
          </Knopfzeile>
        </>
      )}
    </section>
  )
}
