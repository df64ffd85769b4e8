import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safePath } from './weiterleitung.ts'

const PORTAL = 'https://portal.example'
const BOESE = 'boese.example'

const ANGRIFFE = [
  `https://${BOESE}`,
  `http://${BOESE}/`,
  `HTTPS://${BOESE}`,
  `https:${BOESE}`,
  `https:/${BOESE}`,
  `https:///${BOESE}`,
  `https:\\\\${BOESE}`,
  `//${BOESE}`,
  `///${BOESE}`,
  `////${BOESE}`,
  `/\\${BOESE}`,
  `\\/${BOESE}`,
  `\\\\${BOESE}`,
  `/\\/${BOESE}`,
  `//\\${BOESE}`,
  `/\t/${BOESE}`,
  `/\n/${BOESE}`,
  `/\r/${BOESE}`,
  `\t//${BOESE}`,
  ` //${BOESE}`,
  ` https://${BOESE}`,
  `\u0000//${BOESE}`,
  `\u00a0//${BOESE}`,
  `\ufeff//${BOESE}`,
  `\u200b//${BOESE}`,
  `//${BOESE}@portal.example`,
  `//portal.example@${BOESE}`,
  `https://portal.example@${BOESE}`,
  `https://portal.example.${BOESE}`,
  `${PORTAL}/konto`,
  `@${BOESE}`,
  `/@${BOESE}`,
  `/konto@${BOESE}`,
  `.${BOESE}`,
  `:${BOESE}`,
  BOESE,
  `konto`,
  `./konto`,
  `../konto`,
  `?x=1`,
  `#x`,
  `/.//${BOESE}`,
  `/..//${BOESE}`,
  `/./${BOESE}/..//x`,
  `/konto/../..//${BOESE}`,
  `/konto/..`,
  `/.`,
  `/%2e%2e/x`,
  `/%2E/x`,
  `/%2f${BOESE}`,
  `/%2F%2F${BOESE}`,
  `/%5c${BOESE}`,
  `/%5C%5C${BOESE}`,
  `/%252f${BOESE}`,
  `/%40${BOESE}`,
  `/%09/${BOESE}`,
  `/%0d%0aLocation:%20https:%2f%2f${BOESE}`,
  `/x?y=%0d%0aSet-Cookie:a=b`,
  `/x?y=%00`,
  `/x#%0a`,
  `/x\r\nLocation: https://${BOESE}`,
  `/x\nSet-Cookie: a=b`,
  `/x\u0000`,
  `/x\u007f`,
  `/x\u2028y`,
  `/x y`,
  `/x%`,
  `/x%zz`,
  `/x%u002f`,
  `javascript:alert(1)`,
  `JaVaScRiPt:alert(1)`,
  `java\nscript:alert(1)`,
  `\u0001javascript:alert(1)`,
  `data:text/html,x`,
  `vbscript:x`,
  `file:///etc/passwd`,
  `blob:${PORTAL}/x`,
  `mailto:kim@${BOESE}`,
  `ftp://${BOESE}`,
  `／／${BOESE}`,
  `/／${BOESE}`,
  `/⁄${BOESE}`,
  `/。${BOESE}`,
  `〱${BOESE}`,
  `/ü`,
  `/<script>`,
  `/"onload="x`,
  `/'`,
  `/{x}`,
  `/x?weiter=//${BOESE}`,
  `/x?weiter=https://${BOESE}`,
  `/x|y`,
  `/[x]`,
  `/\ud800`,
  `/%c0%af${BOESE}`,
  `/%e2%80%ae`,
  `/${'a'.repeat(100_000)}`,
  `/${'%2e'.repeat(30_000)}`,
  `/${'./'.repeat(50_000)}`,
  '',
]

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
