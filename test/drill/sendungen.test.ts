import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openEnv } from '../../src/cli/umgebung.ts'
import { listDokumente, readDokument } from '../../src/modules/dokumente/index.ts'
import { pruefeDokument } from '../../src/modules/dokumente/pruefen.ts'
import { dokumenteTasks } from '../../src/modules/dokumente/tasks.ts'
import { beginAntrag, saveAntrag } from '../../src/modules/formulare/antrag/antrag.ts'
import { findDienst } from '../../src/modules/formulare/dienste/verzeichnis.ts'
import { checkBeleg } from '../../src/modules/vorgaenge/beleg/beleg.ts'
import { later, TAG } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import type { Auftragslauf } from '../../src/platform/datenbank/queue.ts'
import type { Env } from '../../src/platform/env.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { build } from '../../werkzeuge/bauen.mjs'
import { collected, pdf } from '../support/dateien.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { joinServer } from '../support/menschen-am-server.ts'
import { freePort } from '../support/server.ts'
import { type Portalprozess, startPortal } from './portal.ts'

const ABBRUECHE = Number(process.env['SENDUNGEN'] ?? 200)
/** So many people send in each round, one every 50 ms: 20 a second. */
const JE_RUNDE = 20
const ABSTAND_MS = 50
const DATEIEN = 3

const dienst = findDienst('vermittlungsgutschein')!
const antworten = {
  ...{
    taetigkeit: 'Lagerhelferin',
    region: 'Hannover',
    arbeitsform: ['vollzeit'],
    grund: 'Ich suche seit einem Jahr.',
  },
  ...{ frueher: false, ausgesucht: true, agentur: 'Wegweiser GmbH', zulassung: 'ja', gelesen: true },
}

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** What one person knows of what they sent; all of these are the ledger, outside of the portal. */
interface Sendung {
  mensch: Mensch
  entwurf: string
  dateien: { name: string; bytes: Buffer }[]
  /** What the portal showed when it had taken it. */
  beleg?: { vorgang: string; code: string; sha256: string }
}

let lfd = 0
function createDateien(): Sendung['dateien'] {
  return Array.from({ length: DATEIEN }, () => {
    const nummer = ++lfd
    return { name: `zulassung-${nummer}.pdf`, bytes: pdf({ 5: `<< /Lauf (${nummer}) >>` }) }
  })
}

/** People with a form that is filled in, all but the files and the sending. */
async function prepare({ basis }: Portalprozess, ordner: string): Promise<Sendung[]> {
  const portal = await joinServer({ ordner, basis, port: Number(new URL(basis).port) })
  const sendungen: Sendung[] = []
  for (let i = 0; i < JE_RUNDE; i++) {
    const mensch = await createMensch(portal, { kunde: true })
    const { jobcenter_id: jobcenterId } = await portal.owner
      .selectFrom('kunde')
      .select('jobcenter_id')
      .where('id', '=', mensch.kundeId)
      .executeTakeFirstOrThrow()
    const { kontoId, kundeId, profilId } = mensch
    const wer = { kontoId, profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const }
    const entwurf = newId()
    await beginAntrag(portal.env, wer, { id: entwurf, dienst })
    await saveAntrag(portal.env, wer, { id: entwurf, change: () => ({ antworten, nachweise: {} }) })
    sendungen.push({ mensch, entwurf, dateien: createDateien() })
  }
  await portal.close()
  return sendungen
}

/** As a person does it: looks what is there, adds what is missing, sends, and keeps the receipt. False: the portal went away. */
async function submit(sendung: Sendung): Promise<boolean> {
  const { mensch, entwurf, dateien } = sendung
  try {
    await mensch.open(`/antraege/${entwurf}/nachweise/zulassung`)
    if (mensch.page.status === 200) {
      const missing = dateien.filter(({ name }) => !mensch.page.text.includes(name))
      const files = missing.map(({ name, bytes }) => new File([new Uint8Array(bytes)], name))
      if (files.length > 0) await mensch.submit('Speichern', {}, { dateien: files })
    }
    // Where it was sent already, this leads to the case.
    await mensch.open(`/antraege/${entwurf}/pruefen`)
    if (mensch.page.text.includes('Angaben prüfen')) await mensch.submit('Absenden', { erklaert: 'ja' })
    const [, vorgang] = /\/vorgaenge\/([0-9a-f-]{36})/.exec(mensch.page.url) ?? []
    const [, code] = /\/beleg\/([A-Z0-9-]+)"/.exec(mensch.page.html) ?? []
    const [, sha256] = />([0-9a-f]{64})</.exec(mensch.page.html) ?? []
    if (!vorgang || !code || !sha256) return false
    sendung.beleg = { vorgang, code, sha256 }
    return true
  } catch {
    return false
  }
}

