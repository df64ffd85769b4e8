import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import type { Mail } from '../../src/platform/post/mail.ts'
import { createDienst } from '../support/dienst.ts'
import { scanApp } from '../support/faktoren.ts'
import { geburtstagFelder, issueTestCode } from '../support/freischaltcodes.ts'
import { createTestKunde } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

/** What may stand nowhere but on the person's own pages. The names are those of nobody. */
const geheim = {
  email: 'xaverl.pflanzwert@planted.example',
  passwort: 'Wolkenbruch#Zaun7',
  vorname: 'Xaverlpflanz',
  nachname: 'Pflanzwertmann',
  strasse: 'Pflanzwertgasse 4711',
  ort: 'Pflanzwerthausen',
  kundennummer: '777Z424242',
  bgNummer: '77777//4242424',
}
const all = Object.values(geheim)

let portal: TestPortal
const mails: Mail[] = []
const urls: string[] = []
const jobs: string[] = []

async function runDue() {
  const { rows } = await sql<{ data: unknown }>`select data from pgboss.job`.execute(portal.owner)
  jobs.push(...rows.map((row) => JSON.stringify(row.data)))
  mails.push(...(await portal.runDue()))
}

/** The whole way of one person, with slips on the way, and what staff does. */
async function walk() {
  const kundeId = await createTestKunde(portal, {
    vorname: geheim.vorname,
    nachname: geheim.nachname,
    strasse: geheim.strasse,
    ort: geheim.ort,
    kundennummer: geheim.kundennummer,
    bgNummer: geheim.bgNummer,
  })
  const browser = portal.browser()
  const track = async (page: Promise<{ url: string }>) => void urls.push((await page).url)
  await track(browser.open('/registrieren'))
  const felder = { email: geheim.email, passwort: geheim.passwort, wiederholung: geheim.passwort }
  await track(browser.submit('Registrieren', { ...felder, bedingungen: 'ja', einwilligung: 'ja' }))
  await runDue()
  await track(browser.open(/http:\S+/.exec(mails.at(-1)!.text)![0]))
  await track(browser.submit('E-Mail-Adresse bestätigen'))
  await track(browser.open('/anmeldung'))
  await track(browser.submit('Anmelden', { name: geheim.email, passwort: 'Falsches#Kennwort8' }))
  await track(browser.open('/anmeldung'))
  await track(browser.submit('Anmelden', { name: geheim.email, passwort: geheim.passwort }))
  await track(browser.open('/totp-einrichten'))
  const code = scanApp(portal, browser.page.html)
  await track(browser.submit('Bestätigen', { code: code() }))
  await track(browser.open('/freischaltcode-beantragen'))
  const form = browser.forms().find((one) => 'name' in one.fields || 'nachname' in one.fields)!
  const antrag = Object.fromEntries(
    Object.keys(form.fields)
      .filter((name) => name !== 'csrf')
      .map((name) => [name, name.includes('geburt') ? '1' : `${geheim.vorname} ${geheim.nachname}`]),
  )
  await track(browser.post('/freischaltcode-beantragen', { ...antrag, ...geburtstagFelder }))
  const brief = await issueTestCode(portal, kundeId)
  await track(browser.open('/freischaltcode'))
  const eingabe = { ...browser.forms().find((one) => 'code' in one.fields)!.fields, ...geburtstagFelder }
  await track(browser.post('/freischaltcode', { ...eingabe, code: brief.gedruckt, csrf: browser.csrf() }))
  expect(browser.page.text).toContain(geheim.kundennummer)
  for (const path of ['/', '/profil', '/kontoeinstellungen', '/sicherheit', '/verlauf', '/gibt-es-nicht']) {
    await track(browser.open(path))
  }
  await track(browser.open('/kontoeinstellungen/e-mail'))
  await track(browser.post('/kontoeinstellungen/e-mail', { email: `neu.${geheim.email}` }))
  const dienst = await createDienst(portal, ['teamleitung'])
  await track(dienst.open('/sachbearbeitung'))
  await track(dienst.submit('Suchen', { suche: geheim.nachname }))
  await track(dienst.open(`/sachbearbeitung/kunden/${kundeId}`))
  await track(browser.open('/passwort-vergessen'))
  await track(browser.post('/passwort-vergessen', { name: geheim.email }))
  await track(browser.open('/kontakt'))
  await track(browser.submit('Abmelden'))
  await runDue()
}

