import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Radiogruppe,
  Titel,
} from '#web/parts/index.ts'
import type { FensterRow } from '../zeiten/store.ts'

const meldungen = {
  verschoben: { art: 'erfolg', titel: 'Ihr Termin ist verschoben.' },
  abgesagt: { art: 'erfolg', titel: 'Ihr Termin ist abgesagt.' },
  vergeben: { art: 'warnung', titel: 'Diese Zeit ist nicht mehr frei. Ihr Termin bleibt, wie er war.' },
  gleichzeitig: { art: 'warnung', titel: 'Dann haben Sie schon einen Termin. Es wurde nichts geändert.' },
  'zu-spaet': { art: 'warnung', titel: 'Dieser Termin lässt sich hier nicht mehr ändern. Bitte rufen Sie an.' },
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

interface Spanne {
  beginn: Date
  ende: Date
}

interface TerminLinkProps {
  csrf: string
  id: string
  termin: Spanne & { gilt: boolean }
  offen: boolean
  zeiten: readonly FensterRow[]
  meldung: Meldung | undefined
  fehler: Feldfehler<'fenster'>
}

/** Whoever has the mail sees when, and nothing else: not with whom, where or what about. */
export function TerminLinkView(props: TerminLinkProps): Html {
  const { termin, offen, meldung, fehler } = props
  return (
    <>
      <Titel vorzeile={termin.gilt ? formatSpanne(termin) : undefined}>Ihr Termin beim Jobcenter</Titel>
      {meldung && <Hinweis art={meldungen[meldung].art} rolle="status" titel={meldungen[meldung].titel} />}
      <Fehlerliste fehler={fehler} />
      {offen ? <Wege {...props} /> : <Vorbei gilt={termin.gilt} />}
      <Knopfzeile>
        <Knopf art="text" href={routes.anmelden.href()}>
          Anmelden und alles ansehen
        </Knopf>
      </Knopfzeile>
    </>
  )
}

function Vorbei({ gilt }: { gilt: boolean }): Html {
  return gilt ? (
    <p>
      Dieser Termin lässt sich hier nicht mehr ändern. Können Sie nicht kommen,{' '}
      <a href={routes.kontakt.href()}>rufen Sie bitte an</a>.
    </p>
  ) : (
    <p>Der Termin findet nicht statt. Einen neuen vereinbaren Sie nach der Anmeldung unter „Termine“.</p>
  )
}

function Wege({ csrf, id, zeiten, fehler }: TerminLinkProps): Html {
  const aktion = routes.terminLink.href()
  return (
    <>
      <section aria-labelledby="verschieben">
        <h2 id="verschieben">Auf eine andere Zeit verschieben</h2>
        {zeiten.length === 0 ? (
          <LeererZustand titel="Zurzeit ist nichts anderes frei">
            <p>Ihr Termin bleibt bestehen, solange Sie ihn nicht absagen.</p>
          </LeererZustand>
        ) : (
          <Formular csrf={csrf} aktion={aktion} vorlesen="Verschieben" nichtAufheben>
            <input type="hidden" name="id" value={id} />
            <Radiogruppe
              name="fenster"
              label="Freie Zeiten"
              pflicht
              wert=""
              fehler={fehler.fenster}
              optionen={zeiten.map((zeit) => ({ wert: zeit.id, text: formatSpanne(zeit) }))}
            />
            <Knopfzeile>
              <Knopf name="tat" wert="verschieben">
                Termin verschieben
              </Knopf>
            </Knopfzeile>
          </Formular>
        )}
      </section>
      <section aria-labelledby="absagen">
        <h2 id="absagen">Absagen</h2>
        <p>Die Zeit ist dann für andere frei. Das lässt sich nicht zurücknehmen.</p>
        <Formular csrf={csrf} aktion={aktion} vorlesen="Absagen" nichtAufheben>
          <input type="hidden" name="id" value={id} />
          <Knopfzeile>
            <Knopf art="gefahr" name="tat" wert="absagen">
              Termin absagen
            </Knopf>
          </Knopfzeile>
        </Formular>
      </section>
    </>
  )
}

export function LinkUngueltigView(): Html {
  return (
    <>
      <Titel>Dieser Link gilt nicht mehr</Titel>
      <p>Der Termin ist vorbei, oder der Link ist unvollständig. Nach der Anmeldung sehen Sie alle Ihre Termine.</p>
      <Knopfzeile>
        <Knopf href={routes.anmelden.href()}>Anmelden</Knopf>
      </Knopfzeile>
    </>
  )
}
