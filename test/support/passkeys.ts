import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { AntwortAbweichung, NeuAbweichung, SoftAuthenticator } from './authenticator.ts'
import type { Browser } from './browser.ts'

export interface Ausgang {
  status: number
  ok: boolean
  ziel?: string
  text?: string
}

async function answerOf(response: Response): Promise<Ausgang> {
  const body = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return { status: response.status, ok: false, ...(isJson ? (JSON.parse(body) as object) : {}) }
}

/** What the script asks for before the dialog; needs a page of the portal in the browser. */
export async function askNew(browser: Browser, name = 'Mein Handy'): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const response = await browser.postJson('/passkey/einrichten/optionen', { name })
  const body = (await response.json()) as { optionen?: PublicKeyCredentialCreationOptionsJSON }
  if (!body.optionen) throw new Error(`Keine Optionen: ${response.status} ${JSON.stringify(body)}`)
  return body.optionen
}

export async function ask(
  browser: Browser,
  zweck: 'anmelden' | 'bestaetigen' = 'anmelden',
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const response = await browser.postJson('/passkey/anmelden/optionen', { zweck })
  const body = (await response.json()) as { optionen?: PublicKeyCredentialRequestOptionsJSON }
  if (!body.optionen) throw new Error(`Keine Optionen: ${response.status} ${JSON.stringify(body)}`)
  return body.optionen
}

export async function answerNew(
  browser: Browser,
  antwort: RegistrationResponseJSON,
  name = 'Mein Handy',
): Promise<Ausgang> {
  return answerOf(await browser.postJson('/passkey/einrichten', { name, antwort }))
}

export async function answer(
  browser: Browser,
  antwort: AuthenticationResponseJSON,
  { zweck = 'anmelden', weiter = '' }: { zweck?: 'anmelden' | 'bestaetigen'; weiter?: string } = {},
): Promise<Ausgang> {
  return answerOf(await browser.postJson('/passkey/anmelden', { zweck, weiter, antwort }))
}

/** Makes a passkey on „Passkey einrichten“, as the script of the page does. */
export async function setUpPasskey(
  browser: Browser,
  geraet: SoftAuthenticator,
  { name = 'Mein Handy', anders }: { name?: string; anders?: NeuAbweichung } = {},
): Promise<Ausgang> {
  await browser.open('/passkey-einrichten')
  return answerNew(browser, geraet.create(await askNew(browser, name), anders), name)
}

/** Signs in on „Anmeldung“ without a name. */
export async function signIn(
  browser: Browser,
  geraet: SoftAuthenticator,
  anders?: AntwortAbweichung,
): Promise<Ausgang> {
  await browser.open('/anmeldung')
  return answer(browser, geraet.get(await ask(browser), anders))
}

/** Confirms a session that waits for a factor, or a whole one once more. */
export async function confirm(
  browser: Browser,
  geraet: SoftAuthenticator,
  anders?: AntwortAbweichung,
): Promise<Ausgang> {
  if (!browser.csrf()) await browser.open('/anmeldung/passkey')
  return answer(browser, geraet.get(await ask(browser, 'bestaetigen'), anders), { zweck: 'bestaetigen' })
}
