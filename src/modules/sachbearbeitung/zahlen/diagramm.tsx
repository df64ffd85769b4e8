import type { Html } from '#web/jsx.ts'

export interface Balken {
  name: string
  wert: number
  /** A part of it that stands out, such as what is overdue. */
  davon?: number
  /** The value in words, at the end of the bar. */
  text: string
}

/** As wide as a small phone, so that words keep their size there; on a desktop the drawing has room to spare. */
const BREITE = 340
const ENDE = 110
const ZEILE = 52
const NAME = 16
const BALKEN = 20

/** Names that do not fit are cut; the table beside the plot has them whole. */
const shorten = (name: string) => ([...name].length > 36 ? `${[...name].slice(0, 35).join('')}…` : name)

/** Length in units of the drawing; whatever is more than nothing can be seen. */
export function scaleBalken(wert: number, hoechster: number): number {
  if (!(wert > 0) || !(hoechster > 0)) return 0
  return Math.max(2, Math.round((wert / hoechster) * (BREITE - ENDE) * 10) / 10)
}

/**
 * A bar for each value, drawn on the server. `id` is unique on the page. The same numbers stand in a table beside it, so
 * the drawing is one picture for the ear.
 */
export function Balkendiagramm(props: {
  id: string
  titel: string
  beschreibung: string
  balken: readonly Balken[]
}): Html {
  const { id, titel, beschreibung, balken } = props
  const hoechster = Math.max(...balken.map(({ wert }) => wert), 0)
  const hoehe = balken.length * ZEILE
  return (
    <svg
      class="diagramm"
      role="img"
      aria-labelledby={`${id}-titel`}
      aria-describedby={`${id}-text`}
      viewBox={`0 0 ${BREITE} ${hoehe}`}
    >
      <title id={`${id}-titel`}>{titel}</title>
      <desc id={`${id}-text`}>{beschreibung}</desc>
      {balken.map(({ name, wert, davon = 0, text }, i) => {
        const oben = i * ZEILE
        const y = oben + NAME + 6
        const laenge = scaleBalken(wert, hoechster)
        return (
          <g>
            <text class="diagramm__name" x={0} y={oben + NAME}>
              {shorten(name)}
            </text>
            <rect class="diagramm__balken" x={0} y={y} width={laenge} height={BALKEN} />
            {davon > 0 && (
              <rect class="diagramm__davon" x={0} y={y} width={scaleBalken(davon, hoechster)} height={BALKEN} />
            )}
            <text class="diagramm__wert" x={laenge + 8} y={y + BALKEN / 2 + 5}>
              {text}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
