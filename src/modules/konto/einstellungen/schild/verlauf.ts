import { type Akteur, type Bereich, type Ereignisname, ereignisse, listZeilen, type Zeile } from '#modules/protokoll'
import { later } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { formatUhr } from '#platform/text/uhrzeit.ts'
import type { Verlaufsfilter } from '../forms.ts'
import { sentenceOf } from './saetze.ts'

export interface Verlaufseintrag {
  nr: number
  zeit: Date
  satz: string
  wer: string
  akteur: Akteur
}

export interface Blatt<T> {
  eintraege: T[]
  /** Number after which the next page begins; undefined on the last one. */
  weiter: number | undefined
}

const JE_SEITE = 25
const zahl = new Intl.NumberFormat('de-DE')

const namen: { [A in Akteur]: string } = {
  kunde: 'Sie',
  dienst: 'Ihr Jobcenter',
  system: 'das Portal',
  unbekannt: 'nicht bekannt',
}

/** One page of the lines that fit, newest first. */
export async function readZeilen(
  env: Env,
  filter: Omit<Parameters<typeof listZeilen>[1], 'anzahl'>,
): Promise<Blatt<Zeile>> {
  const rows = await listZeilen(env.db, { ...filter, anzahl: JE_SEITE + 1 })
  const eintraege = rows.slice(0, JE_SEITE)
  return { eintraege, weiter: rows.length > JE_SEITE ? eintraege.at(-1)?.nr : undefined }
}

/** The kinds of an area, or of all; sign-ins stand at the shield. */
function kindsOf(gewaehlt: Bereich | undefined): { erfolg: Ereignisname[]; abgelehnt: Ereignisname[] } {
  const all = Object.entries<{ bereich: Bereich; abgelehnt?: string }>(ereignisse)
  const kinds = all.filter(([, { bereich }]) => bereich !== 'anmeldung' && (gewaehlt ?? bereich) === bereich)
  const names = (some: typeof kinds) => some.map(([name]) => name as Ereignisname)
  return { erfolg: names(kinds), abgelehnt: names(kinds.filter(([, { abgelehnt }]) => abgelehnt)) }
}

/** What staff of a team did several times one after the other on one day is one line, with the first and the last time. */
function foldRepeats(eintraege: readonly Verlaufseintrag[]): Verlaufseintrag[] {
  const runs: Verlaufseintrag[][] = []
  for (const eintrag of eintraege) {
    const run = runs.at(-1)
    const same = run?.[0]
    const fits =
      eintrag.akteur === 'dienst' &&
      same?.satz === eintrag.satz &&
      same.wer === eintrag.wer &&
      tagInBerlin(same.zeit) === tagInBerlin(eintrag.zeit)
    if (run && fits) run.push(eintrag)
    else runs.push([eintrag])
  }
  return runs.map((run) => {
    const [letzte, erste] = [run[0]!, run.at(-1)!]
    if (run.length === 1) return letzte
    const seit = formatZeit(letzte.zeit) === formatZeit(erste.zeit) ? '' : `, zuerst um ${formatUhr(erste.zeit)} Uhr`
    return { ...letzte, satz: `${letzte.satz} ${zahl.format(run.length)}-mal nacheinander${seit}.` }
  })
}

/** „Technischen Verlauf nachvollziehen“: every act on the account and its cases; sign-ins stand at the shield. */
export async function readVerlauf(
  env: Env,
  wer: { kontoId: string; kundeId: string | undefined },
  filter: Verlaufsfilter,
): Promise<Blatt<Verlaufseintrag>> {
  const blatt = await readZeilen(env, {
    ...wer,
    ...kindsOf(filter.bereich),
    seit: filter.dauer === undefined ? undefined : later(env.clock.now(), -filter.dauer),
    leistung: filter.leistung,
    vor: filter.vor,
  })
  const eintraege = blatt.eintraege.map((zeile) => ({
    nr: zeile.nr,
    zeit: zeile.zeit,
    akteur: zeile.akteur,
    satz: sentenceOf(zeile),
    wer: zeile.team === null ? namen[zeile.akteur] : `${namen[zeile.akteur]}, Team ${zeile.team}`,
  }))
  return { eintraege: foldRepeats(eintraege), weiter: blatt.weiter }
}
