import type { Kunde } from '#modules/jobcenter'
import { type readVorbehaltbrief, vorbehaltworte } from '#modules/vorgaenge'
import { formatTag, formatZeit, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Etikett, Formular, Hinweis, Knopf, Knopfzeile, Titel } from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'

type Brief = NonNullable<Awaited<ReturnType<typeof readVorbehaltbrief>>>

export interface BriefProps {
  csrf: string
  kunde: Kunde
  brief: Brief
  /** The last day of the code. */
  gueltigBis: Tag | undefined
  schonGesendet: boolean
}

/** A letter to print and to put into an envelope. */
export function BriefView({ csrf, kunde, brief, gueltigBis, schonGesendet }: BriefProps): Html {
  const { id, art, was, pdf, gesendet, vorbehaltId } = brief
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>
        {art === 'code' ? 'Brief mit Bestätigungscode' : 'Hinweis an die bisherige Anschrift'}
      </Titel>
      {schonGesendet && (
        <Hinweis rolle="status" titel="Der Brief war schon als gesendet vermerkt. Es wurde nichts geändert." />
      )}
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Erstellt', wert: formatZeit(brief.erstellt) },
          ...(gueltigBis ? [{ begriff: 'Code gültig bis', wert: formatTag(gueltigBis) }] : []),
          {
            begriff: 'Stand',
            wert: gesendet ? (
              <Etikett art="erfolg">Gesendet {formatZeit(gesendet)}</Etikett>
            ) : pdf ? (
              <Etikett art="warnung">Noch nicht gesendet</Etikett>
            ) : (
              <Etikett>Nicht mehr nötig</Etikett>
            ),
          },
        ]}
      />
      {pdf ? (
        <>
          {!gesendet && (
            <p>
              Drucken Sie den Brief und senden Sie ihn an die Anschrift, die darauf steht.
              {art === 'code' && ' Der Code steht nur in dem Brief. Lesen Sie ihn niemandem vor.'}
            </p>
          )}
          <p>
            <Knopf
              art={gesendet ? 'text' : 'sekundaer'}
              symbol="drucken"
              href={`${routes.dienstVorbehaltbrief.href({ id })}?datei=pdf`}
            >
              Brief als PDF öffnen
            </Knopf>
          </p>
          {!gesendet && (
            <Formular csrf={csrf} aktion={routes.dienstVorbehaltbriefGesendet.href({ id })} nichtAufheben>
              <Knopfzeile>
                <Knopf>Als gesendet vermerken</Knopf>
              </Knopfzeile>
            </Formular>
          )}
        </>
      ) : (
        <p>Dieser Brief wird nicht mehr aufgehoben: Sein Code wurde benutzt, ersetzt oder ist abgelaufen.</p>
      )}
      <p>
        <a href={routes.dienstVorbehalt.href({ id: vorbehaltId })}>Zurück: {vorbehaltworte[was].titel}</a>
      </p>
    </>
  )
}
