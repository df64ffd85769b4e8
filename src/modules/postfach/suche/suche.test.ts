import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { explain } from '../../../../test/support/plan.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { kundeKey } from '../../jobcenter/index.ts'
import { type Buehne, openBuehne } from '../buehne.test-daten.ts'
import { readMark } from '../marke.ts'
import { findGespraecheZu } from '../store.ts'
import { findStapel } from './store.ts'
import { excerpt, needles, searchGespraeche } from './suche.ts'

let b: Buehne
let kim: Mensch
beforeAll(async () => {
  b = await openBuehne()
  kim = await b.createCustomer()
})
afterAll(() => b?.portal.stop())

const search = (mensch: Mensch, frage: string) =>
  searchGespraeche(b.portal.env, b.werOf(mensch), { fach: 'leistung', frage, vor: undefined })
const found = async (mensch: Mensch, frage: string) =>
  (await search(mensch, frage)).treffer.map(({ gespraech }) => gespraech.id)

describe('what is found', () => {
  test('words in subject and text, with umlauts or without, in other endings, inside of long words', async () => {
    const id = await b.write(kim, 'Die Nebenkostenabrechnung für die Müllabfuhr ist höher.')
    for (const frage of [
      'Müllabfuhr',
      'muellabfuhr',
      'MÜLL',
      'abrechnungen',
      'Miete',
      'mieten höher',
      'die Müllabfuhr',
    ]) {
      expect(await found(kim, frage), frage).toContain(id)
    }
    for (const frage of ['Umzug', 'Müllabfuhr Umzug', 'hr', '', '?!'])
      expect(await found(kim, frage), frage).toEqual([])
  })

  test('also what staff answered and what lies in the archive, but not in the other mailbox', async () => {
    const mensch = await b.createCustomer()
    const id = await b.write(mensch)
    await b.sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    await b.sabine.submit('Antwort senden', { text: 'Bitte senden Sie den Heizkostennachweis.' })
    await mensch.open(`/postfach/leistung/${id}`)
    await mensch.submit('In das Archiv legen')
    expect(await found(mensch, 'heizkosten')).toEqual([id])
    const other = { fach: 'vermittlung', frage: 'heizkosten', vor: undefined } as const
    expect((await searchGespraeche(b.portal.env, b.werOf(mensch), other)).treffer).toEqual([])
  })

  test('AZ-02: nobody finds what is another customer’s', async () => {
    const id = await b.write(kim, 'Geheimwort Holunder')
    expect(await found(kim, 'Holunder')).toEqual([id])
    expect(await found(await b.createCustomer(), 'Holunder')).toEqual([])
  })

  test('the piece around it shows what was typed, and is text', () => {
    expect(excerpt('Die Müllabfuhr kostet mehr.', needles('muell'))).toEqual({
      vor: 'Die ',
      wort: 'Müllabfuhr',
      nach: ' kostet mehr.',
    })
    const long = excerpt(`${'a '.repeat(100)}Miete${' b'.repeat(100)}`, ['miet'])
    expect(long?.vor.startsWith('… ')).toBe(true)
    expect(long?.nach.endsWith(' …')).toBe(true)
  })
})

describe('the page', () => {
  test('searches without a script, marks the word, leads to the message, and has no word in an address', async () => {
    const mensch = await b.createCustomer()
    const id = await b.write(mensch, 'Wegen <b>Kaution</b> & Umzug')
    await mensch.open('/postfach/leistung')
    await mensch.submit('Suchen', { suche: 'kaution' })
    expect(mensch.page.status).toBe(200)
    expect(mensch.page.text).toContain('1 Gespräch gefunden')
    expect(mensch.page.html).toContain('&lt;b&gt;<mark>Kaution</mark>&lt;/b&gt; &amp; Umzug')
    expect(new URL(mensch.page.url).pathname + new URL(mensch.page.url).search).toBe('/postfach/leistung/suche')
    const href = new RegExp(`/postfach/leistung/${id}#(nachricht-[0-9a-f-]{36})`).exec(mensch.page.html)
    expect((await mensch.open(`/postfach/leistung/${id}`)).html).toContain(`id="${href?.[1]}"`)
    await mensch.open('/postfach/leistung/suche')
    await mensch.submit('Suchen', { suche: 'Kühlschrank' })
    expect(mensch.page.text).toContain('Zu „Kühlschrank“ wurde nichts gefunden')
    await mensch.submit('Suchen', { suche: ' !' })
    expect(mensch.page.status).toBe(422)
    expect(mensch.page.text).toContain('Geben Sie ein Wort ein')
  })
})

