import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { Besuch } from '#web/besuch.ts'
import { listAntraege } from './antrag.ts'

/** The last changed draft of a service that somebody has; answers to requests of staff are none. */
export async function findEntwurf(
  env: Env,
  besuch: Besuch | undefined,
  slug: string,
): Promise<{ id: string; vom: Tag } | undefined> {
  if (besuch?.stufe !== 'voll') return undefined
  const entwurf = (await listAntraege(env, besuch, { dienst: slug })).find(({ korrektur }) => !korrektur)
  return entwurf && { id: entwurf.id, vom: tagInBerlin(entwurf.begonnen) }
}
