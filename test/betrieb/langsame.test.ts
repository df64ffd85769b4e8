import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { build } from '../../werkzeuge/bauen.mjs'
import { type Serverprozess, startServer } from '../support/server.ts'

/** `npm run drill` opens the two thousand that the requirement names. */
const ANZAHL = Number(process.env['LANGSAME'] ?? 300)
const GROSSE = 100

beforeAll(() => build(), 60_000)

async function start(umgebung: Record<string, string>): Promise<Serverprozess> {
  const server = await startServer(umgebung)
  onTestFinished(() => server.stop())
  return server
}

interface Langsame {
  /** Those that the server still holds. */
  offen(): number
  close(): void
}

/** Connections that begin a request and never end its header. */
async function openSlowly(port: number, anzahl: number): Promise<Langsame> {
  const sockets = new Set<Socket>()
  for (let i = 0; i < anzahl; i++) {
    const socket = connect({ port, host: '127.0.0.1' })
    sockets.add(socket)
    socket.on('error', () => undefined)
    // Without reading, the end of the connection would not be noticed.
    socket.resume()
    socket.once('close', () => sockets.delete(socket))
    socket.once('connect', () => socket.write('GET /kontakt HTTP/1.1\r\nHost: localhost\r\nX-Langsam: '))
    if (i % 50 === 49) await pause(5)
  }
  await pause(300)
  return { offen: () => sockets.size, close: () => sockets.forEach((socket) => void socket.destroy()) }
}

// Queues of their own, or the pages would wait here for the large requests.
const agent = new Agent({ keepAlive: true, maxSockets: 10, localAddress: '127.0.0.2' })
const large = new Agent({ maxSockets: 5, localAddress: '127.0.0.3' })

interface Ausgang {
  status: number
  ms: number
}

/** One request of somebody else, from an address of their own. */
function ask(port: number, pfad: string, koerper?: Buffer): Promise<Ausgang> {
  const begin = performance.now()
  return new Promise((resolve) => {
    const done = (status: number) => resolve({ status, ms: performance.now() - begin })
    const headers = koerper && {
      'content-type': 'application/x-www-form-urlencoded',
      origin: `http://localhost:${port}`,
    }
    const method = koerper ? 'POST' : 'GET'
    const sent = request(
      { port, host: '127.0.0.1', path: pfad, agent: koerper ? large : agent, method, headers: headers ?? {} },
      (response) => {
        response.resume()
        response.on('end', () => done(response.statusCode ?? 0))
      },
    )
    sent.on('error', () => done(0))
    sent.end(koerper)
  })
}

const SEITEN = 1000

/** Pages, ten at a time: whether all came, and how long nineteen of twenty took at most. */
async function askMany(port: number): Promise<{ gelungen: number; p95: number }> {
  const answers: Ausgang[] = []
  for (let i = 0; i < SEITEN / 10; i++)
    answers.push(...(await Promise.all(Array.from({ length: 10 }, () => ask(port, '/kontakt')))))
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  return {
    gelungen: answers.filter(({ status }) => status === 200).length,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

describe('INP-11: langsame und große Anfragen an den laufenden Server', () => {
  test(`INP-11: ${ANZAHL} langsame Verbindungen und ${GROSSE} zu große Anfragen halten niemanden auf`, {
    timeout: 180_000,
  }, async () => {
    const server = await start({ VERTRAUTER_PROXY: '127.0.0.1' })
    await askMany(server.port)
    const before = await askMany(server.port)
    const slow = await openSlowly(server.port, ANZAHL)
    onTestFinished(() => slow.close())
    expect(slow.offen()).toBe(ANZAHL)
    const refused = Promise.all(
      Array.from({ length: GROSSE }, () => ask(server.port, '/anmeldung', Buffer.alloc(300_000, 'a'))),
    )
    const during = await askMany(server.port)
    const statuses = (await refused).map(({ status }) => status)
    expect(statuses.filter((status) => status !== 413 && status !== 0)).toEqual([])
    expect(during.gelungen).toBe(SEITEN)
    console.log(
      `p95 ohne ${before.p95.toFixed(1)} ms, mit ${ANZAHL} langsamen Verbindungen ${during.p95.toFixed(1)} ms: ${(during.p95 / before.p95).toFixed(2)}-fach`,
    )
    // The server ends them itself, once their header is late.
    for (let i = 0; i < 600 && slow.offen() > 0; i++) await pause(100)
    expect(slow.offen()).toBe(0)
    expect((await ask(server.port, '/kontakt')).status).toBe(200)
    expect(server.child.exitCode).toBeNull()
  })

  test('INP-11: eine Adresse allein hält höchstens 256 Verbindungen, andere kommen durch', {
    timeout: 60_000,
  }, async () => {
    const server = await start({})
    const slow = await openSlowly(server.port, 300)
    onTestFinished(() => slow.close())
    expect(slow.offen()).toBe(256)
    expect((await ask(server.port, '/kontakt')).status).toBe(200)
    slow.close()
    await pause(200)
    const again = await openSlowly(server.port, 10)
    onTestFinished(() => again.close())
    expect(again.offen()).toBe(10)
  })
})

/** What a raw text over the wire is answered with, first line alone; empty where the connection just ends. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(text))
    socket.on('data', (part) => {
      answer += part
      socket.end()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
  })
}

test('INP-11: Anfragen mit zwei Längen, und Köpfe über 16 KB, werden nicht ausgeführt', {
  timeout: 60_000,
}, async () => {
  const server = await start({})
  const post = (...kopf: string[]) =>
    `POST /anmeldung HTTP/1.1\r\nHost: localhost\r\n${kopf.join('\r\n')}\r\n\r\n0\r\n\r\nGET /verborgen HTTP/1.1\r\nHost: x\r\n\r\n`
  const zweideutig = [
    post('Content-Length: 5', 'Transfer-Encoding: chunked'),
    post('Transfer-Encoding: chunked', 'Content-Length: 5'),
    post('Content-Length: 5', 'Content-Length: 6'),
    post('Content-Length: 5, 6'),
    post('Content-Length: +5'),
    post('Content-Length: -1'),
    post('Content-Length: 0x5'),
    post('Transfer-Encoding: chunked, identity'),
    post('Transfer-Encoding : chunked'),
    post('Transfer-Encoding: xchunked'),
    'GET /kontakt HTTP/1.1\nHost: localhost\n\n',
    'GET /kontakt HTTP/1.1\r\nHost: localhost\r\nX: a\nY: b\r\n\r\n',
    'GET /kontakt HTTP/9.1\r\nHost: localhost\r\n\r\n',
    'GET /kontakt HTTP/1.1\r\n\r\n',
  ]
  const answers = await Promise.all(
    zweideutig.map(async (text) => [text.slice(0, 120), await sendRaw(server.port, text)]),
  )
  expect(answers.filter(([, first]) => first !== 'HTTP/1.1 400 Bad Request')).toEqual([])
  const gross = `GET /kontakt HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(17_000)}\r\n\r\n`
  expect(await sendRaw(server.port, gross)).toMatch(/ 431 /)
})
