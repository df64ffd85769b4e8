import { type Arbeitszeile, changeZustand, listOffeneVorgaenge, nextZustaende } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { assignPosten } from '../../eingang/eingang.ts'
import { findPostenOf } from '../../eingang/store.ts'
import { findGrundlage } from '../../zugriff/zugriff.ts'

export const taten = ['uebernehmen', 'eingegangen', 'weiterleiten', 'ausgeben'] as const
export type Tat = (typeof taten)[number]
/** What changes the cases. */
export type Aenderung = Exclude<Tat, 'ausgeben'>

/** A case as the list showed it. */
export interface Gewaehltes {
  id: string
  stand: number
}

/** So many at most at once: a page of the list. */
export const HOECHSTENS = 50

const ZUSTAND = { eingegangen: 'eingegangen', weiterleiten: 'weitergeleitet' } as const

/** `stand`: somebody acted meanwhile. `zugriff`: not one's customer (AZ-06). `geht-nicht`: its state does not allow it. */
export type Hindernis = 'stand' | 'zugriff' | 'geht-nicht'

export interface Zeile {
  vorgang: Arbeitszeile
  hindernis: Hindernis | undefined
}

/** Who looks at chosen cases. */
export type Wer = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

async function findHindernis(
  env: Env,
  dienst: Wer,
  { tat, vorgang, stand }: { tat: Tat; vorgang: Arbeitszeile; stand: number },
): Promise<Hindernis | undefined> {
  // To read it, it does not matter what happened to it meanwhile.
  if (tat === 'ausgeben') return (await findGrundlage(env, dienst, vorgang.kundeId)) ? undefined : 'zugriff'
  if (vorgang.stand !== stand) return 'stand'
  // Who may take over is decided with the work list; what the customer sees needs that one is there for them.
  if (tat === 'uebernehmen') return vorgang.zustaendig === dienst.mitarbeiterId ? 'geht-nicht' : undefined
  if (!(await findGrundlage(env, dienst, vorgang.kundeId))) return 'zugriff'
  if (tat === 'eingegangen' && vorgang.zustand !== 'gesendet') return 'geht-nicht'
  return nextZustaende(vorgang).includes(ZUSTAND[tat]) ? undefined : 'geht-nicht'
}

/** The chosen cases of the own Jobcenter in the order of the list, each with what stands in the way; others are not there. */
export async function readAuswahl(
  env: Env,
  dienst: Wer,
  { tat, auswahl }: { tat: Tat; auswahl: readonly Gewaehltes[] },
): Promise<Zeile[]> {
  const stande = new Map(auswahl.map(({ id, stand }) => [id, stand]))
  const wo = { wessen: 'alle', dienst: undefined, vor: undefined, nach: undefined, ids: [...stande.keys()] } as const
  const listen = (['offen', 'unvollstaendig'] as const).map((liste) =>
    listOffeneVorgaenge(env, dienst, { ...wo, liste, anzahl: HOECHSTENS }),
  )
  const found = (await Promise.all(listen)).flatMap(({ zeilen }) => zeilen)
  const once = [...new Map(found.map((vorgang) => [vorgang.id, vorgang])).values()]
  return Promise.all(
    once.map(async (vorgang) => {
      const stand = stande.get(vorgang.id)!
      return { vorgang, hindernis: await findHindernis(env, dienst, { tat, vorgang, stand }) }
    }),
  )
}

export interface Ergebnis {
  ok: number
  stand: number
  zugriff: number
}

async function takeOver(env: Env, dienst: Dienstbesuch, zeilen: readonly Arbeitszeile[]): Promise<Ergebnis> {
  const { jobcenterId, mitarbeiterId } = dienst
  // With the state that the list showed: what somebody did since then must not be overtaken.
  const found = await Promise.all(
    zeilen.map(async ({ id, stand }) => {
      const one = await findPostenOf(env.db, { bezugId: id, jobcenterId, arten: ['vorgang'] })
      return one && { id: one.id, stand }
    }),
  )
  const posten = found.filter((one) => one !== undefined)
  const done = await assignPosten(env, dienst, { posten, an: mitarbeiterId })
  return { ok: done.ok, stand: done.stand + zeilen.length - posten.length, zugriff: done['nicht-erlaubt'] }
}

/** Acts on each of the chosen cases on its own, with a record each; what stands in the way is counted and left as it is. */
export async function runAuswahl(
  env: Env,
  dienst: Dienstbesuch,
  { tat, auswahl, notiz }: { tat: Aenderung; auswahl: readonly Gewaehltes[]; notiz: string | undefined },
): Promise<Ergebnis> {
  const zeilen = await readAuswahl(env, dienst, { tat, auswahl })
  const frei = zeilen.filter(({ hindernis }) => hindernis === undefined).map(({ vorgang }) => vorgang)
  const zugriff = zeilen.filter(({ hindernis }) => hindernis === 'zugriff').length
  const rest = auswahl.length - frei.length - zugriff
  if (tat === 'uebernehmen') {
    const done = await takeOver(env, dienst, frei)
    return { ok: done.ok, stand: done.stand + rest, zugriff: done.zugriff + zugriff }
  }
  let ok = 0
  for (const { id, stand } of frei) {
    const done = await changeZustand(env, dienst, { id, stand, zustand: ZUSTAND[tat], frist: undefined, notiz })
    if (done.ok) ok++
  }
  return { ok, stand: rest + frei.length - ok, zugriff }
}
