/** What the placement budget can pay for; the kind decides which pages are asked (§ 44 SGB III with § 16 SGB II). */
export const arten = {
  bewerbung: { text: 'Bewerbungen', hinweis: 'Fotos, Mappen, Porto', titel: 'Bewerbungskosten' },
  reise: {
    text: 'Fahrt zu einem Termin',
    hinweis: 'Vorstellungsgespräch, Eignungstest, Berufsberatung, Messe',
    titel: 'Reisekosten',
  },
  antritt: { text: 'Fahrt zum ersten Arbeitstag', titel: 'Fahrkosten zum Antritt der Arbeit' },
  pendel: {
    text: 'Tägliche Fahrten zur neuen Arbeit',
    hinweis: 'In der ersten Zeit nach dem Beginn',
    titel: 'Pendelkosten',
  },
  nachweis: {
    text: 'Nachweise, die Sie für die Arbeit brauchen',
    hinweis: 'Zum Beispiel Führungszeugnis, Übersetzung, Anerkennung',
    titel: 'Nachweise',
  },
  kleidung: { text: 'Arbeitskleidung oder Werkzeug', titel: 'Arbeitskleidung und Arbeitsmittel' },
  umzug: { text: 'Umzug wegen der Arbeit', titel: 'Umzug' },
  doppelhaushalt: { text: 'Zweite Wohnung am Arbeitsort', titel: 'Getrennte Haushaltsführung' },
  fuehrerschein: { text: 'Führerschein', titel: 'Führerschein' },
  erscheinung: {
    text: 'Äußeres Erscheinungsbild',
    hinweis: 'Zum Beispiel Friseur',
    titel: 'Persönliches Erscheinungsbild',
  },
  ausbildung: { text: 'Beginn einer Ausbildung', hinweis: 'Auch in einer Schule', titel: 'Aufnahme einer Ausbildung' },
  sonstiges: { text: 'Etwas anderes', titel: 'Sonstiges' },
} as const satisfies Record<string, { text: string; hinweis?: string; titel: string }>

export const isArt = (wert: unknown): wert is keyof typeof arten =>
  typeof wert === 'string' && Object.hasOwn(arten, wert)
