import { checkName, showInvisible } from '#platform/text/anzeige.ts'
import { parseTag } from '#platform/text/datum.ts'
import { type Kennzeichen, parseIban, parseKvnr, parseRvnr, parseSteuerId } from './kennzeichen.ts'
import { type Feld, type Feldwert, optionsOf, type Sicht } from './modell.ts'

/** Fields of a posted form: a date comes as `name-tag`, `name-monat`, `name-jahr`, a month without the day; choices of several as a list. */
export type Eingabe = Readonly<Record<string, string | readonly string[] | undefined>>

/** `wert` undefined: left empty, as it may be. */
export type Wertergebnis = { ok: true; wert: Feldwert | undefined; warnung?: string } | { ok: false; fehler: string }

/** Where a field says nothing else: so many characters, so many cents, so high a number. */
export const TEXT = 200
export const LANGTEXT = 5000
export const BETRAG = 100_000_000
export const ZAHL = 999_999

const refuse = (fehler: string): Wertergebnis => ({ ok: false, fehler })
const accept = (wert: Feldwert | undefined): Wertergebnis => ({ ok: true, wert })

const zahl = new Intl.NumberFormat('de-DE')
const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })

function single(eingabe: Eingabe, name: string): string {
  const wert = eingabe[name]
  return typeof wert === 'string' ? wert.replace(/\r\n?/g, '\n').trim() : ''
}

const money = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** A value as a form shows it: what `readFeld` reads back. */
export function showFeld({ art, name }: Feld, wert: Feldwert | undefined): Eingabe {
  if (wert === undefined) return {}
  if (art === 'datum' || art === 'monat') {
    const [jahr, monat, tag] = String(wert).split('-')
    return { ...(tag && { [`${name}-tag`]: tag }), [`${name}-monat`]: monat, [`${name}-jahr`]: jahr }
  }
  if (typeof wert === 'boolean') return { [name]: wert ? 'ja' : 'nein' }
  if (art === 'betrag') return { [name]: money.format(Number(wert) / 100) }
  if (art === 'zahl') return { [name]: String(wert).replace('.', ',') }
  return { [name]: typeof wert === 'object' ? wert : String(wert) }
}

/** Reads what was typed into a field; undefined and empty where it may be empty, else a sentence that says what to do. */
export function readFeld(feld: Feld, eingabe: Eingabe, sicht: Sicht): Wertergebnis {
  if (feld.art === 'mehrfach') return readMehrfach(feld, eingabe, sicht)
  if (feld.art === 'datum') return readDatum(feld, eingabe, sicht)
  if (feld.art === 'monat') return readMonat(feld, eingabe, sicht)
  const text = single(eingabe, feld.name)
  if (text === '') return feld.freiwillig ? accept(undefined) : refuse(missing(feld))
  return readText(feld, text, sicht)
}

function missing(feld: Feld): string {
  if (feld.art === 'janein') return 'Wählen Sie „Ja“ oder „Nein“.'
  if (feld.art === 'bestaetigung') return 'Setzen Sie hier ein Häkchen. Ohne geht es nicht weiter.'
  if (feld.art === 'auswahl' || feld.art === 'mehrfach') return 'Wählen Sie eine Antwort.'
  return `Füllen Sie das Feld „${feld.label}“ aus.`
}

function readMehrfach(feld: Feld & { art: 'auswahl' | 'mehrfach' }, eingabe: Eingabe, sicht: Sicht): Wertergebnis {
  const roh = eingabe[feld.name] ?? []
  const gewaehlt = new Set(typeof roh === 'string' ? [roh] : roh)
  const bekannt = optionsOf(feld, sicht).flatMap(({ wert }) => (gewaehlt.delete(wert) ? wert : []))
  if (gewaehlt.size > 0) return refuse('Diese Antwort gibt es nicht. Laden Sie die Seite neu.')
  if (bekannt.length === 0) return feld.freiwillig ? accept(undefined) : refuse(missing(feld))
  return accept(bekannt)
}

function readDatum(feld: Feld & { art: 'datum' }, eingabe: Eingabe, sicht: Sicht): Wertergebnis {
  const [tag, monat, jahr] = ['tag', 'monat', 'jahr'].map((teil) => single(eingabe, `${feld.name}-${teil}`))
  if (!tag && !monat && !jahr && feld.freiwillig) return accept(undefined)
  const read = parseTag({ tag, monat, jahr })
  if (!read.ok) return refuse(read.fehler)
  const [von, bis] = [feld.von?.(sicht), feld.bis?.(sicht)]
  if (von !== undefined && read.tag < von)
    return refuse(`Das Datum liegt zu früh. Möglich ist es ab ${formatKurz(von)}.`)
  if (bis !== undefined && read.tag > bis)
    return refuse(`Das Datum liegt zu spät. Möglich ist es bis ${formatKurz(bis)}.`)
  return accept(read.tag)
}

function readMonat(feld: Feld & { art: 'monat' }, eingabe: Eingabe, sicht: Sicht): Wertergebnis {
  const [monat = '', jahr = ''] = ['monat', 'jahr'].map((teil) => single(eingabe, `${feld.name}-${teil}`))
  if (!monat && !jahr && feld.freiwillig) return accept(undefined)
  const read = parseTag({ tag: '1', monat, jahr })
  if (!read.ok) return refuse('Geben Sie Monat und Jahr in Ziffern ein, zum Beispiel 3 und 2026.')
  const wert = read.tag.slice(0, 7)
  const [von, bis] = [feld.von?.(sicht), feld.bis?.(sicht)]
  if (von !== undefined && wert < von) return refuse(`Der Monat liegt zu früh. Möglich ist er ab ${formatKurz(von)}.`)
  if (bis !== undefined && wert > bis) return refuse(`Der Monat liegt zu spät. Möglich ist er bis ${formatKurz(bis)}.`)
  return accept(wert)
}

