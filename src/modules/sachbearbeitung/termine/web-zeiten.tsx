import {
  createZeiten,
  enterAbwesenheit,
  findBedenken,
  listZeiten,
  readMark,
  readReihe,
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
import { ReiheView, TrotzdemView } from './views-rueckfrage.tsx'
import { AbwesenheitView, ZeitenView } from './views-zeiten.tsx'

type A = Anfrage<string, 'sachbearbeitung:termine'>

const krume = { text: 'Termine', href: routes.dienstTermine.href() }
const zeitenkrume = { text: 'Meine freien Zeiten', href: routes.dienstZeiten.href() }

const readAnzahl = (frage: string | undefined) => (/^\d{1,6}$/.test(frage ?? '') ? Number(frage) : undefined)

type ZeitenTeil = Pick<Parameters<typeof ZeitenView>[0], 'werte' | 'fehler' | 'ergebnis'>

async function showZeiten(a: A, teil: ZeitenTeil): Promise<Response> {
  const { freie, weiter } = await listZeiten(a.env, a.besuch, readMark(a.frage('nach')))
  const [zurueck, vergeben] = [readAnzahl(a.frage('zurueck')), readAnzahl(a.frage('vergeben')) ?? 0]
  const props = { csrf: a.csrf(), freie, weiter, zurueck, vergeben }
  const failed = hasErrors(teil.fehler)
  const titel = zeitenkrume.text
  const kopf = { titel, krumen: [krume, { text: titel }], hauptspalte: 'breit', fehler: failed } as const
  return a.seite(kopf, <ZeitenView {...props} {...teil} />, failed ? 422 : 200)
}

const dienstZeiten: HandlerOf<typeof routes.dienstZeiten> = {
  get: (a) => showZeiten(a, { werte: {}, fehler: {}, ergebnis: undefined }),
  post: async (a) => {
    const { schritt, ...eingabe } = a.lies(forms.zeiten)
    const { fehler, werte } = forms.checkZeiten(eingabe, tagInBerlin(a.env.clock.now()))
    if (!werte) return showZeiten(a, { werte: eingabe, fehler, ergebnis: undefined })
    if (schritt === 'aendern') return showZeiten(a, { werte: eingabe, fehler: {}, ergebnis: undefined })
    const bedenken = schritt === 'trotzdem' ? undefined : findBedenken(werte)
    if (bedenken) {
      const titel = 'Trotzdem anlegen?'
      const props = { csrf: a.csrf(), werte, bedenken, eingabe }
      return a.seite({ titel, krumen: [krume, zeitenkrume, { text: titel }] }, <TrotzdemView {...props} />)
    }
    const ergebnis = await createZeiten(a.env, a.besuch, werte)
    if (!ergebnis) throw notFound()
    return showZeiten(a, { werte: {}, fehler: {}, ergebnis })
  },
}

const dienstZeitenEnde: HandlerOf<typeof routes.dienstZeitenEnde> = async (a) => {
  const { fenster: id } = a.lies(forms.ruecknahme)
  if (!isId(id)) throw badRequest()
  const anzahl = await withdrawZeiten(a.env, a.besuch, { id, serie: false })
  return a.weiter(`${routes.dienstZeiten.href()}?zurueck=${anzahl}`)
}

const dienstZeitenReihe: HandlerOf<typeof routes.dienstZeitenReihe> = {
  get: async (a) => {
    const reihe = await readReihe(a.env, a.besuch, a.params.id)
    if (reihe.frei + reihe.vergeben === 0) throw notFound()
    const titel = 'Ganze Reihe zurücknehmen'
    const krumen = [krume, zeitenkrume, { text: titel }]
    return a.seite({ titel, krumen }, <ReiheView csrf={a.csrf()} reihe={reihe} />)
  },
  post: async (a) => {
    a.lies(forms.nichts)
    const anzahl = await withdrawZeiten(a.env, a.besuch, { id: a.params.id, serie: true })
    const { vergeben } = await readReihe(a.env, a.besuch, a.params.id)
    return a.weiter(`${routes.dienstZeiten.href()}?zurueck=${anzahl}&vergeben=${vergeben}`)
  },
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

export const zeitenHandlers = {
  dienstZeiten,
  dienstZeitenEnde,
  dienstZeitenReihe,
  dienstAbwesenheit,
  dienstAbwesenheitEnde,
}
