import { type ErstantragImDienst, isVollstaendig } from '#modules/formulare'
import type { Kunde } from '#modules/jobcenter'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  LeererZustand,
  Linkliste,
  Tabelle,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { Vergleichstabelle } from '../antraege/views.tsx'
import type { Vergleich } from '../antraege/zuordnung.ts'
import type { Kundenzeile } from '../uebersicht/kundenliste.ts'

export interface ErstantragProps {
  csrf: string
  erstantrag: ErstantragImDienst
  kunde: Kunde | undefined
  vergleich: Vergleich[]
  /** The date of birth on file is another: staff says that they have looked. */
  abweichung: boolean
  /** Which account the profile of this customer is linked to already. */
  verknuepft: 'dieses-konto' | 'anderes-konto' | undefined
  kandidaten: Kundenzeile[]
  suche: string
  /** Address of a search for somebody else. */
  andere: string
  /** Whether this role works on cases. */
  darfVorgaenge: boolean
  grund: string
  fehler: Partial<Record<'geprueft' | 'grund', string>>
}

/** All that was sent, for whoever works on cases; the others see what they need to find out whose it is. */
function Uebriges({ erstantrag, darfVorgaenge }: Pick<ErstantragProps, 'erstantrag' | 'darfVorgaenge'>): Html | null {
  const { id, zustand } = erstantrag
  if (!darfVorgaenge) {
    return (
      <p class="kleingedrucktes">
        Die übrigen Angaben und die Dateien sieht die Sachbearbeitung im Vorgang, sobald der Antrag zugeordnet ist.
      </p>
    )
  }
  if (zustand === 'zugeordnet' || zustand === 'zurueckgenommen') return null
  if (!isVollstaendig(erstantrag)) {
    return <p class="kleingedrucktes">Mehr ist nicht gesendet: Ein PDF gibt es erst mit dem ganzen Antrag.</p>
  }
  return (
    <Linkliste
      links={[
        {
          text: 'Alle Angaben als PDF',
          href: routes.dienstErstantragPdf.href({ id }),
          symbol: 'datei',
          ...(erstantrag.dateien.length > 0
            ? { hinweis: 'Die Dateien selbst sehen Sie im Vorgang, sobald der Antrag zugeordnet ist.' }
            : {}),
        },
      ]}
    />
  )
}

function Angaben({ erstantrag, darfVorgaenge }: Pick<ErstantragProps, 'erstantrag' | 'darfVorgaenge'>): Html {
  const { person, dateien } = erstantrag
  const anschrift = [person.strasse, [person.plz, person.ort].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const eintraege = [
    ['Name', `${person.vorname} ${person.nachname}`],
    ['Geburtsdatum', formatTag(person.geburtsdatum)],
    [person.strasse ? 'Anschrift' : 'Postleitzahl', anschrift],
    ['Telefon', person.telefon],
    ['E-Mail-Adresse', person.email],
    ['E-Mail-Adresse des Kontos', erstantrag.kontoEmail],
    ['Leistungen ab', formatTag(person.ab)],
    ['Eingegangen', formatZeit(erstantrag.zeit)],
    ['Antrag', erstantrag.unvollstaendigSeit ? 'Datum gesichert, Angaben fehlen noch' : 'vollständig gesendet'],
    ['Dateien', dateien.length > 0 ? String(dateien.length) : undefined],
  ] as const
  return (
    <section aria-labelledby="angaben">
      <h2 id="angaben">Angaben der Person</h2>
      <Beschreibungsliste eintraege={eintraege.flatMap(([begriff, wert]) => (wert ? [{ begriff, wert }] : []))} />
      <Uebriges {...{ erstantrag, darfVorgaenge }} />
    </section>
  )
}

function Zuordnen(props: ErstantragProps & { kunde: Kunde }): Html {
  const { erstantrag, kunde, fehler } = props
  const href = routes.dienstErstantrag.href({ id: erstantrag.id })
  return (
    <section aria-labelledby="vergleich">
      <h2 id="vergleich">Vergleich mit der Akte</h2>
      <Vergleichstabelle vergleich={props.vergleich} />
      {props.verknuepft === 'anderes-konto' && (
        <Hinweis art="warnung" titel="Diese Person hat schon ein anderes Online-Konto" ebene={3}>
          <p>
            Prüfen Sie besonders genau, ob sie gemeint ist. Über die Verknüpfung entscheiden Sie, wenn der Code kommt.
          </p>
        </Hinweis>
      )}
      <p>
        Kundennummer {kunde.kundennummer}.{' '}
        {props.verknuepft === 'dieses-konto'
          ? 'Das Profil ist mit genau diesem Konto verknüpft. Ein Brief ist nicht nötig.'
          : `Der Brief mit dem Freischaltcode geht an die Anschrift in der Akte: ${kunde.strasse}, ${kunde.plz} ${kunde.ort}.`}{' '}
        <a href={routes.dienstKunde.href({ id: kunde.id })}>Akte öffnen</a>
      </p>
      <Formular csrf={props.csrf} aktion={href} vorlesen="Zuordnen" nichtAufheben>
        <input type="hidden" name="kunde" value={kunde.id} />
        {props.abweichung && (
          <Kontrollkaestchen
            name="geprueft"
            label="Das Geburtsdatum weicht ab. Ich habe geprüft, dass es dieselbe Person ist."
            pflicht
            fehler={fehler.geprueft}
          />
        )}
        <Knopfzeile>
          <Knopf art="text" href={props.andere}>
            Eine andere Person suchen
          </Knopf>
          <Knopf name="entscheidung" wert="zuordnen">
            {props.verknuepft === 'dieses-konto' ? 'Zuordnen' : 'Zuordnen und Brief erstellen'}
          </Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

function Auswaehlen({ csrf, erstantrag, kandidaten, suche }: ErstantragProps): Html {
  const { id } = erstantrag
  const aktion = routes.dienstErstantragSuche.href({ id })
  return (
    <section aria-labelledby="auswahl">
      <h2 id="auswahl">Ist die Person schon bekannt?</h2>
      <Formular csrf={csrf} aktion={aktion} form="zeile" vorlesen="In den Akten suchen" nichtAufheben>
        <Textfeld
          name="suche"
          typ="search"
          label="Name, Geburtsdatum, Kundennummer oder BG-Nummer"
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
          <a href={`${routes.dienstErstantrag.href({ id })}?kunde=${zeile.id}`}>{zeile.name}</a>,
          zeile.kundennummer,
          zeile.bgNummer ?? '–',
        ])}
        leer={
          <LeererZustand titel="Zu den Angaben wurde niemand gefunden.">
            <p>Suchen Sie mit einer anderen Schreibweise, oder legen Sie die Person an.</p>
          </LeererZustand>
        }
      />
      <Linkliste
        links={[{ text: 'Person neu anlegen und zuordnen', href: routes.dienstErstantragKunde.href({ id }) }]}
      />
    </section>
  )
}

