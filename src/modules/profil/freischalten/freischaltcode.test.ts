import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { GEBURTSTAG, issueTestCode, redeemAs } from '../../../../test/support/freischaltcodes.ts'
import {
  createMensch,
  createTestKunde,
  ensureJobcenter,
  kundendaten,
  type Mensch,
} from '../../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../test/support/portal.ts'
import { STUNDE, TAG } from '../../../platform/clock.ts'
import { briefnachweis, issueFreischaltcode, readBrief } from '../index.ts'
import { closeTypesetter } from './brief.ts'

let portal: TestPortal
let jobcenterId: string

beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
})
afterEach(async () => {
  await sql`delete from versuch`.execute(portal.owner)
})
afterAll(async () => {
  await closeTypesetter()
  await portal?.stop()
})

const system = { art: 'system' } as const
const geburtstag = GEBURTSTAG

const issue = (kundeId: string) => issueTestCode(portal, kundeId)
const redeem = (mensch: Pick<Mensch, 'kontoId'>, code: string, tag = GEBURTSTAG) =>
  redeemAs(portal, mensch, { code, geburtstag: tag })

const profileOf = (kundeId: string) =>
  portal.owner.selectFrom('profil').select(['id', 'konto_id']).where('kunde_id', '=', kundeId).execute()

const recordsOf = (wo: { kontoId?: string; kundeId?: string }) =>
  portal.owner
    .selectFrom('protokoll')
    .select(['ereignis', 'ergebnis', 'kunde_id'])
    .$if(wo.kontoId !== undefined, (query) => query.where('konto_id', '=', wo.kontoId!))
    .$if(wo.kundeId !== undefined, (query) => query.where('kunde_id', '=', wo.kundeId!))
    .orderBy('nr')
    .execute()

const manyMenschen = (anzahl: number) => Promise.all(Array.from({ length: anzahl }, () => createMensch(portal)))

