import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

// A process of its own: in the test runner's the resident size says more about the runner than about the worker.
const program = `
import { createTypesetter } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
const satz = createTypesetter()
const words = (i) => Array.from({ length: 80 }, (_, w) => 'W' + i + 'x' + w).join(' ')
const print = (i) => {
  const abschnitte = Array.from({ length: 40 }, (_, a) => ({ art: 'absatz', text: [{ text: words(i * 40 + a) }] }))
  return satz.pdf('arbeitshilfe', { titel: 'Speicher', jobcenter: 'Jobcenter', stand: '2026-11-23', abschnitte })
}
const resident = () => (globalThis.gc(), process.memoryUsage().rss)
for (let i = 0; i < 20; i++) await print(i)
const before = resident()
for (let i = 20; i < 80; i++) await print(i)
console.log((resident() - before) / 1e6)
await satz.close()
`

test('memory does not run away over 60 documents that all differ', { timeout: 60_000 }, () => {
  const growth = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], {
    encoding: 'utf8',
  })
  // Measured: up to 20 MB, and 270 MB where the compiler's cache is not emptied.
  expect(Number(growth)).toBeLessThan(120)
})
