import type { Env } from '#platform/env.ts'
import { readText } from '#platform/text/inhalte.ts'

export interface Menueeintrag {
  text: string
  href: string
}

export interface Menuegruppe {
  titel: string
  eintraege: Menueeintrag[]
}

/** An offer of the start page: it opens by itself, or holds links. */
export interface Angebot {
  titel: string
  text: string
  href: string | null
  links: Menueeintrag[]
}

export interface Menue {
  hauptmenue: { titel: string; gruppen: Menuegruppe[] }
  startseite: { reiter: Menueeintrag[]; angebote: { titel: string; karten: Angebot[] } }
}

const menues = new Map<string, Menue>()

/** The main menu and the offers of the start page, from `menue.json`; read once. */
export function readMenue(env: Pick<Env, 'settings'>): Menue {
  const key = env.settings.dataDir
  let menue = menues.get(key)
  if (!menue) {
    menue = JSON.parse(readText(env, 'menue.json') ?? '') as Menue
    menues.set(key, menue)
  }
  return menue
}
