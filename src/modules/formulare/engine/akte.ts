import { type Antworten, type Bekanntesfeld, bekanntes, type Feld } from './modell.ts'
import { showAnswer } from './text.ts'
import type { Station } from './weg.ts'

/** What the file of the Jobcenter holds of the person who applies. */
export type Aktendaten = Readonly<Partial<Record<Bekanntesfeld, string>>>

const AKTE: string = bekanntes.kundennummer

/**
 * Whether a field tells what the file tells. One under another name only begins with it: a way to work may start anywhere.
 */
export const istAktenfeld = ({ name, aus }: Pick<Feld, 'name' | 'aus'>): boolean =>
  aus !== undefined && name === aus && bekanntes[aus] === AKTE

/** How a word is typed, and blanks and strokes in a number, make no difference. */
const plain = (wert: string): string => wert.toLocaleLowerCase('de').replace(/[^\p{L}\p{N}]/gu, '')

const isAnders = (wert: unknown, akte: string): boolean =>
  typeof wert === 'string' && wert !== '' && plain(wert) !== plain(akte)

export interface Abweichung {
  station: Station
  frage: string
  antwort: string
  akte: string
}

/** Answers of the person who applies that are not what their file says, in the order of the way. */
export const listAbweichungen = (weg: readonly Station[], akte: Aktendaten): Abweichung[] =>
  weg
    .filter(({ eintraege }) => eintraege.length === 0)
    .flatMap((station) =>
      station.felder.flatMap((feld) => {
        const { sicht } = station
        const bekannt = istAktenfeld(feld) && feld.aus ? akte[feld.aus] : undefined
        const wert = sicht.hier[feld.name]
        if (!bekannt || !isAnders(wert, bekannt)) return []
        return {
          station,
          frage: feld.label,
          antwort: showAnswer(feld, wert, sicht),
          akte: showAnswer(feld, bekannt, sicht),
        }
      }),
    )

/** Answers with what the file says in place of what was typed over it. */
export function withAkte(antworten: Antworten, felder: readonly Feld[], akte: Aktendaten): Antworten {
  const known = felder.filter(istAktenfeld).flatMap(({ name, aus }) => {
    const wert = aus && akte[aus]
    return wert ? [[name, wert] as const] : []
  })
  return { ...antworten, ...Object.fromEntries(known) }
}
