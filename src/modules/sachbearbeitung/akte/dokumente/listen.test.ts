import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../../test/support/dienst.ts'
import { createTestKunde } from '../../../../../test/support/menschen.ts'
import { explain } from '../../../../../test/support/plan.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../../test/support/portal.ts'
import { findOrteVonAnhaengen } from '../../../postfach/store.ts'
import { findOrteOfDienst as findMitteilungen } from '../../../termine/mitteilung/store.ts'
import { findOrteOfDienst } from '../../../vorgaenge/unterlagen/store.ts'
import { findEingegangenes } from './store.ts'

let portal: TestPortal
let kundeId: string
let jobcenterId: string
let ids: string[]

/** Five hundred people with twenty cases, conversations and words about appointments each, and a file in each of them. */
beforeAll(async () => {
  portal = await startTestPortal()
  const dienst = await createDienst(portal, ['leistungssachbearbeitung'])
  const { mitarbeiterId } = dienst
  ;({ jobcenterId } = dienst)
  kundeId = await createTestKunde(portal)
  const { owner } = portal
  await sql`insert into kunde (id, jobcenter_id, daten, kundennummer_hash, geburtstag_hash, erstellt)
    select gen_random_uuid(), ${jobcenterId}, 'x', sha256(n::text::bytea), sha256('x'), now()
    from generate_series(1, 500) n`.execute(owner)
  await sql`insert into personenschluessel (besitzer, verpackt) select id, 'x' from kunde on conflict do nothing`.execute(
    owner,
  )
  for (const tabelle of ['vorgang', 'gespraech', 'nachricht', 'termin', 'terminmitteilung', 'dokument'])
    await sql`alter table ${sql.table(tabelle)} disable trigger user`.execute(owner)
  await sql`insert into vorgang (id, kunde_id, jobcenter_id, dienst, art, titel, inhalt, erstellt_von, erstellt, zustand,
      geaendert, sendung)
    select gen_random_uuid(), k.id, ${jobcenterId}, 'weiterbewilligung', 'formlos', 'x', 'x', k.id, now(), 'gesendet', now(),
      gen_random_uuid() from kunde k cross join generate_series(1, 20)`.execute(owner)
  await sql`insert into vorgang_schritt (id, vorgang_id, zustand, von, zeit)
    select gen_random_uuid(), id, 'gesendet', 'kunde', erstellt from vorgang, generate_series(1, 3)`.execute(owner)
  await sql`insert into gespraech (id, kunde_id, jobcenter_id, postfach, anliegen, betreff, erstellt, zuletzt)
    select gen_random_uuid(), k.id, ${jobcenterId}, 'leistung', 'miete', 'x', now(), now()
    from kunde k cross join generate_series(1, 20)`.execute(owner)
  await sql`insert into nachricht (id, gespraech_id, von, text, gesendet, sendung)
    select gen_random_uuid(), id, 'kunde', 'x', now(), gen_random_uuid() from gespraech, generate_series(1, 3)`.execute(
    owner,
  )
  await sql`insert into vorgang_nachweis (id, vorgang_id, typ, inhalt, zustand, geaendert)
    select gen_random_uuid(), id, 'WOH', 'x', 'vorgelegt', now() from vorgang, generate_series(1, 2)`.execute(owner)
  await sql`insert into termin (id, kunde_id, jobcenter_id, mitarbeiter_id, art, beginn, ende, weg, ort, inhalt, zustand, von,
      erstellt, geaendert, sendung)
    select gen_random_uuid(), k.id, ${jobcenterId}, ${mitarbeiterId}, 'gespraech', now(), now() + interval '1 hour', 'vor-ort', '',
      'x', 'abgesagt', 'kunde', now(), now(), gen_random_uuid() from kunde k cross join generate_series(1, 20)`.execute(
    owner,
  )
  await sql`insert into terminmitteilung (id, kunde_id, jobcenter_id, art, inhalt, erstellt, ergebnis, entschieden, sendung, termin_id)
    select gen_random_uuid(), kunde_id, jobcenter_id, 'wunsch', 'x', now(), 'erledigt', now(), gen_random_uuid(), id from termin`.execute(
    owner,
  )
  await sql`insert into dokument (id, kunde_id, herkunft, zustand, grund, name, typ, groesse, sha256, sendung, gebunden,
      naechster_versuch, erstellt)
    select gen_random_uuid(), k.id, 'kunde', 'fehler', 'beschaedigt', 'x', 'pdf', 1, sha256('x'), gen_random_uuid(), now(), now(),
      now() from kunde k cross join generate_series(1, 60)`.execute(owner)
  const verteilt = (tabelle: string, spalten: string[], von: ReturnType<typeof sql>) => sql`
    insert into ${sql.table(tabelle)} (${sql.join(spalten.map((one) => sql.ref(one)))})
    select o.id, d.id ${spalten.length > 2 ? sql`, now()` : sql``} from (select x.id, x.kunde_id, row_number() over (partition by x.kunde_id order by x.id) as r from ${von} x) o
    join (select id, kunde_id, row_number() over (partition by kunde_id order by id) as r from dokument) d
      on d.kunde_id = o.kunde_id and d.r = o.r`
  await verteilt('vorgang_datei', ['vorgang_id', 'dokument_id', 'seit'], sql`vorgang`).execute(owner)
  await verteilt('terminmitteilung_datei', ['mitteilung_id', 'dokument_id'], sql`terminmitteilung`).execute(owner)
  const nachrichten = sql`(select n.id, g.kunde_id from nachricht n join gespraech g on g.id = n.gespraech_id)`
  await verteilt('nachricht_anhang', ['nachricht_id', 'dokument_id'], nachrichten).execute(owner)
  await sql`analyze`.execute(owner)
  const { rows } = await sql<{ id: string }>`select id from dokument where kunde_id = ${kundeId} limit 30`.execute(
    owner,
  )
  ids = rows.map(({ id }) => id)
}, 120_000)
afterAll(() => portal?.stop())

