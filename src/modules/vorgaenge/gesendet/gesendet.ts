import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Dienstslug } from '../dienste-daten.ts'
import { readNeuesteFassung } from '../korrektur/fassung.ts'
import type { Wer } from '../kunde.ts'
import type { VorgangRow } from '../store.ts'
import { isEnde } from '../zustaende-daten.ts'
import * as store from './store.ts'

/** A form that was sent, with its answers as they stand after every correction. */
export interface GesendetesFormular {
  dienst: Dienstslug
  /** When it was first sent. */
  gesendet: Date
  antworten: object
}

async function open(env: Env, { profil }: Wer, row: VorgangRow): Promise<GesendetesFormular[]> {
  const recht = { art: 'kunde', kundeId: profil.kundeId } as const
  const { formular } = (await readNeuesteFassung(env, env.db, row, recht)).inhalt
  return formular ? [{ dienst: row.dienst, gesendet: row.erstellt, antworten: formular.antworten }] : []
}

/** What was last sent with one of these services as a form, unless it was taken back. */
export async function readLetztesFormular(
  env: Env,
  wer: Wer,
  slugs: readonly string[],
): Promise<GesendetesFormular | undefined> {
  const row = await store.findLetztesFormular(env.db, { kundeId: wer.profil.kundeId, dienste: slugs })
  return row && (await open(env, wer, row))[0]
}

/** So many reports since an application are taken up, the newest of them. */
const HOECHSTENS = 30

/** What was sent with these services as a form since then, and not taken back, the oldest first. */
export async function listFormulareSeit(
  env: Env,
  wer: Wer,
  { dienste, seit }: { dienste: readonly string[]; seit: Date },
): Promise<GesendetesFormular[]> {
  const wo = { kundeId: wer.profil.kundeId, dienste, seit, anzahl: HOECHSTENS }
  const rows = await store.findFormulareSeit(env.db, wo)
  return (await Promise.all(rows.toReversed().map((row) => open(env, wer, row)))).flat()
}

export interface GesendeterAntrag {
  id: string
  erstellt: Date
  /** It is decided, or settled otherwise. */
  ende: boolean
}

/** The renewals that a customer applied for since then, with a form or without, and did not take back; the oldest first. */
export async function listWeiterbewilligungen(
  db: Db | Tx,
  wo: { kundeId: string; seit: Date },
): Promise<GesendeterAntrag[]> {
  const rows = await store.findWeiterbewilligungen(db, wo)
  return rows.map(({ id, erstellt, zustand }) => ({ id, erstellt, ende: isEnde(zustand) }))
}
