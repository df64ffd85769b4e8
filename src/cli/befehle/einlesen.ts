import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Einleseergebnis, importKunden, type Kundendaten, parseKundendaten } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { type CsvZeile, readCsv } from '#platform/text/csv.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Befehl } from '../umgebung.ts'

const noetig = ['vorname', 'nachname', 'geburtstag', 'strasse', 'plz', 'ort', 'kundennummer'] as const
const spalten: readonly string[] = [...noetig, 'bgNummer']
/** More of them help nobody to mend a file. */
const HOECHSTENS_FEHLER = 50

interface Auftrag extends Befehl {
  env: Env
  jobcenterId: string
}

interface Satz {
  zeile: number
  daten: Kundendaten
}
type Gelesen = { ok: true; saetze: Satz[] } | { ok: false; fehler: string[] }

async function readText(ordner: string, name: string): Promise<{ text: string } | { fehler: string }> {
  const bytes = await readFile(resolve(ordner, name)).catch(() => undefined)
  if (!bytes) return { fehler: `Die Datei „${name}“ lässt sich nicht lesen.` }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { fehler: `Die Datei „${name}“ ist nicht als UTF-8 gespeichert. Wählen Sie beim Speichern „CSV UTF-8“.` }
  }
}

/** Which column is what; or what is wrong with the heading. */
function readKopf(kopf: CsvZeile | undefined): { namen: string[] } | { fehler: string[] } {
  if (!kopf) return { fehler: ['Die Datei ist leer.'] }
  const namen = kopf.felder.map((feld) => {
    const name = feld.trim().toLowerCase()
    return spalten.find((one) => one.toLowerCase() === name) ?? feld.trim()
  })
  const fremd = namen.filter((name) => !spalten.includes(name))
  const fehlt = noetig.filter((name) => !namen.includes(name))
  const doppelt = namen.filter((name, i) => namen.indexOf(name) !== i)
  const fehler = [
    ...fehlt.map((name) => `Zeile ${kopf.zeile}: Die Spalte „${name}“ fehlt.`),
    ...fremd.map(
      (name) => `Zeile ${kopf.zeile}: Die Spalte „${name}“ ist unbekannt. Erlaubt sind: ${spalten.join(', ')}`,
    ),
    ...doppelt.map((name) => `Zeile ${kopf.zeile}: Die Spalte „${name}“ steht zweimal da.`),
  ]
  return fehler.length > 0 ? { fehler } : { namen }
}

/** As spreadsheets show a day, and as files do. */
const readTag = (text: string) => {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim())
  return found ? `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : text
}

function readSaetze(text: string, heute: string): Gelesen {
  const csv = readCsv(text)
  if (!csv.ok) return { ok: false, fehler: [csv.fehler] }
  const [erste, ...rest] = csv.zeilen
  const kopf = readKopf(erste)
  if ('fehler' in kopf) return { ok: false, fehler: kopf.fehler }
  const saetze: Satz[] = []
  const fehler: string[] = []
  const gesehen = new Map<string, number>()
  for (const { zeile, felder } of rest) {
    if (felder.length !== kopf.namen.length) {
      fehler.push(`Zeile ${zeile}: ${felder.length} Felder statt ${kopf.namen.length}.`)
      continue
    }
    const roh = Object.fromEntries(kopf.namen.map((name, i) => [name, felder[i] ?? '']))
    const read = parseKundendaten({ ...roh, geburtstag: readTag(roh['geburtstag'] ?? '') }, heute)
    if (!read.ok) {
      for (const satz of Object.values(read.fehler)) fehler.push(`Zeile ${zeile}: ${satz}`)
      continue
    }
    const vorher = gesehen.get(read.daten.kundennummer)
    if (vorher) fehler.push(`Zeile ${zeile}: Die Kundennummer steht schon in Zeile ${vorher}.`)
    gesehen.set(read.daten.kundennummer, zeile)
    saetze.push({ zeile, daten: read.daten })
  }
  if (fehler.length === 0 && saetze.length === 0) fehler.push('In der Datei steht niemand.')
  return fehler.length > 0 ? { ok: false, fehler } : { ok: true, saetze }
}

function refuse({ schreibe }: Befehl, fehler: readonly string[]): number {
  for (const satz of fehler.slice(0, HOECHSTENS_FEHLER)) schreibe(satz)
  if (fehler.length > HOECHSTENS_FEHLER) schreibe(`… und ${fehler.length - HOECHSTENS_FEHLER} weitere Fehler`)
  schreibe('Es wurde nichts eingelesen.')
  return 1
}

function printErgebnis({ schreibe }: Befehl, ergebnis: Einleseergebnis, probe: boolean): number {
  for (const { kundennummer, felder } of ergebnis.geaendert) schreibe(`${kundennummer}  geändert: ${felder.join(', ')}`)
  const { neu, geaendert, unveraendert } = ergebnis
  const zahlen = `${neu.length} neu, ${geaendert.length} geändert, ${unveraendert} unverändert`
  schreibe(probe ? `Probe: ${zahlen}. Es wurde nichts gespeichert.` : zahlen)
  return 0
}

/** Reads customers from a CSV file: all or nobody; the same file again changes nothing. */
export async function importCsv(auftrag: Auftrag, datei: string, probe: boolean): Promise<number> {
  const { env, jobcenterId } = auftrag
  const read = await readText(auftrag.ordner, datei)
  if ('fehler' in read) return refuse(auftrag, [read.fehler])
  const gelesen = readSaetze(read.text, tagInBerlin(env.clock.now()))
  if (!gelesen.ok) return refuse(auftrag, gelesen.fehler)
  const { saetze } = gelesen
  const ergebnis = await importKunden(env, { jobcenterId, alle: saetze.map(({ daten }) => daten), probe })
  if (ergebnis.vergeben.length === 0) return printErgebnis(auftrag, ergebnis, probe)
  const zeileOf = (nummer: string) => saetze.find(({ daten }) => daten.kundennummer === nummer)?.zeile
  return refuse(
    auftrag,
    ergebnis.vergeben.map((one) => `Zeile ${zeileOf(one)}: Die Kundennummer ${one} gehört zu einem anderen Jobcenter.`),
  )
}
