import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBgNummer, parseKundennummer } from './nummern.ts'

const fehlerOf = (ergebnis: ReturnType<typeof parseKundennummer>) => (ergebnis.ok ? '' : ergebnis.fehler)

describe('Kundennummer', () => {
  test.each(['123A456789', '123a456789', ' 123 A 456 789 ', '123\u00a0A\u200b456789', '１２３Ａ４５６７８９'])(
    'reads %j',
    (text) => {
      expect(parseKundennummer(text)).toEqual({ ok: true, nummer: '123A456789' })
    },
  )

  test.each([
    ['', 'Geben Sie Ihre Kundennummer ein'],
    ['123A45678', 'hat 10 Zeichen, eingegeben sind 9'],
    ['1234567890', '3 Ziffern, 1 Buchstaben und 6 Ziffern'],
    ['123Ä456789', '3 Ziffern, 1 Buchstaben und 6 Ziffern'],
    ['12OA456789', '3 Ziffern, 1 Buchstaben und 6 Ziffern'],
    ['٣٢١A456789', '3 Ziffern, 1 Buchstaben und 6 Ziffern'],
    ['97122//0000004', 'Das ist eine BG-Nummer'],
    ['1'.repeat(100_000), 'hat 10 Zeichen'],
    ["123A456789' or 1=1", 'hat 10 Zeichen'],
  ])('explains what to do with %.30j', (text, teil) => {
    expect(fehlerOf(parseKundennummer(text))).toContain(teil)
  })

  test('a Jobcenter can set another form', () => {
    expect(parseKundennummer('kd 4711', /^KD\d{4}$/)).toEqual({ ok: true, nummer: 'KD4711' })
    expect(parseKundennummer('123A456789', /^KD\d{4}$/).ok).toBe(false)
  })

  test('each number of the form is read back from any case and spacing, and nothing else passes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3}[A-Z]\d{6}$/), fc.nat(10), fc.boolean(), (nummer, stelle, klein) => {
        const getippt = `${nummer.slice(0, stelle)} ${nummer.slice(stelle)}`
        expect(parseKundennummer(klein ? getippt.toLowerCase() : getippt)).toEqual({ ok: true, nummer })
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const ergebnis = parseKundennummer(text)
        expect(ergebnis.ok ? ergebnis.nummer : '123A456789').toMatch(/^[0-9]{3}[A-Z][0-9]{6}$/)
      }),
    )
  })
})

describe('BG-Nummer', () => {
  test.each([
    '97122//0000004',
    '97122BG0000004',
    '97122bg0000004',
    ' 97122 // 0000004 ',
    '97122/0000004',
    '97122 0000004',
    '971220000004',
    '97122-0000004',
  ])('reads %j', (text) => {
    expect(parseBgNummer(text)).toEqual({ ok: true, nummer: '97122//0000004' })
  })

  test.each([
    ['', 'Geben Sie die Nummer der Bedarfsgemeinschaft ein'],
    ['97122//000004', 'hat 12 Ziffern, eingegeben sind 11'],
    ['9712//20000004', '5 Ziffern, zwei Schrägstrichen und 7 Ziffern'],
    ['97122///0000004', '5 Ziffern, zwei Schrägstrichen und 7 Ziffern'],
    ['97122XX0000004', '5 Ziffern, zwei Schrägstrichen und 7 Ziffern'],
    ['123A456789', 'Das ist eine Kundennummer'],
    ['/'.repeat(100_000), 'eingegeben sind 0'],
    ['1'.repeat(100_000), 'eingegeben sind 100000'],
  ])('explains what to do with %.30j', (text, teil) => {
    expect(fehlerOf(parseBgNummer(text))).toContain(teil)
  })

  test('a Jobcenter can set another form', () => {
    expect(parseBgNummer('bg-12', /^BG-\d{2}$/)).toEqual({ ok: true, nummer: 'BG-12' })
  })

  test('both spellings of each number mean the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), fc.stringMatching(/^\d{7}$/), (vorn, hinten) => {
        for (const trenner of ['//', 'BG', 'bg', ' / ', '']) {
          expect(parseBgNummer(vorn + trenner + hinten)).toEqual({ ok: true, nummer: `${vorn}//${hinten}` })
        }
      }),
    )
  })
})
