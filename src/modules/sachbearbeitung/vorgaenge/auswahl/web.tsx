import { z } from 'zod'
import { recordListe } from '#modules/protokoll'
import { checkText, clean } from '#modules/vorgaenge'
import { safePath } from '#platform/text/weiterleitung.ts'
import { routes } from '#routes'
import { badRequest } from '#web/fehler.ts'
import { felder, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { freeOf, readVerbrauch } from '../../ausgaben/verbrauch.ts'
import { giveOrAsk } from '../../ausgaben/web.tsx'
import { type Ergebnis, HOECHSTENS, readAuswahl, runAuswahl, type Tat, taten } from './auswahl.ts'
import { AuswahlView, tattexte } from './views.tsx'

/** `<id>_<state>`, as the list showed it. */
const vorgang = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_\d{1,9}$/)

const schema = felder({
  'vorgang[]': z
    .union([vorgang, z.array(vorgang).max(HOECHSTENS)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
  aktion: wahl(taten),
  schritt: wahl(['vorschau', 'ausfuehren']),
  notiz: text(),
  zurueck: text(500),
})

const readGewaehltes = (eingabe: string) => {
  const [id = '', stand = ''] = eingabe.split('_')
  return { id, stand: Number(stand) }
}

/** What came of it, from the counts in the address. */
export function readErgebnis(frage: string | undefined): { art: 'erfolg' | 'warnung'; text: string } | undefined {
  if (frage === 'leer') return { art: 'warnung', text: 'Wählen Sie zuerst Vorgänge aus.' }
  const found = /^([a-z]+)-(\d{1,3})-(\d{1,3})-(\d{1,3})$/.exec(frage ?? '')
  const tat = taten.find((one) => one === found?.[1])
  if (!found || !tat) return undefined
  const [ok, stand, zugriff] = found.slice(2).map(Number) as [number, number, number]
  const saetze = [
    `${ok} ${tattexte[tat].getan}.`,
    stand > 0 ? `${stand} blieben, wie sie sind: Jemand war schneller, oder ihr Stand lässt es nicht zu.` : '',
    zugriff > 0 ? `Bei ${zugriff} sind Sie nicht zuständig. Öffnen Sie diese einzeln und nennen Sie einen Grund.` : '',
  ]
  return { art: stand + zugriff > 0 ? 'warnung' : 'erfolg', text: saetze.filter(Boolean).join(' ') }
}

const markOf = (tat: Tat, { ok, stand, zugriff }: Ergebnis) => `${tat}-${ok}-${stand}-${zugriff}`

const dienstVorgaengeAuswahl: HandlerOf<typeof routes.dienstVorgaengeAuswahl> = async (a) => {
  const { 'vorgang[]': gewaehlt, aktion: tat, schritt, notiz: getippt, zurueck: ziel } = a.lies(schema)
  if (!tat) throw badRequest()
  const liste = routes.dienstVorgaenge.href()
  const path = safePath(ziel, liste)
  const zurueck = path === liste || path.startsWith(`${liste}?`) ? path : liste
  const back = (meldung: string) => a.weiter(`${zurueck}${zurueck.includes('?') ? '&' : '?'}meldung=${meldung}`)
  const auswahl = gewaehlt.map(readGewaehltes)
  if (auswahl.length === 0) return back('leer')
  const notiz = clean(getippt)
  const asked = tat === 'weiterleiten' && schritt !== ''
  const satz = asked ? checkText(notiz, 'Schreiben Sie, an welche Stelle Sie weiterleiten.') : undefined
  if (schritt === 'ausfuehren' && tat === 'ausgeben') {
    return giveOrAsk(a, { art: 'vorgangsarchiv', wahl: auswahl.map(({ id }) => id) })
  }
  if (schritt === 'ausfuehren' && tat !== 'ausgeben' && !satz) {
    const mit = tat === 'weiterleiten' ? notiz : undefined
    return back(markOf(tat, await runAuswahl(a.env, a.besuch, { tat, auswahl, notiz: mit })))
  }
  const zeilen = await readAuswahl(a.env, a.besuch, { tat, auswahl })
  await recordListe(a.env, a.besuch, { liste: 'vorgaenge-auswahl', anzahl: zeilen.length })
  const { titel } = tattexte[tat]
  const krumen = [{ text: 'Vorgänge', href: zurueck }, { text: titel }]
  const fehler = satz ? { notiz: satz } : {}
  const allein = tat === 'ausgeben' ? freeOf(await readVerbrauch(a.env, a.besuch, 'vorgangsarchiv')) : 0
  const rest = {
    csrf: a.csrf(),
    tat,
    allein,
    zeilen,
    auswahl,
    fehler,
    zurueck,
    von: a.besuch.name,
    jetzt: a.env.clock.now(),
  }
  const view = <AuswahlView {...rest} notiz={asked ? getippt : undefined} />
  return a.seite({ titel, krumen, fehler: satz !== undefined, hauptspalte: 'breit' }, view, satz ? 422 : 200)
}

export const auswahlHandlers = { dienstVorgaengeAuswahl }
