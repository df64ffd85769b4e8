import { formatBytes } from '../text/menge.ts'

export type Dateityp = 'pdf' | 'jpeg' | 'png' | 'heic'

export interface Dateiart {
  /** As people say it. */
  name: string
  mime: string
  /** The first is the one that downloads get. */
  endungen: readonly string[]
}

/** Everything that is ever taken; a place may take less, never more. */
export const dateiarten: Record<Dateityp, Dateiart> = {
  pdf: { name: 'PDF', mime: 'application/pdf', endungen: ['pdf'] },
  jpeg: { name: 'JPEG', mime: 'image/jpeg', endungen: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { name: 'PNG', mime: 'image/png', endungen: ['png'] },
  heic: { name: 'HEIC', mime: 'image/heic', endungen: ['heic', 'heif'] },
}

export const alleDateitypen = Object.keys(dateiarten) as Dateityp[]

/** As people say it: „PDF, JPEG oder PNG“ */
export function nameTypen(typen: readonly Dateityp[]): string {
  const names = typen.map((typ) => dateiarten[typ].name)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} oder ${names.at(-1)}`
}

/** What a place takes, in sentences: said before, in the texts of the portal, and where it is not kept. */
export function describeGrenzen({
  erlaubt = alleDateitypen,
  dateiBytes,
  anzahl,
}: {
  erlaubt?: readonly Dateityp[] | undefined
  dateiBytes: number
  anzahl: number
}): string {
  const count = anzahl === 1 ? '' : ` Höchstens ${anzahl} Dateien.`
  return `${nameTypen(erlaubt)}, jede Datei höchstens ${formatBytes(dateiBytes)}.${count}`
}

/** So many bytes from the beginning tell the type. */
export const KOPF_BYTES = 4100

const byMime: Record<string, Dateityp> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/heic': 'heic',
  'image/heif': 'heic',
}

/** The ending of a name in small letters, without its dot; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([^.\s/\\]{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** What the first bytes say. `fremd` names the ending of a known type that is not taken. */
async function detect(kopf: Uint8Array): Promise<{ typ: Dateityp } | { fremd: string | undefined }> {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(kopf).catch(() => undefined)
  const typ = found && byMime[found.mime]
  return typ ? { typ } : { fremd: found?.ext }
}

export type Typurteil =
  | { ok: true; typ: Dateityp }
  | { ok: false; grund: 'typ'; gefunden: string | undefined }
  | { ok: false; grund: 'endung'; typ: Dateityp; endung: string }

/**
 * Decides by content, then asks whether the name agrees (UPL-01). A name without ending is no contradiction; some phones
 * send photos so.
 * @param kopf the first {@link KOPF_BYTES} bytes, or the whole file where it is shorter
 */
export async function judgeTyp(name: string, kopf: Uint8Array, erlaubt: readonly Dateityp[]): Promise<Typurteil> {
  const found = await detect(kopf)
  if (!('typ' in found)) return { ok: false, grund: 'typ', gefunden: found.fremd }
  const { typ } = found
  if (!erlaubt.includes(typ)) return { ok: false, grund: 'typ', gefunden: dateiarten[typ].endungen[0] }
  const endung = endingOf(name)
  if (endung !== '' && !dateiarten[typ].endungen.includes(endung)) return { ok: false, grund: 'endung', typ, endung }
  return { ok: true, typ }
}
