import { findJobcenterById, type Kunde } from '#modules/jobcenter'
import { lastDay, typesetter } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { cleanCode, drawCode, foreignCharacters, groupCode } from '#platform/krypto/ablesecode.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { keyOf } from '../inhalt.ts'
import { detailsOf } from '../kunde.ts'
import { type Anschrift, openNeues } from './neues.ts'
import * as store from './store.ts'
import { worte } from './worte-daten.ts'

/** How long a code is good for. The table refuses more than 30 days. */
const GUELTIG = 30 * TAG
const LAENGE = 12
const GRUPPE = 4
/** An account is not confirmed by a letter to an address that a letter alone has changed so lately. */
const SPERRE = 28 * TAG
/** So many letters with a code at most about one change: whoever gets none of them comes to the office. */
const CODEBRIEFE = 5
/** A letter is on its way so long before another is sent in its place. */
const LAUFZEIT = 7 * TAG

/** The typed code as it is hashed, whatever its case, blanks and dashes; undefined if it cannot be one. */
export function normalizeBestaetigungscode(eingabe: string): string | undefined {
  const code = cleanCode(eingabe)
  return code.length === LAENGE && foreignCharacters(code).length === 0 ? code : undefined
}

const textOfCode = (vorbehaltId: string, code: string) => `${vorbehaltId}|${code}`

/** Every hash that a code of this change may be stored under. */
export const hashesOf = (env: Env, vorbehaltId: string, code: string): Buffer[] =>
  env.schluessel.macs('bestaetigungscode', textOfCode(vorbehaltId, code))

const context = (id: string) => `vorbehalt_brief|inhalt|${id}`

interface Absatz {
  ueberschrift?: string
  text: string
}

/** What the template prints: as it was when the letter was made. */
interface Inhalt {
  jobcenter: object
  empfaenger: { zeilen: string[] }
  anrede: string
  kundennummer: string
  datum: string
  betreff: string
  absaetze: Absatz[]
  code?: { code: string; gueltigBis: string }
}

/** Whether a letter may confirm it now. */
export async function hasBriefweg(
  env: Env,
  db: Db | Tx,
  row: Pick<store.VorbehaltRow, 'was' | 'kunde_id'>,
): Promise<boolean> {
  if (row.was === 'anschrift') return true
  const seit = later(env.clock.now(), -SPERRE)
  return !(await store.hasNeueAnschriftPerBrief(db, { kundeId: row.kunde_id, seit }))
}

type Sache = Pick<
  store.VorbehaltRow,
  'id' | 'kunde_id' | 'jobcenter_id' | 'vorgang_id' | 'schluessel' | 'was' | 'inhalt' | 'erstellt' | 'dienst'
>

const linesOf = (kunde: Kunde, { strasse, plz, ort }: Anschrift) => [
  `${kunde.vorname} ${kunde.nachname}`,
  strasse,
  `${plz} ${ort}`,
]

/** What the old side is told, and what to do if it was somebody else. Never what is new: that is nobody's business there. */
function warnOld(was: store.Was, wo: { telefon: string; portal: string }): Absatz[] {
  const { akkusativ } = worte[was]
  return [
    {
      ueberschrift: 'Waren Sie das nicht?',
      text: `Dann melden Sie sich gleich: Telefon ${wo.telefon}. Oder melden Sie sich unter ${wo.portal} an, öffnen Sie den Vorgang und wählen Sie „Das war ich nicht“. Wir stoppen die Änderung sofort, und ${akkusativ} verwenden wir nicht.`,
    },
  ]
}

function writeHinweis(row: Sache, wo: { telefon: string; portal: string }): Absatz[] {
  return [
    {
      text: `am ${formatTag(tagInBerlin(row.erstellt))} wurde uns über Ihr Online-Konto eine neue Anschrift für Sie gemeldet. Zu Ihrem Schutz steht sie nicht in diesem Brief.`,
    },
    {
      ueberschrift: 'Waren Sie das?',
      text: 'Dann müssen Sie wegen dieses Briefes nichts tun. Die neue Anschrift gilt, sobald Sie sie bestätigt haben.',
    },
    ...warnOld(row.was, wo),
  ]
}

function writeCode(row: Sache, wo: { telefon: string; portal: string }): Absatz[] {
  const { gemeldet, titel } = worte[row.was]
  return [
    {
      text: `am ${formatTag(tagInBerlin(row.erstellt))} wurde uns über Ihr Online-Konto ${gemeldet} gemeldet. Mit diesem Code bestätigen Sie, dass Sie das waren.`,
    },
    {
      ueberschrift: 'So bestätigen Sie',
      text: `Melden Sie sich unter ${wo.portal} an. Wählen Sie unter „Was ist zu tun?“ den Eintrag „${titel} bestätigen“ und geben Sie den Code ein.`,
    },
    {
      ueberschrift: 'So bleibt Ihr Code sicher',
      text: 'Geben Sie den Code nicht weiter. Niemand vom Jobcenter fragt Sie danach, auch nicht am Telefon. Es gilt nur der Code aus dem neuesten Brief.',
    },
    ...warnOld(row.was, wo),
  ]
}

