import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import {
  Codefeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Kasten,
  Kastenreihe,
  Knopf,
  Knopfzeile,
  Linkliste,
  Passwortfeld,
  Seitenleiste,
  Spalten,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'

const hilfe = (name: string) => routes.hilfeseite.href({ name })

/** „Anmelden“: the ways in. A way that is not configured is not shown. */
export function AnmeldeoptionenView({ portal }: { portal: string }) {
  return (
    <>
      <Titel einleitung="Hier melden Sie sich für unsere Online-Angebote an oder legen ein Online-Konto an.">
        Anmelden
      </Titel>
      <Linkliste
        links={[
          {
            text: 'Informationen zur sicheren und komfortablen Anmeldung am Online-Portal',
            href: hilfe('sichere-anmeldung'),
          },
          { text: 'Das passende Konto finden', href: hilfe('passendes-konto') },
        ]}
      />
      <Kastenreihe>
        <Kasten
          titel={portal}
          aktionen={
            <>
              <Knopf href={routes.anmeldung.href()}>Anmelden</Knopf>
              <Knopf art="sekundaer" href={routes.registrieren.href()}>
                Registrieren
              </Knopf>
            </>
          }
        >
          <p>Für Privatpersonen, Unternehmen und Partner: Melden Sie sich an mit</p>
          <p>
            <strong>Benutzername oder Passkey</strong>
          </p>
        </Kasten>
      </Kastenreihe>
    </>
  )
}

export type Anmeldegrund = 'abgelaufen' | 'abgemeldet' | 'beendet' | undefined

interface AnmeldungProps {
  csrf: string
  name: string
  weiter: string
  fehler: Feldfehler<'name' | 'passwort'>
  abgelehnt: boolean
  grund: Anmeldegrund
}

const gruende = {
  abgelaufen: {
    titel: 'Ihre Sitzung ist abgelaufen',
    text: 'Zu Ihrem Schutz haben wir Sie abgemeldet: Sie haben 25 Minuten keine Seite geöffnet. Bei einigen Formularen steht Ihre Eingabe nach der Anmeldung wieder da.',
  },
  beendet: {
    titel: 'Ihre Sitzung ist beendet',
    text: 'Sie haben sich in einem anderen Fenster abgemeldet, oder die Sitzung wurde auf einem anderen Gerät beendet. Was Sie gerade gesendet haben, ist nicht angekommen.',
  },
  abgemeldet: { titel: 'Sie sind abgemeldet', text: 'Auf diesem Gerät sind keine Ihrer Daten mehr zu sehen.' },
}

export function AnmeldungView(props: AnmeldungProps) {
  return (
    <Spalten>
      <div>
        <Titel einleitung="Melden Sie sich bitte mit Ihren Zugangsdaten an:">Anmeldung</Titel>
        {props.grund && (
          <Hinweis art="info" rolle="status" titel={gruende[props.grund].titel}>
            <p>{gruende[props.grund].text}</p>
          </Hinweis>
        )}
        {props.weiter.startsWith(routes.freischaltcode.href()) && <Codehinweis />}
        {props.abgelehnt && <Abgelehnt />}
        <Fehlerliste fehler={props.fehler} />
        <div class="passkey-anmeldung" data-passkey-anmelden="" data-weiter={props.weiter}>
          <Knopf skript="passkey-start" art="sekundaer" symbol="schluessel">
            Mit Passkey anmelden
          </Knopf>
          <noscript>
            <p>„Mit Passkey anmelden“ geht nur, wenn JavaScript eingeschaltet ist.</p>
          </noscript>
          <div role="status" data-passkey-meldung="" />
          <p class="oder">oder</p>
        </div>
        <Formular csrf={props.csrf} aktion={routes.anmeldung.href()} nichtAufheben>
          <input type="hidden" name="weiter" value={props.weiter} />
          <Textfeld
            name="name"
            label="Benutzername / E-Mail-Adresse"
            autocomplete="username webauthn"
            wortlaut
            wert={props.name}
            fehler={props.fehler.name}
          />
          <Passwortfeld
            name="passwort"
            label="Passwort"
            autocomplete="current-password"
            fehler={props.fehler.passwort}
          />
          <Knopfzeile>
            <Knopf art="sekundaer" href={routes.anmelden.href()}>
              Zurück
            </Knopf>
            <Knopf>Anmelden</Knopf>
          </Knopfzeile>
        </Formular>
        <p>
          Noch kein Konto? <a href={routes.registrieren.href()}>Jetzt registrieren</a>
        </p>
      </div>
      <Seitenleiste titel="Hilfe">
        <Linkliste
          links={[
            { text: 'Benutzername / E-Mail-Adresse vergessen', href: routes.benutzernameVergessen.href() },
            { text: 'Passwort vergessen', href: routes.passwortVergessen.href() },
            { text: 'Informationen zur Mehr-Faktor-Authentifizierung', href: hilfe('mehr-faktor') },
            { text: 'Hilfe bei Problemen rund um die Anmeldung', href: hilfe('anmeldung-probleme') },
            { text: 'Hilfe und Informationen zu Passkeys', href: hilfe('passkey') },
            { text: 'Hilfe und Informationen zum Zweiten Faktor (TOTP)', href: hilfe('totp') },
          ]}
        />
      </Seitenleiste>
    </Spalten>
  )
}

/** Whoever comes by the letter learns what follows; the sentence of the code is shown by the script that carries it. */
function Codehinweis() {
  return (
    <Hinweis titel="Für den Freischaltcode brauchen Sie ein Konto">
      <p>
        Melden Sie sich an. Danach geben Sie den Code ein. Noch kein Konto?{' '}
        <a href={routes.registrieren.href()}>Registrieren</a>
      </p>
      <p hidden data-code-gemerkt="">
        Den Code aus dem QR-Code merkt sich dieses Fenster. Er steht nach der Anmeldung schon im Feld.
      </p>
    </Hinweis>
  )
}

/** One message for every failure (1-konto): it must not tell which part was wrong. */
function Abgelehnt() {
  return (
    <Hinweis art="fehler" rolle="alert" titel="Die Anmeldung hat nicht geklappt">
      <p>Prüfen Sie bitte Benutzername oder E-Mail-Adresse und Passwort.</p>
      <ul>
        <li>Haben Sie einen Passkey eingerichtet? Dann melden Sie sich am besten damit an.</li>
        <li>
          Haben Sie Ihre E-Mail-Adresse noch nicht bestätigt?{' '}
          <a href={routes.emailErneut.href()}>E-Mail erneut senden</a>
        </li>
        <li>Nach mehreren falschen Versuchen warten Sie bitte 15 Minuten.</li>
      </ul>
    </Hinweis>
  )
}

interface TotpProps {
  csrf: string
  weiter: string
  fehler: Feldfehler<'code'>
  mitPasskey: boolean
}

export function TotpView({ csrf, weiter, fehler, mitPasskey }: TotpProps) {
  const dann = weiter ? `?weiter=${encodeURIComponent(weiter)}` : ''
  return (
    <>
      <Titel einleitung="Öffnen Sie Ihre Authenticator- oder Passwort-Manager-App und geben Sie den Code ein, der dort gerade steht.">
        Zweiten Faktor eingeben
      </Titel>
      <Fehlerliste fehler={fehler} />
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="weiter" value={weiter} />
        <Codefeld
          name="code"
          label="6-stelliger Code (TOTP)"
          hinweis="Der Code erneuert sich alle 30 Sekunden."
          pflicht
          fehler={fehler.code}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" formaktion={routes.abmelden.href()}>
            Abbrechen
          </Knopf>
          <Knopf>{fehler.code ? 'Erneut versuchen' : 'Anmelden'}</Knopf>
        </Knopfzeile>
      </Formular>
      <h2>Anderen Weg wählen</h2>
      <Linkliste
        links={[
          ...(mitPasskey ? [{ text: 'Mit Passkey bestätigen', href: routes.anmeldungPasskey.href() + dann }] : []),
          { text: 'Wiederherstellungscode eingeben', href: routes.anmeldungCode.href() + dann },
          { text: 'Ich habe keinen Zugriff mehr auf App und Codes', href: routes.zugangVerloren.href() },
        ]}
      />
    </>
  )
}
