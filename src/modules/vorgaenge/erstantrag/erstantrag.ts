import { notify } from '#modules/benachrichtigung'
import { bindDokumente } from '#modules/dokumente'
import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { type Beleg, imKonto, inAkte, type Kontobesitz, moveBelege, placeBeleg } from '../beleg/beleg.ts'
import type { Dienstslug } from '../dienste-daten.ts'
import { markErinnert } from '../erinnern/store.ts'
import { keyOf, sealNeu, type Vorgangsinhalt } from '../inhalt.ts'
import { readNeuesteFassung, sealFassung } from '../korrektur/fassung.ts'
import { closeOffene, insertFassung } from '../korrektur/store.ts'
import { Anhangfehler, acts, detailsOf, type Wer } from '../kunde.ts'
import { type NeuerNachweis, placeNachweise } from '../nachweise/nachweise.ts'
import * as store from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'

/** What an account has sent before anybody knew whose customer it is. */
export interface FruehererAntrag {
  erstantrag: Kontobesitz
  dienst: Dienstslug
  titel: string
  nummer: number
  sendung: string
  /** Since when the whole application is missing. */
  unvollstaendigSeit: Date | null
  /** What was sent, at least once; from the first time on it counts. */
  fassungen: readonly { inhalt: Vorgangsinhalt; zeit: Date }[]
  nachweise: readonly NeuerNachweis[]
  /** Files of the customer already. */
  dateien: readonly string[]
}

/**
 * Puts a first application on file of its customer: with the time, the number and the receipts that the person has. The caller
 * records it. @throws where the customer is gone
 */
export async function placeErstantrag(
  env: Env,
  tx: Tx,
  { kunde, neu }: { kunde: { id: string; jobcenterId: string }; neu: FruehererAntrag },
): Promise<string> {
  const schluessel = await store.findKey(tx, kunde.id)
  const [first, ...later] = neu.fassungen
  if (!schluessel || !first) throw new Error('Zu diesem Antrag fehlt die Kundin, der Kunde oder der Inhalt.')
  const id = newId()
  const ort = { id, kunde_id: kunde.id, schluessel, dienst: neu.dienst }
  const row = {
    ...{ id, kunde_id: kunde.id, jobcenter_id: kunde.jobcenterId, dienst: neu.dienst, nummer: neu.nummer },
    art: neu.unvollstaendigSeit ? ('formlos' as const) : ('formular' as const),
    ...sealNeu(keyOf(env, ort), id, { dienst: neu.dienst, titel: neu.titel, inhalt: first.inhalt }),
    ...{ erstellt_von: neu.erstantrag.konto_id, erstellt: first.zeit, geaendert: env.clock.now() },
    ...{ zustand: 'gesendet' as const, vom_jobcenter: null, frist: null, zustaendig: null },
    ...{ unvollstaendig_seit: neu.unvollstaendigSeit, offen_seit: first.zeit, sendung: neu.sendung },
  }
  await store.insertVorgang(tx, row, neu.dateien)
  for (const { zeit } of neu.fassungen) {
    await addSchritt(env, tx, { row: ort, neu: { zustand: 'gesendet', von: 'kunde', zeit } })
  }
  for (const [i, { inhalt, zeit }] of later.entries()) {
    const nr = i + 2
    const sealed = sealFassung(env, ort, { nr, inhalt })
    const erstellt_von = neu.erstantrag.konto_id
    await insertFassung(tx, { vorgang_id: id, nr, inhalt: sealed, erstellt_von, erstellt: zeit })
  }
  await placeNachweise(env, tx, { vorgang: ort, nachweise: neu.nachweise })
  await moveBelege(env, tx, { von: imKonto(neu.erstantrag), nach: inAkte(ort) })
  return id
}

interface Getrennt {
  erstantrag: Kontobesitz
  kundeId: string
  vorgangId: string
}

/**
 * Takes a first application off a file on which it was put by mistake: its receipts are the account's again, the case is gone. Answers
 * the files that came with it, which are the customer's still. Undefined where the customer has done something with it, there is a
 * notice about it, or it is over.
 */
export async function detachErstantrag(
  env: Env,
  tx: Tx,
  { erstantrag, kundeId, vorgangId }: Getrennt,
): Promise<string[] | undefined> {
  const own = await store.findVorgang(tx, { id: vorgangId, kundeId })
  const row = own && (await store.lockVorgang(tx, vorgangId))
  if (!row || isEnde(row.zustand)) return undefined
  const schritte = await store.findSchritte(tx, { vorgangId, mitVermerken: false })
  if (schritte.some(({ von, zustand }) => von === 'kunde' && zustand !== 'gesendet')) return undefined
  const bescheid = await tx.selectFrom('bescheid').select('id').where('vorgang_id', '=', vorgangId).executeTakeFirst()
  if (bescheid) return undefined
  await moveBelege(env, tx, { von: inAkte(row), nach: imKonto(erstantrag) })
  const dateien = await store.findDateien(tx, vorgangId)
  await store.deleteVorgang(tx, vorgangId)
  return dateien
}

