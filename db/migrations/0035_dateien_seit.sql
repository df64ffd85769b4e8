-- Since when a file is at a case: it may have come later than the case, and it may be used in others.
alter table vorgang_datei add column seit timestamptz;
select spalten_klasse('vorgang_datei', '{"seit": "sachdaten"}');

-- For what is there already: the step of the customer with which it was bound; where it was used elsewhere before, the first one
-- after it was there.
update vorgang_datei f set seit = coalesce(
    (select s.zeit from vorgang_schritt s where s.vorgang_id = v.id and s.von = 'kunde'
      and s.zeit between d.gebunden - interval '1 minute' and d.gebunden + interval '1 minute'
      order by abs(extract(epoch from s.zeit - d.gebunden)) limit 1),
    (select min(s.zeit) from vorgang_schritt s where s.vorgang_id = v.id and s.von = 'kunde' and s.zeit >= d.erstellt),
    v.erstellt)
  from vorgang v, dokument d
  where v.id = f.vorgang_id and d.id = f.dokument_id;
alter table vorgang_datei alter column seit set not null;
