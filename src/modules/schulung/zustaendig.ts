import { setZustaendigkeit } from '#modules/jobcenter'
import { findAllMitarbeiter, setErreichbarkeit } from '#modules/sachbearbeitung'
import { enterAbwesenheit } from '#modules/termine'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { addTage, tagInBerlin } from '#platform/text/datum.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
}

/** How the staff of the course is reached, and who takes whose place. */
const erreichbar = [
  {
    name: 'Ivo Integrier',
    telefon: '0999 123 214',
    zeiten: 'Montag bis Donnerstag 9 bis 12 Uhr',
    durch: 'Levin Leitmann',
  },
  {
    name: 'Sabine Sachlich',
    telefon: '0999 123 107',
    zeiten: 'Dienstag und Donnerstag 8 bis 11 Uhr',
    durch: 'Thea Teamer',
  },
  {
    name: 'Paula Pause',
    telefon: '0999 123 216',
    zeiten: 'Montag bis Mittwoch 13 bis 15 Uhr',
    durch: 'Ivo Integrier',
  },
  { name: 'Bernd Beispiel', telefon: '0998 456 12', zeiten: 'Montag bis Freitag 8 bis 10 Uhr', durch: undefined },
] as const

/** Away from the first day of the course on, so that it sees a substitution: whole weeks, for a course takes days. */
const abwesend = { name: 'Paula Pause', tage: 28 }
/** Whose personal contact that is. */
const beiAbwesender: readonly string[] = ['anh.nguyen']

/** For them nobody is named yet, so that a course sees that page too. */
const ohne: readonly string[] = ['kwame.mensah', 'thordis.bjoernsdottir', 'li.ng']

async function findPersonal(env: Env) {
  const alle = await findAllMitarbeiter(env.db)
  return (name: string) => {
    const row = alle.find((one) => one.name === name)
    if (!row) throw new Error(`In der Schulung fehlt ${name}.`)
    return row
  }
}

export async function beginErreichbarkeit(env: Env): Promise<void> {
  const personal = await findPersonal(env)
  for (const { name, telefon, zeiten, durch } of erreichbar) {
    await setErreichbarkeit(env, undefined, {
      ...{ mitarbeiterId: personal(name).id, telefon, sprechzeiten: zeiten },
      vertretenDurch: durch && personal(durch).id,
    })
  }
  const { id, jobcenter_id: jobcenterId } = personal(abwesend.name)
  const heute = tagInBerlin(env.clock.now())
  const zeit = { id: newId(), von: heute, bis: addTage(heute, abwesend.tage - 1) }
  await enterAbwesenheit(env, { mitarbeiterId: id, jobcenterId }, zeit)
}

/** Names who is there for a person of the course: in Musterstadt one for work and a team for the benefits. */
export async function beginZustaendigkeit(env: Env, kuerzel: string, { kundeId, jobcenterId }: Wo): Promise<void> {
  if (ohne.includes(kuerzel)) return
  const personal = await findPersonal(env)
  const [ivo, bernd] = [personal('Ivo Integrier'), personal('Bernd Beispiel')]
  const hier = ivo.jobcenter_id === jobcenterId
  const von = { mitarbeiterId: undefined, jobcenterId }
  const hiesige = beiAbwesender.includes(kuerzel) ? personal(abwesend.name) : ivo
  const person = (hier ? hiesige : bernd).id
  const leistung = hier ? { person: undefined, team: 'Leistung 1' } : { person, team: undefined }
  await setZustaendigkeit(env, von, { kundeId, bereich: 'vermittlung', person, team: undefined, stand: 0 })
  await setZustaendigkeit(env, von, { kundeId, bereich: 'leistung', ...leistung, stand: 0 })
}
