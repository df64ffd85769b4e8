import { cleanCode, drawCode, foreignCharacters, groupCode } from '#platform/krypto/ablesecode.ts'
import { nameCharacters } from '#platform/text/anzeige.ts'

const LAENGE = 12
const GRUPPE = 4

/** A new Freischaltcode as it is hashed: 12 characters, 55 random bits, no rude fragments (AUT-22). */
export function generateCode(): string {
  return drawCode(LAENGE)
}

/** The code as the letter prints it: `ABCD-EFGH-JKLM`. */
export function formatCode(code: string): string {
  return groupCode(code, GRUPPE)
}

/** The typed code as it is hashed, whatever its case, blanks and dashes; undefined if it cannot be one. */
export function normalizeCode(eingabe: string): string | undefined {
  const code = cleanCode(eingabe)
  return code.length === LAENGE && foreignCharacters(code).length === 0 ? code : undefined
}

/** Why `normalizeCode` finds no code in the input, in a sentence for the field; undefined if it does. */
export function explainCode(eingabe: string): string | undefined {
  const code = cleanCode(eingabe)
  if (code === '') return 'Geben Sie den Freischaltcode aus Ihrem Brief ein. Er hat 12 Zeichen.'
  const fremd = foreignCharacters(code)
  if (fremd.length > 0) {
    return `Der Freischaltcode enthält Zeichen, die im Code nicht vorkommen: ${nameCharacters(fremd)}. Vergleichen Sie ihn mit Ihrem Brief.`
  }
  if (code.length === LAENGE) return undefined
  return `Der Freischaltcode hat ${code.length} statt ${LAENGE} Zeichen. Vergleichen Sie ihn mit Ihrem Brief.`
}
