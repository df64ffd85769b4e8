import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeGeraet } from './geraet.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

describe('describeGeraet', () => {
  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox auf Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox auf Linux'],
    ['Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0', 'Firefox auf Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15',
      'Firefox auf iPhone',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari auf iPhone',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1',
      'Safari auf iPad',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'Safari auf Mac',
    ],
    [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/142.0.0.0 Mobile Safari/537.36`, 'Chrome auf Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1',
      'Chrome auf iPhone',
    ],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`, 'Chrome auf Windows'],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`, 'Chrome auf Chromebook'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/142.0.0.0 Safari/537.36`, 'Chrome auf Linux'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0 Safari/537.36 Edg/142.0`, 'Edge auf Windows'],
    [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/142.0 Mobile Safari/537.36 EdgA/142.0`, 'Edge auf Android'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0 Safari/537.36 OPR/124.0`, 'Opera auf Windows'],
    [
      `Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S911B) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
      'Samsung Internet auf Android',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko', 'Internet Explorer auf Windows'],
    ['Mozilla/5.0 (Linux; Android 14)', 'Unbekannter Browser auf Android'],
    ['Firefox/1.0', 'Firefox'],
    ['curl/8.5.0', 'Unbekanntes Gerät'],
    ['', 'Unbekanntes Gerät'],
    ['<script>alert(1)</script>', 'Unbekanntes Gerät'],
    ['x'.repeat(100_000), 'Unbekanntes Gerät'],
    [`${' '.repeat(100_000)}Firefox/1 Windows`, 'Unbekanntes Gerät'],
  ])('%s', (userAgent, name) => {
    expect(describeGeraet(userAgent)).toBe(name)
  })

  test('INP-13: shows no text of the sender, whatever it sends', () => {
    const stueck = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('Firefox/1', 'Windows', 'iPhone', 'Edg/', 'Safari/', '<b>', '\u202e'),
    )
    fc.assert(
      fc.property(fc.array(stueck, { maxLength: 8 }), (teile) => {
        expect(describeGeraet(teile.join(' '))).toMatch(
          /^(?:Unbekanntes Gerät|(?:Unbekannter Browser|Edge|Opera|Vivaldi|Samsung Internet|DuckDuckGo|Firefox|Firefox Klar|Chrome|Chromium|Internet Explorer|Safari)(?: auf (?:iPhone|iPad|iPod|Android|Windows|Chromebook|Mac|Linux))?)$/,
        )
      }),
    )
  })
})
