import { findKundeByNummer, type Kunde } from '#modules/jobcenter'
import {
  type Anwaerter,
  checkAnwaerter,
  issueStapel,
  listStapel,
  markStapelGesendet,
  readStapel,
  suggestStapel,
} from '#modules/profil'
import { isId, newId } from '#platform/datenbank/id.ts'
import { computeAbdruck } from '#platform/krypto/abdruck.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { type Feldfehler, felder } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { freeOf, readVerbrauch } from '../ausgaben/verbrauch.ts'
import { askRelease, giveOrAsk } from '../ausgaben/web.tsx'
import { wahlOf } from './briefe.ts'
import { parseNummern, stapelform } from './forms.ts'
import { PruefenView, StapellisteView, StapelView } from './views.tsx'

const TITEL = 'Freischaltcodes im Stapel'
const nichts = felder({})
type Stapelanfrage = Anfrage<'/sachbearbeitung/stapel', 'sachbearbeitung:code-ausstellen'>

interface Eingabe {
  nummern: string
  fehler: Feldfehler<'nummern'>
  /** Nobody is left to suggest. */
  leer?: boolean
}

async function showForm(a: Stapelanfrage, eingabe: Eingabe): Promise<Response> {
  const stapel = await listStapel(a.env, a.besuch.jobcenterId)
  const failed = eingabe.fehler.nummern !== undefined
  const view = <StapellisteView csrf={a.csrf()} stapel={stapel} {...eingabe} />
  return a.seite(
    { titel: TITEL, krumen: [{ text: TITEL }], fehler: failed, hauptspalte: 'breit' },
    view,
    failed ? 422 : 200,
  )
}

async function findAlle(a: Stapelanfrage, nummern: readonly string[]): Promise<{ kunden: Kunde[]; fehlend: string[] }> {
  const { jobcenterId } = a.besuch
  const found = await Promise.all(
    nummern.map((kundennummer) => findKundeByNummer(a.env, a.env.db, { jobcenterId, kundennummer })),
  )
  return { kunden: found.flatMap((kunde) => kunde ?? []), fehlend: nummern.filter((_, i) => !found[i]) }
}

/** Changes with whom a letter goes to, and with what speaks against it. */
const printOf = (anwaerter: readonly Anwaerter[]): string =>
  computeAbdruck(anwaerter.map(({ kunde, verknuepft, mitCode }) => [kunde.id, verknuepft, mitCode]))

/** Makes a small batch at once; for a larger one no code is drawn before a second person has agreed (AZ-07). */
async function createStapel(
  a: Stapelanfrage,
  { id, anwaerter, allein }: { id: string; anwaerter: readonly Anwaerter[]; allein: boolean },
): Promise<Response> {
  if (!allein) {
    const ausgang = { art: 'freischaltbriefe', wahl: wahlOf(id, anwaerter), anzahl: anwaerter.length } as const
    return askRelease(a, ausgang)
  }
  const { jobcenterId, mitarbeiterId } = a.besuch
  await issueStapel(a.env, { id, jobcenterId, mitarbeiterId, kundeIds: anwaerter.map(({ kunde }) => kunde.id) })
  return a.weiter(routes.dienstStapel.href({ id }))
}

const dienstStapelliste: HandlerOf<typeof routes.dienstStapelliste> = {
  get: (a) => showForm(a, { nummern: '', fehler: {} }),
  post: async (a) => {
    const { id, nummern, abdruck, schritt } = a.lies(stapelform)
    if (schritt === 'vorschlag') {
      const kunden = await suggestStapel(a.env, a.besuch.jobcenterId)
      const text = kunden.map(({ kundennummer }) => kundennummer).join('\n')
      return showForm(a, { nummern: text, fehler: {}, leer: kunden.length === 0 })
    }
    if (schritt === 'aendern') return showForm(a, { nummern, fehler: {} })
    const gelesen = parseNummern(nummern)
    if (!gelesen.ok) return showForm(a, { nummern, fehler: { nummern: gelesen.fehler } })
    const { kunden, fehlend } = await findAlle(a, gelesen.nummern)
    if (fehlend.length > 0) {
      const genannt = `${fehlend.slice(0, 5).join(', ')}${fehlend.length > 5 ? ' …' : ''}`
      return showForm(a, { nummern, fehler: { nummern: `In Ihrem Jobcenter gibt es niemanden mit: ${genannt}` } })
    }
    const anwaerter = await checkAnwaerter(a.env, kunden)
    const stand = printOf(anwaerter)
    const frei = freeOf(await readVerbrauch(a.env, a.besuch, 'freischaltbriefe'))
    if (schritt === 'erstellen') {
      if (!isId(id)) throw badRequest()
      const da = await readStapel(a.env, { id, jobcenterId: a.besuch.jobcenterId })
      // Only what was checked, as it was checked; a double click finds its batch.
      if (da || abdruck === stand)
        return createStapel(a, { id, anwaerter, allein: da !== undefined || kunden.length <= frei })
    }
    const view = <PruefenView csrf={a.csrf()} id={newId()} abdruck={stand} {...{ anwaerter, frei }} />
    return a.seite({ titel: TITEL, krumen: [{ text: TITEL }], hauptspalte: 'breit' }, view)
  },
}

const dienstStapel: HandlerOf<typeof routes.dienstStapel> = async (a) => {
  const wo = { id: a.params.id, jobcenterId: a.besuch.jobcenterId }
  if (a.frage('datei') === 'pdf') {
    return giveOrAsk(a, { art: 'freischaltbriefe', wahl: wahlOf(wo.id, []) })
  }
  const stapel = await readStapel(a.env, wo)
  if (!stapel) throw notFound()
  const krumen = [{ text: TITEL, href: routes.dienstStapelliste.href() }, { text: 'Stapel' }]
  return a.seite({ titel: 'Stapel', krumen, hauptspalte: 'breit' }, <StapelView csrf={a.csrf()} stapel={stapel} />)
}

const dienstStapelGesendet: HandlerOf<typeof routes.dienstStapelGesendet> = async (a) => {
  a.lies(nichts)
  const wo = { id: a.params.id, jobcenterId: a.besuch.jobcenterId }
  if (!(await readStapel(a.env, wo))) throw notFound()
  await markStapelGesendet(a.env, wo, a.besuch.mitarbeiterId)
  return a.weiter(routes.dienstStapel.href({ id: wo.id }))
}

export const stapelHandlers = { dienstStapelliste, dienstStapel, dienstStapelGesendet }
