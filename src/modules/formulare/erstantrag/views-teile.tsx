import { nachweisname, nachweisstand } from '#modules/vorgaenge'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Etikett, Hinweis, Knopf, Linkliste } from '#web/parts/index.ts'
import type { Sicherung } from '../antrag/antrag.ts'
import type { Erstantrag } from './erstantrag.ts'

/** Where a secured day stands: its receipt. */
export const gesichertHref = ({ art, id }: Sicherung): string =>
  art === 'vorgang' ? routes.vorgang.href({ id }) : routes.erstantrag.href({ id })

export function Gesichert({ gesichert }: { gesichert: Sicherung }): Html {
  return (
    <Hinweis art="erfolg" titel={`Ihr Antragsdatum ist gesichert: ${formatTag(tagInBerlin(gesichert.zeit))}`}>
      <p>
        Füllen Sie den Antrag bald fertig aus. Das Datum bleibt. <a href={gesichertHref(gesichert)}>Beleg ansehen</a>
      </p>
    </Hinweis>
  )
}

export function NochNichtGesichert({ id }: { id: string }): Html {
  return (
    <Hinweis art="warnung" titel="Ihr Antragsdatum ist noch nicht gesichert">
      <p>Von diesem Tag an zählt Ihr Antrag. Sie können ihn jetzt sichern und alles andere später ausfüllen.</p>
      <Knopf href={routes.antragSichern.href({ id })} art="sekundaer">
        Antragsdatum sichern
      </Knopf>
    </Hinweis>
  )
}

/** Whoever has only a Standardprofil learns what is missing for this service, and where to get it. */
export function OhneProfil(): Html {
  return (
    <Hinweis titel="Ihr Profil ist noch nicht freigeschaltet">
      <p>
        Für diesen eService muss Ihr Jobcenter wissen, wer Sie sind. Dafür brauchen Sie einen Freischaltcode. Er kommt
        mit der Post. Geld zum Leben können Sie schon vorher beantragen.
      </p>
      <Linkliste
        links={[
          { text: 'Freischaltcode eingeben', href: routes.freischaltcode.href() },
          {
            text: 'Freischaltcode online beantragen oder Jobcenter kontaktieren',
            href: routes.freischaltcodeBeantragen.href(),
          },
          { text: 'Geld zum Leben beantragen', href: routes.eservice.href({ slug: 'buergergeld' }) },
        ]}
      />
    </Hinweis>
  )
}

/** What was handed in with a first application, and what is still owed; more can be handed in from the profile. */
export function Eingereichtes({ erstantrag }: { erstantrag: Erstantrag }): Html | null {
  const { nachweise, dateien, zustand, uebernommen } = erstantrag
  if (nachweise.length === 0 && dateien.length === 0) return null
  const ende = zustand === 'abgelehnt' || zustand === 'zurueckgenommen'
  const fehlt = nachweise.some((one) => one.zustand === 'offen' && !one.freiwillig)
  return (
    <>
      {nachweise.length > 0 && (
        <>
          <h3>Nachweise</h3>
          {fehlt && !ende && !uebernommen && (
            <p>
              Was noch fehlt, reichen Sie nach, sobald der Antrag in Ihrem Profil steht. Vorher nimmt es das Jobcenter
              auch persönlich oder mit der Post.
            </p>
          )}
          <Beschreibungsliste
            eintraege={nachweise.map(({ titel, fuer, frist, grund, freiwillig = false, ...one }) => {
              const stand = nachweisstand({ zustand: one.zustand, freiwillig }, ende)
              return {
                begriff: nachweisname({ titel, fuer }),
                wert: (
                  <>
                    <Etikett art={stand.art}>{stand.text}</Etikett>
                    {frist && !ende && <span> bis {formatTag(frist)}</span>}
                    {grund && <p class="gespraech__text">{grund}</p>}
                  </>
                ),
              }
            })}
          />
        </>
      )}
      {dateien.length > 0 && (
        <>
          <h3>Dateien</h3>
          <ul>
            {dateien.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What was read before sending, as long as it is new. */
export function WasSichAendert({ folgen }: { folgen: readonly string[] }): Html | null {
  if (folgen.length === 0) return null
  return (
    <>
      <h3>Was sich dadurch ändert</h3>
      <ul>
        {folgen.map((satz) => (
          <li>{satz}</li>
        ))}
      </ul>
    </>
  )
}
