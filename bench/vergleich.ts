import type { Prozess } from './prozess.ts'
import { type Spanne, spanne, type Zeiten } from './statistik.ts'

/** What one round gave: the figure that counts, and how long single operations took, in ms. */
export interface Runde {
  wert: number
  zeiten?: Zeiten
}

export interface Seite {
  name: string
  run(): Promise<Runde>
}

export interface Reihe {
  name: string
  werte: Spanne
  p50?: Spanne
  p95?: Spanne
  p99?: Spanne
}

export interface Vergleich {
  einheit: string
  produkt: Reihe
  grundlinie: Reihe
  /** Product through baseline, of each round. */
  verhaeltnis: Spanne
  /** What the ratio should not exceed. */
  ziel?: number
}

export interface Ergebnis {
  name: string
  titel: string
  vergleiche: Vergleich[]
  anmerkungen: string[]
}

/**
 * Runs all sides `aufwaermen` times to warm up, then in turn `runden` times, backwards every other time, so that what else the machine
 * does meets all of them alike. The first side is the product.
 */
export async function interleave(seiten: readonly Seite[], runden: number, aufwaermen = 1): Promise<Runde[][]> {
  for (let i = 0; i < aufwaermen; i++) for (const seite of seiten) await seite.run()
  const gemessen: Runde[][] = seiten.map(() => [])
  for (let runde = 0; runde < runden; runde++) {
    const order = [...seiten.keys()]
    if (runde % 2 === 1) order.reverse()
    for (const i of order) gemessen[i]!.push(await seiten[i]!.run())
  }
  return gemessen
}

function reiheOf(name: string, runden: readonly Runde[]): Reihe {
  const reihe: Reihe = { name, werte: spanne(runden.map(({ wert }) => wert)) }
  for (const welche of ['p50', 'p95', 'p99'] as const) {
    const werte = runden.flatMap(({ zeiten }) => (zeiten ? [zeiten[welche]] : []))
    if (werte.length > 0) reihe[welche] = spanne(werte)
  }
  return reihe
}

export async function vergleiche(
  seiten: readonly [Seite, Seite, ...Seite[]],
  {
    runden,
    ziele,
    einheit,
    aufwaermen,
  }: { runden: number; ziele: readonly (number | undefined)[]; einheit: string; aufwaermen?: number },
): Promise<Vergleich[]> {
  const [erste = [], ...andere] = await interleave(seiten, runden, aufwaermen)
  return andere.map((gemessen, i) => ({
    einheit,
    produkt: reiheOf(seiten[0].name, erste),
    grundlinie: reiheOf(seiten[i + 1]!.name, gemessen),
    verhaeltnis: spanne(erste.map(({ wert }, runde) => wert / gemessen[runde]!.wert)),
    ...(ziele[i] === undefined ? {} : { ziel: ziele[i] }),
  }))
}

/** Processor time of `prozess`, all threads, in µs for each of `anzahl` operations that `run` causes there. */
export async function messeCpu<T>(
  prozess: Prozess,
  anzahl: number,
  run: () => Promise<T>,
): Promise<{ wert: number; ergebnis: T }> {
  const { cpuMikrosekunden: before } = await prozess.stand()
  const ergebnis = await run()
  const { cpuMikrosekunden: after } = await prozess.stand()
  return { wert: (after - before) / anzahl, ergebnis }
}
