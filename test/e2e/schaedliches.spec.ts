import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { build } from 'esbuild'
import { gebuendelt, schaedliche } from '../support/schaedlich.ts'
import type { Sicht } from './schaedliches/sicht.ts'

const PORT = 3173
const BASIS = `http://localhost:${PORT}`

let server: ChildProcess
let ordner: string
let sichten: Sicht[]
let log = ''

/** Reports of browsers that the portal has taken so far. */
const berichte = () => log.split('Bericht zur Content Security Policy').length - 1

/** A portal of its own: nobody else's pages should hold these texts. */
async function startPortal(): Promise<void> {
  ordner = mkdtempSync(join(tmpdir(), 'portal-schaedliches-'))
  const env = { ...process.env, PORT: String(PORT), DATA_DIR: ordner, BASE_URL: '' }
  server = spawn(process.execPath, ['dist/server.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  server.stderr?.on('data', (part: Buffer) => {
    log += part
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (part: Buffer) => part.includes('Offenes Jobcenter') && resolve())
    server.once('exit', () => reject(new Error('Das Portal ist nicht gestartet.')))
  })
}

async function fill(): Promise<Sicht[]> {
  const outdir = 'node_modules/.e2e'
  const common = { bundle: true, platform: 'node', target: 'node24', format: 'esm', packages: 'external' } as const
  // The check of files runs in a worker, which lies beside the program.
  const entryPoints = ['test/e2e/schaedliches/fuellung.ts', 'src/platform/dateien/datei-worker.ts']
  await build({ ...common, entryPoints, outdir, entryNames: '[name]', logLevel: 'warning' })
  const env = { ...process.env, PORT: String(PORT), E2E_DATA_DIR: ordner }
  const { stdout } = await promisify(execFile)(process.execPath, [`${outdir}/fuellung.js`], { env, maxBuffer: 1e8 })
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Sicht[]
}

test.beforeAll(async ({ browserName: _ }, info) => {
  test.skip(info.project.name === 'telefon', 'Was ausgeführt wird, hängt nicht von der Breite ab')
  test.setTimeout(180_000)
  await startPortal()
  sichten = await fill()
})
test.afterAll(async () => {
  if (!server) return
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  await ended
  rmSync(ordner, { recursive: true, force: true })
})

/** The fields that must have been on some page of each side. */
const gezeigt = {
  kunden: [
    ...['kunde.vorname', 'kunde.nachname', 'kunde.strasse', 'kunde.ort', 'konto.benutzername', 'passkey.name'],
    ...['sitzung.netz', 'formular.name', 'formular.kontakt', 'mitarbeiter.name', 'mitarbeiter.team', 'zeiten.ort'],
    ...['gespraech.betreff', 'nachricht.text', 'antwort.text', 'dienst.betreff', 'dienst.text', 'entwurf.betreff'],
    ...['datei.name', 'bescheid.titel', 'termin.zweck', 'termin.mitbringen', 'termin.text', 'termin.ort'],
    ...['termin.anliegen', 'termin.absage', 'verhinderung.text', 'verhinderung.antwort'],
  ],
  dienst: [
    ...['kunde.vorname', 'kunde.nachname', 'kunde.strasse', 'kunde.ort', 'mitarbeiter.name', 'mitarbeiter.team'],
    ...['antrag.name', 'antrag.kontakt', 'reaktivierung.grund', 'reaktivierung.antwort', 'gespraech.betreff'],
    ...['nachricht.text', 'antwort.text', 'dienst.betreff', 'dienst.text', 'datei.name', 'bescheid.titel'],
    ...['bescheid.grund', 'termin.zweck', 'termin.mitbringen', 'termin.text', 'termin.ort', 'termin.anliegen'],
    ...['termin.absage', 'verhinderung.text', 'wunsch.text', 'zeiten.ort'],
  ],
}

interface Befund {
  /** What ran, was loaded from elsewhere, was stopped by the policy, or became markup. */
  schlimmes: string[]
  /** The fields that were shown, and which texts of them. */
  felder: Set<string>
  gesehen: Set<string>
  seiten: number
}

