import type { BeendeterBesuch, BeendeterDienst, Besuch, Dienstbesuch, Dienstperson } from '../besuch.ts'
import { HttpError, notFound } from '../fehler.ts'
import type { Access } from '../route.ts'
import { hasRecht, type Recht } from './rechte.ts'

/** A refusal sends the person where the missing step is done, or is an error page. `kontoId`, `dienst`: whose form may be kept. */
export type Refusal =
  | { art: 'weg'; pfad: string; kontoId?: string; dienst?: Dienstperson }
  | { art: 'fehler'; fehler: HttpError }

const allowed = { art: 'erlaubt' } as const
const way = (pfad: string, kontoId?: string): Refusal => ({ art: 'weg', pfad, ...(kontoId ? { kontoId } : {}) })

export function isRefusal(outcome: Refusal | typeof allowed): outcome is Refusal {
  return outcome.art !== 'erlaubt'
}

export type Visit = Besuch | Dienstbesuch | BeendeterBesuch | BeendeterDienst

/** The one place that decides who may enter (AZ-01). Anything it does not know is refused. */
export function refuse(zugang: Access, visit: Visit | undefined, jetzt: Date): Refusal | typeof allowed {
  if (zugang === 'public') return allowed
  if (zugang.startsWith('sachbearbeitung:')) return refuseStaff(zugang.slice('sachbearbeitung:'.length), visit, jetzt)
  if (!visit) return way('/anmeldung')
  if ('mitarbeiterId' in visit) return { art: 'fehler', fehler: notFound() }
  if ('abgelaufen' in visit)
    return way('/anmeldung?grund=abgelaufen', visit.stufe === 'voll' ? visit.kontoId : undefined)
  if (zugang === 'halb') return allowed
  if (visit.stufe === 'faktor') return way('/anmeldung/totp')
  if (visit.stufe === 'einrichten') return way('/sicherheitshinweis')
  if (zugang === 'konto') return allowed
  if (zugang === 'konto+frisch') {
    return visit.frischBis > jetzt ? allowed : way('/anmeldung/bestaetigen', visit.kontoId)
  }
  // Whether there is one to choose, or a letter to ask for, the page says that knows the profiles.
  if (zugang === 'profil') return visit.profil?.art === 'kunde' ? allowed : way('/profil-auswaehlen?grund=profil')
  return { art: 'fehler', fehler: notFound() }
}

function refuseStaff(was: string, visit: Visit | undefined, jetzt: Date): Refusal | typeof allowed {
  const [recht = '', stufe] = was.split('+')
  if (!visit || !('mitarbeiterId' in visit)) return way('/sachbearbeitung/anmeldung')
  if ('abgelaufen' in visit) {
    const pfad = '/sachbearbeitung/anmeldung?grund=abgelaufen'
    return hasRecht(visit.rollen, recht as Recht) ? { art: 'weg', pfad, dienst: visit } : way(pfad)
  }
  if (hasRecht(visit.rollen, recht as Recht)) {
    return stufe === undefined || visit.frischBis > jetzt ? allowed : way('/sachbearbeitung/anmeldung/bestaetigen')
  }
  const text = 'Ihre Rolle lässt das nicht zu. Wenden Sie sich an Ihre Teamleitung oder an die Administration.'
  return { art: 'fehler', fehler: new HttpError(403, 'Dafür fehlt Ihnen das Recht', text) }
}
