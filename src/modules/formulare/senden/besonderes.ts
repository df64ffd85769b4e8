import { linkAuftrag, placeWiderspruch } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Antrag, Wer } from '../antrag/antrag.ts'
import type { Antworten } from '../engine/modell.ts'

/** Puts on file what some services are beyond their answers: a Widerspruch with its last day, papers for an order. */
export async function placeBesonderes(
  env: Env,
  tx: Tx,
  neu: { wer: Wer; vorgangId: string; antrag: Antrag; antworten: Antworten },
): Promise<void> {
  const { vorgangId, antworten } = neu
  const { kundeId } = neu.wer.profil
  const { dienst } = neu.antrag
  const angaben = dienst.widerspruch?.(antworten)
  if (angaben) await placeWiderspruch(env, tx, { vorgangId, kundeId, angaben })
  const auftragId = dienst.auftrag?.(antworten)
  if (auftragId && isId(auftragId)) await linkAuftrag(tx, { vorgangId, kundeId, auftragId })
}
