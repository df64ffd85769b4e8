import { type Dokument, explainFund, explainMangel, readDokument, showDateiname } from '#modules/dokumente'
import { shrinkBild } from '#platform/dateien/bild/index.ts'
import type { Env } from '#platform/env.ts'
import { formatBytes } from '#platform/text/menge.ts'
import type { Wer } from '../kunde.ts'

/** One file of a conversation, as the PDF lists it. */
export interface Anlage {
  nr: number
  name: string
  /** `bild`: on a page of its own. `pdf`: attached to the PDF as it is. `liste`: only named. */
  art: 'bild' | 'pdf' | 'liste'
  angaben: string
  hinweis: string
  sha256: string
  /** Under which name its bytes are handed over; empty where there are none. */
  datei: string
}

/** What goes into one PDF at most, in bytes as they lie there; the rest is listed. */
export const ZUSAMMEN = 20 * 1024 * 1024
/** As many pixels as the width of a page shows at 200 dpi. */
const KANTE = 1600

const hinweise = {
  bild: 'Das Bild steht hinten auf einer eigenen Seite.',
  pdf: 'Die Datei ist diesem PDF angehängt: Öffnen Sie im Leseprogramm die Liste der Anlagen.',
  wartet: 'Nicht enthalten: Die Datei wird noch geprüft.',
  ungeprueft: 'Nicht enthalten: Die Datei ist nicht auf Schadsoftware geprüft.',
  gross: 'Nicht enthalten, weil das PDF zu groß würde. Laden Sie die Datei im Gespräch herunter.',
  unlesbar: 'Nicht enthalten: Die Datei ließ sich nicht einfügen. Laden Sie sie im Gespräch herunter.',
} as const

/** Why bytes of a file are not there, in words. */
const refused = (dokument: Dokument, grund: 'wartet' | 'ungeprueft' | 'abgewiesen'): string => {
  if (grund !== 'abgewiesen') return hinweise[grund]
  const { name, zustand } = dokument
  return zustand === 'befall' ? explainFund(name, dokument.grund ?? '') : explainMangel(name, dokument.grund ?? '')
}

interface Geholt {
  art: Anlage['art']
  hinweis: string
  bytes?: Uint8Array
}

async function fetchBytes(env: Env, { kontoId, profil }: Wer, dokument: Dokument): Promise<Geholt> {
  const besitzer = { art: 'kunde', id: profil.kundeId } as const
  const read = await readDokument(env, { besitzer, id: dokument.id }, { akteur: { art: 'kunde', id: kontoId } })
  if (!read?.ok) return { art: 'liste', hinweis: read ? refused(dokument, read.grund) : hinweise.unlesbar }
  const bytes = new Uint8Array(await new Response(read.anhang.inhalt).arrayBuffer())
  if (dokument.typ === 'pdf') return { art: 'pdf', hinweis: hinweise.pdf, bytes }
  const bild = await shrinkBild(bytes, KANTE)
  return typeof bild === 'string'
    ? { art: 'liste', hinweis: hinweise.unlesbar }
    : { art: 'bild', hinweis: hinweise.bild, bytes: bild }
}

/** The files of a conversation, in the order of their messages, and the bytes of those that fit in. */
export async function collectAnlagen(
  env: Env,
  wer: Wer,
  dokumente: readonly Dokument[],
): Promise<{ anlagen: Anlage[]; bilder: Record<string, Uint8Array> }> {
  const anlagen: Anlage[] = []
  const bilder: Record<string, Uint8Array> = {}
  let zusammen = 0
  for (const [i, dokument] of dokumente.entries()) {
    const fits = zusammen + dokument.groesse <= ZUSAMMEN
    const { art, hinweis, bytes } = fits
      ? await fetchBytes(env, wer, dokument)
      : ({ art: 'liste', hinweis: hinweise.gross } as Geholt)
    const nr = i + 1
    const datei = bytes ? `anlage-${nr}.${art === 'pdf' ? 'pdf' : 'jpg'}` : ''
    if (bytes) {
      zusammen += dokument.groesse
      bilder[datei] = bytes
    }
    anlagen.push({
      ...{ nr, art, hinweis, datei },
      name: showDateiname(dokument.name),
      angaben: formatBytes(dokument.groesse),
      sha256: dokument.abgelegtSha256 ?? dokument.sha256,
    })
  }
  return { anlagen, bilder }
}
