import { expect, test } from 'vitest'
import { type Blatt, writePdf } from '../../src/browser/hochladen/pdf.ts'
import { checkDatei } from '../../src/platform/dateien/pruefung.ts'
import { jpeg } from '../support/dateien.ts'

const blatt = async (breite: number, hoehe: number): Promise<Blatt> => ({
  jpeg: new Uint8Array(await jpeg({ breite, hoehe })),
  breite,
  hoehe,
})

/** The content of a file as characters, one a byte. */
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('UPL-01: die PDF aus Fotos nimmt die Prüfung des Portals an, ob mit einer Seite oder mit dreißig', async () => {
  for (const anzahl of [1, 30]) {
    const bytes = writePdf(await Promise.all(Array.from({ length: anzahl }, () => blatt(300, 400))))
    expect([anzahl, await checkDatei(Buffer.from(bytes), 'pdf')]).toEqual([anzahl, undefined])
    expect(textOf(bytes)).toContain(`/Count ${anzahl} `)
  }
})

test('jede Seite ist A4, hoch oder quer wie das Bild, und das Bild liegt ganz darauf', async () => {
  const text = textOf(writePdf([await blatt(300, 400), await blatt(400, 300), await blatt(100, 1000)]))
  expect([...text.matchAll(/MediaBox \[0 0 (\d+) (\d+)\]/g)].map(([, w, h]) => `${w}x${h}`)).toEqual([
    ...['595x842', '842x595', '595x842'],
  ])
  const lagen = [...text.matchAll(/q ([\d.]+) 0\.00 0\.00 ([\d.]+) ([\d.]+) ([\d.]+) cm/g)].map((one) =>
    one.slice(1).map(Number),
  )
  expect(lagen).toHaveLength(3)
  for (const [i, [w, h, x, y]] of lagen.entries()) {
    const [breite, hoehe] = i === 1 ? [842, 595] : [595, 842]
    expect(w! + 2 * x!).toBeCloseTo(breite, 0)
    expect(h! + 2 * y!).toBeCloseTo(hoehe, 0)
    expect(Math.min(x!, y!)).toBeGreaterThanOrEqual(0)
  }
  expect(lagen[2]![0]! / lagen[2]![1]!).toBeCloseTo(0.1, 2)
})

test('die Stellen im Verzeichnis stimmen, und die Bilder stehen Byte für Byte darin', async () => {
  const one = await blatt(64, 48)
  const bytes = Buffer.from(writePdf([one, one]))
  const text = textOf(bytes)
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  offsets.forEach((offset, i) => {
    expect(text.slice(offset, offset + 8)).toMatch(new RegExp(`^${i + 1} 0 obj`))
  })
  expect(offsets).toHaveLength(8)
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)![1])).startsWith('xref')).toBe(true)
  expect(bytes.indexOf(Buffer.from(one.jpeg))).toBeGreaterThan(0)
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
})
