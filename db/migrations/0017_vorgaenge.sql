-- A case: what a customer applied for or reported, with the states that they see.
create table vorgang (
  id uuid primary key,
  -- said on the telephone and written on paper, with the year before it
  nummer bigint generated always as identity unique,
  kunde_id uuid not null references kunde on delete cascade,
  -- that of the customer when it was sent; work lists go by it
  jobcenter_id uuid not null references jobcenter,
  -- the service that it belongs to, and what kind of content it has
  dienst text not null check (dienst ~ '^[a-z][a-z0-9-]*$'),
  art text not null check (art ~ '^[a-z][a-z0-9-]*$'),
  -- sealed with the key of the customer
  titel bytea not null,
  inhalt bytea not null,
  -- by which account; that one may be erased, the case stays
  erstellt_von uuid not null,
  erstellt timestamptz not null,
  zustand text not null check (zustand in ('gesendet', 'eingegangen', 'in-bearbeitung', 'unterlagen-angefordert',
    'unterlagen-nachgereicht', 'weitergeleitet', 'entschieden', 'zugestimmt', 'nicht-zugestimmt', 'zurueckgenommen',
    'abgeschlossen')),
  -- the last change that the customer sees
  geaendert timestamptz not null,
  -- the last step of staff; null: nobody has answered yet
  vom_jobcenter timestamptz,
  -- documents are awaited until this day
  frist date,
  -- the date is secured, the whole application is missing
  unvollstaendig_seit timestamptz,
  -- since when the Jobcenter has something to do; null: nothing
  offen_seit timestamptz,
  zustaendig uuid references mitarbeiter,
  -- changes with every step and assignment: whoever acts on an older one is told
  stand integer not null default 1,
  -- made with the form: a double click or a reload is one case
  sendung uuid not null unique,
  check (frist is null or zustand = 'unterlagen-angefordert')
);
create index vorgang_kunde on vorgang (kunde_id, geaendert desc, id desc);
create index vorgang_arbeit on vorgang (jobcenter_id, offen_seit, id) where offen_seit is not null;
create index vorgang_niemand on vorgang (jobcenter_id, offen_seit, id) where offen_seit is not null and zustaendig is null;
create index vorgang_zustaendig on vorgang (zustaendig, offen_seit, id) where offen_seit is not null;
create index vorgang_unvollstaendig on vorgang (jobcenter_id, unvollstaendig_seit, id) where unvollstaendig_seit is not null;
select spalten_klasse('vorgang', '{"id": "sachdaten", "nummer": "sachdaten", "kunde_id": "kennung",
  "jobcenter_id": "sachdaten", "dienst": "sachdaten", "art": "sachdaten", "titel": "geheimtext", "inhalt": "geheimtext",
  "erstellt_von": "kennung", "erstellt": "sachdaten", "zustand": "sachdaten", "geaendert": "sachdaten",
  "vom_jobcenter": "sachdaten", "frist": "sachdaten", "unvollstaendig_seit": "sachdaten", "offen_seit": "sachdaten", "zustaendig": "kennung",
  "stand": "sachdaten", "sendung": "sachdaten"}');

-- Cases stand in the common work list while staff has something to do.
insert into eingangsart (art, werktage, bereich, tabelle) values ('vorgang', 3, 'leistung', 'vorgang');
insert into eingangsthema (art, thema, bereich)
  select 'vorgang', dienst, 'vermittlung' from unnest(array['abwesenheit', 'arbeitsmarktprofil', 'berufliche-rehabilitation',
    'einstiegsgeld-beschaeftigung', 'einstiegsgeld-selbststaendigkeit', 'freie-foerderung', 'vermittlungsgutschein',
    'eingliederung-selbststaendige', 'massnahme-arbeitgeber', 'massnahme-traeger', 'vermittlungsbudget']) dienst;
create trigger vorgang_reicht_weiter before insert or update of offen_seit on vorgang
  for each row execute function offenes_reicht_weiter('vorgang', 'dienst');
create trigger vorgang_im_eingang after insert or delete or update of offen_seit, zustaendig, stand on vorgang
  for each row execute function offenes_im_eingang('vorgang', 'dienst', 'vom_jobcenter');

-- The states of a case one after the other. Without a state: a note among staff.
create table vorgang_schritt (
  id uuid primary key,
  vorgang_id uuid not null references vorgang on delete cascade,
  zustand text,
  von text not null check (von in ('kunde', 'dienst', 'system')),
  mitarbeiter_id uuid references mitarbeiter,
  frist date,
  -- sealed with the key of the customer
  notiz bytea,
  zeit timestamptz not null,
  check ((von = 'dienst') = (mitarbeiter_id is not null)),
  check (zustand is not null or notiz is not null)
);
create index vorgang_schritt_vorgang on vorgang_schritt (vorgang_id, id);
create index vorgang_schritt_mitarbeiter on vorgang_schritt (mitarbeiter_id) where mitarbeiter_id is not null;
select spalten_klasse('vorgang_schritt', '{"id": "sachdaten", "vorgang_id": "sachdaten", "zustand": "sachdaten",
  "von": "sachdaten", "mitarbeiter_id": "kennung", "frist": "sachdaten", "notiz": "geheimtext", "zeit": "sachdaten"}');

create table vorgang_datei (
  vorgang_id uuid not null references vorgang on delete cascade,
  -- A file that was found to be harmful goes; that there was one stands in the record.
  dokument_id uuid not null references dokument on delete cascade,
  primary key (vorgang_id, dokument_id)
);
create index vorgang_datei_dokument on vorgang_datei (dokument_id);
select spalten_klasse('vorgang_datei', '{"vorgang_id": "sachdaten", "dokument_id": "sachdaten"}');

-- How a customer can be reached, as they say themselves.
create table kontaktangabe (
  kunde_id uuid primary key references kunde on delete cascade,
  -- sealed with the key of the customer
  inhalt bytea not null,
  geaendert timestamptz not null
);
select spalten_klasse('kontaktangabe', '{"kunde_id": "kennung", "inhalt": "geheimtext", "geaendert": "sachdaten"}');
