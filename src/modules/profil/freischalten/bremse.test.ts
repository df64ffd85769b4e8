import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { GEBURTSTAG, issueTestCode, redeemAs } from '../../../../test/support/freischaltcodes.ts'
import { createMensch, createTestKunde, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../test/support/portal.ts'
import { MINUTE, TAG } from '../../../platform/clock.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { generateCode } from '../code.ts'
import { BUDGET_JE_STUNDE, GESAMT } from './bremse.ts'
import { closeTypesetter } from './brief.ts'
import { redeemFreischaltcode } from './freischaltcode.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await startTestPortal()
})
afterEach(async () => {
  await sql`delete from versuch`.execute(portal.owner)
})
afterAll(async () => {
  await closeTypesetter()
  await portal?.stop()
})

const geburtstag = GEBURTSTAG

const issue = (kundeId: string) => issueTestCode(portal, kundeId)
const redeem = (mensch: Pick<Mensch, 'kontoId'>, code: string, tag = GEBURTSTAG) =>
  redeemAs(portal, mensch, { code, geburtstag: tag })

const recordsOf = (wo: { kontoId?: string; kundeId?: string }) =>
  portal.owner
    .selectFrom('protokoll')
    .select(['ereignis', 'ergebnis', 'kunde_id'])
    .$if(wo.kontoId !== undefined, (query) => query.where('konto_id', '=', wo.kontoId!))
    .$if(wo.kundeId !== undefined, (query) => query.where('kunde_id', '=', wo.kundeId!))
    .orderBy('nr')
    .execute()

const manyMenschen = (anzahl: number) => Promise.all(Array.from({ length: anzahl }, () => createMensch(portal)))

