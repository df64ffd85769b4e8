-- Whose holidays move a deadline, and whether a notice that stays unread goes by post too (the operator decides).
alter table jobcenter
  add column land text not null default 'NI' check (land in ('BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW',
    'RP', 'SL', 'SN', 'ST', 'SH', 'TH')),
  add column brief_bei_ungelesen boolean not null default false;
select spalten_klasse('jobcenter', '{"land": "sachdaten", "brief_bei_ungelesen": "sachdaten"}');

-- Since when mails to the address come back: the person is asked to look at it, notices go by post meanwhile.
alter table konto add column adresse_gestoert timestamptz;
select spalten_klasse('konto', '{"adresse_gestoert": "sachdaten"}');

-- A notice or another formal letter: drafted by one, released by another.
create table bescheid (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  -- that of the customer when it was drafted; work lists go by it
  jobcenter_id uuid not null references jobcenter,
  art text not null check (art ~ '^[a-z][a-z0-9-]*$'),
  -- sealed with the key of the customer, as is the reason of a return
  titel bytea not null,
  dokument_id uuid not null unique references dokument,
  -- the template that it was made from; null: uploaded
  vorlage text check (vorlage ~ '^[a-z][a-z0-9-]*$'),
  -- the instruction on the remedy, where there is a remedy (§ 66 SGG)
  belehrung text check (belehrung in ('richtig', 'falsch', 'fehlt')),
  zustand text not null check (zustand in ('entwurf', 'zur-freigabe', 'freigegeben', 'zurueckgegeben')),
  -- who made what would be released; a new version has a new author
  erstellt_von uuid not null references mitarbeiter,
  erstellt timestamptz not null,
  vorgelegt timestamptz,
  entschieden_von uuid references mitarbeiter,
  entschieden timestamptz,
  grund bytea,
  -- fixed at the release by the consent as it stands then (§ 37 Abs. 2a SGB X)
  weg text check (weg in ('online', 'post')),
  bereitgestellt timestamptz,
  -- first retrieval, and by which account; that one may be erased, the proof stays
  abgerufen timestamptz,
  abgerufen_von uuid,
  erinnert timestamptz,
  ungelesen_gemeldet timestamptz,
  -- staff has to look: it stays unread, or the person says that it did not arrive
  klaeren_seit timestamptz,
  klaeren_grund text check (klaeren_grund in ('ungelesen', 'bestritten')),
  -- made with the form: a double click is one notice
  sendung uuid not null unique,
  constraint bescheid_vier_augen check (entschieden_von <> erstellt_von),
  check ((zustand in ('freigegeben', 'zurueckgegeben')) = (entschieden is not null)),
  check ((entschieden is null) = (entschieden_von is null)),
  check ((zustand = 'zurueckgegeben') = (grund is not null)),
  check ((zustand = 'freigegeben') = (weg is not null)),
  check ((weg is not distinct from 'online') = (bereitgestellt is not null)),
  check ((zustand = 'entwurf') <= (vorgelegt is null)),
  check ((abgerufen is null) = (abgerufen_von is null)),
  check (abgerufen is null or zustand = 'freigegeben'),
  check ((klaeren_seit is null) = (klaeren_grund is null))
);
create index bescheid_kunde on bescheid (kunde_id, entschieden desc, id desc) where zustand = 'freigegeben';
create index bescheid_akte on bescheid (kunde_id, id desc);
create index bescheid_freigabe on bescheid (jobcenter_id, vorgelegt, id) where zustand = 'zur-freigabe';
create index bescheid_entwurf on bescheid (jobcenter_id, id desc) where zustand in ('entwurf', 'zurueckgegeben');
create index bescheid_klaeren on bescheid (jobcenter_id, klaeren_seit, id) where klaeren_seit is not null;
create index bescheid_ungelesen on bescheid (bereitgestellt, id)
  where bereitgestellt is not null and abgerufen is null and ungelesen_gemeldet is null;
