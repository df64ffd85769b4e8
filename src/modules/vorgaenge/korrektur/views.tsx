import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Aufklapper, Beschreibungsliste, Hinweis, Linkliste } from '#web/parts/index.ts'
import { AenderungenTeil, LesungTeil } from '../nachweise/views.tsx'
import type { Fassung, Frage, Korrektur } from './fassung.ts'

/** The very page of the form; the draft begins when it is opened. */
const hrefOf = (id: string, { ort }: Frage) => `${routes.antrag.href({ id })}/seiten/${ort}`

const nameOf = ({ frage, fuer }: Frage) => (fuer ? `${frage} (${fuer})` : frage)

/** What the customer is asked to set right, question by question. `vorschau`: for staff, without the ways. */
export const KorrekturHinweis = ({ korrektur, vorschau }: { korrektur: Korrektur; vorschau?: boolean }): Html => (
  <Hinweis art="warnung" titel="Ihr Jobcenter hat eine Rückfrage zu Ihren Angaben">
    <p class="gespraech__text">{korrektur.grund}</p>
    <p>
      Bitte antworten Sie bis zum {formatTag(korrektur.frist)}. Sie ändern nur, wonach gefragt ist. Was Sie schon
      gesendet haben, bleibt erhalten.
    </p>
    {vorschau ? (
      <ul>
        {korrektur.fragen.map((one) => (
          <li>{nameOf(one)}</li>
        ))}
      </ul>
    ) : (
      <Linkliste
        links={[
          ...korrektur.fragen.map((one) => ({ text: nameOf(one), href: hrefOf(korrektur.id, one) })),
          { text: 'Alles auf einen Blick', href: routes.antrag.href({ id: korrektur.id }) },
        ]}
      />
    )}
  </Hinweis>
)

/** Every version: what differs from the one before, what stood in it, and its receipt. `ohneLetztenBeleg`: it stands elsewhere on the page. */
export function FassungenTeil(props: { fassungen: readonly Fassung[]; ohneLetztenBeleg?: boolean }): Html | null {
  const { fassungen, ohneLetztenBeleg = false } = props
  if (fassungen.length < 2) return null
  return (
    <section aria-labelledby="fassungen">
      <h2 id="fassungen">Was geändert wurde</h2>
      {fassungen.toReversed().map((one, i) => (
        <FassungTeil fassung={one} letzte={i === 0} mitBeleg={!(ohneLetztenBeleg && i === 0)} />
      ))}
    </section>
  )
}

interface FassungProps {
  fassung: Fassung
  /** Its answers stand on the page already. */
  letzte: boolean
  mitBeleg: boolean
}

function Geaendertes({ aenderungen }: { aenderungen: Fassung['aenderungen'] }): Html {
  // Not made of the one before: the whole application after its date was secured.
  if (!aenderungen) return <p>Der ganze Antrag.</p>
  if (aenderungen.length === 0) return <p>Die Angaben wurden bestätigt. Nichts hat sich geändert.</p>
  return <AenderungenTeil aenderungen={aenderungen} />
}

function FassungTeil({ fassung, letzte, mitBeleg }: FassungProps): Html {
  const { nr, erstellt, aenderungen, lesung, beleg } = fassung
  const titel = nr === 1 ? 'Erste Fassung' : `Fassung ${nr}`
  return (
    <section class="kasten" aria-labelledby={`fassung-${nr}`}>
      <h3 id={`fassung-${nr}`}>
        {titel} vom {formatZeit(erstellt)}
      </h3>
      {nr > 1 && <Geaendertes aenderungen={aenderungen} />}
      {!letzte && lesung && (
        <Aufklapper titel={nr === 1 ? 'Alle Angaben der ersten Fassung' : `Alle Angaben der Fassung ${nr}`}>
          <LesungTeil lesung={lesung} frueher />
        </Aufklapper>
      )}
      {beleg && mitBeleg && (
        <Beschreibungsliste
          eintraege={[
            { begriff: 'Belegcode', wert: <a href={routes.beleg.href({ code: beleg.code })}>{beleg.code}</a> },
            { begriff: 'Prüfsumme (SHA-256)', wert: <code class="pruefsumme">{beleg.sha256}</code> },
          ]}
        />
      )}
    </section>
  )
}
