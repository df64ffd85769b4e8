import type { Kunde } from '#modules/jobcenter'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Radiogruppe,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { Freigabeformulare } from '../freigabe.tsx'
import { deaktivierungsgruende, type Reaktivierung } from './konten.ts'

interface Grundlage {
  csrf: string
  kunde: Kunde
}

const zurueck = (kunde: Kunde) => (
  <Knopf art="text" href={routes.dienstKunde.href({ id: kunde.id })}>
    Abbrechen
  </Knopf>
)

export function DeaktivierenView(props: Grundlage & { grund: string; fehler: Feldfehler<'grund'> }): Html {
  return (
    <>
      <Titel vorzeile={kundenzeile(props.kunde)}>Konto deaktivieren?</Titel>
      <Fehlerliste fehler={props.fehler} />
      <p>
        Alle Sitzungen enden sofort, offene Links werden ungültig. Die Person erhält eine E-Mail und kann sich nicht
        mehr anmelden. Reaktivieren können Sie nur zu zweit.
      </p>
      <Formular csrf={props.csrf}>
        <Radiogruppe
          name="grund"
          label="Grund"
          pflicht
          wert={props.grund}
          fehler={props.fehler.grund}
          optionen={Object.entries(deaktivierungsgruende).map(([wert, text]) => ({ wert, text }))}
        />
        <Knopfzeile>
          {zurueck(props.kunde)}
          <Knopf art="gefahr">Konto deaktivieren</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function ReaktivierenView(props: Grundlage & { grund: string; fehler: Feldfehler<'grund'> }): Html {
  return (
    <>
      <Titel vorzeile={kundenzeile(props.kunde)}>Reaktivierung beantragen</Titel>
      <Fehlerliste fehler={props.fehler} />
      <p>
        Eine andere Person mit dem Recht zur Freigabe prüft Ihre Begründung und entscheidet. Die Begründung wird
        aufbewahrt.
      </p>
      <Formular csrf={props.csrf}>
        <Textbereich
          name="grund"
          label="Begründung"
          hinweis="Zum Beispiel: wie Sie festgestellt haben, wer sich gemeldet hat, und was die Ursache war."
          pflicht
          wert={props.grund}
          fehler={props.fehler.grund}
          zeilen={5}
        />
        <Knopfzeile>
          {zurueck(props.kunde)}
          <Knopf>Reaktivierung beantragen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export interface FreigabeProps extends Grundlage {
  reaktivierung: Reaktivierung
  /** The person who looks asked for it: somebody else decides. */
  eigene: boolean
  antwort: string
  fehler: Feldfehler<'antwort' | 'entscheidung'>
}

function Angaben({ reaktivierung }: { reaktivierung: Reaktivierung }): Html {
  const { ergebnis, entschieden } = reaktivierung
  const entscheidung = ergebnis &&
    entschieden && [
      {
        begriff: ergebnis === 'freigegeben' ? 'Freigegeben' : 'Abgelehnt',
        wert: `${formatZeit(entschieden)} von ${reaktivierung.entschiedenName ?? 'unbekannt'}`,
      },
    ]
  const antwort = reaktivierung.antwort && [{ begriff: 'Begründung der Ablehnung', wert: reaktivierung.antwort }]
  return (
    <Beschreibungsliste
      eintraege={[
        { begriff: 'Beantragt', wert: `${formatZeit(reaktivierung.beantragt)} von ${reaktivierung.beantragtName}` },
        { begriff: 'Begründung', wert: reaktivierung.grund },
        ...(entscheidung || []),
        ...(antwort || []),
      ]}
    />
  )
}

const Entscheidung = ({ csrf, antwort, fehler }: Pick<FreigabeProps, 'csrf' | 'antwort' | 'fehler'>): Html => (
  <Freigabeformulare
    csrf={csrf}
    frei={{
      text: 'Geben Sie frei, kann sich die Person wieder anmelden. Sie erhält eine E-Mail.',
      wert: 'freigegeben',
      knopf: 'Konto reaktivieren',
    }}
    nein={{
      titel: 'Ablehnen',
      feld: { name: 'antwort', label: 'Begründung der Ablehnung', wert: antwort, fehler: fehler.antwort, zeilen: 4 },
      wert: 'abgelehnt',
      knopf: 'Reaktivierung ablehnen',
    }}
  />
)

export function FreigabeView(props: FreigabeProps): Html {
  const { reaktivierung, eigene } = props
  return (
    <>
      <Titel vorzeile={kundenzeile(props.kunde)}>Reaktivierung</Titel>
      <Fehlerliste fehler={props.fehler} />
      <Angaben reaktivierung={reaktivierung} />
      {reaktivierung.ergebnis === undefined &&
        (eigene ? (
          <Hinweis art="info" titel="Das haben Sie selbst beantragt">
            Eine andere Person mit dem Recht zur Freigabe entscheidet darüber.
          </Hinweis>
        ) : (
          <Entscheidung {...props} />
        ))}
      <p>
        <a href={routes.dienstKunde.href({ id: props.kunde.id })}>Zur Akte</a>
      </p>
    </>
  )
}
