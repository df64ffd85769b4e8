import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { openVorgangForDienst } from '../../vorgaenge/index.ts'
import { readAntrag } from '../antrag/antrag.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Antworten, Formular } from '../engine/modell.ts'
import { sendGutschein } from '../gutschein.test-daten.ts'
import { sendAntrag } from '../senden/senden.ts'
import { listFragen } from './fragen.ts'

let buehne: Buehne
beforeAll(async () => {
  buehne = await openBuehne()
})
afterAll(() => buehne?.portal.stop())

const dienst = findDienst('vermittlungsgutschein')!
const alt = dienst.formular
const goBack = () => void Object.assign(dienst, { formular: alt })
afterEach(goBack)

interface Neuerung extends Partial<Pick<Formular, 'abschnitte' | 'seiten' | 'uebergaenge'>> {
  anheben?: (alle: Antworten) => Antworten
}

/** From now on the portal has the next version of the form. */
function raise({ anheben = (alle) => alle, ...neu }: Neuerung): void {
  const fassung = alt.fassung + 1
  Object.assign(dienst, { formular: { ...alt, ...neu, fassung, anheben: { [alt.fassung]: anheben } } })
}

const rename = (alle: Antworten): Antworten => ({ ...alle, taetigkeit: `${String(alle['taetigkeit'])} (neu)` })
const pathOf = ({ page }: Pick<Mensch, 'page'>) => new URL(page.url).pathname
const korrekturseite = (id: string) => `/sachbearbeitung/vorgaenge/${id}/korrektur`

async function ask(id: string): Promise<void> {
  const { sabine } = buehne
  await sabine.open(korrekturseite(id))
  const frist = { 'frist-tag': '1', 'frist-monat': '12', 'frist-jahr': '2099' }
  await sabine.submit('Vorschau', { 'frage[]': 'wunsch~region', grund: 'Welcher Umkreis?', ...frist })
  await sabine.submit('Rückfrage senden')
  expect(sabine.page.text).toContain('Die Rückfrage ist gesendet')
}

/** The page that is asked about, as the case leads to it. */
async function openFrage(mensch: Mensch, id: string): Promise<string> {
  await mensch.open(`/vorgaenge/${id}`)
  const pfad = /href="(\/antraege\/[^"]+\/seiten\/wunsch)"/.exec(mensch.page.html)![1]!
  await mensch.open(pfad)
  return pfad.split('/')[2]!
}

const ganz = async (id: string) => {
  const { mitarbeiterId, jobcenterId } = buehne.sabine
  return (await openVorgangForDienst(buehne.portal.env, { mitarbeiterId, jobcenterId }, id))!
}

async function answer(mensch: Mensch, korrekturId: string): Promise<void> {
  await mensch.open(`/antraege/${korrekturId}/pruefen`)
  await mensch.submit('Absenden', { erklaert: 'ja' })
  expect(mensch.page.text).toContain('Ihre Änderung ist angekommen')
}

/** What was sent first is as it was; above it stands the answer, in the version of today, with what the person changed. */
async function expectBeide(id: string, vorher: Awaited<ReturnType<typeof ganz>>): Promise<void> {
  const { fassungen } = await ganz(id)
  expect(fassungen[0]).toEqual(vorher.fassungen[0])
  expect(fassungen[0]!.formular!.fassung).toBe(alt.fassung)
  expect(fassungen).toHaveLength(2)
  expect(fassungen[1]!.formular).toMatchObject({
    fassung: alt.fassung + 1,
    antworten: { region: 'Celle', taetigkeit: 'Lagerhelferin (neu)' },
  })
  expect(fassungen[1]!.aenderungen!.map(({ vorher, nachher }) => [vorher, nachher])).toEqual([['Hannover', 'Celle']])
}

