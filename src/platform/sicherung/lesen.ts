import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Hauptschluessel } from '../krypto/schluessel.ts'
import { type Behaelter, openBehaelter, type Teil } from './behaelter.ts'
import { countLines, fileOf } from './erstellen.ts'
import { SicherungAbgelehnt } from './fehler.ts'
import { type Angabe, type Datenkopf, readStuecke, type Stueck, type Warteschlange } from './rahmen.ts'

/** The three parts of a backup, opened. `personen` may be newer than the rest. */
export interface Sicherung {
  daten: Behaelter
  personen: Behaelter
  dateien: Behaelter
}

/** Where a backup lies; `personen` names another file for the keys of persons. */
export interface Sicherungsort {
  ordner: string
  personen?: string | undefined
  schluessel: readonly Hauptschluessel[]
}

/** A table or a file, as it stands in the backup. */
export interface Posten {
  name: string
  zeilen: number
  bytes: number
  /** Hex. */
  sha256: string
}

type Tabellenangabe = Extract<Angabe, { art: 'tabelle' }>
type Dateiangabe = Extract<Angabe, { art: 'datei' }>

/** What is done with the pieces of a part. Bytes that nobody reads are checked all the same. */
export interface Besucher {
  kopf?(kopf: Datenkopf): Promise<void>
  tabelle?(angabe: Tabellenangabe, inhalt: AsyncIterable<Buffer>): Promise<void>
  datei?(angabe: Dateiangabe, inhalt: AsyncIterable<Buffer>): Promise<void>
  auftraege?(warteschlangen: Warteschlange[]): Promise<void>
}

/**
 * Opens a backup and makes sure that its parts belong together.
 * @throws SicherungAbgelehnt with a sentence
 */
export async function openSicherung({ ordner, personen, schluessel }: Sicherungsort): Promise<Sicherung> {
  const open = async (teil: Teil, pfad = join(ordner, fileOf(teil))) => {
    const behaelter = await openBehaelter(pfad, schluessel)
    if (behaelter.kopf.teil === teil) return behaelter
    throw new SicherungAbgelehnt(`${pfad} ist nicht der Teil „${teil}“ einer Sicherung.`)
  }
  const alle = {
    daten: await open('daten'),
    personen: await open('personen', personen),
    dateien: await open('dateien'),
  }
  const { daten, dateien } = alle
  if (dateien.kopf.sicherung !== daten.kopf.sicherung) {
    throw new SicherungAbgelehnt('Daten und Dateien stammen aus verschiedenen Sicherungen.')
  }
  if (alle.personen.kopf.zeit < daten.kopf.zeit) {
    throw new SicherungAbgelehnt(
      'Die Personenschlüssel sind älter als die Daten. Nehmen Sie die aus derselben oder einer späteren Sicherung.',
    )
  }
  return alle
}

const incomplete = () =>
  new SicherungAbgelehnt('Die Sicherung ist unvollständig oder stammt von einer anderen Version.')

/** Reads a part to its end and checks every count and hash on the way; answers what was in it. */
export async function walkTeil(behaelter: Behaelter, besucher: Besucher = {}): Promise<Posten[]> {
  const stuecke = readStuecke(behaelter.inhalt())
  const posten: Posten[] = []
  for (;;) {
    const angabe = await nextAngabe(stuecke)
    if (angabe.art === 'schluss') {
      if (angabe.anzahl !== posten.length || !(await stuecke.next()).done) throw incomplete()
      return posten
    }
    if (angabe.art === 'kopf') await besucher.kopf?.(angabe.kopf)
    else if (angabe.art === 'auftraege') await besucher.auftraege?.(angabe.warteschlangen)
    else posten.push(await walkPosten(stuecke, angabe, besucher))
  }
}

async function nextAngabe(stuecke: AsyncGenerator<Stueck>): Promise<Angabe> {
  const { value, done } = await stuecke.next()
  if (done || value.art !== 'angabe') throw incomplete()
  return value.wert
}

async function walkPosten(stuecke: AsyncGenerator<Stueck>, angabe: Angabe, besucher: Besucher): Promise<Posten> {
  if (angabe.art !== 'tabelle' && angabe.art !== 'datei') throw incomplete()
  let posten: Posten | undefined
  const inhalt = (async function* () {
    posten = { name: angabe.name, ...(yield* readInhalt(stuecke)) }
  })()
  if (angabe.art === 'tabelle') await besucher.tabelle?.(angabe, inhalt)
  else await besucher.datei?.(angabe, inhalt)
  for await (const _ of inhalt); // what is left
  if (!posten) throw incomplete()
  return posten
}

async function* readInhalt(stuecke: AsyncGenerator<Stueck>): AsyncGenerator<Buffer, Omit<Posten, 'name'>> {
  const hash = createHash('sha256')
  let bytes = 0
  let zeilen = 0
  for (;;) {
    const { value, done } = await stuecke.next()
    if (done) throw incomplete()
    if (value.art === 'angabe') {
      const found = { zeilen, bytes, sha256: hash.digest('hex') }
      const { wert } = value
      const same = wert.art === 'ende' && wert.bytes === bytes && wert.zeilen === zeilen && wert.sha256 === found.sha256
      if (!same) throw incomplete()
      return found
    }
    hash.update(value.wert)
    bytes += value.wert.length
    zeilen += countLines(value.wert)
    yield value.wert
  }
}

export interface Pruefbericht {
  kopf: Datenkopf
  zeit: Date
  tabellen: Posten[]
  dateien: Posten[]
  auftraege: number
}

/** Reads a whole backup without writing anything. @throws SicherungAbgelehnt at the first thing that is not right */
export async function verifySicherung(sicherung: Sicherung): Promise<Pruefbericht> {
  let kopf: Datenkopf | undefined
  let auftraege = 0
  const daten = await walkTeil(sicherung.daten, {
    async kopf(one) {
      kopf = one
    },
    async auftraege(alle) {
      auftraege = alle.reduce((sum, one) => sum + one.auftraege.length, 0)
    },
  })
  const personen = await walkTeil(sicherung.personen)
  const dateien = await walkTeil(sicherung.dateien)
  if (!kopf) throw incomplete()
  return { kopf, zeit: new Date(sicherung.daten.kopf.zeit), tabellen: [...daten, ...personen], dateien, auftraege }
}
