import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { flate, objectList, type PdfObjekte, pdf } from '../../../../test/support/dateien.ts'
import { checkDatei } from '../pruefung.ts'
import { angriffe } from './angriffe.test-daten.ts'
import { checkPdf } from './index.ts'

const text = (inhalt: string) => Buffer.from(inhalt)

describe('UPL-04: PDF', () => {
  test.each(angriffe)('UPL-04: eine PDF enthält %s und wird abgelehnt', async (_, objekte, mangel, trailer = '') => {
    expect(await checkDatei(pdf(objekte, trailer), 'pdf')).toBe(mangel)
  })

  test('UPL-04: 40 Arten von Angriffen sind dabei', () => {
    expect(angriffe.length).toBeGreaterThanOrEqual(40)
  })

  test('UPL-04: Links, Lesezeichen, ausgefüllte Formulare, Unterschriften und Text über JavaScript sind harmlos', async () => {
    const harmless: PdfObjekte[] = [
      { 5: '<< /S /URI /URI (https://jobcenter.example/JS/Launch) >>' },
      { 1: '<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] /Outlines 5 0 R >>', 5: '<< /Type /Outlines >>' },
      { 5: '<< /FT /Tx /T (Name) /V (Kim Klicker) >>', 6: '<< /AcroForm << /Fields [5 0 R] >> >>' },
      { 5: '<< /FT /Sig /V << /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >> >>' },
      { 5: '<< /Title (/JavaScript und /Launch erklärt) /BM /Screen >>' },
      { 5: { kopf: '', strom: text('BT (/JavaScript /Launch) Tj ET') } },
      { 5: objectList('<< /Type /Font /BaseFont /Movie >>') },
    ]
    for (const objekte of harmless)
      expect(await checkDatei(pdf(objekte), 'pdf'), JSON.stringify(objekte)).toBeUndefined()
  })

  test('UPL-04: was beim Entpacken riesig wird, wird abgelehnt, auch in mehreren Schichten', async () => {
    const big = deflateSync(Buffer.alloc(200 * 1024 * 1024))
    const bombs: PdfObjekte[] = [
      { 5: { kopf: '/Filter /FlateDecode', strom: big } },
      { 5: { kopf: '/Filter [/FlateDecode /FlateDecode]', strom: deflateSync(big) } },
      {
        5: {
          kopf: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          strom: deflateSync(Buffer.alloc(40 * 1024 * 1024)),
        },
      },
      { 5: { kopf: '/Filter 6 0 R', strom: big } },
      Object.fromEntries(
        Array.from({ length: 7 }, (_, i) => [
          i + 5,
          { kopf: '/Filter /Fl', strom: deflateSync(Buffer.alloc(100 * 1024 * 1024)) },
        ]),
      ),
    ]
    for (const objekte of bombs) expect(await checkDatei(pdf(objekte), 'pdf')).toBe('entpackt-zu-gross')
  }, 60_000)

  test('UPL-04: eine Seite in 600 dpi ist nicht zu groß', async () => {
    const page = deflateSync(Buffer.alloc(105 * 1024 * 1024), { level: 1 })
    expect(
      await checkDatei(pdf({ 5: { kopf: '/Subtype /Image /Filter /FlateDecode', strom: page } }), 'pdf'),
    ).toBeUndefined()
  })

  test('UPL-04: tausend zufällig verdorbene PDF bringen die Prüfung nicht zum Absturz', async () => {
    const good = pdf({ 5: objectList('<< /Type /Font >>'), 6: flate('q Q') })
    let seed = 7
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      return seed % n
    }
    for (let i = 0; i < 1000; i++) {
      const bad = Buffer.from(good)
      for (let k = 0; k < 1 + random(20); k++) bad[random(bad.length)] = random(256)
      await checkPdf(bad.subarray(0, random(10) === 0 ? random(bad.length) : bad.length))
    }
  })
})
