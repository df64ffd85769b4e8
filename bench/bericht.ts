import { cpus, loadavg, release, totalmem } from 'node:os'
import type { Spanne } from './statistik.ts'
import type { Ergebnis, Reihe, Vergleich } from './vergleich.ts'

/** With `--check` a ratio may miss its target by so much: other machines and busy ones measure differently. */
export const SPIELRAUM = 1.25

export interface Lauf {
  beginn: Date
  runden: number
  kurz: boolean
  /** Load of the machine before the bench began: what else it had to do. */
  last: number
  postgres: string | undefined
}

const number = (value: number) => {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toFixed(digits).replace('.', ',')
}

const span = ({ median, min, max }: Spanne) => `${number(median)} [${number(min)}–${number(max)}]`

export const isReached = ({ verhaeltnis, ziel }: Vergleich) => ziel === undefined || verhaeltnis.median <= ziel
export const isFailed = ({ verhaeltnis, ziel }: Vergleich) =>
  ziel !== undefined && verhaeltnis.median > ziel * SPIELRAUM

function verdict(vergleich: Vergleich): string {
  if (vergleich.ziel === undefined) return '–'
  return isReached(vergleich) ? 'ja' : 'nein'
}

const cells = (parts: readonly string[]) => `| ${parts.join(' | ')} |`

function row({ name, werte, p50, p95, p99 }: Reihe): string {
  return cells([name, span(werte), ...[p50, p95, p99].map((zeit) => (zeit ? span(zeit) : '–'))])
}

function section({ titel, vergleiche, anmerkungen }: Ergebnis): string {
  const [first] = vergleiche
  if (!first) return [`## ${titel}`, '', ...anmerkungen.map((text) => `- ${text}`), ''].join('\n')
  const rows = [first.produkt, ...vergleiche.map(({ grundlinie }) => grundlinie)].map(row)
  const ratios = vergleiche.map((vergleich) => {
    const { grundlinie, verhaeltnis, ziel } = vergleich
    const wanted = ziel === undefined ? '–' : `≤ ${number(ziel)}`
    return cells([grundlinie.name, `**${span(verhaeltnis)}**`, wanted, verdict(vergleich)])
  })
  return [
    `## ${titel}`,
    '',
    cells(['', first.einheit, 'p50 ms', 'p95 ms', 'p99 ms']),
    cells(['---', '---', '---', '---', '---']),
    ...rows,
    '',
    cells(['Verhältnis zu', 'Median [min–max]', 'Ziel', 'erreicht']),
    cells(['---', '---', '---', '---']),
    ...ratios,
    '',
    ...anmerkungen.map((text) => `- ${text}`),
    '',
  ].join('\n')
}

export function formatText(ergebnis: Ergebnis): string {
  const lines = ergebnis.vergleiche.map((vergleich) => {
    const { produkt, grundlinie, verhaeltnis, ziel, einheit } = vergleich
    const wanted =
      ziel === undefined ? '' : `, Ziel ≤ ${number(ziel)}: ${isReached(vergleich) ? 'erreicht' : 'NICHT erreicht'}`
    return `  ${span(verhaeltnis)}-fach${wanted}\n    ${produkt.name}: ${span(produkt.werte)} ${einheit}\n    ${grundlinie.name}: ${span(grundlinie.werte)}`
  })
  return [`── ${ergebnis.titel} ──`, ...lines, ...ergebnis.anmerkungen.map((text) => `  ${text}`), ''].join('\n')
}

function summary(ergebnisse: readonly Ergebnis[]): string[] {
  const rows = ergebnisse.flatMap(({ titel, vergleiche }) =>
    vergleiche.map((vergleich) =>
      cells([
        titel,
        vergleich.grundlinie.name,
        `**${span(vergleich.verhaeltnis)}**`,
        vergleich.ziel === undefined ? '–' : `≤ ${number(vergleich.ziel)}`,
        verdict(vergleich),
      ]),
    ),
  )
  return [
    cells(['Gemessen', 'Grundlinie', 'Verhältnis', 'Ziel', 'erreicht']),
    cells(['---', '---', '---', '---', '---']),
    ...rows,
  ]
}

/** The page `docs/leistung.md`. */
export function formatSeite(ergebnisse: readonly Ergebnis[], lauf: Lauf): string {
  const [cpu] = cpus()
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const kurz = lauf.kurz ? ' **Kurzer Lauf: nur als Anhalt.**' : ''
  return [
    '# Leistung',
    '',
    'Erzeugt von `npm run bench`; nicht von Hand ändern.',
    '',
    `Gemessen am ${lauf.beginn.toISOString().slice(0, 10)}, ${lauf.runden} Runden.${kurz}`,
    '',
    `- ${cpus().length} × ${cpu?.model.trim()}, ${gigabytes} GB, ${process.platform} ${release()}, Node ${process.versions.node}${lauf.postgres ? `, PostgreSQL ${lauf.postgres}` : ''}`,
    `- Was die Maschine sonst zu tun hatte (Last über eine Minute): ${number(lauf.last)} vor dem Lauf, ${number(loadavg()[0] ?? 0)} am Ende (mit dem Lauf selbst).`,
    '- Portal und Grundlinie laufen abwechselnd im selben Lauf, nach einer Runde zum Aufwärmen. Es zählt das Verhältnis je Runde: Median [min–max].',
    '- CPU ist die Zeit des antwortenden Prozesses mit allen seinen Threads, ohne PostgreSQL und ohne die Last, die ein eigener Prozess erzeugt. Zeiten sind Uhrzeit und schwanken mit der Maschine.',
    '',
    ...summary(ergebnisse),
    '',
    ...ergebnisse.map(section),
  ].join('\n')
}
