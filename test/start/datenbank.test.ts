import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDataDir, type StartRefused, startEmbedded } from '#platform/postgres/index.ts'
import { kill, processesWith, query, startPortal, temporaryFolder, within } from './prozesse.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65534

test('a killed portal leaves no database running, and the next start finds every row', async () => {
  const folder = temporaryFolder()
  const first = await startPortal([folder])
  await query(first.answer.ownerUrl, 'create table merke as select 42 as zahl')
  expect(processesWith(folder).length).toBeGreaterThan(1)
  await kill(first.child, 'SIGKILL')
  expect(await within(10, () => processesWith(folder).length === 0)).toBe(true)

  const second = await startPortal([folder])
  expect(await query(second.answer.ownerUrl, 'select zahl from merke')).toEqual([42])
  await kill(second.child, 'SIGTERM')
  expect(processesWith(folder)).toEqual([])
})

test('a database that outlived its portal is stopped by the next start, and its rows are kept', async () => {
  const folder = temporaryFolder()
  const first = await startPortal([folder])
  await query(first.answer.ownerUrl, 'create table merke as select 43 as zahl')
  const keepers = processesWith(folder).filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'sh')
  expect(keepers).toHaveLength(2)
  for (const pid of keepers) process.kill(pid, 'SIGKILL')
  await kill(first.child, 'SIGKILL')
  const left = processesWith(join(folder, 'postgres', 'cluster'))
  expect(left.length).toBeGreaterThan(0)

  const second = await startPortal([folder])
  expect(await query(second.answer.ownerUrl, 'select zahl from merke')).toEqual([43])
  expect(processesWith(folder).filter((pid) => left.includes(pid))).toEqual([])
})

test('a stale number in postmaster.pid that another program has meanwhile does not harm that program', async () => {
  const folder = temporaryFolder()
  const lock = lockDataDir(folder)
  const first = await startEmbedded({ dataDir: folder, durable: false })
  await first.stop()
  const pidFile = join(folder, 'postgres', 'cluster', 'postmaster.pid')
  expect(existsSync(pidFile)).toBe(false)
  writeFileSync(pidFile, `${process.pid}\n${join(folder, 'postgres', 'cluster')}\n1\n5432\n\n\n\n`)
  const second = await startEmbedded({ dataDir: folder, durable: false })
  expect(await query(second.ownerUrl, 'select 1')).toEqual([1])
  await second.stop()
  lock.release()
})

test('nobody but the portal reaches the database: no port, a closed folder, a password that only its owner reads', async () => {
  const folder = temporaryFolder()
  const secret = 'geheim-im-umfeld'
  const { answer } = await startPortal([folder], { env: { ...process.env, SCHLUESSEL: secret } })
  expect(await query(answer.ownerUrl, 'show listen_addresses')).toEqual([''])
  expect(statSync(join(folder, 'postgres', 'socket')).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600)
  const wrong = String(answer.ownerUrl).replace(/:[^:@]+@/, ':falsch@')
  await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/)
  const server = processesWith(join(folder, 'postgres', 'cluster'))[0]
  expect(readFileSync(`/proc/${server}/environ`, 'utf8')).not.toContain(secret)
})

test('a very long DATA_DIR works all the same', async () => {
  const folder = join(temporaryFolder(), 'x'.repeat(100))
  mkdirSync(folder, { mode: 0o755 })
  const { answer, child } = await startPortal([folder])
  const socket = new URL(String(answer.ownerUrl).replace('@/', '@x/')).searchParams.get('host') ?? ''
  expect(socket).not.toContain(folder)
  expect(await query(answer.ownerUrl, 'select 1')).toEqual([1])
  await kill(child, 'SIGTERM')
  expect(await within(3, () => !existsSync(socket))).toBe(true)
})

test('a database that vanished is an error, not an empty new one', async () => {
  const folder = temporaryFolder()
  const server = await startEmbedded({ dataDir: folder, durable: false })
  await server.stop()
  rmSync(join(folder, 'postgres'), { recursive: true })
  await expect(startEmbedded({ dataDir: folder })).rejects.toThrow(/ist dort nicht mehr/)
})

test.runIf(isRoot)('below a closed home folder root keeps the data elsewhere and says where', async () => {
  const folder = join(temporaryFolder(0o700), 'klon', 'data')
  mkdirSync(dirname(folder))
  const first = await startPortal([folder])
  const place = /liegt in (\S+):/.exec(first.answer.hinweis ?? '')?.[1] ?? ''
  expect(place).toMatch(/^\/var\/lib\/offenes-jobcenter\/daten-/)
  try {
    await query(first.answer.ownerUrl, 'create table merke as select 44 as zahl')
    await kill(first.child, 'SIGTERM')
    const second = await startPortal([folder])
    expect(second.answer.hinweis).toContain(place)
    expect(await query(second.answer.ownerUrl, 'select zahl from merke')).toEqual([44])
    await kill(second.child, 'SIGTERM')
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
})

test.runIf(isRoot)('an ordinary user needs none of what root needs, and root can go on with the data', async () => {
  const folder = temporaryFolder()
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { mode: 0o755 })
  chownSync(dataDir, NOBODY, NOBODY)
  const first = await startPortal([dataDir], { uid: NOBODY, gid: NOBODY })
  await query(first.answer.ownerUrl, 'create table merke as select 45 as zahl')
  expect(statSync(join(dataDir, 'postgres', 'cluster')).uid).toBe(NOBODY)
  await kill(first.child, 'SIGTERM')
  const second = await startPortal([dataDir])
  expect(await query(second.answer.ownerUrl, 'select zahl from merke')).toEqual([45])
  await kill(second.child, 'SIGTERM')
})

test('AVA-08: a copied DATA_DIR that points to a database in use is refused', async () => {
  const folder = temporaryFolder()
  const server = await startEmbedded({ dataDir: folder, durable: false })
  const refusal = await startEmbedded({ dataDir: folder, durable: false }).catch((error: StartRefused) => error)
  expect(String(refusal)).toContain(`Prozess ${process.pid}`)
  await server.stop()
})
