import type { Html } from '#web/jsx.ts'
import type { Mensch } from './nachweise.ts'
import { nachweisname } from './worte.ts'

/** Fewer documents than this are read at a glance. */
const LANG = 8
/** From so many groups on there are ways to each of them. */
const MIT_SPRUNGZIELEN = 3

interface Gelistet {
  titel: string
  fuer?: string | undefined
  mensch?: Mensch | undefined
}

export interface Nachweisgruppe<T> {
  titel: string
  nachweise: readonly T[]
}

/**
 * A long list by whom its documents are about: what is for all, who applies, the others in their order. Undefined where it is short,
 * or about one person only.
 */
export function groupByMensch<T extends Gelistet>(nachweise: readonly T[]): Nachweisgruppe<T>[] | undefined {
  if (nachweise.length < LANG) return undefined
  const alle: T[] = []
  const je = new Map<string, { mensch: Mensch; nachweise: T[] }>()
  for (const one of nachweise) {
    const { mensch } = one
    if (!mensch) {
      alle.push(one)
      continue
    }
    const known = je.get(mensch.id)?.nachweise ?? []
    known.push(one)
    // The last version of a form has the name as it was corrected.
    je.set(mensch.id, { mensch, nachweise: known })
  }
  if (je.size < 2) return undefined
  const menschen = [...je.values()].sort((a, b) => a.mensch.platz - b.mensch.platz)
  return [
    ...(alle.length > 0 ? [{ titel: 'Für alle', nachweise: alle }] : []),
    ...menschen.map((one) => ({ titel: one.mensch.name, nachweise: one.nachweise })),
  ]
}

/** What a document is called below the name of the person whom it is about: whoever does not see the heading hears the whole name. */
function nameBelow(one: Gelistet): Html | string {
  const { titel, fuer, mensch } = one
  const davor = mensch && `${mensch.name}, `
  if (mensch && fuer === mensch.name) {
    return (
      <>
        {titel}
        <span class="kern-sr-only">: {fuer}</span>
      </>
    )
  }
  if (davor === undefined || !fuer?.startsWith(davor)) return nachweisname(one)
  return (
    <>
      {titel}: <span class="kern-sr-only">{davor}</span>
      {fuer.slice(davor.length)}
    </>
  )
}

const countWords = (anzahl: number) => (anzahl === 1 ? '1 Nachweis' : `${anzahl} Nachweise`)

interface Props<T> {
  nachweise: readonly T[]
  /** Of the headings, below that of the list. */
  ebene: 2 | 3 | 4
  /** Undefined: nothing is waited for any more. */
  erledigt: ((nachweis: T) => boolean) | undefined
  /** Where a page has more than one such list: what this one holds, and the beginning of its ids. */
  was?: { name: string; id: string }
  /** One list; `name` says what a document is called in it. */
  liste(nachweise: readonly T[], name: (nachweis: T) => Html | string): Html
}

/** Documents by whom they are about, each group with its heading and how far it is; a short list stays one list. */
export function NachMenschen<T extends Gelistet>(props: Props<T>): Html {
  const { nachweise, ebene, erledigt, liste, was = { name: 'Nachweise', id: 'nachweise' } } = props
  const gruppen = groupByMensch(nachweise)
  if (!gruppen) return liste(nachweise, nachweisname)
  const teile = gruppen.map((gruppe, i) => ({
    ...{ ...gruppe, id: `${was.id}-${i}` },
    fertig: erledigt && gruppe.nachweise.filter(erledigt).length,
  }))
  return (
    <>
      {teile.length >= MIT_SPRUNGZIELEN && (
        <nav class="sprungziele" aria-label={`${was.name} nach Personen`}>
          <ul>
            {teile.map(({ id, titel, fertig, nachweise }) => (
              <li>
                <a href={`#${id}`}>
                  {titel} ({fertig === undefined ? nachweise.length : `${fertig}\u00a0von\u00a0${nachweise.length}`})
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {teile.map(({ id, titel, fertig, nachweise }) => (
        <section class="nachweisgruppe" aria-labelledby={id}>
          <Ueberschrift {...{ ebene, id, titel }} />
          <p class="kern-hint">
            {fertig === undefined ? countWords(nachweise.length) : `${fertig} von ${nachweise.length} erledigt`}
          </p>
          {liste(nachweise, nameBelow)}
        </section>
      ))}
    </>
  )
}

function Ueberschrift({ ebene, id, titel }: { ebene: 2 | 3 | 4; id: string; titel: string }): Html {
  if (ebene === 2) return <h2 id={id}>{titel}</h2>
  return ebene === 3 ? <h3 id={id}>{titel}</h3> : <h4 id={id}>{titel}</h4>
}
