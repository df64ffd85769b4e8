import type { Leistungsslug } from './leistung/leistungen-daten.ts'

/** An application; something that only needs a yes; something that is only told. */
export type Was = 'antrag' | 'anfrage' | 'mitteilung' | 'widerspruch' | 'unterlagen'

/** What one can send without a form. */
export interface Formlos {
  was: Was
  /** The first sentence, to send as it is or to change. */
  vorschlag: string
  /** What helps to decide, in the person's words. */
  hinweis: string
  /** The title of the case: `{{name}}` the benefit, `{{bg}}` the Bedarfsgemeinschaft, `{{tag}}` the day. */
  titel: string
  /** By which rule the day counts on which it arrives. */
  vorschrift: string
  /** It counts from the first day of its month (§ 37 Abs. 2 SGB II). */
  monatsanfang?: true
}

interface Dienst {
  leistung: Leistungsslug
  /** In a word or two, for lists: `{{name}}` the benefit; none where what it is says it all. */
  kurz?: string
  /** Who works on it by default (3-fachwissen § 5.5). */
  bereich: 'leistung' | 'vermittlung'
  formlos: Formlos
  /** There is a form for it, and no other way: the law wants more than a few lines. */
  nurFormular?: true
  /** Answers and files are for the Ärztlicher Dienst alone; nobody else learns more than that something arrived. */
  versiegelt?: true
}

const BG = ' für die Bedarfsgemeinschaft {{bg}}'
const MONAT = '§ 37 Abs. 2 SGB II, § 16 SGB I'
const VORHER = 'Was brauchen Sie, was kostet es ungefähr, und wofür ist es? Warten Sie mit Ausgaben auf die Antwort.'

const antrag = (titel: string, vorschlag: string, hinweis: string): Formlos => ({
  was: 'antrag',
  ...{ titel, vorschlag, hinweis },
  vorschrift: '§ 37 Abs. 1 SGB II, § 9 SGB X, § 16 SGB I',
})

const foerderung = (leistung: Leistungsslug, kurz: string, formlos: Formlos): Dienst => ({
  ...{ leistung, kurz, formlos },
  bereich: 'vermittlung',
})

/**
 * Services that send something, by their slug. With a few lines most of them can be used; not so the Widerspruch, which needs
 * a signature (§ 84 SGG), and papers for the Ärztlicher Dienst, which nobody else may open. The search for work sends nothing.
 */
