import { showDokumente } from '#modules/formulare'
import type { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Besuch, KundenBesuch } from '#web/besuch.ts'
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

const dokumentHilfe: HandlerOf<typeof routes.dokumentHilfe> = (a) =>
  showPortaltext(a, { name: 'dokumente', sendet: true })

/** With a profile one's own documents; for everybody else by which ways they reach the Jobcenter. */
const dokumente: HandlerOf<typeof routes.dokumente> = (a) => {
  const { besuch } = a
  const own = besuch?.stufe === 'voll' && besuch.profil?.art === 'kunde'
  return own ? showDokumente(a, besuch as KundenBesuch) : showPortaltext(a, { name: 'dokumente', sendet: true })
}

const stellen: HandlerOf<typeof routes.stellen> = (a) => a.seite({ titel: 'Jobsuche' }, <StellenView />)

const stellensuche: HandlerOf<typeof routes.stellensuche> = (a) =>
  showPortaltext(a, { name: 'stellensuche', sendet: true })

const meinJobcenter: HandlerOf<typeof routes.meinJobcenter> = (a) => showPortaltext(a, { name: 'mein-jobcenter' })

const meinBereich: HandlerOf<typeof routes.meinBereich> = (a) =>
  a.seite({ titel: 'Mein Bereich' }, <MeinBereichView besuch={a.besuch} />)

const mehr: HandlerOf<typeof routes.mehr> = (a) => a.seite({ titel: 'Mehr' }, <MehrView />)

export const orteHandlers = {
  dokumente,
  dokumentHilfe,
  stellen,
  stellensuche,
  meinJobcenter,
  meinBereich,
  mehr,
}
