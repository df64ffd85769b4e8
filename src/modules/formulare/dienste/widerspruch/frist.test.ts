import { describe, expect, test } from 'vitest'
import type { Antworten } from '../../engine/modell.ts'
import { explainFrist, findFrist, isVerspaetet } from './frist.ts'
import { beginUntaetigkeitsklage } from './untaetig.ts'

const post = (datum: string, rest: Antworten = {}): Antworten => ({ land: 'NI', datum, zugangsweg: 'post', ...rest })
const lastDay = (alle: Antworten) => findFrist(alle)?.letzterTag

describe('Der letzte Tag für den Widerspruch', () => {
  test.each([
    ['2026-03-02', '2026-04-07'],
    ['2026-01-26', '2026-03-02'],
    ['2026-07-29', '2026-09-02'],
    ['2026-11-27', '2027-01-04'],
    ['2026-12-23', '2027-01-27'],
    ['2026-08-31', '2026-10-05'],
  ])('ein Bescheid, der am %s zur Post ging: bis %s', (datum, letzterTag) => {
    expect(lastDay(post(datum))).toBe(letzterTag)
  })

  test.each<[string, Antworten, string | undefined]>([
    ['der Brief kam früher als vermutet', post('2026-07-29', { erhalten: '2026-07-30' }), '2026-09-02'],
    ['der Brief kam später', post('2026-07-29', { erhalten: '2026-08-10' }), '2026-09-10'],
    ['die Belehrung fehlt', post('2026-07-29', { belehrung: 'nein' }), '2027-08-02'],
    ['die Belehrung ist da', post('2026-07-29', { belehrung: 'ja' }), '2026-09-02'],
    ['von der Belehrung ist nichts bekannt', post('2026-07-29', { belehrung: 'unbekannt' }), '2026-09-02'],
    ['ein Tag vor dem Bescheid zählt nicht', post('2026-07-29', { erhalten: '2026-07-01' }), '2026-09-02'],
    ['übergeben', post('2026-07-29', { zugangsweg: 'uebergabe', erhalten: '2026-07-29' }), '2026-08-31'],
    [
      'übergeben, ohne Belehrung',
      post('2026-07-29', { zugangsweg: 'uebergabe', erhalten: '2026-07-29', belehrung: 'nein' }),
      '2027-07-29',
    ],
    ['übergeben, Tag nicht bekannt', post('2026-07-29', { zugangsweg: 'uebergabe' }), undefined],
    ['im Ausland', post('2026-07-29', { zugangsweg: 'ausland', erhalten: '2026-08-10' }), '2026-11-10'],
    [
      'im Ausland, ohne Belehrung',
      post('2026-07-29', { zugangsweg: 'ausland', erhalten: '2026-08-10', belehrung: 'nein' }),
      '2027-08-10',
    ],
    ['im Ausland, Tag nicht bekannt', post('2026-07-29', { zugangsweg: 'ausland' }), undefined],
    ['noch nichts angegeben', {}, undefined],
    ['vor dem SGB II', post('1990-05-05'), undefined],
  ])('%s', (_, alle, letzterTag) => {
    expect(lastDay(alle)).toBe(letzterTag)
  })

  test('ist das Land nicht bekannt, ist es der früheste Tag aller Länder', () => {
    // Fronleichnam, 4 June 2026, is a holiday in Bayern and not in Niedersachsen.
    expect(lastDay({ ...post('2026-04-30'), land: 'BY' })).toBe('2026-06-05')
    expect(lastDay({ ...post('2026-04-30'), land: 'NI' })).toBe('2026-06-04')
    expect(lastDay({ datum: '2026-04-30', zugangsweg: 'post' })).toBe('2026-06-04')
  })
})

describe('Ein Bescheid aus dem Portal', () => {
  const bescheide = [{ id: 'b1', titel: 'Änderungsbescheid', datum: '2026-08-03', letzterTag: '2026-09-07' }]
  const alle = { land: 'NI', bescheide, bescheid: 'b1' }

  test.each<[string, Antworten, string | undefined]>([
    ['das Portal hat gerechnet', alle, '2026-09-07'],
    ['noch nicht bekannt gegeben', { ...alle, bescheide: [{ id: 'b1', titel: 'X', datum: '2026-08-03' }] }, undefined],
    ['die E-Mail kam an', { ...alle, mailFehlt: false, geoeffnet: '2026-10-01' }, '2026-09-07'],
    ['die E-Mail kam nicht: ab dem Öffnen', { ...alle, mailFehlt: true, geoeffnet: '2026-10-05' }, '2026-11-05'],
    ['noch nie geöffnet', { ...alle, mailFehlt: true }, undefined],
    ['geöffnet, bevor er da war', { ...alle, mailFehlt: true, geoeffnet: '2026-08-02' }, undefined],
    ['ein anderer', { ...alle, bescheid: 'anderer' }, undefined],
    ['einer, den es in der Liste nicht gibt', { ...alle, bescheid: 'b9' }, undefined],
  ])('%s', (_, antworten, letzterTag) => {
    expect(lastDay(antworten)).toBe(letzterTag)
  })

  test('am letzten Tag ist noch Zeit, einen Tag später nicht mehr; ohne Rechnung ist niemand zu spät', () => {
    expect([isVerspaetet(alle, '2026-09-07'), isVerspaetet(alle, '2026-09-08')]).toEqual([false, true])
    expect(isVerspaetet({ ...alle, mailFehlt: true }, '2027-09-08')).toBe(false)
  })

  test('der Tag steht da, und wie er gerechnet ist', () => {
    expect(explainFrist(alle, '2026-09-07')).toEqual([
      'Der letzte Tag für Ihren Widerspruch ist der 7. September 2026, bis 24 Uhr.',
      'So steht es bei Ihrem Bescheid im Portal.',
    ])
    expect(explainFrist(alle, '2026-09-08')[0]).toMatch(
      /^Die Frist ist abgelaufen: Der letzte Tag war der 7\. September/,
    )
    expect(explainFrist({}, '2026-09-08')).toEqual([expect.stringMatching(/können wir .* nicht berechnen/)])
  })

  test('bei einem Brief steht jeder Schritt mit Tag und Vorschrift da', () => {
    const [, ...rechnung] = explainFrist(post('2026-07-29'), '2026-08-03')
    expect(rechnung[0]).toBe('29. Juli 2026: Der Bescheid ging zur Post. (§ 37 Abs. 2 SGB X)')
    expect(rechnung[1]).toMatch(/^2\. August 2026: Am vierten Tag danach/)
    expect(rechnung.at(-1)).toMatch(/^2\. September 2026: Letzter Tag/)
  })

  test('bei einer Übergabe steht nichts von der Post', () => {
    const uebergabe = post('2026-07-29', { zugangsweg: 'uebergabe', erhalten: '2026-07-29' })
    const [, ...rechnung] = explainFrist(uebergabe, '2026-08-03')
    expect(rechnung[0]).toBe('29. Juli 2026: Sie haben den Bescheid bekommen.')
    expect(rechnung.join(' ')).not.toMatch(/Post|vierten/)
    expect(rechnung.at(-1)).toMatch(/^31\. August 2026: Letzter Tag/)
  })
})

describe('Untätigkeit', () => {
  test.each([
    ['antrag', '2026-04-01', '2026-10-02'],
    ['widerspruch', '2026-04-01', '2026-07-02'],
    ['antrag', '2026-08-31', '2027-03-01'],
  ] as const)('%s vom %s: Klage ab %s', (was, seit, ab) => {
    expect(beginUntaetigkeitsklage(was, seit)).toBe(ab)
  })
})
