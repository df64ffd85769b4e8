import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { listMitreisen } from '../mitreise/mitreise.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import { readAbwesenheit } from './abwesenheit.ts'
import { findMeldbarAb, findVerbraucht } from './lage.ts'
import { AbwesenheitTeil } from './views.tsx'
import { countZeiten, listAbwesenheitszeiten } from './zeiten.ts'

/** What the page of an absence says on top; undefined for a few lines that nobody has decided on. */
export async function readAbwesenheitsteil(env: Env, vorgang: GanzerVorgang): Promise<Html | undefined> {
  const [abwesenheit, mitreisen] = await Promise.all([
    readAbwesenheit(env, env.db, vorgang),
    listMitreisen(env, env.db, vorgang),
  ])
  if (!abwesenheit) return undefined
  const heute = tagInBerlin(env.clock.now())
  const neu = findVerbraucht(abwesenheit)
  const { kontingent } = abwesenheit
  const zeiten = neu && kontingent ? await listAbwesenheitszeiten(env, env.db, vorgang.kundeId) : []
  const zaehler = neu ? countZeiten(zeiten, { neu, kontingent, vorgangId: vorgang.id }) : []
  const ab = findMeldbarAb(vorgang.zustand, abwesenheit)
  const meldbar = ab !== undefined && ab <= heute
  return <AbwesenheitTeil id={vorgang.id} {...{ abwesenheit, zaehler, mitreisen, meldbar, heute }} />
}
