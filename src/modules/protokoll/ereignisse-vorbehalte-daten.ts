import { type Ereignis, ereignis } from './ereignis.ts'

/** What becomes of a new address or account that a customer has reported. */
export const vorbehaltereignisse = {
  'vorgang.vorbehalt-gemeldet': ereignis(
    'jobcenter',
    'Sie haben eine neue Anschrift oder Bankverbindung gemeldet. Sie wartet auf Ihre Bestätigung.',
  ),
  'vorgang.vorbehalt-ersetzt': ereignis(
    'jobcenter',
    'Eine gemeldete Anschrift oder Bankverbindung wurde durch eine neuere Meldung ersetzt.',
  ),
  'vorgang.vorbehalt-brief': ereignis(
    'jobcenter',
    'Ein Brief zu Ihrer neuen Anschrift oder Bankverbindung wurde erstellt.',
  ),
  'vorgang.vorbehalt-brief-gesendet': ereignis(
    'jobcenter',
    'Ihr Jobcenter hat einen Brief zu Ihrer neuen Anschrift oder Bankverbindung abgeschickt.',
  ),
  'vorgang.vorbehalt-abgelaufen': ereignis('jobcenter', 'Ein Bestätigungscode aus einem Brief ist abgelaufen.'),
  'vorgang.vorbehalt-bestaetigt': ereignis(
    'jobcenter',
    'Sie haben Ihre neue Anschrift oder Bankverbindung mit dem Code aus dem Brief bestätigt.',
    'Ein Bestätigungscode wurde nicht angenommen.',
  ),
  'vorgang.vorbehalt-gebremst': ereignis('jobcenter', 'Zu viele falsche Bestätigungscodes: Die Eingabe pausiert.'),
  'vorgang.vorbehalt-ausgewiesen': ereignis(
    'jobcenter',
    'Sie haben sich im Jobcenter ausgewiesen und Ihre neue Anschrift oder Bankverbindung bestätigt.',
  ),
  'vorgang.vorbehalt-freigegeben': ereignis(
    'jobcenter',
    'Eine zweite Person im Jobcenter hat Ihre neue Bankverbindung freigegeben.',
    'Die Freigabe einer neuen Bankverbindung wurde verweigert.',
  ),
  'vorgang.vorbehalt-abgelehnt': ereignis('jobcenter', 'Ihr Jobcenter hat eine neue Bankverbindung nicht freigegeben.'),
  'vorgang.vorbehalt-gilt': ereignis('jobcenter', 'Ihre neue Anschrift gilt jetzt für Briefe.'),
  'vorgang.vorbehalt-uebernommen': ereignis(
    'jobcenter',
    'Ihr Jobcenter hat Ihre neue Anschrift oder Bankverbindung eingetragen.',
  ),
  'vorgang.vorbehalt-gestoppt': ereignis(
    'jobcenter',
    'Die Änderung Ihrer Anschrift oder Bankverbindung wurde gestoppt.',
  ),
  'vorgang.vorbehalt-geklaert': ereignis('jobcenter', 'Ihr Jobcenter hat eine gestoppte Änderung geprüft.'),
  'vorgang.vorbehalt-verfallen': ereignis(
    'jobcenter',
    'Eine gemeldete Anschrift oder Bankverbindung wurde nicht bestätigt und ist verfallen.',
  ),
} satisfies Record<string, Ereignis>
