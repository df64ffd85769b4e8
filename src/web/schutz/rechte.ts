/** What a member of staff may do. A route of the staff side names exactly one. */
export type Recht =
  | 'eigener-zugang'
  | 'uebersicht'
  | 'code-ausstellen'
  | 'konto-deaktivieren'
  | 'reaktivierung-beantragen'
  | 'reaktivierung-freigeben'
  | 'zustaendigkeit-festlegen'
  | 'zahlen'
  | 'nachrichten'
  | 'vorgaenge'
  | 'termine'
  | 'bescheid-erstellen'
  | 'bescheid-freigeben'
  | 'protokoll-lesen'
  | 'personal-verwalten'
  | 'aerztliche-unterlagen'

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
  leistungssachbearbeitung: [
    'eigener-zugang',
    'uebersicht',
    'nachrichten',
    'vorgaenge',
    'termine',
    'code-ausstellen',
    'konto-deaktivieren',
    'reaktivierung-beantragen',
    'bescheid-erstellen',
  ],
  integrationsfachkraft: [
    'eigener-zugang',
    'uebersicht',
    'nachrichten',
    'vorgaenge',
    'termine',
    'code-ausstellen',
    'konto-deaktivieren',
    'bescheid-erstellen',
  ],
  eingangszone: [
    'eigener-zugang',
    'uebersicht',
    'termine',
    'code-ausstellen',
    'konto-deaktivieren',
    'reaktivierung-beantragen',
  ],
  teamleitung: [
    'eigener-zugang',
    'uebersicht',
    'nachrichten',
    'vorgaenge',
    'termine',
    'code-ausstellen',
    'konto-deaktivieren',
    'reaktivierung-beantragen',
    'reaktivierung-freigeben',
    'zustaendigkeit-festlegen',
    'zahlen',
    'bescheid-erstellen',
    'bescheid-freigeben',
  ],
  // Nothing else, and nobody else: what is sealed is read by this role alone.
  'aerztlicher-dienst': ['eigener-zugang', 'aerztliche-unterlagen'],
  administration: ['eigener-zugang', 'personal-verwalten'],
  revision: ['eigener-zugang', 'protokoll-lesen'],
}

export const rollen = Object.keys(rechteDerRolle) as Rolle[]

export function hasRecht(rollen: readonly Rolle[], recht: Recht): boolean {
  return rollen.some((rolle) => rechteDerRolle[rolle].includes(recht))
}
