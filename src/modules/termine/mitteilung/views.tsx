import { type Dokument, showDateiname } from '#modules/dokumente'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  DateiFeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Pflichthinweis,
  Radiogruppe,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import type { Verhinderungsfehler } from '../forms.ts'
import { rechtsfolgeOf } from '../rechtsfolge-daten.ts'
import type { Termin } from '../termin.ts'
import { gruende, grundnamen } from './mitteilung.ts'

interface VerhinderungProps {
  csrf: string
  termin: Termin
  grenzen: { dateiBytes: number; anzahl: number }
  sendung: string
  vorhanden: Dokument[]
  werte: { grund: string; text: string }
  fehler: Verhinderungsfehler
}

/** „Verhinderung mitteilen“: the consequence stands before the click. */
export function VerhinderungView(props: VerhinderungProps): Html {
  const { termin, werte, fehler } = props
  return (
    <>
      <Titel vorzeile={formatSpanne(termin)}>Verhinderung mitteilen</Titel>
      <Fehlerliste fehler={fehler} />
      <Hinweis art="warnung" titel="Sie müssen kommen, bis Ihr Jobcenter Ihren Grund anerkennt">
        {rechtsfolgeOf(termin.rechtsfolge ?? '').saetze.map((satz) => (
          <p>{satz}</p>
        ))}
      </Hinweis>
      <Pflichthinweis />
      <Formular csrf={props.csrf} dateien>
        <Radiogruppe
          name="grund"
          label="Warum können Sie nicht kommen?"
          pflicht
          wert={werte.grund}
          optionen={grundnamen.map((wert) => ({
            wert,
            text: gruende[wert],
            ...(wert === 'krank'
              ? {
                  hinweis:
                    'Die Bescheinigung muss spätestens vor Ablauf des dritten Kalendertages da sein (§ 56 SGB II).',
                }
              : {}),
          }))}
          fehler={fehler.grund}
        />
        <Textbereich
          name="text"
          label="Was Ihr Jobcenter wissen soll"
          hinweis="Zum Beispiel: wann Sie wieder können. Eine Krankheit müssen Sie nicht nennen."
          pflicht={false}
          wert={werte.text}
          zeilen={4}
          fehler={fehler.text}
        />
        <DateiFeld
          name="dateien"
          label="Nachweis anhängen"
          pflicht={false}
          sendung={props.sendung}
          grenzen={props.grenzen}
          vorhanden={props.vorhanden.map(({ id, name }) => ({ id, name: showDateiname(name) }))}
          fehler={fehler.dateien}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.termin.href({ id: termin.id })}>
            Abbrechen
          </Knopf>
          <Knopf>Verhinderung mitteilen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

interface WunschProps {
  csrf: string
  termin: Termin | undefined
  sendung: string
  text: string
  fehler: Feldfehler<'text'>
}

/** Asks for another time, or for one at all. */
export function WunschView({ csrf, termin, sendung, text, fehler }: WunschProps): Html {
  return (
    <>
      {termin ? (
        <Titel vorzeile={formatSpanne(termin)}>Um eine andere Zeit bitten</Titel>
      ) : (
        <Titel>Um einen Termin bitten</Titel>
      )}
      <Fehlerliste fehler={fehler} />
      {termin && <p>Ihr Termin bleibt bestehen, bis Ihr Jobcenter ihn ändert.</p>}
      <Pflichthinweis />
      <Formular csrf={csrf}>
        <input type="hidden" name="sendung" value={sendung} />
        <Textbereich
          name="text"
          label={termin ? 'Warum, und wann können Sie?' : 'Worum geht es, und wann können Sie?'}
          hinweis="Zum Beispiel: „Ich arbeite vormittags und kann ab 14 Uhr.“"
          pflicht
          wert={text}
          zeilen={5}
          fehler={fehler.text}
        />
        <Knopfzeile>
          <Knopf art="text" href={termin ? routes.termin.href({ id: termin.id }) : routes.termineVereinbaren.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Senden</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const wartetexte = {
  wartet: 'Die Datei wird noch geprüft. Versuchen Sie es in einigen Minuten noch einmal.',
  ungeprueft: 'Die Datei ist nicht auf Schadsoftware geprüft: In der Schulung läuft kein Virenscanner.',
  abgewiesen: 'Die Datei wurde nicht angenommen. Sie enthielt Schadsoftware oder ließ sich nicht lesen.',
} as const

/** In place of a file that cannot be opened now. */
export function DateiView({ grund, zurueck }: { grund: keyof typeof wartetexte; zurueck: string }): Html {
  return (
    <>
      <Titel>Datei</Titel>
      <p>{wartetexte[grund]}</p>
      {grund === 'ungeprueft' && (
        <p>
          <a href="?trotzdem=ja">Datei trotzdem laden</a>
        </p>
      )}
      <Linkliste links={[{ text: 'Zurück', href: zurueck }]} />
    </>
  )
}
