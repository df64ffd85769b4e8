-- Files of customers. The bytes lie in the storage, encrypted with a key of their own under a random name; here stands
-- whose they are. Until a file is found clean nobody can open it.
create table dokument (
  id uuid primary key,
  -- A file belongs to a customer, or to an account that no customer is known for yet.
  kunde_id uuid references kunde on delete cascade,
  konto_id uuid references konto on delete cascade,
  besitzer uuid not null generated always as (coalesce(kunde_id, konto_id)) stored,
  herkunft text not null check (herkunft in ('kunde', 'dienst')),
  zustand text not null check (zustand in ('quarantaene', 'sauber', 'befall', 'fehler')),
  -- why it was turned away, from a list
  grund text,
  -- sealed with the key of the owner, as is the key of the file
  name bytea not null,
  schluessel bytea,
  -- name in the storage; gone with the bytes
  ablage text unique check (ablage ~ '^[0-9a-f]{32}$'),
  -- as it was received, for receipts and to know it again
  typ text not null check (typ in ('pdf', 'jpeg', 'png', 'heic')),
  groesse bigint not null check (groesse > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- as it is stored: pictures are made anew
  abgelegt_typ text check (abgelegt_typ in ('pdf', 'jpeg', 'png')),
  abgelegt_groesse bigint check (abgelegt_groesse > 0),
  abgelegt_sha256 bytea check (octet_length(abgelegt_sha256) = 32),
  -- version of the scanner that found it clean; null: not scanned (only in the training)
  virenpruefung text,
  -- files that are sent together; the same file of the same sending is one, however often it is sent
  sendung uuid not null,
  -- since when something refers to it; what nothing refers to is removed after a day
  gebunden timestamptz,
  versuche integer not null default 0 check (versuche >= 0),
  naechster_versuch timestamptz not null,
  erstellt timestamptz not null,
  geprueft timestamptz,
  check (num_nonnulls(kunde_id, konto_id) = 1),
  check (num_nonnulls(ablage, schluessel) <> 1),
  check ((ablage is not null) = (zustand in ('quarantaene', 'sauber'))),
  check ((zustand = 'sauber') = (abgelegt_typ is not null)),
  check (num_nonnulls(abgelegt_typ, abgelegt_groesse, abgelegt_sha256) in (0, 3)),
  check ((grund is not null) = (zustand in ('befall', 'fehler'))),
  check (virenpruefung is null or zustand = 'sauber'),
  unique (besitzer, sendung, sha256)
);
create index dokument_kunde on dokument (kunde_id, id desc) where kunde_id is not null;
create index dokument_konto on dokument (konto_id, id desc) where konto_id is not null;
create index dokument_offen on dokument (naechster_versuch) where zustand = 'quarantaene';
create index dokument_ungeprueft on dokument (id) where zustand = 'sauber' and virenpruefung is null;
create index dokument_ungebunden on dokument (erstellt) where gebunden is null;
select spalten_klasse('dokument', '{"id": "sachdaten", "kunde_id": "kennung", "konto_id": "kennung", "besitzer": "kennung",
  "herkunft": "sachdaten", "zustand": "sachdaten", "grund": "sachdaten", "name": "geheimtext", "schluessel": "geheimtext",
  "ablage": "sachdaten", "typ": "sachdaten", "groesse": "sachdaten", "sha256": "hash", "abgelegt_typ": "sachdaten",
  "abgelegt_groesse": "sachdaten", "abgelegt_sha256": "hash", "virenpruefung": "sachdaten", "sendung": "sachdaten",
  "gebunden": "sachdaten", "versuche": "sachdaten", "naechster_versuch": "sachdaten", "erstellt": "sachdaten",
  "geprueft": "sachdaten"}');

-- Bytes that nothing refers to any more, still to be removed from the storage: noted with the change that left them.
create table dateiabfall (
  ablage text primary key,
  seit timestamptz not null default now()
);
select spalten_klasse('dateiabfall', '{"ablage": "sachdaten", "seit": "sachdaten"}');

create function datei_verwerfen() returns trigger language plpgsql as $$
begin
  if old.ablage is not null and (tg_op = 'DELETE' or old.ablage is distinct from new.ablage) then
    insert into dateiabfall (ablage) values (old.ablage) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger dokument_abfall after delete or update of ablage on dokument
  for each row execute function datei_verwerfen();
