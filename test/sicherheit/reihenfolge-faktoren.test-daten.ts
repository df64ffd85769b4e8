import { ALT, addPasskey, kontoOf, NEU } from '../../src/modules/konto/einstellungen/person.test-daten.ts'
import { newVorgang } from '../../src/modules/konto/faktoren/totp-einrichten.ts'
import { readBrief } from '../../src/modules/profil/index.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { SoftAuthenticator } from '../support/authenticator.ts'
import type { Browser } from '../support/browser.ts'
import type { Dienst } from '../support/dienst.ts'
import { codeOf, halfSession, otherCode, scanApp } from '../support/faktoren.ts'
import { createMensch, createTestKunde, type Mensch } from '../support/menschen.ts'
import { answer, answerNew, ask, askNew } from '../support/passkeys.ts'
import type { TestPortal } from '../support/portal.ts'
import { einmal, nie, oft, type Prozess, sende } from './reihenfolge.ts'
import { createMitFaktoren, linkIn, SECRET, setUpApp } from './reihenfolge-konto.test-daten.ts'

/** Somebody whose password was right, and who has no factor yet. */
async function createOhneFaktor(portal: TestPortal): Promise<Mensch> {
  const kim = await createMensch(portal, { stufe: 'einrichten' })
  const { passwort } = await kontoOf(portal, await createMitFaktoren(portal))
  await portal.owner.updateTable('konto').set({ passwort }).where('id', '=', kim.kontoId).execute()
  await kim.open('/barrierefreiheit')
  return kim
}

interface App {
  kim: Mensch
  code: (schritte?: number) => string
  schluessel: string
}

const sendApp = (browser: Browser, schluessel: string, code: string) =>
  sende(browser, '/totp-einrichten', { schluessel, code })

export const app = (portal: TestPortal): Prozess<App> => ({
  async buehne() {
    const kim = await createOhneFaktor(portal)
    return { kim, schluessel: 'x', code: (schritte = 0) => codeOf(portal, SECRET, schritte) }
  },
  schritte: {
    'Schlüssel holen': {
      spurlos: true,
      darf: oft(),
      async tut(buehne) {
        const page = await buehne.kim.open('/totp-einrichten')
        buehne.code = scanApp(portal, page.html)
        buehne.schluessel = /name="schluessel"[^>]*value="([^"]*)"/.exec(page.html)![1]!
        return page
      },
    },
    'Schlüssel einer fremden Sitzung': {
      darf: nie,
      tut({ kim }) {
        const { secret, siegel } = newVorgang(portal.env, newId())
        return sendApp(kim, siegel, codeOf(portal, secret))
      },
    },
    'falscher Code': {
      darf: nie,
      tut: ({ kim, schluessel, code }) => sendApp(kim, schluessel, otherCode(code())),
    },
    'Code senden': {
      darf: oft(['Schlüssel holen']),
      tut: ({ kim, schluessel, code }) => sendApp(kim, schluessel, code()),
    },
    'Profil wählen': {
      darf: oft(['Code senden']),
      tut: ({ kim }) => sende(kim, '/profil-auswaehlen', { profil: 'standard' }),
    },
  },
})

type Neu = Awaited<ReturnType<typeof askNew>>
type Alt = Awaited<ReturnType<typeof ask>>
interface Schluessel {
  kim: Mensch
  geraet: SoftAuthenticator
  /** What this session was given, and what another was. */
  neu: Neu | undefined
  alt: Alt | undefined
  fremd: { neu: Neu; alt: Alt }
  unbekannt: SoftAuthenticator
}

const lastOf = (getan: readonly string[], ...namen: string[]) =>
  Math.max(...namen.map((name) => getan.lastIndexOf(name)))

async function prepareSchluessel(portal: TestPortal): Promise<Schluessel> {
  const kim = await createOhneFaktor(portal)
  const other = await createOhneFaktor(portal)
  const gast = portal.browser()
  await gast.open('/anmeldung')
  const fremd = { neu: await askNew(other), alt: await ask(gast) }
  const [geraet, unbekannt] = [1, 2].map(() => new SoftAuthenticator(portal.env.settings.baseUrl))
  unbekannt!.create(fremd.neu)
  return { kim, geraet: geraet!, unbekannt: unbekannt!, neu: undefined, alt: undefined, fremd }
}

