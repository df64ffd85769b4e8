import { aenderungen, optionen, wahrheit } from '../../../src/modules/formulare/bausteine/angaben.ts'
import { ist } from '../../../src/modules/formulare/bausteine/folge.ts'
import type { Formulardienst } from '../../../src/modules/formulare/engine/dienst.ts'
import { ENDE, type Formular } from '../../../src/modules/formulare/engine/modell.ts'

const formular: Formular = {
  name: 'fahrrad',
  fassung: 2,
  // In version 1 the price was typed in euros.
  anheben: { 1: ({ euro, ...rest }) => ({ ...rest, preis: Number(euro ?? 0) * 100 }) },
  abschnitte: [
    { name: 'wunsch', titel: 'Was Sie brauchen', beginn: 'wofuer' },
    { name: 'haendler', titel: 'Angebote', beginn: 'angebote' },
  ],
  seiten: {
    wofuer: {
      frage: 'Wofür brauchen Sie das Fahrrad?',
      warum: 'Das Jobcenter bezahlt es, wenn Sie damit zur Arbeit kommen.',
      felder: [
        {
          name: 'zweck',
          label: 'Wofür?',
          art: 'auswahl',
          optionen: optionen({ arbeit: 'Für den Weg zur Arbeit', anderes: 'Für etwas anderes' }),
        },
        { name: 'anderes', label: 'Wofür genau?', art: 'text', wenn: ist('zweck', 'anderes') },
      ],
    },
    arbeit: {
      frage: 'Ab wann arbeiten Sie?',
      felder: [{ name: 'ab', label: 'Erster Arbeitstag', art: 'datum', von: ({ heute }) => heute }],
    },
    preis: { frage: 'Was kostet es ungefähr?', felder: [{ name: 'preis', label: 'Preis', art: 'betrag' }] },
    angebote: { frage: 'Welche Angebote haben Sie?', felder: [], sammlung: 'angebote' },
    angebot: {
      frage: 'Von wem ist das Angebot?',
      felder: [
        { name: 'haendler', label: 'Händler', art: 'text' },
        { name: 'gebraucht', label: 'Ist es gebraucht?', art: 'janein' },
      ],
    },
  },
  uebergaenge: {
    wofuer: [{ nach: 'arbeit', wenn: ist('zweck', 'arbeit') }, 'preis'],
    arbeit: ['preis'],
    preis: [ENDE],
    angebote: [ENDE],
    angebot: [ENDE],
  },
  gruppen: {
    angebote: {
      beginn: 'angebot',
      einzahl: 'Angebot',
      benenne: ({ haendler }) => String(haendler ?? ''),
      mindestens: 1,
      hoechstens: 3,
    },
  },
}

export const fahrrad: Formulardienst = {
  slug: 'fahrrad',
  formular,
  nachweise: [
    { name: 'angebot', typ: 'FOE', titel: 'Angebot', art: 'noetig', je: 'angebote' },
    { name: 'vertrag', typ: 'EIN', titel: 'Arbeitsvertrag', art: 'hilfreich', wenn: ist('zweck', 'arbeit') },
  ],
  titel: () => 'Antrag Fahrrad',
  erklaerung: [wahrheit, aenderungen],
  folgen: () => ['Kaufen Sie das Fahrrad erst, wenn das Jobcenter zugesagt hat.'],
}
