import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Abrufweg, type Bekanntgabeweg, computeBekanntgabe } from './bekanntgabe.ts'
import { tage, wende, zweiTage } from './beliebig.test-daten.ts'

/** Day and rule in one word, or „offen“. */
function read(weg: Bekanntgabeweg): string {
  const bekanntgabe = computeBekanntgabe(weg)
  return bekanntgabe.stand === 'offen' ? 'offen' : `${bekanntgabe.tag} ${bekanntgabe.regel}`
}

const linesOf = (weg: Bekanntgabeweg) =>
  computeBekanntgabe(weg).schritte.map(({ text, tag, vorschrift }) => `${tag ?? '-'} | ${text} | ${vorschrift}`)

const VIERTER =
  'Am vierten Tag danach gilt der Bescheid als bekannt gegeben. Das kann auch ein Samstag, Sonntag oder Feiertag sein.'

const abruf = (rest: Partial<Abrufweg> = {}): Abrufweg => ({
  weg: 'abruf',
  bereitgestellt: '2026-03-02',
  benachrichtigungen: [{ gesendet: '2026-03-02' }],
  ...rest,
})

describe('Bekanntgabe durch die Post', () => {
  test.each([
    ['2024-12-30', '2025-01-02'],
    ['2024-12-31', '2025-01-03'],
    ['2025-01-01', '2025-01-05'],
    ['2025-01-02', '2025-01-06'],
    ['2026-02-25', '2026-03-01'],
    ['2024-02-26', '2024-02-29'],
    ['2026-12-21', '2026-12-25'],
  ])('ein Brief vom %s gilt am %s als bekannt gegeben, auch an Sonntag und Feiertag', (aufgegeben, tag) => {
    expect(read({ weg: 'post', aufgegeben })).toBe(`${tag} vermutung-post`)
  })

  test('früher angekommen ändert nichts, später angekommen zählt', () => {
    const brief = { weg: 'post', aufgegeben: '2026-03-02' } as const
    expect(read({ ...brief, zugang: { tag: '2026-03-03' } })).toBe('2026-03-06 vermutung-post')
    expect(read({ ...brief, zugang: { tag: '2026-03-06' } })).toBe('2026-03-06 vermutung-post')
    expect(read({ ...brief, zugang: { tag: '2026-03-07' } })).toBe('2026-03-07 zugang')
    expect(read({ ...brief, zugang: 'nie' })).toBe('offen')
  })

  test('für einen Brief ins Ausland wird nichts vermutet', () => {
    const brief = { weg: 'post', aufgegeben: '2026-03-02', imAusland: true } as const
    expect(read(brief)).toBe('offen')
    expect(computeBekanntgabe({ ...brief, zugang: { tag: '2026-03-04' } })).toMatchObject({
      tag: '2026-03-04',
      regel: 'zugang',
      imAusland: true,
    })
    expect(read({ ...brief, zugang: 'nie' })).toBe('offen')
  })

  test('jeder Schritt steht mit Tag und Vorschrift da', () => {
    expect(linesOf({ weg: 'post', aufgegeben: '2024-12-30', zugang: { tag: '2025-01-08' } })).toEqual([
      '2024-12-30 | Der Bescheid ging zur Post. | § 37 Abs. 2 SGB X',
      `2025-01-02 | ${VIERTER.replace('vierten', 'dritten')} | § 37 Abs. 2 SGB X`,
      '2025-01-08 | An diesem Tag kam der Bescheid an. Damit ist er bekannt gegeben. | § 37 Abs. 2 SGB X',
    ])
    expect(linesOf({ weg: 'post', aufgegeben: '2026-03-02', zugang: 'nie' }).at(-1)).toBe(
      '- | Der Bescheid kam nicht an. Er ist nicht bekannt gegeben, und es läuft keine Frist. | § 37 Abs. 2 SGB X',
    )
    expect(linesOf({ weg: 'post', aufgegeben: '2026-03-02', imAusland: true })).toEqual([
      '2026-03-02 | Der Bescheid ging zur Post. | § 37 Abs. 2 SGB X',
      '- | Der Brief ging ins Ausland. Dann zählt der Tag, an dem er ankam. | § 37 Abs. 2 SGB X',
      '- | Wann der Brief ankam, ist noch nicht bekannt. Bis dahin läuft keine Frist. | § 37 Abs. 2 SGB X',
    ])
    expect(linesOf({ weg: 'post', aufgegeben: '2026-03-02', imAusland: true, zugang: { tag: '2026-03-12' } })).toEqual([
      '2026-03-02 | Der Bescheid ging zur Post. | § 37 Abs. 2 SGB X',
      '- | Der Brief ging ins Ausland. Dann zählt der Tag, an dem er ankam. | § 37 Abs. 2 SGB X',
      '2026-03-12 | An diesem Tag kam der Bescheid an. Damit ist er bekannt gegeben. | § 37 Abs. 2 SGB X',
    ])
  })

  test('was es nicht gibt, wird nicht gerechnet', () => {
    expect(() => read({ weg: 'post', aufgegeben: '2026-02-30' })).toThrow(RangeError)
    expect(() => read({ weg: 'post', aufgegeben: '2026-03-02', zugang: { tag: '2026-02-30' } })).toThrow(RangeError)
    expect(() => read({ weg: 'post', aufgegeben: '2026-03-02', zugang: { tag: '2026-03-01' } })).toThrow(
      'Der 2026-03-01 liegt vor dem 2026-03-02.',
    )
    expect(read({ weg: 'post', aufgegeben: '2026-03-02', zugang: { tag: '2026-03-02' } })).toBe(
      '2026-03-06 vermutung-post',
    )
    expect(() => read({ weg: 'post', aufgegeben: '1980-12-31' })).toThrow(
      'Für den 1980-12-31 ist keine Regel hinterlegt.',
    )
    expect(read({ weg: 'post', aufgegeben: '1981-01-01' })).toBe('1981-01-04 vermutung-post')
  })
})

