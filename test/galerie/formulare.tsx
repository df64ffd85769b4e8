import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  Codefeld,
  DateiFeld,
  Datumsfeld,
  Fehlerliste,
  Fehlervorlage,
  Formular,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  Passwortfeld,
  Passwortregeln,
  Pflichthinweis,
  Radiogruppe,
  Textbereich,
  Textfeld,
} from '#web/parts/index.ts'
import { langerBetreff, langerName } from './langes.ts'

const csrf = 'beispiel'
const ja = { wert: 'ja', text: 'Ja' }
const nein = { wert: 'nein', text: 'Nein' }

/** Every field in every state. */
export const felder: [string, Html][] = [
  ['Textfeld', <Textfeld name="vorname" label="Vorname" />],
  ['Textfeld Pflicht', <Textfeld name="email" label="E-Mail-Adresse" typ="email" autocomplete="email" pflicht />],
  [
    'Textfeld freiwillig',
    <Textfeld
      name="bg"
      label="BG-Nummer"
      pflicht={false}
      breite="m"
      hinweis="Sie steht oben rechts auf jedem Brief Ihres Jobcenters."
    />,
  ],
  [
    'Textfeld mit Fehler',
    <Textfeld
      name="iban"
      label="IBAN"
      pflicht
      wortlaut
      wert="DE89"
      hinweis="22 Zeichen, sie steht auf Ihrer Bankkarte."
      fehler="Geben Sie Ihre IBAN mit 22 Zeichen ein, zum Beispiel DE89 3704 0044 0532 0130 00."
    />,
  ],
  ['Textfeld mit langem Wert', <Textfeld name="name" label="Name" wert={langerName} />],
  [
    'Dateifeld',
    <DateiFeld name="anhang" label="Dateien anhängen" sendung="s1" grenzen={{ dateiBytes: 10_485_760, anzahl: 20 }} />,
  ],
  [
    'Dateifeld mit Fehler und Dateien, die schon da sind',
    <DateiFeld
      name="nachweis"
      label="Nachweis"
      pflicht
      sendung="s2"
      grenzen={{ dateiBytes: 10_485_760, anzahl: 20 }}
      erlaubt={['pdf']}
      fehler="„Auszug.docx“ ist eine Datei der Art „docx“. Möglich ist PDF. Speichern Sie das Dokument als PDF."
      vorhanden={[
        { id: 'd1', name: 'Kontoauszug Mai.pdf' },
        { id: 'd2', name: langerName },
      ]}
    />,
  ],
  ['Passwortfeld', <Passwortfeld name="passwort" label="Passwort" autocomplete="current-password" pflicht />],
  [
    'Passwortfeld mit Fehler',
    <Passwortfeld
      name="neues"
      label="Neues Passwort"
      autocomplete="new-password"
      pflicht
      fehler="Wählen Sie ein Passwort mit mindestens 12 Zeichen."
    />,
  ],
  [
    'Passwortfeld mit mehreren Fehlern',
    <Passwortfeld
      name="wiederholung"
      label="Passwort wiederholen"
      was="Wiederholung"
      autocomplete="new-password"
      pflicht
      hinweis="Nur Sie kennen es."
      fehler={['Verlängern Sie das Passwort auf mindestens 12 Zeichen.', 'Ergänzen Sie im Passwort eine Ziffer (0–9).']}
    />,
  ],
  [
    'Textbereich',
    <Textbereich
      name="nachricht"
      label="Ihre Nachricht"
      wert={'\nErste Zeile beginnt erst hier.\n<b>kein Markup</b>'}
      hinweis="Höchstens 4000 Zeichen."
      maxlaenge={4000}
    />,
  ],
  [
    'Auswahl',
    <Auswahl name="land" label="Staatsangehörigkeit" leer="Bitte wählen" wert="nein" optionen={[ja, nein]} />,
  ],
  [
    'Auswahl mit Fehler',
    <Auswahl
      name="thema"
      label="Thema"
      pflicht
      leer="Bitte wählen"
      optionen={[ja, { wert: 'lang', text: langerBetreff }]}
      fehler="Wählen Sie ein Thema."
    />,
  ],
  [
    'Codefeld',
    <Codefeld
      name="code"
      label="6-stelliger Code (TOTP)"
      pflicht
      hinweis="Der Code erneuert sich alle 30 Sekunden."
      maxlaenge={6}
    />,
  ],
  [
    'Codefeld mit Buchstaben',
    <Codefeld
      name="freischaltcode"
      label="Freischaltcode"
      art="zeichen"
      pflicht
      wert="3F4G-7HJK"
      fehler="Der Freischaltcode hat 12 Zeichen."
    />,
  ],
  [
    'Radiogruppe',
    <Radiogruppe
      name="wohnung"
      label="Wohnen Sie zur Miete?"
      pflicht
      optionen={[ja, nein]}
      wert="nein"
      nebeneinander
    />,
  ],
  [
    'Radiogruppe mit Fehler',
    <Radiogruppe
      name="weg"
      label="Wie möchten Sie sich anmelden?"
      hinweis="Sie können das später ändern."
      fehler="Wählen Sie einen Weg."
      optionen={[
        { ...ja, text: 'Mit Passkey', hinweis: 'Fingerabdruck, Gesicht oder PIN Ihres Geräts.' },
        { ...nein, text: 'Mit Passwort und Code' },
      ]}
    />,
  ],
  [
    'Kontrollkästchen',
    <Kontrollkaestchen
      name="nutzung"
      pflicht
      label={
        <>
          Ich habe die <a href="/nutzungsbedingungen">Nutzungsbedingungen</a> gelesen und akzeptiere sie.
        </>
      }
    />,
  ],
  [
    'Kontrollkästchen mit Fehler',
    <Kontrollkaestchen
      name="einwilligung"
      pflicht
      gewaehlt
      label={langerBetreff}
      hinweis="Sie können die Einwilligung jederzeit widerrufen."
      fehler="Ohne diese Zustimmung können wir kein Konto einrichten."
    />,
  ],
  [
    'Datumsfeld',
    <Datumsfeld
      name="geburtsdatum"
      label="Geburtsdatum"
      pflicht
      geburtstag
      wert={{ tag: '14', monat: '3', jahr: '1987' }}
    />,
  ],
  [
    'Datumsfeld mit Fehler',
    <Datumsfeld
      name="beginn"
      label="Beginn"
      fehler="Der Monat liegt zwischen 1 und 12."
      falsch={['monat']}
      wert={{ tag: '31', monat: '13', jahr: '2026' }}
    />,
  ],
]

