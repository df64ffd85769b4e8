import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import type { Browser } from '../../../test/support/browser.ts'
import { chunked, pdf } from '../../../test/support/dateien.ts'
import type { Mensch } from '../../../test/support/menschen.ts'
import { takeDokumente } from '../dokumente/index.ts'
import { type Buehne, openBuehne } from '../vorgaenge/buehne.test-daten.ts'
import { closeVorgangsdruck } from '../vorgaenge/index.ts'
import { beginAntrag, readAntrag, saveAntrag } from './antrag/antrag.ts'
import { buergergeld } from './dienste/buergergeld/index.ts'
import { antworten } from './dienste/buergergeld/personen.test-daten.ts'
import { type Antworten, type Eintrag, entriesOf } from './engine/modell.ts'
import { prune } from './engine/weg.ts'
import { createZufall, Wanderung } from './engine/zufall.test-daten.ts'
import { listPosten, savePosten } from './nachweise/nachweise.ts'
import { heuteOf } from './seiten/seite.ts'

const PERSONEN = 12
const DATEIEN = 60

let buehne: Buehne
beforeAll(async () => {
  buehne = await openBuehne()
})
afterAll(async () => {
  await closeVorgangsdruck()
  await buehne?.portal.stop()
})

const [adult] = antworten.kim['personen'] as unknown as Eintrag[]

/** Everybody with two or three employments: thirty with twelve people. */
function householdOf(anzahl: number): Antworten {
  const personen = Array.from({ length: anzahl }, (_, i): Eintrag => {
    const stellen = Array.from(
      { length: i < 6 ? 3 : 2 },
      (_unused, n): Eintrag => ({ id: newId(), firma: `Betrieb ${n}` }),
    )
    const rest = { einkommensarten: ['arbeit'], stellen, konten: [], geburtsdatum: '2005-01-01', lebtVonEigenem: false }
    return { ...adult!, ...rest, id: newId(), beziehung: i === 0 ? 'ich' : 'kind', vorname: `Anna ${i}`, nachname: 'B' }
  })
  const mit = anzahl > 1 ? { allein: false, mitWem: ['kindAb15'], personenzahl: anzahl } : {}
  const wanderung = new Wanderung(buergergeld, createZufall(1), heuteOf(buehne.portal.env))
  wanderung.antworten = { ...antworten.kim, ...mit, personen }
  wanderung.finish()
  return prune(buergergeld.formular, wanderung.antworten, heuteOf(buehne.portal.env))
}

interface Haushalt {
  mensch: Mensch
  id: string
  personen: readonly Eintrag[]
  nachweis: string
}

async function fillIn(anzahl: number, dateien: number): Promise<Haushalt> {
  const { env } = buehne.portal
  const mensch = await buehne.createKunde()
  const wer = buehne.werOf(mensch)
  const id = newId()
  expect(await beginAntrag(env, wer, { id, dienst: buergergeld })).toBe(true)
  const alle = householdOf(anzahl)
  await saveAntrag(env, wer, { id, change: () => ({ antworten: alle, nachweise: {} }) })
  const posten = await listPosten(env, (await readAntrag(env, wer, id))!)
  const besitzer = { art: 'kunde', id: mensch.kundeId } as const
  const akteur = { art: 'kunde', id: mensch.kontoId } as const
  const { anzahl: jeSendung } = env.settings.dateien
  for (let n = 0; n < dateien; n += jeSendung) {
    const files = (async function* () {
      for (let i = n; i < Math.min(dateien, n + jeSendung); i++) {
        yield { feld: 'dateien', name: `Nachweis ${i}.pdf`, inhalt: chunked(pdf({ 5: `<< /Lauf (${i}) >>` })) }
      }
    })()
    const { dokumente } = await takeDokumente(env, { besitzer, sendung: newId(), akteur }, files)
    const ids = dokumente.map((one) => one.id)
    const { schluessel } = posten[(n / jeSendung) % posten.length]!
    const wahl = { auswahl: [], entfernen: [], wahl: undefined }
    expect(await savePosten(env, wer, { id, schluessel, dateien: ids, ...wahl })).toBe('ok')
  }
  return { mensch, id, personen: entriesOf(alle, 'personen'), nachweis: posten[0]!.adresse }
}

/** So many statements go to the database for one page. */
async function countStatements(browser: Browser, pfad: string): Promise<{ anzahl: number; bytes: number }> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  await browser.open(pfad)
  const anzahl = spy.mock.calls.length
  spy.mockRestore()
  expect([pfad, browser.page.status]).toEqual([pfad, 200])
  return { anzahl, bytes: Buffer.byteLength(browser.page.html) }
}

/** The groups of a list of documents: heading and count; the jump links lead to just these. */
async function readGruppen(browser: Browser, pfad: string): Promise<string[]> {
  const { html } = await browser.open(pfad)
  const gruppen = [...html.matchAll(/<h(\d) id="(nachweise-\d+)">([^<]*)<\/h\1><p class="kern-hint">([^<]*)<\/p>/g)]
  const ziele = [...html.matchAll(/<a href="#(nachweise-\d+)">/g)].map(([, id]) => id)
  expect(ziele).toEqual(gruppen.map(([, , id]) => id))
  return gruppen.map(([, ebene, , titel, stand]) => `h${ebene} ${titel}: ${stand}`)
}

