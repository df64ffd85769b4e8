import { NAMENSHINWEIS } from '#modules/konto'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Fehlerliste,
  Fehlervorlage,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Pflichthinweis,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'

/** „Einrichtungscode eingeben“: the first step, which works without JavaScript. */
export function CodeView({ csrf, code, fehler }: { csrf: string; code: string; fehler: Feldfehler<'code'> }): Html {
  return (
    <>
      <Titel
        vorzeile="Für Mitarbeiterinnen und Mitarbeiter des Jobcenters"
        einleitung="Sie haben einen Code oder einen Link von Ihrer Administration erhalten. Er gilt 72 Stunden und nur einmal."
      >
        Zugang einrichten
      </Titel>
      <Fehlerliste fehler={fehler} />
      <Pflichthinweis />
      <Formular csrf={csrf} nichtAufheben>
        <Textfeld
          name="code"
          label="Einrichtungscode"
          hinweis="Sieben Gruppen mit je vier Zeichen. Kleinbuchstaben, Leerzeichen und Striche sind egal."
          pflicht
          wert={code}
          fehler={fehler.code}
          autocomplete="off"
          breite="l"
          maxlaenge={80}
          wortlaut
          nichtAufheben
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstAnmeldung.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Weiter</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const ohneSkript = (
  <noscript>
    <Hinweis art="warnung" titel="Für einen Passkey ist JavaScript nötig">
      <p>In Ihrem Browser ist JavaScript ausgeschaltet. Schalten Sie es ein und laden Sie die Seite neu.</p>
    </Hinweis>
  </noscript>
)

interface AnlegenProps {
  csrf: string
  pfad: string
  zurueck: string
  code?: string | undefined
}

/** What `passkey.js` needs to make a passkey; hidden until the script shows it. */
function PasskeyAnlegen({ csrf, pfad, zurueck, code }: AnlegenProps): Html {
  return (
    <>
      <Fehlervorlage feld="name" />
      {ohneSkript}
      <div class="formular" hidden data-passkey-einrichten="" data-pfad={pfad} data-anders={zurueck} data-code={code}>
        <Pflichthinweis />
        <Formular csrf={csrf} aktion={pfad} nichtAufheben>
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
            <Knopf art="sekundaer" href={zurueck}>
              Abbrechen
            </Knopf>
            <Knopf>Passkey erstellen</Knopf>
          </Knopfzeile>
        </Formular>
        <div role="status" data-passkey-meldung="" />
      </div>
    </>
  )
}

/** The second step: the code was right, nothing is used up yet. */
export function EinrichtenView({ csrf, code, name }: { csrf: string; code: string; name: string }): Html {
  return (
    <>
      <Titel
        vorzeile={name}
        einleitung="Der Code stimmt. Erstellen Sie jetzt einen Passkey auf Ihrem Dienstgerät oder auf einem Sicherheitsschlüssel. Sie entsperren ihn mit Fingerabdruck, Gesicht oder PIN."
      >
        Passkey einrichten
      </Titel>
      <PasskeyAnlegen
        csrf={csrf}
        code={code}
        pfad={routes.dienstEinrichtenAntwort.href()}
        zurueck={routes.dienstEinrichten.href()}
      />
    </>
  )
}

export function WeitererView({ csrf }: { csrf: string }): Html {
  return (
    <>
      <Titel einleitung="Mit einem zweiten Passkey, zum Beispiel auf einem Sicherheitsschlüssel, kommen Sie auch dann hinein, wenn ein Gerät verloren geht.">
        Weiteren Passkey einrichten
      </Titel>
      <PasskeyAnlegen csrf={csrf} pfad={routes.dienstZugangAntwort.href()} zurueck={routes.dienstZugang.href()} />
    </>
  )
}
