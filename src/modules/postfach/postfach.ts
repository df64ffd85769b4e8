import { type Dokument, listDokumente } from '#modules/dokumente'
import { kundeKey } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import { type Anliegenname, anliegen, type Fach } from './anliegen.ts'
import * as store from './store.ts'

/** A conversation as lists show it. */
export interface Gespraech {
  id: string
  kundeId: string
  fach: Fach
  anliegen: Anliegenname
  betreff: string
  erstellt: Date
  zuletzt: Date
  archiviert: boolean
  /** Since when the Jobcenter owes an answer. */
  offenSeit: Date | undefined
  zustaendig: string | undefined
  stand: number
  /** The case that it is about. */
  vorgangId: string | undefined
}

export interface Nachricht {
  id: string
  von: 'kunde' | 'dienst'
  /** „Jana Muster, Team 3“ */
  wer: string | undefined
  text: string
  gesendet: Date
  gelesen: Date | undefined
  anhaenge: Dokument[]
}

export const betreffContext = (id: string) => `gespraech|betreff|${id}`
export const textContext = (id: string) => `nachricht|text|${id}`

const keyOf = (env: Env, row: { kunde_id: string; schluessel: Buffer }): Personenschluessel =>
  kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })

export function openGespraech(env: Env, row: store.GespraechRow): Gespraech {
  return {
    id: row.id,
    kundeId: row.kunde_id,
    fach: row.postfach,
    anliegen: row.anliegen,
    betreff: showInvisible(keyOf(env, row).open(betreffContext(row.id), row.betreff)),
    erstellt: row.erstellt,
    zuletzt: row.zuletzt,
    archiviert: row.archiviert !== null,
    offenSeit: row.offen_seit ?? undefined,
    zustaendig: row.zustaendig ?? undefined,
    stand: row.stand,
    vorgangId: row.vorgang_id ?? undefined,
  }
}

/** The messages of a conversation, the oldest first, with their files. */
export async function readNachrichten(env: Env, db: Db | Tx, row: store.GespraechRow): Promise<Nachricht[]> {
  const rows = await store.findNachrichten(db, row.id)
  const ids = rows.flatMap(({ anhaenge }) => anhaenge ?? [])
  const besitzer = { art: 'kunde', id: row.kunde_id } as const
  const files = ids.length > 0 ? await listDokumente(env, db, { besitzer, ids }) : []
  const key = keyOf(env, row)
  return rows.map((one) => ({
    id: one.id,
    von: one.von,
    wer: one.mitarbeiter ? `${one.mitarbeiter}, ${one.team}` : undefined,
    text: key.open(textContext(one.id), one.text),
    gesendet: one.gesendet,
    gelesen: one.gelesen ?? undefined,
    anhaenge: files.filter(({ id }) => one.anhaenge?.includes(id)),
  }))
}

export interface NeueNachricht {
  von: { art: 'kunde'; kontoId: string } | { art: 'dienst'; mitarbeiterId: string }
  text: string
  /** Files of the customer that were taken with this sending. */
  anhaenge: readonly string[]
  sendung: string
}

/** Undoes what a transaction has done, and says why. */
export class Ruecknahme extends Error {
  readonly grund: 'anhang'
  constructor(grund: 'anhang') {
    super(grund)
    this.grund = grund
  }
}

/** Whether a sending that is a message already says the same; another text must not be taken for sent. */
export function isSameText(env: Env, row: NonNullable<Awaited<ReturnType<typeof store.findSendung>>>, text: string) {
  return keyOf(env, row).open(textContext(row.id), row.text) === text
}

/** Puts a message into a conversation that is locked, as its sending is. */
export async function appendNachricht(
  env: Env,
  tx: Tx,
  { row, neu }: { row: store.GespraechRow; neu: NeueNachricht },
): Promise<void> {
  const id = newId()
  const jetzt = env.clock.now()
  const dienst = neu.von.art === 'dienst'
  await store.insertNachricht(tx, {
    id,
    gespraech_id: row.id,
    von: neu.von.art,
    mitarbeiter_id: neu.von.art === 'dienst' ? neu.von.mitarbeiterId : null,
    text: keyOf(env, row).seal(textContext(id), neu.text),
    gesendet: jetzt,
    gelesen: null,
    sendung: neu.sendung,
  })
  await store.insertAnhaenge(tx, id, neu.anhaenge)
  await store.updateGespraech(tx, row.id, {
    zuletzt: jetzt,
    archiviert: null,
    ...(dienst
      ? { vom_jobcenter: jetzt, neu: true, offen_seit: null }
      : { vom_kunden: jetzt, offen_seit: row.offen_seit ?? jetzt }),
  })
  await recordEreignis(env, tx, {
    ereignis: dienst ? 'jobcenter.nachricht-geschrieben' : 'jobcenter.nachricht-gesendet',
    akteur: neu.von.art,
    akteurId: neu.von.art === 'dienst' ? neu.von.mitarbeiterId : neu.von.kontoId,
    ...(neu.von.art === 'kunde' ? { kontoId: neu.von.kontoId } : {}),
    kundeId: row.kunde_id,
    details: { gespraech: row.id, postfach: row.postfach, anhaenge: neu.anhaenge.length },
  })
}

export interface NeuesGespraech {
  kundeId: string
  jobcenterId: string
  anliegen: Anliegenname
  betreff: string
  /** The case that it is about, which is the customer's (checked by the caller, and by the database). */
  vorgang?: { id: string; zustaendig: string | undefined } | undefined
}

/** Begins a conversation, without a message yet; undefined where the customer is gone. */
export async function createGespraech(env: Env, tx: Tx, neu: NeuesGespraech): Promise<store.GespraechRow | undefined> {
  const schluessel = await store.findKey(tx, neu.kundeId)
  if (!schluessel) return undefined
  const id = newId()
  const jetzt = env.clock.now()
  const key = kundeKey(env, { id: neu.kundeId, schluessel })
  await store.insertGespraech(tx, {
    id,
    kunde_id: neu.kundeId,
    jobcenter_id: neu.jobcenterId,
    postfach: anliegen[neu.anliegen].fach,
    anliegen: neu.anliegen,
    betreff: key.seal(betreffContext(id), neu.betreff),
    erstellt: jetzt,
    zuletzt: jetzt,
    vom_kunden: null,
    vom_jobcenter: null,
    archiviert: null,
    offen_seit: null,
    zustaendig: neu.vorgang?.zustaendig ?? null,
    stand: 1,
    vorgang_id: neu.vorgang?.id ?? null,
  })
  return store.lockGespraech(tx, id)
}
