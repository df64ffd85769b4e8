import type { Html } from '#web/jsx.ts'
import {
  Aufgabenliste,
  Aufklapper,
  Beschreibungsliste,
  Etikett,
  Fortschritt,
  Hinweis,
  Karte,
  Kartenreihe,
  Kasten,
  Kastenreihe,
  Knopf,
  Knopfzeile,
  Kopierfeld,
  LeererZustand,
  Linkliste,
  MehrAnzeigen,
  Schritte,
  Seitenleiste,
  Spalten,
  Tabelle,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import { felder, formulare } from './formulare.tsx'
import { langerBetreff, langerName } from './langes.ts'

const meldungen: [string, Html][] = [
  [
    'Hinweis Information',
    <Hinweis titel="Ihr Konto ist noch nicht freigeschaltet">
      <p>Mit dem Freischaltcode verbinden Sie es mit Ihrem Jobcenter.</p>
    </Hinweis>,
  ],
  ['Hinweis Erfolg', <Hinweis art="erfolg" rolle="status" titel="Sie haben sich erfolgreich registriert." />],
  [
    'Hinweis Warnung',
    <>
      <h2>Freischaltcode</h2>
      <Hinweis art="warnung" titel="Ihr Freischaltcode ist nur noch bis 14. Dezember 2026 gültig" ebene={3}>
        <p>Geben Sie ihn vorher ein.</p>
        <Knopfzeile>
          <Knopf href="/freischaltcode">Code eingeben</Knopf>
        </Knopfzeile>
      </Hinweis>
    </>,
  ],
  [
    'Hinweis Fehler',
    <Hinweis art="fehler" rolle="alert" titel={langerBetreff}>
      <p>Es wurde nichts geändert.</p>
    </Hinweis>,
  ],
  [
    'Etiketten',
    <p>
      <Etikett>Entwurf</Etikett> <Etikett art="info">Neu</Etikett> <Etikett art="erfolg">Erledigt</Etikett>{' '}
      <Etikett art="warnung">Unterlagen angefordert bis 14.12.2026</Etikett>{' '}
      <Etikett art="fehler">Frist abgelaufen</Etikett>
    </p>,
  ],
  [
    'Leerer Zustand',
    <LeererZustand titel="Noch keine Nachrichten" aktion={<Knopf href="/postfach/neu">Nachricht schreiben</Knopf>}>
      <p>Hier stehen Nachrichten zwischen Ihnen und Ihrem Jobcenter.</p>
    </LeererZustand>,
  ],
  [
    'Aufklapper',
    <Aufklapper titel="Was sind Passkeys?">
      <p>Ein Passkey ist ein Schlüssel auf Ihrem Gerät.</p>
    </Aufklapper>,
  ],
  [
    'Aufklapper offen',
    <Aufklapper titel={langerBetreff} offen>
      <p>Text</p>
    </Aufklapper>,
  ],
]

const karten: [string, Html][] = [
  [
    'Karten',
    <Kartenreihe>
      <Karte
        titel="Leistungspostfach"
        href="/postfach/leistung"
        symbol="brief"
        marke={<Etikett art="info">8 ungelesen</Etikett>}
      >
        <p>Nachrichten zu Geld und Anträgen</p>
      </Karte>
      <Karte titel="Termine" href="/termine" symbol="kalender" />
      <Karte titel={langerBetreff} href="/lang">
        <p>{langerBetreff}</p>
      </Karte>
    </Kartenreihe>,
  ],
  [
    'Kästen',
    <Kastenreihe>
      <Kasten titel={langerName} symbol="person" aktionen={<Knopf href="/profil">Zum Profil</Knopf>}>
        <p>Kundennummer: 123A456789</p>
      </Kasten>
      <Kasten titel="BundID" ebene={3} />
    </Kastenreihe>,
  ],
]

const listen: [string, Html][] = [
  [
    'Aufgabenliste',
    <Aufgabenliste
      aufgaben={[
        { titel: 'Persönliche Angaben', href: '/a', status: { text: 'Erledigt', art: 'erfolg' } },
        {
          titel: langerBetreff,
          href: '/b',
          hinweis: 'Dauert etwa 10 Minuten.',
          status: { text: 'Unterlagen angefordert bis 14.12.2026', art: 'warnung' },
        },
        { titel: 'Absenden', status: { text: 'Noch nicht möglich' } },
      ]}
    />,
  ],
  [
    'Beschreibungsliste',
    <Beschreibungsliste
      eintraege={[
        {
          begriff: 'Name',
          wert: langerName,
          aktion: (
            <a href="/name" aria-label="Name ändern">
              Ändern
            </a>
          ),
        },
        {
          begriff: 'E-Mail-Adresse',
          wert: 'sehr.lange.adresse.mit.vielen.punkten@beispiel-gemeinde-verwaltung.example',
        },
      ]}
    />,
  ],
  [
    'Linkliste',
    <Linkliste
      titel="Weitere Informationen"
      links={[
        { text: 'Das passende Konto finden', href: '/hilfe/konto', symbol: 'hilfe' },
        {
          text: 'Informationen des BSI',
          href: 'https://www.bsi.bund.de/',
          extern: true,
          hinweis: 'Bundesamt für Sicherheit in der Informationstechnik',
        },
      ]}
    />,
  ],
  [
    'Wegeliste',
    <Wegeliste
      wege={[
        { text: 'Passwort ändern', href: '/kontoeinstellungen/passwort' },
        {
          text: 'Passkeys verwalten',
          href: '/kontoeinstellungen/passkeys',
          hinweis: langerBetreff,
          stand: <Etikett>2 eingerichtet</Etikett>,
        },
      ]}
    />,
  ],
  ['Mehr anzeigen', <MehrAnzeigen href="?seite=2" gezeigt={20} gesamt={57} was="Nachrichten" />],
  ['Mehr anzeigen am Ende', <MehrAnzeigen href="?seite=2" gezeigt={57} gesamt={57} was="Nachrichten" />],
]

const tabellen: [string, Html][] = [
  [
    'Tabelle',
    <Tabelle
      titel="Regelbedarf je Monat"
      spalten={[{ text: 'Wer' }, { text: 'Stand' }, { text: 'Betrag', zahl: true }, { text: 'Wege', verborgen: true }]}
      zeilen={[
        ['Alleinstehende Person', 'gilt', '563,00 €', <a href="/1">Ansehen</a>],
        [langerName, langerBetreff, '1.506,00 €', ''],
      ]}
    />,
  ],
  [
    'Tabelle dicht',
    <Tabelle
      dicht
      titelVerborgen
      titel="Kundinnen und Kunden"
      spalten={[{ text: 'Name' }, { text: 'Kundennummer' }]}
      zeilen={[[langerName, '123A456789']]}
    />,
  ],
  [
    'Tabelle leer',
    <Tabelle
      titel="Sitzungen"
      spalten={[{ text: 'Gerät' }]}
      zeilen={[]}
      leer={<LeererZustand titel="Keine anderen Sitzungen" />}
    />,
  ],
]

const sonstige: [string, Html][] = [
  [
    'Titel',
    <Titel vorzeile="Zweiter Faktor" einleitung="Sichern Sie Ihre Anmeldung ab.">
      Sicherheitshinweis
    </Titel>,
  ],
  ['Titel lang', <Titel>{langerBetreff}</Titel>],
  [
    'Spalten',
    <Spalten>
      <div>
        <p>Hauptspalte</p>
      </div>
      <Seitenleiste titel="Hilfe">
        <Linkliste links={[{ text: 'Passwort vergessen', href: '/passwort-vergessen' }]} />
      </Seitenleiste>
    </Spalten>,
  ],
  ['Schritte', <Schritte schritte={['Schlüssel übernehmen', 'Code eingeben', 'Fertig']} aktuell={2} />],
  ['Fortschritt', <Fortschritt id="hochladen" label="Mietvertrag.pdf" wert={40} max={100} stand="40 von 100 KB" />],
  [
    'Kopierfeld',
    <Kopierfeld id="schluessel" label="Schlüssel" wert="JBSWY3DPEHPK3PXP" anzeige="JBSW Y3DP EHPK 3PXP" />,
  ],
]

/** Every part in every state. */
export const teile: readonly { name: string; html: Html }[] = [
  ...felder,
  ...formulare,
  ...meldungen,
  ...karten,
  ...listen,
  ...tabellen,
  ...sonstige,
].map(([name, html]) => ({ name, html }))
