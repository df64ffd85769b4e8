import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STUNDE } from '#platform/clock.ts'
import { createMensch, ensureJobcenter } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'

let portal: TestPortal
const dataDir = mkdtempSync(join(tmpdir(), 'seiten-'))

function writeInhalt(datei: string, text: string) {
  const file = join(dataDir, 'inhalte', datei)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}

const boese = `---
titel: Hilfe <img src=x onerror=alert(1)>
kurz: "><script>alert(2)</script>
stichworte: feindlich
stand: 2026-11-23
gruppe: <b>Gruppe</b>
---
## <script>alert(3)</script>

[Klick](javascript:alert(4)) <img src=x onerror=alert(5)> ![x](https://boese.example/x.png)
`

beforeAll(async () => {
  writeInhalt('hilfe/feindlich.md', boese)
  portal = await startTestPortal({ DATA_DIR: dataDir })
  await ensureJobcenter(portal)
})
afterAll(() => portal?.stop())

const open = (path: string) => portal.browser().open(path)

describe('content', () => {
  test('the main menu has its seven groups', async () => {
    const { html } = await open('/menue')
    expect(html).toContain('<h1>Hauptmenü</h1>')
    expect(html.match(/<section class="kasten"/g)).toHaveLength(7)
  })

  test('a page of the help fills in the Jobcenter and offers a person to call', async () => {
    const { text, html } = await open('/hilfe/freischaltcode')
    expect(text).toContain('Musterallee 12')
    expect(html).toContain('href="tel:051112340"')
    expect(text).toContain('Stand: 23. November 2026')
  })

  test('chapters of the privacy page can be linked to', async () => {
    const { html } = await open('/datenschutz')
    expect(html).toContain('id="verarbeitung-der-registrierungsdaten"')
    expect(html).toContain('id="widerrufsmoeglichkeit"')
  })

  test('all 17 services are listed, and the filter keeps to what was asked', async () => {
    const browser = portal.browser()
    await browser.open('/eservices')
    expect(browser.page.text).toContain('17 von 17 eServices')
    const filtered = await browser.submit('Filtern', { q: 'WBA' })
    expect(filtered.text).toContain('Weiterbewilligungsantrag')
    expect(filtered.text).not.toContain('17 von 17')
    const group = await browser.submit('Filtern', { q: '', bereich: 'Geld zum Leben' })
    expect(group.text).toContain('2 von 17 eServices')
    const none = await browser.submit('Filtern', { q: 'xyzzyqwert', bereich: '' })
    expect(none.text).toContain('Dazu gibt es keinen eService')
  })

  test('the search keeps the question, shows what it found, and helps on where it found nothing', async () => {
    const browser = portal.browser()
    await browser.open('/suche')
    const found = await browser.submit('Suchen', { q: 'Passwort vergessen' })
    expect(found.html).toContain('value="Passwort vergessen"')
    expect(found.html).toContain('href="/hilfe/anmeldung-probleme"')
    const none = await browser.submit('Suchen', { q: '"><xyzzyqwert>' })
    expect(none.text).toContain('wurde nichts gefunden')
    expect(none.html).not.toContain('<xyzzy')
  })
})

describe('the guide', () => {
  test('is found under help too', async () => {
    expect((await open('/hilfe/arbeitshilfe')).url).toMatch(/\/arbeitshilfe$/)
  })

  test('shows each picture, or its description', async () => {
    const { html } = await open('/arbeitshilfe')
    const shown = html.match(/<img class="bildschirm"[^>]* alt="[^"]{40,}"/g)?.length ?? 0
    const described = html.match(/class="bildersatz"/g)?.length ?? 0
    expect(shown + described).toBe(19)
    for (const [, src] of html.matchAll(/<img class="bildschirm" src="([^"]+)"/g)) {
      const response = await portal.browser().raw(src!)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/png')
    }
  })

  test('is a PDF with the same words, made once', async () => {
    const browser = portal.browser()
    const [one, two] = await Promise.all([browser.raw('/arbeitshilfe.pdf'), browser.raw('/arbeitshilfe.pdf')])
    expect(one.status).toBe(200)
    expect(one.headers.get('content-type')).toBe('application/pdf')
    const bytes = Buffer.from(await one.arrayBuffer())
    expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-')
    expect(Buffer.from(await two.arrayBuffer()).equals(bytes)).toBe(true)
  })
})

