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
  /** It says for which days the benefit is granted (§ 41 Abs. 3 SGB II): always, or where that changes. */
  zeitraum?: 'pflicht' | 'freiwillig'
  /** It may end the benefit: then it says from which day on. */
  hebtAuf?: true
}

const WIDERSPRUCH = { rechtsbehelf: 'widerspruch' } as const
const ENTSCHEIDET = { ...WIDERSPRUCH, entscheidet: true } as const
const BEWILLIGT = { ...ENTSCHEIDET, zeitraum: 'pflicht' } as const
const SOFORT = { ...WIDERSPRUCH, sofort: '§ 39 SGB II' } as const

/** Notices and letters by kind, with the remedy that the law gives (§§ 84, 87 SGG, § 39 SGB II). */
export const bescheidarten = {
  bewilligung: { name: 'Bewilligungsbescheid', ...BEWILLIGT },
  'vorlaeufige-bewilligung': { name: 'Vorläufiger Bewilligungsbescheid', ...BEWILLIGT },
  festsetzung: { name: 'Abschließende Festsetzung', ...BEWILLIGT },
  aenderung: { name: 'Änderungsbescheid', ...ENTSCHEIDET, zeitraum: 'freiwillig' },
  ablehnung: { name: 'Ablehnungsbescheid', ...ENTSCHEIDET },
  versagung: { name: 'Versagungs- oder Entziehungsbescheid', ...ENTSCHEIDET, hebtAuf: true },
  'aufhebung-erstattung': {
    name: 'Aufhebungs- und Erstattungsbescheid',
    ...SOFORT,
    entscheidet: true,
    hebtAuf: true,
  },
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
