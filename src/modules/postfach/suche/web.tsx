import type { routes } from '#routes'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import type { Fach } from '../anliegen.ts'
import { fachkrume, krume } from '../fachrouten.ts'
import * as forms from '../forms.ts'
import { readMark } from '../marke.ts'
import { needles, searchGespraeche } from './suche.ts'
import { SucheView } from './views.tsx'

const titel = 'In Nachrichten suchen'

const createSuche = (fach: Fach): HandlerOf<typeof routes.leistungSuche> => {
  const kopf = { titel, krumen: [krume, fachkrume(fach), { text: titel }] }
  return {
    get: (a) => a.seite(kopf, <SucheView csrf={a.csrf()} fach={fach} frage="" fehler={{}} />),
    post: async (a) => {
      const { suche: frage, vor } = a.lies(forms.suche)
      const fehler = needles(frage).length > 0 ? {} : { suche: 'Geben Sie ein Wort ein, zum Beispiel „Miete“.' }
      const failed = hasErrors(fehler)
      const wo = { fach, frage, vor: readMark(vor) }
      const ergebnis = failed ? undefined : await searchGespraeche(a.env, a.besuch, wo)
      const props = { fach, frage, fehler, ergebnis, weiter: vor !== '' }
      return a.seite({ ...kopf, fehler: failed }, <SucheView csrf={a.csrf()} {...props} />, failed ? 422 : 200)
    },
  }
}

export const sucheHandlers = { leistungSuche: createSuche('leistung'), vermittlungSuche: createSuche('vermittlung') }
