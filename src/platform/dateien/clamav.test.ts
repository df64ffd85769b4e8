import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Clamd, EICAR, EIGENER_FUND, ohneClamd, startClamd } from '../../../test/support/clamd.ts'
import {
  chunked,
  flate,
  jpeg,
  pdf,
  png,
  pngChunk,
  withChunks,
  withComment,
  zip,
} from '../../../test/support/dateien.ts'
import { createClamav, ScannerGestoert } from './clamav.ts'

const text = (inhalt: string) => Buffer.from(inhalt)

describe.skipIf(ohneClamd !== undefined)(
  `mit dem echten clamd ${ohneClamd ? `(ausgelassen: ${ohneClamd})` : ''}`,
  () => {
    let clamd: Clamd
    beforeAll(async () => {
      clamd = await startClamd()
    }, 60_000)
    afterAll(() => clamd?.stop())
    const scan = (bytes: Buffer) => createClamav(clamd.url).scan(chunked(bytes, 10_007))

    test('UPL-05: saubere Dateien sind sauber, auch leere und große, und der Scanner nennt seine Version', async () => {
      for (const bytes of [pdf(), await jpeg(), await png(), Buffer.alloc(0), Buffer.alloc(8_000_000, 'x')]) {
        expect(await scan(bytes)).toMatchObject({ art: 'sauber', scanner: expect.stringMatching(/^ClamAV \d/) })
      }
    })

    test('UPL-05: die Prüfdatei EICAR und eine eigene Signatur werden gefunden, wo ClamAV hineinsieht', async () => {
      const infected = [
        text(EICAR),
        text(`davor ${EICAR} danach`),
        text(`${'x'.repeat(3_000_000)}${EIGENER_FUND}`),
        zip('a.txt', text(EICAR)),
        pdf({ 5: { kopf: '', strom: text(EICAR) } }),
        pdf({ 5: flate(EICAR) }),
        Buffer.concat([await jpeg(), text(EICAR)]),
        withComment(await jpeg(), EICAR),
        withChunks(await png(), pngChunk('tEXt', text(`Comment\0${EICAR}`))),
      ]
      for (const [i, bytes] of infected.entries()) expect(await scan(bytes), String(i)).toMatchObject({ art: 'befall' })
    })

    test('UPL-05: was der Scanner nicht ganz ansehen kann, gilt als Fund', async () => {
      let nested = zip('innen.txt', text('x'))
      for (let i = 0; i < 12; i++) nested = zip(`${i}.zip`, nested)
      expect(await scan(nested)).toMatchObject({ art: 'grenze' })
      expect(await scan(Buffer.alloc(31 * 1024 * 1024, 'x'))).toMatchObject({ art: 'grenze' })
    })

    test('UPL-05: in gepackten Text eines PNG sieht ClamAV nicht hinein; deshalb werden Bilder neu gemacht', async () => {
      const hidden = withChunks(await png(), pngChunk('zTXt', Buffer.concat([text('Comment\0\0'), deflateSync(EICAR)])))
      expect(await scan(hidden)).toMatchObject({ art: 'sauber' })
    })

    test('UPL-05: zwanzig Dateien zugleich bekommen jede ihre eigene Antwort', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => scan(text(i % 2 ? EICAR : `harmlos ${i}`)).then(({ art }) => art)),
      )
      expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => (i % 2 ? 'befall' : 'sauber')))
    })

    test('UPL-05: angehalten, beendet und wieder da: nie eine falsche Antwort', async () => {
      const own = await startClamd()
      const scanner = createClamav(own.url, { geduld: 500, hoechstens: 2000 })
      try {
        own.process.kill('SIGSTOP')
        await expect(scanner.scan(chunked(text(EICAR)))).rejects.toThrow(ScannerGestoert)
        await expect(scanner.scan(chunked(Buffer.alloc(20_000_000)))).rejects.toThrow(ScannerGestoert)
        own.process.kill('SIGCONT')
        expect(await createClamav(own.url).scan(chunked(text(EICAR)))).toMatchObject({ art: 'befall' })
      } finally {
        await own.stop()
      }
      await expect(createClamav(own.url).scan(chunked(text('x')))).rejects.toThrow(ScannerGestoert)
    }, 60_000)
  },
)

