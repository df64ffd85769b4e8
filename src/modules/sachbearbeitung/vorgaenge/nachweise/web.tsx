import { dokumentarten, isDokumentart } from '#modules/dokumente'
import {
  checkText,
  clean,
  type Dienstergebnis,
  isEnde,
  judgeNachweis,
  NachMenschen,
  type Nachweis,
  requestNachweis,
  urteile,
} from '#modules/vorgaenge'
import { isId } from '#platform/datenbank/id.ts'
import { parseTag, tagInBerlin } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  Datumsfeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { own } from '../eigener.ts'
import { Dateien, type VorgangProps } from '../views.tsx'
import { Fehlform, Pruefform } from './pruefform.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

const schema = felder({
  ...{ stand: text(10), aktion: wahl(['pruefen', 'anfordern']), nachweis: text(36), grund: text(), titel: text() },
  ...{ urteil: wahl(urteile), hinweis: text(), typ: text(10) },
  ...{ 'frist-tag': text(10), 'frist-monat': text(10), 'frist-jahr': text(10) },
})

type Fehler = Feldfehler<'urteil' | 'grund' | 'titel' | 'hinweis' | 'typ' | 'frist'>
type Eingabe = Record<'nachweis' | 'urteil' | 'grund' | 'titel' | 'hinweis' | 'typ' | 'tag' | 'monat' | 'jahr', string>

interface Props extends Pick<VorgangProps, 'csrf' | 'vorgang'> {
  eingabe: Eingabe
  fehler: Fehler
  meldung: keyof typeof meldungen | undefined
}

const meldungen = {
  geprueft: 'Das Ergebnis ist gespeichert. Die Person sieht es in ihrem Vorgang.',
  angefordert: 'Der Nachweis ist angefordert. Die Person hört davon.',
  stand: 'Jemand war schneller. Es wurde nichts geändert.',
} as const

const texte = { angenommen: 'Genügt', abgelehnt: 'Genügt nicht', erlassen: 'Wird nicht gebraucht' } as const
/** Of what nobody handed in here: it may have been shown at the counter, or not be needed. */
const fehlend = [
  { wert: 'angenommen', text: 'Hat vorgelegen' },
  { wert: 'erlassen', text: 'Wird nicht gebraucht' },
] as const

