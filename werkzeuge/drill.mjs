// The slow drills: `npm run drill`. ABBRUECHE, MUTATIONEN and LANGSAME set how often and how many; the requirements name 200,
// 10,000 and 2,000.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(fileURLToPath(import.meta.url), '../..')
const both = ['test/sicherheit/mutationen.test.ts', 'test/betrieb/eingaben.test.ts', 'test/betrieb/langsame.test.ts']
const tests = ['test/drill', ...both, ...process.argv.slice(2)]
const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests], {
  cwd: root,
  stdio: 'inherit',
  env: { MUTATIONEN: '10000', LANGSAME: '2000', ...process.env, DRILL: '1' },
})
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
