import { recordListe } from '#modules/protokoll'
import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, HttpError } from '#web/fehler.ts'
import { type Feldfehler, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { hasRecht } from '#web/schutz/rechte.ts'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { type Ausgabename, readAusgabeart } from './arten.ts'
import {
  decideAusgabe,
  type Entscheidungsergebnis,
  listAnstehende,
  listAusgaben,
  openVorschlag,
  readAusgabe,
  requestAusgabe,
  sealVorschlag,
  takeAusgabe,
} from './ausgaben.ts'
import * as forms from './forms.ts'
import { type Ausgang, listVerbrauch, readVerbrauch, takeAlone } from './verbrauch.ts'
import { AusgabenView, AusgabeView, FreigabeView, readMeldung } from './views.tsx'
import { AntragView } from './views-antrag.tsx'

/** What a page of the staff lends to this one. */
type Seite = Pick<Anfrage<string, 'sachbearbeitung:ausgaben'>, 'env' | 'besuch' | 'csrf' | 'seite' | 'datei'>

const krume = { text: 'Ausgaben', href: routes.dienstAusgaben.href() }

interface Antragseingabe {
  siegel: string
  grund: string
  fehler: Feldfehler<'grund'>
}

async function showAntrag(a: Seite, ausgang: Ausgang, eingabe: Antragseingabe): Promise<Response> {
  const { art: name, wahl, anzahl } = ausgang
  const failed = hasErrors(eingabe.fehler)
  const titel = 'Große Ausgabe beantragen'
  const art = readAusgabeart(name)
  const verbrauch = await readVerbrauch(a.env, a.besuch, name)
  const { siegel: vorschlag, grund, fehler } = eingabe
  const props = { art, anzahl, verbrauch, auswahl: art.nenne(a.env, wahl), vorschlag, grund, fehler }
  const view = <AntragView csrf={a.csrf()} {...props} />
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

/** The form that asks a second person for what is too much for one (AZ-07). */
export function askRelease(a: Seite, ausgang: Ausgang): Promise<Response> {
  const siegel = sealVorschlag(a.env, a.besuch.sitzungId, ausgang)
  return showAntrag(a, ausgang, { siegel, grund: '', fehler: {} })
}

/**
 * Answers with the file as long as it fits within what one person may fetch alone in a day; else with the form that asks a second
 * person for it. For every page that gives out data of many people; the caller has checked nothing but the right of its own address.
 */
export async function giveOrAsk(a: Seite, { art, wahl }: { art: Ausgabename; wahl: unknown }): Promise<Response> {
  const { anzahl, gib } = await readAusgabeart(art).prepare(a.env, a.besuch, wahl)
  const ausgang = { art, wahl, anzahl }
  if (await takeAlone(a.env, a.besuch, ausgang)) return askRelease(a, ausgang)
  const { inhalt, typ, name } = await gib()
  return a.datei(inhalt, typ, name)
}

const dienstAusgaben: HandlerOf<typeof routes.dienstAusgaben> = {
  get: async (a) => {
    const vor = a.frage('vor')
    const gibtFrei = hasRecht(a.besuch.rollen, 'ausgabe-freigeben')
    const [{ zeilen, weiter }, anstehend, stand] = await Promise.all([
      listAusgaben(a.env, a.besuch, vor && isId(vor) ? vor : undefined),
      gibtFrei ? listAnstehende(a.env, a.besuch) : [],
      listVerbrauch(a.env, a.besuch),
    ])
    await recordListe(a.env, a.besuch, { liste: 'ausgaben', anzahl: zeilen.length })
    const offene = gibtFrei ? anstehend.filter(({ zustand }) => zustand === 'beantragt') : undefined
    const mehr = weiter && `${routes.dienstAusgaben.href()}?vor=${weiter}`
    const view = <AusgabenView {...{ zeilen, offene, stand, mehr }} />
    return a.seite({ titel: 'Ausgaben', hauptspalte: 'breit' }, view)
  },
  post: async (a) => {
    const { vorschlag: siegel, grund } = a.lies(forms.antrag)
    const vorschlag = openVorschlag(a.env, a.besuch.sitzungId, siegel)
    if (!vorschlag || !hasRecht(a.besuch.rollen, readAusgabeart(vorschlag.art).recht)) throw badRequest()
    const fehler = forms.checkBegruendung(grund)
    if (fehler) return showAntrag(a, vorschlag, { siegel, grund, fehler: { grund: fehler } })
    await requestAusgabe(a.env, a.besuch, { ...vorschlag, grund: grund.trim() })
    return a.weiter(`${routes.dienstAusgabe.href({ id: vorschlag.id })}?meldung=beantragt`)
  },
}

const dienstAusgabe: HandlerOf<typeof routes.dienstAusgabe> = async (a) => {
  const ausgabe = await readAusgabe(a.env, a.besuch, a.params.id)
  const eigene = ausgabe.beantragtVon === a.besuch.mitarbeiterId
  const darfFreigeben = hasRecht(a.besuch.rollen, 'ausgabe-freigeben')
  const props = { csrf: a.csrf(), ausgabe, eigene, darfFreigeben, meldung: readMeldung(a.frage('meldung')) }
  return a.seite({ titel: ausgabe.was, krumen: [krume, { text: 'Ausgabe' }] }, <AusgabeView {...props} />)
}

const refusals = {
  'schon-abgeholt': () =>
    new HttpError(
      409,
      'Diese Ausgabe lässt sich nicht mehr abholen',
      'Sie wurde schon abgeholt, oder die 24 Stunden sind vorbei. Beantragen Sie sie bei Bedarf noch einmal.',
    ),
  'ohne-recht': () =>
    new HttpError(
      403,
      'Dafür fehlt Ihnen das Recht',
      'Ihre Rollen haben sich seit dem Antrag geändert. Die Datei wurde nicht ausgegeben.',
    ),
} as const

const dienstAusgabeDatei: HandlerOf<typeof routes.dienstAusgabeDatei> = async (a) => {
  a.lies(forms.nichts)
  const done = await takeAusgabe(a.env, a.besuch, a.params.id)
  if (!done.ok) throw refusals[done.grund]()
  const { inhalt, typ, name } = done.datei
  return a.datei(inhalt, typ, name)
}

type Freigabe = Anfrage<'/sachbearbeitung/ausgaben/:id/freigabe', 'sachbearbeitung:ausgabe-freigeben+frisch'>

async function showFreigabe(
  a: Freigabe,
  eingabe: { antwort: string; fehler: forms.Freigabefehler },
): Promise<Response> {
  const ausgabe = await readAusgabe(a.env, a.besuch, a.params.id)
  const eigene = ausgabe.beantragtVon === a.besuch.mitarbeiterId
  const failed = hasErrors(eingabe.fehler)
  const titel = 'Ausgabe freigeben'
  const imEingang = hasRecht(a.besuch.rollen, 'uebersicht')
  const view = (
    <>
      {imEingang && (await showBearbeitung(a, { arten: ['ausgabe'], bezugId: ausgabe.id }))}
      <FreigabeView csrf={a.csrf()} {...{ ausgabe, eigene }} {...eingabe} />
    </>
  )
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

function refuse(ergebnis: Exclude<Entscheidungsergebnis, 'freigegeben' | 'abgelehnt'>): HttpError {
  return ergebnis === 'eigener-antrag'
    ? new HttpError(
        403,
        'Das entscheidet eine andere Person',
        'Sie haben diese Ausgabe selbst beantragt. Es wurde nichts geändert.',
      )
    : new HttpError(
        409,
        'Darüber wurde schon entschieden',
        'Jemand war schneller, oder der Antrag ist abgelaufen. Es wurde nichts geändert.',
      )
}

const dienstAusgabeFreigabe: HandlerOf<typeof routes.dienstAusgabeFreigabe> = {
  get: (a) => showFreigabe(a, { antwort: '', fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(forms.freigabe)
    const fehler = forms.checkFreigabe(eingabe)
    const { entscheidung, antwort } = eingabe
    if (entscheidung === '' || hasErrors(fehler)) return showFreigabe(a, { antwort, fehler })
    const wie =
      entscheidung === 'abgelehnt' ? { art: entscheidung, antwort: antwort.trim() } : ({ art: entscheidung } as const)
    const ergebnis = await decideAusgabe(a.env, a.besuch, { id: a.params.id, entscheidung: wie })
    if (ergebnis === 'eigener-antrag' || ergebnis === 'schon-entschieden') throw refuse(ergebnis)
    return a.weiter(`${routes.dienstAusgabe.href({ id: a.params.id })}?meldung=${ergebnis}`)
  },
}

export const ausgabenHandlers = { dienstAusgaben, dienstAusgabe, dienstAusgabeDatei, dienstAusgabeFreigabe }
