import { readKunde } from '#modules/jobcenter'
import { type Postgrund, readPostgrund } from '#modules/profil'
import {
  type Dienstergebnis,
  inviteKunde,
  moveByDienst,
  previewTermin,
  readAnschrift,
  readTerminForDienst,
  type Termin,
  wantsPost,
} from '#modules/termine'
import { isId, newId } from '#platform/datenbank/id.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { uhrzeitInBerlin } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import { kundenzeile } from '../akte/views.tsx'
import { findMitarbeiter } from '../store.ts'
import * as forms from './forms.ts'
import { NeuView, VerlegenView, VorschauView } from './views-ansetzen.tsx'
import type { Werte } from './views-zeiten.tsx'

type A = Anfrage<string, 'sachbearbeitung:termine'>

const krume = { text: 'Termine', href: routes.dienstTermine.href() }

type Hindernis = Exclude<Extract<Dienstergebnis, { ok: false }>['grund'], 'weg'>

const hindernisse: Record<Hindernis, { uhrzeit: string } | { tag: string }> = {
  belegt: { uhrzeit: 'Zu dieser Zeit steht im Kalender schon ein Termin. Wählen Sie eine andere.' },
  gleichzeitig: { uhrzeit: 'Die Kundin oder der Kunde hat zu dieser Zeit schon einen Termin.' },
  abwesend: { tag: 'An diesem Tag ist eine Abwesenheit eingetragen.' },
  vergangen: { tag: 'Diese Zeit ist vorbei. Wählen Sie eine spätere.' },
  stand: { tag: 'Inzwischen hat sich an diesem Termin etwas geändert. Öffnen Sie ihn neu.' },
}

/** @throws 404 where it is gone or foreign */
function explain(grund: Extract<Dienstergebnis, { ok: false }>['grund']) {
  if (grund === 'weg') throw notFound()
  return hindernisse[grund]
}

/** Why it would go out by post, as things stand now. */
async function findGrund(a: A, { kundeId, art }: Termin): Promise<Postgrund | undefined> {
  const grund = await readPostgrund(a.env.db, kundeId)
  return grund && wantsPost(art, grund) ? grund : undefined
}

interface Vorschau {
  termin: Termin
  kunde: string
  werte: Werte
  knopf: string
}

async function showVorschau(a: A, { termin, kunde, werte, knopf }: Vorschau): Promise<Response> {
  const grund = await findGrund(a, termin)
  const zustellung = termin.art === 'einladung' ? (grund ? 'post' : 'online') : undefined
  const anschrift = await readAnschrift(a.env.db, a.besuch.jobcenterId)
  const view = (
    <VorschauView csrf={a.csrf()} {...{ kunde, anschrift, grund, werte, knopf }} termin={{ ...termin, zustellung }} />
  )
  return a.seite({ titel: 'Vorschau', krumen: [krume, { text: 'Vorschau' }] }, view)
}

interface Neu {
  kunde: string
  sendung: string
  werte: Werte
  fehler: forms.NeuFehler
}

