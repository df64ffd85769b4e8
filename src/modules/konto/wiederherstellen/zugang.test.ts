import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE, STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { createMensch, createTestKunde, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { eraseDueKonten } from '../einstellungen/daten/loeschung.ts'
import { linkOf } from '../einstellungen/person.test-daten.ts'
import { createCodes } from '../faktoren/codes.ts'
import { type ZugangAntrag, zugangErledigung } from './anfordern.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterAll(() => portal.stop())

const codesOf = (kim: Mensch) =>
  portal.env.db.transaction().execute((tx) => createCodes(portal.env, tx, { id: kim.kontoId }))

async function askLink(kim: Mensch): Promise<string> {
  const browser = portal.browser()
  await browser.open('/zugang-verloren/code')
  await browser.submit('Link anfordern', { name: kim.email })
  return linkOf((await portal.runDue()).find((mail) => mail.an === kim.email))
}

const sessions = (kim: Mensch) =>
  portal.owner.selectFrom('sitzung').select(['stufe', 'wege']).where('konto_id', '=', kim.kontoId).execute()

/** Carries out the request of `/zugang-verloren` as the account module does, with the given answer of the module beside it. */
const report = (kim: Mensch, antwort: Awaited<ReturnType<ZugangAntrag>>) =>
  portal.env.db.transaction().execute(async (tx) => {
    await zugangErledigung(async () => antwort)['zugang-brief']?.(portal.env, tx, { name: kim.email })
  })

describe('Mit Link und Wiederherstellungscode', () => {
  test('AUT-16: Link und Code zusammen melden ein Konto ohne Passwort an und führen zu den Passkeys', async () => {
    const kim = await createMensch(portal, { stufe: false })
    const [code = ''] = await codesOf(kim)
    const browser = portal.browser()
    await browser.open(await askLink(kim))
    await browser.submit('Weiter', { code: code.toLowerCase().replaceAll('-', ' ') })
    expect(new URL(browser.page.url).pathname).toBe('/kontoeinstellungen/passkeys')
    expect(await sessions(kim)).toEqual([{ stufe: 'voll', wege: ['code'] }])
    const [mail] = (await portal.runDue()).filter((one) => one.an === kim.email)
    expect(mail?.text).toContain('Wiederherstellungscode')
  })

  test('AUT-16: der Link allein, der Code allein und beide ein zweites Mal öffnen nichts', async () => {
    const kim = await createMensch(portal, { stufe: false })
    const codes = await codesOf(kim)
    const link = await askLink(kim)
    const fremd = portal.browser()
    await fremd.open(link)
    for (const code of ['', 'ABCDEFGHJKMNP', '000000', codes.join('')]) {
      expect((await fremd.submit('Weiter', { code })).status).toBe(422)
    }
    expect(fremd.cookies.has(COOKIE.sitzung)).toBe(false)
    const falscherLink = await fremd.post('/link/zugang', { id: 'A'.repeat(22), code: codes[0]! })
    expect(falscherLink.status).toBe(410)
    expect(await sessions(kim)).toEqual([])
    const kimselbst = portal.browser()
    await kimselbst.open(link)
    const formular = kimselbst.forms().find((one) => one.buttons.includes('Weiter'))!
    await kimselbst.submit('Weiter', { code: codes[0]! })
    expect(await sessions(kim)).toHaveLength(1)
    const zweites = portal.browser()
    await zweites.open('/zugang-verloren/code')
    expect(
      (await zweites.post('/link/zugang', { ...formular.fields, csrf: zweites.csrf(), code: codes[1]! })).status,
    ).toBe(410)
  })

  test('AUT-16: ein benutzter Code und der Code eines anderen Kontos gelten nicht', async () => {
    const kim = await createMensch(portal, { stufe: false })
    const andere = await createMensch(portal, { stufe: false })
    const [code = ''] = await codesOf(kim)
    const [fremderCode = ''] = await codesOf(andere)
    await portal.owner
      .updateTable('wiederherstellungscode')
      .set({ benutzt: portal.env.clock.now() })
      .where('konto_id', '=', kim.kontoId)
      .execute()
    const browser = portal.browser()
    await browser.open(await askLink(kim))
    expect((await browser.submit('Weiter', { code })).status).toBe(422)
    expect((await browser.submit('Weiter', { code: fremderCode })).status).toBe(422)
    expect(await sessions(kim)).toEqual([])
  })

  test('nach fünf falschen Codes ist eine Stunde Pause, auch für den richtigen', async () => {
    const kim = await createMensch(portal, { stufe: false })
    const [code = ''] = await codesOf(kim)
    const browser = portal.browser()
    await browser.open(await askLink(kim))
    for (let i = 0; i < 5; i++) await browser.submit('Weiter', { code: 'ACDEF-GHJKM-NPQ' })
    expect((await browser.submit('Weiter', { code })).text).toContain('Warten Sie eine Stunde')
    await portal.forward(STUNDE)
    const spaeter = portal.browser()
    await spaeter.open(await askLink(kim))
    await spaeter.submit('Weiter', { code })
    expect(await sessions(kim)).toHaveLength(1)
  })

  test('nach 31 Minuten gilt der Link nicht mehr', async () => {
    const kim = await createMensch(portal, { stufe: false })
    const link = await askLink(kim)
    await portal.forward(31 * MINUTE)
    expect((await portal.browser().open(link)).status).toBe(410)
  })

  test('von zwei Fenstern zugleich meldet genau eines an', async () => {
    const kim = await createMensch(portal, { stufe: false })
    const codes = await codesOf(kim)
    const link = await askLink(kim)
    const tabs = [portal.browser(), portal.browser()]
    for (const tab of tabs) await tab.open(link)
    await Promise.all(tabs.map((tab, i) => tab.submit('Weiter', { code: codes[i]! })))
    expect(tabs.filter((tab) => tab.cookies.has(COOKIE.sitzung))).toHaveLength(1)
    const offen = await portal.owner
      .selectFrom('wiederherstellungscode')
      .selectAll()
      .where('konto_id', '=', kim.kontoId)
      .where('benutzt', 'is', null)
      .execute()
    expect(offen).toHaveLength(9)
  })
})

describe('Verlorenen Zugang melden', () => {
  test('AUT-16: wer beim Jobcenter bekannt ist, bekommt eine E-Mail ohne Link', async () => {
    const kim = await createMensch(portal, { stufe: false, kunde: true })
    await report(kim, 'gemeldet')
    const [mail] = (await portal.runDue()).filter((one) => one.an === kim.email)
    expect(mail?.text).toContain('Brief mit einem neuen Freischaltcode')
    expect(mail?.text).not.toContain('?id=')
  })

  test('AUT-16: ein Standardprofil lässt sich per E-Mail nur löschen, nach sieben Tagen, und nichts davon wird gezeigt', async () => {
    const kim = await createMensch(portal, { stufe: false })
    await report(kim, 'kein-kunde')
    const link = linkOf((await portal.runDue()).find((mail) => mail.an === kim.email))
    const browser = portal.browser()
    await browser.open(link)
    expect(browser.page.text).not.toContain(kim.email)
    expect((await browser.post('/link/zugang', { id: link.split('id=')[1]!, code: 'ABCDEFGHJKMNP' })).text).toContain(
      'in sieben Tagen',
    )
    expect(await sessions(kim)).toEqual([])
    expect(await eraseDueKonten(portal.env)).toBe(0)
    await portal.forward(7 * TAG)
    expect(await eraseDueKonten(portal.env)).toBe(1)
    expect(await portal.owner.selectFrom('konto').selectAll().where('id', '=', kim.kontoId).execute()).toEqual([])
  })

  test('AUT-16: wer inzwischen verknüpft ist, wird mit einer älteren E-Mail nicht gelöscht', async () => {
    const kim = await createMensch(portal, { stufe: false })
    await report(kim, 'kein-kunde')
    const link = linkOf((await portal.runDue()).find((mail) => mail.an === kim.email))
    const browser = portal.browser()
    await browser.open(link)
    const kunde_id = await createTestKunde(portal)
    const profil = { id: newId(), konto_id: kim.kontoId, art: 'privatperson', kunde_id } as const
    await portal.owner
      .insertInto('profil')
      .values({ ...profil, erstellt: portal.env.clock.now() })
      .execute()
    expect((await browser.post('/link/zugang', { id: link.split('id=')[1]! })).status).toBe(410)
    const konto = await portal.owner
      .selectFrom('konto')
      .select('loeschen_ab')
      .where('id', '=', kim.kontoId)
      .executeTakeFirst()
    expect(konto).toEqual({ loeschen_ab: null })
  })

  test('AUT-07: die Seite antwortet für jeden Namen gleich', async () => {
    const kim = await createMensch(portal, { stufe: false, kunde: true })
    const texte = []
    for (const name of [kim.email, 'niemand@post.example']) {
      const browser = portal.browser()
      await browser.open('/zugang-verloren')
      texte.push((await browser.submit('Verlorenen Zugang melden', { name })).text)
    }
    expect(texte[0]).toBe(texte[1])
  })
})

test('AUT-16: mit dem Postfach allein kommt niemand an die Seiten eines Kontos', async () => {
  const kim = await createMensch(portal, { stufe: false, kunde: true })
  await codesOf(kim)
  for (const [pfad, knopf, feld] of [
    ['/passwort-vergessen', 'Link anfordern', 'name'],
    ['/benutzername-vergessen', 'Benutzername anfordern', 'email'],
    ['/zugang-verloren', 'Verlorenen Zugang melden', 'name'],
  ] as const) {
    const browser = portal.browser()
    await browser.open(pfad)
    await browser.submit(knopf, { [feld]: kim.email })
  }
  const mails = (await portal.runDue()).filter((mail) => mail.an === kim.email)
  expect(mails).toHaveLength(3)
  const fremd = portal.browser()
  for (const mail of mails) {
    for (const [, link = ''] of mail.text.matchAll(/https?:\/\/[^\s/]+(\/\S+)/g)) {
      await fremd.open(link)
      for (const form of fremd.forms()) {
        if (form.method === 'post') await fremd.post(form.action || link, { ...form.fields, csrf: fremd.csrf() })
      }
    }
  }
  for (const pfad of ['/kontoeinstellungen', '/verlauf', '/sicherheit', '/kontoeinstellungen/daten']) {
    expect((await fremd.open(pfad)).url).toContain('/anmeldung')
  }
  expect(await sessions(kim)).toEqual([])
})
