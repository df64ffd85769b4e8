-- What can wait for staff. A module adds its kind with one row here, and a trigger that opens and closes its items.
-- `werktage`: how long it may wait; `bereich`: who of those that are there for the customer, null: everybody with the right;
-- `tabelle`: whose rows say themselves who has the item, null: the item does.
create table eingangsart (
  art text primary key check (art ~ '^[a-z][a-z0-9-]*$'),
  werktage integer not null check (werktage > 0),
  bereich text check (bereich in ('leistung', 'vermittlung')),
  tabelle text check (tabelle ~ '^[a-z_]+$')
);
select spalten_klasse('eingangsart', '{"art": "sachdaten", "werktage": "sachdaten", "bereich": "sachdaten",
  "tabelle": "sachdaten"}');
insert into eingangsart (art, werktage, bereich, tabelle) values
  ('nachricht', 2, 'leistung', 'gespraech'),
  ('verhinderung', 2, 'vermittlung', null),
  ('terminwunsch', 3, 'vermittlung', null),
  ('code', 3, null, null),
  ('reaktivierung', 1, null, null),
  ('freigabe', 2, null, null),
  ('klaerung', 2, 'leistung', null),
  ('post', 1, 'leistung', null);

-- Themes that reach others than the kind does.
create table eingangsthema (
  art text not null references eingangsart,
  thema text not null,
  bereich text not null check (bereich in ('leistung', 'vermittlung')),
  primary key (art, thema)
);
select spalten_klasse('eingangsthema', '{"art": "sachdaten", "thema": "sachdaten", "bereich": "sachdaten"}');
insert into eingangsthema (art, thema, bereich)
  select 'nachricht', thema, 'vermittlung' from unnest(array['persoenlich-leistung', 'beratung', 'bewerbung', 'vorschlag',
    'massnahme', 'krankmeldung', 'termin', 'kooperationsplan', 'vermittlung-sonstiges']) thema;

create function bereich_von(was text, worum text) returns text language sql stable as $$
  select coalesce((select bereich from eingangsthema where art = was and thema = worum),
    (select bereich from eingangsart where art = was));
$$;

-- One item of work that waits, of whatever kind. The row it stands for opens and closes it, in its own transaction.
create table eingang (
  id uuid primary key default gen_random_uuid(),
  jobcenter_id uuid not null references jobcenter,
  art text not null references eingangsart,
  bezug_id uuid not null,
  kunde_id uuid references kunde on delete cascade,
  -- a word from a list that tells items of a kind apart; never what somebody wrote
  thema text not null,
  team text,
  zustaendig uuid references mitarbeiter,
  seit timestamptz not null,
  faellig timestamptz not null,
  stand integer not null default 1,
  unique (art, bezug_id)
);
create index eingang_alle on eingang (jobcenter_id, faellig, seit, id);
create index eingang_art on eingang (jobcenter_id, art, faellig, seit, id);
create index eingang_team on eingang (jobcenter_id, team, faellig, seit, id);
create index eingang_frei on eingang (jobcenter_id, faellig, seit, id) where zustaendig is null;
create index eingang_person on eingang (zustaendig, faellig, seit, id) where zustaendig is not null;
create index eingang_kunde on eingang (kunde_id) where kunde_id is not null;
select spalten_klasse('eingang', '{"id": "sachdaten", "jobcenter_id": "sachdaten", "art": "sachdaten", "bezug_id": "sachdaten",
  "kunde_id": "kennung", "thema": "sachdaten", "team": "sachdaten", "zustaendig": "kennung", "seit": "sachdaten",
  "faellig": "sachdaten", "stand": "sachdaten"}');