const nach = () => ({ zeit: new Date(TESTZEIT.getTime() + 3_600_000), id: newId() })
const alle = ['vorgang', 'aerztlich', 'nachricht', 'termin'] as const
const wo = () => ({ kundeId, jobcenterId, ids })

const listen: Record<string, (db: Db) => Promise<unknown>> = {
  'alles Eingegangene': (db) => findEingegangenes(db, { ...wo(), arten: alle, nach: undefined, anzahl: 31 }),
  'was früher einging': (db) => findEingegangenes(db, { ...wo(), arten: alle, nach: nach(), anzahl: 31 }),
  'aus Vorgängen': (db) => findEingegangenes(db, { ...wo(), arten: ['vorgang'], nach: nach(), anzahl: 31 }),
  'aus Nachrichten': (db) => findEingegangenes(db, { ...wo(), arten: ['nachricht'], nach: nach(), anzahl: 31 }),
  'zu Terminen': (db) => findEingegangenes(db, { ...wo(), arten: ['termin'], nach: nach(), anzahl: 31 }),
  'in welchen Vorgängen Dateien sind': (db) => findOrteOfDienst(db, wo()),
  'in welchen Gesprächen': (db) => findOrteVonAnhaengen(db, wo()),
  'bei welchen Mitteilungen': (db) => findMitteilungen(db, wo()),
}

const grosse = ['dokument', 'vorgang', 'vorgang_schritt', 'vorgang_datei', 'vorgang_nachweis', 'gespraech', 'nachricht']
const large = [
  ...grosse,
  'nachricht_anhang',
  'terminmitteilung',
  'terminmitteilung_datei',
  'personenschluessel',
  'termin',
]

test.each(Object.entries(listen))('Die Liste „%s“ liest keine große Tabelle ganz', async (_, run) => {
  const plans = await explain(portal.owner, run)
  expect(plans).toMatch(/Index|Bitmap/)
  const whole = [...plans.matchAll(/"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g)].map(([, tabelle]) => tabelle!)
  expect(whole.filter((tabelle) => large.includes(tabelle))).toEqual([])
})

test('Die Liste ist so lang wie gefragt, und zählt jede Datei einmal', async () => {
  const rows = await findEingegangenes(portal.owner, { ...wo(), arten: alle, nach: undefined, anzahl: 1000 })
  expect([rows.length, new Set(rows.map(({ dokument_id }) => dokument_id)).size]).toEqual([60, 60])
  expect(rows.every(({ orte }) => orte.length > 0)).toBe(true)
})
