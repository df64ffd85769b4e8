import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { type Antworten, entriesOf } from '../../engine/modell.ts'
import { unreachable } from '../../engine/weg.ts'
import { abwesenheit } from './index.ts'

const HEUTE = '2026-11-23'
const sommer = { id: 's', von: '2026-07-01', bis: '2026-07-14', grund: 'urlaub' }

describe('Abwesenheit: worauf eine Seite hinweist, ohne zu sperren', () => {
  test.each<[string, Antworten, string]>([
    ['zeit', { von: '2026-12-02', bis: '2026-12-01' }, 'liegt vor dem ersten'],
    ['zeit', { grund: 'urlaub', von: '2026-11-27', bis: '2026-11-30' }, 'bis zum 21. November 2026'],
    ['zeit', { grund: 'reha', von: '2026-11-27', bis: '2026-11-30' }, 'mindestens 5 Werktage'],
    ['zeit', { grund: 'urlaub', von: '2027-02-24', bis: '2027-03-01' }, 'erst ab dem 24. November 2026'],
    ['zeit', { grund: 'urlaub', von: '2026-12-12', bis: '2026-12-13' }, 'brauchen Sie keine Zustimmung'],
    ['zeit', { grund: 'urlaub', von: '2026-07-14', bis: '2026-07-20', frueher: [sommer] }, 'eine andere Abwesenheit'],
    ['zeit', { grund: 'urlaub', von: '2026-12-01', bis: '2026-12-22' }, '22 Tage. Üblich sind höchstens 21'],
    ['zeit', { grund: 'urlaub', von: '2026-12-01', bis: '2026-12-08', frueher: [sommer] }, '22 Tage'],
    ['zeit', { grund: 'veranstaltung', von: '2026-12-01', bis: '2026-12-22' }, 'höchstens 21'],
    ['zeit', { grund: 'angehoerige', von: '2026-12-01', bis: '2027-03-26' }, 'im Jahr 2027 zusammen 85 Tage'],
    ['erreichbar', { erreichbarUeber: ['telefon'] }, 'Tragen Sie die Telefonnummer ein'],
    ['erreichbar', { erreichbarUeber: ['email'] }, 'Tragen Sie die E-Mail-Adresse ein'],
    ['arbeit', { grund: 'urlaub', beschaeftigt: 'sv' }, 'muss das Jobcenter zustimmen'],
    ['arbeit', { beschaeftigt: 'elternzeit' }, '§ 4 Abs. 4 ErrV'],
    ['arbeit', { beschaeftigt: 'schule' }, '§ 4 Abs. 4 ErrV'],
    ['arbeit', { grund: 'erwerb', beschaeftigt: 'sv', von: '2026-12-01', lohn: 60_301 }, 'keine Zustimmung'],
    ['arbeit', { grund: 'erwerb', beschaeftigt: 'selbstaendig' }, 'genügt diese Mitteilung'],
    ['arbeit', { bekommtAlg: true }, 'Agentur für Arbeit'],
    ['pflichten', { hatPflichten: true }, 'sagt keinen Termin ab'],
  ])('auf der Seite „%s“ zu %j', (seite, antworten, satz) => {
    expect(hinweiseOf(abwesenheit, seite, antworten)).toContain(satz)
  })

  test.each<[string, Antworten]>([
    ['zeit', {}],
    ['zeit', { grund: 'urlaub', von: '2026-11-28', bis: '2026-12-10' }],
    ['zeit', { grund: 'urlaub', von: '2027-02-23', bis: '2027-03-01' }],
    ['zeit', { grund: 'reha', von: '2027-02-24', bis: '2027-06-01' }],
    ['zeit', { grund: 'urlaub', von: '2026-12-01', bis: '2026-12-21' }],
    ['zeit', { grund: 'urlaub', von: '2026-12-01', bis: '2026-12-07', frueher: [sommer] }],
    ['zeit', { grund: 'angehoerige', von: '2026-12-01', bis: '2026-12-31', frueher: [sommer] }],
    ['zeit', { grund: 'veranstaltung', von: '2026-12-01', bis: '2026-12-08', frueher: [sommer] }],
    ['zeit', { grund: 'ehrenamt', von: '2026-12-01', bis: '2027-06-30' }],
    ['zeit', { grund: 'urlaub', von: '2026-11-20', bis: '2026-11-24' }],
    ['erreichbar', { erreichbarUeber: ['telefon'], telefon: '0511 1234567' }],
    ['arbeit', { grund: 'urlaub', beschaeftigt: 'nein', bekommtAlg: false }],
    ['arbeit', { grund: 'erwerb', beschaeftigt: 'minijob', von: '2026-12-01', lohn: 60_300 }],
    ['arbeit', { grund: 'erwerb', beschaeftigt: 'minijob', von: '2027-01-01', lohn: 63_300 }],
    ['pflichten', { hatPflichten: false }],
  ])('auf der Seite „%s“ nichts zu %j', (seite, antworten) => {
    expect(hinweiseOf(abwesenheit, seite, antworten)).toBe('')
  })

  test('das Land des Jobcenters bestimmt, welche Feiertage zählen', () => {
    const reise = { grund: 'urlaub', von: '2026-11-24', bis: '2026-11-30' }
    expect(hinweiseOf(abwesenheit, 'zeit', { ...reise, land: 'NI' })).toContain('bis zum 18. November 2026')
    // Buß- und Bettag
    expect(hinweiseOf(abwesenheit, 'zeit', { ...reise, land: 'SN' })).toContain('bis zum 17. November 2026')
    const allerheiligen = { grund: 'urlaub', von: '2027-11-01', bis: '2027-11-01' }
    expect(hinweiseOf(abwesenheit, 'zeit', { ...allerheiligen, land: 'BY' })).toContain('keine Zustimmung')
    expect(hinweiseOf(abwesenheit, 'zeit', { ...allerheiligen, land: 'NI' })).not.toContain('keine Zustimmung')
  })

  test.each<[string, Antworten, string | undefined]>([
    ['bis', { von: '2026-12-02', bis: '2026-12-01' }, 'zu früh'],
    ['bis', { von: '2026-12-02', bis: '2026-12-02' }, undefined],
    ['von', { von: '2025-11-21' }, 'zu früh'],
    ['von', { von: '2028-11-25' }, 'zu spät'],
    ['reiseland', { reiseland: 'DE' }, 'gibt es nicht'],
    ['erlaeuterung', { erlaeuterung: 'x'.repeat(1001) }, 'um 1 Zeichen zu lang'],
  ])('%s: %j', (feld, antworten, fehler) => {
    const refusal = refusalOf(abwesenheit, feld, antworten)
    if (fehler === undefined) expect(refusal).toBeUndefined()
    else expect(refusal).toContain(fehler)
  })
})