describe('Bekanntgabe auf anderen Wegen', () => {
  test('elektronisch abgeschickt zählt der vierte Tag danach, oder der spätere Zugang', () => {
    const weg = { weg: 'elektronisch', gesendet: '2026-03-04' } as const
    expect(read(weg)).toBe('2026-03-08 vermutung-elektronisch')
    expect(read({ ...weg, gesendet: '2024-12-31' })).toBe('2025-01-03 vermutung-elektronisch')
    expect(read({ ...weg, zugang: { tag: '2026-03-09' } })).toBe('2026-03-09 zugang')
    expect(read({ ...weg, zugang: 'nie' })).toBe('offen')
    expect(linesOf(weg)).toEqual([
      '2026-03-04 | Der Bescheid wurde elektronisch abgeschickt. | § 37 Abs. 2 SGB X',
      `2026-03-08 | ${VIERTER} | § 37 Abs. 2 SGB X`,
    ])
  })

  test('im Postfach des Nutzerkontos zählt der vierte Tag nach der Bereitstellung', () => {
    const weg = { weg: 'ozg-postfach', bereitgestellt: '2026-03-02' } as const
    expect(read(weg)).toBe('2026-03-06 vermutung-ozg-postfach')
    expect(linesOf(weg)).toEqual([
      '2026-03-02 | Der Bescheid wurde in das Postfach des Nutzerkontos gelegt. | § 37 Abs. 2b SGB X, § 9 OZG',
      `2026-03-06 | ${VIERTER} | § 37 Abs. 2b SGB X, § 9 OZG`,
    ])
  })

  test('übergeben ist bekannt gegeben', () => {
    const weg = { weg: 'uebergabe', uebergeben: '2026-03-02' } as const
    expect(read(weg)).toBe('2026-03-02 uebergabe')
    expect(linesOf(weg)).toEqual([
      '2026-03-02 | Der Bescheid wurde übergeben. Damit ist er bekannt gegeben. | § 37 Abs. 1 und 5 SGB X',
    ])
    expect(() => read({ ...weg, uebergeben: '2026-02-30' })).toThrow(RangeError)
  })

  test.each<Bekanntgabeweg>([
    { weg: 'post', aufgegeben: '2026-03-02', zugang: { tag: '2026-03-20' } },
    { weg: 'elektronisch', gesendet: '2026-03-02' },
    { weg: 'elektronisch', gesendet: '2026-03-02', zugang: { tag: '2026-03-20' } },
    { weg: 'ozg-postfach', bereitgestellt: '2026-03-02' },
    { weg: 'uebergabe', uebergeben: '2026-03-02' },
    abruf(),
    abruf({ benachrichtigungen: [{ gesendet: '2026-03-02', bestritten: true }], abgerufen: '2026-03-20' }),
  ])('das Ausland bleibt vermerkt: %j', (weg) => {
    expect(computeBekanntgabe({ ...weg, imAusland: true })).toMatchObject({ stand: 'bekannt', imAusland: true })
    expect(computeBekanntgabe(weg)).toMatchObject({ stand: 'bekannt', imAusland: false })
  })
})

