-- How long what is kept (PRI-07): each run of the job, with what it removed. A run that was cut off goes on.
create table aufbewahrung_lauf (
  id uuid primary key,
  begonnen timestamptz not null,
  beendet timestamptz check (beendet >= begonnen),
  -- rows by rule
  zahlen jsonb not null default '{}'
);
create unique index aufbewahrung_lauf_offen on aufbewahrung_lauf ((beendet is null)) where beendet is null;
create index aufbewahrung_lauf_begonnen on aufbewahrung_lauf (begonnen);
select spalten_klasse('aufbewahrung_lauf', '{"id": "sachdaten", "begonnen": "sachdaten", "beendet": "sachdaten",
  "zahlen": "sachdaten"}');

-- A record that must stay while a dispute is open, whatever its age.
create table loeschsperre (
  kunde_id uuid primary key references kunde on delete cascade,
  -- sealed with the key of the customer
  grund bytea not null,
  seit timestamptz not null
);
select spalten_klasse('loeschsperre', '{"kunde_id": "kennung", "grund": "geheimtext", "seit": "sachdaten"}');

create function ist_gesperrt(kunde uuid) returns boolean language sql stable as $$
  select exists (select from loeschsperre where kunde_id = kunde);
$$;

-- Files that something referred to and nothing does any more. Asks the catalogue, so that a new table counts by itself.
create function dokumente_ohne_bezug(vor timestamptz, anzahl integer) returns setof uuid language plpgsql stable as $$
declare
  bedingung text;
begin
  select string_agg(format('and not exists (select from %s b where b.%I = d.id)', f.conrelid::regclass, a.attname), ' ')
    into bedingung
  from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
  where f.contype = 'f' and f.confrelid = 'dokument'::regclass;
  return query execute format('select d.id from dokument d where d.gebunden < $1 %s order by d.id limit $2', bedingung)
    using vor, anzahl;
end $$;

-- Customers of whom nothing is left: no profile, and no row that refers to them but what only goes along with them.
create function kunden_ohne_akte(vor timestamptz, anzahl integer) returns setof uuid language plpgsql stable as $$
declare
  bedingung text;
begin
  select string_agg(format('and not exists (select from %s b where b.%I = k.id)', f.conrelid::regclass, a.attname), ' ')
    into bedingung
  from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
  where f.contype = 'f' and f.confrelid = 'kunde'::regclass
    and f.conrelid::regclass::text <> all (array['zustaendigkeit', 'kontaktangabe']);
  return query execute format('select k.id from kunde k where k.erstellt < $1
    and not exists (select from protokoll p where p.kunde_id = k.id and p.zeit >= $1) %s order by k.id limit $2', bedingung)
    using vor, anzahl;
end $$;

create index gespraech_zuletzt on gespraech (zuletzt) where offen_seit is null;
create index bescheid_entschieden on bescheid (entschieden) where zustand = 'freigegeben';
create index termin_ende on termin (ende);
create index dokument_gebunden on dokument (gebunden) where gebunden is not null;
