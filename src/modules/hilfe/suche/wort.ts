import { stem } from '#platform/text/woerter.ts'

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
