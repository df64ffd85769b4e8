import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Env } from '../env.ts'
import { projektordner } from '../ordner.ts'

/** A text for people: shipped in `inhalte/`, replaced by an operator's file of the same name in `DATA_DIR/inhalte/`. */
export interface Inhalt {
  titel: string
  kurz: string
  stichworte: string[]
  stand: string
  gruppe: string | undefined
  markdown: string
  /** Names exactly this wording; kept with a consent. */
  fassung: string
}

const cache = new Map<string, Inhalt | undefined>()

/** Reads `<name>.md`, such as `seiten/datenschutz`; undefined where there is none. Read once for each start. */
export function readInhalt(env: Pick<Env, 'settings'>, name: string): Inhalt | undefined {
  const key = `${env.settings.dataDir}|${name}`
  if (!cache.has(key)) cache.set(key, parse(readText(env, `${name}.md`)))
  return cache.get(key)
}

/** Reads a file of `inhalte/` as it is; undefined where there is none. */
export function readText(env: Pick<Env, 'settings'>, datei: string): string | undefined {
  if (!/^[\w-]+(\/[\w-]+)*\.\w+$/.test(datei)) return undefined
  const own = join(env.settings.dataDir, 'inhalte', datei)
  const shipped = fileURLToPath(new URL(`inhalte/${datei}`, projektordner))
  for (const file of [own, shipped]) {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return undefined
}

function parse(text: string | undefined): Inhalt | undefined {
  if (text === undefined) return undefined
  const end = text.indexOf('\n---', 3)
  const head = new Map<string, string>()
  for (const line of text.slice(4, end).split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) head.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  const list = (head.get('stichworte') ?? '').split(',').map((word) => word.trim())
  return {
    titel: head.get('titel') ?? '',
    kurz: head.get('kurz') ?? '',
    stichworte: list.filter(Boolean),
    stand: head.get('stand') ?? '',
    gruppe: head.get('gruppe'),
    markdown: text.slice(end + 4).trim(),
    fassung: `${head.get('stand') ?? ''}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`,
  }
}
