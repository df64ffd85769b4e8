import type { Bescheidart } from '#modules/bescheide'
import type { JobcenterRow } from '#modules/jobcenter'
import type { Dienstslug, Vorgangszustand } from '#modules/vorgaenge'
import type { Tag } from '#platform/text/datum.ts'

/** A case inside of the row: bytes are hex with `\\x` before them, instants are ISO texts. */
export interface VorgangJson {
  id: string
  dienst: Dienstslug
  titel: string
  zustand: Vorgangszustand
  geaendert: string
  frist: Tag | null
  /** Documents that are still awaited. */
  fehlt: number
}

/** The last notice that says what somebody gets. */
export interface BezugJson {
  id: string
  art: Bescheidart
  tag: string
}

export interface BewilligungJson {
  bis: Tag
  aufgehoben: boolean
  beantragt: boolean
}

/** `brief`: how far the letter with the code is; null: none is awaited. */
export interface VorbehaltJson {
  id: string
  was: 'anschrift' | 'konto'
  brief: 'geplant' | 'erstellt' | 'gesendet' | 'abgelaufen' | null
}

/** The personal contact: whoever is named and still works there, else the team alone. */
export interface Kontaktperson {
  name: string | null
  team: string | null
  telefon: string | null
  sprechzeiten: string | null
  /** Away at this moment, and who takes the place. */
  abwesend: boolean
  vertretung: { name: string; telefon: string } | null
}

/** Everything that the start page shows of a person, in the row of the session. */
export interface UebersichtRow {
  passwort: boolean
  totp: boolean
  passkeys: number
  codes: number
  codes_frei: number
  entwurf: string | null
  /** The form that is being filled in, the last changed one; `neu`: nothing was saved in it yet; `korrektur`: it sets right what was sent. */
  formular: { id: string; dienst: string; gesichert: boolean; neu: boolean; korrektur?: boolean } | null
  /** A first application without the profile of a customer, that is with the Jobcenter; the last one. */
  erstantrag: { id: string; offen: boolean } | null
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
  /** Who is there for the person. */
  kontakt: Kontaktperson | null
  zustaendig: { name: string | null; team: string | null } | null
  /** The next appointment, and the next one that waits for a yes. */
  termin: { id: string; beginn: string; ende: string } | null
  termin_offen: { id: string; beginn: string; ende: string } | null
  /** Online notices that nobody opened yet. */
  bescheide_neu: number
  /** Cases, those that await something of the person first, then the last changed; null: none. */
  vorgaenge: VorgangJson[] | null
  bezug: BezugJson | null
  /** Until when the benefit is granted, and whether the time after it is applied for. */
  bewilligung: BewilligungJson | null
  /** New addresses and accounts that wait for the person to confirm them; null: none. */
  vorbehalte: VorbehaltJson[] | null
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
    (select jsonb_build_object('id', f.id, 'dienst', f.dienst,
        'gesichert', exists (select from vorgang v where v.id = f.vorgang_id and v.zustand <> 'zurueckgenommen')
          or exists (select from erstantrag e where e.id = f.erstantrag_id and e.zustand in ('offen', 'zugeordnet')),
        'korrektur', exists (select from vorgang_korrektur r where r.id = f.id), 'neu', f.geaendert = f.begonnen) from antrag f
      where f.konto_id = k.id and f.kunde_id is not distinct from c.id order by f.geaendert desc, f.id desc limit 1) as formular,
    (select jsonb_build_object('id', e.id, 'offen', e.zustand = 'offen') from erstantrag e
      where e.konto_id = k.id and e.zustand in ('offen', 'zugeordnet') and e.uebernommen is null and c.id is null
      order by e.zeit desc limit 1) as erstantrag,
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
    (select jsonb_agg(to_jsonb(v)) from (
      select id, dienst, titel, zustand, geaendert, frist,
        (select count(*)::int from vorgang_nachweis n where n.vorgang_id = g.id and n.zustand in ('offen', 'abgelehnt')
          and not n.freiwillig) as fehlt
      from vorgang g where kunde_id = c.id
      order by (frist is not null) desc, geaendert desc, id desc limit 12) v) as vorgaenge,
    (select jsonb_build_object('id', b.id, 'art', b.art, 'tag', b.entschieden) from bescheid b
      where b.kunde_id = c.id and b.zustand = 'freigegeben' and b.bereitgestellt is not null
        and b.art in ('bewilligung', 'vorlaeufige-bewilligung', 'festsetzung', 'aenderung')
      order by b.entschieden desc, b.id desc limit 1) as bezug,
    (select jsonb_build_object('bis', g.bis, 'aufgehoben', g.aufgehoben, 'beantragt', exists (select from vorgang v
        where v.kunde_id = g.kunde_id and v.dienst = 'weiterbewilligung' and v.erstellt >= g.antrag_ab
          and v.zustand <> 'zurueckgenommen'))
      from bewilligung g where g.kunde_id = c.id) as bewilligung,
    (select jsonb_agg(jsonb_build_object('id', vb.id, 'was', vb.was, 'brief', case
        when vb.brief_ab is not null then 'geplant' when vb.abgelaufen_seit is not null then 'abgelaufen'
        else (select case when f.gueltig_bis <= $2 then 'abgelaufen' when f.gesendet is null then 'erstellt' else 'gesendet' end
          from vorbehalt_brief f where f.vorbehalt_id = vb.id and f.art = 'code' and f.ende is null) end) order by vb.id)
      from vorbehalt vb where vb.kunde_id = c.id and vb.zustand = 'wartet') as vorbehalte,
    (select jsonb_build_object('name', m.name, 'team', coalesce(m.team, z.team), 'telefon', m.telefon,
        'sprechzeiten', m.sprechzeiten, 'abwesend', exists (select from abwesenheit ab
          where ab.mitarbeiter_id = m.id and ab.beginn <= $2 and ab.ende > $2),
        'vertretung', (select jsonb_build_object('name', d.name, 'telefon', d.telefon) from vertretung v
          join mitarbeiter d on d.id = v.vertreten_durch and d.aktiv and bearbeitet_anliegen(d.rollen) where v.mitarbeiter_id = m.id))
      from zustaendigkeit z left join mitarbeiter m on m.id = z.mitarbeiter_id and m.aktiv and bearbeitet_anliegen(m.rollen)
      where z.kunde_id = c.id and z.bereich = 'vermittlung') as kontakt,
    (select jsonb_build_object('name', m.name, 'team', coalesce(m.team, z.team)) from zustaendigkeit z
      left join mitarbeiter m on m.id = z.mitarbeiter_id and m.aktiv and bearbeitet_anliegen(m.rollen)
      where z.kunde_id = c.id and z.bereich = 'leistung') as zustaendig,
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
