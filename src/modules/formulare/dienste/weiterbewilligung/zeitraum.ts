import { addTage, formatTag, type Tag } from '#platform/text/datum.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import { freibetragAm } from '../../bausteine/vermoegen.ts'
import { type Antworten, entriesOf, type Sicht } from '../../engine/modell.ts'

const monthOf = (tag: Tag): Tag => `${tag.slice(0, 7)}-01`

/**
 * The first day of the new period: the day after the last, but not before the month of the application (§ 37 Abs. 2 SGB II); from
 * there on every amount and rule is chosen.
 */
export function beginnOf(alle: Antworten, heute: Tag): Tag {
  const bis = textIn(alle, 'bewilligtBis')
  const monat = monthOf(heute)
  return bis !== undefined && bis >= monat ? addTage(bis, 1) : monat
}

/** The months without an application between the old period and the new one: they are lost. */
export function hatLuecke(alle: Antworten, heute: Tag): boolean {
  const bis = textIn(alle, 'bewilligtBis')
  return bis !== undefined && addTage(bis, 1) < monthOf(heute)
}

const POSTEN = ['kontenGuthaben', 'bargeld', 'wertpapiere', 'versicherungswerte', 'sonstigesVermoegen'] as const

/** All that was told of assets, in cents; cars, homes and provisions for old age stand apart and are looked at one by one. */
const vermoegenOf = (alle: Antworten): number =>
  POSTEN.reduce((summe, posten) => summe + (typeof alle[posten] === 'number' ? alle[posten] : 0), 0)

/** More than all people of the Bedarfsgemeinschaft may have together (§ 12 Abs. 2 SGB II). */
export function istUeberFreibetrag({ alle, heute }: Pick<Sicht, 'alle' | 'heute'>): boolean {
  const da =
    alle['wohntAllein'] === true ? [] : entriesOf(alle, 'personen').filter(({ stand }) => stand !== 'ausgezogen')
  const geburtsdaten = [alle, ...da].flatMap((person) => textIn(person, 'geburtsdatum') ?? [])
  const frei = freibetragAm(geburtsdaten, beginnOf(alle, heute))
  return frei !== undefined && vermoegenOf(alle) > frei
}

export const zeigeBeginn = (alle: Antworten, heute: Tag): string => formatTag(beginnOf(alle, heute))
