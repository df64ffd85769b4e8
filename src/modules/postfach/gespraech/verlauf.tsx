import { type Dokument, explainFund, explainMangel, showDateiname } from '#modules/dokumente'
import { formatZeit } from '#platform/text/datum.ts'
import { formatBytes } from '#platform/text/menge.ts'
import type { Html } from '#web/jsx.ts'
import { Linkliste, Titel } from '#web/parts/index.ts'
import type { Nachricht } from '../postfach.ts'

function anhangText({ name, groesse, zustand, grund }: Dokument): string {
  const text = `${showDateiname(name)} (${formatBytes(groesse)})`
  if (zustand === 'befall') return explainFund(name, grund ?? '')
  if (zustand === 'fehler') return explainMangel(name, grund ?? '')
  return zustand === 'sauber' ? text : `${text}, wird noch geprüft`
}

/** The files of a message. */
export function Anhaenge({ dokumente, href }: { dokumente: Dokument[]; href: (id: string) => string }): Html | null {
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
        <li
          id={`nachricht-${one.id}`}
          class={one.von === props.ich ? 'gespraech__nachricht gespraech__nachricht--eigen' : 'gespraech__nachricht'}
        >
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

/** In place of a file that cannot be opened now. */
export function DateiWartetView({
  zurueck,
  zurueckText = 'Zurück zum Gespräch',
  grund,
}: {
  zurueck: string
  zurueckText?: string
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
      <Linkliste links={[{ text: zurueckText, href: zurueck }]} />
    </>
  )
}
