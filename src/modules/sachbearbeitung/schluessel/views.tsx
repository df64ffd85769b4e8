import { formatZeit } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Titel,
} from '#web/parts/index.ts'
import type { Zustand } from './store.ts'
import type { Wechsel } from './wechsel.ts'

const staende = {
  beantragt: { text: 'Wartet auf Freigabe', art: 'warnung' },
  freigegeben: { text: 'Freigegeben, noch nicht begonnen', art: 'info' },
  abgelehnt: { text: 'Abgelehnt', art: 'neutral' },
  laeuft: { text: 'Läuft', art: 'info' },
  fertig: { text: 'Fertig', art: 'erfolg' },
} as const satisfies Record<Zustand, object>

const meldungen = {
  beantragt: 'Der Wechsel ist beantragt. Eine andere Person mit der Rolle Administration muss ihn freigeben.',
  'schon-beantragt': 'Ein Wechsel ist schon beantragt oder läuft. Es wurde nichts geändert.',
  freigegeben: 'Der Wechsel ist freigegeben. Der Betrieb kann ihn jetzt ausführen.',
  abgelehnt: 'Der Wechsel ist abgelehnt.',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface SchluesselProps {
  csrf: string
  /** The key that this portal writes with. */
  schreibt: { name: string; kennung: string }
  wechsel: Wechsel | undefined
  ich: string
  meldung: Meldung | undefined
}

const wann = (zeit: Date, name: string | undefined) => `${formatZeit(zeit)} von ${name ?? 'dem Betrieb'}`

function Letzter({ wechsel }: { wechsel: Wechsel }): Html {
  const { zustand, beantragt, entschieden, begonnen, beendet, stelle } = wechsel
  const geschrieben = Object.values(stelle).reduce((sum, teil) => sum + teil.geschrieben, 0)
  return (
    <Beschreibungsliste
      eintraege={[
        { begriff: 'Stand', wert: <Etikett art={staende[zustand].art}>{staende[zustand].text}</Etikett> },
        { begriff: 'Neuer Schlüssel', wert: `${wechsel.name}, Kennung ${wechsel.kennung}` },
        { begriff: 'Beantragt', wert: wann(beantragt.zeit, beantragt.name) },
        ...(entschieden
          ? [
              {
                begriff: zustand === 'abgelehnt' ? 'Abgelehnt' : 'Freigegeben',
                wert: wann(entschieden.zeit, entschieden.name),
              },
            ]
          : []),
        ...(begonnen ? [{ begriff: 'Begonnen', wert: formatZeit(begonnen) }] : []),
        ...(beendet ? [{ begriff: 'Beendet', wert: formatZeit(beendet) }] : []),
        ...(begonnen ? [{ begriff: 'Neu geschrieben', wert: `${geschrieben.toLocaleString('de-DE')} Zeilen` }] : []),
      ]}
    />
  )
}

function Entscheidung({ csrf, wechsel, ich, schreibt }: SchluesselProps & { wechsel: Wechsel }): Html {
  if (wechsel.beantragt.von === ich) {
    return (
      <Hinweis art="info" titel="Das haben Sie selbst beantragt">
        <p>Freigeben oder ablehnen muss es eine andere Person mit der Rolle Administration.</p>
      </Hinweis>
    )
  }
  const anderer = wechsel.kennung !== schreibt.kennung
  return (
    <Formular csrf={csrf} vorlesen="Über den Wechsel entscheiden" nichtAufheben>
      <input type="hidden" name="id" value={wechsel.id} />
      <p>
        {anderer
          ? 'Dieses Portal schreibt nicht mit dem Schlüssel, für den der Wechsel beantragt ist. Freigeben lässt er sich deshalb nicht.'
          : 'Vergleichen Sie die Kennung mit der, die der Betrieb Ihnen auf anderem Weg nennt.'}
      </p>
      <Knopfzeile>
        <Knopf art="sekundaer" name="aktion" wert="abgelehnt">
          Ablehnen
        </Knopf>
        {!anderer && (
          <Knopf name="aktion" wert="freigegeben">
            Wechsel freigeben
          </Knopf>
        )}
      </Knopfzeile>
    </Formular>
  )
}

export function SchluesselView(props: SchluesselProps): Html {
  const { csrf, schreibt, wechsel, meldung } = props
  const ruht = !wechsel || wechsel.zustand === 'abgelehnt' || wechsel.zustand === 'fertig'
  return (
    <>
      <Titel einleitung="Nach einem neuen Hauptschlüssel wird alles Gespeicherte mit ihm neu verpackt. Eine Person beantragt es, eine andere gibt es frei, der Betrieb führt es aus.">
        Schlüssel
      </Titel>
      {meldung && (
        <Hinweis art={meldung === 'schon-beantragt' ? 'warnung' : 'erfolg'} titel={meldungen[meldung]} rolle="status" />
      )}
      <h2>Heute</h2>
      <p>
        Das Portal schreibt mit dem Schlüssel „{schreibt.name}“, Kennung {schreibt.kennung}. Den Schlüssel selbst zeigt
        es nie.
      </p>
      <h2>Wechsel</h2>
      {wechsel ? (
        <Letzter wechsel={wechsel} />
      ) : (
        <LeererZustand titel="Es gab noch keinen Wechsel.">
          <p>
            Vor dem Antrag stellt der Betrieb den neuen Schlüssel in der Einstellung voran und startet das Portal neu.
          </p>
        </LeererZustand>
      )}
      {wechsel?.zustand === 'beantragt' && <Entscheidung {...props} wechsel={wechsel} />}
      {(wechsel?.zustand === 'freigegeben' || wechsel?.zustand === 'laeuft') && (
        <p>
          Der Betrieb führt ihn auf dem Server aus, mit: <code>npm run schluessel -- wechseln</code>
        </p>
      )}
      {ruht && (
        <Formular csrf={csrf} vorlesen="Wechsel beantragen" nichtAufheben>
          <Knopfzeile>
            <Knopf art="sekundaer" name="aktion" wert="beantragen">
              Wechsel zu „{schreibt.name}“ beantragen
            </Knopf>
          </Knopfzeile>
        </Formular>
      )}
    </>
  )
}
