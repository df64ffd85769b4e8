import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runKunde } from '../../src/cli/befehle/kunde.ts'
import { runAufbewahrung } from '../../src/modules/aufbewahrung/index.ts'
import { arten } from '../../src/modules/benachrichtigung/anlaesse.ts'
import { setWahl } from '../../src/modules/benachrichtigung/benachrichtigung.ts'
import { takePasswortversuch } from '../../src/modules/konto/anmelden/bremse.ts'
import { ALT, createPerson, NEU } from '../../src/modules/konto/einstellungen/person.test-daten.ts'
import { confirmAdresseStimmt } from '../../src/modules/konto/stoerung.ts'
import { saveKontakt, setZustimmung } from '../../src/modules/profil/index.ts'
import { issueEinrichtung } from '../../src/modules/sachbearbeitung/index.ts'
import { setStand } from '../../src/modules/schulung/store.ts'
import { resetPerson } from '../../src/modules/schulung/welt.ts'
import { later, TAG } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { SoftAuthenticator } from '../support/authenticator.ts'
import type { Browser } from '../support/browser.ts'
import { createDienst } from '../support/dienst.ts'
import { newGeraet, setUpDienstPasskey } from '../support/dienst-passkeys.ts'
import { codeOf, halfSession, otherCode } from '../support/faktoren.ts'
import { redeemAs } from '../support/freischaltcodes.ts'
import { createMensch, ensureJobcenter, kundendaten, type Mensch } from '../support/menschen.ts'
import { answerNew, askNew } from '../support/passkeys.ts'
import { click, dienst, portal, type Taten } from './taten.test-daten.ts'

const SECRET = Buffer.alloc(20, 3)
let lfd = 0
const adresse = () => `203.0.113.${++lfd}`
const guest = (von = adresse()) => portal.browser({ adresse: von })

/** As if so many tries of somebody had been counted just now. */
async function used(zweck: string, wer: string, anzahl: number): Promise<void> {
  const beginn = portal.env.clock.now()
  const stand = { anzahl, beginn, ende: later(beginn, TAG) }
  await portal.owner
    .insertInto('versuch')
    .values({ schluessel: portal.env.schluessel.mac('versuch', `${zweck}|${wer}`), ...stand })
    .onConflict((conflict) => conflict.column('schluessel').doUpdateSet(stand))
    .execute()
}

/** Tries of a password, each from another address. */
async function tried(konto: { name: string; id?: string; bekannt?: boolean }, anzahl: number): Promise<void> {
  const wer = konto.id === undefined ? undefined : { id: konto.id, bekannt: konto.bekannt ?? false }
  for (let i = 0; i < anzahl; i++) await takePasswortversuch(portal.env, { name: konto.name, adresse: adresse() }, wer)
}

/** The next try of this account after the limit was reached. */
const gebremst =
  (zweck: string, max: number, versuch: (kim: Mensch) => Promise<() => Promise<unknown>>) => async () => {
    const kim = await createPerson(portal, 1)
    await used(zweck, kim.kontoId, max)
    return versuch(kim)
  }

async function fromConnection(
  zweck: string,
  max: number,
  versuch: (browser: Browser) => Promise<() => Promise<unknown>>,
) {
  const von = adresse()
  await used(zweck, von, max)
  return versuch(guest(von))
}

