/** The value below which the share `anteil` (0 to 1) of the values lies; NaN for none. */
export function quantil(werte: readonly number[], anteil: number): number {
  const sorted = [...werte].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * anteil))] ?? Number.NaN
}

export interface Spanne {
  median: number
  min: number
  max: number
}

export function spanne(werte: readonly number[]): Spanne {
  const sorted = [...werte].sort((a, b) => a - b)
  const mitte = sorted.length / 2
  const median = (sorted[Math.ceil(mitte) - 1]! + sorted[Math.floor(mitte)]!) / 2
  return { median, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN }
}

export interface Zeiten {
  p50: number
  p95: number
  p99: number
}

export const zeiten = (werte: readonly number[]): Zeiten => ({
  p50: quantil(werte, 0.5),
  p95: quantil(werte, 0.95),
  p99: quantil(werte, 0.99),
})
