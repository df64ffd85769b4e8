import { listEigene } from '#modules/dokumente'
import { resumeSendung, takeFiles } from '#modules/postfach'
import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import * as forms from '../forms.ts'
import { addUnterlagen, readVorgang } from '../kunde.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import { type UnterlagenProps, UnterlagenView } from './views.tsx'

type V = Anfrage<'/:id', 'profil'>
type Eingabe = Pick<UnterlagenProps, 'sendung' | 'vorhanden' | 'text' | 'nachweis' | 'auswahl' | 'fehler'>

/** So many of one's own files can be chosen from; older ones are handed in anew. */
const ZUR_WAHL = 100

async function own(a: V): Promise<GanzerVorgang> {
  const vorgang = await readVorgang(a.env, a.besuch, a.params.id)
  if (!vorgang) throw notFound()
  return vorgang
}

async function show(a: V, eingabe: Eingabe): Promise<Response> {
  const one = await own(a)
  if (isEnde(one.zustand)) return a.weiter(routes.vorgang.href(a.params))
  const failed = hasErrors(eingabe.fehler)
  const titel = 'Unterlagen senden'
  const krumen = [
    { text: 'Vorgänge', href: routes.leistung.href({ slug: one.leistung }) },
    { text: one.titel, href: routes.vorgang.href(a.params) },
    { text: titel },
  ]
  const besitzer = { art: 'kunde', id: a.besuch.profil.kundeId } as const
  const alle = await listEigene(a.env, a.env.db, { besitzer, brauchbar: true, anzahl: ZUR_WAHL })
  const eigene = alle.filter(({ id }) => !one.dateien.some((file) => file.id === id))
  const rest = { csrf: a.csrf(), grenzen: a.env.settings.dateien, vorgang: one, eigene }
  const kopf = { titel, krumen, fehler: failed, skripte: ['hochladen.js'] }
  return a.seite(kopf, <UnterlagenView {...rest} {...eingabe} />, failed ? 422 : 200)
}

const fehltext = 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und senden Sie noch einmal.'

const vorgangUnterlagen: HandlerOf<typeof routes.vorgangUnterlagen> = {
  get: async (a) => {
    const resumed = await resumeSendung(a, { art: 'kunde', id: a.besuch.profil.kundeId })
    return show(a, { ...resumed, text: '', nachweis: a.frage('nachweis') ?? '', auswahl: [], fehler: {} })
  },
  post: async (a) => {
    const { id } = await own(a)
    const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
    const { sendung, ...files } = await takeFiles(a, { kundeId: a.besuch.profil.kundeId, akteur })
    const eingabe = a.lies(forms.unterlagen)
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const { nachweis, 'auswahl[]': auswahl } = eingabe
    if (nachweis !== '' && !isId(nachweis)) throw badRequest()
    const text = forms.clean(eingabe.text)
    const textfehler = text === '' ? undefined : forms.checkText(text, '')
    const leer = vorhanden.length + auswahl.length === 0 ? 'Wählen Sie mindestens eine Datei.' : undefined
    const dateifehler = files.fehler ?? leer
    const fehler = { ...(textfehler ? { text: textfehler } : {}), ...(dateifehler ? { dateien: dateifehler } : {}) }
    const again = { sendung, vorhanden, text: eingabe.text, nachweis, auswahl }
    if (hasErrors(fehler)) return show(a, { ...again, fehler })
    const done = await addUnterlagen(a.env, a.besuch, {
      ...{ id, text, auswahl, dateien: vorhanden.map((one) => one.id), nachweis: nachweis || undefined },
    })
    if (done.ok) return a.weiter(`${routes.vorgang.href({ id })}?meldung=nachgereicht`)
    if (done.grund === 'ende') return a.weiter(`${routes.vorgang.href({ id })}?meldung=veraltet`)
    if (done.grund === 'weg') throw notFound()
    return show(a, { ...again, fehler: { formular: fehltext } })
  },
}

export const unterlagenHandlers = { vorgangUnterlagen }
