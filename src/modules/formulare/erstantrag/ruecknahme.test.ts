import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createTestKunde } from '../../../../test/support/menschen.ts'
import { readAntrag } from '../antrag/antrag.ts'
import { sendAntrag } from '../senden/senden.ts'
import { type ErsteBuehne, openErsteBuehne } from './buehne.test-daten.ts'
import { remindErstantraege } from './tasks.ts'
import { matchErstantrag } from './zuordnen.ts'
import { withdrawErstantrag } from './zuruecknehmen.ts'

let buehne: ErsteBuehne
beforeAll(async () => {
  buehne = await openErsteBuehne()
})
afterAll(() => buehne?.portal.stop())

const idOf = (pfad: string) => pfad.split('/').at(-1)!
const rowOf = (pfad: string) =>
  buehne.portal.owner.selectFrom('erstantrag').selectAll().where('id', '=', idOf(pfad)).executeTakeFirstOrThrow()
const vorgangOf = (id: string) =>
  buehne.portal.owner.selectFrom('vorgang').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const ortOf = (pfad: string) => ({
  ...{ id: idOf(pfad), jobcenterId: buehne.sabine.jobcenterId },
  von: { art: 'dienst', id: buehne.sabine.mitarbeiterId } as const,
})

describe('Den eigenen Erstantrag zurücknehmen', () => {
  test('mit den Folgen vor dem Knopf; er verschwindet aus dem Eingang, der Entwurf bleibt und ist nicht mehr gesichert', async () => {
    const { portal } = buehne
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    await kim.open(pfad)
    expect(kim.page.html).toContain(`${pfad}/ruecknahme`)
    await kim.open(`${pfad}/ruecknahme`)
    expect(kim.page.text).toContain('Der 23. November 2026 zählt dann nicht mehr')
    await kim.submit('Antrag zurücknehmen')
    expect(new URL(kim.page.url).pathname).toBe(pfad)
    expect(kim.page.text).toContain('Von Ihnen zurückgenommen')
    expect(kim.page.html).not.toContain('/ruecknahme')
    expect(await rowOf(pfad)).toMatchObject({ zustand: 'zurueckgenommen' })
    const zone = await createDienst(portal, ['eingangszone'])
    await zone.open('/sachbearbeitung/eingang?art=erstantrag')
    expect(zone.page.html).not.toContain(pfad)
    await zone.open(`/sachbearbeitung${pfad}`)
    expect(zone.page.text).toContain('Von der Person zurückgenommen')
    expect(zone.page.text).toContain('Datum gesichert, Angaben fehlen noch')
    const answered = await portal.owner
      .selectFrom('eingang_erledigt')
      .select('art')
      .where('art', '=', 'erstantrag')
      .execute()
    expect(answered).toEqual([])
    expect((await readAntrag(portal.env, buehne.inhaberOf(kim), id))?.gesichert).toBeUndefined()
    await kim.open('/')
    expect(kim.page.text).not.toContain('Ihr Antrag bei Ihrem Jobcenter')
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Sie haben einen Antrag zurückgenommen.')
    expect(await remindErstantraege(portal.env)).toBe(0)
  })

  test('danach gesendet ist ein neuer Antrag mit neuem Tag', async () => {
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    const { env } = buehne.portal
    expect(await withdrawErstantrag(env, { id: idOf(pfad), kontoId: kim.kontoId })).toBe('ok')
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    const sent = await sendAntrag(env, buehne.inhaberOf(kim), id)
    expect(sent.ok && sent.erstantragId).not.toBe(idOf(pfad))
    expect((await rowOf(pfad)).zustand).toBe('zurueckgenommen')
  })

  test('ist er schon zugeordnet, geht auch der Vorgang zurück, und die Person sieht nichts aus der Akte; ist er entschieden, geht es nicht', async () => {
    const { portal } = buehne
    const kundeId = await createTestKunde(portal, { strasse: 'Geheimweg 77' })
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim)
    const done = await matchErstantrag(portal.env, ortOf(pfad), { kundeId })
    await kim.open(`${pfad}/ruecknahme`)
    await kim.submit('Antrag zurücknehmen')
    expect(kim.page.html).not.toMatch(/Geheimweg|123A/)
    expect(done.art === 'ok' && (await vorgangOf(done.vorgangId))).toMatchObject({ zustand: 'zurueckgenommen' })
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${done.art === 'ok' && done.vorgangId}`)
    expect(buehne.sabine.page.text).toContain('Rücknahme zur Kenntnis nehmen')
    const zwei = await buehne.createKonto()
    const anderer = await buehne.secure(zwei)
    const matched = await matchErstantrag(portal.env, ortOf(anderer.pfad), { kundeId: await createTestKunde(portal) })
    if (matched.art !== 'ok') throw new Error(matched.art)
    await portal.owner
      .updateTable('vorgang')
      .set({ zustand: 'entschieden', offen_seit: null })
      .where('id', '=', matched.vorgangId)
      .execute()
    await zwei.open(`${anderer.pfad}/ruecknahme`)
    await zwei.submit('Antrag zurücknehmen')
    expect(zwei.page.text).toContain('Inzwischen hat sich der Stand geändert')
    expect((await rowOf(anderer.pfad)).zustand).toBe('zugeordnet')
  })

  test('wer noch nicht 18 ist, braucht die Zustimmung der gesetzlichen Vertretung', async () => {
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim, { geburtsdatum: '2010-05-05' })
    await kim.open(`${pfad}/ruecknahme`)
    expect(kim.page.text).toContain('Sie sind noch nicht 18')
    await kim.submit('Antrag zurücknehmen')
    expect([kim.page.status, (await rowOf(pfad)).zustand]).toEqual([422, 'offen'])
    await kim.submit('Antrag zurücknehmen', { zustimmung: 'ja' })
    expect((await rowOf(pfad)).zustand).toBe('zurueckgenommen')
  })

  test('zweimal geklickt, und zugleich mit der Zuordnung: eines gewinnt, nichts bleibt halb', async () => {
    const { env } = buehne.portal
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim)
    const wo = { id: idOf(pfad), kontoId: kim.kontoId }
    expect((await Promise.all([1, 2].map(() => withdrawErstantrag(env, wo)))).sort()).toEqual(['ok', 'veraltet'])
    for (let i = 0; i < 3; i++) {
      const one = await buehne.createKonto()
      const erst = await buehne.secure(one)
      const kundeId = await createTestKunde(buehne.portal)
      const [zurueck, matched] = await Promise.all([
        withdrawErstantrag(env, { id: idOf(erst.pfad), kontoId: one.kontoId }),
        matchErstantrag(env, ortOf(erst.pfad), { kundeId }),
      ])
      expect(zurueck).toBe('ok')
      expect((await rowOf(erst.pfad)).zustand).toBe('zurueckgenommen')
      if (matched.art === 'ok') expect((await vorgangOf(matched.vorgangId)).zustand).toBe('zurueckgenommen')
    }
  })

  test('AZ-02: ein anderes Konto nimmt nichts zurück und erfährt nicht, dass es ihn gibt', async () => {
    const [kim, fremd] = [await buehne.createKonto(), await buehne.createKonto()]
    const { pfad } = await buehne.secure(kim)
    for (const one of [pfad, `/erstantraege/${newId()}`]) {
      expect((await fremd.raw(`${one}/ruecknahme`)).status).toBe(404)
      await fremd.open('/sicherheit')
      expect((await fremd.post(`${one}/ruecknahme`, {})).status).toBe(404)
    }
    expect((await rowOf(pfad)).zustand).toBe('offen')
  })
})
