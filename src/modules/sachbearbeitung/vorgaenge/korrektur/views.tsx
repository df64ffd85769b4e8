import type { Fragenliste } from '#modules/formulare'
import { type Frage, type GanzerVorgang, KorrekturHinweis, Schritte, wordKorrektur } from '#modules/vorgaenge'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Datumsfeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Mehrfachwahl,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { kundenzeile } from '../../akte/views.tsx'
import type { VorgangProps } from '../views.tsx'

/** A question as a box names it. */
export const wertOf = ({ ort, feld }: Pick<Frage, 'ort' | 'feld'>): string => `${ort}~${feld}`

export interface KorrekturEingabe {
  /** `page~field` */
  fragen: readonly string[]
  grund: string
  tag: string
  monat: string
  jahr: string
}

export type KorrekturFehler = Feldfehler<'fragen' | 'grund' | 'frist'>

interface Props extends Pick<VorgangProps, 'csrf' | 'vorgang' | 'kunde' | 'konto'> {
  /** Undefined: the portal does not have the form in this version, and its pages cannot be opened again. */
  liste: Fragenliste | undefined
  eingabe: KorrekturEingabe
  fehler: KorrekturFehler
}

const zurueck = (vorgang: GanzerVorgang): Html => (
  <p class="zurueck">
    <a href={routes.dienstVorgang.href({ id: vorgang.id })}>Zurück zum Vorgang</a>
  </p>
)

/** The questions of a form that was sent, to ask some of them once more. */
export function KorrekturDienstView(props: Props): Html {
  const { vorgang, kunde, konto } = props
  return (
    <>
      {zurueck(vorgang)}
      <Titel vorzeile={`${vorgang.titel} · ${kundenzeile(kunde)}`}>Rückfrage zu den Angaben</Titel>
      <Fehlerliste fehler={props.fehler} />
      {!konto && (
        <p>Es ist kein Konto verknüpft: Die Person kann hier nicht antworten. Schreiben Sie ihr einen Brief.</p>
      )}
      {vorgang.korrektur ? <Offen {...props} korrektur={vorgang.korrektur} /> : <Wahlform {...props} />}
    </>
  )
}

function Offen({ csrf, vorgang, korrektur }: Props & { korrektur: NonNullable<GanzerVorgang['korrektur']> }): Html {
  return (
    <>
      <p>
        Gefragt am {formatZeit(korrektur.erstellt)}, Antwort bis {formatTag(korrektur.frist)}. Eine weitere Rückfrage
        geht erst, wenn diese beantwortet oder zurückgezogen ist.
      </p>
      <h2>Das liest die Person</h2>
      <KorrekturHinweis korrektur={korrektur} vorschau />
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={String(vorgang.stand)} />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="zurueckziehen">
            Rückfrage zurückziehen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

function Wahlform({ csrf, vorgang, liste, eingabe, fehler }: Props): Html {
  if (!liste) {
    return (
      <Hinweis titel="Dieses Formular gibt es hier nicht mehr in dieser Fassung">
        <p>
          Die Person kann ihre Angaben darin nicht mehr ändern. Fragen Sie mit einer Nachricht zu diesem Vorgang nach.
        </p>
      </Hinweis>
    )
  }
  return (
    <Formular csrf={csrf} nichtAufheben>
      <input type="hidden" name="stand" value={String(vorgang.stand)} />
      <h2>Welche Angaben sind unklar?</h2>
      <p>
        Die Person kann genau die Seiten ändern, auf denen diese Fragen stehen. Was sie gesendet hat, bleibt als eigene
        Fassung erhalten.
      </p>
      {liste.angehoben && (
        <Hinweis titel="Dieses Formular gibt es inzwischen in einer neuen Fassung">
          <p>
            Die Fragen stehen hier, wie sie heute lauten. Was die neue Fassung zusätzlich fragt, beantwortet die Person
            mit.
          </p>
        </Hinweis>
      )}
      {liste.bloecke.map(({ titel, fuer, fragen }, i) => (
        <Mehrfachwahl
          name={i === 0 ? 'fragen' : `block-${i + 1}`}
          fehler={i === 0 ? fehler.fragen : undefined}
          feldname="frage[]"
          label={fuer === undefined ? titel : `${titel} – ${fuer}`}
          optionen={fragen.map((one) => ({ wert: wertOf(one), text: one.frage, hinweis: one.antwort }))}
          werte={eingabe.fragen}
        />
      ))}
      <h2>Was schreiben Sie dazu?</h2>
      <Textbereich
        name="grund"
        label="Was stimmt nicht, oder was fehlt?"
        hinweis="Die Person liest es im Portal. In der E-Mail steht davon nichts."
        pflicht
        wert={eingabe.grund}
        fehler={fehler.grund}
        zeilen={4}
      />
      <Datumsfeld
        name="frist"
        label="Antwort bis"
        pflicht
        hinweis="Die förmliche Aufforderung mit Rechtsfolge (§ 66 SGB I) senden Sie als Schreiben."
        wert={eingabe}
        fehler={fehler.frist}
      />
      <Knopfzeile>
        <Knopf name="aktion" wert="vorschau">
          Vorschau
        </Knopf>
      </Knopfzeile>
    </Formular>
  )
}

interface VorschauProps extends Pick<VorgangProps, 'csrf' | 'vorgang' | 'kunde'> {
  wahl: { fragen: Frage[]; grund: string; frist: string }
  eingabe: KorrekturEingabe
  stand: number
  von: string
  jetzt: Date
}

/** Exactly what the person will read, before it goes out. */
export function KorrekturVorschau({ csrf, vorgang, kunde, wahl, eingabe, stand, von, jetzt }: VorschauProps): Html {
  const { frist } = wahl
  const schritt = {
    zustand: 'rueckfrage',
    von: 'dienst',
    wer: von,
    frist,
    notiz: wordKorrektur(wahl),
    zeit: jetzt,
  } as const
  return (
    <>
      <Titel vorzeile={`${vorgang.titel} · ${kundenzeile(kunde)}`}>Vorschau: Rückfrage</Titel>
      <h2>Das liest die Person oben im Vorgang</h2>
      <KorrekturHinweis korrektur={{ ...wahl, id: '', erstellt: jetzt }} vorschau />
      <h2>Das steht in seinem Verlauf</h2>
      <Schritte schritte={[schritt]} ich="kunde" />
      <p>Dazu kommt eine E-Mail ohne Inhalt, wenn die Person das gewählt hat.</p>
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={String(stand)} />
        {wahl.fragen.map((one) => (
          <input type="hidden" name="frage[]" value={wertOf(one)} />
        ))}
        <input type="hidden" name="grund" value={eingabe.grund} />
        <input type="hidden" name="frist-tag" value={eingabe.tag} />
        <input type="hidden" name="frist-monat" value={eingabe.monat} />
        <input type="hidden" name="frist-jahr" value={eingabe.jahr} />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="aendern">
            Ändern
          </Knopf>
          <Knopf name="aktion" wert="senden">
            Rückfrage senden
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