function showNeu(a: A & { params: { id: string } }, { kunde, sendung, werte, fehler }: Neu): Response {
  const titel = 'Termin ansetzen'
  const failed = hasErrors(fehler)
  const view = <NeuView csrf={a.csrf()} kundeId={a.params.id} {...{ kunde, sendung, werte, fehler }} />
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const dienstTerminNeu: HandlerOf<typeof routes.dienstTerminNeu> = {
  get: async (a) => {
    const kunde = kundenzeile(await openAkte(a.env, a.besuch, a.params.id))
    return showNeu(a, { kunde, sendung: newId(), werte: await a.aufgehoben(), fehler: {} })
  },
  post: async (a) => {
    const { id: kundeId } = a.params
    const found = await readKunde(a.env, a.env.db, { id: kundeId, jobcenterId: a.besuch.jobcenterId })
    if (!found) throw notFound()
    const eingabe = a.lies(forms.neu)
    const { sendung, aktion } = eingabe
    if (!isId(sendung)) throw badRequest()
    const kunde = kundenzeile(found)
    const { fehler, werte } = forms.checkNeu(eingabe)
    if (aktion === 'aendern') return showNeu(a, { kunde, sendung, werte: eingabe, fehler: {} })
    if (!werte) return showNeu(a, { kunde, sendung, werte: eingabe, fehler })
    if (aktion !== 'senden') {
      const team = (await findMitarbeiter(a.env.db, a.besuch.mitarbeiterId))?.team
      const wer = { kundeId, mit: [a.besuch.name, team].filter(Boolean).join(', ') }
      const termin = previewTermin(a.besuch, wer, werte)
      return showVorschau(a, { termin, kunde, werte: eingabe, knopf: 'Termin ansetzen' })
    }
    const done = await inviteKunde(a.env, a.besuch, { ...werte, kundeId, sendung })
    if (done.ok) return a.weiter(`${routes.dienstTermin.href({ id: done.terminId })}?meldung=angesetzt`)
    return showNeu(a, { kunde, sendung, werte: eingabe, fehler: explain(done.grund) })
  },
}

interface Verlegung {
  termin: Termin
  kunde: string
  werte: Werte
  fehler: forms.Ansetzungsfehler
}

function showVerlegen(a: A, { termin, kunde, werte, fehler }: Verlegung): Response {
  const titel = 'Termin verlegen'
  const failed = hasErrors(fehler)
  const view = <VerlegenView csrf={a.csrf()} {...{ termin, kunde, werte, fehler }} />
  return a.seite({ titel, krumen: [krume, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

/** As it stands now, for the form. */
function fieldsOf({ beginn, ende, weg, ort, stand }: Termin): Werte {
  const [jahr = '', monat = '', tag = ''] = tagInBerlin(beginn).split('-')
  const dauer = String(Math.round((ende.getTime() - beginn.getTime()) / 60_000))
  return {
    ...{ 'tag-tag': tag, 'tag-monat': monat, 'tag-jahr': jahr, uhrzeit: uhrzeitInBerlin(beginn), dauer, weg, ort },
    stand: String(stand),
  }
}

async function readBoth(a: A & { params: { id: string } }): Promise<{ termin: Termin; kunde: string }> {
  const termin = await readTerminForDienst(a.env, a.besuch, a.params.id)
  const wo = termin && { id: termin.kundeId, jobcenterId: a.besuch.jobcenterId }
  const kunde = wo && (await readKunde(a.env, a.env.db, wo))
  if (!kunde) throw notFound()
  return { termin, kunde: kundenzeile(kunde) }
}

const dienstTerminVerlegen: HandlerOf<typeof routes.dienstTerminVerlegen> = {
  get: async (a) => {
    const both = await readBoth(a)
    return showVerlegen(a, { ...both, werte: fieldsOf(both.termin), fehler: {} })
  },
  post: async (a) => {
    const both = await readBoth(a)
    const eingabe = a.lies(forms.verlegung)
    const { fehler, werte } = forms.checkAnsetzung(eingabe)
    if (eingabe.aktion === 'aendern') return showVerlegen(a, { ...both, werte: eingabe, fehler: {} })
    if (!werte) return showVerlegen(a, { ...both, werte: eingabe, fehler })
    if (eingabe.aktion !== 'senden') {
      const termin = { ...both.termin, ...werte }
      return showVorschau(a, { termin, kunde: both.kunde, werte: eingabe, knopf: 'Termin verlegen' })
    }
    const { id } = a.params
    const done = await moveByDienst(a.env, a.besuch, { id, stand: forms.readStand(eingabe.stand), ...werte })
    if (done.ok) return a.weiter(`${routes.dienstTermin.href({ id })}?meldung=verlegt`)
    return showVerlegen(a, { ...both, werte: eingabe, fehler: explain(done.grund) })
  },
}

export const ansetzenHandlers = { dienstTerminNeu, dienstTerminVerlegen }
