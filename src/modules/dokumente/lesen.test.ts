import { renameSync, rmSync, utimesSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { chunked, pdf } from '../../../test/support/dateien.ts'
import { createTestKunde } from '../../../test/support/menschen.ts'
import { handleUnbekannte } from '../../cli/befehle/sicherung.ts'
import { createClamav } from '../../platform/dateien/clamav.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { type Besitzer, bindDokumente, deleteDokumente, findDokument, listDokumente, readDokument } from './index.ts'
import {
  andere,
  bytesOf,
  dienst,
  files,
  kim,
  portal,
  prepareDokumente,
  read,
  runTask,
  take,
  takeOne,
  workLater,
} from './portal.test-daten.ts'
import { holdScanner } from './scanner.test-daten.ts'

prepareDokumente()

describe('Lesen', () => {
  const free = async (bytes = pdf(), name = 'a.pdf') => {
    const hold = await holdScanner()
    portal.env.scanner = createClamav(hold.url)
    const one = await takeOne(bytes, name)
    await portal.runDue()
    await hold.stop()
    return one
  }

  test('AZ-02: was einer anderen Person gehört, gibt es nicht', async () => {
    const { id } = await free()
    expect(await read(id, andere)).toBeUndefined()
    expect(await read(newId())).toBeUndefined()
    expect(await read(id, { art: 'konto', id: kim.id })).toBeUndefined()
    expect(await listDokumente(portal.env, portal.env.db, { besitzer: andere, ids: [id] })).toEqual([])
    const tx = portal.env.db.transaction()
    expect(await tx.execute((each) => deleteDokumente(portal.env, each, { besitzer: andere, ids: [id] }))).toBe(0)
    expect(
      await portal.env.db
        .transaction()
        .execute((each) => bindDokumente(portal.env, each, { besitzer: andere, ids: [id] })),
    ).toBe(false)
    expect(await bytesOf(id)).toEqual(pdf())
  })

  test('UPL-06: zwei Dateien auf der Platte vertauscht: beide bleiben zu', async () => {
    const [one, two] = [await free(pdf()), await free(pdf({ 9: '<< >>' }), 'b.pdf')]
    const [a, b] = files()
    renameSync(a!, `${a}.x`)
    renameSync(b!, a!)
    renameSync(`${a}.x`, b!)
    await expect(read(one.id)).rejects.toThrow('lässt sich nicht öffnen')
    await expect(read(two.id)).rejects.toThrow('lässt sich nicht öffnen')
  })

  test('UPL-06: der Schlüssel einer Datei lässt sich nicht in eine andere Zeile setzen', async () => {
    const [one, two] = [await free(pdf()), await free(pdf({ 9: '<< >>' }), 'b.pdf')]
    await sql`update dokument d set schluessel = o.schluessel from dokument o where d.id = ${one.id} and o.id = ${two.id}`.execute(
      portal.owner,
    )
    await expect(read(one.id)).rejects.toThrow()
  })

  test('fehlt die Datei, ist das ein Fehler und keine leere Antwort', async () => {
    const { id } = await free()
    for (const path of files()) rmSync(path)
    await expect(read(id)).rejects.toThrow('fehlt')
  })

  test('LOG-01: dass die Sachbearbeitung es öffnete, steht im Protokoll', async () => {
    const { id } = await free()
    await readDokument(portal.env, { besitzer: kim, id }, { akteur: dienst })
    const record = await portal.owner
      .selectFrom('protokoll')
      .selectAll()
      .where('ereignis', '=', 'jobcenter.dokument-gelesen')
      .executeTakeFirst()
    expect(record).toMatchObject({
      akteur: 'dienst',
      akteur_id: dienst.id,
      kunde_id: kim.id,
      details: { dokument: id },
    })
  })
})

describe('Behalten und Löschen', () => {
  test('PRI-06: was gelöscht wird, ist auch in der Ablage weg, ebenso mit der Person', async () => {
    const one = await takeOne(pdf())
    await portal.env.db.transaction().execute((tx) => deleteDokumente(portal.env, tx, { besitzer: kim, ids: [one.id] }))
    await portal.runDue()
    expect(files()).toEqual([])
    const weg: Besitzer = { art: 'kunde', id: await createTestKunde(portal) }
    await take(weg, [['a.pdf', pdf()]])
    expect(files()).toHaveLength(1)
    await portal.owner.deleteFrom('kunde').where('id', '=', weg.id).execute()
    await workLater()
    expect(files()).toEqual([])
  })

  test('AZ-02: ein Formular nimmt nur zurück, was mit ihm kam', async () => {
    const one = await takeOne(pdf())
    const remove = (sendung: string) =>
      portal.env.db
        .transaction()
        .execute((tx) => deleteDokumente(portal.env, tx, { besitzer: kim, ids: [one.id], frei: { sendung } }))
    const [row] = await portal.owner.selectFrom('dokument').select('sendung').where('id', '=', one.id).execute()
    expect(await remove(newId())).toBe(0)
    expect(await remove(row!.sendung)).toBe(1)
  })

  test('was nach einem Tag zu nichts gehört, wird entfernt; Gebundenes bleibt', async () => {
    const [lose, fest] = [await takeOne(pdf()), await takeOne(pdf({ 9: '<< >>' }), 'b.pdf')]
    const bind = (ids: string[]) =>
      portal.env.db.transaction().execute((tx) => bindDokumente(portal.env, tx, { besitzer: kim, ids }))
    expect(await bind([fest.id, fest.id])).toBe(true)
    expect(await bind([fest.id, newId()])).toBe(false)
    await portal.forward(25 * 3_600_000)
    await runTask('dokumente-ungebunden')
    expect((await listDokumente(portal.env, portal.env.db, { besitzer: kim })).map(({ id }) => id)).toEqual([fest.id])
    expect(files()).toHaveLength(1)
    expect(lose.id).not.toBe(fest.id)
  })

  test('UPL-09: der Abgleich entfernt, was keine Zeile kennt, erst nach einem Tag, und nie fast alles', async () => {
    const kept = await takeOne(pdf())
    const stray = async (n: number) => {
      for (let i = 0; i < n; i++) await portal.env.ablage.put(newId().replaceAll('-', ''), chunked(Buffer.from('x')))
    }
    await stray(3)
    const now = portal.env.clock.now()
    for (const path of files()) utimesSync(path, now, now)
    await runTask('ablage-abgleichen')
    expect(files()).toHaveLength(4)
    const old = new Date(now.getTime() - 48 * 3_600_000)
    for (const path of files()) utimesSync(path, old, old)
    await runTask('ablage-abgleichen')
    expect(files()).toHaveLength(1)
    expect(await findDokument(portal.env, portal.env.db, { besitzer: kim, id: kept.id })).toBeDefined()
    await stray(120)
    for (const path of files()) utimesSync(path, old, old)
    await runTask('ablage-abgleichen')
    expect(files()).toHaveLength(121)
    // Then the operator decides, with just the number that they have seen.
    const gesagt: string[] = []
    const unbekannt = (anzahl?: number) =>
      handleUnbekannte(portal.env, { schreibe: (zeile) => void gesagt.push(zeile) }, anzahl)
    expect([await unbekannt(), await unbekannt(119)]).toEqual([0, 1])
    expect(gesagt.at(-1)).toBe('Es sind nicht 119: Es wurde nichts entfernt.')
    expect(gesagt[0]).toMatch(/^120 von 121 Dateien/)
    expect(files()).toHaveLength(121)
    expect(await unbekannt(120)).toBe(0)
    expect(files()).toHaveLength(1)
    expect(await findDokument(portal.env, portal.env.db, { besitzer: kim, id: kept.id })).toBeDefined()
    for (const path of files()) rmSync(path)
  })
})
