import { type Dokument, listDokumente } from '#modules/dokumente'
import { kundeKey } from '#modules/jobcenter'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { type Dienstslug, dienste, type Formlos } from './dienste-daten.ts'
import type { Leistungsslug } from './leistung/leistungen-daten.ts'
import * as store from './store.ts'
import type { Vorgangszustand } from './zustaende-daten.ts'

/** A case as lists show it. */
export interface Vorgang {
  id: string
  /** „2026-0000123“ */
  nummer: string
  kundeId: string
  dienst: Dienstslug
  leistung: Leistungsslug
  titel: string
  erstellt: Date
  geaendert: Date
  zustand: Vorgangszustand
  /** Documents are awaited until this day. */
  frist: Tag | undefined
  /** Since when the whole application is missing. */
  unvollstaendigSeit: Date | undefined
  /** Since when the Jobcenter has something to do. */
  offenSeit: Date | undefined
  zustaendig: string | undefined
  zustaendigName: string | undefined
  stand: number
}

export interface Schritt {
  /** Undefined: a note among staff. */
  zustand: Vorgangszustand | undefined
  von: 'kunde' | 'dienst' | 'system'
  /** Name of whoever did it for the Jobcenter. */
  wer: string | undefined
  frist: Tag | undefined
  notiz: string | undefined
  zeit: Date
}

/** A case with what was sent. */
export interface GanzerVorgang extends Vorgang {
  text: string
  dateien: Dokument[]
  schritte: Schritt[]
}

const titelContext = (id: string) => `vorgang|titel|${id}`
const inhaltContext = (id: string) => `vorgang|inhalt|${id}`
const notizContext = (id: string) => `vorgang_schritt|notiz|${id}`

const keyOf = (env: Env, row: { kunde_id: string; schluessel: Buffer }): Personenschluessel =>
  kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })

/** „2026-0000123“: what people say on the telephone. */
const formatNummer = ({ nummer, erstellt }: { nummer: number; erstellt: Date }): string =>
  `${tagInBerlin(erstellt).slice(0, 4)}-${String(nummer).padStart(7, '0')}`

export const openTitel = (key: Personenschluessel, id: string, titel: Buffer): string =>
  key.open(titelContext(id), titel)

export function openVorgang(env: Env, row: store.VorgangRow): Vorgang {
  return {
    id: row.id,
    nummer: formatNummer(row),
    kundeId: row.kunde_id,
    dienst: row.dienst,
    leistung: dienste[row.dienst].leistung,
    titel: openTitel(keyOf(env, row), row.id, row.titel),
    erstellt: row.erstellt,
    geaendert: row.geaendert,
    zustand: row.zustand,
    frist: row.frist ?? undefined,
    unvollstaendigSeit: row.unvollstaendig_seit ?? undefined,
    offenSeit: row.offen_seit ?? undefined,
    zustaendig: row.zustaendig ?? undefined,
    zustaendigName: row.zustaendig_name ?? undefined,
    stand: row.stand,
  }
}

/** What was sent with a case, as it was typed. */
export const openText = (env: Env, row: store.VorgangRow): string =>
  (JSON.parse(keyOf(env, row).open(inhaltContext(row.id), row.inhalt)) as { text: string }).text

/** With text, files and steps; notes among staff only for staff. */
export async function readGanz(
  env: Env,
  db: Db | Tx,
  { row, mitVermerken }: { row: store.VorgangRow; mitVermerken: boolean },
): Promise<GanzerVorgang> {
  const key = keyOf(env, row)
  const [ids, schritte] = await Promise.all([
    store.findDateien(db, row.id),
    store.findSchritte(db, { vorgangId: row.id, mitVermerken }),
  ])
  const besitzer = { art: 'kunde', id: row.kunde_id } as const
  return {
    ...openVorgang(env, row),
    text: openText(env, row),
    dateien: ids.length > 0 ? await listDokumente(env, db, { besitzer, ids }) : [],
    schritte: schritte.map((one) => ({
      zustand: one.zustand ?? undefined,
      von: one.von,
      wer: one.mitarbeiter ?? undefined,
      frist: one.frist ?? undefined,
      notiz: one.notiz ? key.open(notizContext(one.id), one.notiz) : undefined,
      zeit: one.zeit,
    })),
  }
}

export interface NeuerVorgang {
  kundeId: string
  jobcenterId: string
  kontoId: string
  dienst: Dienstslug
  titel: string
  text: string
  dateien: readonly string[]
  sendung: string
  /** The whole application is still missing. */
  unvollstaendig: boolean
}

/** Puts a case on file with its first step. Undefined where the customer is gone. */
export async function insertNeu(env: Env, tx: Tx, neu: NeuerVorgang): Promise<string | undefined> {
  const schluessel = await store.findKey(tx, neu.kundeId)
  if (!schluessel) return undefined
  const id = newId()
  const jetzt = env.clock.now()
  const key = keyOf(env, { kunde_id: neu.kundeId, schluessel })
  const row = {
    ...{ id, kunde_id: neu.kundeId, jobcenter_id: neu.jobcenterId, dienst: neu.dienst, art: 'formlos' as const },
    titel: key.seal(titelContext(id), neu.titel),
    inhalt: key.seal(inhaltContext(id), JSON.stringify({ text: neu.text })),
    ...{
      erstellt_von: neu.kontoId,
      erstellt: jetzt,
      zustand: 'gesendet' as const,
      geaendert: jetzt,
      vom_jobcenter: null,
      frist: null,
    },
    ...{ unvollstaendig_seit: neu.unvollstaendig ? jetzt : null, offen_seit: jetzt, zustaendig: null },
    sendung: neu.sendung,
  }
  await store.insertVorgang(tx, row, neu.dateien)
  const ort = { kunde_id: neu.kundeId, schluessel, id }
  await addSchritt(env, tx, { row: ort, neu: { zustand: 'gesendet', von: 'kunde' } })
  return id
}

export interface NeuerSchritt {
  zustand?: Vorgangszustand
  von: 'kunde' | 'dienst' | 'system'
  mitarbeiterId?: string
  frist?: Tag | undefined
  notiz?: string | undefined
}

/** Writes a step down; what changes with it is the caller's. */
export async function addSchritt(
  env: Env,
  tx: Tx,
  { row, neu }: { row: Pick<store.VorgangRow, 'id' | 'kunde_id' | 'schluessel'>; neu: NeuerSchritt },
): Promise<void> {
  const id = newId()
  await store.insertSchritt(tx, {
    id,
    vorgang_id: row.id,
    zustand: neu.zustand ?? null,
    von: neu.von,
    mitarbeiter_id: neu.mitarbeiterId ?? null,
    frist: neu.frist ?? null,
    notiz: neu.notiz ? keyOf(env, row).seal(notizContext(id), neu.notiz) : null,
    zeit: env.clock.now(),
  })
}

/** From which day a thing counts that was sent without a form. */
export function computeWirkung({ monatsanfang }: Formlos, erstellt: Date): { tag: Tag; ab: Tag | undefined } {
  const tag = tagInBerlin(erstellt)
  return { tag, ab: monatsanfang ? `${tag.slice(0, 8)}01` : undefined }
}
