import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openEnv } from '../../src/cli/umgebung.ts'
import { emailHash } from '../../src/modules/konto/konto.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { build } from '../../werkzeuge/bauen.mjs'

const ABBRUECHE = Number(process.env['ABBRUECHE'] ?? 200)
const PORT = 3182
const BASE = `http://localhost:${PORT}`
const PASSWORT = 'Sommerregen#2026'

function start(folder: string): Promise<ChildProcess> {
  const env = {
    ...process.env,
    PORT: String(PORT),
    DATA_DIR: folder,
    MODUS: 'schulung',
    BASE_URL: '',
    VERTRAUTER_PROXY: '127.0.0.1',
  }
  const server = spawn(process.execPath, ['dist/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (part: Buffer) => part.includes('Offenes Jobcenter') && resolve(server))
    server.once('exit', (code) => reject(new Error(`Das Portal ist nicht gestartet (${code}).`)))
  })
}

/** Registers an address; true when the portal confirmed that it took the registration. */
async function register(email: string, adresse: string): Promise<boolean> {
  try {
    const page = await fetch(`${BASE}/registrieren`)
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    const body = new URLSearchParams({
      csrf,
      email,
      passwort: PASSWORT,
      wiederholung: PASSWORT,
      bedingungen: 'ja',
      einwilligung: 'ja',
    })
    const answer = await fetch(`${BASE}/registrieren`, {
      method: 'POST',
      body,
      headers: { cookie, origin: BASE, 'x-forwarded-for': adresse },
    })
    return answer.status === 200 && (await answer.text()).includes('erfolgreich registriert')
  } catch {
    return false
  }
}

test(`LOG-04 und AVA-04: nach ${ABBRUECHE} Abbrüchen mit kill -9 fehlt nichts, was bestätigt war, und nichts ist halb`, {
  timeout: 3_600_000,
}, async () => {
  await build()
  const folder = await mkdtemp(join(tmpdir(), 'portal-abbruch-'))
  // The ledger of what people were told stands outside of the portal.
  const confirmed: string[] = []
  try {
    for (let round = 0; round < ABBRUECHE; round++) {
      const server = await start(folder)
      const running = Array.from({ length: 6 }, async (_, i) => {
        const email = `runde${round}.${i}@abbruch.example`
        // Another connection in each round: one alone would run into the limit of registrations.
        if (await register(email, `198.51.100.${round % 250}`)) confirmed.push(email)
      })
      await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 97) % 1200)))
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await gone
      await Promise.all(running)
    }
    // One quiet start carries out what was left.
    const last = await start(folder)
    await new Promise((resolve) => setTimeout(resolve, 20_000))
    const gone = new Promise((resolve) => last.once('exit', resolve))
    last.kill('SIGTERM')
    await gone
    const umgebung = await openEnv(readSettings({ DATA_DIR: folder, PORT: String(PORT) }))
    const { env } = umgebung
    const hashes = new Set(
      (await env.db.selectFrom('konto').select('email_hash').execute()).map((row) => row.email_hash.toString('hex')),
    )
    const waiting = await env.db.selectFrom('anliegen').select(['id', 'inhalt']).execute()
    for (const { id, inhalt } of waiting) {
      const { email } = JSON.parse(env.schluessel.open(`anliegen|inhalt|${id}`, inhalt)) as { email: string }
      hashes.add(emailHash(env, email).toString('hex'))
    }
    const lost = confirmed.filter((email) => !hashes.has(emailHash(env, email).toString('hex')))
    const half = await sql<{ id: string }>`
      select k.id from konto k where k.zustand = 'unbestaetigt'
        and (not exists (select from protokoll p where p.konto_id = k.id and p.ereignis = 'konto.registriert')
          or not exists (select from einwilligung e where e.konto_id = k.id)
          or not exists (select from personenschluessel s where s.besitzer = k.id)
          or not exists (select from link l where l.konto_id = k.id))`.execute(env.db)
    const orphaned = await sql`
      select p.konto_id from protokoll p where p.ereignis = 'konto.registriert'
        and not exists (select from konto k where k.id = p.konto_id)`.execute(env.db)
    await umgebung.close()
    console.log(
      `bestätigt ${confirmed.length}, wartend ${waiting.length}, verloren ${lost.length}, halb ${half.rows.length}, verwaist ${orphaned.rows.length}`,
    )
    expect(confirmed.length).toBeGreaterThan(ABBRUECHE / 4)
    expect(lost).toEqual([])
    expect(half.rows).toEqual([])
    expect(orphaned.rows).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
