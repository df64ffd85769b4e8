import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { issueEinrichtung } from '../../src/modules/sachbearbeitung/index.ts'
import { type AntwortAbweichung, type NeuAbweichung, SoftAuthenticator } from './authenticator.ts'
import type { Browser } from './browser.ts'
import { ensureJobcenter } from './menschen.ts'
import type { Ausgang } from './passkeys.ts'
import type { TestPortal } from './portal.ts'

async function post<T>(browser: Browser, pfad: string, body: object): Promise<Ausgang & T> {
  const response = await browser.postJson(pfad, body)
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return { status: response.status, ok: false, ...(isJson ? JSON.parse(text) : {}) }
}

type Neu = { optionen?: PublicKeyCredentialCreationOptionsJSON }
type Alt = { optionen?: PublicKeyCredentialRequestOptionsJSON }

/** Makes a passkey as the script does: with the code of an invitation, or (without) as somebody who is signed in. */
export async function setUpDienstPasskey(
  browser: Browser,
  geraet: SoftAuthenticator,
  { code, name = 'Dienstlaptop', anders }: { code?: string; name?: string; anders?: NeuAbweichung } = {},
): Promise<Ausgang> {
  const pfad = code === undefined ? '/sachbearbeitung/zugang/passkey' : '/sachbearbeitung/einrichten/passkey'
  const wer = code === undefined ? { name } : { name, code }
  await browser.open(code === undefined ? '/sachbearbeitung/zugang/neu' : '/sachbearbeitung/einrichten')
  const asked = await post<Neu>(browser, `${pfad}/optionen`, wer)
  if (!asked.optionen) return asked
  return post(browser, pfad, { ...wer, antwort: geraet.create(asked.optionen, anders) })
}

export async function askDienst(
  browser: Browser,
  zweck: 'anmelden' | 'bestaetigen' = 'anmelden',
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const asked = await post<Alt>(browser, '/sachbearbeitung/passkey/optionen', { zweck })
  if (!asked.optionen) throw new Error(`Keine Optionen: ${asked.status} ${asked.text}`)
  return asked.optionen
}

export const answerDienst = (
  browser: Browser,
  antwort: object,
  { zweck = 'anmelden', weiter = '' }: { zweck?: 'anmelden' | 'bestaetigen'; weiter?: string } = {},
): Promise<Ausgang> => post(browser, '/sachbearbeitung/passkey', { zweck, weiter, antwort })

export async function signInDienst(
  browser: Browser,
  geraet: SoftAuthenticator,
  { weiter = '', ...anders }: AntwortAbweichung & { weiter?: string } = {},
): Promise<Ausgang> {
  await browser.open('/sachbearbeitung/anmeldung')
  return answerDienst(browser, geraet.get(await askDienst(browser), anders), { weiter })
}

/** Shows the passkey once more in a session. */
export async function confirmDienst(browser: Browser, geraet: SoftAuthenticator): Promise<Ausgang> {
  await browser.open('/sachbearbeitung/zugang')
  return answerDienst(browser, geraet.get(await askDienst(browser, 'bestaetigen')), { zweck: 'bestaetigen' })
}

export const newGeraet = (portal: TestPortal) => new SoftAuthenticator(portal.env.settings.sachbearbeitungUrl)

/** The first administrator of the Jobcenter, signed in with a passkey. */
export async function createErsteAdministration(portal: TestPortal, name = 'Erste Administration') {
  const jobcenterId = await ensureJobcenter(portal)
  const code = (await issueEinrichtung(portal.env, { jobcenterId, name }))?.code
  if (code === undefined) throw new Error('Es gibt schon eine Administration.')
  const [browser, geraet] = [portal.browser(), newGeraet(portal)]
  const ausgang = await setUpDienstPasskey(browser, geraet, { code })
  if (!ausgang.ok) throw new Error(`Nicht eingerichtet: ${ausgang.text}`)
  return { browser, geraet, code }
}
