import {
  type Abwesenheit,
  countAbwesend,
  ergebnisse,
  type GanzerVorgang,
  type Jahreszaehler,
  kontingenttexte,
  showTage,
  showZaehler,
  showZeitraum,
} from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  Beschreibungsliste,
  Datumsfeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Radiogruppe,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { partsOf, type Tageeingabe } from './tage.ts'

export type Fehler = Feldfehler<'ergebnis' | 'von' | 'bis' | 'kontingent' | 'notiz'>
export type Eingabe = Tageeingabe & Record<'ergebnis' | 'kontingent' | 'notiz', string>

export const KEINS = 'keins'

export interface Props {
  csrf: string
  vorgang: GanzerVorgang
  abwesenheit: Abwesenheit | undefined
  /** With the days that were asked for. */
  zaehler: readonly Jahreszaehler[]
  eingabe: Eingabe
  fehler: Fehler
}

/** The days of the decision. `gefragt`: then they are only needed where others are agreed to. */
export function Tagefelder({
  eingabe,
  fehler,
  gefragt,
}: Pick<Props, 'eingabe' | 'fehler'> & { gefragt: boolean }): Html {
  const wann = gefragt ? 'Nur, wenn Sie mit anderen Tagen zustimmen.' : 'Nur, wenn Sie zustimmen.'
  return (
    <>
      <Datumsfeld name="von" label="Erster Tag" hinweis={wann} wert={partsOf(eingabe, 'von')} fehler={fehler.von} />
      <Datumsfeld name="bis" label="Letzter Tag" wert={partsOf(eingabe, 'bis')} fehler={fehler.bis} />
    </>
  )
}

export const Ergebniswahl = ({ eingabe, fehler }: { eingabe: { ergebnis: string }; fehler: Fehler }): Html => (
  <Radiogruppe
    name="ergebnis"
    label="Entscheidung"
    pflicht
    optionen={Object.entries(ergebnisse).map(([wert, { text }]) => ({ wert, text }))}
    wert={eingabe.ergebnis}
    fehler={fehler.ergebnis}
  />
)

/** Decides on an absence. */
export function EntscheidungView({ csrf, vorgang, abwesenheit, zaehler, eingabe, fehler }: Props): Html {
  const gefragt = abwesenheit?.gefragt
  return (
    <>
      <p class="zurueck">
        <a href={routes.dienstVorgang.href({ id: vorgang.id })}>Zurück zum Vorgang</a>
      </p>
      <Titel vorzeile={vorgang.titel}>Über die Abwesenheit entscheiden</Titel>
      <Fehlerliste fehler={fehler} />
      <Beschreibungsliste
        eintraege={[
          {
            begriff: 'Gefragt',
            wert: gefragt
              ? `${showZeitraum(gefragt)} (${showTage(countAbwesend(gefragt))})`
              : 'formlos, die Tage stehen im Text',
          },
          ...zaehler.map((one) => ({ begriff: 'Mit dieser Abwesenheit', wert: showZaehler(one) })),
          ...(abwesenheit?.zurueck
            ? [
                {
                  begriff: 'Zurück seit',
                  wert: showZeitraum({ von: abwesenheit.zurueck.tag, bis: abwesenheit.zurueck.tag }),
                },
              ]
            : []),
        ]}
      />
      {!gefragt && vorgang.text !== '' && (
        <Hinweis titel="Was die Person geschrieben hat">
          <p class="gespraech__text">{vorgang.text}</p>
        </Hinweis>
      )}
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={String(vorgang.stand)} />
        <Ergebniswahl eingabe={eingabe} fehler={fehler} />
        <Tagefelder eingabe={eingabe} fehler={fehler} gefragt={gefragt !== undefined} />
        <Auswahl
          name="kontingent"
          label="Zählt zu den Tagen im Jahr"
          hinweis="Tage ohne Zustimmung zählen nie."
          optionen={[
            ...Object.entries(kontingenttexte).map(([wert, text]) => ({ wert, text })),
            { wert: KEINS, text: 'Wird nicht gezählt' },
          ]}
          wert={eingabe.kontingent}
          fehler={fehler.kontingent}
        />
        <Textbereich
          name="notiz"
          label="Notiz an die Person"
          hinweis="Nötig, wenn Sie nicht oder nur zum Teil zustimmen. Sie steht im Portal bei diesem Vorgang."
          wert={eingabe.notiz}
          fehler={fehler.notiz}
          zeilen={4}
        />
        <p>
          Die Person hört davon und liest die Entscheidung mit der Notiz. Bis zur Rückkehr bleibt der Vorgang in ihrer
          Übersicht.
        </p>
        <Knopfzeile>
          <Knopf>Entscheidung speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
