import { kundeKey } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { createSchleuse } from '#platform/semaphore.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import { fold, queryWords, stem, wordsIn } from '#platform/text/woerter.ts'
import type { Fach } from '../anliegen.ts'
import type { Wer } from '../kunde.ts'
import { type Mark, markOf } from '../marke.ts'
import { betreffContext, type Gespraech, openGespraech, textContext } from '../postfach.ts'
import * as store from './store.ts'

/** A conversation that has the words, and where it has them first. */
export interface Treffer {
  gespraech: Gespraech
  /** The message; undefined where the subject alone has the words. */
  nachrichtId: string | undefined
  auszug: Auszug | undefined
}

export interface Auszug {
  vor: string
  wort: string
  nach: string
}

export interface Suchergebnis {
  treffer: Treffer[]
  /** Messages that were read. */
  durchsucht: number
  /** Where a search goes on that ended before the mailbox did. */
  weiter: string | undefined
}

const JE_SEITE = 25
/** So many conversations are opened at a time; in between others get their turn. */
const STAPEL = 200
/** So many messages are read for one page of results: a whole large mailbox, in about half a second. */
const HOECHSTENS = 20_000

const schleuse = createSchleuse({ parallel: 2, maxWartend: 20 })

/** Beginnings of words that a text must hold, all of them; one spelling for umlauts, without endings. */
export const needles = (frage: string): string[] => queryWords(frage).map(stem)

/** Short words count at the beginning of a word alone, longer ones inside, too („miete“ in „Kaltmiete“). */
function has(folded: string, needle: string): boolean {
  if (needle.length >= 4) return folded.includes(needle)
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
    if (at === 0 || !/[a-z0-9]/.test(folded[at - 1]!)) return true
  }
  return false
}

const UMFELD = 70

/** A piece of a text around the first of the words. */
export function excerpt(text: string, words: readonly string[]): Auszug | undefined {
  const plain = showInvisible(text)
  const found = wordsIn(plain).find(({ wort }) => words.some((needle) => has(wort, needle)))
  if (!found) return undefined
  const von = Math.max(0, found.von - UMFELD)
  const bis = Math.min(plain.length, found.bis + UMFELD)
  return {
    vor: `${von > 0 ? '… ' : ''}${plain.slice(von, found.von)}`,
    wort: plain.slice(found.von, found.bis),
    nach: `${plain.slice(found.bis, bis)}${bis < plain.length ? ' …' : ''}`,
  }
}

type Stapel = Awaited<ReturnType<typeof store.findStapel>>

/** Opens a conversation and answers where it has the words; the newest message that has them counts. */
function look(env: Env, words: readonly string[], { row, nachrichten }: Stapel[number]): Treffer | undefined {
  const key = kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })
  const betreff = fold(key.open(betreffContext(row.id), row.betreff))
  const missing = words.filter((needle) => !has(betreff, needle))
  for (const one of nachrichten.toReversed()) {
    if (missing.length === 0) break
    const text = key.open(textContext(one.id), one.text)
    const folded = fold(text)
    if (!missing.every((needle) => has(folded, needle))) continue
    return { gespraech: openGespraech(env, row), nachrichtId: one.id, auszug: excerpt(text, missing) }
  }
  if (missing.length > 0) return undefined
  return { gespraech: openGespraech(env, row), nachrichtId: undefined, auszug: undefined }
}

/**
 * Conversations of a mailbox, in all its folders, in which the subject and one message together hold all the words; the
 * newest first. Texts are sealed, so each is opened and read; see docs/entscheidungen/0021.
 * @throws Ueberlastet where too many search at once
 */
export function searchGespraeche(
  env: Env,
  { profil }: Wer,
  wo: { fach: Fach; frage: string; vor: Mark | undefined; hoechstens?: number },
): Promise<Suchergebnis> {
  const words = needles(wo.frage)
  const { hoechstens = HOECHSTENS } = wo
  return schleuse.run(async () => {
    const ergebnis: Suchergebnis = { treffer: [], durchsucht: 0, weiter: undefined }
    if (words.length === 0) return ergebnis
    for (let vor = wo.vor; ; ) {
      const filter = { kundeId: profil.kundeId, fach: wo.fach, vor, anzahl: STAPEL }
      const stapel = await store.findStapel(env.db, filter)
      for (const [i, one] of stapel.entries()) {
        vor = one.row
        ergebnis.durchsucht += one.nachrichten.length
        const found = look(env, words, one)
        if (found) ergebnis.treffer.push(found)
        const more = i < stapel.length - 1 || stapel.length === STAPEL
        if (more && (ergebnis.treffer.length === JE_SEITE || ergebnis.durchsucht >= hoechstens)) {
          return { ...ergebnis, weiter: markOf(one.row) }
        }
      }
      if (stapel.length < STAPEL) return ergebnis
    }
  })
}