-- For the figures: how long something waited. Of nobody, so it stays when a customer goes.
create table eingang_erledigt (
  id uuid primary key default gen_random_uuid(),
  jobcenter_id uuid not null references jobcenter,
  art text not null references eingangsart,
  team text,
  -- the first answer to it; a later one in the same conversation is none
  erste boolean not null,
  seit timestamptz not null,
  erledigt timestamptz not null check (erledigt >= seit)
);
create index eingang_erledigt_zahlen on eingang_erledigt (jobcenter_id, erledigt);
select spalten_klasse('eingang_erledigt', '{"id": "sachdaten", "jobcenter_id": "sachdaten", "art": "sachdaten",
  "team": "sachdaten", "erste": "sachdaten", "seit": "sachdaten", "erledigt": "sachdaten"}');

-- The end of the day that is so many days later, counting those on which offices work; holidays count, since an item shall rather be early than late.
create function werktage_spaeter(ab timestamptz, tage integer) returns timestamptz language plpgsql stable as $$
declare
  zeit timestamp := ab at time zone 'Europe/Berlin';
begin
  while tage > 0 loop
    zeit := zeit + interval '1 day';
    if extract(isodow from zeit) < 6 then tage := tage - 1; end if;
  end loop;
  return (zeit::date + interval '1 day' - interval '1 millisecond') at time zone 'Europe/Berlin';
end $$;

-- Whom something of a customer reaches: the person named, if still there, and the team.
create function zustaendig_fuer(kunde uuid, fuer text, out person uuid, out gruppe text) language sql stable as $$
  select m.id, coalesce(m.team, z.team) from zustaendigkeit z
    left join mitarbeiter m on m.id = z.mitarbeiter_id and m.aktiv
    where z.kunde_id = kunde and z.bereich = fuer;
$$;

-- Opens an item, once. `person` and `gruppe` where the row itself knows who it is for; `bis` where it knows the deadline.
create function eingang_oeffnen(was text, bezug uuid, kunde uuid, jobcenter uuid, worum text, ab timestamptz,
  bis timestamptz default null, person uuid default null, gruppe text default null) returns void language plpgsql as $$
declare
  z record;
begin
  select * into z from zustaendig_fuer(kunde, bereich_von(was, worum));
  if person is null and gruppe is null then person := z.person; end if;
  insert into eingang (jobcenter_id, art, bezug_id, kunde_id, thema, team, zustaendig, seit, faellig)
  values (jobcenter, was, bezug, kunde, worum,
    coalesce(gruppe, (select team from mitarbeiter where id = person), z.gruppe), person, date_trunc('milliseconds', ab),
    date_trunc('milliseconds', least(bis, werktage_spaeter(ab, (select werktage from eingangsart where art = was)))))
  on conflict (art, bezug_id) do nothing;
end $$;

-- Closes an item. `ende`: when it was answered, for the figures; null where it was not.
create function eingang_schliessen(was text, bezug uuid, ende timestamptz default null, erste boolean default true)
returns void language plpgsql as $$
declare
  e eingang;
begin
  delete from eingang where art = was and bezug_id = bezug returning * into e;
  if found and ende is not null then
    insert into eingang_erledigt (jobcenter_id, art, team, erste, seit, erledigt)
    values (e.jobcenter_id, e.art, e.team, erste, e.seit, greatest(ende, e.seit));
  end if;
end $$;

-- For tables with `kunde_id`, `jobcenter_id`, `offen_seit`, `zustaendig` and `stand`, as conversations have them.
-- Arguments: kind, column of the theme, column of the last answer.
create function offenes_reicht_weiter() returns trigger language plpgsql as $$
begin
  -- Who had it answers again, unless they left.
  if new.offen_seit is not null and (tg_op = 'INSERT' or old.offen_seit is null)
    and not exists (select from mitarbeiter where id = new.zustaendig and aktiv) then
    new.zustaendig := (zustaendig_fuer(new.kunde_id, bereich_von(tg_argv[0], to_jsonb(new) ->> tg_argv[1]))).person;
  end if;
  return new;
end $$;

