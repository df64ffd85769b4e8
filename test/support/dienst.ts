import { beginDienstsitzung, createMitarbeiter } from '../../src/modules/sachbearbeitung/index.ts'
import { COOKIE } from '../../src/web/schutz/cookies.ts'
import type { Rolle } from '../../src/web/schutz/rechte.ts'
import type { Browser } from './browser.ts'
import { ensureJobcenter, TEAM } from './menschen.ts'
import type { TestPortal } from './portal.ts'

export type Dienst = Browser & { mitarbeiterId: string; jobcenterId: string }

let lfd = 0

/** Somebody of the staff with a browser that is signed in; of the first Jobcenter unless another is named. */
export async function createDienst(
  portal: TestPortal,
  rollen: Rolle[],
  optionen: { jobcenterId?: string; team?: string; name?: string } = {},
): Promise<Dienst> {
  const jobcenterId = optionen.jobcenterId ?? (await ensureJobcenter(portal))
  const { team = TEAM, name = `Dienst ${++lfd}` } = optionen
  const daten = { jobcenterId, name, team, rollen }
  const mitarbeiterId = await portal.env.db.transaction().execute((tx) => createMitarbeiter(portal.env, tx, daten))
  const dienst = Object.assign(portal.browser(), { mitarbeiterId, jobcenterId })
  await signIn(portal, dienst)
  return dienst
}

/** A new session for somebody of the staff, in the same browser. */
export async function signIn(portal: TestPortal, dienst: Dienst): Promise<void> {
  const wer = { mitarbeiterId: dienst.mitarbeiterId, weg: 'schulung' } as const
  const token = await portal.env.db.transaction().execute((tx) => beginDienstsitzung(portal.env, tx, wer))
  dienst.cookies.set(COOKIE.dienst, token ?? '')
}
