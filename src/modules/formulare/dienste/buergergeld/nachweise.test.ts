import { describe, expect, test } from 'vitest'
import { type Antworten, type Eintrag, optionsOf } from '../../engine/modell.ts'
import { listNachweise } from '../../engine/nachweise.ts'
import { nameApplicant } from '../../engine/text.ts'
import { keyOf, walk } from '../../engine/weg.ts'
import { buergergeld } from './index.ts'
import { antworten } from './personen.test-daten.ts'

const HEUTE = '2026-11-23'
const { formular, nachweise } = buergergeld

const withPerson = (alle: Antworten, id: string, rest: Antworten): Antworten => ({
  ...alle,
  personen: (alle['personen'] as unknown as Eintrag[]).map((one) => (one.id === id ? { ...one, ...rest } : one)),
})
const ofKim = (rest: Antworten) => withPerson(antworten.kim, 'ich', rest)
const listed = (alle: Antworten) => listNachweise(formular, nachweise, { antworten: alle, heute: HEUTE })
const keys = (alle: Antworten) => listed(alle).map(({ schluessel }) => schluessel)
const pages = (alle: Antworten) => walk(formular, alle, HEUTE).map(keyOf)

describe('Nachweise zum Hauptantrag', () => {
  test('was nur der Ärztliche Dienst sehen soll, wird hier nicht verlangt, und es steht da, wie es dorthin kommt', () => {
    const offen = ofKim({ ernaehrung: true, ernaehrungVersiegelt: false })
    const versiegelt = ofKim({ ernaehrung: true, ernaehrungVersiegelt: true })
    expect(keys(offen)).toContain('ernaehrung/ich')
    expect(keys(versiegelt)).not.toContain('ernaehrung/ich')
    const folgen = (alle: Antworten) => buergergeld.folgen!(alle, HEUTE).join(' ')
    expect(folgen(versiegelt)).toContain('Auftrag des Ärztlichen Dienstes')
    expect(folgen(offen)).not.toContain('Auftrag des Ärztlichen Dienstes')
  })

  const antrag = { id: 'a', antragArt: 'alg', antragStelle: 'Agentur', antragTag: '2026-10-01' }
  const leistung = { id: 's', leistungArt: 'alg', leistungStelle: 'Agentur', leistungVon: '2026-10-01' }
  const ersatz = { id: 'e', ersatzArt: 'alg', ersatzVon: '2025-10-01', ersatzBis: '2026-09-30' }
  const mit = (stand: string | undefined, gruppen: Antworten) =>
    ofKim({
      ...(stand && {
        einkommensarten: ['sozialleistungen'],
        sozialleistungen: [{ ...leistung, leistungStand: stand, ...(stand === 'bewilligt' && { leistungBetrag: 5 }) }],
      }),
      ...gruppen,
    })
  const beantragt = { hatAntraege: true, antraege: [antrag] }
  const frueher = { hatLohnersatz: true, lohnersatz: [ersatz], lebensunterhalt: undefined }

  test.each<[string, Antworten, string[]]>([
    ['beantragt, an beiden Stellen genannt', mit('beantragt', beantragt), ['antrag/a']],
    ['beantragt und inzwischen bewilligt', mit('bewilligt', beantragt), ['leistungBescheid/s']],
    ['früher und heute', mit('bewilligt', frueher), ['leistungBescheid/s']],
    ['früher, und neu beantragt', mit('beantragt', frueher), ['lohnersatz/e', 'leistungAntrag/s']],
    ['nur früher', mit(undefined, frueher), ['lohnersatz/e']],
  ])('eine Leistung braucht ein Papier: %s', (_, alle, erwartet) => {
    expect(keys(alle).filter((one) => /^(antrag|lohnersatz|leistung)/.test(one))).toEqual(erwartet)
  })

  test('wo Ungenanntes sich unterscheiden kann, genügt ein Papier nicht', () => {
    const alle = mit('beantragt', { hatAntraege: true, antraege: [{ ...antrag, antragArt: 'sonstiges' }] })
    const sonstige = withPerson(alle, 'ich', {
      sozialleistungen: [{ ...leistung, leistungStand: 'beantragt', leistungArt: 'sonstige' }],
    })
    expect(keys(sonstige)).toEqual(expect.arrayContaining(['antrag/a', 'leistungAntrag/s']))
  })

  test('jeder sagt, wessen er ist; wer den Antrag stellt, heißt in dem, was gesendet wird, mit Namen', () => {
    const stellen = ['s1', 's2'].map((id) => ({ id, firma: 'Bäckerei' }))
    const alle = withPerson(antworten.paar, 'alex', { einkommensarten: ['arbeit'], stellen })
    const zuZweit = withPerson(alle, 'ich', { einkommensarten: ['arbeit'], stellen: [{ id: 's3', firma: 'Bäckerei' }] })
    const named = (form: typeof formular) =>
      listNachweise(form, nachweise, { antworten: zuZweit, heute: HEUTE })
        .filter(({ schluessel }) => schluessel.startsWith('arbeitsvertrag/'))
        .map(({ fuer }) => fuer)
    expect(named(formular)).toEqual(['Sie, Bäckerei', 'alex Beispiel, Bäckerei 1', 'alex Beispiel, Bäckerei 2'])
    expect(named(nameApplicant(formular, zuZweit))[0]).toBe('Kim Klicker, Bäckerei')
    expect(nameApplicant(formular, {})).toBe(formular)
  })

  test('Unterhaltsvorschuss gibt es nur für Kinder unter 18, und danach wird nur bei ihnen gefragt', () => {
    const elternteile = [{ id: 'u', elternName: 'Ole Ohnesorg', abstammung: 'anerkannt', elternTitel: false }]
    const jung = { elternteilAusserhalb: true, elternteile }
    const alt = (geburtsdatum: string) => ({ ...ofKim(jung), geburtsdatum })
    const asked = (alle: Antworten) =>
      walk(formular, alle, HEUTE)
        .find(({ seite }) => seite === 'elternUnterhalt')!
        .felder.some(({ name }) => name === 'uvgBeantragt')
    expect([asked(alt('2009-01-01')), asked(alt('2007-01-01'))]).toEqual([true, false])
    expect(keys(alt('2009-01-01'))).toContain('unterhaltsvorschuss/u')
    expect(keys(alt('2007-01-01'))).not.toContain('unterhaltsvorschuss/u')
  })
})

