import type { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Besuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import type { HandlerOf } from '#web/router.tsx'
import { readSeite } from '../inhalt.ts'
import { readWerte } from '../platzhalter.ts'
import { InhaltView } from '../views.tsx'
import { MehrView, MeinBereichView, Profilhinweis, StellenView } from './views.tsx'

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

const dokumente: HandlerOf<typeof routes.dokumente> = (a) => showPortaltext(a, { name: 'dokumente', sendet: true })

const stellen: HandlerOf<typeof routes.stellen> = (a) => a.seite({ titel: 'Jobsuche' }, <StellenView />)

const stellensuche: HandlerOf<typeof routes.stellensuche> = (a) =>
  showPortaltext(a, { name: 'stellensuche', sendet: true })

const meinJobcenter: HandlerOf<typeof routes.meinJobcenter> = (a) => showPortaltext(a, { name: 'mein-jobcenter' })

const meinBereich: HandlerOf<typeof routes.meinBereich> = (a) =>
  a.seite({ titel: 'Mein Bereich' }, <MeinBereichView besuch={a.besuch} />)

const mehr: HandlerOf<typeof routes.mehr> = (a) => a.seite({ titel: 'Mehr' }, <MehrView />)

export const orteHandlers = {
  dokumente,
  stellen,
  stellensuche,
  meinJobcenter,
  meinBereich,
  mehr,
}
