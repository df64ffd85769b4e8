import type { Kunde } from '#modules/jobcenter'
import { formatTag, formatZeit, type Tag } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Tabelle,
  Titel,
} from '#web/parts/index.ts'
import type { ReaktivierungRow } from '../store.ts'
import { briefText, kontotexte } from '../texte.ts'
import type { Akte } from './akte.ts'

const meldungen = {
  gesendet: 'Es ist vermerkt, dass der Brief gesendet wurde.',
  'schon-gesendet': 'Der Brief war schon als gesendet vermerkt. Es wurde nichts geändert.',
  deaktiviert: 'Das Konto ist deaktiviert. Alle Sitzungen wurden beendet.',
  'nicht-aktiv': 'Das Konto war nicht aktiv. Es wurde nichts geändert.',
  beantragt: 'Die Reaktivierung ist beantragt. Eine andere Person muss sie freigeben.',
  'schon-beantragt': 'Eine Reaktivierung war schon beantragt. Es wurde nichts geändert.',
  'nicht-deaktiviert': 'Das Konto ist nicht deaktiviert. Es wurde nichts geändert.',
  freigegeben: 'Das Konto ist reaktiviert.',
  abgelehnt: 'Die Reaktivierung ist abgelehnt. Das Konto bleibt deaktiviert.',
  nachricht: 'Die Nachricht ist gesendet.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

/** Whose record it is, on every page that acts on it. */
export function kundenzeile(kunde: Kunde): string {
  return `${kunde.vorname} ${kunde.nachname}, geboren am ${formatTag(kunde.geburtstag)}, Kundennummer ${kunde.kundennummer}`
}

function Daten({ kunde }: { kunde: Kunde }): Html {
  return (
    <section aria-labelledby="daten">
      <h2 id="daten">Daten in der Akte</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Name', wert: `${kunde.vorname} ${kunde.nachname}` },
          { begriff: 'Geburtsdatum', wert: formatTag(kunde.geburtstag) },
          { begriff: 'Anschrift', wert: `${kunde.strasse}, ${kunde.plz} ${kunde.ort}` },
          { begriff: 'Kundennummer', wert: kunde.kundennummer },
          { begriff: 'BG-Nummer', wert: kunde.bgNummer ?? '–' },
        ]}
      />
    </section>
  )
}

type Brief = Akte['briefe'][number]

function briefzeile(brief: Brief): Child[] {
  const art = brief.brauchbar ? brief.zustand : brief.codezustand === 'eingeloest' ? 'eingeloest' : 'abgelaufen'
  const ersetzt = brief.codezustand === 'ersetzt'
  const stand = ersetzt ? ({ text: 'Ersetzt', art: 'neutral' } as const) : briefText({ art })
  return [
    <a href={routes.dienstBrief.href({ id: brief.id })}>{formatZeit(brief.erstellt)}</a>,
    <Etikett art={stand.art}>{stand.text}</Etikett>,
    brief.gesendet ? formatZeit(brief.gesendet) : '–',
    formatTag(brief.gueltigBis),
  ]
}

function Briefe({ briefe, kundeId }: { briefe: Brief[]; kundeId: string }): Html {
  return (
    <section aria-labelledby="briefe">
      <h2 id="briefe">Briefe mit Freischaltcode</h2>
      <Tabelle
        titel="Briefe mit Freischaltcode, die neuesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Erstellt' }, { text: 'Stand' }, { text: 'Gesendet' }, { text: 'Gültig bis' }]}
        zeilen={briefe.map(briefzeile)}
        leer={<LeererZustand titel="Es gibt noch keinen Brief." />}
      />
      <Knopfzeile>
        <Knopf href={routes.dienstCode.href({ id: kundeId })}>Freischaltcode ausstellen</Knopf>
      </Knopfzeile>
    </section>
  )
}

const ergebnisse = { freigegeben: 'Freigegeben', abgelehnt: 'Abgelehnt' } as const

function reaktivierungszeile(row: ReaktivierungRow): Child[] {
  return [
    <a href={routes.dienstFreigabe.href({ id: row.id })}>{formatZeit(row.beantragt)}</a>,
    row.beantragt_name,
    row.ergebnis ? ergebnisse[row.ergebnis] : 'Wartet auf Freigabe',
    row.entschieden_name ?? '–',
  ]
}

