import fc from 'fast-check'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { QrCode } from './qr.tsx'

/** The dark modules that the path paints, read back from the SVG. */
function readModules(svg: string): { size: number; dunkel: Set<string> } {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const dunkel = new Set<string>()
  for (const [, x, y, breite, zurueck] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(breite).toBe(zurueck)
    for (let i = 0; i < Number(breite); i++) dunkel.add(`${Number(x) + i},${y}`)
  }
  return { size, dunkel }
}

describe('QrCode', () => {
  test('paints exactly the modules of the code, with four white ones around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const { size, dunkel } = readModules(String(<QrCode text={text} titel="Code" />))
        const { data } = encode(text, { ecc: 'M', border: 0 })
        expect(size).toBe(data.length + 8)
        const erwartet = data.flatMap((zeile, y) => zeile.flatMap((an, x) => (an ? [`${x + 4},${y + 4}`] : [])))
        expect([...dunkel].sort()).toEqual(erwartet.sort())
      }),
      { numRuns: 30 },
    )
  })

  test('is an image with a name, white behind, and nothing that the CSP blocks', () => {
    const svg = String(<QrCode text="otpauth://totp/x?secret=ABC" titel={'QR-Code <für> die "App"'} />)
    expect(svg).toMatch(/^<svg [^>]*role="img"/)
    expect(svg).toContain('aria-label="QR-Code &lt;für&gt; die &quot;App&quot;"')
    expect(svg).toContain('shape-rendering="crispEdges"')
    expect(svg).toMatch(/<rect width="(\d+)" height="\1" fill="#fff">/)
    expect(svg).not.toMatch(/style|script|otpauth/)
  })

  test('says so when the text is too long', () => {
    expect(() => String(<QrCode text={'x'.repeat(5000)} titel="Code" />)).toThrow()
  })
})
