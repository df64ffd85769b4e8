import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type ConfigData, HtmlValidate } from 'html-validate'
import { Secret, TOTP } from 'otpauth'
import { newAddress, register, signIn } from './mensch.ts'

const validator = new HtmlValidate(JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData)

/** Everything that must hold of every page, in every state. */
async function inspect(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  const html = await page.content()
  if ((html.match(/<h1\b/g) ?? []).length !== 1) found.push(`${name}: nicht genau eine h1`)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const one of violations) found.push(`${name} (${colorScheme}): ${one.id} ${one.nodes[0]?.target}`)
  }
  await page.setViewportSize({ width: 320, height: 800 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) found.push(`${name}: bei 320 px ${over} px zu breit`)
  await page.setViewportSize({ width: 1280, height: 900 })
  const answer = await page.request.get(page.url())
  if (answer.headers()['content-type']?.startsWith('text/html')) {
    const report = await validator.validateString(await answer.text())
    for (const { messages } of report.results)
      for (const one of messages) found.push(`${name}: ${one.ruleId} ${one.message} (${one.selector})`)
  }
  return found
}

async function inspectAll(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const answer = await page.goto(path)
    if ((answer?.status() ?? 500) >= 500) found.push(`${path}: ${answer?.status()}`)
    found.push(...(await inspect(page, path)))
  }
  return found
}

const offen = [
  '/',
  '/anmelden',
  '/anmeldung',
  '/anmeldung?grund=abgelaufen',
  '/registrieren',
  '/registrieren/danke',
  '/registrieren/e-mail-erneut',
  '/link/e-mail-bestaetigen?id=AAAAAAAAAAAAAAAAAAAAAA&lang=de',
  '/benutzername-vergessen',
  '/passwort-vergessen',
  '/zugang-verloren',
  '/zugang-verloren/code',
  '/passwort-zuruecksetzen?id=AAAAAAAAAAAAAAAAAAAAAA',
  '/konto-deaktiviert',
  '/menue',
  '/hilfe',
  '/hilfe/passkey',
  '/hilfe/anmeldung-probleme',
  '/arbeitshilfe',
  '/suche',
  '/suche?q=passwort',
  '/suche?q=xyzxyz',
  '/themen/unternehmen',
  '/eservices',
  '/eservices/weiterbewilligung',
  '/nutzungsbedingungen',
  '/datenschutz',
  '/impressum',
  '/barrierefreiheit',
  '/kontakt',
  '/leichte-sprache',
  '/gebaerdensprache',
  '/sprache',
  '/postfach',
  '/bescheide',
  '/termine',
  '/dokumente',
  '/stellen',
  '/mein-jobcenter',
  '/gibt-es-nicht',
  '/schulung',
  '/sachbearbeitung/anmeldung',
]

const angemeldet = [
  '/',
  '/profil-auswaehlen',
  '/profile',
  '/profile/neu',
  '/freischaltcode',
  '/freischaltcode-beantragen',
  '/profil',
  '/profil/bearbeiten',
  '/profil/online-kommunikation',
  '/kontoeinstellungen',
  '/kontoeinstellungen/benutzername',
  '/kontoeinstellungen/e-mail',
  '/kontoeinstellungen/passwort',
  '/kontoeinstellungen/anmeldeoption',
  '/kontoeinstellungen/totp',
  '/kontoeinstellungen/totp/loeschung',
  '/kontoeinstellungen/passkeys',
  '/kontoeinstellungen/sitzungen',
  '/kontoeinstellungen/daten',
  '/kontoeinstellungen/einwilligung',
  '/kontoeinstellungen/loeschung',
  '/sicherheit',
  '/sicherheit/nicht-ich',
  '/verlauf',
  '/wiederherstellungscodes',
  '/passkey-einrichten',
  '/totp-einrichten',
  '/passwort-entfernen',
  '/benachrichtigungen',
  '/postfach/leistung',
  '/termine/vereinbaren',
]

test('jede offene Seite ist zugänglich, gültig und passt auf 320 px', async ({ page }) => {
  test.setTimeout(240_000)
  expect(await inspectAll(page, offen)).toEqual([])
})

test('Seiten mit Fehlern auch', async ({ page }) => {
  const found: string[] = []
  for (const [path, button] of [
    ['/registrieren', 'Registrieren'],
    ['/anmeldung', 'Anmelden'],
    ['/registrieren/e-mail-erneut', 'E-Mail erneut senden'],
  ] as const) {
    await page.goto(path)
    await page.locator('main').getByRole('button', { name: button, exact: true }).click()
    await expect(page.locator('[data-fehlerliste]')).toBeFocused()
    expect(await page.title()).toMatch(/^Fehler:/)
    found.push(...(await inspect(page, `${path} mit Fehlern`)))
  }
  expect(found).toEqual([])
})

test('PRI-03 und PRI-04: jede Seite einer angemeldeten Person auch; nichts kommt von woanders, und nach dem Abmelden bleibt nichts', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:')) foreign.push(request.url())
  })
  const email = newAddress('galerie')
  await register(page, email)
  await signIn(page, email)
  const found = await inspect(page, '/sicherheitshinweis')
  await page.goto('/totp-einrichten')
  const secret = (await page.locator('#schluessel').innerText()).replace(/[^A-Z2-7]/g, '')
  await page.getByLabel('6-stelliger Code (TOTP)').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.locator('main').getByRole('button', { name: 'Bestätigen' }).click()
  found.push(...(await inspect(page, '/totp-einrichten/fertig')))
  await page.goto('/profil-auswaehlen')
  await page.locator('main').getByRole('button', { name: 'Auswählen' }).first().click()
  found.push(...(await inspectAll(page, angemeldet)))
  await page.goto('/')
  await page.locator('summary', { hasText: 'Profil' }).click()
  await page.locator('header').getByRole('button', { name: 'Abmelden' }).first().click()
  await expect(page.getByText('Sie sind abgemeldet')).toBeVisible()
  expect(found).toEqual([])
  expect(foreign, 'PRI-04').toEqual([])
  const left = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map((one) => one.name),
    cookies: document.cookie,
  }))
  expect(left, 'PRI-03').toEqual({ local: {}, session: {}, caches: [], databases: [], cookies: '' })
})

test('die Sachbearbeitung auch', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/schulung')
  await page
    .getByRole('button', { name: /Anmelden/ })
    .first()
    .click()
  const found = await inspect(page, 'erste Seite')
  const first = page.locator('main table a').first()
  const href = await first.getAttribute('href')
  if (href) found.push(...(await inspectAll(page, [href])))
  expect(href).toBeTruthy()
  expect(found).toEqual([])
})
