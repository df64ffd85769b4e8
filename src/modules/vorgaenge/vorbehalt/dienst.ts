import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Dienst } from '../dienst.ts'
import { detailsOf } from '../kunde.ts'
import { type Briefhindernis, findHindernis, makeBrief, printBrief } from './brief.ts'
import { sealGrund } from './neues.ts'
import * as store from './store.ts'
import { openAll, type Vorbehalt } from './vorbehalt.ts'
import { confirmVorbehalt, isStoppbar, lockVorbehalt, recordSchritt, ringVorbehalt, stopVorbehalt } from './wirkung.ts'
import type { Ausweis } from './worte-daten.ts'

/** One of the own Jobcenter; undefined for a foreign one as for none. Who looks is recorded by whoever opens the record. */
export async function readVorbehaltOfDienst(env: Env, dienst: Dienst, id: string): Promise<Vorbehalt | undefined> {
  const row = await store.findVorbehaltOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  return row && (await openAll(env, env.db, [row]))[0]
}

/**
 * `stand`: somebody else acted since the page was shown, or it is not possible any more. `selbst`: the same person did the step
 * before. `weg`: there is none, or it is of another Jobcenter.
 */
export type Vorbehaltsergebnis = 'ok' | 'stand' | 'selbst' | 'weg'

interface Wo {
  id: string
  stand: number
}

type Gesperrt = NonNullable<Awaited<ReturnType<typeof lockVorbehalt>>>

/** Runs with the lock of the customer, on what the page showed. */
function act<T extends string>(
  env: Env,
  dienst: Dienst,
  { id, stand, run }: Wo & { run: (tx: Tx, locked: Gesperrt) => Promise<T> },
): Promise<T | 'stand' | 'weg'> {
  return env.db.transaction().execute(async (tx) => {
    const own = await store.findVorbehaltOfDienst(tx, { id, jobcenterId: dienst.jobcenterId })
    const locked = own && (await lockVorbehalt(env, tx, { id, kundeId: own.kunde_id, jobcenterId: dienst.jobcenterId }))
    if (!locked) return 'weg'
    return locked.row.stand === stand ? run(tx, locked) : 'stand'
  })
}

const akteurOf = ({ mitarbeiterId }: Dienst) => ({ art: 'dienst', mitarbeiterId }) as const

/** At the counter: the person stands there with their identity card and confirms it. */
export const noteAusweis = (env: Env, dienst: Dienst, wahl: Wo & { ausweis: Ausweis }): Promise<Vorbehaltsergebnis> =>
  act(env, dienst, {
    ...wahl,
    run: async (tx, { row, kunde }) => {
      if (row.zustand !== 'wartet') return 'stand'
      const von = akteurOf(dienst)
      const details = { ausweis: wahl.ausweis }
      await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-ausgewiesen', von, details })
      await confirmVorbehalt(env, tx, { row, kunde, von, weg: 'ausweis' })
      return 'ok'
    },
  })

export type Freigabe = { art: 'freigeben' } | { art: 'ablehnen'; grund: string }

/** The second pair of eyes on a new account. Of many at once exactly one decides; the table refuses the same person, too. */
export async function decideVorbehalt(
  env: Env,
  dienst: Dienst,
  wahl: Wo & { entscheidung: Freigabe },
): Promise<Vorbehaltsergebnis> {
  const von = akteurOf(dienst)
  const { entscheidung } = wahl
  const own = await store.findVorbehaltOfDienst(env.db, { id: wahl.id, jobcenterId: dienst.jobcenterId })
  if (own?.zustand === 'freigabe' && own.gesehen_von === dienst.mitarbeiterId) {
    const ereignis = 'vorgang.vorbehalt-freigegeben'
    await recordSchritt(env, env.db, { row: own, ereignis, von, ergebnis: 'abgelehnt', details: { grund: 'selbst' } })
    return 'selbst'
  }
  return act(env, dienst, {
    ...wahl,
    run: async (tx, { row }) => {
      if (row.zustand !== 'freigabe') return 'stand'
      const entschieden = env.clock.now()
      const wer = { entschieden, entschieden_von: dienst.mitarbeiterId }
      if (entscheidung.art === 'freigeben') {
        await store.updateVorbehalt(tx, row.id, { zustand: 'bestaetigt', ...wer })
        await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-freigegeben', von })
      } else {
        const grund = sealGrund(env, row, entscheidung.grund)
        const ende = { ende: entschieden, ende_von: dienst.mitarbeiterId, grund }
        await store.updateVorbehalt(tx, row.id, { zustand: 'abgelehnt', ...wer, ...ende })
        await store.endBriefe(tx, { vorbehaltId: row.id, jetzt: entschieden, alle: true })
        await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-abgelehnt', von })
      }
      await ringVorbehalt(env, tx, row)
      return 'ok'
    },
  })
}

