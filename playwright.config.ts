import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const PORT = 3170
// Read by the tests, which look into the mails that are kept there; outside of the results folder, which is emptied.
process.env['E2E_DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'portal-e2e-'))

const chromium = {
  executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
}

export default defineConfig({
  testDir: 'test/e2e',
  timeout: 90_000,
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    launchOptions: chromium,
    screenshot: 'only-on-failure',
  },
  projects: [
    // The galleries set width and colours themselves.
    {
      name: 'telefon',
      testIgnore: ['arbeitsliste.spec.ts', 'galerie.spec.ts', 'zustaende.spec.ts', 'formularseiten.spec.ts'],
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, launchOptions: chromium },
    },
    // The first application is walked on a telephone; the two ways of staff in it open windows of their own width.
    { name: 'schreibtisch', testIgnore: ['erstantrag.spec.ts'], use: { viewport: { width: 1280, height: 900 } } },
  ],
  webServer: {
    command: 'node dist/server.js',
    url: `http://localhost:${PORT}/kontakt`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGINT', timeout: 10_000 },
    env: { PORT: String(PORT), DATA_DIR: process.env['E2E_DATA_DIR'] ?? '' },
  },
})