/** Every kind of page that a draft has. */
function pagesOf({ id, personen, nachweis }: Haushalt): Record<string, string> {
  const last = personen.at(-1)!
  const [stelle] = entriesOf(last, 'stellen')
  const seiten = `/antraege/${id}/seiten`
  return {
    Aufgabenliste: `/antraege/${id}`,
    Sammlung: `${seiten}/personen`,
    Eintrag: `${seiten}/person/${last.id}`,
    Untersammlung: `${seiten}/stellen/${last.id}`,
    Untereintrag: `${seiten}/stelle/${last.id}/${stelle!.id}`,
    Nachweise: `/antraege/${id}/nachweise`,
    Nachweis: `/antraege/${id}/nachweise/${nachweis}`,
    Prüfen: `/antraege/${id}/pruefen`,
    Startseite: '/',
  }
}

async function readVorzeile({ mensch, id }: Haushalt, seite: string): Promise<string | undefined> {
  const { html } = await mensch.open(`/antraege/${id}/seiten/${seite}`)
  return /<p class="titel__vorzeile">([^<]*)</.exec(html)?.[1]
}

/** Each person has as many pages as one who lives alone, and an entry those of its own. */
async function compareVorzeilen(klein: Haushalt, gross: Haushalt): Promise<void> {
  const [allein, last] = [klein.personen[0]!, gross.personen.at(-1)!]
  const wie = (await readVorzeile(klein, `konten/${allein.id}`))?.replace('Sie', 'Anna 11 B')
  expect(wie).toMatch(/^Anna 11 B · Konten und Vermögen, Seite \d von \d$/)
  expect(await readVorzeile(gross, `konten/${last.id}`)).toBe(wie)
  const [stelle] = entriesOf(last, 'stellen')
  expect(await readVorzeile(gross, `stelle/${last.id}/${stelle!.id}`)).toMatch(
    /^Anna 11 B · .+ · Einkommen, Seite 1 von \d$/,
  )
}

async function measure(browser: Browser, pfade: Record<string, string>) {
  const found: Record<string, { anzahl: number; bytes: number }> = {}
  // Once before: what is read only the first time would be counted for one of the two.
  for (const pfad of Object.values(pfade)) await browser.open(pfad)
  for (const [name, pfad] of Object.entries(pfade)) found[name] = await countStatements(browser, pfad)
  return found
}

describe('Ein Haushalt mit zwölf Personen, dreißig Beschäftigungen und sechzig Dokumenten', () => {
  test('keine Seite braucht mehr Abfragen als bei einer Person, vom Entwurf bis zum Vorgang auf beiden Seiten', {
    timeout: 120_000,
  }, async () => {
    const [klein, gross] = [await fillIn(1, 2), await fillIn(PERSONEN, DATEIEN)]
    expect(gross.personen.flatMap((one) => entriesOf(one, 'stellen'))).toHaveLength(30)
    const compare = (a: Awaited<ReturnType<typeof measure>>, b: typeof a) => {
      console.log(
        Object.entries(b)
          .map(([name, { anzahl, bytes }]) => `${name} ${a[name]!.anzahl} → ${anzahl}, ${Math.round(bytes / 1024)} KB`)
          .join(' | '),
      )
      for (const [name, { anzahl }] of Object.entries(b)) {
        expect([name, anzahl]).toEqual([name, Math.min(anzahl, a[name]!.anzahl)])
      }
    }
    compare(await measure(klein.mensch, pagesOf(klein)), await measure(gross.mensch, pagesOf(gross)))
    await compareVorzeilen(klein, gross)
    const leute = Array.from({ length: PERSONEN - 1 }, (_, i) => `Anna ${i + 1} B`)
    const headings = (gruppen: string[]) => gruppen.map((one) => one.replace(/\d+ von \d+ erledigt/, 'Stand'))
    const entwurf = await readGruppen(gross.mensch, `/antraege/${gross.id}/nachweise`)
    expect(headings(entwurf)).toEqual(['Für alle', 'Sie', ...leute].map((one) => `h2 ${one}: Stand`))
    const gelesen = await readGruppen(gross.mensch, `/antraege/${gross.id}/pruefen`)
    expect(gelesen).toEqual(entwurf.map((one) => one.replace('h2', 'h3')))
    expect(await readGruppen(klein.mensch, `/antraege/${klein.id}/nachweise`)).toEqual([])

    const send = async ({ mensch, id }: Haushalt) => {
      await mensch.open(`/antraege/${id}/pruefen`)
      await mensch.submit('Absenden', { erklaert: 'ja' })
      expect(mensch.page.text).toContain('angekommen')
      return new URL(mensch.page.url).pathname
    }
    const [a, b] = [await send(klein), await send(gross)]
    const eigene = (pfad: string) => ({ Vorgang: pfad, Daten: `${pfad}/ausgabe/json` })
    compare(await measure(klein.mensch, eigene(a)), await measure(gross.mensch, eigene(b)))
    const dienst = (pfad: string) => ({
      Vorgang: `/sachbearbeitung${pfad}`,
      Tafel: `/sachbearbeitung${pfad}/nachweise`,
    })
    compare(await measure(buehne.sabine, dienst(a)), await measure(buehne.sabine, dienst(b)))
    const kim = 'Kim Klicker'
    const alle = ['Für alle', kim, ...leute]
    expect(headings(await readGruppen(gross.mensch, b))).toEqual(alle.map((one) => `h4 ${one}: Stand`))
    const imDienst = await readGruppen(buehne.sabine, `/sachbearbeitung${b}`)
    expect(imDienst.map((one) => one.replace(/von \d+/, 'von so vielen'))).toEqual(
      alle.map((one) => `h3 ${one}: 0 von so vielen erledigt`),
    )
    await gross.mensch.open(b)
    expect(gross.mensch.page.text).toContain(`Nachweis ${DATEIEN - 1}.pdf`)
  })
})
