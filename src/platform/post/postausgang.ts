import { later, MINUTE, TAG } from '../clock.ts'
import type { Tx } from '../datenbank/db.ts'
import { newId } from '../datenbank/id.ts'
import type { Aufgabe } from '../datenbank/queue.ts'
import type { Env } from '../env.ts'
import { type Mail, MailAbgewiesen } from './mail.ts'

declare module '../datenbank/db.ts' {
  interface Tables {
    postausgang: { id: string; inhalt: Buffer; erstellt: Date }
  }
}

const AUFGABE = 'mail-senden'

export interface Versand {
  /** Not before this moment. */
  ab?: Date | undefined
  /** Work that learns what the mail server said, and when: `{ id, ergebnis: 'uebergeben' | 'abgewiesen', zeit, mail }`. */
  nachweis?: { aufgabe: string; id: string } | undefined
}

type Inhalt = Omit<Mail, 'id'> & Pick<Versand, 'nachweis'> & { ab?: string | undefined }

/** So long is a mail tried. What leads to paper when it fails is given longer. */
const HALTBAR = 3 * TAG
const HALTBAR_NACHWEIS = 7 * TAG
/** The job of a mail has had its turn by then; after an outage it may be asleep for hours. */
const NACHHOLEN = 10 * MINUTE
const AM_STUECK = 100

/**
 * Puts a mail into the outbox, in the caller's transaction. The row is sealed, since links in mails are secrets, and goes
 * when the mail server has taken the mail.
 */
export async function enqueueMail(env: Env, tx: Tx, { ab, ...mail }: Omit<Mail, 'id'> & Versand): Promise<void> {
  const id = newId()
  const inhalt: Inhalt = { ...mail, ab: ab?.toISOString() }
  const sealed = env.schluessel.seal(`postausgang|inhalt|${id}`, JSON.stringify(inhalt))
  await tx.insertInto('postausgang').values({ id, inhalt: sealed, erstellt: env.clock.now() }).execute()
  await env.queue.send(tx, AUFGABE, { id }, { ...(ab ? { ab } : {}) })
}

/** The work of the outbox. Whatever hands a mail over holds its row meanwhile, so that two never send it both. */
export const mailTasks = (env: Env): Aufgabe[] => [
  { name: AUFGABE, versuche: 20, run: async ({ id }) => void (await deliver(env, String(id))) },
  { name: 'mails-nachholen', zeitplan: '*/5 * * * *', run: () => catchUp(env) },
  { name: 'mails-aufgeben', zeitplan: '35 * * * *', run: () => giveUp(env) },
]

async function deliver(env: Env, id: string): Promise<void> {
  await env.db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('postausgang')
      .select('inhalt')
      .where('id', '=', id)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return
    const { nachweis, ab, ...mail } = openInhalt(env, id, row.inhalt)
    if (ab && new Date(ab) > env.clock.now()) return
    const ergebnis = await handOver(env, { ...mail, id }, nachweis !== undefined)
    await settle(env, tx, { id, nachweis, ergebnis })
  })
}

const openInhalt = (env: Env, id: string, inhalt: Buffer) =>
  JSON.parse(env.schluessel.open(`postausgang|inhalt|${id}`, inhalt)) as Inhalt

/** Takes a mail out of the outbox and tells whoever waits for its fate. */
async function settle(
  env: Env,
  tx: Tx,
  { id, nachweis, ergebnis }: Pick<Versand, 'nachweis'> & { id: string; ergebnis: 'uebergeben' | 'abgewiesen' },
): Promise<void> {
  if (nachweis) {
    const gesagt = { ergebnis, zeit: env.clock.now().toISOString(), mail: id }
    await env.queue.send(tx, nachweis.aufgabe, { id: nachweis.id, ...gesagt })
  }
  await tx.deleteFrom('postausgang').where('id', '=', id).execute()
}

/** A refusal for good is an answer where somebody waits for it; elsewhere it is tried again, as any failure. */
async function handOver(env: Env, mail: Mail, nachweis: boolean): Promise<'uebergeben' | 'abgewiesen'> {
  try {
    await env.mailer.send(mail)
    return 'uebergeben'
  } catch (error) {
    if (nachweis && error instanceof MailAbgewiesen) return 'abgewiesen'
    throw error
  }
}

/**
 * Sends what waits too long: after an outage at once, not when a pause that has grown for hours is over. Ends at the first
 * mail that the server does not take at all, since the next one would fare no better; a refused one holds up nobody.
 */
async function catchUp(env: Env): Promise<void> {
  const rows = await env.db
    .selectFrom('postausgang')
    .select('id')
    .where('erstellt', '<=', later(env.clock.now(), -NACHHOLEN))
    .orderBy('erstellt')
    .limit(AM_STUECK)
    .execute()
  for (const { id } of rows) {
    try {
      await deliver(env, id)
    } catch (error) {
      if (error instanceof MailAbgewiesen) continue
      env.log.warn({ err: error, wartend: rows.length }, 'Mails warten noch')
      return
    }
  }
}

/** Ends what could not be handed over for days. A mail whose fate counts is reported as refused, which leads to paper. */
async function giveUp(env: Env): Promise<void> {
  const now = env.clock.now()
  await env.db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('postausgang')
      .select(['id', 'inhalt', 'erstellt'])
      .where('erstellt', '<=', later(now, -HALTBAR))
      .orderBy('erstellt')
      .forUpdate()
      .skipLocked()
      .execute()
    let aufgegeben = 0
    for (const { id, inhalt, erstellt } of rows) {
      const { nachweis } = openInhalt(env, id, inhalt)
      if (nachweis && erstellt > later(now, -HALTBAR_NACHWEIS)) continue
      await settle(env, tx, { id, nachweis, ergebnis: 'abgewiesen' })
      aufgegeben++
    }
    if (aufgegeben > 0) env.log.error({ aufgegeben }, 'Mails nach Tagen aufgegeben')
  })
}
