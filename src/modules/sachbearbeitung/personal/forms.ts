import { z } from 'zod'
import { isId } from '#platform/datenbank/id.ts'
import { checkName, showInvisible } from '#platform/text/anzeige.ts'
import { type Feldfehler, felder, haken, text, wahl } from '#web/felder.ts'
import { type Rolle, rollen } from '#web/schutz/rechte.ts'

export const feldOf = (rolle: Rolle) => `rolle-${rolle}` as const
type Rollenfeld = ReturnType<typeof feldOf>

const rollenfelder = Object.fromEntries(rollen.map((rolle) => [feldOf(rolle), haken()])) as Record<
  Rollenfeld,
  ReturnType<typeof haken>
>

export const neu = felder({ id: z.string().refine(isId), name: text(), team: text(), ...rollenfelder })
export const rollenwahl = felder({ stand: text(500), team: text(), ...rollenfelder })
export const sperre = felder({ stand: wahl(['gesperrt', 'entsperrt']) })
export const freigabe = felder({ entscheidung: wahl(['freigegeben', 'abgelehnt']) })
export const nichts = felder({})

export const readRollen = (eingabe: Record<Rollenfeld, boolean>): Rolle[] =>
  rollen.filter((rolle) => eingabe[feldOf(rolle)])

export const klartext = (eingabe: string) => eingabe.normalize('NFC').trim()

const TEAM_HOECHSTENS = 60

/** The error of a team's name; it stands in lists and letters. */
export function checkTeam(eingabe: string): string | undefined {
  const team = klartext(eingabe)
  if (team === '') return 'Geben Sie das Team ein, zum Beispiel „Leistung 1“.'
  if ([...team].length > TEAM_HOECHSTENS) return `Kürzen Sie das Feld „Team“ auf höchstens ${TEAM_HOECHSTENS} Zeichen.`
  return showInvisible(team) === team ? undefined : 'Entfernen Sie im Feld „Team“ unsichtbare Zeichen.'
}

export type Personfehler = Feldfehler<'name' | 'team' | Rollenfeld>

const OHNE_ROLLE = 'Wählen Sie mindestens eine Rolle.'

export function checkNeu(eingabe: { name: string; team: string; rollen: Rolle[] }): Personfehler {
  const fehler: Personfehler = {}
  const name = checkName(eingabe.name, 'Name')
  if (name) fehler.name = name
  const team = checkTeam(eingabe.team)
  if (team) fehler.team = team
  if (eingabe.rollen.length === 0) fehler[feldOf(rollen[0]!)] = OHNE_ROLLE
  return fehler
}
