import { type Dokument, listDokumente } from '#modules/dokumente'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { contextToOpen, contextToSeal, isVersiegelt, type Leserecht, mayRead } from './aerztlich/siegel.ts'
import { type Beleg, placeBeleg } from './beleg/beleg.ts'
import { type Dienstslug, dienste, type Formlos } from './dienste-daten.ts'
import { keyOf, openTitel, sealNeu, type Vorgangsinhalt } from './inhalt.ts'
import { type Fassung, type Korrektur, listFassungen, openKorrektur } from './korrektur/fassung.ts'
import { findOffene } from './korrektur/store.ts'
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
  /** Until when staff has to look at it. */
  faellig: Date | undefined
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
export interface GanzerVorgang extends Vorgang, Vorgangsinhalt {
  /** Every version that was sent, the first one first; the content of the case is that of the last. */
  fassungen: Fassung[]
  /** What the customer is asked to set right. */
  korrektur: Korrektur | undefined
  nachweise: Nachweis[]
  /** Of the last version. */
  beleg: Beleg | undefined
  dateien: Dokument[]
  schritte: Schritt[]
  /** For the Ärztlicher Dienst alone, and its reader is somebody else: nothing of the above is there, only how many files came. */
  versiegelt: { dateien: number } | undefined
}

export const notizContext = (id: string) => `vorgang_schritt|notiz|${id}`

/** „2026-0000123“: what people say on the telephone. */
export const formatNummer = ({ nummer, erstellt }: { nummer: number; erstellt: Date }): string =>
  `${tagInBerlin(erstellt).slice(0, 4)}-${String(nummer).padStart(7, '0')}`

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
    faellig: row.faellig ?? undefined,
    unvollstaendigSeit: row.unvollstaendig_seit ?? undefined,
    offenSeit: row.offen_seit ?? undefined,
    zustaendig: row.zustaendig ?? undefined,
    zustaendigName: row.zustaendig_name ?? undefined,
    stand: row.stand,
  }
}

const inhaltOf = ({ nr: _, erstellt: __, ...inhalt }: Fassung) => inhalt

/** With text, files and steps; notes among staff only for staff. Of what is sealed, without the right to it, that it is there. */
export async function readGanz(
  env: Env,
  db: Db | Tx,
  { row, mitVermerken, recht }: { row: store.VorgangRow; mitVermerken: boolean; recht?: Leserecht },
): Promise<GanzerVorgang> {
  if (!mayRead(row, recht)) return readVerschlossen(env, db, row)
  const key = keyOf(env, row)
  const [ids, schritte, fassungen, korrektur] = await Promise.all([
    store.findDateien(db, row.id),
    store.findSchritte(db, { vorgangId: row.id, mitVermerken }),
    listFassungen(env, db, row, recht),
    findOffene(db, row.id),
  ])
  const besitzer = { art: 'kunde', id: row.kunde_id } as const
  return {
    ...openVorgang(env, row),
    ...inhaltOf(fassungen.at(-1)!),
    fassungen,
    korrektur: korrektur && openKorrektur(env, row, korrektur),
    nachweise: await listNachweise(env, db, row, recht),
    dateien: ids.length > 0 ? await listDokumente(env, db, { besitzer, ids }) : [],
    schritte: schritte.map((one) => ({
      zustand: one.zustand ?? undefined,
      von: one.von,
      wer: one.mitarbeiter ?? undefined,
      frist: one.frist ?? undefined,
      notiz: one.notiz ? key.open(contextToOpen(row, notizContext(one.id), recht), one.notiz) : undefined,
      zeit: one.zeit,
    })),
    versiegelt: undefined,
  }
}

async function readVerschlossen(env: Env, db: Db | Tx, row: store.VorgangRow): Promise<GanzerVorgang> {
  const ids = await store.findDateien(db, row.id)
  const leer = {
    text: '',
    fassungen: [],
    korrektur: undefined,
    nachweise: [],
    beleg: undefined,
    dateien: [],
    schritte: [],
  }
  return { ...openVorgang(env, row), ...leer, versiegelt: { dateien: ids.length } }
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
    ...sealNeu(key, id, neu),
    ...{
      erstellt_von: neu.kontoId,
      erstellt: jetzt,
      zustand: 'gesendet' as const,
      geaendert: jetzt,
      vom_jobcenter: null,
      frist: null,
    },
    ...{ unvollstaendig_seit: neu.unvollstaendig ? jetzt : null, zustaendig: null },
    // What is sealed is no work of the Jobcenter.
    offen_seit: isVersiegelt(neu.dienst) ? null : jetzt,
    sendung: neu.sendung,
  }
  await store.insertVorgang(tx, row, neu.dateien)
  const ort = { kunde_id: neu.kundeId, schluessel, id, dienst: neu.dienst }
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
  /** When it happened, where that was not just now. */
  zeit?: Date
}

/** Writes a step down; what changes with it is the caller's. */
export async function addSchritt(
  env: Env,
  tx: Tx,
  { row, neu }: { row: Pick<store.VorgangRow, 'id' | 'kunde_id' | 'schluessel' | 'dienst'>; neu: NeuerSchritt },
): Promise<void> {
  const id = newId()
  await store.insertSchritt(tx, {
    id,
    vorgang_id: row.id,
    zustand: neu.zustand ?? null,
    von: neu.von,
    mitarbeiter_id: neu.mitarbeiterId ?? null,
    frist: neu.frist ?? null,
    notiz: neu.notiz ? keyOf(env, row).seal(contextToSeal(row, notizContext(id)), neu.notiz) : null,
    zeit: neu.zeit ?? env.clock.now(),
  })
}

/** From which day a thing counts that was sent without a form. */
export function computeWirkung({ monatsanfang }: Formlos, erstellt: Date): { tag: Tag; ab: Tag | undefined } {
  const tag = tagInBerlin(erstellt)
  return { tag, ab: monatsanfang ? `${tag.slice(0, 8)}01` : undefined }
}
