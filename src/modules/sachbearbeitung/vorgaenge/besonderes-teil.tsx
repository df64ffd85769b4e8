import { type GanzerVorgang, readWiderspruch, WiderspruchDienst } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { readAbwesenheitDienst } from '../abwesenheit/teil.tsx'

/** What only cases of some services have, such as the form and the last day of a Widerspruch. */
export async function readBesonderes(env: Env, vorgang: GanzerVorgang, csrf: string): Promise<Html | undefined> {
  if (vorgang.dienst === 'abwesenheit') return readAbwesenheitDienst(env, vorgang, csrf)
  if (vorgang.dienst !== 'widerspruch') return undefined
  const widerspruch = await readWiderspruch(env, env.db, vorgang)
  const heute = tagInBerlin(env.clock.now())
  return widerspruch && <WiderspruchDienst id={vorgang.id} {...{ widerspruch, heute }} />
}