describe('wrong entries', () => {
  test('AUT-22: five in 10 minutes pause the account, not the code; then entry goes on', async () => {
    const kundeId = await createTestKunde(portal)
    const { code } = await issue(kundeId)
    const [mensch, other] = await manyMenschen(2)
    for (let i = 0; i < 5; i++) expect((await redeem(mensch!, generateCode())).art).toBe('falsch')
    expect(await redeem(mensch!, code)).toMatchObject({ art: 'pause', dauer: 'minuten' })
    expect((await recordsOf({ kontoId: mensch!.kontoId })).at(-1)?.ereignis).toBe('profil.gebremst')
    expect((await redeem(other!, code, '1990-02-02')).art).toBe('falsch')
    await portal.forward(10 * MINUTE)
    expect((await redeem(mensch!, code)).art).toBe('ok')
    await portal.setTime(TESTZEIT)
  })

  test('AUT-22: ten in a day pause the account until the day is over', async () => {
    const kundeId = await createTestKunde(portal)
    const { code } = await issue(kundeId)
    const mensch = await createMensch(portal)
    for (let i = 0; i < 10; i++) {
      expect((await redeem(mensch, generateCode())).art).toBe('falsch')
      await portal.forward(5 * MINUTE)
    }
    expect(await redeem(mensch, code)).toMatchObject({ art: 'pause', dauer: 'tag' })
    await portal.setTime(new Date(TESTZEIT.getTime() + TAG))
    expect((await redeem(mensch, code)).art).toBe('ok')
    await portal.setTime(TESTZEIT)
  })

  test('AUT-10, AUT-22: 100 parallel guesses of one account: five are evaluated', async () => {
    const mensch = await createMensch(portal)
    const results = await Promise.all(Array.from({ length: 100 }, () => redeem(mensch, generateCode())))
    expect(results.filter((result) => result.art === 'falsch')).toHaveLength(5)
    expect(results.filter((result) => result.art === 'pause')).toHaveLength(95)
  }, 60_000)

  test('right entries do not use up anything', async () => {
    const mensch = await createMensch(portal)
    for (let i = 0; i < 4; i++) await redeem(mensch, generateCode())
    const kundeId = await createTestKunde(portal)
    expect((await redeem(mensch, (await issue(kundeId)).code)).art).toBe('ok')
    expect((await redeem(mensch, generateCode())).art).toBe('falsch')
    expect((await redeem(mensch, generateCode())).art).toBe('pause')
  })

  test('AUT-22: 1,000 accounts with 5 guesses each: no more than the budget are evaluated', async () => {
    const kontoIds = await plantAccounts(1000)
    const tries = kontoIds.flatMap((kontoId) => Array.from({ length: 5 }, () => kontoId))
    const einloesung = (kontoId: string) => ({
      besuch: { kontoId, sitzungId: kontoId },
      code: generateCode(),
      ...{ geburtstag, userAgent: null, adresse: '192.0.2.1' },
    })
    const before = await countEvaluated()
    const results = await Promise.all(tries.map((kontoId) => redeemFreischaltcode(portal.env, einloesung(kontoId))))
    const evaluated = (await countEvaluated()) - before
    expect(results.filter((result) => result.art === 'falsch')).toHaveLength(evaluated)
    expect(evaluated).toBe(GESAMT.frei.max + GESAMT.zeitlupe.max)
    expect(evaluated).toBeLessThanOrEqual(BUDGET_JE_STUNDE)
    expect(portal.logLines.some((line) => line.includes('freischaltcodes'))).toBe(true)

    // 100,000 letters on their way, 12 characters of 25, whatever the date of birth: a guess hits any of them.
    const letters = 100_000
    const perGuess = letters / 25 ** 12
    const here = evaluated * perGuess
    // A month of guessing without pause, the date of birth drawn from the days of 60 years.
    const month = (BUDGET_JE_STUNDE * 24 * 30 * perGuess) / (60 * 365)
    console.info(
      `Freischaltcode: ${tries.length} Versuche, ${evaluated} geprüft, Treffer ${here.toExponential(1)}; ein Monat am Budget (${BUDGET_JE_STUNDE} je Stunde) ${month.toExponential(1)}`,
    )
    expect(here).toBeLessThan(1e-6)
    expect(month).toBeLessThan(1e-6)

    await portal.forward(MINUTE)
    const mensch = await createMensch(portal)
    const { code } = await issue(await createTestKunde(portal))
    expect((await redeem(mensch, code)).art, 'entry is slowed, never stopped').toBe('ok')
    await portal.setTime(TESTZEIT)
  }, 120_000)

  test('AUT-05: the counts lie in the database, also after a restart', async () => {
    const mensch = await createMensch(portal)
    for (let i = 0; i < 5; i++) await redeem(mensch, generateCode())
    const rows = await portal.owner.selectFrom('versuch').select('anzahl').execute()
    expect(rows.map((row) => row.anzahl)).toEqual([5, 5, 5])
  })
})

/** Accounts that only exist to be counted; none of them ever signs in. */
async function plantAccounts(anzahl: number): Promise<string[]> {
  const ids = Array.from({ length: anzahl }, () => newId())
  const zeit = portal.env.clock.now()
  const rows = ids.map((id) => ({
    id,
    zustand: 'aktiv' as const,
    email: Buffer.from(id),
    email_hash: portal.env.schluessel.mac('email', id),
    ...{
      benutzername: null,
      benutzername_hash: null,
      passwort: null,
      totp: null,
      loeschen_ab: null,
      standard_profil: null,
    },
    ...{ erstellt: zeit, bestaetigt: zeit },
  }))
  await portal.owner.insertInto('konto').values(rows).execute()
  const keys = ids.map((besitzer) => ({ besitzer, verpackt: portal.env.schluessel.createPersonKey(besitzer) }))
  await portal.owner.insertInto('personenschluessel').values(keys).execute()
  return ids
}

async function countEvaluated(): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from protokoll where ereignis = 'profil.freigeschaltet' and ergebnis = 'abgelehnt'`.execute(
    portal.owner,
  )
  return rows.rows[0]!.n
}
