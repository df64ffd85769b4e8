import { sql } from 'kysely'
import type { JobcenterRow } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import type { Besuch } from '#web/besuch.ts'

/** Everything that the start page shows of a person, in one row. */
export interface UebersichtRow {
  passwort: boolean
  totp: boolean
  passkeys: number
  codes: number
  codes_frei: number
  aufgehoben: string | null
  kunde_id: string | null
  jobcenter_id: string | null
  daten: Buffer | null
  schluessel: Buffer | null
  antrag: 'offen' | 'erledigt' | 'abgelehnt' | null
  briefzustand: 'erstellt' | 'gesendet' | null
  codezustand: 'gueltig' | 'eingeloest' | 'ersetzt' | null
  gueltig_bis: Date | null
  jobcenter: JobcenterRow | null
}

/**
 * One statement, so that the most visited page costs one round trip beside the session. It reads across the tables of
 * several modules and writes none. The customer is found through the account.
 */
export async function readUebersicht(
  env: Env,
  besuch: Pick<Besuch, 'kontoId' | 'profil'>,
): Promise<UebersichtRow | undefined> {
  const profilId = besuch.profil?.art === 'kunde' ? besuch.profil.profilId : null
  const { rows } = await sql<UebersichtRow>`
    select k.passwort is not null as passwort, k.totp is not null as totp,
      (select count(*) from passkey where konto_id = k.id) as passkeys,
      w.codes, w.codes_frei,
      (select pfad from aufgehobenes_formular where konto_id = k.id and bis > ${env.clock.now()}
        order by bis desc limit 1) as aufgehoben,
      c.id as kunde_id, c.jobcenter_id, c.daten, s.verpackt as schluessel,
      a.zustand as antrag, a.briefzustand, a.codezustand, a.gueltig_bis,
      to_jsonb(j) as jobcenter
    from konto k
    left join profil p on p.id = ${profilId}::uuid and p.konto_id = k.id
    left join kunde c on c.id = p.kunde_id
    left join personenschluessel s on s.besitzer = c.id
    left join lateral (
      select count(*) as codes, count(*) filter (where benutzt is null) as codes_frei
      from wiederherstellungscode where konto_id = k.id
    ) w on true
    left join lateral (
      select f.zustand, b.zustand as briefzustand, fc.zustand as codezustand, fc.gueltig_bis
      from freischaltantrag f
      left join brief b on b.id = f.brief_id
      left join freischaltcode fc on fc.id = b.freischaltcode_id
      where f.konto_id = k.id and f.art = 'antrag'
      order by f.id desc limit 1
    ) a on true
    left join jobcenter j on j.id = coalesce(c.jobcenter_id, (select id from jobcenter order by erstellt limit 1))
    where k.id = ${besuch.kontoId}`.execute(env.db)
  return rows[0]
}
