import { isFormlos, isFreigegeben } from '#modules/vorgaenge'
import { isId, newId } from '#platform/datenbank/id.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import {
  type Antrag,
  asKunde,
  beginAntrag,
  type Korrekturbezug,
  listAntraege,
  mayBegin,
  readAntrag,
} from '../antrag/antrag.ts'
import { refreshFristen } from '../antrag/auffrischen.ts'
import { readBekannt } from '../antrag/vorwissen.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { findSammlung, isUebergangen, previousStop } from '../engine/seite.ts'
import { listAufgaben, listVeraltete, nameEntries } from '../engine/stand.ts'
import { isAt, isBeside, keyOf, questionOf, type Station, walk } from '../engine/weg.ts'
import type { Eingabe } from '../engine/werte.ts'
import { listErstantraege } from '../erstantrag/erstantrag.ts'
import { canSichern, isSicherbar, leadsToSichern } from '../erstantrag/sichern.ts'
import { beginKorrektur, checkKorrektur, explainMissing, isFrei, listFreie } from '../korrektur/korrektur.ts'
import { KorrekturView } from '../korrektur/views.tsx'
import { isErledigt, listPosten } from '../nachweise/nachweise.ts'
import { seitenSchema, zwischenstand } from './felder.ts'
import { hrefOf } from './orte.ts'
import {
  findStation,
  type Gespeichert,
  heuteOf,
  isUnberuehrt,
  keepTyped,
  type Ort,
  printOf,
  readGetipptes,
  readSchritt,
  saveSeite,
  showSeite,
} from './seite.ts'
import { AufgabenView, type Meldung, meldungen, readMeldung, type Seitenstand, SeiteView } from './views.tsx'
import { BeginnenView, type Sperre } from './views-beginnen.tsx'
import { readVorab } from './vorab.tsx'
import { leftBehind } from './warnungen.tsx'

type A<P extends string = '/:id'> = Anfrage<P, 'konto'>

export const titelOf = (a: Pick<A, 'env'>, { slug }: Pick<Formulardienst, 'slug'>) =>
  readInhalt(a.env, `eservices/${slug}`)?.titel ?? slug

/** Within a form the way back to its list of tasks; the name of the service stands there. */
export const krumenOf = ({ id }: Pick<Antrag, 'id'>, hier: string) => [
  { text: 'Ihr Entwurf', href: routes.antrag.href({ id }) },
  { text: hier },
]

const beginn = felder({ id: text(36), bezug: text(36) })

/** So many drafts of a service are listed at once, and so many if somebody wants to see all. */
const [LISTE, ALLE] = [20, 200]

const antragBeginnen: HandlerOf<typeof routes.antragBeginnen> = {
  get: async (a) => {
    const dienst = findDienst(a.params.slug)
    if (!dienst) throw notFound()
    const { slug } = dienst
    const titel = titelOf(a, dienst)
    if (!a.besuch.profil) return a.weiter(routes.profilAuswaehlen.href())
    const grund = await findSperre(a, dienst)
    const formlos = isFormlos(slug) ? routes.eserviceFormlos.href({ slug }) : undefined
    const gesperrt = grund && { grund, formlos }
    const anzahl = a.frage('alle') === '1' ? ALLE : LISTE
    const entwuerfe = await listAntraege(a.env, a.besuch, { dienst: slug, anzahl: anzahl + 1 })
    const vorgang = a.frage('vorgang')
    const gesichert = entwuerfe.find((one) => one.gesichert && one.gesichert.id === vorgang)
    if (gesichert) return a.weiter(routes.antrag.href({ id: gesichert.id }))
    const krumen = [{ text: titel, href: routes.eservice.href({ slug }) }, { text: 'Online ausfüllen' }]
    const erstantraege = isSicherbar(dienst) ? await listErstantraege(a.env, a.env.db, a.besuch.kontoId) : []
    const gesendet = erstantraege.filter((one) => one.dienst === slug && !one.uebernommen)
    const weitere = entwuerfe.length > anzahl ? { gezeigt: anzahl, alle: anzahl === LISTE } : undefined
    const liste = { entwuerfe: entwuerfe.slice(0, anzahl), weitere }
    const stand = { titel, ...liste, gesperrt, gesendet, sicherbar: isSicherbar(dienst) }
    const props = { csrf: a.csrf(), id: newId(), ...stand, ...(await readVorab(a, dienst)) }
    return a.seite({ titel, krumen }, <BeginnenView {...props} />)
  },
  post: async (a) => {
    const dienst = findDienst(a.params.slug)
    const { id, bezug } = a.lies(beginn)
    if (!dienst) throw notFound()
    if (!isId(id)) throw badRequest()
    if (await findSperre(a, dienst)) throw badRequest()
    const begun = await beginAntrag(a.env, a.besuch, { id, dienst, bezug: bezug || undefined })
    // What was begun here and is sent by now leads to what it became.
    return a.weiter(begun ? routes.antrag.href({ id }) : routes.antragPruefen.href({ id }))
  },
}

