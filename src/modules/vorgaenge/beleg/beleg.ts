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

/** Where receipts lie, with the key under which their codes do. */
interface Stelle {
  besitzer: Besitzer
  spalte: 'vorgang_id' | 'erstantrag_id'
  id: string
  schluessel: Buffer
}

export const inAkte = ({ id, kunde_id, schluessel }: Besitz): Stelle => ({
  ...{ id, schluessel, spalte: 'vorgang_id' },
  besitzer: { art: 'kunde', id: kunde_id },
})

export const imKonto = ({ id, konto_id, schluessel }: Kontobesitz): Stelle => ({
  ...{ id, schluessel, spalte: 'erstantrag_id' },
  besitzer: { art: 'konto', id: konto_id },
})

const ortOf = ({ spalte, id }: Stelle) => ({
  vorgang_id: spalte === 'vorgang_id' ? id : null,
  erstantrag_id: spalte === 'erstantrag_id' ? id : null,
})

const keyOf = (env: Env, { besitzer, schluessel }: Stelle) => env.schluessel.personKey(besitzer.id, schluessel)

/** Makes the receipt of one version of a case, in the transaction that puts it on file. */
export function placeBeleg(
  env: Env,
  tx: Tx,
  { vorgang, ...angaben }: BelegAngaben & { vorgang: Besitz },
): Promise<Beleg> {
  return insertBeleg(env, tx, { angaben, stelle: inAkte(vorgang) })
}

/** The same for a first application whose customer is not known yet. */
export function placeKontobeleg(
  env: Env,
  tx: Tx,
  { erstantrag, ...angaben }: BelegAngaben & { erstantrag: Kontobesitz },
): Promise<Beleg> {
  return insertBeleg(env, tx, { angaben, stelle: imKonto(erstantrag) })
}

async function insertBeleg(
  env: Env,
  tx: Tx,
  { angaben, stelle }: { angaben: BelegAngaben; stelle: Stelle },
): Promise<Beleg> {
  const { fassung = 1, inhalt, dateien, bezeichnung } = angaben
  const { besitzer, id } = stelle
  const files = dateien.length > 0 ? await listDokumente(env, tx, { besitzer, ids: dateien }) : []
  const code = drawCode(LAENGE)
  const sha256 = hashInhalt(inhalt, files)
  const was = { bezeichnung, zeit: env.clock.now() }
  const row = {
    ...{ ...ortOf(stelle), fassung, sha256, ...was },
    code_mac: macOf(env, code),
    code: keyOf(env, stelle).seal(context(id, fassung), code),
  }
  await tx.insertInto('beleg').values(row).execute()
  return { code: groupCode(code, GRUPPE), sha256: sha256.toString('hex'), ...was }
}

/** The receipts of a first application become those of its case, or the other way round: their codes stay good. */
export async function moveBelege(env: Env, tx: Tx, { von, nach }: { von: Stelle; nach: Stelle }): Promise<void> {
  const rows = await tx.selectFrom('beleg').selectAll().where(von.spalte, '=', von.id).forUpdate().execute()
  const [old, neu] = [keyOf(env, von), keyOf(env, nach)]
  for (const { code_mac, fassung, code } of rows) {
    const plain = old.open(context(von.id, fassung), code)
    await tx
      .updateTable('beleg')
      .set({ ...ortOf(nach), code: neu.seal(context(nach.id, fassung), plain) })
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
