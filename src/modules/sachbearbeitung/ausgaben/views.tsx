import { formatZeit } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Tabelle,
  Titel,
} from '#web/parts/index.ts'
import { Freigabeformulare } from '../freigabe.tsx'
import type { Ausgabe } from './ausgaben.ts'
import type { Freigabefehler } from './forms.ts'
import type { Zustand } from './store.ts'
import type { Verbrauch } from './verbrauch.ts'
import { VerbrauchView, zahl } from './views-verbrauch.tsx'

const staende = {
  beantragt: { text: 'Wartet auf Freigabe', art: 'warnung' },
  freigegeben: { text: 'Zum Abholen bereit', art: 'info' },
  abgelehnt: { text: 'Abgelehnt', art: 'fehler' },
  abgeholt: { text: 'Abgeholt', art: 'erfolg' },
  abgelaufen: { text: 'Abgelaufen', art: 'neutral' },
} as const satisfies Record<Zustand, object>

const Stand = ({ zustand }: { zustand: Zustand }): Html => (
  <Etikett art={staende[zustand].art}>{staende[zustand].text}</Etikett>
)

const zeileOf =
  (href: (id: string) => string) =>
  (ausgabe: Ausgabe): Child[] => [
    <a href={href(ausgabe.id)}>{ausgabe.was}</a>,
    ausgabe.auswahl,
    zahl(ausgabe.anzahl),
    ausgabe.beantragtName,
    formatZeit(ausgabe.beantragt),
    <Stand zustand={ausgabe.zustand} />,
  ]

const spalten = [
  { text: 'Ausgabe' },
  { text: 'Auswahl' },
  { text: 'Einträge' },
  { text: 'Von' },
  { text: 'Beantragt' },
  { text: 'Stand' },
]

export interface AusgabenProps {
  zeilen: Ausgabe[]
  /** Undefined: this person releases nothing. */
  offene: Ausgabe[] | undefined
  /** Empty: this person can fetch nothing. */
  stand: readonly Verbrauch[]
  mehr: string | undefined
}

export function AusgabenView({ zeilen, offene, stand, mehr }: AusgabenProps): Html {
  return (
    <>
      <Titel einleitung="Große Listen, Archive und Stapel von Briefen verlassen das Portal nur zu zweit: Eine Person beantragt, eine andere gibt frei.">
        Ausgaben
      </Titel>
      {offene && (
        <section aria-labelledby="offen">
          <h2 id="offen">Zu entscheiden</h2>
          <Tabelle
            titel="Ausgaben, die auf eine Freigabe warten"
            titelVerborgen
            dicht
            spalten={spalten}
            zeilen={offene.map(zeileOf((id) => routes.dienstAusgabeFreigabe.href({ id })))}
            leer={
              <LeererZustand titel="Es wartet nichts auf eine Freigabe.">
                <p>Beantragt jemand eine große Ausgabe, steht sie hier und im Eingang.</p>
              </LeererZustand>
            }
          />
        </section>
      )}
      <section aria-labelledby="alle">
        <h2 id="alle">{offene ? 'Alle Anträge' : 'Ihre Anträge'}</h2>
        <Tabelle
          titel={offene ? 'Alle Anträge, die neuesten zuerst' : 'Ihre Anträge, die neuesten zuerst'}
          titelVerborgen
          dicht
          spalten={spalten}
          zeilen={zeilen.map(zeileOf((id) => routes.dienstAusgabe.href({ id })))}
          leer={
            <LeererZustand titel="Es gibt noch keinen Antrag.">
              <p>
                Sie beantragen sie dort, wo sie entstehen: bei den Vorgängen mit „Diese Liste als CSV“ und bei den
                Freischaltcodes im Stapel.
              </p>
            </LeererZustand>
          }
        />
        {mehr && (
          <p>
            <Knopf art="sekundaer" href={mehr}>
              Weitere anzeigen
            </Knopf>
          </p>
        )}
      </section>
      {stand.length > 0 && <VerbrauchView stand={stand} />}
    </>
  )
}

function Angaben({ ausgabe }: { ausgabe: Ausgabe }): Html {
  const { entschieden, abgeholt } = ausgabe
  const frist = { beantragt: 'Antrag gilt bis', freigegeben: 'Abholen bis' }[ausgabe.zustand as 'beantragt']
  return (
    <Beschreibungsliste
      eintraege={[
        { begriff: 'Stand', wert: <Stand zustand={ausgabe.zustand} /> },
        { begriff: 'Auswahl', wert: ausgabe.auswahl },
        { begriff: `${ausgabe.einheit} beim Antrag`, wert: zahl(ausgabe.anzahl) },
        { begriff: 'Beantragt', wert: `${formatZeit(ausgabe.beantragt)} von ${ausgabe.beantragtName}` },
        { begriff: 'Zweck', wert: ausgabe.grund },
        ...(entschieden
          ? [
              {
                begriff: ausgabe.antwort === undefined ? 'Freigegeben' : 'Abgelehnt',
                wert: `${formatZeit(entschieden)} von ${ausgabe.entschiedenName ?? 'unbekannt'}`,
              },
            ]
          : []),
        ...(ausgabe.antwort === undefined ? [] : [{ begriff: 'Begründung', wert: ausgabe.antwort }]),
        ...(frist ? [{ begriff: frist, wert: formatZeit(ausgabe.bis) }] : []),
        ...(abgeholt
          ? [
              {
                begriff: 'Abgeholt',
                wert:
                  ausgabe.ausgegeben === undefined
                    ? formatZeit(abgeholt)
                    : `${formatZeit(abgeholt)}, ${ausgabe.einheit}: ${zahl(ausgabe.ausgegeben)}`,
              },
            ]
          : []),
      ]}
    />
  )
}

