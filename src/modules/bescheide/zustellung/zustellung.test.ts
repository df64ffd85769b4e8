import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { MINUTE, STUNDE, TAG } from '#platform/clock.ts'
import { signIn } from '../../../../test/support/dienst.ts'
import { createMensch } from '../../../../test/support/menschen.ts'
import { TESTZEIT } from '../../../../test/support/portal.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { MailAbgewiesen } from '../../../platform/post/mail.ts'
import { isInChain, type Kettenglied } from '../../protokoll/index.ts'
import {
  briefeOf,
  createLeser,
  draft,
  eventsOf,
  mailsOf,
  portal,
  prepareBescheide,
  provide,
  release,
  rowOf,
  runTask,
  teamer,
} from '../bescheide.test-daten.ts'
import { bounceordner } from './bounces.ts'
import { sendOnPaper } from './post.ts'
import { recordMailergebnis } from './zustellung.ts'

prepareBescheide()

const zeit = () => portal.env.clock.now()
afterEach(async () => {
  await portal.setTime(TESTZEIT)
  await signIn(portal, teamer)
})

const klaeren = async () => (await teamer.open('/sachbearbeitung/bescheide?liste=klaeren')).html
const post = async () => (await teamer.open('/sachbearbeitung/bescheide?liste=post')).html

/** Sends what is due through a mail server that refuses for good. */
async function runRefused() {
  const { mailer } = portal.env
  portal.env.mailer = { send: () => Promise.reject(new MailAbgewiesen('nein')) }
  await portal.runDue()
  portal.env.mailer = mailer
}

describe('Die Übergabe an den Mailserver', () => {
  test('wird mit ihrer Zeit und ihrer Nummer festgehalten; die Mail nennt nichts vom Inhalt', async () => {
    const kim = await createLeser()
    const id = await provide(kim, { titel: 'Geheimer Titel' })
    expect(await mailsOf(id)).toMatchObject([{ anlass: 'neu', ergebnis: null, mail: null }])
    await portal.forward(2 * STUNDE)
    const [mail] = await portal.runDue()
    expect([mail!.an, mail!.text.includes('Geheimer Titel')]).toEqual([kim.email, false])
    expect(`${mail!.betreff} ${mail!.text} ${mail!.html}`).not.toMatch(/Bescheid|Bewilligung|Grundsicherung/)
    expect(await mailsOf(id)).toMatchObject([{ ergebnis: 'uebergeben', ergebnis_zeit: zeit(), mail: mail!.id }])
    expect(await eventsOf(id)).toEqual([
      'bescheid.erstellt',
      'bescheid.vorgelegt',
      'bescheid.bereitgestellt',
      'bescheid.benachrichtigt',
    ])
    const [row] = await mailsOf(id)
    await recordMailergebnis(portal.env, {
      id: row!.id,
      ergebnis: 'abgewiesen',
      zeit: zeit().toISOString(),
      mail: newId(),
    })
    expect([(await mailsOf(id))[0]!.ergebnis, await briefeOf(id)]).toEqual(['uebergeben', []])
  })

  test('abgewiesen für immer: Papier, Aufgabe auf der Liste, und die Person soll ihre Adresse prüfen', async () => {
    const kim = await createLeser()
    await portal.runDue()
    const id = await provide(kim)
    await runRefused()
    expect(await mailsOf(id)).toMatchObject([{ ergebnis: 'abgewiesen' }])
    expect((await briefeOf(id)).map(({ grund }) => grund)).toEqual(['abgewiesen'])
    expect(await post()).toContain('Die E-Mail wurde abgewiesen')
    const start = await kim.open('/')
    expect(start.text).toContain('Adresse prüfen')
    const page = await kim.open('/bescheide')
    expect(page.html).toContain('href="/kontoeinstellungen/e-mail"')
    // Until that is settled, the next one goes by post.
    const next = await provide(kim)
    expect([(await rowOf(next)).weg, (await briefeOf(next))[0]!.grund]).toEqual(['post', 'adresse'])
    const oben = ['/', '/postfach', '/postfach/leistung', '/postfach/vermittlung', '/bescheide', '/termine']
    const banner = /<h1[^>]*>.*?<\/h1>[\s\S]{0,1200}Unsere E-Mails an Sie kommen zurück/
    for (const pfad of oben) expect((await kim.open(pfad)).html, pfad).toMatch(banner)
    // From the last of them.
    expect((await kim.submit('Die Adresse stimmt')).text).toContain('Ihre E-Mail-Adresse ist bestätigt')
    expect((await kim.open('/')).text).not.toContain('Adresse prüfen')
    expect((await rowOf(await provide(kim))).weg).toBe('online')
    await portal.runDue()
  })
})

