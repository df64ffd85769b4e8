import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Livezeile,
  Tabelle,
  Titel,
} from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'
import type { KollegeRow } from '../zustaendigkeit/store.ts'
import { type Artname, readEingangsart } from './arten.ts'
import type { Posten, Sicht } from './eingang.ts'
import { WERKTAGE } from './ungelesen.ts'

const sichttexte: Record<Sicht, string> = {
  alle: 'Alle',
  meine: 'Meine',
  team: 'Mein Team',
  niemand: 'Ohne Person',
  ueberfaellig: 'Überfällig',
  ungelesen: 'Lange ungelesen',
}

export interface Filterwahl {
  sicht: Sicht
  art: string
  dienst: string
  person: string
  team: string
}

/** An address of the list that keeps the filters. */
export function eingangHref(wahl: Partial<Filterwahl> & { nach?: string | undefined }): string {
  const frage = new URLSearchParams()
  const { sicht, ...rest } = wahl
  if (sicht && sicht !== 'alle') frage.set('wessen', sicht)
  for (const [name, wert] of Object.entries(rest)) if (wert) frage.set(name, wert)
  const text = frage.toString()
  return text ? `${routes.dienstEingang.href()}?${text}` : routes.dienstEingang.href()
}

export interface EingangProps {
  csrf: string
  wahl: Filterwahl
  arten: Artname[]
  /** Services to narrow cases down to; none where this person sees no cases. */
  dienste: readonly { wert: string; text: string }[]
  kollegium: KollegeRow[]
  /** In whose place this person stands. */
  vertretene: { id: string; name: string }[]
  ich: string
  zeilen: Posten[]
  weiter: string | undefined
  meldung: { art: 'erfolg' | 'warnung'; text: string } | undefined
  jetzt: Date
}

