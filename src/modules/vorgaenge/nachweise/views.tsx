import { formatTag } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Etikett } from '#web/parts/index.ts'
import type { Aenderung, Lesung } from '../inhalt.ts'
import { NachMenschen } from './gruppen.tsx'
import type { Nachweis } from './nachweise.ts'
import { isErledigt, standOf } from './worte.ts'

const Angaben = ({ angaben }: Pick<Lesung, 'angaben'>): Html => (
  <Beschreibungsliste
    eintraege={angaben.map(({ frage, antwort }) => ({ begriff: frage, wert: <span class="antwort">{antwort}</span> }))}
  />
)

const nameOf = ({ titel, fuer }: Lesung) => (fuer === undefined ? titel : `${titel} – ${fuer}`)

/** The pages of each section, in their order; undefined: without one. */
function listAbschnitte(lesung: readonly Lesung[]): [abschnitt: string | undefined, seiten: Lesung[]][] {
  const abschnitte = new Map<string | undefined, Lesung[]>()
  for (const seite of lesung) abschnitte.set(seite.abschnitt, [...(abschnitte.get(seite.abschnitt) ?? []), seite])
  return [...abschnitte]
}

/**
 * Questions and answers of a form, page by page, as they were sent; a long one by its sections, with ways to them. `frueher`: of a
 * version that stands below the last one.
 */
export function LesungTeil({ lesung, frueher = false }: { lesung: readonly Lesung[]; frueher?: boolean }): Html {
  const abschnitte = listAbschnitte(lesung)
  if (frueher || abschnitte.length < 2)
    return (
      <>
        {lesung.map((seite) => (
          <Seite seite={seite} tief={frueher} />
        ))}
      </>
    )
  return (
    <>
      <nav class="sprungziele" aria-label="Abschnitte der Angaben">
        <ul>
          {abschnitte.map(([abschnitt], i) => (
            <li>
              <a href={`#abschnitt-${i}`}>{abschnitt ?? 'Hinweise'}</a>
            </li>
          ))}
        </ul>
      </nav>
      {abschnitte.map(([abschnitt, seiten], i) => (
        <section aria-labelledby={`abschnitt-${i}`}>
          <h3 id={`abschnitt-${i}`}>{abschnitt ?? 'Hinweise'}</h3>
          {seiten.map((seite) => (
            <Seite seite={seite} tief />
          ))}
        </section>
      ))}
    </>
  )
}

/** One page with its answers; `tief`: below another heading. */
function Seite({ seite, tief }: { seite: Lesung; tief: boolean }): Html {
  return (
    <div class="lesung">
      {tief ? <h4>{nameOf(seite)}</h4> : <h3>{nameOf(seite)}</h3>}
      <Angaben angaben={seite.angaben} />
    </div>
  )
}

/** What differs between two versions, answer by answer. */
export function AenderungenTeil({ aenderungen }: { aenderungen: readonly Aenderung[] }): Html {
  return (
    <Beschreibungsliste
      eintraege={aenderungen.map(({ frage, seite, fuer, vorher, nachher }) => ({
        begriff: (
          <>
            {fuer ? `${frage} (${fuer})` : frage}
            {seite && seite !== frage && <div class="kern-hint">{seite}</div>}
          </>
        ),
        wert: (
          <>
            {nachher === undefined ? 'Entfällt' : <span class="antwort">{nachher}</span>}
            {vorher !== undefined && <p class="kern-hint antwort">Vorher: {vorher}</p>}
          </>
        ),
      }))}
    />
  )
}

interface Tafel {
  nachweise: readonly Nachweis[]
  seite: 'kunde' | 'dienst'
  /** Of the headings of its groups, where it is long. */
  ebene: 3 | 4
  /** The case is at its end: nothing is owed. */
  ende: boolean
  anhaenge(ids: readonly string[]): Html | null
  aktion?(nachweis: Nachweis): Html | undefined
}

/** The board of documents of a case: what there is, what is owed, what is wrong. `anhaenge` shows files by their ids. */
export function Nachweistafel(props: Tafel): Html {
  const { nachweise, seite, ende, ebene } = props
  return (
    <NachMenschen
      {...{ nachweise, ebene }}
      erledigt={ende ? undefined : (one) => isErledigt(one, seite)}
      liste={(eigene, name) => (
        <Beschreibungsliste
          eintraege={eigene.map((one) => ({
            begriff: name(one),
            wert: <Nachweisstand {...props} nachweis={one} />,
            ...(props.aktion ? { aktion: props.aktion(one) } : {}),
          }))}
        />
      )}
    />
  )
}

function Nachweisstand({ nachweis, seite, ende, anhaenge }: Tafel & { nachweis: Nachweis }): Html {
  const zustand = standOf(nachweis, ende)
  return (
    <>
      <Etikett art={zustand.art}>{seite === 'dienst' ? (zustand.imDienst ?? zustand.text) : zustand.text}</Etikett>
      {nachweis.frist && !ende && <span> bis {formatTag(nachweis.frist)}</span>}
      {nachweis.grund && <p class="gespraech__text">{nachweis.grund}</p>}
      {anhaenge(nachweis.dateien)}
    </>
  )
}
