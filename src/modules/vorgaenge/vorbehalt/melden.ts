import { notify } from '#modules/benachrichtigung'
import { type Kunde, lockKunde, openKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { acts, detailsOf, type Wer } from '../kunde.ts'
import { hasBriefweg, makeBrief } from './brief.ts'
import { isSame, type Neues, openNeues, sealNeues } from './neues.ts'
import * as store from './store.ts'

/** What a form reports that has to wait; `ab` is the day from which on it is to count. */
export type NeuerVorbehalt = Neues & { ab: Tag }

interface Meldung {
  wer: Wer
  vorgangId: string
  /** Everything of the kind that this case reports by now, in its order. */
  neue: readonly NeuerVorbehalt[]
}

/** Only the last of a kind: one address and one account can be on file. */
const lastOfKind = (neue: readonly NeuerVorbehalt[]): NeuerVorbehalt[] =>
  (['anschrift', 'konto'] as const).flatMap((was) => neue.findLast((one) => one.was === was) ?? [])

const eventOf = (row: Pick<store.VorbehaltRow, 'id' | 'vorgang_id' | 'dienst' | 'was'>) => ({
  details: { vorgang: row.vorgang_id, vorbehalt: row.id, was: row.was, ...detailsOf(row.dienst) },
})

/** Another report has come: what waited, or was confirmed and not in effect yet, is over. */
export async function replace(env: Env, tx: Tx, row: store.VorbehaltRow): Promise<void> {
  const jetzt = env.clock.now()
  await store.updateVorbehalt(tx, row.id, { zustand: 'ersetzt', ende: jetzt, brief_ab: null, abgelaufen_seit: null })
  await store.endBriefe(tx, { vorbehaltId: row.id, jetzt, alle: true })
  await recordEreignis(env, tx, {
    ereignis: 'vorgang.vorbehalt-ersetzt',
    akteur: 'system',
    kundeId: row.kunde_id,
    ...eventOf(row),
  })
}

/**
 * Keeps what a case reports as waiting for the person to confirm it, in the transaction of the sending: a newer report replaces
 * an older one. What the file says already, or the same case said before, is nothing new.
 */
export async function placeVorbehalte(env: Env, tx: Tx, { wer, vorgangId, neue }: Meldung): Promise<void> {
  const { kundeId, jobcenterId } = wer.profil
  const known = neue.length > 0 || (await store.findVorbehalte(tx, { kundeId, vorgangId, anzahl: 1 })).length > 0
  // One after the other for each customer: of two reports at once the later one counts.
  const locked = known ? await lockKunde(tx, { id: kundeId, jobcenterId }) : undefined
  if (!locked) return
  const kunde = openKunde(env, locked)
  const last = lastOfKind(neue)
  const unwirksame = await store.findUnwirksame(tx, kundeId)
  const open = unwirksame.filter(({ zustand }) => zustand !== 'bestaetigt')
  for (const row of open.filter((one) => one.vorgang_id === vorgangId)) {
    if (!last.some(({ was }) => was === row.was)) await replace(env, tx, row)
  }
  for (const neues of last) {
    const before = open.find(({ was }) => was === neues.was)
    const same = unwirksame.some(
      (row) => row.vorgang_id === vorgangId && isSame(openNeues(env, row), neues) && row.ab === neues.ab,
    )
    if (same) continue
    if (before) await replace(env, tx, before)
    if (neues.was === 'anschrift' && isSame(neues, { was: 'anschrift', neu: kunde })) continue
    await placeOne(env, tx, { wer, vorgangId, neues, kunde, schluessel: locked.schluessel })
  }
}

interface Einzelner {
  wer: Wer
  vorgangId: string
  neues: NeuerVorbehalt
  kunde: Kunde
  schluessel: Buffer
}

async function placeOne(env: Env, tx: Tx, { wer, vorgangId, neues, kunde, schluessel }: Einzelner): Promise<void> {
  const { kundeId, jobcenterId } = wer.profil
  const id = newId()
  const { was, ab } = neues
  const heute = tagInBerlin(env.clock.now())
  const briefweg = await hasBriefweg(env, tx, { was, kunde_id: kundeId })
  // A letter to the new address finds somebody there from the day of the move on.
  const briefAb = was === 'anschrift' && ab > heute ? ab : heute
  await store.insertVorbehalt(tx, {
    ...{ id, kunde_id: kundeId, jobcenter_id: jobcenterId, vorgang_id: vorgangId, was, ab },
    ...{ zustand: 'wartet', erstellt: env.clock.now(), brief_ab: briefweg && briefAb > heute ? briefAb : null },
    inhalt: sealNeues(env, { id, kunde_id: kundeId, schluessel }, neues),
  })
  const row = (await store.findVorbehalt(tx, { id, kundeId }))!
  await recordEreignis(env, tx, { ereignis: 'vorgang.vorbehalt-gemeldet', ...acts(wer), ...eventOf(row) })
  const brief = { row, kunde, von: undefined }
  if (was === 'anschrift') await makeBrief(env, tx, { ...brief, art: 'hinweis' })
  if (briefweg && briefAb <= heute) await makeBrief(env, tx, { ...brief, art: 'code' })
  const ziel = routes.vorbehalt.href({ id })
  await notify(env, tx, { kontoId: wer.kontoId, kundeId, anlass: 'vorbehalt-gemeldet', ziel })
}
