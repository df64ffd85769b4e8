import { readDokument } from '#modules/dokumente'
import { readKunde } from '#modules/jobcenter'
import { recordListe } from '#modules/protokoll'
import {
  cancelByDienst,
  checkLaenge,
  clean,
  DateiView,
  type Dienstergebnis,
  decideMitteilung,
  exportTerminnachweis,
  listDiensttermine,
  listOffene,
  listOfTermin,
  listTerminbriefe,
  markTerminbriefGesendet,
  noteErgebnis,
  ownerOfDatei,
  postTage,
  printTermin,
  readAnschrift,
  readMark,
  readMitteilung,
  readTerminForDienst,
  type Termin,
} from '#modules/termine'
import { isId } from '#platform/datenbank/id.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { zeitInBerlin } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { kundenzeile } from '../akte/views.tsx'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import * as forms from './forms.ts'
import { AbsageView, readMeldung, TermineView, TerminView } from './views.tsx'
import { MitteilungenView, MitteilungView } from './views-mitteilung.tsx'
import { type Posttag, postfelder } from './views-post.tsx'
import { ansetzenHandlers } from './web-ansetzen.tsx'
import { zeitenHandlers } from './web-zeiten.tsx'

type A = Anfrage<string, 'sachbearbeitung:termine'>

const krume = { text: 'Termine', href: routes.dienstTermine.href() }

const dienstTermine: HandlerOf<typeof routes.dienstTermine> = async (a) => {
  const alle = a.frage('alle') === 'ja'
  const jetzt = a.env.clock.now()
  const ab = zeitInBerlin(tagInBerlin(jetzt), '00:00')
  const liste = await listDiensttermine(a.env, a.besuch, { alle, ab, nach: readMark(a.frage('nach')) })
  const { zeilen } = await listOffene(a.env, a.besuch, undefined)
  const name = alle ? 'termine-aller' : 'termine'
  await recordListe(a.env, a.besuch, { liste: name, anzahl: liste.zeilen.length })
  const view = <TermineView {...liste} jetzt={jetzt} alle={alle} mitteilungen={zeilen.length} />
  return a.seite({ titel: 'Termine', krumen: [{ text: 'Termine' }], hauptspalte: 'breit' }, view)
}

/** Whose record it is, in a line. @throws 404 for a customer of another Jobcenter (AZ-02) */
async function nameKunde(a: A, kundeId: string): Promise<string> {
  const kunde = await readKunde(a.env, a.env.db, { id: kundeId, jobcenterId: a.besuch.jobcenterId })
  if (!kunde) throw notFound()
  return kundenzeile(kunde)
}

async function ownTermin(a: A & { params: { id: string } }): Promise<Termin> {
  const termin = await readTerminForDienst(a.env, a.besuch, a.params.id)
  if (!termin) throw notFound()
  return termin
}

async function showTermin(a: A, termin: Termin, versuch?: Posttag): Promise<Response> {
  const briefe = await listTerminbriefe(a.env, termin.id)
  const post = versuch ?? { werte: postfelder(tagInBerlin(a.env.clock.now())), fehler: {} }
  const view = (
    <TerminView
      csrf={a.csrf()}
      jetzt={a.env.clock.now()}
      termin={termin}
      kunde={await nameKunde(a, termin.kundeId)}
      anschrift={await readAnschrift(a.env.db, termin.jobcenterId)}
      briefe={briefe}
      post={post}
      mitteilungen={await listOfTermin(a.env, a.besuch, termin)}
      meldung={versuch ? undefined : readMeldung(a.frage('meldung'))}
    />
  )
  const bearbeitung = await showBearbeitung(a, { arten: ['terminbrief'], bezugId: termin.id })
  const failed = hasErrors(post.fehler)
  const kopf = { titel: 'Termin', krumen: [krume, { text: 'Termin' }], fehler: failed }
  return a.seite(
    kopf,
    <>
      {bearbeitung}
      {view}
    </>,
    failed ? 422 : 200,
  )
}

const dienstTermin: HandlerOf<typeof routes.dienstTermin> = async (a) => {
  const termin = await ownTermin(a)
  const datei = a.frage('datei')
  if (datei === 'brief') return a.datei(await printTermin(a.env, termin), 'application/pdf', 'Termin.pdf')
  if (datei !== 'nachweis') return showTermin(a, termin)
  const nachweis = await exportTerminnachweis(a.env, a.besuch, termin.id)
  return a.datei(JSON.stringify(nachweis, undefined, 2), 'application/json', `nachweis-${termin.id}.json`)
}

/** The letter that waits went to the post, on a day that is neither before it was ordered nor to come. */
const dienstTerminPost: HandlerOf<typeof routes.dienstTerminPost> = async (a) => {
  const werte = a.lies(forms.versand)
  const termin = await ownTermin(a)
  const tage = postTage(a.env, await listTerminbriefe(a.env, termin.id))
  const geprueft = forms.checkVersand(werte, tage)
  if (!geprueft.ok) return showTermin(a, termin, { werte, ...geprueft })
  const done = await markTerminbriefGesendet(a.env, a.besuch, { terminId: termin.id, tag: geprueft.tag })
  if (done === 'weg') throw notFound()
  const meldung = done === 'ok' ? 'gesendet' : 'schon-gesendet'
  return a.weiter(`${routes.dienstTermin.href({ id: termin.id })}?meldung=${meldung}`)
}

