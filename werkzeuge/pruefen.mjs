// Every check of the project, in order. `npm test -- <Schritt> [...]` runs one, the rest goes to its tool.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, installCommands } from './chromium.mjs'
import { clamdCommands, findClamd } from './clamav.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')
const results = mkdtempSync(join(tmpdir(), 'pruefen-'))
const running = new Set()
let stopped = false

const inModules = (path) => join(root, 'node_modules', path)

/** `needs`: steps that a single step cannot do without. `quiet` steps run side by side. */
const STEPS = [
  { name: 'browser', title: 'Browser für die Tests', does: provideChromium },
  { name: 'virenscanner', title: 'Virenscanner für die Tests', does: provideClamd },
  { name: 'bau', title: 'Bau', does: node('werkzeuge/bauen.mjs') },
  { name: 'typen', title: 'Typen', quiet: true, does: node(inModules('typescript-7/bin/tsc'), '-p', '.') },
  { name: 'stil', title: 'Stil (Biome)', quiet: true, does: node(inModules('@biomejs/biome/bin/biome'), 'check') },
  { name: 'sperrdatei', title: 'Sperrdatei', quiet: true, does: node('werkzeuge/lockfile.mjs', '--check') },
  {
    name: 'knip',
    title: 'Ungenutztes (knip)',
    quiet: true,
    does: node(inModules('knip/bin/knip.js'), '--no-progress'),
  },
  {
    name: 'unit',
    title: 'Tests mit Datenbank (Vitest)',
    needs: ['virenscanner', 'bau'],
    does: vitest,
    counts: countVitest,
  },
  {
    name: 'e2e',
    title: 'Tests im Browser (Playwright)',
    needs: ['browser', 'bau'],
    does: playwright,
    counts: countPlaywright,
  },
]

function node(...args) {
  return (step, rest) => run(step, process.execPath, [...args, ...rest])
}

function vitest(step, rest) {
  const report = join(results, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return run(step, process.execPath, [inModules('vitest/vitest.mjs'), ...args, ...rest])
}

function playwright(step, rest) {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, 'playwright.json'), CHROMIUM_PATH: findChromium() ?? '' }
  return run(
    step,
    process.execPath,
    [inModules('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...rest],
    env,
  )
}

function countVitest() {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(join(results, 'vitest.json'), 'utf8'))
  // A file that does not even load has no failed test in it.
  const broken = testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((each) => each.status === 'failed')
  })
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

function countPlaywright() {
  const { stats, errors } = JSON.parse(readFileSync(join(results, 'playwright.json'), 'utf8'))
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
  }
}

async function provideChromium(step) {
  const found = findChromium()
  if (found !== undefined) return say(step, found)
  const commands = installCommands()
  if (commands === undefined) {
    say(step, 'Installieren Sie Chromium oder Google Chrome, oder nennen Sie seinen Pfad in CHROMIUM_PATH.')
    return 1
  }
  for (const [command, ...args] of commands) {
    const code = await run(step, command, args, { DEBIAN_FRONTEND: 'noninteractive' })
    if (code !== 0) return code
  }
  return findChromium() === undefined ? 1 : 0
}

/** Tests with a real scanner are left out where there is none; in CI they fail then. */
async function provideClamd(step) {
  if (findClamd() === undefined) {
    for (const [command, ...args] of clamdCommands() ?? []) {
      if ((await run(step, command, args, { DEBIAN_FRONTEND: 'noninteractive' })) !== 0) break
    }
  }
  return say(step, findClamd() ?? 'Kein clamd: Die Tests mit dem echten Virenscanner werden ausgelassen.')
}

function say(step, text) {
  if (step.quiet) step.output += `${text}\n`
  else process.stdout.write(`${text}\n`)
  return 0
}

function run(step, command, args, env = {}) {
  return new Promise((resolve) => {
    const output = step.quiet ? 'pipe' : 'inherit'
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
    })
    running.add(child)
    for (const channel of [child.stdout, child.stderr]) channel?.on('data', (part) => (step.output += part))
    child.once('error', (error) => {
      running.delete(child)
      say(step, error.message)
      resolve(1)
    })
    child.once('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

function choose(name) {
  if (name === undefined) return STEPS
  const chosen = STEPS.find((step) => step.name === name)
  if (chosen === undefined) {
    process.stderr.write(
      `Den Schritt „${name}“ gibt es nicht. Es gibt: ${STEPS.map((step) => step.name).join(', ')}.\n`,
    )
    process.exit(2)
  }
  return STEPS.filter((step) => step === chosen || chosen.needs?.includes(step.name))
}

/** Runs a step; counts its tests, or one failure where the step has none to count. */
async function perform(step, rest) {
  step.output = ''
  const title = `\n── ${step.title} ──\n`
  if (!step.quiet) process.stdout.write(title)
  const began = performance.now()
  step.code = await step.does(step, rest)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (step.quiet) process.stdout.write(`${title}${step.output}`)
  process.stdout.write(`${step.code === 0 ? '✓' : '✗'} ${step.title}, ${seconds} s\n`)
  const counted = readCounts(step)
  step.passed = counted.passed
  step.failed = step.code === 0 ? counted.failed : Math.max(1, counted.failed)
}

function readCounts(step) {
  if (step.counts === undefined) return { passed: 0, failed: 0 }
  try {
    return step.counts()
  } catch {
    // No readable report: nothing is proven, whatever the exit code says.
    step.code ||= 1
    return { passed: 0, failed: 1 }
  }
}

async function main([name, ...rest]) {
  const steps = choose(name)
  const args = (step) => (step.name === name ? rest : [])
  for (const step of steps.filter((each) => !each.quiet && each.counts === undefined)) await perform(step, args(step))
  // Side by side on all processors, printed one by one.
  if (!stopped) await Promise.all(steps.filter((each) => each.quiet).map((step) => perform(step, args(step))))
  for (const step of steps.filter((each) => each.counts !== undefined)) if (!stopped) await perform(step, args(step))
  if (stopped) return
  const failures = steps.filter((step) => step.failed > 0)
  if (failures.length > 0) process.stdout.write(`\nFehlgeschlagen: ${failures.map((step) => step.title).join(', ')}\n`)
  const sum = (key) => steps.reduce((total, step) => total + step[key], 0)
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = failures.length > 0 ? 1 : 0
}

/** Asked to stop, or left alone: the tools get the chance to stop what they started. */
function stop() {
  if (stopped) return
  stopped = true
  process.exitCode = 130
  for (const child of running) child.kill('SIGINT')
  setTimeout(() => {
    for (const child of running) child.kill('SIGKILL')
  }, 8000).unref()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
process.once('disconnect', stop)
process.channel?.unref()

if (!existsSync(inModules('vitest'))) {
  process.stderr.write('Die Werkzeuge zum Prüfen sind nicht installiert (npm ci ohne --omit=dev).\n')
  process.exit(1)
}
try {
  await main(process.argv.slice(2))
} finally {
  rmSync(results, { recursive: true, force: true })
}
