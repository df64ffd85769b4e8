import { recordEreignis } from '#modules/protokoll'
import { later, STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { notFound } from '#web/fehler.ts'
import { hasRecht } from '#web/schutz/rechte.ts'
import { type Ausgabedatei, type Ausgabename, type Empfaenger, readAusgabeart } from './arten.ts'
import * as store from './store.ts'
import { recordAusgang } from './verbrauch.ts'

/** So long a request waits, and so long what was released can be fetched. */
const WARTEN = 7 * TAG
const ABHOLEN = 24 * STUNDE
/** So long a refusal is shown first of all to whoever asked. */
const ZEIGEN = 3 * TAG

type Spalte = 'auswahl' | 'grund' | 'antwort'
const kontext = (spalte: Spalte, id: string) => `ausgabe|${spalte}|${id}`
const open = ({ schluessel }: Env, spalte: Spalte, { id, geheim }: { id: string; geheim: Buffer }) =>
  schluessel.open(kontext(spalte, id), geheim)

export interface Antrag {
  /** Made with the form: sent twice, it is one request. */
  id: string
  art: Ausgabename
  wahl: unknown
  anzahl: number
  grund: string
}

const entryOf = (wer: Empfaenger, { id, art, anzahl }: Pick<Antrag, 'id' | 'art' | 'anzahl'>) =>
  ({ akteur: 'dienst', akteurId: wer.mitarbeiterId, details: { ausgabe: id, art, anzahl } }) as const

/** Puts a large output before a second person (AZ-07). False: a double click, it was asked for already. */
export function requestAusgabe(env: Env, wer: Empfaenger, antrag: Antrag): Promise<boolean> {
  const { id, art, anzahl } = antrag
  const { schluessel, clock } = env
  return env.db.transaction().execute(async (tx) => {
    const beantragt = clock.now()
    const inserted = await store.insertAusgabe(tx, {
      ...{ id, art, anzahl, beantragt, bis: later(beantragt, WARTEN) },
      jobcenter_id: wer.jobcenterId,
      beantragt_von: wer.mitarbeiterId,
      auswahl: schluessel.seal(kontext('auswahl', id), JSON.stringify(antrag.wahl)),
      grund: schluessel.seal(kontext('grund', id), antrag.grund),
    })
    if (inserted) await recordEreignis(env, tx, { ereignis: 'dienst.ausgabe-beantragt', ...entryOf(wer, antrag) })
    return inserted
  })
}

export interface Ausgabe {
  id: string
  art: Ausgabename
  was: string
  /** The choice in words. */
  auswahl: string
  einheit: string
  /** Where one goes on once it is fetched. */
  danach: { text: string; href: string } | undefined
  anzahl: number
  grund: string
  beantragtVon: string
  beantragtName: string
  beantragt: Date
  /** As it is now; what has run out is so before the job has noted it. */
  zustand: store.Zustand
  bis: Date
  entschiedenName: string | undefined
  entschieden: Date | undefined
  antwort: string | undefined
  abgeholt: Date | undefined
  ausgegeben: number | undefined
}

const isOver = ({ zustand, bis }: Pick<store.AusgabeRow, 'zustand' | 'bis'>, jetzt: Date) =>
  (zustand === 'beantragt' || zustand === 'freigegeben') && bis <= jetzt

function openAusgabe(env: Env, row: store.AusgabeRow): Ausgabe {
  const art = readAusgabeart(row.art)
  const { id } = row
  const wahl: unknown = JSON.parse(open(env, 'auswahl', { id, geheim: row.auswahl }))
  return {
    ...{ id, art: row.art, was: art.name, anzahl: row.anzahl, beantragt: row.beantragt, bis: row.bis },
    auswahl: art.nenne(env, wahl),
    einheit: art.einheit,
    danach: art.danach?.(wahl),
    grund: open(env, 'grund', { id, geheim: row.grund }),
    beantragtVon: row.beantragt_von,
    beantragtName: row.beantragt_name,
    zustand: isOver(row, env.clock.now()) ? 'abgelaufen' : row.zustand,
    entschiedenName: row.entschieden_name ?? undefined,
    entschieden: row.entschieden ?? undefined,
    antwort: row.antwort ? open(env, 'antwort', { id, geheim: row.antwort }) : undefined,
    abgeholt: row.abgeholt ?? undefined,
    ausgegeben: row.ausgegeben ?? undefined,
  }
}

/** Own ones, and for whoever releases all of the Jobcenter; 404 for others, as for none (AZ-02). */
export async function readAusgabe(env: Env, wer: Empfaenger, id: string): Promise<Ausgabe> {
  const row = await store.findAusgabe(env.db, { id, jobcenterId: wer.jobcenterId })
  if (!row || !(row.beantragt_von === wer.mitarbeiterId || hasRecht(wer.rollen, 'ausgabe-freigeben'))) throw notFound()
  return openAusgabe(env, row)
}

const JE_SEITE = 25

/** One page, newest first, as far as this person sees them; `weiter` is where the next one begins. */
export async function listAusgaben(env: Env, wer: Empfaenger, vor: string | undefined) {
  const { jobcenterId, mitarbeiterId } = wer
  const von = hasRecht(wer.rollen, 'ausgabe-freigeben') ? undefined : mitarbeiterId
  const rows = await store.findAusgaben(env.db, { jobcenterId, von, vor, anzahl: JE_SEITE + 1 })
  const zeilen = rows.slice(0, JE_SEITE).map((row) => openAusgabe(env, row))
  return { zeilen, weiter: rows.length > JE_SEITE ? zeilen.at(-1)?.id : undefined }
}

/** What this person has to decide, and what was decided for them. */
export async function listAnstehende(env: Env, wer: Empfaenger): Promise<Ausgabe[]> {
  const { mitarbeiterId, jobcenterId } = wer
  const jetzt = env.clock.now()
  const [offene, eigene] = await Promise.all([
    hasRecht(wer.rollen, 'ausgabe-freigeben') ? store.findOffene(env.db, { jobcenterId, jetzt }) : [],
    store.findEntschiedeneOf(env.db, { mitarbeiterId, jobcenterId, jetzt, seit: later(jetzt, -ZEIGEN) }),
  ])
  return [...offene, ...eigene].map((row) => openAusgabe(env, row))
}

export type Entscheidung = { art: 'freigegeben' } | { art: 'abgelehnt'; antwort: string }
export type Entscheidungsergebnis = Entscheidung['art'] | 'eigener-antrag' | 'schon-entschieden'

/**
 * Releases or refuses, by a second person. Of many at once exactly one decides (AZ-08); the own request is refused here and,
 * whatever happens here, by the table. 404 for another Jobcenter's, as for none.
 */
export async function decideAusgabe(
  env: Env,
  wer: Empfaenger,
  { id, entscheidung }: { id: string; entscheidung: Entscheidung },
): Promise<Entscheidungsergebnis> {
  const { jobcenterId, mitarbeiterId: von } = wer
  const row = await store.findAusgabe(env.db, { id, jobcenterId })
  if (!row) throw notFound()
  const eintrag = entryOf(wer, row)
  if (row.beantragt_von === von) {
    const details = { ...eintrag.details, grund: 'eigener-antrag' }
    const ereignis = 'dienst.ausgabe-freigegeben'
    await recordEreignis(env, env.db, { ...eintrag, details, ereignis, ergebnis: 'abgelehnt' })
    return 'eigener-antrag'
  }
  const sealed =
    entscheidung.art === 'abgelehnt' ? env.schluessel.seal(kontext('antwort', id), entscheidung.antwort) : null
  return env.db.transaction().execute(async (tx) => {
    const jetzt = env.clock.now()
    const schluss = { id, jobcenterId, von, jetzt, bis: later(jetzt, ABHOLEN), antwort: sealed }
    if (!(await store.closeAusgabe(tx, schluss))) return 'schon-entschieden'
    await recordEreignis(env, tx, { ereignis: `dienst.ausgabe-${entscheidung.art}`, ...eintrag })
    return entscheidung.art
  })
}

export type Abholung = { ok: true; datei: Ausgabedatei } | { ok: false; grund: 'schon-abgeholt' | 'ohne-recht' }

/**
 * Gives out what was released, once, to whoever asked for it, with the rights and the rows of this moment. It counts as
 * fetched before the file is made, so that two at once get one file (AZ-08); where making it fails, it can be fetched again.
 */
export async function takeAusgabe(env: Env, wer: Empfaenger, id: string): Promise<Abholung> {
  const row = await store.findAusgabe(env.db, { id, jobcenterId: wer.jobcenterId })
  if (row?.beantragt_von !== wer.mitarbeiterId) throw notFound()
  const art = readAusgabeart(row.art)
  if (!hasRecht(wer.rollen, art.recht)) return { ok: false, grund: 'ohne-recht' }
  const taken = await env.db.transaction().execute(async (tx) => {
    if (!(await store.markAbgeholt(tx, { id, von: wer.mitarbeiterId, jetzt: env.clock.now() }))) return false
    await recordEreignis(env, tx, { ereignis: 'dienst.ausgabe-abgeholt', ...entryOf(wer, row) })
    return true
  })
  if (!taken) return { ok: false, grund: 'schon-abgeholt' }
  try {
    const wahl = JSON.parse(open(env, 'auswahl', { id, geheim: row.auswahl }))
    const { anzahl, gib } = await art.prepare(env, wer, wahl)
    await recordAusgang(env, env.db, { art: row.art, wahl, anzahl, mitarbeiterId: wer.mitarbeiterId, ausgabe: id })
    const datei = await gib()
    await store.setAusgegeben(env.db, id, anzahl)
    return { ok: true, datei }
  } catch (error) {
    await env.db.transaction().execute((tx) => store.giveBack(tx, id))
    throw error
  }
}

/** A request that a form is shown for, sealed for the session, so that nobody asks for one thing and gets another. */
const siegelkontext = (sitzungId: string) => `dienst|ausgabe|${sitzungId}`

export type Vorschlag = Omit<Antrag, 'grund'>

export function sealVorschlag(env: Env, sitzungId: string, vorschlag: Omit<Vorschlag, 'id'>): string {
  const text = JSON.stringify({ ...vorschlag, id: newId() })
  return env.schluessel.seal(siegelkontext(sitzungId), text).toString('base64url')
}

/** Undefined for anything that was not shown in this session. */
export function openVorschlag(env: Env, sitzungId: string, siegel: string): Vorschlag | undefined {
  try {
    return JSON.parse(env.schluessel.open(siegelkontext(sitzungId), Buffer.from(siegel, 'base64url')))
  } catch {
    return undefined
  }
}

export const ausgabenTask = (env: Env): Aufgabe => ({
  name: 'ausgaben-ablaufen',
  zeitplan: '5 * * * *',
  run: async () => {
    const abgelaufen = await store.expire(env.db, env.clock.now())
    if (abgelaufen > 0) env.log.info({ abgelaufen }, 'Ausgaben sind abgelaufen')
  },
})
