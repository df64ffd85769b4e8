import { describe, expect, test } from 'vitest'
import { einstiegsgeldFolgen, hasZuschlag, maxEinstiegsgeld } from './einstiegsgeld.ts'

const STUFE_1 = 563_00
const STUFE_2 = 506_00

describe('Einstiegsgeld: Höhe', () => {
  test.each([
    ['allein, lange arbeitslos', { regelbedarf: STUFE_1, weiterePersonen: 0, zuschlag: true }, 394_10],
    ['allein mit zwei Kindern', { regelbedarf: STUFE_1, weiterePersonen: 2, zuschlag: false }, 394_10],
    ['Paar mit drei Kindern, am Deckel', { regelbedarf: STUFE_2, weiterePersonen: 4, zuschlag: true }, 563_00],
    ['Paar ohne Kinder', { regelbedarf: STUFE_2, weiterePersonen: 1, zuschlag: false }, 309_30],
  ])('%s', (_, fall, cent) => {
    expect(maxEinstiegsgeld({ ...fall, stufe1: STUFE_1 })).toBe(cent)
  })
})

describe('Einstiegsgeld: Zuschlag', () => {
  test.each([
    ['2024-11-23', false, true],
    ['2024-11-24', false, false],
    ['2026-05-23', true, true],
    ['2026-05-24', true, false],
    ['2026-05-23', false, false],
  ])('arbeitslos seit %s, mit Erschwernissen: %s', (seit, erschwert, zuschlag) => {
    expect(hasZuschlag({ seit, erschwert, am: '2026-11-23' })).toBe(zuschlag)
  })
})

test('Die Auskunft rechnet mit dem Beginn und den Beträgen, die dann gelten', () => {
  const auskunft = (antworten: Parameters<typeof einstiegsgeldFolgen>[0]) =>
    einstiegsgeldFolgen(antworten, { beginn: 'beginn', heute: '2026-11-23' }).join('\n')
  expect(auskunft({})).toContain('281,50')
  expect(auskunft({ beginn: '2026-12-01', arbeitslosSeit: '2024-12-01' })).toContain('394,10')
  expect(auskunft({ beginn: '2023-06-01', arbeitslosSeit: '2022-11-01', erschwernisse: ['sprache'] })).toContain(
    '351,40',
  )
  expect(auskunft({ beginn: '2001-01-01' })).not.toContain('€')
})
