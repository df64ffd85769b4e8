import type { AbgelegteMail } from '#platform/post/mail.ts'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes, schulungRoutes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Aufklapper, Beschreibungsliste, Hinweis, Knopf, Knopfzeile, Titel } from '#web/parts/index.ts'
import { briefstaende } from './personen-views.tsx'

export interface BriefProps {
  id: string
  name: string
  geburtstag: string
  stand: 'erstellt' | 'gesendet'
  gueltigBis: string
  code: string | undefined
}

export function BriefView(props: BriefProps): Html {
  return (
    <>
      <Titel vorzeile={`Brief an ${props.name}`}>Freischaltcode</Titel>
      {props.code ? (
        <>
          <Beschreibungsliste
            eintraege={[
              { begriff: 'Freischaltcode', wert: <code>{props.code}</code> },
              { begriff: 'Geburtsdatum dazu', wert: formatTag(props.geburtstag) },
              { begriff: 'Gültig bis', wert: formatTag(props.gueltigBis) },
              { begriff: 'Stand', wert: briefstaende[props.stand].text },
            ]}
          />
          <Knopfzeile>
            <Knopf art="sekundaer" href={routes.freischaltcode.href()}>
              Freischaltcode eingeben
            </Knopf>
            <Knopf symbol="drucken" href={`${schulungRoutes.schulungBrief.href({ id: props.id })}?datei=pdf`}>
              Brief als PDF öffnen
            </Knopf>
          </Knopfzeile>
        </>
      ) : (
        <Hinweis art="info" titel="Dieser Brief ist nicht mehr gültig">
          Sein Freischaltcode wurde benutzt, ersetzt oder ist abgelaufen.
        </Hinweis>
      )}
      <p>
        <a href={`${schulungRoutes.schulung.href()}#personen`}>Zur Schulungsseite</a>
      </p>
    </>
  )
}

/** Text with its addresses as links, as far as they lead into this portal. */
function verlinkt(text: string, ursprung: string): Child[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((teil) => (teil.startsWith(`${ursprung}/`) ? <a href={teil.slice(ursprung.length)}>{teil}</a> : teil))
}

export function MailView({ mail, ursprung }: { mail: AbgelegteMail; ursprung: string }): Html {
  return (
    <>
      <Titel vorzeile="E-Mail">{mail.betreff}</Titel>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'An', wert: mail.an },
          { begriff: 'Gesendet', wert: formatZeit(mail.zeit) },
        ]}
      />
      {mail.text
        .trim()
        .split(/\n{2,}/)
        .map((absatz) => (
          <p>
            {absatz.split('\n').map((zeile, i) => (
              <>
                {i > 0 && <br />}
                {verlinkt(zeile, ursprung)}
              </>
            ))}
          </p>
        ))}
      <Aufklapper titel="HTML-Teil der E-Mail als Quelltext">
        <pre>
          <code>{mail.html}</code>
        </pre>
      </Aufklapper>
      <p>
        <a href={`${schulungRoutes.schulung.href()}#post`}>Zur Schulungsseite</a>
      </p>
    </>
  )
}
