import type { Rolle } from '#web/schutz/rechte.ts'
import { hasRecht } from '#web/schutz/rechte.ts'
import { type Dienstslug, dienste } from '../dienste-daten.ts'

/** Whether the content of such a case is for the Ärztlicher Dienst alone (§ 76 SGB X, § 203 StGB). */
export const isVersiegelt = (dienst: Dienstslug): boolean =>
  (dienste[dienst] as { versiegelt?: true }).versiegelt === true

/** The services whose content is sealed. */
export const versiegelte = (Object.keys(dienste) as Dienstslug[]).filter(isVersiegelt)

/** Who wants to read a sealed case: the customer whose it is, or the Ärztlicher Dienst of the Jobcenter that has it. */
export type Leserecht =
  | { art: 'kunde'; kundeId: string }
  | { art: 'aerztlich'; jobcenterId: string; rollen: readonly Rolle[] }

interface Sache {
  dienst: Dienstslug
  kunde_id: string
  jobcenter_id: string
}

/** Whether what stands in a case may be read: everything that is not sealed, and what is by these two alone. */
export function mayRead(sache: Sache, recht: Leserecht | undefined): boolean {
  if (!isVersiegelt(sache.dienst)) return true
  if (recht?.art === 'kunde') return recht.kundeId === sache.kunde_id
  if (recht?.art !== 'aerztlich') return false
  return recht.jobcenterId === sache.jobcenter_id && hasRecht(recht.rollen, 'aerztliche-unterlagen')
}

/** Something asked for what is sealed, and did not have the right. */
export class Versiegelt extends Error {
  constructor() {
    super('Dieser Inhalt ist für den Ärztlichen Dienst versiegelt.')
  }
}

/** Under which context a text of a case is sealed. What is sealed for the Ärztlicher Dienst opens under no other. */
export const contextToSeal = ({ dienst }: Pick<Sache, 'dienst'>, kontext: string): string =>
  isVersiegelt(dienst) ? `${kontext}|aerztlich` : kontext

/**
 * The same, to open it: the one way to what is sealed. Code that knows nothing of it meets a ciphertext that does not open.
 * @throws Versiegelt without the right
 */
export function contextToOpen(sache: Sache, kontext: string, recht: Leserecht | undefined): string {
  if (!mayRead(sache, recht)) throw new Versiegelt()
  return contextToSeal(sache, kontext)
}
