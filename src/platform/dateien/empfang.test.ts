import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chunked, collected, pdf } from '../../../test/support/dateien.ts'
import { ENDE, field, file, fileHead, form, GRENZE, MULTIPART } from '../../../test/support/mehrteilig.ts'
import { decryptDatei, newDateischluessel } from '../krypto/dateischluessel.ts'
import { type Ablage, createAblage, newAblagename } from './ablage.ts'
import { receiveDatei } from './annahme.ts'
import { Empfang, Empfangsfehler } from './empfang.ts'

const MB = 1024 * 1024
const grenzen = { dateien: 20, gesamtBytes: 300 * MB }
const from = (bytes: Buffer, size?: number) => Readable.from(chunked(bytes, size))

async function readForm(bytes: Buffer, size?: number) {
  const empfang = new Empfang(from(bytes, size), MULTIPART, grenzen)
  const vorab = await empfang.vorab()
  const dateien: [string, string, string][] = []
  for await (const { feld, name, inhalt } of empfang.dateien()) {
    dateien.push([
      feld,
      name,
      createHash('sha256')
        .update(await collected(inhalt))
        .digest('hex'),
    ])
  }
  return { vorab, dateien, felder: empfang.felder }
}

const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

describe('Ein Formular mit Dateien', () => {
  const a = randomBytes(300_000)
  const b = Buffer.from(`\r\n--${GRENZE.slice(0, 10)} fast die Grenze\r\n`)
  const body = form(
    field('csrf', 'beweis'),
    field('betreff', 'Übersicht\r\nzweite Zeile'),
    file('anhang', 'Kontoauszug Mai äöü.pdf', a),
    file('anhang', 'leer.pdf', ''),
    file('anhang', '', ''),
    file('anhang', 'b.txt', b),
    field('knopf', 'senden'),
  )

  test('liest einen Namen mit Anführungszeichen, wie ihn Browser schreiben', async () => {
    const { dateien } = await readForm(form(file('anhang', 'Mieterhöhung %22Januar%22.pdf', 'x')))
    expect(dateien[0]![1]).toBe('Mieterhöhung "Januar".pdf')
  })

  test.each([1, 7, 100, 4096, 65_536, 1_000_000])('kommt ganz an, in Stücken von %i Bytes', async (size) => {
    // Byte by byte only the short one: the rest is the same loop.
    const bytes = size < 100 ? form(field('csrf', 'x'), file('anhang', 'b.txt', b), field('knopf', 'ja')) : body
    const { vorab, dateien, felder } = await readForm(bytes, size)
    expect(vorab[0]?.[0]).toBe('csrf')
    if (size < 100) {
      expect(dateien).toEqual([['anhang', 'b.txt', sha(b)]])
      expect(felder.at(-1)).toEqual(['knopf', 'ja'])
      return
    }
    expect(vorab).toEqual([
      ['csrf', 'beweis'],
      ['betreff', 'Übersicht\r\nzweite Zeile'],
    ])
    expect(dateien).toEqual([
      ['anhang', 'Kontoauszug Mai äöü.pdf', sha(a)],
      ['anhang', 'leer.pdf', sha('')],
      ['anhang', 'b.txt', sha(b)],
    ])
    expect(felder.at(-1)).toEqual(['knopf', 'senden'])
  })

  test('eine Datei, die niemand liest, hält nichts auf', async () => {
    const empfang = new Empfang(from(body, 5000), MULTIPART, grenzen)
    await empfang.vorab()
    const names: string[] = []
    for await (const { name, inhalt } of empfang.dateien()) {
      names.push(name)
      if (names.length === 1) for await (const _ of inhalt) break
    }
    expect(names).toHaveLength(3)
    expect(empfang.felder.at(-1)?.[0]).toBe('knopf')
  })

  test('UPL-07: Ordner im Namen einer Datei fallen weg', async () => {
    const { dateien } = await readForm(form(file('a', '../../etc/passwd', 'x'), file('a', 'C:\\fakepath\\b.pdf', 'x')))
    expect(dateien.map(([, name]) => name)).toEqual(['passwd', 'b.pdf'])
  })
})

