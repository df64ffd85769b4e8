-- How staff sign in: with passkeys and nothing else (AUT-27). Apart from those of customers, so that none opens the other side.
create table dienst_passkey (
  id uuid primary key,
  mitarbeiter_id uuid not null references mitarbeiter on delete cascade,
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
create index dienst_passkey_mitarbeiter on dienst_passkey (mitarbeiter_id, erstellt);
select spalten_klasse('dienst_passkey', '{"id": "sachdaten", "mitarbeiter_id": "kennung", "kennung": "kennung",
  "oeffentlich": "sachdaten", "algorithmus": "sachdaten", "zaehler": "sachdaten", "synchronisiert": "sachdaten",
  "uebertragung": "sachdaten", "name": "geheimtext", "erstellt": "sachdaten", "zuletzt": "sachdaten"}');

-- The one-time code with which somebody sets up the first passkey; a newer one replaces it, the use deletes it.
-- `einrichtung`: of the first administrator, issued by the command of the operator.
create table dienst_einladung (
  mitarbeiter_id uuid primary key references mitarbeiter on delete cascade,
  art text not null check (art in ('einrichtung', 'einladung')),
  hash bytea not null unique,
  erstellt timestamptz not null,
  gueltig_bis timestamptz not null
);
select spalten_klasse('dienst_einladung', '{"mitarbeiter_id": "kennung", "art": "sachdaten", "hash": "hash",
  "erstellt": "sachdaten", "gueltig_bis": "sachdaten"}');

-- Roles that wait for a second person (AZ-07). A release without a person is that of the operator, by command.
create table rollenaenderung (
  id uuid primary key,
  mitarbeiter_id uuid not null references mitarbeiter on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  -- all roles after the release
  rollen text[] not null check (rollen <@ array['leistungssachbearbeitung', 'integrationsfachkraft', 'eingangszone',
    'teamleitung', 'aerztlicher-dienst', 'administration', 'revision']),
  anlass text not null check (anlass in ('einladung', 'aenderung', 'neuer-passkey')),
  beantragt_von uuid not null references mitarbeiter,
  beantragt timestamptz not null,
  entschieden_von uuid references mitarbeiter,
  entschieden timestamptz,
  ergebnis text check (ergebnis in ('freigegeben', 'abgelehnt')),
  constraint rollenaenderung_vier_augen check (
    ergebnis is distinct from 'freigegeben' or (entschieden_von <> beantragt_von and entschieden_von <> mitarbeiter_id)),
  check ((ergebnis is null) = (entschieden is null)),
  check (entschieden_von is null or ergebnis is not null)
);
create unique index rollenaenderung_offen on rollenaenderung (mitarbeiter_id) where ergebnis is null;
create index rollenaenderung_liste on rollenaenderung (jobcenter_id, id) where ergebnis is null;
create index rollenaenderung_mitarbeiter on rollenaenderung (mitarbeiter_id, id desc);
create index rollenaenderung_von on rollenaenderung (beantragt_von);
create index rollenaenderung_entschieden_von on rollenaenderung (entschieden_von) where entschieden_von is not null;
select spalten_klasse('rollenaenderung', '{"id": "sachdaten", "mitarbeiter_id": "kennung", "jobcenter_id": "sachdaten",
  "rollen": "sachdaten", "anlass": "sachdaten", "beantragt_von": "kennung", "beantragt": "sachdaten",
  "entschieden_von": "kennung", "entschieden": "sachdaten", "ergebnis": "sachdaten"}');

-- Until when the last proof counts for acts that ask for a fresh one. Sessions of before must prove themselves anew.
alter table dienstsitzung add column frisch_bis timestamptz not null default 'epoch';
alter table dienstsitzung alter column frisch_bis drop default;
select spalten_klasse('dienstsitzung', '{"frisch_bis": "sachdaten"}');

-- The list of staff, page by page; the older index is its beginning.
drop index mitarbeiter_jobcenter;
create index mitarbeiter_liste on mitarbeiter (jobcenter_id, name, id);

-- What the Revision reads: all of the staff, one member, one record of a customer; newest first, within a time.
create index protokoll_dienst on protokoll (zeit desc, nr desc) where akteur = 'dienst';
create index protokoll_dienst_wer on protokoll (akteur_id, zeit desc, nr desc) where akteur = 'dienst';
create index protokoll_dienst_kunde on protokoll (kunde_id, zeit desc, nr desc) where akteur = 'dienst';
