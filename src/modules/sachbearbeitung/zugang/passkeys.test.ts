import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createDienst } from '../../../../test/support/dienst.ts'
import {
  createErsteAdministration,
  newGeraet,
  setUpDienstPasskey,
  signInDienst,
} from '../../../../test/support/dienst-passkeys.ts'
import { ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { SitzungBeendet } from '../../../web/fehler.ts'
import { COOKIE } from '../../../web/schutz/cookies.ts'
import { findDienst } from '../sitzung.ts'
import { issueEinrichtung } from './einladung.ts'
import { deleteEigenenPasskey, listDienstPasskeys } from './passkeys.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())
/** Each test begins with a Jobcenter that nobody administers. */
afterEach(async () => {
  await portal.owner.deleteFrom('mitarbeiter').execute()
})

describe('Eigene Passkeys', () => {
  test('AUT-13: mehrere, einzeln zu löschen, den letzten nie', async () => {
    const { browser, geraet } = await createErsteAdministration(portal)
    const zweites = newGeraet(portal)
    const open = async () => (await browser.open('/sachbearbeitung/zugang')).html
    expect(await open()).not.toContain('/sachbearbeitung/zugang/passkeys/')
    expect((await setUpDienstPasskey(browser, zweites, { name: 'Schlüssel im Tresor' })).ok).toBe(true)
    const links = [...(await open()).matchAll(/\/sachbearbeitung\/zugang\/passkeys\/[0-9a-f-]+/g)].map(([pfad]) => pfad)
    expect(links).toHaveLength(2)
    await browser.open(links[0]!)
    await browser.submit('Passkey löschen')
    expect(browser.page.text).toContain('Der Passkey ist gelöscht.')
    await browser.open(links[1]!)
    expect(browser.page.text).toContain('Das ist Ihr einziger Passkey')
    expect((await browser.post(links[1]!, {})).text).toContain('Das ist Ihr einziger Passkey')
    expect((await signInDienst(portal.browser(), geraet)).ok).toBe(false)
    expect((await signInDienst(portal.browser(), zweites)).ok).toBe(true)
  })

  test('AZ-02: der Passkey einer anderen Person ist so unbekannt wie gar keiner', async () => {
    const { browser } = await createErsteAdministration(portal)
    const kollegin = await createDienst(portal, ['revision'])
    await setUpDienstPasskey(kollegin, newGeraet(portal))
    const { id } = await portal.owner
      .selectFrom('dienst_passkey')
      .select('id')
      .where('mitarbeiter_id', '=', kollegin.mitarbeiterId)
      .executeTakeFirstOrThrow()
    expect((await browser.raw(`/sachbearbeitung/zugang/passkeys/${id}`)).status).toBe(404)
  })

  test('AUT-13: ist die Sitzung auf einem anderen Gerät beendet oder der Zugang gesperrt, ändert sich an den Passkeys nichts', async () => {
    for (const ende of ['sitzung', 'sperre'] as const) {
      const { browser } = await createErsteAdministration(portal)
      await setUpDienstPasskey(browser, newGeraet(portal), { name: 'Zweiter' })
      const besuch = (await findDienst(portal.env, browser.cookies.get(COOKIE.dienst)!))!
      const { mitarbeiterId } = besuch
      const [passkey] = await listDienstPasskeys(portal.env, mitarbeiterId)
      if (ende === 'sitzung') await portal.owner.deleteFrom('dienstsitzung').execute()
      else await portal.owner.updateTable('mitarbeiter').set({ aktiv: false }).where('id', '=', mitarbeiterId).execute()
      await expect(deleteEigenenPasskey(portal.env, besuch, passkey!.id)).rejects.toThrow(SitzungBeendet)
      expect(await listDienstPasskeys(portal.env, mitarbeiterId)).toHaveLength(2)
      await portal.owner.deleteFrom('mitarbeiter').execute()
    }
  })

  test('der Name des Passkeys und der Code stehen in der Datenbank nicht lesbar', async () => {
    const { code } = await createErsteAdministration(portal)
    const offen = (await issueEinrichtung(portal.env, { jobcenterId: await ensureJobcenter(portal), name: 'X' }))?.code
    expect(offen).toBeUndefined()
    for (const table of ['dienst_passkey', 'dienst_einladung', 'protokoll'] as const) {
      const dump = JSON.stringify(await portal.owner.selectFrom(table).selectAll().execute())
      expect(dump).not.toContain('Dienstlaptop')
      expect(dump).not.toContain(code)
      expect(dump).not.toContain(code.replaceAll('-', ''))
    }
    expect(portal.logLines.join('')).not.toContain(code)
  })
})
