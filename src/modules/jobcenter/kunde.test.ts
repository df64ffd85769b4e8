import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestKunde, ensureJobcenter, kundendaten } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import {
  createKunde,
  eraseKunde,
  findKundeByNummer,
  isGeburtstag,
  listKunden,
  listKundenByBg,
  parseKundendaten,
  readKunde,
} from './index.ts'

let portal: TestPortal
let jobcenterId: string
let anderesId: string

beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
  anderesId = await ensureJobcenter(portal, 'Jobcenter Nebenan')
})
afterAll(() => portal?.stop())

const heute = '2026-11-23'
const inTx = <T>(run: (tx: Parameters<typeof createKunde>[1]) => Promise<T>) => portal.env.db.transaction().execute(run)

/** All of a row as PostgreSQL prints it, bytes in hex and, beside it, as text. */
async function dump(): Promise<string> {
  const rows = await sql<{ zeile: string; text: string }>`
    select k::text as zeile, encode(k.daten, 'escape') as text from kunde k
    union all select s::text, encode(s.verpackt, 'escape') from personenschluessel s
    union all select p::text, coalesce(encode(p.geheim, 'escape'), '') from protokoll p`.execute(portal.owner)
  return rows.rows.map((row) => `${row.zeile}\n${row.text}`).join('\n')
}

describe('a person on file', () => {
  test('is read as it was put there, with rare letters, and found by number and Bedarfsgemeinschaft', async () => {
    const daten = kundendaten({
      vorname: 'Đorđe Ǧ̄',
      nachname: 'O’Nõri-Şahin',
      strasse: 'Straße des 17. Juni 5 a',
      bgNummer: '97122//7654321',
    })
    const id = await createTestKunde(portal, daten)
    const db = portal.env.db
    const expected = { ...daten, id, jobcenterId }
    expect(await readKunde(portal.env, db, { id, jobcenterId })).toEqual(expected)
    expect(await findKundeByNummer(portal.env, db, { jobcenterId, kundennummer: daten.kundennummer })).toEqual(expected)
    expect(await listKundenByBg(portal.env, db, { jobcenterId, bgNummer: '97122//7654321' })).toEqual([expected])
  })

  test('AZ-02: another Jobcenter finds nobody, by id, number, list or erasure', async () => {
    const daten = kundendaten()
    const id = await createTestKunde(portal, daten)
    const db = portal.env.db
    const wo = { jobcenterId: anderesId }
    expect(await readKunde(portal.env, db, { id, ...wo })).toBeUndefined()
    expect(await findKundeByNummer(portal.env, db, { kundennummer: daten.kundennummer, ...wo })).toBeUndefined()
    expect(await listKundenByBg(portal.env, db, { bgNummer: daten.bgNummer!, ...wo })).toEqual([])
    expect((await listKunden(portal.env, db, { anzahl: 50, ...wo })).kunden).toEqual([])
    expect(await inTx((tx) => eraseKunde(tx, { id, ...wo }))).toBe(false)
    expect(await readKunde(portal.env, db, { id, jobcenterId })).toBeDefined()
  })

  test('AZ-08: of 20 at once with one Kundennummer exactly one is put on file, and no key is left over', async () => {
    const before = await countKeys()
    const daten = kundendaten()
    const made = await Promise.all(
      Array.from({ length: 20 }, () => inTx((tx) => createKunde(portal.env, tx, { jobcenterId, daten }))),
    )
    expect(made.filter((one) => one.ok)).toHaveLength(1)
    expect((await countKeys()) - before).toBe(1)
  })

  test('pages of the list hold everybody once, newest first', async () => {
    const ids = []
    for (let i = 0; i < 5; i++) ids.push(await createTestKunde(portal))
    const seen: string[] = []
    let nach: string | undefined
    do {
      const page = await listKunden(portal.env, portal.env.db, { jobcenterId, nach, anzahl: 2 })
      seen.push(...page.kunden.map((kunde) => kunde.id))
      nach = page.weiter
    } while (nach)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual([...seen].sort().reverse())
    expect(seen).toEqual(expect.arrayContaining(ids))
  })

  test('two people born on one day have different hashes, and only the right day fits', async () => {
    const [a, b] = [await createTestKunde(portal), await createTestKunde(portal)]
    const rows = await portal.owner
      .selectFrom('kunde')
      .select(['id', 'geburtstag_hash'])
      .where('id', 'in', [a, b])
      .execute()
    expect(rows[0]!.geburtstag_hash.equals(rows[1]!.geburtstag_hash)).toBe(false)
    expect(isGeburtstag(portal.env, rows[0], '1990-02-01')).toBe(true)
    expect(isGeburtstag(portal.env, rows[0], '1990-01-02')).toBe(false)
    expect(isGeburtstag(portal.env, undefined, '1990-02-01')).toBe(false)
  })
})

const countKeys = async () => (await portal.owner.selectFrom('personenschluessel').select('besitzer').execute()).length