describe('UPL-08: kaputte, abgebrochene und lügende Formulare', () => {
  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=x',
    'application/x-www-form-urlencoded',
    '',
    `multipart/form-data; boundary=${'x'.repeat(400)}`,
  ])('UPL-08: der Typ „%s“ wird abgelehnt, ohne dass etwas abstürzt', async (type) => {
    await expect(async () => {
      const empfang = new Empfang(from(form(field('a', 'b'))), type, grenzen)
      await empfang.vorab()
      for await (const { inhalt } of empfang.dateien()) await collected(inhalt)
    }).rejects.toThrow(Empfangsfehler)
  })

  test('UPL-08: an jeder Stelle abgebrochen ist es ein Fehler, nie ein halbes Formular', async () => {
    const body = form(
      field('csrf', 'x'),
      file('anhang', 'a.pdf', pdf()),
      file('anhang', 'b.pdf', 'kurz'),
      field('k', 'v'),
    )
    // Behind the last dashes only a line end is missing.
    for (let length = 0; length < body.length - 4; length += 7) {
      await expect(readForm(body.subarray(0, length), 500), String(length)).rejects.toThrow(Empfangsfehler)
    }
  })

  test('UPL-08: eine Verbindung, die mit einem Fehler endet, ist ein Fehler', async () => {
    for (const length of [50, 200, 5000, 100_000]) {
      const source = Readable.from(
        (async function* () {
          yield* chunked(
            form(field('csrf', 'x'), file('anhang', 'a.pdf', randomBytes(300_000))).subarray(0, length),
            999,
          )
          throw new Error('ECONNRESET')
        })(),
      )
      await expect(async () => {
        const empfang = new Empfang(source, MULTIPART, grenzen)
        await empfang.vorab()
        for await (const { inhalt } of empfang.dateien()) await collected(inhalt)
      }).rejects.toThrow(Empfangsfehler)
    }
  })

  test('UPL-08: zu viele Teile, Felder, Dateien oder Bytes sind ein Fehler', async () => {
    const many = [
      form(...Array.from({ length: 600 }, (_, i) => field(`f${i}`, 'x'))),
      form(...Array.from({ length: 21 }, (_, i) => file('a', `${i}.pdf`, 'x'))),
      form(field('a', 'x'.repeat(70_000))),
      form(...Array.from({ length: 20 }, () => field('a', 'x'.repeat(60_000)))),
    ]
    for (const [i, body] of many.entries()) {
      await expect(readForm(body), String(i)).rejects.toMatchObject({ art: 'menge' })
    }
    const empfang = new Empfang(from(form(file('a', 'a.pdf', Buffer.alloc(2 * MB)))), MULTIPART, {
      dateien: 1,
      gesamtBytes: MB,
    })
    await expect(async () => {
      for await (const { inhalt } of empfang.dateien()) await collected(inhalt)
    }).rejects.toMatchObject({ art: 'menge' })
  })

  test('UPL-08: tausend verdorbene Formulare enden alle, keins mit einem fremden Fehler', async () => {
    const good = form(field('csrf', 'x'), file('anhang', 'a.pdf', pdf()), field('k', 'v'), file('anhang', 'b', 'kurz'))
    const head = Buffer.from(`--${GRENZE}\r\n`)
    let seed = 3
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      return seed % n
    }
    const extras = ['__proto__', 'constructor', '"; filename="x', '\0', '\r\nX: y', 'a'.repeat(9000)]
    let whole = 0
    for (let i = 0; i < 1000; i++) {
      let bad = Buffer.from(good)
      const changes = 1 + random(8)
      for (let k = 0; k < changes; k++) bad[random(Math.min(bad.length, 400))] = random(256)
      if (i % 5 === 0)
        bad = Buffer.concat([
          head,
          Buffer.from(`Content-Disposition: form-data; name="${extras[random(6)]}"\r\n\r\nx\r\n`),
          bad,
        ])
      if (i % 7 === 0) bad = bad.subarray(0, random(bad.length))
      try {
        await readForm(bad, 1 + random(900))
        whole++
      } catch (error) {
        if (!(error instanceof Empfangsfehler)) throw error
      }
    }
    expect(whole).toBeGreaterThan(10)
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  test('INP-11: wer zu langsam sendet, wird getrennt; wer wartet, weil das Portal nicht nachkommt, nicht', async () => {
    async function* drip() {
      yield Buffer.concat([field('csrf', 'x'), fileHead('a', 'a.pdf')])
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        yield Buffer.from('x')
      }
    }
    const slow = new Empfang(Readable.from(drip()), MULTIPART, grenzen, { alle: 100, mindestens: 1000 })
    await expect(async () => {
      for await (const { inhalt } of slow.dateien()) await collected(inhalt)
    }).rejects.toMatchObject({ art: 'langsam' })
    const patient = new Empfang(from(form(file('a', 'a.pdf', Buffer.alloc(2 * MB)))), MULTIPART, grenzen, {
      alle: 100,
      mindestens: 1000,
    })
    for await (const { inhalt } of patient.dateien()) {
      await new Promise((resolve) => setTimeout(resolve, 350))
      expect((await collected(inhalt)).length).toBe(2 * MB)
    }
  })
})