function Ablehnen({ csrf, erstantrag, grund, fehler }: ErstantragProps): Html {
  const href = routes.dienstErstantrag.href({ id: erstantrag.id })
  return (
    <section aria-labelledby="ablehnen">
      <h2 id="ablehnen">Nicht zuzuordnen</h2>
      <p>
        Der Antrag bleibt ein Antrag: Lehnen Sie hier nur ab, was doppelt da ist, oder wenn die Person nicht zu finden
        ist. Ist ein anderes Jobcenter zuständig, leiten Sie ihn dorthin weiter (§ 16 Abs. 2 SGB I) und schreiben Sie
        das hier.
      </p>
      <Formular csrf={csrf} aktion={href} vorlesen="Ablehnen" nichtAufheben>
        <Textbereich
          name="grund"
          label="Grund, den die Person liest"
          hinweis="Warum, und was sie tun kann. Er steht in ihrem Konto."
          pflicht
          wert={grund}
          fehler={fehler.grund}
          zeilen={4}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" name="entscheidung" wert="ablehnen">
            Ablehnen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

const titel = {
  offen: '',
  zugeordnet: 'Zugeordnet',
  abgelehnt: 'Abgelehnt',
  zurueckgenommen: 'Von der Person zurückgenommen',
} as const

/** Matches that were undone, with the reason. */
function Trennungen({ erstantrag: { trennungen } }: ErstantragProps): Html | null {
  if (trennungen.length === 0) return null
  return (
    <section aria-labelledby="trennungen">
      <h2 id="trennungen">Zurückgenommene Zuordnungen</h2>
      <Beschreibungsliste
        eintraege={trennungen.map(({ zeit, wer, grund }) => ({
          begriff: `${formatZeit(zeit)}${wer ? `, ${wer}` : ''}`,
          wert: grund,
        }))}
      />
    </section>
  )
}

function Entschieden({ erstantrag, darfVorgaenge }: ErstantragProps): Html {
  const { zustand, entschieden, grund, vorgangId, kundeId } = erstantrag
  const vorgang = vorgangId && darfVorgaenge && routes.dienstVorgang.href({ id: vorgangId })
  return (
    <>
      <Hinweis art="info" titel={titel[zustand]}>
        <p>Darüber ist entschieden{entschieden ? `: ${formatZeit(entschieden)}` : ''}.</p>
        {grund && <p class="gespraech__text">{grund}</p>}
      </Hinweis>
      <Linkliste
        links={[
          ...(vorgang ? [{ text: 'Zum Vorgang', href: vorgang }] : []),
          ...(kundeId ? [{ text: 'Zur Akte und zum Brief', href: routes.dienstKunde.href({ id: kundeId }) }] : []),
          ...(zustand === 'zugeordnet' && !erstantrag.uebernommen
            ? [
                {
                  text: 'Zuordnung zurücknehmen',
                  href: routes.dienstErstantragTrennung.href({ id: erstantrag.id }),
                },
              ]
            : []),
          { text: 'Zum Eingang', href: routes.dienstEingang.href() },
        ]}
      />
    </>
  )
}

const EINLEITUNG =
  'Diese Person hat ohne Freischaltcode einen Antrag gestellt. Der Tag zählt schon. Ordnen Sie ihn zu, entstehen ein Vorgang mit diesem Tag und ein Brief mit einem Freischaltcode.'

/** A first application whose customer is to be found, put on file, or not to be found. */
export function ErstantragView(props: ErstantragProps): Html {
  const { erstantrag, kunde } = props
  const offen = erstantrag.zustand === 'offen'
  return (
    <>
      <Titel vorzeile={`Vorgangsnummer ${erstantrag.nummer}`} einleitung={offen ? EINLEITUNG : undefined}>
        Erstantrag
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Angaben {...props} />
      <Trennungen {...props} />
      {offen ? (
        <>
          {kunde ? <Zuordnen {...props} kunde={kunde} /> : <Auswaehlen {...props} />}
          <Ablehnen {...props} />
        </>
      ) : (
        <Entschieden {...props} />
      )}
    </>
  )
}
