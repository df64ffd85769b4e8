import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Longer than any pause between two tries. */
export const DAUER = 6 * 60_000

type Wie = 'sauber' | 'haengt' | 'legt-auf' | 'unsinn' | 'fehlt'

const answers: Record<Exclude<Wie, 'haengt' | 'fehlt'>, (socket: Socket) => void> = {
  sauber: (socket) => socket.end('stream: OK\0'),
  'legt-auf': (socket) => socket.destroy(),
  unsinn: (socket) => socket.end('stream: vielleicht\0'),
}

/** A scanner that does what a test says. */
export async function holdScanner() {
  const folder = mkdtempSync(join(tmpdir(), 'ojc-halt-'))
  const path = join(folder, 's')
  const state = { wie: 'sauber' as Wie, url: `unix://${path}`, stop }
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (part: Buffer) => {
      if (state.wie === 'fehlt') return void socket.destroy()
      bytes = Buffer.concat([bytes, part])
      if (bytes.toString('latin1').startsWith('zVERSION\0')) return void socket.end('ClamAV 1.4.6/1/Mon\0')
      if (state.wie !== 'haengt' && bytes.subarray(-4).equals(Buffer.alloc(4))) answers[state.wie](socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  async function stop() {
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  }
  return state
}
