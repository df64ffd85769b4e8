import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projektordner } from '#platform/ordner.ts'
import { freierPort, programm, warteAuf } from '../prozess.ts'
import { type Ergebnis, type Seite, vergleiche } from '../vergleich.ts'

const root = fileURLToPath(projektordner)

/** Starts a program, waits until its port answers, stops it; the milliseconds until it answered. */
async function timeStart(
  command: string,
  args: string[],
  { env, port }: { env: Record<string, string>; port: number },
): Promise<number> {
  const began = performance.now()
  const own = { ...process.env, ...env } as Record<string, string>
  // As from a terminal: npm must not take the bench's own settings over.
  for (const name of Object.keys(own)) if (/^npm_/i.test(name)) delete own[name]
  const child: ChildProcess = spawn(command, args, { cwd: root, env: own, stdio: ['ignore', 'ignore', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    await warteAuf(`http://127.0.0.1:${port}/registrieren`, gone)
    return performance.now() - began
  } finally {
    child.kill('SIGINT')
    await gone
  }
}

export async function messeStart(ordner: string, { runden }: { runden: number }): Promise<Ergebnis> {
  const dataDir = join(ordner, 'start')
  mkdirSync(dataDir, { mode: 0o711 })
  const npm = async () => {
    const port = await freierPort()
    const env = { DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '' }
    return timeStart(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['start', '--silent'], { env, port })
  }
  const erster = await npm()
  const portal: Seite = {
    name: 'npm start, zweites Mal, bis zur ersten Antwort',
    run: async () => ({ wert: await npm() }),
  }
  const bare: Seite = {
    name: 'node mit einem leeren Server, bis zur ersten Antwort',
    async run() {
      const port = await freierPort()
      return { wert: await timeStart(process.execPath, [programm('hallo'), String(port)], { env: {}, port }) }
    },
  }
  return {
    name: 'start',
    titel: 'Zweiter Start mit eigener Datenbank',
    vergleiche: await vergleiche([portal, bare], { runden, ziele: [undefined], einheit: 'ms Uhrzeit' }),
    anmerkungen: [
      `Mit allem: npm, Prüfung der Installation und des Baus, PostgreSQL, Migrationen. Der erste Start auf einem leeren Ordner, der die Datenbank anlegt: ${erster.toFixed(0)} ms.`,
    ],
  }
}
