import type { Sperre } from '#modules/aufbewahrung'
import type { Kunde } from '#modules/jobcenter'
import { formatZeit } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child, Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Tabelle,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { kurzesDatum } from '../texte.ts'

type Stand = { text: string; art: 'warnung' | 'info' | 'neutral' }

function standOf({ bis, aufhebung, beendet }: Sperre): Stand {
  if (beendet) return { text: beendet.ende === 'aufgehoben' ? 'Aufgehoben' : 'Verfallen', art: 'neutral' }
  if (aufhebung) return { text: 'Aufhebung beantragt', art: 'warnung' }
  return bis ? { text: `Vorläufig bis ${kurzesDatum(bis)}`, art: 'warnung' } : { text: 'Festgehalten', art: 'info' }
}

export function SperreStand({ sperre }: { sperre: Sperre }): Html {
  const { text, art } = standOf(sperre)
  return <Etikett art={art}>{text}</Etikett>
}

export function SperrenView({ sperren }: { sperren: Sperre[] }): Html {
  return (
    <>
      <Titel einleitung="Akten, die nicht gelöscht werden, solange ein Streit offen ist. Aufheben lässt sich das nur zu zweit.">
        Festgehaltene Akten
      </Titel>
      <Tabelle
        titel="Festgehaltene Akten, die ältesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Person' }, { text: 'Seit' }, { text: 'Von' }, { text: 'Stand' }]}
        zeilen={sperren.map((sperre): Child[] => [
          <a href={routes.dienstSperre.href({ id: sperre.id })}>
            {sperre.kunde.nachname}, {sperre.kunde.vorname}
          </a>,
          kurzesDatum(sperre.gesetzt.zeit),
          sperre.gesetzt.name ?? 'Betrieb',
          <SperreStand sperre={sperre} />,
        ])}
        leer={
          <LeererZustand titel="Es wird keine Akte festgehalten.">
            <p>Öffnen Sie die Akte einer Person und wählen Sie „Akte festhalten“.</p>
          </LeererZustand>
        }
      />
    </>
  )
}

export interface NeuProps {
  csrf: string
  kunde: Kunde
  grund: string
  fehler: Feldfehler<'grund'>
}

export function NeuView({ csrf, kunde, grund, fehler }: NeuProps): Html {
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>Akte festhalten?</Titel>
      <Fehlerliste fehler={fehler} />
      <p>
        Nichts aus der Akte wird dann gelöscht. Das gilt sofort, vorerst sieben Tage. Bestätigt es eine zweite Person,
        gilt es, bis zwei Personen es aufheben. Die Person sieht es in ihrem Verlauf.
      </p>
      <Formular csrf={csrf}>
        <Textbereich
          name="grund"
          label="Grund"
          hinweis="Zum Beispiel: Klage vor dem Sozialgericht, mit Aktenzeichen."
          pflicht
          wert={grund}
          fehler={fehler.grund}
          zeilen={3}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstKunde.href({ id: kunde.id })}>
            Abbrechen
          </Knopf>
          <Knopf>Akte festhalten</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const wann = ({ zeit, name }: { zeit: Date; name: string | undefined }) =>
  `${formatZeit(zeit)} von ${name ?? 'dem Betrieb'}`

function Angaben({ sperre }: { sperre: Sperre }): Html {
  const { bis, bestaetigt, aufhebung, beendet } = sperre
  return (
    <Beschreibungsliste
      eintraege={[
        { begriff: 'Stand', wert: <SperreStand sperre={sperre} /> },
        { begriff: 'Grund', wert: sperre.grund },
        { begriff: 'Gesetzt', wert: wann(sperre.gesetzt) },
        ...(bestaetigt ? [{ begriff: 'Bestätigt', wert: wann(bestaetigt) }] : []),
        ...(bis ? [{ begriff: 'Endet von selbst', wert: formatZeit(bis) }] : []),
        ...(aufhebung
          ? [
              { begriff: 'Aufhebung beantragt', wert: wann(aufhebung) },
              { begriff: 'Warum aufheben', wert: aufhebung.grund },
            ]
          : []),
        ...(beendet
          ? [
              {
                begriff: 'Beendet',
                wert: beendet.ende === 'aufgehoben' ? wann(beendet) : `${formatZeit(beendet.zeit)}, von selbst`,
              },
            ]
          : []),
      ]}
    />
  )
}

