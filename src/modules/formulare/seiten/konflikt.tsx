import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Hinweis } from '#web/parts/index.ts'
import type { Feldwert } from '../engine/modell.ts'
import { inputNames } from '../engine/seite.ts'
import { showAnswer } from '../engine/text.ts'
import type { Station } from '../engine/weg.ts'
import { type Eingabe, showFeld } from '../engine/werte.ts'

/** The fields that hold something else than what is typed, with what they hold. */
function listGespeichertes({ felder, sicht }: Station, eingabe: Eingabe) {
  return felder.flatMap((feld) => {
    const wert = sicht.hier[feld.name]
    const shown = showFeld(feld, wert as Feldwert | undefined)
    const same = inputNames(feld).every((name) => String(shown[name] ?? '') === String(eingabe[name] ?? ''))
    if (same) return []
    const antwort = wert === undefined ? 'Nichts' : showAnswer(feld, wert, sicht)
    return [{ begriff: feld.label, wert: <span class="antwort">{antwort}</span> }]
  })
}

const TITEL = 'Diese Seite wurde in einem anderen Fenster oder auf einem anderen Gerät geändert'

/** What another window saved, above the form with what was typed in this one. */
export function Konflikt(props: { station: Station; eingabe: Eingabe; href: string }): Html {
  const gespeichert = listGespeichertes(props.station, props.eingabe)
  return (
    <Hinweis art="warnung" rolle="alert" titel={TITEL}>
      <p>
        Nichts ist überschrieben. Unten steht, was Sie gerade eingegeben haben. Es ist noch nicht gespeichert. Drücken
        Sie „Weiter“, gilt Ihre Eingabe.
      </p>
      {gespeichert.length > 0 && (
        <>
          <p>Anders gespeichert ist dort:</p>
          <Beschreibungsliste eintraege={gespeichert} />
        </>
      )}
      <p>
        <a href={props.href}>Gespeicherte Angaben übernehmen</a>
      </p>
    </Hinweis>
  )
}

/** What is kept of the page was typed before another window saved it. */
export function Veraltet(): Html {
  return (
    <Hinweis art="info" rolle="status" titel={TITEL}>
      <p>
        Hier steht, was zuletzt gespeichert wurde. Was Sie davor getippt und nicht gespeichert haben, gilt nicht mehr.
      </p>
    </Hinweis>
  )
}
