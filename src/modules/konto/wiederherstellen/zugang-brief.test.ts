import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COOKIE } from '#web/schutz/cookies.ts'
import { SoftAuthenticator } from '../../../../test/support/authenticator.ts'
import { scanApp } from '../../../../test/support/faktoren.ts'
import { issueTestCode } from '../../../../test/support/freischaltcodes.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { setUpPasskey, signIn } from '../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { linkOf } from '../einstellungen/person.test-daten.ts'
import { createCodes } from '../faktoren/codes.ts'

const PASSWORT = 'Ein-gutes-Passwort-1'
let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterAll(() => portal.stop())

const newDevice = () => new SoftAuthenticator(portal.env.settings.baseUrl)
const geburtsdatum = { 'geburtsdatum-tag': '1', 'geburtsdatum-monat': '2', 'geburtsdatum-jahr': '1990' }

async function askLink(kim: Mensch): Promise<string> {
  await portal.runDue()
  const browser = portal.browser()
  await browser.open('/zugang-verloren/code')
  await browser.submit('Link anfordern', { name: kim.email })
  return linkOf((await portal.runDue()).find((mail) => mail.an === kim.email))
}

/** Somebody who is linked, with a passkey, recovery codes and no session. */
async function personWithFactors(passwort?: string) {
  const kim = await createMensch(portal, { stufe: 'einrichten', kunde: true, ...(passwort ? { passwort } : {}) })
  const geraet = newDevice()
  expect(await setUpPasskey(kim, geraet)).toMatchObject({ ok: true })
  await portal.env.db.transaction().execute((tx) => createCodes(portal.env, tx, { id: kim.kontoId }))
  await portal.owner.deleteFrom('sitzung').where('konto_id', '=', kim.kontoId).execute()
  return { kim, geraet }
}

/** Comes in with a new letter, up to the choice of a factor. */
async function comeWithLetter(kim: Mensch) {
  const { gedruckt } = await issueTestCode(portal, kim.kundeId)
  const browser = portal.browser()
  await browser.open(await askLink(kim))
  await browser.submit('Weiter', { code: gedruckt.toLowerCase(), ...geburtsdatum })
  expect(new URL(browser.page.url).pathname).toBe('/sicherheitshinweis')
  return browser
}

const sessions = (kim: Mensch) =>
  portal.owner.selectFrom('sitzung').select(['stufe', 'wege']).where('konto_id', '=', kim.kontoId).execute()
const passkeys = (kim: Mensch) =>
  portal.owner.selectFrom('passkey').select('id').where('konto_id', '=', kim.kontoId).execute()
const codes = (kim: Mensch) =>
  portal.owner.selectFrom('wiederherstellungscode').select('hash').where('konto_id', '=', kim.kontoId).execute()
const setColumns = (kim: Mensch, werte: { totp: Buffer }) =>
  portal.owner.updateTable('konto').set(werte).where('id', '=', kim.kontoId).execute()
const codeStates = (kim: Mensch) =>
  portal.owner.selectFrom('freischaltcode').select('zustand').where('kunde_id', '=', kim.kundeId).execute()

