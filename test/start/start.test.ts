import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { processesWith, temporaryFolder, within } from './prozesse.ts'

const START = fileURLToPath(new URL('../../start.mjs', import.meta.url))

// Listens to what a portal listens to, and has a child of its own to leave behind.
const SERVER = `import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', import.meta.dirname], { stdio: 'ignore' })
const stop = () => { child.kill(); process.exit(0) }
for (const event of ['disconnect', 'SIGINT', 'SIGTERM']) process.once(event, stop)
writeFileSync(new URL('bereit', import.meta.url), [process.pid, process.version, process.env.PATH].join('\\n'))
`

function projectFolder(): string {
  const folder = temporaryFolder()
  copyFileSync(START, join(folder, 'start.mjs'))
  const manifest = { name: 'probe', version: '1.0.0', private: true, scripts: { start: 'exec node start.mjs start' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const lock = {
    name: 'probe',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name: 'probe', version: '1.0.0' } },
  }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  for (const name of ['werkzeuge', 'dist']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'werkzeuge', 'bauen.mjs'), '')
  writeFileSync(
    join(folder, 'werkzeuge', 'gruss.mjs'),
    'console.log("Guten Tag", ...process.argv.slice(2)); process.exitCode = 3',
  )
  writeFileSync(join(folder, 'dist', 'server.js'), '')
  writeFileSync(join(folder, 'dist', 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'dist', 'server.js'), SERVER)
  return folder
}

function startBy(command: string, args: string[], folder: string): ChildProcess {
  const env = { ...process.env, npm_config_cache: join(folder, '.npm') }
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  onTestFinished(() => {
    for (const pid of processesWith(folder)) process.kill(pid, 'SIGKILL')
  })
  return child
}

async function finish(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = ''
  for (const channel of [child.stdout, child.stderr]) channel?.on('data', (part) => (output += part))
  const [code] = await once(child, 'close')
  return { code, output }
}

async function ready(folder: string): Promise<string[]> {
  const file = join(folder, 'dist', 'bereit')
  expect(await within(15, () => existsSync(file) && readFileSync(file, 'utf8').includes('\n'))).toBe(true)
  return readFileSync(file, 'utf8').split('\n')
}

test('OPS-03: npm start refuses a Node below 20 in one German sentence', async () => {
  const fake = 'data:text/javascript,Object.defineProperty(process,"version",{value:"v18.20.8"})'
  const { code, output } = await finish(
    startBy(process.execPath, ['--import', fake, 'start.mjs', 'start'], projectFolder()),
  )
  expect(code).toBe(1)
  expect(output.trim()).toBe('Das Portal braucht Node.js 20 oder neuer. Installiert ist v18.20.8.')
})

test('OPS-03: npm start goes on under the pinned Node, with its programs first on the path', async () => {
  const folder = projectFolder()
  await finish(startBy(process.execPath, ['start.mjs', 'run', 'gruss'], folder))
  const pinned = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin')
  mkdirSync(pinned, { recursive: true })
  writeFileSync(join(pinned, 'node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 })
  const old = 'data:text/javascript,Object.defineProperty(process,"version",{value:"v20.0.0"})'
  startBy(process.execPath, ['--import', old, 'start.mjs', 'start'], folder)
  const [, version, path] = await ready(folder)
  expect(version).toBe(process.version)
  expect(path?.split(':').slice(0, 2)).toEqual([join(folder, 'node_modules', '.bin'), pinned])

  rmSync(pinned, { recursive: true })
  const refused = await finish(startBy(process.execPath, ['--import', old, 'start.mjs', 'start'], folder))
  expect(refused.code).toBe(1)
  expect(refused.output).toMatch(/kein passendes Node\.js bei\. Installieren Sie Node\.js 24 oder neuer/)
})

test('it installs once, and again when the lock file changed', async () => {
  const folder = projectFolder()
  const run = () => finish(startBy(process.execPath, ['start.mjs', 'run', 'gruss', '--laut', 'Kim'], folder))
  const first = await run()
  expect(first.output).toContain('wird installiert')
  expect(await run()).toEqual({ code: 3, output: 'Guten Tag --laut Kim\n' })
  writeFileSync(join(folder, 'package-lock.json'), `${readFileSync(join(folder, 'package-lock.json'), 'utf8')}\n`)
  expect((await run()).output).toContain('wird installiert')
})

test('a program that is not there is named', async () => {
  const folder = projectFolder()
  const { code, output } = await finish(startBy(process.execPath, ['start.mjs', 'run', 'gibtesnicht'], folder))
  expect(code).toBe(2)
  expect(output).toContain('„gibtesnicht“')
})

const endings = (['npm', 'start.mjs', 'server'] as const).flatMap((victim) =>
  (['SIGINT', 'SIGTERM', 'SIGKILL'] as const).map((signal) => ({ victim, signal })),
)

test.for([...endings, { victim: 'Ctrl-C', signal: 'SIGINT' } as const])(
  'nothing is left running after $signal of $victim',
  async ({ victim, signal }) => {
    const folder = projectFolder()
    const npm = execFileSync('/bin/sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim()
    const child = startBy(npm, ['start'], folder)
    const npmPid = child.pid ?? 0
    const [server] = await ready(folder)
    const parent = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${server}/status`, 'utf8'))?.[1])
    const ours = [npmPid, parent, ...processesWith(folder)]
    expect(ours.length).toBeGreaterThan(3)
    process.kill({ npm: npmPid, 'start.mjs': parent, server: Number(server), 'Ctrl-C': -npmPid }[victim], signal)
    const alive = () => ours.filter((pid) => existsSync(`/proc/${pid}`) && !isZombie(pid))
    await within(8, () => alive().length === 0)
    expect(alive()).toEqual([])
  },
)

function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8').includes('State:\tZ')
  } catch {
    return true
  }
}
