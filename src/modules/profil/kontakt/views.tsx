import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Textfeld,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import type { Kontakteingabe, Kontaktfehler } from './forms.ts'
import { sprachen } from './kontakt.ts'

export interface BearbeitenProps {
  csrf: string
  /** Where e-mails go. */
  email: string
  /** Undefined with a Standardprofil: then nothing reaches the Jobcenter. */
  kontakt: { werte: Kontakteingabe; fehler: Kontaktfehler; gespeichert: boolean } | undefined
}

function Kontaktform({ csrf, werte, fehler }: { csrf: string; werte: Kontakteingabe; fehler: Kontaktfehler }): Html {
  return (
    <Formular csrf={csrf}>
      <Textfeld
        name="telefon"
        label="Telefon"
        pflicht={false}
        typ="tel"
        autocomplete="tel"
        breite="l"
        wortlaut
        wert={werte.telefon}
        fehler={fehler.telefon}
      />
      <Auswahl
        name="sprache"
        label="In welcher Sprache möchten Sie sprechen?"
        hinweis="Ihr Jobcenter kann dann jemanden zum Übersetzen dazuholen."
        optionen={Object.entries(sprachen).map(([wert, text]) => ({ wert, text }))}
        wert={werte.sprache}
        fehler={fehler.sprache}
        breite="l"
      />
      <Textfeld
        name="erreichbar"
        label="Wann und wie sind Sie gut zu erreichen?"
        hinweis="Zum Beispiel: vormittags am Telefon, sonst per Nachricht. Nichts über Ihre Gesundheit."
        pflicht={false}
        maxlaenge={200}
        wert={werte.erreichbar}
        fehler={fehler.erreichbar}
      />
      <Knopfzeile>
        <Knopf>Speichern</Knopf>
      </Knopfzeile>
    </Formular>
  )
}

/** What one can change at once, and what needs more. */
export function BearbeitenView({ csrf, email, kontakt }: BearbeitenProps): Html {
  return (
    <>
      <Titel einleitung="Was Sie hier ändern, gilt sofort. Ihr Jobcenter sieht die Änderung.">Profil bearbeiten</Titel>
      {kontakt && <Fehlerliste fehler={kontakt.fehler} />}
      {kontakt?.gespeichert && <Hinweis art="erfolg" rolle="status" titel="Ihre Angaben sind gespeichert" />}
      <h2>E-Mail für Benachrichtigungen</h2>
      <Beschreibungsliste
        eintraege={[
          {
            begriff: 'E-Mail-Adresse',
            wert: email,
            aktion: <a href={routes.einstellungEmail.href()}>E-Mail-Adresse ändern</a>,
          },
        ]}
      />
      <h2>Telefon, Sprache, Erreichbarkeit</h2>
      {kontakt ? (
        <Kontaktform csrf={csrf} werte={kontakt.werte} fehler={kontakt.fehler} />
      ) : (
        <Hinweis titel="Ihr Konto ist noch nicht mit Ihren Daten verbunden" ebene={3}>
          <p>
            Danach tragen Sie hier ein, wie Ihr Jobcenter Sie erreicht.{' '}
            <a href={routes.freischaltcode.href()}>Freischaltcode eingeben</a>
          </p>
        </Hinweis>
      )}
      <h2>Anschrift und Bankverbindung</h2>
      <p>
        Eine neue Anschrift, ein neuer Name oder eine neue Bankverbindung gilt erst, wenn Ihr Jobcenter sie geprüft hat.
      </p>
      <Linkliste
        links={[{ text: 'Veränderungen mitteilen', href: routes.eservice.href({ slug: 'veraenderungen' }) }]}
      />
      <h2>Mehr einstellen</h2>
      <Wegeliste
        wege={[
          {
            text: 'Online-Kommunikation',
            hinweis: 'Nachrichten und Bescheide online statt mit der Post',
            href: routes.onlineKommunikation.href(),
          },
          {
            text: 'Benachrichtigungen',
            hinweis: 'Wovon Sie per E-Mail erfahren',
            href: routes.benachrichtigungWahl.href(),
          },
          {
            text: 'Profile verwalten',
            hinweis: 'Welches Profil sich öffnet, Profil trennen',
            href: routes.profile.href(),
          },
          {
            text: 'Kontoeinstellungen',
            hinweis: 'Benutzername, Passwort, Passkeys',
            href: routes.kontoeinstellungen.href(),
          },
        ]}
      />
    </>
  )
}
