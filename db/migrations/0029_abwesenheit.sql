-- What a case is beyond what was sent that asks to be away (§ 7b SGB II): what was agreed, and whether the person is back.
create table ortsabwesenheit (
  vorgang_id uuid primary key references vorgang on delete cascade,
  -- sealed with the key of the customer: why, and which days of a year it takes
  inhalt bytea not null,
  -- as asked for; null: in a few lines
  gefragt_von date,
  gefragt_bis date,
  -- null: nobody has decided; in force while the case is in the state of a decision
  ergebnis text check (ergebnis in ('zugestimmt', 'teilweise', 'nicht-zugestimmt', 'nicht-noetig')),
  -- as agreed to
  von date,
  bis date,
  -- the first day of work behind it: until then the person says that they are back
  melden_bis date,
  -- from this day on somebody asks after them
  vermisst_ab date,
  -- since when they are back, and when they said so
  zurueck date,
  zurueck_gemeldet timestamptz,
  -- what staff has to look at because of it, since when, and when either side has
  meldung text check (meldung in ('fehlt', 'spaeter', 'nachgemeldet')),
  meldung_seit timestamptz,
  vermittlung_gesehen timestamptz,
  leistung_gesehen timestamptz,
  check ((gefragt_von is null) = (gefragt_bis is null) and gefragt_von <= gefragt_bis),
  check ((von is null) = (bis is null) and von <= bis),
  check ((von is not null) = (ergebnis is not null and ergebnis in ('zugestimmt', 'teilweise'))),
  check ((von is null) = (melden_bis is null) and (von is null) = (vermisst_ab is null)),
  check ((zurueck is null) = (zurueck_gemeldet is null)),
  check ((meldung is null) = (meldung_seit is null)),
  check (meldung is not null or num_nonnulls(vermittlung_gesehen, leistung_gesehen) = 0)
);
-- What the search for people who are missing looks through.
create index ortsabwesenheit_vermisst on ortsabwesenheit (vermisst_ab, vorgang_id)
  where vermisst_ab is not null and zurueck is null and meldung is null;
select spalten_klasse('ortsabwesenheit', '{"vorgang_id": "sachdaten", "inhalt": "geheimtext", "gefragt_von": "sachdaten",
  "gefragt_bis": "sachdaten", "ergebnis": "sachdaten", "von": "sachdaten", "bis": "sachdaten", "melden_bis": "sachdaten",
  "vermisst_ab": "sachdaten", "zurueck": "sachdaten", "zurueck_gemeldet": "sachdaten", "meldung": "sachdaten",
  "meldung_seit": "sachdaten", "vermittlung_gesehen": "sachdaten", "leistung_gesehen": "sachdaten"}');

-- How a question to be away is decided, and that the person is back. While it is agreed to, `frist` is its last day.
alter table vorgang drop constraint vorgang_zustand_check;
alter table vorgang add constraint vorgang_zustand_check check (zustand in ('gesendet', 'eingegangen', 'in-bearbeitung',
  'unterlagen-angefordert', 'unterlagen-nachgereicht', 'rueckfrage', 'ergaenzt', 'weitergeleitet', 'entschieden', 'zugestimmt',
  'teilweise-zugestimmt', 'nicht-zugestimmt', 'nicht-noetig', 'zurueckgemeldet', 'zurueckgenommen', 'abgeschlossen',
  'form-geprueft', 'begruendung-angefordert', 'begruendet', 'ruht', 'abhilfe', 'teilabhilfe', 'zurueckgewiesen', 'klage'));
alter table vorgang drop constraint vorgang_frist;
alter table vorgang add constraint vorgang_frist check (frist is null or zustand in ('unterlagen-angefordert', 'rueckfrage',
  'begruendung-angefordert', 'zugestimmt', 'teilweise-zugestimmt'));

-- Somebody of the Bedarfsgemeinschaft who travels along, and needs a consent of their own. It is no case of theirs before they
-- have said so themselves.
create table mitreise (
  id uuid primary key,
  -- of the person who named them
  vorgang_id uuid not null references vorgang on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  -- their entry in the form
  eintrag text not null,
  -- sealed with the key of whoever named them: who they are
  inhalt bytea not null,
  -- on file of the same Bedarfsgemeinschaft; null: not found there
  kunde_id uuid references kunde on delete set null,
  von date not null,
  bis date not null check (bis >= von),
  zustand text not null check (zustand in ('offen', 'selbst-gefragt', 'reist-nicht', 'zugestimmt', 'teilweise',
    'nicht-zugestimmt', 'nicht-noetig', 'zurueckgezogen')),
  -- what became of it once they asked themselves
  eigener_vorgang uuid,
  -- as agreed to
  zustimmung_von date,
  zustimmung_bis date,
  erstellt timestamptz not null,
  geaendert timestamptz not null,
  mitarbeiter_id uuid references mitarbeiter,
  stand integer not null default 1,
  unique (vorgang_id, eintrag),
  constraint mitreise_eigener foreign key (eigener_vorgang, kunde_id) references vorgang (id, kunde_id)
    on delete set null (eigener_vorgang),
  check (eigener_vorgang is null or zustand = 'selbst-gefragt'),
  check ((zustimmung_von is not null) = (zustand in ('zugestimmt', 'teilweise'))
    and (zustimmung_von is null) = (zustimmung_bis is null) and zustimmung_von <= zustimmung_bis)
);
create index mitreise_kunde on mitreise (kunde_id, id) where kunde_id is not null;
create unique index mitreise_eigener_vorgang on mitreise (eigener_vorgang) where eigener_vorgang is not null;
create index mitreise_mitarbeiter on mitreise (mitarbeiter_id) where mitarbeiter_id is not null;
select spalten_klasse('mitreise', '{"id": "sachdaten", "vorgang_id": "sachdaten", "jobcenter_id": "sachdaten",
  "eintrag": "sachdaten", "inhalt": "geheimtext", "kunde_id": "kennung", "von": "sachdaten", "bis": "sachdaten",
  "zustand": "sachdaten", "eigener_vorgang": "sachdaten", "zustimmung_von": "sachdaten", "zustimmung_bis": "sachdaten",
  "erstellt": "sachdaten", "geaendert": "sachdaten", "mitarbeiter_id": "kennung", "stand": "sachdaten"}');

