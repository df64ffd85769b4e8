/** A rectangle on a picture as it stands now, in parts of its width and height (0 to 1). */
export interface Flaeche {
  x: number
  y: number
  breite: number
  hoehe: number
}

/** What is done to a photo before it becomes a page. */
export interface Bearbeitung {
  /** Quarters of a turn to the right. */
  drehung: 0 | 1 | 2 | 3
  /** What stays of it; undefined: all. */
  ausschnitt: Flaeche | undefined
  /** What becomes black. */
  schwarz: readonly Flaeche[]
}

export const unbearbeitet: Bearbeitung = { drehung: 0, ausschnitt: undefined, schwarz: [] }

/** So small a rectangle can still be seen and taken hold of. */
export const MINDESTENS = 0.02

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** The rectangle between two points, within the picture. */
export function spanned(a: { x: number; y: number }, b: { x: number; y: number }): Flaeche {
  const [x1, x2] = [clamp(Math.min(a.x, b.x), 0, 1), clamp(Math.max(a.x, b.x), 0, 1)]
  const [y1, y2] = [clamp(Math.min(a.y, b.y), 0, 1), clamp(Math.max(a.y, b.y), 0, 1)]
  return { x: x1, y: y1, breite: x2 - x1, hoehe: y2 - y1 }
}

/** Moved, but not over the edge. */
export const moved = (one: Flaeche, dx: number, dy: number): Flaeche => ({
  ...one,
  x: clamp(one.x + dx, 0, 1 - one.breite),
  y: clamp(one.y + dy, 0, 1 - one.hoehe),
})

/** Larger or smaller to the right and below, never too small to be seen nor over the edge. */
export const resized = (one: Flaeche, dBreite: number, dHoehe: number): Flaeche => ({
  ...one,
  breite: clamp(one.breite + dBreite, MINDESTENS, 1 - one.x),
  hoehe: clamp(one.hoehe + dHoehe, MINDESTENS, 1 - one.y),
})

/** The same spot after a quarter turn to the right. */
const turnedFlaeche = ({ x, y, breite, hoehe }: Flaeche): Flaeche => ({
  x: 1 - y - hoehe,
  y: x,
  breite: hoehe,
  hoehe: breite,
})

/** A quarter turn to the right; what was marked stays on its spot of the photo. */
export const turned = ({ drehung, ausschnitt, schwarz }: Bearbeitung): Bearbeitung => ({
  drehung: ((drehung + 1) % 4) as Bearbeitung['drehung'],
  ausschnitt: ausschnitt && turnedFlaeche(ausschnitt),
  schwarz: schwarz.map(turnedFlaeche),
})

const prozent = (teil: number) => Math.round(teil * 100)

/** Where a rectangle lies, for the ear. */
export const describeFlaeche = ({ x, y, breite, hoehe }: Flaeche): string =>
  `${prozent(x)} Prozent von links, ${prozent(y)} von oben, ${prozent(breite)} breit, ${prozent(hoehe)} hoch`
