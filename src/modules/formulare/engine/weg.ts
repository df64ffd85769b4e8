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

/** The pages as conditions send one that look at all of these answers. */
function listStationen(form: Formular, alle: Antworten, heute: Tag): Station[] {
  const stationen: Station[] = []
  const pages = Object.keys(form.seiten).length
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

  function follow({ abschnitt, eintraege }: Omit<Schritt, 'seite'>, beginn: string, sicht: Sicht): void {
    let steps = 0
    for (let seite = beginn; seite !== ENDE; seite = nextPage(form, seite, sicht)) {
      if (++steps > pages) throw new Error(`Der Weg führt im Kreis: „${seite}“.`)
      stationen.push({ abschnitt, eintraege, seite, sicht })
      const gruppe = form.seiten[seite]?.sammlung
      if (gruppe === undefined) continue
      for (const eintrag of entriesOf(sicht.hier, gruppe)) {
        const inner = { abschnitt, eintraege: [...eintraege, eintrag.id] }
        follow(inner, form.gruppen[gruppe]!.beginn, { hier: eintrag, alle: sicht.alle, heute: sicht.heute })
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

/** What conditions look at when a level holds something else. */
export const withLevel = (sicht: Sicht, hier: Antworten): Sicht =>
  hier === sicht.hier ? sicht : { ...sicht, hier, alle: sicht.hier === sicht.alle ? hier : sicht.alle }

/** A level as if one answer had never been given. */
export function withoutAnswer(hier: Antworten, name: string): Antworten {
  if (hier[name] === undefined) return hier
  const { [name]: _, ...rest } = hier
  return rest
}

/** The fields of a page that are asked, as things stand. What is not asked any more calls for nothing below it. */
export function askedFields(form: Formular, { seite, sicht }: Pick<Station, 'seite' | 'sicht'>): readonly Feld[] {
  const felder = form.seiten[seite]?.felder ?? []
  if (!felder.some(({ wenn }) => wenn)) return felder
  let seen = sicht
  return felder.filter(({ name, wenn }) => {
    if (!wenn || wenn(seen)) return true
    seen = withLevel(seen, withoutAnswer(seen.hier, name))
    return false
  })
}

/** The one h1 of a page, in the words for whom it is about. */
export function questionOf(form: Formular, { seite, eintraege, sicht }: Station): string {
  const { frage, anSie } = form.seiten[seite]!
  if (anSie === undefined || eintraege.length !== 1) return frage
  const own = Object.values(form.gruppen).some(({ selbst }) => selbst?.(sicht.hier as Eintrag))
  return own ? anSie : frage
}

/** Only what these pages ask. */
function keepAsked(form: Formular, alle: Antworten, weg: readonly Station[]): Antworten {
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

/** Whether these pages ask for just what is there, on every level. Counts, since most answers are whole: nothing is copied. */
function asksAll(form: Formular, alle: Antworten, weg: readonly Station[]): boolean {
  const asked = new Map<Antworten, number>([[alle, 0]])
  let level: Antworten | undefined
  let count = 0
  const note = () => {
    if (level) asked.set(level, (asked.get(level) ?? 0) + count)
  }
  for (const station of weg) {
    const { hier } = station.sicht
    if (hier !== level) {
      note()
      level = hier
      count = 0
    }
    for (const { name } of askedFields(form, station)) if (hier[name] !== undefined) count++
    const gruppe = form.seiten[station.seite]?.sammlung
    if (gruppe === undefined) continue
    // Where entries are collected there is a list, if only an empty one.
    if (hier[gruppe] === undefined) return false
    count++
  }
  note()
  const mitgegeben = form.mitgegeben?.filter((name) => alle[name] !== undefined).length ?? 0
  asked.set(alle, (asked.get(alle) ?? 0) + mitgegeben)
  return holdsNoMore(alle)

  function holdsNoMore(hier: Antworten): boolean {
    let given = 0
    for (const name in hier) {
      const wert = hier[name]
      if (name === 'id' && hier !== alle) continue
      if (wert === undefined) return false
      given++
      if (form.gruppen[name] && !form.mitgegeben?.includes(name) && !entriesOf(hier, name).every(holdsNoMore))
        return false
    }
    return given === asked.get(hier)
  }
}

interface Gang {
  form: Formular
  heute: Tag
  weg: readonly Station[]
  gesendet: Antworten
}

/** Answers are never changed in place: what was computed from them holds as long as they are there. */
const gegangen = new WeakMap<Antworten, Gang>()

/** The way, and what is sent of it: what is out of reach is left out until all that is left is asked, so that it decides nothing. */
function go(form: Formular, alle: Antworten, heute: Tag): Gang {
  const known = gegangen.get(alle)
  if (known && known.form === form && known.heute === heute) return known
  let seen = alle
  for (;;) {
    const weg = listStationen(form, seen, heute)
    const whole = asksAll(form, seen, weg)
    const gesendet = whole ? seen : keepAsked(form, seen, weg)
    if (whole || listLost(form, seen, gesendet).length === 0) {
      const gang = { form, heute, weg, gesendet }
      gegangen.set(alle, gang)
      return gang
    }
    seen = gesendet
  }
}

/**
 * Every page that these answers lead through, in order, with the entries of repeated groups behind the page that collects them.
 * A page whose answers are missing leads on as its last target says; answers out of reach lead nowhere.
 * @throws Error for a form that leads nowhere or in a circle
 */
export const walk = (form: Formular, alle: Antworten, heute: Tag): readonly Station[] => go(form, alle, heute).weg

/** Only what the way leads through: all else is left out, as it is when the form is sent. */
export const prune = (form: Formular, alle: Antworten, heute: Tag): Antworten => go(form, alle, heute).gesendet

/** Names of what is filled in but no longer asked, each once: the person is told before it vanishes. */
export const unreachable = (form: Formular, alle: Antworten, heute: Tag): string[] =>
  listLost(form, alle, prune(form, alle, heute))

/** Names of what is there before and not after, each once. */
function listLost(form: Formular, alle: Antworten, gesendet: Antworten): string[] {
  const lost = new Set<string>()
  compare(alle, gesendet)
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
