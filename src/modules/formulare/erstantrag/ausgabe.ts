import { listDokumente } from '#modules/dokumente'
import type { Aussteller } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import { type Druckstueck, typesetDruckstueck } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { HttpError } from '#web/fehler.ts'
import { type Erstantrag, isVollstaendig, readErstantrag, readErstantragForDienst } from './erstantrag.ts'
import * as store from './store.ts'

const staende = {
  offen: 'Gesendet, noch keiner Akte zugeordnet',
  zugeordnet: 'Einer Akte zugeordnet',
  abgelehnt: 'Nicht zugeordnet',
  zurueckgenommen: 'Zurückgenommen',
} as const

export interface Erstantragsdruck {
  inhalt: Uint8Array
  name: string
}

/** Only the day is secured: there is no application to print. */
const nichtsZuDrucken = () =>
  new HttpError(
    404,
    'Es gibt noch nichts zu drucken',
    'Bisher ist nur das Datum gesichert. Ein PDF gibt es, sobald der ganze Antrag gesendet ist.',
  )

/** As it was sent. The hashes of its files are named as long as they are the account's: a customer's are not its to know. */
async function print(env: Env, one: Erstantrag): Promise<Erstantragsdruck> {
  const { person, sendungen, nummer, titel, zeit, zustand } = one
  const letzte = sendungen.at(-1)
  if (!letzte || !isVollstaendig(one)) throw nichtsZuDrucken()
  const ids = await store.findDateien(env.db, one.id)
  const besitzer = { art: 'konto', id: one.kontoId } as const
  const eigene = ids.length > 0 ? await listDokumente(env, env.db, { besitzer, ids }) : []
  const stueck: Druckstueck = {
    ...{ titel, nummer, erstellt: zeit, text: letzte.inhalt.text, beleg: letzte.beleg },
    ...(letzte.inhalt.lesung ? { lesung: letzte.inhalt.lesung } : {}),
    ...{ stand: staende[zustand], ende: zustand === 'abgelehnt' || zustand === 'zurueckgenommen' },
    fassungen: sendungen.map((sendung) => ({ erstellt: sendung.zeit })),
    nachweise: one.nachweise.map(({ freiwillig = false, ...rest }) => ({ ...rest, freiwillig })),
    dateien: eigene.length > 0 ? eigene : one.dateien.map((name) => ({ name })),
  }
  const von = { name: `${person.vorname} ${person.nachname}`, kundennummer: undefined }
  return {
    inhalt: await typesetDruckstueck(env, stueck, { von, standard: 'ua-1' }),
    name: `vorgang-${nummer}.pdf`,
  }
}

/**
 * What an account has sent, as PDF/UA-1. Undefined for a foreign one as for none. @throws 404 with the reason where only the day is
 * secured; Ueberlastet where too many are wanted at once
 */
export async function printErstantrag(
  env: Env,
  wo: { id: string; kontoId: string },
): Promise<Erstantragsdruck | undefined> {
  const one = await readErstantrag(env, wo)
  return one && print(env, one)
}

/**
 * The same for staff of its Jobcenter, on record. Undefined for one of another as for none; what has become a case is read there, and
 * what its owner took back by nobody. @throws as `printErstantrag`
 */
export async function printErstantragForDienst(
  env: Env,
  { id, jobcenterId, von }: { id: string; jobcenterId: string; von: Aussteller },
): Promise<Erstantragsdruck | undefined> {
  const one = await readErstantragForDienst(env, { id, jobcenterId })
  if (!one || (one.zustand !== 'offen' && one.zustand !== 'abgelehnt')) return undefined
  if (!isVollstaendig(one)) throw nichtsZuDrucken()
  const wer = { akteur: von.art, akteurId: von.id, kontoId: one.kontoId }
  await recordEreignis(env, env.db, { ereignis: 'vorgang.erstantrag-ausgegeben', ...wer, details: { erstantrag: id } })
  return print(env, one)
}
