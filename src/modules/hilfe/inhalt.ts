import type { Env } from '#platform/env.ts'
import { type Inhalt, readInhalt } from '#platform/text/inhalte.ts'
import { listInhalte } from '#platform/text/inhaltsverzeichnis.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { type Abschnitt, renderMarkdown } from './markdown.ts'
import type { Werte } from './platzhalter.ts'

/** The folders whose texts are pages. */
export const ordner = ['hilfe', 'eservices', 'themen', 'seiten', 'portal'] as const
export type Ordner = (typeof ordner)[number]

/** A text as it stands in a list. */
export type Eintrag = Pick<Inhalt, 'titel' | 'kurz' | 'gruppe' | 'stichworte'> & { name: string }

/** A text as a page shows it. */
export interface Seite {
  titel: string
  kurz: string
  stand: string
  gruppe: string | undefined
  html: Html
  abschnitte: Abschnitt[]
}

const verzeichnis = new Map<string, Eintrag[]>()

/** The texts of a folder in German order of their titles; read once. */
export function listSeiten(env: Pick<Env, 'settings'>, aus: Ordner): Eintrag[] {
  const key = `${env.settings.dataDir}|${aus}`
  let list = verzeichnis.get(key)
  if (!list) {
    const order = new Intl.Collator('de')
    list = listInhalte(env, aus)
      .flatMap((name) => {
        const inhalt = readInhalt(env, `${aus}/${name}`)
        if (!inhalt) return []
        const { titel, kurz, gruppe, stichworte } = inhalt
        return [{ name, titel, kurz, gruppe, stichworte }]
      })
      .sort((a, b) => order.compare(a.titel, b.titel))
    verzeichnis.set(key, list)
  }
  return list
}

const fertig = new Map<string, { fassung: string; seite: Seite }>()

/** Renders a text once for each state of the Jobcenter's data. Undefined for a name that the folder does not hold. */
export function readSeite(env: Pick<Env, 'settings'>, aus: Ordner, name: string, werte: Werte): Seite | undefined {
  // Only names from the list: what an address holds must not fill memory.
  if (!listSeiten(env, aus).some((eintrag) => eintrag.name === name)) return undefined
  const inhalt = readInhalt(env, `${aus}/${name}`)
  if (!inhalt) return undefined
  const key = `${env.settings.dataDir}|${aus}/${name}`
  const fassung = JSON.stringify(werte)
  const known = fertig.get(key)
  if (known?.fassung === fassung) return known.seite
  const { titel, kurz, stand, gruppe } = inhalt
  const seite = { titel, kurz, stand, gruppe, ...renderMarkdown(inhalt.markdown, werte) }
  fertig.set(key, { fassung, seite })
  return seite
}

/** Where a text is shown. */
export function hrefOf(aus: Ordner, name: string): string {
  if (aus === 'hilfe') return routes.hilfeseite.href({ name })
  if (aus === 'eservices') return routes.eservice.href({ slug: name })
  if (aus === 'themen') return routes.thema.href({ slug: name })
  return name === 'online-kommunikation' ? routes.onlineKommunikation.href() : `/${name}`
}
