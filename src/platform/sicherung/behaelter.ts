import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { DateiVerfaelscht, decryptDatei, Verschluesselung } from '../krypto/dateischluessel.ts'
import { equalSecrets } from '../krypto/geheimnis.ts'
import type { Hauptschluessel } from '../krypto/schluessel.ts'
import { deriveTeilschluessel, newSalz } from '../krypto/sicherungsschluessel.ts'
import { SicherungAbgelehnt } from './fehler.ts'

/**
 * One file of a backup: a line that names the format, a line of JSON that anybody may read, then the content in blocks as
 * {@link Verschluesselung} makes them. Both lines are authenticated with every block.
 */
const FORMAT = 'OFFENES-JOBCENTER-SICHERUNG 1'
const MAX_HEAD = 4096
const BATCH = 1024 * 1024

export type Teil = 'daten' | 'personen' | 'dateien'

export interface Behaelterkopf {
  /** Id of the whole backup. */
  sicherung: string
  teil: Teil
  /** When the state was taken that it holds. */
  zeit: string
}

interface Kopfzeile extends Behaelterkopf {
  schluessel: string
  /** Base64, as is `probe`. */
  salz: string
  probe: string
}

const contextOf = (head: Buffer) => `sicherung|${createHash('sha256').update(head).digest('hex')}`

/** Writes one part, durably before it resolves; answers its size in bytes. */
export async function writeBehaelter(
  pfad: string,
  { kopf, schluessel }: { kopf: Behaelterkopf; schluessel: Hauptschluessel },
  inhalt: AsyncIterable<Uint8Array>,
): Promise<number> {
  const salz = newSalz()
  const { wert, probe } = deriveTeilschluessel(schluessel, salz)
  const line: Kopfzeile = {
    ...kopf,
    schluessel: schluessel.id,
    salz: salz.toString('base64'),
    probe: probe.toString('base64'),
  }
  const head = Buffer.from(`${FORMAT}\n${JSON.stringify(line)}\n`)
  const file = await open(pfad, 'wx', 0o600)
  try {
    const cipher = new Verschluesselung(wert, contextOf(head))
    let batch: Uint8Array[] = [head]
    let held = head.length
    let written = 0
    const flush = async () => {
      await file.writeFile(Buffer.concat(batch))
      written += held
      batch = []
      held = 0
    }
    const take = async (parts: Uint8Array[]) => {
      for (const part of parts) held += part.length
      batch.push(...parts)
      if (held >= BATCH) await flush()
    }
    for await (const part of inhalt) await take(cipher.update(part))
    await take(cipher.final())
    await flush()
    await file.sync()
    return written
  } finally {
    await file.close()
  }
}

export interface Behaelter {
  kopf: Behaelterkopf
  /** Verified block by block; throws {@link SicherungAbgelehnt} before the first byte that is not as it was written. */
  inhalt(): AsyncGenerator<Buffer, void, undefined>
}

/**
 * Opens one part of a backup.
 * @throws SicherungAbgelehnt where it is no backup, or was written with a key that is not among these
 */
export async function openBehaelter(pfad: string, schluessel: readonly Hauptschluessel[]): Promise<Behaelter> {
  const name = basename(pfad)
  const head = await readHead(pfad)
  const line = parseHead(head, name)
  const key = schluessel.find(({ id }) => id === line.schluessel)
  if (!key) {
    throw new SicherungAbgelehnt(
      `${name} wurde mit dem Schlüssel „${line.schluessel}“ geschrieben. Er steht nicht in SICHERUNG_SCHLUESSEL.`,
    )
  }
  const teil = deriveTeilschluessel(key, Buffer.from(line.salz, 'base64'))
  if (!equalSecrets(teil.probe, Buffer.from(line.probe, 'base64'))) {
    throw new SicherungAbgelehnt(
      `Der Schlüssel „${line.schluessel}“ in SICHERUNG_SCHLUESSEL ist ein anderer als der, mit dem ${name} geschrieben wurde.`,
    )
  }
  const { sicherung, teil: welcher, zeit } = line
  return {
    kopf: { sicherung, teil: welcher, zeit },
    inhalt: () => readContent(pfad, { von: head.length, schluessel: teil.wert, kontext: contextOf(head) }),
  }
}

async function readHead(pfad: string): Promise<Buffer> {
  const file = await open(pfad, 'r').catch((cause: unknown) => {
    throw new SicherungAbgelehnt(`${basename(pfad)} fehlt oder lässt sich nicht öffnen.`, { cause })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_HEAD), 0, MAX_HEAD, 0)
    const first = buffer.indexOf(10)
    const second = buffer.indexOf(10, first + 1)
    if (first < 0 || second < 0 || second >= bytesRead) throw new SicherungAbgelehnt(noBackup(basename(pfad)))
    return buffer.subarray(0, second + 1)
  } finally {
    await file.close()
  }
}

const noBackup = (name: string) => `${name} ist keine Sicherung dieses Portals oder am Anfang beschädigt.`

function parseHead(head: Buffer, name: string): Kopfzeile {
  const [format, json = ''] = head.toString('utf8').split('\n')
  if (format !== FORMAT) throw new SicherungAbgelehnt(noBackup(name))
  try {
    const line = JSON.parse(json) as Kopfzeile
    const texts = [line.sicherung, line.teil, line.zeit, line.schluessel, line.salz, line.probe]
    if (texts.every((text) => typeof text === 'string')) return line
  } catch {
    // Said below.
  }
  throw new SicherungAbgelehnt(noBackup(name))
}

async function* readContent(
  pfad: string,
  { von, schluessel, kontext }: { von: number; schluessel: Buffer; kontext: string },
): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* decryptDatei(createReadStream(pfad, { start: von, highWaterMark: BATCH }), schluessel, kontext)
  } catch (error) {
    if (!(error instanceof DateiVerfaelscht)) throw error
    const text = `${basename(pfad)} ist beschädigt, abgeschnitten oder verändert. Nehmen Sie eine andere Sicherung.`
    throw new SicherungAbgelehnt(text, { cause: error })
  }
}
