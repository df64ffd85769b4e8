import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { veraenderungen } from './index.ts'

describe('Veränderungen: wen eine betrifft', () => {
  const { benenne } = veraenderungen.formular.gruppen['aenderungen']!
  const lohn = { id: 'lohn', bereich: 'arbeit', arbeit: 'lohn' }

  test.each([
    ['nur mich', ['ich'], 'Lohn'],
    ['jemand anderen', ['jan'], 'Lohn (Jan Klicker)'],
    ['mich und jemanden, der nicht in der Liste steht', ['ich', 'andere'], 'Lohn (Ich selbst, Lew Kowalenko)'],
    ['niemanden', undefined, 'Lohn'],
  ])('betrifft sie %s, heißt sie auch danach: so sagt jeder Nachweis, wessen er ist', (_, wer, name) => {
    const haushalt = [{ id: 'jan', vorname: 'Jan', nachname: 'Klicker', geburtsdatum: '2010-01-01' }]
    const hier = { ...lohn, ...(wer && { wer }), werName: 'Lew Kowalenko' }
    expect(benenne(hier, { haushalt, aenderungen: [hier] })).toBe(name)
  })

  test('gestorben ist jemand anderes', () => {
    const tod = { id: 'tod', bereich: 'menschen', menschen: 'tod', wer: ['ich'] }
    expect(refusalOf(veraenderungen, 'wer', tod)).toContain('gibt es nicht')
    expect(refusalOf(veraenderungen, 'wer', { ...tod, wer: ['andere'] })).toBeUndefined()
  })
})
