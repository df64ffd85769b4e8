/** 50 million: what a phone makes at its best. */
export const MAX_PIXEL = 50_000_000
const MAX_SEITE = 30_000

/** Whether a picture has more pixels than are decoded for anybody (UPL-03). */
export const isTooLarge = (breite: number, hoehe: number): boolean =>
  breite > MAX_SEITE || hoehe > MAX_SEITE || breite * hoehe > MAX_PIXEL