describe('Mails, die zurückkommen', () => {
  const dataDir = () => {
    const folder = mkdtempSync(join(tmpdir(), 'ojc-bounces-'))
    portal.env.settings = { ...portal.env.settings, dataDir: folder }
    mkdirSync(bounceordner(portal.env))
    return bounceordner(portal.env)
  }
  const bounce = (mail: string, action = 'failed') => {
    const { absender } = portal.env.settings
    const domain = absender.slice(absender.indexOf('@') + 1)
    return `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\n\nAction: ${action}\n\nMessage-ID: <${mail}@${domain}>\n`
  }

  test('werden erkannt, einmal vermerkt und gelöscht; der Bescheid geht mit der Post', async () => {
    const ordner = dataDir()
    const kim = await createLeser()
    await portal.runDue()
    const id = await provide(kim)
    const [mail] = await portal.runDue()
    for (const name of ['a.eml', 'b.eml']) writeFileSync(join(ordner, name), bounce(mail!.id))
    await runTask('bounces-lesen')
    expect(readdirSync(ordner)).toEqual([])
    expect(await mailsOf(id)).toMatchObject([{ ergebnis: 'uebergeben', zurueck: zeit() }])
    expect((await briefeOf(id)).map(({ grund }) => grund)).toEqual(['zurueck'])
    expect((await eventsOf(id)).filter((one) => one === 'bescheid.mail-zurueck')).toHaveLength(1)
    expect((await kim.open('/bescheide')).text).toContain('Adresse prüfen')
    expect((await kim.open(`/bescheide/${id}`)).text).toContain('ließ sich nicht zustellen')
    rmSync(portal.env.settings.dataDir, { recursive: true })
  })

  test('was kein Rückläufer ist, wird beiseitegelegt und ändert nichts', async () => {
    const ordner = dataDir()
    const kim = await createLeser()
    await portal.runDue()
    const id = await provide(kim)
    const [mail] = await portal.runDue()
    writeFileSync(join(ordner, 'spaeter.eml'), bounce(mail!.id, 'delayed'))
    writeFileSync(join(ordner, 'fremd.eml'), bounce(newId()))
    writeFileSync(join(ordner, 'riesig.eml'), bounce(mail!.id) + 'x'.repeat(1024 * 1024))
    writeFileSync(join(ordner, 'halb.tmp'), bounce(mail!.id))
    writeFileSync(join(portal.env.settings.dataDir, 'ziel'), bounce(mail!.id))
    symlinkSync(join(portal.env.settings.dataDir, 'ziel'), join(ordner, 'link.eml'))
    await runTask('bounces-lesen')
    expect(readdirSync(ordner).sort()).toEqual(['halb.tmp', 'unerkannt'])
    expect(readdirSync(join(ordner, 'unerkannt')).sort()).toEqual([
      'fremd.eml',
      'link.eml',
      'riesig.eml',
      'spaeter.eml',
    ])
    expect([(await mailsOf(id))[0]!.zurueck, await briefeOf(id)]).toEqual([null, []])
    rmSync(portal.env.settings.dataDir, { recursive: true })
  })

  test('ohne Ordner geschieht nichts', async () => {
    portal.env.settings = { ...portal.env.settings, dataDir: '/gibt/es/nicht' }
    await runTask('bounces-lesen')
    expect(existsSync('/gibt')).toBe(false)
  })
})

