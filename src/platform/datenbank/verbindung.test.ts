import type { Writable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/support/datenbank.ts'
import { type Datenbank, type Db, isConflict, openDatabase, type Tx } from './db.ts'
import { sendAhead } from './verbindung.ts'

let owner: Datenbank
let close: () => Promise<void>

beforeAll(async () => {
  const database = await createTestDatabase()
  owner = openDatabase(database.ownerUrl, { max: 4 })
  await sql`create table zaehler (name text primary key, stand int not null check (stand <= 100))`.execute(owner.db)
  close = async () => {
    await owner.close()
    await database.drop()
  }
})

afterAll(() => close())

beforeEach(async () => {
  await sql`delete from zaehler`.execute(owner.db)
  await sql`insert into zaehler values ('a', 0), ('b', 0)`.execute(owner.db)
})

const add = (tx: Tx, name: string, zahl: number) =>
  sendAhead(tx, 'update zaehler set stand = stand + $2 where name = $1', [name, zahl])
const lock = (tx: Tx, name: string) => sendAhead(tx, 'select stand from zaehler where name = $1 for update', [name])

async function standOf(db: Db | Tx, name: string): Promise<number> {
  const { rows } = await sql<{ stand: number }>`select stand from zaehler where name = ${name}`.execute(db)
  return rows[0]!.stand
}

/** How often something was written to the server meanwhile, on the one connection of this pool. */
async function countJourneys({ db, pool }: Datenbank, run: () => Promise<unknown>): Promise<number> {
  await sql`select 1`.execute(db)
  let journeys = 0
  const client = await pool.connect()
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  for (const name of ['_write', '_writev'] as const) {
    const write = stream[name]!.bind(stream) as (...args: unknown[]) => void
    stream[name] = (...args: unknown[]) => {
      journeys++
      write(...args)
    }
  }
  client.release()
  await run()
  return journeys
}

describe('a transaction', () => {
  test('takes its begin, what is sent ahead and the first question along on one journey, and the last write with its end', async () => {
    const database = await createTestDatabase()
    const one = openDatabase(database.ownerUrl, { max: 1 })
    try {
      await sql`create table zaehler (name text primary key, stand int not null)`.execute(one.db)
      await sql`insert into zaehler values ('a', 0)`.execute(one.db)
      const journeys = await countJourneys(one, () =>
        one.db.transaction().execute(async (tx) => {
          await lock(tx, 'a')
          await standOf(tx, 'a')
          await add(tx, 'a', 1)
        }),
      )
      expect(journeys).toBe(2)
      expect(await standOf(one.db, 'a')).toBe(1)
    } finally {
      await one.close()
      await database.drop()
    }
  })

  test('in which nothing is asked is not even begun, and the connection serves the next one', async () => {
    expect(await owner.db.transaction().execute(async () => 7)).toBe(7)
    await expect(owner.db.transaction().execute(() => Promise.reject(new Error('doch nicht')))).rejects.toThrow(
      'doch nicht',
    )
    await owner.db.transaction().execute((tx) => add(tx, 'a', 1))
    expect(await standOf(owner.db, 'a')).toBe(1)
  })

  test('that ends on what was sent ahead fails with its error, and keeps nothing', async () => {
    const end = owner.db.transaction().execute(async (tx) => {
      await sql`update zaehler set stand = 5 where name = 'b'`.execute(tx)
      await add(tx, 'a', 101)
    })
    const error = await end.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(isConflict(error, 'zaehler_stand_check')).toBe(true)
    expect([await standOf(owner.db, 'a'), await standOf(owner.db, 'b')]).toEqual([0, 0])
  })

  test('says at the next question why what was sent ahead failed', async () => {
    let asked: unknown
    const end = owner.db.transaction().execute(async (tx) => {
      await standOf(tx, 'a')
      await add(tx, 'a', 101)
      asked = await standOf(tx, 'b').catch((reason: unknown) => reason)
      throw asked
    })
    await expect(end).rejects.toThrow('zaehler_stand_check')
    expect(isConflict(asked, 'zaehler_stand_check')).toBe(true)
    expect(await standOf(owner.db, 'a')).toBe(0)
  })

  test('is undone with what was sent ahead when its work fails, for the reason of the work', async () => {
    const end = owner.db.transaction().execute(async (tx) => {
      await add(tx, 'a', 101)
      throw new Error('aus anderem Grund')
    })
    await expect(end).rejects.toThrow('aus anderem Grund')
    expect(await standOf(owner.db, 'a')).toBe(0)
  })

  test('that begins with a write is whole or nothing', async () => {
    const end = owner.db.transaction().execute(async (tx) => {
      await sql`update zaehler set stand = 1 where name = 'a'`.execute(tx)
      await sql`insert into zaehler values ('b', 1)`.execute(tx)
    })
    await expect(end).rejects.toThrow('zaehler_pkey')
    expect(await standOf(owner.db, 'a')).toBe(0)
  })

  test('fails when the server ends its connection, and the next one gets another', async () => {
    const end = owner.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(owner.db)
      await add(tx, 'a', 1)
    })
    await expect(end).rejects.toThrow()
    expect(await standOf(owner.db, 'a')).toBe(0)
    await owner.db.transaction().execute((tx) => add(tx, 'a', 1))
    expect(await standOf(owner.db, 'a')).toBe(1)
  })

  test('waits for the lock that was sent ahead: of many at once each adds its own', async () => {
    const many = Array.from({ length: 40 }, () =>
      owner.db.transaction().execute(async (tx) => {
        await lock(tx, 'a')
        const stand = await standOf(tx, 'a')
        await sendAhead(tx, 'update zaehler set stand = $2 where name = $1', ['a', stand + 1])
      }),
    )
    await Promise.all(many)
    expect(await standOf(owner.db, 'a')).toBe(40)
  })
})
