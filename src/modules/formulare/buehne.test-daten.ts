import { afterAll, beforeAll, expect } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import type { Mensch } from '../../../test/support/menschen.ts'
import { type Buehne, openBuehne } from '../vorgaenge/buehne.test-daten.ts'
import { grantFreigabe } from '../vorgaenge/freigabe/freigabe.ts'
import { closeVorgangsdruck } from '../vorgaenge/index.ts'
import { type Antrag, readAntrag, type Wer } from './antrag/antrag.ts'
import { typePage } from './antrag.test-daten.ts'
import { entriesOf } from './engine/modell.ts'
import { findStation } from './seiten/seite.ts'

export let buehne: Buehne

/** A portal with staff, before the tests of a file and until their end. */
export function prepareFormulare(): void {
  beforeAll(async () => {
    buehne = await openBuehne()
  })
  afterAll(async () => {
    await closeVorgangsdruck()
    await buehne?.portal.stop()
  })
}

export const wer = (mensch: Mensch): Wer => buehne.werOf(mensch)
export const read = async (mensch: Mensch, id: string): Promise<Antrag> =>
  (await readAntrag(buehne.portal.env, wer(mensch), id))!
export const pathOf = (mensch: Mensch) => new URL(mensch.page.url).pathname

/** Opens a locked service for a customer, as their contact does. */
export async function unlock(mensch: Mensch, dienst: string): Promise<void> {
  const heute = buehne.portal.env.clock.now().toISOString().slice(0, 10)
  const neu = { id: newId(), kundeId: mensch.kundeId, dienst, zweck: 'Abgesprochen', bis: heute }
  const { mitarbeiterId, jobcenterId } = buehne.sabine
  expect(await grantFreigabe(buehne.portal.env, { mitarbeiterId, jobcenterId }, neu)).toBe(true)
}

/** Begins a form through its pages, and answers the id of the draft. */
export async function begin(mensch: Mensch, slug: string): Promise<string> {
  await mensch.open(`/eservices/${slug}`)
  expect(mensch.page.html).toContain(`/eservices/${slug}/antrag`)
  await mensch.open(`/eservices/${slug}/antrag`)
  await mensch.submit(mensch.page.text.includes('Neu beginnen') ? 'Neu beginnen' : 'Beginnen')
  expect(mensch.page.status, mensch.page.text).toBe(200)
  return pathOf(mensch).split('/').at(-1)!
}

/** Fills the page that is open with something right, and goes on. */
async function fillPage(mensch: Mensch, id: string): Promise<void> {
  const [, , , , seite = '', ...eintraege] = pathOf(mensch).split('/')
  const { env } = buehne.portal
  for (let tries = 0; tries < 5; tries++) {
    const antrag = await read(mensch, id)
    const station = findStation(env, antrag, { seite, eintraege })!
    const felder = typePage(station)
    const gruppe = antrag.dienst.formular.seiten[seite]!.sammlung
    const { mindestens = 0, einzahl = '' } = (gruppe && antrag.dienst.formular.gruppen[gruppe]) || {}
    const more = gruppe !== undefined && entriesOf(station.sicht.hier, gruppe).length < Math.max(1, mindestens)
    await mensch.submit(more ? `${einzahl} hinzufügen` : 'Weiter', felder)
    expect([mensch.page.status, pathOf(mensch), mensch.page.status === 200 ? '' : mensch.page.text]).toEqual([
      200,
      pathOf(mensch),
      '',
    ])
    // The same page again: an answer has asked something more.
    if (!mensch.page.url.includes('neu=1')) return
  }
  throw new Error(`Die Seite ${seite} endet nicht.`)
}

/** From the list of tasks through every page to the list again. */
export async function fillAll(mensch: Mensch, id: string): Promise<number> {
  let seiten = 0
  for (; seiten < 200; seiten++) {
    // The day need not be secured to go on.
    if (pathOf(mensch).endsWith('/sichern')) await mensch.open(`/antraege/${id}`)
    const link =
      /href="(\/antraege\/[^"]+\/seiten\/[^"]+)"[^>]*><span class="kern-label">(?:Beginnen|Weitermachen)/.exec(
        mensch.page.html,
      )
    if (pathOf(mensch) === `/antraege/${id}`) {
      if (!link) return seiten
      await mensch.open(link[1]!)
    }
    await fillPage(mensch, id)
  }
  throw new Error('Das Formular endet nicht.')
}

/** The shortest form, and how its first page is filled in. */
export const GUTSCHEIN = 'vermittlungsgutschein'
export const wunsch = { taetigkeit: 'Lagerhelferin', region: 'Hannover', 'arbeitsform[]': 'vollzeit' }
