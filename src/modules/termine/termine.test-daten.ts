import { createDienst, type Dienst } from '../../../test/support/dienst.ts'
import { createMensch, type Mensch } from '../../../test/support/menschen.ts'
import type { TestPortal } from '../../../test/support/portal.ts'
import { createZeiten, inviteKunde } from './index.ts'

/** Customer of an open profile as handlers know them. */
export const werOf = (mensch: Mensch, jobcenterId: string) => ({
  kontoId: mensch.kontoId,
  profil: { art: 'kunde' as const, profilId: mensch.profilId, kundeId: mensch.kundeId, jobcenterId },
})

/** Offers half hours from nine to twelve on one day, and answers the ids in their order. */
export async function offer(portal: TestPortal, dienst: Dienst, tag: string): Promise<string[]> {
  const serie = { ab: tag, bis: tag, von: '09:00', ende: '12:00', minuten: 30 }
  await createZeiten(portal.env, dienst, { ...serie, weg: 'vor-ort', ort: 'Zimmer 2.14', thema: 'arbeit' })
  const rows = await portal.owner
    .selectFrom('zeitfenster')
    .select(['id', 'beginn'])
    .where('mitarbeiter_id', '=', dienst.mitarbeiterId)
    .where('buchbar', '=', true)
    .orderBy('beginn')
    .execute()
  return rows.filter(({ beginn }) => beginn.toISOString().startsWith(tag)).map(({ id }) => id)
}

export const einladung = (kundeId: string, beginn: string) => ({
  kundeId,
  art: 'einladung' as const,
  zweck: 'Vermittlung in Ausbildung oder Arbeit',
  mitbringen: 'Ihren Lebenslauf',
  text: 'Wir sprechen über Ihre Bewerbungen.',
  beginn: new Date(beginn),
  ende: new Date(new Date(beginn).getTime() + 30 * 60_000),
  weg: 'vor-ort' as const,
  ort: 'Zimmer 2.14',
})

/** Invites somebody and answers the id of the appointment. */
export async function invite(portal: TestPortal, dienst: Dienst, neu: ReturnType<typeof einladung>, sendung: string) {
  const done = await inviteKunde(portal.env, dienst, { ...neu, sendung })
  if (!done.ok) throw new Error(done.grund)
  return done.terminId
}

export async function agree(portal: TestPortal, mensch: Mensch): Promise<void> {
  await mensch.open('/profil/online-kommunikation')
  await portal.owner
    .insertInto('online_zustimmung')
    .values({
      id: mensch.profilId,
      profil_id: mensch.profilId,
      kunde_id: mensch.kundeId,
      art: 'bescheide',
      fassung: '2026-11-23',
      erteilt: portal.env.clock.now(),
      widerrufen: null,
    })
    .execute()
}

export { createDienst, createMensch }
