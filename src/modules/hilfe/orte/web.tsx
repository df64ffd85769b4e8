import { routes } from '#routes'
import type { Anfrage, Seitenkopf } from '#web/anfrage.ts'
import type { Besuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import type { Html } from '#web/jsx.ts'
import type { HandlerOf } from '#web/router.tsx'
import { readSeite } from '../inhalt.ts'
import { leistungsname, readWerte, type Werte } from '../platzhalter.ts'
import { InhaltView } from '../views.tsx'
import {
  LeistungspostfachView,
  LeistungView,
  MehrView,
  MeinBereichView,
  Profilhinweis,
  StellenView,
  TermineVereinbarenView,
  VermittlungspostfachView,
} from './views.tsx'

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

const postfachKrume = { text: 'Postfach', href: routes.postfach.href() }

const postfach: HandlerOf<typeof routes.postfach> = (a) => showPortaltext(a, { name: 'postfach', sendet: true })

const leistungspostfach: HandlerOf<typeof routes.leistungspostfach> = (a) =>
  showOrt(a, { titel: 'Leistungspostfach', krumen: [postfachKrume, { text: 'Leistungspostfach' }] }, (props) => (
    <LeistungspostfachView {...props} />
  ))

const vermittlungspostfach: HandlerOf<typeof routes.vermittlungspostfach> = (a) =>
  showOrt(a, { titel: 'Vermittlungspostfach', krumen: [postfachKrume, { text: 'Vermittlungspostfach' }] }, (props) => (
    <VermittlungspostfachView {...props} />
  ))

const bescheide: HandlerOf<typeof routes.bescheide> = (a) => showPortaltext(a, { name: 'bescheide', sendet: true })

const termine: HandlerOf<typeof routes.termine> = (a) => showPortaltext(a, { name: 'termine', sendet: true })

const termineVereinbaren: HandlerOf<typeof routes.termineVereinbaren> = (a) => {
  const krumen = [{ text: 'Termine', href: routes.termine.href() }, { text: 'Termine vereinbaren' }]
  return showOrt(a, { titel: 'Termine vereinbaren', krumen }, (props) => <TermineVereinbarenView {...props} />)
}

const dokumente: HandlerOf<typeof routes.dokumente> = (a) => showPortaltext(a, { name: 'dokumente', sendet: true })

const stellen: HandlerOf<typeof routes.stellen> = (a) => a.seite({ titel: 'Jobsuche' }, <StellenView />)

const stellensuche: HandlerOf<typeof routes.stellensuche> = (a) =>
  showPortaltext(a, { name: 'stellensuche', sendet: true })

const benachrichtigungen: HandlerOf<typeof routes.benachrichtigungen> = (a) =>
  showPortaltext(a, { name: 'benachrichtigungen' })

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
  postfach,
  leistungspostfach,
  vermittlungspostfach,
  bescheide,
  termine,
  termineVereinbaren,
  dokumente,
  stellen,
  stellensuche,
  benachrichtigungen,
  leistung,
  meinJobcenter,
  meinBereich,
  mehr,
}
