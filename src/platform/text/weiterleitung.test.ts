import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANGRIFFE, BOESE, PORTAL } from './weiterleitung.test-daten.ts'
import { safePath } from './weiterleitung.ts'

const EIGENE = [
  '/',
  '/profil-auswaehlen',
  '/kontoeinstellungen/passkeys',
  '/postfach?ordner=eingang&seite=2',
  '/suche?q=Kosten+der+Unterkunft',
  '/suche?q=M%C3%BCller%20100%25',
  '/antrag/wba/einkommen#betrag',
  '/link/e-mail-bestaetigen?id=Ab_-9&lang=de',
  '/anmeldung?weiter=%2Fpostfach',
  '/bescheide/0198c2f0-0000-7000-8000-000000000000',
  '/datei.pdf',
  '/a...b',
]

describe('safePath', () => {
  test('INP-06: at least 60 payloads, none is taken over and none leaves the origin', () => {
    expect(new Set(ANGRIFFE).size).toBeGreaterThanOrEqual(60)
    for (const angriff of ANGRIFFE) {
      const ziel = safePath(angriff, '/start')
      expect(ziel, angriff.slice(0, 80)).toBe('/start')
      expect(new URL(ziel, PORTAL).origin).toBe(PORTAL)
    }
  })

  test.each(EIGENE)('keeps the way back to %s', (pfad) => {
    expect(safePath(pfad, '/anderswo')).toBe(pfad)
  })

  test('takes the start page when nothing is given', () => {
    expect([safePath(undefined), safePath(null), safePath('')]).toEqual(['/', '/', '/'])
  })

  test('INP-06: no text leaves the origin, is rewritten by a browser or breaks a header', () => {
    const stueck = fc.oneof(
      fc.constantFrom(
        '/',
        '\\',
        '@',
        ':',
        '.',
        '..',
        '%2f',
        '%5c',
        '%2e',
        '\t',
        '\n',
        '\r',
        '?',
        '#',
        'https:',
        BOESE,
        '%',
      ),
      fc.constantFrom('konto', 'a', '=', '&', 'x-1'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    )
    let eigene = 0
    fc.assert(
      fc.property(fc.array(stueck, { maxLength: 8 }), (teile) => {
        const text = `/${teile.join('')}`
        const ziel = safePath(text, '/start')
        if (ziel !== '/start') eigene++
        const url = new URL(ziel, PORTAL)
        expect(url.origin).toBe(PORTAL)
        expect(url.username + url.password).toBe('')
        expect(url.pathname + url.search + url.hash).toBe(ziel)
        expect(ziel).toMatch(/^\/(?![/\\])[!-~]*$/)
        expect(new URL(decodeURIComponent(url.pathname), PORTAL).origin).toBe(PORTAL)
      }),
      { numRuns: 3000, seed: 6 },
    )
    expect(eigene).toBeGreaterThan(50)
  })
})
