import type { EtikettArt } from '#web/parts/index.ts'
import type { Briefart, Vorbehaltszustand, Was } from './store.ts'

interface Worte {
  /** „Neue Anschrift“ */
  titel: string
  /** „eine neue Anschrift“ */
  gemeldet: string
  /** „die neue Anschrift“ */
  akkusativ: string
  /** What goes on as it was until it is confirmed. */
  bisDahin: string
  betreff: Readonly<Record<Briefart, string>>
}

/** How both kinds are called, to everybody. */
export const worte: Readonly<Record<Was, Worte>> = {
  anschrift: {
    titel: 'Neue Anschrift',
    gemeldet: 'eine neue Anschrift für Sie',
    akkusativ: 'die neue Anschrift',
    bisDahin: 'Bis dahin gehen Briefe an Ihre bisherige Anschrift.',
    betreff: { code: 'Bestätigen Sie Ihre neue Anschrift', hinweis: 'Für Sie wurde eine neue Anschrift gemeldet' },
  },
  konto: {
    titel: 'Neue Bankverbindung',
    gemeldet: 'eine neue Bankverbindung für Sie',
    akkusativ: 'die neue Bankverbindung',
    bisDahin: 'Bis dahin geht das Geld auf Ihr bisheriges Konto. Lassen Sie es so lange offen.',
    betreff: {
      code: 'Bestätigen Sie Ihre neue Bankverbindung',
      hinweis: 'Für Sie wurde eine neue Bankverbindung gemeldet',
    },
  },
}

interface Stand {
  text: string
  imDienst: string
  art: EtikettArt
}

export const staende: Readonly<Record<Vorbehaltszustand, Stand>> = {
  wartet: { text: 'Wartet auf Ihre Bestätigung', imDienst: 'Wartet auf Bestätigung', art: 'warnung' },
  freigabe: { text: 'Von Ihnen bestätigt, wird geprüft', imDienst: 'Bestätigt, wartet auf Freigabe', art: 'info' },
  bestaetigt: { text: 'Bestätigt', imDienst: 'Bestätigt', art: 'erfolg' },
  abgelehnt: { text: 'Nicht freigegeben', imDienst: 'Nicht freigegeben', art: 'neutral' },
  gestoppt: { text: 'Gestoppt', imDienst: 'Gestoppt', art: 'warnung' },
  ersetzt: { text: 'Durch eine neuere Meldung ersetzt', imDienst: 'Durch eine neuere Meldung ersetzt', art: 'neutral' },
  verfallen: { text: 'Nicht bestätigt, verfallen', imDienst: 'Nicht bestätigt, verfallen', art: 'neutral' },
}

/** What staff looks at to know who stands in front of them. */
export const ausweise = {
  personalausweis: 'Personalausweis',
  reisepass: 'Reisepass',
  aufenthaltstitel: 'Elektronischer Aufenthaltstitel',
  ersatz: 'Anderer Ausweis mit Lichtbild',
} as const
export type Ausweis = keyof typeof ausweise
