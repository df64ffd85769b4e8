import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { carryOutSiegel, siegelordner, verifyProtokoll } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import type { Befehl } from '../umgebung.ts'

export const protokollHilfe = `Das Protokoll prüfen und siegeln

  npm run protokoll -- pruefen [--siegel ordner]
      läuft die ganze Kette ab, vergleicht sie mit den Einträgen und mit den Siegeln des Ordners (sonst: DATA_DIR/siegel
      oder PROTOKOLL_ZIEL) und nennt jeden Befund
  npm run protokoll -- siegeln
      verkettet, was neu ist, und trägt den signierten Kopf sofort hinaus

Rückgabe: 0 ohne Befund, 1 mit Befund oder fehlgeschlagen, 2 falsch aufgerufen`

/** `npm run protokoll`; answers the exit code. */
export async function runProtokoll(env: Env, befehl: Befehl): Promise<number> {
  const { values, positionals } = parseArgs({
    args: befehl.worte,
    options: { siegel: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const [tat, ...rest] = positionals
  if (rest.length > 0) return 2
  if (tat === 'siegeln') {
    await carryOutSiegel(env)
    befehl.schreibe('Das Protokoll ist verkettet und gesiegelt.')
    return 0
  }
  return tat === 'pruefen' ? verify(env, befehl, values.siegel) : 2
}

async function verify(env: Env, befehl: Befehl, siegel: unknown): Promise<number> {
  const ziel = env.settings.protokollZiel
  const folder = ziel && !ziel.startsWith('https://') ? ziel : siegelordner(env)
  const befunde = await verifyProtokoll(env, typeof siegel === 'string' ? resolve(befehl.ordner, siegel) : folder)
  for (const { art, nr } of befunde.slice(0, 1000)) befehl.schreibe(`${art}: Eintrag ${nr}`)
  befehl.schreibe(befunde.length === 0 ? 'Kein Befund: Das Protokoll ist unverändert.' : `Befunde: ${befunde.length}`)
  return befunde.length === 0 ? 0 : 1
}
