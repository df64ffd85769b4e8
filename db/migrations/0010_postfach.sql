-- A conversation between a customer and the Jobcenter, in one of the two mailboxes.
create table gespraech (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  -- that of the customer when it began; work lists go by it
  jobcenter_id uuid not null references jobcenter,
  postfach text not null check (postfach in ('leistung', 'vermittlung')),
  anliegen text not null check (anliegen ~ '^[a-z][a-z0-9-]*$'),
  -- sealed with the key of the customer
  betreff bytea not null,
  erstellt timestamptz not null,
  -- the newest message, of each side
  zuletzt timestamptz not null,
  vom_kunden timestamptz,
  vom_jobcenter timestamptz,
  -- something of the Jobcenter that the customer has not opened
  neu boolean not null default false,
  -- put away by the customer; a new message brings it back
  archiviert timestamptz,
  -- since when an answer is awaited; null: nothing to do
  offen_seit timestamptz,
  zustaendig uuid references mitarbeiter,
  -- changes with every message and assignment: whoever acts on an older one is told
  stand integer not null default 1
);
create index gespraech_kunde on gespraech (kunde_id, postfach, zuletzt desc, id desc);
create index gespraech_gesendet on gespraech (kunde_id, postfach, zuletzt desc, id desc) where vom_kunden is not null;
create index gespraech_archiv on gespraech (kunde_id, postfach, zuletzt desc, id desc) where archiviert is not null;
create index gespraech_neu on gespraech (kunde_id, postfach) where neu;
create index gespraech_arbeit on gespraech (jobcenter_id, offen_seit, id) where offen_seit is not null;
create index gespraech_zustaendig on gespraech (zustaendig, offen_seit, id) where offen_seit is not null;
select spalten_klasse('gespraech', '{"id": "sachdaten", "kunde_id": "kennung", "jobcenter_id": "sachdaten",
  "postfach": "sachdaten", "anliegen": "sachdaten", "betreff": "geheimtext", "erstellt": "sachdaten", "zuletzt": "sachdaten",
  "vom_kunden": "sachdaten", "vom_jobcenter": "sachdaten", "neu": "sachdaten", "archiviert": "sachdaten", "offen_seit": "sachdaten",
  "zustaendig": "kennung", "stand": "sachdaten"}');

create table nachricht (
  id uuid primary key,
  gespraech_id uuid not null references gespraech on delete cascade,
  von text not null check (von in ('kunde', 'dienst')),
  mitarbeiter_id uuid references mitarbeiter,
  -- sealed with the key of the customer
  text bytea not null,
  gesendet timestamptz not null,
  -- first opened by the other side
  gelesen timestamptz,
  -- made with the form: a double click or a reload is one message
  sendung uuid not null unique,
  check ((von = 'dienst') = (mitarbeiter_id is not null))
);
create index nachricht_gespraech on nachricht (gespraech_id, id);
create index nachricht_ungelesen on nachricht (gespraech_id) where gelesen is null;
create index nachricht_mitarbeiter on nachricht (mitarbeiter_id) where mitarbeiter_id is not null;
select spalten_klasse('nachricht', '{"id": "sachdaten", "gespraech_id": "sachdaten", "von": "sachdaten",
  "mitarbeiter_id": "kennung", "text": "geheimtext", "gesendet": "sachdaten", "gelesen": "sachdaten", "sendung": "sachdaten"}');

create table nachricht_anhang (
  nachricht_id uuid not null references nachricht on delete cascade,
  -- A file that was found to be harmful goes; that there was one stays in the message.
  dokument_id uuid not null references dokument on delete cascade,
  primary key (nachricht_id, dokument_id)
);
create index nachricht_anhang_dokument on nachricht_anhang (dokument_id);
select spalten_klasse('nachricht_anhang', '{"nachricht_id": "sachdaten", "dokument_id": "sachdaten"}');

-- What is being written. One of the customer for each sending.
create table nachricht_entwurf (
  sendung uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  postfach text not null check (postfach in ('leistung', 'vermittlung')),
  gespraech_id uuid references gespraech on delete cascade,
  -- sealed with the key of the customer
  inhalt bytea not null,
  geaendert timestamptz not null
);
create index nachricht_entwurf_kunde on nachricht_entwurf (kunde_id, geaendert desc);
create index nachricht_entwurf_gespraech on nachricht_entwurf (gespraech_id) where gespraech_id is not null;
select spalten_klasse('nachricht_entwurf', '{"sendung": "sachdaten", "kunde_id": "kennung", "postfach": "sachdaten",
  "gespraech_id": "sachdaten", "inhalt": "geheimtext", "geaendert": "sachdaten"}');
