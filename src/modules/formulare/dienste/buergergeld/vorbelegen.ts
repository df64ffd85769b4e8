import type { Person, Vorwissen } from '../../engine/dienst.ts'
import type { Antworten, Eintrag } from '../../engine/modell.ts'
import { personenOf } from './haushalt.ts'

/**
 * What seldom changes is taken over from the last application; money, health and work are asked anew. So is the account: another
 * one may have been reported since, and what is paid to the old one is hard to get back.
 */
const BLEIBT = ['allein', 'mitWem', 'personenzahl'] as const
const BLEIBT_JE_PERSON = [
  ...['beziehung', 'vorname', 'nachname', 'geburtsdatum', 'familienstand', 'familienstandSeit', 'geburtsname'],
  ...['geburtsort', 'geburtsland', 'staat', 'zweiterStaat', 'geschlecht', 'kundennummer', 'rvnrStatus', 'rvnr'],
  ...['steuerId', 'azrBekannt', 'azr', 'personenziffer', 'einreise'],
] as const

const pick = (antworten: Antworten, namen: readonly string[]): Antworten =>
  Object.fromEntries(namen.flatMap((name) => (antworten[name] === undefined ? [] : [[name, antworten[name]]])))

const isSame = (eintrag: Antworten, { vorname, nachname, geburtsdatum }: Person) =>
  eintrag['vorname'] === vorname && eintrag['nachname'] === nachname && eintrag['geburtsdatum'] === geburtsdatum

/** The person who applies is on the list from the beginning, and whoever is known of the household. */
export function beginWith({ bekannt, haushalt, letzte = {} }: Vorwissen, newEintrag: () => string): Antworten {
  const known: Antworten[] = personenOf(letzte).map((one) => pick(one, BLEIBT_JE_PERSON))
  const { kundennummer } = bekannt
  const ich = { ...known.find(({ beziehung }) => beziehung === 'ich'), ...(kundennummer && { kundennummer }) }
  const others = [
    ...known.filter(({ beziehung }) => beziehung !== 'ich'),
    ...haushalt.filter((one) => !known.some((eintrag) => isSame(eintrag, one))),
  ]
  const personen = [{ ...ich, beziehung: 'ich' }, ...others].map((one): Eintrag => ({ ...one, id: newEintrag() }))
  return { ...pick(letzte, BLEIBT), personen }
}
