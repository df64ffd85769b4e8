import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real process of the portal, as `npm start` runs it; `dist` must be built. */
export interface Serverprozess {
  child: ChildProcess
  port: number
  basis: string
  /** Its DATA_DIR. */
  ordner: string
  /** What it logged and printed. */
  ausgabe(): string
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Starts the portal on a free port and a folder of its own, and waits until it listens. */
export async function startServer(umgebung: Record<string, string> = {}): Promise<Serverprozess> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-server-'))
  const port = await freePort()
  const { DATABASE_URL, DATABASE_OWNER_URL, SACHBEARBEITUNG_PORT, ...rest } = process.env
  const own = { PORT: String(port), DATA_DIR: folder, MODUS: 'schulung', BASE_URL: '', ...umgebung }
  const child = spawn(process.execPath, ['dist/server.js'], {
    env: { ...rest, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const channel of [child.stdout, child.stderr]) {
    channel?.on('data', (part: Buffer) => {
      text += part
    })
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    await rm(folder, { recursive: true, force: true })
  }
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => text.includes('Offenes Jobcenter:') && resolve())
    child.once('exit', () => reject(new Error(`Das Portal ist nicht gestartet: ${text}`)))
  })
  return { child, port, basis: `http://localhost:${port}`, ordner: folder, ausgabe: () => text, stop }
}
