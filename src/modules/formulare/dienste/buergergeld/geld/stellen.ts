import { hoehereKostenAb } from '../../../bausteine/lohn.ts'
import { type Bedingung, entriesOf, type Option, type Sicht } from '../../../engine/modell.ts'
import { personWith, stichtag } from '../haushalt.ts'

/** The last three months of pay, the latest first. */
export const MONATE = [1, 2, 3] as const

const BRUTTO = MONATE.map((i) => `brutto${i}`)

/** Earns so much that higher costs than the lump sum may be proven. */
export const hasHighPay: Bedingung = (sicht) => {
  const grenze = hoehereKostenAb(stichtag(sicht)) ?? 0
  for (const stelle of entriesOf(sicht.hier, 'stellen')) {
    for (const name of BRUTTO) if (Number(stelle[name] ?? 0) > grenze) return true
  }
  return false
}

/** The employments of the person to whom an entry of this group belongs, or one that is over. */
export const jobOptions =
  (gruppe: string) =>
  ({ hier, alle }: Sicht): Option[] => {
    const person = personWith(alle, gruppe, hier['id'])
    const stellen = person ? entriesOf(person, 'stellen') : []
    return [
      ...stellen.map(({ id, firma }) => ({ wert: id, text: String(firma ?? 'Noch ohne Namen') })),
      { wert: 'andere', text: 'Ein anderer oder früherer Arbeitgeber' },
    ]
  }
