import type { Aenderung } from '#modules/vorgaenge'
import type { Tag } from '#platform/text/datum.ts'
import {
  type Antworten,
  type Eintrag,
  entriesOf,
  type Feld,
  type Formular,
  isEintragsliste,
  type Sicht,
} from '../engine/modell.ts'
import { compareAntworten, nameEntries, type Unterschied } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { questionOf, walk } from '../engine/weg.ts'

/** What is asked on each level, by the ids of the entries and the name of the field. */
type Gefragt = Map<string, { feld: Feld; sicht: Sicht; seite: string }>

const keyOf = (ids: readonly string[], name: string) => [...ids, name].join('/')

function listGefragtes(form: Formular, alle: Antworten, heute: Tag): Gefragt {
  return new Map(
    walk(form, alle, heute).flatMap((station) =>
      station.felder.map((feld) => [
        keyOf(station.eintraege, feld.name),
        { feld, sicht: station.sicht, seite: questionOf(form, station) },
      ]),
    ),
  )
}

/** Where each field and each group is asked, to list differences in the order of the form. */
function orderOf({ abschnitte, seiten, uebergaenge, gruppen }: Formular): Map<string, number> {
  const order = new Map<string, number>()
  const seen = new Set<string>()
  const visit = (seite: string): void => {
    if (seen.has(seite) || !seiten[seite]) return
    seen.add(seite)
    const { felder, sammlung } = seiten[seite]
    for (const { name } of felder) order.set(name, order.size)
    if (sammlung !== undefined) {
      order.set(sammlung, order.size)
      visit(gruppen[sammlung]!.beginn)
    }
    for (const ziel of uebergaenge[seite] ?? []) visit(typeof ziel === 'string' ? ziel : ziel.nach)
  }
  for (const { beginn } of abschnitte) visit(beginn)
  return order
}

/** By the groups and fields on the way to it; entries of one group stay together, and each stands before its answers. */
function sortByForm(form: Formular, unterschiede: readonly Unterschied[]): Unterschied[] {
  const order = orderOf(form)
  const ranks = new Map<string, number>()
  const rank = (teil: string) => order.get(teil) ?? ranks.get(teil) ?? order.size
  // Ids in the order in which they come: what is asked has a place in the form, ids have none.
  for (const teil of unterschiede.flatMap(({ pfad }) => pfad.split('/').filter((_, i) => i % 2 === 1))) {
    if (!ranks.has(teil)) ranks.set(teil, ranks.size)
  }
  const placeOf = ({ pfad }: Unterschied) => pfad.split('/').map(rank)
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const i = a.findIndex((wert, at) => wert !== b[at])
    if (i < 0) return a.length - b.length
    return b[i] === undefined ? 1 : a[i]! - b[i]
  }
  return unterschiede
    .map((one) => ({ one, place: placeOf(one) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ one }) => one)
}

/** `personen/7f3a/einkommen` is the field `einkommen` of the entry `7f3a`. Ids stand behind the names of their groups. */
function readPfad(pfad: string): { ids: string[]; name: string | undefined; gruppe: string | undefined } {
  const teile = pfad.split('/')
  const ids = teile.filter((_, i) => i % 2 === 1)
  return teile.length % 2 === 1
    ? { ids, name: teile.at(-1), gruppe: undefined }
    : { ids, name: undefined, gruppe: teile.at(-2) }
}

/** An entry that came or went, as a difference of each of its answers too. */
function spread(unterschied: Unterschied): Unterschied[] {
  const { pfad, vorher, nachher } = unterschied
  if (readPfad(pfad).gruppe === undefined) return [unterschied]
  const entryOf = (wert: Antworten[string]): Antworten =>
    (isEintragsliste(wert ?? []) ? (wert as Eintrag[])?.[0] : undefined) ?? {}
  return [unterschied, ...compareAntworten(entryOf(vorher), entryOf(nachher), `${pfad}/`).flatMap(spread)]
}

export interface Vergleich {
  vorher: Antworten
  nachher: Antworten
  heute: Tag
}

/** What differs, in the words of the form and in its order. What nobody is asked for is left out. */
export function describeAenderungen(form: Formular, { vorher, nachher, heute }: Vergleich): Aenderung[] {
  const before = { alle: vorher, gefragt: listGefragtes(form, vorher, heute) }
  const after = { alle: nachher, gefragt: listGefragtes(form, nachher, heute) }
  return sortByForm(form, compareAntworten(vorher, nachher).flatMap(spread)).flatMap((one): Aenderung[] => {
    const { ids, name, gruppe } = readPfad(one.pfad)
    const side = one.art === 'entfernt' ? before : after
    if (gruppe !== undefined) {
      const { einzahl } = form.gruppen[gruppe] ?? {}
      if (einzahl === undefined) return []
      const [wer, ...aussen] = nameEntries(form, side.alle, ids).reverse()
      const fuer = aussen.length > 0 ? aussen.reverse().join(', ') : undefined
      return [
        {
          frage: einzahl,
          seite: undefined,
          fuer,
          vorher: one.art === 'entfernt' ? wer : undefined,
          nachher: one.art === 'neu' ? wer : undefined,
        },
      ]
    }
    const key = keyOf(ids, name!)
    const asked = side.gefragt.get(key) ?? before.gefragt.get(key)
    if (!asked) return []
    const fuer = ids.length > 0 ? nameEntries(form, side.alle, ids).join(', ') : undefined
    const show = (wert: Antworten[string], wo: Gefragt) =>
      wert === undefined ? undefined : showAnswer(asked.feld, wert, (wo.get(key) ?? asked).sicht)
    return [
      {
        frage: asked.feld.label,
        seite: asked.seite,
        fuer,
        vorher: show(one.vorher, before.gefragt),
        nachher: show(one.nachher, after.gefragt),
      },
    ]
  })
}

/**
 * The answers of an earlier application with its entries under the ids of a later one: two applications were filled in on their
 * own, so that the same person has another id in each. Entries are the same where their ids or else their names are.
 */
export function alignEntries(form: Formular, vorher: Antworten, nachher: Antworten): Antworten {
  return align(vorher, nachher)

  function align(before: Antworten, after: Antworten): Antworten {
    const aligned = Object.entries(before).map(([name, wert]): [string, Antworten[string]] => {
      if (!form.gruppen[name] || !isEintragsliste(wert ?? [])) return [name, wert]
      const { benenne } = form.gruppen[name]
      const neue = entriesOf(after, name)
      const taken = new Set<string>()
      const pick = (alt: Eintrag) => {
        const free = neue.filter(({ id }) => !taken.has(id))
        const known = benenne(alt, vorher)
        const found =
          free.find(({ id }) => id === alt.id) ?? free.find((neu) => known !== '' && benenne(neu, nachher) === known)
        if (found) taken.add(found.id)
        return found
      }
      const entries = entriesOf(before, name).map((alt): Eintrag => {
        const neu = pick(alt)
        return neu ? ({ ...align(alt, neu), id: neu.id } as Eintrag) : alt
      })
      return [name, entries]
    })
    return Object.fromEntries(aligned)
  }
}
