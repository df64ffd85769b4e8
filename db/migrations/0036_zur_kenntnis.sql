-- What the other side of the house should know of a case: that something about work was reported, that an absence was refused.
create table kenntnis (
  vorgang_id uuid not null references vorgang on delete cascade,
  bereich text not null check (bereich in ('leistung', 'vermittlung')),
  anlass text not null check (anlass in ('eingang', 'nicht-zugestimmt')),
  seit timestamptz not null,
  gesehen timestamptz,
  gesehen_von uuid references mitarbeiter,
  primary key (vorgang_id, bereich),
  check ((gesehen is null) = (gesehen_von is null))
);
create index kenntnis_gesehen_von on kenntnis (gesehen_von) where gesehen_von is not null;
select spalten_klasse('kenntnis', '{"vorgang_id": "sachdaten", "bereich": "sachdaten", "anlass": "sachdaten",
  "seit": "sachdaten", "gesehen": "sachdaten", "gesehen_von": "kennung"}');

insert into eingangsart (art, werktage, bereich, tabelle) values ('kenntnis-leistung', 3, 'leistung', null),
  ('kenntnis-vermittlung', 3, 'vermittlung', null);

create function kenntnis_im_eingang() returns trigger language plpgsql as $$
declare
  v record;
begin
  if tg_op = 'DELETE' then
    perform eingang_schliessen('kenntnis-' || old.bereich, old.vorgang_id);
  elsif new.gesehen is not null then
    perform eingang_schliessen('kenntnis-' || new.bereich, new.vorgang_id, new.gesehen);
  else
    select kunde_id, jobcenter_id, dienst into v from vorgang where id = new.vorgang_id;
    perform eingang_oeffnen('kenntnis-' || new.bereich, new.vorgang_id, v.kunde_id, v.jobcenter_id,
      case new.anlass when 'eingang' then v.dienst else new.anlass end, new.seit);
  end if;
  return null;
end $$;
create trigger kenntnis_im_eingang after insert or delete or update of anlass, seit, gesehen on kenntnis
  for each row execute function kenntnis_im_eingang();
