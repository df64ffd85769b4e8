import { leistungsname, readMenue } from '#modules/hilfe'
import { openKunde } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import type { HandlerOf } from '#web/router.tsx'
import { listAufgaben } from './aufgaben.ts'
import type { UebersichtRow } from './store.ts'
import { GastView, type Person, PortalView } from './views.tsx'

const gast = new Map<string, Html>()

/** Nothing in it depends on who asks: made once. */
function guestPage(env: Env): Html {
  const key = env.settings.dataDir
  let html = gast.get(key)
  if (!html) {
    html = <GastView {...readMenue(env)} />
    gast.set(key, html)
  }
  return html
}

function personOf(env: Env, row: UebersichtRow): Person | undefined {
  const { kunde_id: id, jobcenter_id, daten, schluessel } = row
  if (!id || !jobcenter_id || !daten || !schluessel) return undefined
  const { vorname, nachname, kundennummer } = openKunde(env, { id, jobcenter_id, daten, schluessel })
  return { name: `${vorname} ${nachname}`, kundennummer }
}

const start: HandlerOf<typeof routes.start> = (a) => {
  const { env, besuch } = a
  if (!besuch) {
    return a.seite({ titel: 'Willkommen', krumen: [], hauptspalte: 'breit' }, guestPage(env))
  }
  if (besuch.stufe === 'einrichten') return a.weiter(routes.sicherheitshinweis.href())
  if (besuch.stufe === 'faktor') return a.weiter(routes.anmeldungTotp.href())
  if (!besuch.profil) return a.weiter(routes.profilAuswaehlen.href())
  const row = besuch.vorab as UebersichtRow
  const view = (
    <PortalView
      person={personOf(env, row)}
      bescheideNeu={row.bescheide_neu}
      aufgaben={listAufgaben(row, env.clock.now())}
      jobcenter={row.jobcenter}
      leistung={leistungsname(env)}
      neu={{ leistung: row.neu_leistung, vermittlung: row.neu_vermittlung }}
      termin={row.termin}
    />
  )
  return a.seite({ titel: 'Startseite', krumen: [], hauptspalte: 'breit' }, view)
}

export const uebersichtHandlers = { start }
