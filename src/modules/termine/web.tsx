import { markGelesen } from '#modules/benachrichtigung'
import { readErreichbarkeit, showAdressbanner } from '#modules/konto'
import { readZustimmungen } from '#modules/profil'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import * as forms from './forms.ts'
import { findAbo, readAbo, removeAbo, renewAbo } from './kalender/abo.ts'
import { writeKalender } from './kalender/ics.ts'
import { AboView } from './kalender/views.tsx'
import {
  bookTermin,
  cancelTermin,
  confirmTermin,
  lastMoment,
  listAngebot,
  listTermine,
  moveTermin,
  readAngebot,
  readMark,
  readTermin,
  waysOf,
  wessen,
} from './kunde.ts'
import { hrefOfLink } from './link/siegel.ts'
import { linkHandlers } from './link/web.tsx'
import { listMitteilungen, readWunsch } from './mitteilung/mitteilung.ts'
import { mitteilungHandlers } from './mitteilung/web.tsx'
import { asKalendereintrag, readAnschrift, type Termin } from './termin.ts'
import { TermineView } from './views.tsx'
import { AbsageView, AngebotView, BuchenView, readGrund } from './views-buchen.tsx'
import { readMeldung, TerminView } from './views-termin.tsx'

type A = Anfrage<string, 'profil'>

const krume = { text: 'Termine', href: routes.termine.href() }
const terminkrume = (id: string) => ({ text: 'Termin', href: routes.termin.href({ id }) })

/** @throws 404 for somebody else's as for none (AZ-02) */
async function ownTermin(a: A & { params: { id: string } }): Promise<Termin> {
  const termin = await readTermin(a.env, a.besuch, a.params.id)
  if (!termin) throw notFound()
  return termin
}

const termine: HandlerOf<typeof routes.termine> = async (a) => {
  const nach = readMark(a.frage('nach'))
  const [liste, konto] = await Promise.all([
    listTermine(a.env, a.besuch, nach),
    readErreichbarkeit(a.env.db, a.besuch.kontoId),
  ])
  const banner = showAdressbanner(a, konto?.adresse_gestoert)
  const view = <TermineView {...liste} jetzt={a.env.clock.now()} blaettert={nach !== undefined} banner={banner} />
  return a.seite({ titel: 'Termine' }, view)
}

const termin: HandlerOf<typeof routes.termin> = async (a) => {
  const one = await ownTermin(a)
  const { id } = one
  await markGelesen(a.env, a.env.db, { leser: a.besuch, ziel: routes.termin.href({ id }) })
  const jetzt = a.env.clock.now()
  const perPost = one.zustellung === 'post'
  const view = (
    <TerminView
      csrf={a.csrf()}
      jetzt={jetzt}
      termin={one}
      anschrift={await readAnschrift(a.env.db, one.jobcenterId)}
      darf={waysOf(a.env, one)}
      bis={lastMoment(a.env, one)}
      mitteilungen={await listMitteilungen(a.env, a.besuch, id)}
      meldung={readMeldung(a.frage('meldung'))}
      nurBrief={perPost && !(await readZustimmungen(a.env.db, one.kundeId)).bescheide}
    />
  )
  return a.seite({ titel: 'Termin', krumen: [krume, { text: 'Termin' }] }, view)
}

const terminKalenderdatei: HandlerOf<typeof routes.terminKalenderdatei> = async (a) => {
  const one = await ownTermin(a)
  const link = waysOf(a.env, one).absagen && hrefOfLink(a.env, { terminId: one.id, kontoId: a.besuch.kontoId })
  const eintrag = asKalendereintrag(one, await readAnschrift(a.env.db, one.jobcenterId), link || undefined)
  return a.datei(writeKalender([eintrag]), 'text/calendar; charset=utf-8', 'Termin.ics')
}

const goOn = (a: A, id: string, meldung: string) => a.weiter(`${routes.termin.href({ id })}?meldung=${meldung}`)

const terminBestaetigen: HandlerOf<typeof routes.terminBestaetigen> = async (a) => {
  a.lies(forms.nichts)
  const { id } = await ownTermin(a)
  return goOn(a, id, (await confirmTermin(a.env, a.besuch, id)) ? 'bestaetigt' : 'zu-spaet')
}

async function showAngebot(a: A, bisher: Termin | undefined): Promise<Response> {
  const frage = wessen.find((one) => one === a.frage('wessen'))
  const angebot = await listAngebot(a.env, a.besuch, { wessen: frage, nach: readMark(a.frage('nach')) })
  const titel = bisher ? 'Termin verschieben' : 'Termine vereinbaren'
  if (!bisher) {
    const ziel = routes.termineVereinbaren.href()
    await markGelesen(a.env, a.env.db, { leser: a.besuch, ziel })
  }
  const view = (
    <AngebotView
      {...angebot}
      pfad={bisher ? routes.terminVerschieben.href({ id: bisher.id }) : routes.termineVereinbaren.href()}
      href={(fensterId) =>
        bisher ? routes.terminVerschiebung.href({ id: bisher.id, fensterId }) : routes.terminBuchen.href({ fensterId })
      }
      bisher={bisher}
      wunsch={bisher ? undefined : await readWunsch(a.env, a.besuch)}
      meldung={readGrund(a.frage('grund'))}
    />
  )
  const weg = bisher ? [krume, terminkrume(bisher.id), { text: titel }] : [krume, { text: titel }]
  return a.seite({ titel, krumen: weg }, view)
}

const termineVereinbaren: HandlerOf<typeof routes.termineVereinbaren> = (a) => showAngebot(a, undefined)

