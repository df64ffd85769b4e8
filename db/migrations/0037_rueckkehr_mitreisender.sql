-- Whether somebody who travels along without a case of their own is back, as whoever named them says.
alter table mitreise
  -- the first day of work behind the days that are agreed to, else asked for: until then they should be back
  add column melden_bis date,
  -- from this day on somebody asks after them; null: these days were over before anybody could say
  add column vermisst_ab date,
  -- null: nobody has said
  add column rueckkehr text check (rueckkehr in ('zurueck', 'unterwegs', 'nicht-gereist')),
  add column zurueck date,
  add column rueckkehr_gemeldet timestamptz,
  -- what staff has to look at because of it, since when, and when either side has
  add column meldung text check (meldung in ('fehlt', 'unterwegs', 'spaeter', 'nachgemeldet')),
  add column meldung_seit timestamptz,
  add column vermittlung_gesehen timestamptz,
  add column leistung_gesehen timestamptz;

-- What is on file already, without the holidays of its Land: the next decision sets them.
update mitreise set melden_bis =
  coalesce(zustimmung_bis, bis) + case extract(isodow from coalesce(zustimmung_bis, bis)) when 6 then 2 else 1 end;
update mitreise set vermisst_ab = melden_bis + 4 where melden_bis > current_date;

alter table mitreise
  alter column melden_bis set not null,
  add constraint mitreise_melden check (melden_bis > coalesce(zustimmung_bis, bis) and vermisst_ab > melden_bis),
  add constraint mitreise_zurueck check (
    (rueckkehr is not distinct from 'zurueck') = (zurueck is not null)
    and (rueckkehr is null) = (rueckkehr_gemeldet is null)
    and zurueck <= (rueckkehr_gemeldet at time zone 'Europe/Berlin')::date),
  -- Who has a case of their own says it there; who does not travel does not come back.
  add constraint mitreise_ohne_eigenen check ((rueckkehr is null and meldung is null)
    or zustand in ('offen', 'zugestimmt', 'teilweise', 'nicht-zugestimmt', 'nicht-noetig')),
  add constraint mitreise_meldung check ((meldung is null) = (meldung_seit is null)
    and (meldung is not null or num_nonnulls(vermittlung_gesehen, leistung_gesehen) = 0)
    and case meldung
      when 'fehlt' then rueckkehr is null or rueckkehr = 'unterwegs'
      when 'unterwegs' then rueckkehr is not distinct from 'unterwegs'
      when 'spaeter' then rueckkehr is not distinct from 'zurueck'
      when 'nachgemeldet' then rueckkehr is not null and rueckkehr <> 'unterwegs'
      else true end);
-- What the search for people who are missing looks through.
create index mitreise_vermisst on mitreise (vermisst_ab, vorgang_id)
  where meldung is null and (rueckkehr = 'unterwegs' or (rueckkehr is null and zustimmung_von is not null));
select spalten_klasse('mitreise', '{"melden_bis": "sachdaten", "vermisst_ab": "sachdaten", "rueckkehr": "sachdaten",
  "zurueck": "sachdaten", "rueckkehr_gemeldet": "sachdaten", "meldung": "sachdaten", "meldung_seit": "sachdaten",
  "vermittlung_gesehen": "sachdaten", "leistung_gesehen": "sachdaten"}');

insert into eingangsart (art, werktage, bereich, tabelle) values ('mitreise-rueckkehr', 1, 'vermittlung', null),
  ('mitreise-rueckkehr-leistung', 1, 'leistung', null);

create function mitreise_rueckkehr_im_eingang() returns trigger language plpgsql as $$
declare
  kunde uuid;
begin
  -- Gone, or there is something else to look at: both begin anew.
  if tg_op = 'DELETE' or new.meldung is distinct from old.meldung then
    perform eingang_schliessen('mitreise-rueckkehr', old.id), eingang_schliessen('mitreise-rueckkehr-leistung', old.id);
  end if;
  if tg_op = 'DELETE' or new.meldung is null then return null; end if;
  kunde := coalesce(new.kunde_id, (select kunde_id from vorgang where id = new.vorgang_id));
  if new.vermittlung_gesehen is not null then
    perform eingang_schliessen('mitreise-rueckkehr', new.id, new.vermittlung_gesehen);
  else
    perform eingang_oeffnen('mitreise-rueckkehr', new.id, kunde, new.jobcenter_id, new.meldung, new.meldung_seit);
  end if;
  if new.leistung_gesehen is not null then
    perform eingang_schliessen('mitreise-rueckkehr-leistung', new.id, new.leistung_gesehen);
  else
    perform eingang_oeffnen('mitreise-rueckkehr-leistung', new.id, kunde, new.jobcenter_id, new.meldung, new.meldung_seit);
  end if;
  return null;
end $$;
-- Nobody is missed on the day on which they are named: an insert never has anything to look at.
create trigger mitreise_rueckkehr_im_eingang
  after delete or update of meldung, vermittlung_gesehen, leistung_gesehen on mitreise
  for each row execute function mitreise_rueckkehr_im_eingang();