describe('Eine neue Fassung des Formulars', () => {
  test('vor der Rückfrage: gefragt wird in ihren Worten, geantwortet in ihr, und das Gesendete bleibt in seiner', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    const vorher = await ganz(id)
    raise({ anheben: rename })
    await buehne.sabine.open(korrekturseite(id))
    expect(buehne.sabine.page.text).toContain('Dieses Formular gibt es inzwischen in einer neuen Fassung')
    expect(buehne.sabine.page.text).toContain('Lagerhelferin (neu)')
    await ask(id)
    const korrekturId = await openFrage(mensch, id)
    expect(mensch.page.html).toContain('value="Lagerhelferin (neu)"')
    await mensch.submit('Weiter', { region: 'Celle' })
    expect(mensch.page.text).toContain('Ihre Angaben sind übernommen')
    await answer(mensch, korrekturId)
    await expectBeide(id, vorher)
  })

  test.each(['bevor die Person anfängt', 'während sie ändert'])(
    'zwischen Rückfrage und Antwort, %s: Nichts geht verloren, und als Änderung steht nur, was sie selbst geändert hat',
    async (wann) => {
      const mensch = await buehne.createKunde()
      const id = await sendGutschein(mensch)
      const vorher = await ganz(id)
      await ask(id)
      if (wann === 'bevor die Person anfängt') raise({ anheben: rename })
      const korrekturId = await openFrage(mensch, id)
      await mensch.submit('Weiter', { region: 'Celle' })
      raise({ anheben: rename })
      await mensch.open(`/antraege/${korrekturId}`)
      expect(mensch.page.text).toContain('Dieses Formular gibt es jetzt in einer neuen Fassung')
      expect(mensch.page.text).toContain('Geändert')
      await answer(mensch, korrekturId)
      await expectBeide(id, vorher)
    },
  )

  test('die mehr fragt: Das wird mit gefragt, und ohne Antwort geht nichts ab', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    await ask(id)
    const grund = alt.seiten['grund']!
    const felder = [...grund.felder, { name: 'seitWann', label: 'Seit wann suchen Sie?', art: 'text' } as const]
    raise({ seiten: { ...alt.seiten, grund: { ...grund, felder } } })
    const korrekturId = await openFrage(mensch, id)
    await mensch.open(`/antraege/${korrekturId}`)
    expect(mensch.page.text).toContain('Fehlt noch')
    const { env } = buehne.portal
    expect(await sendAntrag(env, buehne.werOf(mensch), korrekturId)).toEqual({ ok: false, grund: 'unvollstaendig' })
    await mensch.open(`/antraege/${korrekturId}/seiten/grund`)
    await mensch.submit('Weiter', { seitWann: 'Seit Mai' })
    await answer(mensch, korrekturId)
    const { fassungen } = await ganz(id)
    expect(fassungen[1]!.aenderungen).toMatchObject([{ frage: 'Seit wann suchen Sie?', nachher: 'Seit Mai' }])
  })

  test('in der die gefragte Seite fehlt: Die Person liest, wie sie trotzdem antwortet, und gesendet wird nichts', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    const vorher = await ganz(id)
    await ask(id)
    const begonnen = await openFrage(mensch, id)
    const { wunsch, ...seiten } = alt.seiten
    const { wunsch: danach, ...uebergaenge } = alt.uebergaenge
    const anders = {
      seiten: { ...seiten, anliegen: wunsch! },
      uebergaenge: { ...uebergaenge, anliegen: danach! },
      abschnitte: alt.abschnitte.map((one) => (one.beginn === 'wunsch' ? { ...one, beginn: 'anliegen' } : one)),
    }
    raise(anders)
    for (const pfad of ['', '/pruefen']) {
      await mensch.open(`/antraege/${begonnen}${pfad}`)
      expect([pfad, mensch.page.status]).toEqual([pfad, 409])
      expect(mensch.page.text).toContain('Nachricht zu diesem Vorgang')
    }
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Nachricht zu diesem Vorgang')
    // One that has not begun yet reads the same.
    const zweite = await buehne.createKunde()
    goBack()
    const anderer = await sendGutschein(zweite)
    await ask(anderer)
    await zweite.open(`/vorgaenge/${anderer}`)
    const pfad = /href="(\/antraege\/[^"]+\/seiten\/wunsch)"/.exec(zweite.page.html)![1]!
    raise(anders)
    await zweite.open(pfad)
    expect([zweite.page.status, zweite.page.text.includes('Nachricht zu diesem Vorgang')]).toEqual([409, true])
    expect(await readAntrag(buehne.portal.env, buehne.werOf(zweite), pfad.split('/')[2]!)).toBeUndefined()
    expect((await ganz(id)).fassungen).toEqual(vorher.fassungen)
    // Staff asks anew: the question is there, on its new page.
    await buehne.sabine.open(korrekturseite(id))
    await buehne.sabine.submit('Rückfrage zurückziehen')
    await buehne.sabine.open(korrekturseite(id))
    expect(buehne.sabine.page.html).toContain('anliegen~region')
    expect(pathOf(buehne.sabine)).toContain(id)
  })
})

test('eine Fassung, die das Portal noch nicht hat, und ein Formular, das es nicht kennt, lassen sich nicht fragen', async () => {
  const antworten = { taetigkeit: 'Koch' }
  expect(listFragen({ name: 'vermittlungsgutschein', fassung: 99, antworten }, '2026-11-23')).toBeUndefined()
  expect(listFragen({ name: 'erfunden', fassung: 1, antworten }, '2026-11-23')).toBeUndefined()
})