describe('Empfang und Ablage zusammen', () => {
  let dataDir: string
  let ablage: Ablage
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'ojc-empfang-'))
    ablage = createAblage({ dataDir, s3Url: undefined })
  })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  const count = async () => {
    let n = 0
    for await (const _ of ablage.list()) n++
    return n
  }

  /** A form with one large PDF that is never whole anywhere. */
  async function* endless(bytes: number, seen: { bytes: number }) {
    const piece = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(64 * 1024))
    yield Buffer.concat([field('csrf', 'x'), fileHead('a', 'gross.pdf'), Buffer.from('%PDF-1.7\n')])
    for (seen.bytes = 0; seen.bytes < bytes; seen.bytes += piece.length) yield piece
    yield Buffer.concat([Buffer.from('\r\n'), ENDE])
  }

  async function receive(bytes: number, maxBytes: number, seen = { bytes: 0 }) {
    const source = Readable.from(endless(bytes, seen), { objectMode: false, highWaterMark: 64 * 1024 })
    const empfang = new Empfang(source, MULTIPART, { dateien: 1, gesamtBytes: 2 * bytes + MB })
    await empfang.vorab()
    const ziel = { name: newAblagename(), schluessel: newDateischluessel(), kontext: 'x' }
    for await (const { name, inhalt } of empfang.dateien()) {
      const result = await receiveDatei(ablage, { name, inhalt, erlaubt: ['pdf'], maxBytes }, ziel)
      if (!result.ok) empfang.abbrechen()
      return { result, ziel }
    }
    throw new Error('keine Datei')
  }

  test('UPL-02: 100 MB gehen hindurch, ohne dass der Speicher mit ihnen wächst', async () => {
    await receive(20 * MB, 200 * MB)
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    let most = before
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss())
    }, 5)
    const { result, ziel } = await receive(100 * MB, 200 * MB)
    clearInterval(timer)
    expect(most - before).toBeLessThan(60 * MB)
    if (!result.ok) throw new Error(result.fehler.grund)
    expect(result.groesse).toBe(100 * MB + 9)
    const hash = createHash('sha256')
    for await (const part of decryptDatei(await ablage.get(ziel.name), ziel.schluessel, ziel.kontext)) hash.update(part)
    expect(hash.digest().equals(result.sha256)).toBe(true)
    await ablage.delete([ziel.name])
  }, 60_000)

  test('UPL-02: ein Gigabyte wird an der Grenze abgelehnt: gelesen wird kaum mehr als erlaubt, gespeichert nichts', async () => {
    const files = await count()
    const seen = { bytes: 0 }
    const before = process.memoryUsage.rss()
    const { result } = await receive(1024 * MB, 10 * MB, seen)
    expect(result).toEqual({ ok: false, fehler: { grund: 'zu-gross' } })
    expect(seen.bytes).toBeLessThan(14 * MB)
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MB)
    expect(await count()).toBe(files)
  })

  test('UPL-08: zweihundert Abbrüche hinterlassen keine Datei', async () => {
    const files = await count()
    const body = form(field('csrf', 'x'), file('a', 'a.pdf', Buffer.concat([pdf(), Buffer.alloc(500_000)])))
    for (let i = 0; i < 200; i++) {
      const cut = body.subarray(0, 60 + Math.floor(((body.length - 70) * i) / 200))
      const empfang = new Empfang(from(cut, 20_000), MULTIPART, grenzen)
      await expect(async () => {
        for await (const { name, inhalt } of empfang.dateien()) {
          const ziel = { name: newAblagename(), schluessel: newDateischluessel(), kontext: 'x' }
          await receiveDatei(ablage, { name, inhalt, erlaubt: ['pdf'], maxBytes: 10 * MB }, ziel)
        }
      }, String(i)).rejects.toThrow(Empfangsfehler)
    }
    expect(await count()).toBe(files)
  }, 60_000)
})
