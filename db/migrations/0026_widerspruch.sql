-- What a case is beyond what was sent that is a Widerspruch (§ 84 SGG): until when it has to have its form, and whether it has.
create table widerspruch (
  vorgang_id uuid primary key references vorgang on delete cascade,
  -- the notice in the portal; null: one that is entered by hand
  bescheid_id uuid references bescheid on delete set null,
  -- sealed with the key of the customer: the notice in words, how the last day was computed, the letter to sign
  inhalt bytea not null,
  -- null: it cannot be computed
  letzter_tag date,
  -- what the person chose: to print and sign, on record at the office, a signed file, by proof of identity
  weg text not null check (weg in ('bundid', 'qes', 'druck', 'niederschrift')),
  -- how it got its form, and on which day that arrived; null: it lacks it
  form text check (form in ('ausweis', 'papier', 'niederschrift', 'signatur')),
  form_tag date,
  form_von uuid references mitarbeiter,
  -- until when reasons are to come; null: they are there, or none are to come
  gruende_bis date,
  gruende_erinnert boolean not null default false,
  check ((form is null) = (form_tag is null))
);
create index widerspruch_bescheid on widerspruch (bescheid_id) where bescheid_id is not null;
create index widerspruch_form_von on widerspruch (form_von) where form_von is not null;
create index widerspruch_gruende on widerspruch (gruende_bis) where gruende_bis is not null and not gruende_erinnert;
select spalten_klasse('widerspruch', '{"vorgang_id": "sachdaten", "bescheid_id": "sachdaten", "inhalt": "geheimtext",
  "letzter_tag": "sachdaten", "weg": "sachdaten", "form": "sachdaten", "form_tag": "sachdaten", "form_von": "kennung",
  "gruende_bis": "sachdaten", "gruende_erinnert": "sachdaten"}');

-- How a Widerspruch goes on (§§ 84 to 88 SGG).
alter table vorgang drop constraint vorgang_zustand_check;
alter table vorgang add constraint vorgang_zustand_check check (zustand in ('gesendet', 'eingegangen', 'in-bearbeitung',
  'unterlagen-angefordert', 'unterlagen-nachgereicht', 'rueckfrage', 'ergaenzt', 'weitergeleitet', 'entschieden', 'zugestimmt',
  'nicht-zugestimmt', 'zurueckgenommen', 'abgeschlossen', 'form-geprueft', 'begruendung-angefordert', 'begruendet', 'ruht',
  'abhilfe', 'teilabhilfe', 'zurueckgewiesen', 'klage'));
alter table vorgang drop constraint vorgang_frist;
alter table vorgang add constraint vorgang_frist check (frist is null or zustand in ('unterlagen-angefordert', 'rueckfrage',
  'begruendung-angefordert'));
