import { confirmSperre, listSperren, lockAkte, requestAufhebung } from '#modules/aufbewahrung'
import { findAllMitarbeiter, requestAusgabe } from '#modules/sachbearbeitung'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'

/**
 * What waits for a second person, so that a course sees how two release it: a list that is too long for one, a record that
 * is held, and one that somebody wants to let go.
 */
export async function askForZweite(env: Env, kundeOf: (kuerzel: string) => string): Promise<void> {
  const alle = await findAllMitarbeiter(env.db)
  const [sabine, thea] = ['Sabine Sachlich', 'Thea Teamer'].map((name) =>
    alle.find((row) => row.name === name && row.aktiv),
  )
  if (!sabine || !thea) throw new Error('In der Schulung fehlt, wer etwas zu zweit tut.')
  const wer = { mitarbeiterId: sabine.id, jobcenterId: sabine.jobcenter_id, rollen: sabine.rollen }
  await requestAusgabe(env, wer, {
    ...{ id: newId(), art: 'vorgaenge', wahl: { liste: 'alle' }, anzahl: 64 },
    grund: 'Abgleich mit dem Fachverfahren zum Monatsende. Ich lösche die Datei danach.',
  })
  const neu = kundeOf('ayse.yildiz')
  await lockAkte(env, { kundeId: neu, grund: 'Klage vor dem Sozialgericht, S 12 AS 3/26.', von: wer })
  const alt = kundeOf('horst.mueller')
  await lockAkte(env, { kundeId: alt, grund: 'Widerspruch zur Heizkostenabrechnung.', von: wer })
  const [sperre] = await listSperren(env, env.db, { kundeId: alt })
  const leitung = { mitarbeiterId: thea.id, jobcenterId: thea.jobcenter_id }
  if (sperre) await confirmSperre(env, leitung, sperre.id)
  await requestAufhebung(env, { kundeId: alt, grund: 'Der Widerspruch ist entschieden.', von: wer })
}
