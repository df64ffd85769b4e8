import type { ErstantragImDienst } from '#modules/formulare'
import type { Kunde } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { formatTag } from '#platform/text/datum.ts'
import { compare, isSameName, type Vergleich } from '../antraege/zuordnung.ts'
import { type Kundenzeile, searchKunden } from '../uebersicht/kundenliste.ts'

/** What the person wrote beside what is on file; the comparison is a help, the decision is made by a human. */
export function compareAngaben({ person }: ErstantragImDienst, kunde: Kunde): Vergleich[] {
  const name = `${person.vorname} ${person.nachname}`
  return [
    compare('Name', name, `${kunde.vorname} ${kunde.nachname}`, isSameName(name, kunde)),
    compare('Geburtsdatum', formatTag(person.geburtsdatum), formatTag(kunde.geburtstag)),
    compare('Straße und Hausnummer', person.strasse, kunde.strasse),
    compare('Postleitzahl', person.plz, kunde.plz),
    compare('Ort', person.ort, kunde.ort),
  ]
}

/** Another date of birth is another person, until somebody has looked. */
export const hasOtherGeburtstag = ({ person }: ErstantragImDienst, kunde: Kunde): boolean =>
  person.geburtsdatum !== kunde.geburtstag

/** Who may be meant: by what staff looks for, else by the name. */
export async function listKandidaten(
  env: Env,
  { person }: ErstantragImDienst,
  { jobcenterId, suche }: { jobcenterId: string; suche: string },
): Promise<Kundenzeile[]> {
  const text = suche || `${person.vorname} ${person.nachname}`
  const { zeilen } = await searchKunden(env, { jobcenterId, text, stand: undefined, nach: undefined })
  return zeilen.slice(0, 20)
}
