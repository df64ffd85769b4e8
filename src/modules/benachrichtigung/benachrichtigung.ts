import { findKonto, notifyKonto, UNGELESEN_GEZAEHLT } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import type { Versand } from '#platform/post/postausgang.ts'
import { nextMorning } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { type Anlassname, type Art, arten, readAnlass } from './anlaesse.ts'
import * as store from './store.ts'

/** Read notifications are kept so long (PRI-07). */
const AUFHEBEN = 365 * TAG

export interface Neuigkeit {
  kontoId: string
  kundeId?: string
  anlass: Anlassname
  /** The page that it leads to, made by a route. */
  ziel: string
  /** A second way in the e-mail, which needs no sign-in. */
  zweiter?: { text: string; href: string }
}

/**
 * Rings the bell of an account and sends the e-mail that the person wants for this kind, in the transaction. The e-mail says
 * that something is there, not what. Reminders wait for the morning.
 */
export async function notify(
  env: Env,
  tx: Tx,
  neuigkeit: Neuigkeit,
  { nachweis }: Pick<Versand, 'nachweis'> = {},
): Promise<void> {
  const { kontoId, kundeId, ziel, zweiter } = neuigkeit
  const { art, betreff, immer, ruhezeit } = readAnlass(neuigkeit.anlass)
  const erstellt = env.clock.now()
  await store.insertBenachrichtigung(tx, {
    id: newId(),
    konto_id: kontoId,
    kunde_id: kundeId ?? null,
    anlass: neuigkeit.anlass,
    ziel,
    erstellt,
  })
  if (!immer && (await store.findWahl(tx, kontoId))[art] === false) return
  const konto = await findKonto(tx, kontoId)
  if (konto?.zustand !== 'aktiv') return
  const absaetze = ['In Ihrem Online-Portal liegt etwas Neues für Sie.', 'Melden Sie sich an, um es zu lesen.']
  const knopf = { text: 'Zum Online-Portal', href: env.settings.baseUrl + routes.benachrichtigungen.href() }
  const ab = ruhezeit ? nextMorning(erstellt) : undefined
  await notifyKonto(env, tx, konto, { betreff, absaetze, knopf, ...(zweiter ? { zweiter } : {}), ab, nachweis })
}

export interface Eintrag {
  id: string
  titel: string
  ziel: string
  zeit: Date
  neu: boolean
}

const JE_SEITE = 25

/** One page of the bell, newest first; `weiter` is where the next one begins. */
export async function listBenachrichtigungen(
  env: Env,
  wo: { kontoId: string; vor: string | undefined },
): Promise<{ eintraege: Eintrag[]; weiter: string | undefined }> {
  const rows = await store.findBenachrichtigungen(env.db, { ...wo, anzahl: JE_SEITE + 1 })
  const eintraege = rows.slice(0, JE_SEITE).map(({ id, anlass, ziel, erstellt, gelesen }) => ({
    ...{ id, ziel, zeit: erstellt },
    titel: readAnlass(anlass).titel,
    neu: gelesen === null,
  }))
  return { eintraege, weiter: rows.length > JE_SEITE ? eintraege.at(-1)?.id : undefined }
}

/** Who reads. `ungelesen`: the number at the bell of the page that is being made. */
interface Leser {
  kontoId: string
  ungelesen?: number
}

/**
 * What a page showed is no news any more; without a page, nothing is. It is taken off the number that the reader's visit carries:
 * the very page that clears it shows how many are left.
 */
export async function markGelesen(
  env: Env,
  db: Db | Tx,
  { leser, ziel }: { leser: Leser; ziel?: string },
): Promise<void> {
  const { kontoId, ungelesen } = leser
  const anzahl = await store.setGelesen(db, {
    kontoId,
    ...(ziel === undefined ? {} : { ziel }),
    jetzt: env.clock.now(),
  })
  // From here on the bell only says that there are more; how many more, nobody has counted.
  if (ungelesen !== undefined && ungelesen < UNGELESEN_GEZAEHLT) leser.ungelesen = Math.max(0, ungelesen - anzahl)
}

/** Which kinds come by e-mail, too. */
export async function readWahl(env: Env, kontoId: string): Promise<Record<Art, boolean>> {
  const wahl = await store.findWahl(env.db, kontoId)
  return Object.fromEntries(arten.map((art) => [art, wahl[art] !== false])) as Record<Art, boolean>
}

export function setWahl(env: Env, kontoId: string, wahl: Record<Art, boolean>): Promise<void> {
  return env.db.transaction().execute(async (tx) => {
    await store.setWahl(tx, kontoId, wahl)
    await recordEreignis(env, tx, {
      ereignis: 'konto.benachrichtigung-gewaehlt',
      akteur: 'kunde',
      akteurId: kontoId,
      kontoId,
    })
  })
}

export const benachrichtigungTasks = (env: Env): Aufgabe[] => [
  {
    name: 'benachrichtigungen-aufraeumen',
    zeitplan: '40 3 * * *',
    run: async () => {
      env.log.info({ geloescht: await store.deleteOld(env.db, later(env.clock.now(), -AUFHEBEN)) }, 'Glocke aufgeräumt')
    },
  },
]
