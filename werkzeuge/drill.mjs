// The slow drills: `npm run drill`. ABBRUECHE and MUTATIONEN set how often; the requirements name 200 and 10,000.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(fileURLToPath(import.meta.url), '../..')
const tests = ['test/drill', 'test/sicherheit/mutationen.test.ts', ...process.argv.slice(2)]
const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests], {
  cwd: root,
  stdio: 'inherit',
  env: { MUTATIONEN: '10000', ...process.env, DRILL: '1' },
})
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
