import { later, STUNDE, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { GERAET_DAUER } from '../anmelden/geraete.ts'
import { AUFHEBEN, RUHE } from '../sitzung.ts'
import { lockKonto } from '../store.ts'
import { eraseDueKonten, eraseKonto, eraseRestoredKonten } from './daten/loeschung.ts'
import { reportFehlversuche } from './schild/meldung.ts'

/** An account that nobody confirmed lives so long, and as long as a link to confirm it is good (AUT-17). */
const UNBESTAETIGT = 24 * STUNDE
/** What a signed-out person asked for is carried out within minutes; what is left after a day failed for good. */
const ANLIEGEN = TAG

/** Erases accounts that nobody confirmed and answers how many; each in a transaction of its own. */
export async function purgeUnconfirmed(env: Env): Promise<number> {
  const now = env.clock.now()
  const due = await env.db
    .selectFrom('konto as k')
    .select('k.id')
    .where('k.zustand', '=', 'unbestaetigt')
    .where('k.erstellt', '<=', later(now, -UNBESTAETIGT))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('link as l')
            .select('l.art')
            .whereRef('l.konto_id', '=', 'k.id')
            .where('l.art', '=', 'bestaetigung')
            .where('l.gueltig_bis', '>', now),
        ),
      ),
    )
    .execute()
  let count = 0
  for (const { id } of due) {
    const erased = await env.db.transaction().execute(async (tx) => {
      const konto = await lockKonto(tx, id)
      // The address may have been registered anew while this one waited.
      if (konto?.zustand !== 'unbestaetigt' || (await hasGoodLink(env, tx, id))) return false
      await eraseKonto(env, tx, id, 'unbestaetigt')
      return true
    })
    if (erased) count++
  }
  return count
}

async function hasGoodLink(env: Env, tx: Tx, kontoId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('link')
    .select('art')
    .where('konto_id', '=', kontoId)
    .where('art', '=', 'bestaetigung')
    .where('gueltig_bis', '>', env.clock.now())
    .executeTakeFirst()
  return row !== undefined
}

/** Removes what is over. An ended session stays a day longer: a form that it sends late is kept for its owner. */
export async function purgeExpired(env: Env): Promise<Record<string, number>> {
  const now = env.clock.now()
  const { db } = env
  const deletions = {
    sitzung: db
      .deleteFrom('sitzung')
      .where((eb) =>
        eb.or([eb('endet', '<=', later(now, -AUFHEBEN)), eb('zuletzt', '<=', later(now, -RUHE - AUFHEBEN))]),
      ),
    link: db.deleteFrom('link').where('gueltig_bis', '<=', now),
    aufforderung: db.deleteFrom('aufforderung').where('gueltig_bis', '<=', now),
    aufgehobenes_formular: db.deleteFrom('aufgehobenes_formular').where('bis', '<=', now),
    versuch: db.deleteFrom('versuch').where('ende', '<=', now),
    geraet: db.deleteFrom('geraet').where('zuletzt', '<=', later(now, -GERAET_DAUER)),
    anliegen: db.deleteFrom('anliegen').where('erstellt', '<=', later(now, -ANLIEGEN)),
  }
  const counts: Record<string, number> = {}
  for (const [table, deletion] of Object.entries(deletions)) {
    counts[table] = Number((await deletion.executeTakeFirst()).numDeletedRows)
  }
  return counts
}

/** The recurring work on accounts. Each piece may be cut off and run again: it looks for what is left to do. */
export function einstellungenTasks(env: Env): Aufgabe[] {
  return [
    {
      name: 'konto-aufraeumen',
      zeitplan: '*/10 * * * *',
      run: async () => {
        const unbestaetigt = await purgeUnconfirmed(env)
        env.log.info({ unbestaetigt, abgelaufen: await purgeExpired(env) }, 'Abgelaufenes gelöscht')
      },
    },
    {
      name: 'konto-loeschen',
      zeitplan: '5 * * * *',
      run: async () => env.log.info({ konten: await eraseDueKonten(env) }, 'Konten gelöscht'),
    },
    {
      name: 'konto-fehlversuche-melden',
      zeitplan: '*/5 * * * *',
      run: async () => env.log.info({ konten: await reportFehlversuche(env) }, 'Fehlversuche gemeldet'),
    },
    {
      name: 'konto-loeschung-nachholen',
      zeitplan: '20 3 * * *',
      run: async () => env.log.info({ konten: await eraseRestoredKonten(env) }, 'Löschungen nachgeholt'),
    },
  ]
}
