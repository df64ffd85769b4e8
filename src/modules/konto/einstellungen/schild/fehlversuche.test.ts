import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import { STUNDE, TAG } from '#platform/clock.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { otherSession } from '../person.test-daten.ts'
import { listAnmeldungen } from './schild.ts'
import { readVerlauf } from './verlauf.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterEach(async () => {
  await portal.setTime('2026-11-23T09:00:00Z')
})
afterAll(() => portal.stop())

/** So many records at once, one each second before now. */
async function guess(kim: Mensch, ereignis: Ereignisname, anzahl: number): Promise<void> {
  const ergebnis = ereignis === 'konto.passwort-vergessen' ? 'erfolg' : 'abgelehnt'
  await sql`insert into protokoll (id, zeit, ereignis, ergebnis, akteur, konto_id)
    select gen_random_uuid(), ${portal.env.clock.now()}::timestamptz - i * interval '1 second', ${ereignis}, ${ergebnis},
           'unbekannt', ${kim.kontoId}::uuid
    from generate_series(${anzahl}, 1, -1) i`.execute(portal.owner)
}

const act = (kim: Mensch, ereignis: Ereignisname) =>
  recordEreignis(portal.env, portal.env.db, { ereignis, akteur: 'kunde', kontoId: kim.kontoId })

/** The portal with a count of the rows that the database gave it. */
function counting() {
  const read = { rows: 0, statements: 0 }
  const db = portal.env.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      read.rows += result.rows.length
      read.statements++
      return result
    },
  })
  return { env: { ...portal.env, db }, read }
}

describe('LOG-01: was Fremde verursachen, verdrängt nichts', () => {
  test('tausende falsche Passwörter sind auf „Sicherheit“ eine Zeile je Tag, mit der Zahl', async () => {
    const kim = await createMensch(portal)
    await act(kim, 'konto.angemeldet')
    for (let tag = 1; tag <= 3; tag++) {
      await portal.forward(TAG)
      await guess(kim, 'konto.passwort-geprueft', 2000 + tag)
    }
    await guess(kim, 'konto.faktor-geprueft', 1)
    const browser = await otherSession(portal, kim)
    const { text } = await browser.open('/sicherheit')
    for (const zahl of ['2.003', '2.002', '2.001']) {
      expect(text.split(`Ein Passwort war falsch. An diesem Tag ${zahl}-mal.`)).toHaveLength(2)
    }
    expect(text).toMatch(/Ein Code war falsch\. (?!An diesem Tag)/)
    expect(text).toContain('Sie haben sich angemeldet.')
    expect(text).not.toContain('Mehr anzeigen')
  })

  test('gefiltert wird in der Datenbank: gelesen werden die Zeilen einer Seite, nicht alle Versuche', async () => {
    const kim = await createMensch(portal)
    await guess(kim, 'konto.passwort-geprueft', 5000)
    for (let i = 0; i < 40; i++) await act(kim, 'konto.angemeldet')
    await guess(kim, 'konto.passwort-geprueft', 5000)
    for (const list of [
      (env: TestPortal['env']) => listAnmeldungen(env, kim.kontoId),
      (env: TestPortal['env']) =>
        readVerlauf(
          env,
          { kontoId: kim.kontoId, kundeId: undefined },
          { bereich: undefined, dauer: undefined, vor: undefined },
        ),
    ]) {
      const { env, read } = counting()
      await list(env)
      expect(read.rows).toBeLessThanOrEqual(27)
      expect(read.statements).toBeLessThanOrEqual(2)
    }
  })

  test('im Verlauf ist angefordertes Zurücksetzen durch Fremde eine Zeile je Tag', async () => {
    const kim = await createMensch(portal)
    await act(kim, 'konto.passwort-geaendert')
    await portal.forward(STUNDE)
    await guess(kim, 'konto.passwort-vergessen', 300)
    const browser = await otherSession(portal, kim)
    const { text } = await browser.open('/verlauf')
    expect(text).toContain('Ein neues Passwort wurde angefordert. An diesem Tag 300-mal.')
    expect(text).toContain('Sie haben Ihr Passwort geändert.')
  })

  test('seitenweise: Einzelnes und Gezähltes, keines doppelt und keines verloren', async () => {
    const kim = await createMensch(portal)
    const tage = 40
    for (let tag = 0; tag < tage; tag++) {
      await portal.forward(TAG)
      await guess(kim, 'konto.passwort-geprueft', 3)
      await act(kim, 'konto.angemeldet')
    }
    const browser = await otherSession(portal, kim)
    const gesehen: string[] = []
    let pfad: string | undefined = '/sicherheit'
    while (pfad) {
      const { html }: { html: string } = await browser.open(pfad)
      gesehen.push(...(html.match(/An diesem Tag 3-mal|Sie haben sich angemeldet/g) ?? []))
      pfad = /href="(\/sicherheit\?vor=\d+)/.exec(html)?.[1]
    }
    expect(gesehen).toEqual(
      Array.from({ length: tage }, () => ['Sie haben sich angemeldet', 'An diesem Tag 3-mal']).flat(),
    )
  })
})
