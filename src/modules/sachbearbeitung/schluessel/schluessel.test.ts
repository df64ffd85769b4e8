import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { systemspalten } from '#platform/datenbank/umschreiben.ts'
import { createSchluesselbund, type Hauptschluessel } from '#platform/krypto/schluessel.ts'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { newGeraet, setUpDienstPasskey } from '../../../../test/support/dienst-passkeys.ts'
import { createMensch, createTestKunde, type Mensch } from '../../../../test/support/menschen.ts'
import type { TestPortal } from '../../../../test/support/portal.ts'
import { runSchluessel } from '../../../cli/befehle/schluessel.ts'
import { findKundeByNummer } from '../../jobcenter/index.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { decideAusgabe, requestAusgabe } from '../ausgaben/ausgaben.ts'
import { runUmschreiben } from './umschreiben.ts'
import { decideWechsel, readWechsel, requestWechsel } from './wechsel.ts'

let alt: Hauptschluessel
const neu: Hauptschluessel = { id: 'neu', wert: randomBytes(32) }
const SEITE = '/sachbearbeitung/schluessel'

let portal: TestPortal
let erste: Dienst
let zweite: Dienst
let mensch: Mensch
/** Something in every column that the key of the installation seals. */
async function fill(): Promise<void> {
  const { env, owner } = portal
  const erstellt = env.clock.now()
  for (const tabelle of ['postausgang', 'anliegen', 'barriere_meldung'] as const) {
    const id = newId()
    const inhalt = env.schluessel.seal(`${tabelle}|inhalt|${id}`, '{}')
    if (tabelle === 'anliegen') await owner.insertInto(tabelle).values({ id, art: 'x', inhalt, erstellt }).execute()
    else await owner.insertInto(tabelle).values({ id, inhalt, erstellt }).execute()
  }
  await setUpDienstPasskey(zweite, newGeraet(portal))
  const id = newId()
  const wer = { ...erste, rollen: ['teamleitung'] as const }
  await requestAusgabe(env, wer, { id, art: 'vorgaenge', wahl: { liste: 'alle' }, anzahl: 60, grund: 'Abgleich' })
  const entscheidung = { art: 'abgelehnt', antwort: 'Nein.' } as const
  await decideAusgabe(env, { ...zweite, rollen: ['teamleitung'] }, { id, entscheidung })
}

let b: Buehne
beforeAll(async () => {
  b = await openBuehne()
  portal = b.portal
  alt = portal.env.settings.schluessel![0]!
  portal.env.schluessel = createSchluesselbund([alt])
  erste = await createDienst(portal, ['administration'])
  zweite = await createDienst(portal, ['administration'])
  mensch = await createMensch(portal, { kunde: { kundennummer: '777B777777' }, passwort: 'Ueben-macht-klug-26' })
  for (let i = 0; i < 12; i++) await createTestKunde(portal)
  for (let i = 0; i < 5; i++) await b.apply(mensch, 'veraenderungen', `Neue Miete ${i}.`)
  await fill()
})
afterAll(() => portal?.stop())

const prefixOf = (key: Hauptschluessel) => createSchluesselbund([key]).seal('x', 'y').subarray(0, 5)

/** Every value in the whole database that carries the mark of a key, by column. */
async function writtenWith(key: Hauptschluessel): Promise<string[]> {
  const { rows } = await sql<{ t: string; c: string }>`
    select table_name as t, column_name as c from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea'`.execute(portal.owner)
  const found: string[] = []
  for (const { t, c } of rows) {
    const { rows: hits } =
      await sql`select from ${sql.table(t)} where substring(${sql.ref(c)} from 1 for 5) = ${prefixOf(key)}`.execute(
        portal.owner,
      )
    if (hits.length > 0) found.push(`${t}.${c}`)
  }
  return found.sort()
}
const events = async () =>
  (await portal.owner.selectFrom('protokoll').select(['ereignis', 'ergebnis']).orderBy('nr').execute())
    .filter(({ ereignis }) => ereignis.includes('schluesselwechsel'))
    .map(({ ereignis, ergebnis }) => `${ereignis.split('-')[1]} ${ergebnis}`)
