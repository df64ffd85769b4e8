import { type GanzerVorgang, readWiderspruch, WiderspruchDienst } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'

/** What only cases of some services have, such as the form and the last day of a Widerspruch. */
export async function readBesonderes(env: Env, vorgang: GanzerVorgang): Promise<Html | undefined> {
  if (vorgang.dienst !== 'widerspruch') return undefined
  const widerspruch = await readWiderspruch(env, env.db, vorgang)
  const heute = tagInBerlin(env.clock.now())
  return widerspruch && <WiderspruchDienst id={vorgang.id} {...{ widerspruch, heute }} />
}
