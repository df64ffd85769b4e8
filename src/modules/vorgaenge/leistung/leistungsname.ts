import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { readText } from '#platform/text/inhalte.ts'

type Stufe = { name: string; gueltigAb: string }

const namen = new Map<string, Stufe[]>()

function readNamen(env: Pick<Env, 'settings'>): Stufe[] {
  const key = env.settings.dataDir
  let stufen = namen.get(key)
  if (!stufen) {
    const file = JSON.parse(readText(env, 'leistungen.json') ?? '{}') as { lebensunterhalt?: Stufe[] }
    stufen = (file.lebensunterhalt ?? []).toSorted((a, b) => (a.gueltigAb < b.gueltigAb ? 1 : -1))
    namen.set(key, stufen)
  }
  return stufen
}

/** How the benefit for the cost of living is called today: the law renames it, so it is dated data. */
export function leistungsname(env: Pick<Env, 'settings' | 'clock'>): string {
  const heute = tagInBerlin(env.clock.now())
  return readNamen(env).find((stufe) => stufe.gueltigAb <= heute)?.name ?? 'Geld zum Lebensunterhalt'
}
