import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { portal, prepareBescheide } from '../bescheide/bescheide.test-daten.ts'
import { fillBewilligungen } from '../bescheide/bewilligung/bewilligung.test-daten.ts'
import { uebersichtVorab } from './store.ts'

prepareBescheide()
beforeAll(fillBewilligungen, 60_000)

test('the start page reads of approval periods and renewals only what is one’s own', async () => {
  const { kunde_id } = await portal.owner.selectFrom('bewilligung').select('kunde_id').executeTakeFirstOrThrow()
  const { rows } = await sql<object>`explain (format json) select v.* from (select ${kunde_id}::uuid as id,
    null::uuid as jobcenter_id, null::bytea as daten) c cross join konto k
    cross join lateral (${sql.raw(uebersichtVorab.replaceAll('$2', 'now()'))}) v`.execute(portal.owner)
  const plan = JSON.stringify(rows)
  expect(plan).toContain('bewilligung_pkey')
  expect(plan).toContain('vorgang_weiterbewilligung')
  expect(plan).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"(bewilligung|vorgang)"/)
})
