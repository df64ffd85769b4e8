import { kundeKey } from '#modules/jobcenter'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import type { Fach } from '../anliegen.ts'
import type { Wer } from '../kunde.ts'
import * as store from '../store.ts'
import * as entwuerfe from './store.ts'

export interface Entwurf {
  sendung: string
  fach: Fach
  gespraechId: string | undefined
  anliegen: string
  betreff: string
  text: string
  /** The conversation that a new message is about. */
  dazu?: string
  /** The case that it is about. */
  vorgang?: string
  geaendert: Date
}

type Entwurfsinhalt = Pick<Entwurf, 'anliegen' | 'betreff' | 'text' | 'dazu' | 'vorgang'>
/** Of one customer, in both mailboxes. */
const HOECHSTENS = 50
const AUFHEBEN = 90 * TAG

const entwurfContext = (sendung: string) => `nachricht_entwurf|inhalt|${sendung}`

/** Keeps what is being written; a draft that is a message already is not kept again. */
export async function saveEntwurf(
  env: Env,
  { profil }: Wer,
  neu: Entwurfsinhalt & { sendung: string; fach: Fach; gespraechId?: string | undefined },
): Promise<boolean> {
  const { kundeId } = profil
  const { sendung, fach, gespraechId, ...inhalt } = neu
  return env.db.transaction().execute(async (tx) => {
    await store.lockSendung(tx, sendung)
    const schluessel = await store.findKey(tx, kundeId)
    if (!schluessel || (await store.findSendung(tx, { sendung, kundeId }))) return false
    if (gespraechId && !(await store.findGespraech(tx, { id: gespraechId, kundeId }))) return false
    await entwuerfe.upsertEntwurf(tx, {
      sendung,
      kunde_id: kundeId,
      postfach: fach,
      gespraech_id: gespraechId ?? null,
      inhalt: kundeKey(env, { id: kundeId, schluessel }).seal(entwurfContext(sendung), JSON.stringify(inhalt)),
      geaendert: env.clock.now(),
    })
    await entwuerfe.trimEntwuerfe(tx, kundeId, HOECHSTENS)
    return true
  })
}

type Rows = Awaited<ReturnType<typeof entwuerfe.findEntwuerfe>>

async function openEntwuerfe(env: Env, kundeId: string, rows: Rows, db: Db | Tx = env.db) {
  const schluessel = rows.length > 0 ? await store.findKey(db, kundeId) : undefined
  if (!schluessel) return []
  const key = kundeKey(env, { id: kundeId, schluessel })
  return rows.map((row): Entwurf => {
    const inhalt = JSON.parse(key.open(entwurfContext(row.sendung), row.inhalt)) as Entwurfsinhalt
    const { sendung, postfach: fach, geaendert } = row
    return { ...inhalt, sendung, fach, geaendert, gespraechId: row.gespraech_id ?? undefined }
  })
}

export async function listEntwuerfe(env: Env, { profil }: Wer, fach: Fach): Promise<Entwurf[]> {
  const { kundeId } = profil
  return openEntwuerfe(env, kundeId, await entwuerfe.findEntwuerfe(env.db, { kundeId, fach }))
}

export async function readEntwurf(env: Env, { profil }: Wer, sendung: string): Promise<Entwurf | undefined> {
  const { kundeId } = profil
  const row = await entwuerfe.findEntwurf(env.db, { kundeId, sendung })
  return row && (await openEntwuerfe(env, kundeId, [row]))[0]
}

export async function dropEntwurf(env: Env, { profil }: Wer, sendung: string): Promise<void> {
  await entwuerfe.deleteEntwurf(env.db, { kundeId: profil.kundeId, sendung })
}

/** Every draft of the customers of an account. */
export async function readAllEntwuerfe(env: Env, db: Db | Tx, kontoId: string): Promise<Entwurf[]> {
  const rows = await entwuerfe.findEntwuerfeOfKonto(db, kontoId)
  const kunden = [...new Set(rows.map((row) => row.kunde_id))]
  const opened = kunden.map((id) =>
    openEntwuerfe(
      env,
      id,
      rows.filter((row) => row.kunde_id === id),
      db,
    ),
  )
  return (await Promise.all(opened)).flat()
}

export const entwurfTasks = (env: Env): Aufgabe[] => [
  {
    name: 'entwuerfe-aufraeumen',
    zeitplan: '50 3 * * *',
    run: async () => {
      const geloescht = await entwuerfe.deleteOldEntwuerfe(env.db, later(env.clock.now(), -AUFHEBEN))
      env.log.info({ geloescht }, 'Alte Entwürfe gelöscht')
    },
  },
]