describe('Ungelesen', () => {
  test('nach drei Tagen eine zweite E-Mail, nach sieben eine Aufgabe für das Jobcenter, jedes einmal', async () => {
    const kim = await createLeser()
    await portal.runDue()
    const id = await provide(kim)
    await portal.runDue()
    await portal.forward(3 * TAG - STUNDE)
    await runTask('bescheide-ungelesen')
    expect(await mailsOf(id)).toHaveLength(1)
    await portal.forward(STUNDE)
    for (let i = 0; i < 2; i++) await runTask('bescheide-ungelesen')
    expect((await portal.runDue()).filter(({ an }) => an === kim.email)).toHaveLength(1)
    expect((await mailsOf(id)).map(({ anlass, ergebnis }) => [anlass, ergebnis])).toEqual([
      ['neu', 'uebergeben'],
      ['erinnerung', 'uebergeben'],
    ])
    await signIn(portal, teamer)
    expect(await klaeren()).not.toContain(id)
    await portal.forward(4 * TAG)
    for (let i = 0; i < 2; i++) await runTask('bescheide-ungelesen')
    await signIn(portal, teamer)
    expect(await klaeren()).toContain(id)
    expect(await briefeOf(id)).toEqual([])
    expect((await eventsOf(id)).filter((one) => one === 'bescheid.ungelesen')).toHaveLength(1)
    await teamer.open(`/sachbearbeitung/bescheide/${id}`)
    expect((await teamer.submit('Auch mit der Post senden')).text).toContain('Mit der Post zu senden')
    expect((await briefeOf(id)).map(({ grund }) => grund)).toEqual(['ungelesen'])
    expect(await klaeren()).not.toContain(id)
  })

  test('wo das Jobcenter es so will, geht es nach sieben Tagen auch mit der Post', async () => {
    const set = (brief_bei_ungelesen: boolean) =>
      portal.owner.updateTable('jobcenter').set({ brief_bei_ungelesen }).where('id', '=', teamer.jobcenterId).execute()
    const kim = await createLeser()
    const id = await provide(kim)
    await portal.runDue()
    await set(true)
    await portal.forward(7 * TAG)
    await runTask('bescheide-ungelesen')
    await set(false)
    expect((await briefeOf(id)).map(({ grund }) => grund)).toEqual(['ungelesen'])
    await portal.runDue()
  })

  test('wer gelesen hat, wird nicht erinnert', async () => {
    const kim = await createLeser()
    const id = await provide(kim)
    await portal.runDue()
    await kim.open(`/bescheide/${id}`)
    await kim.post(`/bescheide/${id}/abruf`, {})
    await portal.forward(8 * TAG)
    await runTask('bescheide-ungelesen')
    expect([(await rowOf(id)).erinnert, (await rowOf(id)).ungelesen_gemeldet]).toEqual([null, null])
    await portal.runDue()
  })
})

describe('Mit der Post', () => {
  test('ein Brief zur Zeit; „gesendet“ gilt einmal, und danach läuft die Frist', async () => {
    const kim = await createMensch(portal, { kunde: true })
    const id = await draft(kim.kundeId)
    await release(id)
    expect(await post()).toContain(id)
    await teamer.open(`/sachbearbeitung/bescheide/${id}`)
    const path = `/sachbearbeitung/bescheide/${id}`
    const pages = await Promise.all([1, 2, 3].map(() => teamer.post(`${path}/versand`, {})))
    expect(pages.filter(({ text }) => text.includes('heute zur Post gegeben')).length).toBeGreaterThan(0)
    expect((await eventsOf(id)).filter((one) => one === 'bescheid.brief-gesendet')).toHaveLength(1)
    expect(await post()).not.toContain(id)
    const page = await teamer.open(path)
    for (const text of ['27. November 2026', 'Montag, 28. Dezember 2026', 'Der Bescheid ging zur Post.'])
      expect([text, page.text.includes(text)]).toEqual([text, true])
    const dienst = { mitarbeiterId: teamer.mitarbeiterId, jobcenterId: teamer.jobcenterId, name: '' }
    const orders = await Promise.all([1, 2, 3, 4].map(() => sendOnPaper(portal.env, dienst, id)))
    expect(orders.filter((one) => one === 'ok')).toHaveLength(1)
    expect(await briefeOf(id)).toHaveLength(2)
  })
})

