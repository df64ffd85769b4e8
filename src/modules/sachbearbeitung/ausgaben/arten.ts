import { z } from 'zod'
import { recordListe } from '#modules/protokoll'
import { type Dienstslug, isDienst } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Recht } from '#web/schutz/rechte.ts'
import { HOECHSTENS } from '../vorgaenge/auswahl/auswahl.ts'
import { ALLEIN, preparePaket } from '../vorgaenge/auswahl/paket.ts'
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

/** What would go out now, with the rights of this moment; nothing is on record and nothing leaves before `gib`. */
export interface Vorbereitet {
  /** Rows, cases: what makes an output large. */
  anzahl: number
  /** Makes the file and puts on record what is in it. */
  gib(): Promise<Ausgabedatei>
}

interface Art<W> {
  name: string
  /** What a person must be allowed to, when they ask and when they fetch. */
  recht: Recht
  /** So much goes to one person alone, where it is less than the setting says. */
  grenze?: number
  /** The choice in words; of nobody. */
  nenne(env: Env, wahl: W): string
  prepare(env: Env, wer: Empfaenger, wahl: W): Promise<Vorbereitet>
}

/** A kind of large output, whose choice was parsed by its schema. */
export type Ausgabeart = Art<unknown>

/** Adds a kind; the choice is stored as JSON and read by `schema` each time. */
function ausgabeart<W>(schema: z.ZodType<W>, art: Art<W>): Ausgabeart {
  return {
    ...art,
    nenne: (env, wahl) => art.nenne(env, schema.parse(wahl)),
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
 * Everything that can leave the portal in large numbers. Another kind is one entry here; its page calls `giveOrAsk` with the
 * key and the choice.
 */
export const ausgabearten = {
  vorgaenge: ausgabeart(vorgangswahl, {
    name: 'Liste der Vorgänge (CSV)',
    recht: 'vorgaenge',
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
          await recordListe(env, wer, { liste: 'vorgaenge-csv', anzahl: zeilen.length })
          const name = `vorgaenge-${tagInBerlin(env.clock.now())}.csv`
          return { inhalt: makeCsv(tableOf(env, zeilen)), typ: 'text/csv; charset=utf-8', name }
        },
      }
    },
  }),
  vorgangsarchiv: ausgabeart(z.array(z.uuid()).min(1).max(HOECHSTENS), {
    name: 'Vorgänge als Dateien (ZIP)',
    recht: 'vorgaenge',
    grenze: ALLEIN,
    nenne: (_env, ids) => `${ids.length} ausgewählte Vorgänge mit allen Angaben`,
    prepare: preparePaket,
  }),
} satisfies Record<string, Ausgabeart>

export type Ausgabename = keyof typeof ausgabearten
export const readAusgabeart = (name: Ausgabename): Ausgabeart => ausgabearten[name]

/** More than so much needs a second person. */
export const grenzeOf = ({ settings }: Env, name: Ausgabename): number =>
  Math.min(settings.ausgabeZeilen, readAusgabeart(name).grenze ?? settings.ausgabeZeilen)
