import { kundeKey } from '#modules/jobcenter'
import { isZugestimmt } from '#modules/profil'
import type { Env } from '#platform/env.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import type { Anliegenname, Fach } from './anliegen.ts'
import { JE_SEITE, type Liste, type Wer } from './kunde.ts'
import { markOf } from './marke.ts'
import { betreffContext } from './postfach.ts'

/**
 * The first page of an inbox, read with the session in one round trip: the newest conversations (id, concern, sealed subject,
 * newest message in ms, new, waits for an answer) and one more, the key that opens them, the consents.
 */
export const eingangVorab: Record<Fach, string> = {
  leistung: vorabOf("'leistung'"),
  vermittlung: vorabOf("'vermittlung'"),
}

function vorabOf(fach: string): string {
  return `
  select ps.verpackt as postfach_schluessel,
    (select array_agg(z.fassung) from online_zustimmung z
      where z.kunde_id = c.id and z.profil_id = p.id and z.art = 'nachrichten' and z.widerrufen is null) as postfach_zustimmung,
    (select json_agg(json_build_array(g.id, g.anliegen, encode(g.betreff, 'base64'),
        (extract(epoch from g.zuletzt) * 1000)::bigint, g.neu, g.offen_seit is not null))
      from (
        select id, anliegen, betreff, zuletzt, neu, offen_seit from gespraech
        where kunde_id = c.id and postfach = ${fach} and archiviert is null and vom_jobcenter is not null
        order by zuletzt desc, id desc limit 26
      ) g) as postfach_zeilen
  from (select c.id) eins
  left join personenschluessel ps on ps.besitzer = c.id`
}

type Zeilenfelder = [
  id: string,
  anliegen: Anliegenname,
  betreff: string,
  zuletzt: number,
  neu: boolean,
  wartet: boolean,
]

export interface EingangRow {
  postfach_schluessel: Buffer | null
  postfach_zustimmung: string[] | null
  postfach_zeilen: Zeilenfelder[] | null
}

/** What was read with the session, opened. */
export function openEingang(env: Env, { profil }: Wer, fach: Fach, row: EingangRow): Liste & { zugestimmt: boolean } {
  const zugestimmt = isZugestimmt(row.postfach_zustimmung ?? [])
  const schluessel = row.postfach_schluessel
  if (!schluessel || !row.postfach_zeilen) return { zeilen: [], weiter: undefined, zugestimmt }
  const key = kundeKey(env, { id: profil.kundeId, schluessel })
  const zeilen = row.postfach_zeilen.slice(0, JE_SEITE).map(([id, anliegen, betreff, zuletzt, neu, wartet]) => ({
    ...{ id, fach, anliegen, neu, wartet },
    betreff: showInvisible(key.open(betreffContext(id), Buffer.from(betreff, 'base64'))),
    zuletzt: new Date(zuletzt),
  }))
  const last = zeilen.at(-1)
  return { zeilen, weiter: row.postfach_zeilen.length > JE_SEITE && last ? markOf(last) : undefined, zugestimmt }
}
