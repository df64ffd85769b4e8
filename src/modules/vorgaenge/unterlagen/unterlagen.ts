import { kundeKey } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { openTitel } from '../inhalt.ts'
import type { Wer } from '../kunde.ts'
import { isGefragt, type Nachweis, openInhalt } from '../nachweise/nachweise.ts'
import { openVorgang, type Vorgang } from '../vorgang.ts'
import * as store from './store.ts'

/** A case that something can be handed in for, with the documents that it still waits for. */
export interface OffeneSache {
  vorgang: Pick<Vorgang, 'id' | 'nummer' | 'titel'>
  gefragt: Omit<Nachweis, 'dateien'>[]
}

const HOECHSTENS = 50

/** One's own open cases, the newest first. */
export async function listOffeneSachen(env: Env, { profil }: Pick<Wer, 'profil'>): Promise<OffeneSache[]> {
  const rows = await store.findOffene(env.db, { kundeId: profil.kundeId, anzahl: HOECHSTENS })
  if (rows.length === 0) return []
  const nachweise = await store.findNachweiseOf(
    env.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    vorgang: openVorgang(env, row),
    gefragt: nachweise
      .filter((one) => one.vorgang_id === row.id && isGefragt(one))
      .map((one) => ({
        ...openInhalt(env, row, one, { art: 'kunde', kundeId: profil.kundeId }),
        ...{ id: one.id, typ: one.typ, zustand: one.zustand, frist: one.frist ?? undefined },
        freiwillig: one.freiwillig,
      })),
  }))
}

/** Where a file is used, with the way there; `art` is the kind of document for which it stands. */
export interface Verwendung {
  dokumentId: string
  text: string
  href: string | undefined
  art?: string | undefined
}

/** In which of one's own cases these files are. */
export async function listVerwendungen(
  env: Env,
  { profil }: Pick<Wer, 'profil'>,
  ids: readonly string[],
): Promise<Verwendung[]> {
  const rows = await store.findVerwendungen(env.db, { kundeId: profil.kundeId, ids })
  return rows.map((row) => ({
    dokumentId: row.dokument_id,
    text: openTitel(kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel }), row.id, row.titel),
    href: routes.vorgang.href({ id: row.id }),
    art: row.typ ?? undefined,
  }))
}
