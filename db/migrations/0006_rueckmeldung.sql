-- Feedback on accessibility, read by staff; the text may name its writer.
create table barriere_meldung (
  id uuid primary key,
  inhalt bytea not null,
  erstellt timestamptz not null
);
select spalten_klasse('barriere_meldung', '{"id": "sachdaten", "inhalt": "geheimtext", "erstellt": "sachdaten"}');
