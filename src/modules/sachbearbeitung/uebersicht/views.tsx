import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  LeererZustand,
  Linkliste,
  Tabelle,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Kontostand } from '../store.ts'
import { briefText, kontotexte } from '../texte.ts'
import { type Kundenseite, type Kundenzeile, staende } from './kundenliste.ts'

export interface Eingangszeile {
  href: string
  art: string
  wer: string
  seit: string
  hinweis?: string
}

export interface UebersichtProps {
  csrf: string
  /** What waits for a decision that this person's roles allow. */
  eingang: Eingangszeile[]
  suche: { text: string; stand: Kontostand | undefined }
  seite: Kundenseite
  /** Address of the next page. */
  mehr: string | undefined
  gefiltert: boolean
  /** Where this person's roles lead from here. */
  wege: readonly { text: string; href: string }[]
}

function Eingang({ zeilen }: { zeilen: Eingangszeile[] }): Html {
  return (
    <section aria-labelledby="eingang">
      <h2 id="eingang">Zu entscheiden</h2>
      <Tabelle
        titel="Offene Anfragen, die ältesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Anfrage' }, { text: 'Von' }, { text: 'Seit' }, { text: 'Hinweis' }]}
        zeilen={zeilen.map((zeile): Child[] => [
          <a href={zeile.href}>{zeile.art}</a>,
          zeile.wer,
          zeile.seit,
          zeile.hinweis ?? '',
        ])}
        leer={
          <LeererZustand titel="Es liegt nichts vor.">
            <p>
              Hier stehen Anfragen nach Freischaltcodes, verlorene Zugänge, Reaktivierungen, große Ausgaben und, für die
              Teamleitung, lange ungelesene Nachrichten.
            </p>
          </LeererZustand>
        }
      />
    </section>
  )
}

function Suche({ csrf, suche, gefiltert }: Pick<UebersichtProps, 'csrf' | 'suche' | 'gefiltert'>): Html {
  return (
    <Formular csrf={csrf} aktion={routes.dienstStart.href()} form="zeile" vorlesen="Kunden suchen" nichtAufheben>
      <Textfeld
        name="suche"
        typ="search"
        label="Name, Geburtsdatum, Kundennummer oder BG-Nummer"
        wert={suche.text}
        maxlaenge={100}
        breite="l"
        wortlaut
      />
      <Auswahl
        name="stand"
        label="Konto"
        leer="alle"
        wert={suche.stand ?? ''}
        optionen={staende.map((stand) => ({ wert: stand, text: kontotexte[stand].text }))}
      />
      <Knopf art="sekundaer" symbol="suche">
        Suchen
      </Knopf>
      {gefiltert && <a href={routes.dienstStart.href()}>Alle zeigen</a>}
    </Formular>
  )
}

const kundenspalten = [
  { text: 'Name' },
  { text: 'Kundennummer' },
  { text: 'BG-Nummer' },
  { text: 'Konto' },
  { text: 'Brief' },
]

function kundenzeile(zeile: Kundenzeile): Child[] {
  const konto = kontotexte[zeile.konto]
  const brief = briefText(zeile.brief)
  return [
    <a href={routes.dienstKunde.href({ id: zeile.id })}>{zeile.name}</a>,
    zeile.kundennummer,
    zeile.bgNummer ?? '–',
    <Etikett art={konto.art}>{konto.text}</Etikett>,
    <Etikett art={brief.art}>{brief.text}</Etikett>,
  ]
}

/** The first page of the staff side: what waits, and the customers of the own Jobcenter. */
export function UebersichtView(props: UebersichtProps): Html {
  const { seite } = props
  return (
    <>
      <Titel>Übersicht</Titel>
      <Eingang zeilen={props.eingang} />
      <section aria-labelledby="kunden">
        <h2 id="kunden">Kundinnen und Kunden</h2>
        <Suche csrf={props.csrf} suche={props.suche} gefiltert={props.gefiltert} />
        <Linkliste links={props.wege} />
        <Tabelle
          titel="Kundinnen und Kunden Ihres Jobcenters"
          titelVerborgen
          dicht
          spalten={kundenspalten}
          zeilen={seite.zeilen.map(kundenzeile)}
          leer={
            <LeererZustand titel={props.gefiltert ? 'Dazu wurde niemand gefunden.' : 'Es ist noch niemand angelegt.'}>
              <p>
                {props.gefiltert
                  ? 'Prüfen Sie die Schreibweise. Die Kundennummer sieht so aus: 123A456789'
                  : 'Kundinnen und Kunden werden mit „npm run kunde“ angelegt oder aus einer CSV-Datei eingelesen.'}
              </p>
            </LeererZustand>
          }
        />
        {seite.unvollstaendig && (
          <Hinweis art="info" titel="Die Suche nach dem Namen wurde abgebrochen" ebene={3}>
            Es gibt zu viele Kundinnen und Kunden. Suchen Sie nach der Kundennummer oder der BG-Nummer.
          </Hinweis>
        )}
        {props.mehr && (
          <p>
            <Knopf art="sekundaer" href={props.mehr}>
              Mehr anzeigen
            </Knopf>
          </p>
        )}
      </section>
    </>
  )
}
