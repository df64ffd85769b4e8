-- An order to the Ärztlicher Dienst for a customer. Its words are neutral: nothing of the health of anybody stands here.
create table aerztlicher_auftrag (
  id uuid primary key,
  kunde_id uuid not null references kunde on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  von uuid not null references mitarbeiter,
  -- sealed with the key of the customer: what is to be found out
  inhalt bytea not null,
  -- until when papers are expected
  bis date not null,
  erstellt timestamptz not null,
  -- answered, or not needed any more; null: open
  erledigt timestamptz
);
create index aerztlicher_auftrag_kunde on aerztlicher_auftrag (kunde_id, id desc);
create index aerztlicher_auftrag_von on aerztlicher_auftrag (von);
select spalten_klasse('aerztlicher_auftrag', '{"id": "sachdaten", "kunde_id": "kennung", "jobcenter_id": "sachdaten",
  "von": "kennung", "inhalt": "geheimtext", "bis": "sachdaten", "erstellt": "sachdaten", "erledigt": "sachdaten"}');

-- Which order papers were sent for. What they are stands in the case, for the Ärztlicher Dienst alone.
create table aerztlicher_eingang (
  vorgang_id uuid primary key references vorgang on delete cascade,
  auftrag_id uuid not null references aerztlicher_auftrag on delete cascade
);
create index aerztlicher_eingang_auftrag on aerztlicher_eingang (auftrag_id);
select spalten_klasse('aerztlicher_eingang', '{"vorgang_id": "sachdaten", "auftrag_id": "sachdaten"}');

-- A question about such a case reaches the personal contact, who gives the orders.
insert into eingangsthema (art, thema, bereich) values ('vorgang', 'aerztlicher-dienst', 'vermittlung');

-- What is sealed for the Ärztlicher Dienst waits for nobody else: it never stands in the common work lists.
alter table vorgang add constraint vorgang_versiegelt check (dienst <> 'aerztlicher-dienst' or offen_seit is null);
create index vorgang_aerztlich on vorgang (jobcenter_id, erstellt, id) where dienst = 'aerztlicher-dienst';
