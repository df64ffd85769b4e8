/** What the Ärztlicher Dienst is asked, in words that say nothing of anybody's health. */
export const fragestellungen: Readonly<Record<string, string>> = {
  leistungsfaehigkeit: 'Wie viele Stunden am Tag können Sie arbeiten?',
  taetigkeiten: 'Welche Arbeiten sind für Sie möglich?',
  massnahme: 'Passt eine bestimmte Maßnahme für Sie?',
  rehabilitation: 'Welche Leistungen zur Teilhabe kommen in Frage?',
  mehrbedarf: 'Steht Ihnen ein Mehrbedarf zu?',
  zumutbarkeit: 'Ist eine bestimmte Stelle für Sie zumutbar?',
}
