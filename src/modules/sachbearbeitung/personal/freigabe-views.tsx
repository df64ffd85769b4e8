import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Formular, Hinweis, Knopf, Knopfzeile, Titel } from '#web/parts/index.ts'
import type { Hindernis } from './rollen.ts'
import type { AenderungRow } from './store.ts'
import { rollenText } from './views.tsx'

const anlaesse = {
  einladung: 'Einladung einer neuen Person',
  aenderung: 'Änderung der Rollen',
  'neuer-passkey': 'Neuer Passkey nach Verlust; bis zur Freigabe ruhen die Rollen',
} as const

export const hindernistexte: Record<Hindernis, { titel: string; text: string }> = {
  'eigener-antrag': {
    titel: 'Das haben Sie selbst beantragt',
    text: 'Freigeben muss es eine andere Person mit der Rolle Administration. Sie können es zurücknehmen.',
  },
  'eigene-rollen': {
    titel: 'Es geht um Ihre eigenen Rollen',
    text: 'Freigeben muss es eine andere Person mit der Rolle Administration.',
  },
  'ohne-passkey': {
    titel: 'Der Passkey ist noch nicht eingerichtet',
    text: 'Freigeben lässt sich erst, wenn die Person ihren Passkey eingerichtet hat. So kann niemand den Code für sie benutzen.',
  },
  gesperrt: { titel: 'Der Zugang ist gesperrt', text: 'Freigeben lässt sich erst, wenn die Sperre aufgehoben ist.' },
}

export interface FreigabeProps {
  csrf: string
  aenderung: AenderungRow
  hindernis: Hindernis | undefined
  /** The person who looks asked for it. */
  eigene: boolean
  /** Nobody in this Jobcenter may release it. */
  niemand: boolean
}

export function FreigabeView({ csrf, aenderung, hindernis, eigene, niemand }: FreigabeProps): Html {
  const { ergebnis, entschieden, passkey_seit: seit } = aenderung
  return (
    <>
      <Titel vorzeile={`${aenderung.name}, ${aenderung.team}`}>Rollen freigeben</Titel>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Anlass', wert: anlaesse[aenderung.anlass] },
          { begriff: ergebnis ? 'Rollen heute' : 'Rollen bisher', wert: rollenText(aenderung.bisher) },
          { begriff: 'Rollen nach der Freigabe', wert: rollenText(aenderung.rollen) },
          { begriff: 'Beantragt', wert: `${formatZeit(aenderung.beantragt)} von ${aenderung.beantragt_name}` },
          { begriff: 'Passkey', wert: seit ? `eingerichtet ${formatZeit(seit)}` : 'noch nicht eingerichtet' },
          ...(ergebnis && entschieden
            ? [
                {
                  begriff: ergebnis === 'freigegeben' ? 'Freigegeben' : 'Abgelehnt',
                  wert: `${formatZeit(entschieden)} von ${aenderung.entschieden_name ?? 'dem Betrieb'}`,
                },
              ]
            : []),
        ]}
      />
      {!ergebnis && hindernis && (
        <Hinweis art="info" titel={hindernistexte[hindernis].titel}>
          <p>{hindernistexte[hindernis].text}</p>
          {niemand && (hindernis === 'eigener-antrag' || hindernis === 'eigene-rollen') && (
            <p>
              Zurzeit gibt es in Ihrem Jobcenter niemanden, der das darf. Deshalb gibt der Betrieb frei, auf dem Server,
              mit: npm run jobcenter -- freigabe {aenderung.id}
            </p>
          )}
        </Hinweis>
      )}
      {!ergebnis && !hindernis && seit && (
        <p>Fragen Sie die Person, ob sie den Passkey zu dieser Zeit selbst eingerichtet hat, bevor Sie freigeben.</p>
      )}
      {!ergebnis && (
        <Formular csrf={csrf} nichtAufheben>
          <Knopfzeile>
            <Knopf art="sekundaer" name="entscheidung" wert="abgelehnt">
              {eigene ? 'Zurücknehmen' : 'Ablehnen'}
            </Knopf>
            {!hindernis && (
              <Knopf name="entscheidung" wert="freigegeben">
                Rollen freigeben
              </Knopf>
            )}
          </Knopfzeile>
        </Formular>
      )}
      <p>
        <a href={routes.dienstPerson.href({ id: aenderung.mitarbeiter_id })}>Zu {aenderung.name}</a>
      </p>
    </>
  )
}
