import {
  type Besitzer,
  type Dokument,
  deleteDokumente,
  listDokumente,
  type Sendungsort,
  takeDokumente,
} from '#modules/dokumente'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest } from '#web/fehler.ts'
import { fachnamen } from './anliegen.ts'
import { fachrouten } from './fachrouten.ts'
import { readId } from './forms.ts'
import * as store from './store.ts'

export interface GenommeneDateien {
  sendung: string
  /** Why the first of them was refused. */
  fehler: string | undefined
  /** Takes out what the person does not want, and answers the rest. */
  settle(entfernen: readonly string[]): Promise<Dokument[]>
}

/**
 * The files of a form, taken into quarantine: of this customer, or of this owner. Also those of staff belong to the customer who
 * gets them.
 */
export async function takeFiles(
  a: Pick<Anfrage, 'env' | 'feldVorDateien' | 'dateien'>,
  { akteur, ...wem }: { akteur: Sendungsort['akteur'] } & ({ kundeId: string } | { besitzer: Besitzer }),
): Promise<GenommeneDateien> {
  const sendung = readId(a.feldVorDateien('sendung'))
  if (!sendung) throw badRequest()
  const besitzer = 'besitzer' in wem ? wem.besitzer : ({ art: 'kunde', id: wem.kundeId } as const)
  const { fehler } = await takeDokumente(a.env, { besitzer, sendung, akteur }, a.dateien())
  return {
    sendung,
    fehler: fehler[0],
    async settle(entfernen) {
      await a.env.db
        .transaction()
        .execute((tx) => deleteDokumente(a.env, tx, { besitzer, ids: entfernen, frei: { sendung } }))
      return listDokumente(a.env, a.env.db, { besitzer, sendung })
    },
  }
}

/**
 * The sending that an address names, with what of it has arrived and belongs to nothing yet: so a page that was closed while
 * files were on their way goes on. A new one where there is nothing to go on with.
 */
export async function resumeSendung(
  a: Pick<Anfrage, 'env' | 'frage'>,
  besitzer: Besitzer,
): Promise<{ sendung: string; vorhanden: Dokument[] }> {
  const sendung = readId(a.frage('sendung'))
  const vorhanden = sendung ? await listDokumente(a.env, a.env.db, { besitzer, sendung }) : []
  const own = vorhanden.every(({ herkunft, gebunden }) => herkunft === 'kunde' && !gebunden)
  return sendung && own ? { sendung, vorhanden } : { sendung: newId(), vorhanden: [] }
}

/** A text that is none of the message already sent goes on as a new one. */
export const afresh = <P extends { sendung: string; vorhanden: unknown[] }>(props: P, grund: string): P =>
  grund === 'schon-gesendet' ? { ...props, sendung: newId(), vorhanden: [] } : props

/** Where in the mailboxes of this customer these files are, with the way there. */
export async function findOrteVonAnhaengen(
  env: Env,
  wo: { kundeId: string; ids: readonly string[] },
): Promise<{ dokumentId: string; text: string; href: string }[]> {
  const rows = await store.findOrteVonAnhaengen(env.db, wo)
  return rows.map(({ dokument_id: dokumentId, id, postfach }) => ({
    ...{ dokumentId, text: `Nachricht (${fachnamen[postfach]})` },
    href: fachrouten[postfach].gespraech.href({ id }),
  }))
}
