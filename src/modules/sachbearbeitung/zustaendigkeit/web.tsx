import { readZustaendigkeiten, setZustaendigkeit } from '#modules/jobcenter'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import { aktenkrume } from '../akte/web.tsx'
import { isZustaendig, listKollegium, mayEnterFor, setErreichbarkeit } from './erreichbarkeit.ts'
import * as forms from './forms.ts'
import { ErreichbarkeitView, type ZustaendigkeitProps, ZustaendigkeitView } from './views.tsx'

const VERALTET = 'Jemand hat das inzwischen geändert. Hier steht der neue Stand; es wurde nichts gespeichert.'

const UNPASSEND = 'Diese Person bearbeitet keine Nachrichten und Vorgänge. Wählen Sie eine andere.'

async function showZustaendigkeit(
  a: Anfrage<'/:id', 'sachbearbeitung:zustaendigkeit-festlegen'>,
  fehler: ZustaendigkeitProps['fehler'],
): Promise<Response> {
  const kunde = await openAkte(a.env, a.besuch, a.params.id)
  const kollegium = (await listKollegium(a.env, a.besuch)).filter(isZustaendig)
  const failed = hasErrors(fehler)
  const titel = 'Zuständigkeit'
  const view = (
    <ZustaendigkeitView
      csrf={a.csrf()}
      kundeId={kunde.id}
      kunde={`${kunde.vorname} ${kunde.nachname}, Kundennummer ${kunde.kundennummer}`}
      zustaendig={await readZustaendigkeiten(a.env.db, kunde.id)}
      kollegium={kollegium}
      teams={[...new Set(kollegium.map(({ team }) => team))].sort()}
      meldung={!failed && a.frage('meldung') === 'gespeichert' ? 'Die Zuständigkeit ist gespeichert.' : undefined}
      fehler={fehler}
    />
  )
  return a.seite({ titel, krumen: [aktenkrume(kunde.id), { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const dienstZustaendigkeit: HandlerOf<typeof routes.dienstZustaendigkeit> = {
  get: (a) => showZustaendigkeit(a, {}),
  post: async (a) => {
    const { bereich, person, team, stand } = a.lies(forms.zustaendigkeit)
    if (!bereich || !/^\d+$/.test(stand)) throw badRequest()
    const kollegium = await listKollegium(a.env, a.besuch)
    const gewaehlt = kollegium.find(({ id }) => id === person)
    if (gewaehlt && !isZustaendig(gewaehlt)) return showZustaendigkeit(a, { [bereich]: UNPASSEND })
    const teams = kollegium.filter(isZustaendig).map((one) => one.team)
    const done = await setZustaendigkeit(a.env, a.besuch, {
      ...{ kundeId: a.params.id, bereich, stand: Number(stand) },
      person: forms.readWahl(person),
      team: teams.find((one) => one === team),
    })
    if (done === 'weg') throw notFound()
    if (done === 'stand') return showZustaendigkeit(a, { [bereich]: VERALTET })
    return a.weiter(`${routes.dienstZustaendigkeit.href(a.params)}?meldung=gespeichert`)
  },
}

type Erreichbar = Anfrage<string, 'sachbearbeitung:uebersicht'>

/** Whose page it is; whoever may not enter it for another gets the own one. */
async function findFuer(a: Erreichbar, gewuenscht: string | undefined) {
  const kollegium = await listKollegium(a.env, a.besuch)
  const ich = kollegium.find(({ id }) => id === a.besuch.mitarbeiterId)
  if (!ich) throw notFound()
  const other = kollegium.find(({ id }) => id === gewuenscht)
  const fuer = other && mayEnterFor(a.besuch, { ich, fuer: other }) ? other : ich
  const team = a.besuch.rollen.includes('teamleitung')
    ? kollegium.filter((one) => one.team === ich.team && one.id !== ich.id)
    : []
  const vertreter = kollegium.filter((one) => one.id !== fuer.id && isZustaendig(one))
  return { vertreter, fuer, team, ich: ich.id }
}

const dienstErreichbarkeit: HandlerOf<typeof routes.dienstErreichbarkeit> = {
  get: async (a) => {
    const found = await findFuer(a, a.frage('fuer'))
    const { telefon, sprechzeiten, vertreten_durch } = found.fuer
    const werte = { telefon, sprechzeiten, vertretung: vertreten_durch ?? '' }
    const gespeichert = a.frage('meldung') === 'gespeichert'
    const view = <ErreichbarkeitView csrf={a.csrf()} {...found} {...{ werte, gespeichert }} fehler={{}} />
    return a.seite({ titel: 'Erreichbarkeit und Vertretung' }, view)
  },
  post: async (a) => {
    const eingabe = a.lies(forms.erreichbarkeit)
    const found = await findFuer(a, eingabe.fuer)
    if (found.fuer.id !== eingabe.fuer) throw notFound()
    const fehler = forms.checkErreichbarkeit(eingabe)
    const durch = forms.readWahl(eingabe.vertretung)
    if (eingabe.vertretung && !found.vertreter.some(({ id }) => id === durch)) {
      fehler.vertretung = 'Wählen Sie eine Person aus der Liste.'
    }
    if (hasErrors(fehler)) {
      const view = <ErreichbarkeitView csrf={a.csrf()} {...found} werte={eingabe} fehler={fehler} gespeichert={false} />
      return a.seite({ titel: 'Erreichbarkeit und Vertretung', fehler: true }, view, 422)
    }
    await setErreichbarkeit(a.env, a.besuch.mitarbeiterId, {
      mitarbeiterId: found.fuer.id,
      telefon: forms.klartext(eingabe.telefon),
      sprechzeiten: forms.klartext(eingabe.sprechzeiten),
      vertretenDurch: durch,
    })
    return a.weiter(`${routes.dienstErreichbarkeit.href()}?fuer=${found.fuer.id}&meldung=gespeichert`)
  },
}

export const zustaendigkeitHandlers = { dienstZustaendigkeit, dienstErreichbarkeit }
