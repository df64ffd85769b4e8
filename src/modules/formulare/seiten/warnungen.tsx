import type { Env } from '#platform/env.ts'
import type { Html } from '#web/jsx.ts'
import { Hinweis } from '#web/parts/index.ts'
import type { Antrag } from '../antrag/antrag.ts'
import { nameEntries } from '../engine/stand.ts'
import { keyOf, questionOf, type Station } from '../engine/weg.ts'
import { isFrei } from '../korrektur/korrektur.ts'
import { hrefOf } from './orte.ts'
import { findStation, listWarnungen } from './seite.ts'

/** What there is to point out about the answers of one page. */
export interface Warnung {
  /** The page, as its address names it. */
  seite: string
  /** Its question, with whose entry it is. */
  frage: string
  saetze: readonly string[]
  /** Where the answers can be changed; undefined: they are sent already. */
  href: string | undefined
}

type Entwurf = Pick<Antrag, 'id' | 'dienst' | 'antworten' | 'korrektur'>

/** What there is to point out about these pages, each with where it comes from; a sentence that was said already is left out. */
export function collectWarnungen(antrag: Entwurf, stationen: readonly Station[]): Warnung[] {
  const { formular } = antrag.dienst
  const said = new Set<string>()
  return stationen.flatMap((station): Warnung[] => {
    const fuer = nameEntries(formular, antrag.antworten, station.eintraege).join(', ')
    const saetze = listWarnungen(antrag, station).filter((satz) => !said.has(`${fuer}|${satz}`))
    for (const satz of saetze) said.add(`${fuer}|${satz}`)
    if (saetze.length === 0) return []
    const frage = questionOf(formular, station)
    const href = isFrei(antrag, station) ? hrefOf(antrag.id, station) : undefined
    return [{ seite: keyOf(station), frage: fuer ? `${frage} (${fuer})` : frage, saetze, href }]
  })
}

/** What there is to point out about the page that was left last; `key` is what the address says of it. */
export function leftBehind(env: Env, antrag: Entwurf, key = ''): Warnung[] {
  const [seite = '', ...eintraege] = key.split('/')
  const station = findStation(env, antrag, { seite, eintraege })
  return station ? collectWarnungen(antrag, [station]) : []
}

/** How it goes on where everything is right. Before sending, the page says it itself. */
const SCHLUSS = {
  seite: 'Stimmt alles, gehen Sie einfach weiter.',
  aufgaben: 'Stimmt alles, brauchen Sie nichts zu ändern.',
  sichern: 'Stimmt alles, müssen Sie nichts ändern. Das Datum können Sie trotzdem sichern.',
  pruefen: undefined,
} as const

/** `hier`: the page that shows them, where it is a page of the form. */
export function Warnungen(props: {
  warnungen: readonly Warnung[]
  wo: keyof typeof SCHLUSS
  hier?: string
}): Html | null {
  const { warnungen, wo, hier } = props
  if (warnungen.length === 0) return null
  const schluss = SCHLUSS[wo]
  return (
    <Hinweis art="warnung" titel="Bitte sehen Sie noch einmal hin">
      <ul>
        {warnungen.flatMap(({ seite, frage, saetze, href }) =>
          saetze.map((satz) =>
            seite === hier ? (
              <li>{satz}</li>
            ) : (
              <li>
                Zu „{frage}“: {satz}{' '}
                {href && (
                  <a href={href} aria-label={`Angabe ansehen: ${frage}`}>
                    Angabe ansehen
                  </a>
                )}
              </li>
            ),
          ),
        )}
      </ul>
      {schluss && <p>{schluss}</p>}
    </Hinweis>
  )
}
