import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import type { TestPortal } from '../../../../test/support/portal.ts'

export const person = (id: string) => `/sachbearbeitung/personal/${id}`
export const codeOn = (wer: Dienst) => /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(wer.page.text)?.[0]
export const neu = { name: 'Nele Neu', team: 'Leistung 2', 'rolle-teamleitung': 'ja' }

/** Two who administer, each with a browser. */
export async function createAdministration(portal: TestPortal): Promise<[Dienst, Dienst]> {
  return [await createDienst(portal, ['administration']), await createDienst(portal, ['administration'])]
}

export async function removePersonal({ owner }: TestPortal): Promise<void> {
  await owner.deleteFrom('rollenaenderung').execute()
  await owner.deleteFrom('mitarbeiter').execute()
}

export const rowOf = ({ owner }: TestPortal, id: string) =>
  owner.selectFrom('mitarbeiter').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** What is put on record of the staff from now on. */
export async function watchEvents({ owner }: TestPortal): Promise<() => Promise<string[]>> {
  const last = await owner.selectFrom('protokoll').select(owner.fn.max('nr').as('nr')).executeTakeFirst()
  const nr = Number(last?.nr ?? 0)
  return async () => {
    const rows = await owner.selectFrom('protokoll').selectAll().where('nr', '>', nr).orderBy('nr').execute()
    return rows.map(({ ereignis }) => ereignis).filter((name) => name.startsWith('dienst.'))
  }
}

/** The page where the open change of somebody's roles is released. */
export async function freigabeOf({ owner }: TestPortal, id: string): Promise<string | undefined> {
  const row = await owner
    .selectFrom('rollenaenderung')
    .select('id')
    .where('mitarbeiter_id', '=', id)
    .where('ergebnis', 'is', null)
    .executeTakeFirst()
  return row && `/sachbearbeitung/rollenfreigaben/${row.id}`
}

export async function invite(wer: Dienst, felder: Record<string, string> = neu): Promise<{ id: string; code: string }> {
  await wer.open('/sachbearbeitung/personal/neu')
  const { id } = wer.forms().find(({ buttons }) => buttons.includes('Einladung erstellen'))!.fields
  await wer.submit('Einladung erstellen', felder)
  return { id: id!, code: codeOn(wer)! }
}
