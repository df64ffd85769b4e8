import type { Bescheidart } from '../arten-daten.ts'

/** What a case knows: the day of the application, its number, its title, or answers of its form by the names of their fields. */
export type Falldaten = 'antragsdatum' | 'nummer' | 'titel' | readonly string[]

export interface Vorlagenfeld {
  name: string
  /** Filled in from the case that the letter is about, and may be changed. */
  aus?: Falldaten
  label: string
  hinweis?: string
  /** Several lines. */
  lang?: true
  /** May stay empty; paragraphs that speak of it are left out then. */
  freiwillig?: true
}

export interface Vorlage {
  /** In the list of templates. */
  titel: string
  art: Bescheidart
  /** Heading of the letter: the decision first. */
  betreff: string
  felder: readonly Vorlagenfeld[]
  absaetze: readonly { ueberschrift?: string; text: string }[]
}

const feld = (name: string, label: string, mehr: Omit<Vorlagenfeld, 'name' | 'label'> = {}): Vorlagenfeld => ({
  name,
  label,
  ...mehr,
})

const zeitraum = feld('zeitraum', 'Zeitraum', { hinweis: 'Zum Beispiel: 1. Dezember 2026 bis 30. November 2027' })
const betrag = feld('betrag', 'Betrag im Monat', { hinweis: 'Zum Beispiel: 963,00 €' })
const begruendung = feld('begruendung', 'Begründung', {
  lang: true,
  hinweis: 'Tatsachen, Vorschriften und, wo Sie entscheiden durften, was dafür und dagegen sprach (§ 35 SGB X).',
})
const frist = feld('frist', 'Frist', { hinweis: 'Zum Beispiel: 14. Dezember 2026' })

const vorgang = feld('vorgang', 'Vorgangsnummer', { freiwillig: true, aus: 'nummer' })
const antragVom = feld('antrag', 'Antrag vom', { hinweis: 'Zum Beispiel: 2. November 2026', aus: 'antragsdatum' })
const was = feld('was', 'Beantragt war', {
  hinweis: 'Zum Beispiel: Erstausstattung für die Wohnung',
  aus: 'titel',
})
const VORGANG = { text: 'Nummer Ihres Vorgangs: {{vorgang}}' }

const AENDERUNGEN =
  'Teilen Sie uns bitte gleich mit, wenn sich etwas ändert: Einkommen, Arbeit, Umzug, wer bei Ihnen wohnt (§ 60 SGB I).'

/** Answers that say what is to be supported, in the forms of the funding services. */
const FOERDERANGABEN = [
  ...[
    'art',
    'taetigkeit',
    'region',
    'agentur',
    'berufsziel',
    'ziel',
    'bedarf',
    'stelle',
    'arbeitBeginn',
    'wochenstunden',
  ],
  ...[
    'betrieb',
    'traeger',
    'kurs',
    'massnahme',
    'bezeichnung',
    'anbieter',
    'preis',
    'betrag',
    'kostenAm',
    'beginn',
    'ende',
  ],
  ...['umzugAm', 'terminAm', 'antrittAm', 'pendelAb', 'pendelBis', 'vorhaben', 'gruendungAm', 'form'],
] as const

/**
 * Letters by name. `{{…}}` stands for a field of the template, or for `leistung` (the name of the benefit), `bgNummer` and, where
 * the kind grants the benefit for a time, `bewilligungszeitraum`.
 * A template that is changed keeps its name: what was made from it is a file of its own.
 */
