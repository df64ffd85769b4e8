import type { Formulardienst } from '../engine/dienst.ts'
import type { Antworten, Feldwert } from '../engine/modell.ts'
import { readFeld, showFeld } from '../engine/werte.ts'

const HEUTE = '2026-11-23'

const pageOf = ({ formular }: Formulardienst, seite: string) => {
  const found = formular.seiten[seite]
  if (!found) throw new Error(`Die Seite „${seite}“ gibt es nicht.`)
  return found
}

/** What a page points out about answers, as one text; empty where there is nothing to say. */
export function hinweiseOf(dienst: Formulardienst, seite: string, antworten: Antworten): string {
  const { warne, merke } = pageOf(dienst, seite)
  if (!warne && !merke) throw new Error(`Die Seite „${seite}“ weist auf nichts hin.`)
  const sicht = { hier: antworten, alle: antworten, heute: HEUTE }
  return [...(warne?.(sicht) ?? []), ...(merke?.(sicht) ?? [])].join('\n')
}

/** Whether the named field of a page takes its value among these answers; `undefined` where it does, else what it says. */
export function refusalOf(dienst: Formulardienst, feldname: string, antworten: Antworten): string | undefined {
  const feld = Object.values(dienst.formular.seiten)
    .flatMap(({ felder }) => felder)
    .find(({ name }) => name === feldname)
  if (!feld) throw new Error(`Das Feld „${feldname}“ gibt es nicht.`)
  const sicht = { hier: antworten, alle: antworten, heute: HEUTE }
  const read = readFeld(feld, showFeld(feld, antworten[feldname] as Feldwert | undefined), sicht)
  return read.ok ? undefined : read.fehler
}

/** What follows from answers, as one text. */
export const folgenOf = (dienst: Formulardienst, antworten: Antworten): string =>
  (dienst.folgen?.(antworten, HEUTE) ?? []).join('\n')

/** An account, and an employer who can be asked. */
export const meinKonto = { kontoinhaber: 'Kim Klicker', iban: 'DE02120300000000202051' }
export const meinBetrieb = {
  betrieb: 'Bäckerei Korn',
  betriebStrasse: 'Marktplatz 3',
  betriebPlz: '30159',
  betriebOrt: 'Hannover',
  betriebKontakt: 'Herr Özdemir',
  betriebTelefon: '0511 1234567',
  betriebEmail: 'korn@beispiel.example',
  betriebsnummer: '12345678',
}
