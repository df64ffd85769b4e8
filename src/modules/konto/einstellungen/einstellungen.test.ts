import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE, STUNDE, TAG } from '#platform/clock.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { ALT, addPasskey, createPerson, kontoOf, mailsTo, NEU, otherSession } from './person.test-daten.ts'

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

describe('Die Übersicht', () => {
  test('zeigt die Einträge der Schulungsfolien und was darüber hinausgeht', async () => {
    const kim = await createPerson(portal, 2)
    const page = await kim.open('/kontoeinstellungen')
    for (const text of [
      'Online-Konto',
      'Benutzername / E-Mail-Adresse ändern',
      'Passwort ändern',
      'Anmeldeoption löschen',
      'Zwei-Faktor-Verfahren (TOTP) einrichten und ändern',
      'Passkeys verwalten',
      'Konto löschen',
      'Wiederherstellungscodes',
      'Aktive Sitzungen',
      'Kopie Ihrer Daten',
      'Einwilligung zur E-Mail-Adresse',
    ]) {
      expect(page.text).toContain(text)
    }
  })
})

describe('AUT-19: Änderungen', () => {
  const aenderungen = (id: string): [string, Record<string, string>][] => [
    ['/kontoeinstellungen/benutzername', { benutzername: 'kim.klicker' }],
    ['/kontoeinstellungen/e-mail', { email: 'neu@post.example' }],
    ['/kontoeinstellungen/passwort', { bisher: ALT, passwort: NEU, wiederholung: NEU }],
    ['/kontoeinstellungen/totp/loeschung', {}],
    [`/kontoeinstellungen/passkeys/${id}/name`, { name: 'Anderer Name' }],
    [`/kontoeinstellungen/passkeys/${id}/loeschung`, {}],
    ['/kontoeinstellungen/daten', { form: 'json' }],
    ['/kontoeinstellungen/einwilligung', {}],
    ['/kontoeinstellungen/loeschung', { einverstanden: 'ja' }],
  ]

  test('AUT-19: mit einem sechs Minuten alten Nachweis wird keine angenommen', async () => {
    const kim = await createPerson(portal)
    const id = await addPasskey(portal, kim, 'Handy')
    await addPasskey(portal, kim, 'Rechner')
    await portal.forward(6 * MINUTE)
    await kim.open('/kontoeinstellungen')
    const csrf = kim.csrf()
    const before = await portal.owner.selectFrom('konto').selectAll().where('id', '=', kim.kontoId).executeTakeFirst()
    for (const [pfad, felder] of aenderungen(id)) {
      const body = new URLSearchParams({ csrf, ...felder }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      for (const answer of [await kim.raw(pfad, { method: 'POST', body, headers }), await kim.raw(pfad)]) {
        expect(answer.status, pfad).toBe(303)
        expect(answer.headers.get('location'), pfad).toContain('/anmeldung/bestaetigen?weiter=')
      }
    }
    expect(await portal.owner.selectFrom('konto').selectAll().where('id', '=', kim.kontoId).executeTakeFirst()).toEqual(
      before,
    )
    expect(await portal.runDue()).toEqual([])
    expect(await events(kim)).toEqual([])
  })

  test('AUT-19: jede wird der Person gemailt und steht im Verlauf', async () => {
    const kim = await createPerson(portal)
    const id = await addPasskey(portal, kim, 'Handy')
    await addPasskey(portal, kim, 'Rechner')
    const geaendert = [
      'konto.benutzername-geaendert',
      'konto.adresse-beantragt',
      'konto.passwort-geaendert',
      'konto.totp-geloescht',
      'konto.passkey-umbenannt',
      'konto.passkey-geloescht',
    ]
    for (const [i, [pfad, felder]] of aenderungen(id).slice(0, 6).entries()) {
      await kim.open('/kontoeinstellungen')
      const page = await kim.post(pfad, felder)
      expect(page.status, pfad).toBe(200)
      expect(mailsTo(await portal.runDue(), kim.email), pfad).toHaveLength(1)
      expect((await events(kim)).at(-1)).toBe(geaendert[i])
    }
  })
})

describe('Benutzername', () => {
  const change = async (kim: Mensch, benutzername: string) => {
    await kim.open('/kontoeinstellungen/benutzername')
    return kim.submit('Benutzername speichern', { benutzername })
  }

  test('ist freiwillig, einmalig ohne Rücksicht auf Groß und klein, und meldet an', async () => {
    const [kim, andere] = [await createPerson(portal), await createPerson(portal)]
    expect((await change(kim, 'Kim_Klicker.1')).text).toContain('Ihr Benutzername ist geändert.')
    expect((await change(andere, 'kim_klicker.1')).text).toContain('Diesen Benutzernamen gibt es schon')
    const browser = portal.browser()
    await browser.open('/anmeldung')
    expect((await browser.submit('Anmelden', { name: 'KIM_klicker.1', passwort: ALT })).url).toContain(
      '/anmeldung/totp',
    )
    await change(kim, '')
    expect((await kontoOf(portal, kim)).benutzername).toBeNull()
    expect((await change(andere, 'kim_klicker.1')).text).toContain('Ihr Benutzername ist geändert.')
  })

  test('zwei Konten zugleich: genau eines bekommt den Namen', async () => {
    const beide = [await createPerson(portal), await createPerson(portal)]
    const pages = await Promise.all(beide.map((wer) => change(wer, 'gleichzeitig')))
    expect(pages.map((page) => page.status).sort()).toEqual([200, 422])
  })

  test.each(['abc', 'a'.repeat(41), 'kim@post.example', 'kim klicker', 'кимкликер', 'kim\u202eklicker'])(
    'nicht als Name geht: %s',
    async (name) => {
      expect((await change(await createPerson(portal), name)).status).toBe(422)
    },
  )

  test('wer viele Namen versucht, um Konten zu finden, wird gebremst', async () => {
    const [kim, andere] = [await createPerson(portal), await createPerson(portal)]
    await change(andere, 'vergebener-name')
    for (let i = 0; i < 10; i++) await change(kim, 'vergebener-name')
    expect((await change(kim, 'ganz-neuer-name')).text).toContain('morgen wieder')
    await portal.forward(TAG)
    const spaeter = await otherSession(portal, kim)
    await spaeter.open('/kontoeinstellungen/benutzername')
    expect((await spaeter.submit('Benutzername speichern', { benutzername: 'ganz-neuer-name' })).status).toBe(200)
  })
})

test('was vor einem erneuten Nachweis getippt war, steht danach wieder da', async () => {
  const kim = await createPerson(portal)
  await portal.forward(6 * MINUTE)
  await kim.open('/kontoeinstellungen')
  await kim.post('/kontoeinstellungen/benutzername', { benutzername: 'aufgehoben.1' })
  const frisch = new Date(portal.env.clock.now().getTime() + STUNDE)
  await portal.owner.updateTable('sitzung').set({ frisch_bis: frisch }).where('konto_id', '=', kim.kontoId).execute()
  expect((await kim.open('/kontoeinstellungen/benutzername')).html).toContain('aufgehoben.1')
})
