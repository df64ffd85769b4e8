create table jobcenter (
  id uuid primary key,
  name text not null,
  kurzname text not null,
  strasse text not null,
  plz text not null check (plz ~ '^\d{5}$'),
  ort text not null,
  telefon text not null,
  servicenummer text not null,
  servicezeiten text not null,
  oeffnungszeiten text not null,
  email text not null,
  gebaerdentelefon text not null,
  farbe text not null check (farbe ~ '^#[0-9a-f]{6}$'),
  erstellt timestamptz not null
);
select spalten_klasse('jobcenter', '{"id": "sachdaten", "name": "sachdaten", "kurzname": "sachdaten", "strasse": "sachdaten",
  "plz": "sachdaten", "ort": "sachdaten", "telefon": "sachdaten", "servicenummer": "sachdaten", "servicezeiten": "sachdaten",
  "oeffnungszeiten": "sachdaten", "email": "sachdaten", "gebaerdentelefon": "sachdaten", "farbe": "sachdaten",
  "erstellt": "sachdaten"}');

-- The keys of persons, wrapped. They stand apart from what they open, so that backups that are kept long can leave this table
-- out: once a row here is gone, old copies of the person's rows stay closed (CRY-07).
create table personenschluessel (
  besitzer uuid primary key,
  verpackt bytea not null
);
select spalten_klasse('personenschluessel', '{"besitzer": "kennung", "verpackt": "geheimtext"}');

-- A customer as the Jobcenter knows them. Readable are only hashes to find one by.
create table kunde (
  id uuid primary key,
  jobcenter_id uuid not null references jobcenter,
  daten bytea not null,
  kundennummer_hash bytea not null unique check (octet_length(kundennummer_hash) = 32),
  bg_nummer_hash bytea check (octet_length(bg_nummer_hash) = 32),
  -- made with the id of the row, so that two people born on one day do not look alike
  geburtstag_hash bytea not null check (octet_length(geburtstag_hash) = 32),
  erstellt timestamptz not null
);
create index kunde_bg on kunde (bg_nummer_hash) where bg_nummer_hash is not null;
create index kunde_jobcenter on kunde (jobcenter_id, id desc);
select spalten_klasse('kunde', '{"id": "kennung", "jobcenter_id": "sachdaten", "daten": "geheimtext",
  "kundennummer_hash": "hash", "bg_nummer_hash": "hash", "geburtstag_hash": "hash", "erstellt": "sachdaten"}');