async function watch(page: Page, found: Befund): Promise<void> {
  const where = () => new URL(page.url()).pathname
  page.on('dialog', (dialog) => {
    found.schlimmes.push(`${where()}: Dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== BASIS && protocol !== 'data:') found.schlimmes.push(`${where()}: Anfrage an ${request.url()}`)
  })
  page.on('frameattached', () => found.schlimmes.push(`${where()}: ein Rahmen`))
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { ausgefuehrt: seen })
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    )
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
      Object.assign(window, { [name]: (text: unknown) => seen.push(`${name}(${text})`) })
  })
}

/** What a page really became: handlers and elements that no page of the portal has, and the texts that stand in it. */
const look = (page: Page) =>
  page.evaluate(() => {
    const elements = [...document.querySelectorAll('*')]
    const handlers = elements.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')))
    const strange = 'iframe, object, embed, base, math, video, audio, marquee, meta[http-equiv], form[action^="http"]'
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')]
    const values = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((one) => one.value)
    return {
      ausgefuehrt: (window as unknown as { ausgefuehrt: string[] }).ausgefuehrt,
      handlers,
      strange: [...document.querySelectorAll(strange)].map((one) => one.outerHTML.slice(0, 120)),
      scripts: [...document.scripts].filter(
        (one) => !one.src.startsWith(location.origin) && one.type !== 'application/json',
      ).length,
      links: links.map((one) => one.href).filter((href) => /^(javascript|data|vbscript):|boese\.example/i.test(href)),
      text: [document.documentElement.textContent, ...values].join('\n'),
    }
  })

async function visit(page: Page, pfad: string, found: Befund): Promise<void> {
  const answer = await page.goto(pfad)
  found.seiten++
  const status = answer?.status() ?? 0
  if (status >= 400) found.schlimmes.push(`${pfad}: ${status}`)
  const { ausgefuehrt, handlers, strange, scripts, links, text } = await look(page)
  for (const one of [...ausgefuehrt, ...handlers, ...strange, ...links]) found.schlimmes.push(`${pfad}: ${one}`)
  if (scripts > 0) found.schlimmes.push(`${pfad}: ${scripts} fremde Skripte`)
  for (const [, feld] of text.matchAll(/\[([a-z]+\.[a-z]+)\]/g)) found.felder.add(feld!)
  for (const one of schaedliche) if (text.includes(one)) found.gesehen.add(one)
}

async function look200(browser: Browser, sicht: Sicht, found: Befund): Promise<void> {
  const context = await browser.newContext({ baseURL: BASIS })
  // Cookies of this kind are given to https alone, and sent to localhost all the same.
  const url = BASIS.replace('http:', 'https:')
  const cookies = Object.entries(sicht.cookies).map(([name, value]) => ({ name, value, url, secure: true }))
  await context.addCookies(cookies)
  const page = await context.newPage()
  await watch(page, found)
  for (const pfad of new Set(sicht.seiten)) await visit(page, pfad, found)
  await context.close()
}

/** Whether what watches the pages, and the portal itself, would notice anything at all. */
async function notices(browser: Browser): Promise<boolean> {
  const context = await browser.newContext({ baseURL: BASIS })
  const page = await context.newPage()
  await watch(page, leer())
  await page.goto('/kontakt')
  await page.evaluate(() => {
    const bild = document.createElement('img')
    bild.src = 'https://boese.example/probe.png'
    document.body.append(bild)
  })
  await expect.poll(berichte).toBe(1)
  const { ausgefuehrt } = await look(page)
  await context.close()
  return ausgefuehrt.some((one) => one.startsWith('CSP img-src'))
}

const leer = (): Befund => ({ schlimmes: [], felder: new Set(), gesehen: new Set(), seiten: 0 })

test('INP-03: 200 schädliche Texte in jedem Feld bleiben Text, für Kundinnen und Kunden wie für den Dienst', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  expect([schaedliche.length, new Set(schaedliche).size, gebuendelt.length]).toEqual([200, 200, 8])
  expect(await notices(browser)).toBe(true)
  const kunden = leer()
  const dienst = leer()
  for (const sicht of sichten) {
    await look200(browser, sicht, sicht.wer.includes('@') ? kunden : dienst)
  }
  expect([...kunden.schlimmes, ...dienst.schlimmes]).toEqual([])
  // The one of the probe at the beginning.
  expect(berichte()).toBe(1)
  console.log(`${kunden.seiten} Seiten der Kundschaft, ${dienst.seiten} des Dienstes`)
  // All of them were there to be seen, letter for letter.
  expect([kunden.gesehen.size, dienst.gesehen.size]).toEqual([200, 200])
  expect(gezeigt.kunden.filter((feld) => !kunden.felder.has(feld))).toEqual([])
  expect(gezeigt.dienst.filter((feld) => !dienst.felder.has(feld))).toEqual([])
})
