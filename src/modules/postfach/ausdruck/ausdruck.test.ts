import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest'
import { pdf, png } from '../../../../test/support/dateien.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { poppler, readLayout, readPdf } from '../../../../test/support/poppler.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { Ueberlastet } from '../../../platform/semaphore.ts'
import type { Dokument } from '../../dokumente/index.ts'
import { type Buehne, openBuehne } from '../buehne.test-daten.ts'
import { collectAnlagen, ZUSAMMEN } from './anlagen.ts'
import { closeAusdruck, typesetGespraech } from './ausdruck.ts'

let b: Buehne
let kim: Mensch
let id: string
const bescheid = pdf({ 4: { kopf: '', strom: Buffer.from('0 0 m 77 88 l S') } })
beforeAll(async () => {
  b = await openBuehne()
  kim = await b.createCustomer()
  await kim.open('/postfach/leistung/neu')
  const files = [
    new File([new Uint8Array(await png())], 'Foto vom Zähler.png', { type: 'image/png' }),
    new File([new Uint8Array(bescheid)], 'Bescheid.pdf', { type: 'application/pdf' }),
  ]
  const text = `Guten Tag,\n#import "x" $1 ${'lang'.repeat(60)} <b>🙂`
  await kim.submit('Senden', { anliegen: 'miete', betreff: 'Ärger mit der Miete', text }, { dateien: files })
  id = new URL(kim.page.url).pathname.split('/').at(-1)!
  await b.portal.runDue()
  await b.sabine.open(`/sachbearbeitung/gespraeche/${id}`)
  await b.sabine.submit('Antwort senden', { text: 'Wir klären das.' })
})
afterAll(async () => {
  await closeAusdruck()
  await b?.portal.stop()
})

const scan = () =>
  b.portal.owner
    .updateTable('dokument')
    .set({ virenpruefung: 'Test' })
    .where('kunde_id', '=', kim.kundeId)
    .where('zustand', '=', 'sauber')
    .execute()

async function download(): Promise<Buffer> {
  const response = await kim.raw(`/postfach/gespraeche/${id}/pdf`)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  return Buffer.from(await response.arrayBuffer())
}

/** The files attached to a PDF: the tool reads and writes files only. */
function readAnhaenge(context: TestContext, bytes: Buffer): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'ausdruck-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes)
    poppler(context, bytes, ['pdfdetach', '-saveall', '-o', folder, join(folder, 'a.pdf')])
    const attached = readdirSync(folder).filter((name) => name !== 'a.pdf')
    return attached.map((name) => readFileSync(join(folder, name)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a conversation as PDF', () => {
  test('names files that nobody has scanned, and leaves them out', async (context) => {
    const bytes = await download()
    const text = readPdf(context, bytes)
    expect(text).toContain('Anlage 1: Foto vom Zähler.png')
    expect(text).toContain('Die Datei ist nicht auf Schadsoftware geprüft.')
    expect(bytes.includes('image/jpeg') || bytes.includes('DCTDecode')).toBe(false)
  })

  test('holds every message as it was typed, the pictures on pages, the PDF attached byte by byte; PDF/UA', async (context) => {
    await scan()
    const bytes = await download()
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.includes('pdfuaid')).toBe(true)
    const text = readLayout(context, bytes)
    const plain = text.replace(/\s+/g, ' ')
    expect(plain).toContain('Ärger mit der Miete')
    expect(plain).toContain('#import "x" $1')
    expect(plain).toContain('Wir klären das.')
    expect(plain).toContain('gelesen am 23. November 2026')
    expect(plain.replace(/[\s\u200b]/g, '')).toContain('lang'.repeat(60))
    expect(plain).toMatch(/SHA-256: ?[0-9a-f]{20}/)
    // The word of 240 letters stays on the paper.
    const boxes = poppler(context, bytes, ['pdftotext', '-bbox', '-', '-']).toString('utf8')
    const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x))
    expect(Math.max(...right)).toBeLessThan(596)
    expect(text.split('\f').length - 1).toBeGreaterThan(1)
    const attached = readAnhaenge(context, bytes)
    expect(attached).toHaveLength(1)
    expect(attached[0]!.equals(bescheid)).toBe(true)
  })

  test('AZ-02: foreign and missing are answered alike', async () => {
    const fremd = await b.createCustomer()
    for (const one of [id, newId()]) {
      expect((await fremd.raw(`/postfach/gespraeche/${one}/pdf`)).status).toBe(404)
    }
  })

  test('what would make it too large is named only', async () => {
    const dokument = { id: newId(), name: 'Gross.pdf', typ: 'pdf', groesse: ZUSAMMEN + 1, sha256: 'ab' } as Dokument
    const { anlagen, bilder } = await collectAnlagen(b.portal.env, b.werOf(kim), [dokument])
    expect(anlagen[0]).toMatchObject({ art: 'liste', name: 'Gross.pdf', sha256: 'ab' })
    expect(anlagen[0]?.hinweis).toContain('zu groß')
    expect(bilder).toEqual({})
  })

  test('AVA-07: one is made at a time, a few wait, more are refused with a page that says so', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, () => typesetGespraech(b.portal.env, b.werOf(kim), id)),
    )
    const refused = all.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(3)
    for (const { reason } of refused) expect(reason).toBeInstanceOf(Ueberlastet)
  })
})
