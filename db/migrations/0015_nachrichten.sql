-- What open pages want to know at once: told to every process of the portal when a transaction is through. A call carries a
-- kind and ids, never a word of what happened; who hears it asks for the rest, with the rights of that moment.
create function rufe_zu(art text, variadic ids uuid[]) returns void language sql as $$
  select pg_notify('portal', art || ' ' || array_to_string(ids, ' '));
$$;

create function benachrichtigung_ruft() returns trigger language plpgsql as $$
begin
  perform rufe_zu('glocke', new.konto_id);
  return null;
end $$;
create trigger benachrichtigung_ruft after insert or update of gelesen on benachrichtigung
  for each row execute function benachrichtigung_ruft();

create function gespraech_ruft() returns trigger language plpgsql as $$
begin
  perform rufe_zu('gespraech', new.id, new.kunde_id, new.jobcenter_id);
  return null;
end $$;
-- Every message and assignment counts `stand` up.
create trigger gespraech_ruft after update of stand on gespraech
  for each row execute function gespraech_ruft();

-- A session that ended, or has another token, ends what runs under it (AUT-21, SES-02, SES-05). Half sessions run nothing.
create function sitzung_ruft() returns trigger language plpgsql as $$
begin
  perform rufe_zu('sitzung', old.id);
  return null;
end $$;
create trigger sitzung_endet_ruft after delete on sitzung
  for each row when (old.stufe = 'voll') execute function sitzung_ruft();
create trigger sitzung_neu_ruft after update of hash on sitzung
  for each row when (old.stufe = 'voll') execute function sitzung_ruft();
create trigger dienstsitzung_endet_ruft after delete on dienstsitzung
  for each row execute function sitzung_ruft();
create trigger dienstsitzung_neu_ruft after update of hash on dienstsitzung
  for each row execute function sitzung_ruft();

-- The newest answered conversations, of which „Antworten kommen meist …“ is the median.
create index gespraech_beantwortet on gespraech (jobcenter_id, postfach, erstellt desc)
  where vom_kunden is not null and vom_jobcenter is not null;
