import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Flaeche, MINDESTENS, moved, resized, spanned, turned, unbearbeitet } from './flaechen.ts'

const teil = fc.double({ min: 0, max: 1, noNaN: true })
const stoss = fc.double({ min: -2, max: 2, noNaN: true })
const flaeche = fc
  .tuple(teil, teil, teil, teil)
  .map(([a, b, c, d]) => spanned({ x: a, y: b }, { x: c, y: d }))
  .map((one): Flaeche => resized(moved(one, 0, 0), 0, 0))
  .filter((one) => one.x <= 1 - MINDESTENS && one.y <= 1 - MINDESTENS)

const inside = ({ x, y, breite, hoehe }: Flaeche) =>
  x >= 0 && y >= 0 && breite >= MINDESTENS && hoehe >= MINDESTENS && x + breite <= 1 + 1e-9 && y + hoehe <= 1 + 1e-9

test('eine Fläche bleibt auf dem Bild und sichtbar, wie immer man sie schiebt und zieht', () => {
  fc.assert(
    fc.property(flaeche, fc.array(fc.tuple(fc.boolean(), stoss, stoss), { maxLength: 20 }), (start, taten) => {
      let one = start
      for (const [schieben, dx, dy] of taten) one = schieben ? moved(one, dx, dy) : resized(one, dx, dy)
      return inside(one)
    }),
  )
})

test('aus zwei Ecken in jeder Reihenfolge und auch außerhalb wird dasselbe Rechteck', () => {
  const want = { x: 0.25, y: 0.5, breite: 0.75, hoehe: 0.25 }
  expect(spanned({ x: 0.25, y: 0.5 }, { x: 7, y: 0.75 })).toEqual(want)
  expect(spanned({ x: 7, y: 0.75 }, { x: 0.25, y: 0.5 })).toEqual(want)
})

test('beim Drehen bleibt die Schwärzung auf ihrer Stelle; viermal gedreht ist wie nie gedreht', () => {
  const oben = { x: 0, y: 0, breite: 0.5, hoehe: 0.25 }
  const start = { ...unbearbeitet, schwarz: [oben], ausschnitt: oben }
  // Top left becomes top right.
  expect(turned(start).schwarz).toEqual([{ x: 0.75, y: 0, breite: 0.25, hoehe: 0.5 }])
  expect(turned(start).drehung).toBe(1)
  expect(turned(turned(turned(turned(start))))).toEqual(start)
})
