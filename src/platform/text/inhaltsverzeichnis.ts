import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Env } from '../env.ts'
import { projektordner } from '../ordner.ts'

type Wo = Pick<Env, 'settings'>

/** Where texts lie: the operator's own come first. */
function folders(env: Wo, ordner: string): string[] {
  const shipped = fileURLToPath(new URL(`inhalte/${ordner}/`, projektordner))
  return [join(env.settings.dataDir, 'inhalte', ordner), shipped]
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** The names (without `.md`) of the texts in `inhalte/<ordner>/`, shipped and added by the operator, sorted. */
export function listInhalte(env: Wo, ordner: string): string[] {
  const names = folders(env, ordner).flatMap((folder) => {
    try {
      return readdirSync(folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  })
  const texts = names.flatMap((name) => /^([\w-]+)\.md$/.exec(name)?.[1] ?? [])
  return [...new Set(texts)].sort()
}

/** The bytes of `inhalte/bilder/<name>.png`; undefined where there is none. */
export function readBild(env: Wo, name: string): Buffer | undefined {
  if (!/^[\w-]+$/.test(name)) return undefined
  for (const folder of folders(env, 'bilder')) {
    try {
      return readFileSync(join(folder, `${name}.png`))
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
  return undefined
}
