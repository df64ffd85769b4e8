import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import {
  Codefeld,
  Datumsfeld,
  type Datumsteile,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import { Namensform, type NamensformProps } from './views.tsx'

/** The ways back in, the easiest first; the last one asks for a letter. */
export function ZugangVerlorenView(props: NamensformProps) {
  return (
    <>
      <Titel einleitung="Sie haben keinen Passkey und keine App mehr, mit der Sie sich anmelden können? Gehen Sie diese Wege der Reihe nach durch.">
        Zugang verloren
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <h2>1. Ein anderer Passkey oder ein anderes Gerät</h2>
      <p>
        Vielleicht ist Ihr Passkey auch auf einem anderen Handy, am Computer oder in Ihrem Passwort-Manager gespeichert.
        Versuchen Sie dort, sich anzumelden.
      </p>
      <Linkliste links={[{ text: 'Zur Anmeldung', href: routes.anmeldung.href() }]} />
      <h2>2. Ein Wiederherstellungscode</h2>
      <p>Beim Einrichten des ersten Faktors haben Sie zehn Codes bekommen. Jeder gilt einmal.</p>
      <ul>
        <li>
          Ihr Konto hat ein Passwort: <a href={routes.anmeldung.href()}>Melden Sie sich mit dem Passwort an</a>. Wählen
          Sie dann „Wiederherstellungscode eingeben“.
        </li>
        <li>
          Ihr Konto hat kein Passwort mehr: <a href={routes.zugangCode.href()}>Fordern Sie einen Link an</a>. Zusammen
          mit dem Code öffnet er Ihr Konto.
        </li>
      </ul>
      <h2>3. Ein neuer Brief</h2>
      <p>
        Ist Ihr Konto mit Ihrem Profil beim Jobcenter verknüpft, schickt Ihnen das Jobcenter auf Wunsch einen neuen
        Freischaltcode. Der Brief geht an die Anschrift, die das Jobcenter kennt. Konto und Daten bleiben erhalten.
      </p>
      <p>
        Ohne diese Verknüpfung wissen wir nicht, wem das Konto gehört. Dann erhalten Sie eine E-Mail mit einem Link, mit
        dem Sie das Konto löschen können. Danach registrieren Sie sich neu. Mit einer anderen E-Mail-Adresse geht das
        sofort.
      </p>
      <Namensform {...props} aktion={routes.zugangVerloren.href()} knopf="Verlorenen Zugang melden" />
      <Linkliste
        titel="Der Brief ist da"
        links={[{ text: 'Link für den Code aus dem Brief anfordern', href: routes.zugangCode.href() }]}
      />
      <Linkliste
        titel="Weitere Hilfe"
        links={[
          {
            text: 'Wiederherstellungscodes und verlorener Zugang',
            href: routes.hilfeseite.href({ name: 'wiederherstellung' }),
          },
          { text: 'Kontakt', href: routes.kontakt.href() },
        ]}
      />
    </>
  )
}

export function ZugangCodeView(props: NamensformProps) {
  return (
    <>
      <Titel einleitung="Wir senden Ihnen einen Link an die E-Mail-Adresse Ihres Kontos. Dort geben Sie den Code ein. Der Link allein öffnet nichts, der Code allein auch nicht.">
        Zugang mit einem Code
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Namensform
        {...props}
        aktion={routes.zugangCode.href()}
        knopf="Link anfordern"
        zurueck={routes.zugangVerloren.href()}
      />
    </>
  )
}

export interface ZugangLinkProps {
  csrf: string
  id: string
  code: string
  geburtsdatum: Datumsteile
  fehler: Feldfehler<'code' | 'geburtsdatum'>
}

export function ZugangLinkView(props: ZugangLinkProps) {
  return (
    <>
      <Titel einleitung="Geben Sie einen Wiederherstellungscode ein, oder den Freischaltcode aus dem Brief, den Ihnen Ihr Jobcenter dafür geschickt hat.">
        Zugang mit einem Code
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Formular csrf={props.csrf} aktion={routes.zugangLink.href()} nichtAufheben>
        <input type="hidden" name="id" value={props.id} />
        <Codefeld name="code" art="zeichen" label="Code" pflicht wert={props.code} fehler={props.fehler.code} />
        <Datumsfeld
          name="geburtsdatum"
          label="Ihr Geburtsdatum"
          hinweis="Nur nötig beim Freischaltcode aus dem Brief."
          geburtstag
          wert={props.geburtsdatum}
          fehler={props.fehler.geburtsdatum}
        />
        <Knopfzeile>
          <Knopf>Weiter</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function ErasureLinkView({ csrf, id }: { csrf: string; id: string }) {
  return (
    <>
      <Titel einleitung="Das Konto wird nach sieben Tagen gelöscht. Bis dahin kann sich die Person, der es gehört, anmelden und die Löschung zurücknehmen.">
        Konto ohne Anmeldung löschen
      </Titel>
      <p>Das ganze Konto wird gelöscht, auch was noch nicht abgesendet ist. Wir zeigen nichts davon an.</p>
      <Formular csrf={csrf} aktion={routes.zugangLink.href()}>
        <input type="hidden" name="id" value={id} />
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.zugangVerloren.href()}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">Konto löschen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function ErasureBegunView() {
  return (
    <>
      <Titel>Konto ohne Anmeldung löschen</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Das Konto wird in sieben Tagen gelöscht.">
        <p>Wir haben Ihnen eine E-Mail dazu gesandt. Mit dem Link darin können Sie die Löschung zurücknehmen.</p>
      </Hinweis>
      <p>Danach können Sie sich mit dieser E-Mail-Adresse neu registrieren, mit einer anderen Adresse schon jetzt.</p>
      <Knopfzeile>
        <Knopf href={routes.registrieren.href()}>Registrieren</Knopf>
      </Knopfzeile>
    </>
  )
}
