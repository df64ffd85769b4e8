-- How many reminders went out of the documents that a case still lacks.
alter table vorgang add column nachweise_erinnert smallint not null default 0 check (nachweise_erinnert between 0 and 2);
select spalten_klasse('vorgang', '{"nachweise_erinnert": "sachdaten"}');

create index vorgang_nachweis_offen on vorgang_nachweis (vorgang_id) where zustand in ('offen', 'abgelehnt');
