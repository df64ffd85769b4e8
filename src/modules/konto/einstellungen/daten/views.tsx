import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import {
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  LeererZustand,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import { Zeile } from '../views.tsx'
import type { OffeneSache } from './loeschung.ts'

export const TITEL = {
  kopie: 'Kopie Ihrer Daten',
  einwilligung: 'Einwilligung zur E-Mail-Adresse',
  loeschen: 'Konto löschen',
  behalten: 'Löschung zurücknehmen',
} as const

export function DatenkopieView({ csrf, teile }: { csrf: string; teile: readonly string[] }) {
  return (
    <>
      <Titel einleitung="Hier laden Sie alles herunter, was das Portal zu Ihrem Online-Konto speichert.">
        {TITEL.kopie}
      </Titel>
      <p>Das ist darin:</p>
      <ul>
        {teile.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
      <p>Passwort, Schlüssel und Codes sind nicht dabei: Sie liegen hier nur so, dass niemand sie lesen kann.</p>
      <Hinweis art="warnung" titel="Bewahren Sie die Datei sicher auf">
        <p>Speichern Sie sie nicht auf einem fremden Gerät.</p>
      </Hinweis>
      <Formular csrf={csrf} aktion={routes.datenkopie.href()} nichtAufheben>
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.kontoeinstellungen.href()}>
            Zurück
          </Knopf>
          <Knopf art="sekundaer" name="form" wert="json">
            Für Programme herunterladen (JSON)
          </Knopf>
          <Knopf name="form" wert="html">
            Zum Lesen herunterladen (HTML)
          </Knopf>
        </Knopfzeile>
      </Formular>
      <p>
        Ihre Akte beim Jobcenter ist nicht Teil dieser Kopie. Auskunft darüber gibt Ihnen Ihr Jobcenter:{' '}
        <a href={routes.kontakt.href()}>Kontakt</a>
      </p>
    </>
  )
}

export function EinwilligungView(props: { csrf: string; erteilt: Date | undefined; fassung: string | undefined }) {
  return (
    <>
      <Titel einleitung="Sie haben eingewilligt, dass wir Ihre E-Mail-Adresse für Ihr Online-Konto verwenden.">
        {TITEL.einwilligung}
      </Titel>
      {props.erteilt ? (
        <p>
          Erteilt am {formatZeit(props.erteilt)}, Fassung {props.fassung}. Den Text finden Sie unter{' '}
          <a href={routes.datenschutz.href()}>Datenschutz</a>.
        </p>
      ) : (
        <p>Zurzeit liegt keine Einwilligung vor.</p>
      )}
      <Hinweis art="warnung" titel="Ein Widerruf führt zur Löschung Ihres Kontos">
        <p>
          Ein Online-Konto braucht eine E-Mail-Adresse. Nach dem Widerruf wird es in sieben Tagen gelöscht. Bis dahin
          können Sie die Löschung mit einem Link in unserer E-Mail zurücknehmen. Damit willigen Sie wieder ein.
        </p>
      </Hinweis>
      <p>Ihre Leistungen laufen weiter. Bescheide und Briefe kommen dann mit der Post.</p>
      {props.erteilt && (
        <Formular csrf={props.csrf} aktion={routes.einwilligung.href()}>
          <Zeile knopf="Einwilligung widerrufen und Konto löschen" gefahr />
        </Formular>
      )}
    </>
  )
}

export interface LoeschungProps {
  csrf: string
  offen: readonly OffeneSache[]
  fehler: Feldfehler<'einverstanden'>
}

/** What goes, what has to stay, what is open: before the question. */
export function KontoLoeschenView({ csrf, offen, fehler }: LoeschungProps) {
  return (
    <>
      <Titel einleitung="Sie können Ihr Online-Konto jederzeit löschen. Ihre Leistungen hängen nicht daran.">
        {TITEL.loeschen}
      </Titel>
      <Fehlerliste fehler={fehler} />
      <h2>Das wird gelöscht</h2>
      <ul>
        <li>Ihr Konto mit E-Mail-Adresse, Benutzername und Passwort</li>
        <li>Ihre Passkeys, Ihr zweiter Faktor und Ihre Wiederherstellungscodes</li>
        <li>Entwürfe, die Sie nicht abgesendet haben</li>
        <li>Ihre eigenen Angaben zur Stellensuche</li>
        <li>Die Verknüpfung mit Ihrem Profil beim Jobcenter</li>
      </ul>
      <h2>Das muss Ihr Jobcenter behalten</h2>
      <ul>
        <li>Ihre Akte</li>
        <li>Ihre Bescheide</li>
        <li>Nachweise über das, was Sie abgesendet haben</li>
      </ul>
      <h2>Das ist noch offen</h2>
      {offen.length === 0 ? (
        <LeererZustand titel="Im Portal ist nichts offen." />
      ) : (
        <ul>
          {offen.map(({ text, href }) => (
            <li>{href ? <a href={href}>{text}</a> : text}</li>
          ))}
        </ul>
      )}
      <h2>So geht es weiter</h2>
      <ul>
        <li>Sie bekommen eine E-Mail. Sieben Tage lang können Sie die Löschung zurücknehmen.</li>
        <li>Danach ist sie endgültig.</li>
        <li>Bescheide und Briefe kommen von da an mit der Post.</li>
      </ul>
      <Linkliste links={[{ text: 'Vorher eine Kopie Ihrer Daten herunterladen', href: routes.datenkopie.href() }]} />
      <Formular csrf={csrf} aktion={routes.kontoLoeschen.href()}>
        <Kontrollkaestchen
          name="einverstanden"
          label="Ja, mein Online-Konto soll in sieben Tagen endgültig gelöscht werden."
          pflicht
          fehler={fehler.einverstanden}
        />
        <Zeile knopf="Konto löschen" gefahr />
      </Formular>
    </>
  )
}

const neueEinwilligung = 'Haben Sie die Einwilligung zur E-Mail-Adresse widerrufen, erteilen Sie sie damit wieder.'

export function LoeschungLaeuftView({ csrf, tag }: { csrf: string; tag: string }) {
  return (
    <>
      <Titel>{TITEL.loeschen}</Titel>
      <Hinweis art="warnung" rolle="status" titel={`Ihr Konto wird am ${tag} gelöscht.`}>
        <p>Wir haben Ihnen eine E-Mail dazu gesandt. Bis dahin können Sie die Löschung zurücknehmen, dort oder hier.</p>
      </Hinweis>
      <p>{neueEinwilligung}</p>
      <Formular csrf={csrf} aktion={routes.loeschungZuruecknehmen.href()}>
        <input type="hidden" name="id" value="" />
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.kontoeinstellungen.href()}>
            Zurück
          </Knopf>
          <Knopf>Löschung zurücknehmen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function BehaltenView({ csrf, id }: { csrf: string; id: string }) {
  return (
    <>
      <Titel einleitung="Ein Klick fehlt noch: Danach bleibt Ihr Online-Konto bestehen.">{TITEL.behalten}</Titel>
      <p>{neueEinwilligung}</p>
      <Formular csrf={csrf} aktion={routes.loeschungZuruecknehmen.href()}>
        <input type="hidden" name="id" value={id} />
        <Knopfzeile>
          <Knopf>Löschung zurücknehmen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function BleibtView() {
  return (
    <>
      <Titel>{TITEL.behalten}</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Ihr Online-Konto bleibt bestehen.">
        <p>
          Die Löschung ist zurückgenommen. War die Löschung nicht von Ihnen? Dann melden Sie sich an und öffnen Sie
          „Sicherheit“.
        </p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={routes.anmeldung.href()}>Zur Anmeldung</Knopf>
      </Knopfzeile>
    </>
  )
}
