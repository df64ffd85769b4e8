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
  | 'vorbehalt-bestaetigen'
  | 'vorbehalt-freigeben'
  | 'termine'
  | 'bescheid-erstellen'
  | 'bescheid-freigeben'
  | 'schluessel-wechseln'
  | 'ausgaben'
  | 'ausgabe-freigeben'
  | 'loeschsperre-setzen'
  | 'loeschsperre-freigeben'
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
    'vorbehalt-bestaetigen',
    'vorbehalt-freigeben',
    'termine',
    'code-ausstellen',
    'konto-deaktivieren',
    'reaktivierung-beantragen',
    'bescheid-erstellen',
    'ausgaben',
    'loeschsperre-setzen',
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
    'ausgaben',
  ],
  eingangszone: [
    'eigener-zugang',
    'uebersicht',
    'vorbehalt-bestaetigen',
    'termine',
    'code-ausstellen',
    'konto-deaktivieren',
    'reaktivierung-beantragen',
    'ausgaben',
  ],
  teamleitung: [
    'eigener-zugang',
    'uebersicht',
    'nachrichten',
    'vorgaenge',
    'vorbehalt-bestaetigen',
    'vorbehalt-freigeben',
    'termine',
    'code-ausstellen',
    'konto-deaktivieren',
    'reaktivierung-beantragen',
    'reaktivierung-freigeben',
    'zustaendigkeit-festlegen',
    'zahlen',
    'bescheid-erstellen',
    'bescheid-freigeben',
    'ausgaben',
    'ausgabe-freigeben',
    'loeschsperre-setzen',
    'loeschsperre-freigeben',
  ],
  // Nothing else, and nobody else: what is sealed is read by this role alone.
  'aerztlicher-dienst': ['eigener-zugang', 'aerztliche-unterlagen'],
  administration: ['eigener-zugang', 'personal-verwalten', 'ausgaben', 'ausgabe-freigeben', 'schluessel-wechseln'],
  revision: ['eigener-zugang', 'protokoll-lesen'],
}

export const rollen = Object.keys(rechteDerRolle) as Rolle[]

export function hasRecht(rollen: readonly Rolle[], recht: Recht): boolean {
  return rollen.some((rolle) => rechteDerRolle[rolle].includes(recht))
}
