import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { listFaelle } from '../abwesenheit/vermisste.ts'
import { type Dienst, type Dienstergebnis, ring } from '../dienst.ts'
import { acts, detailsOf, type Wer } from '../kunde.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import { type Auskunft, findMeldung, isMeldbar, isMoeglich, isSame, isVermisst } from './lage.ts'
import { type Mitreise, openRow } from './mitreise.ts'
import * as store from './store.ts'
import { showAuskunft } from './worte.ts'

/** What is said of one of those who travel along. */
export interface Mitreiseauskunft {
  id: string
  auskunft: Auskunft
}

const nameOf = ({ vorname, nachname }: Pick<Mitreise, 'vorname' | 'nachname'>) => `${vorname} ${nachname}`

const describeAuskunft = (mitreise: Mitreise, auskunft: Auskunft): string =>
  `${nameOf(mitreise)}: ${showAuskunft(auskunft)}.`

interface Angaben {
  row: vorgaenge.VorgangRow
  wer: Wer
  auskuenfte: readonly Mitreiseauskunft[]
  /** Since when whoever named them is away. */
  ab: Tag | undefined
}

/**
 * Puts on file what is said of those who travel along, once; the caller holds the lock of the case, and writes its step with the
 * lines that come back. What was said before in the same words, and of whom nobody asks any more, changes nothing. `veraltet`: it
 * was said otherwise; `tag`: nobody can be back on this day. Then nothing is written.
 */
export async function noteAuskuenfte(
  env: Env,
  tx: Tx,
  { row, wer, auskuenfte, ab }: Angaben,
): Promise<string[] | 'veraltet' | 'tag'> {
  const jetzt = env.clock.now()
  const heute = tagInBerlin(jetzt)
  const locked = await store.lockMitreisen(tx, row.id)
  const mitreisen = locked.map((one) => openRow(env, one))
  const neu = mitreisen.flatMap((mitreise) => {
    const auskunft = auskuenfte.find(({ id }) => id === mitreise.id)?.auskunft
    const changed = auskunft && !(mitreise.auskunft && isSame(mitreise.auskunft, auskunft))
    return changed ? [{ mitreise, auskunft }] : []
  })
  if (neu.some(({ mitreise }) => mitreise.auskunft && !isMeldbar(mitreise))) return 'veraltet'
  const offen = neu.filter(({ mitreise }) => isMeldbar(mitreise))
  // Of a journey that has not begun nothing can be said.
  const isWrong = ({ mitreise, auskunft }: (typeof offen)[number]) =>
    !isMoeglich(auskunft.art === 'zurueck' ? auskunft.tag : heute, { ab, von: mitreise.tage.von, heute })
  if (offen.some(isWrong)) return 'tag'
  for (const { mitreise, auskunft } of offen) {
    const { meldenBis } = mitreise
    const bisher = mitreise.meldung?.art
    const meldung = findMeldung(auskunft, { meldenBis, heute, bisher })
    await store.updateMitreise(tx, mitreise.id, {
      ...{ rueckkehr: auskunft.art, zurueck: auskunft.art === 'zurueck' ? auskunft.tag : null },
      ...{ rueckkehr_gemeldet: jetzt, meldung: meldung ?? null, meldung_seit: meldung ? jetzt : null },
      ...{ vermittlung_gesehen: null, leistung_gesehen: null },
    })
    const details = { vorgang: row.id, mitreise: mitreise.id, ...detailsOf(row.dienst), rueckkehr: auskunft.art }
    await recordEreignis(env, tx, { ereignis: 'vorgang.mitreise-zurueckgemeldet', ...acts(wer), details })
  }
  return offen.map(({ mitreise, auskunft }) => describeAuskunft(mitreise, auskunft))
}

/** One side of the house has looked at the return of somebody who travels along. */
export function settleMitreiserueckkehr(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; bereich: 'vermittlung' | 'leistung' },
): Promise<Dienstergebnis> {
  const { id, stand, bereich } = wahl
  return env.db.transaction().execute(async (tx): Promise<Dienstergebnis> => {
    const own = await store.findMitreiseOfDienst(tx, { id, jobcenterId: dienst.jobcenterId })
    const row = own && (await store.lockMitreise(tx, id))
    if (!row) return { ok: false, grund: 'weg' }
    const spalte = `${bereich}_gesehen` as const
    if (row.stand !== stand || !row.meldung || row[spalte]) return { ok: false, grund: 'stand' }
    await store.updateMitreise(tx, id, { [spalte]: env.clock.now() })
    const kundeId = row.kunde_id ?? row.gefragt_von
    const wer = { akteur: 'dienst', akteurId: dienst.mitarbeiterId, kundeId } as const
    const details = { mitreise: id, vorgang: row.vorgang_id, bereich }
    await recordEreignis(env, tx, { ereignis: 'vorgang.mitreise-rueckkehr-geprueft', ...wer, details })
    return { ok: true }
  })
}

/** Tells both sides of the house, once for each person, who has not come back, and asks whoever named them, once. Answers how many. */
export async function reportVermissteMitreisende(env: Env): Promise<number> {
  const jetzt = env.clock.now()
  const heute = tagInBerlin(jetzt)
  let count = 0
  for await (const id of listFaelle(heute, (suche) => store.findVermisste(env.db, suche))) {
    await env.db.transaction().execute(async (tx) => {
      const row = await vorgaenge.lockVorgang(tx, id)
      if (!row) return
      const all = (await store.lockMitreisen(tx, id)).map((one) => openRow(env, one))
      const fehlen = all.filter((one) => isVermisst(one, { vorgang: row.zustand, heute }))
      if (fehlen.length === 0) return
      for (const one of fehlen) {
        await store.updateMitreise(tx, one.id, { meldung: 'fehlt', meldung_seit: jetzt })
        const details = { vorgang: id, mitreise: one.id, ...detailsOf(row.dienst) }
        const wer = { akteur: 'system', kundeId: row.kunde_id } as const
        await recordEreignis(env, tx, { ereignis: 'vorgang.mitreise-vermisst', ...wer, details })
      }
      count += fehlen.length
      const notiz = `Nach der Abwesenheit fehlt die Rückmeldung: ${fehlen.map(nameOf).join(', ')}.`
      await addSchritt(env, tx, { row, neu: { von: 'system', notiz } })
      await vorgaenge.updateVorgang(tx, id, {})
      await ring(env, tx, row, 'rueckkehr-fehlt')
    })
  }
  return count
}
