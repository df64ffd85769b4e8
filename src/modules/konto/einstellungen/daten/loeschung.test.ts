import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE, TAG } from '#platform/clock.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { kontoKey, openEmail } from '../../konto.ts'
import { findKonto } from '../../store.ts'
import { kontoOf, linkOf } from '../person.test-daten.ts'
import { deactivateKonto, reactivateKonto } from '../schild/zustand.ts'
import { eraseDueKonten, eraseRestoredKonten } from './loeschung.ts'
import { plant } from './zeilen.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterEach(async () => {
  await portal.runDue()
})
afterAll(() => portal.stop())

describe('Konto löschen', () => {
  const request = async (kim: Mensch) => {
    await kim.open('/kontoeinstellungen/loeschung')
    await kim.submit('Konto löschen', { einverstanden: 'ja' })
    return (await portal.runDue()).filter((mail) => mail.an === kim.email)
  }
  const exists = async (kim: Mensch) => (await findKonto(portal.env.db, kim.kontoId)) !== undefined

  test('die Seite sagt vorher, was geht, was bleibt und dass danach die Post kommt', async () => {
    const kim = await createMensch(portal)
    const { text } = await kim.open('/kontoeinstellungen/loeschung')
    for (const wort of [
      'Das wird gelöscht',
      'nicht abgesendet',
      'Ihre Akte',
      'Ihre Bescheide',
      'Das ist noch offen',
      'mit der Post',
      'Sieben Tage',
    ]) {
      expect(text).toContain(wort)
    }
    expect((await kim.submit('Konto löschen')).status).toBe(422)
    expect(await portal.runDue()).toEqual([])
  })

  test('PRI-06: nach sieben Tagen ist alles weg, was zum Konto gehörte, und vorher nichts', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await plant(portal, kim, 'loesch')
    expect(await request(kim)).toHaveLength(1)
    await portal.forward(7 * TAG - MINUTE)
    expect(await eraseDueKonten(portal.env)).toBe(0)
    expect(await exists(kim)).toBe(true)
    await portal.forward(MINUTE)
    expect(await eraseDueKonten(portal.env)).toBe(1)
    const { rows } = await sql<{ tabelle: string }>`
      select distinct table_name as tabelle from information_schema.columns
      where column_name = 'konto_id' and table_schema = 'public' and table_name <> 'protokoll'`.execute(portal.owner)
    expect(rows.length).toBeGreaterThan(7)
    for (const { tabelle } of rows) {
      const left = await sql`select 1 from ${sql.table(tabelle)} where konto_id = ${kim.kontoId}`.execute(portal.owner)
      expect(left.rows, tabelle).toEqual([])
    }
    expect(await exists(kim)).toBe(false)
    const akte = await portal.owner.selectFrom('kunde').select('id').where('id', '=', kim.kundeId).executeTakeFirst()
    expect(akte, 'die Akte bleibt').toBeDefined()
    expect((await portal.runDue()).filter((mail) => mail.an === kim.email).map((mail) => mail.betreff)).toEqual([
      'Ihr Online-Konto ist gelöscht',
    ])
    expect(await portal.owner.selectFrom('postausgang').selectAll().execute()).toEqual([])
    expect(await eraseDueKonten(portal.env)).toBe(0)
  })

  test('PRI-06: ein Konto, das aus einer Sicherung zurückkommt, wird wieder gelöscht', async () => {
    const kim = await createMensch(portal)
    const row = await portal.owner
      .selectFrom('konto')
      .selectAll()
      .where('id', '=', kim.kontoId)
      .executeTakeFirstOrThrow()
    await request(kim)
    await portal.forward(7 * TAG)
    await eraseDueKonten(portal.env)
    await portal.owner.insertInto('konto').values(row).execute()
    expect(await eraseRestoredKonten(portal.env)).toBe(1)
    expect(await exists(kim)).toBe(false)
    expect(await eraseRestoredKonten(portal.env)).toBe(0)
  })

  test('CRY-07: eine alte Sicherung der Zeilen bleibt verschlossen, denn der Schlüssel liegt woanders und ist weg', async () => {
    const kim = await createMensch(portal, { email: 'alte.sicherung@post.example' })
    const alt = await portal.owner
      .selectFrom('konto')
      .selectAll()
      .where('id', '=', kim.kontoId)
      .executeTakeFirstOrThrow()
    const { schluessel } = await kontoOf(portal, kim)
    expect(openEmail(portal.env, { ...alt, schluessel })).toBe('alte.sicherung@post.example')
    await request(kim)
    await portal.forward(7 * TAG)
    await eraseDueKonten(portal.env)
    await portal.owner.insertInto('konto').values(alt).execute()
    const keys = await portal.owner.selectFrom('personenschluessel').select('besitzer').execute()
    expect(keys.map((key) => key.besitzer)).not.toContain(kim.kontoId)
    const neuer = portal.env.schluessel.createPersonKey(kim.kontoId)
    expect(() => openEmail(portal.env, { ...alt, schluessel: neuer })).toThrow()
    expect(alt.email.includes(Buffer.from('sicherung'))).toBe(false)
  })

  test('CRY-07: was mit dem Schlüssel der Person versiegelt war, ist nach dem Löschen mit keinem Schlüssel zu öffnen', async () => {
    const [kim, andere] = [await createMensch(portal), await createMensch(portal)]
    await plant(portal, kim, 'siegel')
    const [konto, fremd] = [await kontoOf(portal, kim), await kontoOf(portal, andere)]
    const find = () =>
      portal.owner
        .selectFrom('protokoll')
        .selectAll()
        .where('konto_id', '=', kim.kontoId)
        .where('geheim', 'is not', null)
        .executeTakeFirstOrThrow()
    const vorher = await find()
    expect(kontoKey(portal.env, konto).open(`protokoll|geheim|${vorher.id}`, vorher.geheim!)).toContain('Gerät siegel')
    await request(kim)
    await portal.forward(7 * TAG)
    await eraseDueKonten(portal.env)
    const row = await find()
    const kontext = `protokoll|geheim|${row.id}`
    const neuer = { id: kim.kontoId, schluessel: portal.env.schluessel.createPersonKey(kim.kontoId) }
    for (const versuch of [fremd, neuer]) {
      expect(() => kontoKey(portal.env, versuch).open(kontext, row.geheim!)).toThrow()
    }
    expect(() => portal.env.schluessel.open(kontext, row.geheim!)).toThrow()
    const rest = await sql<{
      alles: string
    }>`select p::text as alles from protokoll p where konto_id = ${kim.kontoId}`.execute(portal.owner)
    const mitSchluessel = rest.rows.filter(({ alles }) => alles.includes(konto.schluessel.toString('hex')))
    expect(mitSchluessel).toEqual([])
    expect(rest.rows.some(({ alles }) => alles.includes(kim.email))).toBe(false)
  })

  test('zweimal geklickt heißt: ein Tag, eine E-Mail, ein Eintrag; andere Sitzungen enden', async () => {
    const kim = await createMensch(portal)
    await kim.open('/kontoeinstellungen/loeschung')
    const csrf = kim.csrf()
    const send = () =>
      kim.raw('/kontoeinstellungen/loeschung', {
        method: 'POST',
        body: new URLSearchParams({ csrf, einverstanden: 'ja' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    await Promise.all([send(), send()])
    expect((await portal.runDue()).filter((mail) => mail.an === kim.email)).toHaveLength(1)
    expect((await kim.open('/kontoeinstellungen')).text).toContain('Ihr Konto wird am 2')
  })

  test('lässt sich per E-Mail zurücknehmen; der Link übersteht Scanner und gilt einmal', async () => {
    const kim = await createMensch(portal)
    const [mail] = await request(kim)
    const browser = portal.browser()
    await portal.browser().open(linkOf(mail))
    await browser.open(linkOf(mail))
    expect((await browser.submit('Löschung zurücknehmen')).text).toContain('Ihr Online-Konto bleibt bestehen')
    expect((await portal.browser().open(linkOf(mail))).status).toBe(410)
    await portal.forward(8 * TAG)
    await eraseDueKonten(portal.env)
    expect(await exists(kim)).toBe(true)
  })

  test('lässt sich nach der Anmeldung in den Einstellungen zurücknehmen', async () => {
    const kim = await createMensch(portal)
    await request(kim)
    await kim.open('/kontoeinstellungen/loeschung')
    expect((await kim.submit('Löschung zurücknehmen')).text).toContain('Ihr Konto bleibt bestehen')
    expect((await kontoOf(portal, kim)).loeschen_ab).toBeNull()
  })

  test('ohne Link und ohne Anmeldung nimmt niemand etwas zurück', async () => {
    const kim = await createMensch(portal)
    await request(kim)
    const fremd = portal.browser()
    for (const id of ['', 'A'.repeat(22)]) {
      await fremd.open('/passwort-vergessen')
      expect((await fremd.post('/link/loeschung', { id })).status).toBe(410)
    }
    expect((await kontoOf(portal, kim)).loeschen_ab).not.toBeNull()
  })

  test('ein deaktiviertes Konto wird nicht gelöscht; nach der Reaktivierung gilt der Antrag nicht mehr', async () => {
    const kim = await createMensch(portal)
    await request(kim)
    const wechsel = { kontoId: kim.kontoId, akteur: 'dienst' } as const
    await portal.env.db.transaction().execute((tx) => deactivateKonto(portal.env, tx, wechsel))
    await portal.forward(8 * TAG)
    await eraseDueKonten(portal.env)
    expect(await exists(kim)).toBe(true)
    await portal.env.db.transaction().execute((tx) => reactivateKonto(portal.env, tx, wechsel))
    await eraseDueKonten(portal.env)
    expect(await exists(kim)).toBe(true)
  })
})

describe('Einwilligung zur E-Mail-Adresse', () => {
  const consents = (kim: Mensch) =>
    portal.owner
      .selectFrom('einwilligung')
      .select(['fassung', 'widerrufen'])
      .where('konto_id', '=', kim.kontoId)
      .orderBy('erteilt')
      .execute()

  test('der Widerruf sagt vorher, dass er zur Löschung führt, und wird mit Zeit und Fassung festgehalten', async () => {
    const kim = await createMensch(portal)
    await plant(portal, kim, 'ja')
    const { text } = await kim.open('/kontoeinstellungen/einwilligung')
    expect(text).toContain('Ein Widerruf führt zur Löschung Ihres Kontos')
    await kim.submit('Einwilligung widerrufen und Konto löschen')
    expect(await consents(kim)).toEqual([{ fassung: 'f-ja', widerrufen: portal.env.clock.now() }])
    expect((await kontoOf(portal, kim)).loeschen_ab).not.toBeNull()
    const ereignisse = await portal.owner
      .selectFrom('protokoll')
      .select(['ereignis', 'details'])
      .where('konto_id', '=', kim.kontoId)
      .orderBy('nr')
      .execute()
    expect(ereignisse).toContainEqual({
      ereignis: 'konto.einwilligung-widerrufen',
      details: { art: 'e-mail', fassung: 'f-ja' },
    })
  })

  test('wer die Löschung zurücknimmt, willigt erneut ein', async () => {
    const kim = await createMensch(portal)
    await plant(portal, kim, 'wieder')
    await kim.open('/kontoeinstellungen/einwilligung')
    await kim.submit('Einwilligung widerrufen und Konto löschen')
    expect(kim.page.text).toContain('erteilen Sie sie damit wieder')
    await portal.forward(MINUTE)
    await kim.submit('Löschung zurücknehmen')
    const alle = await consents(kim)
    expect(alle).toHaveLength(2)
    expect(alle.filter(({ widerrufen }) => widerrufen === null)).toHaveLength(1)
  })
})
