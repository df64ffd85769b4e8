create table konto (
  id uuid primary key,
  zustand text not null check (zustand in ('unbestaetigt', 'aktiv', 'deaktiviert')),
  email bytea not null,
  email_hash bytea not null unique,
  benutzername bytea,
  benutzername_hash bytea unique,
  -- Argon2id in PHC form with the name of its pepper before it; null: removed, sign-in by passkey alone
  passwort text check (passwort ~ '^[a-z0-9-]+\|\$argon2id\$'),
  totp bytea,
  totp_schritt bigint not null default 0,
  erstellt timestamptz not null,
  bestaetigt timestamptz,
  loeschen_ab timestamptz,
  -- Which profile opens without asking: 'standard' or the id of a profile
  standard_profil text,
  check ((zustand = 'unbestaetigt') = (bestaetigt is null)),
  check ((benutzername is null) = (benutzername_hash is null))
);
create index konto_unbestaetigt on konto (erstellt) where zustand = 'unbestaetigt';
create index konto_loeschen on konto (loeschen_ab) where loeschen_ab is not null;
select spalten_klasse('konto', '{"id": "kennung", "zustand": "sachdaten", "email": "geheimtext",
  "email_hash": "hash", "benutzername": "geheimtext", "benutzername_hash": "hash", "passwort": "hash", "totp": "geheimtext",
  "totp_schritt": "sachdaten", "erstellt": "sachdaten", "bestaetigt": "sachdaten", "loeschen_ab": "sachdaten",
  "standard_profil": "kennung"}');

-- Whoever goes takes the key along: what old copies still hold stays closed (CRY-07).
create function schluessel_vernichten() returns trigger language plpgsql as $$
begin
  delete from personenschluessel where besitzer = old.id;
  return null;
end $$;
create trigger konto_schluessel after delete on konto for each row execute function schluessel_vernichten();
create trigger kunde_schluessel after delete on kunde for each row execute function schluessel_vernichten();

create table passkey (
  id uuid primary key,
  konto_id uuid not null references konto on delete cascade,
  kennung bytea not null unique,
  oeffentlich bytea not null,
  algorithmus integer not null,
  zaehler bigint not null,
  synchronisiert boolean not null,
  uebertragung text[] not null,
  name bytea not null,
  erstellt timestamptz not null,
  zuletzt timestamptz
);
create index passkey_konto on passkey (konto_id, erstellt);
select spalten_klasse('passkey', '{"id": "sachdaten", "konto_id": "kennung", "kennung": "kennung", "oeffentlich": "sachdaten",
  "algorithmus": "sachdaten", "zaehler": "sachdaten", "synchronisiert": "sachdaten", "uebertragung": "sachdaten",
  "name": "geheimtext", "erstellt": "sachdaten", "zuletzt": "sachdaten"}');

create table wiederherstellungscode (
  konto_id uuid not null references konto on delete cascade,
  hash bytea not null,
  benutzt timestamptz,
  primary key (konto_id, hash)
);
select spalten_klasse('wiederherstellungscode', '{"konto_id": "kennung", "hash": "hash", "benutzt": "sachdaten"}');

-- Links in mails: one of a kind for each account, a newer one replaces it.
create table link (
  konto_id uuid not null references konto on delete cascade,
  art text not null check (art in ('bestaetigung', 'passwort', 'neue-adresse', 'wiederherstellung', 'loeschung')),
  hash bytea not null unique,
  daten bytea,
  gueltig_bis timestamptz not null,
  primary key (konto_id, art)
);
select spalten_klasse('link', '{"konto_id": "kennung", "art": "sachdaten", "hash": "hash", "daten": "geheimtext",
  "gueltig_bis": "sachdaten"}');

create table sitzung (
  id uuid primary key,
  hash bytea not null unique,
  konto_id uuid not null references konto on delete cascade,
  stufe text not null check (stufe in ('faktor', 'einrichten', 'voll')),
  -- null: none chosen yet; otherwise 'standard' or the id of a profile
  profil text,
  wege text[] not null,
  frisch_bis timestamptz not null,
  erstellt timestamptz not null,
  zuletzt timestamptz not null,
  endet timestamptz not null,
  geraet bytea not null
);
create index sitzung_konto on sitzung (konto_id, zuletzt desc);
create index sitzung_endet on sitzung (endet);
select spalten_klasse('sitzung', '{"id": "sachdaten", "hash": "hash", "konto_id": "kennung", "stufe": "sachdaten",
  "profil": "kennung", "wege": "sachdaten", "frisch_bis": "sachdaten", "erstellt": "sachdaten", "zuletzt": "sachdaten",
  "endet": "sachdaten", "geraet": "geheimtext"}');

-- Devices on which the account was signed in before: strangers cannot lock these out.
create table geraet (
  hash bytea primary key,
  konto_id uuid not null references konto on delete cascade,
  zuletzt timestamptz not null
);
create index geraet_konto on geraet (konto_id);
select spalten_klasse('geraet', '{"hash": "hash", "konto_id": "kennung", "zuletzt": "sachdaten"}');

-- WebAuthn challenges: bound to the browser or session and to one ceremony, consumed by the first answer.
create table aufforderung (
  traeger bytea not null,
  zweck text not null check (zweck in ('anmelden', 'einrichten', 'bestaetigen')),
  wert text not null,
  gueltig_bis timestamptz not null,
  primary key (traeger, zweck)
);
create index aufforderung_ende on aufforderung (gueltig_bis);
select spalten_klasse('aufforderung', '{"traeger": "hash", "zweck": "sachdaten", "wert": "sachdaten", "gueltig_bis": "sachdaten"}');

create table einwilligung (
  id uuid primary key,
  konto_id uuid not null references konto on delete cascade,
  art text not null check (art in ('nutzungsbedingungen', 'e-mail')),
  fassung text not null,
  erteilt timestamptz not null,
  widerrufen timestamptz
);
create index einwilligung_konto on einwilligung (konto_id, erteilt);
select spalten_klasse('einwilligung', '{"id": "sachdaten", "konto_id": "kennung", "art": "sachdaten", "fassung": "sachdaten",
  "erteilt": "sachdaten", "widerrufen": "sachdaten"}');

-- A form posted after the end of a session, kept for a day.
create table aufgehobenes_formular (
  konto_id uuid not null references konto on delete cascade,
  pfad text not null,
  felder bytea not null,
  bis timestamptz not null,
  primary key (konto_id, pfad)
);
create index aufgehobenes_formular_bis on aufgehobenes_formular (bis);
select spalten_klasse('aufgehobenes_formular', '{"konto_id": "kennung", "pfad": "sachdaten", "felder": "geheimtext", "bis": "sachdaten"}');

-- What a signed-out person asked for (to register, to have a mail sent again …). It is carried out afterwards, so that the
-- answer is the same, and as quick, whether or not the account exists.
create table anliegen (
  id uuid primary key,
  art text not null,
  inhalt bytea not null,
  erstellt timestamptz not null
);
select spalten_klasse('anliegen', '{"id": "sachdaten", "art": "sachdaten", "inhalt": "geheimtext", "erstellt": "sachdaten"}');

-- How people liked the registration: counts alone.
create table registrierung_urteil (
  tag date not null,
  note integer not null check (note between 1 and 5),
  anzahl integer not null check (anzahl > 0),
  primary key (tag, note)
);
select spalten_klasse('registrierung_urteil', '{"tag": "sachdaten", "note": "sachdaten", "anzahl": "sachdaten"}');