/** Back to the appointment, with what happened. */
function goOn(a: A, id: string, { done, meldung }: { done: Dienstergebnis; meldung: string }): Response {
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstTermin.href({ id })}?meldung=${done.ok ? meldung : 'stand'}`)
}

async function showAbsage(
  a: A,
  { termin, grund, fehler }: { termin: Termin; grund: string; fehler: { grund?: string } },
) {
  const titel = 'Termin absagen'
  const failed = hasErrors(fehler)
  const kunde = await nameKunde(a, termin.kundeId)
  const view = <AbsageView csrf={a.csrf()} {...{ termin, kunde, grund, fehler }} />
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const dienstTerminAbsage: HandlerOf<typeof routes.dienstTerminAbsage> = {
  get: async (a) => showAbsage(a, { termin: await ownTermin(a), grund: '', fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(forms.absage)
    const { id } = a.params
    const grund = clean(eingabe.grund)
    const lang = checkLaenge(grund)
    if (lang) return showAbsage(a, { termin: await ownTermin(a), grund, fehler: { grund: lang } })
    const wahl = { id, stand: forms.readStand(eingabe.stand), grund, anbieten: eingabe.anbieten }
    return goOn(a, id, { done: await cancelByDienst(a.env, a.besuch, wahl), meldung: 'abgesagt' })
  },
}

const dienstTerminErgebnis: HandlerOf<typeof routes.dienstTerminErgebnis> = async (a) => {
  const { ergebnis, stand } = a.lies(forms.ergebnis)
  if (!ergebnis) throw badRequest()
  const { id } = a.params
  const wahl = { id, stand: forms.readStand(stand), ergebnis }
  return goOn(a, id, { done: await noteErgebnis(a.env, a.besuch, wahl), meldung: 'vermerkt' })
}

const LISTE = 'Verhinderungen und Wünsche'

const dienstTerminmitteilungen: HandlerOf<typeof routes.dienstTerminmitteilungen> = async (a) => {
  const nach = a.frage('nach')
  const liste = await listOffene(a.env, a.besuch, nach && isId(nach) ? nach : undefined)
  await recordListe(a.env, a.besuch, { liste: 'terminmitteilungen', anzahl: liste.zeilen.length })
  const kopf = { titel: LISTE, krumen: [krume, { text: LISTE }], hauptspalte: 'breit' } as const
  return a.seite(kopf, <MitteilungenView {...liste} />)
}

async function showMitteilung(
  a: A & { params: { id: string } },
  { antwort, fehler }: { antwort: string; fehler: { antwort?: string } },
): Promise<Response> {
  const mitteilung = await readMitteilung(a.env, a.besuch, a.params.id)
  if (!mitteilung) throw notFound()
  const { terminId } = mitteilung
  const termin = terminId ? await readTerminForDienst(a.env, a.besuch, terminId) : undefined
  const kunde = await nameKunde(a, mitteilung.kundeId)
  const failed = hasErrors(fehler)
  const titel = 'Mitteilung'
  const krumen = [krume, { text: LISTE, href: routes.dienstTerminmitteilungen.href() }, { text: titel }]
  const view = (
    <>
      {await showBearbeitung(a, { arten: ['verhinderung', 'terminwunsch'], bezugId: mitteilung.id })}
      <MitteilungView csrf={a.csrf()} {...{ mitteilung, termin, kunde, antwort, fehler }} />
    </>
  )
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const dienstTerminmitteilung: HandlerOf<typeof routes.dienstTerminmitteilung> = {
  get: (a) => showMitteilung(a, { antwort: '', fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(forms.entscheidung)
    const { ergebnis } = eingabe
    if (!ergebnis) throw badRequest()
    const antwort = clean(eingabe.antwort)
    const fehlt = ergebnis === 'erledigt' && antwort === '' ? 'Schreiben Sie eine Antwort.' : checkLaenge(antwort)
    if (fehlt) return showMitteilung(a, { antwort, fehler: { antwort: fehlt } })
    const done = await decideMitteilung(a.env, a.besuch, { id: a.params.id, ergebnis, antwort })
    if (done === 'weg') throw notFound()
    if (done === 'schon') return showMitteilung(a, { antwort, fehler: {} })
    return a.weiter(routes.dienstTerminmitteilungen.href())
  },
}

const dienstTerminmitteilungDatei: HandlerOf<typeof routes.dienstTerminmitteilungDatei> = async (a) => {
  const { id: mitteilungId, dokumentId } = a.params
  const kundeId = await ownerOfDatei(a.env, a.besuch, { mitteilungId, dokumentId })
  if (!kundeId) throw notFound()
  const akteur = { art: 'dienst', id: a.besuch.mitarbeiterId } as const
  const wo = { besitzer: { art: 'kunde', id: kundeId }, id: dokumentId } as const
  const trotzdem = a.frage('trotzdem') === 'ja'
  const datei = await readDokument(a.env, wo, { akteur, trotzdem })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const zurueck = routes.dienstTerminmitteilung.href({ id: mitteilungId })
  return a.seite(
    { titel: 'Datei', krumen: [krume, { text: 'Datei' }] },
    <DateiView grund={datei.grund} zurueck={zurueck} />,
  )
}

export const dienstTermineHandlers = {
  dienstTermine,
  dienstTermin,
  dienstTerminAbsage,
  dienstTerminErgebnis,
  dienstTerminPost,
  dienstTerminmitteilungen,
  dienstTerminmitteilung,
  dienstTerminmitteilungDatei,
  ...ansetzenHandlers,
  ...zeitenHandlers,
}
