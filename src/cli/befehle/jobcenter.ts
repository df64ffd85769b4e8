import { parseArgs } from 'node:util'
import { createJobcenter, findJobcenter, updateJobcenter } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import type { Befehl } from '../umgebung.ts'
import { issueCode, listFreigaben, releaseRollen } from './administration.ts'
import { readJson } from './datei.ts'

export const jobcenterHilfe = `Daten des Jobcenters

  npm run jobcenter -- anlegen --datei jobcenter.json
      legt das Jobcenter dieses Portals an. Felder: name, kurzname, strasse, plz, ort, telefon, servicenummer,
      servicezeiten, oeffnungszeiten, email, gebaerdentelefon, farbe (#rrggbb)
  npm run jobcenter -- aendern --datei jobcenter.json
      ändert die Felder, die in der Datei stehen; die anderen bleiben
  npm run jobcenter -- administration --name "Vorname Nachname"
      druckt den Einrichtungscode für die erste Administration: einmal zu benutzen, 72 Stunden gültig. Gibt es schon
      eine Administration mit Passkey, lädt nur sie weitere Personen ein.
  npm run jobcenter -- freigaben
      zeigt die Rollen, die auf eine zweite Person warten
  npm run jobcenter -- freigabe <Kennung>
      gibt sie frei, solange es im Jobcenter keine zweite Administration gibt, die es kann

Rückgabe: 0 erledigt, 1 abgelehnt oder fehlgeschlagen, 2 falsch aufgerufen`

/** `npm run jobcenter`; answers the exit code. */
export async function runJobcenter(env: Env, befehl: Befehl): Promise<number> {
  const read = parseWorte(befehl.worte)
  if (!read) return 2
  return 'datei' in read ? saveJobcenter(env, befehl, read) : administer(env, befehl, read)
}

async function administer(env: Env, befehl: Befehl, read: Administration): Promise<number> {
  const jobcenter = await findJobcenter(env.db)
  if (!jobcenter) {
    befehl.schreibe('Es gibt noch kein Jobcenter. Legen Sie es mit „anlegen“ an.')
    return 1
  }
  const auftrag = { ...befehl, env, jobcenterId: jobcenter.id }
  if (read.verb === 'administration') return issueCode(auftrag, read.name)
  return read.verb === 'freigaben' ? listFreigaben(auftrag) : releaseRollen(auftrag, read.id)
}

async function saveJobcenter(env: Env, befehl: Befehl, read: Speichern): Promise<number> {
  const { schreibe } = befehl
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

type Speichern = { verb: 'anlegen' | 'aendern'; datei: string }
type Administration =
  | { verb: 'administration'; name: string }
  | { verb: 'freigaben' }
  | { verb: 'freigabe'; id: string }

function parseWorte(worte: string[]): Speichern | Administration | undefined {
  try {
    const options = { datei: { type: 'string' }, name: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: worte, options, allowPositionals: true, strict: true })
    const [verb, id, ...mehr] = positionals
    const { datei, name } = values
    if (mehr.length > 0 || (id !== undefined && verb !== 'freigabe')) return undefined
    if ((verb === 'anlegen' || verb === 'aendern') && datei && !name) return { verb, datei }
    if (verb === 'administration' && name && !datei) return { verb, name }
    if (verb === 'freigaben' && !datei && !name) return { verb }
    return verb === 'freigabe' && id && !datei && !name ? { verb, id } : undefined
  } catch {
    return undefined
  }
}
