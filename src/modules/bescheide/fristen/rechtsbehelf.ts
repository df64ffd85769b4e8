import type { Tag } from '#platform/text/datum.ts'
import type { Bekanntgabe, Rechenschritt } from './bekanntgabe.ts'
import type { Ort } from './feiertage.ts'
import { computeFrist, type Frist } from './frist.ts'
import { RECHTSBEHELFSREGELN, type Rechtsbehelf, type Rechtsbehelfsregel, ruleOn } from './regeln-daten.ts'

export interface Rechtsbehelfslage {
  rechtsbehelf: Rechtsbehelf
  bekanntgabe: Bekanntgabe
  /** The instruction on the remedy; one that leaves out the electronic form is wrong (BSG, B 7 AS 10/22 R). */
  belehrung: 'richtig' | 'falsch' | 'fehlt'
  /** The seat of the office that has to receive it. */
  ort: Ort
}

/** `offen`: not announced yet, so no deadline runs. The last day lasts until midnight. */
export type Rechtsbehelfsfrist =
  | { stand: 'berechnet'; letzterTag: Tag; schritte: Rechenschritt[] }
  | { stand: 'offen'; schritte: Rechenschritt[] }

const NAMEN: Record<Rechtsbehelf, string> = { widerspruch: 'den Widerspruch', klage: 'die Klage' }

/**
 * The last day of a Widerspruch (§ 84 SGG) or a Klage (§ 87 SGG), with how it was found. What only a person can judge is
 * left out: reinstatement (§ 67 SGG), and the exceptions from the year (higher force, or an instruction that there is
 * no remedy; § 66 Abs. 2 SGG).
 * @throws RangeError if there are no rules or holidays for that time
 */
export function computeRechtsbehelfsfrist(lage: Rechtsbehelfslage): Rechtsbehelfsfrist {
  const { bekanntgabe, ort } = lage
  if (bekanntgabe.stand === 'offen') return bekanntgabe
  const regel = ruleOn(RECHTSBEHELFSREGELN[lage.rechtsbehelf], bekanntgabe.tag)
  const wahl = chooseDauer(lage.belehrung, bekanntgabe, regel)
  const frist = computeFrist(bekanntgabe.tag, { monate: wahl.monate }, ort)
  const schritte = [...bekanntgabe.schritte, ...wahl.grund, ...explainFrist(bekanntgabe.tag, frist, wahl)]
  const ziel = `Letzter Tag für ${NAMEN[lage.rechtsbehelf]}, bis 24 Uhr.`
  schritte.push({ text: ziel, tag: frist.letzterTag, vorschrift: wahl.vorschrift })
  return { stand: 'berechnet', letzterTag: frist.letzterTag, schritte }
}

interface Dauerwahl {
  monate: number
  worte: string
  vorschrift: string
  grund: Rechenschritt[]
}

function chooseDauer(
  belehrung: Rechtsbehelfslage['belehrung'],
  { imAusland }: { imAusland: boolean },
  regel: Rechtsbehelfsregel,
): Dauerwahl {
  if (belehrung !== 'richtig') {
    const vorschrift = regel.vorschriftOhneBelehrung
    const mangel = belehrung === 'fehlt' ? 'fehlt' : 'ist nicht richtig'
    const text = `Die Belehrung über den Rechtsbehelf ${mangel}. Dann gilt eine längere Frist.`
    return { ...regel.ohneBelehrung, vorschrift, grund: [{ text, vorschrift }] }
  }
  const { vorschrift } = regel
  if (!imAusland) return { ...regel.imInland, vorschrift, grund: [] }
  const text = 'Der Bescheid wurde im Ausland bekannt gegeben. Dann gilt eine längere Frist.'
  return { ...regel.imAusland, vorschrift, grund: [{ text, vorschrift }] }
}

function explainFrist(ereignis: Tag, frist: Frist, { worte, vorschrift }: Dauerwahl): Rechenschritt[] {
  const gleich = frist.ende.slice(8) === ereignis.slice(8)
  const ende = gleich
    ? 'Sie endet am Tag mit derselben Zahl.'
    : 'Den Tag mit derselben Zahl gibt es nicht, deshalb endet sie am letzten Tag des Monats.'
  return [
    { text: 'Die Frist beginnt am Tag nach der Bekanntgabe.', tag: frist.beginn, vorschrift: '§ 64 Abs. 1 SGG' },
    { text: `Die Frist dauert ${worte}. ${ende}`, tag: frist.ende, vorschrift: `${vorschrift}, § 64 Abs. 2 SGG` },
    ...frist.verschoben.map(({ tag, grund }) => ({
      text: `An diesem Tag endet keine Frist (${grund}). Es geht weiter zum nächsten Tag.`,
      tag,
      vorschrift: '§ 64 Abs. 3 SGG',
    })),
  ]
}
