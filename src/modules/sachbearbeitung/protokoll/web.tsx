import { readKunde } from '#modules/jobcenter'
import type { Ereignisname } from '#modules/protokoll'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { HandlerOf } from '#web/router.tsx'
import { findAllMitarbeiter, findDienstProtokoll } from '../store.ts'
import { ProtokollView, type Protokollzeile } from './views.tsx'

const SEITE = 50

/** What staff did, in the words of the office. What is missing here is shown by its key. */
const worte: Partial<Record<Ereignisname, string>> = {
  'dienst.angemeldet': 'Angemeldet',
  'dienst.abgemeldet': 'Abgemeldet',
  'dienst.rolle-geaendert': 'Rollen geändert',
  'jobcenter.akte-geoeffnet': 'Akte geöffnet',
  'jobcenter.code-ausgestellt': 'Freischaltcode ausgestellt',
  'jobcenter.brief-gesendet': 'Brief als gesendet vermerkt',
  'jobcenter.antrag-erledigt': 'Anfrage entschieden',
  'jobcenter.kunde-angelegt': 'Kundendaten angelegt',
  'konto.deaktiviert': 'Konto deaktiviert',
  'konto.reaktivierung-beantragt': 'Reaktivierung beantragt',
  'konto.reaktivierung-abgelehnt': 'Reaktivierung abgelehnt',
  'konto.reaktiviert': 'Konto reaktiviert',
  'profil.getrennt': 'Profil getrennt',
}

/** Revision sees whose record it was by the number alone (PRI-09). */
async function kundennummern(env: Env, jobcenterId: string, ids: string[]): Promise<Map<string, string>> {
  const kunden = await Promise.all([...new Set(ids)].map((id) => readKunde(env, env.db, { id, jobcenterId })))
  return new Map(kunden.flatMap((kunde) => (kunde ? [[kunde.id, kunde.kundennummer]] : [])))
}

const dienstProtokoll: HandlerOf<typeof routes.dienstProtokoll> = async (a) => {
  const { jobcenterId } = a.besuch
  const wer = a.frage('wer')
  const mitarbeiterId = wer && isId(wer) ? wer : undefined
  const vor = /^\d{1,15}$/.exec(a.frage('vor') ?? '')?.[0]
  const rows = await findDienstProtokoll(a.env.db, {
    jobcenterId,
    mitarbeiterId,
    vor: vor === undefined ? undefined : Number(vor),
    anzahl: SEITE + 1,
  })
  const shown = rows.slice(0, SEITE)
  const nummern = await kundennummern(
    a.env,
    jobcenterId,
    shown.flatMap((row) => row.kunde_id ?? []),
  )
  const zeilen: Protokollzeile[] = shown.map((row) => ({
    zeit: formatZeit(row.zeit),
    wer: row.name,
    was: worte[row.ereignis] ?? row.ereignis,
    verweigert: row.ergebnis === 'abgelehnt',
    kundennummer: row.kunde_id ? (nummern.get(row.kunde_id) ?? 'nicht mehr in der Akte') : '–',
  }))
  const mitarbeiter = (await findAllMitarbeiter(a.env.db)).filter((row) => row.jobcenter_id === jobcenterId)
  const frage = new URLSearchParams({
    ...(mitarbeiterId ? { wer: mitarbeiterId } : {}),
    vor: String(shown.at(-1)?.nr ?? ''),
  })
  const view = (
    <ProtokollView
      zeilen={zeilen}
      mitarbeiter={mitarbeiter.map((row) => ({ wert: row.id, text: row.name }))}
      wer={mitarbeiterId ?? ''}
      mehr={rows.length > SEITE ? `${routes.dienstProtokoll.href()}?${frage}` : undefined}
    />
  )
  return a.seite({ titel: 'Protokoll', krumen: [{ text: 'Protokoll' }], hauptspalte: 'breit' }, view)
}

export const protokollHandlers = { dienstProtokoll }
