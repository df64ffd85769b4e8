import { openKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import type { Dienstslug } from '#modules/vorgaenge'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { hasRecht, type Rolle } from '#web/schutz/rechte.ts'
import { listKollegium, listVertretene } from '../zustaendigkeit/erreichbarkeit.ts'
import { type Artname, artnamen, namePosten, readEingangsart } from './arten.ts'
import * as store from './store.ts'

/** `meine`: mine, and theirs in whose place I stand. */
export const sichten = ['alle', 'meine', 'team', 'niemand', 'ueberfaellig', 'ungelesen'] as const
export type Sicht = (typeof sichten)[number]

export interface Wahl {
  sicht: Sicht
  art: Artname | undefined
  /** Cases of this service only. */
  dienst: Dienstslug | undefined
  /** Narrows the view to one colleague or one team. */
  person: string | undefined
  team: string | undefined
  nach: store.Stelle | undefined
}

/** The least that a list shows (PRI-09): no date of birth, no number, nothing that somebody wrote. */
export interface Posten {
  id: string
  stand: number
  href: string
  /** What it is. */
  was: string
  kunde: string
  team: string | undefined
  zustaendig: { id: string; name: string } | undefined
  seit: Date
  faellig: Date
  /** Of a message that nobody has opened for so long that the Teamleitung was told. */
  ungelesenSeit: Date | undefined
}

/** What this person's roles let them work on. */
const artenOf = (rollen: readonly Rolle[]): Artname[] =>
  artnamen.filter((art) => hasRecht(rollen, readEingangsart(art).recht))

/** The customer's name; of requests that nobody has matched yet there is none. */
function nameOf(env: Env, row: store.PostenRow, jobcenterId: string): string {
  const { kunde_id: id, daten, schluessel, kunde_jobcenter } = row
  if (readEingangsart(row.art).ohneKunde) return '–'
  if (!id || !daten || !schluessel) return 'noch nicht zugeordnet'
  if (kunde_jobcenter !== jobcenterId) return 'anderes Jobcenter'
  const { vorname, nachname } = openKunde(env, { id, jobcenter_id: jobcenterId, daten, schluessel })
  return `${nachname}, ${vorname}`
}

function openPosten(env: Env, row: store.PostenRow, jobcenterId: string): Posten {
  const art = readEingangsart(row.art)
  return {
    id: row.id,
    stand: row.stand,
    href: art.href(row.bezug_id),
    was: namePosten(env, row),
    kunde: nameOf(env, row, jobcenterId),
    team: row.team ?? undefined,
    zustaendig: row.zustaendig && row.name ? { id: row.zustaendig, name: row.name } : undefined,
    seit: row.seit,
    faellig: row.faellig,
    ungelesenSeit: row.ungelesen_seit ?? undefined,
  }
}

const markOf = ({ faellig, seit, id }: Posten) => `${faellig.getTime()}_${seit.getTime()}_${id}`

/** Where a page begins, as an address names it; undefined for anything else. */
export function readStelle(text: string | undefined): store.Stelle | undefined {
  const found = /^(\d{10,15})_(\d{10,15})_([0-9a-f-]{36})$/.exec(text ?? '')
  if (!found || !isId(found[3]!)) return undefined
  return { faellig: new Date(Number(found[1])), seit: new Date(Number(found[2])), id: found[3]! }
}

/** People and team of a view. */
function narrow(
  dienst: Dienstbesuch,
  wahl: Wahl,
  wer: { team: string; vertretene: readonly string[] },
): Pick<store.Filter, 'personen' | 'team'> {
  const team = wahl.team ?? (wahl.sicht === 'team' ? wer.team : undefined)
  if (wahl.person) return { personen: [wahl.person], team }
  if (wahl.sicht === 'meine') return { personen: [dienst.mitarbeiterId, ...wer.vertretene], team }
  return { personen: wahl.sicht === 'niemand' ? 'niemand' : undefined, team }
}

/** One page of the work list, the most urgent first; who looked is recorded. */
export async function listPosten(env: Env, dienst: Dienstbesuch, wahl: Wahl) {
  const [kollegium, vertretene] = await Promise.all([listKollegium(env, dienst), listVertretene(env, dienst)])
  const team = kollegium.find(({ id }) => id === dienst.mitarbeiterId)?.team ?? ''
  const erlaubt = artenOf(dienst.rollen)
  const gewaehlt = wahl.dienst ? 'vorgang' : wahl.art
  const arten = gewaehlt ? erlaubt.filter((art) => art === gewaehlt) : erlaubt
  const rows = await store.findPosten(env.db, {
    ...{ jobcenterId: dienst.jobcenterId, arten, dienst: wahl.dienst, nach: wahl.nach },
    ...narrow(dienst, wahl, { team, vertretene: vertretene.map(({ id }) => id) }),
    vor: wahl.sicht === 'ueberfaellig' ? env.clock.now() : undefined,
    ungelesen: wahl.sicht === 'ungelesen',
  })
  const zeilen = rows.slice(0, store.JE_SEITE).map((row) => openPosten(env, row, dienst.jobcenterId))
  await recordEreignis(env, env.db, {
    ereignis: 'jobcenter.eingang-geoeffnet',
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    details: { liste: wahl.sicht, art: gewaehlt ?? 'alle', anzahl: zeilen.length },
  })
  const weiter = rows.length > store.JE_SEITE ? markOf(zeilen.at(-1)!) : undefined
  // Only those to whom one of these items may go.
  const passende = kollegium.filter(({ rollen }) => arten.some((art) => hasRecht(rollen, readEingangsart(art).recht)))
  return { zeilen, weiter, kollegium: passende, vertretene, team, arten: erlaubt }
}

/** `stand`: somebody acted meanwhile. `nicht-erlaubt`: the item, or the person it should go to, is out of reach. */
export type Weisungsergebnis = 'ok' | 'stand' | 'nicht-erlaubt'

export interface Zuweisung {
  posten: readonly { id: string; stand: number }[]
  /** Undefined: back to the team. */
  an: string | undefined
}

type PostenRow = NonNullable<Awaited<ReturnType<typeof store.findPostenById>>>
type Umfeld = { team: string; vertretene: readonly string[]; leitet: boolean; dienst: Dienstbesuch }

/** Own, the team's, theirs in whose place one stands, and what belongs to no team; who leads a team decides on all. */
export function mayAssign(
  { team, vertretene, leitet, dienst }: Umfeld,
  row: Pick<PostenRow, 'team' | 'zustaendig'>,
): boolean {
  const { zustaendig } = row
  if (leitet || zustaendig === dienst.mitarbeiterId || (zustaendig && vertretene.includes(zustaendig))) return true
  return row.team === null || row.team === team
}

async function assignOne(
  env: Env,
  umfeld: Umfeld,
  { posten, an }: { posten: { id: string; stand: number }; an: { id: string; rollen: readonly Rolle[] } | undefined },
): Promise<Weisungsergebnis> {
  const { dienst } = umfeld
  const row = await store.findPostenById(env.db, { id: posten.id, jobcenterId: dienst.jobcenterId })
  // Gone: somebody has finished it.
  if (!row) return 'stand'
  const art = readEingangsart(row.art)
  if (!hasRecht(dienst.rollen, art.recht) || (an && !hasRecht(an.rollen, art.recht))) return 'nicht-erlaubt'
  if (!mayAssign(umfeld, row)) return 'nicht-erlaubt'
  const weisung = { id: row.bezug_id, stand: posten.stand, an: an?.id }
  if (art.weise) return (await art.weise(env, dienst, weisung)) ? 'ok' : 'stand'
  return env.db.transaction().execute(async (tx): Promise<Weisungsergebnis> => {
    if (!(await store.setZustaendig(tx, { ...posten, an: an?.id }))) return 'stand'
    await recordEreignis(env, tx, {
      ereignis: 'jobcenter.aufgabe-zugewiesen',
      akteur: 'dienst',
      akteurId: dienst.mitarbeiterId,
      kundeId: row.kunde_id ?? undefined,
      details: { art: row.art, bezug: row.bezug_id, an: an?.id ?? 'alle' },
    })
    return 'ok'
  })
}

/** Takes items over, hands them to a colleague, or returns them; each on its own, as it was shown. Counts what became of them. */
export async function assignPosten(
  env: Env,
  dienst: Dienstbesuch,
  { posten, an }: Zuweisung,
): Promise<Record<Weisungsergebnis, number>> {
  const [kollegium, vertretene] = await Promise.all([listKollegium(env, dienst), listVertretene(env, dienst)])
  const ich = kollegium.find(({ id }) => id === dienst.mitarbeiterId)
  const person = an === undefined ? undefined : kollegium.find(({ id }) => id === an)
  const counts = { ok: 0, stand: 0, 'nicht-erlaubt': 0 }
  if (!ich || (an !== undefined && !person)) return { ...counts, 'nicht-erlaubt': posten.length }
  const umfeld = {
    ...{ team: ich.team, dienst, leitet: dienst.rollen.includes('teamleitung') },
    vertretene: vertretene.map(({ id }) => id),
  }
  for (const one of posten) counts[await assignOne(env, umfeld, { posten: one, an: person })]++
  return counts
}
