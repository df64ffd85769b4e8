import { type Dokument, showDateiname } from '#modules/dokumente'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  DateiFeld,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Livezeile,
  Pflichthinweis,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { anliegenOf, type Fach, fachnamen, nameSache } from '../anliegen.ts'
import { fachrouten } from '../fachrouten.ts'
import { BETREFF_LAENGE, type NeuEingabe, type NeuFehler } from '../forms.ts'
import type { Gespraech, Nachricht } from '../postfach.ts'
import { Archivknopf, OhneZustimmung } from '../views.tsx'
import { Verlauf } from './verlauf.tsx'
import { type Vorgangsbezug, Vorgangszeile } from './vorgang.tsx'

export interface Dateien {
  sendung: string
  grenzen: { dateiBytes: number; anzahl: number }
  vorhanden: Dokument[]
}

interface Schreibprops extends Dateien {
  csrf: string
  fehler: NeuFehler
}

const shown = (dokumente: Dokument[]) => dokumente.map(({ id, name }) => ({ id, name: showDateiname(name) }))

function Textteil({ text, fehler, dateien }: { text: string; fehler: NeuFehler; dateien: Dateien }): Html {
  return (
    <>
      <Textbereich
        name="text"
        label="Ihre Nachricht"
        hinweis="Schreiben Sie bitte nichts über Ihre Gesundheit. Solche Unterlagen gehen an den Ärztlichen Dienst."
        pflicht
        wert={text}
        fehler={fehler.text}
        zeilen={10}
      />
      <DateiFeld
        name="dateien"
        label="Dateien anhängen"
        sendung={dateien.sendung}
        grenzen={dateien.grenzen}
        vorhanden={shown(dateien.vorhanden)}
        fehler={fehler.dateien}
      />
    </>
  )
}

/** Around a form that the script keeps as a draft while it is written. */
function Schreibrahmen(props: { fach: Fach; gespraech?: string; children: Child }): Html {
  return (
    <div data-nachricht="" data-fach={props.fach} data-gespraech={props.gespraech ?? ''}>
      {props.children}
      <p class="kern-hint" role="status" data-entwurf-stand="" />
    </div>
  )
}

function Knoepfe({ entwurf }: { entwurf: boolean }): Html {
  return (
    <Knopfzeile>
      {entwurf && (
        <Knopf art="text" name="aktion" wert="verwerfen">
          Entwurf löschen
        </Knopf>
      )}
      <Knopf art="sekundaer" name="aktion" wert="entwurf">
        Als Entwurf speichern
      </Knopf>
      <Knopf name="aktion" wert="senden">
        Senden
      </Knopf>
    </Knopfzeile>
  )
}

/** A first message. */
export function NeuView(
  props: Schreibprops & {
    fach: Fach
    werte: NeuEingabe
    entwurf: boolean
    dazu: string
    ohne: readonly string[]
    bezug: Vorgangsbezug | undefined
  },
): Html {
  const { fach, werte, fehler, bezug } = props
  return (
    <>
      <Titel einleitung={`Sie schreiben an: ${fachnamen[fach]}`}>Nachricht schreiben</Titel>
      <Fehlerliste fehler={fehler} />
      {bezug && <Vorgangszeile bezug={bezug} href={bezug.href} />}
      <Pflichthinweis />
      <Schreibrahmen fach={fach}>
        <Formular csrf={props.csrf} dateien>
          <input type="hidden" name="dazu" value={props.dazu} />
          <input type="hidden" name="vorgang" value={bezug?.id ?? ''} />
          {props.ohne.map((id) => (
            <input type="hidden" name="ohne[]" value={id} />
          ))}
          <Auswahl
            name="anliegen"
            label="Worum geht es?"
            pflicht
            leer="Bitte wählen"
            wert={werte.anliegen}
            optionen={anliegenOf(fach)}
            fehler={fehler.anliegen}
          />
          <Textfeld
            name="betreff"
            label="Betreff"
            hinweis="Können Sie leer lassen."
            wert={werte.betreff}
            maxlaenge={BETREFF_LAENGE}
            fehler={fehler.betreff}
          />
          <Textteil text={werte.text} fehler={fehler} dateien={props} />
          <Knoepfe entwurf={props.entwurf} />
        </Formular>
      </Schreibrahmen>
    </>
  )
}