describe('a code', () => {
  test('activates the profile of its customer, opens it, tells the owner and is recorded', async () => {
    const kundeId = await createTestKunde(portal)
    const { code } = await issue(kundeId)
    const mensch = await createMensch(portal)
    const ergebnis = await redeem(mensch, code)
    expect(ergebnis.art).toBe('ok')
    expect(await profileOf(kundeId)).toEqual([{ id: expect.any(String), konto_id: mensch.kontoId }])
    const mails = await portal.runDue()
    expect(mails.map((mail) => mail.an)).toEqual([mensch.email])
    expect(mails[0]!.text).not.toMatch(/Kim|Klicker|123A|Jobcenter-Kunde|Leistung/)
    expect(await recordsOf({ kontoId: mensch.kontoId })).toEqual([
      { ereignis: 'profil.freigeschaltet', ergebnis: 'erfolg', kunde_id: kundeId },
    ])
  })

  test('AUT-22, AZ-08: of 100 parallel redemptions of one code by 100 accounts exactly one wins', async () => {
    const kundeId = await createTestKunde(portal)
    const { code } = await issue(kundeId)
    const menschen = await manyMenschen(100)
    const results = await Promise.all(menschen.map((mensch) => redeem(mensch, code)))
    expect(results.filter((result) => result.art === 'ok')).toHaveLength(1)
    expect(results.filter((result) => result.art === 'falsch')).toHaveLength(99)
    expect(await profileOf(kundeId)).toHaveLength(1)
  }, 60_000)

  test('AUT-22: one account sending one code 50 times at once gets one profile', async () => {
    const kundeId = await createTestKunde(portal)
    const { code } = await issue(kundeId)
    const mensch = await createMensch(portal)
    const results = await Promise.all(Array.from({ length: 50 }, () => redeem(mensch, code)))
    expect(results.filter((result) => result.art === 'ok')).toHaveLength(1)
    expect(await profileOf(kundeId)).toHaveLength(1)
  }, 60_000)

  test('AUT-22: a newer letter kills the older, also when many are made at once', async () => {
    const kundeId = await createTestKunde(portal)
    const old = await issue(kundeId)
    const letters = await Promise.all(Array.from({ length: 8 }, () => issue(kundeId)))
    const rows = await portal.owner
      .selectFrom('freischaltcode')
      .select('zustand')
      .where('kunde_id', '=', kundeId)
      .execute()
    expect(rows.filter((row) => row.zustand === 'gueltig')).toHaveLength(1)
    expect(rows).toHaveLength(9)
    const mensch = await createMensch(portal)
    expect((await redeem(mensch, old.code)).art).toBe('falsch')
    const results = []
    for (const letter of letters) results.push((await redeem(await createMensch(portal), letter.code)).art)
    expect(results.filter((art) => art === 'ok')).toHaveLength(1)
  }, 60_000)

  test('AUT-22: is good for 30 days and not a second longer; the table refuses more', async () => {
    const [a, b] = [await createTestKunde(portal), await createTestKunde(portal)]
    const [first, second] = [await issue(a), await issue(b)]
    const [early, late] = await manyMenschen(2)
    await portal.setTime(new Date(TESTZEIT.getTime() + 30 * TAG - 1000))
    expect((await redeem(early!, first.code)).art).toBe('ok')
    await portal.setTime(new Date(TESTZEIT.getTime() + 30 * TAG))
    expect((await redeem(late!, second.code)).art).toBe('falsch')
    await portal.setTime(TESTZEIT)
    const longer = sql`update freischaltcode set gueltig_bis = erstellt + interval '31 days'`.execute(portal.owner)
    await expect(longer).rejects.toThrow()
  })

  test('LOG-04: without its record nothing is activated, and without its letter no code is issued', async () => {
    const kundeId = await createTestKunde(portal)
    const { code } = await issue(kundeId)
    const mensch = await createMensch(portal)
    await sql`create function versagt() returns trigger language plpgsql as $$ begin raise exception 'voll'; end $$`.execute(
      portal.owner,
    )
    await sql`create trigger versagt before insert on protokoll for each row execute function versagt()`.execute(
      portal.owner,
    )
    await expect(redeem(mensch, code)).rejects.toThrow()
    await expect(issue(kundeId)).rejects.toThrow()
    await sql`drop trigger versagt on protokoll`.execute(portal.owner)
    await sql`create trigger versagt before insert on brief for each row execute function versagt()`.execute(
      portal.owner,
    )
    await expect(issue(kundeId)).rejects.toThrow()
    await sql`drop trigger versagt on brief`.execute(portal.owner)
    expect(await profileOf(kundeId)).toEqual([])
    const rows = await portal.owner
      .selectFrom('freischaltcode')
      .select('zustand')
      .where('kunde_id', '=', kundeId)
      .execute()
    expect(rows).toEqual([{ zustand: 'gueltig' }])
    expect((await redeem(mensch, code)).art).toBe('ok')
  })

  test('AZ-02: another Jobcenter can neither issue a code for this customer nor open the letter', async () => {
    const kundeId = await createTestKunde(portal)
    const { briefId } = await issue(kundeId)
    const fremd = await ensureJobcenter(portal, 'Jobcenter Nebenan')
    expect(await issueFreischaltcode(portal.env, { kundeId, jobcenterId: fremd, von: system })).toBeUndefined()
    expect(await readBrief(portal.env, { id: briefId, jobcenterId: fremd }, system)).toBeUndefined()
  })

  test('proves who lost every factor only for the account that is linked, and once', async () => {
    const owner = await createMensch(portal, { kunde: true })
    const stranger = await createMensch(portal)
    const { code, gedruckt } = await issue(owner.kundeId)
    const prove = (wer: Mensch, eingabe: string, tag = geburtstag) =>
      portal.env.db
        .transaction()
        .execute((tx) => briefnachweis.prove(portal.env, tx, { kontoId: wer.kontoId, code: eingabe, geburtstag: tag }))
    expect(await prove(stranger, code)).toBe(false)
    expect(await prove(owner, code, '1990-02-02')).toBe(false)
    expect(await prove(owner, gedruckt.toLowerCase().replaceAll('-', ' – '))).toBe(true)
    expect(await prove(owner, code)).toBe(false)
    expect(await recordsOf({ kontoId: owner.kontoId })).toEqual([
      { ereignis: 'konto.wiederherstellung-begonnen', ergebnis: 'erfolg', kunde_id: owner.kundeId },
    ])
  })
})

