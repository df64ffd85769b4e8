import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Html } from '#web/jsx.ts'
import { Hinweis, Knopf, Knopfzeile, Linkliste, Titel } from '#web/parts/index.ts'
import { rollentexte } from '../texte.ts'

export type Anmeldegrund = 'abgelaufen' | 'abgemeldet' | 'noetig'

const gruende: Record<Anmeldegrund, string> = {
  abgelaufen: 'Ihre Sitzung ist nach 15 Minuten ohne Eingabe zu Ende gegangen.',
  abgemeldet: 'Sie haben sich abgemeldet.',
  noetig: 'Für diese Seite müssen Sie angemeldet sein.',
}

/** Says honestly which way in there is: one click in training, none yet in operation (AUT-26). */
export function AnmeldungView({
  schulung,
  grund,
}: {
  schulung: string | undefined
  grund: Anmeldegrund | undefined
}): Html {
  return (
    <>
      <Titel vorzeile="Für Mitarbeiterinnen und Mitarbeiter des Jobcenters">Anmeldung zur Sachbearbeitung</Titel>
      {grund && <Hinweis art="info" titel={gruende[grund]} rolle="status" />}
      <p>Mitarbeiterinnen und Mitarbeiter melden sich mit einem Passkey an. Dieser Weg wird zurzeit gebaut.</p>
      {schulung ? (
        <>
          <p>In der Schulung wählen Sie stattdessen auf der Schulungsseite, als wer Sie arbeiten möchten.</p>
          <Knopfzeile>
            <Knopf href={`${schulung}#dienst`}>Zur Schulungsseite</Knopf>
          </Knopfzeile>
        </>
      ) : (
        <p>
          Bis dahin kann sich hier niemand anmelden. Kundendaten und Freischaltcodes verwaltet der Betrieb mit „npm run
          kunde“.
        </p>
      )}
      <Linkliste
        links={[
          { text: 'Zur Startseite des Portals', href: routes.start.href() },
          { text: 'Kontakt', href: routes.kontakt.href() },
        ]}
      />
    </>
  )
}

/** For somebody who is signed in already; also the only page for roles that no page is made for yet. */
export function AngemeldetView({ besuch, start }: { besuch: Dienstbesuch; start: string | undefined }): Html {
  const rollen = besuch.rollen.map((rolle) => rollentexte[rolle]).join(', ') || 'keine'
  return (
    <>
      <Titel>Sie sind angemeldet</Titel>
      <p>
        {besuch.name}, Rolle: {rollen}
      </p>
      {start ? (
        <Knopfzeile>
          <Knopf href={start}>Zur Sachbearbeitung</Knopf>
        </Knopfzeile>
      ) : (
        <Hinweis art="info" titel="Für Ihre Rolle gibt es noch keine Seite">
          Nachrichten, Gesundheitsunterlagen und die Verwaltung der Zugänge folgen. Akten von Kundinnen und Kunden sehen
          Sie mit dieser Rolle nicht.
        </Hinweis>
      )}
    </>
  )
}
