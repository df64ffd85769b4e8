-- What strangers cause (failed tries, links asked for) is shown as one line for each day and kind; the rest line by line.
-- Each of both is read without wading through the other, however much somebody guesses.
create index protokoll_gehaeuft on protokoll (konto_id, ereignis, ergebnis, zeit, nr)
  where ergebnis = 'abgelehnt' or akteur = 'unbekannt';
create index protokoll_einzeln on protokoll (konto_id, nr desc)
  where ergebnis = 'erfolg' and akteur <> 'unbekannt';
-- Which accounts were tried in vain of late, for the message to their owners.
create index protokoll_fehlversuch on protokoll (zeit, konto_id)
  where ergebnis = 'abgelehnt' and konto_id is not null and ereignis in ('konto.passwort-geprueft', 'konto.faktor-geprueft');
