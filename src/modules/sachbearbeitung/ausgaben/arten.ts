import { z } from 'zod'
import { type Dienstslug, isDienst } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Recht } from '#web/schutz/rechte.ts'
import { nenneBriefe, prepareBriefe, sachenOf, stapelwahl } from '../stapel/briefe.ts'
import { HOECHSTENS } from '../vorgaenge/auswahl/auswahl.ts'
import { preparePaket } from '../vorgaenge/auswahl/paket.ts'
import {
  dienstname,
  type Frist,
  fristtexte,
  type Liste,
  listentexte,
  readListe,
  tableOf,
  type Wahl,
} from '../vorgaenge/liste.ts'
import { makeCsv } from '../zahlen/csv.ts'

export type Empfaenger = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId' | 'rollen'>

export interface Ausgabedatei {
  inhalt: Uint8Array | string | ReadableStream<Uint8Array>
  typ: string
  name: string
}

/** What would go out now, with the rights of this moment; nothing leaves before `gib`, and whoever calls it has put it on record. */
export interface Vorbereitet {
  /** Rows, cases, letters: what makes an output large. */
  anzahl: number
  /** Makes the file. */
  gib(): Promise<Ausgabedatei>
}

/** As the record names what went out, and as it is added up. */
export type Ausgangsliste = 'vorgaenge-csv' | 'vorgaenge-archiv' | 'freischaltbriefe'

interface Art<W> {
  name: string
  /** What a person must be allowed to, when they ask and when they fetch. */
  recht: Recht
  liste: Ausgangsliste
  /** What is counted. */
  einheit: string
  /** What is true of the content once it is released. */
  dann: string
  /** The choice in words; of nobody. */
  nenne(env: Env, wahl: W): string
  /** What may be fetched again for a day; the first one names it. */
  sachen?(wahl: W): readonly string[]
  /** Where one goes on once it is fetched. */
  danach?(wahl: W): { text: string; href: string }
  prepare(env: Env, wer: Empfaenger, wahl: W): Promise<Vorbereitet>
}

/** A kind of large output, whose choice was parsed by its schema. */
export type Ausgabeart = Required<Pick<Art<unknown>, 'sachen'>> & Art<unknown>

/** Adds a kind; the choice is stored as JSON and read by `schema` each time. */
function ausgabeart<W>(schema: z.ZodType<W>, { danach, ...art }: Art<W>): Ausgabeart {
  return {
    ...art,
    nenne: (env, wahl) => art.nenne(env, schema.parse(wahl)),
    sachen: (wahl) => art.sachen?.(schema.parse(wahl)) ?? [],
    ...(danach && { danach: (wahl: unknown) => danach(schema.parse(wahl)) }),
    prepare: (env, wer, wahl) => art.prepare(env, wer, schema.parse(wahl)),
  }
}

/** So many lines at most go into one file. */
const ZEILEN = 5000

const nameOf = <T extends string>(texte: Record<T, string>) => z.enum(Object.keys(texte) as [T, ...T[]])

const vorgangswahl: z.ZodType<Wahl> = z.strictObject({
  liste: nameOf<Liste>(listentexte),
  dienst: z.custom<Dienstslug>((text) => typeof text === 'string' && isDienst(text)).optional(),
  frist: nameOf<Frist>(fristtexte).optional(),
}) as z.ZodType<Wahl>

/**
 * Everything that can leave the portal in large numbers. Another kind is one entry here and its limits in verbrauch.ts; its page
 * calls `giveOrAsk` with the key and the choice.
 */
export const ausgabearten = {
  vorgaenge: ausgabeart(vorgangswahl, {
    name: 'Liste der Vorgänge (CSV)',
    recht: 'vorgaenge',
    liste: 'vorgaenge-csv',
    einheit: 'Einträge',
    dann: 'Sie zeigt den Stand von dann.',
    nenne: (env, { liste, dienst, frist }) =>
      [
        listentexte[liste],
        dienst ? dienstname(env, dienst) : 'alle Services',
        frist ? `fällig: ${fristtexte[frist]}` : undefined,
      ]
        .filter(Boolean)
        .join(', '),
    prepare: async (env, wer, wahl) => {
      const { zeilen } = await readListe(env, wer, { ...wahl, anzahl: ZEILEN })
      return {
        anzahl: zeilen.length,
        gib: async () => {
          const name = `vorgaenge-${tagInBerlin(env.clock.now())}.csv`
          return { inhalt: makeCsv(tableOf(env, zeilen)), typ: 'text/csv; charset=utf-8', name }
        },
      }
    },
  }),
  vorgangsarchiv: ausgabeart(z.array(z.uuid()).min(1).max(HOECHSTENS), {
    name: 'Vorgänge als Dateien (ZIP)',
    recht: 'vorgaenge',
    liste: 'vorgaenge-archiv',
    einheit: 'Vorgänge',
    dann: 'Sie zeigt den Stand von dann.',
    nenne: (_env, ids) => `${ids.length} ausgewählte Vorgänge mit allen Angaben`,
    prepare: preparePaket,
  }),
  freischaltbriefe: ausgabeart(stapelwahl, {
    name: 'Briefe mit Freischaltcode (PDF)',
    recht: 'code-ausstellen',
    liste: 'freischaltbriefe',
    einheit: 'Briefe',
    dann: 'Neue Codes entstehen erst dann; bis dahin gelten die älteren weiter.',
    nenne: (_env, wahl) => nenneBriefe(wahl),
    sachen: sachenOf,
    danach: ({ stapel: id }) => ({ text: 'Zum Stapel', href: routes.dienstStapel.href({ id }) }),
    prepare: prepareBriefe,
  }),
} satisfies Record<string, Ausgabeart>

export type Ausgabename = keyof typeof ausgabearten
export const readAusgabeart = (name: Ausgabename): Ausgabeart => ausgabearten[name]