/** Shows the own passkey, or where there is none yet one that the portal has never seen. */
function show({ kim, geraet, unbekannt }: Schluessel, optionen: Alt) {
  const nehmen = geraet.credentials.at(-1) ?? unbekannt.credentials[0]!
  return answer(kim, geraet.get(optionen, { nehmen }), { zweck: 'bestaetigen' })
}

export const passkey = (portal: TestPortal): Prozess<Schluessel> => ({
  buehne: () => prepareSchluessel(portal),
  schritte: {
    'Einrichten beginnen': {
      spurlos: true,
      darf: (getan) => !getan.includes('Einrichten beginnen'),
      async tut(buehne) {
        buehne.neu ??= await askNew(buehne.kim)
        return undefined
      },
    },
    'Einrichten mit fremder Aufforderung': {
      darf: nie,
      tut: ({ kim, fremd }) =>
        answerNew(kim, new SoftAuthenticator(portal.env.settings.baseUrl).create({ ...fremd.neu })),
    },
    'Passkey einrichten': {
      // The challenge serves once.
      darf: einmal('Passkey einrichten', ['Einrichten beginnen']),
      async tut({ kim, geraet, neu, fremd }) {
        const known = geraet.credentials.length
        const done = await answerNew(kim, geraet.create(neu ?? fremd.neu))
        if (!done.ok) geraet.credentials.splice(known)
        return done
      },
    },
    'Nachweis beginnen': {
      spurlos: true,
      darf: oft(['Passkey einrichten']),
      async tut(buehne) {
        const { kim } = buehne
        const response = await kim.postJson('/passkey/anmelden/optionen', { zweck: 'bestaetigen' })
        if (response.ok) buehne.alt = ((await response.json()) as { optionen: Alt }).optionen
        return response
      },
    },
    'Nachweis mit fremder Aufforderung': { darf: nie, tut: (buehne) => show(buehne, buehne.fremd.alt) },
    'Passkey zeigen': {
      // Each challenge serves once.
      darf: (getan) => lastOf(getan, 'Nachweis beginnen') > lastOf(getan, 'Passkey zeigen'),
      tut: (buehne) => show(buehne, buehne.alt ?? buehne.fremd.alt),
    },
    'Passwort entfernen': {
      darf: einmal('Passwort entfernen', ['Passkey zeigen']),
      tut: ({ kim }) => sende(kim, '/passwort-entfernen'),
    },
  },
})

/** The code in the letter that an answer leads to. */
export async function codeIn(portal: TestPortal, dienst: Dienst, antwort: Response): Promise<string | undefined> {
  const id = /briefe\/([0-9a-f-]{36})/.exec(antwort.headers.get('location') ?? '')?.[1]
  if (!id) return undefined
  const { jobcenterId, mitarbeiterId } = dienst
  return (await readBrief(portal.env, { id, jobcenterId }, { art: 'dienst', id: mitarbeiterId }))?.inhalt?.code
}

interface Verloren {
  kim: Mensch
  kundeId: string
  browser: Browser
  code: string
}

/** Who lost everything comes in with the mail and the letter together, and with neither alone. */
export const zugangVerloren = (portal: TestPortal, dienst: Dienst): Prozess<Verloren> => ({
  async buehne() {
    const kundeId = await createTestKunde(portal)
    const kim = await createMitFaktoren(portal, { stufe: false, kunde: kundeId })
    return { kim, kundeId, browser: portal.browser(), code: '3467-ACDE-FGHJ' }
  },
  schritte: {
    'Link anfordern': {
      darf: oft(),
      tut: ({ browser, kim }) => sende(browser, '/zugang-verloren/code', { name: kim.email }),
    },
    'Brief ausstellen': {
      darf: oft(),
      async tut(buehne) {
        const antwort = await sende(dienst, `/sachbearbeitung/kunden/${buehne.kundeId}/freischaltcode`)
        buehne.code = (await codeIn(portal, dienst, antwort)) ?? buehne.code
        return antwort
      },
    },
    Ausweisen: {
      darf: (getan) =>
        ['Link anfordern', 'Brief ausstellen'].every((name) => lastOf(getan, name) > lastOf(getan, 'Ausweisen')),
      tut: ({ browser, kim, code }) =>
        sende(browser, '/link/zugang', {
          ...{ id: linkIn(portal, kim.email, '/link/zugang'), code },
          ...{ 'geburtsdatum-tag': '1', 'geburtsdatum-monat': '2', 'geburtsdatum-jahr': '1990' },
        }),
    },
    'App einrichten': {
      darf: oft(['Ausweisen']),
      tut: async ({ browser }) => (await setUpApp(portal, browser)).antwort,
    },
    'Benutzernamen ändern': {
      darf: einmal('Benutzernamen ändern', ['App einrichten']),
      tut: ({ browser, kim }) => rename(browser, kim),
    },
  },
})

