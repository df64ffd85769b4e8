import { formatTag, formatZeit, type Tag } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Aufklapper, Tabelle } from '#web/parts/index.ts'
import type { Bescheid, Fristlage } from '../bescheid.ts'
import type { Rechenschritt } from '../fristen/bekanntgabe.ts'
import { findWochentag } from '../fristen/kalender.ts'
import { listEreignisse } from './nachweis.ts'

/** „Montag, 4. Januar 2027“ */
export const formatWochentag = (tag: Tag) => `${findWochentag(tag)}, ${formatTag(tag)}`

function Schritt({ text, tag, vorschrift }: Rechenschritt): Html {
  return (
    <li>
      {tag && <strong>{formatWochentag(tag)}: </strong>}
      {text} <span class="kleingedrucktes">({vorschrift})</span>
    </li>
  )
}

/** How a day was found, step by step. */
export function Rechnung({ lage, offen }: { lage: Fristlage; offen?: boolean }): Html {
  const schritte = lage.frist?.schritte ?? lage.bekanntgabe.schritte
  return (
    <Aufklapper titel="So haben wir gerechnet" offen={offen}>
      <ol>
        {schritte.map((schritt) => (
          <Schritt {...schritt} />
        ))}
      </ol>
    </Aufklapper>
  )
}

/** What happened when, for both sides in the same words. */
export function Ereignistabelle({ bescheid }: { bescheid: Bescheid }): Html {
  return (
    <Tabelle
      titel="Was wann geschah"
      titelVerborgen
      dicht
      stapelt
      spalten={[{ text: 'Wann' }, { text: 'Was' }]}
      zeilen={listEreignisse(bescheid).map(({ zeit, text }) => [formatZeit(zeit), text])}
    />
  )
}
