import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { linkRecords, recordEreignis, verifyProtokoll } from '#modules/protokoll'
import { chunked, collected } from '../../../test/support/dateien.ts'
import { createTestKunde } from '../../../test/support/menschen.ts'
import { urlOf } from '../../../test/support/verbindung.ts'
import { readDokument } from '../../modules/dokumente/index.ts'
import { newAblagename } from '../../platform/dateien/ablage.ts'
import { ABLAGESPERRE } from '../../platform/dateien/sperre.ts'
import { createSchluesselbund, parseKeys } from '../../platform/krypto/schluessel.ts'
import { newSicherungsschluessel } from '../../platform/krypto/sicherungsschluessel.ts'
import { readSettings } from '../../platform/settings.ts'
import { openSicherung, restoreSicherung, SicherungAbgelehnt, verifySicherung } from '../../platform/sicherung/index.ts'
import {
  akteur,
  back,
  contents,
  databaseOf,
  dokumentId,
  emptyMachine,
  folder,
  GEHEIM,
  gesichert,
  isEmpty,
  keys,
  kundeId,
  type Maschine,
  portal,
  prepareSicherung,
  restore,
  TEILE,
} from './sicherung.test-daten.ts'
import { runSicherung } from './sicherung.ts'

prepareSicherung()

