/** One job for the worker. `daten` is JSON; `bilder` maps a plain name to the bytes of a PNG, JPEG or WebP. */
export type Auftrag = {
  nummer: number
  vorlage: string
  daten: string
  standard: 'ua-1' | 'a-2b'
  bilder: Record<string, Uint8Array>
}

/** What the worker says: once that it is ready, then one answer for each job. */
export type Antwort =
  | { art: 'bereit' }
  | { art: 'fertig'; nummer: number; pdf: Uint8Array<ArrayBuffer> }
  | { art: 'fehler'; nummer: number; meldung: string }
