import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portal as bescheidportal, prepareBescheide } from '../../src/modules/bescheide/bescheide.test-daten.ts'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import { ereignisse } from '../../src/modules/protokoll/index.ts'
import { createDienst } from '../support/dienst.ts'
import { ensureJobcenter } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { kontotaten, prepareTaten, type Taten, uebrige } from './taten.test-daten.ts'
import { abwehr } from './taten-abwehr.test-daten.ts'
import { beiAbwesenheit } from './taten-abwesenheit.test-daten.ts'
import { amArbeitsplatz } from './taten-arbeit.test-daten.ts'
import { beiBescheiden } from './taten-bescheide.test-daten.ts'
import { anErstantraegen } from './taten-erstantraege.test-daten.ts'
import { imJobcenter } from './taten-jobcenter.test-daten.ts'
import { zuZweit } from './taten-vier-augen.test-daten.ts'
import { anVorbehalten } from './taten-vorbehalte.test-daten.ts'
import { anVorgaengen } from './taten-vorgaenge.test-daten.ts'

interface Zeile {
  nr: number
  ereignis: string
  ergebnis: string
  zeit: Date
  akteur: string
  akteur_id: string | null
  konto_id: string | null
  details: Record<string, unknown>
  mit_ort: boolean
}

async function recordsAfter(portal: TestPortal, nr: number): Promise<Zeile[]> {
  const { rows } = await sql<Zeile>`
    select nr, ereignis, ergebnis, zeit, akteur, akteur_id, konto_id, details, geheim is not null as mit_ort
    from protokoll where nr > ${nr} order by nr`.execute(portal.owner)
  return rows
}

const anmeldungen = ['konto.angemeldet', 'konto.faktor-geprueft']
const nameOf = ({ ereignis, ergebnis }: Zeile) => (ergebnis === 'erfolg' ? ereignis : `${ereignis} ${ergebnis}`)

function checkRecords(taten: Taten, portalOf: () => TestPortal): void {
  test.each(Object.entries(taten))('LOG-01: %s', async (_, [tat, ...erwartet]) => {
    const portal = portalOf()
    const act = await tat()
    const last = (await recordsAfter(portal, 0)).at(-1)?.nr ?? 0
    const from = portal.env.clock.now()
    await act()
    const rows = await recordsAfter(portal, last)
    expect(rows.map(nameOf)).toEqual(erwartet)
    for (const row of rows) {
      // Who: whoever is signed in has an id; nobody else is taken for somebody.
      const signedIn = row.akteur === 'dienst' || row.akteur === 'kunde'
      expect([nameOf(row), !signedIn || Boolean(row.akteur_id ?? row.konto_id)]).toEqual([nameOf(row), true])
      // When: by the clock of the portal, never that of the database.
      expect(row.zeit.getTime()).toBeGreaterThanOrEqual(from.getTime())
      expect(row.zeit.getUTCFullYear()).toBeLessThan(2028)
      // With which factor, and from where: the kind of device and the network, sealed with the key of the person.
      if (anmeldungen.includes(row.ereignis)) expect([nameOf(row), row.mit_ort]).toEqual([nameOf(row), true])
      if (row.ereignis === 'konto.angemeldet') expect(typeof row.details['weg']).toBe('string')
    }
  })
}

describe('LOG-01: jede Tat steht genau einmal im Protokoll', () => {
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
  checkRecords(
    {
      ...kontotaten,
      ...uebrige,
      ...abwehr,
      ...imJobcenter,
      ...amArbeitsplatz,
      ...beiAbwesenheit,
      ...anVorgaengen,
      ...anVorbehalten,
      ...anErstantraegen,
      ...zuZweit,
    },
    () => portal,
  )
})

describe('LOG-01: jede Tat an einem Bescheid steht genau einmal im Protokoll', () => {
  prepareBescheide()
  checkRecords(beiBescheiden, () => bescheidportal)
})

test('LOG-01: jedes Ereignis des Verzeichnisses ruft mindestens eine dieser Taten hervor, und keine ein anderes', () => {
  const taten = Object.values({
    ...kontotaten,
    ...uebrige,
    ...abwehr,
    ...imJobcenter,
    ...amArbeitsplatz,
    ...beiAbwesenheit,
    ...anVorgaengen,
    ...anVorbehalten,
    ...anErstantraegen,
    ...zuZweit,
    ...beiBescheiden,
  })
  const covered = new Set(taten.flatMap(([, ...erwartet]) => erwartet.map((one) => one.split(' ')[0]!)))
  expect([...covered].filter((name) => !(name in ereignisse))).toEqual([])
  expect(Object.keys(ereignisse).filter((name) => !covered.has(name))).toEqual([])
})
