create table mitarbeiter (
  id uuid primary key,
  jobcenter_id uuid not null references jobcenter,
  -- Names of staff stand in letters and on signs; readable here, since nothing depends on hiding them.
  name text not null,
  team text not null,
  rollen text[] not null check (rollen <@ array['leistungssachbearbeitung', 'integrationsfachkraft', 'eingangszone',
    'teamleitung', 'aerztlicher-dienst', 'administration', 'revision']),
  aktiv boolean not null default true,
  erstellt timestamptz not null
);
create index mitarbeiter_jobcenter on mitarbeiter (jobcenter_id, name);
select spalten_klasse('mitarbeiter', '{"id": "kennung", "jobcenter_id": "sachdaten", "name": "klartext (Name im Dienst)",
  "team": "sachdaten", "rollen": "sachdaten", "aktiv": "sachdaten", "erstellt": "sachdaten"}');

create table dienstsitzung (
  id uuid primary key,
  hash bytea not null unique,
  mitarbeiter_id uuid not null references mitarbeiter on delete cascade,
  erstellt timestamptz not null,
  zuletzt timestamptz not null,
  endet timestamptz not null
);
create index dienstsitzung_mitarbeiter on dienstsitzung (mitarbeiter_id);
create index dienstsitzung_endet on dienstsitzung (endet);
select spalten_klasse('dienstsitzung', '{"id": "sachdaten", "hash": "hash", "mitarbeiter_id": "kennung", "erstellt": "sachdaten",
  "zuletzt": "sachdaten", "endet": "sachdaten"}');

-- Reactivation: asked for by one, released by another (AUT-21). The Jobcenter is that of the customer when it was asked for.
create table reaktivierung (
  id uuid primary key,
  konto_id uuid not null references konto on delete cascade,
  kunde_id uuid not null references kunde on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  -- sealed with the key of the customer, as is the answer
  grund bytea not null,
  beantragt_von uuid not null references mitarbeiter,
  beantragt timestamptz not null,
  entschieden_von uuid references mitarbeiter,
  entschieden timestamptz,
  ergebnis text check (ergebnis in ('freigegeben', 'abgelehnt')),
  antwort bytea,
  constraint reaktivierung_vier_augen check (entschieden_von <> beantragt_von),
  check ((ergebnis is null) = (entschieden is null)),
  check ((ergebnis is null) = (entschieden_von is null)),
  check ((ergebnis is not distinct from 'abgelehnt') = (antwort is not null))
);
create unique index reaktivierung_offen on reaktivierung (konto_id) where ergebnis is null;
create index reaktivierung_liste on reaktivierung (jobcenter_id, id) where ergebnis is null;
create index reaktivierung_kunde on reaktivierung (kunde_id, id desc);
create index reaktivierung_konto on reaktivierung (konto_id);
create index reaktivierung_von on reaktivierung (beantragt_von);
create index reaktivierung_entschieden_von on reaktivierung (entschieden_von) where entschieden_von is not null;
select spalten_klasse('reaktivierung', '{"id": "sachdaten", "konto_id": "kennung", "kunde_id": "kennung",
  "jobcenter_id": "sachdaten", "grund": "geheimtext", "beantragt_von": "kennung", "beantragt": "sachdaten",
  "entschieden_von": "kennung", "entschieden": "sachdaten", "ergebnis": "sachdaten", "antwort": "geheimtext"}');

-- Training only: which customers are fictitious persons of the course, by their short name in the training data.
-- In operation this table stays empty.
create table schulung_person (
  kunde_id uuid primary key references kunde on delete cascade,
  kuerzel text not null unique,
  -- the account that the course begins with, if it has one
  konto_id uuid unique references konto on delete set null
);
select spalten_klasse('schulung_person', '{"kunde_id": "kennung", "kuerzel": "sachdaten", "konto_id": "kennung"}');
