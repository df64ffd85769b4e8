import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chunked, collected } from '../../../test/support/dateien.ts'
import { startS3, type TestS3 } from '../../../test/support/s3.ts'
import { type Ablage, createAblage, newAblagename } from './ablage.ts'
import { DateiFehlt } from './ablagename.ts'
import { parseS3Url } from './s3-adresse.ts'

let s3: TestS3
let dataDir: string
const ablagen: Record<'Ordner' | 'S3', Ablage> = {} as never
beforeAll(async () => {
  s3 = await startS3()
  dataDir = mkdtempSync(join(tmpdir(), 'ojc-ablage-'))
  ablagen.Ordner = createAblage({ dataDir, s3Url: undefined })
  ablagen.S3 = createAblage({ dataDir, s3Url: s3.url })
})
afterAll(async () => {
  await s3?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function names(ablage: Ablage): Promise<string[]> {
  const all: string[] = []
  for await (const { name } of ablage.list()) all.push(name)
  return all
}

async function* broken(bytes: number) {
  yield* chunked(randomBytes(bytes))
  throw new Error('die Quelle bricht ab')
}

describe.each(['Ordner', 'S3'] as const)('Ablage: %s', (art) => {
  test.each([0, 1, 70_000, 3_000_001, 20_000_000])(
    'UPL-06: %i Bytes kommen zurück, wie sie abgelegt wurden',
    async (length) => {
      const bytes = randomBytes(length)
      const name = newAblagename()
      await ablagen[art].put(name, chunked(bytes))
      expect((await collected(await ablagen[art].get(name))).equals(bytes)).toBe(true)
      await ablagen[art].delete([name])
      await expect(ablagen[art].get(name)).rejects.toThrow(DateiFehlt)
      await ablagen[art].delete([name])
    },
  )

  test.each([0, 100_000, 12_000_000])('UPL-09: bricht die Quelle nach %i Bytes ab, bleibt nichts', async (bytes) => {
    const before = await names(ablagen[art])
    const name = newAblagename()
    await expect(ablagen[art].put(name, broken(bytes))).rejects.toThrow('die Quelle bricht ab')
    await expect(ablagen[art].get(name)).rejects.toThrow(DateiFehlt)
    expect(await names(ablagen[art])).toEqual(before)
  })

  test('UPL-06: nur zufällige Namen sind Namen: kein Pfad führt hinaus', async () => {
    for (const name of [
      '../a',
      'a/b',
      '..',
      '',
      'A'.repeat(32),
      `${'a'.repeat(31)}/`,
      `${'a'.repeat(32)}\n`,
      '%2e%2e',
    ]) {
      await expect(ablagen[art].put(name, chunked(Buffer.from('x')))).rejects.toThrow(TypeError)
      await expect(ablagen[art].get(name)).rejects.toThrow(TypeError)
      await expect(ablagen[art].delete([name])).rejects.toThrow(TypeError)
    }
  })

  test('UPL-09: das Verzeichnis nennt genau, was da ist', async () => {
    const own = Array.from({ length: 5 }, newAblagename)
    for (const name of own) await ablagen[art].put(name, chunked(Buffer.from(name)))
    expect((await names(ablagen[art])).sort()).toEqual(expect.arrayContaining(own))
    await ablagen[art].delete(own)
    expect(await names(ablagen[art])).toEqual([])
  })
})

describe('Ablage im Ordner', () => {
  test('UPL-06: niemand sonst kann die Dateien lesen', async () => {
    const name = newAblagename()
    await ablagen.Ordner.put(name, chunked(Buffer.from('x')))
    const folder = join(dataDir, 'dateien', name.slice(0, 2))
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
    expect(statSync(folder).mode & 0o077).toBe(0)
    await ablagen.Ordner.delete([name])
  })

  test('UPL-09: was ein Absturz halb geschrieben zurückließ, wird nach einer Frist entfernt, Jüngeres nicht', async () => {
    const folder = join(dataDir, 'dateien', 'neu')
    const [old, young] = [join(folder, newAblagename()), join(folder, newAblagename())]
    writeFileSync(old, 'halb')
    writeFileSync(young, 'halb')
    utimesSync(old, new Date(0), new Date(0))
    expect(await ablagen.Ordner.sweep(new Date(Date.now() - 3_600_000))).toBe(1)
    expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([young])
  })
})

describe('S3', () => {
  test('die Adresse nennt Zugang, Rechner und Bucket', () => {
    expect(parseS3Url('https://k:g%2Fh@s3.example/akten?region=eu-central-1')).toEqual({
      accessKeyId: 'k',
      secretAccessKey: 'g/h',
      endpoint: 'https://s3.example/akten',
      region: 'eu-central-1',
    })
    for (const bad of [
      'https://s3.example/akten',
      'https://k:g@s3.example/',
      'https://k:g@s3.example/a/b',
      'https://k@s3.example/akten',
    ]) {
      expect(() => parseS3Url(bad), bad).toThrow()
    }
  })

  test('AVA-04: endet eine offen gehaltene Verbindung, geht dieselbe Anfrage auf einer neuen durch, eine zweite Störung nicht', async () => {
    const used = new WeakSet<Socket>()
    let broken = 0
    const server = createServer((request, response) => {
      request.resume()
      // The first request on a connection is answered, the next one finds it closed.
      if (used.has(request.socket) || broken < 0) {
        broken++
        request.socket.destroy()
        return
      }
      used.add(request.socket)
      request.on('end', () => response.writeHead(200, { etag: '"x"' }).end())
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const ablage = createAblage({ dataDir, s3Url: `http://k:g@127.0.0.1:${port}/akten` })
    for (let i = 0; i < 3; i++) await ablage.put(newAblagename(), chunked(Buffer.from('x')))
    expect(broken).toBeGreaterThan(0)
    broken = -1000
    await expect(ablage.put(newAblagename(), chunked(Buffer.from('x')))).rejects.toThrow()
    expect(broken).toBeLessThan(-990)
    server.closeAllConnections()
    server.close()
  })

  test('INP-07: einer Weiterleitung wird nicht gefolgt, und ein stummer Speicher ist ein Fehler', async () => {
    const trap = await startS3({ umleiten: true })
    const ablage = createAblage({ dataDir, s3Url: trap.url })
    await expect(ablage.put(newAblagename(), chunked(Buffer.from('x')))).rejects.toThrow()
    await expect(ablage.get(newAblagename())).rejects.toThrow()
    expect(trap.gefolgt()).toBe(0)
    await trap.stop()
    await expect(ablage.get(newAblagename())).rejects.toThrow()
  })
})