describe('Mit dem Brief des Jobcenters', () => {
  test('AUT-16: bis der neue Faktor steht, gelten die alten; wer mittendrin aufhört, öffnet dem Passwort nichts', async () => {
    const { kim, geraet } = await personWithFactors(PASSWORT)
    const halb = await comeWithLetter(kim)
    expect(await sessions(kim)).toEqual([{ stufe: 'einrichten', wege: ['brief'] }])
    for (const pfad of ['/verlauf', '/kontoeinstellungen', '/sicherheit']) {
      expect((await halb.open(pfad)).url).toContain('/sicherheitshinweis')
    }
    expect([(await passkeys(kim)).length, (await codes(kim)).length]).toEqual([1, 10])
    const fremd = portal.browser()
    await fremd.open('/anmeldung')
    await fremd.submit('Anmelden', { name: kim.email, passwort: PASSWORT })
    expect(new URL(fremd.page.url).pathname).toBe('/anmeldung/passkey')
    await fremd.open('/passkey-einrichten')
    expect(new URL(fremd.page.url).pathname).toBe('/anmeldung/passkey')
    expect(await signIn(portal.browser(), geraet)).toMatchObject({ ok: true })
  })

  test('AUT-16: der neue Passkey löst alles Alte ab, auch in einem Konto ohne Passwort und nach einem Abbruch', async () => {
    const { kim, geraet } = await personWithFactors()
    await setColumns(kim, { totp: Buffer.from('alt') })
    await comeWithLetter(kim)
    const browser = await comeWithLetter(kim)
    const neu = newDevice()
    expect(await setUpPasskey(browser, neu)).toMatchObject({ ok: true })
    expect(await sessions(kim)).toEqual([{ stufe: 'voll', wege: ['brief', 'passkey'] }])
    expect([(await passkeys(kim)).length, (await codes(kim)).length]).toEqual([1, 0])
    const konto = portal.owner.selectFrom('konto').select('totp').where('id', '=', kim.kontoId)
    expect(await konto.executeTakeFirst()).toEqual({ totp: null })
    expect((await signIn(portal.browser(), geraet)).ok).toBe(false)
    expect(await signIn(portal.browser(), neu)).toMatchObject({ ok: true })
    const mails = (await portal.runDue()).filter((mail) => mail.an === kim.email)
    expect(mails.some((mail) => mail.text.includes('gelten nicht mehr'))).toBe(true)
  })

  test('AUT-16: die neue App löst die Passkeys ab; ein abgelehnter Code löscht nichts', async () => {
    const { kim } = await personWithFactors(PASSWORT)
    const browser = await comeWithLetter(kim)
    const app = scanApp(portal, (await browser.open('/totp-einrichten')).html)
    const form = browser.forms().find((one) => 'schluessel' in one.fields)!
    await browser.post('/totp-einrichten', { ...form.fields, code: app(20) })
    expect([(await passkeys(kim)).length, (await codes(kim)).length]).toEqual([1, 10])
    await browser.post('/totp-einrichten', { ...form.fields, code: app() })
    expect([(await passkeys(kim)).length, (await codes(kim)).length]).toEqual([0, 0])
    expect(await sessions(kim)).toEqual([{ stufe: 'voll', wege: ['brief', 'totp'] }])
  })

  test('AUT-16: ein falscher Brief ändert nichts, und Link und Code bleiben gut', async () => {
    const { kim } = await personWithFactors()
    const { gedruckt } = await issueTestCode(portal, kim.kundeId)
    const browser = portal.browser()
    await browser.open(await askLink(kim))
    for (const eingabe of [
      { code: '3467-ACDE-FGHJ', ...geburtsdatum },
      { code: gedruckt, 'geburtsdatum-tag': '', 'geburtsdatum-monat': '', 'geburtsdatum-jahr': '' },
      { code: gedruckt, ...geburtsdatum, 'geburtsdatum-tag': '2' },
    ]) {
      expect((await browser.submit('Weiter', eingabe)).status).toBe(422)
    }
    expect([await sessions(kim), await codeStates(kim)]).toEqual([[], [{ zustand: 'gueltig' }]])
    await browser.submit('Weiter', { code: gedruckt, ...geburtsdatum })
    expect(await sessions(kim)).toHaveLength(1)
  })

  test('AZ-08: ein Doppelklick gibt genau eine Sitzung, und kein Code geht ohne Sitzung verloren', async () => {
    const { kim } = await personWithFactors()
    const { gedruckt } = await issueTestCode(portal, kim.kundeId)
    const link = await askLink(kim)
    const tabs = [portal.browser(), portal.browser()]
    for (const tab of tabs) await tab.open(link)
    await Promise.all(tabs.map((tab) => tab.submit('Weiter', { code: gedruckt, ...geburtsdatum })))
    expect(tabs.filter((tab) => tab.cookies.has(COOKIE.sitzung))).toHaveLength(1)
    expect(tabs.map((tab) => tab.page.status).sort()).toEqual([200, 410])
    expect([await sessions(kim), await codeStates(kim)]).toEqual([
      [{ stufe: 'einrichten', wege: ['brief'] }],
      [{ zustand: 'eingeloest' }],
    ])
  })

  test('AUT-16: entsteht keine Sitzung, so bleiben Brief und Link gut', async () => {
    const { kim } = await personWithFactors()
    const { gedruckt } = await issueTestCode(portal, kim.kundeId)
    const browser = portal.browser()
    await browser.open(await askLink(kim))
    await portal.owner.schema.alterTable('sitzung').renameTo('sitzung_weg').execute()
    await browser.submit('Weiter', { code: gedruckt, ...geburtsdatum }).catch(() => undefined)
    await portal.owner.schema.alterTable('sitzung_weg').renameTo('sitzung').execute()
    expect(await codeStates(kim)).toEqual([{ zustand: 'gueltig' }])
    expect(await portal.owner.selectFrom('link').select('art').where('konto_id', '=', kim.kontoId).execute()).toEqual([
      { art: 'wiederherstellung' },
    ])
  })
})

test('AUT-16: ein verknüpftes Konto ohne Faktor öffnet sich mit dem Passwort nicht, mit dem Brief schon', async () => {
  const kim = await createMensch(portal, { stufe: false, kunde: true, passwort: PASSWORT })
  const browser = portal.browser()
  await browser.open('/anmeldung')
  await browser.submit('Anmelden', { name: kim.email, passwort: PASSWORT })
  expect(new URL(browser.page.url).pathname).toBe('/zugang-verloren')
  expect([browser.cookies.has(COOKIE.sitzung), await sessions(kim)]).toEqual([false, []])
  expect(await setUpPasskey(await comeWithLetter(kim), newDevice())).toMatchObject({ ok: true })
})
