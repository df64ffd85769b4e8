import type { Postgrund } from '#modules/profil'
import { artnamen, type Termin, Termininhalt } from '#modules/termine'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  Datumsfeld,
  Fehlerliste,
  Formular,
  Knopf,
  Knopfzeile,
  Pflichthinweis,
  Radiogruppe,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { type Ansetzungsfehler, type NeuFehler, zwecke } from './forms.ts'
import { Bekanntgabe } from './views-post.tsx'
import { datumOf, Umstaende, type Werte } from './views-zeiten.tsx'

function Zeitfelder({ werte, fehler }: { werte: Werte; fehler: Ansetzungsfehler }): Html {
  return (
    <>
      <Datumsfeld name="tag" label="Tag" pflicht wert={datumOf(werte, 'tag')} fehler={fehler.tag} />
      <Textfeld
        name="uhrzeit"
        label="Beginn"
        hinweis="Zum Beispiel 9:30"
        pflicht
        breite="s"
        wert={werte['uhrzeit'] ?? ''}
        fehler={fehler.uhrzeit}
      />
      <Umstaende werte={werte} fehler={fehler} />
    </>
  )
}

interface NeuProps {
  csrf: string
  kunde: string
  kundeId: string
  sendung: string
  werte: Werte
  fehler: NeuFehler
}

/** A conversation or an invitation, from the record of a customer. */
export function NeuView({ csrf, kunde, kundeId, sendung, werte, fehler }: NeuProps): Html {
  return (
    <>
      <Titel vorzeile={kunde}>Termin ansetzen</Titel>
      <Fehlerliste fehler={fehler} />
      <Pflichthinweis />
      <Formular csrf={csrf}>
        <input type="hidden" name="sendung" value={sendung} />
        <Radiogruppe
          name="art"
          label="Was ist es?"
          pflicht
          wert={werte['art']}
          optionen={[
            { wert: 'gespraech', text: artnamen.gespraech, hinweis: 'Kann online verschoben und abgesagt werden.' },
            {
              wert: 'einladung',
              text: 'Einladung mit Rechtsfolgen',
              hinweis: 'Nach § 59 SGB II. Der Hinweis auf die Folgen nach § 32 SGB II steht darin von selbst.',
            },
          ]}
          fehler={fehler.art}
        />
        <Auswahl
          name="zweck"
          label="Worum geht es?"
          pflicht
          leer="Bitte wählen"
          wert={werte['zweck'] ?? ''}
          optionen={Object.entries(zwecke).map(([wert, text]) => ({ wert, text }))}
          fehler={fehler.zweck}
        />
        <Zeitfelder werte={werte} fehler={fehler} />
        <Textbereich
          name="mitbringen"
          label="Bitte mitbringen"
          pflicht={false}
          wert={werte['mitbringen'] ?? ''}
          zeilen={3}
          fehler={fehler.mitbringen}
        />
        <Textbereich
          name="text"
          label="Nachricht dazu"
          pflicht={false}
          wert={werte['text'] ?? ''}
          zeilen={4}
          fehler={fehler.text}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstKunde.href({ id: kundeId })}>
            Abbrechen
          </Knopf>
          <Knopf name="aktion" wert="vorschau">
            Vorschau
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

interface VerlegenProps {
  csrf: string
  kunde: string
  termin: Termin
  werte: Werte
  fehler: Ansetzungsfehler
}

export function VerlegenView({ csrf, kunde, termin, werte, fehler }: VerlegenProps): Html {
  return (
    <>
      <Titel vorzeile={kunde} einleitung={`Bisher: ${formatSpanne(termin)}`}>
        Termin verlegen
      </Titel>
      <Fehlerliste fehler={fehler} />
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={werte['stand'] ?? String(termin.stand)} />
        <Zeitfelder werte={werte} fehler={fehler} />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstTermin.href({ id: termin.id })}>
            Abbrechen
          </Knopf>
          <Knopf name="aktion" wert="vorschau">
            Vorschau
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

interface VorschauProps {
  csrf: string
  kunde: string
  termin: Termin
  anschrift: string
  grund: Postgrund | undefined
  werte: Werte
  knopf: string
}

/** Exactly what the customer will see, before it goes out. */
export function VorschauView({ csrf, kunde, termin, anschrift, grund, werte, knopf }: VorschauProps): Html {
  return (
    <>
      <Titel vorzeile={kunde}>Stimmt alles so?</Titel>
      <Bekanntgabe grund={grund} />
      <p>So sieht es die Kundin oder der Kunde:</p>
      <section class="kasten" aria-labelledby="vorschau">
        <h2 id="vorschau">{`${artnamen[termin.art]}: ${formatSpanne(termin)}`}</h2>
        <Termininhalt termin={termin} anschrift={anschrift} />
      </section>
      <Formular csrf={csrf} nichtAufheben>
        {Object.entries(werte)
          .filter(([name]) => name !== 'aktion')
          .map(([name, wert]) => (
            <input type="hidden" name={name} value={wert} />
          ))}
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="aendern">
            Ändern
          </Knopf>
          <Knopf name="aktion" wert="senden">
            {knopf}
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