/** Why somebody cannot begin a service: a profile is missing, or staff has not opened it; undefined: they can. */
async function findSperre(a: A<'/:slug'>, dienst: Formulardienst): Promise<Sperre | undefined> {
  if (!mayBegin(a.besuch, dienst)) return 'profil'
  const kunde = asKunde(a.besuch)
  const frei = !dienst.freischaltung || (kunde && (await isFreigegeben(a.env, kunde.profil.kundeId, dienst.slug)))
  return frei ? undefined : 'freischaltung'
}

/** The draft of an address; one that answers a request of staff begins when it is opened. */
export async function own(a: A<string> & { params: { id: string } }): Promise<Antrag> {
  const { env, besuch, params } = a
  const antrag = (await readAntrag(env, besuch, params.id)) ?? (await beginKorrektur(env, besuch, params.id))
  if (!antrag) {
    await explainMissing(env, besuch, params.id)
    throw notFound()
  }
  await checkKorrektur(env, besuch, antrag)
  return refreshFristen(env, besuch, antrag)
}

const antrag: HandlerOf<typeof routes.antrag> = async (a) => {
  const one = await own(a)
  const titel = titelOf(a, one.dienst)
  const { formular } = one.dienst
  const heute = heuteOf(a.env, one)
  const posten = await listPosten(a.env, one)
  const nachweise = posten.length > 0 ? { alle: posten.length, erledigt: posten.filter(isErledigt).length } : undefined
  const meldung = readMeldung(a.frage('meldung'))
  const { korrektur } = one
  if (korrektur) return showKorrektur(a, { ...one, korrektur }, { titel, nachweise, meldung })
  const aufgaben = listAufgaben(formular, one.antworten, { heute, vorbelegt: one.vorbelegt })
  const props = { titel, aufgaben, nachweise, meldung, antrag: one, sichern: canSichern(a.env, one) }
  const view = <AufgabenView {...props} warnungen={leftBehind(a.env, one, a.frage('hinweis'))} />
  return a.seite(
    {
      titel,
      krumen: [{ text: titel, href: routes.eservice.href({ slug: one.dienst.slug }) }, { text: 'Ihr Entwurf' }],
    },
    view,
  )
}

interface Korrekturstand {
  titel: string
  nachweise: { erledigt: number; alle: number } | undefined
  meldung: Meldung | undefined
}

function showKorrektur(
  a: A,
  one: Antrag & { korrektur: Korrekturbezug },
  { titel, nachweise, meldung }: Korrekturstand,
): Response {
  const { formular } = one.dienst
  const { gesendet, stand, vorgangId } = one.korrektur
  const freie = listFreie(one, walk(formular, one.antworten, stand))
  const text = meldung && (meldung === 'abseits' ? GESENDET : meldungen[meldung])
  const rest = { titel, antrag: one, freie, nachweise, meldung: text }
  const view = <KorrekturView {...rest} gesendet={walk(formular, gesendet, stand)} />
  const krumen = [{ text: 'Vorgang', href: routes.vorgang.href({ id: vorgangId }) }, { text: 'Rückfrage' }]
  return a.seite({ titel: `Rückfrage: ${titel}`, krumen }, view)
}

const GESENDET = 'Diese Seite ist schon gesendet. Ändern können Sie, wonach Ihr Jobcenter fragt.'

interface Ansicht {
  antrag: Antrag
  station: Station
  eingabe: Eingabe
  fehler?: Record<string, string>
  stand?: Seitenstand | undefined
}

async function showSeitenform(a: A, { antrag: one, station, eingabe, fehler = {}, stand }: Ansicht): Promise<Response> {
  const { formular } = one.dienst
  const weg = walk(formular, one.antworten, heuteOf(a.env, one))
  const own = weg.filter((one) => isBeside(one, station) && !isUebergangen(formular, one))
  const abschnitt = {
    titel: formular.abschnitte.find(({ name }) => name === station.abschnitt)!.titel,
    nr: own.findIndex((other) => isAt(other, station)) + 1,
    von: own.length,
  }
  const zurueck = previousStop(formular, weg, station)
  const felder = formular.seiten[station.seite]!.felder
  const wissen = felder.some(({ aus }) => aus) ? (await readBekannt(a.env, a.besuch))?.bekannt : undefined
  const bekannt = Object.fromEntries(felder.map(({ name, aus }) => [name, aus && wissen?.[aus]]))
  const before = zurueck && zurueck.abschnitt === station.abschnitt && isFrei(one, zurueck)
  const props = {
    ...{ csrf: a.csrf(), antrag: one, station, abschnitt, eingabe, fehler, bekannt, stand },
    fuer: nameEntries(formular, one.antworten, station.eintraege),
    zurueck: before ? hrefOf(one.id, zurueck) : routes.antrag.href({ id: one.id }),
    warnungen: leftBehind(a.env, one, a.frage('hinweis')),
    neu: a.frage('neu') === '1',
    entfernen: a.frage('entfernen'),
    entfernt: a.frage('entfernt') === '1',
    unberuehrt: isUnberuehrt(station) && findSammlung(formular, weg, station) !== undefined,
  }
  const failed = Object.keys(fehler).length > 0 || stand === 'konflikt'
  const titel = questionOf(formular, station)
  const status = failed && a.request.method === 'POST' ? 422 : 200
  return a.seite({ titel, krumen: krumenOf(one, titel), fehler: failed }, <SeiteView {...props} />, status)
}