export const vorlagen = {
  bewilligung: {
    titel: 'Bewilligung von Leistungen',
    art: 'bewilligung',
    betreff: 'Wir bewilligen Ihnen {{leistung}}',
    felder: [antragVom, vorgang, betrag, begruendung],
    absaetze: [
      { text: 'auf Ihren Antrag vom {{antrag}} bewilligen wir Ihnen {{leistung}}.' },
      VORGANG,
      {
        ueberschrift: 'Was Sie bekommen',
        text: 'Bewilligungszeitraum: {{bewilligungszeitraum}}\nBetrag: {{betrag}} im Monat\nNummer der Bedarfsgemeinschaft: {{bgNummer}}',
      },
      { ueberschrift: 'Warum wir so entschieden haben', text: '{{begruendung}}' },
      { ueberschrift: 'Was Sie tun müssen', text: AENDERUNGEN },
    ],
  },
  foerderung: {
    titel: 'Bewilligung einer Förderung',
    art: 'foerderung',
    betreff: 'Wir fördern, was Sie beantragt haben',
    felder: [
      antragVom,
      was,
      vorgang,
      feld('angaben', 'Ihre Angaben im Antrag', { lang: true, freiwillig: true, aus: FOERDERANGABEN }),
      feld('umfang', 'Was bewilligt ist', {
        lang: true,
        hinweis: 'Wofür, wie viel, von wann bis wann, an wen gezahlt wird.',
      }),
      feld('bedingungen', 'Was die Person beachten muss', {
        lang: true,
        freiwillig: true,
        hinweis: 'Zum Beispiel Nachweise, die sie noch vorlegt (§ 32 SGB X).',
      }),
      begruendung,
    ],
    absaetze: [
      { text: 'auf Ihren Antrag vom {{antrag}} bewilligen wir Ihnen eine Förderung. Beantragt war: {{was}}.' },
      VORGANG,
      { ueberschrift: 'Was Sie bekommen', text: '{{umfang}}' },
      { ueberschrift: 'Was Sie angegeben haben', text: '{{angaben}}' },
      { ueberschrift: 'Was Sie beachten müssen', text: '{{bedingungen}}' },
      { ueberschrift: 'Warum wir so entschieden haben', text: '{{begruendung}}' },
    ],
  },
  aenderung: {
    titel: 'Änderung einer Bewilligung',
    art: 'aenderung',
    betreff: 'Wir ändern Ihre Bewilligung',
    felder: [feld('bisher', 'Bescheid, der geändert wird, vom'), zeitraum, betrag, begruendung],
    absaetze: [
      { text: 'wir ändern unseren Bescheid vom {{bisher}}.' },
      {
        ueberschrift: 'Was Sie jetzt bekommen',
        text: 'Zeitraum: {{zeitraum}}\nBetrag: {{betrag}} im Monat\nNeuer Bewilligungszeitraum: {{bewilligungszeitraum}}',
      },
      { ueberschrift: 'Warum wir so entschieden haben', text: '{{begruendung}}' },
      { ueberschrift: 'Was Sie tun müssen', text: AENDERUNGEN },
    ],
  },
  ablehnung: {
    titel: 'Ablehnung eines Antrags',
    art: 'ablehnung',
    betreff: 'Wir lehnen Ihren Antrag ab',
    felder: [
      antragVom,
      was,
      vorgang,
      begruendung,
      feld('hilfe', 'Andere Hilfe', { freiwillig: true, lang: true, hinweis: 'Wohin sich die Person wenden kann.' }),
    ],
    absaetze: [
      { text: 'Ihren Antrag vom {{antrag}} lehnen wir ab. Beantragt war: {{was}}.' },
      VORGANG,
      { ueberschrift: 'Warum wir so entschieden haben', text: '{{begruendung}}' },
      { ueberschrift: 'Wo Sie sonst Hilfe bekommen', text: '{{hilfe}}' },
    ],
  },
  mitwirkung: {
    titel: 'Aufforderung zur Mitwirkung',
    art: 'mitwirkung',
    betreff: 'Bitte senden Sie uns Unterlagen bis {{frist}}',
    felder: [feld('unterlagen', 'Unterlagen', { lang: true, hinweis: 'Jede in eine eigene Zeile.' }), frist],
    absaetze: [
      { text: 'damit wir über Ihren Antrag entscheiden können, brauchen wir noch Unterlagen von Ihnen.' },
      { ueberschrift: 'Was Sie senden müssen', text: '{{unterlagen}}' },
      { ueberschrift: 'Bis wann', text: 'Bitte bis {{frist}}. Brauchen Sie mehr Zeit, sagen Sie uns das vorher.' },
      {
        ueberschrift: 'Was sonst geschieht',
        text: 'Fehlen die Unterlagen nach diesem Tag, können wir die Leistung ganz oder zum Teil versagen, bis Sie sie nachholen (§§ 60, 66, 67 SGB I).',
      },
    ],
  },
  bescheinigung: {
    titel: 'Bescheinigung über Leistungen',
    art: 'bescheinigung',
    betreff: 'Bescheinigung über {{leistung}}',
    felder: [zeitraum, feld('zweck', 'Zur Vorlage bei', { freiwillig: true })],
    absaetze: [
      { text: 'wir bescheinigen, dass Sie von uns {{leistung}} bekommen. Zeitraum: {{zeitraum}}.' },
      { text: 'Diese Bescheinigung ist zur Vorlage bestimmt bei: {{zweck}}.' },
    ],
  },
} as const satisfies Record<string, Vorlage>

export type Vorlagenname = keyof typeof vorlagen

export const findVorlage = (name: string | undefined): Vorlage | undefined =>
  name !== undefined && Object.hasOwn(vorlagen, name) ? vorlagen[name as Vorlagenname] : undefined
