import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { ensureJobcenter, type Mensch } from '../../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { addPasskey, createPerson, isSignedIn, kontoOf, otherSession } from '../person.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
// Mails of one test are none of the next.
afterEach(async () => {
  await portal.runDue()
})
afterAll(() => portal.stop())

const events = async (wer: Mensch) =>
  (
    await portal.owner
      .selectFrom('protokoll')
      .select('ereignis')
      .where('konto_id', '=', wer.kontoId)
      .orderBy('nr')
      .execute()
  ).map((row) => row.ereignis)

describe('Anmeldeoptionen', () => {
  test('AUT-13: die letzte sichere bleibt und sagt, warum', async () => {
    const kim = await createPerson(portal)
    const page = await kim.open('/kontoeinstellungen/anmeldeoption')
    expect(page.text).toContain('Ohne das Passwort kämen Sie nicht mehr sicher in Ihr Konto')
    expect(page.html).not.toContain('href="/passwort-entfernen"')
    await kim.open('/kontoeinstellungen')
    expect((await kim.post('/kontoeinstellungen/totp/loeschung', {})).status).toBe(409)
    expect((await kontoOf(portal, kim)).totp).not.toBeNull()
    await addPasskey(portal, kim, 'Handy')
    expect((await kim.open('/kontoeinstellungen/anmeldeoption')).html).toContain('href="/passwort-entfernen"')
    await kim.open('/kontoeinstellungen/totp/loeschung')
    expect((await kim.submit('Zweiten Faktor löschen')).text).toContain('Der zweite Faktor (TOTP) ist gelöscht')
  })

  test('Passkeys: Name, Tag der Einrichtung, umbenennen, löschen', async () => {
    const kim = await createPerson(portal)
    const id = await addPasskey(portal, kim, 'Kim Handy')
    expect((await kim.open('/kontoeinstellungen/passkeys')).text).toContain(
      'Kim Handy Eingerichtet am 02.02.2025 Noch nicht benutzt',
    )
    await kim.open(`/kontoeinstellungen/passkeys/${id}/name`)
    expect((await kim.submit('Name speichern', { name: 'x' })).status).toBe(422)
    expect((await kim.submit('Name speichern', { name: 'Neues Handy' })).text).toContain('Neues Handy')
    await kim.open(`/kontoeinstellungen/passkeys/${id}/loeschung`)
    expect((await kim.submit('Passkey löschen')).text).toContain('Der Passkey ist gelöscht')
  })

  test('AZ-02: ein fremder Passkey ist so wenig da wie keiner', async () => {
    const [kim, fremd] = [await createPerson(portal, 2), await createPerson(portal, 2)]
    const id = await addPasskey(portal, fremd, 'Fremdes Handy')
    for (const kennung of [id, newId()]) {
      for (const teil of ['name', 'loeschung']) {
        const pfad = `/kontoeinstellungen/passkeys/${kennung}/${teil}`
        expect((await kim.open(pfad)).status).toBe(404)
        await kim.open('/kontoeinstellungen')
        expect((await kim.post(pfad, teil === 'name' ? { name: 'Mein Handy' } : {})).status).toBe(404)
      }
    }
    expect((await fremd.open('/kontoeinstellungen/passkeys')).text).toContain('Fremdes Handy')
  })
})

describe('Aktive Sitzungen', () => {
  test('SES-06: von zehn Sitzungen werden neun beendet, einzeln oder alle', async () => {
    const kim = await createPerson(portal)
    const andere = []
    for (let i = 0; i < 9; i++) andere.push(await otherSession(portal, kim))
    const page = await kim.open('/kontoeinstellungen/sitzungen')
    expect(page.text).toContain('Chrome auf Windows')
    expect(page.text).toContain('203.0.x.x')
    expect(page.text.match(/diese Sitzung/g)).toHaveLength(1)
    await kim.submit('Beenden')
    const lebend = await Promise.all(andere.map(isSignedIn))
    expect(lebend.filter(Boolean)).toHaveLength(8)
    await kim.open('/kontoeinstellungen/sitzungen')
    await kim.submit('Alle anderen beenden')
    expect(await Promise.all(andere.map(isSignedIn))).toEqual(andere.map(() => false))
    expect(await isSignedIn(kim)).toBe(true)
    expect((await events(kim)).filter((name) => name === 'konto.sitzung-beendet')).toHaveLength(2)
  })

  test('AZ-02: eine fremde Sitzung ist so wenig da wie keine', async () => {
    const [kim, fremd] = [await createPerson(portal), await createPerson(portal)]
    const sitzung = await portal.owner
      .selectFrom('sitzung')
      .select('id')
      .where('konto_id', '=', fremd.kontoId)
      .executeTakeFirstOrThrow()
    for (const id of [sitzung.id, newId(), 'kein-uuid']) {
      await kim.open('/kontoeinstellungen/sitzungen')
      expect((await kim.post('/kontoeinstellungen/sitzungen', { sitzung: id })).status).toBe(404)
    }
    expect(await isSignedIn(fremd)).toBe(true)
  })
})
