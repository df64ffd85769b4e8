import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Passwortfeld,
  Pflichthinweis,
  Textfeld,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import type { Passwortfehler } from '../passwort.ts'
import { NeuesPasswortFelder } from '../wiederherstellen/views.tsx'
import type { Anmeldeoptionen } from './optionen/optionen.ts'

export const TITEL = {
  uebersicht: 'Kontoeinstellungen',
  name: 'Benutzername ändern',
  email: 'E-Mail-Adresse ändern',
  passwort: 'Passwort ändern',
  neueAdresse: 'Neue E-Mail-Adresse bestätigen',
} as const

/** What was done on a page before, as the overview says it. */
export const GETAN = {
  name: 'Ihr Benutzername ist geändert.',
  passwort: 'Ihr neues Passwort gilt ab sofort. Alle anderen Sitzungen sind beendet.',
  totp: 'Der zweite Faktor (TOTP) ist gelöscht.',
  behalten: 'Ihr Konto bleibt bestehen. Die Löschung ist zurückgenommen.',
} as const

export type Getan = keyof typeof GETAN

export function Getan({ getan }: { getan: Getan | undefined }) {
  if (!getan) return null
  return <Hinweis art="erfolg" rolle="status" titel={GETAN[getan]} />
}

export interface UebersichtProps {
  email: string
  benutzername: string | undefined
  optionen: Anmeldeoptionen
  loeschung: string | undefined
  getan: Getan | undefined
}

export function UebersichtView(props: UebersichtProps) {
  const { optionen } = props
  return (
    <>
      <Titel>{TITEL.uebersicht}</Titel>
      <Getan getan={props.getan} />
      {props.loeschung && (
        <Hinweis art="warnung" titel={`Ihr Konto wird am ${props.loeschung} gelöscht.`}>
          <p>
            <a href={routes.kontoLoeschen.href()}>Löschung ansehen oder zurücknehmen</a>
          </p>
        </Hinweis>
      )}
      <h2>Online-Konto</h2>
      <Wegeliste
        wege={[
          {
            text: 'Benutzername / E-Mail-Adresse ändern',
            href: routes.einstellungName.href(),
            hinweis: props.benutzername ? `${props.benutzername}, ${props.email}` : props.email,
          },
          {
            text: 'Passwort ändern',
            href: routes.einstellungPasswort.href(),
            stand: optionen.passwort ? 'festgelegt' : 'kein Passwort',
          },
          { text: 'Anmeldeoption löschen', href: routes.einstellungOption.href() },
          {
            text: 'Zwei-Faktor-Verfahren (TOTP) einrichten und ändern',
            href: routes.einstellungTotp.href(),
            stand: optionen.totp ? 'eingerichtet' : 'nicht eingerichtet',
          },
          {
            text: 'Passkeys verwalten',
            href: routes.passkeys.href(),
            stand: optionen.passkeys === 0 ? 'keiner' : String(optionen.passkeys),
          },
          { text: 'Konto löschen', href: routes.kontoLoeschen.href() },
        ]}
      />
      <h2>Sicherheit und Daten</h2>
      <Wegeliste
        wege={[
          { text: 'Sicherheit: Schutz und letzte Anmeldungen', href: routes.sicherheit.href() },
          {
            text: 'Wiederherstellungscodes',
            href: routes.wiederherstellungscodes.href(),
            stand: `${optionen.codes} übrig`,
          },
          { text: 'Aktive Sitzungen', href: routes.sitzungen.href() },
          { text: 'Kopie Ihrer Daten', href: routes.datenkopie.href() },
          { text: 'Einwilligung zur E-Mail-Adresse', href: routes.einwilligung.href() },
        ]}
      />
    </>
  )
}

/** „Zurück“ to the settings, and the button that does it. */
export function Zeile({ knopf, gefahr }: { knopf: Child; gefahr?: boolean }) {
  return (
    <Knopfzeile>
      <Knopf art="sekundaer" href={routes.kontoeinstellungen.href()}>
        Abbrechen
      </Knopf>
      <Knopf art={gefahr ? 'gefahr' : 'primaer'}>{knopf}</Knopf>
    </Knopfzeile>
  )
}

export interface NameProps {
  csrf: string
  benutzername: string
  email: string
  fehler: Feldfehler<'benutzername'>
}

