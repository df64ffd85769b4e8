import { z } from 'zod'
import { type Fragenliste, listFragen } from '#modules/formulare'
import {
  checkText,
  clean,
  type Dienstergebnis,
  type Frage,
  requestKorrektur,
  withdrawKorrektur,
} from '#modules/vorgaenge'
import { parseTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { own } from '../eigener.ts'
import {
  KorrekturDienstView,
  type KorrekturEingabe,
  type KorrekturFehler,
  KorrekturVorschau,
  wertOf,
} from './views.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

/** So many questions at most go out at once. */
const HOECHSTENS = 100
const frage = z.string().max(300)

const schema = felder({
  'frage[]': z
    .union([frage, z.array(frage).max(1000)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
  ...{ stand: text(10), aktion: wahl(['vorschau', 'aendern', 'senden', 'zurueckziehen']), grund: text() },
  ...{ 'frist-tag': text(10), 'frist-monat': text(10), 'frist-jahr': text(10) },
})

const leer: KorrekturEingabe = { fragen: [], grund: '', tag: '', monat: '', jahr: '' }

type Vorgang = Awaited<ReturnType<typeof own>>

/** The questions of what was sent last, in the words of the form and as of that day. */
function readFragen({ vorgang }: Vorgang): Fragenliste | undefined {
  const letzte = vorgang.fassungen.at(-1)!
  return vorgang.formular && listFragen(vorgang.formular, tagInBerlin(letzte.erstellt))
}

async function show(a: A, eingabe: KorrekturEingabe, fehler: KorrekturFehler): Promise<Response> {
  const found = await own(a)
  const { vorgang } = found
  if (!vorgang.formular) throw notFound()
  const failed = hasErrors(fehler)
  const props = { csrf: a.csrf(), ...found, liste: readFragen(found), eingabe, fehler }
  return a.seite({ ...kopfOf(vorgang), fehler: failed }, <KorrekturDienstView {...props} />, failed ? 422 : 200)
}

const kopfOf = ({ id, titel }: Vorgang['vorgang']) => ({
  titel: 'Rückfrage zu den Angaben',
  krumen: [
    { text: 'Vorgänge', href: routes.dienstVorgaenge.href() },
    { text: titel, href: routes.dienstVorgang.href({ id }) },
    { text: 'Rückfrage' },
  ],
})

type Geprueft =
  | { ok: true; wahl: { fragen: Frage[]; grund: string; frist: string } }
  | { ok: false; fehler: KorrekturFehler }

function check(a: A, found: Vorgang, eingabe: KorrekturEingabe): Geprueft {
  const fehler: KorrekturFehler = {}
  const gewaehlt = new Set(eingabe.fragen)
  const fragen = (readFragen(found)?.bloecke ?? [])
    .flatMap((block) => block.fragen)
    .filter((one) => gewaehlt.has(wertOf(one)))
    .map(({ antwort: _, ...one }): Frage => one)
  const grund = clean(eingabe.grund)
  const frist = parseTag(eingabe)
  if (fragen.length === 0) fehler.fragen = 'Wählen Sie mindestens eine Frage.'
  if (fragen.length > HOECHSTENS) fehler.fragen = `Wählen Sie höchstens ${HOECHSTENS} Fragen.`
  const satz = checkText(grund, 'Schreiben Sie, was nicht stimmt oder fehlt.')
  if (satz) fehler.grund = satz
  if (!frist.ok) fehler.frist = frist.fehler
  else if (frist.tag <= tagInBerlin(a.env.clock.now())) fehler.frist = 'Wählen Sie einen Tag, der noch kommt.'
  return frist.ok && !hasErrors(fehler)
    ? { ok: true, wahl: { fragen, grund, frist: frist.tag } }
    : { ok: false, fehler }
}

function goOn(a: A, done: Dienstergebnis, meldung: string): Response {
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstVorgang.href(a.params)}?meldung=${done.ok ? meldung : 'stand'}`)
}

const dienstVorgangKorrektur: HandlerOf<typeof routes.dienstVorgangKorrektur> = {
  get: (a) => show(a, leer, {}),
  post: async (a) => {
    const { aktion, stand: gesehen, 'frage[]': fragen, grund, ...rest } = a.lies(schema)
    const { id } = a.params
    const stand = Number(gesehen)
    if (!aktion) throw badRequest()
    if (aktion === 'zurueckziehen') {
      return goOn(a, await withdrawKorrektur(a.env, a.besuch, { id, stand }), 'zurueckgezogen')
    }
    const eingabe = { fragen, grund, tag: rest['frist-tag'], monat: rest['frist-monat'], jahr: rest['frist-jahr'] }
    if (aktion === 'aendern') return show(a, eingabe, {})
    const found = await own(a)
    const geprueft = check(a, found, eingabe)
    if (!geprueft.ok) return show(a, eingabe, geprueft.fehler)
    const { wahl: neu } = geprueft
    if (aktion === 'senden') {
      return goOn(a, await requestKorrektur(a.env, a.besuch, { ...neu, id, stand }), 'rueckfrage')
    }
    const props = { csrf: a.csrf(), ...found, wahl: neu, eingabe, stand, von: a.besuch.name }
    return a.seite(kopfOf(found.vorgang), <KorrekturVorschau {...props} jetzt={a.env.clock.now()} />)
  },
}

export const korrekturDienstHandlers = { dienstVorgangKorrektur }
