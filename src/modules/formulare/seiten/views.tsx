import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Aufgabenliste, Fehlerliste, Formular, Hinweis, Knopf, Knopfzeile, Titel } from '#web/parts/index.ts'
import { type Antrag, loeschtag } from '../antrag/antrag.ts'
import type { Abschnittsstand, Aufgabe } from '../engine/stand.ts'
import { askedFields, keyOf, questionOf, type Station } from '../engine/weg.ts'
import type { Eingabe } from '../engine/werte.ts'
import { Gesichert, NochNichtGesichert } from '../erstantrag/views-teile.tsx'
import { isGefragt } from '../korrektur/korrektur.ts'
import { Grund } from '../korrektur/views.tsx'
import { Feldteil } from './feld.tsx'
import { hrefOf } from './orte.ts'
import { Sammlung } from './sammlung.tsx'
import { printOf } from './seite.ts'

const staende = {
  offen: { text: 'Noch nicht begonnen' },
  begonnen: { text: 'Begonnen', art: 'info' },
  fertig: { text: 'Fertig', art: 'erfolg' },
} as const satisfies Record<Abschnittsstand, object>

export const meldungen = {
  gespeichert: 'Alles ist gespeichert. Sie können später hier weitermachen.',
  abseits: 'Ihre Antworten führen nicht mehr auf diese Seite. Nichts ist verloren.',
  abschnitt: 'Gespeichert. Sie sehen hier, was noch fehlt.',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined =>
  text !== undefined && Object.hasOwn(meldungen, text) ? (text as Meldung) : undefined

export interface AufgabenProps {
  titel: string
  antrag: Antrag
  aufgaben: readonly Aufgabe[]
  /** How many documents are called for, and of how many something was said; undefined: none are. */
  nachweise: { erledigt: number; alle: number } | undefined
  meldung: Meldung | undefined
  warnungen: readonly string[]
  /** The day of the application can be secured now. */
  sichern: boolean
}

/** The list of tasks of a draft. */
export function AufgabenView(props: AufgabenProps): Html {
  const { antrag, aufgaben, nachweise, meldung } = props
  const { id } = antrag
  const next = aufgaben.find(({ fehlt }) => fehlt)
  const fertig = next === undefined
  return (
    <>
      <Titel vorzeile="Ihr Entwurf">{props.titel}</Titel>
      {meldung && <Hinweis art="info" rolle="status" titel={meldungen[meldung]} />}
      <Warnungen warnungen={props.warnungen} />
      {props.sichern && <NochNichtGesichert id={id} />}
      {antrag.gesichert && <Gesichert gesichert={antrag.gesichert} />}
      <h2>Ihre Angaben</h2>
      <Aufgabenliste
        aufgaben={aufgaben.map(({ titel, stand, fehlt, weiter }) => ({
          titel,
          href: hrefOf(id, weiter),
          status: stand === 'offen' && !fehlt ? { text: 'Freiwillig' } : staende[stand],
        }))}
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
            {aufgaben.some(({ stand }) => stand !== 'offen') ? 'Weitermachen' : 'Anfangen'}
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

export function Warnungen({ warnungen }: { warnungen: readonly string[] }): Html | null {
  if (warnungen.length === 0) return null
  return (
    <Hinweis art="warnung" titel="Bitte sehen Sie noch einmal hin">
      <ul>
        {warnungen.map((satz) => (
          <li>{satz}</li>
        ))}
      </ul>
      <p>Stimmt alles, gehen Sie einfach weiter.</p>
    </Hinweis>
  )
}

export interface SeiteProps {
  csrf: string
  antrag: Antrag
  station: Station
  /** Title of the section, and where in it the page stands. */
  abschnitt: { titel: string; nr: number; von: number }
  /** Whose entry it is. */
  fuer: readonly string[]
  eingabe: Eingabe
  fehler: Readonly<Record<string, string>>
  /** What is known, by field, to name where it comes from. */
  bekannt: Readonly<Record<string, string | undefined>>
  zurueck: string
  /** The page before left something to point out. */
  warnungen: readonly string[]
  neu: boolean
  /** The entry that is to go: asks once more. */
  entfernen: string | undefined
}

/** One page of a form: one question as its heading, and the fields to it. */
export function SeiteView(props: SeiteProps): Html {
  const { antrag, station, abschnitt, eingabe, fehler } = props
  const { formular } = antrag.dienst
  const seite = formular.seiten[station.seite]!
  const frage = questionOf(formular, station)
  const felder = askedFields(formular, station)
  const [first] = felder
  const stumm =
    felder.length === 1 && (first?.label === seite.frage || first?.label === frage || first?.art === 'janein')
  const vorzeile = [...props.fuer, `${abschnitt.titel}, Seite ${abschnitt.nr} von ${abschnitt.von}`].join(' · ')
  return (
    <>
      <p class="zurueck">
        <a href={props.zurueck}>Zurück</a>
      </p>
      <Titel vorzeile={vorzeile}>{frage}</Titel>
      <Fehlerliste fehler={fehler} />
      {props.neu && <Hinweis art="info" rolle="status" titel="Dazu gibt es noch eine Frage" />}
      {isGefragt(antrag, station) && <Grund korrektur={antrag.korrektur} />}
      <Warnungen warnungen={props.warnungen} />
      {seite.warum && <p>{seite.warum}</p>}
      {seite.info && <p>{seite.info}</p>}
      <div data-antrag={routes.antragZwischenstand.href({ id: antrag.id })} data-seite={keyOf(station)}>
        <Formular csrf={props.csrf}>
          <input type="hidden" name="abdruck" value={printOf(antrag, station)} />
          {felder.map((feld) => (
            <Feldteil
              feld={feld}
              sicht={station.sicht}
              eingabe={eingabe}
              fehler={fehler[feld.name]}
              bekannt={props.bekannt[feld.name] !== undefined && props.bekannt[feld.name] === eingabe[feld.name]}
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

/** Asks once more: nothing of a draft can be brought back. */
export function LoeschenView(props: { csrf: string; titel: string; id: string; gesichert: boolean }): Html {
  const { csrf, titel, id } = props
  return (
    <>
      <Titel vorzeile={titel}>Entwurf löschen?</Titel>
      <p>Ihre Angaben und die Dateien dieses Entwurfs sind dann weg. Was Sie schon gesendet haben, bleibt.</p>
      {props.gesichert && (
        <p>Das gesicherte Antragsdatum bleibt auch. Die Angaben, die noch fehlen, machen Sie dann auf anderem Weg.</p>
      )}
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.antrag.href({ id })}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">Entwurf löschen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