/**
 * Whoever sent a first application takes it back, and with it the case that staff has made of it; they see nothing of the customer by
 * it. False where it is over or gone. It stays on the work list until somebody has seen it.
 */
export async function withdrawErstantragsvorgang(
  env: Env,
  tx: Tx,
  { id, kundeId, notiz }: { id: string; kundeId: string; notiz: string | undefined },
): Promise<boolean> {
  const own = await store.findVorgang(tx, { id, kundeId })
  const row = own && (await store.lockVorgang(tx, id))
  if (!row || isEnde(row.zustand)) return false
  const zustand = 'zurueckgenommen' as const
  const jetzt = env.clock.now()
  await store.updateVorgang(tx, id, { zustand, geaendert: jetzt, frist: null, unvollstaendig_seit: null })
  await closeOffene(tx, { vorgangId: id, erledigt: jetzt, fassung: null })
  await addSchritt(env, tx, { row, neu: { zustand, von: 'kunde', notiz } })
  return true
}

/** Whether a case can still be completed; locked until the transaction ends. */
export async function lockOffen(tx: Tx, wo: { id: string; kundeId: string }): Promise<boolean> {
  const own = await store.findVorgang(tx, wo)
  const row = own && (await store.lockVorgang(tx, wo.id))
  return row !== undefined && !isEnde(row.zustand)
}

export interface GanzerAntrag {
  kundeId: string
  /** By which account; that one may be erased, what it sent stays. */
  kontoId: string
  inhalt: Vorgangsinhalt
  nachweise: readonly NeuerNachweis[]
  dateien: readonly string[]
  bezeichnung: string
}

/**
 * The whole application to a day that was secured: the next version of the same case, with a receipt of its own; the day
 * stays. Undefined where the case is over or gone: then it is a new application. @throws Anhangfehler
 */
export async function completeVorgang(env: Env, tx: Tx, id: string, neu: GanzerAntrag): Promise<Beleg | undefined> {
  const own = await store.findVorgang(tx, { id, kundeId: neu.kundeId })
  const row = own && (await store.lockVorgang(tx, id))
  if (!row || isEnde(row.zustand)) return undefined
  const nr = (await readNeuesteFassung(env, tx, row)).nr + 1
  const jetzt = env.clock.now()
  const inhalt = sealFassung(env, row, { nr, inhalt: neu.inhalt })
  await insertFassung(tx, { vorgang_id: id, nr, inhalt, erstellt_von: neu.kontoId, erstellt: jetzt })
  await closeOffene(tx, { vorgangId: id, erledigt: jetzt, fassung: nr })
  if (!(await bindDokumente(env, tx, { besitzer: { art: 'kunde', id: neu.kundeId }, ids: neu.dateien }))) {
    throw new Anhangfehler()
  }
  const known = await store.findDateien(tx, id)
  const dateien = neu.dateien.filter((one) => !known.includes(one))
  await store.insertDateien(tx, id, { dateien, seit: jetzt })
  await placeNachweise(env, tx, { vorgang: row, nachweise: neu.nachweise })
  const zustand = 'gesendet' as const
  const stand = { zustand, geaendert: jetzt, frist: null, unvollstaendig_seit: null }
  await store.updateVorgang(tx, id, { ...stand, art: 'formular', offen_seit: row.offen_seit ?? jetzt })
  await addSchritt(env, tx, { row, neu: { zustand, von: 'kunde' } })
  return placeBeleg(env, tx, { ...neu, vorgang: row, fassung: nr })
}

/**
 * The customer completes an own case whose day is secured; recorded, with the bell. Undefined where it is over: then it is a new
 * application. @throws Anhangfehler
 */
export async function completeGesicherten(
  env: Env,
  tx: Tx,
  { wer, id, neu }: { wer: Wer; id: string; neu: Omit<GanzerAntrag, 'kundeId' | 'kontoId'> },
): Promise<string | undefined> {
  const { kontoId, profil } = wer
  const { kundeId } = profil
  if (!(await completeVorgang(env, tx, id, { ...neu, kundeId, kontoId }))) return undefined
  const row = await store.findVorgang(tx, { id, kundeId })
  const details = { vorgang: id, ...(row ? detailsOf(row.dienst) : {}), dateien: neu.dateien.length }
  await recordEreignis(env, tx, { ereignis: 'vorgang.formular-gesendet', ...acts(wer), details })
  await notify(env, tx, { kontoId, kundeId, anlass: 'vorgang-gesendet', ziel: routes.vorgang.href({ id }) })
  return id
}

/** What was sent under this id is over: from now on the id is free for another sending of the same draft. */
export const freeSendung = (tx: Tx, vorgangId: string): Promise<void> => store.changeSendung(tx, vorgangId, newId())

/** So many reminders have gone out before the case was in a profile: they do not go out once more. */
export async function noteErinnerungen(tx: Tx, vorgangId: string, anzahl: number): Promise<void> {
  await markErinnert(tx, vorgangId, anzahl)
}
