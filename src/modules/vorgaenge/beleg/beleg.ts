import { createHash } from 'node:crypto'
import { listDokumente } from '#modules/dokumente'
import { kundeKey } from '#modules/jobcenter'
import { STUNDE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { cleanCode, drawCode, foreignCharacters, groupCode } from '#platform/krypto/ablesecode.ts'
import type { Vorgangsinhalt } from '../vorgang.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    beleg: { vorgang_id: string; code_mac: Buffer; code: Buffer; sha256: Buffer; bezeichnung: string; zeit: Date }
  }
}

/** What proves that something was sent. */
export interface Beleg {
  /** As it is printed, in groups. */
  code: string
  /** Of the content with its files, in hex. */
  sha256: string
  /** Kind of what was sent. */
  bezeichnung: string
  zeit: Date
}

type Besitz = { id: string; kunde_id: string; schluessel: Buffer }

/** 82 random bits. */
const LAENGE = 18
const GRUPPE = 6
const ZWECK = 'beleg-code'
/** So often one address may look up a receipt within an hour. */
const JE_ADRESSE = { zweck: 'beleg-pruefen', max: 60, fenster: STUNDE } satisfies Grenze

const context = (vorgangId: string) => `beleg|code|${vorgangId}`

/** SHA-256 over what was sent and the files that came with it, each by the hash of its bytes as they were received. */
function hashInhalt(inhalt: Vorgangsinhalt, dateien: readonly { name: string; sha256: string }[]): Buffer {
  const list = dateien.map(({ name, sha256 }) => ({ name, sha256 })).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify({ ...inhalt, dateien: list }))
    .digest()
}

/** Makes the receipt of a case, in the transaction that puts it on file. */
export async function placeBeleg(
  env: Env,
  tx: Tx,
  { vorgang, inhalt, dateien, bezeichnung }: BelegAngaben,
): Promise<void> {
  const besitzer = { art: 'kunde', id: vorgang.kunde_id } as const
  const files = dateien.length > 0 ? await listDokumente(env, tx, { besitzer, ids: dateien }) : []
  const code = drawCode(LAENGE)
  const key = kundeKey(env, { id: vorgang.kunde_id, schluessel: vorgang.schluessel })
  const row = {
    vorgang_id: vorgang.id,
    code_mac: env.schluessel.mac(ZWECK, code),
    code: key.seal(context(vorgang.id), code),
    sha256: hashInhalt(inhalt, files),
    ...{ bezeichnung, zeit: env.clock.now() },
  }
  await tx.insertInto('beleg').values(row).execute()
}

interface BelegAngaben {
  vorgang: Besitz
  inhalt: Vorgangsinhalt
  dateien: readonly string[]
  bezeichnung: string
}

/** The receipt of a case that its reader may see. */
export async function readBeleg(env: Env, db: Db | Tx, vorgang: Besitz): Promise<Beleg | undefined> {
  const row = await db.selectFrom('beleg').selectAll().where('vorgang_id', '=', vorgang.id).executeTakeFirst()
  if (!row) return undefined
  const key = kundeKey(env, { id: vorgang.kunde_id, schluessel: vorgang.schluessel })
  const { bezeichnung, zeit } = row
  return {
    bezeichnung,
    zeit,
    code: groupCode(key.open(context(vorgang.id), row.code), GRUPPE),
    sha256: row.sha256.toString('hex'),
  }
}

/** `zu-oft`: too many questions from this address. */
export type Belegpruefung = { ok: true; beleg: Omit<Beleg, 'code'> } | { ok: false; grund: 'unbekannt' | 'zu-oft' }

/** What anybody learns who holds a code: when it came and what kind it was. */
export async function checkBeleg(env: Env, wer: { code: string; adresse: string }): Promise<Belegpruefung> {
  if (!(await takeVersuch(env, env.db, JE_ADRESSE, wer.adresse))) return { ok: false, grund: 'zu-oft' }
  const code = cleanCode(wer.code)
  const possible = code.length === LAENGE && foreignCharacters(code).length === 0
  // Also for what cannot be a code: one answer, after the same work.
  const macs = env.schluessel.macs(ZWECK, possible ? code : '')
  const row = await env.db
    .selectFrom('beleg')
    .select(['sha256', 'bezeichnung', 'zeit'])
    .where('code_mac', 'in', macs)
    .executeTakeFirst()
  if (!row) return { ok: false, grund: 'unbekannt' }
  return { ok: true, beleg: { bezeichnung: row.bezeichnung, zeit: row.zeit, sha256: row.sha256.toString('hex') } }
}
