import { type NeuerVorbehalt, placeVorbehalte } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Antrag, Wer } from '../antrag/antrag.ts'
import type { Antworten } from '../engine/modell.ts'

/** What of these answers waits until the person has confirmed it, in the order of its days: the last one counts. */
function listVorbehalte(env: Env, { dienst }: Antrag, antworten: Antworten): NeuerVorbehalt[] {
  const heute = tagInBerlin(env.clock.now())
  return (dienst.vorbehalte?.(antworten) ?? [])
    .flatMap((one): NeuerVorbehalt[] => {
      const ab = one.ab ?? heute
      if (one.was === 'anschrift') return one.neu ? [{ was: one.was, neu: one.neu, ab }] : []
      return one.neu ? [{ was: one.was, neu: one.neu, ab }] : []
    })
    .sort((a, b) => a.ab.localeCompare(b.ab))
}

/** Keeps a new address or account as waiting for its confirmation; of answers that were set right, as they are now. */
export async function reserveNeues(
  env: Env,
  tx: Tx,
  { wer, vorgangId, antrag, antworten }: { wer: Wer; vorgangId: string; antrag: Antrag; antworten: Antworten },
): Promise<void> {
  if (!antrag.dienst.vorbehalte) return
  await placeVorbehalte(env, tx, { wer, vorgangId, neue: listVorbehalte(env, antrag, antworten) })
}