const terminVerschieben: HandlerOf<typeof routes.terminVerschieben> = async (a) => {
  const one = await ownTermin(a)
  if (!waysOf(a.env, one).verschieben) return goOn(a, one.id, 'zu-spaet')
  return showAngebot(a, one)
}

interface Wahl {
  fensterId: string
  bisher: Termin | undefined
  anliegen: string
  fehler: { anliegen?: string }
}

/** The page before the last click; a time that is gone leads back to those that are not. */
async function showBuchen(a: A, { fensterId, bisher, anliegen, fehler }: Wahl): Promise<Response> {
  const fenster = await readAngebot(a.env, a.besuch, fensterId)
  if (!fenster) return a.weiter(`${angebotOf(bisher)}?grund=vergeben`)
  const titel = bisher ? 'Termin verschieben' : 'Termin vereinbaren'
  const anschrift = await readAnschrift(a.env.db, a.besuch.profil.jobcenterId)
  const fest = lastMoment(a.env, fenster) <= a.env.clock.now()
  const view = <BuchenView csrf={a.csrf()} {...{ fenster, anschrift, bisher, anliegen, fehler, fest }} />
  const failed = hasErrors(fehler)
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const angebotOf = (bisher: Termin | undefined) =>
  bisher ? routes.terminVerschieben.href({ id: bisher.id }) : routes.termineVereinbaren.href()

const terminBuchen: HandlerOf<typeof routes.terminBuchen> = {
  get: (a) => showBuchen(a, { fensterId: a.params.fensterId, bisher: undefined, anliegen: '', fehler: {} }),
  post: async (a) => {
    const { fensterId } = a.params
    const anliegen = forms.clean(a.lies(forms.buchung).anliegen)
    const lang = forms.checkLaenge(anliegen)
    if (lang) return showBuchen(a, { fensterId, bisher: undefined, anliegen, fehler: { anliegen: lang } })
    const done = await bookTermin(a.env, a.besuch, { fensterId, anliegen })
    if (done.ok) return goOn(a, done.terminId, 'gebucht')
    return a.weiter(`${routes.termineVereinbaren.href()}?grund=${done.grund}`)
  },
}

const terminVerschiebung: HandlerOf<typeof routes.terminVerschiebung> = {
  get: async (a) => {
    const bisher = await ownTermin(a)
    if (!waysOf(a.env, bisher).verschieben) return goOn(a, bisher.id, 'zu-spaet')
    return showBuchen(a, { fensterId: a.params.fensterId, bisher, anliegen: '', fehler: {} })
  },
  post: async (a) => {
    a.lies(forms.nichts)
    const bisher = await ownTermin(a)
    const { id, fensterId } = a.params
    const done = await moveTermin(a.env, a.besuch, { id, fensterId })
    if (done.ok) return goOn(a, id, 'verschoben')
    if (done.grund === 'zu-spaet') return goOn(a, id, 'zu-spaet')
    return a.weiter(`${angebotOf(bisher)}?grund=${done.grund}`)
  },
}

const terminAbsage: HandlerOf<typeof routes.terminAbsage> = {
  get: async (a) => {
    const one = await ownTermin(a)
    if (!waysOf(a.env, one).absagen) return goOn(a, one.id, 'zu-spaet')
    const titel = 'Termin absagen'
    const krumen = [krume, terminkrume(one.id), { text: titel }]
    return a.seite({ titel, krumen }, <AbsageView csrf={a.csrf()} termin={one} />)
  },
  post: async (a) => {
    a.lies(forms.nichts)
    const done = await cancelTermin(a.env, a.besuch, a.params.id)
    if (done === 'weg') throw notFound()
    return goOn(a, a.params.id, done === 'ok' ? 'abgesagt' : 'zu-spaet')
  },
}

const KALENDER = 'Termine im eigenen Kalender'

const kalender: HandlerOf<typeof routes.kalender> = {
  get: async (a) => {
    const seit = await findAbo(a.env.db, a.besuch.profil.profilId)
    const view = <AboView csrf={a.csrf()} seit={seit} adresse={undefined} />
    return a.seite({ titel: KALENDER, krumen: [krume, { text: KALENDER }] }, view)
  },
  post: async (a) => {
    a.lies(forms.nichts)
    const token = await renewAbo(a.env, a.besuch)
    const adresse = a.env.settings.baseUrl + routes.kalenderabo.href({ adresse: `${token}.ics` })
    const view = <AboView csrf={a.csrf()} seit={a.env.clock.now()} adresse={adresse} />
    // The address is shown in this answer alone: behind a redirect it would have to be kept somewhere.
    const kopf = { titel: KALENDER, krumen: [krume, { text: KALENDER }], skripte: ['kopieren.js'] }
    return a.seite(kopf, view)
  },
}

const kalenderEnde: HandlerOf<typeof routes.kalenderEnde> = async (a) => {
  a.lies(forms.nichts)
  await removeAbo(a.env, a.besuch)
  return a.weiter(routes.kalender.href())
}

/** Public: the secret in the address is all that is asked for. */
const kalenderabo: HandlerOf<typeof routes.kalenderabo> = async (a) => {
  const text = await readAbo(a.env, a.params.adresse.replace(/\.ics$/, ''))
  if (text === undefined) throw notFound()
  return a.datei(text, 'text/calendar; charset=utf-8', 'Termine.ics')
}

export const termineHandlers = {
  termine,
  termin,
  terminKalenderdatei,
  terminBestaetigen,
  termineVereinbaren,
  terminBuchen,
  terminVerschieben,
  terminVerschiebung,
  terminAbsage,
  kalender,
  kalenderEnde,
  kalenderabo,
  ...mitteilungHandlers,
  ...linkHandlers,
}
