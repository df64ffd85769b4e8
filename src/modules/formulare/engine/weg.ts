import type { Tag } from '#platform/text/datum.ts'
import {
  type Antworten,
  type Eintrag,
  ENDE,
  entriesOf,
  type Feld,
  type Formular,
  type Schritt,
  type Sicht,
} from './modell.ts'

const targetOf = (ziel: string | { nach: string }) => (typeof ziel === 'string' ? ziel : ziel.nach)

function nextPage(form: Formular, seite: string, sicht: Sicht): string {
  for (const ziel of form.uebergaenge[seite] ?? []) {
    if (typeof ziel === 'string' || ziel.wenn(sicht)) return targetOf(ziel)
  }
  throw new Error(`Die Seite „${seite}“ führt nirgendwohin.`)
}

/** A step of the way together with what its conditions look at. */
export interface Station extends Schritt {
  sicht: Sicht
}

/**
 * Every page that these answers lead through, in order, with the entries of repeated groups behind the page that collects them.
 * A page whose answers are missing leads on as its last target says. @throws Error for a form that leads nowhere or in a circle
 */
export function walk(form: Formular, alle: Antworten, heute: Tag): Station[] {
  const stationen: Station[] = []
  const wurzel = { hier: alle, alle, heute }
  for (const { name, beginn, je, wenn } of form.abschnitte) {
    const levels: readonly Antworten[] = je === undefined ? [alle] : entriesOf(alle, je)
    for (const hier of levels) {
      const sicht = { ...wurzel, hier }
      const eintraege = je === undefined ? [] : [(hier as Eintrag).id]
      if (!wenn || wenn(sicht)) follow({ abschnitt: name, eintraege }, beginn, sicht)
    }
  }
  return stationen

  function follow(wo: Omit<Schritt, 'seite'>, beginn: string, sicht: Sicht): void {
    const seen = new Set<string>()
    for (let seite = beginn; seite !== ENDE; seite = nextPage(form, seite, sicht)) {
      if (seen.has(seite)) throw new Error(`Der Weg führt im Kreis: „${seite}“.`)
      seen.add(seite)
      stationen.push({ ...wo, seite, sicht })
      const gruppe = form.seiten[seite]?.sammlung
      if (gruppe === undefined) continue
      for (const eintrag of entriesOf(sicht.hier, gruppe)) {
        const eintraege = [...wo.eintraege, eintrag.id]
        follow({ ...wo, eintraege }, form.gruppen[gruppe]!.beginn, { ...sicht, hier: eintrag })
      }
    }
  }
}

/** The name of a step in an address: page and the ids of its entries. */
export const keyOf = ({ seite, eintraege }: Pick<Schritt, 'seite' | 'eintraege'>): string =>
  [seite, ...eintraege].join('/')

/** The steps before and behind one; undefined at both ends and for a step that the way does not lead through. */
export function neighbours(weg: readonly Station[], schritt: Pick<Schritt, 'seite' | 'eintraege'>) {
  const key = keyOf(schritt)
  const i = weg.findIndex((one) => keyOf(one) === key)
  return { station: weg[i], zurueck: i > 0 ? weg[i - 1] : undefined, weiter: i < 0 ? undefined : weg[i + 1] }
}

/** The fields of a page that are asked, as things stand. */
export const askedFields = (form: Formular, { seite, sicht }: Station): Feld[] =>
  (form.seiten[seite]?.felder ?? []).filter(({ wenn }) => !wenn || wenn(sicht))

/** The one h1 of a page, in the words for whom it is about. */
export function questionOf(form: Formular, { seite, eintraege, sicht }: Station): string {
  const { frage, anSie } = form.seiten[seite]!
  if (anSie === undefined || eintraege.length !== 1) return frage
  const own = Object.values(form.gruppen).some(({ selbst }) => selbst?.(sicht.hier as Eintrag))
  return own ? anSie : frage
}

/** Only what the way leads through: all else is left out, as it is when the form is sent. */
export function prune(form: Formular, alle: Antworten, heute: Tag): Antworten {
  const weg = walk(form, alle, heute)
  const copies = new Map<Antworten, Record<string, Antworten[string]>>([[alle, {}]])
  for (const { sicht } of weg) {
    if (!copies.has(sicht.hier)) copies.set(sicht.hier, { id: (sicht.hier as Eintrag).id })
  }
  for (const station of weg) {
    const { hier } = station.sicht
    const copy = copies.get(hier)!
    for (const { name } of askedFields(form, station)) if (hier[name] !== undefined) copy[name] = hier[name]
    const gruppe = form.seiten[station.seite]?.sammlung
    if (gruppe !== undefined) copy[gruppe] = entriesOf(hier, gruppe).map((eintrag) => copies.get(eintrag) as Eintrag)
  }
  for (const name of form.mitgegeben ?? []) if (alle[name] !== undefined) copies.get(alle)![name] = alle[name]
  return copies.get(alle)!
}

/** Names of what is filled in but no longer asked, each once: the person is told before it vanishes. */
export function unreachable(form: Formular, alle: Antworten, heute: Tag): string[] {
  const lost = new Set<string>()
  compare(alle, prune(form, alle, heute))
  return [...lost]

  function compare(before: Antworten, after: Antworten): void {
    for (const [name, wert] of Object.entries(before)) {
      if (wert === undefined) continue
      if (after[name] === undefined) lost.add(name)
      else if (form.gruppen[name]) {
        const kept = entriesOf(after, name)
        for (const [i, eintrag] of entriesOf(before, name).entries()) compare(eintrag, kept[i] ?? { id: eintrag.id })
      }
    }
  }
}
