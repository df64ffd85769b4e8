import { formatTag, formatZeit, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Etikett, Hinweis, Knopf, Tabelle } from '#web/parts/index.ts'
import type { Mitreise } from '../mitreise/mitreise.ts'
import { showAuskunft } from '../mitreise/worte.ts'
import { mitreisezustaende } from '../mitreise/zustaende-daten.ts'
import { type Abwesenheit, compareRueckkehr, findVerbraucht } from './lage.ts'
import { countAbwesend, type Jahreszaehler, showTage, showZaehler, showZeitraum, type Zeitraum } from './tage.ts'

const showMitZahl = (zeitraum: Zeitraum): string => `${showZeitraum(zeitraum)} (${showTage(countAbwesend(zeitraum))})`

interface Lage {
  id: string
  abwesenheit: Abwesenheit
  zaehler: readonly Jahreszaehler[]
  mitreisen: readonly Mitreise[]
  /** The person can say that they are back. */
  meldbar: boolean
  /** Of whom the person can say it now, where it is not asked together. */
  zuMelden: readonly Mitreise[]
  heute: Tag
}

const titel = {
  frueher: 'Sie sind früher zurück als vereinbart',
  'wie-vereinbart': 'Sie sind zurück',
  spaeter: 'Sie sind später zurück als vereinbart',
} as const

/** What came of the return. */
function Zurueck({ abwesenheit }: Pick<Lage, 'abwesenheit'>): Html | null {
  const { zurueck, vereinbart, meldenBis } = abwesenheit
  if (!zurueck) return null
  const wie = compareRueckkehr(abwesenheit, zurueck.tag) ?? 'wie-vereinbart'
  const verbraucht = findVerbraucht(abwesenheit)
  const rest = vereinbart && verbraucht ? countAbwesend(vereinbart) - countAbwesend(verbraucht) : 0
  return (
    <Hinweis art={wie === 'spaeter' ? 'warnung' : 'erfolg'} titel={titel[wie]}>
      <p>
        Wieder da seit dem {formatTag(zurueck.tag)}, gemeldet am {formatZeit(zurueck.gemeldet)}.
        {rest > 0 &&
          ` ${rest === 1 ? 'Ein Tag zählt' : `${rest} Tage zählen`} nicht mit und ${rest === 1 ? 'bleibt' : 'bleiben'} Ihnen.`}
        {wie === 'spaeter' &&
          meldenBis &&
          ` Vereinbart war die Rückmeldung bis zum ${formatTag(meldenBis)}. Ihr Jobcenter prüft die Tage danach und meldet sich bei Ihnen.`}
      </p>
    </Hinweis>
  )
}

function Melden({ id, abwesenheit, heute }: Lage): Html {
  const { vereinbart, meldenBis } = abwesenheit
  const dran = vereinbart !== undefined && heute >= vereinbart.bis
  return (
    <Hinweis art={dran ? 'warnung' : 'info'} titel={dran ? 'Bitte melden Sie sich zurück' : 'Sind Sie wieder da?'}>
      <p>
        {meldenBis ? `Sagen Sie es bis zum ${formatTag(meldenBis)}. ` : ''}Kommen Sie früher oder später zurück als
        vereinbart, melden Sie es gleich.
      </p>
      <Knopf href={routes.vorgangRueckkehr.href({ id })}>Ich bin zurück</Knopf>
    </Hinweis>
  )
}

const nameOf = ({ vorname, nachname }: Mitreise): string => `${vorname} ${nachname}`

/** Those who were not back yet, or of whom nobody has said it. */
function MitreisendeMelden({ id, zuMelden, heute }: Lage): Html | null {
  const [erste, ...andere] = zuMelden
  if (!erste) return null
  // The days that were asked for: others may be agreed to, which only the other person knows.
  const vorbei = zuMelden.some(({ tage }) => tage.bis < heute)
  return (
    <Hinweis
      art={vorbei ? 'warnung' : 'info'}
      titel={andere.length > 0 ? 'Sind alle wieder da?' : `Ist ${nameOf(erste)} wieder da?`}
    >
      <p>
        Melden Sie es, sobald es so weit ist
        {andere.length > 0 && `: ${zuMelden.map(nameOf).join(', ')}`}.
      </p>
      <Knopf href={routes.vorgangRueckkehr.href({ id })}>Rückkehr melden</Knopf>
    </Hinweis>
  )
}

/** What was agreed, and which days of the year are used. */
function Vereinbart({ abwesenheit, zaehler }: Lage): Html | null {
  const { ergebnis, vereinbart, gefragt, meldenBis, zurueck } = abwesenheit
  if (ergebnis === 'nicht-noetig') {
    return (
      <Hinweis art="erfolg" titel="Sie brauchen keine Zustimmung">
        <p>Ihre Mitteilung genügt. Lesen Sie weiter, was Ihr Jobcenter Ihnen schreibt.</p>
      </Hinweis>
    )
  }
  if (ergebnis === 'nicht-zugestimmt') {
    return (
      <Hinweis art="warnung" titel="Ihr Jobcenter stimmt nicht zu">
        <p>
          Fahren Sie trotzdem, gibt es für die Zeit meist kein Geld (§ 7b SGB II). Warum, steht unten beim letzten
          Schritt. Möchten Sie widersprechen, fragen Sie nach einem schriftlichen Bescheid.
        </p>
      </Hinweis>
    )
  }
  if (!vereinbart) return null
  return (
    <section aria-labelledby="vereinbart">
      <h2 id="vereinbart">Das ist vereinbart</h2>
      <Beschreibungsliste
        eintraege={[
          ...(ergebnis === 'teilweise' && gefragt ? [{ begriff: 'Gefragt', wert: showMitZahl(gefragt) }] : []),
          { begriff: 'Zugestimmt', wert: showMitZahl(vereinbart) },
          ...(meldenBis && !zurueck ? [{ begriff: 'Rückmeldung bis', wert: formatTag(meldenBis) }] : []),
          ...zaehler.map((one) => ({ begriff: 'Ihre Tage', wert: showZaehler(one) })),
        ]}
      />
    </section>
  )
}

/** Who travels along, each with a state of their own; of the return only what the person has said of it. */
function MitreisendeTeil({ mitreisen }: { mitreisen: readonly Mitreise[] }): Html | null {
  if (mitreisen.length === 0) return null
  return (
    <section aria-labelledby="mitreisende">
      <h2 id="mitreisende">Wer mitreist</h2>
      <p>
        Wer arbeiten kann, braucht eine eigene Zustimmung. Wer selbst ein Online-Konto hat, wird dort gefragt. Über die
        anderen spricht Ihr Jobcenter mit Ihnen oder mit der Person.
      </p>
      <Tabelle
        titel="Mitreisende mit ihrem Stand"
        titelVerborgen
        spalten={[{ text: 'Person' }, { text: 'Stand' }]}
        zeilen={mitreisen.map(({ vorname, nachname, zustand, auskunft }) => [
          `${vorname} ${nachname}`,
          <>
            <Etikett art={mitreisezustaende[zustand].art}>{mitreisezustaende[zustand].text}</Etikett>
            {auskunft && <p>{showAuskunft(auskunft)}</p>}
          </>,
        ])}
      />
    </section>
  )
}

/** What stands on top of the case of an absence. */
export const AbwesenheitTeil = (props: Lage): Html => (
  <>
    <Zurueck {...props} />
    {props.meldbar ? <Melden {...props} /> : <MitreisendeMelden {...props} />}
    <Vereinbart {...props} />
    <MitreisendeTeil {...props} />
  </>
)
