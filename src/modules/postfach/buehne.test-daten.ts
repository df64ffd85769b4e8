import { createDienst } from '../../../test/support/dienst.ts'
import { createMensch, type Mensch } from '../../../test/support/menschen.ts'
import { startTestPortal } from '../../../test/support/portal.ts'
import { setZustimmung } from '../profil/index.ts'

export const TEXT = 'Guten Tag,\nich habe eine Frage zur Miete.'

/** A portal with somebody of the staff, and customers who write. */
export async function openBuehne() {
  const portal = await startTestPortal()
  const sabine = await createDienst(portal, ['leistungssachbearbeitung'])
  const { jobcenterId } = sabine
  const werOf = ({ kontoId, profilId, kundeId }: Mensch) => ({
    kontoId,
    profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const,
  })
  return {
    portal,
    sabine,
    jobcenterId,
    werOf,
    /** With consent unless told otherwise. */
    async createCustomer({ zugestimmt = true } = {}): Promise<Mensch> {
      const mensch = await createMensch(portal, { kunde: true })
      if (zugestimmt) await setZustimmung(portal.env, werOf(mensch), { art: 'nachrichten', an: true })
      return mensch
    },
    /** Writes a first message and answers the id of its conversation. */
    async write(mensch: Mensch, text = TEXT): Promise<string> {
      await mensch.open('/postfach/leistung/neu')
      await mensch.submit('Senden', { anliegen: 'miete', betreff: 'Meine Miete', text })
      if (!mensch.page.text.includes('Ihre Nachricht ist gesendet')) throw new Error(mensch.page.text)
      return new URL(mensch.page.url).pathname.split('/').at(-1)!
    },
    async countMessages(gespraechId: string): Promise<number> {
      const rows = await portal.owner
        .selectFrom('nachricht')
        .select('id')
        .where('gespraech_id', '=', gespraechId)
        .execute()
      return rows.length
    },
  }
}

export type Buehne = Awaited<ReturnType<typeof openBuehne>>
