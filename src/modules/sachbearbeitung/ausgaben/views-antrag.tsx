import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Fehlerliste, Formular, Knopf, Knopfzeile, Textbereich, Titel } from '#web/parts/index.ts'
import type { Ausgabeart } from './arten.ts'
import { FENSTER, freeOf, type Verbrauch } from './verbrauch.ts'
import { zahl } from './views-verbrauch.tsx'

export interface AntragProps {
  csrf: string
  art: Pick<Ausgabeart, 'name' | 'einheit' | 'dann'>
  auswahl: string
  anzahl: number
  /** The limit that it would break. */
  verbrauch: Verbrauch
  vorschlag: string
  grund: string
  fehler: Feldfehler<'grund'>
}

/** Why it does not go to one person, and what else they can do. */
function Warum({ art, anzahl, verbrauch }: Pick<AntragProps, 'art' | 'anzahl' | 'verbrauch'>): Html {
  const { hoechstens, verbraucht } = verbrauch
  const frei = freeOf(verbrauch)
  return (
    <>
      <p>
        In {FENSTER} Stunden gehen höchstens {zahl(hoechstens)} {art.einheit} an eine Person allein hinaus.
        {verbraucht > 0 &&
          ` Sie haben schon ${zahl(verbraucht)} geholt, mit dieser Datei wären es ${zahl(verbraucht + anzahl)}.`}{' '}
        Für mehr muss eine zweite Person zustimmen.
      </p>
      {verbraucht > 0 && (
        <p>
          Noch ohne Freigabe möglich: {zahl(frei)}. Was Sie holen, zählt {FENSTER} Stunden lang.
        </p>
      )}
      <p>
        Nach der Freigabe können Sie die Datei {FENSTER} Stunden lang einmal herunterladen. {art.dann}
      </p>
    </>
  )
}

/** In the place of a file that is too much to go to one person alone. */
export function AntragView(props: AntragProps): Html {
  const { art } = props
  return (
    <>
      <Titel vorzeile={art.name}>Große Ausgabe beantragen</Titel>
      <Fehlerliste fehler={props.fehler} />
      <Warum {...props} />
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Auswahl', wert: props.auswahl },
          { begriff: `${art.einheit} heute`, wert: zahl(props.anzahl) },
        ]}
      />
      <Formular csrf={props.csrf} aktion={routes.dienstAusgaben.href()}>
        <input type="hidden" name="vorschlag" value={props.vorschlag} />
        <Textbereich
          name="grund"
          label="Wofür brauchen Sie die Datei?"
          hinweis="Zum Beispiel: welche Aufgabe, und wann Sie die Datei wieder löschen. Schreiben Sie nichts über einzelne Menschen."
          pflicht
          wert={props.grund}
          fehler={props.fehler.grund}
          zeilen={4}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstAusgaben.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Freigabe beantragen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
