import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE, STUNDE } from '#platform/clock.ts'
import type { Mail } from '#platform/post/mail.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { changePasswort } from '../einstellungen/passwort.ts'
import { ALT, linkOf, mailsTo as mailsAt, NEU, otherSession } from '../einstellungen/person.test-daten.ts'
import { deactivateKonto } from '../einstellungen/schild/zustand.ts'
import { sealTotp } from '../faktoren/totp-pruefung.ts'
import { verifyPasswort } from '../hash.ts'
import { isLinkGood } from '../links.ts'
import { createSitzung } from '../sitzung.ts'
import { findKonto } from '../store.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterAll(() => portal.stop())

const mensch = (optionen: Parameters<typeof createMensch>[1] = {}) =>
  createMensch(portal, { passwort: ALT, stufe: false, ...optionen })

const mailsTo = (mails: Mail[], wer: { email: string }) => mailsAt(mails, wer.email)

async function requestReset(name: string): Promise<Mail[]> {
  const browser = portal.browser({ adresse: `198.51.100.${Math.floor(Math.random() * 250)}` })
  await browser.open('/passwort-vergessen')
  const page = await browser.submit('Link anfordern', { name })
  expect(page.text).toContain('Wir haben Ihre Anfrage angenommen')
  return portal.runDue()
}

const linkFor = async (wer: { email: string }) => linkOf(mailsTo(await requestReset(wer.email), wer)[0])

async function reset(link: string, passwort = NEU, wiederholung = passwort) {
  const browser = portal.browser()
  const page = await browser.open(link)
  if (page.status !== 200) return page
  return browser.submit('Passwort speichern', { passwort, wiederholung })
}

async function passwortIs(wer: Mensch, passwort: string): Promise<boolean> {
  const konto = await findKonto(portal.env.db, wer.kontoId)
  return (await verifyPasswort(portal.env.schluessel, konto?.passwort, passwort)).richtig
}

describe('Ein neues Passwort', () => {
  test('AUT-15: der Link setzt das Passwort, meldet niemanden an, beendet alle Sitzungen und sagt es der Person', async () => {
    const kim = await mensch({ stufe: 'voll' })
    const page = await reset(await linkFor(kim))
    expect(page.text).toContain('Ihr neues Passwort gilt ab sofort')
    expect(await passwortIs(kim, NEU)).toBe(true)
    expect(await portal.owner.selectFrom('sitzung').selectAll().where('konto_id', '=', kim.kontoId).execute()).toEqual(
      [],
    )
    expect((await kim.open('/kontoeinstellungen')).url).toContain('/anmeldung')
    const mails = mailsTo(await portal.runDue(), kim)
    expect(mails.map((mail) => mail.betreff)).toEqual(['Änderung an Ihrem Online-Konto'])
    expect(mails[0]?.text).not.toContain(NEU)
  })

  test('AUT-15: nach dem Zurücksetzen gibt es keine Sitzung, und der zweite Faktor bleibt nötig', async () => {
    const kim = await mensch()
    const konto = (await findKonto(portal.env.db, kim.kontoId))!
    const totp = sealTotp(portal.env, konto, Buffer.alloc(20, 7))
    await portal.owner.updateTable('konto').set({ totp }).where('id', '=', kim.kontoId).execute()
    const browser = portal.browser()
    await browser.open(await linkFor(kim))
    await browser.submit('Passwort speichern', { passwort: NEU, wiederholung: NEU })
    expect(browser.cookies.has(COOKIE.sitzung)).toBe(false)
    await browser.open('/anmeldung')
    await browser.submit('Anmelden', { name: kim.email, passwort: NEU })
    expect(browser.page.url).toContain('/anmeldung/totp')
    expect((await findKonto(portal.env.db, kim.kontoId))?.totp).not.toBeNull()
    expect((await browser.open('/verlauf')).url).toContain('/anmeldung/totp')
  })

  test('AUT-15: drei Aufrufe eines Mail-Scanners verbrauchen den Link nicht', async () => {
    const kim = await mensch()
    const link = await linkFor(kim)
    for (let i = 0; i < 3; i++) expect((await portal.browser().open(link)).status).toBe(200)
    expect((await reset(link)).text).toContain('Ihr neues Passwort gilt ab sofort')
  })

  test('AUT-15: der Link hat 128 Bit, und nur sein Hash steht in der Datenbank', async () => {
    const kim = await mensch()
    const token = (await linkFor(kim)).split('id=')[1]!
    expect(Buffer.from(token, 'base64url')).toHaveLength(16)
    const row = await portal.owner.selectFrom('link').selectAll().where('konto_id', '=', kim.kontoId).executeTakeFirst()
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row?.hash).toHaveLength(32)
  })

  test('AUT-15: von zwei Klicks zugleich setzt genau einer das Passwort', async () => {
    const kim = await mensch()
    const link = await linkFor(kim)
    const tabs = [portal.browser(), portal.browser()]
    for (const tab of tabs) await tab.open(link)
    const pages = await Promise.all(
      tabs.map((tab, i) => tab.submit('Passwort speichern', { passwort: NEU + i, wiederholung: NEU + i })),
    )
    expect(pages.map((page) => page.status).sort()).toEqual([200, 410])
    expect(mailsTo(await portal.runDue(), kim)).toHaveLength(1)
  })

  test('ein schwaches Passwort wird erklärt und verbraucht den Link nicht', async () => {
    const kim = await mensch()
    const link = await linkFor(kim)
    expect((await reset(link, 'kurz')).status).toBe(422)
    expect((await reset(link, `${kim.email.split('@')[0]}-Aa1!${kim.email}`)).status).toBe(422)
    expect((await reset(link, NEU, `${NEU}x`)).text).toContain('dasselbe Passwort')
    expect((await reset(link)).status).toBe(200)
  })
})

