import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  Etikett,
  Fehlerliste,
  Formular,
  Knopf,
  Kontrollkaestchen,
  LeererZustand,
  type Option,
  Tabelle,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Filter, Filterfehler } from './filter.ts'

export interface Protokollzeile {
  zeit: string
  wer: string
  was: string
  verweigert: boolean
  /** Kundennummer, or the member of staff it was about. */
  wen: string
}

export interface ProtokollProps {
  csrf: string
  zeilen: Protokollzeile[]
  mitarbeiter: Option[]
  filter: Filter
  fehler: Filterfehler
  mehr: string | undefined
}

function Filterform({ csrf, mitarbeiter, filter, fehler }: ProtokollProps): Html {
  return (
    <Formular
      csrf={csrf}
      aktion={routes.dienstProtokoll.href()}
      form="zeile"
      vorlesen="Protokoll filtern"
      nichtAufheben
    >
      <Auswahl name="wer" label="Wer" leer="alle" optionen={mitarbeiter} wert={filter.wer} />
      <Textfeld
        name="kunde"
        label="Kundennummer"
        wert={filter.kunde}
        fehler={fehler.kunde}
        breite="m"
        autocomplete="off"
        wortlaut
      />
      <Textfeld
        name="von"
        label="Vom (TT.MM.JJJJ)"
        wert={filter.von}
        fehler={fehler.von}
        breite="m"
        autocomplete="off"
      />
      <Textfeld
        name="bis"
        label="Bis (TT.MM.JJJJ)"
        wert={filter.bis}
        fehler={fehler.bis}
        breite="m"
        autocomplete="off"
      />
      <Kontrollkaestchen name="akten" label="Nur geöffnete Akten" gewaehlt={filter.akten} />
      <Knopf art="sekundaer">Filtern</Knopf>
    </Formular>
  )
}

export function ProtokollView(props: ProtokollProps): Html {
  const { filter } = props
  const gefiltert = [filter.wer, filter.kunde, filter.von, filter.bis].some((wert) => wert !== '') || filter.akten
  return (
    <>
      <Titel einleitung="Wer in Ihrem Jobcenter wann was getan hat, auch welche Akte geöffnet wurde. Einträge lassen sich weder ändern noch löschen.">
        Protokoll
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Filterform {...props} />
      {gefiltert && (
        <p>
          <a href={routes.dienstProtokoll.href()}>Alle Einträge zeigen</a>
        </p>
      )}
      <Tabelle
        titel="Einträge, die neuesten zuerst"
        dicht
        spalten={[{ text: 'Wann' }, { text: 'Wer' }, { text: 'Was' }, { text: 'Wen es betrifft' }]}
        zeilen={props.zeilen.map((zeile): Child[] => [
          zeile.zeit,
          zeile.wer,
          zeile.verweigert ? (
            <>
              {zeile.was} <Etikett art="fehler">Verweigert</Etikett>
            </>
          ) : (
            zeile.was
          ),
          zeile.wen,
        ])}
        leer={
          <LeererZustand titel="Dazu gibt es keine Einträge.">
            <p>Nehmen Sie eine Angabe aus dem Filter heraus.</p>
          </LeererZustand>
        }
      />
      {props.mehr && (
        <p>
          <Knopf art="sekundaer" href={props.mehr}>
            Mehr anzeigen
          </Knopf>
        </p>
      )}
    </>
  )
}
