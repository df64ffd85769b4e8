// Slow connections and oversized bodies, in a process of its own: what it costs must not slow the pages that are measured.
import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Angriff =
  | { art: 'langsam'; port: number; anzahl: number }
  | { art: 'gross'; port: number; anzahl: number; bytes: number; dauerMs: number }
  | { art: 'offen' }
  | { art: 'ende' }

const sockets = new Set<Socket>()

/** Connections that begin a request and never end its header; each sends a little more every second. */
async function openSlowly(port: number, anzahl: number): Promise<number> {
  for (let i = 0; i < anzahl; i++) {
    const socket = connect({ port, host: '127.0.0.1' })
    sockets.add(socket)
    socket.on('error', () => undefined)
    // Without reading, the end of the connection would not be noticed.
    socket.resume()
    socket.once('close', () => sockets.delete(socket))
    socket.once('connect', () => {
      socket.write('GET /kontakt HTTP/1.1\r\nHost: localhost\r\nX-Langsam: ')
      const drip = setInterval(() => socket.write('a'), 1000)
      socket.once('close', () => clearInterval(drip))
    })
    if (i % 50 === 49) await pause(5)
  }
  await pause(300)
  return sockets.size
}

// Another address than that of the slow connections, and at most so many at once.
const agent = new Agent({ maxSockets: 10, localAddress: '127.0.0.3' })

/** The status of the answer; 0 where the connection just ended. */
function sendLarge(port: number, koerper: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: `http://localhost:${port}` }
    const sent = request(
      { port, host: '127.0.0.1', path: '/anmeldung', agent, method: 'POST', headers },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', () => resolve(0))
    sent.end(koerper)
  })
}

async function carryOut(angriff: Angriff): Promise<number | number[]> {
  if (angriff.art === 'langsam') return openSlowly(angriff.port, angriff.anzahl)
  if (angriff.art === 'gross') {
    const koerper = Buffer.alloc(angriff.bytes, 'a')
    // One after the other over the whole time, whether or not the one before was answered.
    const sendings = Array.from({ length: angriff.anzahl }, async (_, i) => {
      await pause((i * angriff.dauerMs) / angriff.anzahl)
      return sendLarge(angriff.port, koerper)
    })
    return Promise.all(sendings)
  }
  if (angriff.art === 'ende') for (const socket of sockets) socket.destroy()
  return sockets.size
}

process.on('message', (angriff: Angriff) => {
  void carryOut(angriff).then((ergebnis) => process.send?.(ergebnis))
})
process.once('disconnect', () => process.exit())
