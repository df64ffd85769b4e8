import { sql } from 'kysely'
import { ANFANG, rewriteRows, type Umschreibung } from '#platform/datenbank/umschreiben.ts'
import { hashesOf, openKunde } from './kunde.ts'

interface Row {
  id: string
  jobcenter_id: string
  daten: Buffer
  kundennummer_hash: Buffer
  schluessel: Buffer
}

/** What customers are found by, with the key that writes now. */
export const rehashKunden: Umschreibung = {
  name: 'kunde',
  rewrite: (env, tx, { nach = ANFANG, anzahl }) => {
    const statement = sql<Row>`
      select k.id, k.jobcenter_id, k.daten, k.kundennummer_hash, s.verpackt as schluessel
      from kunde k join personenschluessel s on s.besitzer = k.id where k.id > ${nach}
      order by k.id limit ${anzahl} for update of k`
    return rewriteRows(tx, { statement, anzahl }, async (row) => {
      const neu = hashesOf(env, row.id, openKunde(env, row))
      if (neu.kundennummer_hash.equals(row.kundennummer_hash)) return 'aktuell'
      // Put on file a second time meanwhile: that one is found, and this one stays with the older key.
      const { rows } = await sql`select from kunde where kundennummer_hash = ${neu.kundennummer_hash}`.execute(tx)
      if (rows.length > 0) return 'uebergangen'
      await tx.updateTable('kunde').set(neu).where('id', '=', row.id).execute()
      return 'geschrieben'
    })
  },
}
