import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clamd, EICAR, ohneClamd, startClamd } from '../../../test/support/clamd.ts'
import {
  collected,
  flate,
  HEIC,
  jpeg,
  pdf,
  png,
  pngChunk,
  withChunks,
  withComment,
} from '../../../test/support/dateien.ts'
import { createClamav } from '../../platform/dateien/clamav.ts'
import { findDokument } from './index.ts'
import {
  bytesOf,
  files,
  kim,
  portal,
  prepareDokumente,
  read,
  sha256Of,
  take,
  takeOne,
  workLater,
} from './portal.test-daten.ts'
import { holdScanner } from './scanner.test-daten.ts'

prepareDokumente()

describe('Prüfen ohne Virenscanner (Schulung)', () => {
  test('was dann geöffnet werden soll, sagt erst, dass es nicht geprüft ist', async () => {
    const { id } = await takeOne(pdf())
    await portal.runDue()
    expect(await read(id)).toMatchObject({
      ok: false,
      grund: 'ungeprueft',
      dokument: { zustand: 'sauber', geprueft: false },
    })
    expect(await read(id, kim, true)).toMatchObject({ ok: true })
    expect(await bytesOfAnyway(id)).toEqual(pdf())
  })

  test('UPL-05: im Betrieb wird ohne Prüfung nie etwas geöffnet', async () => {
    const { id } = await takeOne(pdf())
    await portal.runDue()
    const { settings } = portal.env
    settings.modus = 'betrieb'
    expect(await read(id, kim, true)).toMatchObject({ ok: false, grund: 'wartet' })
    settings.modus = 'schulung'
  })

  const bytesOfAnyway = async (id: string) => {
    const got = await read(id, kim, true)
    return got?.ok ? collected(got.anhang.inhalt) : undefined
  }
})

describe('Prüfen mit einem Scanner, der nur das Protokoll spricht', () => {
  test('UPL-05: solange er ausfällt, hängt oder Unsinn sagt, wartet die Datei; danach ist sie frei', async () => {
    const hold = await holdScanner()
    portal.env.scanner = createClamav(hold.url, { geduld: 200, hoechstens: 500 })
    const { id } = await takeOne(pdf())
    for (const how of ['haengt', 'legt-auf', 'unsinn', 'fehlt'] as const) {
      hold.wie = how
      await workLater()
      expect(await read(id, kim, true), how).toMatchObject({
        ok: false,
        grund: 'wartet',
        dokument: { zustand: 'quarantaene' },
      })
    }
    hold.wie = 'sauber'
    await workLater()
    expect(await bytesOf(id)).toEqual(pdf())
    expect(await findDokument(portal.env, portal.env.db, { besitzer: kim, id })).toMatchObject({
      zustand: 'sauber',
      geprueft: true,
    })
    await hold.stop()
  })

  test('UPL-05: bekommt die Schulung einen Scanner, wird erst geprüft, was schon frei war', async () => {
    const { id } = await takeOne(pdf())
    await portal.runDue()
    const hold = await holdScanner()
    portal.env.scanner = createClamav(hold.url)
    expect(await read(id, kim, true)).toMatchObject({ ok: false, grund: 'wartet' })
    await workLater()
    expect(await bytesOf(id)).toEqual(pdf())
    await hold.stop()
  })

  test('UPL-05: zwei Prüfungen zugleich geben eine Datei einmal frei', async () => {
    const hold = await holdScanner()
    portal.env.scanner = createClamav(hold.url)
    const { id } = await takeOne(await jpeg(), 'a.jpg')
    const { pruefeDokument } = await import('./pruefen.ts')
    await Promise.all([1, 2, 3].map(() => pruefeDokument(portal.env, id, {})))
    await portal.runDue()
    expect(files()).toHaveLength(1)
    expect((await sharp(await bytesOf(id)).metadata()).format).toBe('jpeg')
    await hold.stop()
  })
})

