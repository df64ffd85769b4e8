import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { act, type Dienst, type Dienstergebnis } from '../dienst.ts'
import { acts, detailsOf, type Wer } from '../kunde.ts'
import { type Mitreiseauskunft, noteAuskuenfte } from '../mitreise/rueckkehr.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import { type Abwesenheit, compareRueckkehr, findMeldbarAb, openAbwesenheit, type Rueckkehr } from './lage.ts'
import * as store from './store.ts'
import { countAbwesend, showTage } from './tage.ts'

/** What the history says of a return. */
function describeRueckkehr(abwesenheit: Abwesenheit, tag: Tag, rueckkehr: Rueckkehr | undefined): string {
  const da = `Wieder da seit dem ${formatTag(tag)}.`
  const { vereinbart, meldenBis } = abwesenheit
  if (!vereinbart || !meldenBis) return da
  if (rueckkehr === 'frueher') {
    const rest = countAbwesend(vereinbart) - countAbwesend({ von: vereinbart.von, bis: tag })
    return `${da} Das ist früher als vereinbart: ${showTage(rest)} weniger.`
  }
  return rueckkehr === 'spaeter'
    ? `${da} Vereinbart war der ${formatTag(vereinbart.bis)} als letzter Tag, die Rückmeldung bis zum ${formatTag(meldenBis)}.`
    : da
}

/**
 * `gemeldet`: of those who travel along alone. `tag`: it is not there yet, or lies before the absence. `veraltet`: reported
 * already, or decided otherwise.
 */
export type Rueckmeldung = Rueckkehr | 'ohne-entscheidung' | 'gemeldet' | 'tag' | 'veraltet'

export interface Rueckkehrangaben {
  id: string
  /** Since when the customer is back; undefined where that is not asked any more, or never. */
  tag: Tag | undefined
  /** Those who travel along without a case of their own. */
  mitreisende?: readonly Mitreiseauskunft[]
}

interface Fall {
  wer: Wer
  row: vorgaenge.VorgangRow
  abwesenheit: Abwesenheit
  mitreisende: readonly Mitreiseauskunft[]
}

/** The first day on which anybody of the journey can be back, as far as the customer knows. */
export const beginOf = ({ gefragt, vereinbart }: Abwesenheit): Tag | undefined =>
  vereinbart && gefragt ? [vereinbart.von, gefragt.von].sort()[0] : (vereinbart ?? gefragt)?.von

/** The customer says since when they are back, and whether those who travel along are, once; undefined where it is no absence of theirs. */
export function reportRueckkehr(
  env: Env,
  wer: Wer,
  { id, tag, mitreisende = [] }: Rueckkehrangaben,
): Promise<Rueckmeldung | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const own = await vorgaenge.findVorgang(tx, { id, kundeId: wer.profil.kundeId })
    const row = own && (await vorgaenge.lockVorgang(tx, id))
    const found = row && (await store.findAbwesenheit(tx, id))
    if (!row || !found) return undefined
    const fall = { wer, row, abwesenheit: openAbwesenheit(env, row, found), mitreisende }
    return tag ? reportSelbst(env, tx, fall, tag) : reportMitreisende(env, tx, fall)
  })
}

/** What is said of those who travel along, in lines for the history. */
const noteOf = (env: Env, tx: Tx, { wer, row, abwesenheit, mitreisende }: Fall) =>
  noteAuskuenfte(env, tx, { row, wer, auskuenfte: mitreisende, ab: beginOf(abwesenheit) })

async function reportSelbst(env: Env, tx: Tx, fall: Fall, tag: Tag): Promise<Rueckmeldung> {
  const { wer, row, abwesenheit } = fall
  const rueckkehr = compareRueckkehr(abwesenheit, tag)
  const ergebnis = rueckkehr ?? 'ohne-entscheidung'
  if (abwesenheit.zurueck)
    return abwesenheit.zurueck.tag === tag ? reportMitreisende(env, tx, fall, ergebnis) : 'veraltet'
  const ab = findMeldbarAb(row.zustand, abwesenheit)
  if (!ab) return 'veraltet'
  const jetzt = env.clock.now()
  if (tag < ab || tag > tagInBerlin(jetzt)) return 'tag'
  const zeilen = await noteOf(env, tx, fall)
  if (!Array.isArray(zeilen)) return zeilen
  const notiz = [describeRueckkehr(abwesenheit, tag, rueckkehr), ...zeilen].join('\n')
  await noteRueckkehr(env, tx, { row, abwesenheit, tag, rueckkehr, notiz })
  const details = { vorgang: row.id, ...detailsOf(row.dienst), rueckkehr: ergebnis }
  await recordEreignis(env, tx, { ereignis: 'vorgang.zurueckgemeldet', ...acts(wer), details })
  return ergebnis
}

/** Of those who travel along alone: whoever named them is back already, or is not asked. */
async function reportMitreisende(
  env: Env,
  tx: Tx,
  fall: Fall,
  ergebnis: Rueckmeldung = 'gemeldet',
): Promise<Rueckmeldung> {
  const { row } = fall
  const zeilen = await noteOf(env, tx, fall)
  if (!Array.isArray(zeilen)) return zeilen
  if (zeilen.length === 0) return ergebnis
  await vorgaenge.updateVorgang(tx, row.id, { geaendert: env.clock.now() })
  await addSchritt(env, tx, { row, neu: { zustand: 'zurueckgemeldet', von: 'kunde', notiz: zeilen.join('\n') } })
  return ergebnis
}

async function noteRueckkehr(
  env: Env,
  tx: Tx,
  wahl: {
    row: vorgaenge.VorgangRow
    abwesenheit: Abwesenheit
    tag: Tag
    rueckkehr: Rueckkehr | undefined
    notiz: string
  },
): Promise<void> {
  const { row, abwesenheit, tag, rueckkehr, notiz } = wahl
  const jetzt = env.clock.now()
  const zustand = 'zurueckgemeldet' as const
  const late = abwesenheit.meldung ? ('nachgemeldet' as const) : undefined
  const meldung = rueckkehr === 'spaeter' ? ('spaeter' as const) : late
  const offen = { meldung, meldung_seit: jetzt, vermittlung_gesehen: null, leistung_gesehen: null }
  await store.updateAbwesenheit(tx, row.id, { zurueck: tag, zurueck_gemeldet: jetzt, ...(meldung ? offen : {}) })
  // Where nobody has decided, the question stays open.
  const entschieden = abwesenheit.ergebnis ? { zustand, frist: null } : {}
  await vorgaenge.updateVorgang(tx, row.id, { ...entschieden, geaendert: jetzt })
  await addSchritt(env, tx, { row, neu: { zustand, von: 'kunde', notiz } })
}

/** One side of the house has looked at a return that was late, or is missing. */
export function settleRueckkehr(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; bereich: 'vermittlung' | 'leistung' },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: vorgaenge.VorgangRow) => {
    const zeit = env.clock.now()
    if (!(await store.markGesehen(tx, { vorgangId: row.id, bereich: wahl.bereich, zeit }))) return false
    const wer = { leistung: 'Leistung', vermittlung: 'Vermittlung' }[wahl.bereich]
    const { mitarbeiterId } = dienst
    const notiz = `Rückkehr geprüft: ${wer}.`
    await addSchritt(env, tx, { row, neu: { von: 'dienst', mitarbeiterId, notiz } })
    await vorgaenge.updateVorgang(tx, row.id, {})
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.rueckkehr-geprueft', run })
}
