import { showDateiname } from '#modules/dokumente'
import { type Aenderung, NachMenschen, nachweisname } from '#modules/vorgaenge'
import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  Titel,
} from '#web/parts/index.ts'
import type { Antrag } from '../antrag/antrag.ts'
import type { Abweichung } from '../engine/akte.ts'
import type { Block } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { questionOf } from '../engine/weg.ts'
import { isFrei } from '../korrektur/korrektur.ts'
import { Geaendertes } from '../korrektur/views.tsx'
import { type Belegposten, isAusstehend, isErledigt } from '../nachweise/nachweise.ts'
import { hrefOf } from '../seiten/orte.ts'
import { type Warnung, Warnungen } from '../seiten/warnungen.tsx'

export interface PruefenProps {
  csrf: string
  titel: string
  antrag: Antrag
  /** Of what is shown here; whoever sends something else is shown it first. */
  abdruck: string
  bloecke: readonly Block[]
  posten: readonly Belegposten[]
  warnungen: readonly Warnung[]
  /** Answers that are not what the file says. */
  abweichungen: readonly Abweichung[]
  /** Answers that are typed and will not be sent, by what was asked. */
  entfallen: readonly string[]
  folgen: readonly string[]
  /** What differs from what was sent; undefined: nothing was sent yet. */
  aenderungen: readonly Aenderung[] | undefined
  fehler: Partial<Record<'erklaert' | 'formular', string>>
}

/** The whole declaration read back, with a way to change each answer, the sentences to declare, and the button. */
export function PruefenView(props: PruefenProps): Html {
  const { antrag, fehler, posten } = props
  const offen = posten.filter(isAusstehend)
  return (
    <>
      <p class="zurueck">
        <a href={routes.antrag.href({ id: antrag.id })}>Zurück</a>
      </p>
      <Titel vorzeile={props.titel}>Angaben prüfen</Titel>
      <Fehlerliste fehler={fehler} />
      <p>
        {antrag.korrektur
          ? 'Lesen Sie in Ruhe durch, was sich ändert. Alles andere bleibt, wie Sie es gesendet haben.'
          : 'Lesen Sie alles in Ruhe durch. Bis Sie absenden, können Sie jede Angabe ändern.'}
      </p>
      <Warnungen warnungen={props.warnungen} wo="pruefen" />
      <Abweichendes {...props} />
      {props.aenderungen && <Geaendertes aenderungen={props.aenderungen} />}
      <Angaben {...props} />
      {posten.length > 0 && (
        <section aria-labelledby="nachweise">
          <h2 id="nachweise">Nachweise</h2>
          <NachMenschen
            nachweise={posten}
            ebene={3}
            erledigt={isErledigt}
            liste={(eigene, name) => (
              <Beschreibungsliste
                eintraege={eigene.map((one) => ({
                  begriff: name(one),
                  wert: summarise(one),
                  aktion: (
                    <a
                      href={routes.antragNachweis.href({ id: antrag.id, nachweis: one.adresse })}
                      aria-label={`Ändern: ${nachweisname(one)}`}
                    >
                      Ändern
                    </a>
                  ),
                }))}
              />
            )}
          />
          {offen.length > 0 && <p>Was fehlt, steht nach dem Absenden in Ihrem Vorgang. Sie reichen es dort nach.</p>}
        </section>
      )}
      {props.entfallen.length > 0 && (
        <Hinweis titel="Diese Angaben werden nicht gesendet">
          <p>Sie passen nicht zu Ihren anderen Antworten:</p>
          <ul>
            {props.entfallen.map((frage) => (
              <li>{frage}</li>
            ))}
          </ul>
        </Hinweis>
      )}
      {props.folgen.length > 0 && (
        <section aria-labelledby="folgen">
          <h2 id="folgen">Was ändert sich dadurch?</h2>
          <ul>
            {props.folgen.map((satz) => (
              <li>{satz}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="erklaerung">
        <h2 id="erklaerung">Ihre Erklärung</h2>
        <ul>
          {antrag.dienst.erklaerung.map((satz) => (
            <li>{satz}</li>
          ))}
        </ul>
        <Formular csrf={props.csrf} nichtAufheben>
          <input type="hidden" name="abdruck" value={props.abdruck} />
          <Kontrollkaestchen name="erklaert" label="Das erkläre ich." pflicht fehler={fehler.erklaert} />
          <p>Nach dem Absenden bekommen Sie sofort einen Beleg mit Nummer und Uhrzeit.</p>
          <Knopfzeile>
            <Knopf art="text" href={routes.antrag.href({ id: antrag.id })}>
              Noch nicht
            </Knopf>
            <Knopf>Absenden</Knopf>
          </Knopfzeile>
        </Formular>
      </section>
    </>
  )
}

function Angaben({ antrag, bloecke }: PruefenProps): Html {
  return (
    <>
      {antrag.dienst.formular.abschnitte.map(({ name, titel }) => {
        const own = bloecke.filter(({ station }) => station.abschnitt === name)
        return (
          own.length > 0 && (
            <section aria-labelledby={`abschnitt-${name}`}>
              <h2 id={`abschnitt-${name}`}>{titel}</h2>
              {own.map((block) => (
                <Seitenangaben {...{ antrag, block }} />
              ))}
            </section>
          )
        )
      })}
    </>
  )
}

/** The answers of one page below its question, with one way to change them. */
function Seitenangaben({ antrag, block }: { antrag: Antrag; block: Block }): Html {
  const { station, eintraege, angaben } = block
  const name = [questionOf(antrag.dienst.formular, station), ...eintraege].join(' – ')
  return (
    <>
      <div class="angaben__kopf">
        <h3>{name}</h3>
        {isFrei(antrag, station) && (
          <a href={hrefOf(antrag.id, station)} aria-label={`${name} ändern`}>
            Ändern
          </a>
        )}
      </div>
      <Beschreibungsliste
        eintraege={angaben.map(({ feld, wert }) => ({
          begriff: feld.label,
          wert: <span class="antwort">{showAnswer(feld, wert, station.sicht)}</span>,
        }))}
      />
    </>
  )
}

/** What may be a slip, or somebody else's number: the Jobcenter sees it at the head of the case. */
function Abweichendes({ antrag, abweichungen }: PruefenProps): Html | null {
  if (abweichungen.length === 0) return null
  return (
    <Hinweis art="warnung" titel="Anders als in Ihrer Akte">
      <ul>
        {abweichungen.map(({ station, frage, antwort, akte }) => (
          <li>
            {frage}: {antwort}. In Ihrer Akte steht: {akte}.{' '}
            {isFrei(antrag, station) && (
              <a href={hrefOf(antrag.id, station)} aria-label={`${frage} ändern`}>
                Ändern
              </a>
            )}
          </li>
        ))}
      </ul>
      <p>Haben Sie sich vertippt, ändern Sie es. Stimmt es so, prüft Ihr Jobcenter den Unterschied.</p>
    </Hinweis>
  )
}

function summarise({ art, dateien, wahl }: Belegposten): string {
  if (dateien.length > 0) return dateien.map(({ name }) => showDateiname(name)).join(', ')
  if (wahl?.wahl === 'nicht-vorhanden') return ['nicht vorhanden', wahl.grund].filter(Boolean).join(': ')
  if (wahl?.wahl === 'amt') return 'Das Jobcenter darf den Nachweis anfordern'
  // Nobody is made to declare what they did not say.
  if (!wahl) return art === 'noetig' ? 'noch nichts angegeben' : 'keiner'
  return wahl.bis ? `wird bis zum ${formatTag(wahl.bis)} nachgereicht` : 'wird nachgereicht'
}
