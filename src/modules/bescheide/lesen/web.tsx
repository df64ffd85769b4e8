import { markGelesen } from '#modules/benachrichtigung'
import { adresseStimmtZiel, confirmAdresseStimmt, showAdressbanner } from '#modules/konto'
import { findVorgangsbezug } from '#modules/vorgaenge'
import { isId } from '#platform/datenbank/id.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { HttpError, notFound } from '#web/fehler.ts'
import { felder, hasErrors, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { readArt } from '../arten-daten.ts'
import type { Bescheid } from '../bescheid.ts'
import { type BestreitenEingabe, type BestreitenFehler, bestreiten, listMoegliches, readBestreitung } from './forms.ts'
import { disputeZugang, listBescheide, listBescheideZu, readBescheid, retrieveBescheid } from './lesen.ts'
import { BescheideView, BescheidView, zeile } from './views.tsx'
import { BestreitenView, KlageView, WiderspruchView } from './views-wege.tsx'
import { readBeteiligte, typesetWiderspruch } from './widerspruch.ts'

const nichts = felder({})
const adresse = felder({ zurueck: text(200) })
const krume = { text: 'Bescheide', href: routes.bescheide.href() }
const heute = (a: { env: Anfrage['env'] }) => tagInBerlin(a.env.clock.now())

type Eine = Pick<Anfrage<'/bescheide/:id', 'profil'>, 'env' | 'besuch' | 'params'>

async function findEigenen(a: Eine): Promise<Bescheid> {
  const bescheid = await readBescheid(a.env, a.besuch, a.params.id)
  if (!bescheid) throw notFound()
  return bescheid
}

/** What the page of a case says of the notices about it. */
export async function bescheideZu(env: Anfrage['env'], wo: { vorgangId: string; kundeId: string }) {
  const tag = heute({ env })
  return (await listBescheideZu(env, wo)).map((one) => zeile(one, tag))
}

const krumenOf = (bescheid: Bescheid, titel: string) => [
  krume,
  { text: readArt(bescheid.art).name, href: routes.bescheid.href({ id: bescheid.id }) },
  { text: titel },
]

const bescheide: HandlerOf<typeof routes.bescheide> = async (a) => {
  const vor = a.frage('vor')
  const liste = await listBescheide(a.env, a.besuch, vor && isId(vor) ? vor : undefined)
  const banner = showAdressbanner(a, liste.adresseGestoert)
  return a.seite({ titel: 'Bescheide' }, <BescheideView heute={heute(a)} banner={banner} {...liste} />)
}

const bescheid: HandlerOf<typeof routes.bescheid> = async (a) => {
  const one = await findEigenen(a)
  await markGelesen(a.env, a.env.db, { leser: a.besuch, ziel: routes.bescheid.href({ id: one.id }) })
  const kannBestreiten = listMoegliches(one).length > 0
  const gemeldet = a.frage('gemeldet') === 'ja'
  const { name } = readArt(one.art)
  const { kundeId } = a.besuch.profil
  const bezug = one.vorgangId && (await findVorgangsbezug(a.env, a.env.db, { id: one.vorgangId, kundeId }))
  const rest = { kannBestreiten, gemeldet, bezug: bezug || undefined }
  const view = <BescheidView csrf={a.csrf()} bescheid={one} heute={heute(a)} {...rest} />
  return a.seite({ titel: name, krumen: [krume, { text: name }] }, view)
}

const wirdGeprueft = () =>
  new HttpError(
    409,
    'Die Datei wird gerade geprüft',
    'Bitte versuchen Sie es in einer Minute noch einmal. Bis dahin gilt sie als nicht gelesen.',
  )

const bescheidAbruf: HandlerOf<typeof routes.bescheidAbruf> = async (a) => {
  a.lies(nichts)
  const anhang = await retrieveBescheid(a.env, a.besuch, a.params.id)
  if (!anhang) throw notFound()
  if (anhang === 'wartet') throw wirdGeprueft()
  return a.anhang(anhang)
}

const bescheidWiderspruch: HandlerOf<typeof routes.bescheidWiderspruch> = async (a) => {
  const one = await findEigenen(a)
  const { rechtsbehelf } = readArt(one.art)
  if (!rechtsbehelf) throw notFound()
  if (rechtsbehelf === 'klage') {
    const titel = 'Klage erheben'
    return a.seite({ titel, krumen: krumenOf(one, titel) }, <KlageView bescheid={one} heute={heute(a)} />)
  }
  const titel = 'Widerspruch einlegen'
  const { jobcenter } = await readBeteiligte(a.env, a.besuch)
  const view = <WiderspruchView bescheid={one} jobcenter={jobcenter} heute={heute(a)} />
  return a.seite({ titel, krumen: krumenOf(one, titel) }, view)
}

const bescheidWiderspruchBrief: HandlerOf<typeof routes.bescheidWiderspruchBrief> = async (a) => {
  const one = await findEigenen(a)
  if (readArt(one.art).rechtsbehelf !== 'widerspruch') throw notFound()
  const pdf = await typesetWiderspruch(a.env, one, await readBeteiligte(a.env, a.besuch))
  return a.datei(pdf, 'application/pdf', 'Widerspruch.pdf')
}

const leer: BestreitenEingabe = { was: '', tag: {} }

async function showBestreiten(
  a: Anfrage<'/bescheide/:id/zugang', 'profil'>,
  one: Bescheid,
  stand: { eingabe: BestreitenEingabe; fehler: BestreitenFehler; falsch?: ('tag' | 'monat' | 'jahr')[] | undefined },
): Promise<Response> {
  const titel = 'Schreiben nicht oder später bekommen'
  const { eingabe, fehler, falsch } = stand
  const failed = hasErrors(fehler)
  const moeglich = listMoegliches(one)
  const was = eingabe.was || (moeglich.length === 1 ? moeglich[0]! : '')
  const view = (
    <BestreitenView csrf={a.csrf()} bescheid={one} {...{ moeglich, was, fehler, falsch }} tag={eingabe.tag} />
  )
  return a.seite({ titel, krumen: krumenOf(one, titel), fehler: failed }, view, failed ? 422 : 200)
}

const bescheidBestreiten: HandlerOf<typeof routes.bescheidBestreiten> = {
  get: async (a) => showBestreiten(a, await findEigenen(a), { eingabe: leer, fehler: {} }),
  post: async (a) => {
    const felder = a.lies(bestreiten)
    const one = await findEigenen(a)
    const eingabe = {
      was: felder.was,
      tag: { tag: felder['tag-tag'], monat: felder['tag-monat'], jahr: felder['tag-jahr'] },
    }
    const read = readBestreitung(eingabe, one, heute(a))
    if (!read.ok) return showBestreiten(a, one, { eingabe, fehler: read.fehler, falsch: read.falsch })
    const done = await disputeZugang(a.env, a.besuch, { id: one.id, was: read.was })
    return a.weiter(routes.bescheid.href({ id: one.id }) + (done ? '?gemeldet=ja' : ''))
  },
}

const adresseStimmt: HandlerOf<typeof routes.adresseStimmt> = async (a) => {
  const { zurueck } = a.lies(adresse)
  await confirmAdresseStimmt(a.env, a.besuch)
  return a.weiter(adresseStimmtZiel(zurueck))
}

export const bescheideHandlers = {
  bescheide,
  bescheid,
  bescheidAbruf,
  bescheidWiderspruch,
  bescheidWiderspruchBrief,
  bescheidBestreiten,
  adresseStimmt,
}
