import { parseArgs } from 'node:util'
import { createJobcenter, findJobcenter, updateJobcenter } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import type { Befehl } from '../umgebung.ts'
import { readJson } from './datei.ts'

export const jobcenterHilfe = `Daten des Jobcenters

  npm run jobcenter -- anlegen --datei jobcenter.json
      legt das Jobcenter dieses Portals an. Felder: name, kurzname, strasse, plz, ort, telefon, servicenummer,
      servicezeiten, oeffnungszeiten, email, gebaerdentelefon, farbe (#rrggbb)
  npm run jobcenter -- aendern --datei jobcenter.json
      ändert die Felder, die in der Datei stehen; die anderen bleiben

Rückgabe: 0 erledigt, 1 abgelehnt oder fehlgeschlagen, 2 falsch aufgerufen`

/** `npm run jobcenter`; answers the exit code. */
export async function runJobcenter(env: Env, befehl: Befehl): Promise<number> {
  const { schreibe } = befehl
  const read = parseWorte(befehl.worte)
  if (!read) return 2
  const file = await readJson(befehl.ordner, read.datei)
  if (!file.ok) {
    schreibe(file.fehler)
    return 1
  }
  const known = await findJobcenter(env.db)
  if (read.verb === 'anlegen' ? known : !known) {
    schreibe(
      known
        ? `Es gibt schon ein Jobcenter: ${known.name}. Ändern Sie es mit „aendern“.`
        : 'Es gibt noch kein Jobcenter. Legen Sie es mit „anlegen“ an.',
    )
    return 1
  }
  const result = await env.db
    .transaction()
    .execute((tx) => (known ? updateJobcenter(tx, known.id, file.wert) : createJobcenter(env, tx, file.wert)))
  if (result.ok) {
    schreibe(known ? 'Das Jobcenter ist geändert.' : 'Das Jobcenter ist angelegt.')
    return 0
  }
  for (const satz of Object.values(result.fehler)) schreibe(satz ?? '')
  schreibe('Es wurde nichts geändert.')
  return 1
}

function parseWorte(worte: string[]): { verb: 'anlegen' | 'aendern'; datei: string } | undefined {
  try {
    const options = { datei: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: worte, options, allowPositionals: true, strict: true })
    const [verb] = positionals
    if (positionals.length !== 1 || !values.datei || (verb !== 'anlegen' && verb !== 'aendern')) return undefined
    return { verb, datei: values.datei }
  } catch {
    return undefined
  }
}