function Konto({ akte, darf }: { akte: Akte; darf: Darf }): Html {
  const stand = kontotexte[akte.konto]
  const offen = akte.reaktivierungen.some((row) => row.ergebnis === null)
  return (
    <section aria-labelledby="konto">
      <h2 id="konto">Online-Konto</h2>
      <p>
        <Etikett art={stand.art}>{stand.text}</Etikett>
      </p>
      {akte.reaktivierungen.length > 0 && (
        <Tabelle
          titel="Reaktivierungen"
          dicht
          spalten={[{ text: 'Beantragt' }, { text: 'Von' }, { text: 'Stand' }, { text: 'Entschieden von' }]}
          zeilen={akte.reaktivierungen.map((row) =>
            darf.freigeben
              ? reaktivierungszeile(row)
              : [formatZeit(row.beantragt), ...reaktivierungszeile(row).slice(1)],
          )}
        />
      )}
      {akte.kontoId && (
        <Knopfzeile>
          {akte.konto === 'verknuepft' && darf.deaktivieren && (
            <Knopf art="sekundaer" href={routes.dienstDeaktivieren.href({ id: akte.kontoId })}>
              Konto deaktivieren
            </Knopf>
          )}
          {akte.konto === 'deaktiviert' && !offen && darf.reaktivieren && (
            <Knopf art="sekundaer" href={routes.dienstReaktivieren.href({ id: akte.kontoId })}>
              Reaktivierung beantragen
            </Knopf>
          )}
        </Knopfzeile>
      )}
    </section>
  )
}

export interface Darf {
  deaktivieren: boolean
  reaktivieren: boolean
  freigeben: boolean
}

interface AkteProps {
  akte: Akte
  darf: Darf
  meldung: Meldung | undefined
  /** Who is there for the customer, how they are reached, who lives with them. */
  umfeld: Child
  /** Cases, conversations, notices, appointments: each for those who may see them. */
  teile: Child
  /** Parts of the page below the data, to jump to. */
  sprungziele: readonly (readonly [id: string, text: string])[]
}

export function AkteView({ akte, darf, meldung, umfeld, teile, sprungziele }: AkteProps): Html {
  const { kunde } = akte
  return (
    <>
      <Titel vorzeile={`Kundennummer ${kunde.kundennummer}`}>{`${kunde.vorname} ${kunde.nachname}`}</Titel>
      {meldung && <Hinweis art="info" titel={meldungen[meldung]} rolle="status" />}
      <nav class="sprungziele" aria-label="Auf dieser Seite">
        <ul>
          {sprungziele.map(([id, text]) => (
            <li>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Daten kunde={kunde} />
      {umfeld}
      <Briefe briefe={akte.briefe} kundeId={kunde.id} />
      <Konto akte={akte} darf={darf} />
      {teile}
    </>
  )
}

/** Asks once more: the older letter is worthless from then on. */
export function CodeView({ csrf, kunde, ersetzt }: { csrf: string; kunde: Kunde; ersetzt: boolean }): Html {
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>Freischaltcode ausstellen?</Titel>
      <p>Es entsteht ein Brief mit einem neuen Freischaltcode. Er ist 30 Tage gültig und gilt einmal.</p>
      <Beschreibungsliste
        eintraege={[
          {
            begriff: 'Der Brief geht an',
            wert: (
              <>
                {kunde.vorname} {kunde.nachname}
                <br />
                {kunde.strasse}
                <br />
                {kunde.plz} {kunde.ort}
              </>
            ),
          },
        ]}
      />
      {ersetzt && (
        <Hinweis art="warnung" titel="Es gibt schon einen gültigen Brief">
          Der Code in dem älteren Brief gilt dann nicht mehr.
        </Hinweis>
      )}
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstKunde.href({ id: kunde.id })}>
            Abbrechen
          </Knopf>
          <Knopf>Freischaltcode ausstellen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export interface BriefProps {
  csrf: string
  id: string
  kunde: Kunde
  zustand: 'erstellt' | 'gesendet'
  gueltigBis: Tag
  /** The code is good for nothing any more, and the letter is gone. */
  leer: boolean
}

export function BriefView(props: BriefProps): Html {
  const { csrf, id, kunde, zustand, gueltigBis, leer } = props
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>Brief mit Freischaltcode</Titel>
      {leer ? (
        <Hinweis art="info" titel="Dieser Brief ist nicht mehr gültig">
          Sein Freischaltcode wurde benutzt, ersetzt oder ist abgelaufen. Deshalb wird er nicht mehr aufgehoben. Stellen
          Sie bei Bedarf einen neuen aus.
        </Hinweis>
      ) : (
        <>
          <p>
            Gültig bis {formatTag(gueltigBis)}. Drucken Sie den Brief und senden Sie ihn an die Anschrift in der Akte.
            Der Code steht nur in dem Brief.
          </p>
          <p>
            <Knopf
              art={zustand === 'erstellt' ? 'sekundaer' : 'text'}
              symbol="drucken"
              href={`${routes.dienstBrief.href({ id })}?datei=pdf`}
            >
              Brief als PDF öffnen
            </Knopf>
          </p>
          {zustand === 'erstellt' ? (
            <Formular csrf={csrf} aktion={routes.dienstBriefGesendet.href({ id })} nichtAufheben>
              <Knopfzeile>
                <Knopf>Als gesendet vermerken</Knopf>
              </Knopfzeile>
            </Formular>
          ) : (
            <p>
              <Etikett art="erfolg">Gesendet</Etikett>
            </p>
          )}
        </>
      )}
      <p>
        <a href={routes.dienstKunde.href({ id: kunde.id })}>Zur Akte</a>
      </p>
    </>
  )
}