describe('places', () => {
  const sendet = ['/dokumente']

  test.each(sendet)('%s tells a Standardprofil what is missing and leads to the code', async (path) => {
    const mensch = await createMensch(portal, { profil: 'standard' })
    const page = await mensch.open(path)
    expect(page.text).toContain('Ihr Profil ist noch nicht freigeschaltet')
    expect(page.html).toContain('href="/freischaltcode"')
    expect((await open(path)).text).not.toContain('noch nicht freigeschaltet')
  })

  test('a linked profile is not asked for a code', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    expect((await mensch.open('/dokumente')).text).not.toContain('noch nicht freigeschaltet')
  })

  test('the first application needs no profile, so its page does not ask for one', async () => {
    const mensch = await createMensch(portal, { profil: 'standard' })
    expect((await mensch.open('/eservices/buergergeld')).text).not.toContain('noch nicht freigeschaltet')
    expect((await mensch.open('/eservices/veraenderungen')).text).toContain('noch nicht freigeschaltet')
  })

  test('a benefit has an overview under the name that the law gives it today', async () => {
    expect((await open('/leistungen/buergergeld')).text).toContain('Übersicht zum Grundsicherungsgeld')
    expect((await open('/leistungen/vermittlungsbudget')).status).toBe(200)
    expect((await open('/leistungen/constructor')).status).toBe(404)
  })
})

describe('hostile paths and texts', () => {
  test.each([
    '/hilfe/../../package.json',
    '/hilfe/..%2f..%2fpackage',
    '/hilfe/__proto__',
    '/themen/constructor',
    '/eservices/%00',
    '/eservices/%',
    '/bilder/..%2f..%2fpackage.json',
    '/bilder/start.svg',
    '/bilder/%2e%2e.png',
    '/bilder/gibtesnicht.png',
    '/themen/datenschutz',
  ])('%s is not found', async (path) => {
    const response = await portal.browser().raw(path)
    expect([400, 404]).toContain(response.status)
  })

  test('INP-03: a text of the operator with HTML in it is shown as text', async () => {
    for (const path of ['/hilfe/feindlich', '/hilfe', '/suche?q=feindlich']) {
      const { html, status } = await open(path)
      expect(status).toBe(200)
      expect(html).not.toMatch(/<img src=x|<script>alert|href="javascript:|boese\.example\/x\.png"|<b>Gruppe/)
    }
  })
})

describe('a barrier', () => {
  const geheim = 'Der Knopf „Weiter“ ist mit dem Screenreader stumm'

  test('can be reported; what was written cannot be read in the database', async () => {
    const browser = portal.browser({ adresse: '192.0.2.50' })
    await browser.open('/barrierefreiheit')
    const page = await browser.submit('Meldung senden', { text: geheim, kontakt: 'kim@post.example' })
    expect(page.text).toContain('Ihre Meldung ist angekommen')
    const [row] = await portal.owner.selectFrom('barriere_meldung').selectAll().execute()
    expect(row!.inhalt.includes('Screenreader')).toBe(false)
    expect(row!.inhalt.includes('kim@')).toBe(false)
    const opened = portal.env.schluessel.open(`barriere_meldung|inhalt|${row!.id}`, row!.inhalt)
    expect(JSON.parse(opened)).toEqual({ text: geheim, kontakt: 'kim@post.example' })
  })

  test('without a text is asked for one, and keeps the rest', async () => {
    const browser = portal.browser({ adresse: '192.0.2.51' })
    await browser.open('/barrierefreiheit')
    const page = await browser.submit('Meldung senden', { text: '  ', kontakt: '0511 1' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('<title>Fehler: ')
    expect(page.html).toContain('href="#feld-text"')
    expect(page.html).toContain('value="0511 1"')
    const long = await browser.submit('Meldung senden', { text: 'x'.repeat(4001), kontakt: '' })
    expect(long.text).toContain('Jetzt sind es 4001')
  })

  test('from one connection is taken five times an hour; the text stays', async () => {
    const browser = portal.browser({ adresse: '192.0.2.52' })
    const send = async (text: string) => {
      await browser.open('/barrierefreiheit')
      return browser.submit('Meldung senden', { text, kontakt: '' })
    }
    for (let i = 0; i < 5; i++) expect((await send(`Meldung ${i}`)).status).toBe(200)
    const refused = await send('Meldung sechs')
    expect(refused.status).toBe(429)
    expect(refused.html).toContain('Meldung sechs</textarea>')
    await portal.forward(STUNDE)
    expect((await send('Meldung sechs')).status).toBe(200)
  })
})