type Missbrauch = (link: string, kim: Mensch) => Promise<string>

const deactivate = (kim: Mensch) =>
  portal.env.db
    .transaction()
    .execute((tx) => deactivateKonto(portal.env, tx, { kontoId: kim.kontoId, akteur: 'system' }))

/** Each answers the link that is tried then; none may set a password. */
const faelle: Record<string, Missbrauch> = {
  'nach 31 Minuten': async (link) => {
    await portal.forward(31 * MINUTE)
    return link
  },
  'ein zweites Mal': async (link) => {
    await reset(link, 'Erstes-Passwort!22')
    return link
  },
  'nachdem ein neuerer angefordert wurde': async (link, kim) => {
    await linkFor(kim)
    return link
  },
  'nachdem das Passwort in den Einstellungen geändert wurde': async (link, kim) => {
    const konto = (await findKonto(portal.env.db, kim.kontoId))!
    await otherSession(portal, kim)
    const sitzungen = portal.owner.selectFrom('sitzung').select('id').where('konto_id', '=', konto.id)
    const sitzungId = (await sitzungen.executeTakeFirstOrThrow()).id
    expect(await changePasswort(portal.env, { konto, sitzungId, passwort: 'Eigene-Wahl!2244' })).toBeDefined()
    return link
  },
  'nachdem das Passwort entfernt wurde': async (link, kim) => {
    await portal.owner.updateTable('konto').set({ passwort: null }).where('id', '=', kim.kontoId).execute()
    return link
  },
  'nach der Deaktivierung': async (link, kim) => {
    await deactivate(kim)
    return link
  },
  'nach der Löschung': async (link, kim) => {
    await portal.owner.deleteFrom('konto').where('id', '=', kim.kontoId).execute()
    return link
  },
  'mit einem geänderten Zeichen': async (link) =>
    `${link.slice(0, -2)}${link.at(-2) === 'A' ? 'B' : 'A'}${link.at(-1)}`,
  'mit dem Hash statt der Kennung': async (_link, kim) => {
    const row = await portal.owner
      .selectFrom('link')
      .select('hash')
      .where('konto_id', '=', kim.kontoId)
      .executeTakeFirst()
    return `/passwort-zuruecksetzen?id=${row?.hash.toString('base64url')}`
  },
  'ohne Kennung': async () => '/passwort-zuruecksetzen',
  'mit einer Kennung in doppelter Ausführung': async (link) => `${link}&${link.split('?')[1]}`,
  'mit einem Link anderer Art': async (_link, kim) => {
    const browser = portal.browser()
    await browser.open('/zugang-verloren/code')
    await browser.submit('Link anfordern', { name: kim.email })
    const mail = mailsTo(await portal.runDue(), kim).find((one) => one.text.includes('/link/zugang'))
    return linkOf(mail).replace('/link/zugang', '/passwort-zuruecksetzen')
  },
  'mit SQL in der Kennung': async () => `/passwort-zuruecksetzen?id=${encodeURIComponent("' or 1=1 --aaaaaaaaaa")}`,
}

describe('Missbrauch des Links', () => {
  for (const [name, missbrauch] of Object.entries(faelle)) {
    test(`AUT-15: ${name} setzt er kein Passwort`, async () => {
      const kim = await mensch()
      const link = await missbrauch(await linkFor(kim), kim)
      const page = await portal.browser().open(link)
      expect(page.status).toBe(410)
      expect(page.text).toContain('Neuen Link anfordern')
      const id = new URL(link, 'http://x').searchParams.getAll('id').join()
      const browser = portal.browser()
      await browser.open('/passwort-vergessen')
      const posted = await browser.post('/passwort-zuruecksetzen', {
        id: id.slice(0, 40),
        passwort: NEU,
        wiederholung: NEU,
      })
      expect([400, 410]).toContain(posted.status)
      expect(await passwortIs(kim, NEU)).toBe(false)
    })
  }
})