/**
 * Puts a letter on file, sealed with the key of the customer, in the caller's transaction; it is set when it is printed. A new
 * code kills the one before. The caller holds the lock of the customer.
 */
export async function makeBrief(
  env: Env,
  tx: Tx,
  { row, kunde, art, von }: { row: Sache; kunde: Kunde; art: store.Briefart; von: string | undefined },
): Promise<void> {
  const jobcenter = await findJobcenterById(tx, row.jobcenter_id)
  if (!jobcenter) return
  const erstellt = env.clock.now()
  const id = newId()
  const gueltigBis = later(erstellt, GUELTIG)
  const code = drawCode(LAENGE)
  const neues = openNeues(env, row)
  // A code for an address goes there; everything else to the one on file.
  const ziel = art === 'code' && neues.was === 'anschrift' ? neues.neu : kunde
  const wo = { telefon: jobcenter.servicenummer || jobcenter.telefon, portal: env.settings.baseUrl }
  const inhalt: Inhalt = {
    jobcenter,
    empfaenger: { zeilen: linesOf(kunde, ziel) },
    anrede: `Guten Tag ${kunde.vorname} ${kunde.nachname},`,
    kundennummer: kunde.kundennummer,
    datum: tagInBerlin(erstellt),
    betreff: worte[row.was].betreff[art],
    absaetze: art === 'code' ? writeCode(row, wo) : writeHinweis(row, wo),
    ...(art === 'code' ? { code: { code: groupCode(code, GRUPPE), gueltigBis: lastDay(gueltigBis) } } : {}),
  }
  if (art === 'code') await store.endBriefe(tx, { vorbehaltId: row.id, jetzt: erstellt, alle: false })
  await store.insertBrief(tx, {
    ...{ id, vorbehalt_id: row.id, art, erstellt },
    inhalt: keyOf(env, row).seal(context(id), JSON.stringify(inhalt)),
    code_hash: art === 'code' ? env.schluessel.mac('bestaetigungscode', textOfCode(row.id, code)) : null,
    gueltig_bis: art === 'code' ? gueltigBis : null,
  })
  await recordEreignis(env, tx, {
    ereignis: 'vorgang.vorbehalt-brief',
    ...(von ? { akteur: 'dienst', akteurId: von } : { akteur: 'system' }),
    kundeId: row.kunde_id,
    details: { vorgang: row.vorgang_id, vorbehalt: row.id, brief: id, art, ...detailsOf(row.dienst) },
  })
}

/** Why no new code can be sent: one is on its way, there were too many, or none may be sent about it now. */
export type Briefhindernis = 'unterwegs' | 'zu-viele' | 'gesperrt'

/** Undefined: a new code may be sent. */
export async function findHindernis(
  env: Env,
  tx: Tx,
  row: Pick<store.VorbehaltRow, 'id' | 'was' | 'kunde_id' | 'brief_ab'>,
): Promise<Briefhindernis | undefined> {
  if (!(await hasBriefweg(env, tx, row))) return 'gesperrt'
  const jetzt = env.clock.now()
  const codes = (await store.findBriefe(tx, [row.id])).filter(({ art }) => art === 'code')
  const last = codes.at(-1)
  if (row.brief_ab || (last && !last.ende && last.gueltig_bis! > jetzt && last.erstellt > later(jetzt, -LAUFZEIT))) {
    return 'unterwegs'
  }
  return codes.length >= CODEBRIEFE ? 'zu-viele' : undefined
}

/** The letter as PDF; undefined once there is nothing to print any more. @throws Ueberlastet, Satzfehler */
export async function printBrief(
  env: Env,
  row: { id: string; kunde_id: string; schluessel: Buffer; inhalt: Buffer | null; ende: Date | null },
): Promise<Uint8Array | undefined> {
  if (!row.inhalt || row.ende) return undefined
  const inhalt = JSON.parse(keyOf(env, row).open(context(row.id), row.inhalt)) as Inhalt
  return typesetter().pdf('bestaetigung', inhalt)
}

/** What a letter says, for tests and the training: the code as it is printed. */
export function readCode(
  env: Env,
  row: { id: string; kunde_id: string; schluessel: Buffer; inhalt: Buffer },
): string | undefined {
  return (JSON.parse(keyOf(env, row).open(context(row.id), row.inhalt)) as Inhalt).code?.code
}