function NachweiseDienstView(props: Props): Html {
  const { csrf, vorgang, eingabe, fehler } = props
  const offen = isEnde(vorgang.zustand)
    ? []
    : vorgang.nachweise.filter(({ zustand }) => zustand !== 'angenommen' && zustand !== 'erlassen')
  const vorgelegt = offen.filter(({ zustand }) => zustand === 'vorgelegt')
  const rest = [
    {
      id: 'fehlt',
      titel: 'Fehlt noch',
      nachweise: offen.filter((one) => one.zustand !== 'vorgelegt' && !one.freiwillig),
    },
    {
      id: 'freiwillig',
      titel: 'Freiwillig',
      nachweise: offen.filter((one) => one.zustand !== 'vorgelegt' && one.freiwillig),
    },
  ].filter(({ nachweise }) => nachweise.length > 0)
  const anfordern = eingabe.nachweis === '' ? fehler : {}
  const formOf = (nachweis: Nachweis) => ({
    ...{ csrf, nachweis, stand: vorgang.stand },
    dateien: <Dateien vorgang={vorgang} ids={nachweis.dateien} />,
    eingabe: eingabe.nachweis === nachweis.id ? eingabe : undefined,
    fehler: eingabe.nachweis === nachweis.id ? fehler : {},
  })
  return (
    <>
      <p class="zurueck">
        <a href={routes.dienstVorgang.href({ id: vorgang.id })}>Zurück zum Vorgang</a>
      </p>
      <Titel vorzeile={vorgang.titel}>Nachweise prüfen und anfordern</Titel>
      <Fehlerliste
        fehler={eingabe.nachweis === '' ? fehler : Object.values(fehler).map((satz) => ({ text: String(satz) }))}
      />
      {props.meldung && (
        <Hinweis
          art={props.meldung === 'stand' ? 'warnung' : 'erfolg'}
          rolle="status"
          titel={meldungen[props.meldung]}
        />
      )}
      <h2>Zu prüfen</h2>
      {vorgelegt.length === 0 ? (
        <LeererZustand titel="Es ist nichts zu prüfen." />
      ) : (
        vorgelegt.map((nachweis) => (
          <Pruefform
            {...formOf(nachweis)}
            urteile={urteile.map((wert) => ({ wert, text: texte[wert] }))}
            grundLabel="Was fehlt? Die Person liest es."
          />
        ))
      )}
      {rest.map(({ id, titel, nachweise }) => (
        <>
          <h2>{titel}</h2>
          <NachMenschen
            {...{ nachweise, was: { name: titel, id } }}
            ebene={3}
            erledigt={undefined}
            liste={(eigene, name) => (
              <>
                {eigene.map((nachweis) => (
                  <Fehlform
                    {...{ ...formOf(nachweis), name: name(nachweis), urteile: fehlend }}
                    grundLabel="Bemerkung. Die Person liest sie."
                  />
                ))}
              </>
            )}
          />
        </>
      ))}
      <h2>Nachweis anfordern</h2>
      <Formular csrf={csrf} vorlesen="Nachweis anfordern" nichtAufheben>
        <input type="hidden" name="stand" value={String(vorgang.stand)} />
        <Textfeld name="titel" label="Welcher Nachweis fehlt?" pflicht wert={eingabe.titel} fehler={anfordern.titel} />
        <Auswahl
          name="typ"
          label="Art"
          pflicht
          leer="Bitte wählen"
          optionen={Object.entries(dokumentarten).map(([wert, name]) => ({ wert, text: name }))}
          wert={eingabe.typ}
          fehler={anfordern.typ}
        />
        <Textbereich
          name="hinweis"
          label="Was muss darauf zu sehen sein?"
          pflicht={false}
          wert={eingabe.hinweis}
          fehler={anfordern.hinweis}
          zeilen={2}
        />
        <Datumsfeld
          name="frist"
          label="Bis wann?"
          pflicht
          hinweis="Die förmliche Aufforderung mit Rechtsfolge (§ 66 SGB I) senden Sie als Schreiben."
          wert={eingabe}
          fehler={anfordern.frist}
        />
        <Knopfzeile>
          <Knopf name="aktion" wert="anfordern">
            Anfordern
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const leer: Eingabe = {
  ...{ nachweis: '', urteil: '', grund: '', titel: '', hinweis: '' },
  ...{ typ: '', tag: '', monat: '', jahr: '' },
}

async function show(a: A, eingabe: Eingabe, fehler: Fehler): Promise<Response> {
  const { vorgang } = await own(a)
  const failed = hasErrors(fehler)
  const gefragt = a.frage('meldung')
  const meldung = failed ? undefined : readWort(meldungen, gefragt)
  const titel = 'Nachweise prüfen und anfordern'
  const krumen = [
    { text: 'Vorgänge', href: routes.dienstVorgaenge.href() },
    { text: vorgang.titel, href: routes.dienstVorgang.href(a.params) },
    { text: 'Nachweise' },
  ]
  const view = <NachweiseDienstView csrf={a.csrf()} {...{ vorgang, eingabe, fehler, meldung }} />
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

function goOn(a: A, done: Dienstergebnis, meldung: keyof typeof meldungen): Response {
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstVorgangNachweise.href(a.params)}?meldung=${done.ok ? meldung : 'stand'}`)
}

interface Auftrag {
  eingabe: Eingabe
  stand: number
}

async function judge(a: A, { eingabe, stand }: Auftrag): Promise<Response> {
  const urteil = urteile.find((one) => one === eingabe.urteil)
  const grund = clean(eingabe.grund)
  const fehler: Fehler = {}
  if (!isId(eingabe.nachweis)) throw badRequest()
  if (!urteil) fehler.urteil = 'Wählen Sie ein Ergebnis.'
  const satz = urteil === 'abgelehnt' || grund ? checkText(grund, 'Schreiben Sie, was fehlt.') : undefined
  if (satz) fehler.grund = satz
  if (!urteil || hasErrors(fehler)) return show(a, eingabe, fehler)
  const neu = { id: a.params.id, stand, nachweisId: eingabe.nachweis, urteil, grund: grund || undefined }
  return goOn(a, await judgeNachweis(a.env, a.besuch, neu), 'geprueft')
}

async function request(a: A, { eingabe, stand }: Auftrag): Promise<Response> {
  const fehler: Fehler = {}
  const [titel, hinweis] = [clean(eingabe.titel), clean(eingabe.hinweis)]
  const frist = parseTag(eingabe)
  if (titel === '' || titel.length > 200) fehler.titel = 'Nennen Sie den Nachweis mit höchstens 200 Zeichen.'
  if (!isDokumentart(eingabe.typ)) fehler.typ = 'Wählen Sie die Art.'
  const satz = hinweis ? checkText(hinweis, '') : undefined
  if (satz) fehler.hinweis = satz
  if (!frist.ok) fehler.frist = frist.fehler
  else if (frist.tag <= tagInBerlin(a.env.clock.now())) fehler.frist = 'Wählen Sie einen Tag, der noch kommt.'
  if (hasErrors(fehler) || !frist.ok) return show(a, eingabe, fehler)
  const neu = { id: a.params.id, stand, titel, hinweis: hinweis || undefined, typ: eingabe.typ, frist: frist.tag }
  return goOn(a, await requestNachweis(a.env, a.besuch, neu), 'angefordert')
}

const dienstVorgangNachweise: HandlerOf<typeof routes.dienstVorgangNachweise> = {
  get: (a) => show(a, leer, {}),
  post: (a) => {
    const posted = a.lies(schema)
    const { stand, aktion, 'frist-tag': tag, 'frist-monat': monat, 'frist-jahr': jahr, ...rest } = posted
    const neu = { eingabe: { ...rest, tag, monat, jahr }, stand: Number(stand) }
    if (aktion === 'pruefen') return judge(a, neu)
    if (aktion !== 'anfordern') throw badRequest()
    return request(a, neu)
  },
}

export const nachweiseDienstHandlers = { dienstVorgangNachweise }
