import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { csvCell, makeCsv } from './csv.ts'
import { Balkendiagramm, scaleBalken } from './diagramm.tsx'
import { formatDauer, sumByTeam } from './zahlen.ts'

/** What German spreadsheets make of a cell: without the quotes, and whether it would be calculated. */
const readCell = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)

describe('CSV', () => {
  test.each([
    ['Team 1', 'Team 1'],
    ['a;b', '"a;b"'],
    ['sagt "ja"', '"sagt ""ja"""'],
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\u00a0=1', "'\u00a0=1"],
    ['＝1', "'＝1"],
    ['zwei\nZeilen', '"zwei\nZeilen"'],
    [1234.567, '1234,57'],
    [-3, '-3'],
  ])('%j → %s', (wert, erwartet) => {
    expect(csvCell(wert)).toBe(erwartet)
  })

  test('INP-03: keine Zelle wird zur Formel, und keine verlässt ihre Spalte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (wert) => {
        const cell = csvCell(wert)
        const read = readCell(cell)
        expect([read, read.slice(1)]).toContain(wert)
        expect(/^[\s\u00a0]*[=+\-@＝＋－＠]/.test(read)).toBe(false)
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[;"\r\n]/)
      }),
    )
  })

  test('beginnt mit dem Zeichen für UTF-8 und trennt mit Semikolon', () => {
    expect(
      makeCsv([
        ['Team', 'Anzahl'],
        ['Prüfung', 3],
      ]),
    ).toBe('\ufeffTeam;Anzahl\r\nPrüfung;3\r\n')
  })
})

describe('Diagramm', () => {
  test('hat Titel und Beschreibung, und der längste Balken ist der höchste Wert', () => {
    const balken = [
      { name: 'Team <1>', wert: 10, davon: 4, text: '10' },
      { name: 'Ein sehr langer Name eines Teams in der Hauptstelle', wert: 5, text: '5' },
    ]
    const html = Balkendiagramm({ id: 'd', titel: 'Offen', beschreibung: 'Je Team', balken }).text
    expect(html).toContain('role="img" aria-labelledby="d-titel" aria-describedby="d-text"')
    expect(html).toContain('<title id="d-titel">Offen</title>')
    expect(html).toContain('<desc id="d-text">Je Team</desc>')
    expect(html).toContain('Team &lt;1&gt;')
    expect(html).toContain('Ein sehr langer Name eines Teams in…')
    expect(html).not.toContain('style=')
  })

  test('die Länge wächst mit dem Wert, nichts ist länger als der höchste, und was da ist, sieht man', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
        const hoechster = Math.max(a, b)
        const [kurz, lang] = [scaleBalken(Math.min(a, b), hoechster), scaleBalken(hoechster, hoechster)]
        expect(kurz).toBeLessThanOrEqual(lang)
        if (Math.min(a, b) > 0) expect(kurz).toBeGreaterThan(0)
      }),
    )
    expect(scaleBalken(0, 0)).toBe(0)
  })
})

test.each([
  [0.2, 'unter 1 Stunde'],
  [1.2, '1 Stunde'],
  [30, '30 Stunden'],
  [48, '2 Tage'],
  [84, '3,5 Tage'],
])('eine Dauer von %d Stunden heißt „%s“', (stunden, text) => {
  expect(formatDauer(stunden)).toBe(text)
})

test('Summen je Team', () => {
  const rows = [
    { team: 'b', n: 1 },
    { team: 'a', n: 2 },
    { team: 'b', n: 3 },
  ]
  expect([...sumByTeam(rows, ({ n }) => n)]).toEqual([
    ['b', 4],
    ['a', 2],
  ])
})

describe('die Seite', () => {
  let portal: TestPortal
  let thea: Dienst
  beforeAll(async () => {
    portal = await startTestPortal()
    thea = await createDienst(portal, ['teamleitung'])
    const kundeId = await createTestKunde(portal)
    const anderes = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
    const jetzt = portal.env.clock.now()
    const put = (jobcenterId: string, team: string | null, tage: number) => sql`
      insert into eingang (jobcenter_id, art, bezug_id, kunde_id, thema, team, seit, faellig)
      values (${jobcenterId}, 'nachricht', gen_random_uuid(), ${kundeId}, 'miete', ${team},
        ${jetzt}::timestamptz - ${tage} * interval '1 day', ${jetzt}::timestamptz - ${tage - 2} * interval '1 day')`
    for (const tage of [1, 5, 40]) await put(thea.jobcenterId, '=Leistung 1', tage).execute(portal.owner)
    await put(thea.jobcenterId, null, 10).execute(portal.owner)
    await put(anderes, 'Fremdes Team', 3).execute(portal.owner)
    await sql`update eingang set ungelesen_seit = seit where jobcenter_id = ${thea.jobcenterId}
      and faellig < ${jetzt}::timestamptz - interval '30 days'`.execute(portal.owner)
    await sql`insert into eingang_erledigt (jobcenter_id, art, team, erste, seit, erledigt)
      select ${thea.jobcenterId}, 'nachricht', '=Leistung 1', n < 3, ${jetzt}::timestamptz - n * interval '10 hours',
        ${jetzt} from generate_series(1, 3) n`.execute(portal.owner)
  })
  afterAll(() => portal.stop())

  test('zählt das Offene des eigenen Jobcenters nach Team, Art und Alter', async () => {
    await thea.open('/sachbearbeitung/zahlen')
    expect(thea.page.text).toMatch(/=Leistung 1\s+Nachricht\s+3\s+2\s+5 Tage\s+40 Tage/)
    expect(thea.page.text).toMatch(/ohne Team\s+Nachricht\s+1\s+1\s+10 Tage/)
    expect(thea.page.text).toMatch(/bis 2 Tage\s+1\s+3 bis 7 Tage\s+1\s+8 bis 14 Tage\s+1\s+15 bis 30 Tage\s+0/)
    expect(thea.page.text).toMatch(/Länger als 2 Werktage ungelesen.*=Leistung 1\s+1\s+Im Eingang ansehen/s)
    expect(thea.page.text).not.toContain('Fremdes Team')
    expect(thea.page.html.match(/<svg class="diagramm"/g)).toHaveLength(3)
  })

  test('die Zeit bis zur ersten Antwort zählt nur erste Antworten', async () => {
    await thea.open('/sachbearbeitung/zahlen')
    expect(thea.page.text).toMatch(/=Leistung 1\s+Nachricht\s+2\s+15 Stunden\s+19 Stunden/)
  })

  test('als Datei, in der kein Team zur Formel wird, und das Öffnen steht im Protokoll', async () => {
    const answer = await thea.raw('/sachbearbeitung/zahlen?datei=csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('zahlen-2026-11-23.csv')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain("offen;'=Leistung 1;Nachricht;3;2;1;120;960;1;1;0;0;1\r\n")
    const rows = await portal.owner
      .selectFrom('protokoll')
      .select('details')
      .where('ereignis', '=', 'jobcenter.zahlen-geoeffnet')
      .execute()
    expect(rows.map(({ details }) => details['ausgabe'])).toContain('csv')
  })

  test('AZ-05: ohne Teamleitung gibt es keine Zahlen', async () => {
    const sabine = await createDienst(portal, ['leistungssachbearbeitung'])
    expect((await sabine.raw('/sachbearbeitung/zahlen')).status).toBe(403)
  })
})
