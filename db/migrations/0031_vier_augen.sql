-- Four eyes for what takes much out of the office or lets it go (AZ-07).

-- A large output: asked for by one, released by another, fetched once within a day by whoever asked. Its content is made then.
create table ausgabe (
  id uuid primary key,
  jobcenter_id uuid not null references jobcenter,
  -- which kind of list or file, by the names of the registry
  art text not null check (art ~ '^[a-z][a-z0-9-]*$'),
  -- sealed with the key of the installation: what was chosen, why, and why it was refused
  auswahl bytea not null,
  grund bytea not null,
  antwort bytea,
  -- rows when it was asked for
  anzahl integer not null check (anzahl > 0),
  beantragt_von uuid not null references mitarbeiter,
  beantragt timestamptz not null,
  zustand text not null check (zustand in ('beantragt', 'freigegeben', 'abgelehnt', 'abgeholt', 'abgelaufen')),
  -- until when it can be decided, then until when it can be fetched
  bis timestamptz not null,
  entschieden_von uuid references mitarbeiter,
  entschieden timestamptz,
  abgeholt timestamptz,
  -- rows that went out
  ausgegeben integer check (ausgegeben >= 0),
  constraint ausgabe_vier_augen check (entschieden_von <> beantragt_von),
  constraint ausgabe_entschieden check (num_nonnulls(entschieden, entschieden_von) in (0, 2)
    and (zustand <> 'beantragt' or entschieden is null)
    and (zustand not in ('freigegeben', 'abgelehnt', 'abgeholt') or entschieden is not null)),
  constraint ausgabe_abgelehnt check ((zustand = 'abgelehnt') = (antwort is not null)),
  constraint ausgabe_abgeholt check ((zustand = 'abgeholt') = (abgeholt is not null)
    and (ausgegeben is null or abgeholt is not null))
);
create index ausgabe_offen on ausgabe (jobcenter_id, id) where zustand = 'beantragt';
create index ausgabe_liste on ausgabe (jobcenter_id, id desc);
create index ausgabe_eigene on ausgabe (beantragt_von, id desc);
create index ausgabe_entschieden_von on ausgabe (entschieden_von) where entschieden_von is not null;
create index ausgabe_bis on ausgabe (bis) where zustand in ('beantragt', 'freigegeben');
create index ausgabe_beantragt on ausgabe (beantragt);
select spalten_klasse('ausgabe', '{"id": "sachdaten", "jobcenter_id": "sachdaten", "art": "sachdaten", "auswahl": "geheimtext",
  "grund": "geheimtext", "antwort": "geheimtext", "anzahl": "sachdaten", "beantragt_von": "kennung", "beantragt": "sachdaten",
  "zustand": "sachdaten", "bis": "sachdaten", "entschieden_von": "kennung", "entschieden": "sachdaten",
  "abgeholt": "sachdaten", "ausgegeben": "sachdaten"}');

insert into eingangsart (art, werktage, bereich, tabelle) values
  ('ausgabe', 1, null, null),
  ('loeschsperre', 2, null, null);

create function ausgabe_im_eingang() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('ausgabe', old.id);
  elsif new.zustand = 'beantragt' then
    perform eingang_oeffnen('ausgabe', new.id, null, new.jobcenter_id, new.art, new.beantragt, new.bis);
  else perform eingang_schliessen('ausgabe', new.id, new.entschieden);
  end if;
  return null;
end $$;
create trigger ausgabe_im_eingang after insert or delete or update of zustand on ausgabe
  for each row execute function ausgabe_im_eingang();

-- A record that must stay: put up by one at once, kept for good once a second person has confirmed it, lifted by two.
alter table loeschsperre
  add id uuid,
  add jobcenter_id uuid references jobcenter,
  -- null: the operator, by command
  add gesetzt_von uuid references mitarbeiter,
  -- ends then by itself, unless a second person confirms it; null: confirmed, or older than this rule
  add bis timestamptz,
  add bestaetigt timestamptz,
  add bestaetigt_von uuid references mitarbeiter,
  -- somebody wants it lifted; by null: the operator
  add aufhebung timestamptz,
  add aufhebung_von uuid references mitarbeiter,
  add aufhebung_grund bytea,
  add beendet timestamptz,
  add beendet_von uuid references mitarbeiter,
  add ende text check (ende in ('aufgehoben', 'verfallen'));
-- What is sealed names its row: for those that were there before, that is the customer.
update loeschsperre l set id = kunde_id, jobcenter_id = (select jobcenter_id from kunde k where k.id = l.kunde_id);
alter table loeschsperre
  alter id set not null,
  alter jobcenter_id set not null,
  drop constraint loeschsperre_pkey,
  add primary key (id),
  add constraint loeschsperre_bestaetigt check (num_nonnulls(bestaetigt, bestaetigt_von) in (0, 2)
    and (bestaetigt is null or bis is null)),
  add constraint loeschsperre_bestaetigt_vier_augen check (bestaetigt_von <> gesetzt_von),
  add constraint loeschsperre_aufhebung check ((aufhebung is null) = (aufhebung_grund is null)
    and (aufhebung_von is null or aufhebung is not null)),
  add constraint loeschsperre_beendet check ((beendet is null) = (ende is null)
    and coalesce(ende = 'aufgehoben', false) = (beendet_von is not null)
    and (ende is distinct from 'aufgehoben' or aufhebung is not null)
    and (ende is distinct from 'verfallen' or bestaetigt is null)),
  add constraint loeschsperre_aufhebung_vier_augen check (beendet_von <> aufhebung_von);
