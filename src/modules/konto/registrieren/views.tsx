import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child } from '#web/jsx.ts'
import {
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  Passwortfeld,
  Passwortregeln,
  Pflichthinweis,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Registrierung, Registrierungsfehler } from './forms.ts'

interface RegistrierungProps {
  csrf: string
  werte: Pick<Registrierung, 'email' | 'bedingungen' | 'einwilligung'>
  fehler: Registrierungsfehler
  jobcenter: string
}

const datenschutz = (anker: string, text: string): Child => (
  <a href={`${routes.datenschutz.href()}#${anker}`} target="_blank" rel="noopener">
    {text}
  </a>
)

export function RegistrierungView({ csrf, werte, fehler, jobcenter }: RegistrierungProps) {
  return (
    <>
      <Titel einleitung="Registrieren Sie sich, um unsere Online-Angebote zu nutzen. Das dauert etwa fünf Minuten.">
        Registrierung
      </Titel>
      <Fehlerliste fehler={fehler} />
      <Formular csrf={csrf}>
        <Pflichthinweis />
        <Textfeld
          name="email"
          label="E-Mail-Adresse"
          hinweis="An diese Adresse senden wir Ihnen gleich eine E-Mail mit einem Link."
          typ="email"
          autocomplete="email"
          pflicht
          wert={werte.email}
          fehler={fehler.email}
        />
        <Passwortfeld name="passwort" label="Passwort" autocomplete="new-password" pflicht fehler={fehler.passwort} />
        <Passwortregeln passwort="passwort" wiederholung="wiederholung" />
        <Passwortfeld
          name="wiederholung"
          label="Passwort wiederholen"
          was="Wiederholung"
          autocomplete="new-password"
          pflicht
          fehler={fehler.wiederholung}
        />
        <h2>Zustimmung und Einwilligung</h2>
        <p>
          Für die Registrierung brauchen wir Ihre Zustimmung zu den Nutzungsbedingungen und Ihre Einwilligung, dass wir
          Ihre E-Mail-Adresse verwenden.
        </p>
        <Kontrollkaestchen
          name="bedingungen"
          pflicht
          gewaehlt={werte.bedingungen}
          fehler={fehler.bedingungen}
          label={
            <>
              Ich habe die{' '}
              <a href={routes.nutzungsbedingungen.href()} target="_blank" rel="noopener">
                Nutzungsbedingungen
              </a>{' '}
              gelesen und akzeptiere sie.
            </>
          }
        />
        <Kontrollkaestchen
          name="einwilligung"
          pflicht
          gewaehlt={werte.einwilligung}
          fehler={fehler.einwilligung}
          label={
            <>
              Ich willige ein, dass {jobcenter} meine E-Mail-Adresse so verarbeitet, wie es in der Datenschutzerklärung
              im Kapitel {datenschutz('verarbeitung-der-registrierungsdaten', '„Verarbeitung der Registrierungsdaten“')}{' '}
              steht. Ich kann die Einwilligung jederzeit ohne Gründe widerrufen, siehe Kapitel{' '}
              {datenschutz('widerrufsmoeglichkeit', '„Widerrufsmöglichkeit“')}.
            </>
          }
        />
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.anmelden.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Registrieren</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const noten = ['sehr gut', 'gut', 'mittel', 'schlecht', 'sehr schlecht']

function Urteil({ csrf }: { csrf: string }) {
  return (
    <section aria-labelledby="urteil">
      <h2 id="urteil">Wie hat Ihnen die Registrierung gefallen?</h2>
      <Formular csrf={csrf} aktion={routes.registrierenUrteil.href()} form="zeile">
        {noten.map((text, index) => (
          <Knopf art="sekundaer" name="note" wert={String(index + 1)}>
            {text}
          </Knopf>
        ))}
      </Formular>
      <p>Freiwillig. Wir speichern nur die Note, nicht wer sie gegeben hat.</p>
    </section>
  )
}

export function RegistriertView({ csrf, email, erneut }: { csrf: string; email: string; erneut: boolean }) {
  return (
    <>
      <Titel>Registrierung</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Sie haben sich erfolgreich registriert.">
        {erneut && <p>Wir haben Ihnen die E-Mail noch einmal gesandt. Es gilt nur der Link in der neuesten E-Mail.</p>}
      </Hinweis>
      <h2>Ihr nächster Schritt</h2>
      <p>
        <strong>Bestätigen Sie bitte Ihre E-Mail-Adresse.</strong>
      </p>
      <p>
        Öffnen Sie dazu die E-Mail, die wir gerade an <strong>{email}</strong> gesandt haben, und folgen Sie dem Link
        darin. Er gilt 24 Stunden.
      </p>
      <Formular csrf={csrf} aktion={routes.emailErneut.href()} form="zeile">
        <p>Keine E-Mail da? Sehen Sie auch im Spam-Ordner nach.</p>
        <input type="hidden" name="email" value={email} />
        <Knopf art="sekundaer">E-Mail erneut senden</Knopf>
      </Formular>
      <Urteil csrf={csrf} />
    </>
  )
}

export const DANKE = 'Danke für Ihre Rückmeldung'

export function DankeView() {
  return (
    <>
      <Titel einleitung="Das hilft uns, die Registrierung besser zu machen.">{DANKE}</Titel>
      <h2>Ihr nächster Schritt</h2>
      <p>
        Bestätigen Sie bitte Ihre E-Mail-Adresse: Öffnen Sie den Link in unserer E-Mail. Er gilt 24 Stunden. Danach
        können Sie sich anmelden.
      </p>
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.emailErneut.href()}>
          E-Mail erneut senden
        </Knopf>
        <Knopf href={routes.anmeldung.href()}>Zur Anmeldung</Knopf>
      </Knopfzeile>
    </>
  )
}

export function BestaetigenView({ csrf, id }: { csrf: string; id: string }) {
  return (
    <>
      <Titel einleitung="Ein Klick fehlt noch: Bestätigen Sie, dass die E-Mail-Adresse Ihnen gehört.">
        Bestätigung der E-Mail-Adresse
      </Titel>
      <Formular csrf={csrf} aktion={routes.emailBestaetigen.href()}>
        <input type="hidden" name="id" value={id} />
        <Knopfzeile>
          <Knopf>E-Mail-Adresse bestätigen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function BestaetigtView() {
  return (
    <>
      <Titel>Bestätigung der E-Mail-Adresse</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Sie haben Ihre E-Mail-Adresse erfolgreich bestätigt.">
        <p>Sie können sich jetzt mit dieser E-Mail-Adresse und Ihrem Passwort anmelden.</p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={routes.anmeldung.href()}>Zur Anmeldung</Knopf>
      </Knopfzeile>
    </>
  )
}

export function LinkVerbrauchtView() {
  return (
    <>
      <Titel>Bestätigung der E-Mail-Adresse</Titel>
      <Hinweis art="warnung" titel="Dieser Link gilt nicht mehr">
        <p>Er wurde schon benutzt, ist älter als 24 Stunden, oder Sie haben danach eine neuere E-Mail bekommen.</p>
      </Hinweis>
      <h2>Was Sie jetzt tun können</h2>
      <ul>
        <li>
          Haben Sie schon bestätigt? Dann können Sie sich gleich <a href={routes.anmeldung.href()}>anmelden</a>.
        </li>
        <li>Ist Ihre Registrierung jünger als 24 Stunden? Dann lassen Sie sich die E-Mail erneut senden.</li>
        <li>
          Ist sie älter? Dann haben wir Ihre Angaben gelöscht. Bitte{' '}
          <a href={routes.registrieren.href()}>registrieren</a> Sie sich noch einmal.
        </li>
      </ul>
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.emailErneut.href()}>
          E-Mail erneut senden
        </Knopf>
      </Knopfzeile>
    </>
  )
}

export function EmailErneutView(props: {
  csrf: string
  email: string
  fehler: Feldfehler<'email'>
  gesendet: boolean
}) {
  return (
    <>
      <Titel einleitung="Wir senden Ihnen den Link zur Bestätigung Ihrer E-Mail-Adresse noch einmal.">
        E-Mail erneut senden
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      {props.gesendet && (
        <Hinweis art="erfolg" rolle="status" titel="Wir haben Ihre Anfrage angenommen">
          <p>
            Wenn zu dieser Adresse eine Registrierung vorliegt, kommt in wenigen Minuten eine E-Mail. Sehen Sie auch im
            Spam-Ordner nach.
          </p>
        </Hinweis>
      )}
      <Formular csrf={props.csrf} aktion={routes.emailErneut.href()}>
        <Textfeld
          name="email"
          label="E-Mail-Adresse"
          typ="email"
          autocomplete="email"
          pflicht
          wert={props.email}
          fehler={props.fehler.email}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.anmeldung.href()}>
            Zurück
          </Knopf>
          <Knopf>E-Mail erneut senden</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
