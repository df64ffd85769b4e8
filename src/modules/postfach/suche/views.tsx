import { formatZeit } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Fehlerliste, Formular, Knopf, LeererZustand, Linkliste, Textfeld, Titel, Wegeliste } from '#web/parts/index.ts'
import { anliegen, type Fach, fachnamen } from '../anliegen.ts'
import { fachrouten } from '../fachrouten.ts'
import type { Suchergebnis, Treffer } from './suche.ts'

const zahl = new Intl.NumberFormat('de-DE')

/** The field, on the page of a mailbox and on that of the search. */
export function Suchfeld(props: { csrf: string; fach: Fach; frage?: string; fehler?: string | undefined }): Html {
  return (
    <Formular
      csrf={props.csrf}
      aktion={fachrouten[props.fach].suche.href()}
      form="zeile"
      vorlesen={`Suchen: ${fachnamen[props.fach]}`}
      nichtAufheben
    >
      <Textfeld
        name="suche"
        label="In Nachrichten suchen"
        typ="search"
        wert={props.frage}
        fehler={props.fehler}
        maxlaenge={200}
        autocomplete="off"
      />
      <Knopf art="sekundaer" symbol="suche">
        Suchen
      </Knopf>
    </Formular>
  )
}

function resultRow(fach: Fach, { gespraech, nachrichtId, auszug }: Treffer) {
  const href = fachrouten[fach].gespraech.href({ id: gespraech.id })
  return {
    text: gespraech.betreff,
    href: nachrichtId ? `${href}#nachricht-${nachrichtId}` : href,
    hinweis: (
      <>
        {anliegen[gespraech.anliegen].text} · {formatZeit(gespraech.zuletzt)}
        {gespraech.archiviert && ' · im Archiv'}
        {auszug && (
          <p class="auszug">
            {auszug.vor}
            <mark>{auszug.wort}</mark>
            {auszug.nach}
          </p>
        )}
      </>
    ),
  }
}

function counted({ treffer, weiter }: Suchergebnis, goesOn: boolean): string {
  const { length } = treffer
  const found = length === 1 ? '1 Gespräch' : `${length} Gespräche`
  if (goesOn) return `${found} weiter hinten gefunden`
  return weiter && length > 0 ? `Die ersten ${length} Gespräche` : `${found} gefunden`
}

/** Where the page ended before the mailbox did. */
function Weiter(props: { csrf: string; fach: Fach; frage: string; ergebnis: Suchergebnis }): Html | null {
  const { weiter, durchsucht, treffer } = props.ergebnis
  if (weiter === undefined) return null
  return (
    <Formular csrf={props.csrf} aktion={fachrouten[props.fach].suche.href()} nichtAufheben>
      <input type="hidden" name="suche" value={props.frage} />
      <input type="hidden" name="vor" value={weiter} />
      {treffer.length === 0 && <p>{zahl.format(durchsucht)} Nachrichten sind durchsucht. Es gibt noch ältere.</p>}
      <Knopf art="sekundaer">Ältere durchsuchen</Knopf>
    </Formular>
  )
}

interface SucheProps {
  csrf: string
  fach: Fach
  frage: string
  fehler: { suche?: string }
  ergebnis?: Suchergebnis | undefined
  /** A later page of the same search. */
  weiter?: boolean
}

/** What was found in one's own messages. */
export function SucheView({ csrf, fach, frage, fehler, ergebnis, weiter = false }: SucheProps): Html {
  return (
    <>
      <Titel einleitung={`${fachnamen[fach]}: Betreff und Text Ihrer Nachrichten, auch im Archiv.`}>
        In Nachrichten suchen
      </Titel>
      <Fehlerliste fehler={fehler} />
      <Suchfeld {...{ csrf, fach, frage }} fehler={fehler.suche} />
      {ergebnis && (
        <section aria-labelledby="ergebnis">
          <h2 id="ergebnis">{counted(ergebnis, weiter)}</h2>
          {ergebnis.treffer.length === 0 && ergebnis.weiter === undefined && (
            <LeererZustand titel={`Zu „${frage}“ wurde nichts gefunden`}>
              <p>Versuchen Sie ein einzelnes Wort. Gefunden wird nur, was alle Wörter enthält.</p>
            </LeererZustand>
          )}
          <Wegeliste wege={ergebnis.treffer.map((treffer) => resultRow(fach, treffer))} />
          <Weiter {...{ csrf, fach, frage, ergebnis }} />
        </section>
      )}
      <Linkliste links={[{ text: fachnamen[fach], href: fachrouten[fach].liste.href() }]} />
    </>
  )
}
