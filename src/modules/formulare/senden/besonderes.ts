import { findJobcenterById, listKundenByBg, readKunde } from '#modules/jobcenter'
import { linkAuftrag, placeAbwesenheit, placeMitreisen, placeWiderspruch } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Antrag, Wer } from '../antrag/antrag.ts'
import { findMeldetage } from '../dienste/abwesenheit/regeln.ts'
import type { Antworten } from '../engine/modell.ts'

interface Gesendet {
  wer: Wer
  vorgangId: string
  antrag: Antrag
  antworten: Antworten
}

/** An absence with its days, and those who travel along; a later version changes them. */
export async function placeWegsein(env: Env, tx: Tx, neu: Gesendet): Promise<void> {
  const angaben = neu.antrag.dienst.abwesenheit?.(neu.antworten)
  if (!angaben) return
  const { kundeId, jobcenterId } = neu.wer.profil
  const { vorgangId } = neu
  const { mitreisende, von, bis } = angaben
  await placeAbwesenheit(env, tx, { vorgangId, kundeId, angaben })
  const kunde = await readKunde(env, tx, { id: kundeId, jobcenterId })
  // Only who is on file of the same Bedarfsgemeinschaft on this day: nobody else is asked anything.
  const bg = kunde?.bgNummer ? await listKundenByBg(env, tx, { jobcenterId, bgNummer: kunde.bgNummer }) : []
  const personen = mitreisende.map((person) => {
    const isSame = (one: (typeof bg)[number]) =>
      one.id !== kundeId &&
      one.geburtstag === person.geburtsdatum &&
      one.vorname === person.vorname &&
      one.nachname === person.nachname
    return { ...person, kundeId: bg.find(isSame)?.id }
  })
  const jobcenter = await findJobcenterById(tx, jobcenterId)
  const tage = { von, bis, ...findMeldetage(bis, jobcenter?.land) }
  await placeMitreisen(env, tx, { vorgang: { id: vorgangId, kundeId, jobcenterId }, personen, tage })
}

/** Puts on file what some services are beyond their answers: a Widerspruch with its last day, papers for an order. */
export async function placeBesonderes(env: Env, tx: Tx, neu: Gesendet): Promise<void> {
  const { vorgangId, antworten } = neu
  const { kundeId } = neu.wer.profil
  const { dienst } = neu.antrag
  const angaben = dienst.widerspruch?.(antworten)
  if (angaben) await placeWiderspruch(env, tx, { vorgangId, kundeId, angaben })
  await placeWegsein(env, tx, neu)
  const auftragId = dienst.auftrag?.(antworten)
  if (!auftragId || !isId(auftragId)) return
  await linkAuftrag(tx, { vorgangId, kundeId, auftragId, angaben: dienst.hatAngaben?.(antworten) ?? true })
}
