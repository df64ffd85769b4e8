import type { AbgelegteMail } from '#platform/post/mail.ts'
import { formatZeit } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes, schulungRoutes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Knopfzeile, LeererZustand, Linkliste, Tabelle, Titel } from '#web/parts/index.ts'
import { Angelegte, Besucherkonten, Personen } from './personen-views.tsx'
import type { AngelegtePerson, Kursdienst, Kursperson, Zugang } from './uebersicht.ts'

const meldungen = {
  deaktiviert: 'Das Konto ist deaktiviert. Melden Sie sich damit an, um zu sehen, was die Person sieht.',
  reaktiviert: 'Das Konto ist reaktiviert.',
  'kein-konto': 'Dazu gibt es gerade kein passendes Konto. Es wurde nichts geändert.',
  'faktor-verloren':
    'Die Bitte um Hilfe liegt jetzt in der Sachbearbeitung unter „Zu entscheiden“. Von dort kommt der Brief, mit dem sich die Person neu ausweist.',
  'faktor-ohne-profil':
    'Dieses Konto ist mit keinem Profil verknüpft. Ohne Wiederherstellungscode bleibt nur, es per E-Mail zu löschen und neu zu registrieren. Öffnen Sie dazu „Zugang verloren“.',
  zurueckgesetzt: 'Die Person ist wieder am Anfang.',
  alles: 'Alles ist wieder am Anfang.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

/** After the sign-in of staff whose side has an address of its own. */
export function DienstbereitView({ href }: { href: string }): Html {
  return (
    <>
      <Titel einleitung="Die Sachbearbeitung hat eine eigene Adresse.">Sie sind angemeldet</Titel>
      <Knopfzeile>
        <Knopf href={href}>Zur Sachbearbeitung</Knopf>
      </Knopfzeile>
    </>
  )
}

function Anfang(): Html {
  return (
    <section aria-labelledby="anfang">
      <h2 id="anfang">So werden Sie Kim Klicker</h2>
      <ol>
        <li>
          <a href={routes.registrieren.href()}>Registrieren</a> Sie sich mit einer E-Mail-Adresse, die Sie sich
          ausdenken, zum Beispiel kim@schulung.example.
        </li>
        <li>
          Öffnen Sie die E-Mail unter <a href="#post">Post</a> und bestätigen Sie die Adresse.
        </li>
        <li>
          <a href={routes.anmeldung.href()}>Melden Sie sich an</a> und richten Sie einen Passkey oder einen zweiten
          Faktor ein.
        </li>
        <li>
          Geben Sie den <a href={routes.freischaltcode.href()}>Freischaltcode</a> aus Kims Brief und das Geburtsdatum
          01.02.1990 ein.
        </li>
      </ol>
    </section>
  )
}

function Dienstliste({ csrf, dienst }: { csrf: string; dienst: Kursdienst[] }): Html {
  return (
    <section aria-labelledby="dienst">
      <h2 id="dienst">Sachbearbeitung</h2>
      <p>
        Ein Klick meldet Sie an. Im Betrieb gibt es diesen Weg nicht: Dort geht es nur mit einem Passkey. Auch den
        können Sie hier üben, nach dem Klick unter „Ihr Zugang“.
      </p>
      <Tabelle
        titel="Mitarbeiterinnen und Mitarbeiter"
        titelVerborgen
        spalten={[
          { text: 'Name' },
          { text: 'Rolle' },
          { text: 'Jobcenter, Team' },
          { text: 'Anmelden', verborgen: true },
        ]}
        zeilen={dienst.map((person): Child[] => [
          person.name,
          person.rollen,
          `${person.jobcenter}, ${person.team}`,
          <Formular
            csrf={csrf}
            aktion={schulungRoutes.schulungDienst.href({ id: person.id })}
            form="zeile"
            nichtAufheben
          >
            <Knopf art="sekundaer" vorlesen={`Anmelden als ${person.name}`}>
              Anmelden
            </Knopf>
          </Formular>,
        ])}
      />
    </section>
  )
}

const GEZEIGT = 50

function Post({ mails, gesendet }: { mails: AbgelegteMail[]; gesendet: boolean }): Html {
  return (
    <section aria-labelledby="post">
      <h2 id="post">Post</h2>
      {gesendet && <p>Ein Mailserver ist eingestellt: Neue E-Mails werden wirklich gesendet und stehen nicht hier.</p>}
      <Tabelle
        titel="E-Mails, die neuesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Betreff' }, { text: 'An' }, { text: 'Gesendet' }]}
        zeilen={mails
          .slice(0, GEZEIGT)
          .map((mail): Child[] => [
            <a href={schulungRoutes.schulungPost.href({ name: mail.id })}>{mail.betreff}</a>,
            mail.an,
            formatZeit(mail.zeit),
          ])}
        leer={
          <LeererZustand titel="Es wurde noch keine E-Mail gesendet.">
            <p>
              Nach dem Registrieren steht hier nach wenigen Sekunden die E-Mail zur Bestätigung. Laden Sie die Seite
              dann neu.
            </p>
          </LeererZustand>
        }
      />
      {mails.length > GEZEIGT && <p>Gezeigt werden die neuesten {GEZEIGT}.</p>}
    </section>
  )
}

export interface SchulungProps {
  csrf: string
  meldung: Meldung | undefined
  personen: Kursperson[]
  angelegte: AngelegtePerson[]
  besucher: Zugang[]
  dienst: Kursdienst[]
  mails: AbgelegteMail[]
  /** A mail server is set, so that mails are not kept. */
  gesendet: boolean
}

export function SchulungView(props: SchulungProps): Html {
  const { csrf, meldung, personen } = props
  return (
    <>
      <Titel einleitung="Hier üben Sie mit erfundenen Menschen, was das Portal kann. Nichts davon ist echt, und alles lässt sich zurücksetzen.">
        Schulung
      </Titel>
      {meldung && <Hinweis art="info" titel={meldungen[meldung]} rolle="status" />}
      <Linkliste
        links={[
          { text: 'Erfundene Menschen', href: '#personen' },
          { text: 'Sachbearbeitung', href: '#dienst' },
          { text: 'Post', href: '#post' },
          { text: 'Weitere Konten', href: '#konten' },
        ]}
      />
      <Anfang />
      <Personen csrf={csrf} personen={personen} />
      <Angelegte personen={props.angelegte} />
      <Dienstliste csrf={csrf} dienst={props.dienst} />
      <Post mails={props.mails} gesendet={props.gesendet} />
      <Besucherkonten csrf={csrf} konten={props.besucher} />
      <section aria-labelledby="alles">
        <h2 id="alles">Von vorn beginnen</h2>
        <p>
          <Knopf art="sekundaer" href={schulungRoutes.schulungAlles.href()}>
            Alles zurücksetzen
          </Knopf>
        </p>
      </section>
    </>
  )
}

/** Without the data of a course there is nothing to show, and nothing may be reset. */
export function OhneDatenView(): Html {
  return (
    <>
      <Titel>Schulung</Titel>
      <p>
        Diese Datenbank enthält andere Daten. Deshalb wurden keine Schulungsdaten angelegt. Starten Sie das Portal für
        einen Kurs mit einer leeren Datenbank, zum Beispiel mit einem anderen DATA_DIR.
      </p>
    </>
  )
}

export function AllesView({ csrf }: { csrf: string }): Html {
  return (
    <>
      <Titel>Alles zurücksetzen?</Titel>
      <p>
        Alle Konten, Briefe, Anfragen und E-Mails werden gelöscht, auch die der anderen, die gerade üben. Danach stehen
        alle erfundenen Menschen wieder am Anfang. Das Protokoll bleibt: Es lässt sich nicht leeren.
      </p>
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={schulungRoutes.schulung.href()}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">Alles zurücksetzen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