export function NameView(props: NameProps) {
  return (
    <>
      <Titel einleitung="Mit einem Benutzernamen können Sie sich anmelden, ohne Ihre E-Mail-Adresse einzugeben.">
        {TITEL.name}
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Formular csrf={props.csrf} aktion={routes.einstellungName.href()}>
        <Textfeld
          name="benutzername"
          label="Benutzername"
          hinweis="5 bis 40 Zeichen: Buchstaben, Ziffern und . _ - Groß und klein sind gleich. Leer lassen heißt: kein Benutzername."
          autocomplete="username"
          wortlaut
          pflicht={false}
          breite="l"
          wert={props.benutzername}
          fehler={props.fehler.benutzername}
        />
        <Zeile knopf="Benutzername speichern" />
      </Formular>
      <h2>E-Mail-Adresse</h2>
      <Beschreibungsliste
        eintraege={[
          {
            begriff: 'E-Mail-Adresse',
            wert: props.email,
            aktion: <a href={routes.einstellungEmail.href()}>E-Mail-Adresse ändern</a>,
          },
        ]}
      />
    </>
  )
}

export function EmailView(props: { csrf: string; bisher: string; email: string; fehler: Feldfehler<'email'> }) {
  return (
    <>
      <Titel einleitung={`Ihre Adresse ist zurzeit: ${props.bisher}`}>{TITEL.email}</Titel>
      <Fehlerliste fehler={props.fehler} />
      <p>
        Wir senden einen Link an die neue Adresse. Erst wenn Sie ihn dort bestätigen, gilt sie. An die bisherige Adresse
        geht eine Nachricht, dass Sie sie ändern möchten.
      </p>
      <Formular csrf={props.csrf} aktion={routes.einstellungEmail.href()}>
        <Textfeld
          name="email"
          label="Neue E-Mail-Adresse"
          typ="email"
          autocomplete="email"
          pflicht
          wert={props.email}
          fehler={props.fehler.email}
        />
        <Zeile knopf="Link an die neue Adresse senden" />
      </Formular>
    </>
  )
}

/** The same whether or not the address belongs to another account. */
export function EmailAngefragtView({ email }: { email: string }) {
  return (
    <>
      <Titel>{TITEL.email}</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Bestätigen Sie bitte die neue Adresse">
        <p>
          Wir haben eine E-Mail an <strong>{email}</strong> gesandt. Der Link darin gilt 24 Stunden. Bis dahin gilt Ihre
          bisherige Adresse.
        </p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={routes.kontoeinstellungen.href()}>Zu den Kontoeinstellungen</Knopf>
      </Knopfzeile>
    </>
  )
}

export function NeueAdresseView({ csrf, id }: { csrf: string; id: string }) {
  return (
    <>
      <Titel einleitung="Ein Klick fehlt noch: Danach gilt diese E-Mail-Adresse für Ihr Online-Konto.">
        {TITEL.neueAdresse}
      </Titel>
      <Formular csrf={csrf} aktion={routes.neueAdresse.href()}>
        <input type="hidden" name="id" value={id} />
        <Knopfzeile>
          <Knopf>E-Mail-Adresse bestätigen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function NeueAdresseGiltView() {
  return (
    <>
      <Titel>{TITEL.neueAdresse}</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Ihre neue E-Mail-Adresse gilt ab sofort.">
        <p>
          Melden Sie sich von jetzt an mit dieser Adresse an. Auch die bisherige Adresse hat eine Nachricht bekommen.
        </p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={routes.kontoeinstellungen.href()}>Zu den Kontoeinstellungen</Knopf>
      </Knopfzeile>
    </>
  )
}

export interface PasswortProps {
  csrf: string
  mitBisherigem: boolean
  fehler: Passwortfehler & { bisher?: string }
}

export function PasswortView(props: PasswortProps) {
  return (
    <>
      <Titel
        einleitung={
          props.mitBisherigem
            ? 'Danach sind Sie auf allen anderen Geräten abgemeldet.'
            : 'Ihr Konto hat zurzeit kein Passwort. Hier legen Sie eines fest. Danach sind Sie auf allen anderen Geräten abgemeldet.'
        }
      >
        {TITEL.passwort}
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Pflichthinweis />
      <Formular csrf={props.csrf} aktion={routes.einstellungPasswort.href()} nichtAufheben>
        {props.mitBisherigem && (
          <Passwortfeld
            name="bisher"
            label="Bisheriges Passwort"
            autocomplete="current-password"
            pflicht
            fehler={props.fehler.bisher}
          />
        )}
        <NeuesPasswortFelder fehler={props.fehler} />
        <Zeile knopf="Passwort speichern" />
      </Formular>
    </>
  )
}
