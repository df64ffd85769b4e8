import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createDienst } from '../../../test/support/dienst.ts'
import { createMensch, kundendaten } from '../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../test/support/portal.ts'
import { runAufbewahrungBefehl } from '../../cli/befehle/aufbewahrung.ts'
import { createKunde } from '../jobcenter/index.ts'
import { fristen } from './fristen.ts'
import { confirmSperre, liftSperre, listSperren, runAufbewahrung } from './index.ts'
import { klassen } from './klassen-daten.ts'
import { Welt } from './welt.test-daten.ts'

let portal: TestPortal
let welt: Welt

const open = async () => {
  portal = await startTestPortal()
  welt = await Welt.open(portal)
}

/** The same day so many years later, and one day more. */
const setYear = async (jahr: number) => {
  const zeit = new Date(TESTZEIT)
  zeit.setUTCFullYear(zeit.getUTCFullYear() + jahr)
  await portal.setTime(new Date(zeit.getTime() + 86_400_000))
}

async function runYear(jahr: number): Promise<Record<string, number>> {
  await setYear(jahr)
  const lauf = await runAufbewahrung(portal.env)
  if (lauf.stand !== 'fertig') throw new Error(lauf.stand)
  return lauf.zahlen
}

describe('PRI-07: jede Tabelle hat ihre Klasse', () => {
  beforeAll(open)
  afterAll(() => portal?.stop())

  test('PRI-07: im laufenden Verzeichnis der Datenbank fehlt keine und ist keine zu viel', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(
      portal.owner,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(klassen).sort())
  })

  test('PRI-07: was nach Jahren geht, hat eine Frist oder geht mit etwas, das eine hat', async () => {
    const { rows } = await sql<{ kind: string; eltern: string }>`
      select f.conrelid::regclass::text as kind, f.confrelid::regclass::text as eltern
      from pg_constraint f where f.contype = 'f' and f.confdeltype = 'c' and f.connamespace = 'public'::regnamespace`.execute(
      portal.owner,
    )
    // Its own task: a year after reading.
    const reached = new Set([...fristen.map(({ name }) => name.replace(/-(ablegen|entwurf)$/, '')), 'benachrichtigung'])
    const aged = Object.entries(klassen).filter(
      ([, klasse]) => klasse === 'akte' || klasse.endsWith('-jahre') || klasse === 'ein-jahr',
    )
    const left = aged.filter(([name]) => {
      const parents = rows.filter(({ kind }) => kind === name).map(({ eltern }) => eltern)
      return !reached.has(name) && !parents.some((one) => reached.has(one) && one !== 'kunde')
    })
    expect(left).toEqual([])
    expect(aged.length).toBeGreaterThan(20)
  })

  test('PRI-07: was die Datenbank als Personendaten führt, ist nie dauerhaft, ausgenommen das Protokoll', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct c.relname as name from pg_class c join pg_description d on d.objoid = c.oid and d.objsubid > 0
      where c.relnamespace = 'public'::regnamespace and d.description ~ '^(kennung|geheimtext|klartext)'`.execute(
      portal.owner,
    )
    const forever = rows.map(({ name }) => name).filter((name) => klassen[name] === 'dauerhaft')
    expect(forever).toEqual(['protokoll'])
  })
})

describe('PRI-07: elf Jahre', () => {
  beforeEach(open)

  test('PRI-07: in jedem Jahr geht genau, was seine Frist erreicht hat; Streit, Sperre, Offenes und Profile halten fest', async () => {
    onTestFinished(() => portal.stop())
    const ruhig = await welt.kunde()
    await welt.akte(ruhig)
    await welt.termin(ruhig, 'gespraech')
    await welt.wunsch(ruhig)
    await welt.bescheid(ruhig, 'entwurf')
    await welt.amt(ruhig)
    const profil = await createMensch(portal, { kunde: true, stufe: false })
    await welt.bescheid(profil.kundeId)
    const streit = await welt.bescheid(await welt.kunde())
    await sql`update bescheid set klaeren_seit = ${TESTZEIT}, klaeren_grund = 'bestritten' where id = ${streit}`.execute(
      portal.owner,
    )
    const spaeter = await welt.bescheid(await welt.kunde())
    await sql`update bescheid_brief set bestritten = '2027-03-01', zugang = 'nie' where bescheid_id = ${spaeter}`.execute(
      portal.owner,
    )
    await welt.gespraech(await welt.kunde(), true)
    const jobcenterId = welt.sachlich.jobcenterId
    const daten = kundendaten({ kundennummer: '777A777777' })
    const made = await portal.owner.transaction().execute((tx) => createKunde(portal.env, tx, { jobcenterId, daten }))
    const gesperrt = made.ok ? made.id : ''
    await welt.akte(gesperrt)
    const befehl = (...worte: string[]) => ({ worte, ordner: '', schreibe: () => undefined })
    expect(await runAufbewahrungBefehl(portal.env, befehl('sperren', '777A777777', '--grund', 'Klage'))).toBe(0)
    const leitung = await createDienst(portal, ['teamleitung'], { jobcenterId })
    const sperre = async () => (await listSperren(portal.env, portal.env.db, { kundeId: gesperrt }))[0]?.id ?? ''
    expect(await confirmSperre(portal.env, leitung, await sperre())).toBe('ok')

    const expected: Record<number, Record<string, number>> = {
      1: { 'bescheid-entwurf': 1, dokument: 1, freischaltcode: 1, freischaltantrag: 1 },
      2: { 'gespraech-ablegen': 2, termin: 1, terminmitteilung: 1, barriere_meldung: 1 },
      3: { reaktivierung: 1, rollenaenderung: 1, aktenzugriff: 1, eingang_erledigt: 2 },
      10: { gespraech: 1, bescheid: 1, termin: 1, vorgang: 1, dokument: 3, kunde: 1 },
      // The letter that was disputed in March of the first year.
      11: { bescheid: 1, dokument: 1, kunde: 1 },
    }
    for (let jahr = 1; jahr <= 11; jahr++) {
      const { aufbewahrung_lauf, ...zahlen } = await runYear(jahr)
      expect([jahr, zahlen]).toEqual([jahr, expected[jahr] ?? {}])
      expect([jahr, aufbewahrung_lauf ?? 0]).toEqual([jahr, jahr < 5 ? 0 : 2])
      // Once more on the same day: nothing is left to do.
      expect([jahr, await runYear(jahr)]).toEqual([jahr, {}])
    }
    const counts = await Promise.all(
      ['gespraech', 'bescheid', 'termin', 'vorgang', 'dokument'].map((one) => welt.count(one)),
    )
    expect(counts).toEqual([2, 3, 1, 1, 6])

    // The dispute is settled, the record free, the profile gone.
    await sql`update bescheid set klaeren_seit = null, klaeren_grund = null where id = ${streit}`.execute(portal.owner)
    await sql`delete from profil where id = ${profil.profilId}`.execute(portal.owner)
    expect(await runAufbewahrungBefehl(portal.env, befehl('freigeben', '777A777777', '--grund', 'Urteil'))).toBe(0)
    // Asked for alone, nothing of it goes: these are the two others.
    expect(await runYear(11)).toEqual({ bescheid: 2, dokument: 2, kunde: 2 })
    expect(await liftSperre(portal.env, leitung, await sperre())).toBe('ok')
    const { aufbewahrung_lauf: _, ...rest } = await runYear(12)
    expect(rest).toMatchObject({ gespraech: 1, bescheid: 1, termin: 1, vorgang: 1, dokument: 3 })
    // Something happened in its record within the ten years.
    expect(await portal.owner.selectFrom('kunde').select('id').where('id', '=', gesperrt).execute()).toHaveLength(1)
  }, 60_000)

  test('PRI-07: mit dem Dokument geht auch die Datei, und mit dem Kunden sein Schlüssel', async () => {
    onTestFinished(() => portal.stop())
    const id = await welt.kunde()
    await welt.gespraech(id)
    await runYear(10)
    expect(await welt.count('dateiabfall')).toBe(1)
    const keys = await sql`select from personenschluessel where besitzer = ${id}`.execute(portal.owner)
    expect(keys.rows).toEqual([])
  })

  test('PRI-07: mitten im Lauf gekappt: was gezählt ist, ist weg; der nächste Lauf macht weiter und endet gleich', async () => {
    onTestFinished(() => portal.stop())
    const kunde = await welt.kunde()
    for (let i = 0; i < 12; i++) await welt.gespraech(kunde)
    await setYear(10)
    // As by kill -9: the connection is gone in the middle of a batch.
    await sql`create function stromausfall() returns trigger language plpgsql security definer as $$
      begin
        if (select count(*) from gespraech) <= 5 then perform pg_terminate_backend(pg_backend_pid()); end if;
        return old;
      end $$`.execute(portal.owner)
    await sql`create trigger stromausfall before delete on gespraech for each row execute function stromausfall()`.execute(
      portal.owner,
    )
    const options = { stapel: 2, hoechstens: 1000 }
    await expect(runAufbewahrung(portal.env, options)).rejects.toThrow()
    const left = await welt.count('gespraech')
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(12)
    const cut = await portal.owner.selectFrom('aufbewahrung_lauf').selectAll().executeTakeFirstOrThrow()
    expect([cut.beendet, cut.zahlen['gespraech']]).toEqual([null, 12 - left])
    await sql`drop trigger stromausfall on gespraech`.execute(portal.owner)
    expect(await runAufbewahrung(portal.env, options)).toMatchObject({
      stand: 'fertig',
      zahlen: { gespraech: 12, dokument: 12, kunde: 1 },
    })
    const runs = await portal.owner.selectFrom('aufbewahrung_lauf').selectAll().execute()
    expect(runs.map(({ id, beendet }) => [id, beendet !== null])).toEqual([[cut.id, true]])
    const records = await portal.owner
      .selectFrom('protokoll')
      .select('details')
      .where('ereignis', '=', 'system.aufbewahrung')
      .execute()
    expect(records).toMatchObject([{ details: { gespraech: 12, dokument: 12, kunde: 1 } }])
  })

  test('PRI-07: zwei Läufe zugleich löschen jedes einmal; ein langer geht im nächsten Auftrag weiter', async () => {
    onTestFinished(() => portal.stop())
    const kunde = await welt.kunde()
    for (let i = 0; i < 20; i++) await welt.gespraech(kunde)
    await setYear(10)
    await Promise.all(Array.from({ length: 4 }, () => runAufbewahrung(portal.env, { stapel: 1, hoechstens: 3 })))
    expect(await welt.count('gespraech')).toBeGreaterThan(0)
    for (let stand = ''; stand !== 'fertig'; )
      stand = (await runAufbewahrung(portal.env, { stapel: 5, hoechstens: 4 })).stand
    const runs = await portal.owner.selectFrom('aufbewahrung_lauf').selectAll().execute()
    expect(runs.map(({ zahlen }) => zahlen)).toMatchObject([{ gespraech: 20, dokument: 20, kunde: 1 }])
  })
})
