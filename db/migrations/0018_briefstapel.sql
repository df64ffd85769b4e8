-- Letters that were made together and are printed as one file.
create table briefstapel (
  id uuid primary key,
  jobcenter_id uuid not null references jobcenter,
  mitarbeiter_id uuid not null references mitarbeiter,
  erstellt timestamptz not null,
  gesendet timestamptz check (gesendet >= erstellt)
);
create index briefstapel_liste on briefstapel (jobcenter_id, erstellt desc, id desc);
select spalten_klasse('briefstapel', '{"id": "sachdaten", "jobcenter_id": "sachdaten", "mitarbeiter_id": "kennung",
  "erstellt": "sachdaten", "gesendet": "sachdaten"}');

alter table brief add column stapel_id uuid references briefstapel;
create index brief_stapel on brief (stapel_id, id) where stapel_id is not null;
select spalten_klasse('brief', '{"stapel_id": "sachdaten"}');
