import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/datenbank/id.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { einmal, oft, type Prozess, walk, watchWrites } from './reihenfolge.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await watchWrites(portal)
})
afterAll(() => portal.stop())

async function write(): Promise<undefined> {
  const row = { id: newId(), inhalt: Buffer.from('-'), erstellt: portal.env.clock.now() }
  await portal.owner.insertInto('barriere_meldung').values(row).execute()
  return undefined
}
const refuse = async () => ({ status: 409 })

type Tut = () => Promise<{ status: number } | undefined>
interface Zaehler {
  erst: number
}

/** Two steps, the second after the first, and what each does in its turn and out of it. */
const zwei = ({ vorher = refuse, nachher = write, doppelt = refuse }: Record<string, Tut> = {}): Prozess<Zaehler> => ({
  buehne: async () => ({ erst: 0 }),
  schritte: {
    erst: { darf: einmal('erst'), tut: (zaehler) => (zaehler.erst++ === 0 ? write() : doppelt()) },
    dann: { darf: oft(['erst']), tut: ({ erst }) => (erst === 0 ? vorher() : nachher()) },
  },
})

test.each<[string, Prozess<Zaehler>, string[]]>([
  ['nichts, wo jede Reihenfolge hält', zwei(), []],
  ['einen Schritt, der zu früh gilt', zwei({ vorher: write }), ['[dann]: angenommen (INSERT barriere_meldung)']],
  [
    'einen Schritt, der zweimal gilt',
    zwei({ doppelt: write }),
    ['erst → [erst]: angenommen (INSERT barriere_meldung)'],
  ],
  ['einen Fehler des Portals', zwei({ vorher: async () => ({ status: 500 }) }), ['[dann]: Antwort 500']],
  ['einen Schritt, der nie gilt', zwei({ nachher: refuse }), ['erst → [dann]: abgelehnt (Antwort 409)']],
])('Der Gang durch die Reihenfolgen meldet %s', async (_, prozess, erwartet) => {
  for (const one of [prozess, { ...prozess, nurZustaende: true as const }]) {
    const { fehler, versuche } = await walk(portal, one)
    expect([...new Set(fehler)].filter((satz) => !satz.startsWith('erst → dann'))).toEqual(erwartet)
    expect(versuche).toBeGreaterThan(1)
  }
})
