import { z } from 'zod'
import { type Dienstslug, dienste, isDienst, isVersiegelt, nameSache } from '#modules/vorgaenge'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { safePath } from '#platform/text/weiterleitung.ts'
import { routes } from '#routes'
import { badRequest } from '#web/fehler.ts'
import { felder, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { artnamen } from './arten.ts'
import { assignPosten, listPosten, readStelle, sichten, type Weisungsergebnis } from './eingang.ts'
import { type EingangProps, EingangView } from './views.tsx'

/** `<id>_<state>`, as the list showed it. */
const posten = z.string().regex(/^[0-9a-f-]{36}_\d{1,9}$/)

const form = felder({
  'posten[]': z
    .union([posten, z.array(posten).max(100)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
  aktion: wahl(['uebernehmen', 'zurueck', 'zuweisen']),
  an: text(36),
  zurueck: text(500),
})

const readPosten = (eingabe: string) => {
  const [id = '', stand = ''] = eingabe.split('_')
  return { id, stand: Number(stand) }
}

const taten = { uebernehmen: 'übernommen', zurueck: 'zurückgegeben', zuweisen: 'zugewiesen' } as const
type Tat = keyof typeof taten

/** What happened, from the counts in the address. */
function readMeldung(a: { frage: (name: string) => string | undefined }): EingangProps['meldung'] {
  const found = /^(uebernehmen|zurueck|zuweisen|leer|wer)-(\d{1,3})-(\d{1,3})-(\d{1,3})$/.exec(a.frage('meldung') ?? '')
  if (!found) return undefined
  const [was, ok, stand, fremd] = [found[1]!, ...found.slice(2).map(Number)] as [string, number, number, number]
  if (was === 'leer') return { art: 'warnung', text: 'Wählen Sie zuerst aus, was Sie zuteilen möchten.' }
  if (was === 'wer') return { art: 'warnung', text: 'Wählen Sie, wem Sie das zuweisen.' }
  const saetze = [
    ok > 0 || stand + fremd === 0 ? `${ok} ${taten[was as Tat]}.` : '',
    stand > 0 ? `Bei ${stand} war jemand schneller. Die Liste zeigt den neuen Stand.` : '',
    fremd > 0
      ? `${fremd} ${fremd === 1 ? 'gehört' : 'gehören'} zu einem anderen Team, oder der Person fehlt das Recht. Die Teamleitung kann sie zuteilen.`
      : '',
  ]
  return { art: stand + fremd > 0 ? 'warnung' : 'erfolg', text: saetze.filter(Boolean).join(' ') }
}

/** Services whose cases can wait here; what is sealed for the Ärztlicher Dienst never does. */
const listDienste = (env: Env) =>
  (Object.keys(dienste) as Dienstslug[])
    .filter((slug) => !isVersiegelt(slug))
    .map((wert) => ({ wert, text: nameSache(env, wert) }))

const dienstEingang: HandlerOf<typeof routes.dienstEingang> = {
  get: async (a) => {
    const jetzt = a.env.clock.now()
    const person = a.frage('person') ?? ''
    const sicht = sichten.find((one) => one === a.frage('wessen')) ?? 'alle'
    const service = a.frage('dienst') ?? ''
    const gewaehlt = {
      sicht,
      dienst: isDienst(service) ? service : undefined,
      art: artnamen.find((one) => one === a.frage('art')),
      person: isId(person) ? person : undefined,
      team: a.frage('team')?.slice(0, 60) || undefined,
    }
    const liste = await listPosten(a.env, a.besuch, { ...gewaehlt, nach: readStelle(a.frage('nach')) })
    const { art = '', dienst = '', person: wer = '', team = '' } = gewaehlt
    const view = (
      <EingangView
        {...liste}
        csrf={a.csrf()}
        wahl={{ sicht, art, dienst, person: wer, team }}
        dienste={liste.arten.includes('vorgang') ? listDienste(a.env) : []}
        ich={a.besuch.mitarbeiterId}
        meldung={readMeldung(a)}
        jetzt={jetzt}
      />
    )
    return a.seite({ titel: 'Eingang', krumen: [{ text: 'Eingang' }], hauptspalte: 'breit' }, view)
  },
  post: async (a) => {
    const eingabe = a.lies(form)
    const { aktion } = eingabe
    if (aktion === '') throw badRequest()
    const ziel = safePath(eingabe.zurueck, routes.dienstEingang.href())
    const zurueck = ziel.startsWith('/sachbearbeitung') ? ziel : routes.dienstEingang.href()
    const back = (was: string, { ok, stand, 'nicht-erlaubt': fremd }: Record<Weisungsergebnis, number>) =>
      a.weiter(`${zurueck}${zurueck.includes('?') ? '&' : '?'}meldung=${was}-${ok}-${stand}-${fremd}`)
    const gewaehlt = eingabe['posten[]'].map(readPosten)
    const nichts = { ok: 0, stand: 0, 'nicht-erlaubt': 0 }
    if (gewaehlt.length === 0) return back('leer', nichts)
    if (aktion === 'zuweisen' && !isId(eingabe.an)) return back('wer', nichts)
    const an = aktion === 'zurueck' ? undefined : aktion === 'uebernehmen' ? a.besuch.mitarbeiterId : eingabe.an
    return back(aktion, await assignPosten(a.env, a.besuch, { posten: gewaehlt, an }))
  },
}

export const eingangHandlers = { dienstEingang }
