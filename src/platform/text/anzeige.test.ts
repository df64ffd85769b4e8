import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GETARNT } from './anzeige.test-daten.ts'
import { checkName, checkPasskeyName, hasForbiddenName, nameCharacters, showInvisible } from './anzeige.ts'

const HARMLOS = [
  'Bescheid vom 14.12.2026',
  'Müller-Lüdenscheidt, Ð. Þór',
  'z.\u00a0B. 5\u202f000 €',
  '„Antrag“ – geändert (2)',
  'Иван Петров',
  'Γιώργος',
  'محمد علي',
  '李小龙',
  '👩‍👧 ❤️ 🏳️‍🌈 1️⃣',
  'e\u0301te\u0323\u0302',
]

describe('showInvisible', () => {
  test('INP-13: marks each of more than 60 hidden, turning or posing characters', () => {
    expect(GETARNT.length).toBeGreaterThanOrEqual(60)
    for (const [text, marken] of GETARNT) {
      const gezeigt = showInvisible(text)
      expect([...gezeigt.matchAll(/‹U\+([0-9A-F]{4,6})›/g)].map((treffer) => treffer[1]).sort(), text).toEqual(
        [...marken].sort(),
      )
    }
    expect(showInvisible('Rechnung\u202efdp.exe')).toBe('Rechnung‹U+202E›fdp.exe')
    expect(showInvisible('Jobcentеr')).toBe('Jobcentе‹U+0435›r')
  })

  test.each(HARMLOS)('leaves ordinary text as it is: %s', (text) => {
    expect(showInvisible(text)).toBe(text)
  })

  test('INP-13: nothing of the bidirectional or zero-width kind is left in any text', () => {
    const zeichen = fc.oneof(
      fc.constantFrom(...'\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2069\ufeff\u00ad\n\r\0'),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('👩', 'a', 'é', 'ж'),
    )
    fc.assert(
      fc.property(fc.array(zeichen, { maxLength: 20 }), (teile) => {
        const gezeigt = showInvisible(teile.join(''))
        expect(gezeigt).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/,
        )
      }),
    )
  })

  test('INP-12: returns for 100 KB of hostile text', () => {
    const boese = ['\u0301', '\u200d', '👩\u200d', 'aж', '\ud83d', '‹', ' ', '1\ufe0f', '\u{1f3f4}\u{e0067}']
    for (const stueck of boese) {
      const text = stueck.repeat(Math.ceil(100_000 / stueck.length))
      expect(showInvisible(text).length).toBeGreaterThan(0)
      expect(checkName(text, 'Name')).toBeTypeOf('string')
      expect(checkPasskeyName(text)).toBeTypeOf('string')
      expect(hasForbiddenName(`${text}\u202e`)).toBe(true)
    }
  })
})

describe('names of people', () => {
  test.each([
    'Kim Klicker',
    'Müller-Lüdenscheidt',
    "Seán O'Connor",
    'D’Angelo',
    'Đặng Thị Hường',
    'Łukasz Żółć',
    'Ştefan Țepeș',
    'Jürgen Groß',
    'Əliyev',
    'K͟hān',
    'M̐ira',
    'C̨̆ero',
    'Gal·la',
    'Dr. Anna von der Höhe, geb. Roß',
    'Ġużè',
    'ẞtein',
    'Иван Петров',
    'Γεώργιος',
    'Иван Petrov',
    'e\u0301',
  ])('accepts %s', (name) => {
    expect(hasForbiddenName(name)).toBe(false)
    expect(checkName(name, 'Vorname')).toBeUndefined()
  })

  test.each([
    'Kim3',
    'Kim😀',
    'Kim\u202eKlicker',
    'Kim\u200bKlicker',
    'Kim\nKlicker',
    'Kim\u0000',
    '<script>',
    'Kim@web',
    'Кim',
    'Αnna',
    '\u0301Kim',
    `Ki${'\u0301\u0323'.repeat(4)}m`,
    '李小龙',
    'Ｋｉｍ',
    'Kim_K',
    'Kim\u3000K',
    'Kim/K',
    'Kim\ud800',
    'ﬁnn',
    'ǃKhoi',
    '🏳️‍🌈',
    'a;b',
    'a"b',
    'a\\b',
    'Kim\u00adK',
  ])('INP-13: refuses %j and says so', (name) => {
    expect(hasForbiddenName(name)).toBe(true)
    expect(checkName(name, 'Vorname')).toContain('„Vorname“')
  })

  test.each([
    ['', 'Füllen Sie das Feld „Nachname“ aus.'],
    ['   ', 'Füllen Sie das Feld „Nachname“ aus.'],
    ['x'.repeat(101), 'Kürzen Sie das Feld „Nachname“ auf höchstens 100 Zeichen.'],
    ['-', 'Schreiben Sie im Feld „Nachname“ den Namen mit Buchstaben.'],
    ['Кim', 'Schreiben Sie im Feld „Nachname“ jedes Wort in nur einer Schrift, zum Beispiel lateinisch.'],
  ])('explains what to do with %j', (name, fehler) => {
    expect(checkName(name, 'Nachname')).toBe(fehler)
  })

  test('names the characters that do not belong', () => {
    expect(checkName('Kim 3\u202e', 'Name')).toContain('Entfernen Sie im Feld „Name“: 3 ‹U+202E›.')
  })

  test('a name is judged alike in composed and decomposed form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zäöüßéèñçŁłŠšřğıÅØ' .-]{1,40}$/), (name) => {
        expect(hasForbiddenName(name.normalize('NFD'))).toBe(hasForbiddenName(name.normalize('NFC')))
        expect(hasForbiddenName(name)).toBe(false)
      }),
    )
  })
})

describe('names of passkeys', () => {
  test.each(['Mein Handy', 'Büro-PC (2. Stock)', 'a/b', 'iPhone_15; neu', 'Schlüssel, rot', 'é'.repeat(30), '  abc  '])(
    'accepts %j',
    (name) => {
      expect(checkPasskeyName(name)).toBeUndefined()
    },
  )

  test.each([
    ['', 'einen Namen'],
    ['ab', 'mindestens 3 Zeichen'],
    ['a'.repeat(31), '31 Zeichen'],
    ["Kim's Handy", "Entfernen Sie im Namen des Passkeys: '."],
    ['Handy 📱', '📱'],
    ['Handy\u202e', '‹U+202E›'],
    ['Нandy', 'Н'],
    ['Handy!', '!'],
    ['a\nb c', '‹U+000A›'],
  ])('refuses %j and says what to do', (name, teil) => {
    expect(checkPasskeyName(name)).toContain(teil)
  })

  test('what passes has 3 to 30 characters and nothing invisible', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 })), (name) => {
        if (checkPasskeyName(name) !== undefined) return
        expect(name.trim()).toMatch(/^[\p{Script=Latin}\p{M}0-9 .,;_()/-]+$/u)
        expect(showInvisible(name.trim())).toBe(name.trim())
        expect([...name.normalize('NFC').trim()].length).toBeGreaterThanOrEqual(3)
        expect([...name.normalize('NFC').trim()].length).toBeLessThanOrEqual(30)
      }),
    )
  })
})

test('nameCharacters shows each character once, blanks and hidden ones in words, and not more than eight', () => {
  expect(nameCharacters('ä ä\u00a0\u200b\u0301')).toBe('ä Leerzeichen ‹U+200B› ◌\u0301')
  expect(nameCharacters('abcdefghij')).toBe('a b c d e f g h und weitere')
})
