import { type RawBuilder, sql } from 'kysely'
import { later, TAG } from '#platform/clock.ts'

/** What is older than these moments goes. */
export interface Grenzen {
  akte: Date
  dreiJahre: Date
  zweiJahre: Date
  einJahr: Date
  monat: Date
  tag: Date
  jetzt: Date
}

/** The same day so many years before; of the 29th of February the 1st of March. */
function yearsBefore(zeit: Date, jahre: number): Date {
  const then = new Date(zeit)
  then.setUTCFullYear(zeit.getUTCFullYear() - jahre)
  return then
}

export function computeGrenzen(jetzt: Date, aktenjahre: number): Grenzen {
  return {
    akte: yearsBefore(jetzt, aktenjahre),
    dreiJahre: yearsBefore(jetzt, 3),
    zweiJahre: yearsBefore(jetzt, 2),
    einJahr: yearsBefore(jetzt, 1),
    monat: later(jetzt, -30 * TAG),
    tag: later(jetzt, -TAG),
    jetzt,
  }
}

/** One kind of rows that go, a limited number at a time; the statement answers their ids. */
export interface Frist {
  name: string
  statement(grenzen: Grenzen, anzahl: number): RawBuilder<{ id: string }>
}

/**
 * In this order, since files go after what referred to them, and customers last. What waits for somebody, is disputed or
 * belongs to a locked record stays, however old it is.
 */
