import { findKundeByNummer, type Kunde, listKundenByBg, readKunde } from '#modules/jobcenter'
import type { Antrag } from '#modules/profil'
import type { Env } from '#platform/env.ts'
import { formatTag } from '#platform/text/datum.ts'
import { foldName, type Kundenzeile, searchKunden } from '../uebersicht/kundenliste.ts'

export interface Vergleich {
  begriff: string
  angegeben: string | undefined
  akte: string | undefined
  /** Undefined where one of both is missing. */
  gleich: boolean | undefined
}

export const compare = (
  begriff: string,
  angegeben: string | undefined,
  akte: string | undefined,
  gleich?: boolean,
): Vergleich => ({
  begriff,
  angegeben,
  akte,
  gleich: angegeben === undefined || akte === undefined ? undefined : (gleich ?? angegeben === akte),
})

export function isSameName(angegeben: string, kunde: Kunde): boolean {
  const words = (text: string) => foldName(text).split(' ').sort().join(' ')
  return words(angegeben) === words(`${kunde.vorname} ${kunde.nachname}`)
}

/** What the person wrote beside what is on file; the comparison is a help, the decision is made by a human. */
export function compareAngaben({ angaben }: Antrag, kunde: Kunde): Vergleich[] {
  const tag = (text: string | undefined) => (text === undefined ? undefined : formatTag(text))
  return [
    compare('Name', angaben.name, `${kunde.vorname} ${kunde.nachname}`, isSameName(angaben.name ?? '', kunde)),
    compare('Geburtsdatum', tag(angaben.geburtstag), tag(kunde.geburtstag)),
    compare('Kundennummer', angaben.kundennummer, kunde.kundennummer),
    compare('BG-Nummer', angaben.bgNummer, kunde.bgNummer),
  ]
}

/** The customer who is meant for certain: named by a code or a link already, or by the Kundennummer that was written. */
async function findMeant(env: Env, antrag: Antrag, jobcenterId: string): Promise<Kunde | undefined> {
  if (antrag.kundeId) return readKunde(env, env.db, { id: antrag.kundeId, jobcenterId })
  const { kundennummer } = antrag.angaben
  return kundennummer ? findKundeByNummer(env, env.db, { jobcenterId, kundennummer }) : undefined
}

export interface Wahl {
  jobcenterId: string
  /** The customer whom staff picked from the list. */
  kundeId: string | undefined
  suche: string
}

export interface Vorschlag {
  kunde: Kunde | undefined
  kandidaten: Kundenzeile[]
}

/** The customer to compare with, or a list to pick from: people of the written BG-Nummer, then of the written name. */
export async function suggestKunde(env: Env, antrag: Antrag, wahl: Wahl): Promise<Vorschlag> {
  const { jobcenterId } = wahl
  if (wahl.kundeId && (!antrag.kundeId || antrag.kundeId === wahl.kundeId)) {
    const kunde = await readKunde(env, env.db, { id: wahl.kundeId, jobcenterId })
    if (kunde) return { kunde, kandidaten: [] }
  }
  const meant = wahl.suche ? undefined : await findMeant(env, antrag, jobcenterId)
  if (meant) return { kunde: meant, kandidaten: [] }
  return { kunde: undefined, kandidaten: await findKandidaten(env, antrag, wahl) }
}

async function findKandidaten(env: Env, antrag: Antrag, wahl: Wahl): Promise<Kundenzeile[]> {
  const { jobcenterId, suche } = wahl
  const search = (text: string) => searchKunden(env, { jobcenterId, text, stand: undefined, nach: undefined })
  if (suche) return (await search(suche)).zeilen.slice(0, 20)
  const { bgNummer, name } = antrag.angaben
  const inBg = bgNummer ? await listKundenByBg(env, env.db, { jobcenterId, bgNummer }) : []
  if (bgNummer && inBg.length > 0) return (await search(bgNummer)).zeilen
  return name ? (await search(name)).zeilen.slice(0, 20) : []
}
