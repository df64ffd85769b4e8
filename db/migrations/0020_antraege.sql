-- A form that is being filled in. Nothing of it reaches the Jobcenter before it is sent.
create table antrag (
  id uuid primary key,
  konto_id uuid not null references konto on delete cascade,
  kunde_id uuid not null references kunde on delete cascade,
  dienst text not null check (dienst ~ '^[a-z][a-z0-9-]*$'),
  -- the version of the form in which it was begun, or to which a step has moved it
  fassung integer not null check (fassung > 0),
  -- sealed with the key of the customer: answers, what is typed on the page that is open, reasons about documents
  inhalt bytea not null,
  begonnen timestamptz not null,
  geaendert timestamptz not null,
  -- how often its owner was reminded of it
  erinnert smallint not null default 0
);
create index antrag_kunde on antrag (kunde_id, geaendert desc, id desc);
create index antrag_konto on antrag (konto_id);
create index antrag_alter on antrag (geaendert, id);
select spalten_klasse('antrag', '{"id": "sachdaten", "konto_id": "kennung", "kunde_id": "kennung", "dienst": "sachdaten",
  "fassung": "sachdaten", "inhalt": "geheimtext", "begonnen": "sachdaten", "geaendert": "sachdaten",
  "erinnert": "sachdaten"}');

-- A file that was handed in with a form, and for which document it stands.
create table antrag_datei (
  antrag_id uuid not null references antrag on delete cascade,
  dokument_id uuid not null references dokument on delete cascade,
  -- the rule, with the entry that it belongs to
  nachweis text not null check (length(nachweis) <= 200),
  primary key (antrag_id, dokument_id)
);
create index antrag_datei_dokument on antrag_datei (dokument_id);
select spalten_klasse('antrag_datei', '{"antrag_id": "sachdaten", "dokument_id": "sachdaten", "nachweis": "sachdaten"}');

-- What a case needs in documents, and where each stands.
create table vorgang_nachweis (
  id uuid primary key,
  vorgang_id uuid not null references vorgang on delete cascade,
  -- the rule of the form, with its entry; null: asked for by staff
  regel text check (length(regel) <= 200),
  -- code of the document type
  typ text not null check (typ ~ '^[A-Z]{3,4}$|^ID$'),
  -- sealed with the key of the customer: title, for whom, hint, reason
  inhalt bytea not null,
  zustand text not null check (zustand in ('offen', 'nicht-vorhanden', 'amt', 'vorgelegt', 'angenommen', 'abgelehnt',
    'erlassen')),
  -- until when it is awaited
  frist date,
  geaendert timestamptz not null,
  unique (vorgang_id, regel)
);
select spalten_klasse('vorgang_nachweis', '{"id": "sachdaten", "vorgang_id": "sachdaten", "regel": "sachdaten",
  "typ": "sachdaten", "inhalt": "geheimtext", "zustand": "sachdaten", "frist": "sachdaten", "geaendert": "sachdaten"}');

alter table vorgang_datei add column nachweis_id uuid references vorgang_nachweis on delete set null;
create index vorgang_datei_nachweis on vorgang_datei (nachweis_id) where nachweis_id is not null;
select spalten_klasse('vorgang_datei', '{"nachweis_id": "sachdaten"}');

-- The receipt of what was sent: whoever holds the code can check it, and learns nothing of the content.
create table beleg (
  vorgang_id uuid primary key references vorgang on delete cascade,
  -- keyed hash of the code
  code_mac bytea not null unique,
  -- the code, sealed with the key of the customer
  code bytea not null,
  -- of the content as it was sent
  sha256 bytea not null check (length(sha256) = 32),
  -- kind of form, as it is told to whoever checks
  bezeichnung text not null,
  zeit timestamptz not null
);
select spalten_klasse('beleg', '{"vorgang_id": "sachdaten", "code_mac": "hash", "code": "geheimtext", "sha256": "hash",
  "bezeichnung": "sachdaten", "zeit": "sachdaten"}');

-- A funding service that staff has opened for one customer.
create table freigabe_dienst (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  dienst text not null check (dienst ~ '^[a-z][a-z0-9-]*$'),
  von uuid not null references mitarbeiter,
  -- sealed with the key of the customer: what for, up to which amount
  inhalt bytea not null,
  bis date not null,
  erstellt timestamptz not null,
  widerrufen timestamptz
);
create index freigabe_dienst_kunde on freigabe_dienst (kunde_id, dienst);
create index freigabe_dienst_von on freigabe_dienst (von);
select spalten_klasse('freigabe_dienst', '{"id": "sachdaten", "kunde_id": "kennung", "dienst": "sachdaten",
  "von": "kennung", "inhalt": "geheimtext", "bis": "sachdaten", "erstellt": "sachdaten", "widerrufen": "sachdaten"}');