create function offenes_im_eingang() returns trigger language plpgsql as $$
declare
  z record;
  worum text;
  bisher timestamptz;
  antwort timestamptz;
begin
  if tg_op = 'DELETE' then
    perform eingang_schliessen(tg_argv[0], old.id);
  elsif new.offen_seit is null then
    if tg_op = 'UPDATE' and old.offen_seit is not null then
      bisher := to_jsonb(old) ->> tg_argv[2];
      antwort := to_jsonb(new) ->> tg_argv[2];
      perform eingang_schliessen(tg_argv[0], new.id, case when antwort is distinct from bisher then antwort end,
        bisher is null);
    end if;
  else
    worum := to_jsonb(new) ->> tg_argv[1];
    select * into z from zustaendig_fuer(new.kunde_id, bereich_von(tg_argv[0], worum));
    insert into eingang as e (jobcenter_id, art, bezug_id, kunde_id, thema, team, zustaendig, seit, faellig, stand)
    values (new.jobcenter_id, tg_argv[0], new.id, new.kunde_id, worum,
      coalesce((select team from mitarbeiter where id = new.zustaendig), z.gruppe), new.zustaendig,
      date_trunc('milliseconds', new.offen_seit),
      date_trunc('milliseconds', werktage_spaeter(new.offen_seit,
        (select werktage from eingangsart where art = tg_argv[0]))), new.stand)
    on conflict (art, bezug_id) do update set zustaendig = excluded.zustaendig, stand = excluded.stand,
      team = coalesce(excluded.team, e.team);
  end if;
  return null;
end $$;

create trigger gespraech_reicht_weiter before insert or update of offen_seit on gespraech
  for each row execute function offenes_reicht_weiter('nachricht', 'anliegen');
create trigger gespraech_im_eingang after insert or delete or update of offen_seit, zustaendig, stand on gespraech
  for each row execute function offenes_im_eingang('nachricht', 'anliegen', 'vom_jobcenter');

create function terminmitteilung_im_eingang() returns trigger language plpgsql as $$
declare
  t record;
  was text;
begin
  if tg_op = 'DELETE' or new.ergebnis is not null then
    was := case (case when tg_op = 'DELETE' then old.art else new.art end) when 'wunsch' then 'terminwunsch' else 'verhinderung' end;
    if tg_op = 'DELETE' then perform eingang_schliessen(was, old.id);
    else perform eingang_schliessen(was, new.id, new.entschieden);
    end if;
  else
    select beginn, mitarbeiter_id into t from termin where id = new.termin_id;
    perform eingang_oeffnen(case new.art when 'wunsch' then 'terminwunsch' else 'verhinderung' end, new.id, new.kunde_id,
      new.jobcenter_id, new.art, new.erstellt, case when t.beginn is not null then greatest(t.beginn, new.erstellt) end,
      t.mitarbeiter_id);
  end if;
  return null;
end $$;
create trigger terminmitteilung_im_eingang after insert or delete or update of ergebnis on terminmitteilung
  for each row execute function terminmitteilung_im_eingang();

create function freischaltantrag_im_eingang() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('code', old.id);
  elsif new.zustand <> 'offen' then perform eingang_schliessen('code', new.id, new.erledigt);
  else
    perform eingang_oeffnen('code', new.id, new.kunde_id, new.jobcenter_id, new.art, new.erstellt,
      case when new.art = 'zugang-verloren' then werktage_spaeter(new.erstellt, 1) end);
  end if;
  return null;
end $$;
create trigger freischaltantrag_im_eingang after insert or delete or update of zustand on freischaltantrag
  for each row execute function freischaltantrag_im_eingang();

create function reaktivierung_im_eingang() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('reaktivierung', old.id);
  elsif new.ergebnis is not null then perform eingang_schliessen('reaktivierung', new.id, new.entschieden);
  else perform eingang_oeffnen('reaktivierung', new.id, new.kunde_id, new.jobcenter_id, 'freigabe', new.beantragt);
  end if;
  return null;
