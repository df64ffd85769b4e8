import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Env } from '#platform/env.ts'
import { HOECHSTENS, readBounce } from './bounce.ts'
import { recordRuecklauf } from './zustellung.ts'

/** Where the mail server, or somebody by hand, puts mails that came back. */
export const bounceordner = (env: Pick<Env, 'settings'>) => join(env.settings.dataDir, 'bounces')

const AM_STUECK = 200

/**
 * Reads what came back. A mail that is recognised is removed once it is noted, since it holds an address; the rest is put
 * aside in `unerkannt`, for a person to look at.
 */
export async function readBounces(env: Env): Promise<void> {
  const ordner = bounceordner(env)
  const names = (await readdir(ordner).catch(() => [] as string[])).filter((name) => name.endsWith('.eml'))
  const { absender } = env.settings
  const domain = absender.slice(absender.indexOf('@') + 1)
  const count = { erkannt: 0, unerkannt: 0 }
  for (const name of names.sort().slice(0, AM_STUECK)) {
    const file = join(ordner, name)
    const text = await readSmall(file)
    const mail = text === undefined ? undefined : readBounce(text, domain)
    if (mail !== undefined && (await recordRuecklauf(env, mail))) {
      await rm(file, { force: true })
      count.erkannt++
    } else {
      await mkdir(join(ordner, 'unerkannt'), { recursive: true, mode: 0o700 })
      await rename(file, join(ordner, 'unerkannt', name))
      count.unerkannt++
    }
  }
  if (names.length > 0) env.log.info(count, 'Zurückgekommene Mails gelesen')
}

/** Undefined for what is no file, or too long for a bounce. */
async function readSmall(file: string): Promise<string | undefined> {
  const stat = await lstat(file)
  return stat.isFile() && stat.size <= HOECHSTENS ? readFile(file, 'latin1') : undefined
}
