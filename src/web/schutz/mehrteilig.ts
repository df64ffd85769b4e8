import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Empfang, Empfangsfehler, type Felder } from '#platform/dateien/empfang.ts'
import { waiveDeadline } from '#platform/lauschen.ts'
import type { Settings } from '#platform/settings.ts'
import { brokenOff, HttpError } from '../fehler.ts'
import { collect, type Rohdaten } from './koerper.ts'

/** Room for the fields and what the format itself adds. */
const FIELDS_BYTES = 1024 * 1024

export const isMultipart = (request: Request): boolean =>
  /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')

/**
 * Begins to read a form with files: resolves when its first file begins, so that the proof in its first field and the right
 * to be here are checked before any file is taken. Throws 400, 408 or 413 like every reading of a body.
 */
export async function openMultipart(
  request: Request,
  incoming: IncomingMessage | undefined,
  { dateien }: Pick<Settings, 'dateien'>,
): Promise<{ empfang: Empfang; felder: Rohdaten }> {
  // Whole files too large are still read and thrown away: only so does the browser show why.
  const gesamtBytes = dateien.anzahl * dateien.dateiBytes + FIELDS_BYTES
  if (Number(request.headers.get('content-length') ?? 0) > gesamtBytes) throw asHttpError(new Empfangsfehler('menge'))
  // The upload keeps a pace of its own instead of the minute that other requests have.
  if (incoming) waiveDeadline(incoming)
  const source = sourceOf(request, incoming)
  try {
    const type = request.headers.get('content-type') ?? ''
    const empfang = new Empfang(source, type, { dateien: dateien.anzahl, gesamtBytes })
    return { empfang, felder: collectFields(await empfang.vorab()) }
  } catch (error) {
    throw asHttpError(error)
  }
}

/** From the connection itself where there is one: the body of a `Request` costs twice as much. */
function sourceOf(request: Request, incoming: IncomingMessage | undefined): Readable {
  if (incoming && typeof incoming.pipe === 'function') return incoming
  return request.body ? Readable.fromWeb(request.body as ReadableStream) : Readable.from([])
}

/** As of any form; the proof has been checked by then. */
export function collectFields(felder: Felder): Rohdaten {
  return collect(new URLSearchParams(felder))
}

/** What the person is told; anything else stays what it is. */
export function asHttpError(error: unknown): unknown {
  if (!(error instanceof Empfangsfehler)) return error
  if (error.art === 'menge') return tooMuch()
  return error.art === 'langsam' ? tooSlow() : brokenOff()
}

const tooMuch = () =>
  new HttpError(
    413,
    'Das waren zu viele oder zu große Dateien',
    'Es wurde nichts gesendet. Senden Sie die Dateien in mehreren Schritten, oder wählen Sie kleinere.',
  )

const tooSlow = () =>
  new HttpError(
    408,
    'Die Verbindung war zu langsam',
    'Es wurde nichts gesendet. Versuchen Sie es mit einer besseren Verbindung noch einmal.',
  )
