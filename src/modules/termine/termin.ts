import { notify } from '#modules/benachrichtigung'
import { findJobcenterById, kundeKey } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { routes } from '#routes'
import type { Kalendereintrag } from './kalender/ics.ts'
import { hrefOfLink } from './link/siegel.ts'
import * as store from './store.ts'

/** What is sealed of an appointment. */
export interface Inhalt {
  /** „Gespräch über Ihre Bewerbungen“ */
  zweck: string
  mitbringen: string
  text: string
  /** What the customer wrote when taking the time. */
  anliegen?: string
  /** Why the office cancelled it. */
  absage?: string
}

export interface Termin extends Inhalt {
  id: string
  kundeId: string
  jobcenterId: string
  mitarbeiterId: string
  art: store.Art
  beginn: Date
  ende: Date
  weg: store.TerminRow['weg']
  ort: string
  /** „Ivo Integrier, Vermittlung“ */
  mit: string
  zustand: store.Zustand
  von: 'kunde' | 'dienst'
  zustellung: 'online' | 'post' | undefined
  rechtsfolge: string | undefined
  stand: number
  /** It takes place, or took place. */
  gilt: boolean
  geaendert: Date
}

const inhaltContext = (id: string) => `termin|inhalt|${id}`

export const keyOf = (env: Env, row: { kunde_id: string; schluessel: Buffer }): Personenschluessel =>
  kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })

export const readInhalt = (env: Env, row: Pick<store.TerminRow, 'id' | 'kunde_id' | 'schluessel' | 'inhalt'>): Inhalt =>
  JSON.parse(keyOf(env, row).open(inhaltContext(row.id), row.inhalt)) as Inhalt

export const sealInhalt = (key: Personenschluessel, id: string, inhalt: Inhalt): Buffer =>
  key.seal(inhaltContext(id), JSON.stringify(inhalt))

export function openTermin(env: Env, row: store.TerminRow): Termin {
  return {
    ...readInhalt(env, row),
    id: row.id,
    kundeId: row.kunde_id,
    jobcenterId: row.jobcenter_id,
    mitarbeiterId: row.mitarbeiter_id,
    art: row.art,
    beginn: row.beginn,
    ende: row.ende,
    weg: row.weg,
    ort: row.ort,
    mit: `${row.name}, ${row.team}`,
    zustand: row.zustand,
    von: row.von,
    zustellung: row.zustellung ?? undefined,
    rechtsfolge: row.rechtsfolge ?? undefined,
    stand: row.stand,
    gilt: row.zeitfenster_id !== null,
    geaendert: row.geaendert,
  }
}

type Anlass = 'termin-neu' | 'termin-geaendert' | 'termin-abgesagt' | 'termin-erinnerung'

/** Tells the customer, where an account is linked. False where none is: then a letter has to go. */
export async function ring(
  env: Env,
  tx: Tx,
  was: { terminId: string | undefined; kundeId: string; anlass: Anlass },
): Promise<boolean> {
  const kontoId = await findKontoOfKunde(tx, was.kundeId)
  if (!kontoId) return false
  const zweiter = was.terminId && (await wayWithoutSignIn(env, tx, { terminId: was.terminId, kontoId }))
  const ziel = was.terminId ? routes.termin.href({ id: was.terminId }) : routes.termineVereinbaren.href()
  await notify(env, tx, { kontoId, kundeId: was.kundeId, anlass: was.anlass, ziel, ...(zweiter ? { zweiter } : {}) })
  return true
}

/** For a conversation that is coming; an invitation is never moved by a link. */
async function wayWithoutSignIn(env: Env, tx: Tx, wo: { terminId: string; kontoId: string }) {
  const row = await store.findTerminOfKonto(tx, wo)
  if (row?.art !== 'gespraech' || row.zeitfenster_id === null || row.beginn <= env.clock.now()) return undefined
  return { text: 'Ohne Anmeldung verschieben oder absagen', href: hrefOfLink(env, wo) }
}

/** Address of the office, for those who come. */
export async function readAnschrift(db: Db | Tx, jobcenterId: string): Promise<string> {
  const row = await findJobcenterById(db, jobcenterId)
  return row ? `${row.name}, ${row.strasse}, ${row.plz} ${row.ort}` : ''
}

/** For a calendar: time and place, never what it is about. */
export function asKalendereintrag(termin: Termin, anschrift: string, link?: string): Kalendereintrag {
  const { id, stand, geaendert, beginn, ende } = termin
  const orte = {
    'vor-ort': [termin.ort, anschrift].filter(Boolean).join(', '),
    telefon: 'Telefon',
    video: termin.ort,
  }
  return {
    ...{ id, stand, geaendert, beginn, ende },
    titel: 'Termin beim Jobcenter',
    ort: orte[termin.weg],
    abgesagt: !termin.gilt,
    ...(link ? { link } : {}),
  }
}
