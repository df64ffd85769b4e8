import { issueFreischaltcode, normalizeCode, readBrief, redeemFreischaltcode } from '../../src/modules/profil/index.ts'
import { ensureJobcenter, type Mensch } from './menschen.ts'
import type { TestPortal } from './portal.ts'

type Portal = Pick<TestPortal, 'env' | 'owner'>

export const GEBURTSTAG = '1990-02-01'
/** The same as the forms send it. */
export const geburtstagFelder = { 'geburtstag-tag': '1', 'geburtstag-monat': '2', 'geburtstag-jahr': '1990' }

/** A letter for somebody on file, and the code in it: `gedruckt` as the letter shows it. */
export async function issueTestCode(portal: Portal, kundeId: string) {
  const jobcenterId = await ensureJobcenter(portal)
  const von = { art: 'system' } as const
  const issued = await issueFreischaltcode(portal.env, { kundeId, jobcenterId, von })
  const brief = issued && (await readBrief(portal.env, { id: issued.briefId, jobcenterId }, von))
  if (!issued || !brief?.inhalt) throw new Error('kein Brief')
  return { briefId: issued.briefId, gedruckt: brief.inhalt.code, code: normalizeCode(brief.inhalt.code)! }
}

/** Redeems a code past the pages, in the session of that account. */
export async function redeemAs(
  portal: Portal,
  mensch: Pick<Mensch, 'kontoId'>,
  eingabe: { code: string; geburtstag?: string },
) {
  const { kontoId } = mensch
  const row = await portal.owner
    .selectFrom('sitzung')
    .select('id')
    .where('konto_id', '=', kontoId)
    .executeTakeFirstOrThrow()
  return redeemFreischaltcode(portal.env, {
    besuch: { sitzungId: row.id, kontoId },
    code: eingabe.code,
    geburtstag: eingabe.geburtstag ?? GEBURTSTAG,
    ...{ userAgent: null, adresse: '192.0.2.1' },
  })
}
