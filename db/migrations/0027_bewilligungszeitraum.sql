-- What a notice says of the time for which the benefit is granted (§ 41 Abs. 3 SGB II), as days; both days belong to it.
alter table bescheid
  add column bewilligt_von date,
  add column bewilligt_bis date,
  -- an Aufhebung or Entziehung: the first day without the benefit
  add column aufgehoben_ab date,
  add constraint bescheid_zeitraum check ((bewilligt_von is null) = (bewilligt_bis is null) and bewilligt_bis >= bewilligt_von
    and bewilligt_bis < bewilligt_von + interval '12 months'),
  add constraint bescheid_zeitraum_art check (bewilligt_von is null
    or art in ('bewilligung', 'vorlaeufige-bewilligung', 'festsetzung', 'aenderung')),
  add constraint bescheid_aufgehoben_art check (aufgehoben_ab is null or art in ('aufhebung-erstattung', 'versagung'));
create index bescheid_zeit on bescheid (kunde_id, entschieden, id)
  where zustand = 'freigegeben' and (bewilligt_bis is not null or aufgehoben_ab is not null);
select spalten_klasse('bescheid', '{"bewilligt_von": "sachdaten", "bewilligt_bis": "sachdaten", "aufgehoben_ab": "sachdaten"}');

-- Until when the benefit of a customer is granted, as the released notices say together: computed anew with each of them.
create table bewilligung (
  kunde_id uuid primary key references kunde on delete cascade,
  -- the notice that says so
  bescheid_id uuid not null references bescheid on delete cascade,
  von date not null,
  bis date not null,
  -- an Aufhebung ended it: nobody is asked to apply for more
  aufgehoben boolean not null,
  -- what is applied for from then on is for the time after it
  antrag_ab timestamptz not null,
  -- when the next reminder is due; null: none
  naechste date,
  check (bis >= von),
  check (not aufgehoben or naechste is null)
);
create index bewilligung_bescheid on bewilligung (bescheid_id);
create index bewilligung_naechste on bewilligung (naechste, kunde_id) where naechste is not null;
select spalten_klasse('bewilligung', '{"kunde_id": "kennung", "bescheid_id": "sachdaten", "von": "sachdaten", "bis": "sachdaten",
  "aufgehoben": "sachdaten", "antrag_ab": "sachdaten", "naechste": "sachdaten"}');

-- What a customer was reminded of before an end: each once.
create table bewilligung_erinnerung (
  kunde_id uuid not null references kunde on delete cascade,
  bis date not null,
  stufe text not null check (stufe in ('offen', 'bald', 'ende')),
  zeit timestamptz not null,
  primary key (kunde_id, bis, stufe)
);
select spalten_klasse('bewilligung_erinnerung', '{"kunde_id": "kennung", "bis": "sachdaten", "stufe": "sachdaten",
  "zeit": "sachdaten"}');

-- Whether the renewal was applied for, for the start page and the reminders.
create index vorgang_weiterbewilligung on vorgang (kunde_id, erstellt) where dienst = 'weiterbewilligung';
