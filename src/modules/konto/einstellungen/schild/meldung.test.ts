import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import { STUNDE } from '#platform/clock.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { einstellungenTasks } from '../tasks.ts'
import { reportFehlversuche, VIELE } from './meldung.ts'
import { deactivateKonto } from './zustand.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterAll(() => portal.stop())

async function guess(kim: Mensch, anzahl: number, ereignis: Ereignisname = 'konto.passwort-geprueft') {
  for (let i = 0; i < anzahl; i++) {
    const eintrag = { ereignis, ergebnis: 'abgelehnt', akteur: 'unbekannt', kontoId: kim.kontoId } as const
    await recordEreignis(portal.env, portal.env.db, eintrag)
  }
}

async function mailsAfter(): Promise<string[]> {
  await reportFehlversuche(portal.env)
  return (await portal.runDue()).map((mail) => mail.an)
}

test('AUT-20: nach vielen falschen Anmeldungen am Formular kommt genau eine Mail, ohne Angaben zur Person', async () => {
  const kim = await createMensch(portal, { passwort: 'Alter-Anker!7391', stufe: false })
  const fremd = portal.browser()
  for (let i = 0; i < VIELE; i++) {
    expect(await mailsAfter()).toEqual([])
    await fremd.open('/anmeldung')
    await fremd.submit('Anmelden', { name: kim.email, passwort: `Falsches-Wort!${i}` })
  }
  await reportFehlversuche(portal.env)
  const mails = await portal.runDue()
  expect(mails.map(({ an, betreff }) => [an, betreff])).toEqual([
    [kim.email, 'Viele falsche Anmeldungen an Ihrem Konto'],
  ])
  expect(mails[0]?.text).toContain('/sicherheit')
  for (const text of [mails[0]?.text, mails[0]?.html]) expect(text).not.toMatch(/192\.0\.2|Firefox|Falsches-Wort/)
  expect(await mailsAfter()).toEqual([])
})

test('AUT-20: wer weiter rät, löst am selben Tag keine zweite aus, am nächsten wieder eine', async () => {
  const kim = await createMensch(portal)
  await guess(kim, VIELE, 'konto.faktor-geprueft')
  expect(await mailsAfter()).toEqual([kim.email])
  for (let stunde = 0; stunde < 23; stunde++) {
    await portal.forward(STUNDE)
    await guess(kim, 1)
    expect(await mailsAfter()).toEqual([])
  }
  await portal.forward(2 * STUNDE)
  expect(await mailsAfter()).toEqual([kim.email])
})

test('AUT-20: zwei Läufe zugleich schicken eine Mail', async () => {
  const kim = await createMensch(portal)
  await guess(kim, VIELE)
  await Promise.all([reportFehlversuche(portal.env), reportFehlversuche(portal.env)])
  expect((await portal.runDue()).map((mail) => mail.an)).toEqual([kim.email])
})

test('AUT-20: alte Versuche, wenige Versuche und ein deaktiviertes Konto melden nichts', async () => {
  const [alt, wenig, zu] = [await createMensch(portal), await createMensch(portal), await createMensch(portal)]
  await guess(alt, VIELE)
  await portal.forward(25 * STUNDE)
  await guess(wenig, VIELE - 1)
  await guess(zu, VIELE)
  await portal.env.db
    .transaction()
    .execute((tx) => deactivateKonto(portal.env, tx, { kontoId: zu.kontoId, akteur: 'dienst' }))
  await portal.runDue()
  const an = await mailsAfter()
  for (const kim of [alt, wenig, zu]) expect(an).not.toContain(kim.email)
})

test('AUT-20: die Aufgabe läuft alle paar Minuten von selbst', () => {
  const task = einstellungenTasks(portal.env).find(({ name }) => name === 'konto-fehlversuche-melden')
  expect(task?.zeitplan).toBe('*/5 * * * *')
})
