-- A conversation or a notice may belong to a case, of the same customer: the database itself sees to that.
alter table vorgang add constraint vorgang_des_kunden unique (id, kunde_id);
alter table gespraech
  add column vorgang_id uuid,
  add constraint gespraech_vorgang foreign key (vorgang_id, kunde_id) references vorgang (id, kunde_id)
    on delete set null (vorgang_id);
create index gespraech_zum_vorgang on gespraech (vorgang_id, zuletzt desc, id desc) where vorgang_id is not null;
alter table bescheid
  add column vorgang_id uuid,
  add constraint bescheid_vorgang foreign key (vorgang_id, kunde_id) references vorgang (id, kunde_id)
    on delete set null (vorgang_id);
create index bescheid_zum_vorgang on bescheid (vorgang_id, id desc) where vorgang_id is not null;
select spalten_klasse('gespraech', '{"vorgang_id": "sachdaten"}');
select spalten_klasse('bescheid', '{"vorgang_id": "sachdaten"}');

-- Since when a message waits that nobody has opened in time, once the Teamleitung has been told; null: they need not know.
alter table eingang add column ungelesen_seit timestamptz;
select spalten_klasse('eingang', '{"ungelesen_seit": "sachdaten"}');
create index eingang_ungelesen on eingang (jobcenter_id, faellig, seit, id) where ungelesen_seit is not null;
-- What the search for such messages looks through.
create index eingang_unbemerkt on eingang (faellig, id) where art = 'nachricht' and ungelesen_seit is null;

create function nachricht_gelesen() returns trigger language plpgsql as $$
begin
  update eingang set ungelesen_seit = null
    where art = 'nachricht' and bezug_id = new.gespraech_id and ungelesen_seit is not null;
  return null;
end $$;
create trigger nachricht_gelesen after update of gelesen on nachricht
  for each row when (new.von = 'kunde' and old.gelesen is null and new.gelesen is not null)
  execute function nachricht_gelesen();

-- The work list tells of each of its items, whatever it is about. The kind is part of the call: who may not work on it
-- hears nothing of it.
create function eingang_ruft() returns trigger language plpgsql as $$
begin
  perform rufe_zu('eingang-' || coalesce(new.art, old.art), coalesce(new.bezug_id, old.bezug_id),
    coalesce(new.jobcenter_id, old.jobcenter_id));
  return null;
end $$;
create trigger eingang_ruft after insert or delete or update of zustaendig, team, stand, ungelesen_seit on eingang
  for each row execute function eingang_ruft();

-- A question about a support for work reaches the personal contact, as the support itself does.
insert into eingangsthema (art, thema, bereich) values ('nachricht', 'vorgang-arbeit', 'vermittlung');
