import { eraseDueKonten } from '../../src/modules/konto/einstellungen/daten/loeschung.ts'
import { ALT, kontoOf, NEU } from '../../src/modules/konto/einstellungen/person.test-daten.ts'
import { sealTotp } from '../../src/modules/konto/faktoren/totp-pruefung.ts'
import { hashPasswort } from '../../src/modules/konto/hash.ts'
import { TAG } from '../../src/platform/clock.ts'
import { newToken } from '../../src/platform/krypto/geheimnis.ts'
import type { Browser } from '../support/browser.ts'
import { codeOf, scanApp } from '../support/faktoren.ts'
import { createMensch, type Mensch, type MenschOptionen } from '../support/menschen.ts'
import type { TestPortal } from '../support/portal.ts'
import { einmal, nie, oft, type Prozess, sende } from './reihenfolge.ts'

export const SECRET = Buffer.alloc(20, 3)
let lfd = 0
let hash: Promise<string> | undefined

/** Somebody with a password and an app, of whom nobody knows a session unless told otherwise. */
export async function createMitFaktoren(
  portal: TestPortal,
  optionen: MenschOptionen = { stufe: false },
): Promise<Mensch> {
  const kim = await createMensch(portal, optionen)
  hash ??= hashPasswort(portal.env.schluessel, ALT)
  const totp = sealTotp(portal.env, await kontoOf(portal, kim), SECRET)
  await portal.owner
    .updateTable('konto')
    .set({ passwort: await hash, totp })
    .where('id', '=', kim.kontoId)
    .execute()
  return kim
}

/** The newest link to a path in the mails to an address, or one that somebody made up. */
export const linkIn = (portal: TestPortal, email: string, pfad: string): string =>
  portal.mails
    .filter(({ an }) => an === email)
    .map(({ text }) => new RegExp(`${pfad}\\?id=([\\w-]{22})`).exec(text)?.[1])
    .findLast((id) => id !== undefined) ?? newToken()

const signIn = (browser: Browser, name: string, passwort: string) =>
  sende(browser, '/anmeldung', { name, passwort, weiter: '' })

const sendFormlos = (browser: Browser) =>
  sende(browser, '/eservices/weiterbewilligung/formlos', {
    text: 'Ich beantrage die Weiterbewilligung.',
    sendung: crypto.randomUUID(),
  })

type Stufe = 'keine' | 'einrichten' | 'faktor' | 'voll'

/** How far the session is after these steps, the last of each kind counting. */
function stufeOf(getan: readonly string[]): Stufe {
  let stufe: Stufe = 'keine'
  let faktor = false
  for (const schritt of getan) {
    if (schritt === 'Passwort') stufe = faktor ? 'faktor' : 'einrichten'
    if (schritt === 'Abmelden') stufe = 'keine'
    if (schritt === 'App einrichten') faktor = true
    if (schritt === 'App einrichten' || schritt === 'Code') stufe = 'voll'
  }
  return stufe
}

interface Neuling {
  browser: Browser
  email: string
  code: (schritte?: number) => string
}

/** Fills in „Zweiten Faktor einrichten“, with a key of one's own where the page shows none. */
export async function setUpApp(
  portal: TestPortal,
  browser: Browser,
): Promise<{ antwort: Response; code: Neuling['code'] }> {
  const { html } = await browser.open('/totp-einrichten')
  const shown = html.includes('otpauth:')
  const code = shown ? scanApp(portal, html) : (schritte = 0) => codeOf(portal, SECRET, schritte)
  const schluessel = /name="schluessel"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? 'x'
  return { antwort: await sende(browser, '/totp-einrichten', { schluessel, code: code() }), code }
}

