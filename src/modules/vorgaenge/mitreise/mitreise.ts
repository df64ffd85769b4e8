import { markGelesen, notify } from '#modules/benachrichtigung'
import { readKunde } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { placeAbwesenheit } from '../abwesenheit/abwesenheit.ts'
import { type Ergebnisname, hasTage } from '../abwesenheit/ergebnisse-daten.ts'
import { showZeitraum, type Zeitraum } from '../abwesenheit/tage.ts'
import { type Dienst, type Dienstergebnis, ring } from '../dienst.ts'
import { keyOf } from '../inhalt.ts'
import { acts, placeVorgang, type Wer } from '../kunde.ts'
import * as vorgaenge from '../store.ts'
import type { Vorgang } from '../vorgang.ts'
import { type Auskunft, findMeldung, type Mitreisemeldung } from './lage.ts'
import * as store from './store.ts'
import type { Mitreisezustand } from './zustaende-daten.ts'

/** Who they are, as whoever named them says. */
export interface Mitreisender {
  vorname: string
  nachname: string
  geburtsdatum: Tag
}

/** Somebody who travels along and needs a consent of their own. */
export interface Mitreise extends Mitreisender {
  id: string
  /** Of whoever named them. */
  vorgangId: string
  gefragtVon: string
  /** On file of the same Bedarfsgemeinschaft. */
  kundeId: string | undefined
  tage: Zeitraum
  zustand: Mitreisezustand
  /** As agreed to. */
  zustimmung: Zeitraum | undefined
  /** Their own case, once they asked themselves. */
  eigenerVorgang: string | undefined
  /** Until then they should be back, and from when on somebody asks after them. */
  meldenBis: Tag
  vermisstAb: Tag | undefined
  /** What whoever named them says of their return. */
  auskunft: (Auskunft & { gemeldet: Date }) | undefined
  meldung: { art: Mitreisemeldung; seit: Date; vermittlung: Date | undefined; leistung: Date | undefined } | undefined
  geaendert: Date
  wer: string | undefined
  stand: number
}

const context = (id: string) => `mitreise|inhalt|${id}`

export function auskunftOf({
  rueckkehr,
  zurueck,
}: Pick<store.MitreiseRow, 'rueckkehr' | 'zurueck'>): Auskunft | undefined {
  if (!rueckkehr) return undefined
  if (rueckkehr !== 'zurueck') return { art: rueckkehr }
  return zurueck ? { art: rueckkehr, tag: zurueck } : undefined
}

function rueckkehrOf(row: store.MitreiseRow): Pick<Mitreise, 'meldenBis' | 'vermisstAb' | 'auskunft' | 'meldung'> {
  const { rueckkehr_gemeldet: gemeldet, meldung, meldung_seit: seit } = row
  const auskunft = auskunftOf(row)
  const gesehen = { vermittlung: row.vermittlung_gesehen ?? undefined, leistung: row.leistung_gesehen ?? undefined }
  return {
    ...{ meldenBis: row.melden_bis, vermisstAb: row.vermisst_ab ?? undefined },
    auskunft: auskunft && gemeldet ? { ...auskunft, gemeldet } : undefined,
    meldung: meldung && seit ? { art: meldung, seit, ...gesehen } : undefined,
  }
}

export function openRow(env: Env, row: store.MitreiseRow): Mitreise {
  const key = keyOf(env, { kunde_id: row.gefragt_von, schluessel: row.schluessel })
  const { id, von, bis, zustimmung_von, zustimmung_bis, zustand, geaendert, stand } = row
  return {
    ...(JSON.parse(key.open(context(id), row.inhalt)) as Mitreisender),
    ...{ id, vorgangId: row.vorgang_id, gefragtVon: row.gefragt_von, zustand, geaendert, stand },
    ...{ kundeId: row.kunde_id ?? undefined, eigenerVorgang: row.eigener_vorgang ?? undefined },
    ...{ tage: { von, bis }, wer: row.mitarbeiter ?? undefined },
    ...rueckkehrOf(row),
    zustimmung: zustimmung_von && zustimmung_bis ? { von: zustimmung_von, bis: zustimmung_bis } : undefined,
  }
}

