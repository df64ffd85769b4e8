// `npm run mutation`: puts one small fault after another into the code of a folder and counts how many its tests notice.
// `npm run mutation -- <Ordner> [...]` takes other folders. Nothing on the disk is changed: the fault is put in on loading.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findMutanten } from './mutanten.mjs'

const FOLDERS = ['src/modules/bescheide/fristen']
const TO_REACH = 0.9
/** A fault that makes the tests run on counts as noticed. */
const PATIENCE_MS = 30_000
const CHILD = '--laeufer'

const self = fileURLToPath(import.meta.url)
const root = join(self, '../..')
const running = new Set()
const slashed = (path) => path.replaceAll('\\', '/')

/** In a process of its own, so that an endless loop can be ended: answers each `{ file, code }` with whether all tests passed. */
async function serve(folder) {
  const { createVitest } = await import('vitest/node')
  let fault = {}
  const plugin = {
    name: 'fehler-einsetzen',
    enforce: 'pre',
    load: (id) => (slashed(relative(root, id.split('?')[0])) === fault.file ? fault.code : undefined),
  }
  const options = {
    root,
    config: false,
    watch: false,
    include: [`${folder}/**/*.test.{ts,tsx}`],
    reporters: [{}],
    bail: 1,
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    // It knows a file by what is on the disk, and would hand out the one without the fault.
    fsModuleCache: false,
  }
  const vitest = await createVitest('test', options, { plugins: [plugin] })
  const specifications = await vitest.globTestSpecifications()
  process.on('message', async (next) => {
    for (const { file } of [fault, next]) if (file !== undefined) vitest.invalidateFile(join(root, file))
    fault = next
    const { testModules } = await vitest.runTestSpecifications(specifications)
    process.send(testModules.length > 0 && testModules.every((module) => module.state() === 'passed'))
  })
  process.once('disconnect', () => process.exit())
  process.send('bereit')
}

async function startChild(folder) {
  const child = fork(self, [CHILD, folder], { cwd: root, silent: true, execArgv: ['--max-old-space-size=1024'] })
  // Kept apart from the report.
  child.stdout.resume()
  child.stderr.resume()
  running.add(child)
  child.once('exit', () => running.delete(child))
  const ready = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (ready[0] !== 'bereit') throw new Error(`Die Tests in ${folder} lassen sich nicht starten.`)
  return child
}

/** A process that is used as long as it lives. */
function makeRunner(folder) {
  let child
  /** @returns {Promise<boolean>} whether all tests passed */
  const run = async (fault) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) child = await startChild(folder)
    const ended = new AbortController()
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    child.send(fault)
    try {
      const { signal } = ended
      const [answer] = await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })])
      return answer === true
    } finally {
      clearTimeout(timer)
      ended.abort()
    }
  }
  return { run, end: () => child?.kill('SIGKILL') }
}

function collect(folder) {
  const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).map(slashed).sort()
  return files
    .filter((file) => !/\.test(-daten)?\.tsx?$/.test(file))
    .flatMap((file) =>
      findMutanten(file, readFileSync(join(root, file), 'utf8')).map((mutant) => ({ file, ...mutant })),
    )
}

async function checkRunner(runner, folder, [first]) {
  if (first === undefined) throw new Error(`In ${folder} gibt es nichts zu ändern.`)
  if (!(await runner.run({}))) throw new Error(`Die Tests in ${folder} scheitern schon ohne Fehler im Code.`)
  if (await runner.run({ file: first.file, code: "throw new Error('Das muss auffallen.')" })) {
    throw new Error(`Ein Fehler in ${first.file} kommt bei den Tests nicht an.`)
  }
}

async function measure(folder) {
  const mutanten = collect(folder)
  const survivors = []
  let next = 0
  const work = async () => {
    const runner = makeRunner(folder)
    try {
      await checkRunner(runner, folder, mutanten)
      while (next < mutanten.length) {
        const mutant = mutanten[next++]
        if (await runner.run({ file: mutant.file, code: mutant.code })) survivors.push(mutant)
        if (next % 50 === 0) process.stderr.write(`${next} von ${mutanten.length}\n`)
      }
    } finally {
      runner.end()
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
  return { folder, total: mutanten.length, survivors }
}

function report({ folder, total, survivors }) {
  const killed = total - survivors.length
  const percent = ((100 * killed) / total).toLocaleString('de', { maximumFractionDigits: 1 })
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 80)
  survivors.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
  for (const { file, line, from, to } of survivors) {
    process.stdout.write(`nicht bemerkt: ${file}:${line}  ${short(from)}  →  ${short(to)}\n`)
  }
  process.stdout.write(`${folder}: ${killed}/${total} Fehler bemerkt, ${percent} %\n`)
  return killed / total >= TO_REACH
}

function stop() {
  for (const child of running) child.kill('SIGKILL')
  process.exit(130)
}

async function main(folders) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  for (const folder of folders) if (!report(await measure(folder))) process.exitCode = 1
}

const args = process.argv.slice(2)
if (args[0] === CHILD) await serve(args[1])
else await main(args.length > 0 ? args : FOLDERS)
