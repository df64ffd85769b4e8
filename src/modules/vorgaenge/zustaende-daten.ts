import type { EtikettArt } from '#web/parts/index.ts'

interface Zustand {
  /** What the customer reads. */
  text: string
  /** What staff reads, where the words of the customer are not theirs. */
  imDienst?: string
  art: EtikettArt
  /** Nothing more is to come. */
  ende?: true
  /** Staff may set it. */
  dienst?: true
}

/** The states of a case (3-fachwissen § 5.6), in the order in which they come. */
export const zustaende = {
  gesendet: { text: 'Von Ihnen online gesendet', imDienst: 'Online gesendet', art: 'info' },
  eingegangen: { text: 'Im Jobcenter eingegangen', art: 'info', dienst: true },
  'in-bearbeitung': { text: 'In Bearbeitung', art: 'info', dienst: true },
  'unterlagen-angefordert': { text: 'Unterlagen angefordert', art: 'warnung', dienst: true },
  'unterlagen-nachgereicht': { text: 'Unterlagen nachgereicht', art: 'info' },
  weitergeleitet: { text: 'An andere Stelle weitergeleitet', art: 'info', dienst: true },
  entschieden: { text: 'Entschieden – Bescheid liegt vor', art: 'erfolg', ende: true, dienst: true },
  zugestimmt: { text: 'Zugestimmt', art: 'erfolg', ende: true, dienst: true },
  'nicht-zugestimmt': { text: 'Nicht zugestimmt', art: 'neutral', ende: true, dienst: true },
  zurueckgenommen: { text: 'Von Ihnen zurückgenommen', imDienst: 'Zurückgenommen', art: 'neutral', ende: true },
  abgeschlossen: { text: 'Erledigt', art: 'neutral', ende: true, dienst: true },
} as const satisfies Record<string, Zustand>

export type Vorgangszustand = keyof typeof zustaende

export const readZustand = (zustand: Vorgangszustand): Zustand => zustaende[zustand]

export const isEnde = (zustand: Vorgangszustand): boolean => readZustand(zustand).ende === true

/** Only what is agreed to, and not decided by a notice, can be agreed to (§ 7b SGB II). */
const ZUSTIMMUNG: readonly Vorgangszustand[] = ['zugestimmt', 'nicht-zugestimmt']

/**
 * What staff can make of a case: any other state of theirs. What is at its end can only be taken up again, and what the
 * customer withdrew stays so.
 */
export function nextZustaende(vorgang: { zustand: Vorgangszustand; dienst: string }): Vorgangszustand[] {
  if (vorgang.zustand === 'zurueckgenommen') return []
  if (isEnde(vorgang.zustand)) return ['in-bearbeitung']
  return (Object.keys(zustaende) as Vorgangszustand[]).filter(
    (name) =>
      readZustand(name).dienst === true &&
      // Asked again, with a later day.
      (name !== vorgang.zustand || name === 'unterlagen-angefordert') &&
      (vorgang.dienst === 'abwesenheit' || !ZUSTIMMUNG.includes(name)),
  )
}
