create table profil (
  id uuid primary key,
  konto_id uuid not null references konto on delete cascade,
  art text not null check (art in ('privatperson', 'unternehmen', 'institution')),
  -- A customer belongs to one account at most.
  kunde_id uuid unique references kunde on delete cascade,
  erstellt timestamptz not null,
  unique (konto_id, art),
  check ((art = 'privatperson') = (kunde_id is not null))
);
select spalten_klasse('profil', '{"id": "kennung", "konto_id": "kennung", "art": "sachdaten", "kunde_id": "kennung",
  "erstellt": "sachdaten"}');

create table freischaltcode (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  hash bytea not null unique check (octet_length(hash) = 32),
  zustand text not null check (zustand in ('gueltig', 'eingeloest', 'ersetzt')),
  erstellt timestamptz not null,
  gueltig_bis timestamptz not null check (gueltig_bis <= erstellt + interval '720 hours'),
  eingeloest timestamptz,
  check ((zustand = 'eingeloest') = (eingeloest is not null))
);
-- A newer letter kills the older one.
create unique index freischaltcode_gueltig on freischaltcode (kunde_id) where zustand = 'gueltig';
select spalten_klasse('freischaltcode', '{"id": "sachdaten", "kunde_id": "kennung", "hash": "hash", "zustand": "sachdaten",
  "erstellt": "sachdaten", "gueltig_bis": "sachdaten", "eingeloest": "sachdaten"}');

-- The letter with the code, sealed with the key of the customer, until the code is good for nothing.
create table brief (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  freischaltcode_id uuid not null references freischaltcode on delete cascade,
  inhalt bytea,
  zustand text not null check (zustand in ('erstellt', 'gesendet')),
  erstellt timestamptz not null,
  gesendet timestamptz,
  check ((zustand = 'gesendet') = (gesendet is not null))
);
create index brief_kunde on brief (kunde_id, erstellt desc);
create index brief_code on brief (freischaltcode_id);
select spalten_klasse('brief', '{"id": "sachdaten", "kunde_id": "kennung", "freischaltcode_id": "sachdaten", "inhalt": "geheimtext",
  "zustand": "sachdaten", "erstellt": "sachdaten", "gesendet": "sachdaten"}');

-- What staff has to decide: a letter is asked for, a customer was claimed twice, somebody lost every factor.
create table freischaltantrag (
  id uuid primary key,
  konto_id uuid not null references konto on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  art text not null check (art in ('antrag', 'zweite-einloesung', 'zugang-verloren')),
  -- sealed with the key of the account
  inhalt bytea not null,
  zustand text not null check (zustand in ('offen', 'erledigt', 'abgelehnt')),
  kunde_id uuid references kunde on delete set null,
  brief_id uuid references brief on delete set null,
  erstellt timestamptz not null,
  erledigt timestamptz,
  check ((zustand = 'offen') = (erledigt is null))
);
-- One open request of a kind for each account: a double click asks once.
create unique index freischaltantrag_offen on freischaltantrag (konto_id, art) where zustand = 'offen';
create index freischaltantrag_liste on freischaltantrag (jobcenter_id, zustand, id);
create index freischaltantrag_konto on freischaltantrag (konto_id, id desc);
create index freischaltantrag_kunde on freischaltantrag (kunde_id) where kunde_id is not null;
create index freischaltantrag_brief on freischaltantrag (brief_id) where brief_id is not null;
select spalten_klasse('freischaltantrag', '{"id": "sachdaten", "konto_id": "kennung", "jobcenter_id": "sachdaten",
  "art": "sachdaten", "inhalt": "geheimtext", "zustand": "sachdaten", "kunde_id": "kennung", "brief_id": "sachdaten",
  "erstellt": "sachdaten", "erledigt": "sachdaten"}');
