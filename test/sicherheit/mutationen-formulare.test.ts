import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Antrag, beginAntrag, readAntrag, saveAntrag } from '../../src/modules/formulare/antrag/antrag.ts'
import { formulardienste } from '../../src/modules/formulare/dienste/verzeichnis.ts'
import type { Antworten, Feldwert, Formular } from '../../src/modules/formulare/engine/modell.ts'
import { listVeraltete } from '../../src/modules/formulare/engine/stand.ts'
import { keyOf, type Station, walk } from '../../src/modules/formulare/engine/weg.ts'
import { type Eingabe, readFeld, showFeld } from '../../src/modules/formulare/engine/werte.ts'
import { createZufall, typePageGood, Wanderung } from '../../src/modules/formulare/engine/zufall.test-daten.ts'
import { mehrfachName } from '../../src/modules/formulare/seiten/felder.ts'
import { heuteOf, printOf } from '../../src/modules/formulare/seiten/seite.ts'
import { sendAntrag } from '../../src/modules/formulare/senden/senden.ts'
import { type Buehne, openBuehne } from '../../src/modules/vorgaenge/buehne.test-daten.ts'
import { closeVorgangsdruck } from '../../src/modules/vorgaenge/index.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { routes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import type { Browser } from '../support/browser.ts'
import type { Mensch } from '../support/menschen.ts'
import { fieldsOfPage, mutate, nasty, pick, random, send } from './mutationen.test-daten.ts'

/** `npm run drill` sends the ten thousand that the requirement names. */
const ANZAHL = Number(process.env['MUTATIONEN'] ?? 800)
/** So many go to one draft before another one takes its place. */
const JE_ENTWURF = 40

let buehne: Buehne
beforeAll(async () => {
  buehne = await openBuehne()
})
afterAll(async () => {
  await closeVorgangsdruck()
  await buehne?.portal.stop()
})

const zufall = createZufall(20261123)
const answers = new Map<number, number>()
const broken: string[] = []

function note(answer: Response, path: string, body?: URLSearchParams): Response {
  answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
  if (answer.status >= 500) broken.push(`${path} ${answer.status} ${body?.toString().slice(0, 300) ?? ''}`)
  return answer
}

/** A draft with an answer to everything. */
async function createEntwurf(mensch: Mensch, slug: string): Promise<string> {
  const { env } = buehne.portal
  const dienst = formulardienste.find((one) => one.slug === slug)!
  const wer = buehne.werOf(mensch)
  const id = newId()
  if (!(await beginAntrag(env, wer, { id, dienst }))) throw new Error(`${slug} hat nicht begonnen.`)
  const wanderung = new Wanderung(dienst, zufall, heuteOf(env))
  for (let i = 0; i < 8; i++) wanderung.step()
  wanderung.finish()
  // As the portal keeps them: what was not answered is not there.
  const antworten = JSON.parse(JSON.stringify(wanderung.antworten)) as Antworten
  await saveAntrag(env, wer, { id, change: () => ({ antworten, nachweise: {} }) })
  return id
}

/** Answers that their page would refuse and does not point out. */
function listFalsches({ dienst, antworten }: Antrag): string[] {
  const { formular } = dienst
  return walk(formular, antworten, heuteOf(buehne.portal.env)).flatMap((station) => {
    const veraltet = listVeraltete(station)
    return station.felder.flatMap((feld) => {
      const wert = station.sicht.hier[feld.name] as Feldwert | undefined
      if (wert === undefined || Object.hasOwn(veraltet, feld.name)) return []
      const read = readFeld(feld, showFeld(feld, wert), station.sicht)
      return read.ok && JSON.stringify(read.wert) === JSON.stringify(wert)
        ? []
        : [`${dienst.slug} ${keyOf(station)} ${feld.name} = ${JSON.stringify(wert).slice(0, 100)}`]
    })
  })
}

const pathOf = (id: string, station: Station) => `/antraege/${id}/seiten/${keyOf(station)}`

/** Typed as it should be, where anything can be. */
function typeRight(form: Formular, station: Station): Eingabe {
  try {
    return typePageGood(form, station, zufall)
  } catch {
    return {}
  }
}

function fieldsOf(form: Formular, station: Station): Record<string, string | readonly string[]> {
  const typed = typeRight(form, station)
  const mehrere = new Set(
    form.seiten[station.seite]!.felder.flatMap(({ art, name }) => (art === 'mehrfach' ? name : [])),
  )
  const named = Object.entries(typed).map(([name, wert]) => [mehrere.has(name) ? mehrfachName(name) : name, wert ?? ''])
  return Object.fromEntries(named) as Record<string, string | readonly string[]>
}

