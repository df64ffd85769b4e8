import type { Tag } from '#platform/text/datum.ts'
import {
  type Antworten,
  type Eintrag,
  entriesOf,
  type Formular,
  type Gruppe,
  type Mensch,
  type Sicht,
} from './modell.ts'
import { prune } from './weg.ts'

/** A document that answers call for. */
export interface Nachweisregel {
  /** Unique in the form; with the entry it names what is owed. */
  name: string
  /** Code of the document type (3-fachwissen § 10). */
  typ: string
  titel: string
  /** Why it is needed and what is good enough. */
  hinweis?: string
  /** For each entry of this group; without it once for the whole form. */
  je?: string
  wenn?: (sicht: Sicht) => boolean
  /** `angefordert`: only when the office asks for it. */
  art: 'noetig' | 'hilfreich' | 'angefordert'
}

export interface Nachweis {
  /** `name`, or `name/<id>` of the entry. */
  schluessel: string
  typ: string
  titel: string
  hinweis: string | undefined
  /** Of whom or what: the name of the entry behind those of the entries that it belongs to. No two of a rule are alike. */
  fuer: string | undefined
  /** Whom it is about; undefined: all, or nobody in particular. Their name is the beginning of `fuer` where the entry is below them. */
  mensch: Mensch | undefined
  art: Nachweisregel['art']
}

/** The documents that go with these answers, in the order of the rules; computed from what is sent, never from what is out of reach. */
export function listNachweise(
  form: Formular,
  regeln: readonly Nachweisregel[],
  { antworten, heute }: { antworten: Antworten; heute: Tag },
): Nachweis[] {
  const alle = prune(form, antworten, heute)
  const sichten = viewEntries(form, alle, heute)
  const found: Nachweis[] = []
  for (const { name, typ, titel, hinweis, je, wenn, art } of regeln) {
    if (je === undefined) {
      if (!wenn || wenn({ hier: alle, alle, heute })) {
        found.push({ schluessel: name, typ, titel, hinweis, fuer: undefined, mensch: undefined, art })
      }
      continue
    }
    const gefragt = (sichten.get(je) ?? []).filter(({ sicht }) => !wenn || wenn(sicht))
    if (gefragt.length === 0) continue
    const namen = numberAlike(gefragt.map(nameOf))
    for (const [i, { eintrag, mensch }] of gefragt.entries()) {
      found.push({ schluessel: `${name}/${eintrag.id}`, typ, titel, hinweis, fuer: namen[i], mensch, art })
    }
  }
  return found
}

/** „Weg zur Arbeit 1“, „Weg zur Arbeit 2“: two of the same name could not be told apart. */
function numberAlike(namen: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return namen.map((name) => {
    if (namen.indexOf(name) === namen.lastIndexOf(name)) return name
    const nr = (seen.get(name) ?? 0) + 1
    seen.set(name, nr)
    return `${name} ${nr}`
  })
}

interface Eintragssicht {
  eintrag: Eintrag
  sicht: Sicht
  gruppe: Gruppe
  /** The entry that it belongs to. */
  von: Eintragssicht | undefined
  mensch: Mensch | undefined
  /** Worked out where somebody asks. */
  name?: string
}

/** Behind the names of the entries that it belongs to. */
function nameOf(one: Eintragssicht): string {
  if (one.name === undefined) {
    const { eintrag, sicht, gruppe, von, mensch } = one
    const own =
      gruppe.menschen && mensch?.id === eintrag.id ? mensch.name : gruppe.benenne(eintrag, sicht.alle) || gruppe.einzahl
    one.name = von ? `${nameOf(von)}, ${own}` : own
  }
  return one.name
}

/** The people on the list of a form, by their ids; who applies is the first of them, or is not on it. */
function listMenschen({ gruppen }: Formular, alle: Antworten): Map<string, Mensch> {
  const found: { id: string; name: string; selbst: boolean }[] = []
  for (const gruppe in gruppen) {
    const { menschen, benenne, einzahl, selbst } = gruppen[gruppe]!
    if (!menschen) continue
    for (const eintrag of entriesOf(alle, gruppe)) {
      found.push({ id: eintrag.id, name: benenne(eintrag, alle) || einzahl, selbst: selbst?.(eintrag) === true })
    }
  }
  const reihe = [...found.filter(({ selbst }) => selbst), ...found.filter(({ selbst }) => !selbst)]
  const namen = numberAlike(reihe.map(({ name }) => name))
  const first = reihe[0]?.selbst ? 0 : 1
  return new Map(reihe.map(({ id }, i) => [id, { id, name: namen[i]!, platz: i + first }]))
}

/** What conditions see of the entries of each group, wherever it stands: at the top, or inside the entries of another. */
function viewEntries(form: Formular, alle: Antworten, heute: Tag): Map<string, Eintragssicht[]> {
  const sichten = new Map<string, Eintragssicht[]>()
  const menschen = listMenschen(form, alle)
  /** Whom an entry at the top is about. */
  const menschOf = (gruppe: Gruppe, eintrag: Eintrag): Mensch | undefined => {
    if (gruppe.menschen) return menschen.get(eintrag.id)
    const wer = gruppe.wessen?.(eintrag, alle)
    return wer && (menschen.get(wer.id) ?? (wer.name === '' ? undefined : { ...wer, platz: 0 }))
  }
  const collect = (hier: Antworten, von?: Eintragssicht) => {
    for (const name in hier) {
      const gruppe = form.gruppen[name]
      if (!gruppe) continue
      let list = sichten.get(name)
      if (!list) {
        list = []
        sichten.set(name, list)
      }
      for (const eintrag of entriesOf(hier, name)) {
        const mensch = von ? von.mensch : menschOf(gruppe, eintrag)
        const one: Eintragssicht = { eintrag, sicht: { hier: eintrag, alle, heute }, gruppe, von, mensch }
        list.push(one)
        collect(eintrag, one)
      }
    }
  }
  collect(alle)
  return sichten
}
