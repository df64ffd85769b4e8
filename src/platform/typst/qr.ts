import { encode } from 'uqr'

/**
 * The modules of a QR code, row by row, true for dark, without the quiet zone (the template leaves 4 modules free).
 * Error correction level M: a folded or stained letter can still be read. Throws when the text is too long (2,331 bytes).
 */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: 'M', boostEcc: true, border: 0 }).data
}
