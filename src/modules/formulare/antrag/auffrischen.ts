import type { Env } from '#platform/env.ts'
import { listBescheide } from '../dienste/widerspruch/index.ts'
import { type Antworten, entriesOf } from '../engine/modell.ts'
import { type Antrag, asKunde, type Inhaber, saveAntrag } from './antrag.ts'
import { listAngreifbare } from './vorwissen.ts'

/** What the draft holds of the notices, as they are now: those that it began with keep their ids. */
function renew(antworten: Antworten, neu: ReturnType<typeof listBescheide>): Antworten {
  const alte = entriesOf(antworten, 'bescheide').filter(({ id }) => !neu.some((one) => one.id === id))
  return { ...antworten, bescheide: [...neu, ...alte] }
}

/**
 * Brings the last days in a draft up to date: a deadline may have begun to run, or been computed anew, since it was begun.
 * What was sent and is only set right keeps the days of then.
 */
export async function refreshFristen(env: Env, wer: Inhaber, antrag: Antrag): Promise<Antrag> {
  const kunde = asKunde(wer)
  if (!kunde || antrag.korrektur || !antrag.dienst.formular.mitgegeben?.includes('bescheide')) return antrag
  const neu = listBescheide({ bescheide: await listAngreifbare(env, kunde) })
  const fresh = renew(antrag.antworten, neu)
  if (JSON.stringify(fresh['bescheide']) === JSON.stringify(antrag.antworten['bescheide'] ?? [])) return antrag
  const change = (one: Antrag) => ({ ...one, antworten: renew(one.antworten, neu) })
  return (await saveAntrag(env, wer, { id: antrag.id, change })) ?? antrag
}
