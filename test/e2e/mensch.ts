import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'

export const PASSWORT = 'Sommerregen#2026'

/** An address that no other test uses. */
export const newAddress = (name: string) =>
  `${name}.${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}@post.example`

interface KeptMail {
  an: string
  betreff: string
  text: string
}

/** The newest mail to an address, as it lies in the folder of kept mails; waits for it. */
export async function readMail(an: string, betreff: string): Promise<KeptMail> {
  const ordner = join(process.env['E2E_DATA_DIR'] ?? '', 'post')
  let found: KeptMail | undefined
  await expect
    .poll(
      () => {
        const names = readdirSync(ordner).filter((name) => name.endsWith('.json'))
        const mails = names.sort().map((name) => JSON.parse(readFileSync(join(ordner, name), 'utf8')) as KeptMail)
        found = mails.findLast((mail) => mail.an === an && mail.betreff === betreff)
        return found !== undefined
      },
      // Just started, the portal still has the mails of the whole course to send.
      { timeout: 45_000 },
    )
    .toBe(true)
  return found!
}

export const linkIn = (mail: KeptMail): string => /https?:\/\/\S+/.exec(mail.text)![0]

/** Registers and confirms, through the pages. */
export async function register(page: Page, email: string): Promise<void> {
  await page.goto('/registrieren')
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(email)
  await page.locator('#feld-passwort').fill(PASSWORT)
  await page.locator('#feld-wiederholung').fill(PASSWORT)
  await page.getByRole('checkbox', { name: /Nutzungsbedingungen/ }).check()
  await page.getByRole('checkbox', { name: /Ich willige ein/ }).check()
  await page.getByRole('button', { name: 'Registrieren' }).click()
  await expect(page.getByText('Sie haben sich erfolgreich registriert.')).toBeVisible()
  await page.goto(linkIn(await readMail(email, 'Bestätigung Ihrer E-Mail-Adresse')))
  await page.getByRole('button', { name: 'E-Mail-Adresse bestätigen' }).click()
  await expect(page.getByText('Sie haben Ihre E-Mail-Adresse erfolgreich bestätigt.')).toBeVisible()
}

export async function signIn(page: Page, email: string, passwort = PASSWORT): Promise<void> {
  await page.goto('/anmeldung')
  await page.getByLabel('Benutzername / E-Mail-Adresse').fill(email)
  await page.locator('#feld-passwort').fill(passwort)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
}

/** Sets up a second factor; the recovery codes are next. */
export async function addTotp(page: Page): Promise<TOTP> {
  await page.goto('/totp-einrichten')
  const secret = (await page.locator('#schluessel').innerText()).replace(/[^A-Z2-7]/g, '')
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await page.getByLabel('6-stelliger Code (TOTP)').fill(totp.generate())
  await page.locator('main').getByRole('button', { name: 'Bestätigen' }).click()
  return totp
}

export interface Schluesselgeraet {
  /** Refuses the next ceremonies as if the person had cancelled, or accepts them again. */
  setPresence(present: boolean): Promise<void>
}

/** A device that can hold passkeys and confirms at once. */
export async function addAuthenticator(context: BrowserContext, page: Page): Promise<Schluesselgeraet> {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    async setPresence(present) {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: present })
    },
  }
}

async function askCode(page: Page, name: string): Promise<string> {
  await page.goto('/schulung')
  const person = page.locator('details').filter({ hasText: new RegExp(`^${name}`) })
  return /Code jetzt:\s*(\d{3} ?\d{3})/.exec((await person.textContent()) ?? '')![1]!.replace(' ', '')
}

/**
 * Signs in to the account of a fictitious person with the code that the training shows, and opens their profile. Another test may
 * have used the code of this half minute: then the next one.
 */
export async function signInAs(page: Page, name: string, adresse: string): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const code = await askCode(page, name)
    await signIn(page, adresse, 'Ueben-macht-klug-26')
    await page.locator('input[name=code]').fill(code)
    await page
      .locator('main')
      .getByRole('button', { name: /Anmelden|Weiter|Bestätigen/ })
      .click()
    const choose = page.getByRole('button', { name: `Auswählen: ${name}` })
    if (await choose.isVisible({ timeout: 3000 }).catch(() => false)) return choose.click()
    await page.waitForTimeout(20_000)
  }
  throw new Error(`${name} konnte sich nicht anmelden.`)
}
