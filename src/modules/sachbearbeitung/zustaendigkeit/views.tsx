import type { Bereich, Zustaendigkeit, Zustaendigkeiten } from '#modules/jobcenter'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Tabelle,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'
import type { Erreichbarkeitsfehler } from './forms.ts'
import type { KollegeRow } from './store.ts'

const bereichsnamen: Record<Bereich, string> = {
  vermittlung: 'Persönlicher Kontakt (Vermittlung)',
  leistung: 'Leistung',
}

const nameOf = ({ person, team }: Zustaendigkeit): Child =>
  person ? `${person.name}${team ? `, ${team}` : ''}` : (team ?? 'niemand benannt')

/** Part of the record: who is there for the customer. */
export function AkteZustaendigkeit(props: { kundeId: string; zustaendig: Zustaendigkeiten; darf: boolean }): Html {
  const { kundeId, zustaendig, darf } = props
  return (
    <section aria-labelledby="zustaendig">
      <h2 id="zustaendig">Zuständig</h2>
      <Beschreibungsliste
        eintraege={(['vermittlung', 'leistung'] as const).map((bereich) => ({
          begriff: bereichsnamen[bereich],
          wert: nameOf(zustaendig[bereich]),
        }))}
      />
      {darf && (
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.dienstZustaendigkeit.href({ id: kundeId })}>
            Zuständigkeit ändern
          </Knopf>
        </Knopfzeile>
      )}
    </section>
  )
}

const optionOf = ({ id, name, team }: KollegeRow) => ({ wert: id, text: `${name}, ${team}` })

export interface ZustaendigkeitProps {
  csrf: string
  kundeId: string
  kunde: string
  zustaendig: Zustaendigkeiten
  kollegium: KollegeRow[]
  teams: string[]
  meldung: string | undefined
  fehler: Partial<Record<Bereich, string>>
}

function BereichForm({ bereich, ...props }: ZustaendigkeitProps & { bereich: Bereich }): Html {
  const jetzt = props.zustaendig[bereich]
  return (
    <section aria-labelledby={`b-${bereich}`}>
      <h2 id={`b-${bereich}`}>{bereichsnamen[bereich]}</h2>
      <Formular csrf={props.csrf} vorlesen={bereichsnamen[bereich]} nichtAufheben>
        <input type="hidden" name="bereich" value={bereich} />
        <input type="hidden" name="stand" value={jetzt.stand} />
        <Auswahl
          name="person"
          id={`person-${bereich}`}
          label="Person"
          leer="niemand"
          wert={jetzt.person?.id ?? ''}
          optionen={props.kollegium.map(optionOf)}
          fehler={props.fehler[bereich]}
        />
        <Auswahl
          name="team"
          id={`team-${bereich}`}
          label="Team"
          hinweis="Zählt, wenn keine Person benannt ist."
          leer="keines"
          wert={jetzt.team ?? ''}
          optionen={props.teams.map((team) => ({ wert: team, text: team }))}
        />
        <Knopfzeile>
          <Knopf>{bereich === 'leistung' ? 'Leistung speichern' : 'Persönlichen Kontakt speichern'}</Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

export function ZustaendigkeitView(props: ZustaendigkeitProps): Html {
  return (
    <>
      <Titel
        vorzeile={props.kunde}
        einleitung="Was auf eine Antwort wartet, geht mit an die neue Person oder das Team."
      >
        Zuständigkeit
      </Titel>
      <Fehlerliste fehler={Object.values(props.fehler).map((text) => ({ text: text ?? '' }))} />
      {props.meldung && <Hinweis art="erfolg" rolle="status" titel={props.meldung} />}
      <BereichForm {...props} bereich="vermittlung" />
      <BereichForm {...props} bereich="leistung" />
      <Linkliste links={[{ text: 'Zur Akte', href: routes.dienstKunde.href({ id: props.kundeId }) }]} />
    </>
  )
}

export interface ErreichbarkeitProps {
  csrf: string
  fuer: KollegeRow
  ich: string
  werte: { telefon: string; sprechzeiten: string; vertretung: string }
  fehler: Erreichbarkeitsfehler
  /** Who can take the place. */
  vertreter: KollegeRow[]
  /** For those who lead a team: its members. */
  team: KollegeRow[]
  gespeichert: boolean
}

function Teamtabelle({ team }: { team: KollegeRow[] }): Html {
  return (
    <section aria-labelledby="team">
      <h2 id="team">Ihr Team</h2>
      <Tabelle
        titel="Wer in Ihrem Team da ist"
        titelVerborgen
        dicht
        spalten={[{ text: 'Name' }, { text: 'Abwesend bis' }, { text: 'Vertretung' }]}
        zeilen={team.map((one): Child[] => [
          <a href={`${routes.dienstErreichbarkeit.href()}?fuer=${one.id}`}>{one.name}</a>,
          one.abwesend_bis ? kurzesDatum(new Date(one.abwesend_bis.getTime() - 1)) : '–',
          one.vertreten_name ?? 'niemand benannt',
        ])}
        leer={<LeererZustand titel="In Ihrem Team ist sonst niemand." />}
      />
    </section>
  )
}

/** How customers reach somebody, and who takes the place. */
export function ErreichbarkeitView(props: ErreichbarkeitProps): Html {
  const { fuer, werte, fehler, vertreter } = props
  return (
    <>
      <Titel
        vorzeile={fuer.id === props.ich ? undefined : `für ${fuer.name}`}
        einleitung="Kundinnen und Kunden, für die Sie benannt sind, sehen Nummer und Zeiten auf ihrer Startseite."
      >
        Erreichbarkeit und Vertretung
      </Titel>
      <Fehlerliste fehler={fehler} />
      {props.gespeichert && <Hinweis art="erfolg" rolle="status" titel="Gespeichert." />}
      <Formular csrf={props.csrf} nichtAufheben>
        <input type="hidden" name="fuer" value={fuer.id} />
        <Textfeld
          name="telefon"
          typ="tel"
          label="Telefon"
          pflicht={false}
          breite="m"
          wert={werte.telefon}
          fehler={fehler.telefon}
        />
        <Textfeld
          name="sprechzeiten"
          label="Telefonzeiten"
          hinweis="Zum Beispiel: Montag bis Donnerstag 9 bis 12 Uhr"
          pflicht={false}
          wert={werte.sprechzeiten}
          fehler={fehler.sprechzeiten}
        />
        <Auswahl
          name="vertretung"
          label="Vertretung bei Abwesenheit"
          hinweis="Diese Person sieht dann Ihren Eingang und erreicht die Akten, für die Sie zuständig sind."
          leer="niemand, mein Team übernimmt"
          wert={werte.vertretung}
          optionen={vertreter.map(optionOf)}
          fehler={fehler.vertretung}
        />
        <Knopfzeile>
          <Knopf>Speichern</Knopf>
        </Knopfzeile>
      </Formular>
      {props.team.length > 0 && <Teamtabelle team={props.team} />}
      <Linkliste links={[{ text: 'Abwesenheit eintragen', href: routes.dienstAbwesenheit.href() }]} />
    </>
  )
}
