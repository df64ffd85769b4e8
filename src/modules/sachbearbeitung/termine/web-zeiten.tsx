import {
  createZeiten,
  enterAbwesenheit,
  listZeiten,
  readMark,
  removeAbwesenheit,
  withdrawZeiten,
} from '#modules/termine'
import { isId, newId } from '#platform/datenbank/id.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import * as forms from './forms.ts'
import { AbwesenheitView, ZeitenView } from './views-zeiten.tsx'

type A = Anfrage<string, 'sachbearbeitung:termine'>

const krume = { text: 'Termine', href: routes.dienstTermine.href() }

type ZeitenTeil = Pick<Parameters<typeof ZeitenView>[0], 'werte' | 'fehler' | 'ergebnis'>

async function showZeiten(a: A, teil: ZeitenTeil): Promise<Response> {
  const { freie, weiter } = await listZeiten(a.env, a.besuch, readMark(a.frage('nach')))
  const zurueck = /^\d{1,6}$/.exec(a.frage('zurueck') ?? '')?.[0]
  const props = { csrf: a.csrf(), freie, weiter, zurueck: zurueck === undefined ? undefined : Number(zurueck) }
  const failed = hasErrors(teil.fehler)
  const titel = 'Meine freien Zeiten'
  const kopf = { titel, krumen: [krume, { text: titel }], hauptspalte: 'breit', fehler: failed } as const
  return a.seite(kopf, <ZeitenView {...props} {...teil} />, failed ? 422 : 200)
}

const dienstZeiten: HandlerOf<typeof routes.dienstZeiten> = {
  get: (a) => showZeiten(a, { werte: {}, fehler: {}, ergebnis: undefined }),
  post: async (a) => {
    const eingabe = a.lies(forms.zeiten)
    const { fehler, werte } = forms.checkZeiten(eingabe, tagInBerlin(a.env.clock.now()))
    if (!werte) return showZeiten(a, { werte: eingabe, fehler, ergebnis: undefined })
    const ergebnis = await createZeiten(a.env, a.besuch, werte)
    if (!ergebnis) throw notFound()
    return showZeiten(a, { werte: {}, fehler: {}, ergebnis })
  },
}

const dienstZeitenEnde: HandlerOf<typeof routes.dienstZeitenEnde> = async (a) => {
  const { fenster, serie } = a.lies(forms.ruecknahme)
  const id = serie || fenster
  if (!isId(id)) throw badRequest()
  const anzahl = await withdrawZeiten(a.env, a.besuch, { id, serie: serie !== '' })
  return a.weiter(`${routes.dienstZeiten.href()}?zurueck=${anzahl}`)
}

type AbwesenheitTeil = Pick<Parameters<typeof AbwesenheitView>[0], 'werte' | 'fehler' | 'ergebnis'>

async function showAbwesenheit(a: A, teil: AbwesenheitTeil): Promise<Response> {
  const { abwesenheiten } = await listZeiten(a.env, a.besuch, undefined)
  const failed = hasErrors(teil.fehler)
  const titel = 'Meine Abwesenheit'
  const view = <AbwesenheitView csrf={a.csrf()} sendung={newId()} abwesenheiten={abwesenheiten} {...teil} />
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const dienstAbwesenheit: HandlerOf<typeof routes.dienstAbwesenheit> = {
  get: (a) => showAbwesenheit(a, { werte: {}, fehler: {}, ergebnis: undefined }),
  post: async (a) => {
    const eingabe = a.lies(forms.abwesenheit)
    if (!isId(eingabe.sendung)) throw badRequest()
    const { fehler, werte } = forms.checkAbwesenheit(eingabe, tagInBerlin(a.env.clock.now()))
    if (!werte) return showAbwesenheit(a, { werte: eingabe, fehler, ergebnis: undefined })
    const ergebnis = await enterAbwesenheit(a.env, a.besuch, { id: eingabe.sendung, ...werte })
    return showAbwesenheit(a, { werte: {}, fehler: {}, ergebnis })
  },
}

const dienstAbwesenheitEnde: HandlerOf<typeof routes.dienstAbwesenheitEnde> = async (a) => {
  a.lies(forms.nichts)
  if (!(await removeAbwesenheit(a.env, a.besuch, a.params.id))) throw notFound()
  return a.weiter(routes.dienstAbwesenheit.href())
}

export const zeitenHandlers = { dienstZeiten, dienstZeitenEnde, dienstAbwesenheit, dienstAbwesenheitEnde }
