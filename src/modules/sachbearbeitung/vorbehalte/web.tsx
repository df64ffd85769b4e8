import { lastDay } from '#modules/profil'
import {
  decideVorbehalt,
  markVorbehaltbriefGesendet,
  noteAusweis,
  orderBrief,
  readVorbehaltbrief,
  readVorbehaltOfDienst,
  settleGestoppt,
  stopByDienst,
  takeOver,
  type Vorbehalt,
  type Vorbehaltsergebnis,
  vorbehaltworte,
} from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { hasRecht } from '#web/schutz/rechte.ts'
import { openAkte } from '../akte/akte.ts'
import { aktenkrume } from '../akte/web.tsx'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { BriefView } from './brief-views.tsx'
import * as forms from './forms.ts'
import { VorbehaltView } from './views.tsx'
import { type Meldung, readMeldung } from './views-taten.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:vorbehalt-bestaetigen' | 'sachbearbeitung:vorbehalt-freigeben'>

/** @throws 404 for one of another Jobcenter as for none (AZ-02) */
async function own(a: A): Promise<Vorbehalt> {
  const vorbehalt = await readVorbehaltOfDienst(a.env, a.besuch, a.params.id)
  if (!vorbehalt) throw notFound()
  return vorbehalt
}

async function show(a: A, teil: { eingabe: forms.Eingabe; fehler: forms.Fehler }): Promise<Response> {
  const vorbehalt = await own(a)
  const kunde = await openAkte(a.env, a.besuch, vorbehalt.kundeId)
  const { titel } = vorbehaltworte[vorbehalt.neues.was]
  const failed = hasErrors(teil.fehler)
  const { rollen, mitarbeiterId: ich } = a.besuch
  const rest = {
    ...{ csrf: a.csrf(), jetzt: a.env.clock.now(), ich, kunde, vorbehalt },
    darfFreigeben: hasRecht(rollen, 'vorbehalt-freigeben'),
    darfVorgang: hasRecht(rollen, 'vorgaenge'),
    meldung: failed ? undefined : readMeldung(a.frage('meldung')),
  }
  const view = (
    <>
      {hasRecht(rollen, 'vorbehalt-freigeben') &&
        (await showBearbeitung(a, { arten: ['vorbehalt'], bezugId: vorbehalt.id }))}
      <VorbehaltView {...rest} {...teil} />
    </>
  )
  const kopf = { titel, krumen: [aktenkrume(kunde.id), { text: titel }], fehler: failed }
  return a.seite(kopf, view, failed ? 422 : 200)
}

function goOn(a: A, done: Vorbehaltsergebnis | Meldung, meldung: Meldung): Response {
  if (done === 'weg') throw notFound()
  return a.weiter(`${routes.dienstVorbehalt.href(a.params)}?meldung=${done === 'ok' ? meldung : done}`)
}

const dienstVorbehalt: HandlerOf<typeof routes.dienstVorbehalt> = (a) => show(a, { eingabe: forms.leer, fehler: {} })

const dienstVorbehaltAusweis: HandlerOf<typeof routes.dienstVorbehaltAusweis> = async (a) => {
  const eingabe = a.lies(forms.ausweis)
  const fehler = forms.checkAusweis(eingabe)
  const { ausweis } = eingabe
  if (ausweis === '' || hasErrors(fehler)) {
    return show(a, { eingabe: { ...forms.leer, ausweis, gesehen: eingabe.gesehen }, fehler })
  }
  const wahl = { id: a.params.id, stand: Number(eingabe.stand), ausweis }
  return goOn(a, await noteAusweis(a.env, a.besuch, wahl), 'ausgewiesen')
}

