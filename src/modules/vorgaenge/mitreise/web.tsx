import { routes } from '#routes'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { answerMitreise, readMitreisefrage } from './mitreise.ts'
import { MitreiseView } from './views.tsx'

const schema = felder({ antwort: wahl(['ja', 'nein']) })

const mitreise: HandlerOf<typeof routes.mitreise> = {
  get: async (a) => {
    const frage = await readMitreisefrage(a.env, a.besuch, a.params.id)
    if (!frage) throw notFound()
    const gemeldet = a.frage('meldung')
    const meldung = gemeldet === 'nein' || gemeldet === 'veraltet' ? gemeldet : undefined
    const krumen = [{ text: 'Benachrichtigungen', href: routes.benachrichtigungen.href() }, { text: 'Reisen Sie mit?' }]
    return a.seite({ titel: 'Reisen Sie mit?', krumen }, <MitreiseView csrf={a.csrf()} {...{ frage, meldung }} />)
  },
  post: async (a) => {
    const { antwort } = a.lies(schema)
    if (!antwort) throw badRequest()
    const done = await answerMitreise(a.env, a.besuch, { id: a.params.id, ja: antwort === 'ja' })
    if (!done.ok && done.grund === 'weg') throw notFound()
    if (done.ok && done.vorgangId) return a.weiter(`${routes.vorgang.href({ id: done.vorgangId })}?meldung=gesendet`)
    return a.weiter(`${routes.mitreise.href(a.params)}?meldung=${done.ok ? 'nein' : 'veraltet'}`)
  },
}

export const mitreiseHandlers = { mitreise }
