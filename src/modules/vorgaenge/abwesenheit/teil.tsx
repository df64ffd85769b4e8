import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { isGefragt, isMoeglich } from '../mitreise/lage.ts'
import { listMitreisen, type Mitreise } from '../mitreise/mitreise.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import type { Vorgangszustand } from '../zustaende-daten.ts'
import { readAbwesenheit } from './abwesenheit.ts'
import { type Abwesenheit, findMeldbarAb, findVerbraucht } from './lage.ts'
import { beginOf } from './rueckkehr.ts'
import { AbwesenheitTeil } from './views.tsx'
import { countZeiten, listAbwesenheitszeiten } from './zeiten.ts'

/** Of whom the customer can say today whether they are back: once they have said it of themselves, or need not. */
export function listZuMelden(
  mitreisen: readonly Mitreise[],
  { abwesenheit, zustand, heute }: { abwesenheit: Abwesenheit; zustand: Vorgangszustand; heute: Tag },
): Mitreise[] {
  if (findMeldbarAb(zustand, abwesenheit)) return []
  const wo = { zurueck: abwesenheit.zurueck !== undefined }
  const hasBegun = ({ tage: { von } }: Mitreise) => isMoeglich(heute, { ab: beginOf(abwesenheit), von, heute })
  return mitreisen.filter((one) => isGefragt(one, wo) && hasBegun(one))
}

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
  const zuMelden = listZuMelden(mitreisen, { abwesenheit, zustand: vorgang.zustand, heute })
  return <AbwesenheitTeil id={vorgang.id} {...{ abwesenheit, zaehler, mitreisen, meldbar, zuMelden, heute }} />
}
