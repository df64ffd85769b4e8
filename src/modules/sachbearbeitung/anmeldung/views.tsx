import { Passkeyknopf } from '#modules/konto'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Html } from '#web/jsx.ts'
import { Hinweis, Knopf, Knopfzeile, Linkliste, Titel } from '#web/parts/index.ts'
import { rollentexte } from '../texte.ts'

export type Anmeldegrund = 'abgelaufen' | 'abgemeldet' | 'noetig'

const gruende: Record<Anmeldegrund, string> = {
  abgelaufen:
    'Ihre Sitzung ist zu Ende: Sie haben 15 Minuten keine Seite geöffnet, oder 8 Stunden sind um. Angefangene Nachrichten, Schreiben aus Vorlagen und Termine stehen noch da.',
  abgemeldet: 'Sie haben sich abgemeldet.',
  noetig: 'Für diese Seite müssen Sie angemeldet sein.',
}

/** The way in: a passkey, and in training one click as well (AUT-26, AUT-27). */
export function AnmeldungView(props: {
  csrf: string
  weiter: string
  schulung: string | undefined
  /** Origin of the portal where it is another; otherwise empty. */
  portal: string
  grund: Anmeldegrund | undefined
}): Html {
  const { schulung, portal, grund } = props
  return (
    <>
      <Titel
        vorzeile="Für Mitarbeiterinnen und Mitarbeiter des Jobcenters"
        einleitung="Entsperren Sie Ihren Passkey mit Fingerabdruck, Gesicht oder PIN. Passwörter gibt es hier nicht."
      >
        Anmeldung zur Sachbearbeitung
      </Titel>
      {grund && <Hinweis art="info" titel={gruende[grund]} rolle="status" />}
      <Passkeyknopf
        zweck="anmelden"
        csrf={props.csrf}
        weiter={props.weiter}
        pfad={routes.dienstPasskey.href()}
        anders="#hilfe"
        text="Mit Passkey anmelden"
      />
      {schulung && (
        <>
          <p>In der Schulung geht es auch mit einem Klick: Wählen Sie auf der Schulungsseite, als wer Sie arbeiten.</p>
          <Knopfzeile>
            <Knopf art="sekundaer" href={`${schulung}#dienst`}>
              Zur Schulungsseite
            </Knopf>
          </Knopfzeile>
        </>
      )}
      <h2 id="hilfe" tabindex={-1}>
        Sie kommen nicht hinein?
      </h2>
      <ul>
        <li>
          Sie sind neu und haben einen Einrichtungscode? <a href={routes.dienstEinrichten.href()}>Zugang einrichten</a>
        </li>
        <li>
          Gerät verloren oder gewechselt? Die Administration Ihres Jobcenters entfernt den alten Passkey und gibt Ihnen
          einen neuen Einrichtungscode.
        </li>
      </ul>
      <Linkliste
        links={[
          { text: 'Zur Startseite des Portals', href: `${portal}${routes.start.href()}` },
          { text: 'Kontakt', href: `${portal}${routes.kontakt.href()}` },
        ]}
      />
    </>
  )
}

/** For somebody who is signed in already; also the only page for those whose roles wait for a release. */
export function AngemeldetView({ besuch, start }: { besuch: Dienstbesuch; start: string | undefined }): Html {
  const rollen = besuch.rollen.map((rolle) => rollentexte[rolle]).join(', ') || 'noch keine'
  return (
    <>
      <Titel>Sie sind angemeldet</Titel>
      <p>
        {besuch.name}, Rolle: {rollen}
      </p>
      {besuch.rollen.length === 0 && (
        <Hinweis art="info" titel="Ihre Rollen warten auf die Freigabe">
          <p>
            Ihr Passkey ist eingerichtet. Eine zweite Person der Administration gibt Ihre Rollen jetzt frei und fragt
            Sie vielleicht, ob Sie das waren. Laden Sie diese Seite danach neu.
          </p>
        </Hinweis>
      )}
      {besuch.rollen.length > 0 && (
        <Knopfzeile>
          <Knopf art={start ? 'sekundaer' : 'primaer'} href={routes.dienstZugang.href()}>
            Ihr Zugang
          </Knopf>
          {start && <Knopf href={start}>Zur Sachbearbeitung</Knopf>}
        </Knopfzeile>
      )}
    </>
  )
}
