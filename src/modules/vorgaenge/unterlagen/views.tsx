import { Dokumentwahl, type EigenesDokument, showDateiname } from '#modules/dokumente'
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
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { isGefragt } from '../nachweise/nachweise.ts'
import { nachweisname } from '../nachweise/worte.ts'
import type { FormlosProps } from '../views.tsx'
import type { GanzerVorgang } from '../vorgang.ts'

export interface UnterlagenProps extends Omit<FormlosProps, 'formlos' | 'titel'> {
  vorgang: GanzerVorgang
  /** For which document they are. */
  nachweis: string
  /** What could be used once more, and what of it is chosen. */
  eigene: readonly EigenesDokument[]
  auswahl: readonly string[]
}

/** Files for a case that is with the Jobcenter already. */
export function UnterlagenView(props: UnterlagenProps): Html {
  const { vorgang, fehler } = props
  const gefragt = vorgang.schritte.findLast(({ zustand }) => zustand === 'unterlagen-angefordert')
  const gefragte = vorgang.nachweise.filter(isGefragt)
  return (
    <>
      <Titel vorzeile={vorgang.titel}>Unterlagen senden</Titel>
      <Fehlerliste fehler={fehler} />
      {vorgang.zustand === 'unterlagen-angefordert' && gefragt?.notiz && (
        <Hinweis titel="Darum hat Ihr Jobcenter gebeten">
          <p class="gespraech__text">{gefragt.notiz}</p>
        </Hinweis>
      )}
      <p>
        Auf Kontoauszügen dürfen Sie Empfänger und Zweck von Ausgaben schwärzen, wenn sie sehr Persönliches verraten.
      </p>
      <Formular csrf={props.csrf} dateien>
        {gefragte.length > 0 && (
          <Auswahl
            name="nachweis"
            label="Wofür sind die Dateien?"
            optionen={gefragte.map((one) => ({ wert: one.id, text: nachweisname(one) }))}
            leer="Etwas anderes"
            wert={props.nachweis}
          />
        )}
        <Textbereich
          name="text"
          label="Ein Satz dazu"
          hinweis="Zum Beispiel, was noch fehlt und bis wann Sie es haben."
          pflicht={false}
          wert={props.text}
          fehler={fehler.text}
          zeilen={3}
        />
        <Dokumentwahl eigene={props.eigene} gewaehlt={props.auswahl} />
        <DateiFeld
          name="dateien"
          label="Dateien"
          pflicht={props.eigene.length === 0}
          hochladen={routes.dokumenteHochladen.href()}
          sendung={props.sendung}
          grenzen={props.grenzen}
          vorhanden={props.vorhanden.map(({ id, name }) => ({ id, name: showDateiname(name) }))}
          fehler={fehler.dateien}
        />
        <Knopfzeile>
          <Knopf>Unterlagen senden</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
