import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)

interface Ergebnis {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
}

async function cruise(...paths: string[]): Promise<Ergebnis> {
  const args = [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...paths,
  ]
  const { stdout } = await run(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }).catch((error) => error)
  return JSON.parse(stdout) as Ergebnis
}

describe('Die Grenzen der Module', { timeout: 120_000 }, () => {
  test('niemand greift nach rechts, nach oben oder an einer index.ts vorbei', async () => {
    const { summary } = await cruise('src', 'server.ts')
    expect(summary.totalCruised).toBeGreaterThan(100)
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })

  test('ein Verstoß wird wirklich gefunden', async () => {
    const folder = await mkdtemp(join('src/modules/protokoll', 'verstoss-'))
    try {
      await mkdir(folder, { recursive: true })
      await writeFile(
        join(folder, 'verstoss.ts'),
        "import { kontoTasks } from '#modules/konto'\nexport const x = kontoTasks\n",
      )
      const { summary } = await cruise(folder)
      expect(summary.violations.map((violation) => violation.rule.name)).toContain('protokoll-nur-nach-links')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
