import { parseTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder, hasErrors, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { readVorgang } from '../kunde.ts'
import { type Rueckmeldung, readAbwesenheit, reportRueckkehr } from './abwesenheit.ts'
import { findMeldbarAb } from './lage.ts'
import { type RueckkehrProps, RueckkehrView } from './views.tsx'

type A = Anfrage<'/:id', 'profil'>

const schema = felder({ 'tag-tag': text(10), 'tag-monat': text(10), 'tag-jahr': text(10) })

/** @throws 404 for a foreign case as for none, and for one that is no absence */
async function own(a: A) {
  const vorgang = await readVorgang(a.env, a.besuch, a.params.id)
  const abwesenheit = vorgang && (await readAbwesenheit(a.env, a.env.db, vorgang))
  if (!abwesenheit) throw notFound()
  return { vorgang, abwesenheit }
}

const heuteOf = ({ env }: Pick<A, 'env'>): Tag => tagInBerlin(env.clock.now())

async function show(a: A, eingabe: Pick<RueckkehrProps, 'wert' | 'fehler'>): Promise<Response> {
  const { vorgang, abwesenheit } = await own(a)
  const ab = findMeldbarAb(vorgang.zustand, abwesenheit)
  const hier = routes.vorgang.href(a.params)
  if (!ab || ab > heuteOf(a)) return a.weiter(hier)
  const titel = 'Ich bin zurück'
  const krumen = [
    { text: 'Vorgänge', href: routes.leistung.href({ slug: vorgang.leistung }) },
    { text: vorgang.titel, href: hier },
    { text: titel },
  ]
  const failed = hasErrors(eingabe.fehler)
  const view = <RueckkehrView csrf={a.csrf()} {...{ vorgang, abwesenheit }} {...eingabe} />
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const meldungen = {
  frueher: 'rueckgemeldet',
  'wie-vereinbart': 'rueckgemeldet',
  spaeter: 'rueckgemeldet',
  'ohne-entscheidung': 'rueckgemeldet',
  veraltet: 'veraltet',
} as const satisfies Record<Exclude<Rueckmeldung, 'tag'>, string>

const NICHT = 'Wählen Sie einen Tag, der in Ihrer Abwesenheit oder danach liegt, und nicht in der Zukunft.'

const vorgangRueckkehr: HandlerOf<typeof routes.vorgangRueckkehr> = {
  get: (a) => {
    const [jahr = '', monat = '', tag = ''] = heuteOf(a).split('-')
    return show(a, { wert: { tag: String(Number(tag)), monat: String(Number(monat)), jahr }, fehler: {} })
  },
  post: async (a) => {
    const { 'tag-tag': tag, 'tag-monat': monat, 'tag-jahr': jahr } = a.lies(schema)
    const wert = { tag, monat, jahr }
    const read = parseTag(wert)
    if (!read.ok) return show(a, { wert, fehler: { tag: read.fehler } })
    const done = await reportRueckkehr(a.env, a.besuch, { id: a.params.id, tag: read.tag })
    if (!done) throw notFound()
    if (done === 'tag') return show(a, { wert, fehler: { tag: NICHT } })
    return a.weiter(`${routes.vorgang.href(a.params)}?meldung=${meldungen[done]}`)
  },
}

export const rueckkehrHandlers = { vorgangRueckkehr }