interface Befund {
  verloren: string[]
  halb: string[]
  doppelt: string[]
  verwaist: string[]
}

/** What a case consists of: its receipt, files, document, step and record; the draft gone; the hashes of its files as they came, each readable as it was stored. */
async function describeVorgang(env: Env, { mensch, entwurf }: Sendung, vorgangId: string): Promise<object> {
  const { rows } = await sql<Record<'belege' | 'dateien' | 'nachweise' | 'schritte' | 'taten' | 'entwuerfe', string>>`
    select (select count(*) from beleg where vorgang_id = ${vorgangId}) as belege,
      (select count(*) from vorgang_datei where vorgang_id = ${vorgangId}) as dateien,
      (select count(*) from vorgang_nachweis where vorgang_id = ${vorgangId} and zustand = 'vorgelegt') as nachweise,
      (select count(*) from vorgang_schritt where vorgang_id = ${vorgangId}) as schritte,
      (select count(*) from protokoll where kunde_id = ${mensch.kundeId} and ereignis = 'vorgang.formular-gesendet') as taten,
      (select count(*) from antrag where id = ${entwurf}) as entwuerfe`.execute(env.db)
  const bound = await env.db
    .selectFrom('vorgang_datei')
    .select('dokument_id')
    .where('vorgang_id', '=', vorgangId)
    .execute()
  const besitzer = { art: 'kunde', id: mensch.kundeId } as const
  const akteur = { art: 'kunde', id: mensch.kontoId } as const
  const stored: string[] = []
  for (const one of await listDokumente(env, env.db, { besitzer, ids: bound.map((row) => row.dokument_id) })) {
    const got = await readDokument(env, { besitzer, id: one.id }, { akteur, trotzdem: true })
    const same = got?.ok && sha(await collected(got.anhang.inhalt)) === one.abgelegtSha256
    stored.push(same ? one.sha256 : 'fehlt')
  }
  const counts = Object.fromEntries(Object.entries(rows[0]!).map(([name, anzahl]) => [name, Number(anzahl)]))
  return { ...counts, inhalte: stored.sort() }
}

/** What it must be. */
const ganz = ({ dateien }: Sendung) => ({
  ...{ belege: 1, dateien: DATEIEN, nachweise: 1, schritte: 1, taten: 1, entwuerfe: 0 },
  inhalte: dateien.map(({ bytes }) => sha(bytes)).sort(),
})

/** Two days on: what was under way when it was killed is taken up again. */
const inTwoDays = (env: Env): Env => ({ ...env, clock: { now: () => later(new Date(), 2 * TAG) } })

async function checkWaiting(env: Env): Promise<void> {
  const rows = await env.db.selectFrom('dokument').select('id').where('zustand', '=', 'quarantaene').execute()
  for (const { id } of rows) await pruefeDokument(inTwoDays(env), id, {})
}

/** What the night does about files, and what is left then that no row knows, that no file is there for, or that belongs to nothing. */
async function listVerwaiste(env: Env, kunden: readonly string[]): Promise<string[]> {
  for (const name of ['dokumente-ungebunden', 'dateiabfall-entfernen', 'ablage-abgleichen']) await runTask(env, name)
  const names: string[] = []
  for await (const { name } of env.ablage.list()) names.push(name)
  const rows = await sql<{ ablage: string }>`select ablage from dokument`.execute(env.db)
  const known = new Set(rows.rows.map(({ ablage }) => ablage))
  const loose = await sql<{ id: string }>`
    select d.id from dokument d where d.kunde_id = any(${kunden})
      and not exists (select from antrag_datei where dokument_id = d.id)
      and not exists (select from vorgang_datei where dokument_id = d.id)`.execute(env.db)
  const missing = [...known].filter((name) => !names.includes(name)).map((name) => `ohne Datei: ${name}`)
  return [
    ...names.filter((name) => !known.has(name)).map((name) => `ohne Zeile: ${name}`),
    ...missing,
    ...loose.rows.map(({ id }) => `zu nichts gehörig: ${id}`),
  ]
}

