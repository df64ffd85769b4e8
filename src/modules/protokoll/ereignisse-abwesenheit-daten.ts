import { type Ereignis, ereignis } from './ereignis.ts'

/** What becomes of an absence, and of those who travel along. */
export const abwesenheitsereignisse = {
  'vorgang.abwesenheit-entschieden': ereignis('jobcenter', 'Ihr Jobcenter hat über eine Abwesenheit entschieden.'),
  'vorgang.zurueckgemeldet': ereignis('jobcenter', 'Sie haben gemeldet, dass Sie wieder da sind.'),
  'vorgang.rueckkehr-vermisst': ereignis('jobcenter', 'Nach einer Abwesenheit fehlt Ihre Rückmeldung.'),
  'vorgang.rueckkehr-geprueft': ereignis('jobcenter', 'Ihr Jobcenter hat Ihre Rückkehr geprüft.'),
  'vorgang.mitreise-gefragt': ereignis('jobcenter', 'Sie wurden bei einer Abwesenheit als mitreisend genannt.'),
  'vorgang.mitreise-beantwortet': ereignis('jobcenter', 'Sie haben gesagt, ob Sie mitreisen.'),
  'vorgang.mitreise-gelesen': ereignis('jobcenter', 'Ihr Jobcenter hat geöffnet, wer bei einer Abwesenheit mitreist.'),
  'vorgang.mitreise-entschieden': ereignis(
    'jobcenter',
    'Ihr Jobcenter hat über die Abwesenheit einer mitreisenden Person entschieden.',
  ),
  'vorgang.mitreise-zurueckgemeldet': ereignis(
    'jobcenter',
    'Sie haben gemeldet, ob eine mitreisende Person wieder da ist.',
  ),
  'vorgang.mitreise-vermisst': ereignis(
    'jobcenter',
    'Nach einer Abwesenheit fehlt die Rückmeldung einer mitreisenden Person.',
  ),
  'vorgang.mitreise-rueckkehr-geprueft': ereignis(
    'jobcenter',
    'Ihr Jobcenter hat nach einer Abwesenheit die Rückkehr einer mitreisenden Person geprüft.',
  ),
} satisfies Record<string, Ereignis>
