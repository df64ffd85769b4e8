import {
  confirmSperre,
  keepSperre,
  liftSperre,
  listSperren,
  lockAkte,
  readSperre,
  requestAufhebung,
  type Sperre,
  type Sperrergebnis,
} from '#modules/aufbewahrung'
import { recordListe } from '#modules/protokoll'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, HttpError, notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { hasRecht, type Recht } from '#web/schutz/rechte.ts'
import { openAkte } from '../akte/akte.ts'
import { aktenkrume } from '../akte/web.tsx'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { checkBegruendung } from '../konten/forms.ts'
import { FreigabeView, type Meldung, NeuView, readMeldung, SperrenView, SperreView } from './views.tsx'

const neu = felder({ grund: text(5000) })
const aktion = felder({ aktion: wahl(['beantragen', 'zuruecknehmen']), grund: text(5000) })
const entscheidung = felder({ entscheidung: wahl(['bestaetigt', 'aufgehoben', 'behalten']) })

type Grundeingabe = { grund: string; fehler: Feldfehler<'grund'> }
const leer: Grundeingabe = { grund: '', fehler: {} }

const krume = { text: 'Festgehaltene Akten', href: routes.dienstSperren.href() }
const sperreHref = (id: string, meldung: Meldung) => `${routes.dienstSperre.href({ id })}?meldung=${meldung}`

const dienstSperren: HandlerOf<typeof routes.dienstSperren> = async (a) => {
  const sperren = await listSperren(a.env, a.env.db, { jobcenterId: a.besuch.jobcenterId })
  await recordListe(a.env, a.besuch, { liste: 'loeschsperren', anzahl: sperren.length })
  return a.seite({ titel: 'Festgehaltene Akten', hauptspalte: 'breit' }, <SperrenView sperren={sperren} />)
}

// Holding

type Neu = Anfrage<'/sachbearbeitung/kunden/:id/sperre', 'sachbearbeitung:loeschsperre-setzen'>

async function showNeu(a: Neu, eingabe: Grundeingabe): Promise<Response> {
  const kunde = await openAkte(a.env, a.besuch, a.params.id)
  const titel = 'Akte festhalten'
  const failed = hasErrors(eingabe.fehler)
  const kopf = { titel, krumen: [aktenkrume(kunde.id), { text: titel }], fehler: failed }
  return a.seite(kopf, <NeuView csrf={a.csrf()} kunde={kunde} {...eingabe} />, failed ? 422 : 200)
}

const dienstSperreNeu: HandlerOf<typeof routes.dienstSperreNeu> = {
  get: (a) => showNeu(a, leer),
  post: async (a) => {
    const { grund } = a.lies(neu)
    const fehler = checkBegruendung(grund)
    if (fehler) return showNeu(a, { grund, fehler: { grund: fehler } })
    const kundeId = a.params.id
    const done = await lockAkte(a.env, { kundeId, grund: grund.trim(), von: a.besuch })
    const [sperre] = await listSperren(a.env, a.env.db, { kundeId, jobcenterId: a.besuch.jobcenterId })
    if (!sperre) throw notFound()
    return a.weiter(sperreHref(sperre.id, done ? 'gesetzt' : 'schon-gesetzt'))
  },
}

// One of them

type Eine = Anfrage<'/:id', `sachbearbeitung:${Recht}`>

async function open(a: Pick<Eine, 'env' | 'besuch' | 'params'>): Promise<Sperre> {
  const sperre = await readSperre(a.env, { id: a.params.id, jobcenterId: a.besuch.jobcenterId })
  if (!sperre) throw notFound()
  await openAkte(a.env, a.besuch, sperre.kunde.id)
  return sperre
}

type SperreAnfrage = Anfrage<'/sachbearbeitung/sperren/:id', 'sachbearbeitung:loeschsperre-setzen'>

async function showSperre(a: SperreAnfrage, eingabe: Grundeingabe): Promise<Response> {
  const sperre = await open(a)
  const failed = hasErrors(eingabe.fehler)
  const props = {
    ...{ csrf: a.csrf(), sperre, ich: a.besuch.mitarbeiterId, ...eingabe },
    darfFreigeben: hasRecht(a.besuch.rollen, 'loeschsperre-freigeben'),
    meldung: failed ? undefined : readMeldung(a.frage('meldung')),
  }
  const kopf = { titel: 'Löschsperre', krumen: [krume, { text: 'Löschsperre' }], fehler: failed }
  return a.seite(kopf, <SperreView {...props} />, failed ? 422 : 200)
}

/** The sentence for what did not happen. */
function refuse(ergebnis: Exclude<Sperrergebnis, 'ok'>): HttpError {
  if (ergebnis === 'weg') return notFound()
  return ergebnis === 'eigener-antrag'
    ? new HttpError(
        403,
        'Das entscheidet eine andere Person',
        'Sie haben das selbst gesetzt oder beantragt. Es wurde nichts geändert.',
      )
    : new HttpError(
        409,
        'Darüber wurde schon entschieden',
        'Jemand war schneller. Es wurde nichts geändert. Laden Sie die Seite neu.',
      )
}

const dienstSperre: HandlerOf<typeof routes.dienstSperre> = {
  get: (a) => showSperre(a, leer),
  post: async (a) => {
    const { aktion: tat, grund } = a.lies(aktion)
    if (tat === '') throw badRequest()
    const sperre = await open(a)
    const { id, aufhebung } = sperre
    if (tat === 'zuruecknehmen') {
      if (aufhebung?.von !== a.besuch.mitarbeiterId) throw refuse('schon-entschieden')
      const ergebnis = await keepSperre(a.env, a.besuch, id)
      if (ergebnis !== 'ok') throw refuse(ergebnis)
      return a.weiter(sperreHref(id, 'behalten'))
    }
    const fehler = checkBegruendung(grund)
    if (fehler) return showSperre(a, { grund, fehler: { grund: fehler } })
    const antrag = { kundeId: sperre.kunde.id, grund: grund.trim(), von: a.besuch }
    const done = await requestAufhebung(a.env, antrag)
    return a.weiter(sperreHref(id, done ? 'beantragt' : 'schon-beantragt'))
  },
}

// The second person

const taten = { bestaetigt: confirmSperre, aufgehoben: liftSperre, behalten: keepSperre } as const

const dienstSperreFreigabe: HandlerOf<typeof routes.dienstSperreFreigabe> = {
  get: async (a) => {
    const sperre = await open(a)
    const titel = 'Löschsperre entscheiden'
    const view = (
      <>
        {await showBearbeitung(a, { arten: ['loeschsperre'], bezugId: sperre.id })}
        <FreigabeView csrf={a.csrf()} sperre={sperre} ich={a.besuch.mitarbeiterId} />
      </>
    )
    return a.seite({ titel, krumen: [krume, { text: titel }] }, view)
  },
  post: async (a) => {
    const { entscheidung: wie } = a.lies(entscheidung)
    if (wie === '') throw badRequest()
    const ergebnis = await taten[wie](a.env, a.besuch, a.params.id)
    if (ergebnis !== 'ok') throw refuse(ergebnis)
    return a.weiter(sperreHref(a.params.id, wie))
  },
}

export const sperrenHandlers = { dienstSperren, dienstSperre, dienstSperreNeu, dienstSperreFreigabe }
