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

type Inhalt = Omit<Mail, 'id'> & Pick<Versand, 'nachweis'>

/**
 * Puts a mail into the outbox, in the caller's transaction. The row is sealed, since links in mails are secrets, and goes
 * when the mail server has taken the mail.
 */
export async function enqueueMail(env: Env, tx: Tx, { ab, ...mail }: Omit<Mail, 'id'> & Versand): Promise<void> {
  const id = newId()
  const inhalt = env.schluessel.seal(`postausgang|inhalt|${id}`, JSON.stringify(mail))
  await tx.insertInto('postausgang').values({ id, inhalt, erstellt: env.clock.now() }).execute()
  await env.queue.send(tx, AUFGABE, { id }, { ...(ab ? { ab } : {}) })
}

/** Hands one mail to the mail server. The row is locked meanwhile, so that two workers never send it both. */
export function mailTask(env: Env): Aufgabe {
  return {
    name: AUFGABE,
    versuche: 20,
    run: async ({ id }) => {
      await env.db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('postausgang')
          .select('inhalt')
          .where('id', '=', String(id))
          .forUpdate()
          .skipLocked()
          .executeTakeFirst()
        if (!row) return
        const { nachweis, ...mail } = JSON.parse(env.schluessel.open(`postausgang|inhalt|${id}`, row.inhalt)) as Inhalt
        const ergebnis = await handOver(env, { ...mail, id: String(id) }, nachweis !== undefined)
        if (nachweis) {
          const gesagt = { ergebnis, zeit: env.clock.now().toISOString(), mail: String(id) }
          await env.queue.send(tx, nachweis.aufgabe, { id: nachweis.id, ...gesagt })
        }
        await tx.deleteFrom('postausgang').where('id', '=', String(id)).execute()
      })
    },
  }
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