export interface NeueMitreise extends Mitreisender {
  /** Their entry in the form. */
  eintrag: string
  kundeId: string | undefined
  /** Old enough to work, and not too old. */
  brauchtZustimmung: boolean
}

/** Until when somebody should be back, and from when on somebody asks after them. */
export interface Meldetage {
  meldenBis: Tag
  vermisstAb: Tag
}

interface Auftrag {
  vorgang: { id: string; kundeId: string; jobcenterId: string }
  personen: readonly NeueMitreise[]
  tage: Zeitraum & Meldetage
}

const zustandOf = (person: NeueMitreise | undefined) => {
  if (!person) return 'zurueckgezogen' as const
  return person.brauchtZustimmung ? ('offen' as const) : ('nicht-noetig' as const)
}

const daysOf = ({ von, bis, meldenBis, vermisstAb }: Auftrag['tage']) => ({
  ...{ von, bis, melden_bis: meldenBis, vermisst_ab: vermisstAb },
})

/** Nobody has answered or decided: the person needs no consent, or is not named any more. */
const isUnberuehrt = ({ zustand, mitarbeiter_id }: store.MitreiseRow) =>
  zustand === 'offen' || zustand === 'zurueckgezogen' || (zustand === 'nicht-noetig' && mitarbeiter_id === null)

/**
 * Puts those who travel along before staff, in the transaction in which they were named, and asks each who has an account. It is
 * no case of theirs: that they make themselves. Who needs no consent is on file to be asked after when the journey is over. Named
 * again in a later version: who is not any more is withdrawn, and what nobody has answered yet takes the new days.
 */
export async function placeMitreisen(env: Env, tx: Tx, { vorgang, personen, tage }: Auftrag): Promise<void> {
  const schluessel = await vorgaenge.findKey(tx, vorgang.kundeId)
  if (!schluessel) return
  const key = keyOf(env, { kunde_id: vorgang.kundeId, schluessel })
  const jetzt = env.clock.now()
  const bisher = await store.findMitreisen(tx, vorgang.id)
  for (const one of bisher.filter(isUnberuehrt)) {
    const zustand = zustandOf(personen.find(({ eintrag }) => eintrag === one.eintrag))
    // What was said of the return was said of other days.
    const anders = zustand === 'zurueckgezogen' || one.von !== tage.von || one.bis !== tage.bis
    const rueckkehr = anders ? store.OHNE_RUECKKEHR : {}
    await store.updateMitreise(tx, one.id, { zustand, ...daysOf(tage), ...rueckkehr, geaendert: jetzt })
  }
  for (const person of personen) {
    const { eintrag, kundeId, brauchtZustimmung, vorname, nachname, geburtsdatum } = person
    const id = newId()
    const made = await store.insertMitreise(tx, {
      ...{ id, vorgang_id: vorgang.id, jobcenter_id: vorgang.jobcenterId, eintrag, kunde_id: kundeId ?? null },
      inhalt: key.seal(context(id), JSON.stringify({ vorname, nachname, geburtsdatum })),
      ...{ ...daysOf(tage), zustand: zustandOf(person), erstellt: jetzt, geaendert: jetzt },
    })
    if (made && kundeId && brauchtZustimmung) await ask(env, tx, { id, kundeId })
  }
}

async function ask(env: Env, tx: Tx, { id, kundeId }: { id: string; kundeId: string }): Promise<void> {
  const details = { mitreise: id }
  await recordEreignis(env, tx, { ereignis: 'vorgang.mitreise-gefragt', akteur: 'system', kundeId, details })
  const kontoId = await findKontoOfKunde(tx, kundeId)
  const ziel = routes.mitreise.href({ id })
  if (kontoId) await notify(env, tx, { kontoId, kundeId, anlass: 'mitreise-gefragt', ziel })
}

/** Of a case whose reader may see it (checked by the caller). */
export async function listMitreisen(env: Env, db: Db | Tx, { id }: Pick<Vorgang, 'id'>): Promise<Mitreise[]> {
  return (await store.findMitreisen(db, id)).map((row) => openRow(env, row))
}

