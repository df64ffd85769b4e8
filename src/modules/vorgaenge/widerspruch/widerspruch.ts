import { openKunde } from '#modules/jobcenter'
import { recordEreignis, recordListe } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { act, type Dienst, type Dienstergebnis, ring } from '../dienst.ts'
import { keyOf } from '../inhalt.ts'
import { acts, detailsOf, type Wer } from '../kunde.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt, notizContext, openVorgang, type Vorgang } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import * as store from './store.ts'

interface Inhalt {
  /** Its title in quotation marks, with its day. */
  bescheid: string
  /** How the last day was found, a sentence each. */
  rechnung: readonly string[]
  /** The letter to sign, paragraph by paragraph. */
  absaetze: readonly string[]
}

/** What a form says of the Widerspruch that it is. */
export interface Widerspruchsangaben extends Inhalt {
  /** In the portal; undefined: entered by hand. */
  bescheidId: string | undefined
  letzterTag: Tag | undefined
  weg: store.Weg
  /** Until when reasons are to come. */
  gruendeBis: Tag | undefined
}

/** A Widerspruch as both sides see it. */
export interface Widerspruch extends Widerspruchsangaben {
  /** How and when it got its form (§ 84 SGG); undefined: it lacks it. */
  form: { art: store.Form; tag: Tag; von: string | undefined } | undefined
}

const context = (vorgangId: string) => `widerspruch|inhalt|${vorgangId}`

/** Puts on file what a case is beyond what was sent, in the transaction of the sending. */
export async function placeWiderspruch(
  env: Env,
  tx: Tx,
  { vorgangId, kundeId, angaben }: { vorgangId: string; kundeId: string; angaben: Widerspruchsangaben },
): Promise<void> {
  const schluessel = await vorgaenge.findKey(tx, kundeId)
  if (!schluessel) return
  const { bescheid, rechnung, absaetze } = angaben
  const inhalt: Inhalt = { bescheid, rechnung, absaetze }
  const { bescheidId } = angaben
  const known =
    bescheidId && isId(bescheidId)
      ? await tx
          .selectFrom('bescheid')
          .select('id')
          .where('id', '=', bescheidId)
          .where('kunde_id', '=', kundeId)
          .executeTakeFirst()
      : undefined
  await store.insertWiderspruch(tx, {
    vorgang_id: vorgangId,
    bescheid_id: known?.id ?? null,
    inhalt: keyOf(env, { kunde_id: kundeId, schluessel }).seal(context(vorgangId), JSON.stringify(inhalt)),
    letzter_tag: angaben.letzterTag ?? null,
    weg: angaben.weg,
    gruende_bis: angaben.gruendeBis ?? null,
  })
}

type Besitz = Pick<vorgaenge.VorgangRow, 'id' | 'kunde_id' | 'schluessel'>

function open(env: Env, vorgang: Besitz, row: store.WiderspruchRow): Widerspruch {
  const { form, form_tag: tag, form_name } = row
  return {
    ...(JSON.parse(keyOf(env, vorgang).open(context(vorgang.id), row.inhalt)) as Inhalt),
    ...{ bescheidId: row.bescheid_id ?? undefined, letzterTag: row.letzter_tag ?? undefined, weg: row.weg },
    gruendeBis: row.gruende_bis ?? undefined,
    form: form && tag ? { art: form, tag, von: form_name ?? undefined } : undefined,
  }
}

/** Of a case whose reader may see it (checked by the caller). Undefined where it is none: somebody only asked. */
export async function readWiderspruch(
  env: Env,
  db: Db | Tx,
  { id, kundeId }: Pick<Vorgang, 'id' | 'kundeId'>,
): Promise<Widerspruch | undefined> {
  const [row, schluessel] = await Promise.all([store.findWiderspruch(db, id), vorgaenge.findKey(db, kundeId)])
  return row && schluessel ? open(env, { id, kunde_id: kundeId, schluessel }, row) : undefined
}

const STUNDEN = 24 * 3_600_000

/** Days that remain: 0 on the last one, negative after it. */
export const countRest = (heute: Tag, letzter: Tag): number => (Date.parse(letzter) - Date.parse(heute)) / STUNDEN

/** How it arrived, for the history that both sides read. */
const angekommen: Readonly<Record<store.Form, string>> = {
  papier: 'Ihr unterschriebener Widerspruch ist angekommen',
  niederschrift: 'Ihr Widerspruch wurde im Jobcenter aufgeschrieben',
  signatur: 'Ihr Widerspruch mit elektronischer Signatur ist angekommen',
  ausweis: 'Sie haben sich für Ihren Widerspruch ausgewiesen',
}

export interface Formvermerk {
  id: string
  stand: number
  form: store.Form
  tag: Tag
}

