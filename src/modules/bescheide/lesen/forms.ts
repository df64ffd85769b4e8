import { parseTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { type Feldfehler, felder, text, wahl } from '#web/felder.ts'
import type { Datumsteile } from '#web/parts/index.ts'
import type { Bescheid } from '../bescheid.ts'
import type { Bestreitung } from './lesen.ts'

const wasArten = ['mail', 'brief-nie', 'brief-spaeter'] as const

export const bestreiten = felder({
  was: wahl(wasArten),
  'tag-tag': text(20),
  'tag-monat': text(20),
  'tag-jahr': text(20),
})

export type BestreitenFehler = Feldfehler<'was' | 'tag'>

export interface BestreitenEingabe {
  was: string
  tag: Datumsteile
}

/** What the person can say of this notice: of mails that were handed over, of the newest letter that was sent. */
export function listMoegliches({ mails, briefe }: Pick<Bescheid, 'mails' | 'briefe'>): Bestreitung['art'][] {
  const mail = mails.some((one) => one.ergebnis === 'uebergeben' && !one.bestritten)
  const brief = briefe.filter((one) => one.gesendet).at(-1)
  return [
    ...(mail ? (['mail'] as const) : []),
    ...(brief && !brief.bestritten ? (['brief-nie', 'brief-spaeter'] as const) : []),
  ]
}

type Ergebnis = { ok: true; was: Bestreitung } | { ok: false; fehler: BestreitenFehler; falsch?: (keyof Datumsteile)[] }

/** Reads what the person says; the day of arrival lies between the sending of the letter and today. */
export function readBestreitung(eingabe: BestreitenEingabe, bescheid: Bescheid, heute: Tag): Ergebnis {
  const art = listMoegliches(bescheid).find((one) => one === eingabe.was)
  if (art === undefined) return { ok: false, fehler: { was: 'Wählen Sie, was geschehen ist.' } }
  if (art !== 'brief-spaeter') return { ok: true, was: { art } }
  const read = parseTag(eingabe.tag)
  if (!read.ok) return { ok: false, fehler: { tag: read.fehler }, falsch: read.felder }
  const gesendet = bescheid.briefe.filter((one) => one.gesendet).at(-1)!.gesendet!
  if (read.tag < tagInBerlin(gesendet)) {
    return { ok: false, fehler: { tag: 'An diesem Tag war der Brief noch nicht abgeschickt. Prüfen Sie das Datum.' } }
  }
  if (read.tag > heute) return { ok: false, fehler: { tag: 'Dieser Tag liegt in der Zukunft. Prüfen Sie das Datum.' } }
  return { ok: true, was: { art, tag: read.tag } }
}
