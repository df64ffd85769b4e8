import { type Dokument, dokumentarten, showDateiname } from '#modules/dokumente'
import { nachweisname, type OffeneSache } from '#modules/vorgaenge'
import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  DateiFeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Pflichthinweis,
  Radiogruppe,
  Titel,
} from '#web/parts/index.ts'
import { AUFHEBEN, wertOf } from './ablegen.ts'

export interface NeuProps {
  csrf: string
  sachen: readonly OffeneSache[]
  sendung: string
  grenzen: { dateiBytes: number; anzahl: number }
  vorhanden: readonly Dokument[]
  eingabe: { fuer: string; art: string }
  fehler: Partial<Record<'fuer' | 'art' | 'dateien' | 'formular', string>>
}

/** What is owed first, then the cases, then neither. */
const optionen = (sachen: readonly OffeneSache[]) => [
  ...sachen.flatMap(({ vorgang, gefragt }) =>
    gefragt.map((one) => ({
      wert: wertOf(vorgang.id, one.id),
      text: nachweisname(one),
      hinweis: `Fehlt noch: ${vorgang.titel}${one.frist ? `, bis ${formatTag(one.frist)}` : ''}`,
    })),
  ),
  ...sachen.map(({ vorgang, gefragt }) => ({
    wert: wertOf(vorgang.id),
    text: `${gefragt.length > 0 ? 'Etwas anderes zum' : 'Zum'} Vorgang „${vorgang.titel}“`,
    hinweis: `Vorgangsnummer ${vorgang.nummer}`,
  })),
  {
    wert: AUFHEBEN,
    text: 'Noch nichts: hier aufheben',
    hinweis:
      'Für Ihren nächsten Antrag. Damit ist es nicht abgegeben: Ihr Jobcenter sieht es erst, wenn Sie es senden. Wir heben es ein Jahr auf.',
  },
]

/** Hands something in, or keeps it for later. */
export function NeuView(props: NeuProps): Html {
  const { fehler, eingabe } = props
  return (
    <>
      <Titel>Dokument hochladen</Titel>
      <Fehlerliste fehler={fehler} />
      <Hinweis titel="Befunde und Arztbriefe nicht hier">
        <p>
          Sie gehören nur an den Ärztlichen Dienst:{' '}
          <a href={routes.eservice.href({ slug: 'aerztlicher-dienst' })}>Dokumente an Ärztlichen Dienst übermitteln</a>.
        </p>
      </Hinweis>
      <Pflichthinweis />
      <Formular csrf={props.csrf} dateien aktion={routes.dokumentNeu.href()}>
        <Radiogruppe
          name="fuer"
          label="Wofür ist es?"
          pflicht
          optionen={optionen(props.sachen)}
          wert={eingabe.fuer}
          fehler={fehler.fuer}
        />
        <Auswahl
          name="art"
          label="Was ist es?"
          hinweis="Bei einem Nachweis, der noch fehlt, nicht nötig."
          optionen={Object.entries(dokumentarten).map(([wert, text]) => ({ wert, text }))}
          leer="Bitte wählen"
          wert={eingabe.art}
          fehler={fehler.art}
        />
        <DateiFeld
          name="dateien"
          label="Dateien oder Fotos"
          pflicht
          hochladen={routes.dokumenteHochladen.href()}
          sendung={props.sendung}
          grenzen={props.grenzen}
          vorhanden={props.vorhanden.map(({ id, name }) => ({ id, name: showDateiname(name) }))}
          fehler={fehler.dateien}
        />
        <Knopfzeile>
          <Knopf>Hochladen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
