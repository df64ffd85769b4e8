import { open, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  createKunde,
  findJobcenter,
  findKundeByNummer,
  listKunden,
  parseKundendaten,
  parseKundennummer,
} from '#modules/jobcenter'
import { issueFreischaltcode, readBrief } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import type { Befehl } from '../umgebung.ts'
import { readJson } from './datei.ts'
import { importCsv } from './einlesen.ts'

export const kundeHilfe = `Kunden des Jobcenters

  npm run kunde -- liste
      alle Kunden mit Kundennummer, Name und BG-Nummer, die neuesten zuerst
  npm run kunde -- anlegen --datei kunden.json
      legt einen Kunden an, oder mehrere (JSON-Liste). Felder: vorname, nachname, geburtstag (JJJJ-MM-TT),
      strasse, plz, ort, kundennummer und, wenn bekannt, bgNummer. Alle oder keiner.
  npm run kunde -- einlesen kunden.csv [--probe]
      legt Kunden aus einer CSV-Datei an oder bringt sie auf den neuen Stand, erkannt an der Kundennummer. Alle oder keiner;
      dieselbe Datei noch einmal ändert nichts. Mit --probe steht nur da, was geschähe.
      Erste Zeile: die Namen der Spalten, in beliebiger Folge: vorname, nachname, geburtstag (TT.MM.JJJJ oder JJJJ-MM-TT),
      strasse, plz, ort, kundennummer und, wenn bekannt, bgNummer. UTF-8, getrennt mit Semikolon oder Komma. Ein leeres
      Feld bei bgNummer lässt die bekannte stehen. Wer in der Datei fehlt, bleibt, wie er ist.
  npm run kunde -- code 123A456789 [--pdf brief.pdf]
      stellt einen Freischaltcode aus und druckt den Brief; ein älterer Code gilt dann nicht mehr

Rückgabe: 0 erledigt, 1 abgelehnt oder fehlgeschlagen, 2 falsch aufgerufen`

const SEITE = 200

interface Auftrag extends Befehl {
  env: Env
  jobcenterId: string
}

/** `npm run kunde`; answers the exit code. */
export async function runKunde(env: Env, befehl: Befehl): Promise<number> {
  const read = parseWorte(befehl.worte)
  if (!read) return 2
  const jobcenter = await findJobcenter(env.db)
  if (!jobcenter) {
    befehl.schreibe(
      'Es gibt noch kein Jobcenter. Legen Sie es zuerst an: npm run jobcenter -- anlegen --datei jobcenter.json',
    )
    return 1
  }
  const auftrag = { ...befehl, env, jobcenterId: jobcenter.id }
  const { verb, rest, datei, pdf, probe } = read
  if (verb === 'einlesen' && rest.length === 1 && !datei && !pdf) return importCsv(auftrag, rest[0]!, probe)
  if (probe) return 2
  if (verb === 'liste' && rest.length === 0 && !datei && !pdf) return listAll(auftrag)
  if (verb === 'anlegen' && rest.length === 0 && datei && !pdf) return createAll(auftrag, datei)
  if (verb === 'code' && rest.length === 1 && !datei) return issueCode(auftrag, rest[0]!, pdf)
  return 2
}

function parseWorte(worte: string[]) {
  try {
    const options = { datei: { type: 'string' }, pdf: { type: 'string' }, probe: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: worte, options, allowPositionals: true, strict: true })
    const [verb, ...rest] = positionals
    return { verb, rest, datei: values.datei, pdf: values.pdf, probe: values.probe ?? false }
  } catch {
    return undefined
  }
}

async function listAll({ env, jobcenterId, schreibe }: Auftrag): Promise<number> {
  let anzahl = 0
  let nach: string | undefined
  do {
    const seite = await listKunden(env, env.db, { jobcenterId, nach, anzahl: SEITE })
    for (const kunde of seite.kunden) {
      schreibe(
        `${kunde.kundennummer}  ${kunde.nachname}, ${kunde.vorname}${kunde.bgNummer ? `  ${kunde.bgNummer}` : ''}`,
      )
    }
    anzahl += seite.kunden.length
    nach = seite.weiter
  } while (nach)
  schreibe(
    anzahl === 0 ? 'Noch keine Kunden. Anlegen: npm run kunde -- anlegen --datei kunden.json' : `${anzahl} Kunden`,
  )
  return 0
}

