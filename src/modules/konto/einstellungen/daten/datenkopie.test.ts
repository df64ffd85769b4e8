import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMensch, ensureJobcenter } from '../../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { collectDaten, eigeneTeile } from './datenkopie.ts'
import { plant } from './zeilen.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterEach(async () => {
  await portal.runDue()
})
afterAll(() => portal.stop())

describe('Kopie der eigenen Daten', () => {
  test('PRI-05: eine Zeile je Tabelle ist ganz dabei, von anderen nichts, als JSON und zum Lesen', async () => {
    const [kim, andere] = [await createMensch(portal), await createMensch(portal)]
    const marken = await plant(portal, kim, 'kim')
    const fremde = await plant(portal, andere, 'fremdes')
    expect(Object.keys(marken).sort()).toEqual(Object.keys(eigeneTeile).sort())
    await kim.open('/kontoeinstellungen/daten')
    await kim.submit('Für Programme herunterladen (JSON)')
    const json = kim.page.html
    expect(kim.page.headers.get('content-disposition')).toMatch(
      /^attachment; filename="kopie-ihrer-daten-2026-11-23.json"$/,
    )
    const teile = (JSON.parse(json) as { teile: { name: string; daten: unknown }[] }).teile
    for (const [tabelle, marke] of Object.entries(marken)) {
      const teil = teile.find(({ name }) => name === eigeneTeile[tabelle]?.name)
      expect(JSON.stringify(teil?.daten), tabelle).toContain(marke)
    }
    for (const tabelle of [
      'konto',
      'passkey',
      'wiederherstellungscode',
      'einwilligung',
      'aufgehobenes_formular',
      'protokoll',
    ]) {
      expect(json, tabelle).not.toContain(fremde[tabelle])
    }
    expect(json).not.toContain(andere.kontoId)
    await kim.open('/kontoeinstellungen/daten')
    await kim.submit('Zum Lesen herunterladen (HTML)')
    for (const marke of ['name-kim', 'Handy kim', 'f-kim', 'getippt kim', 'Gerät kim'])
      expect(kim.page.html).toContain(marke)
    expect(kim.page.html).not.toMatch(/<(?:script|link|img)\b/)
  })

  test('PRI-05: jede Tabelle mit Daten eines Kontos kommt aus dem Kontomodul oder aus einem anderen Modul', async () => {
    const { rows } = await sql<{ tabelle: string }>`
      select distinct table_name as tabelle from information_schema.columns
      where column_name = 'konto_id' and table_schema = 'public'`.execute(portal.owner)
    // These belong to modules to the right, which bring a Datenquelle of their own; the last exists in training alone.
    const andere = [
      'antrag',
      'erstantrag',
      'profil',
      'benachrichtigung',
      'benachrichtigung_wahl',
      'dokument',
      'freischaltantrag',
      'reaktivierung',
      'schulung_person',
    ]
    const eigene = Object.keys(eigeneTeile).filter((tabelle) => tabelle !== 'konto')
    expect(
      rows
        .map(({ tabelle }) => tabelle)
        .filter((tabelle) => !andere.includes(tabelle))
        .sort(),
    ).toEqual(eigene.sort())
  })

  test('PRI-05: was andere Module von einem Konto wissen, ist dabei', async () => {
    const kim = await createMensch(portal)
    const kopie = await collectDaten(portal.env, kim.kontoId, [
      { name: 'Profile', read: async (_env, _db, kontoId) => [{ kontoId }] },
    ])
    expect(kopie.teile.at(-1)).toEqual({ name: 'Profile', daten: [{ kontoId: kim.kontoId }] })
  })

  test('Geheimnisse stehen nicht darin', async () => {
    const kim = await createMensch(portal, { passwort: 'Alter-Anker!7391' })
    const text = JSON.stringify(await collectDaten(portal.env, kim.kontoId, []))
    expect(text).not.toMatch(/argon2|"hash"|"schluessel"/)
  })
})
