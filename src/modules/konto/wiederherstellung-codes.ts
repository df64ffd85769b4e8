import { cleanCode, drawCode, foreignCharacters, groupCode } from '#platform/krypto/ablesecode.ts'

const ANZAHL = 10
const LAENGE = 13
const GRUPPE = 5

/** Ten different recovery codes as they are shown, `ABCDE-FGHJK-MNP`, each of more than 60 random bits. */
export function generateCodes(): string[] {
  const codes = new Set<string>()
  while (codes.size < ANZAHL) codes.add(groupCode(drawCode(LAENGE), GRUPPE))
  return [...codes]
}

/** A typed recovery code as it is hashed: 13 characters without dashes; undefined if it cannot be one. */
export function normalizeRecoveryCode(eingabe: string): string | undefined {
  const code = cleanCode(eingabe)
  return code.length === LAENGE && foreignCharacters(code).length === 0 ? code : undefined
}
