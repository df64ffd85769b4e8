import type { Rechtsbehelf } from './fristen/regeln-daten.ts'

interface Art {
  name: string
  /** Undefined: no administrative act, so there is no remedy. */
  rechtsbehelf?: Rechtsbehelf
  /** Why a Widerspruch does not stop what was decided; undefined: it does, unless the notice says otherwise. */
  sofort?: string
}

const WIDERSPRUCH = { rechtsbehelf: 'widerspruch' } as const
const SOFORT = { ...WIDERSPRUCH, sofort: '§ 39 SGB II' } as const

/** Notices and letters by kind, with the remedy that the law gives (§§ 84, 87 SGG, § 39 SGB II). */
export const bescheidarten = {
  bewilligung: { name: 'Bewilligungsbescheid', ...WIDERSPRUCH },
  'vorlaeufige-bewilligung': { name: 'Vorläufiger Bewilligungsbescheid', ...WIDERSPRUCH },
  festsetzung: { name: 'Abschließende Festsetzung', ...WIDERSPRUCH },
  aenderung: { name: 'Änderungsbescheid', ...WIDERSPRUCH },
  ablehnung: { name: 'Ablehnungsbescheid', ...WIDERSPRUCH },
  versagung: { name: 'Versagungs- oder Entziehungsbescheid', ...WIDERSPRUCH },
  'aufhebung-erstattung': { name: 'Aufhebungs- und Erstattungsbescheid', ...SOFORT },
  minderung: { name: 'Minderungsbescheid', ...SOFORT },
  nichterreichbarkeit: { name: 'Feststellung der Nichterreichbarkeit', ...SOFORT },
  verpflichtung: { name: 'Verpflichtung nach § 15a SGB II', ...SOFORT },
  aufrechnung: { name: 'Bescheid über eine Aufrechnung', ...WIDERSPRUCH },
  darlehen: { name: 'Bescheid über ein Darlehen', ...WIDERSPRUCH },
  'zusicherung-umzug': { name: 'Zusicherung für einen Umzug', ...WIDERSPRUCH },
  foerderung: { name: 'Bescheid über eine Förderung', ...WIDERSPRUCH },
  widerspruchsbescheid: { name: 'Widerspruchsbescheid', rechtsbehelf: 'klage' },
  abhilfe: { name: 'Abhilfebescheid', rechtsbehelf: 'klage' },
  meldeaufforderung: { name: 'Einladung mit Meldepflicht', ...SOFORT },
  mitwirkung: { name: 'Aufforderung zur Mitwirkung' },
  anhoerung: { name: 'Anhörung' },
  kooperationsplan: { name: 'Kooperationsplan' },
  bescheinigung: { name: 'Bescheinigung' },
  schreiben: { name: 'Anderes Schreiben' },
} as const satisfies Record<string, Art>

export type Bescheidart = keyof typeof bescheidarten

export const readArt = (art: Bescheidart): Art => bescheidarten[art]
