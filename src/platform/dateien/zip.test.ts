import { crc32 as known } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collected } from '../../../test/support/dateien.ts'
import { readZip } from '../../../test/support/zip.ts'
import { crc32, writeZip } from './zip.ts'

const ZEIT = new Date('2026-11-23T09:30:00Z')
const zip = async (eintraege: Parameters<typeof writeZip>[0]) => collected(writeZip(eintraege, ZEIT))

describe('Ein Archiv', () => {
  test('enthält, was hineinging, mit Namen, Prüfsumme und der Uhr in Deutschland', async () => {
    const archiv = await zip([
      { name: 'vorgang-1/daten.json', inhalt: '{"ä": 1}' },
      { name: 'vorgang-1/leer.txt', inhalt: '' },
      { name: 'liste.csv', inhalt: Buffer.from([0, 255, 13, 10]) },
    ])
    const dateien = readZip(archiv)
    expect(dateien.map(({ name, inhalt }) => [name, inhalt.toString('hex')])).toEqual([
      ['vorgang-1/daten.json', Buffer.from('{"ä": 1}').toString('hex')],
      ['vorgang-1/leer.txt', ''],
      ['liste.csv', '00ff0d0a'],
    ])
    expect(new Set(dateien.map(({ zeit }) => zeit))).toEqual(new Set(['2026-11-23 10:30']))
  })

  test('ist auch ohne Dateien eines', async () => {
    expect(readZip(await zip([]))).toEqual([])
  })

  test('mit beliebigen Inhalten ist alles wieder da', async () => {
    const inhalte = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(inhalte, async (list) => {
        const read = readZip(await zip(list.map((inhalt, i) => ({ name: `ordner/${i}.bin`, inhalt }))))
        expect(read.map(({ inhalt }) => new Uint8Array(inhalt))).toEqual(list)
      }),
      { numRuns: 40 },
    )
  })

  test('schreibt eine Datei, bevor es nach der nächsten fragt', async () => {
    const asked: string[] = []
    async function* eintraege() {
      for (const name of ['a', 'b', 'c']) {
        asked.push(name)
        yield { name, inhalt: name }
      }
    }
    const archiv = writeZip(eintraege(), ZEIT)
    await archiv.next()
    await archiv.next()
    expect(asked).toEqual(['a'])
    await archiv.return(undefined)
    expect(asked).toEqual(['a'])
  })

  test.each(['', '/oben', '../oben', 'a/../b', 'a//b', 'a\\b', 'Müller.pdf', '.versteckt', 'a b', 'C:x'])(
    'nimmt den Namen „%s“ nicht an',
    async (name) => {
      await expect(zip([{ name, inhalt: '' }])).rejects.toThrow(RangeError)
    },
  )

  test('nimmt einen Namen nicht zweimal an', async () => {
    const doppelt = { name: 'a.txt', inhalt: '' }
    await expect(zip([doppelt, doppelt])).rejects.toThrow(RangeError)
  })

  test('die Prüfsumme ist die der Norm', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === known(bytes)))
  })
})
