import type { BildMangel, Pixel } from './bild/index.ts'
import type { PdfMangel } from './pdf/index.ts'

/** What the worker is asked to do with one file, and answers. */
export type Auftrag = { art: 'pdf' | 'heic-pruefen' | 'heic-lesen'; bytes: Uint8Array }

export type Antwort =
  | { art: 'gut' }
  | { art: 'mangel'; mangel: PdfMangel | BildMangel }
  | { art: 'pixel'; pixel: Pixel }