const meldungen = {
  beantragt: 'Die Ausgabe ist beantragt. Eine andere Person muss sie freigeben.',
  freigegeben: 'Die Ausgabe ist freigegeben. Die Person kann sie jetzt 24 Stunden lang einmal abholen.',
  abgelehnt: 'Die Ausgabe ist abgelehnt.',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface AusgabeProps {
  csrf: string
  ausgabe: Ausgabe
  eigene: boolean
  darfFreigeben: boolean
  meldung: Meldung | undefined
}

export function AusgabeView({ csrf, ausgabe, eigene, darfFreigeben, meldung }: AusgabeProps): Html {
  const { id, zustand } = ausgabe
  return (
    <>
      <Titel vorzeile="Ausgabe">{ausgabe.was}</Titel>
      {meldung && <Hinweis art="erfolg" titel={meldungen[meldung]} rolle="status" />}
      <Angaben ausgabe={ausgabe} />
      {eigene && zustand === 'beantragt' && !meldung && (
        <Hinweis art="info" titel="Das haben Sie selbst beantragt">
          <p>
            Eine andere Person mit dem Recht zur Freigabe entscheidet. Auf der Übersicht sehen Sie, wenn es so weit ist.
          </p>
        </Hinweis>
      )}
      {eigene && zustand === 'freigegeben' && (
        <Formular csrf={csrf} aktion={routes.dienstAusgabeDatei.href({ id })} nichtAufheben>
          <p>
            Das geht einmal. Die Datei ist nicht verschlüsselt: Legen Sie sie nur dort ab, wo Akten liegen dürfen, und
            löschen Sie sie, wenn Sie fertig sind.
          </p>
          <Knopfzeile>
            <Knopf symbol="datei">Datei herunterladen</Knopf>
          </Knopfzeile>
        </Formular>
      )}
      {!eigene && darfFreigeben && zustand === 'beantragt' && (
        <Knopfzeile>
          <Knopf href={routes.dienstAusgabeFreigabe.href({ id })}>Entscheiden</Knopf>
        </Knopfzeile>
      )}
      {eigene && zustand === 'abgeholt' && ausgabe.danach && (
        <p>
          <a href={ausgabe.danach.href}>{ausgabe.danach.text}</a>
        </p>
      )}
      <p>
        <a href={routes.dienstAusgaben.href()}>Zu den Ausgaben</a>
      </p>
    </>
  )
}

export interface FreigabeProps {
  csrf: string
  ausgabe: Ausgabe
  eigene: boolean
  antwort: string
  fehler: Freigabefehler
}

const Entscheidung = ({ csrf, antwort, fehler }: Omit<FreigabeProps, 'ausgabe' | 'eigene'>): Html => (
  <Freigabeformulare
    csrf={csrf}
    frei={{
      text: 'Die Datei enthält Namen und Angaben zu allen Einträgen. Fragen Sie nach, wenn Ihnen der Zweck nicht klar ist.',
      wert: 'freigegeben',
      knopf: 'Ausgabe freigeben',
    }}
    nein={{
      titel: 'Ablehnen',
      feld: { name: 'antwort', label: 'Begründung der Ablehnung', wert: antwort, fehler: fehler.antwort, zeilen: 3 },
      wert: 'abgelehnt',
      knopf: 'Ausgabe ablehnen',
    }}
  />
)

export function FreigabeView(props: FreigabeProps): Html {
  const { ausgabe, eigene } = props
  return (
    <>
      <Titel vorzeile={ausgabe.was}>Ausgabe freigeben</Titel>
      <Fehlerliste fehler={props.fehler} />
      <Angaben ausgabe={ausgabe} />
      {ausgabe.zustand === 'beantragt' &&
        (eigene ? (
          <Hinweis art="info" titel="Das haben Sie selbst beantragt">
            <p>Eine andere Person mit dem Recht zur Freigabe entscheidet darüber.</p>
          </Hinweis>
        ) : (
          <Entscheidung {...props} />
        ))}
      <p>
        <a href={routes.dienstAusgaben.href()}>Zu den Ausgaben</a>
      </p>
    </>
  )
}
