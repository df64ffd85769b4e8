-- An index over a person and a time. PostgreSQL brings the extension along and lets the owner of the database install it.
create schema if not exists erweiterungen;
create extension if not exists btree_gist schema erweiterungen;

-- A time that somebody of the staff keeps free for appointments, or for one alone.
create table zeitfenster (
  id uuid primary key,
  jobcenter_id uuid not null references jobcenter,
  mitarbeiter_id uuid not null references mitarbeiter,
  -- those that were made together
  serie_id uuid,
  beginn timestamptz not null,
  ende timestamptz not null,
  weg text not null check (weg in ('vor-ort', 'telefon', 'video')),
  -- room, address or link; empty for the telephone
  ort text not null,
  thema text not null check (thema in ('arbeit', 'leistung', 'allgemein')),
  -- false: made for one appointment, and gone with it
  buchbar boolean not null,
  erstellt timestamptz not null,
  check (ende > beginn and ende <= beginn + interval '12 hours'),
  -- Nobody of the staff is in two places at once.
  constraint zeitfenster_einmal exclude using gist (mitarbeiter_id with =, tstzrange(beginn, ende) with &&),
  unique (id, mitarbeiter_id, beginn, ende)
);
create index zeitfenster_angebot on zeitfenster (jobcenter_id, beginn, id) where buchbar;
create index zeitfenster_dienst on zeitfenster (mitarbeiter_id, beginn, id);
create index zeitfenster_serie on zeitfenster (serie_id) where serie_id is not null;
select spalten_klasse('zeitfenster', '{"id": "sachdaten", "jobcenter_id": "sachdaten", "mitarbeiter_id": "kennung",
  "serie_id": "sachdaten", "beginn": "sachdaten", "ende": "sachdaten", "weg": "sachdaten", "ort": "sachdaten",
  "thema": "sachdaten", "buchbar": "sachdaten", "erstellt": "sachdaten"}');

-- When somebody of the staff is not there. Why is nobody's business here.
create table abwesenheit (
  id uuid primary key,
  mitarbeiter_id uuid not null references mitarbeiter on delete cascade,
  beginn timestamptz not null,
  ende timestamptz not null,
  erstellt timestamptz not null,
  check (ende > beginn)
);
create index abwesenheit_dienst on abwesenheit (mitarbeiter_id, ende);
select spalten_klasse('abwesenheit', '{"id": "sachdaten", "mitarbeiter_id": "kennung", "beginn": "sachdaten",
  "ende": "sachdaten", "erstellt": "sachdaten"}');

create table termin (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  mitarbeiter_id uuid not null references mitarbeiter,
  -- einladung: under § 59 SGB II, with a duty to come
  art text not null check (art in ('gespraech', 'einladung')),
  -- the time that it holds; null once it does not take place
  zeitfenster_id uuid unique,
  beginn timestamptz not null,
  ende timestamptz not null,
  weg text not null check (weg in ('vor-ort', 'telefon', 'video')),
  ort text not null,
  -- sealed with the key of the customer: what it is about, what to bring, why it does not take place
  inhalt bytea not null,
  zustand text not null check (zustand in ('offen', 'bestaetigt', 'abgesagt', 'verhinderung-gemeldet',
    'verhinderung-anerkannt', 'verhinderung-abgelehnt', 'wahrgenommen', 'nicht-erschienen')),
  von text not null check (von in ('kunde', 'dienst')),
  -- how an invitation went out: the portal for those who agreed to it, else a letter
  zustellung text check (zustellung in ('online', 'post')),
  -- version of the legal consequence that it names
  rechtsfolge text,
  -- changes with every act on it; whoever acts on an older one is told
  stand integer not null default 1,
  erinnert timestamptz,
  erstellt timestamptz not null,
  geaendert timestamptz not null,
  -- made with the form: a double click is one appointment
  sendung uuid not null unique,
  check (ende > beginn),
  check ((art = 'einladung') = (rechtsfolge is not null)),
  check ((art = 'einladung') = (zustellung is not null)),
  check ((zeitfenster_id is null) = (zustand in ('abgesagt', 'verhinderung-anerkannt'))),
  check (art = 'einladung' or zustand not like 'verhinderung-%'),
  -- Both always say the same time: moved by the office, the appointment goes with what it holds.
  foreign key (zeitfenster_id, mitarbeiter_id, beginn, ende) references zeitfenster (id, mitarbeiter_id, beginn, ende)
    on update cascade,
  -- Nobody is asked to two places at once.
  constraint termin_einmal exclude using gist (kunde_id with =, tstzrange(beginn, ende) with &&)
    where (zeitfenster_id is not null)
);
create index termin_kunde on termin (kunde_id, beginn, id);
create index termin_dienst on termin (mitarbeiter_id, beginn, id);
create index termin_jobcenter on termin (jobcenter_id, beginn, id);
create index termin_erinnerung on termin (beginn) where erinnert is null and zeitfenster_id is not null;
select spalten_klasse('termin', '{"id": "sachdaten", "kunde_id": "kennung", "jobcenter_id": "sachdaten",
  "mitarbeiter_id": "kennung", "art": "sachdaten", "zeitfenster_id": "sachdaten", "beginn": "sachdaten", "ende": "sachdaten",
  "weg": "sachdaten", "ort": "sachdaten", "inhalt": "geheimtext", "zustand": "sachdaten", "von": "sachdaten",
  "zustellung": "sachdaten", "rechtsfolge": "sachdaten", "stand": "sachdaten", "erinnert": "sachdaten",
  "erstellt": "sachdaten", "geaendert": "sachdaten", "sendung": "sachdaten"}');

