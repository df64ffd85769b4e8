import { sql } from 'kysely'
import { kundeKey } from '#modules/jobcenter'
import { setZustimmung } from '#modules/profil'
import type { Db } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Mensch } from './fuellung.ts'

export interface Postfachgroesse {
  /** People whose mailbox is opened. */
  postfaecher: number
  /** Messages in each of these; each message is a conversation. */
  jePostfach: number
  /** Messages in all. */
  insgesamt: number
}

/** As many conversations of others as it takes, each of so many messages. */
const JE_GESPRAECH = 20
/** The newest ones of a measured mailbox are real: a page shows 25, and reads one more. */
const LESBAR = 60

/** Fills mailboxes and the rest of the database around them; only what a page reads can be opened. */
export async function fuellePostfaecher(
  env: Env,
  owner: Db,
  menschen: readonly Mensch[],
  { postfaecher, jePostfach, insgesamt }: Postfachgroesse,
): Promise<void> {
  const measured = menschen.slice(0, postfaecher)
  const others = menschen.slice(postfaecher)
  await owner.transaction().execute(async (tx) => {
    // Foreign keys of a million rows would be looked up one by one.
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const mensch of measured) await insertGespraeche(tx, mensch, { von: LESBAR, bis: jePostfach })
    const rest = Math.max(0, insgesamt - postfaecher * jePostfach) / JE_GESPRAECH
    for (const mensch of others) await insertGespraeche(tx, mensch, { von: 0, bis: Math.ceil(rest / others.length) })
    const fremde = others.map(({ kundeId }) => kundeId)
    await sql`
      insert into nachricht (id, gespraech_id, von, text, gesendet, sendung)
      select gen_random_uuid(), g.id, 'kunde', '\\x00'::bytea, g.zuletzt, gen_random_uuid()
      from gespraech g, generate_series(1, case when g.kunde_id = any(${fremde}::uuid[]) then ${JE_GESPRAECH}::int else 1 end)`.execute(
      tx,
    )
    for (const mensch of measured) await insertLesbare(env, tx, mensch, Math.min(LESBAR, jePostfach))
  })
  for (const { kontoId, kundeId, jobcenterId, profilId } of measured) {
    const wer = { kontoId, profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const }
    await setZustimmung(env, wer, { art: 'nachrichten', an: true })
  }
  await sql`vacuum analyze gespraech, nachricht`.execute(owner)
}

async function insertGespraeche(
  tx: Db,
  { kundeId, jobcenterId }: Mensch,
  { von, bis }: { von: number; bis: number },
): Promise<void> {
  await sql`
    insert into gespraech (id, kunde_id, jobcenter_id, postfach, anliegen, betreff, erstellt, zuletzt, vom_kunden, vom_jobcenter)
    select gen_random_uuid(), ${kundeId}, ${jobcenterId}, 'leistung', 'miete', '\\x00'::bytea,
      now() - n * interval '10 minutes', now() - n * interval '10 minutes', now(), now()
    from generate_series(${von}::int, ${bis - 1}::int) n`.execute(tx)
}

async function insertLesbare(env: Env, tx: Db, { kundeId, jobcenterId }: Mensch, anzahl: number): Promise<void> {
  const { verpackt } = await tx
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirstOrThrow()
  const key = kundeKey(env, { id: kundeId, schluessel: verpackt })
  const ids = Array.from({ length: anzahl }, () => newId())
  const betreffe = ids.map((id, n) => key.seal(`gespraech|betreff|${id}`, `Frage ${n} zur Abrechnung der Nebenkosten`))
  await sql`
    with neu as (
      select * from unnest(${ids}::uuid[], ${betreffe}::bytea[]) with ordinality n(id, betreff, nr)
    ), g as (
      insert into gespraech (id, kunde_id, jobcenter_id, postfach, anliegen, betreff, erstellt, zuletzt, vom_kunden, vom_jobcenter)
      select id, ${kundeId}, ${jobcenterId}, 'leistung', 'miete', betreff, now(),
        date_trunc('milliseconds', now() - nr * interval '1 second'), now(), now() from neu
    )
    insert into nachricht (id, gespraech_id, von, text, gesendet, sendung)
    select gen_random_uuid(), id, 'kunde', '\\x00'::bytea, now(), gen_random_uuid() from neu`.execute(tx)
}
