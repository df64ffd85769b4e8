import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { bookTermin, createZeiten } from '../../termine/index.ts'
import { werOf } from '../../termine/termine.test-daten.ts'

let portal: TestPortal
let jobcenterId: string
beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
})
afterAll(() => portal.stop())

const ZEITEN = '/sachbearbeitung/termine/zeiten'
const newDienst = () => createDienst(portal, ['integrationsfachkraft'])
const timesOf = ({ mitarbeiterId }: Dienst) =>
  portal.owner
    .selectFrom('zeitfenster')
    .select(['id', 'serie_id', 'beginn', 'ort'])
    .where('mitarbeiter_id', '=', mitarbeiterId)
    .orderBy('beginn')
    .execute()

/** Offers times as a person would type them. */
async function type(wer: Dienst, tag: string, felder: Record<string, string> = {}) {
  const [jahr, monat, einer] = tag.split('-').map(Number)
  await wer.open(ZEITEN)
  return wer.submit('Zeiten anlegen', {
    ...{ 'ab-tag': `${einer}`, 'ab-monat': `${monat}`, 'ab-jahr': `${jahr}`, ort: 'Zimmer „7 & 8“' },
    ...felder,
  })
}

describe('Zeiten, die niemand erwartet', () => {
  test('am Sonntag fragt die Seite einmal zurück und legt erst mit dem Ja an, mit allem, was getippt war', async () => {
    const wer = await newDienst()
    const page = await type(wer, '2026-12-06', { von: '14', ende: '15:30', dauer: '45' })
    expect([page.status, page.text.includes('Der 6. Dezember 2026 ist ein Sonntag. Trotzdem anlegen?')]).toEqual([
      200,
      true,
    ])
    expect(page.text).toContain('14:00 bis 15:30 Uhr, je Gespräch 45 Minuten')
    expect(page.text).toContain('Zimmer „7 & 8“')
    expect(await timesOf(wer)).toEqual([])
    expect((await wer.submit('Trotzdem anlegen')).text).toContain('2 Zeiten sind angelegt')
    expect((await timesOf(wer)).map(({ beginn, ort }) => [beginn.toISOString(), ort])).toEqual([
      ['2026-12-06T13:00:00.000Z', 'Zimmer „7 & 8“'],
      ['2026-12-06T13:45:00.000Z', 'Zimmer „7 & 8“'],
    ])
  })

  test('wer ändert, findet das Formular so wieder, wie es war; ein anderer Sonntag wird wieder gefragt', async () => {
    const wer = await newDienst()
    const reihe = { 'bis-tag': '20', 'bis-monat': '12', 'bis-jahr': '2026' }
    expect((await type(wer, '2026-12-06', reihe)).text).toContain(
      'jeden Sonntag vom 6. Dezember 2026 bis 20. Dezember 2026',
    )
    const page = await wer.submit('Angaben ändern')
    for (const wert of ['Zimmer „7 &amp; 8“', '9:00', '20']) expect(page.html).toContain(`value="${wert}"`)
    expect(page.text).not.toContain('Bitte prüfen Sie Ihre Angaben')
    expect((await wer.submit('Zeiten anlegen', { 'ab-tag': '13' })).text).toContain(
      'Der 13. Dezember 2026 ist ein Sonntag',
    )
    await wer.submit('Angaben ändern')
    expect((await wer.submit('Zeiten anlegen', { 'ab-tag': '14' })).text).toContain('6 Zeiten sind angelegt')
  })

  test('vor 6 und nach 20 Uhr auch, an einem gewöhnlichen Tag nicht', async () => {
    const wer = await newDienst()
    const nachts = await type(wer, '2026-12-07', { von: '5:30', ende: '6:30' })
    expect(nachts.text).toContain('Die Zeiten beginnen vor 6 Uhr. Trotzdem anlegen?')
    const beides = await type(wer, '2026-12-06', { von: '20:00', ende: '21:00' })
    expect(beides.text).toContain('ein Sonntag, und die Zeiten enden nach 20 Uhr.')
    expect(await timesOf(wer)).toEqual([])
    expect((await type(wer, '2026-12-07', { von: '6:00', ende: '20:00' })).text).toContain('28 Zeiten sind angelegt')
  })

  test('ein Ja zu Unbrauchbarem legt nichts an', async () => {
    const wer = await newDienst()
    await type(wer, '2026-12-06')
    const page = await wer.submit('Trotzdem anlegen', { ende: '8:00' })
    expect([page.status, page.text.includes('Zwischen Beginn und Ende passt kein Gespräch.')]).toEqual([422, true])
    expect(await timesOf(wer)).toEqual([])
  })
})

describe('Eine ganze Reihe zurücknehmen', () => {
  async function offered(): Promise<{ wer: Dienst; seite: string; ids: string[] }> {
    const wer = await newDienst()
    const serie = { ab: '2026-12-03', bis: '2026-12-10', von: '09:00', ende: '11:00', minuten: 30 }
    await createZeiten(portal.env, wer, { ...serie, weg: 'vor-ort', ort: '', thema: 'arbeit' })
    const rows = await timesOf(wer)
    return { wer, seite: `${ZEITEN}/reihe/${rows[0]!.serie_id}`, ids: rows.map(({ id }) => id) }
  }
  async function book(fensterId: string) {
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    await bookTermin(portal.env, werOf(kim, jobcenterId), { fensterId, anliegen: '' })
  }

  test('die Seite sagt, wie viele gehen und wie viele vergeben sind und bleiben, und nimmt erst mit dem Ja zurück', async () => {
    const { wer, seite, ids } = await offered()
    await book(ids[1]!)
    expect((await wer.open(ZEITEN)).html).toContain(`href="${seite}"`)
    const page = await wer.open(seite)
    expect(page.text).toContain('7 freie Zeiten zurücknehmen?')
    expect(page.text).toContain('Vom 3. Dezember 2026 bis 10. Dezember 2026.')
    expect(page.text).toContain('1 Zeit dieser Reihe ist vergeben. Dieser Termin bleibt.')
    expect(await timesOf(wer)).toHaveLength(8)
    // Taken while the question was on the screen: it stays, too.
    await book(ids[2]!)
    const done = await wer.submit('7 Zeiten zurücknehmen')
    expect(done.text).toContain('6 Zeiten zurückgenommen')
    expect(done.text).toContain('Vergeben und geblieben: 2 Zeiten.')
    expect((await timesOf(wer)).map(({ id }) => id)).toEqual([ids[1], ids[2]])
    expect((await wer.open(seite)).text).toContain('Von dieser Reihe ist nichts mehr frei')
  })

  test('eine einzelne Zeit geht weiter ohne Frage', async () => {
    const { wer } = await offered()
    await wer.open(ZEITEN)
    expect((await wer.submit('Zurücknehmen')).text).toContain('1 Zeit zurückgenommen')
  })

  test('AZ-02: die Reihe einer anderen Person gibt es nicht, auch nicht im eigenen Jobcenter', async () => {
    const { wer, seite } = await offered()
    for (const fremd of [
      await newDienst(),
      await createDienst(portal, ['teamleitung'], {
        jobcenterId: await ensureJobcenter(portal, 'Jobcenter Fremdstadt'),
      }),
    ]) {
      for (const path of [seite, `${ZEITEN}/reihe/${newId()}`]) {
        expect((await fremd.open(path)).status).toBe(404)
        await fremd.open(ZEITEN)
        expect((await fremd.post(path, {})).text).toContain('Es war nichts zurückzunehmen')
      }
    }
    expect(await timesOf(wer)).toHaveLength(8)
  })
})
