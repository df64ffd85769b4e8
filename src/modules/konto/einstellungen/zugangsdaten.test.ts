import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { COOKIE } from '#web/schutz/cookies.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { verifyPasswort } from '../hash.ts'
import { openEmail } from '../konto.ts'
import { findKonto } from '../store.ts'
import { ALT, createPerson, isSignedIn, kontoOf, linkOf, mailsTo, NEU, otherSession } from './person.test-daten.ts'

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

describe('E-Mail-Adresse', () => {
  const change = async (kim: Mensch, email: string) => {
    await kim.open('/kontoeinstellungen/e-mail')
    return kim.submit('Link an die neue Adresse senden', { email })
  }
  const confirm = async (link: string) => {
    const browser = portal.browser()
    const page = await browser.open(link)
    return page.status === 200 ? browser.submit('E-Mail-Adresse bestätigen') : page
  }

  test('AUT-19: gilt erst nach der Bestätigung dort, und beide Adressen erfahren davon', async () => {
    const kim = await createPerson(portal)
    expect((await change(kim, 'Kim.Neu@Post.Example')).text).toContain('Bestätigen Sie bitte die neue Adresse')
    const mails = await portal.runDue()
    expect(mails.map((mail) => mail.an).sort()).toEqual(['Kim.Neu@post.example', kim.email].sort())
    expect(openEmail(portal.env, await kontoOf(portal, kim))).toBe(kim.email)
    const link = linkOf(mailsTo(mails, 'Kim.Neu@post.example')[0])
    await portal.browser().open(link)
    expect((await confirm(link)).text).toContain('Ihre neue E-Mail-Adresse gilt ab sofort')
    const danach = await portal.runDue()
    expect(danach.map((mail) => mail.an).sort()).toEqual(['Kim.Neu@post.example', kim.email].sort())
    expect(openEmail(portal.env, await kontoOf(portal, kim))).toBe('Kim.Neu@post.example')
    expect((await confirm(link)).status).toBe(410)
  })

  test('eine Adresse, die schon ein Konto hat, gibt dieselbe Seite; ihre Inhaberin erfährt es, einen Link gibt es nicht', async () => {
    const [kim, andere] = [await createPerson(portal), await createPerson(portal)]
    const fremd = await change(kim, andere.email)
    const frei = await change(kim, 'frei@post.example')
    expect(fremd.text.replace(andere.email, '')).toBe(frei.text.replace('frei@post.example', ''))
    const mails = await portal.runDue()
    const [mail] = mailsTo(mails, andere.email)
    expect(mail?.text).toContain('für ein anderes Online-Konto')
    expect(mail?.text).not.toContain('?id=')
  })

  test('wird die Adresse vor der Bestätigung von jemand anderem benutzt, bleibt alles, wie es ist', async () => {
    const kim = await createPerson(portal)
    await change(kim, 'wettlauf@post.example')
    const link = linkOf(mailsTo(await portal.runDue(), 'wettlauf@post.example')[0])
    await createMensch(portal, { email: 'wettlauf@post.example' })
    expect((await confirm(link)).status).toBe(410)
    expect(openEmail(portal.env, await kontoOf(portal, kim))).toBe(kim.email)
  })

  test('LOG-01: eine nie bestätigte Registrierung hält die Adresse nicht besetzt; dass sie weicht, steht im Protokoll', async () => {
    const kim = await createPerson(portal)
    const fremd = await createMensch(portal, { email: 'besetzt@post.example', stufe: false })
    await portal.owner
      .updateTable('konto')
      .set({ zustand: 'unbestaetigt', bestaetigt: null })
      .where('id', '=', fremd.kontoId)
      .execute()
    await change(kim, 'besetzt@post.example')
    expect((await confirm(linkOf(mailsTo(await portal.runDue(), 'besetzt@post.example')[0]))).status).toBe(200)
    expect(await findKonto(portal.env.db, fremd.kontoId)).toBeUndefined()
    const geloescht = portal.owner
      .selectFrom('protokoll')
      .select(['ergebnis', 'akteur', 'details'])
      .where('konto_id', '=', fremd.kontoId)
      .where('ereignis', '=', 'konto.geloescht')
    expect(await geloescht.execute()).toEqual([
      { ergebnis: 'erfolg', akteur: 'system', details: { grund: 'adresse-vergeben' } },
    ])
  })

  const feindlich = [
    'a@b.example,c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '"a b"@post.example',
    'a@[127.0.0.1]',
    'ä@post.example',
    'a@post.example c@d.example',
    '<a@post.example>',
    'a%b@post.example@c.example',
    `${'a'.repeat(65)}@post.example`,
    'a\u0000@post.example',
  ]
  test('AUT-18: feindliche Adressen werden nicht gespeichert und bekommen keine E-Mail', async () => {
    const kim = await createPerson(portal)
    for (const adresse of feindlich) {
      const page = await change(kim, adresse)
      expect([400, 422], adresse).toContain(page.status)
    }
    expect(await portal.runDue()).toEqual([])
    expect(await portal.owner.selectFrom('link').selectAll().where('konto_id', '=', kim.kontoId).execute()).toEqual([])
  })

  test('die Adresse, die schon gilt, wird benannt; nach fünf Anfragen ist eine Stunde Pause', async () => {
    const kim = await createPerson(portal)
    expect((await change(kim, kim.email)).text).toContain('schon Ihre E-Mail-Adresse')
    for (let i = 0; i < 4; i++) await change(kim, `viele${i}@post.example`)
    expect((await change(kim, 'viele9@post.example')).text).toContain('warten Sie eine Stunde')
    await portal.runDue()
  })
})