async function run(...worte: string[]) {
  const lines: string[] = []
  const code = await runSchluessel(portal.env, { worte, ordner: '', schreibe: (line) => void lines.push(line) })
  return { code, text: lines.join('\n') }
}
const open = async (wer: Dienst) => {
  await signIn(portal, wer)
  return wer.open(SEITE)
}

describe('Schlüsselwechsel', () => {
  test('AZ-07: ohne Antrag und Freigabe läuft nichts, und den eigenen gibt niemand frei', async () => {
    expect((await run('wechseln')).text).toContain('kein Wechsel beantragt')
    portal.env.schluessel = createSchluesselbund([neu, alt])
    expect((await open(erste)).text).toContain('Es gab noch keinen Wechsel.')
    await erste.submit('Wechsel zu „neu“ beantragen')
    expect(erste.page.text).toContain('Eine andere Person mit der Rolle Administration muss ihn freigeben.')
    expect(await run('wechseln')).toMatchObject({ code: 1, text: expect.stringContaining('noch nicht freigegeben') })
    expect(await run('beantragen')).toMatchObject({ code: 1 })
    const wechsel = (await readWechsel(portal.env))!
    const page = await open(erste)
    expect([page.text.includes('selbst beantragt'), page.text.includes('Wechsel freigeben')]).toEqual([true, false])
    for (const aktion of ['freigegeben', 'abgelehnt'] as const) {
      expect((await erste.post(SEITE, { aktion, id: wechsel.id })).status).toBe(403)
      await erste.open(SEITE)
    }
    const direct = portal.owner
      .updateTable('schluesselwechsel')
      .set({ zustand: 'freigegeben', entschieden: new Date(), entschieden_von: erste.mitarbeiterId })
      .where('id', '=', wechsel.id)
      .execute()
    await expect(direct).rejects.toMatchObject({ constraint: 'schluesselwechsel_vier_augen' })
    const ohne = portal.owner
      .updateTable('schluesselwechsel')
      .set({ zustand: 'laeuft', begonnen: new Date() })
      .where('id', '=', wechsel.id)
      .execute()
    await expect(ohne).rejects.toMatchObject({ constraint: 'schluesselwechsel_entschieden' })
    expect(await writtenWith(neu)).toEqual([])
  })

  test('AZ-05: nur die Administration sieht die Seite, und von vielen Freigaben gilt eine (AZ-08)', async () => {
    const leitung = await createDienst(portal, ['teamleitung', 'leistungssachbearbeitung', 'revision'])
    expect((await leitung.open(SEITE)).status).toBe(403)
    const { id } = (await readWechsel(portal.env))!
    const anderes = { ...portal.env, schluessel: createSchluesselbund([alt]) }
    expect(await decideWechsel(anderes, zweite, { id, freigeben: true })).toBe('anderer-schluessel')
    await open(zweite)
    await zweite.submit('Wechsel freigeben')
    expect(zweite.page.text).toContain('Der Wechsel ist freigegeben.')
    const results = await Promise.all(
      Array.from({ length: 30 }, () => decideWechsel(portal.env, zweite, { id, freigeben: false })),
    )
    expect(new Set(results)).toEqual(new Set(['schon-entschieden']))
    expect(await runUmschreiben(anderes)).toEqual({ stand: 'anderer-schluessel' })
  })

  test('CRY-02: mitten im Umschreiben gekappt, geht es dort weiter; danach trägt keine Zeile mehr den alten Schlüssel', async () => {
    const before = await writtenWith(alt)
    expect(before).toEqual([...systemspalten.map(({ name }) => name), 'personenschluessel.verpackt'].sort())
    const total = Number(
      (
        await portal.owner
          .selectFrom('personenschluessel')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
    // As by kill -9: the connection is gone in the middle of a batch.
    await sql`create function stromausfall() returns trigger language plpgsql security definer as $$
      begin
        if (select count(*) from personenschluessel where substring(verpackt from 1 for 5) <> ${sql.lit(`\\x${prefixOf(alt).toString('hex')}`)}::bytea) >= 5
        then perform pg_terminate_backend(pg_backend_pid()); end if;
        return new;
      end $$`.execute(portal.owner)
    await sql`create trigger stromausfall before update on personenschluessel for each row execute function stromausfall()`.execute(
      portal.owner,
    )
    await expect(runUmschreiben(portal.env, { stapel: 2 })).rejects.toThrow()
    await sql`drop trigger stromausfall on personenschluessel`.execute(portal.owner)
    const cut = (await readWechsel(portal.env))!
    expect([cut.zustand, cut.stelle['personenschluessel']!.geschrieben]).toEqual(['laeuft', 4])
    expect((await run('stand')).text).toContain('begonnen, noch nicht fertig')
    // Half old, half new: everybody is still found and read.
    expect((await mensch.open('/kontoeinstellungen')).status).toBe(200)
    // Two commands at once share the rest.
    const [eine, andere] = await Promise.all([1, 2].map(() => runUmschreiben(portal.env, { stapel: 3 })))
    expect([eine!.stand, andere!.stand].sort()).toContain('fertig')
    const done = (await readWechsel(portal.env))!
    expect([done.zustand, done.stelle['personenschluessel']]).toEqual([
      'fertig',
      { nach: null, gelesen: total, geschrieben: total, uebergangen: 0 },
    ])
    expect(await writtenWith(alt)).toEqual([])
    expect(await writtenWith(neu)).toEqual(before)
    expect(await events()).toEqual([
      'beantragt erfolg',
      'freigegeben abgelehnt',
      'abgelehnt abgelehnt',
      'freigegeben erfolg',
      'begonnen erfolg',
      'fertig erfolg',
    ])
  }, 60_000)

  test('CRY-02: mit dem neuen Schlüssel allein wird jeder gefunden und gelesen; nur Passwörter hängen noch am alten', async () => {
    const { text } = await run('stand')
    expect(text).toContain('fertig')
    const allein = { ...portal.env, schluessel: createSchluesselbund([neu]) }
    const wo = { jobcenterId: erste.jobcenterId, kundennummer: '777B777777' }
    expect((await findKundeByNummer(allein, portal.env.db, wo))?.id).toBe(mensch.kundeId)
    const { findKontoByHash } = await import('../../konto/store.ts')
    const { loginHashes, openEmail } = await import('../../konto/konto.ts')
    const konto = (await findKontoByHash(portal.env.db, loginHashes(allein, mensch.email)))!
    expect([konto.id, openEmail(allein, konto)]).toEqual([mensch.kontoId, mensch.email])
    const codes = await portal.owner.selectFrom('beleg').select('code_mac').execute()
    expect(codes.length).toBeGreaterThan(4)
    const { stelle } = (await readWechsel(portal.env))!
    expect(stelle['beleg']).toMatchObject({ geschrieben: codes.length, nach: null })
    expect(konto.passwort).toMatch(new RegExp(`^${alt.id}\\|`))
  })

  test('nach dem letzten lässt sich ein neuer Wechsel beantragen, auch durch den Betrieb; ein zweiter zugleich nicht', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => requestWechsel(portal.env, undefined)))
    expect(made.filter(Boolean)).toHaveLength(1)
    await open(erste)
    await erste.submit('Ablehnen')
    expect(erste.page.text).toContain('Der Wechsel ist abgelehnt.')
    expect(await runUmschreiben(portal.env)).toEqual({ stand: 'kein-antrag' })
  })
})
