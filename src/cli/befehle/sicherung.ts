import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findUnbekannte, pruefeBestand, removeUnbekannte } from '#modules/dokumente'
import { siegelordner } from '#modules/protokoll'
import { createAblage } from '#platform/dateien/ablage.ts'
import type { Env } from '#platform/env.ts'
import { createSchluesselbund, type Hauptschluessel } from '#platform/krypto/schluessel.ts'
import { readOrCreateKeyFile } from '#platform/krypto/schluesseldatei.ts'
import { newSicherungsschluessel } from '#platform/krypto/sicherungsschluessel.ts'
import { openZiel } from '#platform/oeffnen.ts'
import type { Settings } from '#platform/settings.ts'
import {
  createSicherung,
  openSicherung,
  type Pruefbericht,
  restoreSicherung,
  SicherungAbgelehnt,
  type Sicherungsort,
  verifySicherung,
} from '#platform/sicherung/index.ts'
import { type Befehl, openEnv } from '../umgebung.ts'

export const sicherungHilfe = `Sichern und zurücksichern

  npm run sicherung -- schluessel
      druckt einen neuen Wert für SICHERUNG_SCHLUESSEL
  npm run sicherung -- erstellen --nach ordner
      schreibt eine verschlüsselte Sicherung in einen neuen Unterordner; das Portal darf dabei laufen
  npm run sicherung -- pruefen --von ordner [--personen datei]
      liest eine Sicherung ganz und nennt, was darin ist; geändert wird nichts
  npm run sicherung -- zuruecksichern --von ordner [--personen datei]
      spielt sie auf einem leeren Rechner ein, ganz oder gar nicht; das Portal darf dabei nicht laufen
  npm run sicherung -- bestand
      öffnet jede gespeicherte Datei und vergleicht sie mit der Datenbank, zum Beispiel nach dem Zurücksichern
  npm run sicherung -- unbekannt [--entfernen anzahl]
      zählt, was länger als einen Tag in der Ablage liegt und die Datenbank nicht kennt; entfernt wird es nur, wenn
      es genau so viele Dateien sind

  --personen  eine andere Datei mit den Personenschlüsseln, aus derselben oder einer späteren Sicherung

Rückgabe: 0 getan, 1 abgelehnt oder fehlgeschlagen, 2 falsch aufgerufen`

/** `npm run sicherung`; answers the exit code. */
export async function runSicherung(settings: Settings, befehl: Befehl): Promise<number> {
  const { values, positionals } = parseArgs({
    args: befehl.worte,
    options: {
      nach: { type: 'string' },
      von: { type: 'string' },
      personen: { type: 'string' },
      entfernen: { type: 'string' },
    },
    allowPositionals: true,
    strict: false,
  })
  const [tat, ...rest] = positionals
  const path = (value: unknown) => (typeof value === 'string' ? resolve(befehl.ordner, value) : undefined)
  const [nach, von, personen] = [path(values.nach), path(values.von), path(values.personen)]
  if (rest.length > 0) return 2
  if (tat === 'schluessel') {
    befehl.schreibe(`SICHERUNG_SCHLUESSEL=${newSicherungsschluessel('b1')}`)
    return 0
  }
  if (tat === 'bestand') return checkBestand(settings, befehl)
  if (tat === 'unbekannt') {
    const anzahl = values.entfernen === undefined ? undefined : Number(values.entfernen)
    if (anzahl !== undefined && !(Number.isInteger(anzahl) && anzahl > 0)) return 2
    const umgebung = await openEnv(settings)
    try {
      return await handleUnbekannte(umgebung.env, befehl, anzahl)
    } finally {
      await umgebung.close()
    }
  }
  if (tat === 'erstellen' && nach) return create(settings, befehl, nach)
  if (tat === 'pruefen' && von) return verify(befehl, { ordner: von, personen, schluessel: keysOf(settings) })
  if (tat === 'zuruecksichern' && von) {
    return restore(settings, befehl, { ordner: von, personen, schluessel: keysOf(settings) })
  }
  return 2
}

function keysOf({ sicherungSchluessel }: Settings): readonly [Hauptschluessel, ...Hauptschluessel[]] {
  const [first, ...rest] = sicherungSchluessel ?? []
  if (first) return [first, ...rest]
  throw new SicherungAbgelehnt(
    'SICHERUNG_SCHLUESSEL fehlt. Einen neuen druckt: npm run sicherung -- schluessel. Bewahren Sie ihn getrennt von den Sicherungen auf.',
  )
}

/** Where seals lie, unless the operator has them elsewhere: then they are safe already. */
const localSeals = (settings: Settings) => (settings.protokollZiel ? undefined : siegelordner({ settings }))

