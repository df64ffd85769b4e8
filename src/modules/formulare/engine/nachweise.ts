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
  return regeln.flatMap(({ name, typ, titel, hinweis, je, wenn, art }): Nachweis[] => {
    const holds = (hier: Antworten) => !wenn || wenn({ hier, alle, heute })
    if (je === undefined) return holds(alle) ? [{ schluessel: name, typ, titel, hinweis, fuer: undefined, art }] : []
    return entriesAnywhere(alle, je, form)
      .filter(holds)
      .map((eintrag) => {
        const fuer = form.gruppen[je]!.benenne(eintrag) || form.gruppen[je]!.einzahl
        return { schluessel: `${name}/${eintrag.id}`, typ, titel, hinweis, fuer, art }
      })
  })
}

/** The entries of a group wherever it stands: at the top, or inside the entries of another. */
function entriesAnywhere(hier: Antworten, gruppe: string, form: Formular): Eintrag[] {
  const inner = Object.keys(form.gruppen).flatMap((name) =>
    name === gruppe ? [] : entriesOf(hier, name).flatMap((eintrag) => entriesAnywhere(eintrag, gruppe, form)),
  )
  return [...entriesOf(hier, gruppe), ...inner]
}
