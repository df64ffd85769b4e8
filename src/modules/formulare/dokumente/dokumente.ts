import { type EigenesDokument, listEigene } from '#modules/dokumente'
import { findOrteVonAnhaengen } from '#modules/postfach'
import { findOrteVonDateien } from '#modules/termine'
import { listVerwendungen, type Verwendung } from '#modules/vorgaenge'
import { later, TAG } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { routes } from '#routes'
import type { KundenBesuch } from '#web/besuch.ts'
import * as antraege from '../antrag/store.ts'
import { findDienst } from '../dienste/verzeichnis.ts'

type Wer = Pick<KundenBesuch, 'kontoId' | 'profil'>

/** One of one's own files as the list shows it. */
export interface Listenzeile {
  dokument: EigenesDokument
  /** Code of the document type, as its owner said or as the place asks for where it is used. */
  art: string | undefined
  verwendungen: Verwendung[]
  /** Until when it is kept, where nothing refers to it. */
  bis: Tag | undefined
}

const JE_SEITE = 30
/** As long as the row that keeps it (src/modules/aufbewahrung). */
const JAHR = 365 * TAG

/** One page of one's own files, the newest first; `weiter` is where the next one begins. */
export async function listDokumentzeilen(
  env: Env,
  wer: Wer,
  vor: string | undefined,
): Promise<{ zeilen: Listenzeile[]; weiter: string | undefined }> {
  const besitzer = { art: 'kunde', id: wer.profil.kundeId } as const
  const found = await listEigene(env, env.db, { besitzer, vor, anzahl: JE_SEITE + 1 })
  const eigene = found.slice(0, JE_SEITE)
  const verwendungen = await listAlleVerwendungen(
    env,
    wer,
    eigene.map(({ id }) => id),
  )
  const zeilen = eigene.map((dokument) => {
    const own = verwendungen.filter(({ dokumentId }) => dokumentId === dokument.id)
    const art = dokument.art ?? own.find((one) => one.art)?.art
    const { behaltenSeit } = dokument
    const bis = behaltenSeit && own.length === 0 ? tagInBerlin(later(behaltenSeit, JAHR)) : undefined
    return { dokument, art, verwendungen: own, bis }
  })
  return { zeilen, weiter: found.length > JE_SEITE ? eigene.at(-1)?.id : undefined }
}

/** Everywhere that these files of one's own are used. */
export async function listAlleVerwendungen(env: Env, wer: Wer, ids: readonly string[]): Promise<Verwendung[]> {
  if (ids.length === 0) return []
  const wo = { kundeId: wer.profil.kundeId, ids }
  const places = await Promise.all([
    listVerwendungen(env, wer, ids),
    listEntwuerfe(env, wer, ids),
    findOrteVonAnhaengen(env, wo),
    findOrteVonDateien(env, wo),
  ])
  return places.flat()
}

/** Drafts; one of another account with the same customer is named without a way there. */
async function listEntwuerfe(env: Env, wer: Wer, ids: readonly string[]): Promise<Verwendung[]> {
  const rows = await antraege.findVerwendungen(env.db, { kundeId: wer.profil.kundeId, ids })
  return rows.map(({ dokument_id: dokumentId, id, konto_id, dienst, nachweis }) => {
    const regel = findDienst(dienst)?.nachweise.find(({ name }) => name === nachweis.split('/')[0])
    const titel = readInhalt(env, `eservices/${dienst}`)?.titel ?? dienst
    const href = konto_id === wer.kontoId ? routes.antrag.href({ id }) : undefined
    return { dokumentId, text: `Entwurf: ${titel}`, href, art: regel?.typ }
  })
}
