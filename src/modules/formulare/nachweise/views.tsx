import { type Dokument, Dokumentwahl, type EigenesDokument, showDateiname } from '#modules/dokumente'
import { NachMenschen } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Aufgabenliste,
  DateiFeld,
  Datumsfeld,
  type Datumsteile,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Radiogruppe,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { canAmtGive } from './amt.ts'
import { type Belegposten, isErledigt } from './nachweise.ts'

const wahlen = {
  spaeter: 'Wird nachgereicht',
  'nicht-vorhanden': 'Nicht vorhanden',
  amt: 'Das Jobcenter darf den Nachweis anfordern',
} as const

function statusOf(posten: Belegposten) {
  const { dateien, wahl } = posten
  if (dateien.length > 0)
    return { text: dateien.length === 1 ? '1 Datei' : `${dateien.length} Dateien`, art: 'erfolg' as const }
  if (wahl) return { text: wahlen[wahl.wahl], art: 'info' as const }
  return { text: posten.art === 'hilfreich' ? 'Freiwillig' : 'Noch offen' }
}

/** Of what else proves money nothing may be blackened. */
const isKontoauszug = ({ titel }: Pick<Belegposten, 'titel'>) => titel.includes('Kontoausz')

/** Everything that these answers call for. */
export function NachweiseView({
  id,
  titel,
  posten,
}: {
  id: string
  titel: string
  posten: readonly Belegposten[]
}): Html {
  return (
    <>
      <p class="zurueck">
        <a href={routes.antrag.href({ id })}>Zurück</a>
      </p>
      <Titel vorzeile={titel}>Welche Nachweise haben Sie?</Titel>
      <p>
        Fotos genügen, wenn man alles lesen kann. Was Sie jetzt nicht haben, reichen Sie nach: Absenden können Sie
        trotzdem.
        {posten.some(isKontoauszug) &&
          ' Auf Kontoauszügen dürfen Sie Empfänger und Zweck von Ausgaben schwärzen, wenn sie sehr Persönliches verraten.'}
      </p>
      {posten.length === 0 ? (
        <LeererZustand titel="Zu Ihren Angaben werden keine Nachweise gebraucht." />
      ) : (
        <NachMenschen
          nachweise={posten}
          ebene={2}
          erledigt={isErledigt}
          liste={(eigene, name) => (
            <Aufgabenliste
              aufgaben={eigene.map((one) => ({
                titel: name(one),
                href: routes.antragNachweis.href({ id, nachweis: one.adresse }),
                status: statusOf(one),
              }))}
            />
          )}
        />
      )}
      <Knopfzeile>
        <Knopf href={posten.every(isErledigt) ? routes.antragPruefen.href({ id }) : routes.antrag.href({ id })}>
          {posten.every(isErledigt) ? 'Angaben prüfen' : 'Zur Übersicht'}
        </Knopf>
      </Knopfzeile>
    </>
  )
}

export interface NachweisProps {
  csrf: string
  id: string
  posten: Belegposten
  /** What is sealed the Jobcenter cannot fetch. */
  versiegelt: boolean
  sendung: string
  grenzen: { dateiBytes: number; anzahl: number }
  /** Files of an earlier try of this form, beside those that stand for it already. */
  vorhanden: readonly Dokument[]
  /** What could be used once more, and what of it is chosen. */
  eigene: readonly EigenesDokument[]
  auswahl: readonly string[]
  eingabe: { wahl: string; grund: string; bis: Datumsteile }
  fehler: Partial<Record<'wahl' | 'bis' | 'grund' | 'dateien' | 'formular', string>>
}

/** One document: hand it in now, or say what comes of it. */
export function NachweisView(props: NachweisProps): Html {
  const { posten, fehler, eingabe } = props
  const alle = [...posten.dateien, ...props.vorhanden.filter(({ id }) => !posten.dateien.some((one) => one.id === id))]
  return (
    <>
      <p class="zurueck">
        <a href={routes.antragNachweise.href({ id: props.id })}>Zurück</a>
      </p>
      <Titel vorzeile={posten.fuer}>{posten.titel}</Titel>
      <Fehlerliste fehler={fehler} />
      {posten.hinweis && <p>{posten.hinweis}</p>}
      {isKontoauszug(posten) && !posten.hinweis?.includes('schwärzen') && (
        <Hinweis titel="Sie dürfen schwärzen">
          <p>
            Empfänger und Zweck von Ausgaben, wenn sie sehr Persönliches verraten. Beträge und Eingänge müssen lesbar
            bleiben.
          </p>
        </Hinweis>
      )}
      <Formular csrf={props.csrf} dateien>
        <Dokumentwahl eigene={props.eigene} gewaehlt={props.auswahl} />
        <DateiFeld
          name="dateien"
          hochladen={routes.dokumenteHochladen.href()}
          label="Dateien oder Fotos"
          pflicht={false}
          sendung={props.sendung}
          grenzen={props.grenzen}
          vorhanden={alle.map(({ id, name }) => ({ id, name: showDateiname(name) }))}
          fehler={fehler.dateien}
        />
        <Radiogruppe
          name="wahl"
          label="Oder: Sie laden jetzt nichts hoch"
          optionen={Object.entries(wahlen)
            .filter(([wert]) => wert !== 'amt' || (!props.versiegelt && canAmtGive(posten)))
            .map(([wert, text]) => ({ wert, text }))}
          wert={eingabe.wahl}
          fehler={fehler.wahl}
        />
        <Datumsfeld
          name="bis"
          label="Bis wann reichen Sie den Nachweis nach?"
          pflicht={false}
          wert={eingabe.bis}
          fehler={fehler.bis}
        />
        <Textbereich
          name="grund"
          label="Warum haben Sie den Nachweis nicht?"
          hinweis="Ein Satz genügt."
          pflicht={false}
          wert={eingabe.grund}
          fehler={fehler.grund}
          zeilen={2}
        />
        <Knopfzeile>
          <Knopf>Speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
