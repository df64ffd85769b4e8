import { readFileSync } from 'node:fs'
import { projektordner } from '#platform/ordner.ts'
import type { Tag } from '#platform/text/datum.ts'

/** An amount with the first and the last day on which it holds; without a last one until the next of its key. */
interface Betrag {
  ab: Tag
  bis: Tag | undefined
  wert: number
}

export type Regelbedarfsstufe = 1 | 2 | 3 | 4 | 5 | 6

type Zeile = Readonly<Record<string, string>>

/** The cells of a line; a cell in quotes may hold commas. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** @throws Error where the file is missing or not a table */
export function readTabelle(datei: string): Zeile[] {
  const [head = '', ...lines] = readFileSync(new URL(`daten/sgb2-parameter/${datei}`, projektordner), 'utf8')
    .trim()
    .split(/\r?\n/)
  const spalten = head.split(',')
  return lines.map((line) => {
    const cells = cellsOf(line)
    if (cells.length !== spalten.length) throw new Error(`${datei}: Zeile mit ${cells.length} Feldern: ${line}`)
    return Object.fromEntries(spalten.map((spalte, i) => [spalte, cells[i]!]))
  })
}

const cents = (euro: string) => Math.round(Number(euro) * 100)

let betraege: Map<string, Betrag[]> | undefined

/** Read once: the three tables as amounts by key, the latest first. */
function readBetraege(): Map<string, Betrag[]> {
  if (betraege) return betraege
  const all = new Map<string, Betrag[]>()
  const add = (schluessel: string, betrag: Betrag) =>
    all.set(
      schluessel,
      [betrag, ...(all.get(schluessel) ?? [])].sort((a, b) => (a.ab < b.ab ? 1 : -1)),
    )
  for (const { schluessel = '', gueltig_ab, gueltig_bis, wert, einheit, geprueft } of readTabelle('parameter.csv')) {
    if (geprueft === 'NEIN' || !wert) continue
    const zahl = einheit?.startsWith('EUR') ? cents(wert) : Number(wert)
    add(schluessel, { ab: gueltig_ab!, bis: gueltig_bis || undefined, wert: zahl })
  }
  for (const zeile of readTabelle('regelbedarfsstufen.csv')) {
    for (const stufe of [1, 2, 3, 4, 5, 6]) {
      add(`regelbedarf.${stufe}`, { ab: zeile['gueltig_ab']!, bis: undefined, wert: cents(zeile[`rbs${stufe}`]!) })
    }
  }
  for (const zeile of readTabelle('schulbedarf.csv')) {
    for (const halbjahr of ['erstes', 'zweites']) {
      const wert = zeile[`${halbjahr}_schulhalbjahr_eur`]
      if (wert)
        add(`schulbedarf.${halbjahr}`, { ab: `${zeile['kalenderjahr']}-01-01`, bis: undefined, wert: cents(wert) })
    }
  }
  betraege = all
  return all
}

/**
 * An amount of the law on that day, as `daten/sgb2-parameter` has it: money in cents, else the number of its unit (percent, months,
 * square metres). Undefined for an unknown key and for a day on which it does not hold. `schulbedarf.erstes`, `schulbedarf.zweites`
 * are the halves of a school year.
 */
export function betragAm(schluessel: string, tag: Tag): number | undefined {
  const found = readBetraege()
    .get(schluessel)
    ?.find(({ ab }) => ab <= tag)
  return found && (found.bis === undefined || tag <= found.bis) ? found.wert : undefined
}

/** Regelbedarf a month in cents (Anlage zu § 28 SGB XII); undefined before 2011. */
export const regelbedarfAm = (stufe: Regelbedarfsstufe, tag: Tag): number | undefined =>
  betragAm(`regelbedarf.${stufe}`, tag)