export const dienste = {
  abwesenheit: foerderung('abwesenheit', 'Abwesenheit', {
    was: 'anfrage',
    vorschrift: '§ 7b SGB II, Erreichbarkeits-Verordnung',
    titel: 'Abwesenheit, Anfrage vom {{tag}}',
    vorschlag: 'Ich möchte abwesend sein von … bis …',
    hinweis:
      'Von wann bis wann, und warum? Wo sind Sie in dieser Zeit zu erreichen? Angaben zur Gesundheit sind nicht nötig.',
  }),
  arbeitsmarktprofil: foerderung('arbeitsmarktprofil', 'Arbeitsmarktprofil', {
    was: 'mitteilung',
    vorschrift: '§ 15 SGB II',
    titel: 'Angaben zum Arbeitsmarktprofil vom {{tag}}',
    vorschlag: 'Bitte ergänzen Sie mein Profil:',
    hinweis: 'Welche Arbeit suchen Sie, was können Sie, wann und wo können Sie arbeiten?',
  }),
  'berufliche-rehabilitation': foerderung('berufliche-rehabilitation', 'Berufliche Rehabilitation', {
    ...antrag(
      'Antrag Berufliche Rehabilitation vom {{tag}}',
      'Ich beantrage Leistungen zur Teilhabe am Arbeitsleben.',
      'Welche Arbeit geht nicht mehr, und was würde Ihnen helfen? Diagnosen und Befunde gehören nicht hierher.',
    ),
    vorschrift: '§ 14 SGB IX, § 16 SGB I',
  }),
  buergergeld: {
    ...{ leistung: 'buergergeld', kurz: '{{name}}', bereich: 'leistung' },
    formlos: {
      ...antrag(
        `Antrag {{name}}${BG}`,
        'Ich beantrage Leistungen zur Sicherung des Lebensunterhalts für mich und die Personen, die mit mir in einer Bedarfsgemeinschaft leben. Ich brauche die Leistungen ab sofort.',
        'Mehr muss nicht dastehen. Brauchen Sie die Leistung erst später, schreiben Sie, ab wann.',
      ),
      monatsanfang: true,
      vorschrift: MONAT,
    },
  },
  'einstiegsgeld-beschaeftigung': foerderung(
    'einstiegsgeld',
    'Einstiegsgeld, Beschäftigung',
    antrag(
      'Antrag Einstiegsgeld für eine Beschäftigung vom {{tag}}',
      'Ich beantrage Einstiegsgeld für eine neue Beschäftigung.',
      'Bei wem und ab wann arbeiten Sie, wie viele Stunden in der Woche und für welchen Lohn?',
    ),
  ),
  'einstiegsgeld-selbststaendigkeit': foerderung(
    'einstiegsgeld',
    'Einstiegsgeld, Selbstständigkeit',
    antrag(
      'Antrag Einstiegsgeld für eine Selbstständigkeit vom {{tag}}',
      'Ich beantrage Einstiegsgeld für eine selbstständige Tätigkeit.',
      'Was wollen Sie tun, und ab wann?',
    ),
  ),
  'freie-foerderung': foerderung(
    'freie-foerderung',
    'Freie Förderung',
    antrag('Antrag Freie Förderung vom {{tag}}', 'Ich beantrage eine Freie Förderung.', VORHER),
  ),
  vermittlungsgutschein: foerderung(
    'vermittlungsgutschein',
    'Vermittlungsgutschein',
    antrag(
      'Antrag Gutschein für private Arbeitsvermittlung vom {{tag}}',
      'Ich beantrage einen Aktivierungs- und Vermittlungsgutschein für eine private Arbeitsvermittlung.',
      'Wissen Sie schon, welche Vermittlung Ihnen helfen soll? Dann nennen Sie sie.',
    ),
  ),
  'eingliederung-selbststaendige': foerderung(
    'eingliederung-selbststaendige',
    'Eingliederung Selbständiger',
    antrag(
      'Antrag Eingliederung von Selbständigen vom {{tag}}',
      'Ich beantrage Leistungen zur Eingliederung von Selbständigen.',
      VORHER,
    ),
  ),
  'massnahme-arbeitgeber': foerderung(
    'massnahmen',
    'Maßnahme bei einem Arbeitgeber',
    antrag(
      'Antrag Maßnahme bei einem Arbeitgeber vom {{tag}}',
      'Ich beantrage eine Maßnahme bei einem Arbeitgeber.',
      'Bei welchem Betrieb, welche Tätigkeit, von wann bis wann? Beginnen Sie erst nach der Bewilligung.',
    ),
  ),
  'massnahme-traeger': foerderung(
    'massnahmen',
    'Maßnahme bei einem Träger',
    antrag(
      'Antrag Maßnahme bei einem Träger vom {{tag}}',
      'Ich beantrage einen Aktivierungs- und Vermittlungsgutschein für eine Maßnahme bei einem Träger.',
      'Bei welchem Träger, welcher Kurs, von wann bis wann?',
    ),
  ),
  veraenderungen: {
    ...{ leistung: 'buergergeld', kurz: 'Veränderungen', bereich: 'leistung' },
    formlos: {
      was: 'mitteilung',
      vorschrift: '§ 60 Abs. 1 SGB I',
      titel: `Veränderungsmitteilung${BG} vom {{tag}}`,
      vorschlag: 'Bei mir ändert sich ab dem … Folgendes:',
      hinweis:
        'Was ändert sich, bei wem und ab wann? Eine neue Bankverbindung oder Anschrift gilt erst mit Ihrer Unterschrift: per Brief oder im Jobcenter.',
    },
  },
  vermittlungsbudget: foerderung(
    'vermittlungsbudget',
    'Vermittlungsbudget',
    antrag(
      'Antrag Vermittlungsbudget SGB II vom {{tag}}',
      'Ich beantrage eine Förderung aus dem Vermittlungsbudget.',
      VORHER,
    ),
  ),
  widerspruch: {
    ...{ leistung: 'buergergeld', bereich: 'leistung' },
    formlos: {
      was: 'widerspruch',
      vorschrift: '§ 84 SGG',
      ...{ titel: 'Widerspruch vom {{tag}}', vorschlag: '', hinweis: '' },
    },
    nurFormular: true,
  },
  'aerztlicher-dienst': {
    ...{ leistung: 'arbeitsmarktprofil', kurz: 'Ärztlicher Dienst', bereich: 'vermittlung' },
    formlos: {
      was: 'unterlagen',
      vorschrift: '§ 67b SGB X',
      ...{ titel: 'Unterlagen für den Ärztlichen Dienst vom {{tag}}', vorschlag: '', hinweis: '' },
    },
    nurFormular: true,
    versiegelt: true,
  },
  weiterbewilligung: {
    ...{ leistung: 'buergergeld', kurz: 'Weiterbewilligung', bereich: 'leistung' },
    formlos: {
      ...antrag(
        `Weiterbewilligungsantrag {{name}}${BG}`,
        'Ich beantrage die Weiterbewilligung der Leistungen für mich und meine Bedarfsgemeinschaft.',
        'Hat sich etwas geändert? Schreiben Sie es dazu, zum Beispiel Miete, Einkommen oder wer bei Ihnen wohnt.',
      ),
      monatsanfang: true,
      vorschrift: MONAT,
    },
  },
} as const satisfies Record<string, Dienst>

export type Dienstslug = keyof typeof dienste

export const isDienst = (slug: string): slug is Dienstslug => Object.hasOwn(dienste, slug)

/** Whether a few lines are enough for it. */
export const isFormlos = (slug: string): slug is Dienstslug =>
  isDienst(slug) && (dienste[slug] as Dienst).nurFormular !== true

/** The services of one benefit. */
export const diensteOf = (leistung: Leistungsslug): Dienstslug[] =>
  Object.entries(dienste).flatMap(([slug, one]) => (one.leistung === leistung ? [slug as Dienstslug] : []))

/** The title of a case; what is not known is left out with the words around it. */
export function titleOf(formlos: Formlos, werte: { name: string; bg: string | undefined; tag: string }): string {
  return (werte.bg === undefined ? formlos.titel.replace(BG, '') : formlos.titel)
    .replace('{{name}}', werte.name)
    .replace('{{bg}}', werte.bg ?? '')
    .replace('{{tag}}', werte.tag)
}
