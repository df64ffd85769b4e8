/** What the start page has a card for; `lebensunterhalt` stands for the benefit whose name the law changes. */
export interface Leistung {
  name: string
  /** „Übersicht zum …“ */
  uebersicht: string
  /** „Verlauf zum …“ */
  verlauf: string
  /** „Sie haben Fragen zu …?“ */
  fragen: string
  /** Services that one who has it needs next, with the words of the card. */
  aktionen: readonly { dienst: string; text: string }[]
}

const NAME = '{{name}}'

const leistung = (
  name: string,
  worte: { zum: string; fragen: string; verlauf?: string },
  aktionen: Leistung['aktionen'] = [],
): Leistung => ({
  name,
  uebersicht: `Übersicht ${worte.zum}`,
  verlauf: `Verlauf ${worte.verlauf ?? worte.zum}`,
  fragen: worte.fragen,
  aktionen,
})

/** Benefits by the name in their address, in the order of their cards. */
export const leistungen = {
  buergergeld: leistung(NAME, { zum: `zum ${NAME}`, fragen: `Ihrem ${NAME}` }, [
    { dienst: 'veraenderungen', text: 'Veränderung mitteilen' },
    { dienst: 'weiterbewilligung', text: 'Weiterbewilligung beantragen' },
  ]),
  vermittlungsbudget: leistung(
    'Vermittlungsbudget SGB II',
    {
      zum: 'zum Vermittlungsbudget SGB II',
      verlauf: 'zum Vermittlungsbudget',
      fragen: 'Ihrem Vermittlungsbudget SGB II',
    },
    [{ dienst: 'vermittlungsbudget', text: 'Vermittlungsbudget beantragen' }],
  ),
  einstiegsgeld: leistung('Einstiegsgeld', { zum: 'zum Einstiegsgeld', fragen: 'Ihrem Einstiegsgeld' }),
  'freie-foerderung': leistung('Freie Förderung', { zum: 'zur Freien Förderung', fragen: 'Ihrer Freien Förderung' }),
  vermittlungsgutschein: leistung('Vermittlungsgutschein', {
    zum: 'zum Vermittlungsgutschein',
    fragen: 'Ihrem Vermittlungsgutschein',
  }),
  'eingliederung-selbststaendige': leistung('Eingliederung von Selbständigen', {
    zum: 'zur Eingliederung von Selbständigen',
    fragen: 'Ihrer Förderung',
  }),
  massnahmen: leistung('Maßnahmen', { zum: 'zu den Maßnahmen', fragen: 'Ihrer Maßnahme' }),
  'berufliche-rehabilitation': leistung('Berufliche Rehabilitation', {
    zum: 'zur Beruflichen Rehabilitation',
    fragen: 'Ihrer Beruflichen Rehabilitation',
  }),
  abwesenheit: leistung('Abwesenheit', { zum: 'zur Abwesenheit', fragen: 'Ihrer Abwesenheit' }),
  arbeitsmarktprofil: leistung('Arbeitsmarktprofil', {
    zum: 'zum Arbeitsmarktprofil',
    fragen: 'Ihrem Arbeitsmarktprofil',
  }),
} as const satisfies Record<string, Leistung>

export type Leistungsslug = keyof typeof leistungen

export const isLeistung = (slug: string): slug is Leistungsslug => Object.hasOwn(leistungen, slug)

const filled = new Map<string, Leistung>()

/** A benefit with its name as it is today (`leistungsname`); made once for each name. */
export function readLeistung(slug: Leistungsslug, name: string): Leistung {
  const key = `${slug}|${name}`
  let one = filled.get(key)
  if (!one) {
    one = JSON.parse(JSON.stringify(leistungen[slug]).replaceAll(NAME, name)) as Leistung
    filled.set(key, one)
  }
  return one
}
