/** The two mailboxes of the seed. */
export const faecher = ['leistung', 'vermittlung'] as const
export type Fach = (typeof faecher)[number]

export const fachnamen: Record<Fach, string> = { leistung: 'Leistungspostfach', vermittlung: 'Vermittlungspostfach' }

interface Anliegen {
  fach: Fach
  text: string
  /** Who it goes to by default (3-fachwissen § 5.5): the Leistungsservice or the personal contact. */
  an: 'leistungssachbearbeitung' | 'integrationsfachkraft'
}

const leistung = (text: string, an: Anliegen['an'] = 'leistungssachbearbeitung'): Anliegen => ({
  fach: 'leistung',
  text,
  an,
})
const vermittlung = (text: string): Anliegen => ({ fach: 'vermittlung', text, an: 'integrationsfachkraft' })

/** What a message is about. People choose from it; it decides whom it reaches. */
export const anliegen = {
  geld: leistung('Auszahlung und Höhe der Leistung'),
  bescheid: leistung('Frage zu einem Bescheid'),
  vorgang: leistung('Frage zu einem Antrag oder Vorgang'),
  miete: leistung('Miete, Heizung und Nebenkosten'),
  einkommen: leistung('Einkommen und Vermögen'),
  umzug: leistung('Umzug'),
  rueckforderung: leistung('Rückforderung und Ratenzahlung'),
  mehrbedarf: leistung('Mehrbedarf und Erstausstattung'),
  bildung: leistung('Bildung und Teilhabe'),
  bescheinigung: leistung('Bescheinigung anfordern'),
  'leistung-sonstiges': leistung('Etwas anderes zu meinen Leistungen'),
  'persoenlich-leistung': leistung('Frage an meinen persönlichen Kontakt', 'integrationsfachkraft'),
  beratung: vermittlung('Beratung und Gespräch'),
  'vorgang-arbeit': vermittlung('Frage zu einem Antrag auf Förderung'),
  bewerbung: vermittlung('Bewerbung und Stellensuche'),
  vorschlag: vermittlung('Frage zu einem Vermittlungsvorschlag'),
  massnahme: vermittlung('Kurs oder Maßnahme'),
  krankmeldung: vermittlung('Krankmeldung'),
  termin: vermittlung('Termin'),
  kooperationsplan: vermittlung('Kooperationsplan'),
  'vermittlung-sonstiges': vermittlung('Etwas anderes zur Arbeit'),
} satisfies Record<string, Anliegen>

export type Anliegenname = keyof typeof anliegen

export const readAnliegen = (name: string): Anliegen | undefined =>
  Object.hasOwn(anliegen, name) ? anliegen[name as Anliegenname] : undefined

/** What a conversation is about, where its subject does not say just that. */
export const nameSache = (eines: { anliegen: Anliegenname; betreff: string }): string | undefined => {
  const { text } = anliegen[eines.anliegen]
  return text === eines.betreff ? undefined : text
}

/** The choices of one mailbox. */
export const anliegenOf = (fach: Fach): { wert: string; text: string }[] =>
  Object.entries<Anliegen>(anliegen)
    .filter(([, one]) => one.fach === fach)
    .map(([wert, { text }]) => ({ wert, text }))
