import type { JobcenterRow } from '#modules/jobcenter'

/** Everything that the start page shows of a person, in the row of the session. */
export interface UebersichtRow {
  passwort: boolean
  totp: boolean
  passkeys: number
  codes: number
  codes_frei: number
  entwurf: string | null
  kunde_id: string | null
  jobcenter_id: string | null
  daten: Buffer | null
  schluessel: Buffer | null
  antrag: 'offen' | 'erledigt' | 'abgelehnt' | null
  briefzustand: 'erstellt' | 'gesendet' | null
  codezustand: 'gueltig' | 'eingeloest' | 'ersetzt' | null
  gueltig_bis: Date | null
  /** Conversations with something new, in each mailbox. */
  neu_leistung: number
  neu_vermittlung: number
  jobcenter: JobcenterRow | null
  /** The next appointment, and the next one that waits for a yes. */
  termin: { id: string; beginn: string; ende: string } | null
  termin_offen: { id: string; beginn: string; ende: string } | null
  /** Online notices that nobody opened yet. */
  bescheide_neu: number
  /** Since when mails to the person come back. */
  adresse_gestoert: Date | null
}

/**
 * Read with the session, so that the most visited page costs one round trip. It reads across the tables of several modules
 * and writes none. The customer is found through the account.
 */
export const uebersichtVorab = `
  select k.passwort is not null as passwort, k.totp is not null as totp,
    (select count(*) from passkey where konto_id = k.id) as passkeys,
    w.codes, w.codes_frei,
    (select pfad from aufgehobenes_formular where konto_id = k.id and bis > $2 order by bis desc limit 1) as entwurf,
    c.daten, ps.verpackt as schluessel, k.adresse_gestoert,
    (select count(*) from bescheid where kunde_id = c.id and zustand = 'freigegeben' and bereitgestellt is not null
      and abgerufen is null) as bescheide_neu,
    a.antrag, a.briefzustand, a.codezustand, a.gueltig_bis,
    (select count(*) from gespraech g where g.kunde_id = c.id and g.postfach = 'leistung' and g.neu) as neu_leistung,
    (select count(*) from gespraech g where g.kunde_id = c.id and g.postfach = 'vermittlung' and g.neu) as neu_vermittlung,
    (select jsonb_build_object('id', t.id, 'beginn', t.beginn, 'ende', t.ende) from termin t
      where t.kunde_id = c.id and t.beginn > $2 and t.zeitfenster_id is not null order by t.beginn, t.id limit 1) as termin,
    (select jsonb_build_object('id', t.id, 'beginn', t.beginn, 'ende', t.ende) from termin t
      where t.kunde_id = c.id and t.beginn > $2 and t.zustand = 'offen' order by t.beginn, t.id limit 1) as termin_offen,
    to_jsonb(j) as jobcenter
  from (
    select count(*) as codes, count(*) filter (where benutzt is null) as codes_frei
    from wiederherstellungscode where konto_id = k.id
  ) w
  left join personenschluessel ps on ps.besitzer = c.id
  left join lateral (
    select f.zustand as antrag, b.zustand as briefzustand, fc.zustand as codezustand, fc.gueltig_bis
    from freischaltantrag f
    left join brief b on b.id = f.brief_id
    left join freischaltcode fc on fc.id = b.freischaltcode_id
    where f.konto_id = k.id and f.art = 'antrag'
    order by f.id desc limit 1
  ) a on true
  left join jobcenter j on j.id = coalesce(c.jobcenter_id, (select id from jobcenter order by erstellt limit 1))`
