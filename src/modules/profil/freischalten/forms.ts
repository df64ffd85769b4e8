import type { z } from 'zod'
import { parseBgNummer, parseKundennummer } from '#modules/jobcenter'
import { checkName, showInvisible } from '#platform/text/anzeige.ts'
import { type DatumTeile, parseGeburtsdatum, type Tag, type TagErgebnis } from '#platform/text/datum.ts'
import { type Feldfehler, felder, text } from '#web/felder.ts'
import { explainCode, normalizeCode } from '../code.ts'
import type { Antragsangaben } from './antrag.ts'

const geburtstag = { 'geburtstag-tag': text(), 'geburtstag-monat': text(), 'geburtstag-jahr': text() }

export const codeForm = felder({ code: text(), ...geburtstag })
export const antragForm = felder({ name: text(), ...geburtstag, nummer: text(), kontakt: text(10_000) })

export type Codewerte = z.infer<typeof codeForm>
export type Antragswerte = z.infer<typeof antragForm>

/** Errors by field; `falsch` names the parts of the date to mark. */
export interface Maengel<Name extends string> {
  fehler: Feldfehler<Name>
  falsch: (keyof DatumTeile)[]
}

type Geburtstagswerte = { 'geburtstag-tag': string; 'geburtstag-monat': string; 'geburtstag-jahr': string }

export const geburtstagTeile = (werte: Geburtstagswerte): Required<{ [T in keyof DatumTeile]: string }> => ({
  tag: werte['geburtstag-tag'],
  monat: werte['geburtstag-monat'],
  jahr: werte['geburtstag-jahr'],
})

/** An empty date of birth gets the example of its hint. */
function readGeburtstag(werte: Geburtstagswerte, heute: Tag): TagErgebnis {
  const teile = geburtstagTeile(werte)
  const datum = parseGeburtsdatum(teile, heute)
  if (datum.ok || Object.values(teile).some((teil) => teil.trim() !== '')) return datum
  return { ...datum, fehler: 'Geben Sie Ihr Geburtsdatum mit Zahlen ein, zum Beispiel 1 2 1990.' }
}

/** Reads code and date of birth. Whether they are right is another matter; here they only have their form. */
export function checkCode(
  werte: Codewerte,
  heute: Tag,
): { ok: true; code: string; geburtstag: Tag } | ({ ok: false } & Maengel<'code' | 'geburtstag'>) {
  const code = normalizeCode(werte.code)
  const datum = readGeburtstag(werte, heute)
  if (code && datum.ok) return { ok: true, code, geburtstag: datum.tag }
  const fehler: Feldfehler<'code' | 'geburtstag'> = {}
  if (!code) fehler.code = explainCode(werte.code) ?? 'Vergleichen Sie den Freischaltcode mit Ihrem Brief.'
  if (!datum.ok) fehler.geburtstag = datum.fehler
  return { ok: false, fehler, falsch: datum.ok ? [] : datum.felder }
}

const KONTAKT_HOECHSTENS = 1000

function checkKontakt(kontakt: string): string | undefined {
  const laenge = [...kontakt].length
  if (laenge > KONTAKT_HOECHSTENS) {
    return `Kürzen Sie Ihre Nachricht um ${laenge - KONTAKT_HOECHSTENS} Zeichen. Möglich sind ${KONTAKT_HOECHSTENS}.`
  }
  const sichtbar = kontakt.split(/\r?\n|\t/).every((line) => showInvisible(line) === line)
  return sichtbar ? undefined : 'Entfernen Sie unsichtbare Zeichen aus Ihrer Nachricht.'
}

function readNummer(nummer: string): { kundennummer?: string; bgNummer?: string; fehler?: string } {
  if (nummer.trim() === '') return {}
  const kunde = parseKundennummer(nummer)
  if (kunde.ok) return { kundennummer: kunde.nummer }
  const bg = parseBgNummer(nummer)
  if (bg.ok) return { bgNummer: bg.nummer }
  const fehler =
    'Geben Sie die Kundennummer wie 123A456789 oder die BG-Nummer wie 97122//0000004 ein, oder lassen Sie das Feld leer.'
  return { fehler }
}

export type Antragsfeld = 'name' | 'geburtstag' | 'nummer' | 'kontakt'

/** Reads what somebody writes who asks for a letter. */
export function checkAntrag(
  werte: Antragswerte,
  heute: Tag,
): { ok: true; angaben: Antragsangaben } | ({ ok: false } & Maengel<Antragsfeld>) {
  const datum = readGeburtstag(werte, heute)
  const { fehler: nummerFehler, ...nummer } = readNummer(werte.nummer)
  const gefunden: Record<Antragsfeld, string | undefined> = {
    name: checkName(werte.name, 'Vor- und Nachname'),
    geburtstag: datum.ok ? undefined : datum.fehler,
    nummer: nummerFehler,
    kontakt: checkKontakt(werte.kontakt),
  }
  const fehler = Object.fromEntries(Object.entries(gefunden).filter(([, satz]) => satz)) as Feldfehler<Antragsfeld>
  if (!datum.ok || Object.keys(fehler).length > 0) return { ok: false, fehler, falsch: datum.ok ? [] : datum.felder }
  const kontakt = werte.kontakt.trim()
  const angaben = { name: werte.name.normalize('NFC').trim(), geburtstag: datum.tag, ...nummer }
  return { ok: true, angaben: { ...angaben, ...(kontakt ? { kontakt } : {}) } }
}
