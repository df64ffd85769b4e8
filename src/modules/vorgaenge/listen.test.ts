import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDienst } from '../../../test/support/dienst.ts'
import { createTestKunde } from '../../../test/support/menschen.ts'
import { explain } from '../../../test/support/plan.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../test/support/portal.ts'
import type { Db } from '../../platform/datenbank/db.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { findAbwesenheiten, findVermisste } from './abwesenheit/store.ts'
import { findMitreisen, findVermisste as findVermissteMitreisende, findZugestimmte } from './mitreise/store.ts'
import * as store from './store.ts'

let portal: TestPortal
let kundeId: string
let jobcenterId: string
let mitarbeiterId: string

/** Fifty thousand open cases of five hundred people, and one who has twenty. */
beforeAll(async () => {
  portal = await startTestPortal()
  ;({ jobcenterId, mitarbeiterId } = await createDienst(portal, ['leistungssachbearbeitung']))
  kundeId = await createTestKunde(portal)
  await sql`insert into mitarbeiter (id, jobcenter_id, name, team, rollen, erstellt)
    select gen_random_uuid(), ${jobcenterId}, 'Viele ' || n, 'Team', '{leistungssachbearbeitung}', now()
    from generate_series(1, 49) n`.execute(portal.owner)
  await sql`insert into kunde (id, jobcenter_id, daten, kundennummer_hash, geburtstag_hash, erstellt)
    select gen_random_uuid(), ${jobcenterId}, 'x', sha256(n::text::bytea), sha256('x'), now()
    from generate_series(1, 500) n`.execute(portal.owner)
  await sql`insert into personenschluessel (besitzer, verpackt) select id, 'x' from kunde on conflict do nothing`.execute(
    portal.owner,
  )
  await sql`alter table vorgang disable trigger user`.execute(portal.owner)
  await sql`insert into vorgang (id, kunde_id, jobcenter_id, dienst, art, titel, inhalt, erstellt_von, erstellt, zustand,
      geaendert, unvollstaendig_seit, offen_seit, faellig, zustaendig, sendung)
    select gen_random_uuid(), k.id, ${jobcenterId}, 'weiterbewilligung', 'formlos', 'x', 'x', k.id, now(), 'gesendet',
      now() - n * interval '1 minute', case when n % 2 = 0 then now() end, now() - n * interval '1 minute',
      now() + n * interval '1 minute', case when n % 3 > 0 then m.id end, gen_random_uuid()
    from (select id, row_number() over (order by id) as r from kunde) k
    cross join generate_series(1, 100) n
    left join (select id, row_number() over (order by id) as r from mitarbeiter) m on m.r = 1 + (k.r + n) % 50`.execute(
    portal.owner,
  )
  await sql`insert into vorgang_schritt (id, vorgang_id, zustand, von, zeit)
    select gen_random_uuid(), id, 'gesendet', 'kunde', now() from vorgang`.execute(portal.owner)
  await sql`alter table ortsabwesenheit disable trigger user`.execute(portal.owner)
  await sql`insert into ortsabwesenheit (vorgang_id, inhalt, ergebnis, von, bis, melden_bis, vermisst_ab, zurueck, zurueck_gemeldet)
    select id, 'x', 'zugestimmt', '2026-11-02', '2026-11-10', '2026-11-11', '2026-11-14',
      case when n % 100 > 0 then date '2026-11-11' end, case when n % 100 > 0 then now() end
    from (select id, row_number() over (order by id) as n from vorgang) v`.execute(portal.owner)
  await sql`alter table mitreise disable trigger user`.execute(portal.owner)
  await sql`insert into mitreise (id, vorgang_id, jobcenter_id, eintrag, inhalt, kunde_id, von, bis, zustand, zustimmung_von,
      zustimmung_bis, melden_bis, vermisst_ab, rueckkehr, zurueck, rueckkehr_gemeldet, erstellt, geaendert)
    select gen_random_uuid(), id, jobcenter_id, 'x', 'x', kunde_id, '2026-11-02', '2026-11-10', 'zugestimmt', '2026-11-02',
      '2026-11-10', '2026-11-11', '2026-11-14', case when n % 100 > 0 then 'zurueck' else 'unterwegs' end,
      case when n % 100 > 0 then date '2026-11-11' end, '2026-11-12', now(), now()
    from (select id, jobcenter_id, kunde_id, row_number() over (order by id) as n from vorgang) v`.execute(portal.owner)
  await sql`analyze`.execute(portal.owner)
}, 120_000)
afterAll(() => portal?.stop())

const nach = () => ({ zeit: new Date(TESTZEIT.getTime() - 3_600_000), id: newId() })
const arbeit = (db: Db, wo: Partial<store.Arbeitsfilter>) =>
  store.findArbeit(db, {
    jobcenterId,
    liste: 'offen',
    zustaendig: undefined,
    dienst: undefined,
    vor: undefined,
    nach: nach(),
    anzahl: 51,
    ...wo,
  })

const listen: Record<string, (db: Db) => Promise<unknown>> = {
  'alles Offene': (db) => arbeit(db, {}),
  'der Anfang des Offenen': (db) => arbeit(db, { nach: undefined }),
  'ohne Zuständigkeit': (db) => arbeit(db, { zustaendig: 'niemand' }),
  meine: (db) => arbeit(db, { zustaendig: mitarbeiterId }),
  'eines Service': (db) => arbeit(db, { dienst: 'veraenderungen' }),
  'was überfällig ist': (db) => arbeit(db, { vor: TESTZEIT }),
  'begonnen, unvollständig': (db) => arbeit(db, { liste: 'unvollstaendig' }),
  'die eigenen Vorgänge': (db) => store.findVorgaenge(db, { kundeId, dienste: undefined, nach: nach(), anzahl: 21 }),
  'die eigenen einer Leistung': (db) =>
    store.findVorgaenge(db, { kundeId, dienste: ['weiterbewilligung', 'veraenderungen'], nach: undefined, anzahl: 21 }),
  'wer sich nicht zurückgemeldet hat': (db) => findVermisste(db, { heute: '2026-11-23', nach: undefined, anzahl: 500 }),
  'wer von den Mitreisenden noch unterwegs ist': (db) =>
    findVermissteMitreisende(db, { heute: '2026-11-23', nach: undefined, anzahl: 500 }),
  'die eigenen Abwesenheiten': (db) => findAbwesenheiten(db, { kundeId, heute: '2026-11-23' }),
  'wer bei einem Vorgang mitreist': (db) => findMitreisen(db, newId()),
  'wo jemand mitgenannt und zugestimmt ist': (db) => findZugestimmte(db, kundeId),
  'Schritte eines Vorgangs': (db) => store.findSchritte(db, { vorgangId: newId(), mitVermerken: true }),
}

test.each(Object.entries(listen))('Die Liste „%s“ liest keine große Tabelle ganz', async (_, run) => {
  const plans = await explain(portal.owner, run)
  expect(plans).toMatch(/Index|Bitmap/)
  expect(plans).not.toMatch(
    /"Seq Scan"[^{}]*"Relation Name":"(vorgang|vorgang_schritt|ortsabwesenheit|mitreise|kunde|personenschluessel)"/,
  )
})
