import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chunked, collected } from '../../../test/support/dateien.ts'
import { DateiVerfaelscht, decryptDatei, newDateischluessel, Verschluesselung } from './dateischluessel.ts'

const BLOCK = 256 * 1024
const key = newDateischluessel()

function seal(klar: Buffer, kontext = 'a', schluessel = key, stueck = 70_001): Buffer {
  const one = new Verschluesselung(schluessel, kontext)
  const out: Buffer[] = []
  for (let at = 0; at < klar.length; at += stueck) out.push(...one.update(klar.subarray(at, at + stueck)))
  return Buffer.concat([...out, ...one.final()])
}

const open = (geheim: Buffer, kontext = 'a', schluessel = key, stueck = 50_021) =>
  collected(decryptDatei(chunked(geheim, stueck), schluessel, kontext))

describe('Verschlüsselung von Dateien', () => {
  test.each([0, 1, 15, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 77])(
    'CRY-01: %i Bytes kommen heraus, wie sie hineingingen, in welchen Stücken auch immer',
    async (length) => {
      const klar = randomBytes(length)
      for (const stueck of [4096, 70_001, BLOCK, 4 * BLOCK]) {
        const geheim = seal(klar, 'a', key, stueck)
        expect(geheim.length).toBe(1 + length + Math.ceil(length / BLOCK) * 16 + 24)
        expect((await open(geheim, 'a', key, stueck + 3)).equals(klar)).toBe(true)
      }
    },
  )

  test('CRY-01: nichts vom Klartext steht im Geheimtext', () => {
    const marke = Buffer.from('Geheime Angabe über eine Person')
    const geheim = seal(Buffer.concat(Array(2000).fill(marke)))
    expect(geheim.includes(marke.subarray(0, 12))).toBe(false)
  })

  test('UPL-06: unter anderem Schlüssel oder an anderem Ort bleibt eine Datei zu', async () => {
    const geheim = seal(randomBytes(1000))
    await expect(open(geheim, 'b')).rejects.toThrow(DateiVerfaelscht)
    await expect(open(geheim, 'a', newDateischluessel())).rejects.toThrow(DateiVerfaelscht)
  })

  test('UPL-06: gekürzt, verlängert, umgestellt oder an irgendeiner Stelle verändert bleibt sie zu', async () => {
    const block = BLOCK + 16
    const geheim = seal(randomBytes(2 * BLOCK + 500))
    const [first, second] = [geheim.subarray(1, 1 + block), geheim.subarray(1 + block, 1 + 2 * block)]
    const rest = geheim.subarray(1 + 2 * block)
    const version = geheim.subarray(0, 1)
    const bad = [
      Buffer.concat([version, second, first, rest]),
      Buffer.concat([version, first, rest]),
      Buffer.concat([version, first, second, first, rest]),
      Buffer.concat([geheim, Buffer.alloc(1)]),
      Buffer.alloc(0),
      geheim.subarray(0, -1),
      geheim.subarray(0, -24),
      Buffer.concat([version, first, geheim.subarray(-24)]),
    ]
    for (const one of bad) await expect(open(one)).rejects.toThrow(DateiVerfaelscht)
    for (let i = 0; i < geheim.length; i += 4999) {
      const bent = Buffer.from(geheim)
      bent[i] = bent[i]! ^ 1
      await expect(open(bent), String(i)).rejects.toThrow(DateiVerfaelscht)
    }
  })

  test('UPL-06: kein Byte eines veränderten Blocks wird herausgegeben', async () => {
    const geheim = seal(randomBytes(3 * BLOCK))
    geheim[1 + BLOCK + 16 + 5]! ^= 1
    let bytes = 0
    await expect(async () => {
      for await (const part of decryptDatei(chunked(geheim), key, 'a')) bytes += part.length
    }).rejects.toThrow(DateiVerfaelscht)
    expect(bytes).toBe(BLOCK)
  })
})
