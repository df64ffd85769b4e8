import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projektordner } from '#platform/ordner.ts'
import { KONTEXT } from './passwort.test-daten.ts'
import { checkPasswort, normalizePasswort, PASSWORT_SONDERZEICHEN, type PasswortUmfeld } from './passwort.ts'

const WOERTER = ['Jobcenter Musterstadt', 'Online-Portal', 'Bad Münder', 'Region Hannover', 'Ulm']
const SEED: PasswortUmfeld = { regel: 'seed', woerter: WOERTER, email: 'kim.klicker@beispiel.de' }
const NIST: PasswortUmfeld = { ...SEED, regel: 'nist' }

const regeln = (passwort: string, umfeld: PasswortUmfeld = SEED) =>
  checkPasswort(passwort, umfeld).map((fehler) => fehler.regel)

const HAEUFIGE = gunzipSync(readFileSync(new URL('daten/passwoerter/haeufige-passwoerter.txt.gz', projektordner)))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

describe('the rule of the seed', () => {
  test.each([
    'Tasse7-Regenschirm-Wolke',
    'xK4#vQ9!mZ2$',
    `Aa1${PASSWORT_SONDERZEICHEN}Zebra`,
    'q7(Lampe)Vogelnest',
    `${'Ab3!xQ7zLw'.repeat(2)}${'k'.repeat(5)}Tisch`,
    'Kaktus"blau"1/2',
    `Zk7!${'wolkeTisch8Vogel'.repeat(7)}`,
  ])('accepts %s', (passwort) => {
    expect(checkPasswort(passwort, SEED)).toEqual([])
  })

  test.each([
    ['', ['laenge']],
    ['Tass7-Wolke', ['laenge']],
    ['tasse7-regenschirm', ['gross']],
    ['TASSE7-REGENSCHIRM', ['klein']],
    ['Tasse-Regenschirm', ['ziffer']],
    ['Tasse7Regenschirm', ['sonder']],
    ['Tässe7-Regenschirm', ['erlaubt']],
    ['Tasse7-Regen.schirm', ['erlaubt']],
    ['Tasse7-Regen schirm', ['erlaubt']],
    ['Tasse7+Regenschirm', ['sonder', 'erlaubt']],
    ['Tasse7-Regenschirm😀', ['erlaubt']],
    ['Tasse7-Regenschirm\u200b', ['erlaubt']],
    [`Zk7!${'wolkeTisch8Vogel'.repeat(8)}`, ['laenge']],
  ])('names what %j lacks', (passwort, erwartet) => {
    expect(regeln(passwort)).toEqual(erwartet)
  })

  test('takes exactly the special characters of the list, one is enough', () => {
    expect([...PASSWORT_SONDERZEICHEN].join(' ')).toBe('@ # $ % & * - _ ! = : ; , ? / " ( )')
    for (let code = 33; code < 127; code++) {
      const zeichen = String.fromCodePoint(code)
      if (/[A-Za-z0-9]/.test(zeichen)) continue
      const erwartet = PASSWORT_SONDERZEICHEN.includes(zeichen) ? [] : ['sonder', 'erlaubt']
      expect(regeln(`Tasse7${zeichen}Regenschirm`), zeichen).toEqual(erwartet)
    }
  })

  test('names the characters that are not allowed, also those that nobody sees', () => {
    const [fehler] = checkPasswort('Tässe 7-Regen.schirm\u200b', SEED)
    expect(fehler?.text).toContain('Entfernen Sie aus dem Passwort: ä Leerzeichen . ‹U+200B›.')
  })

  test('the repetition must be the same, in either form of Unicode', () => {
    expect(regeln('Tasse7-Regenschirm', { ...SEED, wiederholung: 'Tasse7-Regenschirm' })).toEqual([])
    expect(regeln('Tasse7-Regenschirm', { ...SEED, wiederholung: 'Tasse7-Regenschirn' })).toEqual(['gleich'])
    expect(regeln('Tasse7-Regenschirm', { ...SEED, wiederholung: '' })).toEqual(['gleich'])
    const zerlegt = 'Tässe-Regenschirm'.normalize('NFD')
    expect(regeln('Tässe-Regenschirm', { ...NIST, wiederholung: zerlegt })).toEqual([])
  })

  test('an allowed password of random letters between random signs breaks no rule', () => {
    const silbe = fc.stringMatching(/^[bcdfghkmnpqrtvwxz]{3}$/)
    const zeichen = fc.constantFrom(...PASSWORT_SONDERZEICHEN.replace(/[!@$]/g, ''))
    fc.assert(
      fc.property(
        fc.tuple(silbe, silbe, silbe, silbe),
        zeichen,
        fc.integer({ min: 22, max: 99 }),
        (silben, eins, zahl) => {
          const passwort = `Q${silben.slice(0, 2).join('Y')}${zahl}j${eins}${silben.slice(2).join('J')}`
          expect(checkPasswort(passwort, { ...SEED, email: undefined })).toEqual([])
        },
      ),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('PASSWORT_REGEL=nist', () => {
  test('AUT-01: 1,000 random passwords of 12 to 128 code points of any kind pass, shorter and longer ones do not', () => {
    const einheit = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((eins) => normalizePasswort(eins) === eins)
    const zeichen = fc.array(einheit, { minLength: 1, maxLength: 140, size: 'max' })
    let gut = 0
    fc.assert(
      fc.property(zeichen, (teile) => {
        const passwort = teile.join('')
        const laenge = [...normalizePasswort(passwort)].length
        const erwartet = laenge >= 12 && laenge <= 128
        if (erwartet) gut++
        expect(regeln(passwort, NIST).includes('laenge')).toBe(!erwartet)
        expect(regeln(passwort, NIST).filter((regel) => !['laenge', 'bekannt'].includes(regel))).toEqual([])
      }),
      { seed: 1, numRuns: 1000 },
    )
    expect(gut).toBeGreaterThan(500)
  })

  test('AUT-01: counts code points, so that twelve emoji are enough and eleven are not', () => {
    const zwoelf = '😀🎈🌳🐈🚲🍎⛵🎻🧭🪴🥕🏠'
    expect(regeln(zwoelf, NIST)).toEqual([])
    expect(regeln([...zwoelf].slice(1).join(''), NIST)).toEqual(['laenge'])
    const text = `Regen ${'schirm am Fluss '.repeat(10)}`
    expect(regeln([...text].slice(0, 128).join(''), NIST)).toEqual([])
    expect(regeln([...text].slice(0, 129).join(''), NIST)).toEqual(['laenge'])
  })

  test('AUT-01: normalises once to NFKC and cuts nothing off', () => {
    expect(normalizePasswort('ﬁ\u0301Ａ')).toBe('fíA')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(normalizePasswort(normalizePasswort(text))).toBe(normalizePasswort(text))
        expect(normalizePasswort(`${text}x`).endsWith('x')).toBe(true)
      }),
    )
  })

  test('asks for no kinds of characters', () => {
    expect(regeln('regenschirm am fluss', NIST)).toEqual([])
    expect(regeln('Überraschung für Ömer', NIST)).toEqual([])
  })
})

describe('frequent passwords', () => {
  test('AUT-02: every entry of the list of allowed length is refused with the reason, in any case', () => {
    const lang = HAEUFIGE.filter((eintrag) => [...eintrag].length >= 12)
    expect(lang.length).toBeGreaterThanOrEqual(300)
    for (const eintrag of lang) {
      expect(regeln(eintrag, NIST), eintrag).toContain('bekannt')
      expect(regeln(eintrag.toUpperCase(), NIST), eintrag).toContain('bekannt')
    }
  })

  test('AUT-02: the 3,000 most frequent ones are refused when they are lengthened in the usual ways', () => {
    const offen: string[] = []
    for (const eintrag of HAEUFIGE.slice(0, 3000)) {
      const buchstaben = eintrag.replace(/[^a-z]/g, '').length
      const proben = eintrag.length >= 6 ? [eintrag.repeat(3), `${eintrag}-${eintrag}-${eintrag}`.slice(0, 128)] : []
      if (buchstaben >= 4)
        proben.push(`${capital(eintrag)}2024!#?1`, `!2024?${capital(eintrag)}#1`, `${eintrag.toUpperCase()}!!!!!!!!!!!`)
      offen.push(...proben.filter((probe) => !regeln(probe, NIST).includes('bekannt')))
    }
    expect(offen).toEqual([])
  })

  test.each([
    'P@ssw0rd2024!',
    'P4ssw0rt!1!1',
    'Passwort1234!',
    '!!2024Passwort',
    '$ecret!!2024#',
    'PasswordPassword1!',
    'Password-Password-1',
    'Hallo-Hallo-1',
    'P-a-s-s-w-o-r-d-1',
    'Aa1!Aa1!Aa1!',
    'Qwertzuiop123!',
    'Abcdefghijkl1!',
    '1234567890Aa!',
    'Aa!123456789',
    'Ichliebedich1!',
    'Sommer2026!!',
    'Willkommen2026!',
    'L3tmein!2026',
    'Schätzi-2026-!!',
  ])('AUT-02: a variation is refused with the reason: %s', (passwort) => {
    const [fehler] = checkPasswort(passwort, { ...SEED, regel: 'nist' })
    expect(fehler?.regel).toBe('bekannt')
    expect(fehler?.text).toContain('Liste häufiger Passwörter')
  })

  test.each(['aaaaaaaaaaaa', '123456789012', '098765432109', 'abababababab', '121212121212', 'abcabcabcabc'])(
    'AUT-02: so is a mere row or repetition: %s',
    (passwort) => {
      expect(regeln(passwort, NIST)).toEqual(['bekannt'])
    },
  )
})

describe('context words', () => {
  test('AUT-02: at least 50 passwords with the name of the office, the town, the portal or the own address', () => {
    expect(new Set(KONTEXT).size).toBeGreaterThanOrEqual(50)
    for (const passwort of KONTEXT) {
      expect(regeln(passwort, SEED), passwort).toContain('kontext')
      expect(regeln(passwort, NIST), passwort).toContain('kontext')
    }
  })

  test('says which part to leave out', () => {
    const textOf = (passwort: string) =>
      checkPasswort(passwort, NIST).find((fehler) => fehler.regel === 'kontext')?.text
    expect(textOf('Regenschirm am Münder Tor')).toContain('das Wort „Münder“')
    expect(textOf('Wolke MÜNDER Wolke')).toContain('das Wort „Münder“')
    expect(textOf('KimKlicker#Wolke7')).toContain('Ihre E-Mail-Adresse')
    expect(textOf('mein b\u00fcrgergeld regen')).toContain('„Bürgergeld“')
  })

  test('short words of a name and short addresses do not count', () => {
    expect(regeln('Ulmer7-Regenschirm')).toEqual([])
    expect(regeln('Bad7-Regenschirm-Wolke')).toEqual([])
    expect(regeln('Kim7-Regenschirm', { ...SEED, email: 'kim@web.de' })).toEqual([])
    expect(regeln('Kimi7-Regenschirm', { ...SEED, email: 'kimi@web.de' })).toEqual(['kontext'])
    expect(regeln('Regen7-kim@web.de', { ...NIST, email: 'kim@web.de' })).toEqual(['kontext'])
    expect(regeln('Tasse7-Regenschirm', { ...SEED, email: '' })).toEqual([])
    expect(regeln('Tasse7-Regenschirm', { ...SEED, email: '@' })).toEqual([])
  })

  test('a password around any local part of four characters or more is refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9._-]{2,18}[a-z0-9]$/), fc.boolean(), (lokal, gross) => {
        const passwort = `Wolke#${gross ? lokal.toUpperCase() : lokal}#Schirm`
        expect(regeln(passwort, { regel: 'nist', woerter: [], email: `${lokal}@beispiel.de` })).toContain('kontext')
      }),
    )
  })
})

test('INP-12: returns for 100 KB of anything', () => {
  for (const stueck of ['a', '1', 'ab', ' ', '-', 'ä', '\u0301', '\ufdfa', '@', 'aA1!', '\ud800']) {
    const text = stueck.repeat(Math.ceil(100_000 / stueck.length))
    expect(regeln(text, { ...SEED, wiederholung: text })).toContain('laenge')
    expect(regeln(text, NIST)).toEqual(['laenge'])
    expect(regeln('Tasse7-Regenschirm', { ...SEED, email: text }), stueck).toEqual([])
  }
})

test('every error tells in a sentence what to do', () => {
  for (const umfeld of [SEED, NIST]) {
    for (const passwort of ['', 'a', 'Jobcenter-Passwort\u202e', 'Passwort1234!', 'ä'.repeat(200)]) {
      for (const { text } of checkPasswort(passwort, { ...umfeld, wiederholung: 'x' })) {
        expect(text).toMatch(/(Geben Sie|Ergänzen Sie|Entfernen Sie|Verlängern Sie|Kürzen Sie|Wählen Sie) .*\.$/)
        expect(text).not.toMatch(/!(?! =)|[\u202a-\u202e]/)
      }
    }
  }
})
