import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import { countAbwesend, showTage, showZeitraum } from '../abwesenheit/tage.ts'
import type { Mitreisefrage } from './mitreise.ts'
import { showAuskunft } from './worte.ts'
import { type Mitreisezustand, mitreisezustaende } from './zustaende-daten.ts'

export interface MitreiseProps {
  csrf: string
  frage: Mitreisefrage
  meldung: 'nein' | 'veraltet' | undefined
}

const meldungen = {
  nein: 'Ihre Antwort ist angekommen: Sie reisen nicht mit.',
  veraltet: 'Inzwischen hat sich der Stand geändert. Sie sehen ihn hier.',
} as const

/** What the words are for the person themselves. */
const anSie: Partial<Record<Mitreisezustand, string>> = {
  'selbst-gefragt': 'Sie fragen selbst',
  'reist-nicht': 'Sie reisen nicht mit',
}

function Antworten({ csrf }: Pick<MitreiseProps, 'csrf'>): Html {
  return (
    <>
      <p>
        Sagen Sie Ja, ist das Ihre eigene Anfrage. Ihr Jobcenter entscheidet darüber für Sie allein, und nur Sie lesen
        die Antwort. Die Person, die Sie genannt hat, sieht, dass Sie selbst fragen oder dass Sie nicht mitreisen, sonst
        nichts.
      </p>
      <p>Reisen Sie an anderen Tagen, sagen Sie Nein und fragen Sie mit Ihren eigenen Tagen.</p>
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="sekundaer" name="antwort" wert="nein">
            Nein, ich reise nicht mit
          </Knopf>
          <Knopf name="antwort" wert="ja">
            Ja, um Zustimmung bitten
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

function Beantwortet({ frage }: Pick<MitreiseProps, 'frage'>): Html {
  const { zustand, zustimmung, eigenerVorgang } = frage
  return (
    <>
      <Beschreibungsliste
        eintraege={[
          {
            begriff: 'Stand',
            wert: (
              <Etikett art={mitreisezustaende[zustand].art}>
                {anSie[zustand] ?? mitreisezustaende[zustand].text}
              </Etikett>
            ),
          },
          ...(zustimmung ? [{ begriff: 'Zugestimmt', wert: showZeitraum(zustimmung) }] : []),
        ]}
      />
      <Linkliste
        links={[
          ...(eigenerVorgang
            ? [{ text: 'Zu Ihrer Anfrage', href: routes.vorgang.href({ id: eigenerVorgang }) }]
            : [{ text: 'Abwesenheit online abstimmen', href: routes.eservice.href({ slug: 'abwesenheit' }) }]),
        ]}
      />
    </>
  )
}

/** Asks somebody whether they travel along, who was named by somebody of their Bedarfsgemeinschaft. */
export function MitreiseView({ csrf, frage, meldung }: MitreiseProps): Html {
  const { von, tage, zustand, auskunft } = frage
  return (
    <>
      <Titel vorzeile="Abwesenheit">Reisen Sie mit?</Titel>
      {meldung && <Hinweis art="info" rolle="status" titel={meldungen[meldung]} />}
      <p>
        {von} hat angegeben, dass Sie mitreisen: <strong>{showZeitraum(tage)}</strong> ({showTage(countAbwesend(tage))}
        ). Wer arbeiten kann und Leistungen bekommt, braucht dafür eine eigene Zustimmung (§ 7b SGB II).
      </p>
      {auskunft && (
        <p>
          {von} hat über Sie gemeldet: <strong>{showAuskunft(auskunft)}</strong>. Stimmt das nicht, schreiben Sie Ihrem
          Jobcenter.
        </p>
      )}
      {zustand === 'offen' ? <Antworten csrf={csrf} /> : <Beantwortet frage={frage} />}
    </>
  )
}
