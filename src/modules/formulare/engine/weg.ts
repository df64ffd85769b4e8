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
  type Ziel,
} from './modell.ts'

/** A page as the way meets it: all that is looked up of it, found once for each form. */
interface Blatt {
  name: string
  felder: readonly Feld[]
  /** Of its fields, where all of them are asked at all times. */
  namen: readonly string[] | undefined
  gruppe: string | undefined
  ziele: readonly Ziel[]
  /** The page behind it, where that is the same at all times. */
  fest: Blatt | undefined
}

const gebunden = new WeakMap<Formular, ReadonlyMap<string, Blatt>>()

function bind({ seiten, uebergaenge }: Formular): ReadonlyMap<string, Blatt> {
  const names = new Set([...Object.keys(seiten), ...Object.keys(uebergaenge)])
  const blaetter = [...names].map((name): Blatt => {
    const felder = seiten[name]?.felder ?? []
    const namen = felder.some(({ wenn }) => wenn) ? undefined : felder.map((feld) => feld.name)
    return { name, felder, namen, gruppe: seiten[name]?.sammlung, ziele: uebergaenge[name] ?? [], fest: undefined }
  })
  const byName = new Map(blaetter.map((blatt) => [blatt.name, blatt]))
  for (const blatt of blaetter) {
    const [first] = blatt.ziele
    if (typeof first === 'string') blatt.fest = byName.get(first)
  }
  return byName
}

/** The pages of a form by their names. Forms are tables: they never change. */
function pagesOf(form: Formular): ReadonlyMap<string, Blatt> {
  let blaetter = gebunden.get(form)
  if (!blaetter) {
    blaetter = bind(form)
    gebunden.set(form, blaetter)
  }
  return blaetter
}

function nextPage({ name, ziele }: Blatt, sicht: Sicht): string {
  for (const ziel of ziele) {
    if (typeof ziel === 'string') return ziel
    if (ziel.wenn(sicht)) return ziel.nach
  }
  throw new Error(`Die Seite „${name}“ führt nirgendwohin.`)
}

/** A step of the way together with what its conditions look at, and what it asks as things stand. */
export interface Station extends Schritt {
  sicht: Sicht
  felder: readonly Feld[]
}

interface Begehung {
  weg: readonly Station[]
  /** How many of the answers that are there were asked for, by their level. */
  gefragt: ReadonlyMap<Antworten, number>
  /** Each group that is collected has a list, if only an empty one. */
  listen: boolean
}

/** The pages as conditions send one that look at all of these answers. */
function follow(form: Formular, alle: Antworten, heute: Tag): Begehung {
  const weg: Station[] = []
  const gefragt = new Map<Antworten, number>()
  let listen = true
  const blaetter = pagesOf(form)
  for (const { name, beginn, je, wenn } of form.abschnitte) {
    const levels: readonly Antworten[] = je === undefined ? [alle] : entriesOf(alle, je)
    for (const hier of levels) {
      const sicht = { hier, alle, heute }
      const eintraege = je === undefined ? [] : [(hier as Eintrag).id]
      if (!wenn || wenn(sicht)) goThrough({ abschnitt: name, eintraege }, beginn, sicht)
    }
  }
  return { weg, gefragt, listen }

  function blattOf(seite: string): Blatt | undefined {
    const blatt = blaetter.get(seite)
    if (!blatt && seite !== ENDE) throw new Error(`Die Seite „${seite}“ gibt es nicht.`)
    return blatt
  }

  function goThrough({ abschnitt, eintraege }: Omit<Schritt, 'seite'>, beginn: string, sicht: Sicht): void {
    const { hier } = sicht
    let steps = 0
    let answered = 0
    for (let blatt = blattOf(beginn); blatt; ) {
      if (++steps > blaetter.size) throw new Error(`Der Weg führt im Kreis: „${blatt.name}“.`)
      const { name: seite, namen, gruppe } = blatt
      const felder = pickAsked(blatt, sicht)
      weg.push({ abschnitt, eintraege, seite, sicht, felder })
      if (namen) {
        for (const name of namen) if (hier[name] !== undefined) answered++
      } else for (const { name } of felder) if (hier[name] !== undefined) answered++
      if (gruppe !== undefined) {
        if (hier[gruppe] === undefined) listen = false
        else answered++
        for (const eintrag of entriesOf(hier, gruppe)) {
          const inner = { abschnitt, eintraege: [...eintraege, eintrag.id] }
          goThrough(inner, form.gruppen[gruppe]!.beginn, { hier: eintrag, alle, heute })
        }
      }
      blatt = blatt.fest ?? blattOf(nextPage(blatt, sicht))
    }
    gefragt.set(hier, (gefragt.get(hier) ?? 0) + answered)
  }
}

