import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import {
  Beschreibungsliste,
  Codefeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kopierfeld,
  Pflichthinweis,
  Titel,
} from '#web/parts/index.ts'
import { QrCode } from '#web/qr.tsx'
import { OHNE } from './codes.ts'

interface TotpEinrichtenProps {
  csrf: string
  /** Name of the Jobcenter, as the app shows it. */
  kontoname: string
  /** The key in groups of four. */
  schluessel: string
  uri: string
  siegel: string
  fehler: Feldfehler<'code'>
  zurueck: string
  ersetzt: boolean
}

/** „Zweiten Faktor einrichten“: the key into the app, its code back. */
export function TotpEinrichtenView(props: TotpEinrichtenProps) {
  return (
    <>
      <Titel einleitung="Eine Authenticator- oder Passwort-Manager-App zeigt Ihnen immer neue Codes. Damit ist Ihr Konto geschützt, auch wenn jemand Ihr Passwort kennt.">
        Zweiten Faktor einrichten
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      {props.ersetzt && (
        <Hinweis titel="Sie haben schon einen zweiten Faktor">
          <p>Wenn Sie hier einen neuen bestätigen, gilt der bisherige nicht mehr.</p>
        </Hinweis>
      )}
      <h2>1. Schritt: Schlüssel in App hinzufügen</h2>
      <p>
        Sie haben noch keine App?{' '}
        <a href={routes.hilfeseite.href({ name: 'totp' })}>Hilfe und Informationen zum Zweiten Faktor (TOTP)</a>
      </p>
      <p>Scannen Sie den QR-Code mit der App. Oder öffnen Sie die App mit dem Knopf, wenn sie auf diesem Gerät ist.</p>
      <QrCode text={props.uri} titel="QR-Code zum Hinzufügen in der App. Dasselbe steht darunter als Schlüssel." />
      <Knopfzeile>
        <Knopf art="sekundaer" href={props.uri}>
          In App öffnen
        </Knopf>
      </Knopfzeile>
      <Beschreibungsliste eintraege={[{ begriff: 'Kontoname', wert: props.kontoname }]} />
      <Kopierfeld
        id="schluessel"
        label="Schlüssel"
        wert={props.schluessel.replaceAll(' ', '')}
        anzeige={props.schluessel}
      />
      <h2>2. Schritt: Erzeugten Code eingeben</h2>
      <Pflichthinweis />
      <Formular csrf={props.csrf} nichtAufheben>
        <input type="hidden" name="schluessel" value={props.siegel} />
        <Codefeld
          name="code"
          label="6-stelliger Code (TOTP)"
          hinweis="Geben Sie den Code ein, den die App gerade zeigt. Der Code erneuert sich alle 30 Sekunden."
          pflicht
          fehler={props.fehler.code}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" href={props.zurueck}>
            Abbrechen
          </Knopf>
          <Knopf>Bestätigen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** TOTP goes with a password; an account without one has nothing to add it to. */
export function TotpOhnePasswortView(props: { zurueck: string }) {
  return (
    <>
      <Titel>Zweiten Faktor einrichten</Titel>
      <Hinweis titel="Ihr Konto hat kein Passwort">
        <p>
          Der Code aus einer App ergänzt ein Passwort. Sie melden sich mit Passkey an, das sind schon mehrere Faktoren.
          Richten Sie lieber einen weiteren Passkey ein.
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

/** „Weiter“ leads over the recovery codes where there are none yet: they appear in the answer to the form, once. */
export function TotpEingerichtetView(props: { csrf: string; weiter: string; ohneCodes: boolean }) {
  return (
    <>
      <Titel>Zweiten Faktor einrichten</Titel>
      <Hinweis
        art="erfolg"
        rolle="status"
        titel="Sie haben einen zweiten Faktor für dieses Konto erfolgreich eingerichtet."
      >
        <p>Hatten Sie vorher schon einen zweiten Faktor, dann wurde er ersetzt und gilt nicht mehr.</p>
      </Hinweis>
      {props.ohneCodes ? (
        <>
          <p>
            Als Nächstes zeigen wir Ihnen zehn Wiederherstellungscodes für den Notfall, und zwar nur einmal. Legen Sie
            Stift oder Drucker bereit.
          </p>
          <Formular csrf={props.csrf} aktion={routes.wiederherstellungscodes.href()} nichtAufheben>
            <input type="hidden" name="satz" value={OHNE} />
            <Knopf>Weiter</Knopf>
          </Formular>
        </>
      ) : (
        <Knopfzeile>
          <Knopf href={props.weiter}>Weiter</Knopf>
        </Knopfzeile>
      )}
    </>
  )
}