describe('Abwesenheit: was folgt', () => {
  const reise = { grund: 'urlaub', von: '2026-12-14', bis: '2026-12-20' }

  test('der Zähler zeigt verbrauchte und verbleibende Tage', () => {
    expect(folgenOf(abwesenheit, reise)).toContain('2026: 7 von 21 Tagen verbraucht, 14 bleiben.')
    expect(folgenOf(abwesenheit, { ...reise, frueher: [sommer] })).toContain('21 von 21 Tagen verbraucht, 0 bleiben.')
    expect(folgenOf(abwesenheit, { ...reise, grund: 'reha' })).not.toContain('verbraucht')
  })

  test('die Rückmeldung ist am nächsten Werktag', () => {
    expect(folgenOf(abwesenheit, reise)).toContain('spätestens am 21. Dezember 2026')
    expect(folgenOf(abwesenheit, { ...reise, bis: '2026-12-24', land: 'NI' })).toContain('28. Dezember 2026')
  })

  test('nur wer ohne wichtigen Grund fährt, soll mit dem Buchen warten', () => {
    expect(folgenOf(abwesenheit, reise)).toContain('Buchen Sie erst')
    expect(folgenOf(abwesenheit, { ...reise, grund: 'angehoerige' })).not.toContain('Buchen Sie erst')
  })

  test('der Titel nennt die Tage', () => {
    expect(abwesenheit.titel(reise)).toBe('Abwesenheit vom 14. Dezember 2026 bis 20. Dezember 2026')
    expect(abwesenheit.titel({})).toBe('Abwesenheit')
    const ein = { ...reise, bis: reise.von }
    expect(abwesenheit.titel(ein)).toBe('Abwesenheit am 14. Dezember 2026')
  })
})

describe('Abwesenheit: was schon dasteht', () => {
  const begin = (letzte: Antworten | undefined, rest = {}) => {
    let zahl = 0
    return abwesenheit.vorbelegen!({ bekannt: {}, haushalt: [], letzte, ...rest }, () => `neu${++zahl}`)
  }

  test('die letzte Anfrage und was sie schon kannte', () => {
    const letzte = { grund: 'veranstaltung', von: '2026-09-01', bis: '2026-09-03', frueher: [sommer] }
    expect(begin(letzte)).toEqual({
      frueher: [sommer, { id: 'neu1', von: '2026-09-01', bis: '2026-09-03', grund: 'veranstaltung' }],
    })
    expect(begin(undefined)).toEqual({})
  })

  test('höchstens zwanzig, die neuesten', () => {
    const viele = Array.from({ length: 25 }, (_, i) => ({ ...sommer, id: `f${i}` }))
    const frueher = entriesOf(
      begin({ grund: 'urlaub', von: '2026-09-01', bis: '2026-09-03', frueher: viele }),
      'frueher',
    )
    expect([frueher.length, frueher[0]!.id, frueher.at(-1)!.id]).toEqual([20, 'f6', 'neu1'])
  })

  test('die Menschen der Bedarfsgemeinschaft und das Land; nichts davon geht verloren', () => {
    const mia = { vorname: 'Mia', nachname: 'Klicker', geburtsdatum: '2016-02-01' }
    const begonnen = begin(undefined, { haushalt: [mia], land: 'NI' })
    expect(begonnen).toEqual({ land: 'NI', haushalt: [{ id: 'neu1', ...mia }] })
    expect(unreachable(abwesenheit.formular, { ...begonnen, frueher: [sommer] }, HEUTE)).toEqual([])
    expect(refusalOf(abwesenheit, 'begleitung', { ...begonnen, begleitung: ['neu1'] })).toBeUndefined()
  })

  test('eine frühere Abwesenheit heißt nach ihren Tagen', () => {
    const { benenne } = abwesenheit.formular.gruppen['frueher']!
    expect(benenne(sommer, {})).toBe('1. Juli 2026 bis 14. Juli 2026')
    expect(benenne({ id: 'neu' }, {})).toBe('')
  })
})