describe('a full mailbox', () => {
  /** As many conversations of one message, newest first by their number. */
  async function fill(mensch: Mensch, anzahl: number, textOf: (n: number) => string) {
    const { verpackt } = await b.portal.owner
      .selectFrom('personenschluessel')
      .select('verpackt')
      .where('besitzer', '=', mensch.kundeId)
      .executeTakeFirstOrThrow()
    const key = kundeKey(b.portal.env, { id: mensch.kundeId, schluessel: verpackt })
    const rows = Array.from({ length: anzahl }, (_, n) => {
      const [id, nachricht] = [newId(), newId()]
      return {
        ...{ id, nachricht },
        betreff: key.seal(`gespraech|betreff|${id}`, 'Frage'),
        text: key.seal(`nachricht|text|${nachricht}`, textOf(n)),
      }
    })
    for (let von = 0; von < anzahl; von += 5000) {
      const some = rows.slice(von, von + 5000)
      await sql`
        with neu as (
          select * from unnest(${some.map((row) => row.id)}::uuid[], ${some.map((row) => row.nachricht)}::uuid[],
            ${some.map((row) => row.betreff)}::bytea[], ${some.map((row) => row.text)}::bytea[]) with ordinality n(id, nachricht, betreff, text, nr)
        ), g as (
          insert into gespraech (id, kunde_id, jobcenter_id, postfach, anliegen, betreff, erstellt, zuletzt, vom_kunden)
          select id, ${mensch.kundeId}, ${b.jobcenterId}, 'leistung', 'miete', betreff, now(),
            timestamptz '2026-11-01' - (nr + ${von}) * interval '1 minute', now() from neu
        )
        insert into nachricht (id, gespraech_id, von, text, gesendet, sendung)
        select nachricht, id, 'kunde', text, now(), nachricht from neu`.execute(b.portal.owner)
    }
    await sql`analyze gespraech`.execute(b.portal.owner)
    await sql`analyze nachricht`.execute(b.portal.owner)
    return rows.map(({ id }) => id)
  }

  test('is searched to its end, page by page without gap or repetition, and each statement uses its index', async () => {
    const mensch = await b.createCustomer()
    const ids = await fill(mensch, 1000, (n) => (n % 10 === 0 ? 'Kaution' : 'etwas anderes'))
    const seen: string[] = []
    await mensch.open('/postfach/leistung/suche')
    await mensch.submit('Suchen', { suche: 'Kaution' })
    for (;;) {
      seen.push(...[...mensch.page.html.matchAll(/leistung\/([0-9a-f-]{36})#/g)].map(([, id]) => id!))
      if (!mensch.page.text.includes('Ältere durchsuchen')) break
      await mensch.submit('Ältere durchsuchen')
    }
    expect(seen).toEqual(ids.filter((_, n) => n % 10 === 0))

    await sql`
      insert into gespraech (id, kunde_id, jobcenter_id, postfach, anliegen, betreff, erstellt, zuletzt)
      select gen_random_uuid(), ${kim.kundeId}, ${b.jobcenterId}, 'leistung', 'miete', '\\x00', now(), now() - n * interval '1 minute'
      from generate_series(1, 20000) n`.execute(b.portal.owner)
    await sql`
      insert into nachricht (id, gespraech_id, von, text, gesendet, sendung)
      select gen_random_uuid(), id, 'kunde', '\\x00', now(), gen_random_uuid() from gespraech where kunde_id = ${kim.kundeId}`.execute(
      b.portal.owner,
    )
    await sql`analyze gespraech, nachricht`.execute(b.portal.owner)
    const plans = await explain(b.portal.owner, async (db) => {
      const vor = { zuletzt: new Date('2026-10-20T00:00:00Z'), id: newId() }
      await findStapel(db, { kundeId: kim.kundeId, fach: 'leistung', vor, anzahl: 200 })
      await findGespraecheZu(db, { vorgangId: newId(), kundeId: kim.kundeId, anzahl: 20 })
    })
    expect(plans).toContain('gespraech_kunde')
    expect(plans).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"(gespraech|nachricht)"/)

    const wo = { fach: 'leistung', frage: 'Gibtesnicht', vor: undefined, hoechstens: 300 } as const
    const some = await searchGespraeche(b.portal.env, b.werOf(mensch), wo)
    expect(some).toMatchObject({ treffer: [], durchsucht: 300, weiter: expect.any(String) })
    const rest = { ...wo, vor: readMark(some.weiter), hoechstens: 1000 }
    expect(await searchGespraeche(b.portal.env, b.werOf(mensch), rest)).toMatchObject({
      durchsucht: 700,
      weiter: undefined,
    })
  })
})
