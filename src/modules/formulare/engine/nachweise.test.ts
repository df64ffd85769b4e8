import { describe, expect, test } from 'vitest'
import { haushalt, nachweise } from './beispiel.test-daten.ts'
import type { Antworten, Formular } from './modell.ts'
import { listNachweise } from './nachweise.ts'
import { nameApplicant } from './text.ts'

const HEUTE = '2026-11-23'

/** The example with people who have documents of their own, and cars that belong to one of them. */
const formular: Formular = {
  ...haushalt,
  seiten: {
    ...haushalt.seiten,
    autos: { frage: 'Welche Autos?', felder: [], sammlung: 'autos' },
    auto: { frage: 'Wem gehört es?', felder: [{ name: 'wem', label: 'Wem', art: 'text' }] },
  },
  uebergaenge: { ...haushalt.uebergaenge, kinder: ['autos'], autos: ['ende'], auto: ['ende'] },
  gruppen: {
    ...haushalt.gruppen,
    personen: {
      ...haushalt.gruppen['personen']!,
      benenne: ({ id, vorname }) => (id === 'ich' ? 'Sie' : String(vorname ?? '')),
      selbst: ({ id }) => id === 'ich',
      menschen: true,
    },
    autos: {
      ...{ beginn: 'auto', einzahl: 'Auto', benenne: () => 'Polo', hoechstens: 9 },
      wessen: ({ wem }) =>
        typeof wem === 'string' ? { id: wem, name: wem === 'fremd' ? '' : 'Nicht auf der Liste' } : undefined,
    },
  },
}
const regeln = [
  ...nachweise,
  { name: 'schein', typ: 'KTO', titel: 'Fahrzeugschein', art: 'noetig' as const, je: 'autos' },
]

const antworten: Antworten = {
  personen: [
    { id: 'p', vorname: 'Hans', geboren: '1980-05-01', arbeitet: true, stellen: [{ id: 's', firma: 'X', lohn: 5 }] },
    { id: 'q', vorname: 'Hans', geboren: '2010-05-01', arbeitet: false },
    { id: 'ich', vorname: 'Ada', geboren: '1985-05-01', arbeitet: false },
  ],
  ...{ wohnart: 'miete', vermieter: 'Bo', miete: 5, bedarf: ['schule'] },
  autos: [
    { id: 'a', wem: 'q' },
    { id: 'b', wem: 'fremd' },
    { id: 'c', wem: 'z' },
  ],
}
const listed = (form: Formular) =>
  listNachweise(form, regeln, { antworten, heute: HEUTE }).map(({ schluessel, fuer, mensch }) => [
    ...[schluessel, fuer, mensch && `${mensch.platz} ${mensch.name}`],
  ])

describe('Um wen es bei einem Nachweis geht', () => {
  test('wer den Antrag stellt, kommt zuerst; gleiche Namen tragen überall dieselbe Nummer; was allen gilt, gilt niemandem allein', () => {
    expect(listed(formular)).toEqual([
      ['mietvertrag', undefined, undefined],
      ['ausweis/p', 'Hans 1', '1 Hans 1'],
      ['ausweis/q', 'Hans 2', '2 Hans 2'],
      ['ausweis/ich', 'Sie', '0 Sie'],
      ['lohn/s', 'Hans 1, X', '1 Hans 1'],
      ['schein/a', 'Polo 1', '2 Hans 2'],
      ['schein/b', 'Polo 2', undefined],
      ['schein/c', 'Polo 3', '0 Nicht auf der Liste'],
    ])
  })

  test('im gesendeten Antrag steht der Name statt „Sie“', () => {
    const named = listed(nameApplicant(formular, { vorname: 'Ada', nachname: 'Beispiel' }))
    expect(named.find(([schluessel]) => schluessel === 'ausweis/ich')).toEqual([
      ...['ausweis/ich', 'Ada Beispiel', '0 Ada Beispiel'],
    ])
  })
})
