import { type Dokument, deleteDokumente, listDokumente, type Sendungsort, takeDokumente } from '#modules/dokumente'
import { newId } from '#platform/datenbank/id.ts'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest } from '#web/fehler.ts'
import { readId } from './forms.ts'

export interface GenommeneDateien {
  sendung: string
  /** Why the first of them was refused. */
  fehler: string | undefined
  /** Takes out what the person does not want, and answers the rest. */
  settle(entfernen: readonly string[]): Promise<Dokument[]>
}

/** The files of the form that writes a message, taken into quarantine. Also those of staff belong to the customer who gets them. */
export async function takeFiles(
  a: Pick<Anfrage, 'env' | 'feldVorDateien' | 'dateien'>,
  { kundeId, akteur }: { kundeId: string; akteur: Sendungsort['akteur'] },
): Promise<GenommeneDateien> {
  const sendung = readId(a.feldVorDateien('sendung'))
  if (!sendung) throw badRequest()
  const besitzer = { art: 'kunde', id: kundeId } as const
  const { fehler } = await takeDokumente(a.env, { besitzer, sendung, akteur }, a.dateien())
  return {
    sendung,
    fehler: fehler[0],
    async settle(entfernen) {
      await a.env.db
        .transaction()
        .execute((tx) => deleteDokumente(a.env, tx, { besitzer, ids: entfernen, nurUngebundene: true }))
      return listDokumente(a.env, a.env.db, { besitzer, sendung })
    },
  }
}

/** A text that is none of the message already sent goes on as a new one. */
export const afresh = <P extends { sendung: string; vorhanden: unknown[] }>(props: P, grund: string): P =>
  grund === 'schon-gesendet' ? { ...props, sendung: newId(), vorhanden: [] } : props
