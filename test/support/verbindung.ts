export const TEMPLATE = 'vorlage'

/** The same server and role, another database. */
export function urlOf(serverUrl: string, database: string): string {
  return serverUrl.replace(/\/[a-z_0-9]+(?=\?|$)/, `/${database}`)
}