end $$;
create trigger reaktivierung_im_eingang after insert or delete or update of ergebnis on reaktivierung
  for each row execute function reaktivierung_im_eingang();

create function bescheid_im_eingang() returns trigger language plpgsql as $$
declare
  gruppe text;
begin
  if tg_op = 'DELETE' then
    perform eingang_schliessen('freigabe', old.id), eingang_schliessen('klaerung', old.id);
    return null;
  end if;
  if new.zustand = 'zur-freigabe' then
    -- The second person is somebody of the author's team.
    select team into gruppe from mitarbeiter where id = new.erstellt_von;
    perform eingang_oeffnen('freigabe', new.id, new.kunde_id, new.jobcenter_id, new.art, new.vorgelegt, null, null, gruppe);
  elsif tg_op = 'UPDATE' and old.zustand = 'zur-freigabe' then
    perform eingang_schliessen('freigabe', new.id, new.entschieden);
  end if;
  if new.klaeren_seit is not null then
    perform eingang_oeffnen('klaerung', new.id, new.kunde_id, new.jobcenter_id, new.klaeren_grund, new.klaeren_seit, null,
      new.erstellt_von);
  elsif tg_op = 'UPDATE' and old.klaeren_seit is not null then
    perform eingang_schliessen('klaerung', new.id);
  end if;
  return null;
end $$;
create trigger bescheid_im_eingang after insert or delete or update of zustand, klaeren_seit on bescheid
  for each row execute function bescheid_im_eingang();

create function bescheid_brief_im_eingang() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('post', old.bescheid_id);
  elsif new.gesendet is not null then perform eingang_schliessen('post', new.bescheid_id, new.gesendet);
  else
    perform eingang_oeffnen('post', new.bescheid_id, (select kunde_id from bescheid where id = new.bescheid_id), new.jobcenter_id,
      new.grund, new.beauftragt);
  end if;
  return null;
end $$;
create trigger bescheid_brief_im_eingang after insert or delete or update of gesendet on bescheid_brief
  for each row execute function bescheid_brief_im_eingang();

-- With the people who are there for a customer go the items that they had; what a colleague took over stays there.
create function zustaendigkeit_wechselt() returns trigger language plpgsql as $$
declare
  bisher uuid;
  z record;
  e record;
begin
  if tg_op = 'UPDATE' then bisher := old.mitarbeiter_id; end if;
  select * into z from zustaendig_fuer(new.kunde_id, new.bereich);
  for e in select i.id, i.bezug_id, a.tabelle from eingang i join eingangsart a on a.art = i.art
    where i.kunde_id = new.kunde_id and bereich_von(i.art, i.thema) = new.bereich
      and i.zustaendig is not distinct from bisher order by i.id
  loop
    if e.tabelle is null then
      update eingang set zustaendig = z.person, team = z.gruppe, stand = stand + 1 where id = e.id;
    else
      execute format('update %I set zustaendig = $1, stand = stand + 1 where id = $2', e.tabelle) using z.person, e.bezug_id;
    end if;
  end loop;
  return null;
end $$;
create trigger zustaendigkeit_wechselt after insert or update of mitarbeiter_id, team on zustaendigkeit
  for each row execute function zustaendigkeit_wechselt();

-- Work lists no longer go by the conversations themselves.
drop index gespraech_arbeit;

-- What was open before stands in the list from now on.
update gespraech set offen_seit = offen_seit where offen_seit is not null;
update terminmitteilung set ergebnis = ergebnis where ergebnis is null;
update freischaltantrag set zustand = zustand where zustand = 'offen';
update reaktivierung set ergebnis = ergebnis where ergebnis is null;
update bescheid set zustand = zustand where zustand = 'zur-freigabe' or klaeren_seit is not null;
update bescheid_brief set gesendet = gesendet where gesendet is null;