describe('OPS-01: sichern und zurücksichern', () => {
  test('OPS-01: auf einem leeren Rechner stehen danach dieselben Zeilen, dieselbe Kette und dieselben Dateien', async () => {
    const ziel = await emptyMachine()
    const bericht = await restore(ziel)
    expect(await contents(ziel.db)).toEqual(await contents(portal.owner))
    const protokoll = bericht.tabellen.find(({ name }) => name === 'protokoll')!
    expect(protokoll.zeilen).toBeGreaterThan(30)
    expect(bericht.dateien).toHaveLength(3)
    const env = { ...portal.env, db: ziel.db, ablage: ziel.ablage }
    expect(await verifyProtokoll(env, ziel.siegel)).toEqual([])
    const got = await readDokument(
      env,
      { besitzer: { art: 'kunde', id: kundeId }, id: dokumentId },
      { akteur, trotzdem: true },
    )
    expect(got).toMatchObject({ grund: 'wartet', dokument: { name: `${GEHEIM}.pdf` } })
    for (const { name, sha256 } of bericht.dateien.filter((one) => /^[0-9a-f]{32}$/.test(one.name))) {
      const read = async (ablage: Maschine['ablage']) => {
        const parts: Buffer[] = []
        for await (const part of await ablage.get(name)) parts.push(Buffer.from(part))
        return Buffer.concat(parts)
      }
      expect(await read(ziel.ablage)).toEqual(await read(portal.env.ablage))
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    }
    // The counter of the record goes on behind the last one, and so does the chain.
    await recordEreignis(env, ziel.db, { ereignis: 'system.gestartet', akteur: 'system' })
    await linkRecords(env)
    expect(await verifyProtokoll(env, ziel.siegel)).toEqual([])
  })

  test('OPS-01: was wartete, wartet wieder: die Mail im Postausgang und ihr Auftrag', async () => {
    const ziel = await emptyMachine()
    await restore(ziel)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pgboss.job j join postausgang p on p.id::text = j.data ->> 'id'
      where j.name = 'mail-senden' and j.state = 'created'`.execute(ziel.db)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('OPS-01: in der Sicherung ist nichts zu lesen, und sie enthält keinen Schlüssel der Daten', async () => {
    expect(readdirSync(gesichert).sort()).toEqual([...TEILE].sort())
    for (const name of TEILE) {
      const bytes = readFileSync(join(gesichert, name))
      expect(bytes.includes(GEHEIM)).toBe(false)
      expect(bytes.includes('Jobcenter Musterstadt')).toBe(false)
    }
  })

  test('OPS-01: solange gesichert wird, verschwindet keine Datei aus der Ablage; danach geht das Löschen weiter', async () => {
    const { env } = portal
    const name = newAblagename()
    await env.ablage.put(name, chunked(Buffer.from('x')))
    await sql`insert into dateiabfall (ablage) values (${name})`.execute(portal.owner)
    const remove = () => portal.app.aufgaben.find((task) => task.name === 'dateiabfall-entfernen')!.run({})
    const there = () =>
      env.ablage.get(name).then(
        () => true,
        () => false,
      )
    await portal.owner.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${ABLAGESPERRE})`.execute(tx)
      await remove()
      expect(await there()).toBe(true)
    })
    await remove()
    expect(await there()).toBe(false)
  })

  test('CRY-07: eine alte Sicherung mit neueren Personenschlüsseln bringt Gelöschtes nicht zurück', async () => {
    const weg = await createTestKunde(portal)
    const alt = await back()
    await portal.owner.deleteFrom('kunde').where('id', '=', weg).execute()
    await portal.forward(60_000)
    const neu = await back()
    const ziel = await emptyMachine()
    const personen = join(neu, 'personen.ojs')
    await restoreSicherung(ziel, await openSicherung({ ordner: alt, personen, schluessel: keys }))
    const count = async (table: 'kunde' | 'personenschluessel', column: 'id' | 'besitzer') => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)} = ${weg}`.execute(ziel.db)
      return rows[0]!.n
    }
    expect([await count('kunde', 'id'), await count('personenschluessel', 'besitzer')]).toEqual([1, 0])
    await expect(openSicherung({ ordner: neu, personen: join(alt, 'personen.ojs'), schluessel: keys })).rejects.toThrow(
      'älter als die Daten',
    )
  })
})

describe('OPS-01: was nicht stimmt, wird mit einem Satz abgelehnt, und nichts bleibt halb', () => {
  const copy = () => {
    const to = mkdtempSync(join(folder, 'kopie-'))
    cpSync(gesichert, to, { recursive: true })
    return to
  }

  test('ein falscher Schlüssel, unter demselben und unter anderem Namen', async () => {
    const ziel = await emptyMachine()
    for (const [name, satz] of [
      ['b1', 'ist ein anderer als der'],
      ['b2', 'steht nicht in SICHERUNG_SCHLUESSEL'],
    ] as const) {
      const falsch = parseKeys(newSicherungsschluessel(name))
      const tried = openSicherung({ ordner: gesichert, schluessel: falsch })
      await expect(tried).rejects.toThrow(SicherungAbgelehnt)
      await expect(tried).rejects.toThrow(satz)
    }
    const both = [...parseKeys(newSicherungsschluessel('b2')), ...keys]
    await expect(openSicherung({ ordner: gesichert, schluessel: both })).resolves.toBeDefined()
    expect(await isEmpty(ziel)).toBe(true)
  })

  test('ein anderer Hauptschlüssel als der des gesicherten Portals', async () => {
    const ziel = await emptyMachine()
    const schluesselbund = createSchluesselbund(parseKeys(newSicherungsschluessel('s1')))
    await expect(restore({ ...ziel, schluesselbund })).rejects.toThrow('SCHLUESSEL passt nicht')
    expect(await isEmpty(ziel)).toBe(true)
  })

  test.each(TEILE)('%s: an jeder Stelle verändert oder abgeschnitten', async (name) => {
    const bytes = readFileSync(join(gesichert, name))
    const bad = copy()
    const attempt = async (changed: Buffer) => {
      writeFileSync(join(bad, name), changed)
      return openSicherung({ ordner: bad, schluessel: keys })
        .then(verifySicherung)
        .then(
          () => 'angenommen',
          (error: unknown) => (error instanceof SicherungAbgelehnt ? 'abgelehnt' : error),
        )
    }
    const end = bytes.length - 1
    const places = [0, 20, 40, 90, 200, 330, 400, 500, Math.floor(end / 3), Math.floor(end / 2), end - 20, end]
    const outcomes: unknown[] = []
    for (const at of places) {
      const flipped = Buffer.from(bytes)
      flipped[at] = flipped[at]! ^ 1
      outcomes.push(await attempt(flipped), await attempt(bytes.subarray(0, at)))
    }
    outcomes.push(await attempt(Buffer.concat([bytes, Buffer.from('x')])))
    expect(outcomes.filter((one) => one !== 'abgelehnt')).toEqual([])
    expect(await attempt(bytes)).toBe('angenommen')
  })

  test('eine veränderte Sicherung wird nicht eingespielt', async () => {
    const ziel = await emptyMachine()
    const bad = copy()
    const bytes = readFileSync(join(bad, 'dateien.ojs'))
    writeFileSync(join(bad, 'dateien.ojs'), bytes.subarray(0, bytes.length - 300_000))
    await expect(restore(ziel, bad)).rejects.toThrow('abgeschnitten')
    expect(await isEmpty(ziel)).toBe(true)
  })

  test('Teile verschiedener Sicherungen und vertauschte Teile', async () => {
    await portal.forward(60_000)
    const andere = await back()
    const mixed = copy()
    copyFileSync(join(andere, 'dateien.ojs'), join(mixed, 'dateien.ojs'))
    await expect(openSicherung({ ordner: mixed, schluessel: keys })).rejects.toThrow('verschiedenen Sicherungen')
    copyFileSync(join(gesichert, 'daten.ojs'), join(mixed, 'dateien.ojs'))
    await expect(openSicherung({ ordner: mixed, schluessel: keys })).rejects.toThrow('ist nicht der Teil')
  })

  test('bricht das Einspielen ab, bleibt nichts; danach geht es auf demselben Rechner', async () => {
    const ziel = await emptyMachine()
    let puts = 0
    const broken = {
      ...ziel.ablage,
      put: (name: string, inhalt: AsyncIterable<Uint8Array>) => {
        if (++puts === 2) throw new Error('Platte voll')
        return ziel.ablage.put(name, inhalt)
      },
    }
    await expect(restore({ ...ziel, ablage: broken })).rejects.toThrow('Platte voll')
    expect(await isEmpty(ziel)).toBe(true)
    await restore(ziel)
    expect(await contents(ziel.db)).toEqual(await contents(portal.owner))
    // Now it is not empty any more.
    await expect(restore(ziel)).rejects.toThrow('nicht leer')
  })

  test('fehlt eine Datei in der Ablage, gibt es trotzdem eine Sicherung, und sie wird genannt', async () => {
    const before = await verifySicherung(await openSicherung({ ordner: gesichert, schluessel: keys }))
    const [first] = before.dateien
    const bytes = await collected((await portal.env.ablage.get(first!.name)) as never)
    await portal.env.ablage.delete([first!.name])
    const lines: string[] = []
    const nach = mkdtempSync(join(folder, 'ziel-'))
    const settings = readSettings({
      ...{ DATABASE_URL: withHost(urlOf(inject('testAnwendungUrl'), await databaseOf())) },
      ...{ DATABASE_OWNER_URL: withHost(urlOf(inject('testServerUrl'), await databaseOf())) },
      ...{ SCHLUESSEL: 's1:q2m0pZ0bq0n3mJp4xk6Jb7S1bJw3Jd0o9c8V7u6T5sE=', DATA_DIR: portal.ordner },
      SICHERUNG_SCHLUESSEL: `b1:${keys[0]!.wert.toString('base64')}`,
    })
    const befehl = (...worte: string[]) => ({ worte, ordner: nach, schreibe: (line: string) => void lines.push(line) })
    expect(await runSicherung(settings, befehl('erstellen', '--nach', '.'))).toBe(1)
    expect(lines.join('\n')).toContain(`Fehlt in der Ablage: ${first!.name}`)
    await portal.env.ablage.put(first!.name, chunked(bytes))
    const [ordner = ''] = readdirSync(nach)
    expect(await runSicherung(settings, befehl('pruefen', '--von', ordner))).toBe(0)
    expect(lines.at(-1)).toBe('Die Sicherung ist vollständig und unverändert.')
    expect(await runSicherung(settings, befehl('erstellen'))).toBe(2)
    expect(await runSicherung(settings, befehl('schluessel'))).toBe(0)
    expect(parseKeys(lines.at(-1)!.replace('SICHERUNG_SCHLUESSEL=', ''))).toHaveLength(1)
  })
})

/** The setting wants an address with a host, also where a parameter names the socket. */
const withHost = (url: string) => url.replace('@/', '@localhost/')