interface GespraechProps extends Schreibprops {
  gespraech: Gespraech
  bezug: Vorgangsbezug | undefined
  nachrichten: Nachricht[]
  text: string
  entwurf: boolean
  gesendet: boolean
  zugestimmt: boolean
  jetzt: Date
}

const ANTWORT = 'antwort'

/** With the form, what is written there stays. */
function NeuesZeigen({ formular }: { formular: boolean }): Html {
  if (!formular) return <a href="?">Anzeigen</a>
  return (
    <Knopf art="sekundaer" name="aktion" wert="zeigen" formular={ANTWORT}>
      Anzeigen
    </Knopf>
  )
}

function Weiterschreiben({ gespraech: { id, fach } }: { gespraech: Gespraech }): Html {
  return (
    <>
      <p>Ihr letzter Text und Ihre Dateien kommen mit. Sie ändern beides, bevor Sie senden.</p>
      <Knopfzeile>
        <Knopf symbol="brief" href={`${fachrouten[fach].neu.href()}?dazu=${id}`}>
          Neue Nachricht dazu
        </Knopf>
      </Knopfzeile>
    </>
  )
}

/** A conversation, and the way to go on with it. */
export function GespraechView(props: GespraechProps): Html {
  const { gespraech, nachrichten, csrf, fehler } = props
  // Put away, it is answered by a new message; what was begun here is still finished here.
  const begonnen = props.text !== '' || props.vorhanden.length > 0
  const schreibt = begonnen || (props.zugestimmt && !gespraech.archiviert)
  return (
    <>
      <Titel vorzeile={nameSache(gespraech)}>{gespraech.betreff}</Titel>
      <Fehlerliste fehler={fehler} />
      {props.gesendet && (
        <Hinweis art="erfolg" rolle="status" titel="Ihre Nachricht ist gesendet">
          <p>Eine Antwort finden Sie hier. Wir sagen Ihnen Bescheid.</p>
        </Hinweis>
      )}
      {props.bezug && <Vorgangszeile bezug={props.bezug} href={props.bezug.href} betreff={gespraech.betreff} />}
      {gespraech.archiviert && (
        <p>
          <Etikett>Im Archiv</Etikett>
        </p>
      )}
      <section aria-labelledby="nachrichten">
        <h2 id="nachrichten" class="kern-sr-only">
          Nachrichten
        </h2>
        <Verlauf
          nachrichten={nachrichten}
          ich="kunde"
          andere="Ihr Jobcenter"
          dateiHref={(id) => routes.nachrichtDatei.href({ id: gespraech.id, dokumentId: id })}
        />
        <Livezeile
          strom={routes.benachrichtigungStrom.href()}
          stand={props.jetzt}
          von={gespraech.id}
          text="Hier gibt es etwas Neues."
          weg={<NeuesZeigen formular={schreibt} />}
        />
      </section>
      <section aria-labelledby="antworten" class="nur-bildschirm">
        <h2 id="antworten">{gespraech.archiviert ? 'Neue Nachricht dazu' : 'Antworten'}</h2>
        {!props.zugestimmt && <OhneZustimmung />}
        {gespraech.archiviert && props.zugestimmt && !begonnen && <Weiterschreiben gespraech={gespraech} />}
        {schreibt && (
          <Schreibrahmen fach={gespraech.fach} gespraech={gespraech.id}>
            <Formular csrf={csrf} dateien id={ANTWORT}>
              <Textteil text={props.text} fehler={fehler} dateien={props} />
              <Knoepfe entwurf={props.entwurf} />
            </Formular>
          </Schreibrahmen>
        )}
      </section>
      <Archivknopf csrf={csrf} gespraech={gespraech} />
      <Linkliste
        links={[
          { text: 'Gespräch mit Dateien als PDF herunterladen', href: routes.gespraechPdf.href({ id: gespraech.id }) },
          { text: fachnamen[gespraech.fach], href: fachrouten[gespraech.fach].liste.href() },
        ]}
      />
    </>
  )
}
