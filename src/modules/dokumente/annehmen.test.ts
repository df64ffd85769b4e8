import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { HEIC, jpeg, pdf, png } from '../../../test/support/dateien.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { type Besitzer, takeDokumente } from './index.ts'
import {
  akteur,
  andere,
  files,
  given,
  kim,
  portal,
  prepareDokumente,
  read,
  sha256Of,
  take,
  takeOne,
} from './portal.test-daten.ts'

prepareDokumente()

describe('Annehmen', () => {
  test('eine PDF und ein Foto warten in Quarantäne, mit dem Fingerabdruck dessen, was kam', async () => {
    const bytes = pdf()
    const { dokumente, fehler } = await take(kim, [
      ['Kontoauszug Mai.pdf', bytes],
      ['IMG_1.HEIC', HEIC],
    ])
    expect(fehler).toEqual([])
    expect(dokumente).toMatchObject([
      { name: 'Kontoauszug Mai.pdf', zustand: 'quarantaene', typ: 'pdf', groesse: bytes.length, geprueft: false },
      { name: 'IMG_1.HEIC', typ: 'heic' },
    ])
    expect(dokumente[0]!.sha256).toBe(sha256Of(bytes))
    expect(await read(dokumente[0]!.id)).toMatchObject({ ok: false, grund: 'wartet' })
  })

  test('UPL-04: was abgelehnt wird, sagt warum und was zu tun ist, und hinterlässt nichts', async () => {
    const before = files()
    const { dokumente, fehler } = await take(kim, [
      ['skript.pdf', pdf({ 5: '<< /S /JavaScript /JS (x) >>' })],
      ['passwort.pdf', pdf({}, '/Encrypt 5 0 R')],
      ['seite.html', Buffer.from('<html></html>')],
      ['bild.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['foto.pdf', await jpeg()],
      ['leer.pdf', Buffer.alloc(0)],
      ['gross.pdf', Buffer.concat([pdf(), Buffer.alloc(3 * 1024 * 1024)])],
      ['gut.pdf', pdf()],
      ['b\u202efdp.exe', Buffer.from('MZ')],
    ])
    expect(dokumente.map(({ name }) => name)).toEqual(['gut.pdf'])
    expect(fehler).toHaveLength(8)
    const all = fehler.join('\n')
    for (const part of [
      '„seite.html“ hat keinen Inhalt, den wir kennen. Möglich sind PDF, JPEG, PNG oder HEIC.',
      '„foto.pdf“ endet auf „.pdf“, ist aber eine JPEG-Datei. Ändern Sie das Ende des Namens in „.jpg“',
      '„leer.pdf“ ist leer.',
      '„gross.pdf“ ist größer als 2 MB.',
      '„skript.pdf“ enthält ein Programm (JavaScript). Öffnen Sie die Datei',
      '„passwort.pdf“ ist mit einem Passwort oder einer Sperre geschützt.',
      'b‹U+202E›fdp.exe',
    ]) {
      expect(all).toContain(part)
    }
    expect(files()).toHaveLength(before.length + 1)
  })

  test('UPL-02: der Speicher einer Person ist genau begrenzt, auch wenn zwanzig Dateien zugleich kommen', async () => {
    const one = Buffer.concat([pdf(), Buffer.alloc(1024 * 1024)])
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => take(kim, [[`${i}.pdf`, Buffer.concat([one, Buffer.alloc(i)])]])),
    )
    const taken = results.flatMap(({ dokumente }) => dokumente)
    expect(taken).toHaveLength(9)
    expect(
      results.flatMap(({ fehler }) => fehler).every((text) => text.includes('passt nicht mehr in Ihren Speicher')),
    ).toBe(true)
    expect((await take(andere, [['a.pdf', one]])).fehler).toEqual([])
    expect(files()).toHaveLength(10)
  })

  test('UPL-09: dieselbe Sendung noch einmal ergibt dieselben Dokumente, auch zugleich und nach einem Abbruch', async () => {
    const sendung = newId()
    const some: [string, Buffer][] = [
      ['a.pdf', pdf()],
      ['b.png', await png()],
    ]
    const broken = (async function* () {
      yield* given(...some)
      throw new Error('Verbindung weg')
    })()
    const ort = { besitzer: kim, sendung, akteur }
    for (let i = 0; i < 10; i++) {
      const cut = (async function* () {
        let left = i * 150
        for await (const file of given(...some)) {
          yield {
            ...file,
            inhalt: (async function* () {
              for await (const part of file.inhalt) {
                left -= part.length
                if (left < 0) throw new Error('Verbindung weg')
                yield part
              }
            })(),
          }
        }
        throw new Error('Verbindung weg')
      })()
      await expect(takeDokumente(portal.env, ort, cut)).rejects.toThrow('Verbindung weg')
      expect(files()).toEqual([])
    }
    await expect(takeDokumente(portal.env, ort, broken)).rejects.toThrow('Verbindung weg')
    const [first, second] = await Promise.all([take(kim, some, sendung), take(kim, some, sendung)])
    const third = await take(kim, some, sendung)
    expect(first.dokumente.map(({ id }) => id)).toEqual(third.dokumente.map(({ id }) => id))
    expect(second.dokumente).toHaveLength(2)
    expect(files()).toHaveLength(2)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from dokument`.execute(portal.owner)
    expect(rows[0]!.n).toBe(2)
  })

  test('UPL-08: fällt die Datenbank beim Eintragen aus, bleibt keine Datei zurück', async () => {
    const gone: Besitzer = { art: 'kunde', id: newId() }
    await expect(take(gone, [['a.pdf', pdf()]])).rejects.toThrow()
    expect(files()).toEqual([])
  })

  test('CRY-01: weder in der Datenbank noch auf der Platte steht etwas vom Inhalt oder vom Namen', async () => {
    const secret = 'GEHEIM-7f3a91-Kontostand'
    await takeOne(pdf({ 5: { kopf: '', strom: Buffer.from(secret) } }), 'GEHEIM-7f3a91-Name.pdf')
    const { rows } = await sql<{ zeile: string }>`
      select d::text || encode(d.name, 'escape') || encode(d.schluessel, 'escape') as zeile from dokument d
      union all select p::text from protokoll p union all select j::text from pgboss.job j`.execute(portal.owner)
    expect(rows.map(({ zeile }) => zeile).join('\n')).not.toContain('GEHEIM')
    for (const path of files()) {
      expect(readFileSync(path).includes('GEHEIM')).toBe(false)
      expect(path.slice(portal.ordner.length)).toMatch(/^.dateien.[0-9a-f]{2}.[0-9a-f]{32}$/)
    }
    expect(portal.logLines.join('')).not.toContain('GEHEIM')
  })
})