describe('Bekanntgabe durch Abruf im Portal', () => {
  test('es zählt der vierte Tag nach der Benachrichtigung, nicht nach der Bereitstellung', () => {
    expect(read(abruf())).toBe('2026-03-06 vermutung-abruf')
    expect(read(abruf({ benachrichtigungen: [{ gesendet: '2026-03-05' }] }))).toBe('2026-03-09 vermutung-abruf')
    expect(linesOf(abruf({ benachrichtigungen: [{ gesendet: '2026-03-05' }] }))).toEqual([
      '2026-03-02 | Der Bescheid liegt im Portal bereit. | § 37 Abs. 2a SGB X',
      '2026-03-05 | Die Benachrichtigung über den Bescheid wurde abgeschickt. | § 37 Abs. 2a SGB X',
      `2026-03-09 | ${VIERTER} | § 37 Abs. 2a SGB X`,
    ])
  })

  test.each(['2026-03-02', '2026-03-06', '2026-03-30'])('ein Abruf am %s ändert daran nichts', (abgerufen) => {
    expect(read(abruf({ abgerufen }))).toBe('2026-03-06 vermutung-abruf')
  })

  test('solange keine Benachrichtigung abgeschickt ist, läuft keine Frist, auch nach einem Abruf', () => {
    expect(read(abruf({ benachrichtigungen: [] }))).toBe('offen')
    expect(read(abruf({ benachrichtigungen: [], abgerufen: '2026-03-03' }))).toBe('offen')
    expect(linesOf(abruf({ benachrichtigungen: [] }))).toEqual([
      '2026-03-02 | Der Bescheid liegt im Portal bereit. | § 37 Abs. 2a SGB X',
      '- | Der Bescheid ist noch nicht bekannt gegeben. Es läuft keine Frist. | § 37 Abs. 2a SGB X',
    ])
  })

  test('eine Erinnerung setzt keine neue Frist in Gang', () => {
    const benachrichtigungen = [{ gesendet: '2026-03-05' }, { gesendet: '2026-03-02' }]
    expect(read(abruf({ benachrichtigungen }))).toBe('2026-03-06 vermutung-abruf')
  })

  test('ist die Benachrichtigung bestritten, zählt der Tag des Abrufs', () => {
    const benachrichtigungen = [{ gesendet: '2026-03-02', bestritten: true }]
    const weg = abruf({ benachrichtigungen, abgerufen: '2026-03-20' })
    expect(read(weg)).toBe('2026-03-20 abruf')
    expect(read({ ...weg, abgerufen: '2026-03-04' })).toBe('2026-03-04 abruf')
    expect(read({ ...weg, abgerufen: undefined })).toBe('offen')
    expect(linesOf(weg)).toEqual([
      '2026-03-02 | Der Bescheid liegt im Portal bereit. | § 37 Abs. 2a SGB X',
      '2026-03-02 | Eine Benachrichtigung kam nach eigener Angabe nicht oder zu spät an. Sie zählt nicht. | § 37 Abs. 2a SGB X',
      '2026-03-20 | An diesem Tag wurde der Bescheid zum ersten Mal abgerufen. Damit ist er bekannt gegeben. | § 37 Abs. 2a SGB X',
    ])
  })

  test('nach einer bestrittenen Benachrichtigung zählt die nächste, wenn der Abruf nicht früher war', () => {
    const benachrichtigungen = [{ gesendet: '2026-03-02', bestritten: true }, { gesendet: '2026-03-05' }]
    expect(read(abruf({ benachrichtigungen }))).toBe('2026-03-09 vermutung-abruf')
    expect(read(abruf({ benachrichtigungen, abgerufen: '2026-03-08' }))).toBe('2026-03-08 abruf')
    expect(read(abruf({ benachrichtigungen, abgerufen: '2026-03-09' }))).toBe('2026-03-09 vermutung-abruf')
    expect(linesOf(abruf({ benachrichtigungen }))).toHaveLength(4)
  })

  test('was früher geschah als die Bereitstellung, gibt es nicht', () => {
    expect(() => read(abruf({ benachrichtigungen: [{ gesendet: '2026-03-01' }] }))).toThrow(RangeError)
    expect(() => read(abruf({ abgerufen: '2026-03-01' }))).toThrow(RangeError)
    expect(() => read(abruf({ brief: { aufgegeben: '2026-03-01' } }))).toThrow(RangeError)
    expect(() => read(abruf({ bereitgestellt: '2026-02-30', benachrichtigungen: [] }))).toThrow(RangeError)
  })
})