describe('Der Nachweis', () => {
  test('LOG-05: im Streit belegt die Ausgabe alle vier Zeiten gegen die Kette, und eine gefälschte Zeile fällt auf', async () => {
    const [kim, other] = [await createLeser(), await provide(await createLeser())]
    const id = await provide(kim)
    await portal.forward(10 * MINUTE)
    await portal.runDue()
    await portal.forward(10 * MINUTE)
    await kim.open(`/bescheide/${id}`)
    await kim.post(`/bescheide/${id}/abruf`, {})
    await signIn(portal, teamer)
    const answer = await teamer.raw(`/sachbearbeitung/bescheide/${id}/nachweis`)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const nachweis = (await answer.json()) as {
      bescheid: { datei: { sha256: string } }
      bekanntgabe: { tag: string }
      frist: { letzterTag: string }
      protokoll: Kettenglied[]
    }
    const time = (ereignis: string) => nachweis.protokoll.find((one) => one.ereignis === ereignis)!
    const start = TESTZEIT.getTime()
    expect(new Date(time('bescheid.bereitgestellt').zeit).getTime()).toBe(start)
    expect(time('bescheid.benachrichtigt').details['uebergabe']).toBe(new Date(start + 10 * MINUTE).toISOString())
    const abruf = time('bescheid.abgerufen')
    expect(new Date(abruf.zeit).getTime()).toBe(start + 20 * MINUTE)
    expect([abruf.akteur_id, abruf.details['wege'], abruf.details['profil']]).toEqual([
      kim.kontoId,
      'passwort',
      kim.profilId,
    ])
    expect([nachweis.bekanntgabe.tag, nachweis.frist.letzterTag]).toEqual(['2026-11-27', '2026-12-28'])
    expect(nachweis.bescheid.datei.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(nachweis.protokoll.length).toBeGreaterThan(4)
    for (const eintrag of nachweis.protokoll) {
      expect([eintrag.ereignis, await isInChain(portal.env.db, eintrag)]).toEqual([eintrag.ereignis, true])
    }
    const forged = [
      { ...abruf, zeit: new Date(start) },
      { ...abruf, akteur_id: newId() },
      { ...abruf, details: { ...abruf.details, wege: 'passkey' } },
      { ...abruf, vorher: '00'.repeat(32) },
      { ...abruf, hash: '00'.repeat(32) },
      { ...abruf, glied: abruf.glied - 1 },
    ]
    for (const one of forged) expect(await isInChain(portal.env.db, one)).toBe(false)
    expect(JSON.stringify(nachweis)).not.toContain(other)
    expect(await eventsOf(id)).toContain('bescheid.nachweis-ausgegeben')
  })
})

test('CRY-01: Titel und Grund einer Rückgabe stehen nirgends lesbar', async () => {
  const id = await draft((await createLeser()).kundeId, { titel: 'Pflanztitel Steckrübe' })
  await teamer.open(`/sachbearbeitung/bescheide/${id}/freigabe`)
  await teamer.submit('Entwurf zurückgeben', { grund: 'Pflanzgrund Kohlrabi fehlt' })
  const dump = JSON.stringify(await portal.owner.selectFrom('bescheid').selectAll().where('id', '=', id).execute())
  for (const wort of ['Steckrübe', 'Kohlrabi']) {
    expect(dump).not.toContain(wort)
    expect(dump).not.toContain(Buffer.from(wort).toString('hex'))
    expect(portal.logLines.join('')).not.toContain(wort)
  }
})
