import { readDokument } from '#modules/dokumente'
import { DateiWartetView } from '#modules/postfach'
import {
  changeVersiegelten,
  checkText,
  clean,
  type Dienstergebnis,
  listVersiegelte,
  ownerOfVersiegelter,
  readStelle,
} from '#modules/vorgaenge'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { auftragHandlers } from './auftrag.tsx'
import { own } from './eigener.ts'
import { aerztlicheNachweiseHandlers } from './nachweise.tsx'
import {
  AerztlicheVorschau,
  AerztlichView,
  type Eingabe,
  listWahl,
  meldungen,
  type VersiegeltProps,
  VersiegeltView,
} from './views.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:aerztliche-unterlagen'>

const krume = { text: 'Unterlagen', href: routes.dienstAerztlich.href() }

const dienstAerztlich: HandlerOf<typeof routes.dienstAerztlich> = async (a) => {
  const offen = a.frage('liste') !== 'abgeschlossen'
  const liste = await listVersiegelte(a.env, a.besuch, { offen, nach: readStelle(a.frage('nach')) })
  const kopf = { titel: 'Unterlagen', krumen: [{ text: 'Unterlagen' }], hauptspalte: 'breit' as const }
  return a.seite(kopf, <AerztlichView offen={offen} {...liste} />)
}

const leer: Eingabe = { zustand: '', notiz: '' }

async function show(a: A, teil: Pick<VersiegeltProps, 'werte' | 'fehler'>): Promise<Response> {
  const rest = await own(a)
  const failed = hasErrors(teil.fehler)
  const gefragt = a.frage('meldung') ?? ''
  const meldung = failed ? undefined : readWort(meldungen, gefragt)
  const { titel } = rest.vorgang
  const view = <VersiegeltView csrf={a.csrf()} meldung={meldung} {...rest} {...teil} />
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const schema = felder({
  ...{ stand: text(10), aktion: wahl(['vorschau', 'aendern', 'setzen']), zustand: text(40), notiz: text() },
})

function goOn(a: A, done: Dienstergebnis): Response {
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstAerztlicherVorgang.href(a.params)}?meldung=${done.ok ? 'gesetzt' : 'stand'}`)
}

const dienstAerztlicherVorgang: HandlerOf<typeof routes.dienstAerztlicherVorgang> = {
  get: (a) => show(a, { werte: leer, fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(schema)
    if (!eingabe.aktion) throw badRequest()
    if (eingabe.aktion === 'aendern') return show(a, { werte: eingabe, fehler: {} })
    const teil = await own(a)
    const { vorgang } = teil
    const stand = Number(eingabe.stand)
    if (vorgang.stand !== stand) return goOn(a, { ok: false, grund: 'stand' })
    const zustand = listWahl(vorgang).find(({ wert }) => wert === eingabe.zustand)?.wert
    const notiz = clean(eingabe.notiz)
    const textfehler =
      notiz === ''
        ? zustand === vorgang.zustand
          ? 'Schreiben Sie der Person etwas, oder wählen Sie einen anderen Stand.'
          : undefined
        : checkText(notiz, '')
    const fehler = {
      ...(zustand ? {} : { zustand: 'Wählen Sie den Stand.' }),
      ...(textfehler ? { notiz: textfehler } : {}),
    }
    if (!zustand || hasErrors(fehler)) return show(a, { werte: eingabe, fehler })
    const neu = { zustand, notiz: notiz || undefined }
    if (eingabe.aktion === 'setzen') {
      return goOn(a, await changeVersiegelten(a.env, a.besuch, { ...neu, id: a.params.id, stand }))
    }
    const rest = { csrf: a.csrf(), wahl: neu, von: a.besuch.name, jetzt: a.env.clock.now() }
    const pfad = routes.dienstAerztlicherVorgang.href(a.params)
    const krumen = [krume, { text: vorgang.titel, href: pfad }, { text: 'Vorschau' }]
    return a.seite({ titel: 'Vorschau', krumen }, <AerztlicheVorschau {...teil} {...rest} />)
  },
}

const dienstAerztlicheDatei: HandlerOf<typeof routes.dienstAerztlicheDatei> = async (a) => {
  const { id: vorgangId, dokumentId } = a.params
  const kundeId = await ownerOfVersiegelter(a.env, a.besuch, { vorgangId, dokumentId })
  if (!kundeId) throw notFound()
  const akteur = { art: 'dienst', id: a.besuch.mitarbeiterId } as const
  const wo = { besitzer: { art: 'kunde', id: kundeId } as const, id: dokumentId }
  const datei = await readDokument(a.env, wo, { akteur, trotzdem: a.frage('trotzdem') === 'ja' })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const zurueck = routes.dienstAerztlicherVorgang.href({ id: vorgangId })
  const view = <DateiWartetView zurueck={zurueck} zurueckText="Zurück zum Vorgang" grund={datei.grund} />
  return a.seite({ titel: 'Datei', krumen: [krume, { text: 'Datei' }] }, view)
}

export const aerztlichHandlers = {
  ...{ dienstAerztlich, dienstAerztlicherVorgang, dienstAerztlicheDatei },
  ...auftragHandlers,
  ...aerztlicheNachweiseHandlers,
}
