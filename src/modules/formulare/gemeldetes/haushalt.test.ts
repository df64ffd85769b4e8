import { expect, test } from 'vitest'
import type { Antworten } from '../engine/modell.ts'
import { listHaushalt, type Quellen, sayAllein } from './haushalt.ts'
import { findKonto } from './konto.ts'

const ich = { id: 'i', beziehung: 'ich' }
const emre = { id: 'e', beziehung: 'kind', vorname: 'Emre', nachname: 'Yıldız', geburtsdatum: '2021-05-04' }
const akte = { vorname: 'Emre', nachname: 'Yıldız', geburtsdatum: '2021-05-04' }
const antrag = (antworten: Antworten) => ({ tag: '2026-08-03', antworten })
const nichts: Quellen = { akte: [], antrag: undefined, seither: [] }

/** A report of changes of 5 October. */
const meldung = (...aenderungen: Antworten[]) => ({
  tag: '2026-10-05',
  antworten: { haushalt: [akte].map((one) => ({ ...one, id: 'h' })), aenderungen } as unknown as Antworten,
})
const menschen = (rest: Antworten) => ({ id: 'a', bereich: 'menschen', ab: '2026-10-01', ...rest })

test('wer in der Akte und im Antrag steht, kommt einmal vor, mit beiden Quellen; man selbst nicht', () => {
  const list = listHaushalt({ ...nichts, akte: [akte], antrag: antrag({ personen: [ich, emre] }) })
  expect(list).toEqual([
    {
      ...{ name: 'Emre Yıldız', beziehung: 'Kind' },
      herkunft: ['Aus den Daten Ihres Jobcenters und Ihrem Antrag vom 3. August 2026'],
    },
  ])
})

test('ohne Geburtsdatum entscheidet der Name, mit zwei verschiedenen sind es zwei Menschen', () => {
  const { geburtsdatum: _, ...ohne } = emre
  const of = (person: Antworten) =>
    listHaushalt({ ...nichts, akte: [akte], antrag: antrag({ personen: [{ ...person, id: 'p' }] }) })
  expect(of({ ...ohne, beziehung: 'wg', vorname: ' emre' })).toHaveLength(1)
  expect(of({ ...emre, geburtsdatum: '1990-01-01' })).toHaveLength(2)
})

test('wer ein- und auszieht, geboren wird oder stirbt, steht mit Tag und Tag der Mitteilung da', () => {
  const einzug = { einzugVorname: 'Mia', einzugNachname: 'Sommer', einzugGeboren: '1990-02-02' }
  const list = listHaushalt({
    ...{ akte: [akte], antrag: undefined },
    seither: [
      meldung(menschen({ menschen: 'einzug', ...einzug, einzugBeziehung: 'partner' })),
      meldung(menschen({ menschen: 'geburt', kindVorname: 'Noa', kindNachname: 'Sommer' })),
      meldung(menschen({ menschen: 'auszug', wer: ['h'] })),
      meldung(menschen({ menschen: 'tod', wer: ['andere'], werName: 'Mia Sommer' })),
    ],
  })
  expect(list).toEqual([
    {
      ...{ name: 'Emre Yıldız', beziehung: undefined },
      herkunft: ['Aus den Daten Ihres Jobcenters', 'Auszug am 1. Oktober 2026, mitgeteilt am 5. Oktober 2026'],
    },
    {
      ...{ name: 'Mia Sommer', beziehung: 'Partnerin oder Partner' },
      herkunft: [
        'Einzug am 1. Oktober 2026, mitgeteilt am 5. Oktober 2026',
        'Todesfall, mitgeteilt am 5. Oktober 2026',
      ],
    },
    {
      ...{ name: 'Noa Sommer', beziehung: 'Kind' },
      herkunft: ['Geboren am 1. Oktober 2026, mitgeteilt am 5. Oktober 2026'],
    },
  ])
})

test('PRI-09: von Trennung, Familienstand und fremden Menschen steht nichts da, und kein Geburtsdatum', () => {
  const list = listHaushalt({
    ...{ akte: [akte], antrag: antrag({ personen: [ich, emre] }) },
    seither: [
      meldung(
        menschen({ menschen: 'trennung', trennung: 'Wir leben getrennt.' }),
        menschen({ menschen: 'familienstand', familienstand: 'getrennt', wer: ['ich', 'h'] }),
        menschen({ menschen: 'auszug', wer: ['andere'], werName: 'Jemand Anderes' }),
      ),
    ],
  })
  expect(list).toHaveLength(1)
  expect(list[0]!.herkunft).toHaveLength(1)
  expect(JSON.stringify(list)).not.toMatch(/2021|getrennt|Anderes/)
})

test('eine Weiterbewilligung sagt, wer ausgezogen ist; wer allein wohnt, hat es gesagt', () => {
  const ausgezogen = { ...emre, beziehung: undefined, stand: 'ausgezogen', standSeit: '2026-07-01' } as Antworten
  const [one] = listHaushalt({ ...nichts, antrag: antrag({ personen: [{ ...ausgezogen, id: 'e' }] }) })
  expect(one!.herkunft).toEqual(['Aus Ihrem Antrag vom 3. August 2026', 'Ausgezogen am 1. Juli 2026'])
  for (const name of ['allein', 'wohntAllein']) {
    expect(sayAllein(antrag({ [name]: true }))).toBe('Sie wohnen allein. Das steht in Ihrem Antrag vom 3. August 2026.')
    expect(sayAllein(antrag({ [name]: false }))).toBeUndefined()
  }
  expect(listHaushalt(nichts)).toEqual([])
})

const konto = { hatKonto: true, kontoinhaber: 'Klicker, Kim', iban: 'DE02120300000000202051' }
const eingetragen = { iban: 'DE02500105170137075030', inhaber: 'Kim Klicker', tag: '2026-09-01' }
const name = 'Kim Klicker'

test.each([
  ['was der Antrag nennt', { name, antrag: antrag(konto), eingetragen: undefined }, '2051', /Antrag vom 3. August/],
  ['was danach eingetragen ist', { name, antrag: antrag(konto), eingetragen }, '5030', /eingetragen am 1. September/],
  [
    'der Antrag, wenn er danach kam',
    { name, antrag: antrag(konto), eingetragen: { ...eingetragen, tag: '2026-08-02' } },
    '2051',
    /Antrag/,
  ],
  ['das Eingetragene ohne Antrag', { name, antrag: undefined, eingetragen }, '5030', /bestätigt/],
])('Bankverbindung: %s, gekürzt', (_, wissen, ende, herkunft) => {
  const found = findKonto(wissen)!
  expect(found).toMatchObject({ iban: `DE•• •••• … ${ende}`, inhaber: undefined })
  expect(found.herkunft).toMatch(herkunft)
})

test('Bankverbindung: wem das Konto gehört, steht da, wenn es jemand anderes ist; kein Konto und nichts Bekanntes', () => {
  const of = (antworten: Antworten) => findKonto({ name, antrag: antrag(antworten), eingetragen: undefined })
  expect(of({ ...konto, kontoinhaber: 'Ida Klicker' })).toMatchObject({ inhaber: 'Ida Klicker' })
  expect(of({ hatKonto: false })).toMatchObject({ iban: undefined })
  expect(of({})).toBeUndefined()
  expect(findKonto({ name, antrag: undefined, eingetragen: undefined })).toBeUndefined()
})
