import { formatTag } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Etikett } from '#web/parts/index.ts'
import type { Nachweis } from './nachweise/nachweise.ts'
import type { Lesung } from './vorgang.ts'
import { nachweisname, nachweisstaende } from './worte-nachweise.ts'

/** Questions and answers of a form, page by page, as they were sent. `ebene`: of the headings. */
export function LesungTeil({ lesung }: { lesung: readonly Lesung[] }): Html {
  return (
    <>
      {lesung.map(({ titel, fuer, angaben }, i) => (
        <section class="lesung" aria-labelledby={`lesung-${i}`}>
          <h3 id={`lesung-${i}`}>{fuer === undefined ? titel : `${titel} – ${fuer}`}</h3>
          <Beschreibungsliste
            eintraege={angaben.map(({ frage, antwort }) => ({
              begriff: frage,
              wert: <span class="antwort">{antwort}</span>,
            }))}
          />
        </section>
      ))}
    </>
  )
}

/** The board of documents of a case: what there is, what is owed, what is wrong. `anhaenge` shows files by their ids. */
export function Nachweistafel(props: {
  nachweise: readonly Nachweis[]
  seite: 'kunde' | 'dienst'
  anhaenge(ids: readonly string[]): Html | null
  aktion?(nachweis: Nachweis): Html | undefined
}): Html {
  return (
    <Beschreibungsliste
      eintraege={props.nachweise.map((one) => {
        const zustand = nachweisstaende[one.zustand]
        return {
          begriff: nachweisname(one),
          wert: (
            <>
              <Etikett art={zustand.art}>
                {props.seite === 'dienst' ? (zustand.imDienst ?? zustand.text) : zustand.text}
              </Etikett>
              {one.frist && <span> bis {formatTag(one.frist)}</span>}
              {one.grund && <p class="gespraech__text">{one.grund}</p>}
              {props.anhaenge(one.dateien)}
            </>
          ),
          ...(props.aktion ? { aktion: props.aktion(one) } : {}),
        }
      })}
    />
  )
}
