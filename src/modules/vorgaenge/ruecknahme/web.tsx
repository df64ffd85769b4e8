import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder, haken } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { dienste } from '../dienste-daten.ts'
import { readVorgang } from '../kunde.ts'
import { worte } from '../worte-daten.ts'
import { canWithdraw, needsZustimmung, withdrawVorgang } from './ruecknahme.ts'
import { ZUSTIMMUNG } from './teil.tsx'
import { type RuecknahmeProps, RuecknahmeView } from './views.tsx'

type A = Anfrage<'/:id', 'profil'>

const schema = felder({ zustimmung: haken() })

async function show(a: A, fehler: RuecknahmeProps['fehler']): Promise<Response> {
  const vorgang = await readVorgang(a.env, a.besuch, a.params.id)
  if (!vorgang) throw notFound()
  const hier = routes.vorgang.href(a.params)
  if (!canWithdraw(vorgang)) return a.weiter(hier)
  const minderjaehrig = await needsZustimmung(a.env, a.besuch)
  const titel = worte[dienste[vorgang.dienst].formlos.was].zuruecknehmen ?? ''
  const krumen = [
    { text: 'Vorgänge', href: routes.leistung.href({ slug: vorgang.leistung }) },
    { text: vorgang.titel, href: hier },
    { text: titel },
  ]
  const failed = fehler.zustimmung !== undefined
  const view = <RuecknahmeView csrf={a.csrf()} {...{ vorgang, minderjaehrig, fehler }} />
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const vorgangRuecknahme: HandlerOf<typeof routes.vorgangRuecknahme> = {
  get: (a) => show(a, {}),
  post: async (a) => {
    const { zustimmung } = a.lies(schema)
    const done = await withdrawVorgang(a.env, a.besuch, { id: a.params.id, zustimmung })
    if (!done) throw notFound()
    if (done === 'zustimmung') return show(a, { zustimmung: ZUSTIMMUNG })
    const meldung = done === 'ok' ? 'zurueckgenommen' : 'veraltet'
    return a.weiter(`${routes.vorgang.href(a.params)}?meldung=${meldung}`)
  },
}

export const ruecknahmeHandlers = { vorgangRuecknahme }
