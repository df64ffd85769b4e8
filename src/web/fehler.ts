/** An expected refusal: becomes an error page with this status. `text` is shown to the person. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number
  readonly ueberschrift: string

  constructor(status: number, ueberschrift: string, text: string) {
    super(text)
    this.status = status
    this.ueberschrift = ueberschrift
  }
}

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

export const badRequest = () =>
  new HttpError(
    400,
    'Die Anfrage war unvollständig',
    'Es wurde nichts geändert. Gehen Sie zurück und versuchen Sie es noch einmal.',
  )

export const busy = () =>
  new HttpError(
    503,
    'Gerade sind sehr viele Menschen hier',
    'Es wurde nichts geändert. Bitte versuchen Sie es in einer Minute noch einmal.',
  )
