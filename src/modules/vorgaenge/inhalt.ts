import { kundeKey } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { contextToOpen, contextToSeal, type Leserecht } from './aerztlich/siegel.ts'
import type { VorgangRow } from './store.ts'

/** Questions of one page with their answers, as the person read them before sending, in the words of that day. */
export interface Lesung {
  /** The section of the form; missing in what was sent before, and where there is only one. */
  abschnitt?: string
  titel: string
  /** Of whom or what: „Ada“, „Ada, Bäckerei“. */
  fuer: string | undefined
  angaben: { frage: string; antwort: string }[]
}

/** What was sent: a few lines, or a form. */
export interface Vorgangsinhalt {
  text: string
  lesung?: Lesung[]
  /** As data, with the version of the form that was filled in. */
  formular?: { name: string; fassung: number; antworten: object }
  /** „Was ändert sich dadurch?“, as it was read before sending. */
  folgen?: string[]
  /** To be looked at on the day on which it came. */
  eilig?: true
  /** The Vermittlung should know of it too. */
  auchVermittlung?: true
  /** Of a later version: what differs from the one before. */
  aenderungen?: Aenderung[]
}

/** One answer that differs from what was sent before, in the words of its day. */
export interface Aenderung {
  frage: string
  /** The question of its page; undefined for an entry that came or went. */
  seite: string | undefined
  /** Of whom or what. */
  fuer: string | undefined
  /** Undefined: it was not there, or is not asked any more. */
  vorher: string | undefined
  nachher: string | undefined
}

const titelContext = (id: string) => `vorgang|titel|${id}`
const inhaltContext = (id: string) => `vorgang|inhalt|${id}`

type Besitz = Pick<VorgangRow, 'id' | 'kunde_id' | 'schluessel'>

/** The key of a customer. */
export const keyOf = (env: Env, row: Pick<Besitz, 'kunde_id' | 'schluessel'>): Personenschluessel =>
  kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })

export const openTitel = (key: Personenschluessel, id: string, titel: Buffer): string =>
  key.open(titelContext(id), titel)

/** Title and content of a new case. */
export const sealNeu = (
  key: Personenschluessel,
  id: string,
  neu: { dienst: VorgangRow['dienst']; titel: string; inhalt: Vorgangsinhalt },
) => ({
  titel: key.seal(titelContext(id), neu.titel),
  inhalt: key.seal(contextToSeal(neu, inhaltContext(id)), JSON.stringify(neu.inhalt)),
})

type Sache = Besitz & Pick<VorgangRow, 'dienst' | 'jobcenter_id'>

/** What was sent with a case at first, as it was typed. @throws Versiegelt */
export const openInhalt = (env: Env, row: Sache & Pick<VorgangRow, 'inhalt'>, recht?: Leserecht): Vorgangsinhalt =>
  JSON.parse(keyOf(env, row).open(contextToOpen(row, inhaltContext(row.id), recht), row.inhalt)) as Vorgangsinhalt
