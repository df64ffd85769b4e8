import { markGelesen } from '#modules/benachrichtigung'
import { MINUTE, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { countVersuche, type Grenze, readVersuche, refundVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Wer } from '../kunde.ts'
import { type Briefhindernis, findHindernis, hashesOf, makeBrief } from './brief.ts'
import { type Bankverbindung, openNeues } from './neues.ts'
import * as store from './store.ts'
import { openAll, type Vorbehalt } from './vorbehalt.ts'
import { confirmVorbehalt, isStoppbar, lockVorbehalt, recordSchritt, stopVorbehalt } from './wirkung.ts'

/** Wrong codes of one customer, whatever the session: then entry pauses, and the code stays good. */
const GRENZEN = {
  kurz: { zweck: 'bestaetigungscode-kurz', max: 5, fenster: 10 * MINUTE },
  tag: { zweck: 'bestaetigungscode-tag', max: 10, fenster: TAG },
} satisfies Record<string, Grenze>

export type Pause = keyof typeof GRENZEN

/** One of the customer's own; undefined for a foreign one as for none. */
export async function readVorbehalt(env: Env, wer: Wer, id: string): Promise<Vorbehalt | undefined> {
  const row = await store.findVorbehalt(env.db, { id, kundeId: wer.profil.kundeId })
  if (!row) return undefined
  await markGelesen(env, env.db, { leser: wer, ziel: routes.vorbehalt.href({ id }) })
  return (await openAll(env, env.db, [row]))[0]
}

export interface Datenstand {
  /** The account that staff has entered last, once somebody had confirmed it. */
  konto: (Bankverbindung & { seit: Date }) | undefined
  /** What is new and not in effect yet, the oldest first. */
  offen: Vorbehalt[]
}

/** How far the customer's own new addresses and accounts are. */
export async function readDatenstand(env: Env, { profil }: Wer): Promise<Datenstand> {
  const [row, offen] = await Promise.all([
    store.findEingetragenesKonto(env.db, profil.kundeId),
    store.findUnwirksame(env.db, profil.kundeId),
  ])
  const neues = row && openNeues(env, row)
  return {
    konto: row?.uebernommen && neues?.was === 'konto' ? { ...neues.neu, seit: row.uebernommen } : undefined,
    offen: await openAll(env, env.db, offen),
  }
}

/** Whether the next code would not be looked at; counts nothing. */
export async function readPause(env: Env, { profil }: Wer): Promise<Pause | undefined> {
  const full = async (grenze: Grenze) => (await readVersuche(env, env.db, grenze, profil.kundeId)) >= grenze.max
  if (await full(GRENZEN.tag)) return 'tag'
  return (await full(GRENZEN.kurz)) ? 'kurz' : undefined
}

/** Counted before it is looked at, outside of any transaction: parallel ones cannot slip past, no rollback forgets one. */
async function takeVersuch(env: Env, { profil }: Wer): Promise<{ pause: Pause; erste: boolean } | undefined> {
  const { kurz, tag } = GRENZEN
  const [anzahlKurz = 0, anzahlTag] = await countVersuche(env, env.db, [
    [kurz, profil.kundeId],
    [tag, profil.kundeId],
  ])
  if (anzahlKurz > kurz.max) return { pause: 'kurz', erste: anzahlKurz === kurz.max + 1 }
  if ((anzahlTag ?? 0) > tag.max) return { pause: 'tag', erste: anzahlTag === tag.max + 1 }
  return undefined
}

const giveBack = async (env: Env, { profil }: Wer) => {
  for (const grenze of Object.values(GRENZEN)) await refundVersuch(env, env.db, grenze, profil.kundeId)
}

const akteurOf = ({ kontoId }: Wer) => ({ art: 'kunde', kontoId }) as const

/** Runs with the lock of the customer; undefined for a foreign one as for none. */
function withOwn<T>(
  env: Env,
  { profil }: Wer,
  {
    id,
    run,
  }: { id: string; run: (tx: Tx, locked: NonNullable<Awaited<ReturnType<typeof lockVorbehalt>>>) => Promise<T> },
): Promise<T | undefined> {
  const { kundeId, jobcenterId } = profil
  return env.db.transaction().execute(async (tx) => {
    const locked = await lockVorbehalt(env, tx, { id, kundeId, jobcenterId })
    return locked && run(tx, locked)
  })
}

/** `falsch`: wrong, used up, replaced, run out: nobody learns which. `stand`: it does not wait any more. */
export type Codeergebnis = { art: 'ok' | 'falsch' | 'stand' } | { art: 'pause'; pause: Pause }

/** Confirms with the code of a letter, in its plain form. Of many at once exactly one wins. */
export async function redeemBestaetigungscode(
  env: Env,
  wer: Wer,
  { id, code }: { id: string; code: string },
): Promise<Codeergebnis | undefined> {
  const own = await store.findVorbehalt(env.db, { id, kundeId: wer.profil.kundeId })
  if (!own) return undefined
  if (own.zustand !== 'wartet') return { art: 'stand' }
  const versuch = await takeVersuch(env, wer)
  const von = akteurOf(wer)
  if (versuch) {
    if (versuch.erste) {
      await recordSchritt(env, env.db, {
        row: own,
        ereignis: 'vorgang.vorbehalt-gebremst',
        von,
        details: { pause: versuch.pause },
      })
    }
    return { art: 'pause', pause: versuch.pause }
  }
  const ergebnis = await withOwn(env, wer, {
    id,
    run: async (tx, { row, kunde }): Promise<Codeergebnis> => {
      if (row.zustand !== 'wartet') return { art: 'stand' }
      const hashes = hashesOf(env, id, code)
      const ereignis = 'vorgang.vorbehalt-bestaetigt'
      if (!(await store.findGoodCode(tx, { vorbehaltId: id, hashes, jetzt: env.clock.now() }))) {
        await recordSchritt(env, tx, { row, ereignis, von, ergebnis: 'abgelehnt' })
        return { art: 'falsch' }
      }
      await recordSchritt(env, tx, { row, ereignis, von })
      await confirmVorbehalt(env, tx, { row, kunde, von, weg: 'brief' })
      return { art: 'ok' }
    },
  })
  if (ergebnis?.art !== 'falsch') await giveBack(env, wer)
  return ergebnis
}

/** „Das war ich nicht“: nothing comes of it any more, and staff looks into it. `stand`: it is in effect, or over. */
export const stopOwn = (env: Env, wer: Wer, id: string): Promise<'ok' | 'stand' | undefined> =>
  withOwn(env, wer, {
    id,
    run: async (tx, { row }) => {
      if (!isStoppbar(row)) return 'stand'
      await stopVorbehalt(env, tx, { row, von: akteurOf(wer), grund: null })
      return 'ok'
    },
  })

/** Asks for another letter, once the last code has run out or was on its way for long. A double click is one letter. */
export const requestBrief = (env: Env, wer: Wer, id: string): Promise<'ok' | 'stand' | Briefhindernis | undefined> =>
  withOwn(env, wer, {
    id,
    run: async (tx, { row, kunde }) => {
      if (row.zustand !== 'wartet') return 'stand'
      const hindernis = await findHindernis(env, tx, row)
      if (hindernis) return hindernis
      await store.updateVorbehalt(tx, id, { abgelaufen_seit: null })
      await makeBrief(env, tx, { row, kunde, art: 'code', von: undefined })
      return 'ok'
    },
  })
