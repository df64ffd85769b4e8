import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes, schulungRoutes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { build } from '../../werkzeuge/bauen.mjs'
import { type Serverprozess, startServer } from '../support/server.ts'

/** `npm run drill` sends the ten thousand that the requirement names. */
const ANZAHL = Number(process.env['MUTATIONEN'] ?? 600)

let server: Serverprozess
beforeAll(async () => {
  await build()
  server = await startServer({ VERTRAUTER_PROXY: '127.0.0.1' })
}, 60_000)
afterAll(() => server.stop())

// Mulberry32: the same run every time, so that a finding can be repeated.
let state = 20261124
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const werte = [
  '',
  '%00',
  '%',
  '%E0%A4%A',
  '%ff%fe',
  "'%22%3C%3E",
  '..%2f..%2fetc%2fpasswd',
  '__proto__%5bx%5d=1',
  'a%5b%5d=1&a%5b%5d=2',
  '%F0%9F%98%80',
  '%E2%80%AE',
  'x'.repeat(3000),
  '0'.repeat(2000),
  '-1',
  'NaN',
  '{"$gt":""}',
  '01920000-0000-7000-8000-000000000000',
]
const typen = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'application/x-www-form-urlencoded; charset=utf-16',
  '',
  'application/json; charset=',
]
const koerper = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '{"__proto__":{"x":1}}',
  `${'['.repeat(5000)}`,
  `{"a":${'{"a":'.repeat(2000)}1${'}'.repeat(2001)}`,
  'a=b&a=c',
  '&&&===',
  `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n`,
  `--x\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-`,
  '\u0000\u0001\u0002',
  'a'.repeat(70_000),
]
const methoden = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'BREW', 'GE T', '']
const all = Object.values({ ...routes, ...schulungRoutes } as Record<string, Route>)

function pathOf(): string {
  const path = pick(all).pfad.replace(/:\w+/g, () => pick(werte))
  const query = random() < 0.5 ? `?${pick(['id', 'weiter', 'vor', 'nach', 'q', 'suche', 'x'])}=${pick(werte)}` : ''
  const changed = `${path}${query}`
  if (random() < 0.1) return changed.slice(1)
  return random() < 0.1 ? `/${changed}` : changed
}

/** A request as it goes over the wire, whole or cut off, well formed or not. */
function makeRequest(): string {
  const body = pick(koerper)
  const method = random() < 0.8 ? pick(['GET', 'POST']) : pick(methoden)
  const length = random() < 0.85 ? Buffer.byteLength(body) : pick([0, 1, 99_999_999])
  const kopf = [
    `${method} ${pathOf()} HTTP/1.1`,
    'Host: localhost',
    `X-Forwarded-For: 198.51.${Math.floor(random() * 250)}.${Math.floor(random() * 250)}`,
    random() < 0.6
      ? `Origin: ${server.basis}`
      : `Origin: ${pick(['null', 'https://boese.example', '\u0001', 'x'.repeat(500)])}`,
    `Cookie: ${pick(['', '__Host-sitzung=', `__Host-sitzung=${'A'.repeat(22)}`, '__Host-besuch=x; __Host-besuch=y', '=;=;;', '\u00ff'])}`,
    ...(random() < 0.2 ? [`Sec-Fetch-Site: ${pick(['same-origin', 'cross-site', 'none', ''])}`] : []),
    ...(random() < 0.2 ? [`Accept-Encoding: ${pick(['gzip', '*', 'gzip;q=x', ''])}`] : []),
    ...(random() < 0.1 ? [`Range: ${pick(['bytes=0-', 'bytes=-1', 'bytes=5-1', 'x'])}`] : []),
    ...(method === 'POST' || random() < 0.1 ? [`Content-Type: ${pick(typen)}`, `Content-Length: ${length}`] : []),
    'Connection: close',
  ]
  const text = `${kopf.join('\r\n')}\r\n\r\n${method === 'POST' ? body : ''}`
  return random() < 0.1 ? text.slice(0, Math.floor(random() * text.length)) : text
}

/** The status of the answer; 0 where the connection ended without one. */
function send(text: string): Promise<number> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ port: server.port, host: '127.0.0.1' }, () => socket.end(Buffer.from(text, 'latin1')))
    socket.setTimeout(20_000, () => socket.destroy())
    socket.on('data', (part: Buffer) => {
      if (answer.length < 20) answer += part.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)))
  })
}

test(`AVA-06: ${ANZAHL} veränderte und abgebrochene Anfragen beenden den Server nicht und enden nie in seinem Fehler`, {
  timeout: 900_000,
}, async () => {
  const answers = new Map<number, number>()
  const broken: string[] = []
  for (let sent = 0; sent < ANZAHL; sent += 20) {
    const texts = Array.from({ length: 20 }, makeRequest)
    const statuses = await Promise.all(texts.map(send))
    statuses.forEach((status, i) => {
      answers.set(status, (answers.get(status) ?? 0) + 1)
      if (status >= 500) broken.push(`${status} ${texts[i]!.slice(0, 600)}`)
    })
    if (server.child.exitCode !== null)
      throw new Error(`Der Server ist zu Ende, zuletzt: ${server.ausgabe().slice(-2000)}`)
  }
  console.log('Antworten', Object.fromEntries(answers))
  expect(broken).toEqual([])
  expect(server.child.exitCode).toBeNull()
  expect(server.ausgabe()).not.toMatch(/Unbehandelter Fehler|"level":(?:50|60)/)
  for (const status of [200, 400, 404]) expect(answers.get(status) ?? 0).toBeGreaterThan(0)
  expect((await fetch(`${server.basis}/kontakt`)).status).toBe(200)
})
