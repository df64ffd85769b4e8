import { readDokument } from '#modules/dokumente'
import { readKunde } from '#modules/jobcenter'
import { DateiWartetView } from '#modules/postfach'
import { recordListe } from '#modules/protokoll'
import {
  assignVorgang,
  changeZustand,
  checkText,
  clean,
  type Dienstergebnis,
  type Dienstslug,
  dienste,
  type GanzerVorgang,
  isFormat,
  isVersiegelterVorgang,
  noteVermerk,
  openVorgangForDienst,
  openVorgangZurAusgabe,
  ownerOfDatei,
  printVorgang,
  settleKenntnis,
  settleVorgang,
} from '#modules/vorgaenge'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { EingegangenView } from '../aerztlich/views.tsx'
import { giveOrAsk } from '../ausgaben/web.tsx'
import { auswahlHandlers, readErgebnis } from './auswahl/web.tsx'
import { own } from './eigener.ts'
import * as forms from './forms.ts'
import { freigabenHandlers } from './freigaben.tsx'
import { speaksFor } from './kenntnis-teil.tsx'
import { korrekturDienstHandlers } from './korrektur/web.tsx'
import { dienstname, readListe, readWahl } from './liste.ts'
import { type Meldung, readMeldung } from './meldungen.ts'
import { nachweiseDienstHandlers } from './nachweise/web.tsx'
import { type VorgangProps, VorgangView } from './views.tsx'
import { VorgaengeView } from './views-liste.tsx'
import { VorschauView } from './views-stand.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

const krume = { text: 'Vorgänge', href: routes.dienstVorgaenge.href() }

const dienstVorgaenge: HandlerOf<typeof routes.dienstVorgaenge> = async (a) => {
  const wahl = readWahl((name) => a.frage(name))
  if (a.frage('datei') === 'csv') return giveOrAsk(a, { art: 'vorgaenge', wahl })
  const { zeilen, weiter } = await readListe(a.env, a.besuch, { ...wahl, nach: a.frage('nach') })
  await recordListe(a.env, a.besuch, { liste: `vorgaenge-${wahl.liste}`, anzahl: zeilen.length })
  const slugs = Object.keys(dienste) as Dienstslug[]
  const optionen = slugs.map((wert) => ({ wert, text: dienstname(a.env, wert) }))
  const rest = {
    csrf: a.csrf(),
    dienste: optionen,
    meldung: readErgebnis(a.frage('meldung')),
    jetzt: a.env.clock.now(),
  }
  const view = <VorgaengeView {...{ wahl, zeilen, weiter }} {...rest} />
  return a.seite({ titel: 'Vorgänge', krumen: [{ text: 'Vorgänge' }], hauptspalte: 'breit' }, view)
}

type Teil = Pick<VorgangProps, 'vorgang' | 'kunde' | 'konto' | 'dazu' | 'vergleich' | 'besonderes' | 'kenntnisse'> & {
  werte: forms.Eingabe
  fehler: forms.Fehler
}

const kopfOf = (vorgang: GanzerVorgang, fehler: boolean) => ({
  titel: vorgang.titel,
  krumen: [krume, { text: vorgang.titel }],
  fehler,
})

function show(a: A, teil: Teil): Response {
  const failed = hasErrors(teil.fehler)
  const meldung = failed ? undefined : readMeldung(a.frage('meldung'))
  const view = <VorgangView csrf={a.csrf()} ich={a.besuch.mitarbeiterId} meldung={meldung} {...teil} />
  return a.seite(kopfOf(teil.vorgang, failed), view, failed ? 422 : 200)
}

