import type { Bescheid } from '#modules/bescheide'
import {
  checkText,
  clean,
  fragenNach,
  type GanzerVorgang,
  nextZustaende,
  type Vorgangszustand,
} from '#modules/vorgaenge'
import { parseTag, type Tag } from '#platform/text/datum.ts'
import { type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import { needsPapier, readPapier, wordEnde } from './entscheiden.ts'

export const bearbeitung = felder({
  stand: text(10),
  aktion: wahl(['vorschau', 'aendern', 'setzen', 'vermerk']),
  zustand: text(40),
  'frist-tag': text(20),
  'frist-monat': text(20),
  'frist-jahr': text(20),
  'papier-tag': text(20),
  'papier-monat': text(20),
  'papier-jahr': text(20),
  notiz: text(),
  vermerk: text(),
})
export const tat = felder({
  stand: text(10),
  aktion: wahl(['uebernehmen', 'zurueck', 'vollstaendig', 'gesehen', 'kenntnis-leistung', 'kenntnis-vermittlung']),
})

/** What staff typed, as it is shown again. */
export interface Eingabe {
  zustand: string
  'frist-tag': string
  'frist-monat': string
  'frist-jahr': string
  'papier-tag': string
  'papier-monat': string
  'papier-jahr': string
  notiz: string
  vermerk: string
}

export const leer: Eingabe = {
  ...{ zustand: '', notiz: '', vermerk: '' },
  ...{ 'frist-tag': '', 'frist-monat': '', 'frist-jahr': '' },
  ...{ 'papier-tag': '', 'papier-monat': '', 'papier-jahr': '' },
}

export type Fehler = Feldfehler<'zustand' | 'frist' | 'papier' | 'notiz' | 'vermerk'>

export interface Schrittwahl {
  zustand: Vorgangszustand
  frist: Tag | undefined
  /** All that the person reads with it. */
  notiz: string | undefined
}

/**
 * The next state with its note, checked. Whoever asks for documents says which, and until when; whoever decides has released a
 * notice about the case, or says on which day it went by another way.
 */
export function checkSchritt(
  { vorgang, bescheide }: { vorgang: GanzerVorgang; bescheide: readonly Bescheid[] },
  eingabe: Eingabe,
  heute: Tag,
): { ok: true; wahl: Schrittwahl } | { ok: false; fehler: Fehler } {
  const zustand = nextZustaende(vorgang).find((name) => name === eingabe.zustand)
  const notiz = clean(eingabe.notiz)
  const fehler: Fehler = {}
  if (!zustand) fehler.zustand = 'Wählen Sie den neuen Stand.'
  const fragt = zustand !== undefined && fragenNach.includes(zustand)
  const frist = fragt ? readFrist(eingabe, heute) : undefined
  if (frist && 'fehler' in frist) fehler.frist = frist.fehler
  const fehlt = zustand === 'begruendung-angefordert' ? 'was die Person begründen soll' : 'welche Unterlagen fehlen'
  const leer = fragt ? `Schreiben Sie, ${fehlt}.` : undefined
  const textfehler = notiz === '' ? leer : checkText(notiz, '')
  if (textfehler) fehler.notiz = textfehler
  const papier = zustand && needsPapier(zustand, bescheide) ? readPapier(vorgang, eingabe, heute) : { tag: undefined }
  if ('fehler' in papier) fehler.papier = papier.fehler
  if (!zustand || 'fehler' in papier || hasErrors(fehler)) return { ok: false, fehler }
  const tag = frist && 'tag' in frist ? frist.tag : undefined
  const dazu = wordEnde(vorgang, { zustand, papier: papier.tag })
  return { ok: true, wahl: { zustand, frist: tag, notiz: [...dazu, notiz].filter(Boolean).join('\n\n') || undefined } }
}

function readFrist(eingabe: Eingabe, heute: Tag): { tag: Tag } | { fehler: string } {
  const read = parseTag({ tag: eingabe['frist-tag'], monat: eingabe['frist-monat'], jahr: eingabe['frist-jahr'] })
  if (!read.ok) return { fehler: read.fehler }
  return read.tag > heute ? { tag: read.tag } : { fehler: 'Wählen Sie einen Tag, der noch kommt.' }
}
