import fc from 'fast-check'
import { type Antworten, type Eintrag, ENDE, type Feld, type Formular, optionsOf } from './modell.ts'
import type { Nachweisregel } from './nachweise.ts'

const person = ({ vorname }: Eintrag) => String(vorname ?? '')

/** A household with people, their jobs and their homes: every kind of page, two levels of groups, conditions on all of them. */
export const haushalt: Formular = {
  name: 'haushalt',
  fassung: 1,
  abschnitte: [
    { name: 'personen', titel: 'Personen im Haushalt', beginn: 'personen' },
    { name: 'wohnung', titel: 'Wohnung', beginn: 'wohnen' },
    { name: 'umgang', titel: 'Kinder', beginn: 'kinder', wenn: ({ alle }) => alle['wohnart'] === 'miete' },
  ],
  seiten: {
    personen: { frage: 'Wer wohnt mit Ihnen?', felder: [], sammlung: 'personen' },
    person: {
      frage: 'Wer ist das?',
      felder: [
        { name: 'vorname', label: 'Vorname', art: 'name' },
        { name: 'geboren', label: 'Geburtsdatum', art: 'datum', bis: ({ heute }) => heute },
      ],
    },
    arbeitet: { frage: 'Arbeitet diese Person?', felder: [{ name: 'arbeitet', label: 'Arbeitet', art: 'janein' }] },
    stellen: { frage: 'Welche Stellen?', felder: [], sammlung: 'stellen' },
    stelle: {
      frage: 'Wie viel verdient sie dort?',
      felder: [
        { name: 'firma', label: 'Firma', art: 'text' },
        { name: 'lohn', label: 'Lohn im Monat', art: 'betrag' },
      ],
    },
    wohnen: {
      frage: 'Wie wohnen Sie?',
      felder: [
        {
          name: 'wohnart',
          label: 'Wohnung',
          art: 'auswahl',
          optionen: [
            { wert: 'miete', text: 'Zur Miete' },
            { wert: 'eigen', text: 'Im Eigentum' },
          ],
        },
        { name: 'vermieter', label: 'Vermieter', art: 'text', wenn: ({ hier }) => hier['wohnart'] === 'miete' },
      ],
    },
    miete: { frage: 'Was kostet die Wohnung?', felder: [{ name: 'miete', label: 'Miete', art: 'betrag' }] },
    haus: {
      frage: 'Wie groß ist Ihr Haus?',
      felder: [{ name: 'flaeche', label: 'Fläche', art: 'zahl', von: 10, bis: 999 }],
    },
    kinder: {
      frage: 'Was brauchen die Kinder?',
      felder: [
        {
          name: 'bedarf',
          label: 'Bedarf',
          art: 'mehrfach',
          freiwillig: true,
          optionen: [
            { wert: 'schule', text: 'Schule' },
            { wert: 'sport', text: 'Sport' },
          ],
        },
      ],
    },
  },
  uebergaenge: {
    personen: [ENDE],
    person: ['arbeitet'],
    arbeitet: [{ nach: 'stellen', wenn: ({ hier }) => hier['arbeitet'] === true }, ENDE],
    stellen: [ENDE],
    stelle: [ENDE],
    wohnen: [{ nach: 'haus', wenn: ({ hier }) => hier['wohnart'] === 'eigen' }, 'miete'],
    miete: [ENDE],
    haus: [ENDE],
    kinder: [ENDE],
  },
  gruppen: {
    personen: { beginn: 'person', einzahl: 'Person', benenne: person, mindestens: 1, hoechstens: 20 },
    stellen: { beginn: 'stelle', einzahl: 'Stelle', benenne: ({ firma }) => String(firma ?? ''), hoechstens: 10 },
  },
}

export const nachweise: readonly Nachweisregel[] = [
  {
    name: 'mietvertrag',
    typ: 'WOH',
    titel: 'Mietvertrag',
    art: 'noetig',
    wenn: ({ alle }) => alle['wohnart'] === 'miete',
  },
  { name: 'ausweis', typ: 'IDN', titel: 'Ausweis', art: 'noetig', je: 'personen' },
  {
    name: 'lohn',
    typ: 'EIN',
    titel: 'Lohnabrechnung',
    art: 'noetig',
    je: 'stellen',
    wenn: ({ hier }) => Number(hier['lohn']) > 0,
  },
]

const valuesOf = (feld: Feld & { art: 'auswahl' | 'mehrfach' }) =>
  optionsOf(feld, { hier: {}, alle: {}, heute: '2026-11-23' }).map(({ wert }) => wert)

/** Any answer that a field can hold, or none. */
function anyWert(feld: Feld): fc.Arbitrary<Antworten[string]> {
  const wert = ((): fc.Arbitrary<Antworten[string]> => {
    switch (feld.art) {
      case 'janein':
        return fc.boolean()
      case 'betrag':
      case 'zahl':
        return fc.integer({ min: 0, max: 500_000 })
      case 'auswahl':
        return fc.constantFrom(...valuesOf(feld))
      case 'mehrfach':
        return fc.subarray(valuesOf(feld), { minLength: 1 })
      case 'datum':
        return fc.constantFrom('1980-05-01', '2020-02-29')
      default:
        return fc.constantFrom('Ada', 'Bo', 'Ömer')
    }
  })()
  return fc.option(wert, { nil: undefined })
}

const fieldsOf = (form: Formular, seiten: readonly string[]) => seiten.flatMap((seite) => form.seiten[seite]!.felder)

function anyEintrag(felder: readonly Feld[], gruppen: Record<string, fc.Arbitrary<Eintrag[]>> = {}) {
  const werte = Object.fromEntries(felder.map((feld) => [feld.name, anyWert(feld)]))
  return fc.record({ id: fc.uuid(), ...werte, ...gruppen }) as unknown as fc.Arbitrary<Eintrag>
}

/** Answers to everything at once, also to what no way leads to. */
export const anyAntworten: fc.Arbitrary<Antworten> = (() => {
  const stellen = fc.array(anyEintrag(fieldsOf(haushalt, ['stelle'])), { maxLength: 3 })
  const personen = fc.array(anyEintrag(fieldsOf(haushalt, ['person', 'arbeitet']), { stellen }), { maxLength: 3 })
  const rest = fieldsOf(haushalt, ['wohnen', 'miete', 'haus', 'kinder']).map((feld) => [feld.name, anyWert(feld)])
  return fc.record({ ...Object.fromEntries(rest), personen }) as fc.Arbitrary<Antworten>
})()
