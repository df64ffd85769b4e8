// A lock file made on one platform can lack optional packages of others, and then `npm ci` refuses it there.
// Adds an entry for each; with --check it only says what is wrong, and ends with 1 if anything is.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(fileURLToPath(import.meta.url), '../..')
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const SYSTEM_ALIASES = { win: 'win32', windows: 'win32' }
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

/** Where Node would find `name` from the package at `from`: the path in the lock file, or nothing. */
function find(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    const path = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (packages[path] !== undefined) return path
    if (place === '') return undefined
    if (!place.includes('/node_modules/')) place = ''
  }
}

/** `{ from, name, version }` for every optional dependency that no entry answers. */
export function missingOptional(lock) {
  const { packages } = lock
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => find(packages, from, name) === undefined)
      .map(([name, version]) => ({ from, name, version })),
  )
}

/** os, cpu and libc from the words of a name such as `@biomejs/cli-linux-x64-musl`. */
export function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = words.map((word) => SYSTEM_ALIASES[word] ?? word).find((word) => SYSTEMS.includes(word))
  const cpu = words.find((word) => PROCESSORS.includes(word))
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : undefined
  const glibc = os === 'linux' && words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined
  return { os, cpu, libc: libc ?? glibc }
}

/** Adds what is missing; the order of the entries stays npm's. */
export function addMissing(lock) {
  const missing = missingOptional(lock)
  for (const { from, name, version } of missing) {
    if (!/^\d/.test(version)) throw new Error(`${name}: ${version} ist keine feste Version.`)
    const { os, cpu, libc } = platformOf(name)
    if (os === undefined || cpu === undefined)
      throw new Error(`${name}: System und Prozessor sind am Namen nicht zu erkennen.`)
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(lock.packages[from].dev ? { dev: true } : {}),
      ...(libc === undefined ? {} : { libc: [libc] }),
      optional: true,
      os: [os],
      ...(lock.packages[from].peer ? { peer: true } : {}),
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return missing
}

/** German sentences on what is wrong with the lock file. */
export function problems(lock, manifest) {
  const { packages } = lock
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies']
  const unlike = kinds.filter((kind) => !sameEntries(packages[''][kind], manifest[kind]))
  const loose = kinds
    .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .filter(([, version]) => !/^(npm:.+@)?\d/.test(version))
  // Packages that the registry does not serve can only be named, not verified; they are never installed where they are missing.
  const unverified = Object.entries(packages).filter(
    ([path, entry]) =>
      path !== '' && !entry.link && !entry.inBundle && !entry.integrity && !(entry.optional && entry.os),
  )
  return [
    ...missingOptional(lock).map(({ name, from }) => `${name} (von ${from || 'package.json'}) hat keinen Eintrag.`),
    ...unlike.map((kind) => `${kind} in package.json und package-lock.json sind verschieden.`),
    ...loose.map(([name, version]) => `${name}: ${version} ist keine feste Version.`),
    ...unverified.map(([path]) => `${path} hat keine Prüfsumme.`),
  ]
}

function sameEntries(a = {}, b = {}) {
  const text = (entries) => JSON.stringify(Object.entries(entries).sort())
  return text(a) === text(b)
}

function main() {
  const file = join(root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (!process.argv.includes('--check')) {
    const added = addMissing(lock)
    if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
    console.log(`package-lock.json: ${added.length} Einträge ergänzt.`)
  }
  const found = problems(lock, manifest)
  for (const sentence of found) console.error(sentence)
  if (found.length > 0) process.exitCode = 1
  else console.log('package-lock.json: vollständig.')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
