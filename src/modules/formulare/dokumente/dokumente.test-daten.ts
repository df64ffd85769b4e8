import { sql } from 'kysely'
import { afterAll, beforeAll, expect } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { pdf } from '../../../../test/support/dateien.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { requestNachweis } from '../../vorgaenge/index.ts'
import { beginAntrag, saveAntrag } from '../antrag/antrag.ts'
import { findDienst } from '../dienste/verzeichnis.ts'

/** The portal of these tests. */
export let buehne: Buehne

export function prepareBuehne(): void {
  beforeAll(async () => {
    buehne = await openBuehne()
  })
  afterAll(() => buehne?.portal.stop())
}

export const named = (name: string, bytes: Uint8Array = pdf()) => new File([new Uint8Array(bytes)], name)
export const owned = ({ kundeId }: Mensch) => ({ art: 'kunde', id: kundeId }) as const
export const idsOf = async (mensch: Mensch): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from dokument where kunde_id = ${mensch.kundeId} order by id`.execute(buehne.portal.owner)
  return rows.map(({ id }) => id)
}

/** Keeps a file under „Dokumente“ through its page, and answers its id. */
export async function keep(mensch: Mensch, name = 'Mietvertrag.pdf', art = 'WOH'): Promise<string> {
  await mensch.open('/dokumente/neu')
  await mensch.submit('Hochladen', { fuer: 'aufheben', art }, { dateien: named(name) })
  expect(mensch.page.status, mensch.page.text).toBe(200)
  return (await idsOf(mensch)).at(-1)!
}

/** Begins a form that calls for a document, and answers the address of the page of that. */
export async function beginNachweis(mensch: Mensch): Promise<string> {
  const id = newId()
  const { env } = buehne.portal
  await beginAntrag(env, buehne.werOf(mensch), { id, dienst: findDienst('vermittlungsgutschein')! })
  const antworten = {
    ...{ taetigkeit: 'x', region: 'x', arbeitsform: ['vollzeit'], grund: 'x', frueher: false },
    ...{ ausgesucht: true, agentur: 'x', zulassung: 'ja', gelesen: true },
  }
  await saveAntrag(env, buehne.werOf(mensch), { id, change: (antrag) => ({ ...antrag, antworten }) })
  return `/antraege/${id}/nachweise/zulassung`
}

/** Staff asks for one more document of a case. */
export async function ask(id: string, titel: string): Promise<void> {
  const { portal, sabine } = buehne
  const { stand } = await portal.owner
    .selectFrom('vorgang')
    .select('stand')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const dienst = { mitarbeiterId: sabine.mitarbeiterId, jobcenterId: sabine.jobcenterId }
  const neu = { id, stand, titel, hinweis: undefined, typ: 'WOH', frist: '2099-01-15' }
  expect(await requestNachweis(portal.env, dienst, neu)).toEqual({ ok: true })
}

/** Lets a task of the portal run once. */
export const runTask = async (name: string): Promise<void> => {
  await buehne.portal.app.aufgaben.find((task) => task.name === name)!.run({})
}