const formatKurz = (tag: string) => tag.split('-').reverse().join('.')

const kennzeichen: Partial<Record<Feld['art'], (text: string) => Kennzeichen>> = {
  iban: parseIban,
  rvnr: parseRvnr,
  steuerid: parseSteuerId,
  kvnr: parseKvnr,
}

function readText(feld: Feld, text: string, sicht: Sicht): Wertergebnis {
  const parse = kennzeichen[feld.art]
  if (parse) return parse(text)
  switch (feld.art) {
    case 'text':
    case 'langtext':
      return readLaenge(text, feld.hoechstens ?? (feld.art === 'text' ? TEXT : LANGTEXT), feld.art === 'langtext')
    case 'name':
      return checked(text.normalize('NFC'), checkName(text, feld.label))
    case 'plz':
      return checked(
        text,
        /^\d{5}$/.test(text) ? undefined : 'Geben Sie die Postleitzahl mit 5 Ziffern ein, zum Beispiel 30159.',
      )
    case 'email':
      return checked(
        text,
        /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 254
          ? undefined
          : 'Geben Sie eine vollständige E-Mail-Adresse ein.',
      )
    case 'telefon':
      return checked(
        text,
        /^\+?[\d\s()/-]{5,30}$/.test(text)
          ? undefined
          : 'Geben Sie die Telefonnummer in Ziffern ein, zum Beispiel 0511 1234567.',
      )
    case 'betrag':
      return readBetrag(text, feld.hoechstens ?? BETRAG)
    case 'zahl':
      return readZahl(text, feld)
    case 'janein':
      return text === 'ja' || text === 'nein' ? accept(text === 'ja') : refuse(missing(feld))
    case 'bestaetigung':
      return text === 'ja' ? accept(true) : refuse(missing(feld))
    case 'uhrzeit':
      return readUhrzeit(text)
    case 'auswahl':
      return optionsOf(feld, sicht).some(({ wert }) => wert === text)
        ? accept(text)
        : refuse('Diese Antwort gibt es nicht. Laden Sie die Seite neu.')
    default:
      throw new Error(`Das Feld „${feld.name}“ (${feld.art}) am ${sicht.heute} hat keine Regel.`)
  }
}

const checked = (wert: string, fehler: string | undefined): Wertergebnis => (fehler ? refuse(fehler) : accept(wert))

function readLaenge(text: string, hoechstens: number, mehrzeilig: boolean): Wertergebnis {
  const over = [...text].length - hoechstens
  if (over > 0) return refuse(`Ihr Text ist um ${zahl.format(over)} Zeichen zu lang. Kürzen Sie ihn.`)
  if (!mehrzeilig && showInvisible(text) !== text) return refuse('Entfernen Sie unsichtbare Zeichen.')
  return accept(text)
}

/** Euro as people write them: „1.234,5“, „1234.50“, „12 €“. Answers cents. */
export function parseBetrag(text: string): number | undefined {
  const found = /^(\d{1,3}(?:[. ]\d{3})+|\d{1,9})(?:[,.](\d{1,2}))?$/.exec(text.replace(/(?:€|euro|eur)$/i, '').trim())
  if (!found) return undefined
  return Number(found[1]!.replace(/[. ]/g, '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

function readBetrag(text: string, hoechstens: number): Wertergebnis {
  const cents = parseBetrag(text)
  if (cents === undefined) return refuse('Geben Sie den Betrag in Euro ein, zum Beispiel 1.234,50.')
  if (cents > hoechstens)
    return refuse(`Der Betrag ist höher als ${euro.format(hoechstens / 100)}. Prüfen Sie das Komma.`)
  return accept(cents)
}

/** „9“, „9:30“, „09.30“, „9 Uhr“. Answers HH:MM. */
function readUhrzeit(text: string): Wertergebnis {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?Uhr)?$/i.exec(text)
  const [stunde, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 0)]
  if (stunde > 23 || minute > 59) return refuse('Geben Sie die Uhrzeit so ein: 9:30.')
  return accept(`${String(stunde).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}

function readZahl(text: string, { von = 0, bis = ZAHL, komma }: ZahlGrenzen): Wertergebnis {
  const found = /^(\d{1,9})(?:[,.](\d{1,2}))?$/.exec(text)
  const stellen = found?.[2]?.length ?? 0
  if (!found || stellen > (komma ?? 0)) {
    return refuse(komma ? 'Geben Sie eine Zahl ein, zum Beispiel 19,5.' : 'Geben Sie eine ganze Zahl ein.')
  }
  const wert = Number(`${found[1]}.${found[2] ?? 0}`)
  if (wert < von || wert > bis)
    return refuse(`Geben Sie eine Zahl von ${zahl.format(von)} bis ${zahl.format(bis)} ein.`)
  return accept(wert)
}

interface ZahlGrenzen {
  von?: number
  bis?: number
  komma?: 1 | 2
}