describe('Eltern und Kinder', () => {
  const haus = antworten.eigenesHaus

  test('sind beide Eltern da, fragt niemand nach einem, der woanders lebt', () => {
    expect(pages(withPerson(haus, 'ida', { kindVon: 'beide' }))).not.toContain('elternFrage/ida')
    expect(pages(withPerson(haus, 'ida', { kindVon: 'partner' }))).toContain('elternFrage/ida')
  })

  test('nach dem Vater wird gefragt, wessen Kind es ist', () => {
    const baby = withPerson(withPerson(haus, 'ich', { schwanger: false }), 'ida', { kindVon: 'partner' })
    expect(pages(baby)).not.toContain('betreuungsunterhalt/ich')
    expect(pages(withPerson(baby, 'ida', { kindVon: 'mir' }))).toContain('betreuungsunterhalt/ich')
  })

  test.each<[string, Antworten, string[]]>([
    ['zu zweit', haus, ['mir', 'partner', 'beide', 'pflege']],
    ['allein', antworten.alleinerziehend, ['mir', 'pflege']],
  ])('wessen Kind es sein kann: %s', (_, alle, erwartet) => {
    const feld = formular.seiten['kind']!.felder[0]!
    const hier = { beziehung: 'kind' }
    const optionen = feld.art === 'auswahl' ? optionsOf(feld, { hier, alle, heute: HEUTE }) : []
    expect(optionen.map(({ wert }) => wert)).toEqual(erwartet)
  })
})

test('ein Entwurf der ersten Fassung: Der Familienstand wird nicht noch einmal gefragt, der Tag der Trennung bleibt', () => {
  const alt = withPerson(antworten.kim, 'ich', {
    ...{ familienstand: 'geschieden', familienstandSeit: '2024-01-01' },
    ...{ trennungStand: 'geschieden', trennungSeit: '2023-01-01' },
  })
  const [neu] = formular.anheben![1]!(alt)['personen'] as unknown as Eintrag[]
  expect(neu).toMatchObject({ trennungSeit: '2023-01-01', familienstandSeit: '2024-01-01' })
  expect(neu).not.toHaveProperty('trennungStand')
  expect(formular.anheben![1]!({})).toEqual({})
})
