import { S3mini } from 's3mini'
import type { Ablage, Ablageeintrag } from './ablage.ts'
import { assertAblagename, DateiFehlt, isAblagename } from './ablagename.ts'
import { parseS3Url } from './s3-adresse.ts'

/** What is smaller goes in one request; larger files in parts of this size, of which one is in memory at a time. */
const PART = 8 * 1024 * 1024
const TIMEOUT_MS = 60_000
const PAGE = 1000

/** Files in a bucket of an S3-compatible storage. An object appears whole or not at all. */
export function createS3Ablage(s3Url: string): Ablage {
  // Only the configured host is ever called: a redirect is an error (INP-07).
  const ask: typeof fetch = async (input, init) => await fetch(input, { ...init, redirect: 'error' })
  const ownHost: typeof fetch = (input, init) =>
    ask(input, init).catch((error: unknown) => {
      if (!isReset(error)) throw error
      return ask(input, init)
    })
  const s3 = new S3mini({ ...parseS3Url(s3Url), requestAbortTimeout: TIMEOUT_MS, fetch: ownHost })
  return {
    async put(name, inhalt) {
      assertAblagename(name)
      await upload(s3, name, inhalt)
    },
    async get(name) {
      assertAblagename(name)
      const response = await s3.getObjectResponse(name)
      if (!response?.body) throw new DateiFehlt('Eine gespeicherte Datei fehlt.')
      return response.body
    },
    async delete(namen) {
      for (const name of namen) {
        assertAblagename(name)
        await s3.deleteObject(name)
      }
    },
    list: () => listPages(s3),
    // Parts of unfinished uploads are the bucket's to remove: a lifecycle rule does it (docs/betrieb).
    sweep: async () => 0,
  }
}

async function* inParts(inhalt: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of inhalt) {
    held.push(piece)
    size += piece.length
    if (size < PART) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  yield Buffer.concat(held)
}

async function upload(s3: S3mini, name: string, inhalt: AsyncIterable<Uint8Array>): Promise<void> {
  const parts = inParts(inhalt)
  const first = (await parts.next()).value ?? Buffer.alloc(0)
  if (first.length < PART) {
    await s3.putObject(name, first)
    return
  }
  const id = await s3.getMultipartUploadId(name)
  try {
    const sent = [await s3.uploadPart(name, id, first, 1)]
    for await (const part of parts) {
      if (part.length > 0) sent.push(await s3.uploadPart(name, id, part, sent.length + 1))
    }
    await s3.completeMultipartUpload(name, id, sent)
  } catch (error) {
    await s3.abortMultipartUpload(name, id).catch(() => undefined)
    throw error
  }
}

/**
 * A connection that was kept for the next request may be closed at the other end in that very moment; on a new one the same
 * request goes through. All of them may be sent twice, and none has a body that is used up.
 */
function isReset(error: unknown): boolean {
  const { code } = Object(Object(error).cause) as { code?: unknown }
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(String(code))
}

async function* listPages(s3: S3mini): AsyncGenerator<Ablageeintrag> {
  let token: string | undefined
  do {
    const page = await s3.listObjectsPaged('/', '', PAGE, token)
    for (const { Key, LastModified } of page?.objects ?? []) {
      if (isAblagename(Key)) yield { name: Key, geaendert: new Date(LastModified) }
    }
    token = page?.nextContinuationToken
  } while (token)
}