beforeAll(async () => {
  portal = await startTestPortal()
  await walk()
}, 60_000)
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

const hits = (texts: string[], words: string[]) =>
  texts.flatMap((text) =>
    words
      .filter((word) => text.toLowerCase().includes(word.toLowerCase()))
      .map((word) => `${word}: ${text.slice(0, 120)}`),
  )

describe('Ein Rundgang mit gepflanzten Werten', () => {
  test('der Rundgang war wirklich einer', () => {
    expect(mails.length).toBeGreaterThan(4)
    expect(jobs.length).toBeGreaterThan(4)
    expect(urls.length).toBeGreaterThan(20)
  })

  test('LOG-02: kein Protokolltext, kein Auftrag und keine Adresse einer Seite nennt die Person', () => {
    expect(hits(portal.logLines, all)).toEqual([])
    expect(hits(jobs, all)).toEqual([])
    expect(hits(urls.map(decodeURIComponent), all)).toEqual([])
  })

  test('LOG-02: auch ein Fehler der Datenbank verrät die Zeile nicht, an der er geschah', async () => {
    const before = portal.logLines.length
    await portal.owner.executeQuery(
      sql`alter table aufgehobenes_formular add constraint pflanze check (pfad <> '/freischaltcode-beantragen')`.compile(
        portal.owner,
      ),
    )
    await portal.env.db
      .insertInto('jobcenter')
      .values({ name: geheim.nachname } as never)
      .execute()
      .catch((error: unknown) => portal.env.log.error({ err: error }, 'Versuch'))
    const lines = portal.logLines.slice(before)
    expect(lines).toHaveLength(1)
    expect(hits(lines, all)).toEqual([])
    expect(lines[0]).toContain('Fehler der Datenbank')
  })

  test('PRI-02: keine Mail nennt Namen, Nummern, Anschrift oder Jobcenter-Sachen der Person', () => {
    const words = [
      geheim.vorname,
      geheim.nachname,
      geheim.strasse,
      geheim.ort,
      geheim.kundennummer,
      geheim.bgNummer,
      geheim.passwort,
    ]
    expect(
      hits(
        mails.map((mail) => `${mail.betreff}\n${mail.text}\n${mail.html}`),
        words,
      ),
    ).toEqual([])
    expect(
      hits(
        mails.map((mail) => mail.text),
        ['Grundsicherung', 'Bürgergeld', 'Bescheid', 'Leistung'],
      ),
    ).toEqual([])
  })

  test('LOG-02: im Protokoll des Portals steht nichts von der Person, und nichts davon in der ganzen Datenbank', async () => {
    const { rows } = await sql<{ tabelle: string }>`
      select table_name as tabelle from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
      portal.owner,
    )
    expect(rows.length).toBeGreaterThan(15)
    for (const { tabelle } of rows) {
      const dump = await sql<{ zeile: string }>`select t::text as zeile from ${sql.table(tabelle)} t`.execute(
        portal.owner,
      )
      // bytea prints as hex: look for both.
      const hex = all.map((word) => Buffer.from(word).toString('hex'))
      expect(
        hits(
          dump.rows.map((row) => row.zeile),
          [...all, ...hex],
        ),
        tabelle,
      ).toEqual([])
    }
  })

  test('LOG-01: jede Tat des Rundgangs steht genau einmal im Protokoll', async () => {
    const { rows } = await sql<{ ereignis: string; ergebnis: string; n: number }>`
      select ereignis, ergebnis, count(*) as n from protokoll group by 1, 2`.execute(portal.owner)
    const count = (ereignis: string, ergebnis = 'erfolg') =>
      rows.find((row) => row.ereignis === ereignis && row.ergebnis === ergebnis)?.n ?? 0
    for (const once of [
      'konto.registriert',
      'konto.bestaetigt',
      'konto.passwort-geprueft',
      'konto.angemeldet',
      'konto.totp-eingerichtet',
      'konto.abgemeldet',
      'konto.passwort-vergessen',
      'konto.adresse-beantragt',
      'profil.freigeschaltet',
      'jobcenter.code-ausgestellt',
      'jobcenter.akte-geoeffnet',
    ]) {
      expect([once, Number(count(once))]).toEqual([once, 1])
    }
    expect(Number(count('konto.passwort-geprueft', 'abgelehnt'))).toBe(1)
  })
})
