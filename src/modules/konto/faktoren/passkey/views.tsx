import { routes } from '#routes'
import {
  Aufklapper,
  Fehlervorlage,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Pflichthinweis,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { OHNE } from '../codes.ts'
import { Passkeyknopf } from './knopf.tsx'

const hilfe = (name: string) => routes.hilfeseite.href({ name })

/** The second step after the password, where the account has a passkey. */
export function PasskeyBestaetigenView(props: { csrf: string; weiter: string; mitTotp: boolean }) {
  const weiter = props.weiter ? `?weiter=${encodeURIComponent(props.weiter)}` : ''
  return (
    <>
      <Titel einleitung="Ihr Passwort war richtig. Entsperren Sie jetzt Ihr Gerät mit Fingerabdruck, Gesicht oder PIN.">
        Mit Passkey bestätigen
      </Titel>
      <Passkeyknopf
        zweck="bestaetigen"
        csrf={props.csrf}
        weiter={props.weiter}
        anders="#anderer-weg"
        text="Mit Passkey bestätigen"
      />
      <h2 id="anderer-weg" tabindex={-1}>
        Anderen Weg wählen
      </h2>
      <Linkliste
        links={[
          ...(props.mitTotp
            ? [{ text: 'Code aus der Authenticator-App eingeben (TOTP)', href: routes.anmeldungTotp.href() + weiter }]
            : []),
          { text: 'Wiederherstellungscode eingeben', href: routes.anmeldungCode.href() + weiter },
          { text: 'Ich habe keinen Zugriff mehr auf Passkey und Codes', href: routes.zugangVerloren.href() },
        ]}
      />
      <Formular csrf={props.csrf} aktion={routes.abmelden.href()} nichtAufheben>
        <Knopf art="sekundaer">Abbrechen</Knopf>
      </Formular>
    </>
  )
}

/** The same words where a passkey gets another name. */
export const NAMENSHINWEIS = '3 bis 30 Zeichen, zum Beispiel „Mein Handy“.'

/** „Passkey einrichten“. The form is for the script alone; without it the page says so and offers the other way. */
export function PasskeyEinrichtenView(props: { csrf: string; zurueck: string; mitPasswort: boolean }) {
  return (
    <>
      <Titel einleitung="Mit einem Passkey melden Sie sich sicher und bequem an, ohne ein Passwort einzugeben.">
        Passkey einrichten
      </Titel>
      <Fehlervorlage feld="name" />
      <Aufklapper titel="Was sind Passkeys?" offen>
        <p>
          Ein Passkey ist ein digitaler Schlüssel auf Ihrem Gerät oder in Ihrem Passwort-Manager. Sie geben ihn mit
          Fingerabdruck, Gesicht oder PIN frei. Diese Merkmale bleiben auf Ihrem Gerät, wir erhalten sie nie.
        </p>
        <p>
          <a href={hilfe('passkey')}>Hilfe und Informationen zu Passkeys</a>
        </p>
      </Aufklapper>
      <noscript>
        <Hinweis art="warnung" titel="Für einen Passkey ist JavaScript nötig">
          <p>In Ihrem Browser ist JavaScript ausgeschaltet. Schalten Sie es ein und laden Sie die Seite neu.</p>
          {props.mitPasswort && <p>Oder richten Sie einen zweiten Faktor ein. Das geht auch ohne JavaScript.</p>}
        </Hinweis>
        <Knopfzeile>
          <Knopf art="sekundaer" href={props.zurueck}>
            Abbrechen
          </Knopf>
        </Knopfzeile>
      </noscript>
      <div
        class="formular"
        hidden
        data-passkey-einrichten=""
        data-anders={props.mitPasswort ? routes.totpEinrichten.href() : props.zurueck}
      >
        <Pflichthinweis />
        <Formular csrf={props.csrf} aktion={routes.passkeyEinrichtenAntwort.href()} nichtAufheben>
          <Textfeld
            name="name"
            label="Name des Passkeys"
            hinweis={NAMENSHINWEIS}
            pflicht
            breite="l"
            maxlaenge={60}
            autocomplete="off"
          />
          <Knopfzeile>
            <Knopf art="sekundaer" href={props.zurueck}>
              Abbrechen
            </Knopf>
            <Knopf>Passkey erstellen</Knopf>
          </Knopfzeile>
        </Formular>
        <div role="status" data-passkey-meldung="" />
      </div>
      {props.mitPasswort && (
        <p>
          Geht es auf Ihrem Gerät nicht? <a href={routes.totpEinrichten.href()}>Zweiten Faktor einrichten</a>
        </p>
      )}
    </>
  )
}

/** „Passkey erfolgreich eingerichtet“, with the ways on of the seed. */
export function PasskeyEingerichtetView(props: {
  csrf: string
  weiter: string
  mitPasswort: boolean
  mitTotp: boolean
  ohneCodes: boolean
}) {
  return (
    <>
      <Titel>Passkey erfolgreich eingerichtet</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Ihr Passkey ist bereit">
        <p>
          Ab jetzt melden Sie sich damit an. Halten Sie ihn bei jeder Anmeldung bereit: das Gerät, auf dem er liegt,
          oder Ihren Passwort-Manager.
        </p>
      </Hinweis>
      {props.ohneCodes && <CodesAnbieten csrf={props.csrf} />}
      {props.mitPasswort && (
        <Hinweis titel="Was soll mit Ihrem Passwort geschehen?">
          <p>
            Sie können das Passwort behalten{props.mitTotp ? '' : ' und mit einem zweiten Faktor (TOTP) ergänzen'}. Oder
            Sie entfernen es: Dann geht die Anmeldung nur noch mit Passkey.
          </p>
        </Hinweis>
      )}
      <Knopfzeile>
        <Knopf art="sekundaer" href={props.weiter}>
          {props.mitPasswort ? 'Abbrechen' : 'Weiter'}
        </Knopf>
        {props.mitPasswort && !props.mitTotp && (
          <Knopf art="sekundaer" href={routes.totpEinrichten.href()}>
            Zweiten Faktor einrichten
          </Knopf>
        )}
        {props.mitPasswort && (
          <Knopf art={props.ohneCodes ? 'sekundaer' : 'primaer'} href={routes.passwortEntfernen.href()}>
            Passwort aus dem Konto entfernen
          </Knopf>
        )}
      </Knopfzeile>
    </>
  )
}

/** Recovery codes come with the first factor. They appear in the answer to this form and nowhere else. */
function CodesAnbieten(props: { csrf: string }) {
  return (
    <Hinweis art="warnung" titel="Sichern Sie sich für den Notfall ab">
      <p>
        Mit Wiederherstellungscodes kommen Sie in Ihr Konto, auch wenn Ihr Gerät verloren geht. Wir zeigen sie nur
        einmal. Legen Sie Stift oder Drucker bereit.
      </p>
      <Formular csrf={props.csrf} aktion={routes.wiederherstellungscodes.href()} nichtAufheben>
        <input type="hidden" name="satz" value={OHNE} />
        <Knopf>Wiederherstellungscodes anzeigen</Knopf>
      </Formular>
    </Hinweis>
  )
}

/** „Passwort aus dem Konto entfernen“: what follows, then one sign-in with the passkey, then the question. */
export function PasswortEntfernenView(props: { csrf: string; passkeys: number; bewiesen: boolean; zurueck: string }) {
  return (
    <>
      <Titel einleitung="Danach melden Sie sich nur noch mit Passkey an. Ein Passwort gibt es dann nicht mehr.">
        Passwort aus dem Konto entfernen
      </Titel>
      {props.passkeys === 1 && (
        <Hinweis art="warnung" titel="Sie haben erst einen Passkey">
          <p>
            Richten Sie am besten vorher einen zweiten ein, auf einem anderen Gerät oder in einem Passwort-Manager. Geht
            ein Gerät verloren, nehmen Sie das andere.
          </p>
          <p>
            <a href={routes.passkeyEinrichten.href()}>Weiteren Passkey einrichten</a>
          </p>
        </Hinweis>
      )}
      <h2>Wenn alle Passkeys verloren gehen</h2>
      <p>
        Dann brauchen Sie einen Wiederherstellungscode und dazu einen Link, den wir an Ihre E-Mail-Adresse senden. Ohne
        Code weisen Sie sich noch einmal mit einem Freischaltcode aus, der per Post kommt. Das dauert einige Tage. Ihr
        Konto und Ihre Daten bleiben.
      </p>
      {props.bewiesen ? (
        <>
          <h2>Passwort jetzt entfernen?</h2>
          <Formular csrf={props.csrf} nichtAufheben>
            <Knopfzeile>
              <Knopf art="sekundaer" href={props.zurueck}>
                Abbrechen
              </Knopf>
              <Knopf art="gefahr">Passwort aus dem Konto entfernen</Knopf>
            </Knopfzeile>
          </Formular>
        </>
      ) : (
        <>
          <h2>Zuerst: Melden Sie sich einmal mit dem Passkey an</h2>
          <p>So ist sicher, dass er funktioniert.</p>
          <Passkeyknopf
            zweck="bestaetigen"
            csrf={props.csrf}
            weiter={routes.passwortEntfernen.href()}
            anders={props.zurueck}
            text="Mit Passkey anmelden"
          />
          <Knopfzeile>
            <Knopf art="sekundaer" href={props.zurueck}>
              Abbrechen
            </Knopf>
          </Knopfzeile>
        </>
      )}
    </>
  )
}

export function PasswortEntferntView(props: { weiter: string }) {
  return (
    <>
      <Titel>Passwort aus dem Konto entfernt</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Ihr Passwort gilt nicht mehr">
        <p>Melden Sie sich ab jetzt mit Ihrem Passkey an. Auf anderen Geräten wurden Sie abgemeldet.</p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={props.weiter}>Weiter</Knopf>
      </Knopfzeile>
    </>
  )
}

/** There is nothing else to sign in with. */
export function PasswortBleibtView(props: { zurueck: string }) {
  return (
    <>
      <Titel>Passwort aus dem Konto entfernen</Titel>
      <Hinweis art="warnung" titel="Ohne Passkey bleibt das Passwort">
        <p>
          Ihr Konto hat keinen Passkey. Ohne Passwort kämen Sie nicht mehr hinein. Richten Sie zuerst einen Passkey ein.
        </p>
      </Hinweis>
      <Knopfzeile>
        <Knopf art="sekundaer" href={props.zurueck}>
          Abbrechen
        </Knopf>
        <Knopf href={routes.passkeyEinrichten.href()}>Passkey einrichten</Knopf>
      </Knopfzeile>
    </>
  )
}
