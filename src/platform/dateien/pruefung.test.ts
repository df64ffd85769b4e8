import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import {
  HEIC,
  jpeg,
  pdf,
  png,
  pngChunk,
  pngFlood,
  withChunks,
  withComment,
  zip,
} from '../../../test/support/dateien.ts'
import { isAlsoArchive } from './archiv.ts'
import { checkDatei, cleanDatei } from './pruefung.ts'
import { alleDateitypen, type Dateityp, judgeTyp } from './typen.ts'

/** What happens to a file on its way in: refused, or taken as a type. */
async function take(name: string, bytes: Buffer): Promise<Dateityp | `nein: ${string}`> {
  const urteil = await judgeTyp(name, bytes.subarray(0, 4100), alleDateitypen)
  if (!urteil.ok) return `nein: ${urteil.grund}`
  const mangel = await checkDatei(bytes, urteil.typ)
  return mangel ? `nein: ${mangel}` : urteil.typ
}

const text = (inhalt: string) => Buffer.from(inhalt)

describe('UPL-01: angenommen wird, was Endung, Anfang und ganzer Inhalt gemeinsam sagen', () => {
  test('UPL-01: gute Dateien kommen an, in jeder erlaubten Schreibung ihres Namens', async () => {
    const [bild, foto] = [await png(), await jpeg()]
    const good: [string, Buffer, Dateityp][] = [
      ...['a.pdf', 'A.PDF', 'ohne', 'punkt.in.der.mitte.pdf', 'Übersicht Mai.pdf'].map(
        (name): [string, Buffer, Dateityp] => [name, pdf(), 'pdf'],
      ),
      ...['a.jpg', 'a.JPEG', 'image', 'a.jpe'].map((name): [string, Buffer, Dateityp] => [name, foto, 'jpeg']),
      ...['a.png', 'Foto.PNG'].map((name): [string, Buffer, Dateityp] => [name, bild, 'png']),
      ...['IMG_0001.HEIC', 'a.heif'].map((name): [string, Buffer, Dateityp] => [name, HEIC, 'heic']),
    ]
    for (const [name, bytes, typ] of good) expect(await take(name, bytes), name).toBe(typ)
  })

  test('UPL-01: ein Name, der etwas anderes sagt als der Inhalt, wird abgelehnt', async () => {
    const files: Record<Dateityp, Buffer> = { pdf: pdf(), jpeg: await jpeg(), png: await png(), heic: HEIC }
    const endings = ['exe', 'html', 'svg', 'pdf', 'jpg', 'png', 'heic', 'zip', 'docx', 'pdf.exe', 'js', 'com', 'scr']
    const own: Record<Dateityp, string> = { pdf: 'pdf', jpeg: 'jpg', png: 'png', heic: 'heic' }
    for (const [typ, bytes] of Object.entries(files) as [Dateityp, Buffer][]) {
      for (const ending of endings.filter((each) => each !== own[typ])) {
        expect(await take(`a.${ending}`, bytes), `${typ} als ${ending}`).toBe('nein: endung')
      }
    }
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  const foreign: [string, Buffer][] = [
    ['HTML', text('<!doctype html><script>alert(1)</script>')],
    ['SVG', text(svg)],
    ['SVG mit XML-Kopf', text(`<?xml version="1.0"?>${svg}`)],
    ['ZIP', zip('a.txt', text('x'))],
    ['Word', zip('[Content_Types].xml', text('<Types/>'))],
    ['EXE', Buffer.concat([text('MZ'), Buffer.alloc(500)])],
    ['ELF', Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(500)])],
    ['Shell', text('#!/bin/sh\nrm -rf /\n')],
    ['GIF', text('GIF89a;;;;;;;;')],
    ['TIFF', Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(50)])],
    ['BMP', Buffer.concat([text('BM'), Buffer.alloc(100)])],
    ['WebP', Buffer.concat([text('RIFF'), Buffer.alloc(4), text('WEBPVP8 '), Buffer.alloc(50)])],
    ['AVIF', Buffer.from(HEIC.toString('latin1').replaceAll('heic', 'avif'), 'latin1')],
    ['Film', Buffer.concat([Buffer.from('0000001866747970', 'hex'), text('isommp42'), Buffer.alloc(64)])],
    ['PostScript', text('%!PS-Adobe-3.0\n')],
    ['RTF', text('{\\rtf1 x}')],
    ['nur Nullen', Buffer.alloc(5000)],
    ['nur Text', text('Sehr geehrte Damen und Herren')],
    ['leerer Kopf vor PDF', Buffer.concat([text('\n'.repeat(20)), pdf()])],
  ]
  test.each(foreign)('UPL-01: %s wird unter keinem Namen angenommen', async (_, bytes) => {
    for (const ending of ['pdf', 'jpg', 'png', 'heic', 'html', 'svg', '']) {
      expect(await take(ending ? `a.${ending}` : 'a', bytes), ending).toMatch(/^nein: /)
    }
  })

  test('UPL-01: abgeschnittene und verdorbene Dateien werden abgelehnt, gleich wo der Schaden ist', async () => {
    const [foto, bild] = [await jpeg({ breite: 640, hoehe: 480 }), await png({ breite: 640, hoehe: 480 })]
    const noise = await sharp({
      create: { width: 300, height: 300, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    } as never)
      .jpeg()
      .toBuffer()
    for (const [name, bytes] of [
      ['a.jpg', foto],
      ['a.jpg', noise],
      ['a.png', bild],
      ['a.pdf', pdf()],
      ['a.heic', HEIC],
    ] as const) {
      for (const share of [0.02, 0.3, 0.6, 0.9]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * share))
        const taken = await take(name, cut)
        // The last part of a HEIC is its picture, which is only read once the scanner has seen it.
        if (name === 'a.heic' && taken === 'heic')
          expect(await cleanDatei(cut, 'heic'), String(share)).toBe('beschaedigt')
        else expect(taken, `${name} ${share}`).toMatch(/^nein: /)
      }
    }
  })

  test('UPL-01: was zugleich ein Archiv ist, wird abgelehnt', async () => {
    const archive = zip('schadcode.exe', text('MZ'))
    for (const [name, bytes] of [
      ['a.pdf', pdf()],
      ['a.jpg', await jpeg()],
      ['a.png', await png()],
      ['a.heic', HEIC],
    ] as const) {
      const both = Buffer.concat([bytes, archive])
      expect(isAlsoArchive(both)).toBe(true)
      expect(isAlsoArchive(bytes)).toBe(false)
      expect(await take(name, both), name).toBe('nein: doppelgesicht')
    }
  })

  test('UPL-01: eine PDF, die zugleich eine Webseite ist oder hinter ihrem Ende weitergeht, wird abgelehnt', async () => {
    const page = text('%PDF-1.7\n%<html><script>alert(1)</script>\n')
    expect(await take('a.pdf', Buffer.concat([page, pdf().subarray(9)]))).toBe('nein: doppelgesicht')
    expect(await take('a.pdf', Buffer.concat([pdf(), text('<script>alert(1)</script>'.repeat(5))]))).toBe(
      'nein: doppelgesicht',
    )
    expect(await take('a.pdf', Buffer.concat([pdf(), Buffer.alloc(900), text('\n')]))).toBe('pdf')
  })
})

