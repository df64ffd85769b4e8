import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Datumsfeld, Fehlerliste, Formular, Knopf, Knopfzeile, Radiogruppe, Titel } from '#web/parts/index.ts'
import type { Mitreise } from '../mitreise/mitreise.ts'
import type { Abwesenheit } from './lage.ts'
import { type Fehler, type Frage, feldnamen, GLEICH, partsOf, type Werte } from './rueckkehr-forms.ts'

export interface RueckkehrProps {
  csrf: string
  vorgang: { id: string; titel: string }
  abwesenheit: Abwesenheit
  frage: Frage
  werte: Werte
  fehler: Fehler
}

const nameOf = ({ vorname, nachname }: Mitreise) => `${vorname} ${nachname}`

/** What the page is called. */
export function nameRueckkehr({ selbst, mitreisende }: Frage): string {
  if (selbst) return 'Ich bin zurück'
  const [erste, ...andere] = mitreisende
  return erste && andere.length === 0 ? `Ist ${nameOf(erste)} wieder da?` : 'Wer ist wieder da?'
}

function Person({
  one,
  frage,
  werte,
  fehler,
}: Omit<RueckkehrProps, 'vorgang' | 'abwesenheit'> & { one: Mitreise }): Html {
  const { selbst } = frage
  const { wahl, seit } = feldnamen(one)
  const name = nameOf(one)
  return (
    <div class="je-person">
      <Radiogruppe
        name={wahl}
        label={selbst ? `Ist ${name} auch wieder da?` : `Ist ${name} wieder da?`}
        pflicht
        optionen={[
          ...(selbst
            ? [
                { wert: GLEICH, text: 'Ja, seit demselben Tag wie ich' },
                { wert: 'zurueck', text: 'Ja, seit einem anderen Tag' },
              ]
            : [{ wert: 'zurueck', text: 'Ja' }]),
          { wert: 'unterwegs', text: 'Nein, noch nicht' },
          { wert: 'nicht-gereist', text: 'War nicht dabei' },
        ]}
        wert={werte[wahl]}
        fehler={fehler[wahl]}
      />
      <div class="je-person__tag">
        <Datumsfeld
          name={seit}
          label={`Seit wann ist ${name} wieder da?`}
          hinweis={selbst ? 'Nur bei „Ja, seit einem anderen Tag“.' : 'Nur bei „Ja“.'}
          wert={partsOf(werte, seit)}
          fehler={fehler[seit]}
        />
      </div>
    </div>
  )
}

function Einleitung({ abwesenheit, frage }: Pick<RueckkehrProps, 'abwesenheit' | 'frage'>): Html {
  const { vereinbart, meldenBis } = abwesenheit
  if (!frage.selbst) {
    return <p>Ihr Jobcenter sieht, was Sie hier melden. Ist jemand noch unterwegs, melden Sie es später noch einmal.</p>
  }
  return vereinbart && meldenBis ? (
    <p>
      Vereinbart ist Ihre Abwesenheit bis zum {formatTag(vereinbart.bis)}. Sind Sie früher da, bleiben Ihnen die übrigen
      Tage. Sind Sie erst nach dem {formatTag(meldenBis)} da, prüft Ihr Jobcenter die Tage danach.
    </p>
  ) : (
    <p>Über Ihre Anfrage ist noch nicht entschieden. Ihr Jobcenter sieht, seit wann Sie wieder da sind.</p>
  )
}

/** Since when somebody is back, and whether those who travelled along are. */
export function RueckkehrView(props: RueckkehrProps): Html {
  const { csrf, vorgang, frage, werte, fehler } = props
  const { selbst, mitreisende } = frage
  return (
    <>
      <p class="zurueck">
        <a href={routes.vorgang.href({ id: vorgang.id })}>Zurück</a>
      </p>
      <Titel vorzeile={vorgang.titel}>{nameRueckkehr(frage)}</Titel>
      <Fehlerliste fehler={fehler} />
      <Einleitung {...props} />
      <Formular csrf={csrf} nichtAufheben>
        {selbst && (
          <Datumsfeld
            name="tag"
            label="Seit wann sind Sie wieder da?"
            hinweis="Der erste Tag, an dem Sie Ihre Post wieder selbst lesen."
            pflicht
            wert={partsOf(werte, 'tag')}
            fehler={fehler['tag']}
          />
        )}
        {mitreisende.map((one) => (
          <Person one={one} {...{ csrf, frage, werte, fehler }} />
        ))}
        <Knopfzeile>
          <Knopf art="text" href={routes.vorgang.href({ id: vorgang.id })}>
            Abbrechen
          </Knopf>
          <Knopf>{selbst ? 'Ich bin zurück' : 'Rückkehr melden'}</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
