const umlaute: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe' }

/** One spelling for all: small, umlauts as two letters, other marks gone. „Bürgergeld“ and „BUERGERGELD“ are one. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæø]/g, (letter) => umlaute[letter]!)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
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
function stem(wort: string): string {
  for (const ending of ['ern', 'em', 'er', 'en', 'es', 'e', 'n', 's']) {
    if (wort.endsWith(ending) && wort.length - ending.length >= 4) return wort.slice(0, -ending.length)
  }
  return wort
}

/** Whether one letter was forgotten, added, mistaken, or changed places with its neighbour. Linear. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let von = 0
  while (von < a.length && von < b.length && a[von] === b[von]) von++
  let bisA = a.length
  let bisB = b.length
  while (bisA > von && bisB > von && a[bisA - 1] === b[bisB - 1]) {
    bisA--
    bisB--
  }
  const restA = a.slice(von, bisA)
  const restB = b.slice(von, bisB)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

/**
 * How well a word of a text answers a word of a question, 0 to 1. Both are folded. The beginning of a word counts, and
 * from five letters on what stands inside a compound („Antrag“ in „Hauptantrag“).
 */
export function likeness(gefragt: string, wort: string): number {
  if (wort === gefragt) return 1
  const stamm = stem(gefragt)
  if (stem(wort) === stamm) return 0.9
  if (gefragt.length >= 2 && wort.startsWith(gefragt)) return 0.75
  if (stamm.length >= 4 && wort.startsWith(stamm)) return 0.65
  if (stamm.length >= 5 && wort.includes(stamm)) return 0.45
  return 0
}

/** The same for words with one slip in them. */
export function slipLikeness(gefragt: string, wort: string): number {
  if (gefragt.length < 5 || wort.length < 4) return 0
  if (isOneSlip(gefragt, wort)) return 0.5
  return isOneSlip(stem(gefragt), stem(wort)) ? 0.45 : 0
}
