import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { collected } from '../../../../../test/support/dateien.ts'
import { createDienst, type Dienst } from '../../../../../test/support/dienst.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../../test/support/menschen.ts'
import { readZip } from '../../../../../test/support/zip.ts'
import { sendGutschein } from '../../../formulare/gutschein.test-daten.ts'
import { type Buehne, openBuehne } from '../../../vorgaenge/buehne.test-daten.ts'
import { closeVorgangsdruck } from '../../../vorgaenge/index.ts'
import { sendUnterlagen } from '../../aerztlich/versiegelt.test-daten.ts'
import { ALLEIN, preparePaket } from './paket.ts'

let b: Buehne
beforeAll(async () => {
  b = await openBuehne()
})
afterAll(async () => {
  await closeVorgangsdruck()
  await b?.portal.stop()
})

const AUSWAHL = '/sachbearbeitung/vorgaenge/auswahl'

const openPaket = async (dienst: Dienst, ids: readonly string[]) =>
  (await (await preparePaket(b.portal.env, dienst, ids)).gib()).inhalt

/** The archive of these cases, unpacked. */
const unpack = async (dienst: Dienst, ...ids: string[]) => readZip(await collected(await openPaket(dienst, ids)))

const acts = async (mensch: Pick<Mensch, 'kundeId'>) =>
  (
    await b.portal.owner
      .selectFrom('protokoll')
      .select('id')
      .where('kunde_id', '=', mensch.kundeId)
      .where('ereignis', '=', 'vorgang.ausgegeben')
      .execute()
  ).length

/** Sends the choice, as the list or the preview does. */
function post(ids: readonly string[], schritt: '' | 'ausfuehren') {
  const felder = ids.map((id) => ['vorgang[]', `${id}_1`] as [string, string])
  const body = new URLSearchParams([...felder, ['aktion', 'ausgeben'], ['schritt', schritt], ['csrf', b.sabine.csrf()]])
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return b.sabine.raw(AUSWAHL, { method: 'POST', body: body.toString(), headers })
}

const nummerOf = async (id: string) => {
  const { nummer } = await b.portal.owner
    .selectFrom('vorgang')
    .select('nummer')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return `2026-${String(nummer).padStart(7, '0')}`
}

/** Somebody for whom another team is there. */
async function createFern(): Promise<Mensch> {
  const mensch = await b.createKunde()
  await b.portal.owner
    .updateTable('zustaendigkeit')
    .set({ team: 'Team 9' })
    .where('kunde_id', '=', mensch.kundeId)
    .execute()
  return mensch
}

