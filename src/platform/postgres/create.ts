import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { run } from './account.ts'
import type { Binaries } from './binaries.ts'
import { syncFolder, writeDurably } from './durable.ts'
import type { Location } from './location.ts'
import { StartRefused } from './refusal.ts'

export const OWNER = 'portal'

/**
 * Makes the cluster unless it is there: beside its place, then by one rename, so that a half-made one is never opened.
 * Text sorts by the rules of German (ICU); `durable: false` is for tests.
 * @throws StartRefused when initdb fails, or when the cluster was made by another major version
 */
export async function createCluster(place: Location, binaries: Binaries, durable: boolean): Promise<void> {
  if (existsSync(place.cluster)) return assertSameVersion(place.cluster, binaries)
  for (const name of readdirSync(place.folder)) {
    if (/^(neu|kennwort)-/.test(name)) rmSync(join(place.folder, name), { recursive: true, force: true })
  }
  const id = randomBytes(4).toString('hex')
  const draft = join(place.folder, `neu-${id}`)
  const passwordFile = join(place.folder, `kennwort-${id}`)
  await writeDurably(passwordFile, place.password)
  mkdirSync(draft, { mode: 0o700 })
  if (place.account !== undefined) {
    for (const name of [draft, passwordFile]) chownSync(name, place.account.uid, place.account.gid)
  }
  try {
    const locale = platform() === 'linux' ? 'C.UTF-8' : 'C'
    const { code, output } = await run(
      binaries.initdb,
      [
        ...[
          '-D',
          draft,
          '-U',
          OWNER,
          '--pwfile',
          passwordFile,
          '-A',
          'scram-sha-256',
          '-E',
          'UTF8',
          '--data-checksums',
        ],
        ...['--locale-provider=icu', '--icu-locale=de', `--locale=${locale}`],
        ...(durable ? [] : ['--no-sync']),
      ],
      place.account,
    )
    if (code !== 0) throw new StartRefused(`Die Datenbank ließ sich nicht anlegen: ${output}`)
    renameSync(draft, place.cluster)
    await syncFolder(place.folder)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

async function assertSameVersion(cluster: string, binaries: Binaries): Promise<void> {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const { output } = await run(binaries.postgres, ['--version'], undefined)
  const runs = /(\d+)/.exec(output)?.[1]
  if (made === runs) return
  throw new StartRefused(
    `Die Datenbank in ${cluster} stammt von PostgreSQL ${made}, mitgeliefert ist ${runs ?? 'keine lesbare Version'}. Sichern Sie sie mit der alten Version des Portals und spielen Sie die Sicherung hier ein.`,
  )
}
