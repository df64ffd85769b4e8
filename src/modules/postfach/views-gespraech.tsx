import { type Dokument, explainFund, explainMangel, showDateiname } from '#modules/dokumente'
import { formatZeit } from '#platform/text/datum.ts'
import { formatBytes } from '#platform/text/menge.ts'
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
  Pflichthinweis,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { anliegen, anliegenOf, type Fach, fachnamen } from './anliegen.ts'
import { fachrouten } from './fachrouten.ts'
import { BETREFF_LAENGE, type NeuEingabe, type NeuFehler } from './forms.ts'
import type { Gespraech, Nachricht } from './postfach.ts'
import { Archivknopf, OhneZustimmung } from './views.tsx'

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
export function NeuView(props: Schreibprops & { fach: Fach; werte: NeuEingabe; entwurf: boolean }): Html {
  const { fach, werte, fehler } = props
  return (
    <>
      <Titel einleitung={`Sie schreiben an: ${fachnamen[fach]}`}>Nachricht schreiben</Titel>
      <Fehlerliste fehler={fehler} />
      <Pflichthinweis />
      <Schreibrahmen fach={fach}>
        <Formular csrf={props.csrf} dateien>
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

function anhangText({ name, groesse, zustand, grund }: Dokument): string {
  const text = `${showDateiname(name)} (${formatBytes(groesse)})`
  if (zustand === 'befall') return explainFund(name, grund ?? '')
  if (zustand === 'fehler') return explainMangel(name, grund ?? '')
  return zustand === 'sauber' ? text : `${text}, wird noch geprüft`
}

/** The files of a message. */
function Anhaenge({ dokumente, href }: { dokumente: Dokument[]; href: (id: string) => string }): Html | null {
  if (dokumente.length === 0) return null
  return (
    <ul class="anhaenge">
      {dokumente.map((dokument) => (
        <li>
          {dokument.zustand === 'sauber' ? (
            <a href={href(dokument.id)}>{anhangText(dokument)}</a>
          ) : (
            anhangText(dokument)
          )}
        </li>
      ))}
    </ul>
  )
}

/** The conversation as it went, the oldest first. */
export function Verlauf(props: {
  nachrichten: Nachricht[]
  ich: 'kunde' | 'dienst'
  andere: string
  dateiHref: (id: string) => string
}): Html {
  return (
    <ol class="gespraech">
      {props.nachrichten.map((one) => (
        <li class={one.von === props.ich ? 'gespraech__nachricht gespraech__nachricht--eigen' : 'gespraech__nachricht'}>
          <h3 class="gespraech__wer">
            {one.von === props.ich && props.ich === 'kunde' ? 'Sie' : (one.wer ?? props.andere)}
          </h3>
          <p class="gespraech__zeit">
            {formatZeit(one.gesendet)}
            {one.von === props.ich &&
              (one.gelesen ? `, gelesen am ${formatZeit(one.gelesen)}` : ', noch nicht gelesen')}
          </p>
          <div class="gespraech__text">{one.text}</div>
          <Anhaenge dokumente={one.anhaenge} href={props.dateiHref} />
        </li>
      ))}
    </ol>
  )
}

interface GespraechProps extends Schreibprops {
  gespraech: Gespraech
  nachrichten: Nachricht[]
  text: string
  entwurf: boolean
  gesendet: boolean
  zugestimmt: boolean
}

/** A conversation, and the way to go on with it. */
export function GespraechView(props: GespraechProps): Html {
  const { gespraech, nachrichten, csrf, fehler } = props
  return (
    <>
      <Titel vorzeile={anliegen[gespraech.anliegen].text}>{gespraech.betreff}</Titel>
      <Fehlerliste fehler={fehler} />
      {props.gesendet && (
        <Hinweis art="erfolg" rolle="status" titel="Ihre Nachricht ist gesendet">
          <p>Eine Antwort finden Sie hier. Wir sagen Ihnen Bescheid.</p>
        </Hinweis>
      )}
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
      </section>
      <section aria-labelledby="antworten">
        <h2 id="antworten">{gespraech.archiviert ? 'Neue Nachricht dazu' : 'Antworten'}</h2>
        {!props.zugestimmt && <OhneZustimmung />}
        {(props.zugestimmt || props.text !== '') && (
          <Schreibrahmen fach={gespraech.fach} gespraech={gespraech.id}>
            <Formular csrf={csrf} dateien>
              <Textteil text={props.text} fehler={fehler} dateien={props} />
              <Knoepfe entwurf={props.entwurf} />
            </Formular>
          </Schreibrahmen>
        )}
      </section>
      <Archivknopf csrf={csrf} gespraech={gespraech} />
      <Linkliste links={[{ text: fachnamen[gespraech.fach], href: fachrouten[gespraech.fach].liste.href() }]} />
    </>
  )
}

/** In place of a file that cannot be opened now. */
export function DateiWartetView({
  zurueck,
  grund,
}: {
  zurueck: string
  grund: 'wartet' | 'ungeprueft' | 'abgewiesen'
}): Html {
  const texte = {
    wartet: [
      'Die Datei wird noch geprüft',
      'Wir prüfen jede Datei auf Schadsoftware. Versuchen Sie es in einigen Minuten noch einmal.',
    ],
    ungeprueft: [
      'Die Datei ist nicht geprüft',
      'In der Schulung läuft kein Virenscanner. Im Betrieb wird jede Datei geprüft.',
    ],
    abgewiesen: [
      'Die Datei wurde nicht angenommen',
      'Sie enthielt Schadsoftware oder ließ sich nicht lesen und wurde gelöscht.',
    ],
  } as const
  const [titel, text] = texte[grund]
  return (
    <>
      <Titel>{titel}</Titel>
      <p>{text}</p>
      {grund === 'ungeprueft' && (
        <p>
          <a href="?trotzdem=ja">Datei trotzdem laden</a>
        </p>
      )}
      <Linkliste links={[{ text: 'Zurück zum Gespräch', href: zurueck }]} />
    </>
  )
}
