import { findMeldetage } from '#modules/formulare'
import { findJobcenterById } from '#modules/jobcenter'
import {
  type Abwesenheit,
  checkText,
  clean,
  countZeiten,
  decideAbwesenheit,
  type Ergebnisname,
  ergebnisse,
  type GanzerVorgang,
  isEnde,
  type Jahreszaehler,
  type Kontingent,
  kontingenttexte,
  listAbwesenheitszeiten,
  readAbwesenheit,
  settleRueckkehr,
  type Zeitraum,
} from '#modules/vorgaenge'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { own } from '../vorgaenge/eigener.ts'
import { type Eingabe, EntscheidungView, type Fehler, KEINS } from './entscheidung-views.tsx'
import { prefillTage, readTage, tagefelder } from './tage.ts'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

const schema = felder({ stand: text(10), ergebnis: text(30), kontingent: text(30), notiz: text(), ...tagefelder })

/** @throws 404 for what is no absence of the own Jobcenter */
async function ownAbwesenheit(a: A): Promise<{ vorgang: GanzerVorgang; abwesenheit: Abwesenheit | undefined }> {
  const { vorgang } = await own(a)
  if (vorgang.dienst !== 'abwesenheit') throw notFound()
  return { vorgang, abwesenheit: await readAbwesenheit(a.env, a.env.db, vorgang) }
}

async function countWith(a: A, vorgang: GanzerVorgang, abwesenheit: Abwesenheit | undefined): Promise<Jahreszaehler[]> {
  const neu = abwesenheit?.gefragt
  if (!neu) return []
  const zeiten = await listAbwesenheitszeiten(a.env, a.env.db, vorgang.kundeId)
  return countZeiten(zeiten, { neu, kontingent: abwesenheit.kontingent, vorgangId: vorgang.id })
}

const leer = (abwesenheit: Abwesenheit | undefined): Eingabe => ({
  ...prefillTage(abwesenheit?.gefragt),
  ...{ ergebnis: '', notiz: '', kontingent: abwesenheit ? (abwesenheit.kontingent ?? KEINS) : 'ohneGrund' },
})

async function show(a: A, eingabe?: Eingabe, fehler: Fehler = {}): Promise<Response> {
  const { vorgang, abwesenheit } = await ownAbwesenheit(a)
  const hier = routes.dienstVorgang.href(a.params)
  // It has to be taken up again first.
  if (isEnde(vorgang.zustand)) return a.weiter(hier)
  const zaehler = await countWith(a, vorgang, abwesenheit)
  const titel = 'Über die Abwesenheit entscheiden'
  const krumen = [
    { text: 'Vorgänge', href: routes.dienstVorgaenge.href() },
    { text: vorgang.titel, href: hier },
    { text: titel },
  ]
  const failed = hasErrors(fehler)
  const props = { vorgang, abwesenheit, zaehler, eingabe: eingabe ?? leer(abwesenheit), fehler }
  return a.seite({ titel, krumen, fehler: failed }, <EntscheidungView csrf={a.csrf()} {...props} />, failed ? 422 : 200)
}

export const readErgebnis = (eingabe: string): Ergebnisname | undefined =>
  (Object.keys(ergebnisse) as Ergebnisname[]).find((name) => name === eingabe)

const BEGRUENDET: readonly Ergebnisname[] = ['teilweise', 'nicht-zugestimmt']

interface Geprueft {
  ergebnis: Ergebnisname
  tage: Zeitraum | undefined
  kontingent: Kontingent | undefined
  notiz: string | undefined
}

function check(
  a: A,
  eingabe: Eingabe,
  gefragt: Zeitraum | undefined,
): { ok: true; wahl: Geprueft } | { ok: false; fehler: Fehler } {
  const ergebnis = readErgebnis(eingabe.ergebnis)
  const fehler: Fehler = {}
  if (!ergebnis) fehler.ergebnis = 'Wählen Sie, wie Sie entscheiden.'
  const heute = tagInBerlin(a.env.clock.now())
  const tage = ergebnis && readTage(eingabe, { ergebnis, gefragt, heute })
  if (tage && !tage.ok) Object.assign(fehler, tage.fehler)
  const kontingent = (Object.keys(kontingenttexte) as Kontingent[]).find((one) => one === eingabe.kontingent)
  if (!kontingent && eingabe.kontingent !== KEINS) fehler.kontingent = 'Wählen Sie, wozu die Tage zählen.'
  const notiz = clean(eingabe.notiz)
  const fehlt = ergebnis && BEGRUENDET.includes(ergebnis) ? 'Schreiben Sie, warum.' : undefined
  const textfehler = notiz === '' ? fehlt : checkText(notiz, '')
  if (textfehler) fehler.notiz = textfehler
  if (!ergebnis || !tage?.ok || hasErrors(fehler)) return { ok: false, fehler }
  return { ok: true, wahl: { ergebnis, tage: tage.tage, kontingent, notiz: notiz || undefined } }
}

const dienstOrtsabwesenheit: HandlerOf<typeof routes.dienstOrtsabwesenheit> = {
  get: (a) => show(a),
  post: async (a) => {
    const { stand, ...eingabe } = a.lies(schema)
    const { abwesenheit } = await ownAbwesenheit(a)
    const geprueft = check(a, eingabe, abwesenheit?.gefragt)
    if (!geprueft.ok) return show(a, eingabe, geprueft.fehler)
    const { tage, ...rest } = geprueft.wahl
    const jobcenter = await findJobcenterById(a.env.db, a.besuch.jobcenterId)
    const done = await decideAbwesenheit(a.env, a.besuch, {
      ...rest,
      ...{ id: a.params.id, stand: Number(stand) },
      tage: tage && { ...tage, ...findMeldetage(tage.bis, jobcenter?.land) },
    })
    if (!done.ok && done.grund === 'weg') throw notFound()
    return a.weiter(`${routes.dienstVorgang.href(a.params)}?meldung=${done.ok ? 'gesetzt' : 'stand'}`)
  },
}

const rueckkehr = felder({ stand: text(10), bereich: wahl(['vermittlung', 'leistung']) })

const dienstRueckkehr: HandlerOf<typeof routes.dienstRueckkehr> = async (a) => {
  const { stand, bereich } = a.lies(rueckkehr)
  if (!bereich) throw badRequest()
  const done = await settleRueckkehr(a.env, a.besuch, { id: a.params.id, stand: Number(stand), bereich })
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstVorgang.href(a.params)}?meldung=${done.ok ? 'rueckkehr' : 'stand'}`)
}

export const ortsabwesenheitHandlers = { dienstOrtsabwesenheit, dienstRueckkehr }