async function judge(env: Env, buch: readonly Sendung[]): Promise<Befund> {
  const befund: Befund = { verloren: [], halb: [], doppelt: [], verwaist: [] }
  await checkWaiting(env)
  for (const sendung of buch) {
    const { entwurf, beleg } = sendung
    const cases = await env.db.selectFrom('vorgang').select('id').where('sendung', '=', entwurf).execute()
    if (cases.length > 1) befund.doppelt.push(entwurf)
    const checked = beleg && (await checkBeleg(env, { code: beleg.code, adresse: entwurf }))
    const shown = checked?.ok && checked.beleg.sha256 === beleg?.sha256 && cases[0]?.id === beleg?.vorgang
    if (!shown) befund.verloren.push(entwurf)
    else {
      const is = JSON.stringify(await describeVorgang(env, sendung, cases[0]!.id))
      if (is !== JSON.stringify(ganz(sendung))) befund.halb.push(`${entwurf}: ${is}`)
    }
  }
  befund.verwaist = await listVerwaiste(
    env,
    buch.map(({ mensch }) => mensch.kundeId),
  )
  return befund
}

const runTask = (env: Env, name: string) =>
  dokumenteTasks(inTwoDays(env))
    .find((task) => task.name === name)!
    .run({})

/** Works on the data of a portal that does not run. */
async function whileStopped<T>(umgebung: Record<string, string>, work: (env: Env) => Promise<T>): Promise<T> {
  const { env, close } = await openEnv(readSettings(umgebung))
  const queue = env.queue as Auftragslauf
  await queue.start([], false)
  try {
    return await work(env)
  } finally {
    await queue.stop()
    await close()
  }
}

test(`AVA-01, AVA-02 und AVA-03: nach ${ABBRUECHE} Abbrüchen mit kill -9 während des Sendens ist jedes Formular einmal da, ganz und mit dem gezeigten Beleg`, {
  timeout: 7_200_000,
}, async () => {
  await build()
  const ordner = await mkdtemp(join(tmpdir(), 'portal-sendungen-'))
  const umgebung = { DATA_DIR: ordner, PORT: String(await freePort()) }
  const buch: Sendung[] = []
  let unterbrochen = 0
  try {
    for (let round = 0; round < ABBRUECHE; round++) {
      const server = await startPortal(umgebung)
      const offen = buch.filter(({ beleg }) => !beleg)
      const neu = await prepare(server, ordner)
      buch.push(...neu)
      const running = [...offen, ...neu].slice(0, JE_RUNDE + 10).map(async (sendung, i) => {
        await pause(i * ABSTAND_MS)
        if (!(await submit(sendung))) unterbrochen++
      })
      await pause(600 + ((round * 797) % 3600))
      await server.end('SIGKILL')
      await Promise.all(running)
      // A night passes: what was left by very many uploads at once would be nothing for it to decide alone.
      await whileStopped(umgebung, (env) => runTask(env, 'ablage-abgleichen'))
    }
    const last = await startPortal(umgebung)
    for (const sendung of buch.filter(({ beleg }) => !beleg)) await submit(sendung)
    await last.end('SIGTERM')
    const befund = await whileStopped(umgebung, (env) => judge(env, buch))
    const belegt = buch.filter(({ beleg }) => beleg).length
    console.log(
      `Sendungen ${buch.length} mit je ${DATEIEN} Dateien, Abbrüche ${ABBRUECHE}, dabei unterbrochen ${unterbrochen}, belegt ${belegt}, ` +
        `verloren ${befund.verloren.length}, halb ${befund.halb.length}, doppelt ${befund.doppelt.length}, verwaiste Dateien ${befund.verwaist.length}`,
    )
    expect(befund).toEqual({ verloren: [], halb: [], doppelt: [], verwaist: [] })
    expect(belegt).toBe(buch.length)
    // Otherwise nothing was under way when it was killed.
    expect(unterbrochen).toBeGreaterThan(ABBRUECHE)
  } finally {
    await rm(ordner, { recursive: true, force: true })
  }
})
