-- The portal works under a role that owns nothing; the owner migrates.
do $$ begin
  if not exists (select from pg_roles where rolname = 'offenes_jobcenter_anwendung') then
    begin
      create role offenes_jobcenter_anwendung nologin;
    exception when duplicate_object or unique_violation then null; -- two databases of one server migrate at once
    end;
  end if;
  -- From 16 on a role that made another is its member without the right to take it on.
  if not pg_has_role(current_user, 'offenes_jobcenter_anwendung',
                     case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
    execute format('grant offenes_jobcenter_anwendung to %I', current_user);
  end if;
end $$;

-- Every column says what it holds; a test fails on one that says nothing.
--   sachdaten   nothing of a person        kennung    an id that stands for a person
--   geheimtext  encrypted personal data    hash       keyed or plain hash, not readable
--   klartext    readable personal data (needs a reason in the migration)
create function spalten_klasse(tabelle regclass, klassen jsonb) returns void language plpgsql as $$
declare spalte text; klasse text;
begin
  for spalte, klasse in select key, value #>> '{}' from jsonb_each(klassen) loop
    if klasse !~ '^(sachdaten|kennung|geheimtext|hash|klartext)\M' then
      raise exception 'unbekannte Klasse % für %.%', klasse, tabelle, spalte;
    end if;
    execute format('comment on column %s.%I is %L', tabelle, spalte, klasse);
  end loop;
end $$;

select spalten_klasse('migration', '{"name": "sachdaten", "pruefsumme": "sachdaten", "angewandt": "sachdaten"}');

create table installation (
  name text primary key,
  wert text not null
);
select spalten_klasse('installation', '{"name": "sachdaten", "wert": "sachdaten"}');

-- The audit record. Nobody changes or removes a row, not even by mistake of the owner.
create table protokoll (
  nr bigint generated always as identity primary key,
  id uuid not null unique,
  zeit timestamptz not null,
  ereignis text not null check (ereignis ~ '^[a-z][a-z0-9-]*\.[a-z0-9-]+$'),
  ergebnis text not null check (ergebnis in ('erfolg', 'abgelehnt')),
  akteur text not null check (akteur in ('kunde', 'dienst', 'system', 'unbekannt')),
  akteur_id uuid,
  konto_id uuid,
  kunde_id uuid,
  details jsonb not null default '{}',
  geheim bytea
);
create index protokoll_konto on protokoll (konto_id, nr desc);
create index protokoll_kunde on protokoll (kunde_id, nr desc);
select spalten_klasse('protokoll', '{"nr": "sachdaten", "id": "sachdaten", "zeit": "sachdaten", "ereignis": "sachdaten",
  "ergebnis": "sachdaten", "akteur": "sachdaten", "akteur_id": "kennung", "konto_id": "kennung", "kunde_id": "kennung",
  "details": "sachdaten", "geheim": "geheimtext"}');

-- The chain over it: one link for each row, in the order of nr.
create table protokoll_kette (
  glied bigint primary key,
  nr bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32)
);
select spalten_klasse('protokoll_kette', '{"glied": "sachdaten", "nr": "sachdaten", "hash": "hash"}');

create function protokoll_bleibt() returns trigger language plpgsql as $$
begin
  raise exception 'Das Protokoll wird nur ergänzt.';
end $$;
create trigger protokoll_bleibt before update or delete on protokoll for each row execute function protokoll_bleibt();
create trigger protokoll_bleibt_ganz before truncate on protokoll for each statement execute function protokoll_bleibt();
create trigger kette_bleibt before update or delete on protokoll_kette for each row execute function protokoll_bleibt();
create trigger kette_bleibt_ganz before truncate on protokoll_kette for each statement execute function protokoll_bleibt();

create table postausgang (
  id uuid primary key,
  inhalt bytea not null,
  erstellt timestamptz not null
);
select spalten_klasse('postausgang', '{"id": "sachdaten", "inhalt": "geheimtext", "erstellt": "sachdaten"}');

-- Counters of attempts. The key is a keyed hash of what is counted.
create table versuch (
  schluessel bytea primary key,
  anzahl integer not null check (anzahl >= 0),
  beginn timestamptz not null,
  ende timestamptz not null
);
create index versuch_ende on versuch (ende);
select spalten_klasse('versuch', '{"schluessel": "hash", "anzahl": "sachdaten", "beginn": "sachdaten", "ende": "sachdaten"}');
