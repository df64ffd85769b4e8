import type { Env } from '#platform/env.ts'
import type { Html } from '#web/jsx.ts'
import { Hinweis } from '#web/parts/index.ts'
import type { Antrag } from '../antrag/antrag.ts'
import { nameEntries } from '../engine/stand.ts'
import { keyOf, questionOf, type Station } from '../engine/weg.ts'
import { isFrei } from '../korrektur/korrektur.ts'
import { hrefOf } from './orte.ts'
import { findStation, listMerksaetze, listWarnungen } from './seite.ts'

/** What there is to point out about the answers of one page. */
export interface Warnung {
  /** The page, as its address names it. */
  seite: string
  /** Its question, with whose entry it is. */
  frage: string
  saetze: readonly string[]
  /** Where the answers can be changed; undefined: they are sent already. */
  href: string | undefined
  /** Good to know; nothing to check. */
  merke?: true
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
    const href = isFrei(antrag, station) ? hrefOf(antrag.id, station) : undefined
    return [{ seite: keyOf(station), frage: nameFrage(antrag, station), saetze, href }]
  })
}

function nameFrage({ dienst, antworten }: Entwurf, station: Station): string {
  const fuer = nameEntries(dienst.formular, antworten, station.eintraege).join(', ')
  const frage = questionOf(dienst.formular, station)
  return fuer ? `${frage} (${fuer})` : frage
}

/** What there is to point out about the page that was left last; `key` is what the address says of it. */
export function leftBehind(env: Env, antrag: Entwurf, key = ''): Warnung[] {
  const [seite = '', ...eintraege] = key.split('/')
  const station = findStation(env, antrag, { seite, eintraege })
  if (!station) return []
  const merke = listMerksaetze(antrag, station)
  const wissen = { seite: key, frage: nameFrage(antrag, station), saetze: merke, href: undefined, merke: true as const }
  return [...collectWarnungen(antrag, [station]), ...(merke.length > 0 ? [wissen] : [])]
}

/** How it goes on where everything is right. Before sending, the page says it itself. */
const SCHLUSS = {
  seite: 'Stimmt alles, gehen Sie einfach weiter.',
  aufgaben: 'Stimmt alles, brauchen Sie nichts zu ändern.',
  sichern: 'Stimmt alles, müssen Sie nichts ändern. Das Datum können Sie trotzdem sichern.',
  pruefen: undefined,
} as const

interface WarnungenProps {
  warnungen: readonly Warnung[]
  wo: keyof typeof SCHLUSS
  /** The page that shows them, where it is a page of the form. */
  hier?: string | undefined
}

export function Warnungen({ warnungen, wo, hier }: WarnungenProps): Html {
  const wissen = warnungen.filter(({ merke }) => merke)
  const pruefen = warnungen.filter(({ merke }) => !merke)
  return (
    <>
      {pruefen.length > 0 && <Pruefen {...{ warnungen: pruefen, wo, hier }} />}
      {wissen.length > 0 && (
        <Hinweis art="info" titel="Gut zu wissen">
          {wissen.flatMap(({ seite, frage, saetze }) =>
            saetze.map((satz) => <p>{seite === hier ? satz : `Zu „${frage}“: ${satz}`}</p>),
          )}
        </Hinweis>
      )}
    </>
  )
}

function Pruefen({ warnungen, wo, hier }: WarnungenProps): Html {
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
