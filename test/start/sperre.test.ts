import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDataDir, StartRefused } from '#platform/postgres/index.ts'
import { kill, startPortal, temporaryFolder } from './prozesse.ts'

test('AVA-08: a second start on one DATA_DIR is refused within 5 seconds and names the holder', async () => {
  const folder = temporaryFolder()
  const holder = await startPortal([folder, 'nur-sperre'])
  const began = performance.now()
  const second = await startPortal([folder, 'nur-sperre'])
  expect(second.answer.refused).toContain(`Prozess ${holder.pid}`)
  expect(second.answer.refused).toMatch(/seit \d\d\.\d\d\.\d{4}, \d\d:\d\d:\d\d Uhr/)
  expect(performance.now() - began).toBeLessThan(5000)
})

test('AVA-08: the holder is told by number and time in German', () => {
  const folder = temporaryFolder()
  const lock = lockDataDir(folder, { now: new Date('2026-11-23T03:04:05Z') })
  const again = () => lockDataDir(folder, { patience: 0 })
  expect(again).toThrow(StartRefused)
  expect(again).toThrow(`(Prozess ${process.pid}, seit 23.11.2026, 04:04:05 Uhr)`)
  lock.release()
  const next = again()
  next.release()
})

test('AVA-08: the lock of a killed portal is taken over', async () => {
  const folder = temporaryFolder()
  const first = await startPortal([folder, 'nur-sperre'])
  await kill(first.child, 'SIGKILL')
  const second = await startPortal([folder, 'nur-sperre'])
  expect(second.answer.refused).toBeUndefined()
  expect(JSON.parse(readFileSync(join(folder, 'sperre.json'), 'utf8')).pid).toBe(second.pid)
})

test('AVA-08: of several starts at once exactly one wins, also over a stale lock', async () => {
  const folder = temporaryFolder()
  for (let round = 0; round < 2; round++) {
    const portals = await Promise.all(Array.from({ length: 4 }, () => startPortal([folder, 'nur-sperre'])))
    const winners = portals.filter(({ answer }) => answer.refused === undefined)
    expect(winners).toHaveLength(1)
    for (const { answer } of portals.filter((each) => !winners.includes(each))) {
      expect(answer.refused).toContain(`Prozess ${winners[0]?.pid}`)
    }
    await Promise.all(winners.map(({ child }) => kill(child, 'SIGKILL')))
  }
})

test('AVA-08: a holder file that names a dead process is not believed', async () => {
  const folder = temporaryFolder()
  const dead = await startPortal([folder, 'nur-sperre'])
  await kill(dead.child, 'SIGKILL')
  const stale = readFileSync(join(folder, 'sperre.json'), 'utf8')
  const lock = lockDataDir(folder)
  writeFileSync(join(folder, 'sperre.json'), stale)
  expect(() => lockDataDir(folder, { patience: 0 })).toThrow('welcher Prozess es ist, steht nicht fest')
  lock.release()
})

test.skipIf(process.getuid?.() === 0)('a DATA_DIR that cannot be written is refused with a sentence', () => {
  const folder = temporaryFolder()
  chmodSync(folder, 0o555)
  expect(() => lockDataDir(folder)).toThrow(/kann nicht geschrieben werden/)
})
