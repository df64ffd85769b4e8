import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { type Handelnd, lockHandelnd } from '../../handelnd.ts'
import { kontoKey } from '../../konto.ts'
import { notifyKonto } from '../../mails.ts'
import { endAllSitzungen, type Geraeteangabe, renewSitzung } from '../../sitzung.ts'
import { findKonto } from '../../store.ts'
import { dropLinks } from '../../wiederherstellen/linkkonto.ts'
import { nichtIchMail } from '../mails.ts'
import { sentenceOf } from './saetze.ts'
import { type Blatt, readZeilen } from './verlauf.ts'

/** So long sign-ins stand at the shield (1-konto). */
const ZEITRAUM = 90 * TAG

export interface Anmeldung extends Partial<Geraeteangabe> {
  zeit: Date
  satz: string
  gelungen: boolean
}

/** A sign-in is its end; of the steps before only what went wrong is worth reading. */
const gezeigt: { erfolg: Ereignisname[]; abgelehnt: Ereignisname[] } = {
  erfolg: ['konto.angemeldet', 'konto.nicht-ich'],
  abgelehnt: ['konto.angemeldet', 'konto.passwort-geprueft', 'konto.faktor-geprueft'],
}

/** Sign-ins and failed tries (those of a day in one line) of the last 90 days with time, device and rough place, newest first. */
export async function listAnmeldungen(env: Env, kontoId: string, vor?: number): Promise<Blatt<Anmeldung>> {
  const konto = await findKonto(env.db, kontoId)
  const seit = later(env.clock.now(), -ZEITRAUM)
  const blatt = await readZeilen(env, { kontoId, kundeId: undefined, seit, vor, ...gezeigt })
  const key = konto && kontoKey(env, konto)
  const eintraege = blatt.eintraege.map((record) => ({
    zeit: record.zeit,
    satz: sentenceOf(record),
    gelungen: record.ergebnis === 'erfolg',
    ...(record.geheim && key
      ? (JSON.parse(key.open(`protokoll|geheim|${record.id}`, record.geheim)) as Geraeteangabe)
      : {}),
  }))
  return { eintraege, weiter: blatt.weiter }
}

/**
 * „Das war ich nicht“: nothing that a stranger may hold goes on working, neither sessions nor devices nor links in mails.
 * The own session goes on under the new token that is answered.
 */
export function reportNichtIch(env: Env, handelnd: Handelnd): Promise<string> {
  const { kontoId, sitzungId } = handelnd
  return env.db.transaction().execute(async (tx) => {
    const konto = await lockHandelnd(env, tx, handelnd)
    const anzahl = await endAllSitzungen(tx, kontoId, sitzungId)
    await tx.deleteFrom('geraet').where('konto_id', '=', kontoId).execute()
    await dropLinks(tx, kontoId, ['passwort', 'neue-adresse', 'wiederherstellung'])
    await recordEreignis(env, tx, {
      ereignis: 'konto.nicht-ich',
      akteur: 'kunde',
      kontoId,
      details: { sitzungen: anzahl },
    })
    await notifyKonto(env, tx, konto, nichtIchMail(env))
    return renewSitzung(env, tx, sitzungId, {})
  })
}
