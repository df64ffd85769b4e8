import { routes } from '#routes'
import type { Anfrage, Seitenkopf } from '#web/anfrage.ts'
import type { Besuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import type { Html } from '#web/jsx.ts'
import type { HandlerOf } from '#web/router.tsx'
import { readSeite } from '../inhalt.ts'
import { leistungsname, readWerte, type Werte } from '../platzhalter.ts'
import { InhaltView } from '../views.tsx'
import { LeistungView, MehrView, MeinBereichView, Profilhinweis, StellenView } from './views.tsx'

interface Ort {
  /** Text in `inhalte/portal/`. */
  name: string
  /** Something will go from here to the Jobcenter. */
  sendet?: boolean
}

async function showPortaltext(a: Anfrage, ort: Ort): Promise<Response> {
  const werte = await readWerte(a.env)
  const seite = readSeite(a.env, 'portal', ort.name, werte)
  if (!seite) throw notFound()
  const besuch = a.besuch as Besuch | undefined
  const davor = ort.sendet ? <Profilhinweis besuch={besuch} /> : undefined
  return a.seite({ titel: seite.titel }, <InhaltView seite={seite} davor={davor} />)
}

type View = (props: { besuch: Besuch | undefined; werte: Werte }) => Html

async function showOrt(a: Anfrage, kopf: Seitenkopf, view: View): Promise<Response> {
  const werte = await readWerte(a.env)
  return a.seite(kopf, view({ besuch: a.besuch as Besuch | undefined, werte }))
}

const dokumente: HandlerOf<typeof routes.dokumente> = (a) => showPortaltext(a, { name: 'dokumente', sendet: true })

const stellen: HandlerOf<typeof routes.stellen> = (a) => a.seite({ titel: 'Jobsuche' }, <StellenView />)

const stellensuche: HandlerOf<typeof routes.stellensuche> = (a) =>
  showPortaltext(a, { name: 'stellensuche', sendet: true })

const meinJobcenter: HandlerOf<typeof routes.meinJobcenter> = (a) => showPortaltext(a, { name: 'mein-jobcenter' })

const meinBereich: HandlerOf<typeof routes.meinBereich> = (a) =>
  a.seite({ titel: 'Mein Bereich' }, <MeinBereichView besuch={a.besuch} />)

const mehr: HandlerOf<typeof routes.mehr> = (a) => a.seite({ titel: 'Mehr' }, <MehrView />)

/** Benefits that have a page of their own; a new one is a line here. */
const leistungen: Record<string, (benefit: string) => { titel: string; dienst: { text: string; href: string } }> = {
  buergergeld: (benefit) => ({
    titel: `Übersicht zum ${benefit}`,
    dienst: { text: 'Weiterbewilligung beantragen', href: routes.eservice.href({ slug: 'weiterbewilligung' }) },
  }),
  vermittlungsbudget: () => ({
    titel: 'Übersicht zum Vermittlungsbudget SGB II',
    dienst: { text: 'Vermittlungsbudget beantragen', href: routes.eservice.href({ slug: 'vermittlungsbudget' }) },
  }),
}

const leistung: HandlerOf<typeof routes.leistung> = async (a) => {
  if (!Object.hasOwn(leistungen, a.params.slug)) throw notFound()
  const { titel, dienst } = leistungen[a.params.slug]!(leistungsname(a.env))
  return showOrt(a, { titel }, (props) => <LeistungView {...props} titel={titel} dienst={dienst} />)
}

export const orteHandlers = {
  dokumente,
  stellen,
  stellensuche,
  leistung,
  meinJobcenter,
  meinBereich,
  mehr,
}
