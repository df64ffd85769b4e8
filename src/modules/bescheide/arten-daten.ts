import type { Rechtsbehelf } from './fristen/regeln-daten.ts'

interface Art {
  name: string
  /** Undefined: no administrative act, so there is no remedy. */
  rechtsbehelf?: Rechtsbehelf
  /** Why a Widerspruch does not stop what was decided; undefined: it does, unless the notice says otherwise. */
  sofort?: string
  /** An application or a report is decided with it; the case that it belongs to is at its end. */
  entscheidet?: true
  /** How it ends a Widerspruch. */
  imWiderspruch?: 'abhilfe' | 'zurueckgewiesen'
}

const WIDERSPRUCH = { rechtsbehelf: 'widerspruch' } as const
const ENTSCHEIDET = { ...WIDERSPRUCH, entscheidet: true } as const
const SOFORT = { ...WIDERSPRUCH, sofort: '§ 39 SGB II' } as const

/** Notices and letters by kind, with the remedy that the law gives (§§ 84, 87 SGG, § 39 SGB II). */
export const bescheidarten = {
  bewilligung: { name: 'Bewilligungsbescheid', ...ENTSCHEIDET },
  'vorlaeufige-bewilligung': { name: 'Vorläufiger Bewilligungsbescheid', ...ENTSCHEIDET },
  festsetzung: { name: 'Abschließende Festsetzung', ...ENTSCHEIDET },
  aenderung: { name: 'Änderungsbescheid', ...ENTSCHEIDET },
  ablehnung: { name: 'Ablehnungsbescheid', ...ENTSCHEIDET },
  versagung: { name: 'Versagungs- oder Entziehungsbescheid', ...ENTSCHEIDET },
  'aufhebung-erstattung': { name: 'Aufhebungs- und Erstattungsbescheid', ...SOFORT, entscheidet: true },
  minderung: { name: 'Minderungsbescheid', ...SOFORT },
  nichterreichbarkeit: { name: 'Feststellung der Nichterreichbarkeit', ...SOFORT },
  verpflichtung: { name: 'Verpflichtung nach § 15a SGB II', ...SOFORT },
  aufrechnung: { name: 'Bescheid über eine Aufrechnung', ...WIDERSPRUCH },
  darlehen: { name: 'Bescheid über ein Darlehen', ...ENTSCHEIDET },
  'zusicherung-umzug': { name: 'Zusicherung für einen Umzug', ...ENTSCHEIDET },
  foerderung: { name: 'Bescheid über eine Förderung', ...ENTSCHEIDET },
  widerspruchsbescheid: {
    name: 'Widerspruchsbescheid',
    rechtsbehelf: 'klage',
    entscheidet: true,
    imWiderspruch: 'zurueckgewiesen',
  },
  abhilfe: { name: 'Abhilfebescheid', rechtsbehelf: 'klage', entscheidet: true, imWiderspruch: 'abhilfe' },
  meldeaufforderung: { name: 'Einladung mit Meldepflicht', ...SOFORT },
  mitwirkung: { name: 'Aufforderung zur Mitwirkung' },
  anhoerung: { name: 'Anhörung' },
  kooperationsplan: { name: 'Kooperationsplan' },
  bescheinigung: { name: 'Bescheinigung' },
  schreiben: { name: 'Anderes Schreiben' },
} as const satisfies Record<string, Art>

export type Bescheidart = keyof typeof bescheidarten

export const readArt = (art: Bescheidart): Art => bescheidarten[art]
