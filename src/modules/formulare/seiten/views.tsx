import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Aufgabenliste, Fehlerliste, Formular, Hinweis, Knopf, Knopfzeile, Titel } from '#web/parts/index.ts'
import { type Antrag, loeschtag } from '../antrag/antrag.ts'
import { listAbweichungen } from '../engine/akte.ts'
import type { Feld } from '../engine/modell.ts'
import type { Abschnittsstand, Aufgabe } from '../engine/stand.ts'
import { keyOf, questionOf, type Station } from '../engine/weg.ts'
import { type Eingabe, showFeld } from '../engine/werte.ts'
import { ABSCHNITT } from '../erstantrag/sichern.ts'
import { Gesichert, NochNichtGesichert } from '../erstantrag/views-teile.tsx'
import { isGefragt } from '../korrektur/korrektur.ts'
import { Grund } from '../korrektur/views.tsx'
import { Feldteil } from './feld.tsx'
import { Konflikt, Veraltet } from './konflikt.tsx'
import { hrefOf } from './orte.ts'
import { Sammlung } from './sammlung.tsx'
import { printOf } from './seite.ts'
import { type Warnung, Warnungen } from './warnungen.tsx'

/** Whether a field holds what is known of the person, so that its source can be named. */
const isTaken = (feld: Feld, bekannt: string | undefined, eingabe: Eingabe): boolean =>
  bekannt !== undefined && Object.entries(showFeld(feld, bekannt)).every(([name, wert]) => eingabe[name] === wert)

/** What the file says of an answer that is saved and says something else. */
function readAkte({ station, bekannt }: Pick<SeiteProps, 'station' | 'bekannt'>, feld: Feld): string | undefined {
  const [one] = listAbweichungen([{ ...station, felder: [feld] }], { [feld.name]: bekannt[feld.name] })
  return one?.akte
}

const staende = {
  offen: { text: 'Noch nicht begonnen' },
  begonnen: { text: 'Begonnen', art: 'info' },
  fertig: { text: 'Fertig', art: 'erfolg' },
} as const satisfies Record<Abschnittsstand, object>

/** The section of the day is done once the day is secured, not when its page is filled in. */
const NICHT_GESICHERT = { text: 'Noch nicht gesichert', art: 'warnung' } as const

/** A section that lacks nothing, and that nobody has looked at, either asks for nothing that must be, or is filled in. */
function statusOf({ stand, fehlt, vorbelegt }: Aufgabe) {
  if (stand !== 'offen' || fehlt) return staende[stand]
  return { text: vorbelegt ? 'Vorausgefüllt' : 'Freiwillig' }
}

