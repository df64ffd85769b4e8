import { checkText, clean, type Dienstergebnis, judgeVersiegelten, type Urteil } from '#modules/vorgaenge'
import { isId } from '#platform/datenbank/id.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Fehlerliste, Hinweis, LeererZustand, Titel } from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { Pruefform } from '../vorgaenge/nachweise/pruefform.tsx'
import { own } from './eigener.ts'
import { Dateien, type VersiegeltProps } from './views.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:aerztliche-unterlagen'>

interface Wahl {
  text: string
  urteil: Urteil
  /** What the person reads of it, before what is added. */
  satz?: string
}

const ergebnisse: Readonly<Record<string, Wahl>> = {
  genuegt: { text: 'Genügt', urteil: 'angenommen' },
  unleserlich: {
    text: 'Nicht lesbar',
    urteil: 'abgelehnt',
    satz: 'Das ist nicht gut zu lesen. Bitte senden Sie es noch einmal.',
  },
  unvollstaendig: {
    text: 'Eine Seite fehlt',
    urteil: 'abgelehnt',
    satz: 'Es fehlt mindestens eine Seite. Bitte senden Sie alle Seiten noch einmal.',
  },
  unnoetig: { text: 'Wird nicht gebraucht', urteil: 'erlassen' },
}
const optionen = Object.entries(ergebnisse).map(([wert, one]) => ({ wert, text: one.text }))

const schema = felder({
  ...{ stand: text(10), aktion: wahl(['pruefen']), nachweis: text(36), urteil: text(20), grund: text() },
})

const meldungen = {
  geprueft: 'Das Ergebnis ist gespeichert. Die Person sieht es bei ihren Unterlagen.',
  stand: 'Jemand war schneller. Es wurde nichts geändert.',
} as const

type Fehler = Feldfehler<'urteil' | 'grund'>
type Eingabe = Record<'nachweis' | 'urteil' | 'grund', string>

interface Props extends Pick<VersiegeltProps, 'csrf' | 'vorgang'> {
  eingabe: Eingabe
  fehler: Fehler
  meldung: keyof typeof meldungen | undefined
}

function UnterlagenView({ csrf, vorgang, eingabe, fehler, meldung }: Props): Html {
  const offen = vorgang.nachweise.filter(({ zustand }) => zustand === 'vorgelegt')
  return (
    <>
      <p class="zurueck">
        <a href={routes.dienstAerztlicherVorgang.href({ id: vorgang.id })}>Zurück zum Vorgang</a>
      </p>
      <Titel vorzeile={vorgang.titel}>Unterlagen prüfen</Titel>
      <Fehlerliste fehler={Object.values(fehler).map((satz) => ({ text: String(satz) }))} />
      {meldung && (
        <Hinweis art={meldung === 'stand' ? 'warnung' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      <p>Ergebnis und Grund lesen nur die Person und der Ärztliche Dienst. Das Jobcenter erfährt nichts davon.</p>
      {offen.length === 0 ? (
        <LeererZustand titel="Es ist nichts zu prüfen." />
      ) : (
        offen.map((nachweis) => {
          const mine = eingabe.nachweis === nachweis.id
          return (
            <Pruefform
              {...{ csrf, nachweis, stand: vorgang.stand, urteile: optionen }}
              dateien={<Dateien vorgang={vorgang} ids={nachweis.dateien} />}
              grundLabel="Was noch? Die Person liest es."
              eingabe={mine ? eingabe : undefined}
              fehler={mine ? fehler : {}}
            />
          )
        })
      )}
    </>
  )
}

async function show(a: A, eingabe: Eingabe, fehler: Fehler): Promise<Response> {
  const { vorgang } = await own(a)
  const failed = hasErrors(fehler)
  const gefragt = a.frage('meldung') ?? ''
  const meldung = failed ? undefined : readWort(meldungen, gefragt)
  const krumen = [
    { text: 'Unterlagen', href: routes.dienstAerztlich.href() },
    { text: vorgang.titel, href: routes.dienstAerztlicherVorgang.href(a.params) },
    { text: 'Prüfen' },
  ]
  const view = <UnterlagenView csrf={a.csrf()} {...{ vorgang, eingabe, fehler, meldung }} />
  return a.seite({ titel: 'Unterlagen prüfen', krumen, fehler: failed }, view, failed ? 422 : 200)
}

function goOn(a: A, done: Dienstergebnis): Response {
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstAerztlicheNachweise.href(a.params)}?meldung=${done.ok ? 'geprueft' : 'stand'}`)
}

const dienstAerztlicheNachweise: HandlerOf<typeof routes.dienstAerztlicheNachweise> = {
  get: (a) => show(a, { nachweis: '', urteil: '', grund: '' }, {}),
  post: async (a) => {
    const { stand, aktion, ...eingabe } = a.lies(schema)
    if (!aktion || !isId(eingabe.nachweis)) throw badRequest()
    const one = Object.hasOwn(ergebnisse, eingabe.urteil) ? ergebnisse[eingabe.urteil] : undefined
    const dazu = clean(eingabe.grund)
    const fehler: Fehler = {}
    if (!one) fehler.urteil = 'Wählen Sie ein Ergebnis.'
    const satz = dazu ? checkText(dazu, '') : undefined
    if (satz) fehler.grund = satz
    if (!one || hasErrors(fehler)) return show(a, eingabe, fehler)
    const grund = [one.satz, dazu].filter(Boolean).join(' ') || undefined
    const neu = { id: a.params.id, stand: Number(stand), nachweisId: eingabe.nachweis, urteil: one.urteil, grund }
    return goOn(a, await judgeVersiegelten(a.env, a.besuch, neu))
  },
}

export const aerztlicheNachweiseHandlers = { dienstAerztlicheNachweise }