/** A page of a form, right but for some of it; what the portal takes must be what its pages take. */
async function attackPage(mensch: Mensch, id: string): Promise<string[]> {
  const { env } = buehne.portal
  const wer = buehne.werOf(mensch)
  const antrag = (await readAntrag(env, wer, id))!
  const { formular } = antrag.dienst
  const station = pick(walk(formular, antrag.antworten, heuteOf(env)))
  const gruppe = formular.seiten[station.seite]!.sammlung
  const eintraege = gruppe === undefined ? [] : ((station.sicht.hier[gruppe] ?? []) as readonly { id: string }[])
  const schritte = ['weiter', 'weiter', 'spaeter', 'hinzufuegen', ...eintraege.map((one) => `entfernen~${one.id}`)]
  const fields = fieldsOf(formular, station)
  if (random() < 0.15) {
    const felder = Object.fromEntries(mutate(fields))
    const abdruck = random() < 0.95 ? printOf(antrag, station) : pick(nasty)
    const body = JSON.stringify({ seite: random() < 0.8 ? keyOf(station) : pick(nasty), abdruck, felder })
    const headers = { 'content-type': 'application/json', 'x-csrf': mensch.csrf() }
    note(await mensch.raw(`/antraege/${id}/zwischenstand`, { method: 'POST', body, headers }), 'zwischenstand')
  } else {
    const body = mutate({ ...fields, schritt: pick(schritte) }, pick([0, 0.1, 0.6]))
    body.set('abdruck', random() < 0.95 ? printOf(antrag, station) : pick(nasty))
    note(await send(mensch, pathOf(id, station), body), pathOf(id, station), body)
  }
  // However it went: the page can be opened again, and holds nothing that it would not take.
  note(await mensch.raw(pathOf(id, station)), pathOf(id, station))
  const after = await readAntrag(env, wer, id)
  if (!after) return []
  // What the portal kept in memory is what it will read from the database.
  const { antworten, nachweise, getippt = {} } = after
  const kept = { antworten, nachweise, getippt }
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(kept)), kept)
  return [...listFalsches(after), ...(same ? [] : [`${pathOf(id, station)} ${JSON.stringify(kept)}`])]
}

const acts = (Object.values(routes) as Route[]).filter(
  ({ art, pfad }) =>
    art !== 'seite' &&
    !pfad.includes('/seiten/') &&
    /^\/(antraege|vorgaenge|beleg|dokumente|eservices)\b|^\/sachbearbeitung\/(vorgaenge|kunden\/:id\/freigaben)\b/.test(
      pfad,
    ),
)

interface Ziele {
  antrag: string
  vorgang: string
  kunde: string
  nachweis: string
  code: string
}

function addressOf({ pfad }: Route, ziele: Ziele): string {
  const id = pfad.includes('antraege') ? ziele.antrag : pfad.includes('kunden') ? ziele.kunde : ziele.vorgang
  return pfad
    .replace(':id', id)
    .replace(':nachweis', ziele.nachweis)
    .replace(':code', ziele.code)
    .replace(':slug', pick(formulardienste).slug)
    .replace(/:\w+/g, newId())
}

/** Any other form around forms, as its page offers it: evidence, reading back and sending, cases, both boards, unlocking. */
async function attackAct(browser: Browser, ziele: Ziele): Promise<void> {
  const staff = browser === (buehne.sabine as Browser)
  const route = pick(acts.filter(({ pfad }) => pfad.startsWith('/sachbearbeitung') === staff))
  const path = addressOf(route, ziele)
  if (route.art === 'formular') {
    await browser.open(path)
    note(new Response(null, { status: browser.page.status }), path)
  }
  if (!browser.csrf()) await browser.open(staff ? '/sachbearbeitung' : '/sicherheit')
  const body = mutate(fieldsOfPage(browser), pick([0.1, 0.6]))
  note(await send(browser, path, body, route.koerper === 'json'), path, body)
}

async function openZiele(mensch: Mensch): Promise<Ziele> {
  const { env } = buehne.portal
  const dienst = pick(formulardienste).slug
  const sent = await sendAntrag(env, buehne.werOf(mensch), await createEntwurf(mensch, dienst))
  if (!sent.ok || !sent.vorgangId) throw new Error(`${dienst} wurde nicht gesendet.`)
  await mensch.open(`/vorgaenge/${sent.vorgangId}`)
  const [, code = 'keiner'] = /\/beleg\/([A-Z0-9-]+)"/.exec(mensch.page.html) ?? []
  const antrag = await createEntwurf(mensch, pick(formulardienste).slug)
  await mensch.open(`/antraege/${antrag}/nachweise`)
  const [, nachweis = 'keiner'] = /\/nachweise\/([^"]+)"/.exec(mensch.page.html) ?? []
  return { antrag, vorgang: sent.vorgangId, kunde: mensch.kundeId, nachweis, code }
}

/** What staff noted is what their forms take. */
async function listFalscheFreigaben(): Promise<string[]> {
  const slugs = formulardienste.filter(({ freischaltung }) => freischaltung).map(({ slug }) => slug)
  const rows = await buehne.portal.owner.selectFrom('freigabe_dienst').select('dienst').execute()
  return rows.map(({ dienst }) => dienst).filter((dienst) => !slugs.includes(dienst))
}

test(`INP-01: ${ANZAHL} veränderte Eingaben an jede Seite um die Formulare: kein Fehler des Portals, und nichts gespeichert, was seine Seite nicht annähme`, {
  timeout: 3_600_000,
}, async () => {
  const falsch: string[] = []
  const besucht = new Set<string>()
  for (let sent = 0; sent < ANZAHL; sent += JE_ENTWURF) {
    const { slug } = formulardienste[(sent / JE_ENTWURF) % formulardienste.length]!
    const mensch = await buehne.createKunde()
    const ziele = await openZiele(mensch)
    const id = await createEntwurf(mensch, slug)
    besucht.add(slug)
    for (let i = 0; i < JE_ENTWURF; i++) {
      if (i % 4 !== 3) falsch.push(...(await attackPage(mensch, id)))
      else await attackAct(random() < 0.4 ? buehne.sabine : mensch, ziele)
    }
    await buehne.portal.owner.deleteFrom('versuch').execute()
  }
  console.log('Antworten', Object.fromEntries(answers))
  expect(broken).toEqual([])
  expect([...new Set(falsch)]).toEqual([])
  expect(await listFalscheFreigaben()).toEqual([])
  expect(besucht.size).toBe(Math.min(formulardienste.length, Math.ceil(ANZAHL / JE_ENTWURF)))
  for (const status of [303, 400, 422]) expect([status, answers.get(status) ?? 0]).not.toEqual([status, 0])
})
