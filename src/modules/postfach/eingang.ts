import { kundeKey } from '#modules/jobcenter'
import { isZugestimmt } from '#modules/profil'
import { MINUTE } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { Recent } from '#platform/recent.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import type { Html } from '#web/jsx.ts'
import type { Anliegenname, Fach } from './anliegen.ts'
import { JE_SEITE, type Wer } from './kunde.ts'
import { markOf } from './marke.ts'
import { betreffContext } from './postfach.ts'
import { listZeilen } from './views.tsx'

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
    k.adresse_gestoert as postfach_adresse,
    (select array_agg(z.fassung) from online_zustimmung z
      where z.kunde_id = c.id and z.profil_id = p.id and z.art = 'nachrichten' and z.widerrufen is null) as postfach_zustimmung,
    (select json_agg(json_build_array(g.id, g.anliegen, encode(g.betreff, 'base64'),
        (extract(epoch from g.zuletzt) * 1000)::bigint, g.neu, g.offen_seit is not null))
      from (
        select id, anliegen, betreff, zuletzt, neu, offen_seit from gespraech
        where kunde_id = c.id and postfach = ${fach} and archiviert is null and vom_jobcenter is not null
        order by zuletzt desc, id desc limit 26
      ) g)::text as postfach_zeilen
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
  /** Since when mails to the person come back. */
  postfach_adresse: Date | null
  postfach_zustimmung: string[] | null
  /** The rows as JSON, not read yet. */
  postfach_zeilen: string | null
}

export const hasAgreedIn = (row: EingangRow): boolean => isZugestimmt(row.postfach_zustimmung ?? [])

interface Eingangsseite {
  liste: Html | undefined
  weiter: string | undefined
}

/** The first page of the inbox: what was read with the session, opened and written. */
export function openEingang(env: Env, { profil }: Wer, fach: Fach, row: EingangRow): Eingangsseite {
  const { postfach_schluessel: schluessel, postfach_zeilen: zeilen } = row
  if (!schluessel || !zeilen) return { liste: undefined, weiter: undefined }
  const key = kundeKey(env, { id: profil.kundeId, schluessel })
  return writeSeite(fach, key, JSON.parse(zeilen) as Zeilenfelder[])
}

/**
 * Inboxes that were opened in the last minutes, as they stand on the page. The key holds every row with its sealed subject
 * and all else that the page shows: what changed in the database is another key, and what is not one's own is never found.
 */
const opened = new Recent<Html>(500, 10 * MINUTE)

/** A page of an inbox, written where it is not there as it stands; `sonst`: what it shows beside the rows. */
export function takeEingang(
  { env, besuch }: { env: Env; besuch: Wer & { vorab?: unknown } },
  sonst: readonly (string | number | boolean | undefined)[],
  write: () => Html,
): Html {
  const { postfach_zeilen: zeilen } = besuch.vorab as EingangRow
  const key = `${besuch.profil.kundeId} ${JSON.stringify(sonst)} ${zeilen}`
  return opened.take(key, env.clock.now().getTime(), () => write().keep())
}

function writeSeite(fach: Fach, key: Personenschluessel, rows: readonly Zeilenfelder[]): Eingangsseite {
  const zeilen = rows.slice(0, JE_SEITE).map(([id, anliegen, betreff, zuletzt, neu, wartet]) => ({
    ...{ id, fach, anliegen, neu, wartet },
    betreff: showInvisible(key.open(betreffContext(id), Buffer.from(betreff, 'base64'))),
    zuletzt: new Date(zuletzt),
  }))
  const last = zeilen.at(-1)
  return { liste: listZeilen(zeilen), weiter: rows.length > JE_SEITE && last ? markOf(last) : undefined }
}