describe('Passwort', () => {
  const change = async (wer: Pick<Mensch, 'open' | 'submit'>, felder: Record<string, string>) => {
    await wer.open('/kontoeinstellungen/passwort')
    return wer.submit('Passwort speichern', felder)
  }
  const neu = { passwort: NEU, wiederholung: NEU }

  test('SES-06: braucht das bisherige, beendet alle anderen Sitzungen, und die eigene geht unter neuem Namen weiter', async () => {
    const kim = await createPerson(portal)
    const andere = await otherSession(portal, kim)
    expect((await change(kim, { bisher: 'falsch', ...neu })).text).toContain('Das bisherige Passwort ist nicht richtig')
    expect(await isSignedIn(andere)).toBe(true)
    const alt = kim.cookies.get(COOKIE.sitzung)
    expect((await change(kim, { bisher: ALT, ...neu })).text).toContain('Ihr neues Passwort gilt ab sofort')
    expect(await isSignedIn(andere)).toBe(false)
    expect(kim.cookies.get(COOKIE.sitzung)).not.toBe(alt)
    expect(await isSignedIn(kim)).toBe(true)
    kim.cookies.set(COOKIE.sitzung, alt!)
    expect(await isSignedIn(kim)).toBe(false)
  })

  test('wo keines mehr ist, wird ohne bisheriges eines festgelegt', async () => {
    const kim = await createPerson(portal, 1)
    await portal.owner.updateTable('konto').set({ passwort: null }).where('id', '=', kim.kontoId).execute()
    expect((await kim.open('/kontoeinstellungen/passwort')).text).not.toContain('Bisheriges Passwort')
    expect((await kim.submit('Passwort speichern', neu)).status).toBe(200)
    expect((await verifyPasswort(portal.env.schluessel, (await kontoOf(portal, kim)).passwort, NEU)).richtig).toBe(true)
  })

  test('zwei Fenster zugleich: es gilt genau eines der beiden', async () => {
    const kim = await createPerson(portal)
    await kim.open('/kontoeinstellungen/passwort')
    const csrf = kim.csrf()
    const send = (wert: string) =>
      kim.raw('/kontoeinstellungen/passwort', {
        method: 'POST',
        body: new URLSearchParams({ csrf, bisher: ALT, passwort: wert, wiederholung: wert }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    const answers = await Promise.all([send(`${NEU}1`), send(`${NEU}2`)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    expect(mailsTo(await portal.runDue(), kim.email)).toHaveLength(1)
  })

  test('nach zehn falschen bisherigen Passwörtern ist Pause', async () => {
    const kim = await createPerson(portal)
    await kim.open('/kontoeinstellungen/passwort')
    for (let i = 0; i < 10; i++) await kim.submit('Passwort speichern', { bisher: 'falsch', ...neu })
    expect((await kim.submit('Passwort speichern', { bisher: ALT, ...neu })).text).toContain('warten Sie 15 Minuten')
  })
})
