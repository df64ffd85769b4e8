import { kundeKey, lockKunde } from '#modules/jobcenter'
import { deactivateKonto, reactivateKonto } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import * as store from '../store.ts'

type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

/** Reasons for which an account may be deactivated; the audit record keeps the key, never a free text. */
export const deaktivierungsgruende = {
  'fremder-zugriff': 'Verdacht auf fremden Zugriff',
  nutzungsbedingungen: 'Verstoß gegen die Nutzungsbedingungen',
  'falsche-person': 'Mit der falschen Person verknüpft',
  'auf-wunsch': 'Wunsch der Kundin oder des Kunden',
  sonstiges: 'Anderer Grund',
} as const

export type Deaktivierungsgrund = keyof typeof deaktivierungsgruende

const entryOf = (dienst: Dienst, wer: { kontoId: string; kundeId: string }) =>
  ({ akteur: 'dienst', akteurId: dienst.mitarbeiterId, ...wer }) as const

/** The account as far as staff of this Jobcenter may act on it; 404 for any other, as for none (AZ-02). */
export async function findKontoOfKunde(env: Env, dienst: Dienst, kontoId: string) {
  const row = await store.findKundeOfKonto(env.db, { kontoId, jobcenterId: dienst.jobcenterId })
  if (!row) throw notFound()
  return { kontoId: row.konto_id, kundeId: row.kunde_id, zustand: row.zustand }
}

/** Deactivates an account at once and alone (AUT-21). False where it was not active. */
export async function deactivateByDienst(
  env: Env,
  dienst: Dienst,
  auftrag: { kontoId: string; grund: Deaktivierungsgrund },
): Promise<boolean> {
  const { kontoId, kundeId } = await findKontoOfKunde(env, dienst, auftrag.kontoId)
  return env.db
    .transaction()
    .execute((tx) => deactivateKonto(env, tx, { ...entryOf(dienst, { kontoId, kundeId }), grund: auftrag.grund }))
}

const kontext = (spalte: 'grund' | 'antwort', id: string) => `reaktivierung|${spalte}|${id}`

export type Beantragung = 'beantragt' | 'schon-beantragt' | 'nicht-deaktiviert'

/** Asks that a deactivated account be usable again, with a reason that is kept sealed; somebody else releases it. */
export async function requestReaktivierung(
  env: Env,
  dienst: Dienst,
  antrag: { kontoId: string; grund: string },
): Promise<Beantragung> {
  const { kontoId, kundeId, zustand } = await findKontoOfKunde(env, dienst, antrag.kontoId)
  if (zustand !== 'deaktiviert') return 'nicht-deaktiviert'
  return env.db.transaction().execute(async (tx) => {
    const id = newId()
    const row = await lockKunde(tx, { id: kundeId, jobcenterId: dienst.jobcenterId })
    if (!row) throw notFound()
    const inserted = await store.insertReaktivierung(tx, {
      id,
      konto_id: kontoId,
      kunde_id: kundeId,
      jobcenter_id: dienst.jobcenterId,
      grund: kundeKey(env, row).seal(kontext('grund', id), antrag.grund),
      beantragt_von: dienst.mitarbeiterId,
      beantragt: env.clock.now(),
    })
    if (!inserted) return 'schon-beantragt'
    const eintrag = { ...entryOf(dienst, { kontoId, kundeId }), details: { reaktivierung: id } }
    await recordEreignis(env, tx, { ereignis: 'konto.reaktivierung-beantragt', ...eintrag })
    return 'beantragt'
  })
}

export interface Reaktivierung {
  id: string
  kontoId: string
  kundeId: string
  grund: string
  beantragtVon: string
  beantragtName: string
  beantragt: Date
  ergebnis: 'freigegeben' | 'abgelehnt' | undefined
  entschiedenName: string | undefined
  entschieden: Date | undefined
  antwort: string | undefined
}

/** One request with its reason opened; 404 for another Jobcenter's, as for none. */
export async function readReaktivierung(env: Env, dienst: Dienst, id: string): Promise<Reaktivierung> {
  const row = await store.findReaktivierung(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) throw notFound()
  const key = kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })
  return {
    id: row.id,
    kontoId: row.konto_id,
    kundeId: row.kunde_id,
    grund: key.open(kontext('grund', id), row.grund),
    beantragtVon: row.beantragt_von,
    beantragtName: row.beantragt_name,
    beantragt: row.beantragt,
    ergebnis: row.ergebnis ?? undefined,
    entschiedenName: row.entschieden_name ?? undefined,
    entschieden: row.entschieden ?? undefined,
    antwort: row.antwort ? key.open(kontext('antwort', id), row.antwort) : undefined,
  }
}

export type Entscheidung = { art: 'freigegeben' } | { art: 'abgelehnt'; antwort: string }
export type Entscheidungsergebnis = Entscheidung['art'] | 'eigener-antrag' | 'schon-entschieden'

/**
 * Releases or refuses, by a second person. Of many at once exactly one decides (AZ-08); the own request is refused here and,
 * whatever happens here, by the table.
 */
export async function decideReaktivierung(
  env: Env,
  dienst: Dienst,
  { id, entscheidung }: { id: string; entscheidung: Entscheidung },
): Promise<Entscheidungsergebnis> {
  const offen = await store.findReaktivierung(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!offen) throw notFound()
  const wer = { kontoId: offen.konto_id, kundeId: offen.kunde_id }
  const eintrag = { ...entryOf(dienst, wer), details: { reaktivierung: id } }
  if (offen.beantragt_von === dienst.mitarbeiterId) {
    const details = { ...eintrag.details, grund: 'eigener-antrag' }
    await recordEreignis(env, env.db, { ...eintrag, details, ereignis: 'konto.reaktiviert', ergebnis: 'abgelehnt' })
    return 'eigener-antrag'
  }
  return env.db.transaction().execute(async (tx) => {
    const key = kundeKey(env, { id: offen.kunde_id, schluessel: offen.schluessel })
    const closed = await store.closeReaktivierung(tx, {
      id,
      jobcenterId: dienst.jobcenterId,
      von: dienst.mitarbeiterId,
      jetzt: env.clock.now(),
      ergebnis: entscheidung.art,
      antwort: entscheidung.art === 'abgelehnt' ? key.seal(kontext('antwort', id), entscheidung.antwort) : null,
    })
    if (!closed) return 'schon-entschieden'
    if (entscheidung.art === 'abgelehnt') {
      await recordEreignis(env, tx, { ...eintrag, ereignis: 'konto.reaktivierung-abgelehnt' })
    } else {
      await reactivateKonto(env, tx, { ...entryOf(dienst, wer), grund: 'vier-augen' })
    }
    return entscheidung.art
  })
}
