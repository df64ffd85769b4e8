// The way in, under any Node from 20 on: installs what is missing and goes on under the Node that the project pins.
// No dependencies, and plain syntax, so that older versions can still read the sentence that refuses them.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_TO_BEGIN = 20
const OLDEST_TO_RUN = 24
const PATIENCE_MS = 20000

const root = dirname(fileURLToPath(import.meta.url))
const isWindows = process.platform === 'win32'
let child
let stopping = false

const USAGE = `Aufruf: npm start                         das Portal starten
        npm test [-- Schritt]             alles prüfen, oder einen Schritt
        node start.mjs run <Name> [...]   ein Programm aus werkzeuge/ oder dist/ starten`

function major(version) {
  return Number.parseInt(version.replace('v', ''), 10)
}

function fail(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

/** What node_modules was made from. Another platform in the same folder (a shared disk) counts as another installation. */
function wantedState() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

function npmCommand() {
  const given = process.env.npm_execpath
  const beside = isWindows
    ? join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')
    : join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  for (const script of [given, beside]) {
    if (script && basename(script) === 'npm-cli.js' && existsSync(script)) return [process.execPath, [script]]
  }
  return isWindows ? ['cmd.exe', ['/d', '/s', '/c', 'npm']] : ['npm', []]
}

async function install() {
  const stamp = join(root, 'node_modules', '.stand')
  const wanted = wantedState()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stdout.write(
    'Was das Portal braucht, wird installiert. Das dauert beim ersten Mal etwa eine halbe Minute …\n',
  )
  const [command, first] = npmCommand()
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await run(command, args, { own: false, channel: false, env: process.env })
  if (stopping) process.exit(code)
  if (code !== 0) {
    fail(
      `Die Installation ist fehlgeschlagen (npm ci, Code ${code}). Prüfen Sie die Verbindung zur Paketquelle und versuchen Sie es noch einmal.`,
    )
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** The pinned Node of this machine, if there is one that it can run; else the one that runs this file, if new enough. */
async function chooseNode() {
  const system = isWindows ? 'win' : process.platform
  const pinned = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', isWindows ? 'node.exe' : 'node')
  if (existsSync(pinned) && (await answers(pinned))) return pinned
  if (major(process.version) >= OLDEST_TO_RUN) return process.execPath
  return fail(
    `Für dieses System (${system}-${process.arch}) liegt kein passendes Node.js bei. Installieren Sie Node.js ${OLDEST_TO_RUN} oder neuer (gestartet wurde ${process.version}) und starten Sie noch einmal.`,
  )
}

function answers(node) {
  return new Promise((resolve) => {
    spawn(node, ['--version'], { stdio: 'ignore', windowsHide: true })
      .once('error', () => resolve(false))
      .once('exit', (code) => resolve(code === 0))
  })
}

/**
 * Runs a program to its end and gives its exit code. `own`: in a process group of its own, so that Ctrl-C reaches it once,
 * through this process, and that nothing of the group stays. `channel`: it notices by `disconnect` when this process is gone.
 */
function run(command, args, { own, channel, env }) {
  return new Promise((resolve) => {
    const input = own ? 'ignore' : 'inherit'
    const stdio = [input, 'inherit', 'inherit'].concat(channel ? ['ipc'] : [])
    const started = spawn(command, args, { cwd: root, env, stdio, detached: own && !isWindows, windowsHide: true })
    child = started
    started.once('error', (error) => {
      child = undefined
      process.stderr.write(`${command} lässt sich nicht starten: ${error.message}\n`)
      resolve(1)
    })
    started.once('exit', async (code, signal) => {
      child = undefined
      if (own && !isWindows) await endGroup(started.pid)
      resolve(code === null ? 128 + (SIGNAL_NUMBERS[signal] || 0) : code)
    })
  })
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** What a killed program left in its group: asked, then forced. */
async function endGroup(group) {
  for (const [signal, tries] of [
    ['SIGINT', 30],
    ['SIGTERM', 20],
    ['SIGKILL', 10],
  ]) {
    try {
      process.kill(-group, signal)
    } catch {
      return
    }
    for (let i = 0; i < tries; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (!groupExists(group)) return
    }
  }
}

function groupExists(group) {
  try {
    process.kill(-group, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

let lastSignal = 0

function stop(signal) {
  stopping = true
  // npm and the terminal both deliver one Ctrl-C.
  const now = Date.now()
  if (now - lastSignal < 1000) return
  lastSignal = now
  const target = child
  if (target === undefined) process.exit(128 + (SIGNAL_NUMBERS[signal] || 0))
  target.kill(signal)
  setTimeout(() => target.kill('SIGKILL'), PATIENCE_MS).unref()
}

function watchSignalsAndParent() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent && !stopping) stop('SIGTERM')
  }, 300).unref()
}

function environment(node) {
  const env = { ...process.env }
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') || 'PATH'
  env[name] = [join(root, 'node_modules', '.bin'), dirname(node), env[name]].filter(Boolean).join(delimiter)
  return env
}

/** A program that does not know the channel ends with this process too, and still ends by itself when it has nothing left to do. */
const END_WITH_PARENT =
  'data:text/javascript,process.once("disconnect",()=>process.kill(process.pid,"SIGTERM"));process.channel?.unref()'

async function start(node, env) {
  const built = await run(node, [join(root, 'werkzeuge/bauen.mjs')], { own: true, channel: false, env })
  if (built !== 0 || stopping) return built
  return run(node, ['--enable-source-maps', join(root, 'dist/server.js')], { own: true, channel: true, env })
}

function test(node, env, args) {
  return run(node, [join(root, 'werkzeuge/pruefen.mjs'), ...args], { own: true, channel: true, env })
}

function runProgram(node, env, [name, ...args]) {
  if (!/^[a-z0-9-]+$/.test(name || '')) fail(USAGE, 2)
  const program = [join(root, 'werkzeuge', `${name}.mjs`), join(root, 'dist', `${name}.js`)].find((file) =>
    existsSync(file),
  )
  if (program === undefined) fail(`Ein Programm „${name}“ gibt es nicht, weder in werkzeuge/ noch in dist/.`, 2)
  return run(node, ['--enable-source-maps', '--import', END_WITH_PARENT, program, ...args], {
    own: false,
    channel: true,
    env,
  })
}

async function main([command, ...args]) {
  if (major(process.version) < OLDEST_TO_BEGIN) {
    fail(`Das Portal braucht Node.js ${OLDEST_TO_BEGIN} oder neuer. Installiert ist ${process.version}.`)
  }
  if (['start', 'test', 'run'].indexOf(command) < 0) fail(USAGE, 2)
  watchSignalsAndParent()
  await install()
  const node = await chooseNode()
  const env = environment(node)
  if (command === 'start') return start(node, env)
  if (command === 'test') return test(node, env, args)
  // A program below dist/ may not be built yet.
  const built = await run(node, [join(root, 'werkzeuge/bauen.mjs')], { own: true, channel: false, env })
  return built !== 0 || stopping ? built : runProgram(node, env, args)
}

main(process.argv.slice(2)).then((code) => process.exit(code))