export const meldungen = {
  gesetzt: 'Die Akte wird festgehalten, vorerst sieben Tage. Eine andere Person muss es bestätigen.',
  'schon-gesetzt': 'Die Akte wird schon festgehalten. Es wurde nichts geändert.',
  bestaetigt: 'Die Löschsperre ist bestätigt.',
  beantragt: 'Die Aufhebung ist beantragt. Eine andere Person muss sie freigeben.',
  'schon-beantragt': 'Die Aufhebung war schon beantragt. Es wurde nichts geändert.',
  aufgehoben: 'Die Löschsperre ist aufgehoben. Es gelten wieder die üblichen Löschfristen.',
  behalten: 'Die Akte wird weiter festgehalten.',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface SperreProps {
  csrf: string
  sperre: Sperre
  ich: string
  darfFreigeben: boolean
  meldung: Meldung | undefined
  grund: string
  fehler: Feldfehler<'grund'>
}

function Aufheben({ csrf, grund, fehler }: Pick<SperreProps, 'csrf' | 'grund' | 'fehler'>): Html {
  return (
    <>
      <h2>Aufheben</h2>
      <p>Danach wird gelöscht, was seine Frist erreicht hat. Deshalb entscheidet eine zweite Person.</p>
      <Formular csrf={csrf} vorlesen="Aufhebung beantragen">
        <Textbereich
          name="grund"
          label="Warum soll die Sperre enden?"
          pflicht
          wert={grund}
          fehler={fehler.grund}
          zeilen={3}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="beantragen">
            Aufhebung beantragen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** What waits for a second person, and whether this one is it. */
function Wartet({ csrf, sperre, ich, darfFreigeben }: SperreProps): Html {
  const { id, bis, aufhebung, gesetzt } = sperre
  const eigeneAufhebung = aufhebung?.von === ich
  const fremd = (bis && gesetzt.von !== ich) || (aufhebung && !eigeneAufhebung)
  return (
    <>
      {eigeneAufhebung && (
        <Formular csrf={csrf} vorlesen="Antrag zurücknehmen" nichtAufheben>
          <p>Sie haben die Aufhebung selbst beantragt. Eine andere Person entscheidet.</p>
          <Knopfzeile>
            <Knopf art="text" name="aktion" wert="zuruecknehmen">
              Antrag zurücknehmen
            </Knopf>
          </Knopfzeile>
        </Formular>
      )}
      {fremd && darfFreigeben && (
        <Knopfzeile>
          <Knopf href={routes.dienstSperreFreigabe.href({ id })}>Entscheiden</Knopf>
        </Knopfzeile>
      )}
    </>
  )
}

export function SperreView(props: SperreProps): Html {
  const { sperre, meldung, fehler } = props
  return (
    <>
      <Titel vorzeile={kundenzeile(sperre.kunde)}>Löschsperre</Titel>
      {meldung && <Hinweis art="info" titel={meldungen[meldung]} rolle="status" />}
      <Fehlerliste fehler={fehler} />
      <Angaben sperre={sperre} />
      {!sperre.beendet && <Wartet {...props} />}
      {!sperre.beendet && !sperre.aufhebung && <Aufheben {...props} />}
      <p>
        <a href={routes.dienstKunde.href({ id: sperre.kunde.id })}>Zur Akte</a>
      </p>
    </>
  )
}

export function FreigabeView({ csrf, sperre, ich }: Pick<SperreProps, 'csrf' | 'sperre' | 'ich'>): Html {
  const { bis, aufhebung, gesetzt, beendet } = sperre
  const offen = !beendet
  const eigene = (
    <Hinweis art="info" titel="Das haben Sie selbst beantragt">
      <p>Eine andere Person mit dem Recht zur Freigabe entscheidet darüber.</p>
    </Hinweis>
  )
  return (
    <>
      <Titel vorzeile={kundenzeile(sperre.kunde)}>Löschsperre entscheiden</Titel>
      <Angaben sperre={sperre} />
      {offen && !bis && !aufhebung && <p>Hier ist nichts zu entscheiden.</p>}
      {offen && bis && (
        <>
          <h2>Bestätigen</h2>
          {gesetzt.von === ich ? (
            eigene
          ) : (
            <Formular csrf={csrf} vorlesen="Löschsperre bestätigen" nichtAufheben>
              <p>Die Akte wird dann festgehalten, bis zwei Personen es aufheben. Sonst endet die Sperre von selbst.</p>
              <Knopfzeile>
                <Knopf name="entscheidung" wert="bestaetigt">
                  Löschsperre bestätigen
                </Knopf>
              </Knopfzeile>
            </Formular>
          )}
        </>
      )}
      {offen && aufhebung && (
        <>
          <h2>Aufheben</h2>
          {aufhebung.von === ich ? (
            eigene
          ) : (
            <Formular csrf={csrf} vorlesen="Über die Aufhebung entscheiden" nichtAufheben>
              <p>Danach wird gelöscht, was seine Frist erreicht hat. Das lässt sich nicht zurücknehmen.</p>
              <Knopfzeile>
                <Knopf art="sekundaer" name="entscheidung" wert="behalten">
                  Weiter festhalten
                </Knopf>
                <Knopf art="gefahr" name="entscheidung" wert="aufgehoben">
                  Löschsperre aufheben
                </Knopf>
              </Knopfzeile>
            </Formular>
          )}
        </>
      )}
      <p>
        <a href={routes.dienstSperren.href()}>Zu den festgehaltenen Akten</a>
      </p>
    </>
  )
}