export const registrierung = (portal: TestPortal): Prozess<Neuling> => ({
  async buehne() {
    const email = `reihe${++lfd}@post.example`
    const browser = portal.browser({ adresse: `198.51.100.${lfd % 250}` })
    return { browser, email, code: (schritte = 0) => codeOf(portal, SECRET, schritte) }
  },
  schritte: {
    Formular: {
      // Until the address is confirmed whoever has the mailbox may begin anew.
      darf: oft([], ['Adresse bestätigen']),
      tut: ({ browser, email }) =>
        sende(browser, '/registrieren', {
          email,
          passwort: NEU,
          wiederholung: NEU,
          bedingungen: 'ja',
          einwilligung: 'ja',
        }),
    },
    'Adresse bestätigen': {
      darf: einmal('Adresse bestätigen', ['Formular']),
      tut: ({ browser, email }) =>
        sende(browser, '/link/e-mail-bestaetigen', { id: linkIn(portal, email, '/link/e-mail-bestaetigen') }),
    },
    Passwort: { darf: oft(['Adresse bestätigen']), tut: ({ browser, email }) => signIn(browser, email, NEU) },
    'App einrichten': {
      darf: (getan) => ['einrichten', 'voll'].includes(stufeOf(getan)),
      async tut(buehne) {
        const { antwort, code } = await setUpApp(portal, buehne.browser)
        if (antwort.headers.get('location')?.includes('fertig')) buehne.code = code
        return antwort
      },
    },
    Code: {
      darf: (getan) => stufeOf(getan) === 'faktor' && !getan.includes('Code'),
      tut: ({ browser, code }) => sende(browser, '/anmeldung/totp', { code: code(1), weiter: '' }),
    },
    'Profil wählen': {
      darf: (getan) => stufeOf(getan) === 'voll',
      tut: ({ browser }) => sende(browser, '/profil-auswaehlen', { profil: 'standard' }),
    },
    'Freischaltcode beantragen': {
      darf: (getan) => stufeOf(getan) === 'voll' && !getan.includes('Freischaltcode beantragen'),
      tut: ({ browser }) =>
        sende(browser, '/freischaltcode-beantragen', {
          ...{ name: 'Kim Klicker', nummer: '', kontakt: '' },
          ...{ 'geburtstag-tag': '1', 'geburtstag-monat': '2', 'geburtstag-jahr': '1990' },
        }),
    },
  },
  mal: { Passwort: 2 },
  stand: (getan) =>
    [stufeOf(getan), ...['Formular', 'Adresse bestätigen', 'App einrichten', 'Code', 'Freischaltcode beantragen']]
      .filter((one, i) => i === 0 || getan.includes(one))
      .join(),
})

interface Angemeldet {
  kim: Mensch
  browser: Browser
}

/** Opens nothing before its turn: neither the pages of a profile nor the settings of the account. */
export const anmeldung = (portal: TestPortal): Prozess<Angemeldet> => ({
  async buehne() {
    return { kim: await createMitFaktoren(portal, { stufe: false, kunde: true }), browser: portal.browser() }
  },
  schritte: {
    Passwort: { darf: oft(), tut: ({ browser, kim }) => signIn(browser, kim.email, ALT) },
    Code: {
      darf: (getan) => getan.lastIndexOf('Passwort') > getan.lastIndexOf('Abmelden') && !getan.includes('Code'),
      tut: ({ browser }) => sende(browser, '/anmeldung/totp', { code: codeOf(portal, SECRET), weiter: '' }),
    },
    'Profil wählen': {
      darf: (getan) => getan.at(-1) !== 'Abmelden' && getan.includes('Code') && !getan.includes('Abmelden'),
      tut: ({ browser, kim }) => sende(browser, '/profil-auswaehlen', { profil: kim.profilId }),
    },
    'Antrag senden': { darf: oft(['Profil wählen'], ['Abmelden']), tut: ({ browser }) => sendFormlos(browser) },
    'Benutzernamen ändern': {
      darf: einmal('Benutzernamen ändern', ['Code'], ['Abmelden']),
      tut: ({ browser, kim }) =>
        sende(browser, '/kontoeinstellungen/benutzername', { benutzername: `kim.${kim.kontoId.slice(-8)}` }),
    },
    Abmelden: { darf: einmal('Abmelden', ['Passwort']), tut: ({ browser }) => sende(browser, '/abmelden') },
  },
})

