import type { Db } from '#platform/datenbank/db.ts'
import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Route } from '#web/route.ts'
import * as store from './store.ts'
import { findGrundlage } from './zugriff.ts'

type Wo = { id: string; jobcenterId: string }
type Sache = (db: Db, wo: Wo) => Promise<string | undefined>

const of =
  (tabelle: store.Sachtabelle): Sache =>
  (db, wo) =>
    store.findKundeOf(db, tabelle, wo)

/**
 * Which addresses are about a customer, and how to find whom by `:id`. Everything below an address is, too. Requests for
 * codes and releases of accounts are not here: what the customer asked the office for is the reason itself, and opening
 * the record from there is put on record as ever.
 */
const sachen: readonly (readonly [string, Sache])[] = [
  ['/sachbearbeitung/kunden/:id', store.findKundeSelbst],
  ['/sachbearbeitung/briefe/:id', store.findKundeOfBrief],
  ['/sachbearbeitung/konten/:id', store.findKundeOfKonto],
  ['/sachbearbeitung/gespraeche/:id', of('gespraech')],
  ['/sachbearbeitung/bescheide/:id', of('bescheid')],
  ['/sachbearbeitung/termine/mitteilungen/:id', of('terminmitteilung')],
  ['/sachbearbeitung/termine/:id', of('termin')],
  ['/sachbearbeitung/vorgaenge/:id', of('vorgang')],
  ['/sachbearbeitung/sperren/:id', of('loeschsperre')],
  ['/sachbearbeitung/vorbehalte/:id', of('vorbehalt')],
  ['/sachbearbeitung/vorbehaltbriefe/:id', store.findKundeOfVorbehaltbrief],
  ['/sachbearbeitung/mitreisen/:id', store.findKundeOfMitreise],
]

/** Addresses with an id that are about no customer, or whose matter is the reason. */
export const ohneKunde = [
  '/sachbearbeitung/antraege/:id',
  '/sachbearbeitung/erstantraege/:id',
  '/sachbearbeitung/reaktivierungen/:id',
  // Letters of many customers in one go, made by number, not by looking at records.
  '/sachbearbeitung/stapel/:id',
  '/sachbearbeitung/personal/:id',
  '/sachbearbeitung/ausgaben/:id',
  '/sachbearbeitung/rollenfreigaben/:id',
  '/sachbearbeitung/zugang/passkeys/:id',
  '/sachbearbeitung/termine/abwesenheit/:id',
  '/sachbearbeitung/termine/zeiten/reihe/:id',
  routes.dienstZugriff.pfad,
  // What the customer sent to the Ärztlicher Dienst: the sending is the reason, and each look is put on record.
  routes.dienstAerztlicherVorgang.pfad,
]

const isBelow = (pfad: string, oben: string) => pfad === oben || pfad.startsWith(`${oben}/`)

/** How the customer behind an address is found; undefined: it is about none. */
export function findSache(pfad: string): Sache | undefined {
  if (ohneKunde.some((one) => isBelow(pfad, one))) return undefined
  return sachen.find(([oben]) => isBelow(pfad, oben))?.[1]
}

/** The customer behind an address with its ids filled in; undefined: none, or one of another Jobcenter. */
export async function findKundeOfPfad(db: Db, pfad: string, jobcenterId: string): Promise<string | undefined> {
  const given = pfad.split('/')
  const muster = (oben: string) => oben.split('/')
  const found = sachen.find(([oben]) => muster(oben).every((teil, i) => teil === ':id' || teil === given[i]))
  const id = found && given[muster(found[0]).length - 1]
  return id && isId(id) ? found[1](db, { id, jobcenterId }) : undefined
}

type Handle = (a: Anfrage<'/:id', 'sachbearbeitung:uebersicht'>) => Response | Promise<Response>

/** Asks for a reason first, where the customer is not one of this member of staff (AZ-06). Missing and foreign are left to the page. */
const guarded =
  (sache: Sache, handle: Handle): Handle =>
  async (a) => {
    const { env, besuch, params } = a
    const kundeId = isId(params.id)
      ? await sache(env.db, { id: params.id, jobcenterId: besuch.jobcenterId })
      : undefined
    if (!kundeId || (await findGrundlage(env, besuch, kundeId))) return handle(a)
    const ziel = a.request.method === 'POST' ? routes.dienstKunde.href({ id: kundeId }) : a.url.pathname
    return a.weiter(`${routes.dienstZugriff.href({ id: kundeId })}?${new URLSearchParams({ ziel })}`)
  }

type Handlers = Record<string, Handle | { get: Handle; post: Handle }>

/** Puts the question before every handler whose address is about a customer. The one place that decides (AZ-01, AZ-06). */
export function guardHandlers<H extends object>(handlers: H): H {
  const table = routes as Record<string, Route>
  const result: Handlers = { ...(handlers as unknown as Handlers) }
  for (const [name, handler] of Object.entries(result)) {
    const sache = table[name] && findSache(table[name].pfad)
    if (!sache) continue
    result[name] =
      typeof handler === 'function'
        ? guarded(sache, handler)
        : { get: guarded(sache, handler.get), post: guarded(sache, handler.post) }
  }
  return result as unknown as H
}
