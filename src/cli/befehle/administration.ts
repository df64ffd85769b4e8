import { decideRollenAlsBetrieb, issueEinrichtung, listOffeneAenderungen, rollentexte } from '#modules/sachbearbeitung'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { checkName } from '#platform/text/anzeige.ts'
import { formatZeit } from '#platform/text/datum.ts'
import type { Befehl } from '../umgebung.ts'

interface Auftrag extends Befehl {
  env: Env
  jobcenterId: string
}

/** Prints the code for the first administrator; refused once somebody administers. */
export async function issueCode({ env, jobcenterId, schreibe }: Auftrag, eingabe: string): Promise<number> {
  const name = eingabe.normalize('NFC').trim()
  const fehler = checkName(name, 'name')
  if (fehler) {
    schreibe(fehler)
    return 1
  }
  const einladung = await issueEinrichtung(env, { jobcenterId, name })
  if (!einladung) {
    schreibe('Es gibt schon eine Administration mit Passkey. Nur sie lädt weitere Personen ein und ersetzt Zugänge.')
    return 1
  }
  schreibe(`Einrichtungscode für ${name}, gültig bis ${formatZeit(einladung.gueltigBis)}, einmal zu benutzen:`)
  schreibe(`  ${einladung.code}`)
  schreibe(`Im Browser öffnen: ${einladung.link}`)
  schreibe('Ein früherer unbenutzter Code gilt nicht mehr.')
  return 0
}

/** Prints what waits for a second person. */
export async function listFreigaben({ env, jobcenterId, schreibe }: Auftrag): Promise<number> {
  const offen = await listOffeneAenderungen(env.db, jobcenterId)
  for (const one of offen) {
    const rollen = one.rollen.map((rolle) => rollentexte[rolle]).join(', ') || 'keine'
    const passkey = one.passkey_seit ? `Passkey seit ${formatZeit(one.passkey_seit)}` : 'noch ohne Passkey'
    schreibe(`${one.id}  ${one.name}: ${rollen} (beantragt von ${one.beantragt_name}, ${passkey})`)
  }
  schreibe(
    offen.length === 0 ? 'Es wartet nichts auf eine Freigabe.' : 'Freigeben: npm run jobcenter -- freigabe <Kennung>',
  )
  return 0
}

const absagen = {
  'schon-entschieden': 'Darüber wurde schon entschieden.',
  'ohne-passkey': 'Die Person hat ihren Passkey noch nicht eingerichtet. Freigeben lässt sich erst danach.',
  gesperrt: 'Der Zugang der Person ist gesperrt.',
  'im-portal': 'Im Jobcenter gibt es eine weitere Administration. Sie gibt im Portal frei, unter „Personal“.',
} as const

/** The operator as the second person, for a Jobcenter with one administrator (AZ-07). */
export async function releaseRollen({ env, jobcenterId, schreibe }: Auftrag, id: string): Promise<number> {
  const ergebnis = isId(id) ? await decideRollenAlsBetrieb(env, { jobcenterId, id }) : undefined
  if (ergebnis === 'freigegeben') {
    schreibe('Die Rollen sind freigegeben. Die Person meldet sich neu an.')
    return 0
  }
  schreibe(
    ergebnis ? absagen[ergebnis] : 'Diese Freigabe gibt es nicht. Was wartet, zeigt: npm run jobcenter -- freigaben',
  )
  return 1
}
