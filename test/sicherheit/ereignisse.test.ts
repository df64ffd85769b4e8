import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import { ereignisse } from '../../src/modules/protokoll/index.ts'
import { createDienst } from '../support/dienst.ts'
import { ensureJobcenter } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { kontotaten, prepareTaten, uebrige } from './taten.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
  prepareTaten({ portal, dienst: await createDienst(portal, ['teamleitung', 'leistungssachbearbeitung']) })
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

interface Zeile {
  nr: number
  ereignis: string
  ergebnis: string
  zeit: Date
  wer: boolean
}

async function recordsAfter(nr: number): Promise<Zeile[]> {
  const { rows } = await sql<Zeile>`
    select nr, ereignis, ergebnis, zeit, akteur_id is not null or konto_id is not null or kunde_id is not null as wer
    from protokoll where nr > ${nr} order by nr`.execute(portal.owner)
  return rows
}

const taten = Object.entries({ ...kontotaten, ...uebrige })

describe('LOG-01: jede Tat steht genau einmal im Protokoll', () => {
  test.each(taten)('LOG-01: %s', async (_, [tat, ...erwartet]) => {
    const act = await tat()
    const last = (await recordsAfter(0)).at(-1)?.nr ?? 0
    await act()
    const rows = await recordsAfter(last)
    expect(
      rows.map(({ ereignis, ergebnis }) => (ergebnis === 'erfolg' ? ereignis : `${ereignis} ${ergebnis}`)),
    ).toEqual(erwartet)
    // Who, and when: the clock of the portal, not of the database.
    expect(rows.every(({ wer, zeit }) => wer && zeit.getTime() === portal.env.clock.now().getTime())).toBe(true)
  })

  test('LOG-01: so ist der größte Teil des Verzeichnisses belegt', () => {
    const covered = new Set(taten.flatMap(([, [, ...erwartet]]) => erwartet.map((one) => one.split(' ')[0]!)))
    expect([...covered].filter((name) => !(name in ereignisse))).toEqual([])
    expect(covered.size).toBeGreaterThanOrEqual(40)
  })
})
