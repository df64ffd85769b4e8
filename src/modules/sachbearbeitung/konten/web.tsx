import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { HttpError } from '#web/fehler.ts'
import type { Feldfehler } from '#web/felder.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import type { Meldung } from '../akte/views.tsx'
import { aktenkrume } from '../akte/web.tsx'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { noteVerfahren } from '../zugriff/zugriff.ts'
import * as forms from './forms.ts'
import {
  deactivateByDienst,
  decideReaktivierung,
  type Entscheidungsergebnis,
  findKontoOfKunde,
  readReaktivierung,
  requestReaktivierung,
} from './konten.ts'
import { DeaktivierenView, FreigabeView, ReaktivierenView } from './views.tsx'

const krumenOf = (kundeId: string, titel: string) => [aktenkrume(kundeId), { text: titel }]

const akteHref = (kundeId: string, meldung: Meldung) => `${routes.dienstKunde.href({ id: kundeId })}?meldung=${meldung}`

type Eingabe = { grund: string; fehler: Feldfehler<'grund'> }
type Seite<P extends string> = Anfrage<P, `sachbearbeitung:${'konto-deaktivieren' | 'reaktivierung-beantragen'}`>

async function showKonto<P extends string>(
  a: Seite<P>,
  kontoId: string,
  seite: { titel: string; View: typeof DeaktivierenView; eingabe: Eingabe },
): Promise<Response> {
  const { kundeId } = await findKontoOfKunde(a.env, a.besuch, kontoId)
  const kunde = await openAkte(a.env, a.besuch, kundeId)
  const failed = hasErrors(seite.eingabe.fehler)
  const kopf = { titel: seite.titel, krumen: krumenOf(kundeId, seite.titel), fehler: failed }
  return a.seite(kopf, seite.View({ csrf: a.csrf(), kunde, ...seite.eingabe }), failed ? 422 : 200)
}

const leer: Eingabe = { grund: '', fehler: {} }
const deaktivierung = { titel: 'Konto deaktivieren', View: DeaktivierenView }
const reaktivierung = { titel: 'Reaktivierung beantragen', View: ReaktivierenView }

const dienstDeaktivieren: HandlerOf<typeof routes.dienstDeaktivieren> = {
  get: (a) => showKonto(a, a.params.id, { ...deaktivierung, eingabe: leer }),
  post: async (a) => {
    const { grund } = a.lies(forms.deaktivierung)
    const kontoId = a.params.id
    if (grund === '') {
      const fehler = { grund: 'Wählen Sie den Grund.' }
      return showKonto(a, kontoId, { ...deaktivierung, eingabe: { grund, fehler } })
    }
    const { kundeId } = await findKontoOfKunde(a.env, a.besuch, kontoId)
    const done = await deactivateByDienst(a.env, a.besuch, { kontoId, grund })
    return a.weiter(akteHref(kundeId, done ? 'deaktiviert' : 'nicht-aktiv'))
  },
}

const dienstReaktivieren: HandlerOf<typeof routes.dienstReaktivieren> = {
  get: (a) => showKonto(a, a.params.id, { ...reaktivierung, eingabe: leer }),
  post: async (a) => {
    const { grund } = a.lies(forms.reaktivierung)
    const kontoId = a.params.id
    const fehler = forms.checkBegruendung(grund)
    if (fehler) return showKonto(a, kontoId, { ...reaktivierung, eingabe: { grund, fehler: { grund: fehler } } })
    const { kundeId } = await findKontoOfKunde(a.env, a.besuch, kontoId)
    const ergebnis = await requestReaktivierung(a.env, a.besuch, { kontoId, grund: grund.trim() })
    return a.weiter(akteHref(kundeId, ergebnis))
  },
}

const eigenerAntrag = () =>
  new HttpError(
    403,
    'Das entscheidet eine andere Person',
    'Sie haben diese Reaktivierung selbst beantragt. Freigeben oder ablehnen kann sie nur jemand anderes. Es wurde nichts geändert.',
  )

const schonEntschieden = () =>
  new HttpError(
    409,
    'Darüber wurde schon entschieden',
    'Jemand war schneller. Es wurde nichts geändert. Laden Sie die Akte neu.',
  )

function answerEntscheidung(ergebnis: Entscheidungsergebnis): Meldung {
  if (ergebnis === 'eigener-antrag') throw eigenerAntrag()
  if (ergebnis === 'schon-entschieden') throw schonEntschieden()
  return ergebnis
}

async function showFreigabe(
  a: Anfrage<'/sachbearbeitung/reaktivierungen/:id', 'sachbearbeitung:reaktivierung-freigeben'>,
  eingabe: { antwort: string; fehler: Feldfehler<'antwort' | 'entscheidung'> },
): Promise<Response> {
  const gelesen = await readReaktivierung(a.env, a.besuch, a.params.id)
  const kunde = await openAkte(a.env, a.besuch, gelesen.kundeId, 'anfrage')
  const eigene = gelesen.beantragtVon === a.besuch.mitarbeiterId
  const failed = hasErrors(eingabe.fehler)
  const kopf = { titel: 'Reaktivierung', krumen: krumenOf(kunde.id, 'Reaktivierung'), fehler: failed }
  const view = (
    <>
      {await showBearbeitung(a, { arten: ['reaktivierung'], bezugId: a.params.id })}
      <FreigabeView csrf={a.csrf()} kunde={kunde} reaktivierung={gelesen} eigene={eigene} {...eingabe} />
    </>
  )
  return a.seite(kopf, view, failed ? 422 : 200)
}

const dienstFreigabe: HandlerOf<typeof routes.dienstFreigabe> = {
  get: (a) => showFreigabe(a, { antwort: '', fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(forms.freigabe)
    const fehler = forms.checkFreigabe(eingabe)
    if (eingabe.entscheidung === '' || hasErrors(fehler)) return showFreigabe(a, { antwort: eingabe.antwort, fehler })
    const { kundeId } = await readReaktivierung(a.env, a.besuch, a.params.id)
    const entscheidung =
      eingabe.entscheidung === 'freigegeben'
        ? ({ art: 'freigegeben' } as const)
        : ({ art: 'abgelehnt', antwort: eingabe.antwort.trim() } as const)
    const ergebnis = await decideReaktivierung(a.env, a.besuch, { id: a.params.id, entscheidung })
    const meldung = answerEntscheidung(ergebnis)
    await noteVerfahren(a.env, a.besuch, { kundeId, text: 'Reaktivierung entschieden' })
    return a.weiter(akteHref(kundeId, meldung))
  },
}

export const kontenHandlers = { dienstDeaktivieren, dienstReaktivieren, dienstFreigabe }
