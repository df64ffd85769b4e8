import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { act, type Dienst, type Dienstergebnis, RUECKFRAGE_ERLEDIGT, ring } from '../dienst.ts'
import type { VorgangRow } from '../store.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import { type Frage, readNeuesteFassung, sealKorrektur } from './fassung.ts'
import * as store from './store.ts'

export interface Korrekturwahl {
  id: string
  stand: number
  fragen: readonly Frage[]
  /** Why they are asked again. */
  grund: string
  frist: Tag
}

/** What both sides read in the history: why, and which questions. */
export const wordKorrektur = ({ grund, fragen }: Pick<Korrekturwahl, 'grund' | 'fragen'>): string =>
  [grund, '', ...fragen.map(({ frage, fuer }) => `– ${fuer ? `${frage} (${fuer})` : frage}`)].join('\n')

/** Asks the customer to set answers of a form right, until a day. One request at a time: another has to be answered or withdrawn first. */
export function requestKorrektur(env: Env, dienst: Dienst, wahl: Korrekturwahl): Promise<Dienstergebnis> {
  const { fragen, grund, frist } = wahl
  const run = async (tx: Tx, row: VorgangRow) => {
    if (isEnde(row.zustand) || row.art !== 'formular' || fragen.length === 0) return false
    if (await store.findOffene(tx, row.id)) return false
    const { inhalt } = await readNeuesteFassung(env, tx, row)
    if (!inhalt.formular) return false
    const id = newId()
    const jetzt = env.clock.now()
    await store.insertKorrektur(tx, {
      ...{ id, vorgang_id: row.id, von: dienst.mitarbeiterId, frist, erstellt: jetzt, erledigt: null, fassung: null },
      inhalt: sealKorrektur(env, row, { id, fragen: [...fragen], grund }),
    })
    const zustand = 'rueckfrage' as const
    const zustaendig = row.zustaendig ?? dienst.mitarbeiterId
    await vorgaenge.updateVorgang(tx, row.id, { zustand, frist, geaendert: jetzt, vom_jobcenter: jetzt, zustaendig })
    const neu = { zustand, von: 'dienst' as const, mitarbeiterId: dienst.mitarbeiterId, frist }
    await addSchritt(env, tx, { row, neu: { ...neu, notiz: wordKorrektur(wahl) } })
    await ring(env, tx, row, 'vorgang-korrektur')
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.korrektur-erbeten', run })
}

/** Takes a request back that was not answered yet; the draft of the answer is of no use from then on. */
export function withdrawKorrektur(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: VorgangRow) => {
    const jetzt = env.clock.now()
    if (!(await store.closeOffene(tx, { vorgangId: row.id, erledigt: jetzt, fassung: null }))) return false
    const zustand = 'in-bearbeitung' as const
    await vorgaenge.updateVorgang(tx, row.id, { zustand, frist: null, geaendert: jetzt, vom_jobcenter: jetzt })
    const notiz = RUECKFRAGE_ERLEDIGT
    const neu = { zustand, von: 'dienst' as const, mitarbeiterId: dienst.mitarbeiterId, notiz }
    await addSchritt(env, tx, { row, neu })
    await ring(env, tx, row)
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.korrektur-zurueckgezogen', run })
}