const rename = (browser: Browser, kim: Mensch) =>
  sende(browser, '/kontoeinstellungen/benutzername', { benutzername: `kim.${kim.kontoId.slice(-8)}` })

const neu = { passwort: NEU, wiederholung: NEU }
type Aenderung = (browser: Browser, kim: Mensch, portal: TestPortal) => Promise<{ status: number }>

/** What may be done once more in the same five minutes. */
const WIEDERHOLBAR = ['Adresse ändern', 'App ersetzen']

/** What changes an account, each only with a proof that is fresh (AUT-19). */
const aenderungen: Record<string, Aenderung> = {
  'Passwort ändern': (browser) => sende(browser, '/kontoeinstellungen/passwort', { bisher: ALT, ...neu }),
  'Benutzernamen ändern': rename,
  'Adresse ändern': (browser, kim) =>
    sende(browser, '/kontoeinstellungen/e-mail', { email: `neu-${kim.kontoId.slice(-8)}@post.example` }),
  'App ersetzen': async (browser, _, portal) => (await setUpApp(portal, browser)).antwort,
  'App löschen': (browser) => sende(browser, '/kontoeinstellungen/totp/loeschung'),
  'Codes erzeugen': (browser) => sende(browser, '/wiederherstellungscodes', { was: '', codes: '', satz: 'ohne' }),
  'Konto löschen': (browser) => sende(browser, '/kontoeinstellungen/loeschung', { einverstanden: 'ja' }),
  'Verknüpfung trennen': (browser, kim) => sende(browser, `/profile/${kim.profilId}/trennung`),
}

/** As if the last proof had been given some minutes ago. */
async function expire(portal: TestPortal, { kontoId }: Mensch): Promise<void> {
  const frisch_bis = portal.env.clock.now()
  await portal.owner.updateTable('sitzung').set({ frisch_bis }).where('konto_id', '=', kontoId).execute()
}

const isFrisch = (getan: readonly string[]) => lastOf(getan, 'Nachweis') > lastOf(getan, 'Zeit vergeht')

/** For each change: the proof, the time that passes after it, and the same in a session that has the password alone. */
export const frischerNachweis = (portal: TestPortal, name: string): Prozess<{ kim: Mensch; halb: Browser }> => ({
  async buehne() {
    const kim = await createMitFaktoren(portal, { kunde: true })
    if (name === 'App löschen') await addPasskey(portal, kim, 'Handy')
    await expire(portal, kim)
    return { kim, halb: await halfSession(portal, kim.kontoId) }
  },
  nurZustaende: true,
  schritte: {
    Nachweis: {
      darf: einmal('Nachweis'),
      tut: ({ kim }) =>
        sende(kim, '/anmeldung/bestaetigen', { passwort: ALT, code: codeOf(portal, SECRET), weiter: '' }),
    },
    'Zeit vergeht': {
      spurlos: true,
      darf: oft(),
      async tut({ kim }) {
        await expire(portal, kim)
        return undefined
      },
    },
    [`${name} mit halber Sitzung`]: { darf: nie, tut: ({ halb, kim }) => aenderungen[name]!(halb, kim, portal) },
    [name]: {
      darf: (getan) => isFrisch(getan) && (WIEDERHOLBAR.includes(name) || !getan.includes(name)),
      tut: ({ kim }) => aenderungen[name]!(kim, kim, portal),
    },
  },
})

export const aenderungsnamen = Object.keys(aenderungen)
