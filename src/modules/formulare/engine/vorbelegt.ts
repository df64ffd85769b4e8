import { type Antworten, type Formular, isEintragsliste } from './modell.ts'
import type { Station } from './weg.ts'

/**
 * What was filled in before anybody looked at it: names of fields and groups, by the entry that holds them (its id; empty: the
 * top). It counts as an answer once its page is saved.
 */
export type Vorbelegtes = Readonly<Record<string, readonly string[]>>

const levelOf = ({ eintraege }: Pick<Station, 'eintraege'>): string => eintraege.at(-1) ?? ''

/** All that these answers hold, but for what nobody is asked for. */
export function listVorbelegtes({ mitgegeben = [] }: Pick<Formular, 'mitgegeben'>, alle: Antworten): Vorbelegtes {
  const ebenen: Record<string, string[]> = {}
  note('', alle)
  return ebenen

  function note(ebene: string, hier: Antworten): void {
    const names = Object.keys(hier).filter(
      (name) => hier[name] !== undefined && !(ebene === '' ? mitgegeben : ['id']).includes(name),
    )
    if (names.length > 0) ebenen[ebene] = names
    for (const name of names) {
      const wert = hier[name]
      if (isEintragsliste(wert)) for (const eintrag of wert) note(eintrag.id, eintrag)
    }
  }
}

/** Whether nobody has looked at it yet. */
export const isVorbelegt = (vorbelegt: Vorbelegtes | undefined, ort: Pick<Station, 'eintraege'>, name: string) =>
  vorbelegt?.[levelOf(ort)]?.includes(name) === true

/** The same without what a page shows: it was saved. */
export function withoutSeite(
  form: Formular,
  vorbelegt: Vorbelegtes | undefined,
  station: Pick<Station, 'seite' | 'eintraege'>,
): Vorbelegtes | undefined {
  const ebene = levelOf(station)
  const names = vorbelegt?.[ebene]
  if (!names) return vorbelegt
  const { felder, sammlung } = form.seiten[station.seite]!
  const rest = names.filter((name) => name !== sammlung && felder.every((feld) => feld.name !== name))
  const { [ebene]: _, ...others } = vorbelegt
  return rest.length > 0 ? { ...others, [ebene]: rest } : others
}
