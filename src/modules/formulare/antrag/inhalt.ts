import type { Besitzer } from '#modules/dokumente'
import type { Frage } from '#modules/vorgaenge'
import { MINUTE } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { Recent } from '#platform/recent.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Antworten } from '../engine/modell.ts'
import type { Vorbelegtes } from '../engine/vorbelegt.ts'
import type { Eingabe } from '../engine/werte.ts'
import type { AntragRow } from './store.ts'

/** What somebody says of a document that they do not hand in now. */
export interface Nachweiswahl {
  wahl: 'spaeter' | 'nicht-vorhanden' | 'amt'
  /** Until when it comes; only of `spaeter`. */
  bis?: Tag
  grund?: string
}

/** What a draft is for that sets right a form which was sent. It stays the same as long as the draft is there. */
export interface Korrekturbezug {
  vorgangId: string
  fragen: readonly Frage[]
  grund: string
  frist: Tag
  /** The day on which it was sent: what was right then does not run out by being asked about. */
  stand: Tag
  /** What was sent, as the form understands it today. */
  gesendet: Antworten
  /** It was sent in an older version. */
  angehoben?: true
  /** Documents that the case asks for already. */
  regeln: readonly string[]
}

/** Typed and not saved. `abdruck`: of what the page held then; once it holds something else, this is out of date. */
export interface Getipptes {
  seite: string
  felder: Eingabe
  abdruck?: string | undefined
}

export interface Antragsinhalt {
  antworten: Antworten
  /** What the person has not looked at yet of that; undefined in drafts that did not keep it: nothing. */
  vorbelegt?: Vorbelegtes | undefined
  /** What stood on a page that was left with errors, or is being typed, as it was typed. */
  getippt?: Getipptes | undefined
  /** By the key of the document. */
  nachweise: Readonly<Record<string, Nachweiswahl>>
  korrektur?: Korrekturbezug | undefined
}

type Eigen = Pick<AntragRow, 'kunde_id' | 'konto_id'>

/** Whose a draft is, with its files. */
export const besitzerOf = ({ kunde_id, konto_id }: Eigen): Besitzer =>
  kunde_id ? { art: 'kunde', id: kunde_id } : { art: 'konto', id: konto_id }

const context = (id: string) => `antrag|inhalt|${id}`
const keyOf = (env: Env, row: Eigen & { schluessel: Buffer }) =>
  env.schluessel.personKey(besitzerOf(row).id, row.schluessel)

interface Geoeffnetes {
  siegel: string
  inhalt: Antragsinhalt
}

/**
 * Drafts that were worked on in the last minutes, by their ids, opened: whoever fills in a form comes back page after page, and
 * what was computed from these very answers holds with them. One counts only for the ciphertext that it was read from or
 * written as; whose row that is, the database says each time.
 */
const opened = new Recent<Geoeffnetes>(300, 10 * MINUTE)

/** Of each ciphertext another: its random nonce and its tag. */
const siegelOf = (geheim: Buffer): string =>
  geheim.toString('latin1', 0, 12) + geheim.toString('latin1', geheim.length - 16)

/** What stands in a row. It may be that of another request: never changed in place. */
export function openInhalt(
  env: Env,
  row: Pick<AntragRow, 'id' | 'kunde_id' | 'konto_id' | 'schluessel' | 'inhalt'>,
): Antragsinhalt {
  const siegel = siegelOf(row.inhalt)
  const now = env.clock.now().getTime()
  const known = opened.find(row.id, now)
  if (known?.siegel === siegel) return known.inhalt
  const inhalt = JSON.parse(keyOf(env, row).open(context(row.id), row.inhalt)) as Antragsinhalt
  opened.put(row.id, now, { siegel, inhalt })
  return inhalt
}

type Besitz = Pick<AntragRow, 'id' | 'kunde_id' | 'konto_id' | 'schluessel'>

export function sealAntrag(env: Env, row: Besitz, neu: Antragsinhalt): Buffer {
  const { antworten, vorbelegt, getippt, nachweise, korrektur } = neu
  const inhalt = { antworten, vorbelegt, getippt, nachweise, korrektur }
  const geheim = keyOf(env, row).seal(context(row.id), JSON.stringify(inhalt))
  if (isWhole(antworten)) opened.put(row.id, env.clock.now().getTime(), { siegel: siegelOf(geheim), inhalt })
  return geheim
}

/** Whether it comes back from JSON as it went in: what is undefined would be gone. */
function isWhole(wert: unknown): boolean {
  if (wert === undefined) return false
  if (typeof wert !== 'object' || wert === null) return true
  for (const name in wert) if (!isWhole((wert as Record<string, unknown>)[name])) return false
  return true
}