create unique index loeschsperre_kunde on loeschsperre (kunde_id) where beendet is null;
create index loeschsperre_kunde_alle on loeschsperre (kunde_id);
create index loeschsperre_liste on loeschsperre (jobcenter_id, id) where beendet is null;
create index loeschsperre_bis on loeschsperre (bis) where beendet is null and bis is not null;
create index loeschsperre_beendet on loeschsperre (beendet) where beendet is not null;
create index loeschsperre_gesetzt_von on loeschsperre (gesetzt_von) where gesetzt_von is not null;
create index loeschsperre_bestaetigt_von on loeschsperre (bestaetigt_von) where bestaetigt_von is not null;
create index loeschsperre_aufhebung_von on loeschsperre (aufhebung_von) where aufhebung_von is not null;
create index loeschsperre_beendet_von on loeschsperre (beendet_von) where beendet_von is not null;
select spalten_klasse('loeschsperre', '{"id": "sachdaten", "jobcenter_id": "sachdaten", "gesetzt_von": "kennung",
  "bis": "sachdaten", "bestaetigt": "sachdaten", "bestaetigt_von": "kennung", "aufhebung": "sachdaten",
  "aufhebung_von": "kennung", "aufhebung_grund": "geheimtext", "beendet": "sachdaten", "beendet_von": "kennung",
  "ende": "sachdaten"}');

create or replace function ist_gesperrt(kunde uuid) returns boolean language sql stable as $$
  select exists (select from loeschsperre where kunde_id = kunde and beendet is null);
$$;

-- Waits for a second person: a new one, and one that somebody wants lifted.
create function loeschsperre_im_eingang() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform eingang_schliessen('loeschsperre', old.id);
  elsif new.beendet is not null then
    perform eingang_schliessen('loeschsperre', new.id, case when new.ende = 'aufgehoben' then new.beendet end);
  elsif new.aufhebung is not null or new.bis is not null then
    perform eingang_oeffnen('loeschsperre', new.id, new.kunde_id, new.jobcenter_id,
      case when new.aufhebung is not null then 'aufheben' else 'bestaetigen' end, coalesce(new.aufhebung, new.seit), new.bis);
    update eingang set thema = case when new.aufhebung is not null then 'aufheben' else 'bestaetigen' end
      where art = 'loeschsperre' and bezug_id = new.id;
  else
    perform eingang_schliessen('loeschsperre', new.id, new.bestaetigt);
  end if;
  return null;
end $$;
create trigger loeschsperre_im_eingang after insert or delete or update of bis, aufhebung, beendet on loeschsperre
  for each row execute function loeschsperre_im_eingang();

-- The master key is changed: asked for by one who administers, released by another, then everything is written anew with the
-- new key by the operator's command, in batches.
create table schluesselwechsel (
  id uuid primary key,
  -- of the key that everything is to be written with: its name in the setting, and the first bytes of its SHA-256
  name text not null check (name ~ '^[a-z0-9-]{1,16}$'),
  kennung text not null check (kennung ~ '^[0-9a-f]{8}$'),
  -- null: the operator, by command
  beantragt_von uuid references mitarbeiter,
  beantragt timestamptz not null,
  zustand text not null check (zustand in ('beantragt', 'freigegeben', 'abgelehnt', 'laeuft', 'fertig')),
  entschieden_von uuid references mitarbeiter,
  entschieden timestamptz,
  begonnen timestamptz,
  beendet timestamptz,
  -- how far each part is: its last row (null: all of it), rows read and rows written
  stelle jsonb not null default '{}',
  constraint schluesselwechsel_vier_augen check (entschieden_von <> beantragt_von),
  -- Nothing runs that nobody has released.
  constraint schluesselwechsel_entschieden check (num_nonnulls(entschieden, entschieden_von) in (0, 2)
    and (zustand = 'beantragt') = (entschieden is null)),
  constraint schluesselwechsel_lauf check ((zustand in ('laeuft', 'fertig')) = (begonnen is not null)
    and (zustand = 'fertig') = (beendet is not null))
);
create unique index schluesselwechsel_offen on schluesselwechsel ((true)) where zustand in ('beantragt', 'freigegeben', 'laeuft');
create index schluesselwechsel_beantragt_von on schluesselwechsel (beantragt_von) where beantragt_von is not null;
create index schluesselwechsel_entschieden_von on schluesselwechsel (entschieden_von) where entschieden_von is not null;
select spalten_klasse('schluesselwechsel', '{"id": "sachdaten", "name": "sachdaten", "kennung": "hash",
  "beantragt_von": "kennung", "beantragt": "sachdaten", "zustand": "sachdaten", "entschieden_von": "kennung",
  "entschieden": "sachdaten", "begonnen": "sachdaten", "beendet": "sachdaten", "stelle": "sachdaten"}');
