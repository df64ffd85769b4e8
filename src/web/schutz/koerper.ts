import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { asUmgehung, badRequest, brokenOff, HttpError } from '../fehler.ts'

const MAX_BYTES = 64 * 1024

export type Rohdaten = Record<string, string | string[]>

/** The connection of a request; without a server (`app.fetch` in tests) there is nothing to read from it. */
type Leitung = Partial<Pick<IncomingMessage, 'iterator'>>

/**
 * Reads at most 64 KB. Throws 413 beyond that, before more is held in memory. From the connection itself where there is one:
 * the body of a `Request` costs as much as two statements to the database.
 */
async function readText(request: Request, incoming: Leitung | undefined): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of incoming?.iterator?.({ destroyOnReturn: false }) ?? request.body ?? []) {
      size += chunk.byteLength
      if (size > MAX_BYTES) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    // Whoever sent broke off: no fault of the portal, so nothing to fill its log with.
    throw error instanceof HttpError ? error : brokenOff()
  }
  return Buffer.concat(chunks).toString('utf8')
}

const tooLarge = () =>
  new HttpError(413, 'Das war zu viel auf einmal', 'Kürzen Sie Ihren Text und senden Sie ihn noch einmal.')

const unsupported = () =>
  asUmgehung('art', new HttpError(415, 'Diese Form von Anfrage wird nicht angenommen', 'Es wurde nichts geändert.'))

const contentTypes = {
  formular: /^application\/x-www-form-urlencoded(; ?charset=utf-8)?$/i,
  json: /^application\/json(; ?charset=utf-8)?$/i,
}

/** The body as fields. A name sent twice becomes a list, which no schema of a single field accepts (INP-09). */
export async function readBody(request: Request, art: 'formular' | 'json', incoming?: Leitung): Promise<Rohdaten> {
  if (!contentTypes[art].test(request.headers.get('content-type') ?? '')) throw unsupported()
  const text = await readText(request, incoming)
  return art === 'json' ? parseJson(text) : collect(new URLSearchParams(text))
}

function parseJson(text: string): Rohdaten {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw badRequest()
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || text.includes('__proto__'))
    throw badRequest()
  return value as Rohdaten
}

export function collect(params: URLSearchParams): Rohdaten {
  const data: Rohdaten = Object.create(null)
  for (const [name, value] of params) {
    // PostgreSQL cannot store NUL, and no keyboard types it.
    if (value.includes('\0') || name.includes('\0')) throw badRequest()
    const known = data[name]
    data[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
  }
  return data
}

/** Checks fields against a strict schema. A wrong shape is an attack or a fault, not a slip: 400 without detail (INP-01). */
export function parseShape<S extends z.ZodType>(schema: S, data: Rohdaten): z.infer<S> {
  const result = schema.safeParse(data)
  if (!result.success) throw badRequest()
  return result.data
}