-- With a customer their appointments go; times that were made for these alone go along.
create function zeitfenster_freigeben() returns trigger language plpgsql as $$
begin
  delete from zeitfenster where id = old.zeitfenster_id and not buchbar;
  return null;
end $$;
create trigger termin_weg after delete on termin for each row execute function zeitfenster_freigeben();

-- What a customer says about appointments: cannot come to an invitation, or asks for another time.
create table terminmitteilung (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  termin_id uuid references termin on delete cascade,
  art text not null check (art in ('verhinderung', 'wunsch')),
  -- sealed with the key of the customer, as is the answer: reasons tell of illness and family
  inhalt bytea not null,
  antwort bytea,
  ergebnis text check (ergebnis in ('anerkannt', 'abgelehnt', 'erledigt')),
  entschieden_von uuid references mitarbeiter,
  entschieden timestamptz,
  erstellt timestamptz not null,
  sendung uuid not null unique,
  check (art = 'wunsch' or termin_id is not null),
  check ((ergebnis is null) = (entschieden is null))
);
create unique index terminmitteilung_offen on terminmitteilung (termin_id) where ergebnis is null;
create unique index terminmitteilung_wunsch on terminmitteilung (kunde_id) where ergebnis is null and termin_id is null;
create index terminmitteilung_arbeit on terminmitteilung (jobcenter_id, id) where ergebnis is null;
create index terminmitteilung_termin on terminmitteilung (termin_id, id) where termin_id is not null;
create index terminmitteilung_kunde on terminmitteilung (kunde_id, id);
create index terminmitteilung_entschieden_von on terminmitteilung (entschieden_von) where entschieden_von is not null;
select spalten_klasse('terminmitteilung', '{"id": "sachdaten", "kunde_id": "kennung", "jobcenter_id": "sachdaten",
  "termin_id": "sachdaten", "art": "sachdaten", "inhalt": "geheimtext", "antwort": "geheimtext", "ergebnis": "sachdaten",
  "entschieden_von": "kennung", "entschieden": "sachdaten", "erstellt": "sachdaten", "sendung": "sachdaten"}');

create table terminmitteilung_datei (
  mitteilung_id uuid not null references terminmitteilung on delete cascade,
  dokument_id uuid not null references dokument on delete cascade,
  primary key (mitteilung_id, dokument_id)
);
create index terminmitteilung_datei_dokument on terminmitteilung_datei (dokument_id);
select spalten_klasse('terminmitteilung_datei', '{"mitteilung_id": "sachdaten", "dokument_id": "sachdaten"}');

-- The private address under which a calendar program reads the appointments of a profile; a new one ends the old one.
create table kalenderabo (
  profil_id uuid primary key references profil on delete cascade,
  hash bytea not null unique check (octet_length(hash) = 32),
  erstellt timestamptz not null
);
select spalten_klasse('kalenderabo', '{"profil_id": "kennung", "hash": "hash", "erstellt": "sachdaten"}');