async function getSeite(a: A, ort: Ort): Promise<Response> {
  const one = await own(a)
  if (!Object.hasOwn(one.dienst.formular.seiten, ort.seite)) throw notFound()
  const station = findStation(a.env, one, ort)
  if (!station) return a.weiter(`${routes.antrag.href({ id: one.id })}?meldung=abseits`)
  const typed = readGetipptes(one, station)
  const { abdruck, ...aufgehoben } = await a.aufgehoben()
  const older = abdruck !== undefined && abdruck !== printOf(one, station)
  const stand = older ? 'konflikt' : typed === 'veraltet' ? typed : undefined
  const eingabe = { ...showSeite(station), ...(typed === 'veraltet' ? {} : typed), ...aufgehoben }
  return showSeitenform(a, { antrag: one, station, eingabe, fehler: listVeraltete(station), stand })
}

/** Whether a draft may have to be looked at before it is worked on: its request may be over, or its deadlines be others. */
const isPruefbar = ({ korrektur, dienst }: Antrag): boolean =>
  korrektur !== undefined || dienst.formular.mitgegeben?.includes('bescheide') === true

async function postSeite(a: A, ort: Ort): Promise<Response> {
  const { id } = a.params
  const read = ({ dienst: { formular } }: Antrag) => {
    if (!Object.hasOwn(formular.seiten, ort.seite)) throw notFound()
    const { abdruck, schritt, ...posted } = a.lies(seitenSchema(formular, ort.seite))
    return { ort, abdruck: String(abdruck), schritt: readSchritt(schritt as string | undefined), posted }
  }
  let done = await saveSeite(a.env, a.besuch, id, (antrag) => (isPruefbar(antrag) ? undefined : read(antrag)))
  if (done.art === 'weg') {
    await own(a)
    done = await saveSeite(a.env, a.besuch, id, read)
  }
  switch (done.art) {
    case 'weg':
      throw notFound()
    case 'abseits':
      return a.weiter(`${routes.antrag.href({ id })}?meldung=abseits`)
    case 'fehler':
      return showSeitenform(a, done)
    case 'konflikt':
      return showSeitenform(a, { ...done, stand: 'konflikt' })
    default:
      return leadOn(a, ort, done)
  }
}

/** From a page that is saved to the next one, with what there is to say about it. */
function leadOn(a: A, ort: Ort, done: Gespeichert): Response {
  const { antrag, schritt, nach, neu, warnung } = done
  const { id } = antrag
  const sichern = schritt === 'weiter' && !neu && leadsToSichern(a.env, done)
  const weiter = nach ? hrefOf(id, nach) : routes.antrag.href({ id })
  const pfad = sichern ? routes.antragSichern.href({ id }) : weiter
  const meldung: Meldung = schritt === 'spaeter' ? 'gespeichert' : 'abschnitt'
  const frage = new URLSearchParams({
    ...(nach || sichern ? {} : { meldung }),
    ...(neu ? { neu: '1' } : {}),
    ...(typeof schritt === 'object' ? { entfernt: '1' } : {}),
    // The page itself comes once more, or the first one of an entry: then there is time for it later.
    ...(warnung && !neu && schritt !== 'hinzufuegen' ? { hinweis: keyOf(ort) } : {}),
  })
  return a.weiter(frage.size > 0 ? `${pfad}?${frage}` : pfad)
}

const antragSeite: HandlerOf<typeof routes.antragSeite> = {
  get: (a) => getSeite(a, { seite: a.params.seite, eintraege: [] }),
  post: (a) => postSeite(a, { seite: a.params.seite, eintraege: [] }),
}

const antragEintrag: HandlerOf<typeof routes.antragEintrag> = {
  get: (a) => getSeite(a, { seite: a.params.seite, eintraege: [a.params.eintrag] }),
  post: (a) => postSeite(a, { seite: a.params.seite, eintraege: [a.params.eintrag] }),
}

const antragUntereintrag: HandlerOf<typeof routes.antragUntereintrag> = {
  get: (a) => getSeite(a, { seite: a.params.seite, eintraege: [a.params.eintrag, a.params.unter] }),
  post: (a) => postSeite(a, { seite: a.params.seite, eintraege: [a.params.eintrag, a.params.unter] }),
}

const antragZwischenstand: HandlerOf<typeof routes.antragZwischenstand> = async (a) => {
  const kept = await keepTyped(a.env, a.besuch, a.params.id, a.lies(zwischenstand))
  return a.json(kept === 'ok' ? { ok: true } : { ok: false, grund: kept })
}

export const seitenHandlers = {
  antragBeginnen,
  antrag,
  antragSeite,
  antragEintrag,
  antragUntereintrag,
  antragZwischenstand,
}
