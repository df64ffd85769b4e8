-- The bell. A row says that something is there and where, never what it says.
create table benachrichtigung (
  id uuid primary key,
  konto_id uuid not null references konto on delete cascade,
  -- whose matter it is; null: of the account itself
  kunde_id uuid references kunde on delete cascade,
  anlass text not null check (anlass ~ '^[a-z][a-z0-9-]*$'),
  -- a page of the portal; ids at most
  ziel text not null check (ziel ~ '^/[a-z0-9/-]*$'),
  erstellt timestamptz not null,
  gelesen timestamptz
);
create index benachrichtigung_liste on benachrichtigung (konto_id, id desc);
create index benachrichtigung_ungelesen on benachrichtigung (konto_id, ziel) where gelesen is null;
create index benachrichtigung_kunde on benachrichtigung (kunde_id) where kunde_id is not null;
select spalten_klasse('benachrichtigung', '{"id": "sachdaten", "konto_id": "kennung", "kunde_id": "kennung",
  "anlass": "sachdaten", "ziel": "sachdaten", "erstellt": "sachdaten", "gelesen": "sachdaten"}');

-- What an account does not want by e-mail; without a row it does.
create table benachrichtigung_wahl (
  konto_id uuid not null references konto on delete cascade,
  art text not null check (art in ('nachricht', 'bescheid', 'termin', 'vorgang')),
  email boolean not null,
  primary key (konto_id, art)
);
select spalten_klasse('benachrichtigung_wahl', '{"konto_id": "kennung", "art": "sachdaten", "email": "sachdaten"}');

-- Consent to online communication (PRI-08): given and withdrawn for messages and for notices each alone.
create table online_zustimmung (
  id uuid primary key,
  profil_id uuid not null references profil on delete cascade,
  kunde_id uuid not null references kunde on delete cascade,
  art text not null check (art in ('nachrichten', 'bescheide')),
  -- version of the text that was agreed to
  fassung text not null,
  erteilt timestamptz not null,
  widerrufen timestamptz,
  check (widerrufen is null or widerrufen >= erteilt)
);
create unique index online_zustimmung_gilt on online_zustimmung (profil_id, art) where widerrufen is null;
create index online_zustimmung_kunde on online_zustimmung (kunde_id, art);
select spalten_klasse('online_zustimmung', '{"id": "sachdaten", "profil_id": "kennung", "kunde_id": "kennung",
  "art": "sachdaten", "fassung": "sachdaten", "erteilt": "sachdaten", "widerrufen": "sachdaten"}');