describe('Mehrere Vorgänge als Dateien', () => {
  test('aus der Liste über die Vorschau zum Archiv: je Vorgang PDF/A, JSON und XML, dazu die Liste', async () => {
    const [kim, lea] = [await createMensch(b.portal, { kunde: { nachname: 'Geheimnis' } }), await b.createKunde()]
    const ids = [await sendGutschein(kim), await b.apply(lea)]
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    expect(b.sabine.page.text).toContain('Als Dateien ausgeben')
    const vorschau = await (await post(ids, '')).text()
    expect(vorschau).toContain('2 von 2 Vorgängen')
    expect(vorschau).toContain('Archiv herunterladen')
    expect([await acts(kim), await acts(lea)]).toEqual([0, 0])

    const answer = await post(ids, 'ausfuehren')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="vorgaenge-2026-11-23.zip"')
    const dateien = readZip(Buffer.from(await answer.arrayBuffer()))
    const nummern = await Promise.all(ids.map(nummerOf))
    const erwartet = nummern.flatMap((nummer) =>
      ['-archiv.pdf', '.json', '.xml'].map((ende) => `${nummer}/vorgang-${nummer}${ende}`),
    )
    expect(dateien.map(({ name }) => name).sort()).toEqual([...erwartet, 'vorgaenge.csv'].sort())
    const textOf = (name: string) => dateien.find((one) => one.name === name)!.inhalt.toString()
    expect(textOf(erwartet[0]!)).toMatch(/^%PDF-/)
    expect(textOf(erwartet[0]!)).toContain('pdfaid:part')
    expect(JSON.parse(textOf(erwartet[1]!))).toMatchObject({ nummer: nummern[0], von: { name: 'Kim Geheimnis' } })
    expect(textOf(erwartet[2]!)).toContain(`<nummer>${nummern[0]}</nummer>`)
    const [kopf, ...zeilen] = textOf('vorgaenge.csv').trim().split('\r\n')
    expect(kopf).toMatch(/Vorgangsnummer;.*;Im Archiv$/)
    expect(zeilen.map((zeile) => zeile.split(';').at(-1))).toEqual(['ja', 'ja'])
    expect([await acts(kim), await acts(lea)]).toEqual([1, 1])
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Ein Vorgang von Ihnen wurde im Jobcenter als Datei gespeichert.')
  })

  test('AZ-06: was einem anderen Team gehört, fehlt, und die Liste sagt es mit der Nummer allein', async () => {
    const [nah, fern] = [await b.createKunde(), await createFern()]
    const ids = [await b.apply(nah), await b.apply(fern)] as const
    const dateien = await unpack(b.sabine, ...ids)
    const [eigen, fremd] = [await nummerOf(ids[0]), await nummerOf(ids[1])]
    expect(dateien.filter(({ name }) => name.startsWith(eigen))).toHaveLength(3)
    expect(dateien.filter(({ name }) => name.startsWith(fremd))).toEqual([])
    const csv = dateien.at(-1)!.inhalt.toString()
    expect(csv).toContain(`${fremd};;;;;;;;;;nein, nicht zuständig`)
    expect([await acts(nah), await acts(fern)]).toEqual([1, 0])
  })

  test('AZ-02: von einem anderen Jobcenter, von Versiegeltem und von nichts ist gleich wenig darin', async () => {
    const kim = await b.createKunde()
    const [id, versiegelt] = [await b.apply(kim), (await sendUnterlagen(b, kim)).id]
    const jobcenterId = await ensureJobcenter(b.portal, 'Jobcenter Fremdstadt')
    const fremd = await createDienst(b.portal, ['leistungssachbearbeitung'], { jobcenterId })
    for (const [wer, gewaehlt] of [
      [fremd, id],
      [b.sabine, versiegelt],
      [b.sabine, newId()],
    ] as const) {
      const dateien = await unpack(wer, gewaehlt)
      expect(dateien.map(({ name }) => name)).toEqual(['vorgaenge.csv'])
      expect(dateien[0]!.inhalt.toString().trim().split('\r\n')).toHaveLength(1)
    }
    expect(await acts(kim)).toBe(0)
  })

  test('INP-03: keine Zelle der Liste rechnet', async () => {
    const boese = await createMensch(b.portal, { kunde: { vorname: '=1+1', nachname: '@SUM(A1)' } })
    const csv = (await unpack(b.sabine, await b.apply(boese))).at(-1)!.inhalt.toString()
    expect(csv).toContain("'@SUM(A1), =1+1")
    expect(csv).not.toMatch(/(^|;)[=@+]/m)
  })

  test('ein Vorgang nach dem anderen: Wer abbricht, hat nur geöffnet, was unterwegs war', async () => {
    const leute = [await b.createKunde(), await b.createKunde(), await b.createKunde()]
    const ids: string[] = []
    for (const mensch of leute) ids.push(await b.apply(mensch))
    const leser = (await openPaket(b.sabine, ids)).getReader()
    const opened = async () => (await Promise.all(leute.map(acts))).reduce((sum, count) => sum + count, 0)
    expect(await opened()).toBe(0)
    // Header and content of the first three files: all of one case.
    for (let teil = 0; teil < 6; teil++) expect((await leser.read()).done).toBe(false)
    expect(await opened()).toBe(1)
    await leser.cancel()
    expect(await opened()).toBe(1)
  })

  test('AZ-07: mehr Vorgänge, als eine Person allein bekommt, gehen erst mit einer zweiten hinaus', async () => {
    const kim = await b.createKunde()
    const ids: string[] = []
    for (let i = 0; i <= ALLEIN; i++) ids.push(await b.apply(kim))
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    const vorschau = await (await post(ids, '')).text()
    expect(vorschau).toContain('Eine zweite Person muss zustimmen')
    const answer = await post(ids, 'ausfuehren')
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain(`${ids.length} ausgewählte Vorgänge`)
    expect(await acts(kim)).toBe(0)
    expect((await post(ids.slice(1), 'ausfuehren')).headers.get('content-type')).toBe('application/zip')
  })

  test('mehr als eine Seite der Liste auf einmal nimmt das Portal nicht an', async () => {
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    expect((await post(Array.from({ length: 51 }, newId), '')).status).toBe(400)
  })
})
