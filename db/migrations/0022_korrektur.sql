-- What staff asks a customer to set right in a form that was sent.
create table vorgang_korrektur (
  id uuid primary key,
  vorgang_id uuid not null references vorgang on delete cascade,
  von uuid not null references mitarbeiter,
  -- sealed with the key of the customer: the questions, and why they are asked again
  inhalt bytea not null,
  frist date not null,
  erstellt timestamptz not null,
  -- answered, or not needed any more; null: open
  erledigt timestamptz,
  -- the version that answered it
  fassung integer,
  check (fassung is null or erledigt is not null)
);
-- One at a time: the draft that answers it begins with what was sent last.
create unique index vorgang_korrektur_offen on vorgang_korrektur (vorgang_id) where erledigt is null;
create index vorgang_korrektur_vorgang on vorgang_korrektur (vorgang_id, id);
create index vorgang_korrektur_von on vorgang_korrektur (von);
select spalten_klasse('vorgang_korrektur', '{"id": "sachdaten", "vorgang_id": "sachdaten", "von": "kennung",
  "inhalt": "geheimtext", "frist": "sachdaten", "erstellt": "sachdaten", "erledigt": "sachdaten", "fassung": "sachdaten"}');

-- Later versions of what was sent. The first is the content of the case itself.
create table vorgang_fassung (
  vorgang_id uuid not null references vorgang on delete cascade,
  nr integer not null check (nr > 1),
  -- sealed with the key of the customer
  inhalt bytea not null,
  -- by which account; that one may be erased, the version stays
  erstellt_von uuid not null,
  erstellt timestamptz not null,
  primary key (vorgang_id, nr)
);
select spalten_klasse('vorgang_fassung', '{"vorgang_id": "sachdaten", "nr": "sachdaten", "inhalt": "geheimtext",
  "erstellt_von": "kennung", "erstellt": "sachdaten"}');

-- A version is never changed, nor is the first one once there is a second.
create function fassung_bleibt() returns trigger language plpgsql as $$
begin
  raise exception 'What was sent stays as it was sent.';
end $$;
create function inhalt_bleibt() returns trigger language plpgsql as $$
begin
  if exists (select from vorgang_fassung where vorgang_id = old.id) then
    raise exception 'What was sent stays as it was sent.';
  end if;
  return new;
end $$;
create trigger vorgang_fassung_bleibt before update on vorgang_fassung
  for each row execute function fassung_bleibt();
create trigger vorgang_inhalt_bleibt before update of inhalt on vorgang
  for each row when (old.inhalt is distinct from new.inhalt) execute function inhalt_bleibt();

-- Each version has a receipt of its own.
alter table beleg add column fassung integer not null default 1;
alter table beleg drop constraint beleg_pkey, add primary key (vorgang_id, fassung);
select spalten_klasse('beleg', '{"fassung": "sachdaten"}');

-- Asked again about answers, and answered.
alter table vorgang drop constraint vorgang_zustand_check;
alter table vorgang add constraint vorgang_zustand_check check (zustand in ('gesendet', 'eingegangen', 'in-bearbeitung',
  'unterlagen-angefordert', 'unterlagen-nachgereicht', 'rueckfrage', 'ergaenzt', 'weitergeleitet', 'entschieden', 'zugestimmt',
  'nicht-zugestimmt', 'zurueckgenommen', 'abgeschlossen'));
alter table vorgang drop constraint vorgang_check;
alter table vorgang add constraint vorgang_frist check (frist is null or zustand in ('unterlagen-angefordert', 'rueckfrage'));

-- How often the customer was reminded that the application to a secured date is missing.
alter table vorgang add column erinnert smallint not null default 0;
-- Until when staff has to look at it: the day until which the customer was asked for something, else the usual days.
alter table vorgang add column faellig timestamptz;
select spalten_klasse('vorgang', '{"erinnert": "sachdaten", "faellig": "sachdaten"}');

create function vorgang_faellig() returns trigger language plpgsql as $$
begin
  new.faellig := date_trunc('milliseconds', case
    when new.offen_seit is null then null
    when new.frist is not null then (new.frist + interval '1 day' - interval '1 millisecond') at time zone 'Europe/Berlin'
    else werktage_spaeter(new.offen_seit, (select werktage from eingangsart where art = 'vorgang'))
  end);
  return new;
end $$;
create trigger vorgang_faellig before insert or update of offen_seit, frist on vorgang
  for each row execute function vorgang_faellig();
update vorgang set frist = frist where offen_seit is not null;

-- The work list goes by this day.
drop index vorgang_arbeit, vorgang_niemand, vorgang_zustaendig;
create index vorgang_arbeit on vorgang (jobcenter_id, faellig, id) where faellig is not null;
create index vorgang_niemand on vorgang (jobcenter_id, faellig, id) where faellig is not null and zustaendig is null;
create index vorgang_zustaendig on vorgang (zustaendig, faellig, id) where faellig is not null;
create index vorgang_dienst on vorgang (jobcenter_id, dienst, faellig, id) where faellig is not null;
create index vorgang_erinnern on vorgang (unvollstaendig_seit, id) where unvollstaendig_seit is not null;