describe('a second redemption', () => {
  test('of a customer who is linked to another account goes to staff, and the link stays', async () => {
    const owner = await createMensch(portal, { kunde: true })
    const { code } = await issue(owner.kundeId)
    const second = await createMensch(portal)
    expect((await redeem(second, code)).art).toBe('zweite')
    expect(await profileOf(owner.kundeId)).toEqual([{ id: owner.profilId, konto_id: owner.kontoId }])
    const open = await portal.owner
      .selectFrom('freischaltantrag')
      .selectAll()
      .where('konto_id', '=', second.kontoId)
      .execute()
    expect(open).toEqual([
      expect.objectContaining({
        art: 'zweite-einloesung',
        zustand: 'offen',
        kunde_id: owner.kundeId,
        jobcenter_id: jobcenterId,
      }),
    ])
    expect((await redeem(second, code)).art).toBe('falsch')
  })

  test('by an account that has another customer goes to staff, and its profile stays', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const other = await createTestKunde(portal)
    expect((await redeem(mensch, (await issue(other)).code)).art).toBe('zweite')
    expect(await profileOf(other)).toEqual([])
    expect(await profileOf(mensch.kundeId)).toHaveLength(1)
  })

  test('AUT-22: while another one waits, the code of a further customer stays good, and that is recorded', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const [first, second] = [await createTestKunde(portal), await createTestKunde(portal)]
    const { code } = await issue(second)
    expect(await redeem(mensch, (await issue(first)).code)).toEqual({ art: 'zweite', codeBleibt: false })
    expect(await redeem(mensch, code)).toEqual({ art: 'zweite', codeBleibt: true })
    expect((await recordsOf({ kontoId: mensch.kontoId })).at(-1)).toMatchObject({
      ereignis: 'profil.freigeschaltet',
      ergebnis: 'abgelehnt',
    })
    expect((await redeem(await createMensch(portal), code)).art).toBe('ok')
  })

  test('by the owner of the profile just opens it', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const ergebnis = await redeem(mensch, (await issue(mensch.kundeId)).code)
    expect(ergebnis).toMatchObject({ art: 'ok', profilId: mensch.profilId })
  })
})

describe('what lies in the database', () => {
  test('CRY-01: neither a code nor anything of a letter or a request can be read', async () => {
    const daten = kundendaten({
      vorname: 'Leuchtturm',
      nachname: 'Wetterfahne',
      strasse: 'Nirgendgasse 77',
      kundennummer: '777Q424242',
    })
    const kundeId = await createTestKunde(portal, daten)
    const { code } = await issue(kundeId)
    await redeem(await createMensch(portal), code)
    const rows = await sql<{ text: string }>`
      select c::text as text from freischaltcode c union all select b::text || encode(b.inhalt, 'escape') from brief b
      union all select p::text from protokoll p union all select f::text from freischaltantrag f union all select v::text from versuch v`.execute(
      portal.owner,
    )
    const everything = rows.rows.map((row) => row.text).join('\n')
    const planted = [
      code,
      code.slice(0, 8),
      'Leuchtturm',
      'Wetterfahne',
      'Nirgendgasse',
      '777Q424242',
      '%PDF',
      'JVBERi',
    ]
    expect(planted.filter((value) => everything.includes(value))).toEqual([])
    expect(planted.filter((value) => everything.includes(Buffer.from(value).toString('hex')))).toEqual([])
  })

  test('CRY-01: a letter moved to another customer does not open', async () => {
    const [a, b] = [await createTestKunde(portal), await createTestKunde(portal)]
    const [first, second] = [await issue(a), await issue(b)]
    await sql`update brief set inhalt = (select inhalt from brief where id = ${first.briefId}) where id = ${second.briefId}`.execute(
      portal.owner,
    )
    await expect(readBrief(portal.env, { id: second.briefId, jobcenterId }, system)).rejects.toThrow()
  })

  test('letters are emptied once their code is good for nothing', async () => {
    const kundeId = await createTestKunde(portal)
    const old = await issue(kundeId)
    const current = await issue(kundeId)
    await portal.app.aufgaben.find((task) => task.name === 'briefe-leeren')!.run({})
    const read = (id: string) => readBrief(portal.env, { id, jobcenterId }, system)
    expect((await read(old.briefId))?.inhalt).toBeUndefined()
    expect((await read(current.briefId))?.inhalt).toBeDefined()
    await portal.setTime(new Date(TESTZEIT.getTime() + 30 * TAG + STUNDE))
    await portal.app.aufgaben.find((task) => task.name === 'briefe-leeren')!.run({})
    expect((await read(current.briefId))?.inhalt).toBeUndefined()
    await portal.setTime(TESTZEIT)
  })
})
