import { type Dokument, listDokumente } from '#modules/dokumente'
import { kundeKey } from '#modules/jobcenter'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { type Beleg, placeBeleg, readBeleg } from './beleg/beleg.ts'
import { type Dienstslug, dienste, type Formlos } from './dienste-daten.ts'
import type { Leistungsslug } from './leistung/leistungen-daten.ts'
import { listNachweise, type Nachweis, type NeuerNachweis, placeNachweise } from './nachweise/nachweise.ts'
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

/** Questions of one page with their answers, as the person read them before sending, in the words of that day. */
export interface Lesung {
  titel: string
  /** Of whom or what: „Ada“, „Ada, Bäckerei“. */
  fuer: string | undefined
  angaben: { frage: string; antwort: string }[]
}

/** What was sent: a few lines, or a form. */
export interface Vorgangsinhalt {
  text: string
  lesung?: Lesung[]
  /** As data, with the version of the form that was filled in. */
  formular?: { name: string; fassung: number; antworten: object }
}

/** A case with what was sent. */
export interface GanzerVorgang extends Vorgang, Vorgangsinhalt {
  nachweise: Nachweis[]
  beleg: Beleg | undefined
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
export const openInhalt = (env: Env, row: store.VorgangRow): Vorgangsinhalt =>
  JSON.parse(keyOf(env, row).open(inhaltContext(row.id), row.inhalt)) as Vorgangsinhalt

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
    ...openInhalt(env, row),
    nachweise: await listNachweise(env, db, row),
    beleg: await readBeleg(env, db, row),
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
  art: store.Vorgangsart
  inhalt: Vorgangsinhalt
  dateien: readonly string[]
  sendung: string
  /** Kind of what is sent, as the receipt tells it to anybody who holds its code. */
  bezeichnung: string
  nachweise: readonly NeuerNachweis[]
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
    ...{ id, kunde_id: neu.kundeId, jobcenter_id: neu.jobcenterId, dienst: neu.dienst, art: neu.art },
    titel: key.seal(titelContext(id), neu.titel),
    inhalt: key.seal(inhaltContext(id), JSON.stringify(neu.inhalt)),
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
  await placeNachweise(env, tx, { vorgang: ort, nachweise: neu.nachweise })
  await placeBeleg(env, tx, { ...neu, vorgang: ort })
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
