import type { Auftragslage } from '#modules/vorgaenge'
import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Etikett, Linkliste } from '#web/parts/index.ts'
import { countDateien } from './views.tsx'

export type Eingang = Auftragslage['ohneAuftrag'][number]

/** „Unterlagen eingegangen am 3. März 2026 (2 Dateien)“ */
export const nameEingang = ({ tag, dateien, leer }: Eingang): string =>
  leer
    ? `Antwort ohne Unterlagen am ${formatTag(tag)}`
    : `Unterlagen eingegangen am ${formatTag(tag)} (${countDateien(dateien)})`

type Auftrag = Auftragslage['auftraege'][number]

function Lage({ auftrag: { erledigt, eingaenge } }: { auftrag: Auftrag }): Html {
  if (erledigt) return <Etikett>Beendet</Etikett>
  return eingaenge.some(({ leer }) => !leer) ? (
    <Etikett art="info">Unterlagen sind da</Etikett>
  ) : (
    <Etikett art="warnung">Unterlagen fehlen</Etikett>
  )
}

/** Orders and what arrived: all that is known outside the Ärztlicher Dienst. */
export function Auftragsliste({
  lage,
  aktion,
}: {
  lage: Auftragslage
  aktion?: (auftrag: Auftrag) => Html | null
}): Html {
  const { auftraege, ohneAuftrag } = lage
  return (
    <>
      {auftraege.length > 0 && (
        <ul class="eintraege">
          {auftraege.map((auftrag) => (
            <li>
              <div>
                <span class="eintraege__name">{auftrag.frage}</span> <Lage auftrag={auftrag} />
                <div class="kern-hint">
                  Auftrag vom {formatTag(auftrag.datum)}, {auftrag.von}; Unterlagen bis {formatTag(auftrag.bis)}
                </div>
                {auftrag.eingaenge.map((one) => (
                  <div>{nameEingang(one)}</div>
                ))}
              </div>
              {aktion?.(auftrag)}
            </li>
          ))}
        </ul>
      )}
      {ohneAuftrag.map((one) => (
        <p>{nameEingang(one)}, ohne Auftrag</p>
      ))}
    </>
  )
}

export function AkteAerztlich({ kundeId, lage }: { kundeId: string; lage: Auftragslage }): Html {
  const leer = lage.auftraege.length + lage.ohneAuftrag.length === 0
  return (
    <section aria-labelledby="aerztlich">
      <h2 id="aerztlich">Ärztlicher Dienst</h2>
      {leer ? <p>Es gibt keinen Auftrag und keine Unterlagen.</p> : <Auftragsliste lage={lage} />}
      <Linkliste
        links={[
          {
            text: 'Auftrag an den Ärztlichen Dienst',
            href: routes.dienstAerztlicherAuftrag.href({ id: kundeId }),
          },
        ]}
      />
    </section>
  )
}