export const withdrawMitreisen = (env: Env, tx: Tx, vorgangId: string): Promise<void> =>
  store.withdrawOffene(tx, vorgangId, env.clock.now())

/** What somebody is asked who was named: by whom and for which days, and nothing else of the other's case. */
export interface Mitreisefrage {
  id: string
  /** „Kim Klicker“ */
  von: string
  tage: Zeitraum
  zustand: Mitreisezustand
  zustimmung: Zeitraum | undefined
  eigenerVorgang: string | undefined
  auskunft: Auskunft | undefined
}

/** For the customer who was named; undefined for a foreign one as for none. */
export async function readMitreisefrage(env: Env, wer: Wer, id: string): Promise<Mitreisefrage | undefined> {
  const { kundeId, jobcenterId } = wer.profil
  const row = await store.findMitreise(env.db, { id, kundeId })
  const kunde = row && (await readKunde(env, env.db, { id: row.gefragt_von, jobcenterId }))
  if (!row || !kunde) return undefined
  await markGelesen(env, env.db, { leser: wer, ziel: routes.mitreise.href({ id }) })
  const { tage, zustand, zustimmung, eigenerVorgang, auskunft } = openRow(env, row)
  return { id, von: `${kunde.vorname} ${kunde.nachname}`, tage, zustand, zustimmung, eigenerVorgang, auskunft }
}

export type Mitreiseantwort = { ok: true; vorgangId: string | undefined } | { ok: false; grund: 'veraltet' | 'weg' }

/**
 * Whoever was named says whether they travel along. With yes they ask themselves: it becomes a case of their own, once, which names
 * nobody else.
 */
export function answerMitreise(env: Env, wer: Wer, { id, ja }: { id: string; ja: boolean }): Promise<Mitreiseantwort> {
  return env.db.transaction().execute(async (tx): Promise<Mitreiseantwort> => {
    const own = await store.findMitreise(tx, { id, kundeId: wer.profil.kundeId })
    const row = own && (await store.lockMitreise(tx, id))
    if (!row) return { ok: false, grund: 'weg' }
    const zustand = ja ? ('selbst-gefragt' as const) : ('reist-nicht' as const)
    if (row.zustand === zustand) return { ok: true, vorgangId: row.eigener_vorgang ?? undefined }
    if (row.zustand !== 'offen') return { ok: false, grund: 'veraltet' }
    const vorgangId = ja ? await becomeVorgang(env, tx, { wer, row }) : undefined
    if (ja && !vorgangId) return { ok: false, grund: 'weg' }
    const geaendert = env.clock.now()
    // From now on the person says it themselves.
    const eigenes = { zustand, eigener_vorgang: vorgangId ?? null, ...store.OHNE_RUECKKEHR }
    await store.updateMitreise(tx, id, { ...eigenes, geaendert })
    const details = { mitreise: id, antwort: ja ? 'ja' : 'nein' }
    await recordEreignis(env, tx, { ereignis: 'vorgang.mitreise-beantwortet', ...acts(wer), details })
    await ring(env, tx, { id: row.vorgang_id, kunde_id: row.gefragt_von })
    return { ok: true, vorgangId }
  })
}

async function becomeVorgang(
  env: Env,
  tx: Tx,
  { wer, row }: { wer: Wer; row: store.MitreiseRow },
): Promise<string | undefined> {
  const tage = { von: row.von, bis: row.bis }
  const text = `Ich reise mit jemandem aus meiner Bedarfsgemeinschaft: ${showZeitraum(tage)}. Bitte stimmen Sie meiner Abwesenheit zu.`
  const sache = {
    ...{ dienst: 'abwesenheit' as const, art: 'formlos' as const, titel: `Abwesenheit: ${showZeitraum(tage)}` },
    ...{ bezeichnung: 'Abwesenheit', inhalt: { text }, nachweise: [], dateien: [] },
    ...{ sendung: row.id, unvollstaendig: false },
  }
  const vorgangId = await placeVorgang(env, tx, { wer, sache, ereignis: 'vorgang.antrag-gesendet' })
  if (!vorgangId) return undefined
  const angaben = { ...tage, grund: 'urlaub', kontingent: 'ohneGrund' as const }
  await placeAbwesenheit(env, tx, { vorgangId, kundeId: wer.profil.kundeId, angaben })
  return vorgangId
}

