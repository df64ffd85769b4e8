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
  rueckfrage: { text: 'Rückfrage zu Ihren Angaben', imDienst: 'Rückfrage zu den Angaben', art: 'warnung' },
  ergaenzt: { text: 'Angaben geändert', art: 'info' },
  'form-geprueft': { text: 'Form und Frist geprüft', art: 'info', dienst: true },
  'begruendung-angefordert': { text: 'Begründung angefordert', art: 'warnung', dienst: true },
  begruendet: { text: 'Begründung eingegangen', art: 'info' },
  ruht: { text: 'Ruht', art: 'neutral', dienst: true },
  teilabhilfe: { text: 'Zum Teil abgeholfen, im Übrigen in Prüfung', art: 'info', dienst: true },
  weitergeleitet: { text: 'An andere Stelle weitergeleitet', art: 'info', dienst: true },
  entschieden: { text: 'Entschieden – Bescheid liegt vor', art: 'erfolg', ende: true, dienst: true },
  zugestimmt: { text: 'Zugestimmt', art: 'erfolg', ende: true },
  'teilweise-zugestimmt': { text: 'Zum Teil zugestimmt', art: 'erfolg', ende: true },
  'nicht-zugestimmt': { text: 'Nicht zugestimmt', art: 'neutral', ende: true },
  'nicht-noetig': { text: 'Keine Zustimmung nötig', art: 'erfolg', ende: true },
  zurueckgemeldet: { text: 'Rückkehr gemeldet', art: 'erfolg', ende: true },
  abhilfe: { text: 'Abgeholfen – neuer Bescheid liegt vor', art: 'erfolg', ende: true, dienst: true },
  zurueckgewiesen: {
    text: 'Zurückgewiesen – Widerspruchsbescheid liegt vor',
    art: 'neutral',
    ende: true,
    dienst: true,
  },
  klage: { text: 'Klage anhängig', art: 'neutral', ende: true, dienst: true },
  zurueckgenommen: { text: 'Von Ihnen zurückgenommen', imDienst: 'Zurückgenommen', art: 'neutral', ende: true },
  abgeschlossen: { text: 'Erledigt', art: 'neutral', ende: true, dienst: true },
} as const satisfies Record<string, Zustand>

export type Vorgangszustand = keyof typeof zustaende

export const readZustand = (zustand: Vorgangszustand): Zustand => zustaende[zustand]

export const isEnde = (zustand: Vorgangszustand): boolean => readZustand(zustand).ende === true

/** What the states are called where their usual words would be wrong. */
const eigene: Readonly<Record<string, Partial<Record<Vorgangszustand, string>>>> = {
  'aerztlicher-dienst': {
    eingegangen: 'Beim Ärztlichen Dienst eingegangen',
    'in-bearbeitung': 'Beim Ärztlichen Dienst in Bearbeitung',
    abgeschlossen: 'Vom Ärztlichen Dienst abgeschlossen',
  },
  widerspruch: { 'in-bearbeitung': 'In Prüfung', eingegangen: 'Eingegangen' },
}

/** The words for a state, for each side. `dienst`: the service of the case. */
export function nameZustand(zustand: Vorgangszustand, fuer: 'kunde' | 'dienst', dienst?: string): string {
  const { text, imDienst } = readZustand(zustand)
  return eigene[dienst ?? '']?.[zustand] ?? (fuer === 'dienst' ? (imDienst ?? text) : text)
}

/** How a Widerspruch goes on (§§ 84 to 88 SGG), and only that. */
const WIDERSPRUCH: readonly Vorgangszustand[] = [
  ...['form-geprueft' as const, 'begruendung-angefordert' as const, 'ruht' as const],
  ...['teilabhilfe' as const, 'abhilfe' as const, 'zurueckgewiesen' as const, 'klage' as const],
]
/** Without a decision of its own kind. */
const ohneWiderspruch: readonly Vorgangszustand[] = ['entschieden']
/** Against what is decided so one may go to court. */
const KLAGBAR: readonly Vorgangszustand[] = ['zurueckgewiesen', 'abhilfe']

/** Asked for until a day. */
export const FRAGEN: readonly Vorgangszustand[] = ['unterlagen-angefordert', 'begruendung-angefordert']

/**
 * What staff can make of a case: any other state of theirs. What is at its end can only be taken up again, and what the
 * customer withdrew stays so. An absence is agreed to with its days, on a page of its own.
 */
export function nextZustaende(vorgang: { zustand: Vorgangszustand; dienst: string }): Vorgangszustand[] {
  if (vorgang.zustand === 'zurueckgenommen') return []
  const widerspruch = vorgang.dienst === 'widerspruch'
  if (isEnde(vorgang.zustand)) {
    return widerspruch && KLAGBAR.includes(vorgang.zustand) ? ['in-bearbeitung', 'klage'] : ['in-bearbeitung']
  }
  return (Object.keys(zustaende) as Vorgangszustand[]).filter(
    (name) =>
      readZustand(name).dienst === true &&
      // Asked again, with a later day.
      (name !== vorgang.zustand || FRAGEN.includes(name)) &&
      !(widerspruch ? ohneWiderspruch : WIDERSPRUCH).includes(name),
  )
}