/** Notes that the Widerspruch has its form, and since when; the customer hears of it. A later note sets an earlier one right. */
export function noteSchriftform(env: Env, dienst: Dienst, wahl: Formvermerk): Promise<Dienstergebnis> {
  const { form, tag } = wahl
  const run = async (tx: Tx, row: vorgaenge.VorgangRow) => {
    if (row.zustand === 'zurueckgenommen') return false
    if (!(await store.updateForm(tx, { vorgangId: row.id, form, tag, von: dienst.mitarbeiterId }))) return false
    const jetzt = env.clock.now()
    const zustand = row.zustand === 'gesendet' ? 'eingegangen' : row.zustand
    const zustaendig = row.zustaendig ?? dienst.mitarbeiterId
    await vorgaenge.updateVorgang(tx, row.id, { zustand, geaendert: jetzt, vom_jobcenter: jetzt, zustaendig })
    const notiz = `Die Schriftform liegt vor: ${angekommen[form]} (${formatTag(tag)}).`
    const neu = { zustand, von: 'dienst' as const, mitarbeiterId: dienst.mitarbeiterId, notiz }
    await addSchritt(env, tx, { row, neu })
    await ring(env, tx, row)
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.schriftform-vermerkt', run })
}

export interface Widerspruchszeile extends Vorgang {
  /** „Klicker, Kim“ */
  kunde: string
  letzterTag: Tag | undefined
  /** The day on which it got its form; undefined: it lacks it. */
  formSeit: Tag | undefined
}

const JE_SEITE = 50

const markOf = ({ letzterTag, id }: Pick<Widerspruchszeile, 'letzterTag' | 'id'>) =>
  `${letzterTag ?? store.OFFEN}_${id}`

/** The place in the list that an address names; undefined for anything else. */
export function readFristenstelle(text: string | undefined): store.Fristenstelle | undefined {
  const [tag = '', id = ''] = (text ?? '').split('_')
  const isTag = /^\d{4}-\d\d-\d\d$/.test(tag) && !Number.isNaN(Date.parse(tag))
  return isTag && isId(id) ? { tag, id } : undefined
}

/** Open ones of the own Jobcenter by the last day; one page, and where the next one begins. */
export async function listWidersprueche(
  env: Env,
  dienst: Dienst,
  nach: store.Fristenstelle | undefined,
): Promise<{ zeilen: Widerspruchszeile[]; weiter: string | undefined }> {
  const { jobcenterId } = dienst
  const rows = await store.findWidersprueche(env.db, { jobcenterId, nach, anzahl: JE_SEITE + 1 })
  const zeilen = rows.slice(0, JE_SEITE).map((row) => {
    const { vorname, nachname } = openKunde(env, { ...row, id: row.kunde_id })
    const { letzter_tag, form_tag } = row
    const teil = { letzterTag: letzter_tag ?? undefined, formSeit: form_tag ?? undefined }
    return { ...openVorgang(env, row), ...teil, kunde: `${nachname}, ${vorname}` }
  })
  await recordListe(env, dienst, { liste: 'widersprueche', anzahl: zeilen.length })
  const last = zeilen.at(-1)
  return { zeilen, weiter: rows.length > JE_SEITE && last ? markOf(last) : undefined }
}

/** Reasons that come later, as text; a double click is one step. `ende`: it is decided or taken back. */
export function sendBegruendung(
  env: Env,
  wer: Wer,
  { id, text }: { id: string; text: string },
): Promise<'ok' | 'ende' | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const own = await vorgaenge.findVorgang(tx, { id, kundeId: wer.profil.kundeId })
    const row = own && (await vorgaenge.lockVorgang(tx, id))
    const found = row && (await store.findWiderspruch(tx, id))
    if (!row || !found) return undefined
    if (isEnde(row.zustand)) return 'ende'
    if (await wasJustSent(env, tx, { row, text })) return 'ok'
    const zustand = 'begruendet' as const
    const jetzt = env.clock.now()
    const offen_seit = row.offen_seit ?? jetzt
    await vorgaenge.updateVorgang(tx, id, { zustand, geaendert: jetzt, frist: null, offen_seit })
    await store.clearGruende(tx, id)
    await addSchritt(env, tx, { row, neu: { zustand, von: 'kunde', notiz: text } })
    const details = { vorgang: id, ...detailsOf(row.dienst) }
    await recordEreignis(env, tx, { ereignis: 'vorgang.begruendet', ...acts(wer), details })
    return 'ok'
  })
}

async function wasJustSent(
  env: Env,
  tx: Tx,
  { row, text }: { row: vorgaenge.VorgangRow; text: string },
): Promise<boolean> {
  const last = (await vorgaenge.findSchritte(tx, { vorgangId: row.id, mitVermerken: false })).at(-1)
  if (last?.von !== 'kunde' || last.zustand !== 'begruendet' || !last.notiz) return false
  return keyOf(env, row).open(notizContext(last.id), last.notiz) === text
}

/** Everything about the Widersprüche of an account's customers, for the copy of one's data. */
export async function copyWidersprueche(env: Env, db: Db, kontoId: string): Promise<object[]> {
  const rows = await vorgaenge.findVorgaengeOfKonto(db, kontoId)
  const own = rows.filter(({ dienst }) => dienst === 'widerspruch')
  const found = await Promise.all(
    own.map(async (row) => ({ row, one: await readWiderspruch(env, db, { id: row.id, kundeId: row.kunde_id }) })),
  )
  return found.flatMap(({ row, one }) => (one ? { vorgang: openVorgang(env, row).nummer, ...one } : []))
}

export const heuteOf = (env: Env): Tag => tagInBerlin(env.clock.now())
