import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** As `nice` counts it: ten steps behind the pages. */
const NACHRANG = 19
const AUFGABEN = '/proc/self/task'

/**
 * Puts the threads that hash passwords behind the one that answers pages: where processors are scarce, a crowd that signs in
 * waits a little longer and nobody else does (AVA-07). Linux only, where a thread has a priority of its own; call it once the
 * threads run. Answers how many there were.
 */
export function yieldToPages(): number {
  if (process.platform !== 'linux') return 0
  try {
    const workers = readdirSync(AUFGABEN).filter((id) =>
      readFileSync(`${AUFGABEN}/${id}/comm`, 'utf8').startsWith('libuv-worker'),
    )
    for (const id of workers) setPriority(Number(id), NACHRANG)
    return workers.length
  } catch {
    // A system that does not allow it runs as it would without.
    return 0
  }
}
