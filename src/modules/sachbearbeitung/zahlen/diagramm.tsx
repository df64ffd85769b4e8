import type { Html } from '#web/jsx.ts'

export interface Balken {
  name: string
  wert: number
  /** A part of it that stands out, such as what is overdue. */
  davon?: number
  /** The value in words, at the end of the bar. */
  text: string
}

const BREITE = 640
const NAMEN = 190
const ENDE = 120
const ZEILE = 34
const BALKEN = 20

/** Names that do not fit are cut; the table beside the plot has them whole. */
const shorten = (name: string) => ([...name].length > 22 ? `${[...name].slice(0, 21).join('')}…` : name)

/** Length in units of the drawing; whatever is more than nothing can be seen. */
export function scaleBalken(wert: number, hoechster: number): number {
  if (!(wert > 0) || !(hoechster > 0)) return 0
  return Math.max(2, Math.round((wert / hoechster) * (BREITE - NAMEN - ENDE) * 10) / 10)
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
  const hoehe = balken.length * ZEILE + 8
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
      <line class="diagramm__achse" x1={NAMEN} y1={0} x2={NAMEN} y2={hoehe} />
      {balken.map(({ name, wert, davon = 0, text }, i) => {
        const y = i * ZEILE + 8
        const laenge = scaleBalken(wert, hoechster)
        const mitte = y + BALKEN / 2 + 5
        return (
          <g>
            <text class="diagramm__name" x={NAMEN - 8} y={mitte} text-anchor="end">
              {shorten(name)}
            </text>
            <rect class="diagramm__balken" x={NAMEN} y={y} width={laenge} height={BALKEN} />
            {davon > 0 && (
              <rect class="diagramm__davon" x={NAMEN} y={y} width={scaleBalken(davon, hoechster)} height={BALKEN} />
            )}
            <text class="diagramm__wert" x={NAMEN + laenge + 8} y={mitte}>
              {text}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
