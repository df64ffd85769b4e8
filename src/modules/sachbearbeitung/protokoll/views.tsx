import type { Child, Html } from '#web/jsx.ts'
import { Auswahl, Etikett, Formular, Knopf, LeererZustand, type Option, Tabelle, Titel } from '#web/parts/index.ts'

export interface Protokollzeile {
  zeit: string
  wer: string
  was: string
  verweigert: boolean
  kundennummer: string
}

export interface ProtokollProps {
  zeilen: Protokollzeile[]
  mitarbeiter: Option[]
  wer: string
  mehr: string | undefined
}

export function ProtokollView(props: ProtokollProps): Html {
  return (
    <>
      <Titel einleitung="Wer in Ihrem Jobcenter wann was getan hat. Einträge lassen sich weder ändern noch löschen.">
        Protokoll
      </Titel>
      <Formular methode="get" form="zeile" vorlesen="Protokoll filtern" nichtAufheben>
        <Auswahl name="wer" label="Wer" leer="alle" optionen={props.mitarbeiter} wert={props.wer} />
        <Knopf art="sekundaer">Filtern</Knopf>
      </Formular>
      <Tabelle
        titel="Einträge, die neuesten zuerst"
        dicht
        spalten={[{ text: 'Wann' }, { text: 'Wer' }, { text: 'Was' }, { text: 'Kundennummer' }]}
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
          zeile.kundennummer,
        ])}
        leer={<LeererZustand titel="Dazu gibt es keine Einträge." />}
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
