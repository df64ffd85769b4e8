import { findJobcenterById, type JobcenterRow, type Kunde, readKunde } from '#modules/jobcenter'
import { typesetter } from '#modules/profil'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import { readArt } from '../arten-daten.ts'
import type { Bescheid } from '../bescheid.ts'

/** Who writes, and to whom. */
export interface Beteiligte {
  kunde: Kunde
  jobcenter: JobcenterRow
}

/** @throws 404 where the customer is gone */
export async function readBeteiligte(env: Env, { profil }: Pick<KundenBesuch, 'profil'>): Promise<Beteiligte> {
  const { kundeId, jobcenterId } = profil
  const [kunde, jobcenter] = await Promise.all([
    readKunde(env, env.db, { id: kundeId, jobcenterId }),
    findJobcenterById(env.db, jobcenterId),
  ])
  if (!kunde || !jobcenter) throw notFound()
  return { kunde, jobcenter }
}

/** The day that stands for the notice: that of its release. */
export const tagOf = (bescheid: Pick<Bescheid, 'entschieden' | 'erstellt'>) =>
  tagInBerlin(bescheid.entschieden ?? bescheid.erstellt)

/** A Widerspruch to print and sign: PDF with name and address. @throws Ueberlastet, Satzfehler */
export function typesetWiderspruch(
  env: Env,
  bescheid: Bescheid,
  { kunde, jobcenter }: Beteiligte,
): Promise<Uint8Array> {
  const name = `${kunde.vorname} ${kunde.nachname}`
  return typesetter().pdf('widerspruch', {
    absender: {
      zeilen: [name, kunde.strasse, `${kunde.plz} ${kunde.ort}`],
      kundennummer: kunde.kundennummer,
      bgNummer: kunde.bgNummer ?? '',
    },
    empfaenger: { zeilen: [jobcenter.name, jobcenter.strasse, `${jobcenter.plz} ${jobcenter.ort}`] },
    datum: tagInBerlin(env.clock.now()),
    betreff: 'Widerspruch',
    absaetze: [
      'Sehr geehrte Damen und Herren,',
      `gegen Ihren Bescheid vom ${formatTag(tagOf(bescheid))} (${readArt(bescheid.art).name}: „${bescheid.titel}“) lege ich Widerspruch ein.`,
      'Eine Begründung reiche ich nach. Bitte bestätigen Sie mir, dass mein Widerspruch angekommen ist.',
    ],
    name,
  })
}
