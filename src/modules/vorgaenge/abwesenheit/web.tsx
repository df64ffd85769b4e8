import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { readVorgang } from '../kunde.ts'
import { isMeldbar } from '../mitreise/lage.ts'
import { listMitreisen, type Mitreise } from '../mitreise/mitreise.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import { readAbwesenheit } from './abwesenheit.ts'
import { type Abwesenheit, findMeldbarAb } from './lage.ts'
import { beginOf, type Rueckmeldung, reportRueckkehr } from './rueckkehr.ts'
import {
  type Frage,
  feldnamen,
  isVonSelbst,
  NICHT_DER_TAG,
  prefill,
  readRueckkehr,
  schemaOf,
  type Werte,
} from './rueckkehr-forms.ts'
import { nameRueckkehr, type RueckkehrProps, RueckkehrView } from './rueckkehr-views.tsx'
import { listZuMelden } from './teil.tsx'

type A = Anfrage<'/:id', 'profil'>

const heuteOf = ({ env }: Pick<A, 'env'>): Tag => tagInBerlin(env.clock.now())

interface Fall {
  vorgang: GanzerVorgang
  abwesenheit: Abwesenheit
  /** Everybody named in the case. */
  mitreisen: readonly Mitreise[]
  /** Undefined: there is nobody to ask after. */
  frage: Frage | undefined
}

/** @throws 404 for a foreign case as for none, and for one that is no absence */
async function own(a: A): Promise<Fall> {
  const vorgang = await readVorgang(a.env, a.besuch, a.params.id)
  const abwesenheit = vorgang && (await readAbwesenheit(a.env, a.env.db, vorgang))
  if (!abwesenheit) throw notFound()
  const mitreisen = await listMitreisen(a.env, a.env.db, vorgang)
  const heute = heuteOf(a)
  const meldbarAb = findMeldbarAb(vorgang.zustand, abwesenheit)
  const selbst = meldbarAb !== undefined && meldbarAb <= heute
  const zuMelden = listZuMelden(mitreisen, { abwesenheit, zustand: vorgang.zustand, heute })
  const mitreisende = selbst ? mitreisen.filter(isMeldbar) : zuMelden
  const frage = { selbst, mitreisende, heute, ab: beginOf(abwesenheit) }
  return { vorgang, abwesenheit, mitreisen, frage: selbst || mitreisende.length > 0 ? frage : undefined }
}

function show(
  a: A,
  { vorgang, abwesenheit, frage }: Pick<Fall, 'vorgang' | 'abwesenheit'> & { frage: Frage },
  eingabe: Pick<RueckkehrProps, 'werte' | 'fehler'>,
): Response {
  const titel = nameRueckkehr(frage)
  const krumen = [
    { text: 'Vorgänge', href: routes.leistung.href({ slug: vorgang.leistung }) },
    { text: vorgang.titel, href: routes.vorgang.href(a.params) },
    { text: titel },
  ]
  const failed = hasErrors(eingabe.fehler)
  const view = <RueckkehrView csrf={a.csrf()} {...{ vorgang, abwesenheit, frage }} {...eingabe} />
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const meldungen = {
  frueher: 'rueckgemeldet',
  'wie-vereinbart': 'rueckgemeldet',
  spaeter: 'rueckgemeldet',
  'ohne-entscheidung': 'rueckgemeldet',
  gemeldet: 'mitgemeldet',
  veraltet: 'veraltet',
} as const satisfies Record<Exclude<Rueckmeldung, 'tag'>, string>

/** What the page asked before the customer was back: it is sent a second time, or from another window. */
const askedBefore = ({ mitreisen, abwesenheit }: Omit<Fall, 'frage'>, werte: Werte, heute: Tag): Frage => ({
  ...{ selbst: true, heute, ab: beginOf(abwesenheit) },
  mitreisende: mitreisen.filter((one) => werte[feldnamen(one).wahl] !== ''),
})

const vorgangRueckkehr: HandlerOf<typeof routes.vorgangRueckkehr> = {
  get: async (a) => {
    const { frage, ...fall } = await own(a)
    if (!frage) return a.weiter(routes.vorgang.href(a.params))
    return show(a, { ...fall, frage }, { werte: prefill(frage), fehler: {} })
  },
  post: async (a) => {
    const { frage, ...fall } = await own(a)
    const werte = a.lies(schemaOf(fall.mitreisen))
    const hier = routes.vorgang.href(a.params)
    const alt = isVonSelbst(werte) && !frage?.selbst
    const gefragt = alt ? askedBefore(fall, werte, heuteOf(a)) : frage
    const read = gefragt && readRueckkehr(werte, gefragt)
    if (!read || (alt && !read.ok)) return a.weiter(`${hier}?meldung=veraltet`)
    if (!read.ok) return show(a, { ...fall, frage: gefragt }, { werte, fehler: read.fehler })
    const { tag, mitreisende } = read
    const done = await reportRueckkehr(a.env, a.besuch, { id: a.params.id, tag, mitreisende })
    if (!done) throw notFound()
    if (done === 'tag' && !alt) return show(a, { ...fall, frage: gefragt }, { werte, fehler: { tag: NICHT_DER_TAG } })
    return a.weiter(`${hier}?meldung=${done === 'tag' ? 'veraltet' : meldungen[done]}`)
  },
}

export const rueckkehrHandlers = { vorgangRueckkehr }
