import type { Was } from './dienste-daten.ts'

interface Worte {
  /** On the start sheet and above the form. */
  knopf: string
  feld: string
  senden: string
  angekommen: string
  /** „Antrag“ */
  einzahl: string
  /** „Ihr Antrag“ */
  ihr: string
  /** Undefined: what was told stays told. */
  zuruecknehmen?: string
}

/** How a thing is called that is sent without a form. */
export const worte: Record<Was, Worte> = {
  antrag: {
    knopf: 'Formlos beantragen',
    feld: 'Was beantragen Sie?',
    senden: 'Antrag senden',
    angekommen: 'Ihr Antrag ist angekommen',
    einzahl: 'Antrag',
    ihr: 'Ihr Antrag',
    zuruecknehmen: 'Antrag zurücknehmen',
  },
  anfrage: {
    knopf: 'Formlos beantragen',
    feld: 'Worum bitten Sie?',
    senden: 'Anfrage senden',
    angekommen: 'Ihre Anfrage ist angekommen',
    einzahl: 'Anfrage',
    ihr: 'Ihre Anfrage',
    zuruecknehmen: 'Anfrage zurücknehmen',
  },
  mitteilung: {
    knopf: 'Formlos mitteilen',
    feld: 'Was teilen Sie mit?',
    senden: 'Mitteilung senden',
    angekommen: 'Ihre Mitteilung ist angekommen',
    einzahl: 'Mitteilung',
    ihr: 'Ihre Mitteilung',
  },
  widerspruch: {
    knopf: 'Widerspruch einlegen',
    feld: 'Wogegen wenden Sie sich?',
    senden: 'Widerspruch senden',
    angekommen: 'Ihr Widerspruch ist angekommen',
    einzahl: 'Widerspruch',
    ihr: 'Ihr Widerspruch',
    zuruecknehmen: 'Widerspruch zurücknehmen',
  },
  unterlagen: {
    knopf: 'Unterlagen senden',
    feld: 'Was senden Sie?',
    senden: 'Unterlagen senden',
    angekommen: 'Ihre Unterlagen sind angekommen',
    einzahl: 'Unterlagen',
    ihr: 'Ihre Unterlagen',
  },
}
