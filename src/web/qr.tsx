import { encode } from 'uqr'

/** ISO/IEC 18004 asks for four modules of white around the code. */
const RAND = 4

/** Not among the typed attributes; without it browsers draw hair lines between the rows. */
const SCHARF = { 'shape-rendering': 'crispEdges' }

/**
 * A QR code as inline SVG, black on white in dark mode too. `titel` is its accessible name; what it holds must stand
 * beside it as text or link. Set its size through the class `qr-code`.
 * @throws if the text is longer than a QR code can hold (2,331 bytes)
 */
export function QrCode({ text, titel }: { text: string; titel: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: RAND })
  return (
    <svg class="qr-code" role="img" aria-label={titel} viewBox={`0 0 ${size} ${size}`} {...SCHARF}>
      <rect width={size} height={size} fill="#fff" />
      <path d={drawRows(data)} fill="#000" />
    </svg>
  )
}

/** One rectangle for each run of dark modules in a row. */
function drawRows(data: boolean[][]): string {
  let d = ''
  data.forEach((zeile, y) => {
    let x = 0
    while (x < zeile.length) {
      const von = x
      while (zeile[x]) x++
      if (x > von) d += `M${von} ${y}h${x - von}v1h${von - x}z`
      else x++
    }
  })
  return d
}
