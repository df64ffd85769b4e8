// Builds server and browser code into dist/, if anything changed since the last time.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kernAuswahl } from './kern-auswahl.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')
const dist = join(root, 'dist')
const assets = join(dist, 'assets')
const STAMP = join(dist, '.stand')

/**
 * Brings dist/ up to date.
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function build() {
  const wanted = stateOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  const esbuild = await import('esbuild')
  const [server, browser] = await Promise.all([buildServer(esbuild), buildBrowser(esbuild)])
  const files = [...server.outputFiles, ...browser.outputFiles]
  const manifest = JSON.stringify(manifestOf(browser.metafile), null, 2)
  files.push({ path: join(assets, 'manifest.json'), contents: Buffer.from(`${manifest}\n`) })
  for (const { path, contents } of files) put(path, contents)
  put(STAMP, wanted)
  removeOthers(new Set([STAMP, ...files.map(({ path }) => path)]))
  return true
}

function sources(...patterns) {
  return globSync(patterns, { cwd: root })
    .filter((file) => !/\.(test|d)\.tsx?$/.test(file))
    .sort()
}

function stateOfSources() {
  const hash = createHash('sha256').update(process.version)
  const files = sources(
    'server.ts',
    'src/**/*.*',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'werkzeuge/bauen.mjs',
    'werkzeuge/kern-auswahl.mjs',
  )
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function buildServer(esbuild) {
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: sources('server.ts', 'src/cli/*.ts', 'src/platform/**/*-worker.ts'),
    outdir: dist,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    write: false,
    logLevel: 'warning',
  })
}

function buildBrowser(esbuild) {
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: sources('src/browser/*.ts', 'src/browser/*.css'),
    outdir: assets,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file', '.png': 'file' },
    bundle: true,
    minify: true,
    platform: 'browser',
    // With Trusted Types and passkeys, nothing older gets through the sign-in anyway.
    target: ['chrome111', 'firefox115', 'safari16.4'],
    plugins: [kernAuswahl(root)],
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'warning',
  })
}

/** `{ 'anmeldung.js': 'anmeldung-AB12CD34.js' }`, fonts and pictures too. */
function manifestOf({ outputs }) {
  const names = Object.keys(outputs).map((path) => basename(path))
  return Object.fromEntries(names.map((name) => [name.replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1'), name]).sort())
}

/** Whole or not at all: a server that starts meanwhile never reads half a file. */
function put(path, contents) {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${randomBytes(4).toString('hex')}.neu`
  writeFileSync(draft, contents)
  renameSync(draft, path)
}

function removeOthers(kept) {
  for (const name of globSync('**/*.*', { cwd: dist })) {
    const path = join(dist, name)
    if (!kept.has(path) && !name.endsWith('.neu')) rmSync(path, { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const began = performance.now()
    if (await build()) console.log(`Gebaut: ${relative(root, dist)}/ in ${Math.round(performance.now() - began)} ms.`)
  } catch (error) {
    // esbuild has printed its own messages already.
    if (!error.errors) console.error(error)
    process.exitCode = 1
  }
}
