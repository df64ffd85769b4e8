import pino from 'pino'

export type Log = pino.Logger

/** Errors of the database quote the offending row in `detail` and `where`: personal data, so they are left out (LOG-02). */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { meldung: 'kein Error-Objekt' }
  const { code, constraint, table, column } = error as Error & Record<string, unknown>
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  return {
    art: error.name,
    meldung: fromDatabase ? 'Fehler der Datenbank' : error.message,
    ...(fromDatabase ? { code, constraint, table, column } : {}),
    stapel: error.stack?.split('\n').filter((line) => line.trim().startsWith('at ')),
    ...(error.cause ? { ursache: serializeError(error.cause) } : {}),
  }
}

export function createLog(stufe: string, ziel?: pino.DestinationStream): Log {
  return pino(
    { level: stufe, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: serializeError } },
    ziel ?? pino.destination({ dest: 2, sync: true }),
  )
}
