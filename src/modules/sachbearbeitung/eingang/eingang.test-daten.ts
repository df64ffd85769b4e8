import { afterAll, beforeAll } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import type { Dienstbesuch } from '../../../web/besuch.ts'
import type { Rolle } from '../../../web/schutz/rechte.ts'
import { type Anliegenname, sendNachricht } from '../../postfach/index.ts'
import { setZustimmung } from '../../profil/index.ts'

export const EINGANG = '/sachbearbeitung/eingang'

/** A portal with two of one team, and a customer who writes. */
export let portal: TestPortal
export let sabine: Dienst
export let thea: Dienst
let jobcenterId: string
let kim: Mensch

export function prepareEingang(): void {
  beforeAll(async () => {
    portal = await startTestPortal()
    jobcenterId = await ensureJobcenter(portal)
    sabine = await createDienst(portal, ['leistungssachbearbeitung'], { name: 'Sabine Sachlich' })
    thea = await createDienst(portal, ['teamleitung'], { name: 'Thea Teamer' })
    kim = await createMensch(portal, { kunde: { nachname: 'Klicker', geburtstag: '1991-03-04' } })
    await setZustimmung(portal.env, werOf(kim), { art: 'nachrichten', an: true })
  })
  afterAll(() => portal?.stop())
}

export const werOf = ({ kontoId, profilId, kundeId }: Mensch) => ({
  kontoId,
  profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const,
})

/** Somebody of the staff as handlers know them. */
export const besuchOf = (dienst: Dienst, rollen: Rolle[]): Dienstbesuch => ({
  ...{ sitzungId: newId(), mitarbeiterId: dienst.mitarbeiterId, jobcenterId: dienst.jobcenterId, name: '', rollen },
  ...{ frischBis: new Date(0), endet: new Date(0) },
})

/** Writes a first message and answers the id of its conversation. */
export async function write(anliegen: Anliegenname = 'miete', mensch = kim): Promise<string> {
  const an = { anliegen, betreff: 'Geheimer Betreff' }
  const sent = await sendNachricht(portal.env, werOf(mensch), { an, text: 'Guten Tag', anhaenge: [], sendung: newId() })
  if (!sent.ok) throw new Error(sent.grund)
  return sent.gespraechId
}

export const postenOf = (bezugId: string) =>
  portal.owner.selectFrom('eingang').selectAll().where('bezug_id', '=', bezugId).executeTakeFirst()

export const needed = async (bezugId: string) => (await postenOf(bezugId))!

/** The item in the list as a form knows it. */
export const boxOf = async (bezugId: string) => {
  const { id, stand } = await needed(bezugId)
  return `${id}_${stand}`
}
