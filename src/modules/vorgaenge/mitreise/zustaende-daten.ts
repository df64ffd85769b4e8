import type { EtikettArt } from '#web/parts/index.ts'

/**
 * The states of somebody who travels along. Whoever named them reads these words, and nothing else about them: not whether they
 * have an account, nor why or for which days.
 */
export const mitreisezustaende = {
  offen: { text: 'Noch offen', art: 'info' },
  'selbst-gefragt': { text: 'Fragt selbst', art: 'info' },
  'reist-nicht': { text: 'Reist nicht mit', art: 'neutral' },
  zugestimmt: { text: 'Zugestimmt', art: 'erfolg' },
  teilweise: { text: 'Zum Teil zugestimmt', art: 'erfolg' },
  'nicht-zugestimmt': { text: 'Nicht zugestimmt', art: 'neutral' },
  'nicht-noetig': { text: 'Keine Zustimmung nötig', art: 'erfolg' },
  zurueckgezogen: { text: 'Nicht mehr nötig', art: 'neutral' },
} as const satisfies Record<string, { text: string; art: EtikettArt }>

export type Mitreisezustand = keyof typeof mitreisezustaende
