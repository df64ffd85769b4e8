-- A new address or account for payments that a customer has reported. Nothing of it counts until the person has proven that it is
-- theirs: by their identity card at the counter, or with a code that came by letter.
create table vorbehalt (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  -- the case that it was reported in; that one counts at once
  vorgang_id uuid not null references vorgang on delete cascade,
  was text not null check (was in ('anschrift', 'konto')),
  -- sealed with the key of the customer: what is new
  inhalt bytea not null,
  -- from which day on it is to count
  ab date not null,
  zustand text not null check (zustand in ('wartet', 'freigabe', 'bestaetigt', 'abgelehnt', 'gestoppt', 'ersetzt', 'verfallen')),
  erstellt timestamptz not null,
  -- from which day on a letter with a code is to be made; null: it was made, or none can be
  brief_ab date,
  -- since when the last code has run out
  abgelaufen_seit timestamptz,
  -- how and when the person confirmed it, and who saw their identity card
  weg text check (weg in ('ausweis', 'brief')),
  bestaetigt timestamptz,
  gesehen_von uuid references mitarbeiter,
  -- an account: the second person who released or refused it
  entschieden timestamptz,
  entschieden_von uuid references mitarbeiter,
  -- an address: since when it stands in the file
  gilt_seit timestamptz,
  -- since when the specialist procedure of the office has it
  uebernommen timestamptz,
  uebernommen_von uuid references mitarbeiter,
  -- stopped, replaced, refused, lapsed; by staff, or null
  ende timestamptz,
  ende_von uuid references mitarbeiter,
  -- why it was stopped or refused by staff, sealed with the key of the customer
  grund bytea,
  -- staff has looked into what was stopped
  geklaert timestamptz,
  geklaert_von uuid references mitarbeiter,
  -- changes with every step: whoever acts on an older one is told
  stand integer not null default 1,
  constraint vorbehalt_weg check (num_nonnulls(weg, bestaetigt) in (0, 2)),
  constraint vorbehalt_ausweis check (coalesce(weg = 'ausweis', false) = (gesehen_von is not null)),
  constraint vorbehalt_bestaetigt check (zustand not in ('freigabe', 'bestaetigt') or weg is not null),
  constraint vorbehalt_wartet check (zustand <> 'wartet' or weg is null),
  constraint vorbehalt_entschieden check (num_nonnulls(entschieden, entschieden_von) in (0, 2)),
  -- An account counts only after a second person has released it.
  constraint vorbehalt_freigegeben check (was <> 'konto' or zustand <> 'bestaetigt' or entschieden is not null),
  constraint vorbehalt_vier_augen check (entschieden_von is null or gesehen_von is null or entschieden_von <> gesehen_von),
  constraint vorbehalt_uebernommen check (num_nonnulls(uebernommen, uebernommen_von) in (0, 2)
    and (uebernommen is null or zustand = 'bestaetigt')),
  -- With a code nobody of staff has seen the person: then releasing and taking over are done by two.
  constraint vorbehalt_zwei_menschen check (was <> 'konto' or weg is distinct from 'brief' or uebernommen_von is null
    or uebernommen_von <> entschieden_von),
  constraint vorbehalt_gilt check (gilt_seit is null or was = 'anschrift'),
  constraint vorbehalt_ende check ((zustand in ('abgelehnt', 'gestoppt', 'ersetzt', 'verfallen')) = (ende is not null)),
  constraint vorbehalt_geklaert check (num_nonnulls(geklaert, geklaert_von) in (0, 2)
    and (geklaert is null or zustand = 'gestoppt'))
);
-- One of a kind is open for each customer.
create unique index vorbehalt_offen on vorbehalt (kunde_id, was) where zustand in ('wartet', 'freigabe');
create index vorbehalt_kunde on vorbehalt (kunde_id, id desc);
create index vorbehalt_vorgang on vorbehalt (vorgang_id);
create index vorbehalt_brief_ab on vorbehalt (brief_ab) where brief_ab is not null;
create index vorbehalt_wartet on vorbehalt (ab, id) where zustand = 'wartet';
create index vorbehalt_gilt on vorbehalt (ab, id) where zustand = 'bestaetigt' and was = 'anschrift' and gilt_seit is null;
create index vorbehalt_gesehen_von on vorbehalt (gesehen_von) where gesehen_von is not null;
create index vorbehalt_entschieden_von on vorbehalt (entschieden_von) where entschieden_von is not null;
create index vorbehalt_uebernommen_von on vorbehalt (uebernommen_von) where uebernommen_von is not null;
select spalten_klasse('vorbehalt', '{"id": "sachdaten", "kunde_id": "kennung", "jobcenter_id": "sachdaten",
  "vorgang_id": "sachdaten", "was": "sachdaten", "inhalt": "geheimtext", "ab": "sachdaten", "zustand": "sachdaten",
  "erstellt": "sachdaten", "brief_ab": "sachdaten", "abgelaufen_seit": "sachdaten", "weg": "sachdaten",
  "bestaetigt": "sachdaten", "gesehen_von": "kennung", "entschieden": "sachdaten", "entschieden_von": "kennung",
  "gilt_seit": "sachdaten", "uebernommen": "sachdaten", "uebernommen_von": "kennung", "ende": "sachdaten",
  "ende_von": "kennung", "grund": "geheimtext", "geklaert": "sachdaten", "geklaert_von": "kennung", "stand": "sachdaten"}');

