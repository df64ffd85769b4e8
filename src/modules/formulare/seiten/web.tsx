import { isDienst, isFreigegeben } from '#modules/vorgaenge'
import { newId } from '#platform/datenbank/id.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { type Antrag, beginAntrag, dropAntrag, listAntraege, readAntrag } from '../antrag/antrag.ts'
import { readBekannt } from '../antrag/vorwissen.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { listAufgaben, nameEntries } from '../engine/stand.ts'
import { keyOf, neighbours, type Station, walk } from '../engine/weg.ts'
import type { Eingabe } from '../engine/werte.ts'
import { isErledigt, listPosten } from '../nachweise/nachweise.ts'
import { seitenSchema, zwischenstand } from './felder.ts'
import { hrefOf } from './orte.ts'
import { findStation, heuteOf, keepTyped, listWarnungen, type Ort, readSchritt, saveSeite, showSeite } from './seite.ts'
import { AufgabenView, BeginnenView, LoeschenView, type Meldung, readMeldung, SeiteView } from './views.tsx'

type A<P extends string = '/:id'> = Anfrage<P, 'profil'>

export const titelOf = (a: Pick<A, 'env'>, { slug }: Pick<Formulardienst, 'slug'>) =>
  readInhalt(a.env, `eservices/${slug}`)?.titel ?? slug

/** Within a form the way back to its list of tasks; the name of the service stands there. */
export const krumenOf = ({ id }: Pick<Antrag, 'id'>, hier: string) => [
  { text: 'Ihr Entwurf', href: routes.antrag.href({ id }) },
  { text: hier },
]

const leer = felder({})
const beginn = felder({ id: text(36) })

const antragBeginnen: HandlerOf<typeof routes.antragBeginnen> = {
  get: async (a) => {
    const dienst = findDienst(a.params.slug)
    if (!dienst) throw notFound()
    const { slug } = dienst
    const titel = titelOf(a, dienst)
    const frei = !dienst.freischaltung || (await isFreigegeben(a.env, a.besuch.profil.kundeId, slug))
    const gesperrt = frei ? undefined : { formlos: isDienst(slug) ? routes.eserviceFormlos.href({ slug }) : undefined }
    const entwuerfe = await listAntraege(a.env, a.besuch, slug)
    const krumen = [{ text: titel, href: routes.eservice.href({ slug }) }, { text: 'Online ausfüllen' }]
    return a.seite({ titel, krumen }, <BeginnenView csrf={a.csrf()} id={newId()} {...{ titel, entwuerfe, gesperrt }} />)
  },
  post: async (a) => {
    const dienst = findDienst(a.params.slug)
    const { id } = a.lies(beginn)
    if (!dienst) throw notFound()
    if (dienst.freischaltung && !(await isFreigegeben(a.env, a.besuch.profil.kundeId, dienst.slug))) throw badRequest()
    if (!(await beginAntrag(a.env, a.besuch, { id, dienst }))) throw notFound()
    return a.weiter(routes.antrag.href({ id }))
  },
}

/** The draft of an address; where it was sent meanwhile, the way to what it became. */
export async function own(a: A): Promise<Antrag> {
  const antrag = await readAntrag(a.env, a.besuch, a.params.id)
  if (!antrag) throw notFound()
  return antrag
}

const antrag: HandlerOf<typeof routes.antrag> = async (a) => {
  const one = await own(a)
  const titel = titelOf(a, one.dienst)
  const aufgaben = listAufgaben(one.dienst.formular, one.antworten, heuteOf(a.env))
  const posten = await listPosten(a.env, one)
  const nachweise = posten.length > 0 ? { alle: posten.length, erledigt: posten.filter(isErledigt).length } : undefined
  const meldung = readMeldung(a.frage('meldung'))
  const view = <AufgabenView {...{ titel, aufgaben, nachweise, meldung }} antrag={one} warnungen={leftBehind(a, one)} />
  return a.seite(
    {
      titel,
      krumen: [{ text: titel, href: routes.eservice.href({ slug: one.dienst.slug }) }, { text: 'Ihr Entwurf' }],
    },
    view,
  )
}

/** What there is to point out about the page that was left last. */
function leftBehind(a: Pick<A, 'env' | 'frage'>, one: Antrag): readonly string[] {
  const [seite = '', ...eintraege] = (a.frage('hinweis') ?? '').split('/')
  const station = findStation(a.env, one, { seite, eintraege })
  return station ? listWarnungen(one, station) : []
}

interface Ansicht {
  antrag: Antrag
  station: Station
  eingabe: Eingabe
  fehler?: Record<string, string>
}

