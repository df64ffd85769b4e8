import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Datumsfeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Pflichthinweis,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Antragsstand } from './antrag.ts'
import type { Antragsfeld, Antragswerte, Maengel } from './forms.ts'

export const BEANTRAGEN = 'Freischaltcode online beantragen oder Jobcenter kontaktieren'

const artNamen: Record<Antragsstand['art'], string> = {
  antrag: 'Brief mit Freischaltcode',
  'zweite-einloesung': 'Prüfung der Verknüpfung',
  'zugang-verloren': 'Neuer Zugang zum Konto',
}

function standText(antrag: Antragsstand): string {
  const bis = antrag.gueltigBis ? formatTag(antrag.gueltigBis) : ''
  switch (antrag.stand) {
    case 'offen':
      return 'Ihr Jobcenter prüft Ihre Anfrage.'
    case 'abgelehnt':
      return 'Ihr Jobcenter konnte die Anfrage nicht zuordnen. Rufen Sie bitte dort an.'
    case 'in-vorbereitung':
      return `Der Brief wird gedruckt. Der Code darin gilt bis ${bis}.`
    case 'unterwegs':
      return `Der Brief wurde am ${antrag.gesendet ? formatZeit(antrag.gesendet) : ''} abgeschickt. Der Code darin gilt bis ${bis}.`
    case 'verbraucht':
      return 'Der Code aus dem Brief ist verbraucht oder durch einen neueren ersetzt.'
    case 'abgelaufen':
      return `Der Code aus dem Brief ist abgelaufen. Er galt bis ${bis}.`
    case 'erledigt':
      return 'Ihr Jobcenter hat die Anfrage erledigt.'
  }
}

function Staende(props: { antraege: Antragsstand[] }): Html | null {
  if (props.antraege.length === 0) return null
  return (
    <>
      <h2>Ihre Anfragen</h2>
      <Beschreibungsliste
        eintraege={props.antraege.map((antrag) => ({
          begriff: `${artNamen[antrag.art]}, beantragt am ${formatZeit(antrag.erstellt)}`,
          wert: standText(antrag),
        }))}
      />
    </>
  )
}

export interface BeantragenSeite {
  csrf: string
  antraege: Antragsstand[]
  telefon?: string | undefined
  zeiten?: string | undefined
  werte?: Partial<Antragswerte> | undefined
  maengel?: Maengel<Antragsfeld> | undefined
  ergebnis?: 'ok' | 'schon-offen' | undefined
}

function Kontaktwege(props: Pick<BeantragenSeite, 'telefon' | 'zeiten'>): Html {
  const telefon: Child = props.telefon && (
    <p>
      Telefon:{' '}
      <a class="nobr" href={`tel:${props.telefon.replace(/[^+\d]/g, '')}`}>
        {props.telefon}
      </a>
      {props.zeiten && ` (${props.zeiten})`}
    </p>
  )
  return (
    <>
      <h2>Jobcenter kontaktieren</h2>
      {telefon}
      <p>
        Vor Ort geht es auch: Bringen Sie Ihren Ausweis mit. Alle Wege stehen unter{' '}
        <a href={routes.kontakt.href()}>Kontakt</a>.
      </p>
    </>
  )
}

function AntragFormular(props: BeantragenSeite): Html {
  const { werte = {}, maengel } = props
  const fehler = maengel?.fehler ?? {}
  const teile = {
    tag: werte['geburtstag-tag'],
    monat: werte['geburtstag-monat'],
    jahr: werte['geburtstag-jahr'],
  }
  return (
    <Formular csrf={props.csrf} aktion={routes.freischaltcodeBeantragen.href()}>
      <Pflichthinweis />
      <Textfeld
        name="name"
        label="Vor- und Nachname"
        pflicht
        autocomplete="name"
        wert={werte.name}
        fehler={fehler.name}
      />
      <Datumsfeld
        name="geburtstag"
        label="Geburtsdatum"
        geburtstag
        pflicht
        wert={teile}
        fehler={fehler.geburtstag}
        falsch={maengel?.falsch}
      />
      <Textfeld
        name="nummer"
        label="Kundennummer oder BG-Nummer, wenn Sie sie kennen"
        hinweis="Sie steht oben auf Briefen des Jobcenters, zum Beispiel 123A456789 oder 97122//0000004."
        pflicht={false}
        breite="m"
        wortlaut
        wert={werte.nummer}
        fehler={fehler.nummer}
      />
      <Textbereich
        name="kontakt"
        label="Telefonnummer oder Nachricht"
        hinweis="So erreicht Ihr Jobcenter Sie bei Fragen. Der Brief geht trotzdem immer an die Adresse, die dort bekannt ist."
        pflicht={false}
        zeilen={3}
        wert={werte.kontakt}
        fehler={fehler.kontakt}
      />
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.freischaltcode.href()}>
          Zurück
        </Knopf>
        <Knopf>Freischaltcode beantragen</Knopf>
      </Knopfzeile>
    </Formular>
  )
}

function Ergebnis(props: { ergebnis: 'ok' | 'schon-offen' }): Html {
  return props.ergebnis === 'ok' ? (
    <Hinweis art="erfolg" rolle="status" titel="Ihre Anfrage ist beim Jobcenter">
      <p>
        Ihr Jobcenter prüft sie und schickt den Brief an die Adresse, die dort bekannt ist. Das dauert meist einige
        Werktage. Auf dieser Seite sehen Sie, wie es steht.
      </p>
    </Hinweis>
  ) : (
    <Hinweis rolle="status" titel="Ihre Anfrage ist schon beim Jobcenter">
      <p>Sie müssen nicht noch einmal fragen. Auf dieser Seite sehen Sie, wie es steht.</p>
    </Hinweis>
  )
}

export function BeantragenView(props: BeantragenSeite): Html {
  const offen = props.antraege.some((antrag) => antrag.art === 'antrag' && antrag.stand === 'offen')
  return (
    <>
      <Titel einleitung="Ihr Jobcenter schickt Ihnen einen Brief mit Ihrem Freischaltcode.">{BEANTRAGEN}</Titel>
      {props.maengel && <Fehlerliste fehler={props.maengel.fehler} />}
      {props.ergebnis && <Ergebnis ergebnis={props.ergebnis} />}
      <Staende antraege={props.antraege} />
      {!offen && (
        <>
          <Hinweis titel="Der Brief geht nur an Ihre bekannte Adresse">
            <p>
              Das schützt Sie: Niemand kann sich Ihren Code an eine andere Adresse schicken lassen. Sind Sie umgezogen,
              teilen Sie die neue Adresse zuerst Ihrem Jobcenter mit, mit einem Brief, am Telefon oder vor Ort.
            </p>
          </Hinweis>
          <h2>Freischaltcode online beantragen</h2>
          <AntragFormular {...props} />
        </>
      )}
      <Kontaktwege telefon={props.telefon} zeiten={props.zeiten} />
    </>
  )
}