describe('what lies in the database', () => {
  test('CRY-01: 200 planted values are in no row', async () => {
    const planted: string[] = []
    for (let i = 0; i < 29; i++) {
      const mark = `Zq${i}Planted`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)
      const daten = kundendaten({
        vorname: `Vor${mark}`,
        nachname: `Nach${mark}`,
        strasse: `Weg${mark} 1`,
        ort: `Ort${mark}`,
        geburtstag: `19${60 + i}-11-0${1 + (i % 9)}`,
        kundennummer: `987Z${String(540_000 + i)}`,
        bgNummer: `88776//${String(7_650_000 + i)}`,
      })
      await createTestKunde(portal, daten)
      // A postcode is too short: random bytes printed in hex may hold it.
      planted.push(...Object.entries(daten).flatMap(([name, value]) => (name === 'plz' ? [] : [value])))
    }
    expect(planted.length).toBeGreaterThanOrEqual(200)
    const everything = await dump()
    expect(everything.length).toBeGreaterThan(10_000)
    expect(planted.filter((value) => everything.includes(value))).toEqual([])
    expect(planted.filter((value) => everything.includes(Buffer.from(value).toString('hex')))).toEqual([])
  })

  test('CRY-01: a ciphertext moved to another row does not open, nor does a changed one', async () => {
    const [a, b] = [await createTestKunde(portal), await createTestKunde(portal)]
    await sql`update kunde set daten = (select daten from kunde where id = ${a}) where id = ${b}`.execute(portal.owner)
    await expect(readKunde(portal.env, portal.env.db, { id: b, jobcenterId })).rejects.toThrow()
    await sql`update personenschluessel set verpackt = (select verpackt from personenschluessel where besitzer = ${a})
      where besitzer = ${b}`.execute(portal.owner)
    await expect(readKunde(portal.env, portal.env.db, { id: b, jobcenterId })).rejects.toThrow()
    await sql`update kunde set daten = set_byte(daten, 20, get_byte(daten, 20) # 1) where id = ${a}`.execute(
      portal.owner,
    )
    await expect(readKunde(portal.env, portal.env.db, { id: a, jobcenterId })).rejects.toThrow()
  })

  test('CRY-07: after erasure the rows of an older backup stay closed, also with the keys of everybody else', async () => {
    const id = await createTestKunde(portal)
    const backup = await portal.owner.selectFrom('kunde').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(await inTx((tx) => eraseKunde(tx, { id, jobcenterId }))).toBe(true)
    await portal.owner.insertInto('kunde').values(backup).execute()
    expect(await readKunde(portal.env, portal.env.db, { id, jobcenterId })).toBeUndefined()
    const keys = await portal.owner.selectFrom('personenschluessel').selectAll().execute()
    expect(keys.map((key) => key.besitzer)).not.toContain(id)
    for (const key of keys) {
      const open = () =>
        portal.env.schluessel.personKey(key.besitzer, key.verpackt).open(`kunde|daten|${id}`, backup.daten)
      expect(open).toThrow()
    }
    expect(() => portal.env.schluessel.open(`kunde|daten|${id}`, backup.daten)).toThrow()
  })
})

describe('data from a file', () => {
  test('numbers and blanks are brought into one form', () => {
    const read = parseKundendaten(
      { ...kundendaten(), vorname: ' Kim ', kundennummer: '123 a 456789', bgNummer: '97122BG0000004' },
      heute,
    )
    expect(read).toMatchObject({
      ok: true,
      daten: { vorname: 'Kim', kundennummer: '123A456789', bgNummer: '97122//0000004' },
    })
  })

  test.each([
    ['vorname', '', 'Füllen Sie das Feld „Vorname“ aus.'],
    ['nachname', '<script>alert(1)</script>', 'Entfernen Sie im Feld „Nachname“'],
    ['nachname', 'A\u202eB', 'Entfernen Sie im Feld „Nachname“'],
    ['strasse', 'Weg\u0000 1', 'unsichtbare Zeichen'],
    ['strasse', 'W'.repeat(101), 'höchstens 100 Zeichen'],
    ['plz', '3015', '5 Ziffern'],
    ['ort', ' ', 'Füllen Sie das Feld „Ort“ aus.'],
    ['geburtstag', '1.2.1990', 'JJJJ-MM-TT'],
    ['geburtstag', '1990-02-30', '30. Februar 1990 gibt es nicht'],
    ['geburtstag', '2026-11-24', 'Zukunft'],
    ['kundennummer', '12', '10 Zeichen'],
    ['bgNummer', '97122', '12 Ziffern'],
  ])('%s %j is refused with a sentence', (feld, wert, satz) => {
    const read = parseKundendaten({ ...kundendaten(), [feld]: wert }, heute)
    expect(read.ok ? {} : read.fehler).toEqual({ [feld]: expect.stringContaining(satz) })
  })

  test.each([[null], ['text'], [[]], [{ ...kundendaten(), rolle: 'chef' }], [{ ...kundendaten(), vorname: 1 }], [{}]])(
    'another shape than expected is refused: %j',
    (wert) => {
      const read = parseKundendaten(wert, heute)
      expect(read.ok ? '' : read.fehler.formular).toContain('nicht die erwartete Form')
    },
  )
})