-- Staff: somebody came back later than agreed, or is missed, on both sides of the house; and who travels along.
insert into eingangsart (art, werktage, bereich, tabelle) values ('rueckkehr', 1, 'vermittlung', null),
  ('rueckkehr-leistung', 1, 'leistung', null), ('mitreise', 3, 'vermittlung', null);

create function ortsabwesenheit_im_eingang() returns trigger language plpgsql as $$
declare
  v record;
begin
  if tg_op = 'DELETE' then
    perform eingang_schliessen('rueckkehr', old.vorgang_id), eingang_schliessen('rueckkehr-leistung', old.vorgang_id);
    return null;
  end if;
  -- There is something else to look at: both begin anew.
  if tg_op = 'UPDATE' and new.meldung is distinct from old.meldung then
    perform eingang_schliessen('rueckkehr', new.vorgang_id), eingang_schliessen('rueckkehr-leistung', new.vorgang_id);
  end if;
  if new.meldung is null then return null; end if;
  select kunde_id, jobcenter_id into v from vorgang where id = new.vorgang_id;
  if new.vermittlung_gesehen is not null then
    perform eingang_schliessen('rueckkehr', new.vorgang_id, new.vermittlung_gesehen);
  else
    perform eingang_oeffnen('rueckkehr', new.vorgang_id, v.kunde_id, v.jobcenter_id, new.meldung, new.meldung_seit);
  end if;
  if new.leistung_gesehen is not null then
    perform eingang_schliessen('rueckkehr-leistung', new.vorgang_id, new.leistung_gesehen);
  else
    perform eingang_oeffnen('rueckkehr-leistung', new.vorgang_id, v.kunde_id, v.jobcenter_id, new.meldung, new.meldung_seit);
  end if;
  return null;
end $$;
create trigger ortsabwesenheit_im_eingang
  after insert or delete or update of meldung, vermittlung_gesehen, leistung_gesehen on ortsabwesenheit
  for each row execute function ortsabwesenheit_im_eingang();

create function mitreise_im_eingang() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('mitreise', old.id);
  elsif new.zustand <> 'offen' then
    -- Answered is only what staff has decided.
    perform eingang_schliessen('mitreise', new.id, case when new.mitarbeiter_id is not null then new.geaendert end);
  else
    perform eingang_oeffnen('mitreise', new.id,
      coalesce(new.kunde_id, (select kunde_id from vorgang where id = new.vorgang_id)), new.jobcenter_id, 'mitreise',
      new.erstellt);
  end if;
  return null;
end $$;
create trigger mitreise_im_eingang after insert or delete or update of zustand on mitreise
  for each row execute function mitreise_im_eingang();

-- A first application can be taken back by its owner, and staff can undo a match as long as nobody has used the letter's code.
alter table erstantrag
  -- the letter that went out with the match
  add column brief_id uuid references brief on delete set null,
  drop constraint erstantrag_zustand_check,
  drop constraint erstantrag_check2,
  add constraint erstantrag_zustand_check check (zustand in ('offen', 'zugeordnet', 'abgelehnt', 'zurueckgenommen')),
  add constraint erstantrag_kunde check (kunde_id is null or zustand in ('zugeordnet', 'zurueckgenommen'));
create index erstantrag_brief on erstantrag (brief_id) where brief_id is not null;
select spalten_klasse('erstantrag', '{"brief_id": "sachdaten"}');

-- What was taken back is no answer of staff.
create or replace function erstantrag_im_eingang() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('erstantrag', old.id);
  elsif new.zustand = 'zurueckgenommen' then perform eingang_schliessen('erstantrag', new.id);
  elsif new.zustand <> 'offen' then perform eingang_schliessen('erstantrag', new.id, new.entschieden);
  else perform eingang_oeffnen('erstantrag', new.id, null, new.jobcenter_id, new.dienst, new.zeit);
  end if;
  return null;
end $$;

-- A match that was wrong, and why.
create table erstantrag_trennung (
  id uuid primary key,
  erstantrag_id uuid not null references erstantrag on delete cascade,
  mitarbeiter_id uuid references mitarbeiter,
  -- sealed with the key of the account
  grund bytea not null,
  zeit timestamptz not null
);
create index erstantrag_trennung_antrag on erstantrag_trennung (erstantrag_id, id);
create index erstantrag_trennung_mitarbeiter on erstantrag_trennung (mitarbeiter_id) where mitarbeiter_id is not null;
select spalten_klasse('erstantrag_trennung', '{"id": "sachdaten", "erstantrag_id": "sachdaten", "mitarbeiter_id": "kennung",
  "grund": "geheimtext", "zeit": "sachdaten"}');
