import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE, SEKUNDE, STUNDE, TAG } from '#platform/clock.ts'
import { createMensch, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { submitAnliegen } from '../anliegen.ts'
import { createLink } from '../links.ts'
import { keepForm } from '../sitzung.ts'
import { findKonto, lockKonto } from '../store.ts'
import { einstellungenTasks, purgeExpired, purgeUnconfirmed } from './tasks.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterAll(() => portal.stop())

const PASSWORT = 'Neue-Wolke!48213'

async function register(email: string) {
  const browser = portal.browser()
  await browser.open('/registrieren')
  await browser.submit('Registrieren', {
    email,
    passwort: PASSWORT,
    wiederholung: PASSWORT,
    bedingungen: 'ja',
    einwilligung: 'ja',
  })
  return portal.runDue()
}

const accounts = async () => (await portal.owner.selectFrom('konto').select('id').execute()).length

const run = (name: string) =>
  portal.env.db
    .transaction()
    .execute((tx) => portal.env.queue.send(tx, name, {}))
    .then(() => portal.runDue())

test('AUT-17: ein unbestätigtes Konto ist um 23:59 noch da und um 24:01 gelöscht', async () => {
  await register('eins@post.example')
  await portal.forward(TAG - MINUTE)
  expect(await purgeUnconfirmed(portal.env)).toBe(0)
  expect(await accounts()).toBe(1)
  await portal.forward(2 * MINUTE)
  await run('konto-aufraeumen')
  expect(await accounts()).toBe(0)
  const eintraege = await portal.owner
    .selectFrom('protokoll')
    .select(['ereignis', 'akteur', 'details'])
    .where('ereignis', '=', 'konto.geloescht')
    .execute()
  expect(eintraege).toEqual([{ ereignis: 'konto.geloescht', akteur: 'system', details: { grund: 'unbestaetigt' } }])
})

test('AUT-17: zwei Läufe zugleich löschen jedes Konto genau einmal', async () => {
  await register('zwei@post.example')
  await register('drei@post.example')
  await portal.forward(TAG + MINUTE)
  const counts = await Promise.all([purgeUnconfirmed(portal.env), purgeUnconfirmed(portal.env)])
  expect(counts[0] + counts[1]).toBe(2)
})

test('AUT-17: wer sich neu registriert, während das alte Konto gelöscht werden soll, behält es', async () => {
  await register('fuenf@post.example')
  await portal.forward(TAG + MINUTE)
  const purge = await portal.env.db.transaction().execute(async (tx) => {
    const { id } = await tx
      .selectFrom('konto')
      .select('id')
      .where('zustand', '=', 'unbestaetigt')
      .executeTakeFirstOrThrow()
    const konto = (await lockKonto(tx, id))!
    const running = purgeUnconfirmed(portal.env)
    // The run has chosen the account and waits for its lock.
    await new Promise((resolve) => setTimeout(resolve, 200))
    await createLink(portal.env, tx, konto, 'bestaetigung')
    return { running }
  })
  expect(await purge.running).toBe(0)
  await portal.forward(TAG + MINUTE)
  expect(await purgeUnconfirmed(portal.env)).toBe(1)
})

test('AUT-17: wer die E-Mail noch einmal anfordert, hat von da an 24 Stunden', async () => {
  await register('vier@post.example')
  await portal.forward(20 * STUNDE)
  const browser = portal.browser()
  await browser.open('/registrieren/e-mail-erneut')
  await browser.submit('E-Mail erneut senden', { email: 'vier@post.example' })
  await portal.runDue()
  await portal.forward(23 * STUNDE)
  expect(await purgeUnconfirmed(portal.env)).toBe(0)
  await portal.forward(STUNDE + MINUTE)
  expect(await purgeUnconfirmed(portal.env)).toBe(1)
})

test('ein bestätigtes Konto bleibt', async () => {
  const kim = await createMensch(portal, { stufe: false })
  await portal.forward(400 * TAG)
  expect(await purgeUnconfirmed(portal.env)).toBe(0)
  expect(await findKonto(portal.env.db, kim.kontoId)).toBeDefined()
})

test('Abgelaufenes geht, Gültiges bleibt, und ein zweiter Lauf findet nichts mehr', async () => {
  await purgeExpired(portal.env)
  const kim = await createMensch(portal, { passwort: PASSWORT })
  await keepForm(portal.env, { kontoId: kim.kontoId, pfad: '/p', felder: { a: 'b' } })
  const bald = new Date(portal.env.clock.now().getTime() + 5 * MINUTE)
  await portal.owner
    .insertInto('aufforderung')
    .values({ traeger: Buffer.from('t'), zweck: 'einrichten', wert: 'w', gueltig_bis: bald })
    .execute()
  const browser = portal.browser()
  await browser.open('/passwort-vergessen')
  await browser.submit('Link anfordern', { name: kim.email })
  await portal.runDue()
  await submitAnliegen(portal.env, 'nie-erledigt', {})
  await portal.owner
    .insertInto('geraet')
    .values({ hash: Buffer.from('g'), konto_id: kim.kontoId, zuletzt: portal.env.clock.now() })
    .execute()
  expect(Object.values(await purgeExpired(portal.env)).every((anzahl) => anzahl === 0)).toBe(true)
  await portal.forward(31 * MINUTE)
  expect(await purgeExpired(portal.env)).toMatchObject({
    link: 1,
    aufforderung: 1,
    sitzung: 0,
    aufgehobenes_formular: 0,
    anliegen: 0,
  })
  await portal.forward(2 * TAG)
  expect(await purgeExpired(portal.env)).toMatchObject({ sitzung: 1, aufgehobenes_formular: 1, anliegen: 1, geraet: 0 })
  await portal.forward(180 * TAG + SEKUNDE)
  expect(await purgeExpired(portal.env)).toMatchObject({ geraet: 1 })
  expect(Object.values(await purgeExpired(portal.env)).every((anzahl) => anzahl === 0)).toBe(true)
})

test('PRI-06: die wiederkehrende Aufgabe löscht ein Konto, dessen sieben Tage um sind', async () => {
  const kim = await createMensch(portal)
  await kim.open('/kontoeinstellungen/loeschung')
  await kim.submit('Konto löschen', { einverstanden: 'ja' })
  await portal.runDue()
  await portal.forward(7 * TAG)
  const mails = await run('konto-loeschen')
  expect(await findKonto(portal.env.db, kim.kontoId)).toBeUndefined()
  expect(mails.map((mail) => mail.an)).toEqual([kim.email])
})

test('jede Aufgabe kehrt wieder und darf zweimal laufen', async () => {
  for (const aufgabe of einstellungenTasks(portal.env)) {
    expect(aufgabe.zeitplan).toMatch(/^[\d*/]+( [\d*/]+){4}$/)
    await aufgabe.run({})
    await aufgabe.run({})
  }
})
