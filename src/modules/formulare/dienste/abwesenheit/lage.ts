import {
  computeZaehler,
  istUeberschritten,
  type Jahreszaehler,
  type Kontingent,
  regelAm,
  type Zeitraum,
} from '#modules/vorgaenge'
import type { Tag } from '#platform/text/datum.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { type Antworten, type Bedingung, entriesOf } from '../../engine/modell.ts'

/** The reasons, with what they are called in sentences. */
export const gruende = {
  urlaub: 'Urlaub oder ein anderer privater Grund',
  reha: 'Kur oder Reha, ärztlich verordnet',
  veranstaltung: 'Veranstaltung von Kirche, Gewerkschaft oder im öffentlichen Interesse',
  eingliederung: 'Vorstellungsgespräch, Praktikum, Probearbeit, Kurs',
  ehrenamt: 'Ehrenamt',
  angehoerige: 'Geburt, Pflege oder Tod in der Familie',
  erwerb: 'Meine Arbeit',
  sonstiges: 'Etwas anderes',
} as const

/** Without an important reason days are counted; the others are agreed to as long as they last. */
export const ohneWichtigenGrund: Bedingung = ist('grund', 'urlaub', 'sonstiges')
export const mitWichtigemGrund: Bedingung = (sicht) => sicht.hier['grund'] !== undefined && !ohneWichtigenGrund(sicht)

/** The period, once both days are there and in order. */
export function zeitraumOf(antworten: Antworten): Zeitraum | undefined {
  const [von, bis] = [textIn(antworten, 'von'), textIn(antworten, 'bis')]
  return von !== undefined && bis !== undefined && von <= bis ? { von, bis } : undefined
}

const KONTINGENTE: Readonly<Record<Kontingent, readonly string[]>> = {
  ohneGrund: ['urlaub', 'sonstiges'],
  veranstaltung: ['veranstaltung'],
  angehoerige: ['angehoerige'],
}

/** Which days of a year a reason takes; undefined: none. */
export const kontingentOf = (grund: unknown): Kontingent | undefined =>
  (Object.keys(KONTINGENTE) as Kontingent[]).find((name) => KONTINGENTE[name].includes(String(grund)))

/** The counters of the years that this absence touches; none for reasons without a number. */
export function zaehlerOf(alle: Antworten): Jahreszaehler[] {
  const neu = zeitraumOf(alle)
  const name = kontingentOf(alle['grund'])
  if (!neu || !name) return []
  const frueher = entriesOf(alle, 'frueher')
    .filter(({ grund }) => kontingentOf(grund) === name)
    .flatMap((eintrag) => zeitraumOf(eintrag) ?? [])
  return computeZaehler(neu, frueher, (tag: Tag) => regelAm(tag).hoechstens[name])
}

export const istZuLang: Bedingung = ({ alle }) => zaehlerOf(alle).some(istUeberschritten)
