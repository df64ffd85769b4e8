const umlaute: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe' }

/** One spelling for all: small, umlauts as two letters, other marks gone. „Bürgergeld“ and „BUERGERGELD“ are one. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæø]/g, (letter) => umlaute[letter]!)
  return /[\u0080-\uffff]/.test(plain) ? plain.normalize('NFD').replace(/\p{M}+/gu, '') : plain
}

/** The words of a text with where they stand in it. */
export function wordsIn(text: string): { wort: string; von: number; bis: number }[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    wort: fold(match[0]),
    von: match.index,
    bis: match.index + match[0].length,
  }))
}

const fuellwoerter = new Set(
  `aber als am an auf aus bei beim bin bitte da das dass dein dem den der des die dies diese dieser doch du ein eine einem einen
   einer eines er es fuer gibt habe haben hat hier ich ihr ihre ihren im in ist ja jetzt kann koennen man mein meine
   meinem meinen meiner mich mir mit moechte muss nach noch nur oder ohne schon sein sich sie sind so ueber um und uns
   unser unsere vom von vor war was wann warum welche wenn wer werden wie will wir wird wo zu zum zur`.split(/\s+/),
)

/** At most eight words that say something; where none does, those that were typed. */
export function queryWords(frage: string): string[] {
  const all = [...new Set(wordsIn(frage.slice(0, 200)).map(({ wort }) => wort.slice(0, 40)))]
  const telling = all.filter((wort) => !fuellwoerter.has(wort))
  return (telling.length > 0 ? telling : all).slice(0, 8)
}

/** Endings of German words; what is left keeps at least four letters. */
export function stem(wort: string): string {
  for (const ending of ['ern', 'em', 'er', 'en', 'es', 'e', 'n', 's']) {
    if (wort.endsWith(ending) && wort.length - ending.length >= 4) return wort.slice(0, -ending.length)
  }
  return wort
}
