import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Fehlerliste, Formular, Knopf, Knopfzeile, Textbereich, Titel } from '#web/parts/index.ts'
import { zahl } from './views.tsx'

export interface AntragProps {
  csrf: string
  was: string
  auswahl: string
  anzahl: number
  grenze: number
  vorschlag: string
  grund: string
  fehler: Feldfehler<'grund'>
}

/** In the place of a file that is too large to go to one person alone. */
export function AntragView(props: AntragProps): Html {
  return (
    <>
      <Titel vorzeile={props.was}>Große Ausgabe beantragen</Titel>
      <Fehlerliste fehler={props.fehler} />
      <p>
        Mehr als {zahl(props.grenze)} Einträge gehen nur hinaus, wenn eine zweite Person zustimmt. Danach können Sie die
        Datei 24 Stunden lang einmal herunterladen. Sie zeigt den Stand von dann.
      </p>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Auswahl', wert: props.auswahl },
          { begriff: 'Einträge heute', wert: zahl(props.anzahl) },
        ]}
      />
      <Formular csrf={props.csrf} aktion={routes.dienstAusgaben.href()}>
        <input type="hidden" name="vorschlag" value={props.vorschlag} />
        <Textbereich
          name="grund"
          label="Wofür brauchen Sie die Datei?"
          hinweis="Zum Beispiel: welche Aufgabe, und wann Sie die Datei wieder löschen. Schreiben Sie nichts über einzelne Menschen."
          pflicht
          wert={props.grund}
          fehler={props.fehler.grund}
          zeilen={4}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstAusgaben.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Freigabe beantragen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
