import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { png } from '../../../../test/support/dateien.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { buehne, idOf, rowOf } from '../../formulare/erstantrag/buehne.test-daten.ts'
import { matchErstantrag, rejectErstantrag } from '../../formulare/erstantrag/zuordnen.ts'
import { closeVorgangsdruck } from '../../vorgaenge/index.ts'
import { dienstOrt, imDienst, prepareErstantraege, zone } from './erstantraege.test-daten.ts'

prepareErstantraege()
afterAll(() => closeVorgangsdruck())

/** The whole application of somebody without a profile, with one file. */
async function send() {
  const kim = await buehne.createKonto()
  const { id, pfad } = await buehne.secure(kim)
  await buehne.fillIn(buehne.inhaberOf(kim), id)
  await kim.open(`/antraege/${id}/nachweise`)
  const [, href = ''] = /href="([^"]+\/nachweise\/[^"]+)"/.exec(kim.page.html)!
  await kim.open(href)
  await kim.submit('Speichern', {}, { dateien: new File([new Uint8Array(await png())], 'ausweis.png') })
  await buehne.send(kim, id)
  return { kim, pfad }
}

const statusOf = async (wer: { raw(pfad: string): Promise<Response> }, pfad: string) => (await wer.raw(pfad)).status
const countPrints = async (pfad: string) => {
  const rows = await buehne.portal.owner
    .selectFrom('protokoll')
    .select(['akteur_id', 'details'])
    .where('ereignis', '=', 'vorgang.erstantrag-ausgegeben')
    .execute()
  return rows.filter(({ details }) => JSON.stringify(details).includes(idOf(pfad))).map((one) => one.akteur_id)
}

describe('Das PDF eines Erstantrags', () => {
  test('AZ-02: wer ihn gesendet hat, bekommt es vom Beleg aus, vor und nach der Zuordnung; ein fremdes Konto bekommt 404', async () => {
    const { kim, pfad } = await send()
    await kim.open(pfad)
    expect(kim.page.html).toContain(`href="${pfad}/pdf"`)
    const pdf = await kim.raw(`${pfad}/pdf`)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const fremd = await buehne.createKonto()
    expect(await statusOf(fremd, `${pfad}/pdf`)).toBe(404)
    expect(await statusOf(await buehne.createKunde(), `${pfad}/pdf`)).toBe(404)
    await matchErstantrag(buehne.portal.env, dienstOrt(pfad), { kundeId: await createTestKunde(buehne.portal) })
    expect(await statusOf(kim, `${pfad}/pdf`)).toBe(200)
  })

  test('ist nur das Datum gesichert, gibt es keines, und beide Seiten lesen, warum', async () => {
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim)
    expect(kim.page.text).toContain('Bisher ist nur das Datum gesichert.')
    expect(kim.page.html).not.toContain(`${pfad}/pdf`)
    await kim.open(`${pfad}/pdf`)
    expect([kim.page.status, kim.page.text.includes('Es gibt noch nichts zu drucken')]).toEqual([404, true])
    await buehne.sabine.open(imDienst(pfad))
    expect(buehne.sabine.page.text).toContain('Ein PDF gibt es erst mit dem ganzen Antrag')
    expect(await statusOf(buehne.sabine, `${imDienst(pfad)}/pdf`)).toBe(404)
    expect(await countPrints(pfad)).toEqual([])
  })

  test('AZ-02: wer Vorgänge bearbeitet, bekommt es, und das wird festgehalten; ein anderes Jobcenter bekommt 404', async () => {
    const { pfad } = await send()
    const { sabine, portal } = buehne
    await sabine.open(imDienst(pfad))
    expect(sabine.page.html).toContain(`href="${imDienst(pfad)}/pdf"`)
    const pdf = await sabine.raw(`${imDienst(pfad)}/pdf`)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(await countPrints(pfad)).toEqual([sabine.mitarbeiterId])
    const anderes = await ensureJobcenter(portal, 'Jobcenter Anderswo')
    const fremd = await createDienst(portal, ['leistungssachbearbeitung'], { jobcenterId: anderes })
    expect(await statusOf(fremd, `${imDienst(pfad)}/pdf`)).toBe(404)
    expect(await statusOf(sabine, `/sachbearbeitung/erstantraege/${newId()}/pdf`)).toBe(404)
    expect(await countPrints(pfad)).toEqual([sabine.mitarbeiterId])
  })

  test('AZ-01: wer nur zuordnet, sieht darin nicht mehr als bisher', async () => {
    const { pfad } = await send()
    await zone.open(imDienst(pfad))
    expect(zone.page.html).not.toContain('/pdf')
    expect(await statusOf(zone, `${imDienst(pfad)}/pdf`)).toBe(403)
    expect(await countPrints(pfad)).toEqual([])
  })

  test('AZ-06: nach der Zuordnung führt im Dienst nur noch der Vorgang dorthin; was abgelehnt ist, kann weitergeleitet werden', async () => {
    const [zugeordnet, abgelehnt] = [await send(), await send()]
    const { env } = buehne.portal
    await matchErstantrag(env, dienstOrt(zugeordnet.pfad), { kundeId: await createTestKunde(buehne.portal) })
    await rejectErstantrag(env, dienstOrt(abgelehnt.pfad), 'Zuständig ist das Jobcenter Anderswo.')
    expect((await rowOf(abgelehnt.pfad)).zustand).toBe('abgelehnt')
    await buehne.sabine.open(imDienst(zugeordnet.pfad))
    expect(buehne.sabine.page.html).not.toContain('/pdf')
    expect(await statusOf(buehne.sabine, `${imDienst(zugeordnet.pfad)}/pdf`)).toBe(404)
    expect(await statusOf(buehne.sabine, `${imDienst(abgelehnt.pfad)}/pdf`)).toBe(200)
  })
})
