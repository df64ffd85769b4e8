import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Datumsfeld,
  Fehlerliste,
  Formular,
  Knopf,
  Knopfzeile,
  Pflichthinweis,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Kundeneingabe, Kundenfehler } from './forms.ts'

export interface KundeProps {
  csrf: string
  id: string
  werte: Kundeneingabe
  fehler: Kundenfehler
}

/** Puts the person on file whose first application this is. */
export function KundeView({ csrf, id, werte, fehler }: KundeProps): Html {
  const feld = (name: keyof Kundeneingabe & keyof Kundenfehler, label: string, hinweis?: string) => (
    <Textfeld
      name={name}
      label={label}
      hinweis={hinweis}
      pflicht={name !== 'bgNummer'}
      wert={werte[name]}
      fehler={fehler[name]}
      autocomplete="off"
      wortlaut
    />
  )
  return (
    <>
      <p class="zurueck">
        <a href={routes.dienstErstantrag.href({ id })}>Zurück</a>
      </p>
      <Titel vorzeile="Erstantrag" einleitung="Was die Person angegeben hat, steht schon da. Prüfen Sie es am Ausweis.">
        Person anlegen
      </Titel>
      <Fehlerliste fehler={fehler} />
      <Pflichthinweis />
      <Formular csrf={csrf} nichtAufheben>
        {feld('vorname', 'Vorname')}
        {feld('nachname', 'Nachname')}
        <Datumsfeld
          name="geburtstag"
          label="Geburtsdatum"
          pflicht
          wert={{ tag: werte['geburtstag-tag'], monat: werte['geburtstag-monat'], jahr: werte['geburtstag-jahr'] }}
          fehler={fehler.geburtstag}
        />
        {feld('strasse', 'Straße und Hausnummer', 'An diese Anschrift geht der Brief mit dem Freischaltcode.')}
        {feld('plz', 'Postleitzahl')}
        {feld('ort', 'Ort')}
        {feld('kundennummer', 'Kundennummer', 'Wie das Fachverfahren sie vergeben hat, zum Beispiel 123A456789')}
        {feld('bgNummer', 'BG-Nummer', 'Wenn es sie schon gibt')}
        <Knopfzeile>
          <Knopf>Anlegen, zuordnen und Brief erstellen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
