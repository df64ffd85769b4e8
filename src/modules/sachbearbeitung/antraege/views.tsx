import type { Kunde } from '#modules/jobcenter'
import type { Antrag, Hindernisse } from '#modules/profil'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
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
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Kundenzeile } from '../uebersicht/kundenliste.ts'
import { antragstexte } from './texte.ts'
import type { Vergleich } from './zuordnung.ts'

export interface AntragProps {
  csrf: string
  antrag: Antrag
  kunde: Kunde | undefined
  /** Of a second redemption: why the code did not link. */
  hindernisse: Hindernisse | undefined
  vergleich: Vergleich[]
  kandidaten: Kundenzeile[]
  suche: string
  /** Address of a search for somebody else. */
  andere: string
}

function Angaben({ antrag }: { antrag: Antrag }): Html {
  const { angaben } = antrag
  const eintraege = [
    ['Name', angaben.name],
    ['Geburtsdatum', angaben.geburtstag && formatTag(angaben.geburtstag)],
    ['Kundennummer', angaben.kundennummer],
    ['BG-Nummer', angaben.bgNummer],
    ['Kontakt', angaben.kontakt],
    ['E-Mail-Adresse des Kontos', antrag.email],
    ['Eingegangen', formatZeit(antrag.erstellt)],
  ] as const
  return (
    <section aria-labelledby="angaben">
      <h2 id="angaben">Angaben der Person</h2>
      <Beschreibungsliste eintraege={eintraege.flatMap(([begriff, wert]) => (wert ? [{ begriff, wert }] : []))} />
    </section>
  )
}

function urteil({ gleich }: Vergleich): Html | string {
  if (gleich === undefined) return 'nicht vergleichbar'
  return gleich ? <Etikett art="erfolg">stimmt überein</Etikett> : <Etikett art="warnung">weicht ab</Etikett>
}

export function Vergleichstabelle({ vergleich }: Pick<AntragProps, 'vergleich'>): Html {
  // Who is meant was proved by a code or a link; then the person wrote nothing to compare.
  if (vergleich.every((zeile) => zeile.angegeben === undefined)) {
    return <Beschreibungsliste eintraege={vergleich.map(({ begriff, akte }) => ({ begriff, wert: akte ?? '–' }))} />
  }
  return (
    <Tabelle
      titel="Angaben der Person und Daten in der Akte"
      titelVerborgen
      spalten={[{ text: 'Was' }, { text: 'Angegeben' }, { text: 'In der Akte' }, { text: 'Vergleich' }]}
      zeilen={vergleich.map((zeile): Child[] => [
        zeile.begriff,
        zeile.angegeben ?? '–',
        zeile.akte ?? '–',
        urteil(zeile),
      ])}
    />
  )
}

/** What is linked already, and what becomes of it. */
function ImWeg({ antrag, kunde, hindernisse }: AntragProps & { kunde: Kunde }): Html | null {
  if (!hindernisse) return null
  const { person, konto } = hindernisse
  const name = `${kunde.vorname} ${kunde.nachname}`
  if (!person && !konto) {
    return <p>Inzwischen steht dem nichts mehr im Weg. Mit dem Code des neuen Briefs wird {name} verknüpft.</p>
  }
  const wem = !person
    ? ''
    : person.kunde
      ? `${person.kunde.vorname} ${person.kunde.nachname}, Kundennummer ${person.kunde.kundennummer}`
      : 'einer Person, die ein anderes Jobcenter führt'
  return (
    <Hinweis art="warnung" titel="Was im Weg steht">
      {person && (
        <p>
          Das Konto {antrag.email} gehört schon zu {wem}. Mit der Einlösung des neuen Briefs verliert diese Person den
          Zugang zu ihrem Profil.
        </p>
      )}
      {konto && (
        <p>
          {name} ist schon mit dem Konto {konto} verknüpft. Mit der Einlösung des neuen Briefs wird das getrennt.
        </p>
      )}
      <p>Bis dahin bleibt alles, wie es ist. Wessen Verknüpfung endet, bekommt eine E-Mail.</p>
    </Hinweis>
  )
}

