/** A page that is one JPEG, with its size in pixels. */
export interface Blatt {
  jpeg: Uint8Array
  breite: number
  hoehe: number
}

/** A4 in points, upright. */
const KURZ = 595
const LANG = 842

/** What of the file is text; JPEGs go between as they are. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, (zeichen) => zeichen.charCodeAt(0))

/**
 * A PDF with one picture a page, on A4 upright or across as the picture is, as large as it fits. It holds nothing but the
 * pictures: no name, no time, no program.
 */
export function writePdf(blaetter: readonly Blatt[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [latin('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')]
  const offsets: number[] = []
  let length = parts[0]!.length
  const put = (...some: Uint8Array[]) => {
    for (const one of some) {
      parts.push(one)
      length += one.length
    }
  }
  const object = (kopf: string, strom?: Uint8Array) => {
    offsets.push(length)
    put(latin(`${offsets.length} 0 obj\n${kopf}\n`))
    if (strom) put(latin('stream\n'), strom, latin('\nendstream\n'))
    put(latin('endobj\n'))
  }
  // Catalog and tree come first; each page is three objects from the third on.
  const seiten = blaetter.map((_, i) => `${3 + i * 3} 0 R`).join(' ')
  object('<< /Type /Catalog /Pages 2 0 R /Lang (de-DE) >>')
  object(`<< /Type /Pages /Kids [${seiten}] /Count ${blaetter.length} >>`)
  for (const blatt of blaetter) writeBlatt(blatt, { nummer: offsets.length + 1, object })
  const start = length
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = offsets.length + 1
  put(latin(`xref\n0 ${size}\n0000000000 65535 f \n${lines}`))
  put(latin(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`))
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

type Ziel = { nummer: number; object: (kopf: string, strom?: Uint8Array) => void }

function writeBlatt({ jpeg, breite, hoehe }: Blatt, { nummer, object }: Ziel): void {
  const [seitenbreite, seitenhoehe] = breite > hoehe ? [LANG, KURZ] : [KURZ, LANG]
  const mass = Math.min(seitenbreite / breite, seitenhoehe / hoehe)
  const [w, h] = [breite * mass, hoehe * mass]
  const [x, y] = [(seitenbreite - w) / 2, (seitenhoehe - h) / 2]
  const inhalt = latin(`q ${[w, 0, 0, h, x, y].map((zahl) => zahl.toFixed(2)).join(' ')} cm /B Do Q`)
  object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${seitenbreite} ${seitenhoehe}] /Contents ${nummer + 1} 0 R /Resources << /XObject << /B ${nummer + 2} 0 R >> >> >>`,
  )
  object(`<< /Length ${inhalt.length} >>`, inhalt)
  object(
    `<< /Type /XObject /Subtype /Image /Width ${breite} /Height ${hoehe} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
    jpeg,
  )
}
