import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { routes } from '../../../routes.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { giveAuftrag, linkAuftrag } from '../../vorgaenge/index.ts'
import { sendUnterlagen } from './versiegelt.test-daten.ts'

let buehne: Buehne
let portal: Buehne['portal']
let anna: Dienst
beforeAll(async () => {
  buehne = await openBuehne()
  ;({ portal } = buehne)
  anna = await createDienst(portal, ['aerztlicher-dienst'], { team: 'Ärztlicher Dienst' })
})
afterAll(() => portal?.stop())

const akte = (kundeId: string) => `/sachbearbeitung/kunden/${kundeId}`
const aerztlich = (vorgang: string) => `/sachbearbeitung/aerztliche-unterlagen/${vorgang}`

describe('Aufträge', () => {
  const auftragsseite = (mensch: Mensch) => `${akte(mensch.kundeId)}/aerztlicher-auftrag`
  const bis = { 'bis-tag': '7', 'bis-monat': '12', 'bis-jahr': '2026' }

  test('vom Auftrag über die Unterlagen bis zum Abschluss; das Formular nennt ihn, die Akte sagt, was da ist', async () => {
    const mensch = await buehne.createKunde()
    const iris = await createDienst(portal, ['integrationsfachkraft'], { name: 'Iris Fachkraft' })
    await mensch.open('/eservices/aerztlicher-dienst/antrag')
    expect(mensch.page.text).toContain('Es gibt für Sie keinen offenen Auftrag im Portal')
    expect(mensch.page.html).toContain(routes.vermittlungNeu.href())
    await iris.open(akte(mensch.kundeId))
    expect(iris.page.html).toContain(auftragsseite(mensch))
    await iris.open(auftragsseite(mensch))
    await iris.submit('Auftrag erteilen', { frage: 'eigene', eigene: '', ...bis, 'bis-jahr': '2025' })
    expect(iris.page.status).toBe(422)
    await portal.runDue()
    await iris.submit('Auftrag erteilen', { frage: 'taetigkeiten', ...bis })
    expect(iris.page.text).toContain('Der Auftrag ist erteilt.')
    expect(iris.page.text).toContain('Unterlagen fehlen')
    const mails = await portal.runDue()
    expect(mails).toHaveLength(1)
    expect(JSON.stringify(mails)).not.toMatch(/Ärztlich|Arbeiten/)
    await mensch.open('/eservices/aerztlicher-dienst/antrag')
    expect(mensch.page.text).toMatch(
      /Welche Arbeiten sind für Sie möglich\? Auftrag vom .*Unterlagen bis 7\. Dezember 2026/,
    )
    const sent = await sendUnterlagen(buehne, mensch)
    await iris.open(akte(mensch.kundeId))
    expect(iris.page.text).toMatch(/Unterlagen sind da.*Unterlagen eingegangen am 23\. November 2026 \(1 Datei\)/)
    await anna.open(aerztlich(sent.id))
    expect(anna.page.text).toContain('Welche Arbeiten sind für Sie möglich?')
    await anna.submit('Vorschau', { zustand: 'abgeschlossen' })
    await anna.submit('Speichern')
    await iris.open(akte(mensch.kundeId))
    expect(iris.page.text).toContain('Beendet')
    await mensch.open('/eservices/aerztlicher-dienst/antrag')
    expect(mensch.page.text).toContain('Es gibt für Sie keinen offenen Auftrag im Portal')
  })

  test('eine Antwort ohne Datei und ohne Angaben lässt die Unterlagen fehlen', async () => {
    const mensch = await buehne.createKunde()
    const auftrag = { id: newId(), kundeId: mensch.kundeId, frage: 'x', bis: '2026-12-07' }
    await giveAuftrag(portal.env, buehne.sabine, auftrag)
    const leer = { fragebogen: undefined, beschwerden: undefined, dokumente: [], hinweis: undefined }
    await sendUnterlagen(buehne, mensch, { antworten: leer, ohneDatei: true })
    await buehne.sabine.open(akte(mensch.kundeId))
    expect(buehne.sabine.page.text).toMatch(/Unterlagen fehlen.*Antwort ohne Unterlagen am 23\. November 2026/)
    expect(buehne.sabine.page.text).not.toContain('0 Dateien')
    await sendUnterlagen(buehne, mensch)
    await buehne.sabine.open(akte(mensch.kundeId))
    expect(buehne.sabine.page.text).toContain('Unterlagen sind da')
  })

  test('ein Doppelklick erteilt einen; beendet ist beendet; ein fremder lässt sich nicht beenden', async () => {
    const [mensch, andere] = [await buehne.createKunde(), await buehne.createKunde()]
    const { sabine } = buehne
    const neu = { id: newId(), kundeId: mensch.kundeId, frage: 'Passt die Maßnahme?', bis: '2026-12-07' }
    await portal.runDue()
    await Promise.all([1, 2].map(() => giveAuftrag(portal.env, sabine, neu)))
    const open = async () =>
      (
        await portal.owner
          .selectFrom('aerztlicher_auftrag')
          .select('erledigt')
          .where('kunde_id', '=', mensch.kundeId)
          .execute()
      ).map(({ erledigt }) => erledigt === null)
    expect(await open()).toEqual([true])
    expect(await portal.runDue()).toHaveLength(1)
    await sabine.open(auftragsseite(andere))
    await sabine.post(auftragsseite(andere), { aktion: 'beenden', auftrag: neu.id })
    expect(await open()).toEqual([true])
    await sabine.open(auftragsseite(mensch))
    await sabine.submit('Beenden')
    expect(await open()).toEqual([false])
  })

  test('AZ-02: für Kunden eines anderen Jobcenters gibt es die Seite nicht', async () => {
    const anderes = await createDienst(portal, ['integrationsfachkraft'], {
      jobcenterId: await ensureJobcenter(portal, 'Jobcenter Anderswo'),
    })
    const kim = await buehne.createKunde()
    for (const kundeId of [kim.kundeId, newId()]) {
      expect((await anderes.raw(`${akte(kundeId)}/aerztlicher-auftrag`)).status).toBe(404)
    }
  })

  test('wer einen fremden Auftrag nennt, bekommt ihn nicht verknüpft', async () => {
    const [mensch, kim] = [await buehne.createKunde(), await buehne.createKunde()]
    const { id } = await sendUnterlagen(buehne, kim)
    const fremder = { id: newId(), kundeId: mensch.kundeId, frage: 'x', bis: '2026-12-07' }
    await giveAuftrag(portal.env, buehne.sabine, fremder)
    await portal.env.db
      .transaction()
      .execute((tx) => linkAuftrag(tx, { vorgangId: id, kundeId: kim.kundeId, auftragId: fremder.id, angaben: true }))
    const rows = await portal.owner.selectFrom('aerztlicher_eingang').selectAll().where('vorgang_id', '=', id).execute()
    expect(rows).toEqual([])
  })
})
