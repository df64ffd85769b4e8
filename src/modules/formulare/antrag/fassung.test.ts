import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import { sendAntrag } from '../senden/senden.ts'
import { beginAntrag, readAntrag } from './antrag.ts'

let buehne: Buehne
beforeAll(async () => {
  buehne = await openBuehne()
})
afterAll(() => buehne?.portal.stop())

const dienst = findDienst('vermittlungsgutschein')!
const { fassung, anheben } = dienst.formular
afterEach(() => void Object.assign(dienst.formular, { fassung, anheben }))

const wunsch = { taetigkeit: 'Koch', region: 'Hannover', 'arbeitsform[]': 'vollzeit' }

async function begin(): Promise<{ mensch: Mensch; id: string }> {
  const mensch = await buehne.createKunde()
  const id = newId()
  expect(await beginAntrag(buehne.portal.env, buehne.werOf(mensch), { id, dienst })).toBe(true)
  await mensch.open(`/antraege/${id}/seiten/wunsch`)
  await mensch.submit('Weiter', wunsch)
  expect(mensch.page.status).toBe(200)
  return { mensch, id }
}

const storedOf = (id: string) =>
  buehne.portal.owner
    .selectFrom('antrag')
    .select(['fassung', 'inhalt', 'geaendert'])
    .where('id', '=', id)
    .executeTakeFirst()

describe('Ein Entwurf, dessen Formular inzwischen eine neue Fassung hat', () => {
  test('geht in ihr weiter, und mit dem nächsten Speichern steht er in ihr', async () => {
    const { mensch, id } = await begin()
    const raise = (alle: object) => ({ ...alle, taetigkeit: 'Köchin' })
    Object.assign(dienst.formular, { fassung: fassung + 1, anheben: { [fassung]: raise } })
    await mensch.open(`/antraege/${id}/seiten/wunsch`)
    expect(mensch.page.html).toContain('value="Köchin"')
    expect((await storedOf(id))!.fassung).toBe(fassung)
    await mensch.open(`/antraege/${id}/seiten/grund`)
    await mensch.submit('Weiter', { grund: 'Weil' })
    expect((await storedOf(id))!.fassung).toBe(fassung + 1)
    const antrag = await readAntrag(buehne.portal.env, buehne.werOf(mensch), id)
    expect(antrag).toMatchObject({ fassung: fassung + 1, antworten: { taetigkeit: 'Köchin', grund: 'Weil' } })
  })

  test('fragt neu, was sie so nicht mehr annimmt', async () => {
    const { mensch, id } = await begin()
    const raise = (alle: object) => ({ ...alle, arbeitsform: ['gibtsnicht'] })
    Object.assign(dienst.formular, { fassung: fassung + 1, anheben: { [fassung]: raise } })
    const antrag = await readAntrag(buehne.portal.env, buehne.werOf(mensch), id)
    expect(antrag!.antworten).toEqual({ taetigkeit: 'Koch', region: 'Hannover' })
    await mensch.open(`/antraege/${id}`)
    expect(mensch.page.text).toContain('Weitermachen')
  })
})

test('ein Entwurf in einer neueren Fassung als der des Portals wird mit einem Satz abgelehnt und bleibt, wie er ist', async () => {
  const { mensch, id } = await begin()
  await buehne.portal.owner
    .updateTable('antrag')
    .set({ fassung: fassung + 1 })
    .where('id', '=', id)
    .execute()
  const before = await storedOf(id)
  await mensch.open(`/eservices/${dienst.slug}/antrag`)
  expect(mensch.page.html).toContain(`/antraege/${id}`)
  for (const pfad of ['', '/seiten/wunsch', '/nachweise', '/pruefen']) {
    await mensch.open(`/antraege/${id}${pfad}`)
    expect([pfad, mensch.page.status]).toEqual([pfad, 409])
    expect(mensch.page.text).toContain('Ihr Entwurf ist gespeichert')
  }
  await mensch.open('/sicherheit')
  await mensch.post(`/antraege/${id}/seiten/wunsch`, { ...wunsch, abdruck: 'x' })
  expect(mensch.page.status).toBe(409)
  const zwischen = { seite: 'wunsch', abdruck: 'x', felder: { taetigkeit: 'Bäcker' } }
  await mensch.open('/sicherheit')
  expect((await mensch.postJson(`/antraege/${id}/zwischenstand`, zwischen)).status).toBe(409)
  await expect(sendAntrag(buehne.portal.env, buehne.werOf(mensch), id)).rejects.toThrow('gespeichert')
  expect(await storedOf(id)).toEqual(before)
  await buehne.portal.owner.updateTable('antrag').set({ fassung }).where('id', '=', id).execute()
  await mensch.open(`/antraege/${id}/seiten/wunsch`)
  expect(mensch.page.html).toContain('value="Koch"')
})
