import type { Env } from '#platform/env.ts'
import { sealFor } from './konto.ts'
import { describeClient } from './sitzung.ts'
import type { KontoRow } from './store.ts'

/** From where somebody asks. */
export interface Client {
  userAgent: string | null
  adresse: string
}

/** Kind of device and shortened network for the audit record, sealed with the key of the account. */
export const sealClient = (env: Env, konto: Pick<KontoRow, 'id' | 'schluessel'>, client: Client) =>
  sealFor(env, konto, { ...describeClient(client.userAgent, client.adresse) })