/** What forms are made of beside their fields. */
export const formulare: [string, Html][] = [
  [
    'Formular',
    <Formular aktion="/registrieren" csrf={csrf}>
      <Pflichthinweis />
      <Textfeld name="kontoname" label="Benutzername" pflicht />
      <Knopfzeile>
        <Knopf art="sekundaer" href="/">
          Abbrechen
        </Knopf>
        <Knopf>Registrieren</Knopf>
      </Knopfzeile>
    </Formular>,
  ],
  [
    'Formular in einer Zeile',
    <Formular aktion="/suche" methode="get" form="zeile" vorlesen="Suche">
      <Textfeld name="q" label="Wonach suchen Sie?" typ="search" />
      <Knopf symbol="suche">Suchen</Knopf>
    </Formular>,
  ],
  [
    'Fehlerliste',
    <Fehlerliste
      fehler={{
        iban: 'Geben Sie Ihre IBAN mit 22 Zeichen ein.',
        weg: 'Wählen Sie einen Weg.',
        wiederholung: ['Verlängern Sie das Passwort.', 'Ergänzen Sie eine Ziffer.'],
        formular: 'Bitte senden Sie das Formular noch einmal.',
        leer: undefined,
      }}
    />,
  ],
  ['Fehlervorlage', <Fehlervorlage feld="name" />],
  ['Fehlerliste ohne Fehler', <Fehlerliste fehler={[]} />],
  ['Passwortregeln', <Passwortregeln passwort="passwort" wiederholung="wiederholung" />],
  [
    'Knöpfe',
    <Knopfzeile>
      <Knopf art="text" href="/">
        Zurück
      </Knopf>
      <Knopf art="sekundaer" symbol="drucken">
        Drucken
      </Knopf>
      <Knopf art="gefahr" vorlesen="Passkey ‚Handy‘ löschen">
        Löschen
      </Knopf>
      <Knopf name="weiter" wert="1">
        Nachricht senden
      </Knopf>
    </Knopfzeile>,
  ],
  ['Knopf mit langem Text', <Knopf>Freischaltcode online beantragen oder Jobcenter kontaktieren</Knopf>],
  ['Knopf für ein Skript', <Knopf skript="passkey">Mit Passkey anmelden</Knopf>],
]
