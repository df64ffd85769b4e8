import { openKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import type { Dienst } from '../dienst.ts'
import * as store from '../store.ts'
import { keyOf, ring } from '../termin.ts'
import { releaseFenster } from '../zeiten/store.ts'
import { antwortContext, type Mitteilung, openMitteilung } from './mitteilung.ts'
import * as mitteilungen from './store.ts'

export interface Mitteilungszeile extends Mitteilung {
  kunde: string
}

const JE_SEITE = 50

/** What customers said about appointments and nobody has decided, the oldest first. */
export async function listOffene(
  env: Env,
  { jobcenterId }: Dienst,
  nach: string | undefined,
): Promise<{ zeilen: Mitteilungszeile[]; weiter: string | undefined }> {
  const rows = await mitteilungen.findOffene(env.db, { jobcenterId, nach, anzahl: JE_SEITE + 1 })
  const zeilen = await Promise.all(
    rows.slice(0, JE_SEITE).map(async (row) => {
      const { vorname, nachname } = openKunde(env, {
        ...{ id: row.kunde_id, jobcenter_id: jobcenterId },
        ...{ daten: row.daten, schluessel: row.schluessel },
      })
      return { ...(await openMitteilung(env, env.db, row)), kunde: `${nachname}, ${vorname}` }
    }),
  )
  return { zeilen, weiter: rows.length > JE_SEITE ? zeilen.at(-1)?.id : undefined }
}

/** One of the own Jobcenter; who read it is recorded. */
export async function readMitteilung(env: Env, dienst: Dienst, id: string): Promise<Mitteilung | undefined> {
  const row = await mitteilungen.findMitteilung(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  await recordEreignis(env, env.db, {
    ereignis: 'jobcenter.terminmitteilung-gelesen',
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    kundeId: row.kunde_id,
    details: { mitteilung: id },
  })
  return openMitteilung(env, env.db, row)
}

/** What was said about an appointment that this staff has opened already. */
export async function listOfTermin(
  env: Env,
  dienst: Dienst,
  termin: { id: string; kundeId: string; jobcenterId: string },
): Promise<Mitteilung[]> {
  if (termin.jobcenterId !== dienst.jobcenterId) return []
  const rows = await mitteilungen.findOfTermin(env.db, { terminId: termin.id, kundeId: termin.kundeId })
  return Promise.all(rows.map((row) => openMitteilung(env, env.db, row)))
}

export interface MitteilungDerDatei {
  dokumentId: string
  mitteilungId: string
  art: mitteilungen.Mitteilungsart
  /** The appointment that it is about. */
  termin: { id: string; beginn: Date } | undefined
}

/** With which words a customer of the own Jobcenter (checked by the caller) sent these files, without opening them. */
export async function listMitteilungenDerDateien(
  env: Env,
  wo: { kundeId: string; jobcenterId: string; ids: readonly string[] },
): Promise<MitteilungDerDatei[]> {
  const rows = await mitteilungen.findOrteOfDienst(env.db, wo)
  return rows.map(({ dokument_id: dokumentId, id: mitteilungId, art, termin_id, beginn }) => ({
    ...{ dokumentId, mitteilungId, art },
    termin: termin_id && beginn ? { id: termin_id, beginn } : undefined,
  }))
}

export interface Entscheidung {
  id: string
  ergebnis: mitteilungen.Ergebnis
  antwort: string
}

/**
 * Decides what a customer said. A reason that is accepted ends the duty to come and frees the time; one that is not leaves
 * both. The customer is told at once. `schon`: a colleague was quicker.
 */
export function decideMitteilung(
  env: Env,
  dienst: Dienst,
  { id, ergebnis, antwort }: Entscheidung,
): Promise<'ok' | 'schon' | 'weg'> {
  return env.db.transaction().execute(async (tx) => {
    const row = await mitteilungen.findMitteilung(tx, { id, jobcenterId: dienst.jobcenterId })
    if (!row) return 'weg'
    // A wish is answered; a reason is accepted or not.
    if ((row.art === 'wunsch') !== (ergebnis === 'erledigt')) return 'weg'
    const termin = row.termin_id ? await store.lockTermin(tx, row.termin_id) : undefined
    const jetzt = env.clock.now()
    const sealed = antwort ? keyOf(env, row).seal(antwortContext(id), antwort) : null
    const wo = { id, ergebnis, antwort: sealed, von: dienst.mitarbeiterId, jetzt }
    if (!(await mitteilungen.closeMitteilung(tx, wo))) return 'schon'
    if (termin && row.art === 'verhinderung' && termin.zeitfenster_id) {
      const anerkannt = ergebnis === 'anerkannt'
      await store.updateTermin(tx, termin.id, {
        zustand: anerkannt ? 'verhinderung-anerkannt' : 'verhinderung-abgelehnt',
        ...(anerkannt ? { zeitfenster_id: null } : {}),
        geaendert: jetzt,
      })
      if (anerkannt) await releaseFenster(tx, termin.zeitfenster_id, false)
    }
    await recordEreignis(env, tx, {
      ereignis:
        row.art === 'verhinderung' ? 'jobcenter.verhinderung-entschieden' : 'jobcenter.terminwunsch-beantwortet',
      akteur: 'dienst',
      akteurId: dienst.mitarbeiterId,
      kundeId: row.kunde_id,
      details: { mitteilung: id, ergebnis },
    })
    await ring(env, tx, { terminId: row.termin_id ?? undefined, kundeId: row.kunde_id, anlass: 'termin-geaendert' })
    return 'ok'
  })
}

/** Whose file it is, where it hangs on something said to this Jobcenter. */
export async function ownerOfDatei(
  env: Env,
  dienst: Dienst,
  wo: { mitteilungId: string; dokumentId: string },
): Promise<string | undefined> {
  const row = await mitteilungen.findMitteilung(env.db, { id: wo.mitteilungId, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  return (await mitteilungen.hasDatei(env.db, { ...wo, kundeId: row.kunde_id })) ? row.kunde_id : undefined
}
