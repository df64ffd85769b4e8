import { createCipheriv } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { freierPort, type Prozess, programm, starte, warteAuf } from '../prozess.ts'
import { spanne } from '../statistik.ts'
import { type Ergebnis, messeCpu, type Seite, type Vergleich, vergleiche } from '../vergleich.ts'

const MIB = 1024 ** 2
const GRENZE = '----bench'
const head = Buffer.from(
  `--${GRENZE}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\nx\r\n--${GRENZE}\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n`,
)
const tail = Buffer.from(`\r\n--${GRENZE}--\r\n`)
/** Looks random, so that nothing finds a line end in every byte or none at all. */
const piece = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16)).update(Buffer.alloc(64 * 1024))

/** The same bytes for both: to the baseline they are just a body. */
async function upload(port: number, mebibytes: number): Promise<void> {
  const pieces = (mebibytes * MIB) / piece.length
  const length = head.length + pieces * piece.length + tail.length
  const request = httpRequest({
    port,
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${GRENZE}`, 'content-length': length },
  })
  const answered = new Promise<string>((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (response) => {
      let text = ''
      response.on('data', (part) => (text += part)).once('end', () => resolve(text))
    })
  })
  async function* body() {
    yield head
    for (let i = 0; i < pieces; i++) yield piece
    yield tail
  }
  await pipeline(Readable.from(body(), { objectMode: false }), request)
  const answer = await answered
  if (!/^[0-9a-f]{64}$/.test(answer)) throw new Error(`Upload: ${answer}`)
}

/** How much more memory the process had at its most than before, in MiB. */
async function measureGrowth(prozess: Prozess, run: () => Promise<void>): Promise<number> {
  const before = (await prozess.stand()).rssMiB
  let most = before
  let running = true
  const watch = (async () => {
    while (running) {
      most = Math.max(most, (await prozess.stand()).rssMiB)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  await run()
  running = false
  await watch
  return most - before
}

const MAX_GROWTH = 60

/** Growth as a comparison with the limit itself. */
function growth(name: string, werte: number[]): Vergleich {
  return {
    einheit: 'MiB mehr Speicher',
    produkt: { name, werte: spanne(werte) },
    grundlinie: { name: `erlaubte ${MAX_GROWTH} MiB`, werte: spanne([MAX_GROWTH]) },
    verhaeltnis: spanne(werte.map((wert) => wert / MAX_GROWTH)),
    ziel: 1,
  }
}

async function start(ordner: string, art: 'portal' | 'roh') {
  const folder = join(ordner, `upload-${art}`)
  mkdirSync(folder, { recursive: true })
  const port = await freierPort()
  const prozess = starte(programm('upload'), [String(port), folder, art])
  await warteAuf(`http://127.0.0.1:${port}/`, prozess.ende)
  return { prozess, port }
}

export async function messeUpload(
  ordner: string,
  { runden, kurz }: { runden: number; kurz: boolean },
): Promise<Ergebnis> {
  const [portal, roh] = [await start(ordner, 'portal'), await start(ordner, 'roh')]
  const groesse = 100
  const side = (name: string, { prozess, port }: { prozess: Prozess; port: number }): Seite => ({
    name,
    run: async () => ({ wert: (await messeCpu(prozess, 1000, () => upload(port, groesse))).wert }),
  })
  try {
    const cpu = await vergleiche(
      [
        side('Portal: Formular lesen, Art erkennen, SHA-256, AES-256-GCM in Blöcken, auf die Platte', portal),
        side('node:http, SHA-256, AES-256-GCM, auf die Platte, sonst nichts', roh),
      ],
      { runden, ziele: [1.5], einheit: 'ms CPU je 100 MB' },
    )
    const grown = []
    for (let i = 0; i < 3; i++) grown.push(await measureGrowth(portal.prozess, () => upload(portal.port, groesse)))
    const large = kurz ? 300 : 1024
    const grownLarge = [await measureGrowth(portal.prozess, () => upload(portal.port, large))]
    return {
      name: 'upload',
      titel: 'Datei von 100 MB hochladen',
      vergleiche: [...cpu, growth('Portal, 100 MB', grown), growth(`Portal, ${large} MB`, grownLarge)],
      anmerkungen: [
        'Hinter dem Server des Portals, ohne Sitzung und Datenbank: gemessen wird, was mit den Bytes geschieht. Speicher: der höchste Stand während des Hochladens über dem davor.',
      ],
    }
  } finally {
    await portal.prozess.close()
    await roh.prozess.close()
  }
}
