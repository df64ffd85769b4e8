-- An appointment that the portal does not tell goes by post. One letter waits at most, and what was sent stays as proof.
create table termin_brief (
  id uuid primary key,
  termin_id uuid not null references termin on delete cascade,
  jobcenter_id uuid not null references jobcenter,
  anlass text not null check (anlass in ('neu', 'verlegt', 'abgesagt')),
  grund text not null check (grund in ('ohne-konto', 'deaktiviert', 'ohne-zustimmung', 'adresse')),
  beauftragt timestamptz not null,
  -- the day on which it went to the post, as whoever noted it says
  gesendet date,
  vermerkt timestamptz,
  vermerkt_von uuid references mitarbeiter,
  check (num_nonnulls(gesendet, vermerkt, vermerkt_von) in (0, 3))
);
create index termin_brief_termin on termin_brief (termin_id, id);
create unique index termin_brief_offen on termin_brief (termin_id) where gesendet is null;
create index termin_brief_vermerkt_von on termin_brief (vermerkt_von) where vermerkt_von is not null;
select spalten_klasse('termin_brief', '{"id": "sachdaten", "termin_id": "sachdaten", "jobcenter_id": "sachdaten",
  "anlass": "sachdaten", "grund": "sachdaten", "beauftragt": "sachdaten", "gesendet": "sachdaten", "vermerkt": "sachdaten",
  "vermerkt_von": "kennung"}');

insert into eingangsart (art, werktage, bereich, tabelle) values ('terminbrief', 1, 'vermittlung', null);

-- The item is of whoever holds the appointment.
create function termin_brief_im_eingang() returns trigger language plpgsql as $$
declare
  t record;
begin
  if tg_op = 'DELETE' then perform eingang_schliessen('terminbrief', old.termin_id);
  elsif new.gesendet is not null then perform eingang_schliessen('terminbrief', new.termin_id, new.vermerkt);
  else
    select kunde_id, mitarbeiter_id into t from termin where id = new.termin_id;
    perform eingang_oeffnen('terminbrief', new.termin_id, t.kunde_id, new.jobcenter_id, new.anlass, new.beauftragt, null,
      t.mitarbeiter_id);
  end if;
  return null;
end $$;
create trigger termin_brief_im_eingang after insert or delete or update of gesendet on termin_brief
  for each row execute function termin_brief_im_eingang();

-- Of what is still to come nobody knows whether the letter went.
insert into termin_brief (id, termin_id, jobcenter_id, anlass, grund, beauftragt)
  select gen_random_uuid(), t.id, t.jobcenter_id, 'neu',
    case when exists (select from profil p where p.kunde_id = t.kunde_id) then 'ohne-zustimmung' else 'ohne-konto' end, t.geaendert
  from termin t where t.zustellung = 'post' and t.zeitfenster_id is not null and t.beginn > now();

-- The account to which staff assigned a second redemption: a code of that letter, entered there, cuts what stands in the way.
alter table freischaltcode add column fuer_konto uuid references konto on delete set null;
create index freischaltcode_fuer_konto on freischaltcode (fuer_konto) where fuer_konto is not null;
select spalten_klasse('freischaltcode', '{"fuer_konto": "kennung"}');

-- What staff had typed about a customer when the session ended, one for each member of staff and page.
create table dienst_entwurf (
  mitarbeiter_id uuid not null references mitarbeiter on delete cascade,
  pfad text not null check (pfad like '/sachbearbeitung/%'),
  kunde_id uuid not null references kunde on delete cascade,
  -- sealed with the key of the customer
  felder bytea not null,
  bis timestamptz not null,
  primary key (mitarbeiter_id, pfad)
);
create index dienst_entwurf_kunde on dienst_entwurf (kunde_id);
create index dienst_entwurf_bis on dienst_entwurf (bis);
select spalten_klasse('dienst_entwurf', '{"mitarbeiter_id": "kennung", "pfad": "sachdaten", "kunde_id": "kennung",
  "felder": "geheimtext", "bis": "sachdaten"}');

-- Who works on what customers want: nobody else can be there for a customer or take somebody's place. As `rechte.ts` says it.
create function bearbeitet_anliegen(rollen text[]) returns boolean language sql immutable as $$
  select rollen && array['leistungssachbearbeitung', 'integrationsfachkraft', 'teamleitung'];
$$;

-- Whom something of a customer reaches: the person named, if still there and fit for it, and the team.
create or replace function zustaendig_fuer(kunde uuid, fuer text, out person uuid, out gruppe text) language sql stable as $$
  select m.id, coalesce(m.team, z.team) from zustaendigkeit z
    left join mitarbeiter m on m.id = z.mitarbeiter_id and m.aktiv and bearbeitet_anliegen(m.rollen)
    where z.kunde_id = kunde and z.bereich = fuer;
$$;

-- What somebody unfit was named for goes back to the team, with the items that wait.
update zustaendigkeit z set mitarbeiter_id = z.mitarbeiter_id from mitarbeiter m
  where m.id = z.mitarbeiter_id and not bearbeitet_anliegen(m.rollen);
