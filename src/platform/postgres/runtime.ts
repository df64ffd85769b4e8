import { StartRefused } from './refusal.ts'

const OLDEST_NODE = 24
const OLDEST_POSTGRES = 15

/**
 * Refuses a runtime for which nobody tests this portal (OPS-03).
 * @param nodeVersion `process.versions.node`, such as `24.21.0`
 * @param serverVersionNum answer of `show server_version_num`, such as 150008
 * @throws StartRefused
 */
export function assertRuntime(nodeVersion: string, serverVersionNum: number): void {
  const node = Number.parseInt(nodeVersion.replace(/^v/, ''), 10)
  if (!(node >= OLDEST_NODE)) {
    throw new StartRefused(
      `Das Portal läuft mit Node.js ${OLDEST_NODE} oder neuer, gestartet wurde es mit ${nodeVersion}. Starten Sie es mit „npm start“, dann wird die passende Version verwendet.`,
    )
  }
  const postgres = Math.floor(serverVersionNum / 10_000)
  if (!(postgres >= OLDEST_POSTGRES)) {
    throw new StartRefused(
      `Das Portal braucht PostgreSQL ${OLDEST_POSTGRES} oder neuer, der Server unter DATABASE_URL meldet ${nameVersion(serverVersionNum)}. Bitte aktualisieren Sie den Server.`,
    )
  }
}

function nameVersion(serverVersionNum: number): string {
  if (!(serverVersionNum > 0)) return 'keine lesbare Version'
  return `Version ${Math.floor(serverVersionNum / 10_000)}`
}
