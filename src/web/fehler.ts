/** How somebody went past the forms of the portal: what no form of it sends, from elsewhere, or without the proof of a form. */
export type Umgehung = 'eingabe' | 'herkunft' | 'nachweis' | 'art'

/** An expected refusal: becomes an error page with this status. `text` is shown to the person. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number
  readonly ueberschrift: string
  /** Set where the request cannot come from a page of the portal: such an attempt is put on record (LOG-01). */
  readonly umgehung?: Umgehung

  constructor(status: number, ueberschrift: string, text: string) {
    super(text)
    this.status = status
    this.ueberschrift = ueberschrift
  }
}

export const asUmgehung = (umgehung: Umgehung, fehler: HttpError): HttpError => Object.assign(fehler, { umgehung })

/** The session ended while its request was under way: nothing was changed, and the person is sent to sign in. */
export class SitzungBeendet extends Error {
  override name = 'SitzungBeendet'
}

export const notFound = () =>
  new HttpError(
    404,
    'Diese Seite gibt es nicht',
    'Vielleicht ist die Adresse unvollständig oder die Seite wurde entfernt.',
  )

/** The connection ended before all of it was there. */
export const brokenOff = () =>
  new HttpError(
    400,
    'Die Anfrage war unvollständig',
    'Es wurde nichts geändert. Gehen Sie zurück und versuchen Sie es noch einmal.',
  )

/** Of a shape that no form of the portal sends. */
export const badRequest = () => asUmgehung('eingabe', brokenOff())

export const busy = () =>
  new HttpError(
    503,
    'Gerade sind sehr viele Menschen hier',
    'Es wurde nichts geändert. Bitte versuchen Sie es in einer Minute noch einmal.',
  )