const bremsen: Taten = {
  'Bremse: Passwort, ein Konto': [
    async () => {
      const kim = await createPerson(portal)
      await tried({ name: kim.email, id: kim.kontoId }, 10)
      return () => tried({ name: kim.email, id: kim.kontoId }, 1)
    },
    'konto.versuche-gebremst',
  ],
  'Bremse: Passwort, ein Name, den niemand hat': [
    async () => {
      await tried({ name: 'niemand@bremse.example' }, 10)
      return () => tried({ name: 'niemand@bremse.example' }, 1)
    },
    'system.gebremst',
  ],
  'Bremse: Passwort, auf dem bekannten Gerät': [
    gebremst('passwort-geraet', 10, async (kim) => () => tried({ name: kim.email, id: kim.kontoId, bekannt: true }, 1)),
    'konto.versuche-gebremst',
  ],
  'gebremst wird einmal festgehalten, nicht bei jedem weiteren Versuch': [
    async () => {
      const kim = await createPerson(portal)
      await tried({ name: kim.email, id: kim.kontoId }, 11)
      return () => tried({ name: kim.email, id: kim.kontoId }, 5)
    },
  ],
  'Bremse: Code der App': [
    gebremst('totp-konto', 5, async ({ kontoId }) => {
      const code = otherCode(codeOf(portal, SECRET))
      return click(await halfSession(portal, kontoId), '/anmeldung/totp', 'Anmelden', { code })
    }),
    'konto.versuche-gebremst',
  ],
  'Bremse: Code der App, ein Tag': [
    gebremst('totp-konto-tag', 29, async ({ kontoId }) => {
      const code = otherCode(codeOf(portal, SECRET))
      return click(await halfSession(portal, kontoId), '/anmeldung/totp', 'Anmelden', { code })
    }),
    'konto.versuche-gebremst',
    'konto.faktor-geprueft abgelehnt',
  ],
  'Bremse: Wiederherstellungscode': [
    gebremst('wiederherstellungscode', 10, async ({ kontoId }) => {
      const code = 'AAAA-BBBB-CCCC-DDDD'
      return click(await halfSession(portal, kontoId), '/anmeldung/wiederherstellungscode', 'Bestätigen', { code })
    }),
    'konto.versuche-gebremst',
  ],
  'Bremse: noch einmal ausweisen': [
    gebremst('bestaetigen-passwort', 10, (kim) =>
      click(kim, '/anmeldung/bestaetigen', 'Bestätigen', { passwort: NEU, code: '000000' }),
    ),
    'konto.versuche-gebremst',
  ],
  'Bremse: Passwort ändern': [
    gebremst('passwort-aendern', 10, (kim) =>
      click(kim, '/kontoeinstellungen/passwort', 'Passwort speichern', {
        bisher: NEU,
        passwort: NEU,
        wiederholung: NEU,
      }),
    ),
    'konto.versuche-gebremst',
  ],
  'Bremse: Benutzername': [
    gebremst('benutzername-aendern', 10, (kim) =>
      click(kim, '/kontoeinstellungen/benutzername', 'Benutzername speichern', { benutzername: 'kim.gebremst' }),
    ),
    'konto.versuche-gebremst',
  ],
  'Bremse: neue Adresse': [
    gebremst('adresse-konto', 5, (kim) =>
      click(kim, '/kontoeinstellungen/e-mail', 'Link an die neue Adresse senden', { email: 'gebremst@post.example' }),
    ),
    'konto.versuche-gebremst',
  ],
  'Bremse: Passkey einrichten': [
    gebremst('passkey-einrichten', 30, async (kim) => {
      await kim.open('/passkey-einrichten')
      const antwort = new SoftAuthenticator(portal.env.settings.baseUrl).create(await askNew(kim))
      return () => answerNew(kim, antwort)
    }),
    'konto.versuche-gebremst',
  ],
  'Bremse: Freischaltcode': [
    async () => {
      const kim = await createMensch(portal)
      await used('freischaltcode-kurz', kim.kontoId, 5)
      return () => redeemAs(portal, kim, { code: '3467ACDEFGHJ' })
    },
    'profil.gebremst',
  ],
  'Bremse: Registrieren von einem Anschluss': [
    () =>
      fromConnection('registrieren-anschluss', 60, (browser) => {
        const felder = { email: 'flut@post.example', passwort: NEU, wiederholung: NEU }
        return click(browser, '/registrieren', 'Registrieren', { ...felder, bedingungen: 'ja', einwilligung: 'ja' })
      }),
    'system.gebremst',
  ],
  'Bremse: Passwort vergessen von einem Anschluss': [
    () =>
      fromConnection('wiederherstellung-adresse', 30, (browser) =>
        click(browser, '/passwort-vergessen', 'Link anfordern', { name: 'wer@post.example' }),
      ),
    'system.gebremst',
  ],
  'Bremse: Wiederherstellungscodes von einem Anschluss': [
    async () => {
      const { kontoId } = await createPerson(portal)
      const browser = await halfSession(portal, kontoId)
      await used('wiederherstellungscode-adresse', '192.0.2.10', 50)
      return click(browser, '/anmeldung/wiederherstellungscode', 'Bestätigen', { code: 'AAAA-BBBB-CCCC-DDDD' })
    },
    'system.gebremst',
  ],
  'Bremse: Einrichtungscode der Sachbearbeitung': [
    () =>
      fromConnection('dienst-einladung', 30, (browser) =>
        click(browser, '/sachbearbeitung/einrichten', 'Weiter', { code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG' }),
      ),
    'system.gebremst',
  ],
  'Bremse: Passkey der Sachbearbeitung einrichten': [
    async () => {
      const admin = await createDienst(portal, ['administration'])
      await used('dienst-passkey-einrichten', admin.mitarbeiterId, 30)
      return () => setUpDienstPasskey(admin, newGeraet(portal))
    },
    'system.gebremst',
  ],
  'Alarm: eine Adresse versucht viele Konten': [
    async () => {
      const von = adresse()
      await used('passwort-adresse', von, 100)
      return () => takePasswortversuch(portal.env, { name: 'opfer@alarm.example', adresse: von }, undefined)
    },
    'system.alarm abgelehnt',
  ],
  'Alarm: viele Konten raten Freischaltcodes': [
    async () => {
      const kim = await createMensch(portal)
      await used('freischaltcode-gesamt', 'alle', 1000)
      return async () => {
        await redeemAs(portal, kim, { code: '3467ACDEFGHJ' })
        await used('freischaltcode-gesamt', 'alle', 0)
      }
    },
    'system.alarm abgelehnt',
    'profil.freigeschaltet abgelehnt',
  ],
}

const formular = 'application/x-www-form-urlencoded'
const send = (browser: Browser, felder: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams(felder).toString()
  const pfad = '/kontoeinstellungen/benutzername'
  return () => browser.raw(pfad, { method: 'POST', body, headers: { 'content-type': formular, ...headers } })
}

const umgehungen: Taten = {
  'ein Feld, das kein Formular hat': [
    async () => {
      const kim = await createPerson(portal)
      await kim.open('/kontoeinstellungen/benutzername')
      return send(kim, { csrf: kim.csrf(), benutzername: 'kim.umgehung', zustand: 'aktiv' })
    },
    'system.umgehung-versucht abgelehnt',
  ],
  'eine Anfrage von einer anderen Seite': [
    async () => {
      const kim = await createPerson(portal)
      await kim.open('/kontoeinstellungen/benutzername')
      const fremd = { origin: 'https://boese.example', 'sec-fetch-site': 'cross-site' }
      return send(kim, { csrf: kim.csrf(), benutzername: 'kim.fremd' }, fremd)
    },
    'system.umgehung-versucht abgelehnt',
  ],
  'eine Anfrage ohne den Nachweis des Formulars': [
    async () => send(await createPerson(portal), { benutzername: 'kim.ohne' }),
    'system.umgehung-versucht abgelehnt',
  ],
  'eine Anfrage in einer anderen Form': [
    async () => send(guest(), { benutzername: 'kim' }, { 'content-type': 'text/plain' }),
    'system.umgehung-versucht abgelehnt',
  ],
  'von vielen einer Adresse werden zwanzig festgehalten, und die letzte sagt es': [
    async () => {
      const browser = guest()
      return async () => {
        for (let i = 0; i < 30; i++) await send(browser, { benutzername: 'kim' }, { 'content-type': 'text/plain' })()
      }
    },
    ...Array.from({ length: 20 }, () => 'system.umgehung-versucht abgelehnt'),
  ],
}

const besuch = ({ kontoId, profilId, kundeId }: Mensch) => ({
  kontoId,
  profil: { art: 'kunde', profilId, kundeId, jobcenterId: dienst.jobcenterId } as const,
})

/** What a command of the operator does; its files lie in a folder for this moment. */
async function command(args: string[], dateien: Record<string, unknown>): Promise<void> {
  const ordner = mkdtempSync(join(tmpdir(), 'ereignisse-'))
  for (const [name, wert] of Object.entries(dateien)) writeFileSync(join(ordner, name), JSON.stringify(wert))
  const zeilen: string[] = []
  const status = await runKunde(portal.env, { worte: args, ordner, schreibe: (zeile) => void zeilen.push(zeile) })
  rmSync(ordner, { recursive: true, force: true })
  if (status !== 0) throw new Error(zeilen.join('\n'))
}

const betrieb: Taten = {
  'das Portal startet': [
    async () => {
      await setStand(portal.owner, 'fertig')
      return async () => {
        await portal.app.prepare()
        await portal.owner.deleteFrom('installation').where('name', '=', 'schulungsdaten').execute()
      }
    },
    'system.gestartet',
  ],
  'in der Schulung wird eine Person zurückgesetzt': [
    async () => {
      await setStand(portal.owner, 'fertig')
      const { kontoId } = await createMensch(portal)
      // The page of the course knows the newest accounts of visitors alone.
      const erstellt = later(portal.env.clock.now(), 1)
      await portal.owner.updateTable('konto').set({ erstellt }).where('id', '=', kontoId).execute()
      return () => resetPerson(portal.env, kontoId)
    },
    'konto.geloescht',
    'system.zurueckgesetzt',
  ],
  'löschen, was lange genug aufbewahrt war': [
    async () => {
      const alt = { id: newId(), inhalt: Buffer.from('-'), erstellt: later(portal.env.clock.now(), -10 * 366 * TAG) }
      await portal.owner.insertInto('barriere_meldung').values(alt).execute()
      return () => runAufbewahrung(portal.env)
    },
    'system.aufbewahrung',
  ],
  'zwei Kunden anlegen': [
    async () => {
      await ensureJobcenter(portal)
      const datei = [kundendaten(), kundendaten()]
      return () => command(['anlegen', '--datei', 'kunden.json'], { 'kunden.json': datei })
    },
    'jobcenter.kunde-angelegt',
    'jobcenter.kunde-angelegt',
  ],
  'erste Administration einrichten': [
    async () => {
      const jobcenterId = await ensureJobcenter(portal, 'Jobcenter ohne Administration')
      return () => issueEinrichtung(portal.env, { jobcenterId, name: 'Ada Admin' })
    },
    'dienst.einrichtung-ausgestellt',
  ],
  'falscher Einrichtungscode': [
    () => click(guest(), '/sachbearbeitung/einrichten', 'Weiter', { code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG' }),
    'dienst.angemeldet abgelehnt',
  ],
}

const einwilligungen: Taten = {
  'wieder einwilligen, indem man die Löschung zurücknimmt': [
    async () => {
      const kim = await createPerson(portal)
      const werte = { id: newId(), konto_id: kim.kontoId, art: 'e-mail', fassung: '1', widerrufen: null } as const
      await portal.owner
        .insertInto('einwilligung')
        .values({ ...werte, erteilt: portal.env.clock.now() })
        .execute()
      const pfad = '/kontoeinstellungen/einwilligung'
      await (await click(kim, pfad, 'Einwilligung widerrufen und Konto löschen'))()
      return click(kim, '/kontoeinstellungen/loeschung', 'Löschung zurücknehmen')
    },
    'konto.einwilligung-erteilt',
    'konto.loeschung-zurueckgenommen',
  ],
  'sagen, dass die Adresse stimmt': [
    async () => {
      const { kontoId } = await createMensch(portal)
      const gestoert = { adresse_gestoert: portal.env.clock.now() }
      await portal.owner.updateTable('konto').set(gestoert).where('id', '=', kontoId).execute()
      return () => confirmAdresseStimmt(portal.env, { kontoId })
    },
    'konto.adresse-stimmt',
  ],
  'wählen, was als E-Mail kommt': [
    async () => {
      const { kontoId } = await createMensch(portal)
      return () =>
        setWahl(
          portal.env,
          kontoId,
          Object.fromEntries(arten.map((art) => [art, art !== 'nachricht'])) as Record<(typeof arten)[number], boolean>,
        )
    },
    'konto.benachrichtigung-gewaehlt',
  ],
  'sagen, wie man zu erreichen ist, zweimal dasselbe': [
    async () => {
      const kim = await createMensch(portal, { kunde: true })
      const neu = { telefon: '0511 1', sprache: 'de', erreichbar: 'vormittags' } as const
      return async () => {
        for (let i = 0; i < 2; i++) await saveKontakt(portal.env, besuch(kim), neu)
      }
    },
    'profil.kontakt-geaendert',
  ],
  'der Online-Kommunikation zustimmen': [
    async () => {
      const kim = await createMensch(portal, { kunde: true })
      return () => setZustimmung(portal.env, besuch(kim), { art: 'nachrichten', an: true })
    },
    'profil.zustimmung-erteilt',
  ],
  'die Zustimmung widerrufen': [
    async () => {
      const kim = await createMensch(portal, { kunde: true })
      await setZustimmung(portal.env, besuch(kim), { art: 'nachrichten', an: true })
      return () => setZustimmung(portal.env, besuch(kim), { art: 'nachrichten', an: false })
    },
    'profil.zustimmung-widerrufen',
  ],
}

const fehlversuche: Taten = {
  'falsches Passwort beim erneuten Ausweisen': [
    async () => {
      const felder = { passwort: NEU, code: codeOf(portal, SECRET) }
      return click(await createPerson(portal), '/anmeldung/bestaetigen', 'Bestätigen', felder)
    },
    'konto.passwort-geprueft abgelehnt',
  ],
  'falsches bisheriges Passwort': [
    async () =>
      click(await createPerson(portal, 1), '/kontoeinstellungen/passwort', 'Passwort speichern', {
        ...{ bisher: `${ALT}x`, passwort: NEU, wiederholung: NEU },
      }),
    'konto.passwort-geprueft abgelehnt',
  ],
}

export const abwehr: Taten = { ...bremsen, ...umgehungen, ...betrieb, ...einwilligungen, ...fehlversuche }