describe('UPL-03: Bilder', () => {
  test('UPL-03: die Kopie hat weder EXIF noch Ort, Text, Kommentar oder Anhang, aber dieselben Maße', async () => {
    const secret = 'GEHEIM-EXIF'
    const foto = withComment(await jpeg({ exif: secret }), 'GEHEIM-KOMMENTAR')
    const bild = withChunks(
      await png({ exif: secret }),
      pngChunk('tEXt', text('Comment\0GEHEIM-TEXT')),
      pngChunk('zTXt', Buffer.concat([text('Comment\0\0'), deflateSync('GEHEIM-GEPACKT')])),
      pngChunk('iTXt', text('XML:com.adobe.xmp\0\0\0\0\0GEHEIM-XMP')),
    )
    const sent: [Buffer, 'jpeg' | 'png' | 'heic'][] = [
      [Buffer.concat([foto, text('GEHEIM-ANHANG')]), 'jpeg'],
      [Buffer.concat([bild, text('GEHEIM-ANHANG')]), 'png'],
      [Buffer.concat([HEIC, text('\0\0\0\x15freeGEHEIM-ANHANG')]), 'heic'],
    ]
    for (const [bytes, typ] of sent) {
      expect(bytes.includes('GEHEIM')).toBe(true)
      const clean = await cleanDatei(bytes, typ)
      if (typeof clean === 'string') throw new Error(`${typ}: ${clean}`)
      expect(Buffer.from(clean).includes('GEHEIM'), typ).toBe(false)
      const meta = await sharp(clean).metadata()
      expect(meta).toMatchObject({ format: typ === 'png' ? 'png' : 'jpeg', width: 64, height: 48 })
      for (const key of ['exif', 'xmp', 'iptc', 'icc', 'comments'] as const)
        expect(meta[key], `${typ} ${key}`).toBeUndefined()
    }
  })

  test('UPL-03: ein HEIC wird zu einem JPEG mit denselben Farben', async () => {
    const clean = await cleanDatei(HEIC, 'heic')
    if (typeof clean === 'string') throw new Error(clean)
    const { data } = await sharp(clean).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [...data.subarray((y * 64 + x) * 3, (y * 64 + x) * 3 + 3)]
    for (const [point, color] of [
      [at(8, 8), [220, 200, 90]],
      [at(56, 40), [20, 30, 90]],
    ]) {
      for (let i = 0; i < 3; i++) expect(Math.abs(point![i]! - color![i]!)).toBeLessThan(40)
    }
  })

  test('UPL-03: ein gedrehtes Foto steht danach aufrecht', async () => {
    const turned = await sharp(await jpeg())
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const clean = await cleanDatei(turned, 'jpeg')
    expect(await sharp(clean as Buffer).metadata()).toMatchObject({ width: 48, height: 64 })
  })

  test('UPL-03: wer mehr Bildpunkte behauptet als erlaubt, wird abgelehnt, ehe etwas entpackt wird', async () => {
    for (const [breite, hoehe] of [
      [50_000, 50_000],
      [8000, 7000],
      [40_000, 2],
      [65_000, 65_000],
    ] as const) {
      const flood = pngFlood(breite, hoehe)
      const before = process.memoryUsage.rss()
      expect(await take('a.png', flood), `${breite}`).toBe('nein: zu-viele-pixel')
      expect(process.memoryUsage.rss() - before).toBeLessThan(40 * 1024 * 1024)
    }
  })

  test('UPL-03: 24 Millionen Bildpunkte eines Telefons gehen', async () => {
    const foto = await jpeg({ breite: 6000, hoehe: 4000 })
    expect(await take('a.jpg', foto)).toBe('jpeg')
    expect(await sharp((await cleanDatei(foto, 'jpeg')) as Buffer).metadata()).toMatchObject({
      width: 6000,
      height: 4000,
    })
  })
})
