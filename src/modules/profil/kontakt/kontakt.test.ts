import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createMensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { profilQuellen } from '../datenquelle.ts'
import { checkKontakt } from './forms.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal?.stop())

const angaben = { telefon: '0151 2345678', sprache: 'tr', erreichbar: 'vormittags' }

describe('what a person says of how they are reached', () => {
  test('holds at once, is on the page of the profile, and staff sees it with what it was before', async () => {
    const kim = await createMensch(portal, { kunde: true })
    const sabine = await createDienst(portal, ['leistungssachbearbeitung'])
    await kim.open('/profil')
    expect(kim.page.text).toContain('nicht angegeben')
    expect(kim.page.text).toContain(kim.email)
    await kim.open('/profil/bearbeiten')
    await kim.submit('Speichern', angaben)
    expect(kim.page.text).toContain('Ihre Angaben sind gespeichert')
    await kim.submit('Speichern', { ...angaben, telefon: '+49 511 999888' })
    await kim.open('/profil')
    for (const wort of ['+49 511 999888', 'Türkisch', 'vormittags', 'nicht zugestimmt']) {
      expect(kim.page.text).toContain(wort)
    }
    await sabine.open(`/sachbearbeitung/kunden/${kim.kundeId}`)
    expect(sabine.page.text).toContain('+49 511 999888')
    expect(sabine.page.text).toContain('vorher: 0151 2345678')
    await kim.open('/verlauf')
    expect(kim.page.text.match(/Sie haben geändert, wie Ihr Jobcenter Sie erreicht/g)).toHaveLength(2)
  })

  test('saved twice as it stands is one change', async () => {
    const kim = await createMensch(portal, { kunde: true })
    for (let i = 0; i < 2; i++) {
      await kim.open('/profil/bearbeiten')
      await kim.submit('Speichern', angaben)
    }
    await kim.open('/verlauf')
    expect(kim.page.text.match(/Sie haben geändert, wie Ihr Jobcenter Sie erreicht/g)).toHaveLength(1)
  })

  test('comes back with its error where it cannot be a number', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await kim.open('/profil/bearbeiten')
    await kim.submit('Speichern', { ...angaben, telefon: 'ruf mich an' })
    expect(kim.page.status).toBe(422)
    expect(kim.page.text).toContain('Geben Sie eine Telefonnummer ein')
    expect(kim.page.html).toContain('value="ruf mich an"')
  })

  test('PRI-05: is part of the copy of one’s data, and of nobody else’s', async () => {
    const [kim, fremd] = [await createMensch(portal, { kunde: true }), await createMensch(portal, { kunde: true })]
    await kim.open('/profil/bearbeiten')
    await kim.submit('Speichern', angaben)
    const quelle = profilQuellen.find(({ name }) => name === 'Wie Ihr Jobcenter Sie erreicht')!
    const read = (kontoId: string) => quelle.read(portal.env, portal.env.db, kontoId)
    expect(await read(kim.kontoId)).toMatchObject([angaben])
    expect(await read(fremd.kontoId)).toEqual([])
  })

  test('CRY-01: is not readable in the database', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await kim.open('/profil/bearbeiten')
    await kim.submit('Speichern', angaben)
    const { rows } = await sql<{ alles: string }>`
      select k::text as alles from kontaktangabe k where kunde_id = ${kim.kundeId}`.execute(portal.owner)
    expect(rows[0]?.alles).not.toContain(Buffer.from('2345678').toString('hex'))
  })

  test('with a Standardprofil there is no form, and nothing is taken', async () => {
    const ohne = await createMensch(portal, { profil: 'standard' })
    await ohne.open('/profil/bearbeiten')
    expect(ohne.page.text).toContain('noch nicht mit Ihren Daten verbunden')
    const response = await ohne.raw('/profil/bearbeiten', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf: ohne.csrf(), ...angaben }).toString(),
    })
    expect(response.headers.get('location')).toBe('/freischaltcode')
  })
})

test.each([
  ['', true],
  ['0511 1234-0', true],
  ['+49 (511) 1234567', true],
  ['12345', false],
  ['0511 1234567 1234567 1234', false],
  ['abc 123456', false],
])('the number „%s“: %s', (telefon, ok) => {
  expect(checkKontakt({ telefon, sprache: 'de', erreichbar: '' }).ok).toBe(ok)
})
