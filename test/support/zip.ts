import { crc32 } from '../../src/platform/dateien/zip.ts'

export interface Zipdatei {
  name: string
  inhalt: Buffer
  /** `2026-11-23 10:30` */
  zeit: string
}

const two = (zahl: number) => String(zahl).padStart(2, '0')

/** Reads an archive from its end, as programs do, and checks each file against its headers and its CRC. */
export function readZip(archiv: Buffer): Zipdatei[] {
  const ende = archiv.length - 22
  if (archiv.readUInt32LE(ende) !== 0x06054b50) throw new Error('Kein Ende.')
  const [anzahl, groesse, ort] = [
    archiv.readUInt16LE(ende + 10),
    archiv.readUInt32LE(ende + 12),
    archiv.readUInt32LE(ende + 16),
  ]
  if (ort + groesse !== ende) throw new Error('Das Verzeichnis passt nicht.')
  const dateien: Zipdatei[] = []
  for (let at = ort; at < ende; ) {
    if (archiv.readUInt32LE(at) !== 0x02014b50) throw new Error('Keine Zeile des Verzeichnisses.')
    const laenge = archiv.readUInt16LE(at + 28)
    const name = archiv.toString('utf8', at + 46, at + 46 + laenge)
    const kopf = archiv.readUInt32LE(at + 42)
    // From the version on, both headers say the same.
    const [hier, dort] = [archiv.subarray(at + 6, at + 32), archiv.subarray(kopf + 4, kopf + 30)]
    if (archiv.readUInt32LE(kopf) !== 0x04034b50 || !hier.equals(dort))
      throw new Error(`Der Kopf von ${name} passt nicht.`)
    if (archiv.toString('utf8', kopf + 30, kopf + 30 + laenge) !== name) throw new Error('Zwei Namen.')
    const bytes = archiv.readUInt32LE(at + 24)
    const inhalt = archiv.subarray(kopf + 30 + laenge, kopf + 30 + laenge + bytes)
    if (crc32(inhalt) !== archiv.readUInt32LE(at + 16)) throw new Error(`Die Prüfsumme von ${name} stimmt nicht.`)
    const [uhr, tag] = [archiv.readUInt16LE(at + 12), archiv.readUInt16LE(at + 14)]
    const zeit = `${(tag >> 9) + 1980}-${two((tag >> 5) & 15)}-${two(tag & 31)} ${two(uhr >> 11)}:${two((uhr >> 5) & 63)}`
    dateien.push({ name, inhalt, zeit })
    at += 46 + laenge
  }
  if (dateien.length !== anzahl) throw new Error('Die Anzahl stimmt nicht.')
  return dateien
}
