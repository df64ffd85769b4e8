import { type Akteur, ereignisse, listRecords } from '#modules/protokoll'
import { later } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import type { Verlaufsfilter } from '../forms.ts'

type Record = Awaited<ReturnType<typeof listRecords>>[number]

export interface Verlaufseintrag {
  nr: number
  zeit: Date
  satz: string
  wer: string
}

export interface Blatt<T> {
  eintraege: T[]
  /** Number after which the next page begins; undefined on the last one. */
  weiter: number | undefined
}

const JE_SEITE = 25
const AM_STUECK = 200

const namen: { [A in Akteur]: string } = {
  kunde: 'Sie',
  dienst: 'Ihr Jobcenter',
  system: 'das Portal',
  unbekannt: 'nicht bekannt',
}

/** The sentence that an act has for the person, or undefined where it has none. */
export function sentenceOf(record: Pick<Record, 'ereignis' | 'ergebnis'>): string | undefined {
  const ereignis: { satz: string; abgelehnt?: string } = ereignisse[record.ereignis]
  return record.ergebnis === 'erfolg' ? ereignis.satz : ereignis.abgelehnt
}

export interface Auswahl {
  kontoId: string
  kundeId: string | undefined
  seit: Date | undefined
  vor: number | undefined
  passt: (record: Record) => boolean
}

/** One page of the records that fit, newest first. Reads on until the page is full or the time span is over. */
export async function readRecords(env: Env, auswahl: Auswahl): Promise<Blatt<Record>> {
  const found: Record[] = []
  let { vor } = auswahl
  for (;;) {
    const filter = { kontoId: auswahl.kontoId, kundeId: auswahl.kundeId, anzahl: AM_STUECK }
    const rows = await listRecords(env.db, vor === undefined ? filter : { ...filter, vor })
    for (const row of rows) {
      if (auswahl.seit && row.zeit < auswahl.seit) return { eintraege: found, weiter: undefined }
      if (!auswahl.passt(row)) continue
      if (found.length === JE_SEITE) return { eintraege: found, weiter: found.at(-1)?.nr }
      found.push(row)
    }
    if (rows.length < AM_STUECK) return { eintraege: found, weiter: undefined }
    vor = rows.at(-1)?.nr
  }
}

/** „Technischen Verlauf nachvollziehen“: every act on the account and its cases; sign-ins stand at the shield. */
export async function readVerlauf(
  env: Env,
  wer: { kontoId: string; kundeId: string | undefined },
  filter: Verlaufsfilter,
): Promise<Blatt<Verlaufseintrag>> {
  const blatt = await readRecords(env, {
    ...wer,
    seit: filter.dauer === undefined ? undefined : later(env.clock.now(), -filter.dauer),
    vor: filter.vor,
    passt: (record) => {
      const { bereich } = ereignisse[record.ereignis]
      // What another account did with the same Kunde before is that person's.
      if (record.konto_id !== null && record.konto_id !== wer.kontoId) return false
      return bereich !== 'anmeldung' && (filter.bereich ?? bereich) === bereich && sentenceOf(record) !== undefined
    },
  })
  const eintraege = blatt.eintraege.map((record) => ({
    nr: record.nr,
    zeit: record.zeit,
    satz: sentenceOf(record) ?? '',
    wer: namen[record.akteur],
  }))
  return { eintraege, weiter: blatt.weiter }
}
