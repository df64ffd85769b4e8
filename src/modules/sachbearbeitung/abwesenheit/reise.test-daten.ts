import type { Mensch } from '../../../../test/support/menschen.ts'
import { listAbwesenheitszeiten } from '../../vorgaenge/index.ts'
import { b, createPaar, decide, ivo, mitreisenOf, personOf, postenOf, travel } from './abwesenheit.test-daten.ts'

const MIA = { vorname: 'Mia', nachname: 'Klicker', geburtsdatum: '2016-02-01' }
// Friday is the last day; one says it until Saturday, and is missed from Wednesday on. Today is Monday, 23 November.
export const WOCHE = { von: '2026-11-16', bis: '2026-11-20' }
export const LANGE = { von: '2026-11-16', bis: '2026-11-27' }

export const dienst = () => ({ mitarbeiterId: ivo.mitarbeiterId, jobcenterId: ivo.jobcenterId })
export const later = (zeit: string) => ({ ...b.portal.env, clock: { now: () => new Date(zeit) } })
export const zeitenOf = async ({ kundeId }: Mensch) =>
  (await listAbwesenheitszeiten(b.portal.env, b.portal.env.db, kundeId)).map(({ zaehlt }) => zaehlt)
export const themenOf = async (mitreise: string) => (await postenOf(mitreise)).map(({ art, thema }) => [art, thema])
export const beide = (thema: string) => [
  ['mitreise-rueckkehr', thema],
  ['mitreise-rueckkehr-leistung', thema],
]
export const dienstWeg = (id: string) => `/sachbearbeitung/mitreisen/${id}`

/** Two travel, the other one without an account; staff have agreed to both. `mia`: a child travels along, too. */
export async function reise({ tage = WOCHE, konto = false, mia = false, entschieden = true } = {}) {
  const { kim, alex } = await createPaar({ konto })
  const genannt = await personOf(alex)
  const id = await travel(kim, mia ? [genannt, MIA] : [genannt], tage)
  await decide(id, 'zugestimmt')
  const [erste, zweite] = await mitreisenOf(id)
  if (entschieden) {
    await ivo.open(dienstWeg(erste!.id))
    await ivo.submit('Entscheidung speichern', { ergebnis: 'zugestimmt' })
  }
  return { kim, alex, id, name: `Alex ${genannt.nachname}`, mitreise: erste!.id, kind: zweite?.id ?? '' }
}
export const rowOf = async (mitreise: string) =>
  b.portal.owner.selectFrom('mitreise').selectAll().where('id', '=', mitreise).executeTakeFirstOrThrow()