/** One of the own Jobcenter for staff; who opened it is recorded. Undefined for a foreign one as for none. */
export async function openMitreise(env: Env, dienst: Dienst, id: string): Promise<Mitreise | undefined> {
  const row = await store.findMitreiseOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  const wer = { akteur: 'dienst', akteurId: dienst.mitarbeiterId, kundeId: row.kunde_id ?? row.gefragt_von } as const
  await recordEreignis(env, env.db, { ereignis: 'vorgang.mitreise-gelesen', ...wer, details: { mitreise: id } })
  return openRow(env, row)
}

export interface Mitreiseentscheidung {
  id: string
  stand: number
  ergebnis: Ergebnisname
  /** Where days are agreed to. */
  tage: (Zeitraum & Meldetage) | undefined
}

/** Other days are agreed to than those by which a return was judged. */
function judgeAnew(row: store.MitreiseRow, { meldenBis, jetzt }: { meldenBis: Tag; jetzt: Date }) {
  const auskunft = auskunftOf(row)
  const bisher = row.meldung === 'nachgemeldet' ? row.meldung : undefined
  const meldung = auskunft && findMeldung(auskunft, { meldenBis, heute: tagInBerlin(jetzt), bisher })
  if ((meldung ?? null) === row.meldung) return {}
  const gesehen = { vermittlung_gesehen: null, leistung_gesehen: null }
  return { meldung: meldung ?? null, meldung_seit: meldung ? jetzt : null, ...gesehen }
}

/** Decides for one of those who travel along, where they do not ask themselves. Both who were asked hear that there is something new. */
export function decideMitreise(env: Env, dienst: Dienst, wahl: Mitreiseentscheidung): Promise<Dienstergebnis> {
  const { id, ergebnis } = wahl
  return env.db.transaction().execute(async (tx): Promise<Dienstergebnis> => {
    const own = await store.findMitreiseOfDienst(tx, { id, jobcenterId: dienst.jobcenterId })
    const row = own && (await store.lockMitreise(tx, id))
    if (!row) return { ok: false, grund: 'weg' }
    const tage = hasTage(ergebnis) ? wahl.tage : undefined
    const fehlt = hasTage(ergebnis) && !tage
    if (row.stand !== wahl.stand || row.zustand !== 'offen' || fehlt) return { ok: false, grund: 'stand' }
    const jetzt = env.clock.now()
    const zustimmung = { zustimmung_von: tage?.von ?? null, zustimmung_bis: tage?.bis ?? null }
    const melden = tage && { melden_bis: tage.meldenBis, vermisst_ab: tage.vermisstAb }
    const rueckkehr = tage && judgeAnew(row, { meldenBis: tage.meldenBis, jetzt })
    const wer = { mitarbeiter_id: dienst.mitarbeiterId, geaendert: jetzt }
    await store.updateMitreise(tx, id, { zustand: ergebnis, ...zustimmung, ...melden, ...rueckkehr, ...wer })
    const kundeId = row.kunde_id ?? row.gefragt_von
    const akteur = { akteur: 'dienst', akteurId: dienst.mitarbeiterId, kundeId } as const
    const details = { mitreise: id, vorgang: row.vorgang_id }
    await recordEreignis(env, tx, { ereignis: 'vorgang.mitreise-entschieden', ...akteur, details })
    await ring(env, tx, { id: row.vorgang_id, kunde_id: row.gefragt_von })
    const kontoId = row.kunde_id && (await findKontoOfKunde(tx, row.kunde_id))
    const ziel = routes.mitreise.href({ id })
    if (row.kunde_id && kontoId) {
      await notify(env, tx, { kontoId, kundeId: row.kunde_id, anlass: 'vorgang-stand', ziel })
    }
    return { ok: true }
  })
}
