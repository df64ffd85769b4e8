import { listBescheide, readBewilligung } from '#modules/bescheide'
import { LeistungView, readMenue, readWerte } from '#modules/hilfe'
import { kundeKey, openKunde } from '#modules/jobcenter'
import { showAdressbanner } from '#modules/konto'
import {
  isLeistung,
  type Leistungsslug,
  leistungsname,
  listVorgaenge,
  openTitel,
  readLeistung,
  readStelle,
} from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import type { Html } from '#web/jsx.ts'
import type { HandlerOf } from '#web/router.tsx'
import { listAufgaben } from './aufgaben.ts'
import { LeistungsseiteView } from './leistung-seite.tsx'
import type { Kartenvorgang } from './leistung-views.tsx'
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

/** The cases of the row, each title opened with the key that opens the person's data. */
function casesOf(env: Env, { kunde_id: id, schluessel, vorgaenge }: UebersichtRow): Kartenvorgang[] {
  if (!id || !schluessel || !vorgaenge) return []
  const key = kundeKey(env, { id, schluessel })
  return vorgaenge.map((one) => ({
    ...one,
    titel: openTitel(key, one.id, Buffer.from(one.titel.slice(2), 'hex')),
    geaendert: new Date(one.geaendert),
  }))
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
  const { bezug, bewilligung } = row
  const heute = tagInBerlin(env.clock.now())
  const leistungen = { vorgaenge: casesOf(env, row), bezug, bewilligung, heute, name: leistungsname(env) }
  const view = (
    <PortalView
      banner={row.kunde_id ? showAdressbanner(a, row.adresse_gestoert) : undefined}
      person={personOf(env, row)}
      bescheideNeu={row.bescheide_neu}
      aufgaben={listAufgaben(row, env.clock.now(), (dienst) => readInhalt(env, `eservices/${dienst}`)?.titel ?? dienst)}
      jobcenter={row.jobcenter}
      leistungen={leistungen}
      neu={{ leistung: row.neu_leistung, vermittlung: row.neu_vermittlung }}
      termin={row.termin}
      kontakt={row.kontakt}
      zustaendig={row.zustaendig}
    />
  )
  return a.seite({ titel: 'Startseite', krumen: [], hauptspalte: 'breit' }, view)
}

type L = Anfrage<'/:slug', 'public'>

/** With a profile what is on file of this benefit; for everybody else by which ways one learns of it. */
const leistung: HandlerOf<typeof routes.leistung> = async (a) => {
  const { slug } = a.params
  if (!isLeistung(slug)) throw notFound()
  const { besuch } = a
  if (besuch?.stufe === 'voll' && besuch.profil?.art === 'kunde') return showLeistung(a, besuch as KundenBesuch, slug)
  const one = readLeistung(slug, leistungsname(a.env))
  const view = <LeistungView besuch={besuch} werte={await readWerte(a.env)} leistung={one} />
  return a.seite({ titel: one.uebersicht }, view)
}

/** So many notices stand on the page of a benefit. */
const BESCHEIDE = 5

async function showLeistung(a: L, besuch: KundenBesuch, slug: Leistungsslug): Promise<Response> {
  const { env } = a
  const nach = readStelle(a.frage('nach'))
  const [{ vorgaenge, weiter }, { bescheide }, bewilligung] = await Promise.all([
    listVorgaenge(env, besuch, { leistung: slug, nach }),
    listBescheide(env, besuch, undefined),
    slug === 'buergergeld' ? readBewilligung(env, env.db, besuch.profil.kundeId) : undefined,
  ])
  // A notice names no benefit yet: those about funding are told apart by their kind.
  const own = bescheide.filter(({ art }) => (art === 'foerderung') === (slug !== 'buergergeld')).slice(0, BESCHEIDE)
  const one = readLeistung(slug, leistungsname(env))
  const mehr = weiter && `${routes.leistung.href({ slug })}?nach=${weiter}`
  const rest = { bescheide: own, bewilligung, heute: tagInBerlin(env.clock.now()) }
  const view = <LeistungsseiteView {...{ slug, leistung: one, vorgaenge, mehr, ...rest }} />
  return a.seite({ titel: one.uebersicht }, view)
}

export const uebersichtHandlers = { start, leistung }
