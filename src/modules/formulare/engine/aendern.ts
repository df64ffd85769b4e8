import { type Antworten, type Eintrag, entriesOf, type Formular, type Gruppe } from './modell.ts'

/** The group of a level that holds this entry. */
function groupOf(form: Formular, hier: Antworten, id: string): string | undefined {
  return Object.keys(form.gruppen).find((gruppe) => entriesOf(hier, gruppe).some((eintrag) => eintrag.id === id))
}

/** The answers with one level made anew; the same where its entries are not there. `eintraege` from the outer to the inner. */
export function changeLevel(
  form: Formular,
  alle: Antworten,
  { eintraege, change }: { eintraege: readonly string[]; change: (hier: Antworten) => Antworten },
): Antworten {
  const [id, ...inner] = eintraege
  if (id === undefined) return change(alle)
  const gruppe = groupOf(form, alle, id)
  if (gruppe === undefined) return alle
  const entries = entriesOf(alle, gruppe).map((eintrag) => {
    if (eintrag.id !== id) return eintrag
    const changed = changeLevel(form, eintrag, { eintraege: inner, change })
    return (changed['id'] === id ? changed : { ...changed, id }) as Eintrag
  })
  return { ...alle, [gruppe]: entries }
}

/** With one more entry at the end of a group; the same where there are as many as there may be. */
export function addEintrag(
  form: Formular,
  alle: Antworten,
  { eintraege, gruppe, id }: { eintraege: readonly string[]; gruppe: string; id: string },
): Antworten {
  return changeLevel(form, alle, {
    eintraege,
    change: (hier) => {
      const entries = entriesOf(hier, gruppe)
      return entries.length < form.gruppen[gruppe]!.hoechstens ? { ...hier, [gruppe]: [...entries, { id }] } : hier
    },
  })
}

/** Whether an entry may go: not the one of the person who applies. */
export const isRemovable = ({ selbst }: Pick<Gruppe, 'selbst'>, eintrag: Eintrag): boolean => !selbst?.(eintrag)

/** Without an entry, and all that belonged to it; the same where it is not there or must stay. */
export function removeEintrag(form: Formular, alle: Antworten, eintraege: readonly string[]): Antworten {
  const id = eintraege.at(-1)!
  return changeLevel(form, alle, {
    eintraege: eintraege.slice(0, -1),
    change: (hier) => {
      const gruppe = groupOf(form, hier, id)
      if (!gruppe) return hier
      const goes = (eintrag: Eintrag) => eintrag.id === id && isRemovable(form.gruppen[gruppe]!, eintrag)
      return { ...hier, [gruppe]: entriesOf(hier, gruppe).filter((eintrag) => !goes(eintrag)) }
    },
  })
}
