import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { hasBriefweg } from './brief.ts'
import { type Neues, openGrund, openNeues } from './neues.ts'
import * as store from './store.ts'
import { staende, worte } from './worte-daten.ts'

interface Person {
  id: string
  name: string
}

export interface Vorbehaltbrief {
  id: string
  art: store.Briefart
  erstellt: Date
  gesendet: Date | undefined
  /** Of a code. */
  gueltigBis: Date | undefined
  /** Used up, replaced, run out, not needed any more. */
  ende: Date | undefined
}

/** A new address or account as both sides see it. */
export interface Vorbehalt {
  id: string
  kundeId: string
  jobcenterId: string
  vorgangId: string
  neues: Neues
  zustand: store.Vorbehaltszustand
  /** From which day on it is to count. */
  ab: Tag
  erstellt: Date
  bestaetigt: { weg: store.Weg; zeit: Date; gesehenVon: Person | undefined } | undefined
  /** By the second person. */
  entschieden: { zeit: Date; von: Person } | undefined
  /** Since when it stands in the file. */
  giltSeit: Date | undefined
  uebernommen: { zeit: Date; von: string } | undefined
  ende: Date | undefined
  /** Why staff stopped or refused it. */
  grund: string | undefined
  /** It was stopped, and by the customer. */
  selbstGestoppt: boolean
  geklaert: Date | undefined
  /** When the letter with the code will be made. */
  briefAb: Tag | undefined
  abgelaufenSeit: Date | undefined
  briefe: Vorbehaltbrief[]
  /** No letter can confirm it at this time: the address on file has itself been changed by one lately. */
  ohneBrief: boolean
  stand: number
}

const personOf = (id: string | null, name: string | null): Person | undefined =>
  id ? { id, name: name ?? '' } : undefined

const openBrief = ({ id, art, erstellt, gesendet, gueltig_bis, ende }: store.BriefRow): Vorbehaltbrief => ({
  ...{ id, art, erstellt, gesendet: gesendet ?? undefined },
  ...{ gueltigBis: gueltig_bis ?? undefined, ende: ende ?? undefined },
})

function open(
  env: Env,
  row: store.VorbehaltRow,
  { briefe, ohneBrief }: { briefe: store.BriefRow[]; ohneBrief: boolean },
): Vorbehalt {
  const entscheider = personOf(row.entschieden_von, row.entschieden_name)
  return {
    ...{ id: row.id, kundeId: row.kunde_id, jobcenterId: row.jobcenter_id, vorgangId: row.vorgang_id },
    ...{ neues: openNeues(env, row), zustand: row.zustand, ab: row.ab, erstellt: row.erstellt, stand: row.stand },
    bestaetigt:
      row.weg && row.bestaetigt
        ? { weg: row.weg, zeit: row.bestaetigt, gesehenVon: personOf(row.gesehen_von, row.gesehen_name) }
        : undefined,
    entschieden: row.entschieden && entscheider ? { zeit: row.entschieden, von: entscheider } : undefined,
    giltSeit: row.gilt_seit ?? undefined,
    uebernommen: row.uebernommen ? { zeit: row.uebernommen, von: row.uebernommen_name ?? '' } : undefined,
    ende: row.ende ?? undefined,
    grund: row.grund ? openGrund(env, row, row.grund) : undefined,
    selbstGestoppt: row.zustand === 'gestoppt' && row.ende_von === null,
    geklaert: row.geklaert ?? undefined,
    briefAb: row.brief_ab ?? undefined,
    abgelaufenSeit: row.abgelaufen_seit ?? undefined,
    briefe: briefe.filter((one) => one.vorbehalt_id === row.id).map(openBrief),
    ohneBrief,
  }
}

/** With their letters, in the order of the rows, which the caller has found through their owner. */
export async function openAll(env: Env, db: Db | Tx, rows: readonly store.VorbehaltRow[]): Promise<Vorbehalt[]> {
  if (rows.length === 0) return []
  const briefe = await store.findBriefe(
    db,
    rows.map(({ id }) => id),
  )
  const opened: Vorbehalt[] = []
  for (const row of rows) {
    const wartet = row.was === 'konto' && (row.zustand === 'wartet' || row.zustand === 'freigabe')
    opened.push(open(env, row, { briefe, ohneBrief: wartet && !(await hasBriefweg(env, db, row)) }))
  }
  return opened
}

/** The letter with a code that can still be entered. */
export const findBrief = ({ briefe }: Pick<Vorbehalt, 'briefe'>, jetzt: Date): Vorbehaltbrief | undefined =>
  briefe.find(({ art, ende, gueltigBis }) => art === 'code' && !ende && gueltigBis !== undefined && gueltigBis > jetzt)

/** What a case has reported, the newest first. The caller has found the case through its owner. */
export const listVorbehalteOfVorgang = async (
  env: Env,
  db: Db | Tx,
  { id, kundeId }: { id: string; kundeId: string },
): Promise<Vorbehalt[]> => openAll(env, db, await store.findVorbehalte(db, { kundeId, vorgangId: id, anzahl: 20 }))

/** Of a customer of the own Jobcenter (checked by the caller), the newest first. */
export const listVorbehalteDerAkte = async (env: Env, kundeId: string): Promise<Vorbehalt[]> =>
  openAll(env, env.db, await store.findVorbehalte(env.db, { kundeId, anzahl: 20 }))

/** Everything about the new addresses and accounts of an account's customers, for the copy of one's data. */
export async function copyVorbehalte(env: Env, db: Db, kontoId: string): Promise<object[]> {
  const all = await openAll(env, db, await store.findVorbehalteOfKonto(db, kontoId))
  return all.map(
    ({ neues, zustand, ab, erstellt, bestaetigt, entschieden, giltSeit, uebernommen, ende, grund, briefe }) => ({
      ...{ was: worte[neues.was].titel, neu: neues.neu, stand: staende[zustand].text, giltAb: ab, gemeldet: erstellt },
      bestaetigt: bestaetigt ? { weg: bestaetigt.weg, zeit: bestaetigt.zeit } : null,
      ...{ entschieden: entschieden?.zeit ?? null, giltSeit: giltSeit ?? null, uebernommen: uebernommen?.zeit ?? null },
      ...{ ende: ende ?? null, grund: grund ?? null },
      briefe: briefe.map(({ art, erstellt: gedruckt, gesendet, gueltigBis }) => ({
        art,
        erstellt: gedruckt,
        gesendet,
        gueltigBis,
      })),
    }),
  )
}