/** The specialist procedure of the office has it. An account that a code confirmed is taken over by whoever did not release it. */
export const takeOver = (env: Env, dienst: Dienst, wahl: Wo): Promise<Vorbehaltsergebnis> =>
  act(env, dienst, {
    ...wahl,
    run: async (tx, { row }) => {
      if (row.zustand !== 'bestaetigt' || row.uebernommen) return 'stand'
      if (row.was === 'konto' && row.weg === 'brief' && row.entschieden_von === dienst.mitarbeiterId) return 'selbst'
      const uebernommen = env.clock.now()
      await store.updateVorbehalt(tx, row.id, { uebernommen, uebernommen_von: dienst.mitarbeiterId })
      await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-uebernommen', von: akteurOf(dienst) })
      // An address counts from its day on; of an account the person hears that money will go there.
      if (row.was === 'konto') await ringVorbehalt(env, tx, row)
      return 'ok'
    },
  })

/** Somebody says at the counter or by telephone that it was not them. */
export const stopByDienst = (env: Env, dienst: Dienst, wahl: Wo & { grund: string }): Promise<Vorbehaltsergebnis> =>
  act(env, dienst, {
    ...wahl,
    run: async (tx, { row }) => {
      if (!isStoppbar(row)) return 'stand'
      await stopVorbehalt(env, tx, { row, von: akteurOf(dienst), grund: sealGrund(env, row, wahl.grund) })
      return 'ok'
    },
  })

/** Staff has looked into what was stopped. */
export const settleGestoppt = (env: Env, dienst: Dienst, wahl: Wo): Promise<Vorbehaltsergebnis> =>
  act(env, dienst, {
    ...wahl,
    run: async (tx, { row }) => {
      if (row.zustand !== 'gestoppt' || row.geklaert) return 'stand'
      await store.updateVorbehalt(tx, row.id, { geklaert: env.clock.now(), geklaert_von: dienst.mitarbeiterId })
      await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-geklaert', von: akteurOf(dienst) })
      return 'ok'
    },
  })

/** Another letter with a code, as the customer can ask for one. */
export const orderBrief = (
  env: Env,
  dienst: Dienst,
  wahl: Wo,
): Promise<Exclude<Vorbehaltsergebnis, 'selbst'> | Briefhindernis> =>
  act(env, dienst, {
    ...wahl,
    run: async (tx, { row, kunde }): Promise<'ok' | 'stand' | Briefhindernis> => {
      if (row.zustand !== 'wartet') return 'stand'
      const hindernis = await findHindernis(env, tx, row)
      if (hindernis) return hindernis
      await store.updateVorbehalt(tx, row.id, { abgelaufen_seit: null })
      await makeBrief(env, tx, { row, kunde, art: 'code', von: dienst.mitarbeiterId })
      return 'ok'
    },
  })

export interface DienstBrief {
  id: string
  kundeId: string
  vorbehaltId: string
  art: store.Briefart
  was: store.Was
  erstellt: Date
  gesendet: Date | undefined
  gueltigBis: Date | undefined
  /** Undefined: there is nothing to print any more. @throws Ueberlastet, Satzfehler */
  pdf: (() => Promise<Uint8Array | undefined>) | undefined
}

/** A letter of the own Jobcenter; undefined for a foreign one as for none. */
export async function readVorbehaltbrief(env: Env, dienst: Dienst, id: string): Promise<DienstBrief | undefined> {
  const row = await store.findBriefOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  const { art, was, erstellt, gesendet, gueltig_bis, ende, inhalt } = row
  const over = ende !== null || inhalt === null || (gueltig_bis !== null && gueltig_bis <= env.clock.now())
  return {
    ...{ id, kundeId: row.kunde_id, vorbehaltId: row.vorbehalt_id, art, was, erstellt },
    ...{ gesendet: gesendet ?? undefined, gueltigBis: gueltig_bis ?? undefined },
    pdf: over ? undefined : () => printBrief(env, row),
  }
}

/** Notes that the letter went to the post; false where that was noted before, or there is no such letter. */
export async function markVorbehaltbriefGesendet(env: Env, dienst: Dienst, id: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.findBriefOfDienst(tx, { id, jobcenterId: dienst.jobcenterId })
    if (!row || !(await store.markGesendet(tx, { id, jetzt: env.clock.now() }))) return false
    await recordEreignis(env, tx, {
      ...{ ereignis: 'vorgang.vorbehalt-brief-gesendet', akteur: 'dienst', akteurId: dienst.mitarbeiterId },
      kundeId: row.kunde_id,
      details: {
        vorgang: row.vorgang_id,
        vorbehalt: row.vorbehalt_id,
        brief: id,
        art: row.art,
        ...detailsOf(row.dienst),
      },
    })
    return true
  })
}
