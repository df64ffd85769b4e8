import { type Aenderung, AenderungenTeil } from '#modules/vorgaenge'
import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Aufgabenliste, Hinweis, Knopf, Knopfzeile, Linkliste, Titel } from '#web/parts/index.ts'
import type { Antrag, Korrekturbezug } from '../antrag/antrag.ts'
import { isComplete, nameEntries } from '../engine/stand.ts'
import { keyOf, questionOf, type Station } from '../engine/weg.ts'
import { hrefOf } from '../seiten/orte.ts'
import { printOf } from '../seiten/seite.ts'

interface Props {
  titel: string
  antrag: Antrag & { korrektur: Korrekturbezug }
  /** Pages that may be changed. */
  freie: readonly Station[]
  /** What was sent, page by page, to tell what is changed already. */
  gesendet: readonly Station[]
  /** Documents that the new answers call for. */
  nachweise: { erledigt: number; alle: number } | undefined
  meldung: string | undefined
}

/** Why staff asks, and until when. */
export const Grund = ({ korrektur }: { korrektur: Korrekturbezug }): Html => (
  <Hinweis titel="Das schreibt Ihr Jobcenter">
    <p class="gespraech__text">{korrektur.grund}</p>
    <p>Bitte antworten Sie bis zum {formatTag(korrektur.frist)}.</p>
  </Hinweis>
)

/** What staff asks about, with the pages where it is changed. All else stays as it was sent. */
export function KorrekturView({ titel, antrag, freie, gesendet, nachweise, meldung }: Props): Html {
  const { id, korrektur, dienst } = antrag
  const { formular } = dienst
  const vorher = new Map(gesendet.map((station) => [keyOf(station), printOf(antrag, station)]))
  const status = (station: Station) => {
    if (!isComplete(formular, station)) return { text: 'Fehlt noch', art: 'warnung' as const }
    const before = vorher.get(keyOf(station))
    if (before === printOf(antrag, station)) return { text: 'Wie gesendet' }
    return { text: before === undefined ? 'Neu' : 'Geändert', art: 'info' as const }
  }
  const fehlt = freie.find((station) => !isComplete(formular, station))
  return (
    <>
      <Titel vorzeile="Rückfrage zu Ihren Angaben">{titel}</Titel>
      {meldung && <Hinweis art="info" rolle="status" titel={meldung} />}
      <Grund korrektur={korrektur} />
      {korrektur.angehoben && (
        <Hinweis art="info" titel="Dieses Formular gibt es jetzt in einer neuen Fassung">
          <p>
            Ihre Angaben sind übernommen. Fragt die neue Fassung mehr, steht es mit in der Liste. Was Sie schon gesendet
            haben, bleibt in der alten Fassung erhalten.
          </p>
        </Hinweis>
      )}
      <h2>Danach fragt Ihr Jobcenter</h2>
      <Aufgabenliste
        aufgaben={freie.map((station) => ({
          titel: [questionOf(formular, station), ...nameEntries(formular, antrag.antworten, station.eintraege)].join(
            ' – ',
          ),
          href: hrefOf(id, station),
          status: status(station),
        }))}
      />
      <p>Alle anderen Angaben bleiben, wie Sie sie gesendet haben. Stimmt alles, senden Sie es unverändert ab.</p>
      {nachweise && (
        <>
          <h2>Nachweise zu den neuen Angaben</h2>
          <Linkliste
            links={[
              {
                text: 'Nachweise',
                href: routes.antragNachweise.href({ id }),
                hinweis: `${nachweise.erledigt} von ${nachweise.alle} erledigt. Was fehlt, reichen Sie nach.`,
              },
            ]}
          />
        </>
      )}
      <Knopfzeile>
        <Knopf art="text" href={routes.vorgang.href({ id: korrektur.vorgangId })}>
          Zum Vorgang
        </Knopf>
        <Knopf href={fehlt ? hrefOf(id, fehlt) : routes.antragPruefen.href({ id })}>
          {fehlt ? 'Weitermachen' : 'Angaben prüfen'}
        </Knopf>
      </Knopfzeile>
    </>
  )
}

/** Before sending: what will be different from what was sent. */
export const Geaendertes = ({ aenderungen }: { aenderungen: readonly Aenderung[] }): Html => (
  <section aria-labelledby="aenderungen">
    <h2 id="aenderungen">Das ändert sich</h2>
    {aenderungen.length === 0 ? (
      <p>Sie haben nichts geändert. Senden Sie so ab, bestätigen Sie Ihre Angaben.</p>
    ) : (
      <AenderungenTeil aenderungen={aenderungen} />
    )}
  </section>
)
