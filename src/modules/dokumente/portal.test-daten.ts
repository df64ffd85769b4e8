import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { chunked, collected } from '../../../test/support/dateien.ts'
import { createTestKunde } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { type Besitzer, readDokument, takeDokumente } from './index.ts'
import { DAUER } from './scanner.test-daten.ts'

/** A portal with two customers, Kim and somebody else; every test begins and ends without a file. */
export let portal: TestPortal
export let kim: Besitzer
export let andere: Besitzer
export const akteur = { art: 'kunde', id: newId() } as const
export const dienst = { art: 'dienst', id: newId() } as const

export function prepareDokumente(): void {
  beforeAll(async () => {
    portal = await startTestPortal({ SPEICHER_MB: '10', DATEI_MB: '2' })
    kim = { art: 'kunde', id: await createTestKunde(portal) }
    andere = { art: 'kunde', id: await createTestKunde(portal) }
  })
  afterAll(() => portal?.stop())
  afterEach(async () => {
    const { env } = portal
    env.scanner = undefined
    await env.db.deleteFrom('dokument').execute()
    await workLater()
    expect(files()).toEqual([])
  })
}

export const runTask = async (name: string) => {
  await portal.app.aufgaben.find((task) => task.name === name)!.run({})
}

/** Everything that the portal does by itself within some minutes. */
export async function workLater() {
  await portal.forward(DAUER)
  await runTask('dokumente-nachholen')
  await runTask('dateiabfall-entfernen')
  await portal.runDue()
}

export const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

export const files = () => {
  const root = join(portal.ordner, 'dateien')
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

export async function* given(...some: [name: string, bytes: Buffer][]) {
  for (const [name, bytes] of some) yield { feld: 'anhang', name, inhalt: chunked(bytes) }
}

export const take = (besitzer: Besitzer, some: [string, Buffer][], sendung = newId()) =>
  takeDokumente(portal.env, { besitzer, sendung, akteur }, given(...some))

export async function takeOne(bytes: Buffer, name = 'a.pdf') {
  const { dokumente, fehler } = await take(kim, [[name, bytes]])
  expect(fehler).toEqual([])
  return dokumente[0]!
}

export const read = (id: string, besitzer = kim, trotzdem = false) =>
  readDokument(portal.env, { besitzer, id }, { akteur, trotzdem })

export async function bytesOf(id: string): Promise<Buffer> {
  const got = await read(id)
  if (!got?.ok) throw new Error(`nicht zu lesen: ${got?.grund}`)
  return collected(got.anhang.inhalt)
}