function Zuordnen(props: AntragProps & { kunde: Kunde }): Html {
  const { csrf, antrag, kunde, vergleich, andere } = props
  const href = routes.dienstAntrag.href({ id: antrag.id })
  return (
    <section aria-labelledby="vergleich">
      <h2 id="vergleich">{antrag.kundeId ? 'Daten in der Akte' : 'Vergleich mit der Akte'}</h2>
      <Vergleichstabelle vergleich={vergleich} />
      <ImWeg {...props} />
      <p>
        Der Brief geht an die Anschrift in der Akte: {kunde.strasse}, {kunde.plz} {kunde.ort}.{' '}
        <a href={routes.dienstKunde.href({ id: kunde.id })}>Akte öffnen</a>
      </p>
      <Formular csrf={csrf} aktion={href} vorlesen="Zuordnen" nichtAufheben>
        <input type="hidden" name="kunde" value={kunde.id} />
        <Knopfzeile>
          {!antrag.kundeId && (
            <Knopf art="text" href={andere}>
              Eine andere Person suchen
            </Knopf>
          )}
          <Knopf name="entscheidung" wert="zuordnen">
            Zuordnen und Brief erstellen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

function Auswaehlen({ csrf, antrag, kandidaten, suche }: AntragProps): Html {
  const hrefOf = (id: string) => `${routes.dienstAntrag.href({ id: antrag.id })}?kunde=${id}`
  return (
    <section aria-labelledby="auswahl">
      <h2 id="auswahl">Wer ist gemeint?</h2>
      <Formular
        csrf={csrf}
        aktion={routes.dienstAntragSuche.href({ id: antrag.id })}
        form="zeile"
        vorlesen="In den Akten suchen"
        nichtAufheben
      >
        <Textfeld
          name="suche"
          typ="search"
          label="Name, Kundennummer oder BG-Nummer"
          wert={suche}
          maxlaenge={100}
          breite="l"
          wortlaut
        />
        <Knopf art="sekundaer" symbol="suche">
          Suchen
        </Knopf>
      </Formular>
      <Tabelle
        titel="Mögliche Personen"
        dicht
        spalten={[{ text: 'Name' }, { text: 'Kundennummer' }, { text: 'BG-Nummer' }]}
        zeilen={kandidaten.map((zeile): Child[] => [
          <a href={hrefOf(zeile.id)}>{zeile.name}</a>,
          zeile.kundennummer,
          zeile.bgNummer ?? '–',
        ])}
        leer={
          <LeererZustand titel="Zu den Angaben wurde niemand gefunden.">
            <p>Suchen Sie mit einer anderen Schreibweise, oder lehnen Sie die Anfrage ab.</p>
          </LeererZustand>
        }
      />
    </section>
  )
}

function Ablehnen({ csrf, antrag }: Pick<AntragProps, 'csrf' | 'antrag'>): Html {
  return (
    <section aria-labelledby="ablehnen">
      <h2 id="ablehnen">Nicht zuzuordnen</h2>
      <p>
        Die Person erhält eine E-Mail und liest in ihrem Konto, dass sie sich an Sie wenden soll. Das lässt sich nicht
        zurücknehmen.
      </p>
      <Formular csrf={csrf} aktion={routes.dienstAntrag.href({ id: antrag.id })} vorlesen="Ablehnen" nichtAufheben>
        <Knopfzeile>
          <Knopf art="sekundaer" name="entscheidung" wert="ablehnen">
            Anfrage ablehnen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

const ergebnisse = { erledigt: 'Zugeordnet', abgelehnt: 'Abgelehnt' } as const

function Entschieden({ antrag }: { antrag: Antrag }): Html | null {
  if (antrag.zustand === 'offen') return null
  return (
    <>
      <Hinweis art="info" titel={ergebnisse[antrag.zustand]}>
        Diese Anfrage ist entschieden{antrag.erledigt ? `: ${formatZeit(antrag.erledigt)}` : ''}.
      </Hinweis>
      <Knopfzeile>
        {antrag.briefId && (
          <Knopf art="sekundaer" href={routes.dienstBrief.href({ id: antrag.briefId })}>
            Zum Brief
          </Knopf>
        )}
        <Knopf art="text" href={routes.dienstStart.href()}>
          Zur Übersicht
        </Knopf>
      </Knopfzeile>
    </>
  )
}

export function AntragView(props: AntragProps): Html {
  const { antrag, kunde } = props
  const texte = antragstexte[antrag.art]
  return (
    <>
      <Titel einleitung={antrag.zustand === 'offen' ? texte.erklaerung : undefined}>{texte.kurz}</Titel>
      <Angaben antrag={antrag} />
      {antrag.zustand === 'offen' ? (
        <>
          {kunde ? <Zuordnen {...props} kunde={kunde} /> : <Auswaehlen {...props} />}
          <Ablehnen {...props} />
        </>
      ) : (
        <Entschieden antrag={antrag} />
      )}
    </>
  )
}
