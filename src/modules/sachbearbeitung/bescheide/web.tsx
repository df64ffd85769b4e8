import {
  type Bescheid,
  countListen,
  exportNachweis,
  type Liste,
  listen,
  markGesendet,
  type Postergebnis,
  readBescheidDienst,
  readBewilligung,
  readDatei,
  readListe,
  releaseBescheid,
  returnBescheid,
  sendOnPaper,
  settleKlaerung,
} from '#modules/bescheide'
import { recordListe } from '#modules/protokoll'
import { isId } from '#platform/datenbank/id.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { badRequest, HttpError, notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { hasRecht } from '#web/schutz/rechte.ts'
import { openAkte } from '../akte/akte.ts'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { checkBegruendung } from '../konten/forms.ts'
import * as forms from './forms.ts'
import { type Meldung, readMeldung } from './texte.ts'
import { BescheidDienstView, FreigabeView } from './views.tsx'
import { ListenView } from './views-liste.tsx'
import { bescheideErstellenHandlers, bescheidHref, findBezug, isOnline, listenkrume } from './web-erstellen.tsx'
import { listBedenken } from './zeit-teile.tsx'

const nichts = felder({})
const darf = (besuch: Dienstbesuch) => hasRecht(besuch.rollen, 'bescheid-freigeben')

/** `<instant>_<id>` of the last row of a page. */
function readMarke(text: string | undefined): { zeit: Date; id: string } | undefined {
  const [zeit = '', id = ''] = (text ?? '').split('_')
  // Four digits for the year: the database has no day for every one that JavaScript has.
  const instant = new Date(/^\d{4}-/.test(zeit) ? zeit : '')
  return isId(id) && !Number.isNaN(instant.getTime()) ? { zeit: instant, id } : undefined
}

const readListenname = (text: string | undefined, besuch: Dienstbesuch): Liste =>
  listen.find((name) => name === text) ?? (darf(besuch) ? 'freigabe' : 'entwuerfe')

const dienstBescheide: HandlerOf<typeof routes.dienstBescheide> = async (a) => {
  const { jobcenterId } = a.besuch
  const liste = readListenname(a.frage('liste'), a.besuch)
  const [anzahlen, { zeilen, weiter }] = await Promise.all([
    countListen(a.env.db, jobcenterId, 100),
    readListe(a.env, { jobcenterId, liste, nach: readMarke(a.frage('nach')) }),
  ])
  await recordListe(a.env, a.besuch, { liste: `bescheide-${liste}`, anzahl: zeilen.length })
  const frage = weiter && new URLSearchParams({ liste, nach: `${weiter.zeit.toISOString()}_${weiter.id}` })
  const mehr = frage && `${routes.dienstBescheide.href()}?${frage}`
  const meldung = readMeldung(a.frage('meldung'))
  const view = <ListenView {...{ liste, anzahlen, zeilen, mehr, meldung }} darfFreigeben={darf(a.besuch)} />
  return a.seite({ titel: 'Bescheide', hauptspalte: 'breit' }, view)
}

async function findSache(a: Pick<Anfrage<string, 'sachbearbeitung:bescheid-erstellen'>, 'env' | 'besuch'>, id: string) {
  const found = await readBescheidDienst(a.env, a.besuch, id)
  if (!found) throw notFound()
  await openAkte(a.env, a.besuch, found.kunde.id)
  return found
}

/** What is unusual about the time of a notice that is not released yet. */
async function readBedenken({ env }: Pick<FreigabeA, 'env'>, bescheid: Bescheid): Promise<string[]> {
  if (bescheid.zustand === 'freigegeben' || !(bescheid.zeitraum || bescheid.aufgehobenAb)) return []
  const bisher = await readBewilligung(env, env.db, bescheid.kundeId)
  return listBedenken(bescheid, { heute: tagInBerlin(env.clock.now()), bisher })
}

const dienstBescheid: HandlerOf<typeof routes.dienstBescheid> = async (a) => {
  const { bescheid, kunde } = await findSache(a, a.params.id)
  const darfFreigeben = darf(a.besuch) && bescheid.erstelltVon.id !== a.besuch.mitarbeiterId
  const meldung = readMeldung(a.frage('meldung'))
  const bezug = await findBezug(a, kunde.id, bescheid.vorgangId)
  const bedenken = await readBedenken(a, bescheid)
  const view = (
    <>
      {await showBearbeitung(a, { arten: ['klaerung', 'post'], bezugId: bescheid.id })}
      <BescheidDienstView csrf={a.csrf()} {...{ bescheid, kunde, meldung, darfFreigeben, bezug, bedenken }} />
    </>
  )
  const titel = 'Bescheid'
  return a.seite({ titel, krumen: [listenkrume, { text: titel }], hauptspalte: 'breit' }, view)
}

const nichtLesbar = (wartet: boolean) =>
  wartet
    ? new HttpError(409, 'Die Datei wird gerade geprüft', 'Bitte versuchen Sie es in einer Minute noch einmal.')
    : new HttpError(
        409,
        'Die Datei wurde abgewiesen',
        'Sie enthielt Schädliches oder war nicht lesbar. Laden Sie eine neue Datei hoch.',
      )

const dienstBescheidDatei: HandlerOf<typeof routes.dienstBescheidDatei> = async (a) => {
  const datei = await readDatei(a.env, a.besuch, a.params.id)
  if (!datei) throw notFound()
  if (!datei.ok) throw nichtLesbar(datei.grund !== 'abgewiesen')
  return a.anhang(datei.anhang)
}