async function showSeitenform(a: A, { antrag: one, station, eingabe, fehler = {} }: Ansicht): Promise<Response> {
  const { formular } = one.dienst
  const weg = walk(formular, one.antworten, heuteOf(a.env))
  const own = weg.filter(({ abschnitt }) => abschnitt === station.abschnitt)
  const abschnitt = {
    titel: formular.abschnitte.find(({ name }) => name === station.abschnitt)!.titel,
    nr: own.findIndex((other) => keyOf(other) === keyOf(station)) + 1,
    von: own.length,
  }
  const { zurueck } = neighbours(weg, station)
  const felder = formular.seiten[station.seite]!.felder
  const wissen = felder.some(({ aus }) => aus) ? (await readBekannt(a.env, a.besuch))?.bekannt : undefined
  const bekannt = Object.fromEntries(felder.map(({ name, aus }) => [name, aus && wissen?.[aus]]))
  const before = zurueck && zurueck.abschnitt === station.abschnitt
  const props = {
    ...{ csrf: a.csrf(), antrag: one, station, abschnitt, eingabe, fehler, bekannt },
    fuer: nameEntries(formular, one.antworten, station.eintraege),
    zurueck: before ? hrefOf(one.id, zurueck) : routes.antrag.href({ id: one.id }),
    warnungen: leftBehind(a, one),
    neu: a.frage('neu') === '1',
    entfernen: a.frage('entfernen'),
  }
  const failed = Object.keys(fehler).length > 0
  const titel = formular.seiten[station.seite]!.frage
  return a.seite({ titel, krumen: krumenOf(one, titel), fehler: failed }, <SeiteView {...props} />, failed ? 422 : 200)
}

async function getSeite(a: A, ort: Ort): Promise<Response> {
  const one = await own(a)
  if (!one.dienst.formular.seiten[ort.seite]) throw notFound()
  const station = findStation(a.env, one, ort)
  if (!station) return a.weiter(`${routes.antrag.href({ id: one.id })}?meldung=abseits`)
  const kept = one.getippt?.seite === keyOf(ort) ? one.getippt.felder : undefined
  const aufgehoben = await a.aufgehoben()
  return showSeitenform(a, { antrag: one, station, eingabe: { ...showSeite(one, station), ...kept, ...aufgehoben } })
}

const KONFLIKT =
  'Diese Seite wurde inzwischen in einem anderen Fenster oder auf einem anderen Gerät geändert. Nichts ist überschrieben. Hier steht, was Sie gerade eingegeben haben: Prüfen Sie es und speichern Sie noch einmal.'

async function postSeite(a: A, ort: Ort): Promise<Response> {
  const one = await own(a)
  const { formular } = one.dienst
  if (!formular.seiten[ort.seite]) throw notFound()
  const { abdruck, schritt, ...posted } = a.lies(seitenSchema(formular, ort.seite))
  const neu = { ort, abdruck: String(abdruck), schritt: readSchritt(schritt as string | undefined), posted }
  const done = await saveSeite(a.env, a.besuch, one.id, neu)
  switch (done.art) {
    case 'weg':
      throw notFound()
    case 'abseits':
      return a.weiter(`${routes.antrag.href({ id: one.id })}?meldung=abseits`)
    case 'fehler':
      return showSeitenform(a, done)
    case 'konflikt':
      return showSeitenform(a, { ...done, fehler: { formular: KONFLIKT } })
    default: {
      const meldung: Meldung = neu.schritt === 'spaeter' ? 'gespeichert' : 'abschnitt'
      const pfad = done.nach ? hrefOf(one.id, done.nach) : routes.antrag.href({ id: one.id })
      const frage = new URLSearchParams({
        ...(done.nach ? {} : { meldung }),
        ...(done.neu ? { neu: '1' } : {}),
        ...(done.warnung ? { hinweis: keyOf(ort) } : {}),
      })
      return a.weiter(frage.size > 0 ? `${pfad}?${frage}` : pfad)
    }
  }
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
  const { seite, felder } = a.lies(zwischenstand)
  return a.json({ ok: await keepTyped(a.env, a.besuch, a.params.id, { seite, felder }) })
}

const antragLoeschen: HandlerOf<typeof routes.antragLoeschen> = {
  get: async (a) => {
    const one = await own(a)
    const view = <LoeschenView csrf={a.csrf()} titel={titelOf(a, one.dienst)} id={one.id} />
    return a.seite({ titel: 'Entwurf löschen', krumen: krumenOf(one, 'Löschen') }, view)
  },
  post: async (a) => {
    a.lies(leer)
    const one = await own(a)
    await dropAntrag(a.env, a.besuch, one.id)
    return a.weiter(routes.eservice.href({ slug: one.dienst.slug }))
  },
}

export const seitenHandlers = {
  antragBeginnen,
  antrag,
  antragSeite,
  antragEintrag,
  antragUntereintrag,
  antragZwischenstand,
  antragLoeschen,
}
