import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { MINUTE } from '#platform/clock.ts'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'

type Record = Selectable<Tables['protokoll']>

const LOCK = 7202612
const BATCH = 1000
/** Concurrent transactions may end out of order; a record that comes later than this was slipped in. */
const NACHZUEGLER = 10 * MINUTE

const start: Buffer = Buffer.alloc(32)

/** The hash of a link: that of the link before it, and every field of the record. */
function linkHash(vorher: Buffer, row: Record): Buffer {
  const details = Object.entries(row.details).sort(([a], [b]) => (a < b ? -1 : 1))
  const fields = [
    row.nr,
    row.id,
    row.zeit.toISOString(),
    row.ereignis,
    row.ergebnis,
    row.akteur,
    row.akteur_id,
    row.konto_id,
    row.kunde_id,
    details,
    row.geheim?.toString('base64') ?? null,
  ]
  return createHash('sha256').update(vorher).update(JSON.stringify(fields)).digest()
}

export interface Kopf {
  glied: number
  hash: Buffer
}

export async function readHead(db: Db | Tx): Promise<Kopf> {
  const row = await db
    .selectFrom('protokoll_kette')
    .select(['glied', 'hash'])
    .orderBy('glied', 'desc')
    .executeTakeFirst()
  return row ?? { glied: 0, hash: start }
}

/**
 * Adds the records that are not in the chain yet, one process at a time. It runs apart from the acts themselves, since a
 * chain within them would let only one person act at a time.
 */
export async function linkRecords(env: Env): Promise<number> {
  let count = 0
  for (let done = BATCH; done === BATCH; count += done) {
    done = await env.db.transaction().execute((tx) => linkBatch(env, tx))
  }
  return count
}

async function linkBatch(env: Env, tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
  let { glied, hash } = await readHead(tx)
  const rows = await tx
    .selectFrom('protokoll as p')
    .leftJoin('protokoll_kette as k', 'k.nr', 'p.nr')
    .selectAll('p')
    .where('k.nr', 'is', null)
    .where((eb) =>
      eb.or([
        eb(
          'p.nr',
          '>',
          eb.fn.coalesce(
            eb.selectFrom('protokoll_kette').select((inner) => inner.fn.max('nr').as('nr')),
            sql<number>`0`,
          ),
        ),
        eb('p.zeit', '>', new Date(env.clock.now().getTime() - NACHZUEGLER)),
      ]),
    )
    .orderBy('p.nr')
    .limit(BATCH)
    .execute()
  const links = rows.map((row) => {
    hash = linkHash(hash, row)
    glied++
    return { glied, nr: row.nr, hash }
  })
  if (links.length > 0) await tx.insertInto('protokoll_kette').values(links).execute()
  return links.length
}

export interface Befund {
  art: 'veraendert' | 'fehlt' | 'eingefuegt' | 'kette-unterbrochen' | 'siegel-falsch' | 'siegel-verletzt'
  nr: number
}

/** Walks the whole chain and the records beside it. An empty list: nothing was changed. */
export async function verifyChain(db: Db, koepfe: readonly Kopf[] = []): Promise<Befund[]> {
  const befunde: Befund[] = []
  const expected = new Map(koepfe.map((kopf) => [kopf.glied, kopf.hash]))
  let vorher: Buffer = start
  let last = 0
  for (;;) {
    const rows = await db
      .selectFrom('protokoll_kette as k')
      .leftJoin('protokoll as p', 'p.nr', 'k.nr')
      .selectAll('p')
      .select(['k.glied', 'k.hash', 'k.nr as kette_nr'])
      .where('k.glied', '>', last)
      .orderBy('k.glied')
      .limit(BATCH)
      .execute()
    for (const row of rows) {
      if (row.glied !== last + 1) befunde.push({ art: 'kette-unterbrochen', nr: row.kette_nr })
      if (row.id === null) befunde.push({ art: 'fehlt', nr: row.kette_nr })
      else if (!linkHash(vorher, row as Record).equals(row.hash)) befunde.push({ art: 'veraendert', nr: row.kette_nr })
      const sealed = expected.get(row.glied)
      if (sealed && !sealed.equals(row.hash)) befunde.push({ art: 'siegel-verletzt', nr: row.kette_nr })
      expected.delete(row.glied)
      vorher = row.hash
      last = row.glied
    }
    if (rows.length < BATCH) break
  }
  // A sealed link that is not there any more: the end was cut off.
  for (const glied of expected.keys()) if (glied > 0) befunde.push({ art: 'siegel-verletzt', nr: glied })
  return [...befunde, ...(await findInserted(db))]
}

async function findInserted(db: Db): Promise<Befund[]> {
  const rows = await db
    .selectFrom('protokoll as p')
    .leftJoin('protokoll_kette as k', 'k.nr', 'p.nr')
    .select('p.nr')
    .where('k.nr', 'is', null)
    .where('p.nr', '<', (eb) => eb.selectFrom('protokoll_kette').select((inner) => inner.fn.max('nr').as('nr')))
    .execute()
  return rows.map((row) => ({ art: 'eingefuegt' as const, nr: row.nr }))
}

/** A record with its link and the hash of the link before: whoever has these can compute the link anew. */
export interface Kettenglied extends Omit<Record, 'geheim'> {
  /** Base64. */
  geheim: string | null
  glied: number
  /** Hex. */
  hash: string
  vorher: string
}

/** The records of one customer that name this fact in their details, with their links, for a proof outside the portal. */
export async function exportRecords(
  env: Env,
  wo: { kundeId: string; detail: string; wert: string },
): Promise<Kettenglied[]> {
  await linkRecords(env)
  const rows = await env.db
    .selectFrom('protokoll as p')
    .innerJoin('protokoll_kette as k', 'k.nr', 'p.nr')
    .leftJoin('protokoll_kette as v', (join) => join.on('v.glied', '=', sql<number>`k.glied - 1`))
    .selectAll('p')
    .select(['k.glied', 'k.hash', 'v.hash as vorher'])
    .where('p.kunde_id', '=', wo.kundeId)
    .where(sql<boolean>`p.details ->> ${wo.detail} = ${wo.wert}`)
    .orderBy('p.nr')
    .execute()
  return rows.map((row) => ({
    ...row,
    geheim: row.geheim?.toString('base64') ?? null,
    hash: row.hash.toString('hex'),
    vorher: (row.vorher ?? start).toString('hex'),
  }))
}

/** Whether an exported record is what its link was made of, and the link is the one of the chain here (LOG-05). */
export async function isInChain(db: Db, eintrag: Kettenglied): Promise<boolean> {
  const { glied, hash, vorher, geheim, ...record } = eintrag
  const row = { ...record, zeit: new Date(record.zeit), geheim: geheim === null ? null : Buffer.from(geheim, 'base64') }
  const computed = linkHash(Buffer.from(vorher, 'hex'), row as Record)
  const link = await db
    .selectFrom('protokoll_kette')
    .select(['nr', 'hash'])
    .where('glied', '=', glied)
    .executeTakeFirst()
  return computed.toString('hex') === hash && link?.nr === record.nr && link.hash.equals(computed)
}
