export interface Nachricht {
  id: number
  absender: string
  betreff: string
  datum: string
  zustand: 'neu' | 'gelesen' | 'beantwortet'
  anhaenge: number
}

export interface Feld {
  name: string
  label: string
  hinweis: string
  wert: string
  fehler: string | null
}

export interface Seitendaten {
  titel: string
  person: string
  navigation: { text: string; href: string; aktiv: boolean }[]
  krumen: { text: string; href: string }[]
  nachrichten: Nachricht[]
  felder: Feld[]
  fuss: { text: string; href: string }[]
}

const zustaende = ['neu', 'gelesen', 'beantwortet'] as const
const link = (text: string) => ({ text, href: `/${text.toLowerCase()}` })

/** New data for every page, as from a database; texts that need escaping among them. */
export function newSeitendaten(nummer: number): Seitendaten {
  return {
    titel: 'Ihr Postfach',
    person: `Kim Klicker-O'Neill ${nummer}`,
    navigation: ['Start', 'Postfach', 'Bescheide', 'Termine', 'Leistungen', 'Stellen', 'Hilfe'].map((text) => ({
      ...link(text),
      aktiv: text === 'Postfach',
    })),
    krumen: [link('Start'), link('Postfach')],
    nachrichten: Array.from({ length: 20 }, (_, i) => ({
      id: nummer + i,
      absender: i % 3 === 0 ? 'Jobcenter Musterstadt, Team „Markt & Integration“' : 'Leistungsabteilung',
      betreff: `Ihre Nachricht vom ${i + 1}. Oktober: Nachweis <Miete> & Heizkosten`,
      datum: `${String(i + 1).padStart(2, '0')}.10.2026`,
      zustand: zustaende[i % 3]!,
      anhaenge: i % 4,
    })),
    felder: Array.from({ length: 12 }, (_, i) => ({
      name: `feld${i}`,
      label: `Angabe ${i + 1} zur Bedarfsgemeinschaft`,
      hinweis: 'So, wie es in Ihrem letzten Bescheid steht.',
      wert: i % 2 === 0 ? `Wert "${i}" & mehr` : '',
      fehler: i % 5 === 0 ? 'Geben Sie hier bitte etwas ein.' : null,
    })),
    fuss: ['Impressum', 'Datenschutz', 'Barrierefreiheit', 'Hilfe', 'Kontakt'].map(link),
  }
}
