import { sql } from 'kysely'
import { ANFANG, rewriteRows, type Umschreibung } from '#platform/datenbank/umschreiben.ts'
import { context, macOf } from './beleg.ts'

interface Row {
  id: string
  sache: string
  fassung: number
  besitzer: string
  code: Buffer
  code_mac: Buffer
  schluessel: Buffer
}

/** What a receipt is found by, with the key that writes now. In the order of what it is for; all its versions at once. */
export const rehashBelege: Umschreibung = {
  name: 'beleg',
  rewrite: (env, tx, { nach = ANFANG, anzahl }) => {
    const statement = sql<Row>`
      select b.sache as id, b.sache, b.fassung, w.besitzer, b.code, b.code_mac, s.verpackt as schluessel
      from (
        select coalesce(vorgang_id, erstantrag_id) as sache, fassung, code, code_mac, vorgang_id, erstantrag_id from beleg
        where coalesce(vorgang_id, erstantrag_id) > ${nach} order by 1 fetch first ${anzahl} rows with ties for update
      ) b
      left join vorgang v on v.id = b.vorgang_id left join erstantrag e on e.id = b.erstantrag_id
      cross join lateral (select coalesce(v.kunde_id, e.konto_id) as besitzer) w
      join personenschluessel s on s.besitzer = w.besitzer order by b.sache, b.fassung`
    return rewriteRows(tx, { statement, anzahl }, async ({ sache, fassung, besitzer, code, code_mac, ...row }) => {
      const plain = env.schluessel.personKey(besitzer, row.schluessel).open(context(sache, fassung), code)
      const neu = macOf(env, plain)
      if (neu.equals(code_mac)) return 'aktuell'
      await tx.updateTable('beleg').set({ code_mac: neu }).where('code_mac', '=', code_mac).execute()
      return 'geschrieben'
    })
  },
}
