import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import { badRequest, HttpError } from '#web/fehler.ts'
import { felder, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { type Meldung, readMeldung, SchluesselView } from './views.tsx'
import { decideWechsel, type Entscheidungsergebnis, readWechsel, requestWechsel } from './wechsel.ts'

const schema = felder({ aktion: wahl(['beantragen', 'freigegeben', 'abgelehnt']), id: text(36) })

const refusals: Record<Exclude<Entscheidungsergebnis, 'freigegeben' | 'abgelehnt'>, () => HttpError> = {
  'eigener-antrag': () =>
    new HttpError(
      403,
      'Das entscheidet eine andere Person',
      'Sie haben diesen Wechsel selbst beantragt. Es wurde nichts geändert.',
    ),
  'schon-entschieden': () =>
    new HttpError(409, 'Darüber wurde schon entschieden', 'Jemand war schneller. Es wurde nichts geändert.'),
  'anderer-schluessel': () =>
    new HttpError(
      409,
      'Das Portal schreibt mit einem anderen Schlüssel',
      'Der Wechsel ist für einen anderen Schlüssel beantragt. Es wurde nichts geändert.',
    ),
}

const dienstSchluessel: HandlerOf<typeof routes.dienstSchluessel> = {
  get: async (a) => {
    const props = {
      ...{ csrf: a.csrf(), schreibt: a.env.schluessel.schreibt, wechsel: await readWechsel(a.env) },
      ...{ ich: a.besuch.mitarbeiterId, meldung: readMeldung(a.frage('meldung')) },
    }
    return a.seite({ titel: 'Schlüssel' }, <SchluesselView {...props} />)
  },
  post: async (a) => {
    const { aktion, id } = a.lies(schema)
    const back = (meldung: Meldung) => a.weiter(`${routes.dienstSchluessel.href()}?meldung=${meldung}`)
    if (aktion === 'beantragen') return back((await requestWechsel(a.env, a.besuch)) ? 'beantragt' : 'schon-beantragt')
    if (aktion === '' || !isId(id)) throw badRequest()
    const ergebnis = await decideWechsel(a.env, a.besuch, { id, freigeben: aktion === 'freigegeben' })
    if (ergebnis !== 'freigegeben' && ergebnis !== 'abgelehnt') throw refusals[ergebnis]()
    return back(ergebnis)
  },
}

export const schluesselHandlers = { dienstSchluessel }
