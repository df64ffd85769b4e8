-- A document that may be handed in and that nobody owes: it is never missing, and nobody is reminded of it.
alter table vorgang_nachweis add column freiwillig boolean not null default false;
select spalten_klasse('vorgang_nachweis', '{"freiwillig": "sachdaten"}');

drop index vorgang_nachweis_offen;
create index vorgang_nachweis_offen on vorgang_nachweis (vorgang_id)
  where zustand in ('offen', 'abgelehnt') and not freiwillig;

-- What was sent before is owed no more either: by service, the rules whose documents only help.
update vorgang_nachweis n set freiwillig = true
  from vorgang v, (values
    ('abwesenheit', '{sonstiges}'),
    ('aerztlicher-dienst', '{unterschrift}'),
    ('arbeitsmarktprofil', '{lebenslauf,anschreiben,schulzeugnis,schulanerkennung,ausbildungszeugnis,ausbildungsanerkennung,arbeitszeugnis,zertifikat,sprachzertifikat,fuehrerschein}'),
    ('berufliche-rehabilitation', '{ursache,versicherungsverlauf,schulzeugnis,schulanerkennung,ausbildungszeugnis,ausbildungsanerkennung,arbeitszeugnis}'),
    ('buergergeld', '{dringend,rentenversicherung,merkzeichen,bedarfGesundheit,untermieterlaubnis,mietbescheinigung,heizabschlag,direktzahlung,zusicherung,kapital,schenkung,rentenbefreiung}'),
    ('einstiegsgeld-selbststaendigkeit', '{zeugnisse,schufa}'),
    ('massnahme-traeger', '{angebot}'),
    ('veraenderungen', '{meldung,auszugMeldung,unterhaltsvorschuss,umgang,unterhaltZahlung}'),
    ('vermittlungsgutschein', '{zulassung}'),
    ('weiterbewilligung', '{meldung,arbeitskosten,nichtGemeldet}'),
    ('widerspruch', '{bescheid,begruendung,anlagen}')
  ) as regeln (dienst, namen)
  where v.id = n.vorgang_id and v.dienst = regeln.dienst and split_part(n.regel, '/', 1) = any (regeln.namen::text[]);

-- Whether more than files came for an order: a release from secrecy, or answers about health. An answer with neither, and without
-- a file, is none that the Ärztlicher Dienst could work with.
alter table aerztlicher_eingang add column angaben boolean not null default true;
select spalten_klasse('aerztlicher_eingang', '{"angaben": "sachdaten"}');
