import type { OffeneSache } from '#modules/konto'
import type { Db } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { listErstantraege } from './erstantrag.ts'

/** First applications that nobody of the staff has matched: with the account they go, too. */
export async function listOffeneErstantraege(env: Env, db: Db, kontoId: string): Promise<OffeneSache[]> {
  const all = await listErstantraege(env, db, kontoId)
  return all
    .filter(({ zustand }) => zustand === 'offen')
    .map(({ id, titel, zeit }) => ({
      text: `${titel} vom ${formatTag(tagInBerlin(zeit))}: Ihr Jobcenter hat ihn noch niemandem zugeordnet. Mit dem Konto geht auch der Antrag und sein Datum.`,
      href: routes.erstantrag.href({ id }),
    }))
}
