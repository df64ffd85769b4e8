import { randomInt } from 'node:crypto'

/** 25 characters of which no two look alike on paper: 4.64 bits each. */
export const ABLESEALPHABET = '34679ACDEFGHJKMNPQRTUVWXY'

/** What nobody should find in a letter from an office: insults, vulgar and political fragments in several languages. */
export const GROB = `
  AFD AFFE AMCUK AMK ARM ARMUT CACA CHUJ CRAP CUM CUNT CYKA DEAD DEATH DEPP DRECK DRUG DRUNK DUMM DYKE FAG FART FAT
  FCK FETT FUC FUK FUT GAFF GAUNER GAVAT HAFT HATE HENKER HEXE HUNDE HURE HURT JUD KACK KAFFER KAKA KKK
  KNECHT KRANK KRETEN KUH KURWA MEMME MERDE MUFF NACKT NAKED NEGER NEGR NPD NUTTE PACK PEDE PENE PENNER
  PERRA PERV PUFF PUP PUTA PUTE RACHE RAF RAPE RATTE RETARD TARD TRAMP TRANNY TUNTE TURD TWAT UNRAT WAFFE WANK WRACK
  YARAK`
  .trim()
  .split(/\s+/)

/** Digits and letters that are read as another letter: 4FD is AFD, FVCK needs no explanation. */
const GELESEN: Record<string, string> = { 3: 'E', 4: 'A', 6: 'G', 7: 'T', 9: 'G', V: 'U' }

function readAloud(code: string): string {
  return code.replace(/[34679V]/g, (zeichen) => GELESEN[zeichen]!)
}

const GROB_GELESEN = GROB.map(readAloud)

/** Whether someone reads a rude fragment in the code, also across its groups. */
export function isGrob(code: string): boolean {
  const gelesen = readAloud(code)
  return GROB_GELESEN.some((wort) => gelesen.includes(wort))
}

/** A random code of `laenge` characters for paper, without rude fragments. */
export function drawCode(laenge: number): string {
  for (;;) {
    const code = Array.from({ length: laenge }, () => ABLESEALPHABET[randomInt(ABLESEALPHABET.length)]).join('')
    if (!isGrob(code)) return code
  }
}

/** `ABCDEFGH` in groups of four: `ABCD-EFGH`. */
export function groupCode(code: string, gruppe: number): string {
  return Array.from({ length: Math.ceil(code.length / gruppe) }, (_, i) =>
    code.slice(i * gruppe, (i + 1) * gruppe),
  ).join('-')
}

/**
 * What was typed, in capitals and without blanks, dashes of any kind and invisible characters. Nothing is guessed: of
 * O and 0, I and 1, S and 5, B and 8, Z and 2 the alphabet has neither, so each is a misreading of something else.
 */
export function cleanCode(eingabe: string): string {
  return eingabe
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '')
    .toUpperCase()
}

/** The characters of a cleaned code that no code has, each once. */
export function foreignCharacters(code: string): string[] {
  return [...new Set(code)].filter((zeichen) => !ABLESEALPHABET.includes(zeichen))
}
