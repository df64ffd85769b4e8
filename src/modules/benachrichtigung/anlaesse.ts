/** What a person can choose the ways for. */
export const arten = ['nachricht', 'bescheid', 'termin', 'vorgang'] as const
export type Art = (typeof arten)[number]

export const artnamen: Record<Art, string> = {
  nachricht: 'Nachrichten',
  bescheid: 'Bescheide',
  termin: 'Termine',
  vorgang: 'Anträge und Unterlagen',
}

interface Anlass {
  art: Art
  /** In the list of the portal. */
  titel: string
  /** Subject of the e-mail: that something is there, never what (PRI-02). */
  betreff: string
  /** The law wants the e-mail (§ 37 Abs. 2a SGB X), or the safety of the person does: it cannot be switched off. */
  immer?: true
  /** A reminder waits until the morning. */
  ruhezeit?: true
}

const anlass = (art: Art, titel: string, betreff: string, mehr: Pick<Anlass, 'immer' | 'ruhezeit'> = {}): Anlass => ({
  art,
  titel,
  betreff,
  ...mehr,
})

const NACHRICHT = 'Eine neue Nachricht in Ihrem Online-Portal'
const BESCHEID = 'Ein neues Schriftstück in Ihrem Online-Portal'
const TERMIN = 'Neues zu einem Termin in Ihrem Online-Portal'
const ERINNERUNG = 'Eine Erinnerung in Ihrem Online-Portal'
const VORGANG = 'Neues zu einem Vorgang in Ihrem Online-Portal'

/** Every occasion on which the bell rings. */
export const anlaesse = {
  'neue-nachricht': anlass('nachricht', 'Ihr Jobcenter hat Ihnen geschrieben', NACHRICHT),
  'anhang-abgewiesen': anlass('nachricht', 'Ein Anhang konnte nicht angenommen werden', NACHRICHT),
  'neuer-bescheid': anlass('bescheid', 'Ein neues Schriftstück ist da', BESCHEID, { immer: true }),
  'bescheid-erinnerung': anlass('bescheid', 'Ein Schriftstück ist noch ungelesen', BESCHEID, { ruhezeit: true }),
  'termin-neu': anlass('termin', 'Es gibt einen neuen Termin', TERMIN),
  'termin-geaendert': anlass('termin', 'Ein Termin wurde geändert', TERMIN),
  'termin-abgesagt': anlass('termin', 'Ein Termin fällt aus', TERMIN),
  'termin-erinnerung': anlass('termin', 'Sie haben bald einen Termin', TERMIN, { ruhezeit: true }),
  'dienst-freigegeben': anlass('vorgang', 'Ein eService ist für Sie freigeschaltet', VORGANG),
  'entwurf-erinnerung': anlass('vorgang', 'Ein Entwurf von Ihnen wird bald gelöscht', VORGANG, { ruhezeit: true }),
  'vorgang-gesendet': anlass('vorgang', 'Was Sie gesendet haben, ist angekommen', VORGANG),
  'antrag-unvollstaendig': anlass('vorgang', 'Zu einem Antrag fehlen noch Angaben', VORGANG, { ruhezeit: true }),
  'nachweise-fehlen': anlass('vorgang', 'Zu einem Antrag fehlen noch Nachweise', VORGANG, { ruhezeit: true }),
  'vorgang-korrektur': anlass('vorgang', 'Ihr Jobcenter hat eine Rückfrage zu Ihren Angaben', VORGANG),
  'unterlagen-erbeten': anlass('vorgang', 'Ihr Jobcenter bittet Sie um Unterlagen', VORGANG),
  'begruendung-erinnerung': anlass('vorgang', 'Sie wollten etwas nachreichen', VORGANG, { ruhezeit: true }),
  'weiterbewilligung-offen': anlass('vorgang', 'Sie können die Weiterbewilligung beantragen', ERINNERUNG, {
    ruhezeit: true,
  }),
  'weiterbewilligung-bald': anlass('vorgang', 'Ihre Bewilligung endet bald, der neue Antrag fehlt noch', ERINNERUNG, {
    ruhezeit: true,
  }),
  'weiterbewilligung-ende': anlass(
    'vorgang',
    'Ihre Bewilligung ist zu Ende. Ohne neuen Antrag kann die Krankenversicherung unterbrochen sein',
    ERINNERUNG,
    { ruhezeit: true },
  ),
  'vorbehalt-gemeldet': anlass('vorgang', 'Etwas Neues zu Ihnen wartet auf Ihre Bestätigung', VORGANG, { immer: true }),
  'vorbehalt-stand': anlass('vorgang', 'Anschrift oder Bankverbindung: Es gibt etwas Neues', VORGANG, { immer: true }),
  'vorbehalt-abgelaufen': anlass('vorgang', 'Ein Bestätigungscode ist abgelaufen', VORGANG, { ruhezeit: true }),
  'rueckkehr-fehlt': anlass('vorgang', 'Bitte melden Sie sich zurück', VORGANG, { ruhezeit: true }),
  'mitreise-gefragt': anlass('vorgang', 'Sie wurden als mitreisend genannt', VORGANG),
  'vorgang-stand': anlass('vorgang', 'Zu einem Vorgang gibt es etwas Neues', VORGANG),
} satisfies Record<string, Anlass>

export type Anlassname = keyof typeof anlaesse

export const readAnlass = (name: Anlassname): Anlass => anlaesse[name]