export const fristen: readonly Frist[] = [
  {
    // Two years in the folders of the customer, then in the archive; nothing is lost by it.
    name: 'gespraech-ablegen',
    statement: ({ zweiJahre, jetzt }, anzahl) => sql`
      update gespraech set archiviert = ${jetzt} where id in (
        select id from gespraech where zuletzt < ${zweiJahre} and offen_seit is null and archiviert is null and not neu
        order by zuletzt limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'gespraech',
    statement: ({ akte }, anzahl) => sql`
      delete from gespraech where id in (
        select id from gespraech where zuletzt < ${akte} and offen_seit is null and not ist_gesperrt(kunde_id)
        order by zuletzt limit ${anzahl} for update skip locked) returning id`,
  },
  {
    // Ten years at least, and as long as a profile shows it. Disputes are counted from their own day.
    name: 'bescheid',
    statement: ({ akte }, anzahl) => sql`
      delete from bescheid where id in (
        select b.id from bescheid b
        where b.zustand = 'freigegeben' and b.entschieden < ${akte} and b.klaeren_seit is null
          and not ist_gesperrt(b.kunde_id) and not exists (select from profil p where p.kunde_id = b.kunde_id)
          and not exists (select from bescheid_brief f where f.bescheid_id = b.id
            and (f.gesendet is null or greatest(f.gesendet, f.bestritten) >= ${akte}))
          and not exists (select from bescheid_benachrichtigung m where m.bescheid_id = b.id
            and greatest(m.beauftragt, m.zurueck, m.bestritten) >= ${akte})
        order by b.entschieden limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'bescheid-entwurf',
    statement: ({ einJahr }, anzahl) => sql`
      delete from bescheid where id in (
        select id from bescheid where zustand in ('entwurf', 'zurueckgegeben') and erstellt < ${einJahr}
          and coalesce(entschieden < ${einJahr}, true) and klaeren_seit is null and not ist_gesperrt(kunde_id)
        limit ${anzahl} for update skip locked) returning id`,
  },
  {
    // An invitation has legal consequences and belongs to the file; a talk does not.
    name: 'termin',
    statement: ({ akte, zweiJahre }, anzahl) => sql`
      delete from termin where id in (
        select t.id from termin t
        where t.ende < case t.art when 'einladung' then ${akte}::timestamptz else ${zweiJahre}::timestamptz end
          and t.ende < ${zweiJahre} and not ist_gesperrt(t.kunde_id)
          and not exists (select from terminmitteilung m where m.termin_id = t.id and m.ergebnis is null)
        order by t.ende limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'terminmitteilung',
    statement: ({ zweiJahre }, anzahl) => sql`
      delete from terminmitteilung where id in (
        select id from terminmitteilung where termin_id is null and entschieden < ${zweiJahre}
          and not ist_gesperrt(kunde_id) limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'vorgang',
    statement: ({ akte }, anzahl) => sql`
      delete from vorgang where id in (
        select id from vorgang where geaendert < ${akte} and offen_seit is null and unvollstaendig_seit is null
          and (zustand in ('entschieden', 'zugestimmt', 'nicht-zugestimmt', 'zurueckgenommen', 'abgeschlossen', 'abhilfe',
            'zurueckgewiesen', 'klage') or dienst = 'aerztlicher-dienst')
          and not ist_gesperrt(kunde_id) limit ${anzahl} for update skip locked) returning id`,
  },
  {
    // It goes with its case, too. What waits, or is to be taken over or looked into, stays.
    name: 'vorbehalt',
    statement: ({ akte }, anzahl) => sql`
      delete from vorbehalt where id in (
        select id from vorbehalt where greatest(uebernommen, ende, geklaert) < ${akte}
          and (zustand in ('abgelehnt', 'ersetzt', 'verfallen') or uebernommen is not null or geklaert is not null)
          and not ist_gesperrt(kunde_id) limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'aerztlicher_auftrag',
    statement: ({ akte }, anzahl) => sql`
      delete from aerztlicher_auftrag where id in (
        select a.id from aerztlicher_auftrag a where coalesce(a.erledigt, a.erstellt) < ${akte} and a.bis < ${akte}::date
          and not exists (select from aerztlicher_eingang e where e.auftrag_id = a.id)
          and not ist_gesperrt(a.kunde_id) limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'dokument_sammlung',
    statement: ({ einJahr }, anzahl) => sql`
      delete from dokument_sammlung where dokument_id in (
        select s.dokument_id from dokument_sammlung s join dokument d on d.id = s.dokument_id
        where s.seit < ${einJahr} and not coalesce(ist_gesperrt(d.kunde_id), false)
        limit ${anzahl} for update of s skip locked) returning dokument_id as id`,
  },
  {
    // The second condition holds for what is chosen once more at this very moment: the first is not looked at again.
    name: 'dokument',
    statement: ({ tag }, anzahl) => sql`
      delete from dokument where id in (select dokumente_ohne_bezug(${tag}, ${anzahl})) and gebunden < ${tag}
        and not coalesce(ist_gesperrt(kunde_id), false) returning id`,
  },
  {
    // Its hash until it is used or has run out, and 30 days; the letter goes along.
    name: 'freischaltcode',
    statement: ({ monat }, anzahl) => sql`
      delete from freischaltcode where id in (
        select id from freischaltcode where coalesce(eingeloest, gueltig_bis) < ${monat}
        limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'briefstapel',
    statement: ({ einJahr }, anzahl) => sql`
      delete from briefstapel where id in (
        select s.id from briefstapel s where s.erstellt < ${einJahr}
          and not exists (select from brief b where b.stapel_id = s.id) limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'freischaltantrag',
    statement: ({ einJahr }, anzahl) => sql`
      delete from freischaltantrag where id in (
        select id from freischaltantrag where erledigt < ${einJahr} limit ${anzahl} for update skip locked) returning id`,
  },
  {
    // Once it is a case, that one is kept. What is not decided stays, and what its account can still complete.
    name: 'erstantrag',
    statement: ({ einJahr }, anzahl) => sql`
      delete from erstantrag where id in (
        select id from erstantrag where entschieden < ${einJahr}
          and (zustand in ('abgelehnt', 'zurueckgenommen') or uebernommen is not null or unvollstaendig_seit is null)
        limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'dienst_einladung',
    statement: ({ monat }, anzahl) => sql`
      delete from dienst_einladung where mitarbeiter_id in (
        select mitarbeiter_id from dienst_einladung where gueltig_bis < ${monat} limit ${anzahl} for update skip locked)
      returning mitarbeiter_id as id`,
  },
  {
    name: 'reaktivierung',
    statement: ({ dreiJahre }, anzahl) => sql`
      delete from reaktivierung where id in (
        select id from reaktivierung where entschieden < ${dreiJahre} and not ist_gesperrt(kunde_id)
        limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'rollenaenderung',
    statement: ({ dreiJahre }, anzahl) => sql`
      delete from rollenaenderung where id in (
        select id from rollenaenderung where entschieden < ${dreiJahre} limit ${anzahl} for update skip locked) returning id`,
  },
  {
    // What holds stays; what has ended tells for three years who let it go.
    name: 'loeschsperre',
    statement: ({ dreiJahre }, anzahl) => sql`
      delete from loeschsperre where id in (
        select id from loeschsperre where beendet < ${dreiJahre} limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'ausgabe',
    statement: ({ dreiJahre }, anzahl) => sql`
      delete from ausgabe where id in (
        select id from ausgabe where beantragt < ${dreiJahre} limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'aktenzugriff',
    statement: ({ dreiJahre }, anzahl) => sql`
      delete from aktenzugriff where id in (
        select id from aktenzugriff where bis < ${dreiJahre} and not ist_gesperrt(kunde_id)
        limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'eingang_erledigt',
    statement: ({ dreiJahre }, anzahl) => sql`
      delete from eingang_erledigt where id in (
        select id from eingang_erledigt where erledigt < ${dreiJahre} limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'barriere_meldung',
    statement: ({ zweiJahre }, anzahl) => sql`
      delete from barriere_meldung where id in (
        select id from barriere_meldung where erstellt < ${zweiJahre} limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'aufbewahrung_lauf',
    statement: ({ dreiJahre }, anzahl) => sql`
      delete from aufbewahrung_lauf where id in (
        select id from aufbewahrung_lauf where beendet < ${dreiJahre} limit ${anzahl} for update skip locked) returning id`,
  },
  {
    name: 'kunde',
    statement: ({ akte }, anzahl) => sql`
      delete from kunde where id in (select kunden_ohne_akte(${akte}, ${anzahl})) returning id`,
  },
]
