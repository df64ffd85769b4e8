import type { Bearbeitung } from './flaechen.ts'
import type { Blatt } from './pdf.ts'

type Bild = ImageBitmap | HTMLCanvasElement

/** The longer edge of what pages are shown from; the file itself is read again for the PDF. */
const VORSCHAU = 1200

/** Upright as it was taken. Undefined where this browser cannot read it. */
const decode = (datei: Blob): Promise<ImageBitmap | undefined> =>
  createImageBitmap(datei, { imageOrientation: 'from-image' }).catch(() => undefined)

/** A small copy to show and to draw on; the photo itself is let go of. */
export async function readVorschau(datei: Blob): Promise<HTMLCanvasElement | undefined> {
  const bild = await decode(datei)
  if (!bild) return undefined
  const made = draw(bild, { drehung: 0, ausschnitt: undefined, schwarz: [] }, VORSCHAU)
  bild.close()
  return made
}

/** The photo turned, cut and blackened, its longer edge at most so many pixels. What is black is gone from the pixels. */
export function draw(bild: Bild, { drehung, ausschnitt, schwarz }: Bearbeitung, kante: number): HTMLCanvasElement {
  const quer = drehung % 2 === 1
  const [breite, hoehe] = quer ? [bild.height, bild.width] : [bild.width, bild.height]
  const teil = ausschnitt ?? { x: 0, y: 0, breite: 1, hoehe: 1 }
  const mass = Math.min(1, kante / Math.max(breite * teil.breite, hoehe * teil.hoehe))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(breite * teil.breite * mass))
  canvas.height = Math.max(1, Math.round(hoehe * teil.hoehe * mass))
  const stift = canvas.getContext('2d', { alpha: false })
  if (!stift) throw new Error('Dieser Browser kann nicht zeichnen.')
  stift.fillStyle = '#fff'
  stift.fillRect(0, 0, canvas.width, canvas.height)
  stift.imageSmoothingQuality = 'high'
  stift.save()
  // From here in pixels of the turned photo, the corner of what stays at the origin.
  stift.scale(mass, mass)
  stift.translate(-teil.x * breite, -teil.y * hoehe)
  stift.translate(breite / 2, hoehe / 2)
  stift.rotate((drehung * Math.PI) / 2)
  stift.drawImage(bild, -bild.width / 2, -bild.height / 2)
  stift.restore()
  stift.fillStyle = '#000'
  for (const one of schwarz) {
    // Outwards to whole pixels: no edge may let something through.
    const x = Math.floor((one.x - teil.x) * breite * mass)
    const y = Math.floor((one.y - teil.y) * hoehe * mass)
    stift.fillRect(x, y, Math.ceil(one.breite * breite * mass) + 1, Math.ceil(one.hoehe * hoehe * mass) + 1)
  }
  return canvas
}

/** One page of the PDF. */
export async function printBlatt(
  datei: Blob,
  bearbeitung: Bearbeitung,
  { kante, guete }: { kante: number; guete: number },
): Promise<Blatt> {
  const bild = await decode(datei)
  if (!bild) throw new Error('Das Foto lässt sich nicht mehr lesen.')
  const canvas = draw(bild, bearbeitung, kante)
  bild.close()
  const jpeg = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/jpeg', guete)
  })
  if (!jpeg) throw new Error('Das Foto lässt sich nicht speichern.')
  const blatt = { jpeg: new Uint8Array(await jpeg.arrayBuffer()), breite: canvas.width, hoehe: canvas.height }
  canvas.width = 0
  return blatt
}
