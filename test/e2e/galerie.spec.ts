import { expect, test } from '@playwright/test'
import { addTotp, newAddress, register, signIn } from './mensch.ts'
import { inspect, inspectAll } from './pruefung.ts'

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
  '/leistungen/buergergeld',
  '/nutzungsbedingungen',
  '/datenschutz',
  '/impressum',
  '/barrierefreiheit',
  '/kontakt',
  '/leichte-sprache',
  '/gebaerdensprache',
  '/sprache',
  '/postfach',
  '/termine',
  '/dokumente',
  '/stellen',
  '/mein-jobcenter',
  '/gibt-es-nicht',
  '/schulung',
  '/sachbearbeitung/anmeldung',
  '/sachbearbeitung/einrichten',
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
  '/verlauf?leistung=buergergeld',
  '/wiederherstellungscodes',
  '/passkey-einrichten',
  '/totp-einrichten',
  '/passwort-entfernen',
  '/benachrichtigungen',
  '/postfach/leistung',
  '/postfach/leistung/suche',
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
  await addTotp(page)
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

test('der Arbeitsplatz auch: Eingang, Zuständigkeit, Grund für den Zugriff, Erreichbarkeit, Zahlen', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const signInAs = async (name: string) => {
    await page.goto('/schulung')
    const row = page.locator('tr, li').filter({ hasText: name })
    await row.getByRole('button', { name: /Anmelden/ }).click()
  }
  await signInAs('Thea Teamer')
  await page.goto('/sachbearbeitung')
  const akte = await page.locator('main a[href*="/sachbearbeitung/kunden/"]').first().getAttribute('href')
  const wege = ['/sachbearbeitung/eingang', '/sachbearbeitung/eingang?wessen=meine', '/sachbearbeitung/erreichbarkeit']
  const akten = ['', '/dokumente', '/zustaendigkeit'].map((teil) => `${akte}${teil}`)
  const found = await inspectAll(page, [...wege, '/sachbearbeitung/zahlen', ...akten])
  const first = async (liste: string) => {
    await page.goto(liste)
    return (await page.locator('main table a').first().getAttribute('href')) ?? ''
  }
  const [sperre, ausgabe] = [await first('/sachbearbeitung/sperren'), await first('/sachbearbeitung/ausgaben')]
  const zweite = ['/sachbearbeitung/sperren', sperre, `${sperre}/freigabe`, '/sachbearbeitung/ausgaben', ausgabe]
  found.push(...(await inspectAll(page, [...zweite, `${akte}/sperre`])))
  await signInAs('Emine Empfang')
  found.push(...(await inspectAll(page, [`${akte}`])))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Warum öffnen Sie diese Akte?')
  expect(found).toEqual([])
})
