import { type Feld, optionsOf, type Sicht } from './engine/modell.ts'
import { inputNames } from './engine/seite.ts'
import type { Station } from './engine/weg.ts'
import { readFeld } from './engine/werte.ts'

/** Fills in a page as it is shown, each field with what those above it hold. */
export function typePage(station: Station): Record<string, string> {
  let { sicht } = station
  const typed: Record<string, string> = {}
  for (const feld of station.felder) {
    const eingabe = typeInto(feld, sicht)
    Object.assign(typed, eingabe)
    const read = readFeld(feld, { ...eingabe, [feld.name]: eingabe[`${feld.name}[]`] ?? eingabe[feld.name] }, sicht)
    if (read.ok) sicht = { ...sicht, hier: { ...sicht.hier, [feld.name]: read.wert } }
  }
  return typed
}

/** Something that each kind of field takes, as somebody would type it. */
function typeInto(feld: Feld, sicht: Sicht): Record<string, string> {
  const { name } = feld
  const first = () => optionsOf(feld as never, sicht)[0]!.wert
  switch (feld.art) {
    case 'datum': {
      const tag = feld.von?.(sicht) ?? feld.bis?.(sicht) ?? sicht.heute
      return Object.fromEntries(inputNames(feld).map((one, i) => [one, tag.split('-')[2 - i]!]))
    }
    case 'monat': {
      const monat = feld.von?.(sicht) ?? feld.bis?.(sicht) ?? sicht.heute.slice(0, 7)
      return Object.fromEntries(inputNames(feld).map((one, i) => [one, monat.split('-')[1 - i]!]))
    }
    case 'auswahl':
      return { [name]: first() }
    case 'mehrfach':
      return { [`${name}[]`]: first() }
    default:
      return { [name]: werte[feld.art] ?? String(('von' in feld && feld.von) || 1) }
  }
}

const werte: Partial<Record<Feld['art'], string>> = {
  ...{ text: 'Beispiel', langtext: 'Ein Satz dazu.', name: 'Erika', plz: '30159', email: 'e@post.example' },
  ...{ telefon: '0511 123456', iban: 'DE02120300000000202051', rvnr: '65170839J003', steuerid: '86095742719' },
  ...{ kvnr: 'A123456780', betrag: '12,50', janein: 'nein', bestaetigung: 'ja', uhrzeit: '9:30' },
}