const dienstVorbehaltFreigabe: HandlerOf<typeof routes.dienstVorbehaltFreigabe> = async (a) => {
  const eingabe = a.lies(forms.freigabe)
  const fehler = forms.checkFreigabe(eingabe)
  if (hasErrors(fehler)) return show(a, { eingabe: { ...forms.leer, ablehnung: eingabe.ablehnung }, fehler })
  const frei = eingabe.entscheidung === 'freigeben'
  const entscheidung = frei
    ? { art: 'freigeben' as const }
    : { art: 'ablehnen' as const, grund: eingabe.ablehnung.trim() }
  const wahl = { id: a.params.id, stand: Number(eingabe.stand), entscheidung }
  return goOn(a, await decideVorbehalt(a.env, a.besuch, wahl), frei ? 'freigegeben' : 'abgelehnt')
}

const dienstVorbehaltStopp: HandlerOf<typeof routes.dienstVorbehaltStopp> = async (a) => {
  const eingabe = a.lies(forms.stopp)
  const fehler = forms.checkStopp(eingabe)
  if (hasErrors(fehler)) return show(a, { eingabe: { ...forms.leer, grund: eingabe.grund }, fehler })
  const wahl = { id: a.params.id, stand: Number(eingabe.stand), grund: eingabe.grund.trim() }
  return goOn(a, await stopByDienst(a.env, a.besuch, wahl), 'gestoppt')
}

const wahlOf = (a: A) => ({ id: a.params.id, stand: Number(a.lies(forms.tat).stand) })

const dienstVorbehaltUebernahme: HandlerOf<typeof routes.dienstVorbehaltUebernahme> = async (a) =>
  goOn(a, await takeOver(a.env, a.besuch, wahlOf(a)), 'uebernommen')

const dienstVorbehaltKlaerung: HandlerOf<typeof routes.dienstVorbehaltKlaerung> = async (a) =>
  goOn(a, await settleGestoppt(a.env, a.besuch, wahlOf(a)), 'geklaert')

const dienstVorbehaltNeuerBrief: HandlerOf<typeof routes.dienstVorbehaltNeuerBrief> = async (a) =>
  goOn(a, await orderBrief(a.env, a.besuch, wahlOf(a)), 'brief')

const dienstVorbehaltbrief: HandlerOf<typeof routes.dienstVorbehaltbrief> = async (a) => {
  const brief = await readVorbehaltbrief(a.env, a.besuch, a.params.id)
  if (!brief) throw notFound()
  const kunde = await openAkte(a.env, a.besuch, brief.kundeId)
  if (a.frage('datei') === 'pdf') {
    const pdf = await brief.pdf?.()
    if (!pdf) throw notFound()
    return a.datei(pdf, 'application/pdf', 'Brief.pdf')
  }
  const titel = vorbehaltworte[brief.was].betreff[brief.art]
  const krumen = [
    aktenkrume(kunde.id),
    { text: vorbehaltworte[brief.was].titel, href: routes.dienstVorbehalt.href({ id: brief.vorbehaltId }) },
    { text: 'Brief' },
  ]
  const gueltigBis = brief.gueltigBis && lastDay(brief.gueltigBis)
  const schonGesendet = a.frage('meldung') === 'schon-gesendet'
  const view = <BriefView csrf={a.csrf()} {...{ kunde, brief, gueltigBis, schonGesendet }} />
  return a.seite({ titel, krumen }, view)
}

const nichts = felder({})

const dienstVorbehaltbriefGesendet: HandlerOf<typeof routes.dienstVorbehaltbriefGesendet> = async (a) => {
  a.lies(nichts)
  const brief = await readVorbehaltbrief(a.env, a.besuch, a.params.id)
  if (!brief) throw notFound()
  const marked = await markVorbehaltbriefGesendet(a.env, a.besuch, a.params.id)
  const meldung = marked ? '' : '?meldung=schon-gesendet'
  return a.weiter(`${routes.dienstVorbehaltbrief.href(a.params)}${meldung}`)
}

export const vorbehalteDienstHandlers = {
  ...{ dienstVorbehalt, dienstVorbehaltAusweis, dienstVorbehaltFreigabe, dienstVorbehaltStopp },
  ...{ dienstVorbehaltUebernahme, dienstVorbehaltKlaerung, dienstVorbehaltNeuerBrief },
  ...{ dienstVorbehaltbrief, dienstVorbehaltbriefGesendet },
}
