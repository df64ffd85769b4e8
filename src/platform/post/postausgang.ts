import type { Tx } from '../datenbank/db.ts'
import { newId } from '../datenbank/id.ts'
import type { Aufgabe } from '../datenbank/queue.ts'
import type { Env } from '../env.ts'
import type { Mail } from './mail.ts'

declare module '../datenbank/db.ts' {
  interface Tables {
    postausgang: { id: string; inhalt: Buffer; erstellt: Date }
  }
}

const AUFGABE = 'mail-senden'

/**
 * Puts a mail into the outbox, in the caller's transaction. The row is sealed, since links in mails are secrets, and goes
 * when the mail server has taken the mail.
 */
export async function enqueueMail(env: Env, tx: Tx, mail: Omit<Mail, 'id'>): Promise<void> {
  const id = newId()
  const inhalt = env.schluessel.seal(`postausgang|inhalt|${id}`, JSON.stringify(mail))
  await tx.insertInto('postausgang').values({ id, inhalt, erstellt: env.clock.now() }).execute()
  await env.queue.send(tx, AUFGABE, { id })
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
        const mail = JSON.parse(env.schluessel.open(`postausgang|inhalt|${id}`, row.inhalt)) as Omit<Mail, 'id'>
        await env.mailer.send({ ...mail, id: String(id) })
        await tx.deleteFrom('postausgang').where('id', '=', String(id)).execute()
      })
    },
  }
}
