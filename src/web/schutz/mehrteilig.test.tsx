import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collected, jpeg, pdf } from '../../../test/support/dateien.ts'
import { ENDE, field, file, fileHead, form, MULTIPART } from '../../../test/support/mehrteilig.ts'
import { createMensch, type Mensch } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { kontoVisits } from '../../modules/konto/index.ts'
import { findDienst } from '../../modules/sachbearbeitung/index.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { type Lauscher, listen } from '../../platform/lauschen.ts'
import type { Besuchsquelle } from '../besuch.ts'
import { dateifelder, felder, text } from '../felder.ts'
import { DateiFeld, Formular, Knopf } from '../parts/index.ts'
import { formular, mitDateien } from '../route.ts'
import { createRouter } from '../router.tsx'

const routes = { probe: mitDateien(formular('/probe', 'konto')) }
const schema = felder({ betreff: text(), ...dateifelder })

interface Gesehen {
  vorab: string | undefined
  dateien: [string, string, Buffer][]
  betreff: string
  entfernen: string[]
}

let portal: TestPortal
let kim: Mensch
let lauscher: Lauscher
let fetch: (request: Request, umgebung?: object) => Response | Promise<Response>
const seen: Gesehen[] = []
const sendung = newId()

beforeAll(async () => {
  portal = await startTestPortal({ DATEI_MB: '1', DATEIEN_ANZAHL: '3' })
  const { env } = portal
  const router = createRouter({
    env,
    routes,
    flaeche: 'beide',
    ursprung: { oeffentlich: env.settings.baseUrl, sachbearbeitung: env.settings.sachbearbeitungUrl },
    besuchsquelle: {
      ...kontoVisits,
      keepDienstForm: async () => undefined,
      readDienstForm: async () => undefined,
      dropDienstForm: async () => undefined,
      findDienst,
      recordRefusal: async () => undefined,
      recordUmgehung: async () => undefined,
    } as Besuchsquelle,
    marke: () => ({ name: 'Jobcenter', kurzname: 'Jobcenter' }),
    handlers: {
      probe: {
        get: (anfrage) =>
          anfrage.seite(
            { titel: 'Probe' },
            <Formular csrf={anfrage.csrf()} dateien>
              <input type="text" name="betreff" />
              <DateiFeld name="anhang" label="Anhang" sendung={sendung} grenzen={env.settings.dateien} />
              <Knopf>Senden</Knopf>
            </Formular>,
          ),
        async post(anfrage) {
          const vorab = anfrage.feldVorDateien('sendung')
          const dateien: Gesehen['dateien'] = []
          for await (const { feld, name, inhalt } of anfrage.dateien())
            dateien.push([feld, name, await collected(inhalt)])
          const { betreff, 'entfernen[]': entfernen } = anfrage.lies(schema)
          seen.push({ vorab, dateien, betreff, entfernen })
          return anfrage.weiter('/probe')
        },
      },
    },
  })
  fetch = (request, umgebung) => router.fetch(request, umgebung)
  kim = await createMensch(portal)
  lauscher = await listen(fetch, { port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await lauscher?.close()
  await portal?.stop()
})

/** Kim's browser, before the pages of this test instead of those of the portal. */
async function kimAt(path: string) {
  const { Browser } = await import('../../../test/support/browser.ts')
  const browser = new Browser(fetch, portal.env.settings.baseUrl)
  for (const [name, value] of kim.cookies) browser.cookies.set(name, value)
  await browser.open(path)
  return browser
}

const post = (browser: Awaited<ReturnType<typeof kimAt>>, body: Buffer | ReadableStream, type = MULTIPART) =>
  browser.raw('/probe', {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit)

describe('Ein Formular mit Dateien im Router', () => {
  test('kommt aus der Seite selbst ohne Skript an: Felder, Dateien und was hinter ihnen steht', async () => {
    const browser = await kimAt('/probe')
    expect(browser.page.html).toContain('accept="application/pdf,.pdf,image/jpeg,.jpg')
    expect(browser.page.html).toContain('PDF, JPEG, PNG oder HEIC, jede Datei höchstens 1 MB. Höchstens 3 Dateien.')
    const foto = await jpeg()
    await browser.submit(
      'Senden',
      { betreff: 'Mein Auszug' },
      { anhang: [new File([pdf() as BlobPart], 'Übersicht.pdf'), new File([foto as BlobPart], 'b.jpg')] },
    )
    expect(browser.page.status).toBe(200)
    expect(seen.at(-1)).toMatchObject({ betreff: 'Mein Auszug', vorab: sendung, entfernen: [] })
    expect(seen.at(-1)!.dateien.map(([feld, name, bytes]) => [feld, name, bytes.length])).toEqual([
      ['anhang', 'Übersicht.pdf', pdf().length],
      ['anhang', 'b.jpg', foto.length],
    ])
  })

  test('geht auch ohne Dateien und auch als gewöhnliches Formular', async () => {
    const browser = await kimAt('/probe')
    expect((await browser.submit('Senden', { betreff: 'nichts' })).status).toBe(200)
    expect(seen.at(-1)).toMatchObject({ betreff: 'nichts', dateien: [] })
    await browser.post('/probe', { betreff: 'einfach', sendung, 'entfernen[]': newId() })
    expect(seen.at(-1)).toMatchObject({ betreff: 'einfach', dateien: [], entfernen: [expect.any(String)] })
  })

  test('SES-07: ohne den Beweis vor der ersten Datei wird keine Datei angenommen', async () => {
    const browser = await kimAt('/probe')
    const before = seen.length
    const proof = field('csrf', browser.csrf())
    const attachment = file('anhang', 'a.pdf', pdf())
    for (const body of [form(attachment), form(attachment, proof), form(field('csrf', 'falsch'), attachment)]) {
      expect((await post(browser, body)).status).toBe(403)
    }
    const foreign = await browser.raw('/probe', {
      method: 'POST',
      body: form(proof, attachment) as BodyInit,
      headers: { 'content-type': MULTIPART, 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
    browser.cookies.clear()
    expect((await post(browser, form(proof, attachment))).status).not.toBe(200)
    expect(seen.length).toBe(before)
  })

  test('UPL-08: verdorbene, abgeschnittene und zu große Formulare: 400 oder 413, kein Wort aus dem Inneren', async () => {
    const browser = await kimAt('/probe')
    const before = seen.length
    const proof = field('csrf', browser.csrf())
    const rest = [field('sendung', sendung), field('betreff', 'x')]
    const whole = form(proof, ...rest, file('anhang', 'a.pdf', pdf()))
    const cases: [number, Buffer, string?][] = [
      [400, whole.subarray(0, whole.length - 60)],
      [400, Buffer.concat([proof, fileHead('anhang', 'a.pdf')])],
      [400, form(proof, ...rest, field('betreff', 'zweimal'), file('anhang', 'a.pdf', 'x'))],
      [400, form(proof, ...rest, field('fremd', 'x'))],
      [400, form(proof, ...rest, field('__proto__', 'x'))],
      [400, whole, 'multipart/form-data'],
      [415, whole, 'multipart/mixed; boundary=x'],
      [415, whole, 'text/plain'],
      [413, form(proof, ...rest, ...Array.from({ length: 4 }, (_, i) => file('anhang', `${i}.pdf`, 'x')))],
      [413, form(proof, ...rest, file('anhang', 'a.pdf', Buffer.alloc(5 * 1024 * 1024)))],
    ]
    for (const [status, body, type] of cases) {
      const response = await post(browser, body, type)
      expect(response.status, `${type} ${body.length}`).toBe(status)
      expect(await response.text()).not.toMatch(/busboy|boundary|Dicer|Unexpected end|node_modules|Error:/i)
    }
    expect(seen.length).toBe(before)
    expect(portal.logLines.filter((line) => line.includes('"Fehler"'))).toEqual([])
  })

  test('UPL-08: über die wirkliche Leitung: ganz, abgerissen, und danach antwortet das Portal weiter', async () => {
    const browser = await kimAt('/probe')
    const body = form(
      field('csrf', browser.csrf()),
      field('sendung', sendung),
      file('anhang', 'a.pdf', Buffer.concat([pdf(), Buffer.alloc(700_000)])),
    )
    const send = (bytes: Buffer, stop: boolean) =>
      new Promise<number>((resolve) => {
        const request = httpRequest({
          port: lauscher.port,
          method: 'POST',
          path: '/probe',
          headers: {
            'content-type': MULTIPART,
            'content-length': body.length,
            'sec-fetch-site': 'same-origin',
            origin: portal.env.settings.baseUrl,
            cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          },
        })
        request.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)))
        request.on('error', () => resolve(0))
        if (stop) request.write(bytes, () => setTimeout(() => request.destroy(), 5))
        else request.end(bytes)
      })
    for (let i = 1; i <= 20; i++) expect(await send(body.subarray(0, Math.floor((body.length * i) / 21)), true)).toBe(0)
    const before = seen.length
    expect(await send(body, false)).toBe(303)
    expect(seen.length).toBe(before + 1)
    expect(seen.at(-1)!.dateien[0]![2].length).toBe(pdf().length + 700_000)
    expect(ENDE.length).toBeGreaterThan(0)
  })

  test('UPL-07: ein Anhang wird nur gespeichert, nie angezeigt', async () => {
    const { Anfrage } = await import('../anfrage.ts')
    const anfrage = new Anfrage({
      env: portal.env,
      request: new Request('http://localhost:3000/x'),
      url: new URL('http://localhost:3000/x'),
      params: {},
      besuch: undefined,
      marke: { name: 'J', kurzname: 'J' },
      adresse: '',
      felder: undefined,
      besuchsquelle: {} as Besuchsquelle,
    })
    const inhalt = new Blob(['<script>']).stream() as ReadableStream<Uint8Array>
    const { headers } = anfrage.anhang({ name: 'a.html', typ: 'application/pdf', groesse: 8, inhalt })
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-length')).toBe('8')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  })
})
