import { z } from 'zod'
import { checkName, showInvisible } from '#platform/text/anzeige.ts'
import { parseGeburtsdatum } from '#platform/text/datum.ts'
import type { Feldfehler } from '#web/felder.ts'
import { parseBgNummer, parseKundennummer } from './nummern.ts'

/** What the Jobcenter has on file of a person; `geburtstag` as YYYY-MM-DD. */
export interface Kundendaten {
  vorname: string
  nachname: string
  geburtstag: string
  strasse: string
  plz: string
  ort: string
  kundennummer: string
  bgNummer?: string | undefined
}

export type KundendatenErgebnis =
  | { ok: true; daten: Kundendaten }
  | { ok: false; fehler: Feldfehler<keyof Kundendaten & string> }

const text = z.string().max(500)
const shape = z.strictObject({
  vorname: text,
  nachname: text,
  geburtstag: text,
  strasse: text,
  plz: text,
  ort: text,
  kundennummer: text,
  bgNummer: text.optional(),
})

const ADRESSE_HOECHSTENS = 100

/** One line of an address: anything that can be printed and read. */
function checkZeile(zeile: string, feld: string): string | undefined {
  if (zeile === '') return `Füllen Sie das Feld „${feld}“ aus.`
  if ([...zeile].length > ADRESSE_HOECHSTENS) {
    return `Kürzen Sie das Feld „${feld}“ auf höchstens ${ADRESSE_HOECHSTENS} Zeichen.`
  }
  return showInvisible(zeile) === zeile ? undefined : `Entfernen Sie im Feld „${feld}“ unsichtbare Zeichen.`
}

function checkPlz(plz: string): string | undefined {
  return /^\d{5}$/.test(plz) ? undefined : 'Geben Sie die Postleitzahl mit 5 Ziffern an, zum Beispiel 30159.'
}

function readGeburtstag(eingabe: string, heute: string) {
  const [jahr, monat, tag, ...rest] = eingabe.trim().split('-')
  if (rest.length > 0 || !/^\d{4}-\d{2}-\d{2}$/.test(eingabe.trim())) {
    return { ok: false, fehler: 'Geben Sie den Geburtstag als JJJJ-MM-TT an, zum Beispiel 1990-02-01.' } as const
  }
  return parseGeburtsdatum({ tag, monat, jahr }, heute)
}

/** Reads the data of a person from JSON (files, interfaces); `heute` as YYYY-MM-DD. Names keep every rare letter. */
export function parseKundendaten(wert: unknown, heute: string): KundendatenErgebnis {
  const read = shape.safeParse(wert)
  if (!read.success) {
    const { path, code } = read.error.issues[0]!
    const wo = code === 'unrecognized_keys' ? 'unbekannte Angaben' : `„${path.join('.') || 'Datei'}“`
    return { ok: false, fehler: { formular: `Die Angaben haben nicht die erwartete Form (${wo}).` } }
  }
  const trimmed = Object.fromEntries(
    Object.entries(read.data).map(([name, value]) => [name, value?.normalize('NFC').trim() ?? '']),
  ) as Record<keyof Kundendaten, string>
  const geburtstag = readGeburtstag(trimmed.geburtstag, heute)
  const kundennummer = parseKundennummer(trimmed.kundennummer)
  const bgNummer = trimmed.bgNummer ? parseBgNummer(trimmed.bgNummer) : undefined
  const found: Feldfehler<keyof Kundendaten & string> = {
    vorname: checkName(trimmed.vorname, 'Vorname'),
    nachname: checkName(trimmed.nachname, 'Nachname'),
    geburtstag: geburtstag.ok ? undefined : geburtstag.fehler,
    strasse: checkZeile(trimmed.strasse, 'Straße und Hausnummer'),
    plz: checkPlz(trimmed.plz),
    ort: checkZeile(trimmed.ort, 'Ort'),
    kundennummer: kundennummer.ok ? undefined : kundennummer.fehler,
    bgNummer: bgNummer === undefined || bgNummer.ok ? undefined : bgNummer.fehler,
  } as Feldfehler<keyof Kundendaten & string>
  const fehler = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
  if (Object.keys(fehler).length > 0 || !geburtstag.ok || !kundennummer.ok) return { ok: false, fehler }
  const { vorname, nachname, strasse, plz, ort } = trimmed
  return {
    ok: true,
    daten: {
      ...{ vorname, nachname, geburtstag: geburtstag.tag, strasse, plz, ort, kundennummer: kundennummer.nummer },
      ...(bgNummer?.ok ? { bgNummer: bgNummer.nummer } : {}),
    },
  }
}