describe('mit einem Gegenüber, das nur das Protokoll spricht', () => {
  let server: Server | undefined
  let folder: string
  let received: Buffer
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ojc-scanner-'))
  })
  afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Answers VERSION; with INSTREAM it does what the test says, once everything has come or at once. */
  async function stand(answer: (socket: Socket) => void, wann: 'am-ende' | 'sofort' = 'am-ende', tcp = false) {
    received = Buffer.alloc(0)
    server = createServer((socket) => {
      let bytes = Buffer.alloc(0)
      let begun = false
      socket.on('error', () => undefined)
      socket.on('data', (part) => {
        bytes = Buffer.concat([bytes, part as Buffer])
        if (bytes.toString('latin1').startsWith('zVERSION\0')) return void socket.end('ClamAV 1.4.6/27000/Mon\0')
        if (!begun && wann === 'sofort') {
          begun = true
          answer(socket)
        }
        if (wann === 'am-ende' && bytes.subarray(-4).equals(Buffer.alloc(4))) {
          received = bytes
          answer(socket)
        }
      })
    })
    const path = join(folder, `s${Math.floor(performance.now() * 1000)}`)
    await new Promise<void>((resolve) =>
      tcp ? server!.listen(0, '127.0.0.1', resolve) : server!.listen(path, resolve),
    )
    const address = server.address()
    const url = typeof address === 'string' ? `unix://${address}` : `tcp://127.0.0.1:${address?.port}`
    return createClamav(url, { geduld: 300, hoechstens: 1500 })
  }
  const scan = (scanner: ReturnType<typeof createClamav>, size = 700_000) =>
    scanner.scan(chunked(Buffer.alloc(size, 1)))

  test.each([false, true])('UPL-05: der Inhalt geht in Stücken mit ihrer Länge hinüber (TCP: %s)', async (tcp) => {
    const scanner = await stand((socket) => socket.end('stream: OK\0'), 'am-ende', tcp)
    expect(await scan(scanner)).toEqual({ art: 'sauber', scanner: 'ClamAV 1.4.6/27000/Mon' })
    let at = 'zINSTREAM\0'.length
    let total = 0
    for (let length = received.readUInt32BE(at); length > 0; length = received.readUInt32BE(at)) {
      total += length
      at += 4 + length
    }
    expect([total, at + 4]).toEqual([700_000, received.length])
  })

  test.each([
    ['stream: Eicar-Test-Signature FOUND', { art: 'befall', signatur: 'Eicar-Test-Signature' }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', { art: 'befall' }],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND', { art: 'grenze' }],
    ['INSTREAM size limit exceeded. ERROR', { art: 'grenze' }],
  ])('UPL-05: „%s“ gilt als Fund', async (answer, wanted) => {
    const scanner = await stand((socket) => socket.end(`${answer}\0`))
    expect(await scan(scanner)).toMatchObject(wanted)
  })

  test('UPL-05: eine Antwort, die vor dem Ende kommt, zählt', async () => {
    const scanner = await stand((socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'), 'sofort')
    expect(await scan(scanner, 30_000_000)).toMatchObject({ art: 'grenze' })
  })

  test.each<[string, (socket: Socket) => void]>([
    ['schweigt', () => undefined],
    ['legt auf', (socket) => socket.destroy()],
    ['endet ohne Antwort', (socket) => socket.end()],
    ['bricht mitten in der Antwort ab', (socket) => socket.end('stream: O')],
    ['antwortet mit einem Fehler', (socket) => socket.end('Can not create temporary file ERROR\0')],
    ['antwortet auf etwas anderes', (socket) => socket.end('stream: OK FOUND OK\0')],
    ['antwortet leer', (socket) => socket.end('\0')],
    ['kennt den Befehl nicht', (socket) => socket.end('UNKNOWN COMMAND\0')],
    ['redet ohne Ende', (socket) => socket.write('x'.repeat(100_000))],
    [
      'tröpfelt',
      (socket) => {
        const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('x')), 50)
      },
    ],
  ])('UPL-05: ein Scanner, der %s, hat nichts für sauber erklärt', async (_, answer) => {
    await expect(scan(await stand(answer))).rejects.toThrow(ScannerGestoert)
  })

  test('UPL-05: bricht die Datei selbst ab, ist das kein Urteil', async () => {
    const scanner = await stand((socket) => socket.end('stream: OK\0'))
    async function* broken() {
      yield Buffer.alloc(1000)
      throw new Error('verfälscht')
    }
    await expect(scanner.scan(broken())).rejects.toThrow('verfälscht')
  })

  test('UPL-05: ist niemand da, gibt es kein Urteil', async () => {
    await expect(createClamav('unix:///nirgends/s').scan(chunked(text('x')))).rejects.toThrow(ScannerGestoert)
    await expect(createClamav('tcp://127.0.0.1:1').version()).rejects.toThrow(ScannerGestoert)
  })
})
