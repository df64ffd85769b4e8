import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Befehlsumgebung, openEnv } from '../../src/cli/umgebung.ts'
import { pruefeBestand } from '../../src/modules/dokumente/index.ts'
import { emailHash } from '../../src/modules/konto/konto.ts'
import { verifyProtokoll } from '../../src/modules/protokoll/index.ts'
import { newSicherungsschluessel } from '../../src/platform/krypto/sicherungsschluessel.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { build } from '../../werkzeuge/bauen.mjs'
import { freePort } from '../support/server.ts'
import { type Portalprozess, register, startPortal } from './portal.ts'

const SCHLUESSEL = newSicherungsschluessel('s1')
const SICHERUNG_SCHLUESSEL = newSicherungsschluessel('b1')
/** So long people go on registering after the backup, until the machine is gone. */
const NACHHER_MS = 4000

let folder: string
let alt: Record<string, string>
let neu: Record<string, string>
const running = new Set<Portalprozess>()

beforeAll(async () => {
  await build()
  folder = await mkdtemp(join(tmpdir(), 'drill-sicherung-'))
  const common = { SCHLUESSEL, SICHERUNG_SCHLUESSEL, PORT: String(await freePort()), VERTRAUTER_PROXY: '127.0.0.1' }
  alt = { ...common, DATA_DIR: join(folder, 'alt') }
  neu = { ...common, DATA_DIR: join(folder, 'neu') }
}, 60_000)
afterAll(async () => {
  for (const portal of running) await portal.end('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function start(umgebung: Record<string, string>): Promise<Portalprozess> {
  const portal = await startPortal(umgebung)
  running.add(portal)
  return portal
}

async function command(umgebung: Record<string, string>, programm: string, ...worte: string[]): Promise<string> {
  const child = spawn(process.execPath, [`dist/${programm}.js`, ...worte], {
    env: { ...process.env, BASE_URL: '', ...umgebung },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const channel of [child.stdout, child.stderr]) channel.on('data', (part) => (text += String(part)))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(text)
  return text
}

async function countRows({ env }: Befehlsumgebung): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(env.db)
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const { rows: one } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(env.db)
    counts[name] = one[0]!.n
  }
  return counts
}

async function within<T>(umgebung: Record<string, string>, look: (at: Befehlsumgebung) => Promise<T>): Promise<T> {
  const at = await openEnv(readSettings(umgebung))
  return look(at).finally(() => at.close())
}

/** What people were told, and when, outside of the portal. */
const ledger: { email: string; zeit: number }[] = []

async function registerUntil(basis: string, isOver: () => boolean): Promise<void> {
  for (let i = 0; !isOver(); i++) {
    const email = `sicherung.${ledger.length}.${i}@drill.example`
    if (await register(basis, email, `198.51.100.${i % 250}`)) ledger.push({ email, zeit: Date.now() })
  }
}

test('OPS-01: der Rechner ist weg, und auf einem leeren steht das Portal wieder, mit allem bis zur Sicherung', {
  timeout: 180_000,
}, async () => {
  const portal = await start(alt)
  let over = false
  const load = registerUntil(portal.basis, () => over)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  // While the portal works and people register.
  const ziel = join(folder, 'sicherungen')
  await command(alt, 'protokoll', 'siegeln')
  const began = Date.now()
  const said = await command(alt, 'sicherung', 'erstellen', '--nach', ziel)
  const took = Date.now() - began
  await new Promise((resolve) => setTimeout(resolve, NACHHER_MS))
  over = true
  await load
  const ausfall = Date.now()
  await portal.end('SIGKILL')
  await rm(join(folder, 'alt'), { recursive: true, force: true })

  const [name = ''] = await readdir(ziel)
  const von = join(ziel, name)
  const restoring = Date.now()
  const report = await command(neu, 'sicherung', 'zuruecksichern', '--von', von)
  await within(neu, async (at) => {
    const counts = await countRows(at)
    for (const [, table, n] of report.matchAll(/^(\w+) +(\d+)$/gm))
      expect([table, counts[table!]]).toEqual([table, Number(n)])
    expect(counts['kunde']).toBeGreaterThan(20)
    const siegel = join(folder, 'neu/siegel')
    expect((await readdir(siegel)).length).toBeGreaterThan(0)
    expect(await verifyProtokoll(at.env, siegel)).toEqual([])
    const bestand = await pruefeBestand(at.env)
    expect(bestand).toMatchObject({ fehlend: [], falsch: [] })
    expect(bestand.geprueft).toBeGreaterThan(0)
    console.log(`${bestand.geprueft} Dateien geprüft. ${said.trim().split('\n').at(-1)}`)
  })
  const again = await start(neu)
  expect((await fetch(`${again.basis}/anmelden`)).status).toBe(200)
  const rto = Date.now() - restoring
  expect(await register(again.basis, 'danach@drill.example', '203.0.113.1')).toBe(true)
  await again.end('SIGTERM')

  const lost = await within(neu, async ({ env }) => {
    const rows = await env.db.selectFrom('konto').select('email_hash').execute()
    const waiting = await env.db.selectFrom('anliegen').select(['id', 'inhalt']).execute()
    const known = new Set(rows.map(({ email_hash }) => email_hash.toString('hex')))
    for (const { id, inhalt } of waiting) {
      const { email } = JSON.parse(env.schluessel.open(`anliegen|inhalt|${id}`, inhalt)) as { email: string }
      known.add(emailHash(env, email).toString('hex'))
    }
    return ledger.filter(({ email }) => !known.has(emailHash(env, email).toString('hex')))
  })
  // Whoever was told before the backup began is in it.
  expect(lost.filter(({ zeit }) => zeit < began)).toEqual([])
  const first = Math.min(ausfall, ...lost.map(({ zeit }) => zeit))
  console.log(
    `Sicherung ${(took / 1000).toFixed(1)} s. RPO: ${((ausfall - first) / 1000).toFixed(1)} s (${lost.length} von ${ledger.length} Registrierungen nach der Sicherung). RTO: ${(rto / 1000).toFixed(1)} s bis zur ersten Seite.`,
  )
  expect(ledger.length).toBeGreaterThan(lost.length)
})