describe.skipIf(ohneClamd !== undefined)(`Prüfen mit clamd ${ohneClamd ? `(ausgelassen: ${ohneClamd})` : ''}`, () => {
  let clamd: Clamd
  beforeAll(async () => {
    clamd = await startClamd()
  }, 60_000)
  afterAll(() => clamd?.stop())

  test('UPL-03: ein Foto ist danach frei, neu gemacht, ohne Metadaten, und das alte ist weg', async () => {
    portal.env.scanner = createClamav(clamd.url)
    const sent: [string, Buffer][] = [
      ['a.jpg', await jpeg({ exif: 'GEHEIM-EXIF' })],
      ['b.png', await png({ exif: 'GEHEIM-EXIF' })],
      ['c.heic', HEIC],
    ]
    const { dokumente } = await take(kim, sent)
    await portal.runDue()
    for (const [i, { id, sha256 }] of dokumente.entries()) {
      const bytes = await bytesOf(id)
      expect(bytes.includes('GEHEIM')).toBe(false)
      const now = await findDokument(portal.env, portal.env.db, { besitzer: kim, id })
      expect(now).toMatchObject({ sha256, typ: i === 1 ? 'png' : 'jpeg', groesse: bytes.length, geprueft: true })
      expect(now!.abgelegtSha256).toBe(sha256Of(bytes))
    }
    expect(files()).toHaveLength(3)
    const got = await read(dokumente[2]!.id)
    expect(got?.ok && got.anhang).toMatchObject({ name: 'c.jpg', typ: 'image/jpeg' })
  })

  test('UPL-05: EICAR an acht Orten: gefunden und gelöscht, oder nicht mehr darin; die Person erfährt nur vom Fund', async () => {
    portal.env.scanner = createClamav(clamd.url)
    const text = Buffer.from(EICAR)
    const places: [string, Buffer][] = [
      ['strom.pdf', pdf({ 5: { kopf: '', strom: text } })],
      ['gepackt.pdf', pdf({ 5: flate(EICAR) })],
      [
        'text.pdf',
        pdf({
          5: `<< /Title (${EICAR.replace(/[\\()]/g, '\\$&')}) /Roh <${text.toString('hex')}> >>`,
          6: { kopf: '/Subtype /XML', strom: text },
        }),
      ],
      ['hinter.jpg', Buffer.concat([await jpeg(), text])],
      ['kommentar.jpg', withComment(await jpeg(), EICAR)],
      ['text.png', withChunks(await png(), pngChunk('tEXt', Buffer.from(`Comment\0${EICAR}`)))],
      [
        'gepackt.png',
        withChunks(await png(), pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(EICAR)]))),
      ],
      ['hinter.heic', Buffer.concat([HEIC, Buffer.from([0, 0, 0, 8 + text.length]), Buffer.from('free'), text])],
    ]
    const { dokumente, fehler } = await take(kim, places)
    expect(fehler).toEqual([])
    await portal.runDue()
    let found = 0
    for (const { id, name } of dokumente) {
      const got = await read(id, kim, true)
      if (got?.ok) expect((await collected(got.anhang.inhalt)).includes(EICAR), name).toBe(false)
      else {
        expect(got, name).toMatchObject({ grund: 'abgewiesen', dokument: { zustand: 'befall', grund: 'virus' } })
        found++
      }
    }
    expect(found).toBe(7)
    expect(files()).toHaveLength(1)
    const records = await portal.owner
      .selectFrom('protokoll')
      .select('details')
      .where('ereignis', '=', 'jobcenter.dokument-abgewiesen')
      .execute()
    expect(records).toHaveLength(7)
  })

  test('UPL-05: angehalten und beendet gibt clamd nichts frei, nach dem Neustart alles', async () => {
    const own = await startClamd()
    portal.env.scanner = createClamav(own.url, { geduld: 300, hoechstens: 1000 })
    const { dokumente } = await take(kim, [
      ['a.pdf', pdf()],
      ['b.png', await png()],
    ])
    const closed = async () => {
      await workLater()
      for (const { id } of dokumente) expect(await read(id, kim, true)).toMatchObject({ ok: false, grund: 'wartet' })
    }
    own.process.kill('SIGSTOP')
    await closed()
    await own.stop()
    await closed()
    portal.env.scanner = createClamav(clamd.url)
    await workLater()
    for (const { id } of dokumente) expect((await bytesOf(id)).length).toBeGreaterThan(0)
  }, 60_000)
})
