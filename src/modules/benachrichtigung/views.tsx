import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  LeererZustand,
  Linkliste,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import { type Art, arten, artnamen } from './anlaesse.ts'
import type { Eintrag } from './benachrichtigung.ts'

interface GlockeProps {
  csrf: string
  eintraege: Eintrag[]
  weiter: string | undefined
  erste: boolean
}

/** The bell: what is new, each with the way to it. */
export function GlockeView({ csrf, eintraege, weiter, erste }: GlockeProps): Html {
  return (
    <>
      <Titel>Benachrichtigungen</Titel>
      {eintraege.length === 0 ? (
        <LeererZustand titel="Es gibt nichts Neues">
          <p>Schreibt Ihnen Ihr Jobcenter, steht es hier. Auf Wunsch bekommen Sie auch eine E-Mail.</p>
        </LeererZustand>
      ) : (
        <Wegeliste
          wege={eintraege.map(({ titel, ziel, zeit, neu }) => ({
            text: titel,
            href: ziel,
            hinweis: formatZeit(zeit),
            ...(neu ? { stand: <Etikett art="info">Neu</Etikett> } : {}),
          }))}
        />
      )}
      {weiter && (
        <p>
          <a href={`${routes.benachrichtigungen.href()}?vor=${weiter}`}>Ältere anzeigen</a>
        </p>
      )}
      {erste && eintraege.some(({ neu }) => neu) && (
        <Formular csrf={csrf}>
          <Knopf art="sekundaer">Alle als gelesen markieren</Knopf>
        </Formular>
      )}
      <Linkliste
        links={[
          { text: 'Benachrichtigungen einstellen', href: routes.benachrichtigungWahl.href() },
          { text: 'Verlauf ansehen', href: routes.verlauf.href() },
        ]}
      />
    </>
  )
}

const dazu: Record<Art, string> = {
  nachricht: 'Ihr Jobcenter hat Ihnen geschrieben.',
  bescheid: 'Erinnerung an ein ungelesenes Schriftstück. Die erste E-Mail zu jedem Schriftstück kommt immer.',
  termin: 'Neue, geänderte und abgesagte Termine und Erinnerungen daran.',
  vorgang: 'Neuer Stand eines Antrags oder fehlende Unterlagen.',
}

export function WahlView({
  csrf,
  wahl,
  gespeichert,
}: {
  csrf: string
  wahl: Record<Art, boolean>
  gespeichert: boolean
}) {
  return (
    <>
      <Titel einleitung="Im Portal steht alles an der Glocke. Wählen Sie, wozu Sie zusätzlich eine E-Mail bekommen.">
        Benachrichtigungen einstellen
      </Titel>
      {gespeichert && <Hinweis art="erfolg" rolle="status" titel="Ihre Auswahl ist gespeichert" />}
      <p>In der E-Mail steht nur, dass es etwas Neues gibt. Den Inhalt lesen Sie hier im Portal.</p>
      <Formular csrf={csrf}>
        {arten.map((art) => (
          <Kontrollkaestchen name={art} label={`E-Mail: ${artnamen[art]}`} hinweis={dazu[art]} gewaehlt={wahl[art]} />
        ))}
        <Knopfzeile>
          <Knopf>Speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