async function createAll(auftrag: Auftrag, datei: string): Promise<number> {
  const { env, jobcenterId, schreibe } = auftrag
  const read = await readJson(auftrag.ordner, datei)
  if (!read.ok) {
    schreibe(read.fehler)
    return 1
  }
  const heute = tagInBerlin(env.clock.now())
  const parsed = (Array.isArray(read.wert) ? read.wert : [read.wert]).map((wert) => parseKundendaten(wert, heute))
  const slips = parsed.flatMap((one, i) =>
    one.ok ? [] : Object.values(one.fehler).map((satz) => `Eintrag ${i + 1}: ${satz}`),
  )
  if (slips.length > 0 || parsed.length === 0) {
    for (const satz of slips) schreibe(satz)
    schreibe('Es wurde niemand angelegt.')
    return 1
  }
  const taken = await createTogether(
    auftrag,
    parsed.flatMap((one) => (one.ok ? [one.daten] : [])),
  )
  schreibe(
    taken ? `Die Kundennummer ${taken} ist schon vergeben. Es wurde niemand angelegt.` : `${parsed.length} angelegt`,
  )
  return taken ? 1 : 0

  async function createTogether({ env: at }: Auftrag, alle: Parameters<typeof createKunde>[2]['daten'][]) {
    return at.db
      .transaction()
      .execute(async (tx) => {
        for (const daten of alle) {
          const made = await createKunde(at, tx, { jobcenterId, daten })
          if (!made.ok) throw new Vergeben(daten.kundennummer)
          await recordEreignis(at, tx, { ereignis: 'jobcenter.kunde-angelegt', akteur: 'system', kundeId: made.id })
        }
        return undefined
      })
      .catch((error: unknown) => {
        if (error instanceof Vergeben) return error.message
        throw error
      })
  }
}

/** Ends the transaction; the message is the Kundennummer. */
class Vergeben extends Error {}

async function issueCode(auftrag: Auftrag, eingabe: string, pdf: string | undefined): Promise<number> {
  const { env, jobcenterId, schreibe } = auftrag
  const nummer = parseKundennummer(eingabe)
  const kunde = nummer.ok
    ? await findKundeByNummer(env, env.db, { jobcenterId, kundennummer: nummer.nummer })
    : undefined
  if (!kunde) {
    schreibe(nummer.ok ? `Es gibt keinen Kunden mit der Nummer ${nummer.nummer}.` : nummer.fehler)
    return 1
  }
  const datei = pdf ? resolve(auftrag.ordner, pdf) : undefined
  // Opened first: a code whose letter cannot be written down would be lost to the person.
  const handle = datei ? await open(datei, 'wx', 0o600).catch(() => undefined) : undefined
  if (datei && !handle) {
    schreibe(`Die Datei „${pdf}“ lässt sich nicht anlegen, oder es gibt sie schon. Es wurde kein Code ausgestellt.`)
    return 1
  }
  try {
    const issued = await issueFreischaltcode(env, { kundeId: kunde.id, jobcenterId, von: { art: 'system' } })
    const brief = issued && (await readBrief(env, { id: issued.briefId, jobcenterId }, { art: 'system' }))
    if (!issued || !brief?.inhalt) throw new Error('Der Brief ist nicht entstanden.')
    await handle?.writeFile(await brief.inhalt.pdf())
    schreibe(`Freischaltcode für ${kunde.vorname} ${kunde.nachname}, gültig bis ${formatTag(issued.gueltigBis)}.`)
    // In operation the code is for the letter alone.
    if (env.settings.modus === 'schulung') schreibe(`Code: ${brief.inhalt.code}`)
    schreibe(datei ? `Brief: ${datei}` : 'Der Brief liegt in der Sachbearbeitung zum Drucken bereit.')
    return 0
  } catch (error) {
    if (datei) await rm(datei, { force: true })
    throw error
  } finally {
    await handle?.close()
  }
}
