import { Schritte, Stand } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Tabelle,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import type { Gewaehltes, Hindernis, Tat, Zeile } from './auswahl.ts'

export const tattexte: Record<Tat, { titel: string; knopf: string; getan: string }> = {
  uebernehmen: { titel: 'Vorgänge übernehmen', knopf: 'Übernehmen', getan: 'übernommen' },
  eingegangen: {
    titel: 'Als eingegangen setzen',
    knopf: 'Stand setzen',
    getan: 'auf „Im Jobcenter eingegangen“ gesetzt',
  },
  weiterleiten: { titel: 'Vorgänge weiterleiten', knopf: 'Weiterleiten', getan: 'weitergeleitet' },
  ausgeben: { titel: 'Vorgänge als Dateien', knopf: 'Archiv herunterladen', getan: 'ausgegeben' },
}

const hindernisse: Record<Hindernis, string> = {
  stand: 'Jemand war schneller',
  zugriff: 'Nicht Ihre Kundin: einzeln öffnen',
  'geht-nicht': 'Bei diesem Stand nicht',
}

export interface AuswahlProps {
  csrf: string
  tat: Tat
  zeilen: readonly Zeile[]
  auswahl: readonly Gewaehltes[]
  /** What goes with it to every one of them; undefined: not asked yet. */
  notiz: string | undefined
  fehler: Partial<Record<'notiz', string>>
  zurueck: string
  /** So many cases may go out as files without a second person. */
  allein: number
  von: string
  jetzt: Date
}

const WasEnthaltenIst = ({ anzahl, allein }: { anzahl: number; allein: number }): Html => (
  <>
    <h2>Was im Archiv ist</h2>
    <ul>
      <li>je Vorgang ein Ordner: PDF/A, JSON und XML, ohne interne Vermerke und ohne die Nachweise selbst</li>
      <li>eine Liste als CSV, auch mit den Vorgängen, die fehlen, und warum</li>
    </ul>
    <p>
      Jede Person sieht in ihrem Verlauf, dass ihr Vorgang als Datei gespeichert wurde. Das Archiv ist nicht
      verschlüsselt: Legen Sie es nur dort ab, wo Akten liegen dürfen.
    </p>
    {anzahl > allein && (
      <p>
        Noch ohne Freigabe möglich: {allein}. Eine zweite Person muss zustimmen. Sie nennen im nächsten Schritt den
        Grund.
      </p>
    )}
  </>
)

const zustaende = { eingegangen: 'eingegangen', weiterleiten: 'weitergeleitet' } as const

/** What each of these people will read, once for all: it is the same. */
function WasSieLesen({ tat, notiz, von, jetzt, frei, allein }: AuswahlProps & { frei: number }): Html {
  if (tat === 'ausgeben') return <WasEnthaltenIst anzahl={frei} allein={allein} />
  if (tat === 'uebernehmen') return <p>Die Personen hören davon nichts. Im Verlauf sehen sie, dass zugeteilt wurde.</p>
  const schritt = { zustand: zustaende[tat], von: 'dienst', wer: von, frist: undefined, notiz, zeit: jetzt } as const
  return (
    <>
      <h2>Das liest jede dieser Personen</h2>
      <Schritte schritte={[schritt]} ich="kunde" />
      <p>Dazu kommt eine E-Mail ohne Inhalt, wenn die Person das gewählt hat.</p>
    </>
  )
}

/** What will be done to which cases, before it is. */
export function AuswahlView(props: AuswahlProps): Html {
  const { csrf, tat, zeilen, auswahl, notiz, fehler, zurueck } = props
  const { titel, knopf } = tattexte[tat]
  const frei = zeilen.filter(({ hindernis }) => hindernis === undefined).length
  const fragt = tat === 'weiterleiten' && (notiz === undefined || fehler.notiz !== undefined)
  return (
    <>
      <Titel vorzeile="Vorschau">{titel}</Titel>
      <Fehlerliste fehler={fehler} />
      {frei === 0 && <Hinweis art="warnung" titel="Bei keinem der ausgewählten Vorgänge geht das" />}
      <Tabelle
        titel={`${frei} von ${auswahl.length} Vorgängen`}
        dicht
        spalten={[{ text: 'Vorgang' }, { text: 'Von' }, { text: 'Stand' }, { text: 'Geht es?' }]}
        zeilen={zeilen.map(({ vorgang, hindernis }): Child[] => [
          <a href={routes.dienstVorgang.href({ id: vorgang.id })}>{vorgang.titel}</a>,
          vorgang.kunde,
          <Stand vorgang={vorgang} fuer="dienst" />,
          hindernis ? <Etikett art="warnung">{hindernisse[hindernis]}</Etikett> : 'Ja',
        ])}
      />
      {frei > 0 && !fragt && <WasSieLesen {...props} frei={frei} />}
      <Formular csrf={csrf} aktion={routes.dienstVorgaengeAuswahl.href()} nichtAufheben>
        <input type="hidden" name="zurueck" value={zurueck} />
        <input type="hidden" name="aktion" value={tat} />
        {auswahl.map(({ id, stand }) => (
          <input type="hidden" name="vorgang[]" value={`${id}_${stand}`} />
        ))}
        {frei > 0 && fragt && (
          <Textbereich
            name="notiz"
            label="Wohin, und warum?"
            hinweis="Nennen Sie die Stelle mit Namen. Die Personen lesen es (§ 16 SGB I, § 14 SGB IX)."
            pflicht
            wert={notiz ?? ''}
            fehler={fehler.notiz}
            zeilen={3}
          />
        )}
        {!fragt && <input type="hidden" name="notiz" value={notiz ?? ''} />}
        <Knopfzeile>
          <Knopf art="text" href={zurueck}>
            {tat === 'ausgeben' ? 'Zur Liste' : 'Abbrechen'}
          </Knopf>
          {frei > 0 && (
            <Knopf name="schritt" wert={fragt ? 'vorschau' : 'ausfuehren'}>
              {fragt ? 'Vorschau' : knopf}
            </Knopf>
          )}
        </Knopfzeile>
      </Formular>
    </>
  )
}
