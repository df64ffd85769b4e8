-- What kind of document a file is (code of the document type), where its owner has said so.
alter table dokument add column art text check (art ~ '^[A-Z]{3}$|^ID$');
select spalten_klasse('dokument', '{"art": "sachdaten"}');

-- Files that a customer keeps here without having sent them: nobody of the staff sees one before it is used.
create table dokument_sammlung (
  dokument_id uuid primary key references dokument on delete cascade,
  seit timestamptz not null
);
create index dokument_sammlung_alter on dokument_sammlung (seit);
select spalten_klasse('dokument_sammlung', '{"dokument_id": "sachdaten", "seit": "sachdaten"}');

-- Which of these files something refers to. Asks the catalogue, so that a new table counts by itself.
create function dokumente_mit_bezug(ids uuid[], ausser text) returns setof uuid language plpgsql stable as $$
declare
  bedingung text;
begin
  select string_agg(format('exists (select from %s b where b.%I = d.id)', f.conrelid::regclass, a.attname), ' or ')
    into bedingung
  from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
  where f.contype = 'f' and f.confrelid = 'dokument'::regclass and f.conrelid::regclass::text is distinct from ausser;
  return query execute format('select d.id from dokument d where d.id = any($1) and (%s)', bedingung) using ids;
end $$;
