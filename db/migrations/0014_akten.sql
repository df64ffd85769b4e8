-- Who is there for a customer: the personal contact for work, and a team or person for the benefits.
create table zustaendigkeit (
  kunde_id uuid not null references kunde on delete cascade,
  bereich text not null check (bereich in ('leistung', 'vermittlung')),
  mitarbeiter_id uuid references mitarbeiter,
  -- counts where nobody is named, or whoever is named left
  team text,
  -- changes with every change: whoever acts on an older one is told
  stand integer not null default 1,
  geaendert timestamptz not null,
  primary key (kunde_id, bereich),
  check (mitarbeiter_id is not null or team is not null)
);
create index zustaendigkeit_mitarbeiter on zustaendigkeit (mitarbeiter_id) where mitarbeiter_id is not null;
select spalten_klasse('zustaendigkeit', '{"kunde_id": "kennung", "bereich": "sachdaten", "mitarbeiter_id": "kennung",
  "team": "sachdaten", "stand": "sachdaten", "geaendert": "sachdaten"}');

-- Who takes the place of somebody of the staff while an absence is entered.
create table vertretung (
  mitarbeiter_id uuid primary key references mitarbeiter on delete cascade,
  vertreten_durch uuid not null references mitarbeiter on delete cascade,
  geaendert timestamptz not null,
  check (vertreten_durch <> mitarbeiter_id)
);
create index vertretung_durch on vertretung (vertreten_durch);
select spalten_klasse('vertretung', '{"mitarbeiter_id": "kennung", "vertreten_durch": "kennung", "geaendert": "sachdaten"}');

-- Where customers reach somebody in the office, as letters name it.
alter table mitarbeiter
  add column telefon text not null default '',
  add column sprechzeiten text not null default '';
select spalten_klasse('mitarbeiter', '{"telefon": "sachdaten", "sprechzeiten": "sachdaten"}');

-- Why somebody opened the record of a customer whom they are not there for (AZ-06). It counts until `bis`.
create table aktenzugriff (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  mitarbeiter_id uuid not null references mitarbeiter,
  grund text not null check (grund in ('vorsprache', 'anruf', 'vertretung', 'fachaufsicht', 'verfahren', 'anderer')),
  -- sealed with the key of the customer
  text bytea,
  erstellt timestamptz not null,
  bis timestamptz not null check (bis > erstellt),
  -- made with the form: a double click is one
  sendung uuid not null unique,
  check ((grund = 'anderer') <= (text is not null))
);
create index aktenzugriff_wer on aktenzugriff (kunde_id, mitarbeiter_id, bis);
create index aktenzugriff_mitarbeiter on aktenzugriff (mitarbeiter_id);
select spalten_klasse('aktenzugriff', '{"id": "sachdaten", "kunde_id": "kennung", "mitarbeiter_id": "kennung",
  "grund": "sachdaten", "text": "geheimtext", "erstellt": "sachdaten", "bis": "sachdaten", "sendung": "sachdaten"}');