export const meldungen = {
  gespeichert: 'Alles ist gespeichert. Sie können später hier weitermachen.',
  abseits: 'Ihre Antworten führen nicht mehr auf diese Seite. Nichts ist verloren.',
  abschnitt: 'Gespeichert. Sie sehen hier, was noch fehlt.',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface AufgabenProps {
  titel: string
  antrag: Antrag
  aufgaben: readonly Aufgabe[]
  /** How many documents are called for, and of how many something was said; undefined: none are. */
  nachweise: { erledigt: number; alle: number } | undefined
  meldung: Meldung | undefined
  warnungen: readonly Warnung[]
  /** The day of the application can be secured now. */
  sichern: boolean
}

/** The list of tasks of a draft. */
export function AufgabenView(props: AufgabenProps): Html {
  const { antrag, aufgaben, nachweise, meldung } = props
  const { id } = antrag
  const next = aufgaben.find(({ fehlt, vorbelegt }) => fehlt || vorbelegt)
  const fertig = aufgaben.every(({ fehlt }) => !fehlt)
  return (
    <>
      <Titel vorzeile="Ihr Entwurf">{props.titel}</Titel>
      {meldung && <Hinweis art="info" rolle="status" titel={meldungen[meldung]} />}
      <Warnungen warnungen={props.warnungen} wo="aufgaben" />
      {props.sichern && <NochNichtGesichert id={id} />}
      {antrag.gesichert && <Gesichert gesichert={antrag.gesichert} />}
      <h2>Ihre Angaben</h2>
      <Aufgabenliste
        aufgaben={aufgaben.map((one) =>
          props.sichern && one.name === ABSCHNITT
            ? { titel: one.titel, href: routes.antragSichern.href({ id }), status: NICHT_GESICHERT }
            : { titel: one.titel, href: hrefOf(id, one.weiter), status: statusOf(one) },
        )}
      />
      <h2>Abschluss</h2>
      <Aufgabenliste
        aufgaben={[
          ...(nachweise
            ? [
                {
                  titel: 'Nachweise',
                  href: routes.antragNachweise.href({ id }),
                  hinweis: 'Was fehlt, reichen Sie nach. Es hindert Sie nicht am Absenden.',
                  status: { text: `${nachweise.erledigt} von ${nachweise.alle}` },
                },
              ]
            : []),
          {
            titel: 'Angaben prüfen und absenden',
            href: fertig ? routes.antragPruefen.href({ id }) : undefined,
            status: fertig ? { text: 'Bereit', art: 'erfolg' as const } : { text: 'Noch nicht möglich' },
          },
        ]}
      />
      <Knopfzeile>
        {next ? (
          <Knopf href={hrefOf(id, next.weiter)}>
            {antrag.getippt || aufgaben.some(({ stand }) => stand !== 'offen') ? 'Weitermachen' : 'Beginnen'}
          </Knopf>
        ) : (
          <Knopf
            href={
              nachweise && nachweise.erledigt < nachweise.alle
                ? routes.antragNachweise.href({ id })
                : routes.antragPruefen.href({ id })
            }
          >
            Weiter
          </Knopf>
        )}
      </Knopfzeile>
      <p class="kleingedrucktes">
        Zuletzt gespeichert am {formatZeit(antrag.geaendert)}.{' '}
        {antrag.gesichert
          ? 'Der Entwurf wird nicht von selbst gelöscht.'
          : `Der Entwurf bleibt bis zum ${formatTag(loeschtag(antrag))}, dann wird er gelöscht.`}{' '}
        Ihr Jobcenter sieht ihn nicht. <a href={routes.antragLoeschen.href({ id })}>Entwurf löschen</a>
      </p>
    </>
  )
}

/** `konflikt`: what is typed was begun before another window saved the page. `veraltet`: it is left out for that. */
export type Seitenstand = 'konflikt' | 'veraltet'

export interface SeiteProps {
  csrf: string
  antrag: Antrag
  station: Station
  /** Title of the section, and where the page stands among those of it about the same entry. */
  abschnitt: { titel: string; nr: number; von: number }
  /** Whose entry it is. */
  fuer: readonly string[]
  eingabe: Eingabe
  fehler: Readonly<Record<string, string>>
  stand?: Seitenstand | undefined
  /** What is known, by field, to name where it comes from. */
  bekannt: Readonly<Record<string, string | undefined>>
  zurueck: string
  /** The page before left something to point out. */
  warnungen: readonly Warnung[]
  neu: boolean
  /** The entry that is to go: asks once more. */
  entfernen: string | undefined
  /** An entry was just removed. */
  entfernt?: boolean | undefined
  /** The entry was added, and nothing is filled in yet: going back removes it. */
  unberuehrt?: boolean | undefined
}

/** One page of a form: one question as its heading, and the fields to it. */
export function SeiteView(props: SeiteProps): Html {
  const { antrag, station, abschnitt, eingabe, fehler } = props
  const { formular } = antrag.dienst
  const seite = formular.seiten[station.seite]!
  const frage = questionOf(formular, station)
  const felder = station.felder
  const [first] = felder
  const stumm =
    felder.length === 1 && (first?.label === seite.frage || first?.label === frage || first?.art === 'janein')
  const stelle = abschnitt.von > 1 ? `, Seite ${abschnitt.nr} von ${abschnitt.von}` : ''
  const vorzeile = [...props.fuer, `${abschnitt.titel}${stelle}`].join(' · ')
  return (
    <>
      {props.unberuehrt ? (
        // A form of its own: Enter in a field of the page must not press it.
        <div class="zurueck">
          <Formular csrf={props.csrf} nichtAufheben>
            <input type="hidden" name="abdruck" value={printOf(antrag, station)} />
            <Knopf art="text" name="schritt" wert="zurueck">
              Zurück
            </Knopf>
          </Formular>
        </div>
      ) : (
        <p class="zurueck">
          <a href={props.zurueck}>Zurück</a>
        </p>
      )}
      <Titel vorzeile={vorzeile}>{frage}</Titel>
      {props.stand === 'konflikt' && <Konflikt {...{ station, eingabe }} href={hrefOf(antrag.id, station)} />}
      {props.stand === 'veraltet' && <Veraltet />}
      <Fehlerliste fehler={fehler} />
      {props.neu && <Hinweis art="info" rolle="status" titel="Dazu gibt es noch eine Frage" />}
      {isGefragt(antrag, station) && <Grund korrektur={antrag.korrektur} />}
      <Warnungen warnungen={props.warnungen} wo="seite" hier={keyOf(station)} />
      {seite.warum && <p>{seite.warum}</p>}
      {seite.info && <p>{seite.info}</p>}
      {!seite.info && felder.some((feld) => isTaken(feld, props.bekannt[feld.name], eingabe)) && (
        <p>Was wir schon wissen, steht da. Stimmt es nicht, ändern Sie es.</p>
      )}
      <div data-antrag={routes.antragZwischenstand.href({ id: antrag.id })} data-seite={keyOf(station)}>
        <Formular csrf={props.csrf}>
          <input type="hidden" name="abdruck" value={printOf(antrag, station)} />
          {felder.map((feld) => (
            <Feldteil
              feld={feld}
              sicht={station.sicht}
              eingabe={eingabe}
              fehler={fehler[feld.name]}
              bekannt={isTaken(feld, props.bekannt[feld.name], eingabe)}
              akte={readAkte(props, feld)}
              stumm={stumm}
            />
          ))}
          {seite.sammlung !== undefined && <Sammlung {...props} gruppe={seite.sammlung} />}
          <Knopfzeile>
            <Knopf art="text" name="schritt" wert="spaeter">
              Speichern und später fortsetzen
            </Knopf>
            <Knopf name="schritt" wert="weiter">
              Weiter
            </Knopf>
          </Knopfzeile>
        </Formular>
        <p class="kleingedrucktes" role="status" data-entwurf-stand="" />
      </div>
    </>
  )
}
