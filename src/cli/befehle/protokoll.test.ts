import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEreignis } from '#modules/protokoll'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { runProtokoll } from './protokoll.ts'

let portal: TestPortal
let ordner: string
beforeAll(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'siegel-'))
  portal = await startTestPortal({ PROTOKOLL_ZIEL: ordner })
})
afterAll(async () => {
  await portal.stop()
  await rm(ordner, { recursive: true })
})

async function run(...worte: string[]) {
  const zeilen: string[] = []
  const code = await runProtokoll(portal.env, { worte, ordner, schreibe: (zeile) => void zeilen.push(zeile) })
  return { code, text: zeilen.join('\n') }
}

test('siegeln, prüfen, und nach einer Veränderung nennt der Befehl den Eintrag', async () => {
  await recordEreignis(portal.env, portal.env.db, { ereignis: 'system.gestartet', akteur: 'system' })
  expect(await run('siegeln')).toMatchObject({ code: 0 })
  expect(await run('pruefen', '--siegel', '.')).toEqual({
    code: 0,
    text: 'Kein Befund: Das Protokoll ist unverändert.',
  })
  await portal.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update protokoll set ergebnis = 'abgelehnt'`.execute(tx)
  })
  const found = await run('pruefen')
  expect(found.code).toBe(1)
  expect(found.text).toContain('veraendert: Eintrag 1')
})

test('wer den Befehl falsch ruft, erfährt es am Rückgabewert', async () => {
  expect((await run()).code).toBe(2)
  expect((await run('loeschen')).code).toBe(2)
  expect((await run('pruefen', 'alles')).code).toBe(2)
})