create index bescheid_erstellt_von on bescheid (erstellt_von);
create index bescheid_entschieden_von on bescheid (entschieden_von) where entschieden_von is not null;
select spalten_klasse('bescheid', '{"id": "sachdaten", "kunde_id": "kennung", "jobcenter_id": "sachdaten", "art": "sachdaten",
  "titel": "geheimtext", "dokument_id": "sachdaten", "vorlage": "sachdaten", "belehrung": "sachdaten", "zustand": "sachdaten",
  "erstellt_von": "kennung", "erstellt": "sachdaten", "vorgelegt": "sachdaten", "entschieden_von": "kennung",
  "entschieden": "sachdaten", "grund": "geheimtext", "weg": "sachdaten", "bereitgestellt": "sachdaten",
  "abgerufen": "sachdaten", "abgerufen_von": "kennung", "erinnert": "sachdaten", "ungelesen_gemeldet": "sachdaten",
  "klaeren_seit": "sachdaten", "klaeren_grund": "sachdaten", "sendung": "sachdaten"}');

-- The mails that tell of a notice, each with what became of it.
create table bescheid_benachrichtigung (
  id uuid primary key,
  bescheid_id uuid not null references bescheid on delete cascade,
  anlass text not null check (anlass in ('neu', 'erinnerung')),
  -- of the address that it went to
  adresse_hash bytea not null check (octet_length(adresse_hash) = 32),
  beauftragt timestamptz not null,
  ergebnis text check (ergebnis in ('uebergeben', 'abgewiesen')),
  ergebnis_zeit timestamptz,
  -- its Message-ID, by which a bounce is recognised
  mail uuid unique,
  zurueck timestamptz,
  bestritten timestamptz,
  check ((ergebnis is null) = (ergebnis_zeit is null)),
  check (zurueck is null or ergebnis = 'uebergeben')
);
create index bescheid_benachrichtigung_bescheid on bescheid_benachrichtigung (bescheid_id, id);
select spalten_klasse('bescheid_benachrichtigung', '{"id": "sachdaten", "bescheid_id": "sachdaten", "anlass": "sachdaten",
  "adresse_hash": "hash", "beauftragt": "sachdaten", "ergebnis": "sachdaten", "ergebnis_zeit": "sachdaten",
  "mail": "sachdaten", "zurueck": "sachdaten", "bestritten": "sachdaten"}');

-- Notices on paper: to be sent, and sent.
create table bescheid_brief (
  id uuid primary key,
  bescheid_id uuid not null references bescheid on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  grund text not null check (grund in ('ohne-zustimmung', 'ohne-konto', 'adresse', 'abgewiesen', 'zurueck', 'ungelesen',
    'bestritten', 'auf-wunsch')),
  beauftragt timestamptz not null,
  gesendet timestamptz,
  gesendet_von uuid references mitarbeiter,
  -- what the person says of its arrival
  bestritten timestamptz,
  zugang text check (zugang in ('nie', 'spaeter')),
  zugang_tag date,
  check ((gesendet is null) = (gesendet_von is null)),
  check (bestritten is null or gesendet is not null),
  check ((bestritten is null) = (zugang is null)),
  check ((zugang is not distinct from 'spaeter') = (zugang_tag is not null))
);
-- One at a time: whatever asks for paper twice gets one letter.
create unique index bescheid_brief_offen on bescheid_brief (bescheid_id) where gesendet is null;
create index bescheid_brief_liste on bescheid_brief (jobcenter_id, beauftragt, id) where gesendet is null;
create index bescheid_brief_bescheid on bescheid_brief (bescheid_id, id);
create index bescheid_brief_von on bescheid_brief (gesendet_von) where gesendet_von is not null;
select spalten_klasse('bescheid_brief', '{"id": "sachdaten", "bescheid_id": "sachdaten", "jobcenter_id": "sachdaten",
  "grund": "sachdaten", "beauftragt": "sachdaten", "gesendet": "sachdaten", "gesendet_von": "kennung",
  "bestritten": "sachdaten", "zugang": "sachdaten", "zugang_tag": "sachdaten"}');
