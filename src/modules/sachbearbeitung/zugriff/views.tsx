import type { Zustaendigkeiten } from '#modules/jobcenter'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Fehlerliste,
  Formular,
  Knopf,
  Knopfzeile,
  Linkliste,
  Radiogruppe,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { gruende } from './zugriff.ts'

interface ZugriffProps {
  csrf: string
  zustaendig: Zustaendigkeiten
  eingabe: { grund: string; text: string; ziel: string; sendung: string }
  fehler: { grund?: string; text?: string; formular?: string }
}

/** Before the record of somebody for whom others are there. It shows nothing of the person. */
export function ZugriffView({ csrf, zustaendig, eingabe, fehler }: ZugriffProps): Html {
  const { vermittlung, leistung } = zustaendig
  const wer = [vermittlung, leistung].flatMap(({ person, team }) => person?.name ?? (team ? `Team ${team}` : []))
  return (
    <>
      <Titel einleitung="Für diese Kundin oder diesen Kunden sind Sie nicht zuständig. Nennen Sie den Grund, dann öffnet sich die Seite. Die Person sieht Ihr Team und den Grund in ihrem Verlauf.">
        Warum öffnen Sie diese Akte?
      </Titel>
      <Fehlerliste fehler={fehler} />
      <p>{wer.length > 0 ? `Zuständig: ${[...new Set(wer)].join(' und ')}.` : 'Es ist noch niemand benannt.'}</p>
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="ziel" value={eingabe.ziel} />
        <input type="hidden" name="sendung" value={eingabe.sendung} />
        <Radiogruppe
          name="grund"
          label="Grund"
          pflicht
          wert={eingabe.grund}
          optionen={Object.entries(gruende).map(([wert, text]) => ({ wert, text }))}
          fehler={fehler.grund}
        />
        <Textbereich
          name="text"
          label="Erläuterung"
          hinweis="Nötig bei „Ein anderer Grund“."
          wert={eingabe.text}
          fehler={fehler.text}
          zeilen={3}
        />
        <p>Der Grund gilt für Sie bis heute um Mitternacht.</p>
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstStart.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Akte öffnen</Knopf>
        </Knopfzeile>
      </Formular>
      <Linkliste
        links={[
          {
            text: 'Zum Eingang',
            href: routes.dienstEingang.href(),
            hinweis:
              'Wartet dort etwas von dieser Person, übernehmen Sie es. Dann brauchen Sie keinen Grund zu nennen.',
          },
        ]}
      />
    </>
  )
}
