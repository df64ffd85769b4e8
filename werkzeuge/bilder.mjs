// Takes the pictures of the guide (inhalte/bilder) and of the README (docs/bilder): starts the portal on an empty training
// database and walks the whole way into it, as a person with a phone would.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { TOTP, URI } from 'otpauth'
import { build } from './bauen.mjs'
import { findChromium } from './chromium.mjs'
import { shrinkPng } from './png.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')
const HANDY = { viewport: { width: 420, height: 800 }, deviceScaleFactor: 1.5 }
const TISCH = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 }
/** Longer pages are cut: what matters stands on top, and a picture has to fit on paper. */
const HOECHSTENS = 1000
const MAX_BYTES = 60 * 1024
const MAIL = 'kim.klicker@schulung.example'
const PASSWORT = 'Sonnen%Blume-27-Feld'

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The built portal with a database of its own; answers its address and how to end it. */
async function startPortal() {
  const dataDir = mkdtempSync(join(tmpdir(), 'bilder-'))
  const port = await freePort()
  const adresse = `http://localhost:${port}`
  const { DATABASE_URL, SMTP_URL, SACHBEARBEITUNG_PORT, ...rest } = process.env
  const env = { ...rest, PORT: String(port), BASE_URL: adresse, DATA_DIR: dataDir, MODUS: 'schulung' }
  const child = spawn(process.execPath, [join(root, 'dist/server.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGINT')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  let over = false
  void ended.then(() => {
    over = true
  })
  for (let versuch = 0; versuch < 300 && !over; versuch++) {
    const answer = await fetch(`${adresse}/gesund`).catch(() => undefined)
    if (answer?.ok) return { adresse, stop }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await stop()
  throw new Error('Das Portal ist nicht gestartet.')
}

const button = (page, name) => page.getByRole('button', { name, exact: true }).first()
const link = (page, name) => page.getByRole('link', { name, exact: true }).first()
const either = (page, name) => button(page, name).or(link(page, name)).first()

/** `ab`: where the picture begins, so that the header is not in every one of them. */
async function save(page, file, { ab, hoechstens = HOECHSTENS } = {}) {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => document.activeElement?.blur())
  const { width } = page.viewportSize()
  const y = ab
    ? await page
        .locator(ab)
        .first()
        .evaluate((part) => Math.floor(part.getBoundingClientRect().top + scrollY))
    : 0
  const ende = await page.evaluate(() => document.querySelector('footer').getBoundingClientRect().top + scrollY)
  const clip = { x: 0, y, width, height: Math.min(Math.ceil(ende) - y, hoechstens) }
  const png = await page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' })
  const small = shrinkPng(png, MAX_BYTES)
  writeFileSync(join(root, file), small)
  console.log(`${file}: ${Math.ceil(small.length / 1024)} KB`)
}

const guide = (page, name, optionen = { ab: 'main' }) => save(page, `inhalte/bilder/${name}.png`, optionen)
const readme = (page, name) => save(page, `docs/bilder/${name}.png`, { hoechstens: 1000 })

/** A device that holds passkeys and always says yes. */
async function addAuthenticator(page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  }
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
}

/** The code of Kim's letter, from the training page. */
async function readFreischaltcode(page) {
  await page.goto('/schulung')
  const kim = page.locator('details', { hasText: 'Kim Klicker' }).first()
  const find = async () => {
    const codes = await kim.locator('code').allTextContents()
    return codes.find((code) => /^[3-9A-Y]{4}(?:[ -][3-9A-Y]{4}){2}$/.test(code.trim()))
  }
  const known = await find()
  if (known) return known
  await kim.getByRole('button', { name: 'Neuen Brief erzeugen' }).click()
  const made = await find()
  if (!made) throw new Error('Auf /schulung steht kein Freischaltcode von Kim Klicker.')
  return made
}

async function register(page) {
  await page.goto('/')
  await guide(page, 'start', {})
  await page.goto('/anmelden')
  await guide(page, 'anmelden')
  await page.goto('/registrieren')
  await page.getByLabel('E-Mail-Adresse').first().fill(MAIL)
  await page.getByLabel('Passwort', { exact: false }).first().fill(PASSWORT)
  await page.getByLabel('Passwort wiederholen').fill(PASSWORT)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await guide(page, 'registrierung', { ab: 'main', hoechstens: 1700 })
  await button(page, 'Registrieren').click()
  await page.getByText('Sie haben sich erfolgreich registriert.').first().waitFor()
  await guide(page, 'erfolg')
}

/** Mails go out a moment later. */
async function confirm(page) {
  const betreff = page.getByRole('link', { name: 'Bestätigung Ihrer E-Mail-Adresse' }).first()
  for (let versuch = 0; versuch < 30; versuch++) {
    await page.goto('/schulung')
    if (await betreff.isVisible()) break
    await page.waitForTimeout(500)
  }
  await betreff.click()
  await guide(page, 'mail')
  const adresse = /\/link\/e-mail-bestaetigen\?[^"'\s<]+/.exec(await page.content())?.[0]
  if (!adresse) throw new Error('In der E-Mail steht kein Link.')
  await page.goto(adresse.replaceAll('&amp;', '&'))
  await button(page, 'E-Mail-Adresse bestätigen').click()
  await link(page, 'Zur Anmeldung').waitFor()
  await guide(page, 'bestaetigung')
}

async function signIn(page) {
  await page.goto('/anmeldung')
  await page.getByLabel('Benutzername / E-Mail-Adresse').fill(MAIL)
  await page.getByLabel('Passwort', { exact: false }).first().fill(PASSWORT)
  await guide(page, 'anmeldung')
  await button(page, 'Anmelden').click()
  await page.waitForURL(/sicherheitshinweis/)
  await guide(page, 'sicherheitshinweis')
}

async function setUpPasskey(page) {
  await page.goto('/passkey-einrichten')
  await page.getByLabel('Name des Passkeys').fill('Handy von Kim')
  await guide(page, 'passkey-einrichten')
  await button(page, 'Passkey erstellen').click()
  await page.waitForURL(/passkey-einrichten\/fertig|wiederherstellungscodes/)
  await guide(page, 'passkey-erfolg', { ab: 'main', hoechstens: 1400 })
}

async function setUpTotp(page) {
  await page.goto('/totp-einrichten')
  const uri = await link(page, 'In App öffnen').getAttribute('href')
  const totp = URI.parse(uri)
  if (!(totp instanceof TOTP)) throw new Error('Der Schlüssel ist keiner für TOTP.')
  await guide(page, 'totp-einrichten', { ab: 'main', hoechstens: 1500 })
  await page.getByLabel('6-stelliger Code (TOTP)').fill(totp.generate())
  await button(page, 'Bestätigen').click()
  await page.getByText('erfolgreich eingerichtet').first().waitFor()
  await guide(page, 'totp-erfolg')
}

async function showCodes(page) {
  await either(page, 'Weiter').click()
  const anzeigen = button(page, 'Wiederherstellungscodes anzeigen')
  if (await anzeigen.isVisible()) await anzeigen.click()
  await page.getByRole('heading', { level: 1, name: 'Wiederherstellungscodes' }).waitFor()
  await guide(page, 'wiederherstellungscodes')
}

async function activate(page, code) {
  await page.goto('/profil-auswaehlen')
  await guide(page, 'profil-auswaehlen')
  await page.goto('/freischaltcode')
  await page.getByLabel('Freischaltcode').first().fill(code)
  for (const [teil, wert] of [
    ['tag', '01'],
    ['monat', '02'],
    ['jahr', '1990'],
  ]) {
    await page.locator(`[name="geburtstag-${teil}"]`).fill(wert)
  }
  await guide(page, 'freischaltcode')
  await button(page, 'Profil freischalten').click()
  await page.getByText('123A456789').first().waitFor()
  await page.goto('/')
  await page.getByText('Kundennummer: 123A456789').waitFor()
  await guide(page, 'startseite', {})
}

async function showSettings(page) {
  await page.goto('/kontoeinstellungen')
  await guide(page, 'kontoeinstellungen')
  await page.goto('/kontoeinstellungen/passkeys')
  await guide(page, 'passkeys-verwalten')
  await page.goto('/konto-deaktiviert')
  await guide(page, 'konto-deaktiviert')
}

/** The same person at a desk, and the first page of the staff. */
async function walkReadme(browser, phone, adresse) {
  await phone.goto('/')
  await readme(phone, 'portal-handy')
  await phone.goto('/eservices/vermittlungsgutschein/antrag')
  await phone.getByRole('button', { name: 'Beginnen' }).click()
  await phone.getByRole('link', { name: 'Beginnen' }).click()
  await readme(phone, 'formular')
  const storageState = await phone.context().storageState()
  const desk = await browser.newContext({ ...TISCH, ...common, baseURL: adresse, storageState })
  const page = await desk.newPage()
  await page.goto('/')
  await readme(page, 'portal')
  await page.context().clearCookies()
  await page.goto('/')
  await readme(page, 'start')
  await page.goto('/anmeldung')
  await readme(page, 'anmeldung')
  await page.goto('/schulung')
  await page
    .getByRole('button', { name: /^Anmelden als / })
    .first()
    .click()
  await page.waitForURL(/\/sachbearbeitung/)
  await readme(page, 'sachbearbeitung')
  await desk.close()
}

const common = { locale: 'de-DE', timezoneId: 'Europe/Berlin', colorScheme: 'light', reducedMotion: 'reduce' }

async function walk(browser, adresse) {
  const context = await browser.newContext({ ...HANDY, ...common, baseURL: adresse })
  const page = await context.newPage()
  await addAuthenticator(page)
  const code = await readFreischaltcode(page)
  await register(page)
  await confirm(page)
  await signIn(page)
  await setUpPasskey(page)
  await setUpTotp(page)
  await showCodes(page)
  await activate(page, code)
  await showSettings(page)
  await walkReadme(browser, page, adresse)
  await context.close()
}

/** Every picture that the guide asks for has to be one of those above. */
function checkGuide() {
  const text = readFileSync(join(root, 'inhalte/arbeitshilfe.md'), 'utf8')
  const source = readFileSync(fileURLToPath(import.meta.url), 'utf8')
  const missing = [...text.matchAll(/\(bild:([\w-]+)/g)]
    .map((match) => match[1])
    .filter((name) => !source.includes(`'${name}'`))
  if (missing.length > 0) throw new Error(`Diese Bilder der Arbeitshilfe macht niemand: ${missing.join(', ')}`)
}

const executablePath = findChromium()
if (!executablePath) throw new Error('Es fehlt ein Chromium; nennen Sie seinen Pfad in CHROMIUM_PATH.')
checkGuide()
for (const folder of ['inhalte/bilder', 'docs/bilder']) mkdirSync(join(root, folder), { recursive: true })
await build()
const portal = await startPortal()
try {
  const args = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const browser = await chromium.launch({ executablePath, args })
  try {
    await walk(browser, portal.adresse)
  } finally {
    await browser.close()
  }
} finally {
  await portal.stop()
}
