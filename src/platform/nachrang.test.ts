import { readFile } from 'node:fs/promises'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { yieldToPages } from './nachrang.ts'

test.runIf(process.platform === 'linux')('AVA-07: what hashes stands behind what answers pages', async () => {
  const before = getPriority()
  // Makes the threads run.
  await readFile(new URL(import.meta.url))
  expect(yieldToPages()).toBeGreaterThan(0)
  expect(getPriority()).toBe(before)
})