describe('Eine Benachrichtigung, die zurückkommt', () => {
  const benachrichtigungen = [{ gesendet: '2026-03-02', unzustellbar: true }]

  test('macht noch nichts bekannt', () => {
    expect(read(abruf({ benachrichtigungen }))).toBe('offen')
    expect(linesOf(abruf({ benachrichtigungen }))[1]).toBe(
      '2026-03-02 | Eine Benachrichtigung ließ sich nicht zustellen. Sie zählt nicht. | § 37 Abs. 2a SGB X',
    )
  })

  test('führt zum Brief, und dann zählt der vierte Tag nach der Post', () => {
    const weg = abruf({ benachrichtigungen, brief: { aufgegeben: '2026-03-04' } })
    expect(read(weg)).toBe('2026-03-08 vermutung-post')
    expect(linesOf(weg)).toEqual([
      '2026-03-02 | Der Bescheid liegt im Portal bereit. | § 37 Abs. 2a SGB X',
      '2026-03-02 | Eine Benachrichtigung ließ sich nicht zustellen. Sie zählt nicht. | § 37 Abs. 2a SGB X',
      '2026-03-04 | Der Bescheid ging zur Post. | § 37 Abs. 2 SGB X',
      `2026-03-08 | ${VIERTER} | § 37 Abs. 2 SGB X`,
    ])
  })

  test('der Brief ins Ausland und sein Zugang gelten wie sonst', () => {
    const brief = { aufgegeben: '2026-03-04', imAusland: true }
    expect(read(abruf({ benachrichtigungen, brief }))).toBe('offen')
    expect(read(abruf({ benachrichtigungen, brief: { ...brief, zugang: { tag: '2026-03-19' } } }))).toBe(
      '2026-03-19 zugang',
    )
    expect(read(abruf({ benachrichtigungen, brief: { aufgegeben: '2026-03-04', zugang: 'nie' } }))).toBe('offen')
  })

  test('was zuerst bekannt gibt, zählt: der Abruf oder der Brief', () => {
    const brief = { aufgegeben: '2026-03-04' }
    expect(read(abruf({ benachrichtigungen, brief, abgerufen: '2026-03-07' }))).toBe('2026-03-07 abruf')
    expect(read(abruf({ benachrichtigungen, brief, abgerufen: '2026-03-08' }))).toBe('2026-03-08 abruf')
    expect(read(abruf({ benachrichtigungen, brief, abgerufen: '2026-03-09' }))).toBe('2026-03-08 vermutung-post')
    expect(read(abruf({ benachrichtigungen, brief: { ...brief, zugang: 'nie' }, abgerufen: '2026-03-30' }))).toBe(
      '2026-03-30 abruf',
    )
  })

  test('eine neue Benachrichtigung an die richtige Adresse zählt', () => {
    const neu = [...benachrichtigungen, { gesendet: '2026-03-04' }]
    expect(read(abruf({ benachrichtigungen: neu }))).toBe('2026-03-08 vermutung-abruf')
  })

  test('ein Brief nach der Bekanntgabe ändert nichts, und das steht da', () => {
    const weg = abruf({ brief: { aufgegeben: '2026-03-09' } })
    expect(read(weg)).toBe('2026-03-06 vermutung-abruf')
    expect(linesOf(weg).at(-1)).toBe(
      '2026-03-09 | Derselbe Bescheid ging auch als Brief zur Post. An der Bekanntgabe ändert das nichts. | § 37 Abs. 2 SGB X',
    )
  })
})

describe('Für jeden Tag', () => {
  const wege = (tag: string): Bekanntgabeweg[] => [
    { weg: 'post', aufgegeben: tag },
    { weg: 'elektronisch', gesendet: tag },
    { weg: 'ozg-postfach', bereitgestellt: tag },
    { weg: 'uebergabe', uebergeben: tag },
    abruf({ bereitgestellt: tag, benachrichtigungen: [{ gesendet: tag }] }),
  ]
  const tagOf = (weg: Bekanntgabeweg) => read(weg).slice(0, 10)

  test('wer später schickt, gibt nicht früher bekannt, auch nicht um den Wechsel von drei auf vier Tage', () => {
    const paare = fc.oneof(
      zweiTage,
      fc.tuple(wende, wende).filter(([a, b]) => a <= b),
    )
    fc.assert(
      fc.property(paare, ([frueher, spaeter]) => {
        const [vorher, nachher] = [wege(frueher).map(tagOf), wege(spaeter).map(tagOf)]
        for (const [i, tag] of vorher.entries()) expect(tag <= nachher[i]!).toBe(true)
      }),
    )
  })

  test('ein späterer Zugang verkürzt nie', () => {
    fc.assert(
      fc.property(zweiTage, ([gesendet, angekommen]) => {
        const tag = tagOf({ weg: 'post', aufgegeben: gesendet, zugang: { tag: angekommen } })
        expect(tag >= tagOf({ weg: 'post', aufgegeben: gesendet })).toBe(true)
        expect(tag >= angekommen).toBe(true)
      }),
    )
  })

  test('die Schritte stehen in der Reihenfolge der Tage, und der letzte nennt den der Bekanntgabe', () => {
    fc.assert(
      fc.property(tage, (tag) => {
        for (const weg of wege(tag)) {
          const genannt = computeBekanntgabe(weg).schritte.map((schritt) => schritt.tag!)
          expect(genannt).toEqual([...genannt].sort())
          expect(genannt.at(-1)).toBe(tagOf(weg))
        }
      }),
    )
  })
})
