import { type RawBuilder, sql } from 'kysely'
import type { Env } from '../env.ts'
import type { Tx } from './db.ts'

export interface Stapel {
  /** Goes on behind this row; undefined: from the beginning. */
  nach: string | undefined
  anzahl: number
}

export interface Stapelergebnis {
  /** The last row that was looked at; undefined: there are no more. */
  letzte: string | undefined
  gelesen: number
  /** Rows that an older key had written. */
  geschrieben: number
  /** Rows that stay as they are, because another one stands for the same. */
  uebergangen: number
}

/** One part of what a master key has written, and how the next rows of it are written anew with the first key. */
export interface Umschreibung {
  name: string
  rewrite(env: Env, tx: Tx, stapel: Stapel): Promise<Stapelergebnis>
}

/** Walks rows in the order of their ids; `write` answers what became of one. Rows are locked by the statement that reads. */
export async function rewriteRows<R extends { id: string }>(
  tx: Tx,
  { statement, anzahl }: { statement: RawBuilder<R>; anzahl: number },
  write: (row: R) => Promise<'geschrieben' | 'aktuell' | 'uebergangen'>,
): Promise<Stapelergebnis> {
  const { rows } = await statement.execute(tx)
  const counts = { geschrieben: 0, aktuell: 0, uebergangen: 0 }
  for (const row of rows) counts[await write(row)]++
  const { geschrieben, uebergangen } = counts
  return { letzte: rows.length < anzahl ? undefined : rows.at(-1)!.id, gelesen: rows.length, geschrieben, uebergangen }
}

/** Before the first of all ids. */
export const ANFANG = '00000000-0000-0000-0000-000000000000'

/** The wrapped keys of people: what they have sealed stays as it is. */
export const personenschluessel: Umschreibung = {
  name: 'personenschluessel',
  rewrite: ({ schluessel }, tx, { nach = ANFANG, anzahl }) => {
    const statement = sql<{ id: string; verpackt: Buffer }>`
      select besitzer as id, verpackt from personenschluessel where besitzer > ${nach}
      order by besitzer limit ${anzahl} for update`
    return rewriteRows(tx, { statement, anzahl }, async ({ id, verpackt }) => {
      if (schluessel.isCurrent(verpackt)) return 'aktuell'
      const neu = schluessel.rewrapPersonKey(id, verpackt)
      await sql`update personenschluessel set verpackt = ${neu} where besitzer = ${id}`.execute(tx)
      return 'geschrieben'
    })
  },
}

/** A column that the key of the installation seals, with the context `table|column|id`. */
const column = (tabelle: string, spalte: string): Umschreibung => ({
  name: `${tabelle}.${spalte}`,
  rewrite: ({ schluessel }, tx, { nach = ANFANG, anzahl }) => {
    const [table, col] = [sql.table(tabelle), sql.ref(spalte)]
    const statement = sql<{ id: string; geheim: Buffer | null }>`
      select id, ${col} as geheim from ${table} where id > ${nach} order by id limit ${anzahl} for update`
    return rewriteRows(tx, { statement, anzahl }, async ({ id, geheim }) => {
      if (!geheim || schluessel.isCurrent(geheim)) return 'aktuell'
      const kontext = `${tabelle}|${spalte}|${id}`
      const neu = schluessel.seal(kontext, schluessel.open(kontext, geheim))
      await sql`update ${table} set ${col} = ${neu} where id = ${id}`.execute(tx)
      return 'geschrieben'
    })
  },
})

/** Every stored column of that kind; a test looks for others in the whole database. */
export const systemspalten: readonly Umschreibung[] = [
  column('postausgang', 'inhalt'),
  column('anliegen', 'inhalt'),
  column('barriere_meldung', 'inhalt'),
  column('dienst_passkey', 'name'),
  column('ausgabe', 'auswahl'),
  column('ausgabe', 'grund'),
  column('ausgabe', 'antwort'),
]
