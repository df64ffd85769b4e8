// Takes an upload and stores it, hashed and encrypted: with the file layer of the portal behind its listener, or, as the
// baseline, with nothing but node:http, node:crypto and a file.
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createAblage, newAblagename } from '#platform/dateien/ablage.ts'
import { receiveDatei } from '#platform/dateien/annahme.ts'
import { newDateischluessel } from '#platform/krypto/dateischluessel.ts'
import { listen } from '#platform/lauschen.ts'
import { openMultipart } from '#web/schutz/mehrteilig.ts'

const [port, ordner = '', art] = process.argv.slice(2)
const GRENZE = 4 * 1024 ** 3

async function storeRaw(request: IncomingMessage): Promise<string> {
  const path = join(ordner, randomBytes(16).toString('hex'))
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(part: Buffer, _, done) {
      hash.update(part)
      done(null, part)
    },
  })
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12))
  await pipeline(request, hashing, cipher, createWriteStream(path, { flush: true }))
  rmSync(path)
  return hash.digest('hex')
}

const ablage = createAblage({ dataDir: ordner, s3Url: undefined })
const settings = { dateien: { dateiBytes: GRENZE, anzahl: 1, personBytes: GRENZE } }

async function storeFile(request: Request, incoming: IncomingMessage): Promise<Response> {
  const { empfang } = await openMultipart(request, incoming, settings)
  let answer = 'keine Datei'
  for await (const { name, inhalt } of empfang.dateien()) {
    const ziel = { name: newAblagename(), schluessel: newDateischluessel(), kontext: 'bench' }
    const datei = { name, inhalt, erlaubt: ['pdf'] as const, maxBytes: GRENZE }
    const result = await receiveDatei(ablage, datei, ziel)
    answer = result.ok ? result.sha256.toString('hex') : result.fehler.grund
    await ablage.delete([ziel.name])
  }
  return new Response(answer)
}

if (art === 'roh') {
  createServer(async (request, response) => {
    if (request.method === 'GET') response.end()
    else response.end(await storeRaw(request))
  }).listen(Number(port), '127.0.0.1')
} else {
  const answer = (request: Request, umgebung?: object) =>
    request.method === 'GET'
      ? new Response('bereit')
      : storeFile(request, (umgebung as { incoming: IncomingMessage }).incoming)
  await listen(answer, { port: Number(port), host: '127.0.0.1' })
}
process.once('disconnect', () => process.exit(0))
