import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import {
  Codefeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Passwortfeld,
  Pflichthinweis,
  Titel,
} from '#web/parts/index.ts'
import type { Codestand } from './codes.ts'
import { Passkeyknopf } from './passkey/knopf.tsx'

/** How many codes are left, and how to get new ones. */
export function CodestandView(props: { csrf: string; stand: Codestand; zurueck: string; gezeigt: boolean }) {
  const { gesamt, offen } = props.stand
  return (
    <>
      <Titel einleitung="Mit einem Wiederherstellungscode kommen Sie in Ihr Konto, wenn Passkey oder App nicht da sind. Jeder Code gilt einmal.">
        Wiederherstellungscodes
      </Titel>
      {props.gezeigt && (
        <Hinweis titel="Die Codes wurden schon gezeigt">
          <p>Es gelten die Codes, die Sie zuletzt gesehen haben. Haben Sie sie nicht notiert, erstellen Sie neue.</p>
        </Hinweis>
      )}
      {gesamt === 0 ? (
        <p>Sie haben noch keine Codes. Wir zeigen sie nur einmal: Legen Sie Stift oder Drucker bereit.</p>
      ) : (
        <p>
          Von {gesamt} Codes sind noch <strong>{offen} unbenutzt</strong>. Wenn Sie neue erstellen, gelten die alten
          nicht mehr.
        </p>
      )}
      <Formular csrf={props.csrf} aktion={routes.wiederherstellungscodes.href()} nichtAufheben>
        <input type="hidden" name="satz" value={props.stand.satz} />
        <Knopfzeile>
          <Knopf art="sekundaer" href={props.zurueck}>
            Zurück
          </Knopf>
          <Knopf>{gesamt === 0 ? 'Wiederherstellungscodes anzeigen' : 'Neue Codes erstellen'}</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** The codes themselves: this page is the only place where they ever stand. */
export function CodesView(props: { csrf: string; codes: readonly string[]; portal: string; weiter: string }) {
  return (
    <>
      <Titel einleitung="Bewahren Sie diese Codes gut auf. Wir zeigen sie nur dieses eine Mal.">
        Wiederherstellungscodes
      </Titel>
      <div class="kopierfeld">
        <h2>Ihre Codes für das Online-Konto bei: {props.portal}</h2>
        <ol class="codeliste">
          {props.codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <div class="knopfzeile">
          <button class="kern-btn kern-btn--secondary" type="button" hidden data-kopieren={props.codes.join('\n')}>
            <span class="kern-label">Alle kopieren</span>
          </button>
          <Formular csrf={props.csrf} aktion={routes.wiederherstellungscodes.href()} form="zeile" nichtAufheben>
            <input type="hidden" name="codes" value={props.codes.join(' ')} />
            <Knopf art="sekundaer" name="was" wert="datei">
              Als Textdatei speichern
            </Knopf>
          </Formular>
        </div>
        <p role="status" />
      </div>
      <ul>
        <li>Jeder Code ersetzt einmal den Passkey oder den Code aus der App.</li>
        <li>
          Drucken Sie diese Seite oder schreiben Sie die Codes ab. Legen Sie das Blatt zu Ihren wichtigen Unterlagen.
        </li>
        <li>Geben Sie die Codes niemandem, auch nicht am Telefon. Wir fragen Sie nie danach.</li>
      </ul>
      <Knopfzeile>
        <Knopf href={props.weiter}>Weiter</Knopf>
      </Knopfzeile>
    </>
  )
}

/** A recovery code in place of the second factor. */
export function CodeEingebenView(props: {
  csrf: string
  weiter: string
  fehler: Feldfehler<'code'>
  faktorweg: string
}) {
  return (
    <>
      <Titel einleitung="Haben Sie Ihren Passkey oder Ihre App gerade nicht? Dann nehmen Sie einen der Codes, die Sie beim Einrichten erhalten haben.">
        Wiederherstellungscode eingeben
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Formular csrf={props.csrf} aktion={routes.anmeldungCode.href()} nichtAufheben>
        <input type="hidden" name="weiter" value={props.weiter} />
        <Codefeld
          name="code"
          art="zeichen"
          label="Wiederherstellungscode"
          hinweis="13 Zeichen. Groß oder klein, mit oder ohne Striche: beides geht."
          pflicht
          fehler={props.fehler.code}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" formaktion={routes.abmelden.href()}>
            Abbrechen
          </Knopf>
          <Knopf>{props.fehler.code ? 'Erneut versuchen' : 'Bestätigen'}</Knopf>
        </Knopfzeile>
      </Formular>
      <h2>Anderen Weg wählen</h2>
      <Linkliste
        links={[
          { text: 'Zurück zum zweiten Faktor', href: props.faktorweg },
          { text: 'Ich habe keine Codes mehr', href: routes.zugangVerloren.href() },
        ]}
      />
    </>
  )
}

interface BestaetigenProps {
  csrf: string
  weiter: string
  mitPasskey: boolean
  mitTotp: boolean
  fehler: Feldfehler<'passwort' | 'code'>
}

/** „Noch einmal ausweisen“ before something that protects the account is changed. */
export function BestaetigenView(props: BestaetigenProps) {
  return (
    <>
      <Titel einleitung="Hier geht es um den Schutz Ihres Kontos. Zeigen Sie deshalb bitte noch einmal, dass Sie es sind. Das gilt dann fünf Minuten lang.">
        Noch einmal ausweisen
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      {props.mitPasskey && (
        <Passkeyknopf
          zweck="bestaetigen"
          csrf={props.csrf}
          weiter={props.weiter}
          anders="#anderer-weg"
          text="Mit Passkey bestätigen"
        />
      )}
      <div id="anderer-weg" tabindex={-1}>
        {props.mitTotp && (
          <>
            {props.mitPasskey && <h2>Oder mit Passwort und Code</h2>}
            <Pflichthinweis />
            <Formular csrf={props.csrf} aktion={routes.anmeldungBestaetigen.href()} nichtAufheben>
              <input type="hidden" name="weiter" value={props.weiter} />
              <Passwortfeld
                name="passwort"
                label="Passwort"
                autocomplete="current-password"
                pflicht
                fehler={props.fehler.passwort}
              />
              <Codefeld
                name="code"
                label="6-stelliger Code (TOTP)"
                hinweis="Der Code erneuert sich alle 30 Sekunden."
                pflicht
                fehler={props.fehler.code}
              />
              <Knopfzeile>
                <Knopf art="sekundaer" href={routes.kontoeinstellungen.href()}>
                  Abbrechen
                </Knopf>
                <Knopf>Bestätigen</Knopf>
              </Knopfzeile>
            </Formular>
          </>
        )}
        {!props.mitTotp && (
          <Knopfzeile>
            <Knopf art="sekundaer" href={routes.kontoeinstellungen.href()}>
              Abbrechen
            </Knopf>
          </Knopfzeile>
        )}
        <Hinweis titel="Haben Sie Passkey oder App nicht zur Hand?" ebene={2}>
          <p>
            Melden Sie sich ab und wieder an. Beim Anmelden können Sie einen Wiederherstellungscode nehmen. Danach haben
            Sie fünf Minuten Zeit für die Änderung.
          </p>
          <Formular
            csrf={props.csrf}
            aktion={routes.abmelden.href()}
            nichtAufheben
            vorlesen="Abmelden und neu anmelden"
          >
            <Knopf art="sekundaer">Abmelden und neu anmelden</Knopf>
          </Formular>
        </Hinweis>
      </div>
    </>
  )
}
