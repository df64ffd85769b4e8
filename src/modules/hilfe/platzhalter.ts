import { findJobcenter, type JobcenterRow } from '#modules/jobcenter'
import { leistungsname } from '#modules/vorgaenge'
import { describeGrenzen } from '#platform/dateien/typen.ts'
import type { Env } from '#platform/env.ts'

/** What stands for `{{name}}` in the texts, by name. */
export type Werte = Readonly<Record<string, string>>

/** Several lines as one, for the middle of a sentence. */
function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, i, all) => (i < all.length - 1 && !/[,;:.]$/.test(line) ? `${line},` : line))
    .join(' ')
}

const felder = [
  'name',
  'strasse',
  'plz',
  'ort',
  'telefon',
  'servicenummer',
  'servicezeiten',
  'oeffnungszeiten',
  'email',
  'gebaerdentelefon',
] as const

/** The values for a Jobcenter; without one, words that show what is still missing. */
export function werteOf(env: Pick<Env, 'settings' | 'clock'>, jobcenter: JobcenterRow | undefined): Werte {
  const werte: Record<string, string> = Object.create(null)
  for (const feld of felder) {
    werte[`jobcenter.${feld}`] = jobcenter ? oneLine(jobcenter[feld]) : '(noch nicht eingetragen)'
  }
  if (!jobcenter) werte['jobcenter.name'] = 'Ihr Jobcenter'
  werte['portal.adresse'] = env.settings.baseUrl
  werte['dateien.grenzen'] = describeGrenzen(env.settings.dateien)
  werte['leistung.name'] = leistungsname(env)
  return werte
}

export async function readWerte(env: Env): Promise<Werte> {
  return werteOf(env, await findJobcenter(env.db))
}

const muster = /\{\{([a-z]+\.[a-z]+)\}\}/g

/** Puts the values in; an unknown name is left out. */
export function fillPlatzhalter(text: string, werte: Werte): string {
  if (!text.includes('{{')) return text
  return text.replace(muster, (_, name: string) => werte[name] ?? '')
}

/** The text cut at its placeholders, for callers that treat some of them in their own way. */
export function splitPlatzhalter(text: string): { text?: string; name?: string }[] {
  const parts = text.split(muster)
  return parts.map((part, i) => (i % 2 === 1 ? { name: part } : { text: part })).filter((part) => part.text !== '')
}
