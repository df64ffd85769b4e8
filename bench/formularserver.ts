// The pages, the engine and the protection of the portal around one form, for anybody, with the answers in memory: what is
// left of it without accounts, keys of people and PostgreSQL. For a comparison with others that keep answers in memory.
import { randomBytes } from 'node:crypto'
import { listen } from '#platform/lauschen.ts'
import { formular as formularRoute } from '#web/route.ts'
import { createRouter, type HandlerOf } from '#web/router.tsx'
import type { Antrag } from '../src/modules/formulare/antrag/antrag.ts'
import { vermittlungsgutschein } from '../src/modules/formulare/dienste/vermittlungsgutschein/index.ts'
import { changeLevel } from '../src/modules/formulare/engine/aendern.ts'
import type { Antworten } from '../src/modules/formulare/engine/modell.ts'
import { nextStop, readSeite, withAnswers } from '../src/modules/formulare/engine/seite.ts'
import { isAt, neighbours, type Station, walk } from '../src/modules/formulare/engine/weg.ts'
import { seitenSchema, toEingabe } from '../src/modules/formulare/seiten/felder.ts'
import { heuteOf, printOf, showSeite } from '../src/modules/formulare/seiten/seite.ts'
import { SeiteView } from '../src/modules/formulare/seiten/views.tsx'
import { createEnv } from './umgebung.ts'

const [port = '', ordner = ''] = process.argv.slice(2)
const env = createEnv({
  PORT: port,
  DATA_DIR: ordner,
  DATABASE_URL: 'postgresql://localhost/keine',
  SCHLUESSEL: `b1:${randomBytes(32).toString('base64')}`,
})
const { formular } = vermittlungsgutschein
const route = formularRoute('/gutschein/:seite', 'public')
type A = Parameters<HandlerOf<typeof route>['get']>[0]

/** By the name of the browser; as text, as any store would have it. */
const entwuerfe = new Map<string, string>()
const leer = JSON.stringify({})

function readEntwurf(a: A): Antrag {
  const antworten = JSON.parse(entwuerfe.get(a.besuchsname()) ?? leer) as Antworten
  const rest = { id: 'gutschein', dienst: vermittlungsgutschein, antworten, nachweise: {} }
  return rest as unknown as Antrag
}

const findSeite = (antrag: Antrag, seite: string) =>
  walk(formular, antrag.antworten, heuteOf(env)).find((one) => isAt(one, { seite, eintraege: [] }))

function showStation(a: A, antrag: Antrag, station: Station, fehler: Record<string, string> = {}): Response {
  const weg = walk(formular, antrag.antworten, heuteOf(env))
  const own = weg.filter(({ abschnitt }) => abschnitt === station.abschnitt)
  const titel = formular.seiten[station.seite]!.frage
  const { titel: abschnitt } = formular.abschnitte.find(({ name }) => name === station.abschnitt)!
  const { zurueck } = neighbours(weg, station)
  const props = {
    ...{ csrf: a.csrf(), antrag, station, eingabe: showSeite(station), fehler, bekannt: {}, fuer: [], warnungen: [] },
    abschnitt: { titel: abschnitt, nr: own.indexOf(station) + 1, von: own.length },
    ...{ zurueck: zurueck ? route.href(zurueck) : '/', neu: false, entfernen: undefined },
  }
  return a.seite({ titel, krumen: [{ text: titel }], fehler: Object.keys(fehler).length > 0 }, SeiteView(props))
}

const gutschein: HandlerOf<typeof route> = {
  get(a) {
    const antrag = readEntwurf(a)
    const station = findSeite(antrag, a.params.seite)
    return station ? showStation(a, antrag, station) : a.weiter(route.href({ seite: 'wunsch' }))
  },
  post(a) {
    const antrag = readEntwurf(a)
    const station = findSeite(antrag, a.params.seite)
    if (!station) return a.weiter(route.href({ seite: 'wunsch' }))
    const { abdruck, schritt: _, ...posted } = a.lies(seitenSchema(formular, station.seite))
    const read = readSeite(formular, station, toEingabe(formular.seiten[station.seite]!.felder, posted))
    if (abdruck !== printOf(antrag, station) || Object.keys(read.fehler).length > 0) {
      return showStation(a, antrag, station, { formular: 'Prüfen Sie Ihre Angaben.', ...read.fehler })
    }
    const change = (hier: Antworten) => withAnswers(hier, read.gelesen)
    const antworten = changeLevel(formular, antrag.antworten, { eintraege: [], change })
    entwuerfe.set(a.besuchsname(), JSON.stringify(antworten))
    const weg = walk(formular, antworten, heuteOf(env))
    const here = weg.findIndex((one) => isAt(one, station))
    const next = nextStop(formular, weg, weg[here]!) ?? weg[here + 1]
    return a.weiter(next ? route.href(next) : '/')
  },
}

const marke = { name: 'Jobcenter Musterstadt', kurzname: 'Jobcenter Musterstadt' }
const nobody = async () => undefined
const ursprung = env.settings.baseUrl
const router = createRouter({
  env,
  routes: { gutschein: route },
  handlers: { gutschein },
  besuchsquelle: {
    ...{ find: nobody, findDienst: nobody, keepForm: nobody, readForm: nobody, dropForm: nobody },
    ...{ keepDienstForm: nobody, readDienstForm: nobody, dropDienstForm: nobody },
    ...{ keepDienstForm: nobody, readDienstForm: nobody, dropDienstForm: nobody },
    ...{ recordRefusal: nobody, recordUmgehung: nobody },
  },
  marke: () => marke,
  flaeche: 'beide',
  ursprung: { oeffentlich: ursprung, sachbearbeitung: ursprung },
})
await listen((request, umgebung) => router.fetch(request, umgebung), { port: Number(port), host: '127.0.0.1' })
process.once('disconnect', () => process.exit(0))
