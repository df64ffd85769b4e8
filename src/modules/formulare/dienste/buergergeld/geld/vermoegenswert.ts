import { fahrzeugFreiAm, freibetragAm } from '../../../bausteine/vermoegen.ts'
import { type Eintrag, entriesOf, type Sicht } from '../../../engine/modell.ts'
import { abAlter, bgOf, geburtstagOf, stichtag } from '../haushalt.ts'

/** What counts as means, as far as the answers say it: no decision, only whether proof of values is worth asking for. */

const WERTE = [
  ...['bargeld', 'kreditkarte', 'bezahldienst', 'sparbriefe', 'lebensversicherung', 'praemienrueckgewaehr'],
  ...['krypto', 'genossenschaft', 'edelmetall', 'sammlungen', 'sonstigesVermoegen'],
] as const

const cents = (wert: unknown) => (typeof wert === 'number' ? wert : 0)

const sumOf = (eintraege: readonly Eintrag[], wert: (eintrag: Eintrag) => number) =>
  eintraege.reduce((sum, one) => sum + wert(one), 0)

/** The page may hold a person as they are being changed. */
function peopleOf({ hier, alle, heute }: Sicht): Eintrag[] {
  return bgOf({ alle, heute }).map((one) => (one.id === hier['id'] ? (hier as Eintrag) : one))
}

const ownOf = (person: Eintrag) =>
  WERTE.reduce((sum, name) => sum + cents(person[name]), 0) +
  sumOf(entriesOf(person, 'konten'), ({ guthaben }) => cents(guthaben)) +
  sumOf(entriesOf(person, 'vorsorge'), ({ vorsorgeGebunden, vorsorgeWert }) =>
    vorsorgeGebunden === false ? cents(vorsorgeWert) : 0,
  )

/** The first car of an employable person counts only above the value that is presumed appropriate. */
function carsOf(sicht: Sicht): number {
  const frei = fahrzeugFreiAm(stichtag(sicht))
  const able = new Set(
    bgOf(sicht)
      .filter((hier) => abAlter(15)({ ...sicht, hier }) && hier['kannArbeiten'] !== false)
      .map(({ id }) => id),
  )
  return sumOf(entriesOf(sicht.alle, 'fahrzeuge'), ({ fahrzeugWem, fahrzeugWert }) =>
    able.delete(String(fahrzeugWem)) ? Math.max(0, cents(fahrzeugWert) - frei) : cents(fahrzeugWert),
  )
}

/** In cents. */
export function vermoegenOf(sicht: Sicht): number {
  const immobilien = sumOf(
    entriesOf(sicht.alle, 'immobilien'),
    ({ immobilieWert, immobilieAnteil }) => (cents(immobilieWert) * Number(immobilieAnteil ?? 100)) / 100,
  )
  return Math.round(sumOf(peopleOf(sicht), ownOf) + immobilien + carsOf(sicht))
}

/** What all of them may own, in cents; undefined where no rule of the day is known. */
export function freibetragOf(sicht: Sicht): number | undefined {
  const { alle } = sicht
  const geboren = bgOf(sicht).flatMap((hier) => geburtstagOf({ hier, alle }) ?? [])
  return freibetragAm(geboren, stichtag(sicht))
}