-- What goes by post about it: a code to confirm with, or word to the old address that there is a new one.
create table vorbehalt_brief (
  id uuid primary key,
  vorbehalt_id uuid not null references vorbehalt on delete cascade,
  art text not null check (art in ('code', 'hinweis')),
  -- sealed with the key of the customer: what is printed; null: nothing to print any more
  inhalt bytea,
  code_hash bytea unique check (octet_length(code_hash) = 32),
  gueltig_bis timestamptz check (gueltig_bis <= erstellt + interval '720 hours'),
  erstellt timestamptz not null,
  gesendet timestamptz check (gesendet >= erstellt),
  -- used up, replaced, run out, not needed any more
  ende timestamptz,
  check ((art = 'code') = (code_hash is not null)),
  check ((art = 'code') = (gueltig_bis is not null))
);
-- A newer letter kills the older one.
create unique index vorbehalt_brief_code on vorbehalt_brief (vorbehalt_id) where art = 'code' and ende is null;
create index vorbehalt_brief_vorbehalt on vorbehalt_brief (vorbehalt_id, id);
create index vorbehalt_brief_ablauf on vorbehalt_brief (gueltig_bis) where art = 'code' and ende is null;
create index vorbehalt_brief_leeren on vorbehalt_brief (gesendet) where inhalt is not null and art = 'hinweis';
select spalten_klasse('vorbehalt_brief', '{"id": "sachdaten", "vorbehalt_id": "sachdaten", "art": "sachdaten",
  "inhalt": "geheimtext", "code_hash": "hash", "gueltig_bis": "sachdaten", "erstellt": "sachdaten", "gesendet": "sachdaten",
  "ende": "sachdaten"}');

-- What staff has to do about it.
insert into eingangsart (art, werktage, bereich, tabelle) values
  ('vorbehalt', 1, 'leistung', null),
  ('vorbehaltbrief', 1, 'leistung', null);

create function vorbehalt_thema(v vorbehalt) returns text language sql immutable as $$
  select case
    when v.zustand = 'freigabe' then 'freigabe'
    when v.zustand = 'bestaetigt' and v.uebernommen is null then 'uebernahme'
    when v.zustand = 'gestoppt' and v.geklaert is null then 'gestoppt'
    when v.zustand = 'wartet' and v.abgelaufen_seit is not null then 'abgelaufen'
  end;
$$;

create function vorbehalt_im_eingang() returns trigger language plpgsql as $$
declare
  bisher text;
  worum text;
  gruppe text;
begin
  if tg_op = 'DELETE' then
    perform eingang_schliessen('vorbehalt', old.id);
    return null;
  end if;
  if tg_op = 'UPDATE' then bisher := vorbehalt_thema(old); end if;
  worum := vorbehalt_thema(new);
  if worum is not distinct from bisher then return null; end if;
  if bisher is not null then
    perform eingang_schliessen('vorbehalt', new.id, case bisher when 'freigabe' then new.entschieden
      when 'uebernahme' then new.uebernommen when 'gestoppt' then new.geklaert end);
  end if;
  if worum is not null then
    -- The next step of an account is for somebody else than whoever took the last one.
    select team into gruppe from mitarbeiter where id = case
      when worum = 'freigabe' then new.gesehen_von
      when worum = 'uebernahme' and new.was = 'konto' and new.weg = 'brief' then new.entschieden_von end;
    perform eingang_oeffnen('vorbehalt', new.id, new.kunde_id, new.jobcenter_id, worum, case worum
      when 'freigabe' then new.bestaetigt
      when 'uebernahme' then coalesce(new.entschieden, new.bestaetigt)
      when 'gestoppt' then new.ende
      else new.abgelaufen_seit end, null, null, gruppe);
  end if;
  return null;
end $$;
create trigger vorbehalt_im_eingang after insert or delete or update of zustand, uebernommen, geklaert, abgelaufen_seit
  on vorbehalt for each row execute function vorbehalt_im_eingang();

create function vorbehalt_brief_im_eingang() returns trigger language plpgsql as $$
declare
  v vorbehalt;
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('vorbehaltbrief', old.id);
  elsif new.gesendet is not null or new.ende is not null then
    perform eingang_schliessen('vorbehaltbrief', new.id, new.gesendet);
  else
    select * into v from vorbehalt where id = new.vorbehalt_id;
    perform eingang_oeffnen('vorbehaltbrief', new.id, v.kunde_id, v.jobcenter_id, new.art, new.erstellt);
  end if;
  return null;
end $$;
create trigger vorbehalt_brief_im_eingang after insert or delete or update of gesendet, ende on vorbehalt_brief
  for each row execute function vorbehalt_brief_im_eingang();
