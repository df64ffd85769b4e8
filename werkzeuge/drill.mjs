// The slow drills: `npm run drill`, or some of them: `npm run drill -- --nur sicherung,ausfall`. ABBRUECHE, SENDUNGEN,
// MUTATIONEN, LANGSAME and ZEITEN (ZEITEN_HASH where a password is hashed) set how often and how many; the requirements
// name 200, 200, 10,000, 2,000 and 1,000.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(fileURLToPath(import.meta.url), '../..')

/** The parts by name, each with its test files. */
const PARTS = {
  abbruch: ['test/drill/abbruch.test.ts'],
  sendungen: ['test/drill/sendungen.test.ts'],
  sicherung: ['test/drill/sicherung.test.ts'],
  ausfall: ['test/drill/ausfall-post.test.ts', 'test/drill/ausfall-dateien.test.ts'],
  eingaben: [
    'test/sicherheit/mutationen.test.ts',
    'test/sicherheit/mutationen-formulare.test.ts',
    'test/betrieb/eingaben.test.ts',
  ],
  zeiten: ['test/drill/zeiten.test.ts'],
  langsame: ['test/betrieb/langsame.test.ts'],
}

const words = process.argv.slice(2)
const at = words.indexOf('--nur')
const chosen = at < 0 ? Object.keys(PARTS) : (words.splice(at, 2)[1] ?? '').split(',')
const unknown = chosen.filter((name) => !Object.hasOwn(PARTS, name))
if (unknown.length > 0) {
  process.stderr.write(`Die Übung „${unknown[0]}“ gibt es nicht. Es gibt: ${Object.keys(PARTS).join(', ')}.\n`)
  process.exit(2)
}

const tests = [...chosen.flatMap((name) => PARTS[name]), ...words]
const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests], {
  cwd: root,
  stdio: 'inherit',
  env: { MUTATIONEN: '10000', LANGSAME: '2000', ...process.env, DRILL: '1' },
})
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
