import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../werkzeuge/bauen.mjs'

const PORT = 3181
let folder: string
let server: ChildProcess

beforeAll(async () => {
  await build()
  folder = await mkdtemp(join(tmpdir(), 'portal-ende-'))
  const env = { ...process.env, PORT: String(PORT), DATA_DIR: folder, MODUS: 'schulung', BASE_URL: '' }
  server = spawn(process.execPath, ['dist/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (part: Buffer) => part.includes('Offenes Jobcenter') && resolve())
    server.once('exit', () => reject(new Error('Das Portal ist nicht gestartet.')))
  })
}, 60_000)
afterAll(async () => {
  if (server.exitCode === null) server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const agent = new Agent({ keepAlive: true, maxSockets: 20 })

/** `gesendet`: the server had taken the request, so it owes an answer. */
function ask(path: string): Promise<'ok' | 'abgewiesen' | 'abgebrochen'> {
  return new Promise((resolve) => {
    let begun = false
    const request = get({ port: PORT, path, agent }, (response) => {
      begun = true
      response.resume()
      response.on('end', () => resolve(response.statusCode === 200 ? 'ok' : 'abgebrochen'))
      response.on('error', () => resolve('abgebrochen'))
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      // Refused, or an idle connection that was closed before anything was sent on it.
      resolve(!begun && ['ECONNREFUSED', 'ECONNRESET'].includes(error.code ?? '') ? 'abgewiesen' : 'abgebrochen')
    })
  })
}

test('AVA-06: eine kaputte Anfrage hält das Portal nicht an', async () => {
  const broken = [
    '/%',
    '/%00',
    '/hilfe/%E0%A4%A',
    `/suche?q=${'a'.repeat(3000)}`,
    '/link/e-mail-bestaetigen?id=%00',
    '//x',
    '/assets/../server.js',
  ]
  for (const path of broken) await ask(path)
  expect(await ask('/kontakt')).toBe('ok')
  expect(server.exitCode).toBeNull()
})

test('AVA-06: SIGTERM unter Last bricht keine angenommene Anfrage ab, und der Prozess endet sauber', {
  timeout: 60_000,
}, async () => {
  const answers: Promise<string>[] = []
  const load = setInterval(() => answers.push(ask('/menue')), 20)
  await new Promise((resolve) => setTimeout(resolve, 600))
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  expect(await ended).toBe(0)
  clearInterval(load)
  const results = await Promise.all(answers)
  expect(results.filter((one) => one === 'ok').length).toBeGreaterThan(10)
  expect(results.filter((one) => one === 'abgebrochen')).toEqual([])
})
