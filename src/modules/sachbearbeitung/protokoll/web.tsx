import { readKunde } from '#modules/jobcenter'
import { recordListe } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { type Filter, filterAddress, filterFelder, filterFromAddress, readFilter, readStelle } from './filter.ts'
import { findDienstProtokoll, findNamen } from './store.ts'
import { ProtokollView, type Protokollzeile } from './views.tsx'
import { describeTat } from './worte.ts'

const SEITE = 50

/** Revision sees whose record it was by the number alone (PRI-09). */
async function kundennummern(env: Env, jobcenterId: string, ids: string[]): Promise<Map<string, string>> {
  const kunden = await Promise.all([...new Set(ids)].map((id) => readKunde(env, env.db, { id, jobcenterId })))
  return new Map(kunden.flatMap((kunde) => (kunde ? [[kunde.id, kunde.kundennummer]] : [])))
}

type Rows = Awaited<ReturnType<ReturnType<typeof findDienstProtokoll>['execute']>>

async function zeilenOf(
  env: Env,
  jobcenterId: string,
  { rows, namen }: { rows: Rows; namen: Map<string, string> },
): Promise<Protokollzeile[]> {
  const ids = rows.flatMap((row) => row.kunde_id ?? [])
  const nummern = await kundennummern(env, jobcenterId, ids)
  return rows.map((row) => {
    const betroffen = row.details['mitarbeiter']
    const kunde = row.kunde_id && (nummern.get(row.kunde_id) ?? 'nicht mehr in der Akte')
    return {
      zeit: formatZeit(row.zeit),
      wer: namen.get(row.akteur_id ?? '') ?? '–',
      was: describeTat(row),
      verweigert: row.ergebnis === 'abgelehnt',
      wen: kunde || (typeof betroffen === 'string' && namen.get(betroffen)) || '–',
    }
  })
}

async function showProtokoll(
  a: Anfrage<string, 'sachbearbeitung:protokoll-lesen'>,
  filter: Filter,
  vor?: ReturnType<typeof readStelle>,
): Promise<Response> {
  const { env, besuch } = a
  const { fehler, frage } = await readFilter(env, besuch, filter)
  const failed = hasErrors(fehler)
  const personal = await findNamen(env.db, besuch.jobcenterId)
  const mitarbeiterIds = personal.map(({ id }) => id).filter((id) => filter.wer === '' || id === filter.wer)
  const rows = failed
    ? []
    : await findDienstProtokoll(env.db, { ...frage, mitarbeiterIds, vor, anzahl: SEITE + 1 }).execute()
  const shown = rows.slice(0, SEITE)
  if (!failed) await recordListe(env, besuch, { liste: 'protokoll', anzahl: shown.length })
  const namen = new Map(personal.map(({ id, name }) => [id, name]))
  const letzte = rows.length > SEITE ? shown.at(-1) : undefined
  const view = (
    <ProtokollView
      csrf={a.csrf()}
      zeilen={await zeilenOf(env, besuch.jobcenterId, { rows: shown, namen })}
      mitarbeiter={personal.map(({ id, name }) => ({ wert: id, text: name }))}
      {...{ filter, fehler }}
      mehr={letzte && `${routes.dienstProtokoll.href()}?${filterAddress(env, besuch, filter, letzte)}`}
    />
  )
  return a.seite({ titel: 'Protokoll', hauptspalte: 'breit', fehler: failed }, view, failed ? 422 : 200)
}

const dienstProtokoll: HandlerOf<typeof routes.dienstProtokoll> = {
  get: (a) =>
    showProtokoll(
      a,
      filterFromAddress(a.env, a.besuch, (name) => a.frage(name)),
      readStelle(a.frage('vor')),
    ),
  post: async (a) => {
    const filter = a.lies(filterFelder)
    const { fehler } = await readFilter(a.env, a.besuch, filter)
    if (hasErrors(fehler)) return showProtokoll(a, filter)
    return a.weiter(`${routes.dienstProtokoll.href()}?${filterAddress(a.env, a.besuch, filter)}`)
  },
}

export const protokollHandlers = { dienstProtokoll }