describe('Dieselbe Antwort für alle', () => {
  const ask = async (pfad: string, knopf: string, felder: Record<string, string>) => {
    const browser = portal.browser()
    await browser.open(pfad)
    const page = await browser.submit(knopf, felder)
    const html = page.html.replace(/nonce="[^"]*"|value="[^"]*"/g, '')
    return { status: page.status, html, headers: [...page.headers.keys()].sort() }
  }

  test('AUT-07: bekannte, unbekannte, unbestätigte und deaktivierte Konten bekommen dieselbe Seite', async () => {
    const bekannt = await mensch()
    const ohnePasswort = await createMensch(portal, { stufe: false })
    const deaktiviert = await mensch()
    await deactivate(deaktiviert)
    const namen = [bekannt.email, ohnePasswort.email, deaktiviert.email, 'niemand@post.example', 'kein name']
    const antworten = []
    for (const name of namen) antworten.push(await ask('/passwort-vergessen', 'Link anfordern', { name }))
    for (const antwort of antworten) expect(antwort).toEqual(antworten[0])
    const adressen = [bekannt.email, deaktiviert.email, 'niemand@post.example']
    const seiten = []
    for (const email of adressen) seiten.push(await ask('/benutzername-vergessen', 'Benutzername anfordern', { email }))
    for (const seite of seiten) expect(seite).toEqual(seiten[0])
    const mails = await portal.runDue()
    expect(mails.every((mail) => [bekannt, ohnePasswort, deaktiviert].some((wer) => wer.email === mail.an))).toBe(true)
    expect(mailsTo(mails, deaktiviert).every((mail) => !mail.text.includes('?id='))).toBe(true)
  })

  test('ein Konto ohne Passwort bekommt eine E-Mail, die das sagt, ohne Link zum Zurücksetzen', async () => {
    const kim = await createMensch(portal, { stufe: false })
    const [mail] = mailsTo(await requestReset(kim.email), kim)
    expect(mail?.text).toContain('Sie haben das Passwort aus dem Konto entfernt')
    expect(mail?.text).not.toContain('?id=')
  })

  test('höchstens drei E-Mails in der Stunde gehen an ein Konto, danach ohne ein Wort keine', async () => {
    const kim = await mensch()
    let anzahl = 0
    for (let i = 0; i < 5; i++) anzahl += mailsTo(await requestReset(kim.email), kim).length
    expect(anzahl).toBe(3)
    await portal.forward(STUNDE)
    expect(mailsTo(await requestReset(kim.email), kim)).toHaveLength(1)
  })

  test('der Benutzername kommt per E-Mail, und wo es keinen gibt, steht das da', async () => {
    const kim = await mensch()
    const browser = portal.browser()
    await browser.open('/benutzername-vergessen')
    await browser.submit('Benutzername anfordern', { email: kim.email })
    const [mail] = mailsTo(await portal.runDue(), kim)
    expect(mail?.text).toContain('Sie haben keinen Benutzernamen festgelegt')
  })
})

test('nach dem Zurücksetzen sind auch die Links tot, die ein Fremder angefordert haben kann', async () => {
  const kim = await mensch()
  const fremd = portal.browser()
  await fremd.open('/zugang-verloren/code')
  await fremd.submit('Link anfordern', { name: kim.email })
  const token = linkOf(mailsTo(await portal.runDue(), kim)[0]).split('id=')[1]
  expect(await isLinkGood(portal.env, portal.env.db, 'wiederherstellung', token)).toBe(true)
  await reset(await linkFor(kim))
  expect(await isLinkGood(portal.env, portal.env.db, 'wiederherstellung', token)).toBe(false)
})

test('die Sperre nach vielen falschen Passwörtern endet mit dem neuen Passwort', async () => {
  const kim = await mensch()
  for (let i = 0; i < 12; i++) {
    const fremd = portal.browser({ adresse: `203.0.113.${i}` })
    await fremd.open('/anmeldung')
    await fremd.submit('Anmelden', { name: kim.email, passwort: 'falsch' })
  }
  const signIn = async (passwort: string) => {
    const browser = portal.browser({ adresse: '203.0.113.99' })
    await browser.open('/anmeldung')
    return browser.submit('Anmelden', { name: kim.email, passwort })
  }
  expect((await signIn(ALT)).status).toBe(422)
  await reset(await linkFor(kim))
  expect((await signIn(NEU)).url).toContain('/sicherheitshinweis')
})

test('SES-01: eine halbe Sitzung überlebt das Zurücksetzen nicht', async () => {
  const kim = await mensch()
  const konto = (await findKonto(portal.env.db, kim.kontoId))!
  const token = await portal.env.db
    .transaction()
    .execute((tx) =>
      createSitzung(portal.env, tx, { konto, stufe: 'faktor', wege: ['passwort'], userAgent: null, adresse: '' }),
    )
  const halb = portal.browser()
  halb.cookies.set(COOKIE.sitzung, token)
  await reset(await linkFor(kim))
  expect((await halb.open('/anmeldung/totp')).url).not.toContain('/totp')
})
