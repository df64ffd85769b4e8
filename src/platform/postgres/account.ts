import { spawn, spawnSync } from 'node:child_process'
import { StartRefused } from './refusal.ts'

/** Who runs PostgreSQL: nothing means the user of the portal itself. */
export type Account = { uid: number; gid: number }

const ACCOUNT_NAME = 'offenes-jobcenter'

// Administration tools live in sbin, which the PATH of an ordinary shell need not hold.
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The unprivileged system user below which PostgreSQL runs when the portal is started by root; made if missing.
 * @throws StartRefused where no user can be made
 */
export function systemAccount(): Account {
  const found = lookUp()
  if (found !== undefined) return found
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT_NAME]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', ACCOUNT_NAME]],
  ]
  for (const [command, args] of attempts) {
    spawnSync(command, args, { env: { PATH: SYSTEM_PATH }, stdio: 'ignore', cwd: '/' })
    // Asked again whatever the answer was: another start may have been quicker.
    const account = lookUp()
    if (account !== undefined) return account
  }
  throw new StartRefused(
    `PostgreSQL läuft nicht unter root, und der Systembenutzer ${ACCOUNT_NAME} ließ sich nicht anlegen. Starten Sie das Portal als gewöhnlicher Benutzer, oder legen Sie diesen Systembenutzer an.`,
  )
}

function lookUp(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, ACCOUNT_NAME], { env: { PATH: SYSTEM_PATH }, encoding: 'utf8' })
    return status === 0 ? Number.parseInt(stdout, 10) : 0
  })
  return uid && gid ? { uid, gid } : undefined
}

/** Whether that user may enter `folder`. Asked of the kernel, so that access lists and odd mounts count too. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  })
  return status === 0
}

/** The environment of database processes: nothing of the portal's own, which holds its secrets. */
export function bareEnvironment(): Record<string, string> {
  const kept = ['SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'windir', 'PATH']
  const entries = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' }
}

/** Runs a program to its end. `output` is what it said on both channels. */
export function run(
  command: string,
  args: string[],
  account: Account | undefined,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...account,
      cwd: account === undefined ? undefined : '/',
      env: bareEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    child.stdout.on('data', (part) => {
      output += part
    })
    child.stderr.on('data', (part) => {
      output += part
    })
    child.once('error', reject)
    // Not 'close': what pg_ctl leaves running keeps its channels open.
    child.once('exit', (code) => setImmediate(resolve, { code: code ?? 1, output: output.trim() }))
  })
}