/** The name of a step in an address: page and the ids of its entries. */
export const keyOf = ({ seite, eintraege }: Pick<Schritt, 'seite' | 'eintraege'>): string =>
  [seite, ...eintraege].join('/')

/** Whether both name the same page of the same entry. */
export function isAt(
  { seite, eintraege }: Pick<Schritt, 'seite' | 'eintraege'>,
  other: Pick<Schritt, 'seite' | 'eintraege'>,
): boolean {
  if (seite !== other.seite || eintraege.length !== other.eintraege.length) return false
  for (let i = 0; i < eintraege.length; i++) if (eintraege[i] !== other.eintraege[i]) return false
  return true
}

/** Whether both are pages of the same section, about the same entry: that of a person, not those of their jobs. */
export const isBeside = (one: Schritt, other: Schritt): boolean =>
  one.abschnitt === other.abschnitt && isAt({ seite: other.seite, eintraege: one.eintraege }, other)

/** The steps before and behind one; undefined at both ends and for a step that the way does not lead through. */
export function neighbours(weg: readonly Station[], schritt: Pick<Schritt, 'seite' | 'eintraege'>) {
  const i = weg.findIndex((one) => isAt(one, schritt))
  return { station: weg[i], zurueck: i > 0 ? weg[i - 1] : undefined, weiter: i < 0 ? undefined : weg[i + 1] }
}

/** What conditions look at when a level holds something else. */
export const withLevel = (sicht: Sicht, hier: Antworten): Sicht =>
  hier === sicht.hier ? sicht : { hier, alle: sicht.hier === sicht.alle ? hier : sicht.alle, heute: sicht.heute }

/** A level as if one answer had never been given. */
export function withoutAnswer(hier: Antworten, name: string): Antworten {
  if (hier[name] === undefined) return hier
  const { [name]: _, ...rest } = hier
  return rest
}

/** The fields of a page that are asked, as things stand. What is not asked any more calls for nothing below it. */
function pickAsked({ felder, namen }: Blatt, sicht: Sicht): readonly Feld[] {
  if (namen) return felder
  let seen = sicht
  // Made where one is not asked: most often all of them are.
  let asked: Feld[] | undefined
  for (let i = 0; i < felder.length; i++) {
    const feld = felder[i]!
    if (!feld.wenn || feld.wenn(seen)) asked?.push(feld)
    else {
      asked ??= felder.slice(0, i)
      seen = withLevel(seen, withoutAnswer(seen.hier, feld.name))
    }
  }
  return asked ?? felder
}

/** As `felder` of a station, for a page that no way led to. */
export const askedFields = (form: Formular, { seite, sicht }: Pick<Station, 'seite' | 'sicht'>): readonly Feld[] =>
  pickAsked(pagesOf(form).get(seite)!, sicht)

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
    for (const { name } of station.felder) if (hier[name] !== undefined) copy[name] = hier[name]
    const gruppe = form.seiten[station.seite]?.sammlung
    if (gruppe !== undefined) copy[gruppe] = entriesOf(hier, gruppe).map((eintrag) => copies.get(eintrag) as Eintrag)
  }
  for (const name of form.mitgegeben ?? []) if (alle[name] !== undefined) copies.get(alle)![name] = alle[name]
  return copies.get(alle)!
}

/** Whether the way asks for just what is there, on every level. Counts, since most answers are whole: nothing is copied. */
function asksAll({ gruppen, mitgegeben = [] }: Formular, alle: Antworten, { gefragt, listen }: Begehung): boolean {
  return listen && holdsNoMore(alle)

  function holdsNoMore(hier: Antworten): boolean {
    let given = 0
    for (const name in hier) {
      const wert = hier[name]
      if (hier === alle ? wert !== undefined && mitgegeben.includes(name) : name === 'id') continue
      if (wert === undefined) return false
      given++
      if (typeof wert === 'object' && gruppen[name] && !entriesOf(hier, name).every(holdsNoMore)) return false
    }
    return given === (gefragt.get(hier) ?? 0)
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
    const begehung = follow(form, seen, heute)
    const { weg } = begehung
    const whole = asksAll(form, seen, begehung)
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
