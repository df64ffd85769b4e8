import { pdf } from '../../../test/support/dateien.ts'
import { createDienst } from '../../../test/support/dienst.ts'
import { createMensch, type Mensch } from '../../../test/support/menschen.ts'
import { startTestPortal } from '../../../test/support/portal.ts'

/** A notice that went by post on the day of the tests, as staff types it. */
export const papier = { 'papier-tag': '23', 'papier-monat': '11', 'papier-jahr': '2026' }

export const file = () => new File([new Uint8Array(pdf())], 'Kontoauszug.pdf', { type: 'application/pdf' })

/** A portal with somebody of the staff, and customers who apply for something. */
export async function openBuehne() {
  const portal = await startTestPortal()
  const sabine = await createDienst(portal, ['leistungssachbearbeitung'])
  const { jobcenterId } = sabine
  return {
    portal,
    sabine,
    werOf: ({ kontoId, profilId, kundeId }: Mensch) => ({
      kontoId,
      profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const,
    }),
    createKunde: () => createMensch(portal, { kunde: true }),
    /** Sends a few lines, and answers the id of the case. */
    async apply(mensch: Mensch, dienst = 'weiterbewilligung', text = 'Ich beantrage die Weiterbewilligung.') {
      await mensch.open(`/eservices/${dienst}/formlos`)
      const button = mensch.page.text.includes('Mitteilung senden') ? 'Mitteilung senden' : 'Antrag senden'
      await mensch.submit(button, { text })
      if (mensch.page.status !== 200) throw new Error(mensch.page.text)
      return new URL(mensch.page.url).pathname.split('/').at(-1)!
    },
    /** Sets the next state the way staff do it: form, preview, out. */
    async setStand(id: string, felder: Record<string, string>) {
      await sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
      await sabine.submit('Vorschau', felder)
      await sabine.submit('Stand setzen')
    },
  }
}

export type Buehne = Awaited<ReturnType<typeof openBuehne>>