async function create(settings: Settings, befehl: Befehl, nach: string): Promise<number> {
  const [schluessel] = keysOf(settings)
  const umgebung = await openEnv(settings)
  try {
    const { env, datenbankUrl } = umgebung
    const began = performance.now()
    const quelle = { datenbankUrl, ablage: env.ablage, siegel: localSeals(settings), schluesselbund: env.schluessel }
    const bericht = await createSicherung(quelle, { nach, schluessel, zeit: env.clock.now() })
    const { tabellen, zeilen, dateien, bytes, fehlend } = bericht
    befehl.schreibe(`Gesichert in ${bericht.ordner}`)
    befehl.schreibe(
      `${tabellen} Tabellen, ${zeilen} Zeilen, ${dateien} Dateien, ${megabytes(bytes)}, ${seconds(began)}`,
    )
    for (const name of fehlend) befehl.schreibe(`Fehlt in der Ablage: ${name}`)
    return fehlend.length === 0 ? 0 : 1
  } finally {
    await umgebung.close()
  }
}

async function checkBestand(settings: Settings, befehl: Befehl): Promise<number> {
  const umgebung = await openEnv(settings)
  try {
    const { geprueft, fehlend, falsch } = await pruefeBestand(umgebung.env)
    for (const id of fehlend) befehl.schreibe(`fehlt: Dokument ${id}`)
    for (const id of falsch) befehl.schreibe(`verändert: Dokument ${id}`)
    const bad = fehlend.length + falsch.length
    befehl.schreibe(bad === 0 ? `${geprueft} Dateien, alle unverändert.` : `${geprueft} Dateien, Befunde: ${bad}`)
    return bad === 0 ? 0 : 1
  } finally {
    await umgebung.close()
  }
}

/** Says what the database does not know of the storage; `entfernen`: so many are to go. */
export async function handleUnbekannte(
  env: Env,
  befehl: Pick<Befehl, 'schreibe'>,
  entfernen: number | undefined,
): Promise<number> {
  if (entfernen !== undefined && (await removeUnbekannte(env, entfernen))) {
    befehl.schreibe(`${entfernen} Dateien entfernt.`)
    return 0
  }
  const { gesehen, namen } = await findUnbekannte(env)
  befehl.schreibe(`${namen.length} von ${gesehen} Dateien, die älter als ein Tag sind, kennt die Datenbank nicht.`)
  if (entfernen === undefined) return 0
  befehl.schreibe(`Es sind nicht ${entfernen}: Es wurde nichts entfernt.`)
  return 1
}

async function verify(befehl: Befehl, ort: Sicherungsort): Promise<number> {
  printBericht(befehl, await verifySicherung(await openSicherung(ort)))
  befehl.schreibe('Die Sicherung ist vollständig und unverändert.')
  return 0
}

async function restore(settings: Settings, befehl: Befehl, ort: Sicherungsort): Promise<number> {
  const began = performance.now()
  const sicherung = await openSicherung(ort)
  const schluesselbund = createSchluesselbund(settings.schluessel ?? readKeyFile(settings.dataDir))
  const ziel = await openZiel(settings)
  try {
    const where = { ownerUrl: ziel.ownerUrl, ablage: createAblage(settings), siegel: localSeals(settings) }
    printBericht(befehl, await restoreSicherung({ ...where, schluesselbund }, sicherung))
    befehl.schreibe(
      `Zurückgesichert, ${seconds(began)}. Prüfen Sie jetzt: npm run protokoll -- pruefen, npm run sicherung -- bestand`,
    )
    return 0
  } finally {
    await ziel.close()
  }
}

/** A new key would make all of it unreadable: it has to be there already. */
function readKeyFile(dataDir: string): Hauptschluessel[] {
  const file = join(dataDir, 'schluessel')
  if (existsSync(file)) return readOrCreateKeyFile(dataDir)
  throw new SicherungAbgelehnt(
    `Der Hauptschlüssel fehlt: Setzen Sie SCHLUESSEL oder legen Sie ${file} zurück. Er gehört zu keiner Sicherung.`,
  )
}

function printBericht(befehl: Befehl, { zeit, tabellen, dateien, auftraege }: Pruefbericht): void {
  const width = Math.max(...tabellen.map(({ name }) => name.length))
  for (const { name, zeilen } of tabellen) if (zeilen > 0) befehl.schreibe(`${name.padEnd(width)}  ${zeilen}`)
  befehl.schreibe(`Dateien: ${dateien.length}, wartende Aufträge: ${auftraege}, Stand: ${zeit.toISOString()}`)
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
