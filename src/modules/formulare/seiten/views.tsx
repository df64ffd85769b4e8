import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Aufgabenliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import { type Antrag, loeschtag } from '../antrag/antrag.ts'
import { entriesOf } from '../engine/modell.ts'
import type { Abschnittsstand, Aufgabe } from '../engine/stand.ts'
import { askedFields, keyOf, type Station } from '../engine/weg.ts'
import type { Eingabe } from '../engine/werte.ts'
import { Feldteil } from './feld.tsx'
import { hrefOf } from './orte.ts'
import { printOf } from './seite.ts'

const staende = {
  offen: { text: 'Noch nicht begonnen' },
  begonnen: { text: 'Begonnen', art: 'info' },
  fertig: { text: 'Fertig', art: 'erfolg' },
} as const satisfies Record<Abschnittsstand, object>

export interface BeginnenProps {
  csrf: string
  titel: string
  /** Made with the page: a double click begins one draft. */
  id: string
  entwuerfe: readonly Antrag[]
  /** Where the service is not open for this person: what they can do instead. */
  gesperrt: { formlos: string | undefined } | undefined
}

/** What is begun already, and the way to begin. */
export function BeginnenView({ csrf, titel, id, entwuerfe, gesperrt }: BeginnenProps): Html {
  return (
    <>
      <Titel vorzeile="Online ausfüllen">{titel}</Titel>
      {entwuerfe.length > 0 && (
        <Linkliste
          titel="Ihre Entwürfe"
          links={entwuerfe.map((one) => ({
            text: `Weiter mit Ihrem Entwurf vom ${formatTag(one.begonnen.toISOString().slice(0, 10))}`,
            href: routes.antrag.href({ id: one.id }),
            hinweis: `Zuletzt gespeichert am ${formatZeit(one.geaendert)}. Er bleibt bis zum ${formatTag(loeschtag(one))}.`,
          }))}
        />
      )}
      {gesperrt ? (
        <Hinweis titel="Sprechen Sie zuerst mit Ihrer Ansprechperson">
          <p>
            Diese Leistung vereinbaren Sie mit der Person, die Sie bei der Arbeitssuche begleitet. Sie schaltet das
            Formular für Sie frei. Einen Antrag stellen können Sie trotzdem jederzeit: Ein paar Zeilen genügen.
          </p>
          <Linkliste
            links={[
              { text: 'Nachricht schreiben', href: routes.vermittlungNeu.href() },
              ...(gesperrt.formlos ? [{ text: 'Formlos beantragen', href: gesperrt.formlos }] : []),
            ]}
          />
        </Hinweis>
      ) : (
        <>
          <p>
            Sie können jederzeit unterbrechen: Jede Seite wird gespeichert, wenn Sie weitergehen. Nichts geht an Ihr
            Jobcenter, bevor Sie am Ende auf „Absenden“ drücken.
          </p>
          <Formular csrf={csrf} nichtAufheben>
            <input type="hidden" name="id" value={id} />
            <Knopfzeile>
              <Knopf art={entwuerfe.length > 0 ? 'sekundaer' : 'primaer'}>
                {entwuerfe.length > 0 ? 'Neu beginnen' : 'Beginnen'}
              </Knopf>
            </Knopfzeile>
          </Formular>
        </>
      )}
    </>
  )
}

const meldungen = {
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
        Zuletzt gespeichert am {formatZeit(antrag.geaendert)}. Der Entwurf bleibt bis zum {formatTag(loeschtag(antrag))}
        , dann wird er gelöscht. Ihr Jobcenter sieht ihn nicht.{' '}
        <a href={routes.antragLoeschen.href({ id })}>Entwurf löschen</a>
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
  const felder = askedFields(formular, station)
  const [first] = felder
  const stumm = felder.length === 1 && (first?.label === seite.frage || first?.art === 'janein')
  const vorzeile = [...props.fuer, `${abschnitt.titel}, Seite ${abschnitt.nr} von ${abschnitt.von}`].join(' · ')
  return (
    <>
      <p class="zurueck">
        <a href={props.zurueck}>Zurück</a>
      </p>
      <Titel vorzeile={vorzeile}>{seite.frage}</Titel>
      <Fehlerliste fehler={fehler} />
      {props.neu && <Hinweis art="info" rolle="status" titel="Dazu gibt es noch eine Frage" />}
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

/** The entries of a group, with the ways to add, change and remove one. */
function Sammlung({ antrag, station, gruppe, entfernen }: SeiteProps & { gruppe: string }): Html {
  const { beginn, einzahl, benenne, hoechstens } = antrag.dienst.formular.gruppen[gruppe]!
  const eintraege = entriesOf(station.sicht.hier, gruppe)
  const nameOf = (nr: number) => benenne(eintraege[nr]!) || `${einzahl} ${nr + 1}`
  const here = hrefOf(antrag.id, station)
  return (
    <>
      {eintraege.length === 0 ? (
        <LeererZustand titel={`Noch nichts angegeben: ${einzahl}`} />
      ) : (
        <ul class="eintraege">
          {eintraege.map(({ id }, nr) => (
            <li>
              <span class="eintraege__name">{nameOf(nr)}</span>
              {entfernen === id ? (
                <span class="eintraege__wege">
                  <Knopf
                    art="gefahr"
                    name="schritt"
                    wert={`entfernen~${id}`}
                    vorlesen={`${nameOf(nr)} wirklich entfernen`}
                  >
                    Wirklich entfernen
                  </Knopf>
                  <a href={here}>Abbrechen</a>
                </span>
              ) : (
                <span class="eintraege__wege">
                  <a
                    href={hrefOf(antrag.id, { seite: beginn, eintraege: [...station.eintraege, id] })}
                    aria-label={`${nameOf(nr)} ändern`}
                  >
                    Ändern
                  </a>
                  <a href={`${here}?entfernen=${id}`} aria-label={`${nameOf(nr)} entfernen`}>
                    Entfernen
                  </a>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {eintraege.length < hoechstens ? (
        <Knopfzeile>
          <Knopf art="sekundaer" name="schritt" wert="hinzufuegen">
            {einzahl} hinzufügen
          </Knopf>
        </Knopfzeile>
      ) : (
        <p>Mehr als {hoechstens} passen nicht in dieses Formular. Schreiben Sie den Rest in einer Nachricht.</p>
      )}
    </>
  )
}

/** Asks once more: nothing of a draft can be brought back. */
export function LoeschenView({ csrf, titel, id }: { csrf: string; titel: string; id: string }): Html {
  return (
    <>
      <Titel vorzeile={titel}>Entwurf löschen?</Titel>
      <p>Ihre Angaben und die Dateien dieses Entwurfs sind dann weg. Was Sie schon gesendet haben, bleibt.</p>
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
