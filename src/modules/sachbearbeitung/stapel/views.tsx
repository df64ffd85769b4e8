import type { Anwaerter, Stapel, Stapelzeile } from '#modules/profil'
import { STAPEL_HOECHSTENS } from '#modules/profil'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child, Html } from '#web/jsx.ts'
import {
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Tabelle,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'

const zaehle = (anzahl: number) => (anzahl === 1 ? '1 Brief' : `${anzahl} Briefe`)

export interface StapellisteProps {
  csrf: string
  nummern: string
  fehler: Feldfehler<'nummern'>
  /** Nobody is left to suggest. */
  leer?: boolean
  stapel: Stapelzeile[]
}

export function StapellisteView({ csrf, nummern, fehler, leer, stapel }: StapellisteProps): Html {
  return (
    <>
      <Titel einleitung="Für mehrere Personen zugleich: ein Code und ein Brief für jede, alle Briefe in einer Datei zum Drucken.">
        Freischaltcodes im Stapel
      </Titel>
      <Fehlerliste fehler={fehler} />
      {leer && (
        <Hinweis art="info" titel="Niemand wartet auf einen Code" rolle="status">
          Alle Kundinnen und Kunden haben schon einen Zugang oder einen gültigen Code.
        </Hinweis>
      )}
      <Formular csrf={csrf} vorlesen="Stapel vorbereiten" nichtAufheben>
        <Textbereich
          name="nummern"
          label="Kundennummern"
          hinweis={`Eine in jeder Zeile, höchstens ${STAPEL_HOECHSTENS}.`}
          wert={nummern}
          fehler={fehler.nummern}
          zeilen={10}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" name="schritt" wert="vorschlag">
            Alle ohne Zugang vorschlagen
          </Knopf>
          <Knopf name="schritt" wert="pruefen">
            Prüfen
          </Knopf>
        </Knopfzeile>
      </Formular>
      <h2>Letzte Stapel</h2>
      <Tabelle
        titel="Letzte Stapel, die neuesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Erstellt' }, { text: 'Von' }, { text: 'Umfang' }, { text: 'Stand' }]}
        zeilen={stapel.map((zeile): Child[] => [
          <a href={routes.dienstStapel.href({ id: zeile.id })}>{formatZeit(zeile.erstellt)}</a>,
          zeile.von,
          zaehle(zeile.anzahl),
          zeile.gesendet ? `gesendet ${formatZeit(zeile.gesendet)}` : 'noch nicht gesendet',
        ])}
        leer={
          <LeererZustand titel="Es gibt noch keinen Stapel.">
            <p>Geben Sie oben Kundennummern ein, oder lassen Sie sich Personen ohne Zugang vorschlagen.</p>
          </LeererZustand>
        }
      />
    </>
  )
}

function anmerkung({ verknuepft, mitCode, kind }: Anwaerter): Html | string {
  if (kind) return <Etikett art="warnung">unter 15, der Brief geht an die gesetzliche Vertretung</Etikett>
  if (verknuepft) return <Etikett art="warnung">hat schon einen Zugang</Etikett>
  if (mitCode) return <Etikett art="warnung">der ältere Code gilt dann nicht mehr</Etikett>
  return ''
}

interface PruefenProps {
  csrf: string
  id: string
  /** Of what is shown here. */
  abdruck: string
  anwaerter: Anwaerter[]
  /** So many letters may go out without a second person. */
  frei: number
}

/** Before anything is made: who gets a letter, and where one may not be needed. */
export function PruefenView({ csrf, id, abdruck, anwaerter, frei }: PruefenProps): Html {
  const nummern = anwaerter.map(({ kunde }) => kunde.kundennummer).join('\n')
  const zuZweit = anwaerter.length > frei
  const mitHinweis = anwaerter.some(({ verknuepft, mitCode, kind }) => verknuepft || mitCode || kind)
  return (
    <>
      <Titel>{`${zaehle(anwaerter.length)} erstellen?`}</Titel>
      <p>Jede Person erhält einen neuen Code. Er gilt 30 Tage und einmal.</p>
      {zuZweit && (
        <Hinweis art="info" titel="Das geht nur zu zweit">
          <p>
            Noch ohne Freigabe möglich: {zaehle(frei)}. Eine andere Person muss zustimmen. Sie nennen ihr im nächsten
            Schritt den Zweck. Bis dahin entsteht kein Code.
          </p>
        </Hinweis>
      )}
      <Tabelle
        titel="Diese Personen erhalten einen Brief"
        dicht
        spalten={[{ text: 'Name' }, { text: 'Kundennummer' }, ...(mitHinweis ? [{ text: 'Hinweis' }] : [])]}
        zeilen={anwaerter.map((einer): Child[] => [
          `${einer.kunde.nachname}, ${einer.kunde.vorname}`,
          einer.kunde.kundennummer,
          ...(mitHinweis ? [anmerkung(einer)] : []),
        ])}
      />
      <Formular csrf={csrf} aktion={routes.dienstStapelliste.href()} vorlesen="Stapel erstellen" nichtAufheben>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="nummern" value={nummern} />
        <input type="hidden" name="abdruck" value={abdruck} />
        <Knopfzeile>
          <Knopf art="sekundaer" name="schritt" wert="aendern">
            Liste ändern
          </Knopf>
          <Knopf name="schritt" wert="erstellen">
            {zuZweit ? 'Zum Antrag auf Freigabe' : 'Briefe erstellen'}
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const staende = {
  gueltig: { art: 'info', text: 'Code gültig' },
  eingeloest: { art: 'erfolg', text: 'Code eingelöst' },
  ersetzt: { art: 'neutral', text: 'durch neueren Code ersetzt' },
  abgelaufen: { art: 'neutral', text: 'abgelaufen' },
} as const

export function StapelView({ csrf, stapel }: { csrf: string; stapel: Stapel }): Html {
  const { id, briefe, gesendet, gueltigBis } = stapel
  const druckbar = briefe.filter(({ stand }) => stand === 'gueltig').length
  return (
    <>
      <Titel vorzeile={`Erstellt ${formatZeit(stapel.erstellt)} von ${stapel.von}`}>{zaehle(briefe.length)}</Titel>
      {druckbar === 0 ? (
        <Hinweis art="info" titel="Diese Briefe lassen sich nicht mehr drucken">
          Alle Codes wurden benutzt, ersetzt oder sind abgelaufen.
        </Hinweis>
      ) : (
        <>
          <p>
            {gueltigBis && `Gültig bis ${formatTag(gueltigBis)}. `}Die Briefe stehen nach Nachnamen in einer Datei,
            jeder auf eigenen Blättern.
            {druckbar < briefe.length && ` Sie enthält ${zaehle(druckbar)}: nur Codes, die noch gelten.`}
          </p>
          <p>
            <Knopf
              art={gesendet ? 'text' : 'sekundaer'}
              symbol="drucken"
              href={`${routes.dienstStapel.href({ id })}?datei=pdf`}
            >
              Alle Briefe als PDF öffnen
            </Knopf>
          </p>
        </>
      )}
      {gesendet ? (
        <p>
          <Etikett art="erfolg">Gesendet</Etikett> {formatZeit(gesendet)}
        </p>
      ) : (
        <Formular
          csrf={csrf}
          aktion={routes.dienstStapelGesendet.href({ id })}
          vorlesen="Versand vermerken"
          nichtAufheben
        >
          <Knopfzeile>
            <Knopf>Alle Briefe gesendet</Knopf>
          </Knopfzeile>
        </Formular>
      )}
      <h2>Briefe dieses Stapels</h2>
      <Tabelle
        titel="Briefe dieses Stapels"
        titelVerborgen
        dicht
        spalten={[{ text: 'Name' }, { text: 'Kundennummer' }, { text: 'Brief' }, { text: 'Code' }]}
        zeilen={briefe.map((brief): Child[] => [
          <a href={routes.dienstBrief.href({ id: brief.id })}>{brief.name}</a>,
          brief.kundennummer,
          brief.zustand === 'gesendet' ? 'gesendet' : 'erstellt',
          <Etikett art={staende[brief.stand].art}>{staende[brief.stand].text}</Etikett>,
        ])}
      />
    </>
  )
}
