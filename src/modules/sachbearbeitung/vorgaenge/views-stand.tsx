import {
  isEnde,
  isGeschuldet,
  nachweisname,
  nameZustand,
  nextZustaende,
  Schritte,
  type Vorgang,
} from '#modules/vorgaenge'
import { formatTag } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Auswahl, Datumsfeld, Formular, Hinweis, Knopf, Knopfzeile, Textbereich, Titel } from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { needsPapier } from './entscheiden.ts'
import type { Schrittwahl } from './forms.ts'
import type { VorgangProps } from './views.tsx'

/** The version of the case that the page shows. */
export const standfeld = (vorgang: Vorgang) => <input type="hidden" name="stand" value={String(vorgang.stand)} />

/** What staff makes of a case, up to the preview. */
export function Standform({ csrf, vorgang, werte, fehler, konto, dazu }: VorgangProps): Html | null {
  const wahl = nextZustaende(vorgang)
  const papier = wahl.some((zustand) => needsPapier(zustand, dazu.bescheide))
  if (wahl.length === 0) return null
  return (
    <section aria-labelledby="stand">
      <h2 id="stand">Stand ändern</h2>
      {!konto && <p>Es ist kein Konto verknüpft: Sagen Sie es der Person mit der Post.</p>}
      <Formular csrf={csrf} nichtAufheben>
        {standfeld(vorgang)}
        <Auswahl
          name="zustand"
          label="Neuer Stand"
          leer="Bitte wählen"
          pflicht
          optionen={wahl.map((wert) => ({ wert, text: nameZustand(wert, 'kunde', vorgang.dienst) }))}
          wert={werte.zustand}
          fehler={fehler.zustand}
        />
        {wahl.includes('unterlagen-angefordert') && (
          <Datumsfeld
            name="frist"
            label={vorgang.dienst === 'widerspruch' ? 'Begründung oder Unterlagen bis' : 'Unterlagen bis'}
            hinweis="Nur, wenn Sie etwas anfordern. Die förmliche Aufforderung mit Rechtsfolge (§ 66 SGB I) senden Sie als Schreiben."
            wert={{ tag: werte['frist-tag'], monat: werte['frist-monat'], jahr: werte['frist-jahr'] }}
            fehler={fehler.frist}
          />
        )}
        {papier && (
          <Datumsfeld
            name="papier"
            label="Bescheid außerhalb des Portals gesendet am"
            hinweis="Nur für eine Entscheidung, deren Bescheid nicht im Portal liegt, sondern zum Beispiel auf Papier gesendet ist. Die Person liest den Tag."
            wert={{ tag: werte['papier-tag'], monat: werte['papier-monat'], jahr: werte['papier-jahr'] }}
            fehler={fehler.papier}
          />
        )}
        <Textbereich
          name="notiz"
          label="Notiz an die Person"
          hinweis="Sie steht im Portal bei diesem Vorgang."
          wert={werte.notiz}
          fehler={fehler.notiz}
          zeilen={4}
        />
        <Knopfzeile>
          <Knopf name="aktion" wert="vorschau">
            Vorschau
          </Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

/** What the preview sends on as it was typed. */
const POSTED = [
  ...(['zustand', 'notiz'] as const),
  ...(['frist-tag', 'frist-monat', 'frist-jahr'] as const),
  ...(['papier-tag', 'papier-monat', 'papier-jahr'] as const),
]

/** What a case at its end does not wait for any more. */
function WasEndet({ vorgang, wahl }: VorgangProps & { wahl: Schrittwahl }): Html | null {
  const offen = vorgang.nachweise.filter(isGeschuldet)
  if (!isEnde(wahl.zustand) || (!vorgang.korrektur && offen.length === 0)) return null
  return (
    <Hinweis art="warnung" titel="Damit ist der Vorgang zu Ende">
      {vorgang.korrektur && (
        <p>Die offene Rückfrage (Antwort bis {formatTag(vorgang.korrektur.frist)}) wird damit zurückgezogen.</p>
      )}
      {offen.length > 0 && (
        <>
          <p>Diese Nachweise kann die Person dann nicht mehr nachreichen:</p>
          <ul>
            {offen.map((one) => (
              <li>{nachweisname(one)}</li>
            ))}
          </ul>
        </>
      )}
    </Hinweis>
  )
}

/** Exactly what the person will read, before it goes out. */
export function VorschauView(props: VorgangProps & { wahl: Schrittwahl; von: string; jetzt: Date }): Html {
  const { vorgang, wahl, werte } = props
  const schritt = { ...wahl, von: 'dienst' as const, wer: props.von, zeit: props.jetzt }
  return (
    <>
      <Titel vorzeile={vorgang.titel}>Vorschau: neuer Stand</Titel>
      <p>{kundenzeile(props.kunde)}</p>
      <h2>Das liest die Person bei diesem Vorgang</h2>
      <Schritte schritte={[schritt]} ich="kunde" dienst={vorgang.dienst} />
      <WasEndet {...props} />
      <p>Dazu kommt eine E-Mail ohne Inhalt, wenn die Person das gewählt hat.</p>
      <Formular csrf={props.csrf} nichtAufheben>
        {standfeld(vorgang)}
        {POSTED.map((name) => (
          <input type="hidden" name={name} value={werte[name]} />
        ))}
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="aendern">
            Ändern
          </Knopf>
          <Knopf name="aktion" wert="setzen">
            Stand setzen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