type FreigabeA = Anfrage<'/sachbearbeitung/bescheide/:id/freigabe', 'sachbearbeitung:bescheid-freigeben'>

interface Freigabestand {
  grund: string
  fehler: Feldfehler<'grund'>
  /** What was decided on is not what lies here now. */
  veraltet?: true
}

async function showFreigabe(a: FreigabeA, stand: Freigabestand): Promise<Response> {
  const { bescheid, kunde } = await findSache(a, a.params.id)
  const eigene = bescheid.erstelltVon.id === a.besuch.mitarbeiterId
  const online = await isOnline(a, kunde.id)
  const bezug = await findBezug(a, kunde.id, bescheid.vorgangId)
  const failed = hasErrors(stand.fehler)
  const bedenken = await readBedenken(a, bescheid)
  const titel = 'Freigabe'
  const view = (
    <>
      {await showBearbeitung(a, { arten: ['freigabe'], bezugId: bescheid.id })}
      <FreigabeView csrf={a.csrf()} {...{ bescheid, kunde, online, eigene, bezug, bedenken }} {...stand} />
    </>
  )
  const status = stand.veraltet ? 409 : failed ? 422 : 200
  return a.seite({ titel, krumen: [listenkrume, { text: titel }], fehler: status !== 200 }, view, status)
}

const eigener = () =>
  new HttpError(
    403,
    'Das entscheidet eine andere Person',
    'Sie haben dieses Schreiben selbst erstellt. Freigeben oder zurückgeben kann es nur jemand anderes. Es wurde nichts geändert.',
  )
const schonEntschieden = () =>
  new HttpError(409, 'Darüber wurde schon entschieden', 'Jemand war schneller. Es wurde nichts geändert.')

/** The message for what came of it; refusals are pages of their own. */
function readErgebnis(ergebnis: string, erfolg: Meldung): Meldung {
  if (ergebnis === 'fehlt') throw notFound()
  if (ergebnis === 'eigener') throw eigener()
  if (ergebnis === 'schon-entschieden') throw schonEntschieden()
  return ergebnis === 'datei-nicht-bereit' ? 'wird-geprueft' : erfolg
}

/** Whoever releases goes on with the next one; the notice itself may be of a record that is not theirs to open. */
const freigabelisteHref = (meldung: Meldung) => `${routes.dienstBescheide.href()}?liste=freigabe&meldung=${meldung}`

const dienstBescheidFreigabe: HandlerOf<typeof routes.dienstBescheidFreigabe> = {
  get: (a) => showFreigabe(a, { grund: '', fehler: {} }),
  post: async (a) => {
    const { entscheidung, gesehen, grund } = a.lies(forms.rueckgabe)
    const { id } = a.params
    if (entscheidung === '') throw badRequest()
    if (entscheidung === 'freigegeben') {
      const ergebnis = await releaseBescheid(a.env, a.besuch, { id, gesehen })
      if (ergebnis.art === 'veraltet') return showFreigabe(a, { grund, fehler: {}, veraltet: true })
      const weg = ergebnis.art === 'freigegeben' ? ergebnis.weg : 'post'
      return a.weiter(freigabelisteHref(readErgebnis(ergebnis.art, weg)))
    }
    const fehler = checkBegruendung(grund)
    if (fehler) return showFreigabe(a, { grund, fehler: { grund: fehler } })
    const ergebnis = await returnBescheid(a.env, a.besuch, { id, gesehen, grund: grund.trim() })
    if (ergebnis === 'veraltet') return showFreigabe(a, { grund, fehler: {}, veraltet: true })
    return a.weiter(freigabelisteHref(readErgebnis(ergebnis, 'zurueckgegeben')))
  },
}

function answerPost(ergebnis: Postergebnis, ok: Meldung, sonst: Meldung): Meldung {
  if (ergebnis === 'fehlt') throw notFound()
  return ergebnis === 'ok' ? ok : sonst
}

const dienstBescheidGesendet: HandlerOf<typeof routes.dienstBescheidGesendet> = async (a) => {
  a.lies(nichts)
  const ergebnis = await markGesendet(a.env, a.besuch, a.params.id)
  return a.weiter(bescheidHref(a.params.id, answerPost(ergebnis, 'gesendet', 'schon-gesendet')))
}

const dienstBescheidBrief: HandlerOf<typeof routes.dienstBescheidBrief> = async (a) => {
  a.lies(nichts)
  const ergebnis = await sendOnPaper(a.env, a.besuch, a.params.id)
  return a.weiter(bescheidHref(a.params.id, answerPost(ergebnis, 'brief', 'unveraendert')))
}

const dienstBescheidGeklaert: HandlerOf<typeof routes.dienstBescheidGeklaert> = async (a) => {
  a.lies(nichts)
  const ergebnis = await settleKlaerung(a.env, a.besuch, a.params.id)
  return a.weiter(bescheidHref(a.params.id, answerPost(ergebnis, 'geklaert', 'unveraendert')))
}

const dienstBescheidNachweis: HandlerOf<typeof routes.dienstBescheidNachweis> = async (a) => {
  const nachweis = await exportNachweis(a.env, a.besuch, a.params.id)
  if (!nachweis) throw notFound()
  return a.datei(JSON.stringify(nachweis, undefined, 2), 'application/json', `nachweis-${a.params.id}.json`)
}

export const bescheideDienstHandlers = {
  ...bescheideErstellenHandlers,
  dienstBescheide,
  dienstBescheid,
  dienstBescheidDatei,
  dienstBescheidFreigabe,
  dienstBescheidGesendet,
  dienstBescheidBrief,
  dienstBescheidGeklaert,
  dienstBescheidNachweis,
}
