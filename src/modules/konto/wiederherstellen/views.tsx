import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import {
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Passwortfeld,
  Passwortregeln,
  Pflichthinweis,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Passwortfehler } from '../passwort.ts'

export const TITEL = {
  benutzername: 'Benutzername / E-Mail-Adresse vergessen',
  passwort: 'Passwort vergessen',
  neuesPasswort: 'Neues Passwort festlegen',
} as const

/** The same for known and unknown names (AUT-07). */
export function AngenommenView({ titel, zurueck }: { titel: string; zurueck: string }) {
  return (
    <>
      <Titel>{titel}</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Wir haben Ihre Anfrage angenommen">
        <p>Wenn es dazu ein Online-Konto gibt, kommt in wenigen Minuten eine E-Mail an die Adresse des Kontos.</p>
      </Hinweis>
      <h2>Keine E-Mail da?</h2>
      <ul>
        <li>Sehen Sie auch im Spam-Ordner nach.</li>
        <li>
          Prüfen Sie, ob Sie sich vertippt haben, und <a href={zurueck}>versuchen Sie es noch einmal</a>.
        </li>
        <li>Wir senden höchstens drei E-Mails in der Stunde.</li>
        <li>
          Kommen Sie nicht mehr an Ihr E-Mail-Postfach? Dann sprechen Sie bitte mit uns:{' '}
          <a href={routes.kontakt.href()}>Kontakt</a>
        </li>
      </ul>
      <Knopfzeile>
        <Knopf href={routes.anmeldung.href()}>Zur Anmeldung</Knopf>
      </Knopfzeile>
    </>
  )
}

export function BenutzernameVergessenView(props: { csrf: string; email: string; fehler: Feldfehler<'email'> }) {
  return (
    <>
      <Titel einleitung="Geben Sie die E-Mail-Adresse Ihres Online-Kontos ein. Wir senden Ihnen den Benutzernamen dorthin.">
        {TITEL.benutzername}
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Formular csrf={props.csrf} aktion={routes.benutzernameVergessen.href()}>
        <Textfeld
          name="email"
          label="E-Mail-Adresse"
          typ="email"
          autocomplete="email"
          pflicht
          wert={props.email}
          fehler={props.fehler.email}
        />
        <Zeile knopf="Benutzername anfordern" />
      </Formular>
      <Hinweis titel="Sie wissen die E-Mail-Adresse nicht mehr?">
        <p>
          Sehen Sie in Ihren Postfächern nach einer E-Mail von uns. Oder sprechen Sie mit uns:{' '}
          <a href={routes.kontakt.href()}>Kontakt</a>
        </p>
      </Hinweis>
    </>
  )
}

function Zeile({ knopf, zurueck = routes.anmeldung.href() }: { knopf: string; zurueck?: string }) {
  return (
    <Knopfzeile>
      <Knopf art="sekundaer" href={zurueck}>
        Zurück
      </Knopf>
      <Knopf>{knopf}</Knopf>
    </Knopfzeile>
  )
}

export interface NamensformProps {
  csrf: string
  name: string
  fehler: Feldfehler<'name'>
}

export function Namensform(props: NamensformProps & { aktion: string; knopf: string; zurueck?: string }) {
  return (
    <Formular csrf={props.csrf} aktion={props.aktion}>
      <Textfeld
        name="name"
        label="Benutzername / E-Mail-Adresse"
        autocomplete="username"
        wortlaut
        pflicht
        wert={props.name}
        fehler={props.fehler.name}
      />
      <Zeile knopf={props.knopf} {...(props.zurueck ? { zurueck: props.zurueck } : {})} />
    </Formular>
  )
}

export function PasswortVergessenView(props: NamensformProps) {
  return (
    <>
      <Titel einleitung="Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort festlegen. Er gilt 30 Minuten.">
        {TITEL.passwort}
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Namensform {...props} aktion={routes.passwortVergessen.href()} knopf="Link anfordern" />
      <p>
        Ihr zweiter Faktor bleibt, wie er ist. Haben Sie auch den nicht mehr? Dann lesen Sie{' '}
        <a href={routes.zugangVerloren.href()}>Zugang verloren</a>.
      </p>
    </>
  )
}

export function NeuesPasswortView(props: { csrf: string; id: string; fehler: Passwortfehler }) {
  return (
    <>
      <Titel einleitung="Danach melden Sie sich mit dem neuen Passwort und Ihrem zweiten Faktor an.">
        {TITEL.neuesPasswort}
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Pflichthinweis />
      <Formular csrf={props.csrf} aktion={routes.passwortZuruecksetzen.href()} nichtAufheben>
        <input type="hidden" name="id" value={props.id} />
        <NeuesPasswortFelder fehler={props.fehler} />
        <Knopfzeile>
          <Knopf>Passwort speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** New password and repetition with the list of rules, also for the settings. Needs `passwort.js`. */
export function NeuesPasswortFelder({ fehler }: { fehler: Passwortfehler }) {
  return (
    <>
      <Passwortfeld
        name="passwort"
        label="Neues Passwort"
        autocomplete="new-password"
        pflicht
        fehler={fehler.passwort}
      />
      <Passwortfeld
        name="wiederholung"
        label="Neues Passwort wiederholen"
        was="Wiederholung"
        autocomplete="new-password"
        pflicht
        fehler={fehler.wiederholung}
      />
      <Passwortregeln passwort="passwort" wiederholung="wiederholung" />
    </>
  )
}

export function PasswortGesetztView() {
  return (
    <>
      <Titel>{TITEL.neuesPasswort}</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Ihr neues Passwort gilt ab sofort.">
        <p>Alle Geräte, auf denen Sie angemeldet waren, sind abgemeldet. Ihr zweiter Faktor ist unverändert.</p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={routes.anmeldung.href()}>Zur Anmeldung</Knopf>
      </Knopfzeile>
    </>
  )
}

/** For every link of this kind of mail that opens nothing any more. */
export function LinkAbgelaufenView(props: { titel: string; dauer: string; neu: { text: string; href: string } }) {
  return (
    <>
      <Titel>{props.titel}</Titel>
      <Hinweis art="warnung" titel="Dieser Link gilt nicht mehr">
        <p>
          Er wurde schon benutzt, ist älter als {props.dauer}, oder Sie haben danach eine neuere E-Mail bekommen. Haben
          Sie ihn gerade selbst benutzt, ist alles in Ordnung.
        </p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={props.neu.href}>{props.neu.text}</Knopf>
      </Knopfzeile>
      <Linkliste
        links={[
          { text: 'Zur Anmeldung', href: routes.anmeldung.href() },
          { text: 'Hilfe', href: routes.hilfe.href() },
        ]}
      />
    </>
  )
}
