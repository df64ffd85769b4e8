import { notify } from '#modules/benachrichtigung'
import { bindDokumente } from '#modules/dokumente'
import { findJobcenter } from '#modules/jobcenter'
import { lockKonto } from '#modules/konto'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import { Anhangfehler, isDienst, type NeuerNachweis, placeKontobeleg, type Vorgangsinhalt } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { openErstantrag, type Person, sealInhalt } from './erstantrag.ts'
import * as store from './store.ts'

/** So many of one account may wait for staff. */
const HOECHSTENS = 5

/** What an account sends that no customer is known for. */
export interface NeueSendung {
  kontoId: string
  person: Person
  titel: string
  /** Kind of what is sent, as the receipt tells it to anybody who holds its code. */
  bezeichnung: string
  inhalt: Vorgangsinhalt
  nachweise: readonly NeuerNachweis[]
  /** Files of the account. */
  dateien: readonly { id: string; name: string }[]
}

export interface NeuerErstantrag extends NeueSendung {
  dienst: string
  /** The id of the draft: once is enough. */
  sendung: string
  unvollstaendig: boolean
}

/** `zu-viele`: several of this account wait already. `weg`: there is no such account, service or Jobcenter. */
export type Anlage = { ok: true; id: string } | { ok: false; grund: 'zu-viele' | 'weg' }

/**
 * Puts a first application before staff, with its receipt, record and bell, in the caller's transaction. From now on its day
 * counts (§ 37 SGB II). It goes to the Jobcenter of this portal, which passes on what is another's (§ 16 Abs. 2 SGB I).
 * @throws Anhangfehler where a file was turned away meanwhile
 */
export async function placeErstantragNeu(
  env: Env,
  tx: Tx,
  { neu, ereignis }: { neu: NeuerErstantrag; ereignis: Ereignisname },
): Promise<Anlage> {
  const { kontoId, dienst, sendung, unvollstaendig, person, titel, nachweise } = neu
  const [konto, jobcenter] = [await lockKonto(tx, kontoId), await findJobcenter(tx)]
  if (!konto || !jobcenter || !isDienst(dienst)) return { ok: false, grund: 'weg' }
  if ((await store.countOffene(tx, kontoId)) >= HOECHSTENS) return { ok: false, grund: 'zu-viele' }
  const zeit = env.clock.now()
  const besitz = { id: newId(), konto_id: kontoId, schluessel: konto.schluessel }
  const inhalt = { person, titel, nachweise, dateien: neu.dateien.map(({ name }) => name) }
  await store.insertErstantrag(tx, {
    ...{ id: besitz.id, konto_id: kontoId, jobcenter_id: jobcenter.id, dienst, zeit, sendung, zustand: 'offen' },
    unvollstaendig_seit: unvollstaendig ? zeit : null,
    inhalt: sealInhalt(env, besitz, { ...inhalt, sendungen: [] }),
  })
  await keepFiles(env, tx, { id: besitz.id, neu })
  const beleg = await placeKontobeleg(env, tx, { ...neu, dateien: idsOf(neu), erstantrag: besitz })
  const ganz = { ...inhalt, sendungen: [{ inhalt: neu.inhalt, zeit, beleg }] }
  await store.updateErstantrag(tx, besitz.id, { inhalt: sealInhalt(env, besitz, ganz) })
  await report(env, tx, { id: besitz.id, neu, ereignis })
  return { ok: true, id: besitz.id }
}

const idsOf = ({ dateien }: NeueSendung) => dateien.map(({ id }) => id)

async function keepFiles(env: Env, tx: Tx, { id, neu }: { id: string; neu: NeueSendung }): Promise<void> {
  const ids = idsOf(neu)
  if (!(await bindDokumente(env, tx, { besitzer: { art: 'konto', id: neu.kontoId }, ids }))) throw new Anhangfehler()
  await store.insertDateien(tx, id, ids)
}

async function report(
  env: Env,
  tx: Tx,
  { id, neu, ereignis }: { id: string; neu: NeueSendung; ereignis: Ereignisname },
): Promise<void> {
  const { kontoId } = neu
  const details = { erstantrag: id, dateien: neu.dateien.length }
  await recordEreignis(env, tx, { ereignis, akteur: 'kunde', akteurId: kontoId, kontoId, details })
  await notify(env, tx, { kontoId, anlass: 'vorgang-gesendet', ziel: routes.erstantrag.href({ id }) })
}

/**
 * The whole application to one that waits for staff; the day stays, there is one receipt more. `row` is locked by the caller.
 * @throws Anhangfehler
 */
export async function addSendung(
  env: Env,
  tx: Tx,
  { row, neu }: { row: store.ErstantragRow; neu: NeueSendung },
): Promise<void> {
  const bisher = openErstantrag(env, row)
  await keepFiles(env, tx, { id: row.id, neu })
  const fassung = bisher.sendungen.length + 1
  const beleg = await placeKontobeleg(env, tx, { ...neu, dateien: idsOf(neu), erstantrag: row, fassung })
  await noteSendung(env, tx, { row, neu, beleg })
  await report(env, tx, { id: row.id, neu, ereignis: 'vorgang.formular-gesendet' })
}

/** What the account sees of what it has sent, in its own words; nothing is missing any more. */
export async function noteSendung(
  env: Env,
  tx: Tx,
  {
    row,
    neu,
    beleg,
  }: { row: store.ErstantragRow; neu: NeueSendung; beleg: Awaited<ReturnType<typeof placeKontobeleg>> },
): Promise<void> {
  const { sendungen } = openErstantrag(env, row)
  const { person, titel, nachweise } = neu
  const inhalt = {
    ...{ person, titel, nachweise, dateien: neu.dateien.map(({ name }) => name) },
    sendungen: [...sendungen, { inhalt: neu.inhalt, zeit: env.clock.now(), beleg }],
  }
  const werte = { inhalt: sealInhalt(env, row, inhalt), unvollstaendig_seit: null }
  await store.updateErstantrag(tx, row.id, werte)
}

export { report as reportSendung }
