import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import { felder, haken } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import type { Stroeme } from '#web/strom/stroeme.ts'
import { type Art, arten } from './anlaesse.ts'
import { listBenachrichtigungen, markGelesen, readWahl, setWahl } from './benachrichtigung.ts'
import { sprache } from './strom.ts'
import { GlockeView, WahlView } from './views.tsx'

const leer = felder({})
const wahl = felder(Object.fromEntries(arten.map((art) => [art, haken()])) as Record<Art, ReturnType<typeof haken>>)

const benachrichtigungen: HandlerOf<typeof routes.benachrichtigungen> = {
  get: async (a) => {
    const vor = a.frage('vor')
    const wo = { kontoId: a.besuch.kontoId, vor: vor && isId(vor) ? vor : undefined }
    const liste = await listBenachrichtigungen(a.env, wo)
    return a.seite({ titel: 'Benachrichtigungen' }, <GlockeView csrf={a.csrf()} {...liste} erste={!wo.vor} />)
  },
  post: async (a) => {
    a.lies(leer)
    await markGelesen(a.env, a.env.db, { leser: a.besuch })
    return a.weiter(routes.benachrichtigungen.href())
  },
}

const benachrichtigungWahl: HandlerOf<typeof routes.benachrichtigungWahl> = {
  get: async (a) => {
    const titel = 'Benachrichtigungen einstellen'
    const krumen = [{ text: 'Benachrichtigungen', href: routes.benachrichtigungen.href() }, { text: titel }]
    const stand = await readWahl(a.env, a.besuch.kontoId)
    const gespeichert = a.frage('gespeichert') === 'ja'
    return a.seite({ titel, krumen }, <WahlView csrf={a.csrf()} wahl={stand} gespeichert={gespeichert} />)
  },
  post: async (a) => {
    await setWahl(a.env, a.besuch.kontoId, a.lies(wahl))
    return a.weiter(`${routes.benachrichtigungWahl.href()}?gespeichert=ja`)
  },
}

export const benachrichtigungHandlers = (stroeme: Stroeme) => ({
  benachrichtigungen,
  benachrichtigungWahl,
  benachrichtigungStrom: ((a) => stroeme.antworte(a, sprache)) satisfies HandlerOf<typeof routes.benachrichtigungStrom>,
})