function goOn(a: A, done: Dienstergebnis, meldung: Meldung): Response {
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstVorgang.href(a.params)}?meldung=${done.ok ? meldung : 'stand'}`)
}

async function changeStand(a: A, eingabe: forms.Eingabe & { stand: string; aktion: string }): Promise<Response> {
  const teil = { ...(await own(a)), werte: eingabe, fehler: {} }
  if (eingabe.aktion === 'aendern') return show(a, teil)
  const heute = tagInBerlin(a.env.clock.now())
  const stand = Number(eingabe.stand)
  if (teil.vorgang.stand !== stand) return goOn(a, { ok: false, grund: 'stand' }, 'stand')
  const geprueft = forms.checkSchritt({ vorgang: teil.vorgang, bescheide: teil.dazu.bescheide }, eingabe, heute)
  if (!geprueft.ok) return show(a, { ...teil, fehler: geprueft.fehler })
  const { wahl } = geprueft
  if (eingabe.aktion === 'setzen') {
    return goOn(a, await changeZustand(a.env, a.besuch, { ...wahl, id: a.params.id, stand }), 'gesetzt')
  }
  const rest = { csrf: a.csrf(), ich: a.besuch.mitarbeiterId, meldung: undefined, jetzt: a.env.clock.now() }
  const { vorgang } = teil
  const krumen = [krume, { text: vorgang.titel, href: routes.dienstVorgang.href(a.params) }, { text: 'Vorschau' }]
  return a.seite(
    { titel: 'Vorschau: neuer Stand', krumen },
    <VorschauView {...teil} {...rest} wahl={wahl} von={a.besuch.name} />,
  )
}

/** Of what is sealed for the Ärztlicher Dienst, that it arrived; undefined for everything else. */
async function showVersiegelt(a: A): Promise<Response | undefined> {
  const { id } = a.params
  const { jobcenterId } = a.besuch
  if (!(await isVersiegelterVorgang(a.env, { id, jobcenterId }))) return undefined
  const vorgang = await openVorgangForDienst(a.env, a.besuch, id)
  const kunde = vorgang && (await readKunde(a.env, a.env.db, { id: vorgang.kundeId, jobcenterId }))
  if (!kunde) throw notFound()
  return a.seite(kopfOf(vorgang, false), <EingegangenView {...{ vorgang, kunde }} />)
}

const dienstVorgang: HandlerOf<typeof routes.dienstVorgang> = {
  get: async (a) => (await showVersiegelt(a)) ?? show(a, { ...(await own(a)), werte: forms.leer, fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(forms.bearbeitung)
    if (!eingabe.aktion) throw badRequest()
    if (eingabe.aktion !== 'vermerk') return changeStand(a, eingabe)
    const notiz = clean(eingabe.vermerk)
    const fehler = checkText(notiz, 'Schreiben Sie, was vermerkt werden soll.')
    if (fehler) return show(a, { ...(await own(a)), werte: eingabe, fehler: { vermerk: fehler } })
    const wahl = { id: a.params.id, stand: Number(eingabe.stand), notiz }
    const done = await noteVermerk(a.env, a.besuch, wahl)
    if (done.ok || done.grund === 'weg') return goOn(a, done, 'vermerkt')
    // A note loses nothing by what happened meanwhile: it stands in the form again, under the new state.
    const formular = 'Inzwischen hat jemand an diesem Vorgang gearbeitet. Ihr Vermerk steht noch im Formular.'
    return show(a, { ...(await own(a)), werte: eingabe, fehler: { formular } })
  },
}

const dienstVorgangTat: HandlerOf<typeof routes.dienstVorgangTat> = async (a) => {
  const { aktion, stand } = a.lies(forms.tat)
  if (!aktion) throw badRequest()
  const wahl = { id: a.params.id, stand: Number(stand) }
  if (aktion === 'vollstaendig' || aktion === 'gesehen') {
    return goOn(a, await settleVorgang(a.env, a.besuch, { ...wahl, was: aktion }), aktion)
  }
  if (aktion === 'kenntnis-leistung' || aktion === 'kenntnis-vermittlung') {
    const bereich = aktion === 'kenntnis-leistung' ? 'leistung' : 'vermittlung'
    if (!speaksFor(a.besuch.rollen, bereich)) throw badRequest()
    return goOn(a, await settleKenntnis(a.env, a.besuch, { ...wahl, bereich }), 'kenntnis')
  }
  const an = aktion === 'uebernehmen' ? a.besuch.mitarbeiterId : undefined
  const done = await assignVorgang(a.env, a.besuch, { ...wahl, an })
  return goOn(a, done, aktion === 'uebernehmen' ? 'uebernommen' : 'zurueck')
}

const dienstVorgangAusgabe: HandlerOf<typeof routes.dienstVorgangAusgabe> = async (a) => {
  const { id, format } = a.params
  const vorgang = isFormat(format) ? await openVorgangZurAusgabe(a.env, a.besuch, id) : undefined
  if (!vorgang || !isFormat(format)) throw notFound()
  const ausgabe = await printVorgang(a.env, vorgang, { format, jobcenterId: a.besuch.jobcenterId })
  if (!ausgabe) throw notFound()
  return a.datei(ausgabe.inhalt, ausgabe.typ, ausgabe.name)
}

const dienstVorgangDatei: HandlerOf<typeof routes.dienstVorgangDatei> = async (a) => {
  const { id: vorgangId, dokumentId } = a.params
  const kundeId = await ownerOfDatei(a.env, a.besuch, { vorgangId, dokumentId })
  if (!kundeId) throw notFound()
  const akteur = { art: 'dienst', id: a.besuch.mitarbeiterId } as const
  const besitzer = { art: 'kunde', id: kundeId } as const
  const trotzdem = a.frage('trotzdem') === 'ja'
  const datei = await readDokument(a.env, { besitzer, id: dokumentId }, { akteur, trotzdem })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const zurueck = routes.dienstVorgang.href({ id: vorgangId })
  const view = <DateiWartetView zurueck={zurueck} zurueckText="Zurück zum Vorgang" grund={datei.grund} />
  return a.seite({ titel: 'Datei', krumen: [krume, { text: 'Datei' }] }, view)
}

export const vorgaengeDienstHandlers = {
  ...{ dienstVorgaenge, dienstVorgang, dienstVorgangTat, dienstVorgangAusgabe, dienstVorgangDatei },
  ...nachweiseDienstHandlers,
  ...korrekturDienstHandlers,
  ...auswahlHandlers,
  ...freigabenHandlers,
}
