// Finds the virus scanner of the tests, or installs it where that is possible without asking anybody.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The path of clamd on this machine: CLAMD_PATH, then PATH, then where packages put it. */
export function findClamd() {
  const given = process.env.CLAMD_PATH
  if (given) return existsSync(given) ? given : undefined
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin']
  return folders.map((folder) => join(folder, 'clamd')).find((file) => existsSync(file))
}

/** The commands that install it here, or nothing. Signatures come from the tests themselves: nothing is downloaded for them. */
export function clamdCommands() {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0 || process.env.CLAMD_PATH) return undefined
  return [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'clamav-daemon'],
  ]
}
