import { showDateiname } from '#modules/dokumente'
import type { Aenderung } from '#modules/vorgaenge'
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
import type { Block } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { isFrei } from '../korrektur/korrektur.ts'
import { Geaendertes } from '../korrektur/views.tsx'
import type { Belegposten } from '../nachweise/nachweise.ts'
import { hrefOf } from '../seiten/orte.ts'
import { Warnungen } from '../seiten/views.tsx'

export interface PruefenProps {
  csrf: string
  titel: string
  antrag: Antrag
  bloecke: readonly Block[]
  posten: readonly Belegposten[]
  warnungen: readonly string[]
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
  const offen = posten.filter(({ dateien, wahl }) => dateien.length === 0 && wahl?.wahl !== 'nicht-vorhanden')
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
      <Warnungen warnungen={props.warnungen} />
      {props.aenderungen && <Geaendertes aenderungen={props.aenderungen} />}
      <Angaben {...props} />
      {posten.length > 0 && (
        <section aria-labelledby="nachweise">
          <h2 id="nachweise">Nachweise</h2>
          <Beschreibungsliste
            eintraege={posten.map((one) => ({
              begriff: one.fuer ? `${one.titel}: ${one.fuer}` : one.titel,
              wert: summarise(one),
              aktion: (
                <a
                  href={routes.antragNachweis.href({ id: antrag.id, nachweis: one.adresse })}
                  aria-label={`${one.titel} ändern`}
                >
                  Ändern
                </a>
              ),
            }))}
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

/** Blocks one after the other that belong to the same entry stand in one list. */
function groupBlocks(bloecke: readonly Block[]): { fuer: string; bloecke: Block[] }[] {
  const groups: { fuer: string; bloecke: Block[] }[] = []
  for (const block of bloecke) {
    const fuer = block.eintraege.join(', ')
    const last = groups.at(-1)
    if (last?.fuer === fuer) last.bloecke.push(block)
    else groups.push({ fuer, bloecke: [block] })
  }
  return groups
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
              {groupBlocks(own).map((group) => (
                <>
                  {group.fuer !== '' && <h3>{group.fuer}</h3>}
                  <Beschreibungsliste eintraege={group.bloecke.flatMap((block) => entriesOfBlock(antrag, block))} />
                </>
              ))}
            </section>
          )
        )
      })}
    </>
  )
}

const entriesOfBlock = (antrag: Antrag, { station, eintraege, angaben }: Block) =>
  angaben.map(({ feld, wert }) => ({
    begriff: feld.label,
    wert: <span class="antwort">{showAnswer(feld, wert, station.sicht)}</span>,
    aktion: isFrei(antrag, station) && (
      <a href={hrefOf(antrag.id, station)} aria-label={`${[feld.label, ...eintraege].join(', ')} ändern`}>
        Ändern
      </a>
    ),
  }))

function summarise({ dateien, wahl }: Belegposten): string {
  if (dateien.length > 0) return dateien.map(({ name }) => showDateiname(name)).join(', ')
  if (wahl?.wahl === 'nicht-vorhanden') return ['nicht vorhanden', wahl.grund].filter(Boolean).join(': ')
  if (wahl?.wahl === 'amt') return 'Das Jobcenter darf ihn anfordern'
  return wahl?.bis ? `wird bis ${wahl.bis.split('-').reverse().join('.')} nachgereicht` : 'wird nachgereicht'
}
