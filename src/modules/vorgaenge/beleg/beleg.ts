import { createHash } from 'node:crypto'
import type { Generated } from 'kysely'
import { type Besitzer, listDokumente } from '#modules/dokumente'
import { kundeKey } from '#modules/jobcenter'
import { STUNDE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { cleanCode, drawCode, foreignCharacters, groupCode } from '#platform/krypto/ablesecode.ts'
import type { Vorgangsinhalt } from '../inhalt.ts'
import { nameBeleg } from './name.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    beleg: {
      /** Either is set. */
      vorgang_id: string | null
      erstantrag_id: Generated<string | null>
      fassung: Generated<number>
      code_mac: Buffer
      code: Buffer
      sha256: Buffer
      bezeichnung: string
      zeit: Date
    }
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

/** A first application whose customer is not known yet, with the key of its account. */
export type Kontobesitz = { id: string; konto_id: string; schluessel: Buffer }

/** 82 random bits. */
const LAENGE = 18
const GRUPPE = 6
const ZWECK = 'beleg-code'
/** So often one address may look up a receipt within an hour. */
const JE_ADRESSE = { zweck: 'beleg-pruefen', max: 60, fenster: STUNDE } satisfies Grenze

/** What a receipt is found by, with the newest key. */
export const macOf = ({ schluessel }: Env, code: string): Buffer => schluessel.mac(ZWECK, code)

export const context = (id: string, fassung: number) =>
  fassung === 1 ? `beleg|code|${id}` : `beleg|code|${id}|${fassung}`

/** SHA-256 over what was sent and the files that came with it, each by the hash of its bytes as they were received. */
export function hashInhalt(inhalt: Vorgangsinhalt, dateien: readonly { name: string; sha256: string }[]): Buffer {
  const list = dateien.map(({ name, sha256 }) => ({ name, sha256 })).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify({ ...inhalt, dateien: list }))
    .digest()
}

/** Makes the receipt of one version of a case, in the transaction that puts it on file. */
export function placeBeleg(
  env: Env,
  tx: Tx,
  { vorgang, ...angaben }: BelegAngaben & { vorgang: Besitz },
): Promise<Beleg> {
  const besitzer = { art: 'kunde', id: vorgang.kunde_id } as const
  const ort = { vorgang_id: vorgang.id, erstantrag_id: null }
  return insertBeleg(env, tx, { angaben, besitzer, ort, ...vorgang })
}

/** The same for a first application whose customer is not known yet. */
export function placeKontobeleg(
  env: Env,
  tx: Tx,
  { erstantrag, ...angaben }: BelegAngaben & { erstantrag: Kontobesitz },
): Promise<Beleg> {
  const besitzer = { art: 'konto', id: erstantrag.konto_id } as const
  const ort = { vorgang_id: null, erstantrag_id: erstantrag.id }
  return insertBeleg(env, tx, { angaben, besitzer, ort, ...erstantrag })
}

interface Neu {
  angaben: BelegAngaben
  besitzer: Besitzer
  ort: { vorgang_id: string | null; erstantrag_id: string | null }
  id: string
  schluessel: Buffer
}

async function insertBeleg(env: Env, tx: Tx, { angaben, besitzer, ort, id, schluessel }: Neu): Promise<Beleg> {
  const { fassung = 1, inhalt, dateien, bezeichnung } = angaben
  const files = dateien.length > 0 ? await listDokumente(env, tx, { besitzer, ids: dateien }) : []
  const code = drawCode(LAENGE)
  const sha256 = hashInhalt(inhalt, files)
  const was = { bezeichnung, zeit: env.clock.now() }
  const row = {
    ...{ ...ort, fassung, sha256, ...was },
    code_mac: macOf(env, code),
    code: env.schluessel.personKey(besitzer.id, schluessel).seal(context(id, fassung), code),
  }
  await tx.insertInto('beleg').values(row).execute()
  return { code: groupCode(code, GRUPPE), sha256: sha256.toString('hex'), ...was }
}

/** The receipts of a first application become those of its case: their codes stay good. */
export async function moveBelege(
  env: Env,
  tx: Tx,
  { erstantrag, vorgang }: { erstantrag: Kontobesitz; vorgang: Besitz },
): Promise<void> {
  const rows = await tx.selectFrom('beleg').selectAll().where('erstantrag_id', '=', erstantrag.id).forUpdate().execute()
  const von = env.schluessel.personKey(erstantrag.konto_id, erstantrag.schluessel)
  const nach = env.schluessel.personKey(vorgang.kunde_id, vorgang.schluessel)
  for (const { code_mac, fassung, code } of rows) {
    const plain = von.open(context(erstantrag.id, fassung), code)
    await tx
      .updateTable('beleg')
      .set({ erstantrag_id: null, vorgang_id: vorgang.id, code: nach.seal(context(vorgang.id, fassung), plain) })
      .where('code_mac', '=', code_mac)
      .execute()
  }
}

/** The way back: the case was put on the wrong file. */
export async function returnBelege(
  env: Env,
  tx: Tx,
  { erstantrag, vorgang }: { erstantrag: Kontobesitz; vorgang: Besitz },
): Promise<void> {
  const rows = await tx.selectFrom('beleg').selectAll().where('vorgang_id', '=', vorgang.id).forUpdate().execute()
  const von = env.schluessel.personKey(vorgang.kunde_id, vorgang.schluessel)
  const nach = env.schluessel.personKey(erstantrag.konto_id, erstantrag.schluessel)
  for (const { code_mac, fassung, code } of rows) {
    const plain = von.open(context(vorgang.id, fassung), code)
    await tx
      .updateTable('beleg')
      .set({ vorgang_id: null, erstantrag_id: erstantrag.id, code: nach.seal(context(erstantrag.id, fassung), plain) })
      .where('code_mac', '=', code_mac)
      .execute()
  }
}

interface BelegAngaben {
  /** The first one, where nothing is said. */
  fassung?: number
  inhalt: Vorgangsinhalt
  dateien: readonly string[]
  bezeichnung: string
}

/** The receipts of a case that its reader may see, by the version. */
export async function listBelege(env: Env, db: Db | Tx, vorgang: Besitz): Promise<Map<number, Beleg>> {
  const rows = await db.selectFrom('beleg').selectAll().where('vorgang_id', '=', vorgang.id).execute()
  const key = kundeKey(env, { id: vorgang.kunde_id, schluessel: vorgang.schluessel })
  return new Map(
    rows.map(({ fassung, bezeichnung, zeit, code, sha256 }) => [
      fassung,
      {
        ...{ bezeichnung, zeit, sha256: sha256.toString('hex') },
        code: groupCode(key.open(context(vorgang.id, fassung), code), GRUPPE),
      },
    ]),
  )
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
    .leftJoin('vorgang', 'vorgang.id', 'beleg.vorgang_id')
    .leftJoin('erstantrag', 'erstantrag.id', 'beleg.erstantrag_id')
    .select(['beleg.sha256', 'beleg.bezeichnung', 'beleg.zeit', 'vorgang.dienst', 'erstantrag.dienst as erstdienst'])
    .where('code_mac', 'in', macs)
    .executeTakeFirst()
  if (!row) return { ok: false, grund: 'unbekannt' }
  const bezeichnung = nameBeleg(env, row.dienst ?? row.erstdienst ?? '', row.bezeichnung)
  return { ok: true, beleg: { bezeichnung, zeit: row.zeit, sha256: row.sha256.toString('hex') } }
}
