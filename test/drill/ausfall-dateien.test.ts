import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Besitzer, readDokument, takeDokumente } from '../../src/modules/dokumente/index.ts'
import { createClamav } from '../../src/platform/dateien/clamav.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { type Clamd, EICAR, ohneClamd, startClamd } from '../support/clamd.ts'
import { chunked, collected, pdf } from '../support/dateien.ts'
import { createTestKunde } from '../support/menschen.ts'
import type { TestPortal } from '../support/portal.ts'
import { freePort } from '../support/server.ts'
import { openPortal, workLater } from './umgebung.ts'

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const akteur = { art: 'kunde', id: newId() } as const

/** What people were told was taken, with what they sent, outside of the portal. */
interface Beleg {
  id: string
  sha256: string
  schaedlich: boolean
}

class Uploads {
  readonly ledger: Beleg[] = []
  abgelehnt = 0
  readonly #portal: TestPortal
  readonly #besitzer: Besitzer
  #lfd = 0

  constructor(portal: TestPortal, kundeId: string) {
    this.#portal = portal
    this.#besitzer = { art: 'kunde', id: kundeId }
  }

  async send(schaedlich = false): Promise<void> {
    const nummer = ++this.#lfd
    const inhalt = schaedlich ? { kopf: '', strom: Buffer.from(EICAR) } : `<< /Lauf (${nummer}) >>`
    const bytes = pdf({ 5: inhalt, 6: `<< /Nummer (${nummer}) >>` })
    const files = (async function* () {
      yield { feld: 'anhang', name: `${nummer}.pdf`, inhalt: chunked(bytes) }
    })()
    const ort = { besitzer: this.#besitzer, sendung: newId(), akteur }
    await takeDokumente(this.#portal.env, ort, files).then(
      ({ dokumente: [one] }) => void (one && this.ledger.push({ id: one.id, sha256: sha(bytes), schaedlich })),
      () => void this.abgelehnt++,
    )
  }

  /** How many can be opened now, as they were sent. What is open though it was never scanned fails at once. */
  async countOpen(): Promise<number> {
    let open = 0
    for (const { id, sha256, schaedlich } of this.ledger) {
      const wo = { besitzer: this.#besitzer, id }
      const got = await readDokument(this.#portal.env, wo, { akteur, trotzdem: true }).catch(() => undefined)
      if (!got?.ok) continue
      expect([id, got.dokument.geprueft, schaedlich]).toEqual([id, true, false])
      expect(sha(await collected(got.anhang.inhalt))).toBe(sha256)
      open++
    }
    return open
  }

  get harmlos(): number {
    return this.ledger.filter(({ schaedlich }) => !schaedlich).length
  }
}

describe.skipIf(ohneClamd !== undefined)(`Ausfall von clamd ${ohneClamd ? `(ausgelassen: ${ohneClamd})` : ''}`, () => {
  test('UPL-05 und AVA-04: aus, angehalten, getötet: jede Datei kommt an, keine ungeprüfte wird ausgeliefert', {
    timeout: 120_000,
  }, async () => {
    const portal = await openPortal()
    const running: Clamd[] = []
    const start = async () => {
      const clamd = await startClamd()
      running.push(clamd)
      portal.env.scanner = createClamav(clamd.url, { geduld: 300, hoechstens: 1500 })
      return clamd
    }
    onTestFinished(async () => {
      for (const clamd of running) await clamd.stop()
    })
    const uploads = new Uploads(portal, await createTestKunde(portal))
    const round = async () => {
      for (let i = 0; i < 4; i++) await uploads.send(i === 3)
      await workLater(portal)
    }
    const first = await start()
    await round()
    expect(await uploads.countOpen()).toBe(3)
    first.process.kill('SIGSTOP')
    await round()
    expect(await uploads.countOpen()).toBe(3)
    await first.stop()
    await round()
    expect(await uploads.countOpen()).toBe(3)
    const second = await start()
    // Killed while it looks at files.
    for (let i = 0; i < 4; i++) await uploads.send(i === 3)
    const looking = workLater(portal)
    second.process.kill('SIGKILL')
    await looking
    await uploads.countOpen()
    await start()
    await workLater(portal)
    await workLater(portal)
    const open = await uploads.countOpen()
    console.log(
      `Dateien: angenommen ${uploads.ledger.length}, davon schädlich 4, danach lesbar ${open}, ungeprüft ausgeliefert 0.`,
    )
    expect(uploads.abgelehnt).toBe(0)
    expect(open).toBe(uploads.harmlos)
  })
})

/** A bucket in a folder that outlives its server, always at the same address. */
async function openStore() {
  const directory = mkdtempSync(join(tmpdir(), 'drill-s3-'))
  const port = await freePort()
  let server: S3rver | undefined
  const start = async () => {
    const options = {
      port,
      address: '127.0.0.1',
      silent: true,
      directory,
      configureBuckets: [{ name: 'akten', configs: [] }],
    }
    server = new S3rver(options)
    await server.run()
  }
  const stop = async () => {
    await server?.close()
    server = undefined
  }
  await start()
  onTestFinished(async () => {
    await stop()
    rmSync(directory, { recursive: true, force: true })
  })
  return { url: `http://S3RVER:S3RVER@127.0.0.1:${port}/akten`, start, stop }
}

describe('Ausfall des Objektspeichers', () => {
  test('AVA-04 und UPL-09: was angenommen war, ist danach da; was nicht, wurde gesagt; nichts bleibt liegen', {
    timeout: 120_000,
  }, async () => {
    const store = await openStore()
    const portal = await openPortal({ S3_URL: store.url })
    portal.env.scanner = { scan: async () => ({ art: 'sauber', scanner: 'Probe 1' }), version: async () => 'Probe 1' }
    const kundeId = await createTestKunde(portal)
    const uploads = new Uploads(portal, kundeId)
    for (let i = 0; i < 5; i++) await uploads.send()
    await workLater(portal)
    expect(await uploads.countOpen()).toBe(5)
    // Taken, not scanned yet, and then the store is gone.
    for (let i = 0; i < 5; i++) await uploads.send()
    await store.stop()
    for (let i = 0; i < 5; i++) await uploads.send()
    expect([uploads.ledger.length, uploads.abgelehnt]).toEqual([10, 5])
    expect(await uploads.countOpen()).toBe(0)
    await workLater(portal)
    const [erste] = uploads.ledger.splice(0, 1)
    await portal.owner.deleteFrom('dokument').where('id', '=', erste!.id).execute()
    await workLater(portal)
    const waste = () => portal.owner.selectFrom('dateiabfall').selectAll().execute()
    expect(await waste()).toHaveLength(1)
    await store.start()
    await workLater(portal)
    await workLater(portal)
    const open = await uploads.countOpen()
    console.log(`Objektspeicher: angenommen ${uploads.ledger.length}, lesbar ${open}, abgelehnt ${uploads.abgelehnt}.`)
    expect(open).toBe(9)
    expect(await waste()).toEqual([])
    const names: string[] = []
    for await (const { name } of portal.env.ablage.list()) names.push(name)
    expect(names).toHaveLength(9)
  })
})