function Sichten({ wahl }: { wahl: Filterwahl }): Html {
  return (
    <nav class="reiter" aria-label="Was gezeigt wird">
      <ul>
        {Object.entries(sichttexte).map(([sicht, text]) => (
          <li>
            <a
              href={eingangHref({ ...wahl, person: '', team: '', sicht: sicht as Sicht })}
              aria-current={sicht === wahl.sicht && !wahl.person && !wahl.team ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Filter({ wahl, arten, dienste, kollegium }: EingangProps): Html {
  const teams = [...new Set(kollegium.map(({ team }) => team))].sort()
  return (
    <Formular methode="get" aktion={routes.dienstEingang.href()} form="zeile" vorlesen="Eingang filtern">
      <input type="hidden" name="wessen" value={wahl.sicht} />
      <Auswahl
        name="art"
        label="Art"
        leer="alle"
        wert={wahl.art}
        optionen={arten.map((art) => ({ wert: art, text: readEingangsart(art).name }))}
      />
      {dienste.length > 0 && (
        <Auswahl name="dienst" label="Vorgang" leer="alle" wert={wahl.dienst} optionen={dienste} />
      )}
      <Auswahl
        name="team"
        label="Team"
        leer="alle"
        wert={wahl.team}
        optionen={teams.map((team) => ({ wert: team, text: team }))}
      />
      <Auswahl
        name="person"
        label="Person"
        leer="alle"
        wert={wahl.person}
        optionen={kollegium.map(({ id, name }) => ({ wert: id, text: name }))}
      />
      <Knopf art="sekundaer">Filtern</Knopf>
    </Formular>
  )
}

function Frist({ posten, jetzt }: { posten: Posten; jetzt: Date }): Html {
  const tag = kurzesDatum(posten.faellig)
  const frist = posten.faellig < jetzt ? <Etikett art="fehler">{`überfällig seit ${tag}`}</Etikett> : <span>{tag}</span>
  if (!posten.ungelesenSeit) return frist
  return (
    <>
      {frist} <Etikett art="warnung">{`ungelesen seit ${kurzesDatum(posten.ungelesenSeit)}`}</Etikett>
    </>
  )
}

function zeile(posten: Posten, { ich, vertretene, jetzt }: EingangProps): Child[] {
  const { zustaendig } = posten
  const fuer = vertretene.some(({ id }) => id === zustaendig?.id)
  const wer = !zustaendig ? '–' : zustaendig.id === ich ? 'Sie' : fuer ? `Sie für ${zustaendig.name}` : zustaendig.name
  return [
    <a href={posten.href}>{posten.was}</a>,
    posten.kunde,
    <Frist posten={posten} jetzt={jetzt} />,
    kurzesDatum(posten.seit),
    posten.team ?? '–',
    wer,
    <input
      type="checkbox"
      form={ZUTEILEN}
      name="posten[]"
      value={`${posten.id}_${posten.stand}`}
      aria-label={`${posten.was} von ${posten.kunde}, seit ${kurzesDatum(posten.seit)}, auswählen`}
    />,
  ]
}

const spalten = [
  { text: 'Was' },
  { text: 'Von' },
  { text: 'Fällig' },
  { text: 'Seit' },
  { text: 'Team' },
  { text: 'Bei' },
  { text: 'Auswählen' },
]

const ZUTEILEN = 'zuteilen'

/** The boxes belong to the form below by its name, so that the table has the whole width. */
function Liste(props: EingangProps): Html {
  return (
    <>
      <Tabelle
        titel="Was offen ist, das Dringendste zuerst"
        titelVerborgen
        dicht
        spalten={spalten}
        zeilen={props.zeilen.map((posten) => zeile(posten, props))}
      />
      <Formular
        id={ZUTEILEN}
        csrf={props.csrf}
        aktion={routes.dienstEingang.href()}
        vorlesen="Ausgewähltes zuteilen"
        nichtAufheben
      >
        <input type="hidden" name="zurueck" value={eingangHref(props.wahl)} />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="zurueck">
            Zurückgeben
          </Knopf>
          <Knopf name="aktion" wert="uebernehmen">
            Übernehmen
          </Knopf>
        </Knopfzeile>
        <div class="eingang__zuweisen">
          <Auswahl
            name="an"
            label="Zuweisen an"
            leer="Bitte wählen"
            breite="l"
            optionen={props.kollegium.map(({ id, name, team, abwesend_bis }) => ({
              wert: id,
              text: `${name}, ${team}${abwesend_bis ? ' (abwesend)' : ''}`,
            }))}
          />
          <Knopf art="sekundaer" name="aktion" wert="zuweisen">
            Zuweisen
          </Knopf>
        </div>
      </Formular>
    </>
  )
}

/** The one work list: of everything that waits, by deadline and age. */
export function EingangView(props: EingangProps): Html {
  const { wahl, zeilen, weiter, meldung, vertretene } = props
  return (
    <>
      <Titel einleitung="Alles, was auf Ihr Jobcenter wartet. Das Dringendste steht oben.">Eingang</Titel>
      {meldung && <Hinweis art={meldung.art} rolle="status" titel={meldung.text} />}
      <Sichten wahl={wahl} />
      <Filter {...props} />
      {wahl.sicht === 'ungelesen' && (
        <p>
          Nachrichten, die seit mehr als {WERKTAGE} Werktagen niemand geöffnet hat. Die Teamleitung sieht sie auf der
          Übersicht und in den Zahlen.
        </p>
      )}
      {vertretene.length > 0 && (
        <p>
          Sie vertreten zurzeit: {vertretene.map(({ name }) => name).join(', ')}. Deren Aufgaben stehen unter „Meine“.
        </p>
      )}
      <Livezeile
        strom={routes.dienstStrom.href()}
        stand={props.jetzt}
        text="Im Eingang hat sich etwas geändert."
        weg={<a href={eingangHref(wahl)}>Neu laden</a>}
      />
      {zeilen.length > 0 ? (
        <Liste {...props} />
      ) : (
        <LeererZustand titel="Hier wartet nichts.">
          <p>Was neu hereinkommt, steht dann hier. Sehen Sie auch in den anderen Ansichten nach.</p>
        </LeererZustand>
      )}
      {weiter && (
        <p>
          <Knopf art="sekundaer" href={eingangHref({ ...wahl, nach: weiter })}>
            Weitere anzeigen
          </Knopf>
        </p>
      )}
      <Linkliste links={[{ text: 'Erreichbarkeit und Vertretung', href: routes.dienstErreichbarkeit.href() }]} />
    </>
  )
}
