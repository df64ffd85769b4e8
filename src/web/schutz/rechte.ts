/** What a member of staff may do. A route of the staff side names exactly one. */
export type Recht =
  | 'uebersicht'
  | 'code-ausstellen'
  | 'konto-deaktivieren'
  | 'reaktivierung-beantragen'
  | 'reaktivierung-freigeben'
  | 'protokoll-lesen'

export type Rolle =
  | 'leistungssachbearbeitung'
  | 'integrationsfachkraft'
  | 'eingangszone'
  | 'teamleitung'
  | 'aerztlicher-dienst'
  | 'administration'
  | 'revision'

/** Least privilege: who may what. Printed by a test into docs/sicherheit/rechte.md (AZ-05). */
export const rechteDerRolle: Record<Rolle, readonly Recht[]> = {
  leistungssachbearbeitung: ['uebersicht', 'code-ausstellen', 'konto-deaktivieren', 'reaktivierung-beantragen'],
  integrationsfachkraft: ['uebersicht', 'code-ausstellen', 'konto-deaktivieren'],
  eingangszone: ['uebersicht', 'code-ausstellen', 'konto-deaktivieren', 'reaktivierung-beantragen'],
  teamleitung: [
    'uebersicht',
    'code-ausstellen',
    'konto-deaktivieren',
    'reaktivierung-beantragen',
    'reaktivierung-freigeben',
  ],
  'aerztlicher-dienst': [],
  administration: [],
  revision: ['protokoll-lesen'],
}

export const rollen = Object.keys(rechteDerRolle) as Rolle[]

export function hasRecht(rollen: readonly Rolle[], recht: Recht): boolean {
  return rollen.some((rolle) => rechteDerRolle[rolle].includes(recht))
}
