import { CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode } from 'kysely'
import type { Db } from '../../src/platform/datenbank/db.ts'

/** How PostgreSQL would carry out every statement that `run` sends, as one text of JSON. */
export async function explain(db: Db, run: (db: Db) => Promise<unknown>): Promise<string> {
  const nodes: RootOperationNode[] = []
  const watch: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await run(db.withPlugin(watch))
  const plans: unknown[] = []
  for (const node of nodes) {
    const { sql, parameters } = db.getExecutor().compileQuery(node, createQueryId())
    plans.push((await db.executeQuery(CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters]))).rows)
  }
  return JSON.stringify(plans)
}