interface Vergesslich extends Angemeldet {
  links: string[]
}

const setPasswort = (browser: Browser, id: string) =>
  sende(browser, '/passwort-zuruecksetzen', { id, passwort: NEU, wiederholung: NEU })

export const zuruecksetzen = (portal: TestPortal): Prozess<Vergesslich> => ({
  async buehne() {
    return { kim: await createMitFaktoren(portal), browser: portal.browser(), links: [] }
  },
  schritte: {
    'Link anfordern': {
      darf: oft(),
      async tut({ browser, kim, links }) {
        const antwort = await sende(browser, '/passwort-vergessen', { name: kim.email })
        await portal.runDue()
        links.push(linkIn(portal, kim.email, '/passwort-zuruecksetzen'))
        return antwort
      },
    },
    'früherer Link': {
      darf: nie,
      tut: ({ browser, links }) => setPasswort(browser, links.at(-2) ?? newToken()),
    },
    'neues Passwort': {
      darf: (getan) => getan.lastIndexOf('Link anfordern') > getan.lastIndexOf('neues Passwort'),
      tut: ({ browser, links }) => setPasswort(browser, links.at(-1) ?? newToken()),
    },
    'altes Passwort': {
      darf: oft([], ['neues Passwort']),
      tut: ({ browser, kim }) => signIn(browser, kim.email, ALT),
    },
    'mit dem neuen Passwort': {
      darf: oft(['neues Passwort']),
      tut: ({ browser, kim }) => signIn(browser, kim.email, NEU),
    },
    'Einstellung ändern': {
      darf: nie,
      tut: ({ browser, kim }) =>
        sende(browser, '/kontoeinstellungen/benutzername', { benutzername: `kim.${kim.kontoId.slice(-8)}` }),
    },
  },
  mal: { 'Link anfordern': 2 },
  stand: (getan) =>
    [
      ...[getan.includes('neues Passwort'), getan.lastIndexOf('Link anfordern') > getan.lastIndexOf('neues Passwort')],
      getan.filter((one) => one === 'Link anfordern').length,
    ].join(),
})

const inAchtTagen = (portal: TestPortal) => new Date(portal.env.clock.now().getTime() + 8 * TAG)
const erase = async (portal: TestPortal, jetzt: Date) => {
  await eraseDueKonten({ ...portal.env, clock: { now: () => jetzt } })
  return undefined
}
const laeuft = (getan: readonly string[]) =>
  getan.lastIndexOf('Löschen lassen') >
  Math.max(getan.lastIndexOf('zurücknehmen'), getan.lastIndexOf('zurücknehmen mit Link'))

export const loeschung = (portal: TestPortal): Prozess<Angemeldet> => ({
  async buehne() {
    // What others have left to be erased.
    await erase(portal, inAchtTagen(portal))
    const kim = await createMitFaktoren(portal, {})
    return { kim, browser: portal.browser() }
  },
  schritte: {
    'Löschen lassen': {
      darf: (getan) => !laeuft(getan) && !getan.includes('Lauf nach der Frist'),
      tut: ({ kim }) => sende(kim, '/kontoeinstellungen/loeschung', { einverstanden: 'ja' }),
    },
    'Lauf vor der Frist': { darf: nie, tut: () => erase(portal, portal.env.clock.now()) },
    zurücknehmen: {
      darf: (getan) => laeuft(getan) && !getan.includes('Lauf nach der Frist'),
      tut: ({ kim }) => sende(kim, '/link/loeschung', { id: '' }),
    },
    'zurücknehmen mit Link': {
      darf: (getan) => laeuft(getan) && !getan.includes('Lauf nach der Frist'),
      tut: ({ kim, browser }) =>
        sende(browser, '/link/loeschung', { id: linkIn(portal, kim.email, '/link/loeschung') }),
    },
    'Lauf nach der Frist': {
      darf: (getan) => laeuft(getan) && !getan.includes('Lauf nach der Frist'),
      tut: () => erase(portal, inAchtTagen(portal)),
    },
  },
})
