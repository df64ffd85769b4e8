import { areEigene, bindDokumente, type Dokument, listDokumente, releaseDokumente } from '#modules/dokumente'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { type Antrag, type Inhaber, type Nachweiswahl, saveAntrag } from '../antrag/antrag.ts'
import * as store from '../antrag/store.ts'
import { listNachweise, type Nachweis } from '../engine/nachweise.ts'
import { heuteOf } from '../seiten/seite.ts'

/** A document that the answers call for, with what was done about it. */
export interface Belegposten extends Nachweis {
  /** As it stands in addresses. */
  adresse: string
  dateien: Dokument[]
  wahl: Nachweiswahl | undefined
}

/** Of letters, digits and points alone, as addresses take them. */
const adresseOf = (schluessel: string) => schluessel.replaceAll('/', '.')

/** Everything that these answers call for, with files and choices. What only the office asks for is not among it, nor what the case has already. */
export async function listPosten(env: Env, antrag: Antrag, db: Db | Tx = env.db): Promise<Belegposten[]> {
  const { dienst, antworten } = antrag
  const gefragt = listNachweise(dienst.formular, dienst.nachweise, {
    ...{ antworten, heute: heuteOf(env, antrag) },
  })
  const rows = await store.findDateien(db, antrag.id)
  const { besitzer } = antrag
  const ids = rows.map(({ dokument_id }) => dokument_id)
  const dokumente = ids.length > 0 ? await listDokumente(env, db, { besitzer, ids }) : []
  return gefragt
    .filter(({ art, schluessel }) => art !== 'angefordert' && !antrag.korrektur?.regeln.includes(schluessel))
    .map((one) => {
      const own = rows.filter(({ nachweis }) => nachweis === one.schluessel).map(({ dokument_id }) => dokument_id)
      const dateien = dokumente.filter(({ id }) => own.includes(id))
      return { ...one, adresse: adresseOf(one.schluessel), dateien, wahl: antrag.nachweise[one.schluessel] }
    })
}

/** Whether something was said about it. */
export const isErledigt = ({ dateien, wahl }: Belegposten): boolean => dateien.length > 0 || wahl !== undefined

export interface Postenwahl {
  id: string
  schluessel: string
  /** Files that came with this form, by id. */
  dateien: readonly string[]
  /** Files of one's own that were here before. */
  auswahl: readonly string[]
  /** Files of this document that go. */
  entfernen: readonly string[]
  wahl: Nachweiswahl | undefined
}

class Anhangfehler extends Error {}

/** Notes what comes of a document. `anhang`: a file was turned away since it was chosen. */
export async function savePosten(env: Env, wer: Inhaber, neu: Postenwahl): Promise<'ok' | 'anhang' | 'weg'> {
  try {
    const saved = await saveAntrag(env, wer, {
      id: neu.id,
      change: async ({ antworten, getippt, nachweise, besitzer }, tx) => {
        const known = await store.findDateien(tx, neu.id)
        const own = known.filter(({ nachweis }) => nachweis === neu.schluessel).map(({ dokument_id }) => dokument_id)
        const gone = neu.entfernen.filter((id) => own.includes(id))
        await store.deleteDateien(tx, neu.id, gone)
        await releaseDokumente(env, tx, { besitzer, ids: gone })
        const eigene = { besitzer, ids: neu.auswahl }
        const ids = [...neu.dateien, ...neu.auswahl.filter((id) => !gone.includes(id))]
        if (!(await areEigene(tx, eigene)) || !(await bindDokumente(env, tx, { besitzer, ids }))) {
          throw new Anhangfehler()
        }
        await store.insertDateien(tx, { antragId: neu.id, nachweis: neu.schluessel, ids })
        const { [neu.schluessel]: _, ...rest } = nachweise
        return { antworten, getippt, nachweise: neu.wahl ? { ...rest, [neu.schluessel]: neu.wahl } : rest }
      },
    })
    return saved ? 'ok' : 'weg'
  } catch (error) {
    if (error instanceof Anhangfehler) return 'anhang'
    throw error
  }
}

/** Whether the case will still wait for it once this is sent. */
export const isAusstehend = (posten: Belegposten): boolean => {
  const { zustand, freiwillig } = zustandOf(posten)
  return zustand === 'offen' && (!freiwillig || posten.wahl !== undefined)
}

/** What the case owes when this is sent. */
export function zustandOf({ art, dateien, wahl }: Belegposten): {
  zustand: 'vorgelegt' | 'offen' | 'nicht-vorhanden' | 'amt'
  freiwillig: boolean
  frist: Tag | undefined
} {
  const freiwillig = art !== 'noetig'
  if (dateien.length > 0) return { zustand: 'vorgelegt', freiwillig, frist: undefined }
  if (wahl?.wahl === 'nicht-vorhanden' || wahl?.wahl === 'amt') {
    return { zustand: wahl.wahl, freiwillig, frist: undefined }
  }
  return { zustand: 'offen', freiwillig, frist: wahl?.bis }
}
