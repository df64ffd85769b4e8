import { findKundeByNummer, parseKundennummer } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { addTage, formatKurz, parseTag, type Tag } from '#platform/text/datum.ts'
import { zeitInBerlin } from '#platform/text/uhrzeit.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { type Feldfehler, felder, haken, text } from '#web/felder.ts'
import { openSuche, sealSuche } from '../suche.ts'
import type { Protokollfrage, Stelle } from './store.ts'

export const filterFelder = felder({ wer: text(100), kunde: text(), von: text(), bis: text(), akten: haken() })

/** As it is typed. */
export interface Filter {
  wer: string
  kunde: string
  von: string
  bis: string
  akten: boolean
}
export type Filterfehler = Feldfehler<'kunde' | 'von' | 'bis'>

const tagOf = (eingabe: string): Tag | undefined => {
  const [tag, monat, jahr] = eingabe.split('.')
  const read = parseTag({ tag, monat, jahr })
  return read.ok ? read.tag : undefined
}

const beginnOf = (tag: Tag): Date => zeitInBerlin(tag, '00:00')

const TAGFEHLER = 'Geben Sie den Tag so ein: 14.12.2026.'

/** The errors of a filter, with what it asks for where there are none. */
export async function readFilter(
  env: Env,
  { jobcenterId }: Dienstbesuch,
  filter: Filter,
): Promise<{ fehler: Filterfehler; frage: Omit<Protokollfrage, 'anzahl' | 'vor' | 'mitarbeiterIds'> }> {
  const fehler: Filterfehler = {}
  const [von, bis] = [filter.von, filter.bis].map((eingabe) =>
    eingabe.trim() === '' ? undefined : tagOf(eingabe.trim()),
  )
  const kunde = filter.kunde.trim() === '' ? undefined : await findKunde(env, jobcenterId, filter.kunde)
  if (typeof kunde === 'string') fehler.kunde = kunde
  if (filter.von.trim() !== '' && !von) fehler.von = TAGFEHLER
  if (filter.bis.trim() !== '' && !bis) fehler.bis = TAGFEHLER
  else if (von && bis && bis < von) fehler.bis = `Geben Sie einen Tag ab dem ${formatKurz(von)} ein.`
  const frage = {
    kundeId: typeof kunde === 'object' ? kunde.id : undefined,
    von: von ? beginnOf(von) : undefined,
    bis: bis ? beginnOf(addTage(bis, 1)) : undefined,
    nurGeoeffnet: filter.akten,
  }
  return { fehler, frage }
}

/** The customer, or the sentence that says why there is none. */
async function findKunde(env: Env, jobcenterId: string, eingabe: string): Promise<{ id: string } | string> {
  const read = parseKundennummer(eingabe)
  if (!read.ok) return read.fehler
  const kunde = await findKundeByNummer(env, env.db, { jobcenterId, kundennummer: read.nummer })
  return kunde ?? 'Diese Kundennummer gibt es in Ihrem Jobcenter nicht.'
}

/** The filter as it stands in the address: of whose record it is about, nobody reads anything there (PRI-03). */
export function filterAddress(env: Env, besuch: Dienstbesuch, filter: Filter, vor?: Stelle): URLSearchParams {
  const werte = {
    wer: filter.wer,
    kunde: sealSuche(env, besuch, filter.kunde),
    von: filter.von.trim(),
    bis: filter.bis.trim(),
    akten: filter.akten ? 'ja' : '',
    vor: vor ? `${vor.zeit.getTime()}-${vor.nr}` : '',
  }
  return new URLSearchParams(Object.entries(werte).filter(([, wert]) => wert !== ''))
}

export function filterFromAddress(env: Env, besuch: Dienstbesuch, frage: (name: string) => string | undefined): Filter {
  return {
    wer: frage('wer') ?? '',
    kunde: openSuche(env, besuch, frage('kunde')),
    von: (frage('von') ?? '').slice(0, 20),
    bis: (frage('bis') ?? '').slice(0, 20),
    akten: frage('akten') === 'ja',
  }
}

export function readStelle(wert: string | undefined): Stelle | undefined {
  const match = /^(\d{1,14})-(\d{1,15})$/.exec(wert ?? '')
  return match ? { zeit: new Date(Number(match[1])), nr: Number(match[2]) } : undefined
}
