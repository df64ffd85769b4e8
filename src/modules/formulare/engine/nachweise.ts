import type { Tag } from '#platform/text/datum.ts'
import { type Antworten, type Eintrag, entriesOf, type Formular, type Sicht } from './modell.ts'
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
  /** Of whom or what: the name of the entry. */
  fuer: string | undefined
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
        found.push({ schluessel: name, typ, titel, hinweis, fuer: undefined, art })
      }
      continue
    }
    const { benenne, einzahl } = form.gruppen[je]!
    for (const { eintrag, sicht } of sichten.get(je) ?? []) {
      if (wenn && !wenn(sicht)) continue
      const fuer = benenne(eintrag) || einzahl
      found.push({ schluessel: `${name}/${eintrag.id}`, typ, titel, hinweis, fuer, art })
    }
  }
  return found
}

interface Eintragssicht {
  eintrag: Eintrag
  sicht: Sicht
}

/** What conditions see of the entries of each group, wherever it stands: at the top, or inside the entries of another. */
function viewEntries(form: Formular, alle: Antworten, heute: Tag): Map<string, Eintragssicht[]> {
  const sichten = new Map<string, Eintragssicht[]>()
  const collect = (hier: Antworten) => {
    for (const name in hier) {
      if (!form.gruppen[name]) continue
      let list = sichten.get(name)
      if (!list) {
        list = []
        sichten.set(name, list)
      }
      for (const eintrag of entriesOf(hier, name)) {
        list.push({ eintrag, sicht: { hier: eintrag, alle, heute } })
        collect(eintrag)
      }
    }
  }
  collect(alle)
  return sichten
}
