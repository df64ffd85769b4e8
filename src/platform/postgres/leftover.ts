import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { run } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Location } from './location.ts'
import { isAlive } from './lock.ts'
import { StartRefused } from './refusal.ts'

/**
 * Stops a server that an earlier portal left on this cluster. The caller holds the lock of the folder, so no living
 * portal uses it. A number that meanwhile belongs to another program is left alone: only the stale file goes.
 */
export async function stopLeftover(place: Location, binaries: Binaries): Promise<void> {
  const pidFile = join(place.cluster, 'postmaster.pid')
  const pid = readPid(pidFile)
  if (pid === undefined || !isAlive(pid)) return
  if (!isServerOf(pid, place.cluster)) return rmSync(pidFile, { force: true })
  const { code, output } = await run(
    binaries.pgCtl,
    ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '60'],
    place.account,
  )
  if (code !== 0 && readPid(pidFile) === pid) {
    throw new StartRefused(
      `Eine Datenbank von einem früheren Start (Prozess ${pid}) lässt sich nicht beenden: ${output}`,
    )
  }
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  try {
    if (platform() === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
    if (platform() === 'win32') {
      return execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' }).includes('postgres.exe')
    }
    return execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).includes(cluster)
  } catch {
    return false
  }
}
