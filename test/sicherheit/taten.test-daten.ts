import { eraseDueKonten } from '../../src/modules/konto/einstellungen/daten/loeschung.ts'
import {
  ALT,
  addPasskey,
  createPerson,
  linkOf,
  NEU,
  otherSession,
} from '../../src/modules/konto/einstellungen/person.test-daten.ts'
import { createCodes } from '../../src/modules/konto/faktoren/codes.ts'
import { requestFreischaltcode } from '../../src/modules/profil/index.ts'
import { changeRollen } from '../../src/modules/sachbearbeitung/index.ts'
import { TAG } from '../../src/platform/clock.ts'
import type { Tx } from '../../src/platform/datenbank/db.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { SoftAuthenticator } from '../support/authenticator.ts'
import type { Browser } from '../support/browser.ts'
import { createDienst, type Dienst, signIn as signInDienst } from '../support/dienst.ts'
import {
  confirmDienst,
  newGeraet,
  setUpDienstPasskey,
  signInDienst as signInMitPasskey,
} from '../support/dienst-passkeys.ts'
import { codeOf, halfSession, otherCode, scanApp } from '../support/faktoren.ts'
import { geburtstagFelder, issueTestCode } from '../support/freischaltcodes.ts'
import { createMensch, createTestKunde, type Mensch } from '../support/menschen.ts'
import { answerNew, askNew, confirm, setUpPasskey, signIn } from '../support/passkeys.ts'
import type { TestPortal } from '../support/portal.ts'

export let portal: TestPortal
export let dienst: Dienst

/** At which portal, and through whom of the staff, the acts are done. */
export function prepareTaten(an: { portal: TestPortal; dienst: Dienst }): void {
  portal = an.portal
  dienst = an.dienst
}

/** Prepares an act up to its last click, which is what it answers. */
type Tat = () => Promise<() => Promise<unknown>>
/** Acts, and the records that each leaves. */
export type Taten = Record<string, [Tat, ...string[]]>

const SECRET = Buffer.alloc(20, 3)
const device = () => new SoftAuthenticator(portal.env.settings.baseUrl)
export const click = async (browser: Browser, pfad: string, knopf: string, felder: Record<string, string> = {}) => {
  await browser.open(pfad)
  return () => browser.submit(knopf, felder)
}
/** The same without the page that follows, which may be put on record itself. */
export const press = async (browser: Browser, pfad: string, knopf: string, felder: Record<string, string> = {}) => {
  await browser.open(pfad)
  const form = browser.forms().find(({ buttons }) => buttons.includes(knopf))
  if (!form) throw new Error(`Kein „${knopf}“ auf ${pfad}`)
  const body = new URLSearchParams({ ...form.fields, ...felder, ...form.buttonValues[knopf] }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return () => browser.raw(form.action || pfad, { method: 'POST', headers, body })
}
const setting =
  (pfad: string, knopf: string, felder: Record<string, string> = {}): Tat =>
  async () =>
    click(await createPerson(portal, 1), pfad, knopf, felder)
const due = (click: () => Promise<unknown>) => async () => {
  await click()
  await portal.runDue()
}
/** The newest mail to an address with a link in it. */
const mailed = (email: string) =>
  linkOf(portal.mails.findLast((mail) => mail.an === email && mail.text.includes('?id=')))
const tx = <T>(act: (one: Tx) => Promise<T>): Promise<T> => portal.env.db.transaction().execute(act)

const neu = { passwort: NEU, wiederholung: NEU }
let lfd = 0
async function registered(): Promise<{ browser: Browser; email: string }> {
  const email = `ereignis${++lfd}@post.example`
  const browser = portal.browser({ adresse: `198.51.100.${lfd}` })
  await browser.open('/registrieren')
  await browser.submit('Registrieren', { email, ...neu, bedingungen: 'ja', einwilligung: 'ja' })
  return { browser, email }
}

export const kontotaten: Taten = {
  Registrieren: [
    async () => {
      await registered()
      return () => portal.runDue()
    },
    'konto.registriert',
  ],
  'Adresse bestätigen': [
    async () => {
      const { browser, email } = await registered()
      await portal.runDue()
      return click(browser, mailed(email), 'E-Mail-Adresse bestätigen')
    },
    'konto.bestaetigt',
  ],
  'falsches Passwort': [
    async () =>
      click(portal.browser(), '/anmeldung', 'Anmelden', { name: (await createPerson(portal)).email, passwort: NEU }),
    'konto.passwort-geprueft abgelehnt',
  ],
  'richtiges Passwort': [
    async () =>
      click(portal.browser(), '/anmeldung', 'Anmelden', { name: (await createPerson(portal)).email, passwort: ALT }),
    'konto.passwort-geprueft',
  ],
  'Code der App': [
    async () => {
      const browser = await halfSession(portal, (await createPerson(portal)).kontoId)
      return click(browser, '/anmeldung/totp', 'Anmelden', { code: codeOf(portal, SECRET) })
    },
    'konto.angemeldet',
  ],
  'falscher Code der App': [
    async () => {
      const browser = await halfSession(portal, (await createPerson(portal)).kontoId)
      return click(browser, '/anmeldung/totp', 'Anmelden', { code: otherCode(codeOf(portal, SECRET)) })
    },
    'konto.faktor-geprueft abgelehnt',
  ],
  'Anmelden mit Passkey': [
    async () => {
      const geraet = device()
      await setUpPasskey(await createMensch(portal, { stufe: 'einrichten' }), geraet)
      return () => signIn(portal.browser(), geraet)
    },
    'konto.angemeldet',
  ],
  'Anmelden mit Wiederherstellungscode': [
    async () => {
      const { kontoId } = await createPerson(portal)
      const [code = ''] = await tx<string[]>((one) => createCodes(portal.env, one, { id: kontoId }))
      return click(await halfSession(portal, kontoId), '/anmeldung/wiederherstellungscode', 'Bestätigen', { code })
    },
    'konto.code-benutzt',
    'konto.angemeldet',
  ],
  Abmelden: [
    async () => {
      const kim = await createPerson(portal)
      await kim.open('/kontoeinstellungen')
      return () => kim.post('/abmelden', {})
    },
    'konto.abgemeldet',
  ],
  'noch einmal ausweisen': [
    async () => {
      const kim = await createPerson(portal)
      return click(kim, '/anmeldung/bestaetigen', 'Bestätigen', { passwort: ALT, code: codeOf(portal, SECRET) })
    },
    'konto.erneut-bestaetigt',
  ],
  'alle anderen Sitzungen beenden': [
    async () => {
      const kim = await createPerson(portal)
      await otherSession(portal, kim)
      return click(kim, '/kontoeinstellungen/sitzungen', 'Alle anderen beenden')
    },
    'konto.sitzung-beendet',
  ],
  '„Das war ich nicht“': [setting('/sicherheit/nicht-ich', 'Alle anderen Sitzungen beenden'), 'konto.nicht-ich'],
  'ersten Passkey einrichten': [
    async () => {
      const kim = await createMensch(portal, { stufe: 'einrichten' })
      await kim.open('/passkey-einrichten')
      const antwort = device().create(await askNew(kim))
      return () => answerNew(kim, antwort)
    },
    'konto.passkey-eingerichtet',
    'konto.angemeldet',
  ],
  'Passkey umbenennen': [
    async () => {
      const kim = await createPerson(portal)
      const pfad = `/kontoeinstellungen/passkeys/${await addPasskey(portal, kim, 'Handy')}/name`
      return click(kim, pfad, 'Name speichern', { name: 'Tablet' })
    },
    'konto.passkey-umbenannt',
  ],
  'Passkey löschen': [
    async () => {
      const kim = await createPerson(portal)
      return click(
        kim,
        `/kontoeinstellungen/passkeys/${await addPasskey(portal, kim, 'Handy')}/loeschung`,
        'Passkey löschen',
      )
    },
    'konto.passkey-geloescht',
  ],
  'zweiten Faktor ersetzen': [
    async () => {
      const kim = await createPerson(portal)
      const code = scanApp(portal, (await kim.open('/totp-einrichten')).html)()
      return () => kim.submit('Bestätigen', { code })
    },
    'konto.totp-eingerichtet',
  ],
  'zweiten Faktor löschen': [
    setting('/kontoeinstellungen/totp/loeschung', 'Zweiten Faktor löschen'),
    'konto.totp-geloescht',
  ],
  'Codes erzeugen': [setting('/wiederherstellungscodes', 'Wiederherstellungscodes anzeigen'), 'konto.codes-erzeugt'],
  'Passwort ändern': [
    setting('/kontoeinstellungen/passwort', 'Passwort speichern', { bisher: ALT, ...neu }),
    'konto.passwort-geaendert',
  ],
  'Passwort entfernen': [
    async () => {
      const [kim, geraet] = [await createPerson(portal), device()]
      await setUpPasskey(kim, geraet)
      await kim.open('/anmeldung/bestaetigen')
      await confirm(kim, geraet)
      return click(kim, '/passwort-entfernen', 'Passwort aus dem Konto entfernen')
    },
    'konto.passwort-entfernt',
  ],
  'Passwort vergessen': [
    async () => {
      const { email } = await createPerson(portal)
      return due(await click(portal.browser(), '/passwort-vergessen', 'Link anfordern', { name: email }))
    },
    'konto.passwort-vergessen',
  ],
  'Passwort zurücksetzen': [
    async () => {
      const { email } = await createPerson(portal)
      await due(await click(portal.browser(), '/passwort-vergessen', 'Link anfordern', { name: email }))()
      return click(portal.browser(), mailed(email), 'Passwort speichern', neu)
    },
    'konto.passwort-zurueckgesetzt',
  ],
  'Benutzernamen ändern': [
    setting('/kontoeinstellungen/benutzername', 'Benutzername speichern', { benutzername: 'kim.ereignis' }),
    'konto.benutzername-geaendert',
  ],
  'Adresse angeben': [
    setting('/kontoeinstellungen/e-mail', 'Link an die neue Adresse senden', { email: 'angegeben@post.example' }),
    'konto.adresse-beantragt',
  ],
  'Adresse ändern': [
    async () => {
      const email = 'geaendert@post.example'
      const kim = await createPerson(portal)
      await due(await click(kim, '/kontoeinstellungen/e-mail', 'Link an die neue Adresse senden', { email }))()
      return click(portal.browser(), mailed(email), 'E-Mail-Adresse bestätigen')
    },
    'konto.adresse-geaendert',
  ],
  'Kopie der Daten laden': [
    setting('/kontoeinstellungen/daten', 'Für Programme herunterladen (JSON)'),
    'konto.daten-ausgegeben',
  ],
  'Konto löschen lassen': [
    setting('/kontoeinstellungen/loeschung', 'Konto löschen', { einverstanden: 'ja' }),
    'konto.loeschung-beantragt',
  ],
  'Löschung zurücknehmen': [
    async () => {
      const kim = await createPerson(portal)
      await (await click(kim, '/kontoeinstellungen/loeschung', 'Konto löschen', { einverstanden: 'ja' }))()
      return click(kim, '/kontoeinstellungen/loeschung', 'Löschung zurücknehmen')
    },
    'konto.loeschung-zurueckgenommen',
  ],
  'Konto ist nach sieben Tagen weg': [
    async () => {
      const kim = await createPerson(portal)
      await (await click(kim, '/kontoeinstellungen/loeschung', 'Konto löschen', { einverstanden: 'ja' }))()
      await eraseDueKonten(portal.env)
      await portal.owner
        .updateTable('konto')
        .set({ loeschen_ab: new Date(portal.env.clock.now().getTime() - TAG) })
        .where('id', '=', kim.kontoId)
        .execute()
      return () => eraseDueKonten(portal.env)
    },
    'konto.geloescht',
  ],
  'Einwilligung widerrufen': [
    async () => {
      const kim = await createPerson(portal)
      const [id, erteilt] = [newId(), portal.env.clock.now()]
      const werte = { id, konto_id: kim.kontoId, art: 'e-mail', fassung: '1', erteilt, widerrufen: null } as const
      await portal.owner.insertInto('einwilligung').values(werte).execute()
      return click(kim, '/kontoeinstellungen/einwilligung', 'Einwilligung widerrufen und Konto löschen')
    },
    'konto.einwilligung-widerrufen',
    'konto.loeschung-beantragt',
  ],
  'Zugang verloren': [
    async () => {
      const { email } = await createPerson(portal)
      return due(await click(portal.browser(), '/zugang-verloren/code', 'Link anfordern', { name: email }))
    },
    'konto.wiederherstellung-begonnen',
  ],
  'neuer Passkey nach dem Brief': [
    async () => {
      const kim = await createMensch(portal, { stufe: false, kunde: true })
      const { gedruckt } = await issueTestCode(portal, kim.kundeId)
      await due(await click(portal.browser(), '/zugang-verloren/code', 'Link anfordern', { name: kim.email }))()
      const browser = portal.browser()
      const geboren = { 'geburtsdatum-tag': '1', 'geburtsdatum-monat': '2', 'geburtsdatum-jahr': '1990' }
      await (await click(browser, mailed(kim.email), 'Weiter', { code: gedruckt, ...geboren }))()
      await browser.open('/passkey-einrichten')
      const antwort = device().create(await askNew(browser))
      return () => answerNew(browser, antwort)
    },
    'konto.passkey-eingerichtet',
    'konto.wiederhergestellt',
    'konto.angemeldet',
  ],
}

const grund = { grund: 'fremder-zugriff' }
const begruendung = { grund: 'War mit Ausweis hier, das Gerät gehört der Familie.' }
async function deactivated(): Promise<Mensch> {
  const mensch = await createMensch(portal, { kunde: true })
  await (await press(dienst, `/sachbearbeitung/konten/${mensch.kontoId}/deaktivierung`, 'Konto deaktivieren', grund))()
  return mensch
}
async function asked(): Promise<string> {
  const pfad = `/sachbearbeitung/konten/${(await deactivated()).kontoId}/reaktivierung`
  await (await press(dienst, pfad, 'Reaktivierung beantragen', begruendung))()
  const row = await portal.owner
    .selectFrom('reaktivierung')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return `/sachbearbeitung/reaktivierungen/${row.id}`
}
async function anfrage(): Promise<string> {
  const { kontoId } = await createMensch(portal, { stufe: false })
  await requestFreischaltcode(portal.env, { kontoId }, { name: 'Ohne Akte' })
  const rows = portal.owner.selectFrom('freischaltantrag').select('id').where('konto_id', '=', kontoId)
  return `/sachbearbeitung/antraege/${(await rows.executeTakeFirstOrThrow()).id}`
}

const personal = (id: string, was = '') => `/sachbearbeitung/personal/${id}${was}`
const zwei = async () => {
  const admin = await createDienst(portal, ['administration'])
  return { admin, wen: (await createDienst(portal, ['eingangszone', 'revision'])).mitarbeiterId }
}
const neuerCode = async (rollen = { 'rolle-revision': 'ja' }) => {
  const { admin } = await zwei()
  await admin.open('/sachbearbeitung/personal/neu')
  const page = await admin.submit('Einladung erstellen', { name: 'Nele Neu', team: 'Leistung', ...rollen })
  return /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(page.text)![0]
}
const beantragt = async () => {
  const { admin, wen } = await zwei()
  await (await press(admin, personal(wen, '/rollen'), 'Änderung speichern', { 'rolle-teamleitung': 'ja' }))()
  const row = await portal.owner
    .selectFrom('rollenaenderung')
    .select('id')
    .where('mitarbeiter_id', '=', wen)
    .executeTakeFirstOrThrow()
  return `/sachbearbeitung/rollenfreigaben/${row.id}`
}

const dienstzugang: Taten = {
  'Person einladen': [
    async () => {
      const felder = { name: 'Nele Neu', team: 'Leistung', 'rolle-revision': 'ja' }
      return press((await zwei()).admin, '/sachbearbeitung/personal/neu', 'Einladung erstellen', felder)
    },
    'dienst.eingeladen',
  ],
  'Zugang einrichten': [
    async () => {
      const code = await neuerCode()
      return () => setUpDienstPasskey(portal.browser(), newGeraet(portal), { code })
    },
    'dienst.passkey-eingerichtet',
    'dienst.angemeldet',
  ],
  'Anmelden im Dienst mit falschem Passkey': [
    async () => {
      const geraet = newGeraet(portal)
      await setUpDienstPasskey((await zwei()).admin, geraet)
      return () => signInMitPasskey(portal.browser(), geraet, { flags: 1 })
    },
    'dienst.angemeldet abgelehnt',
  ],
  'Passkey noch einmal zeigen': [
    async () => {
      const [{ admin }, geraet] = [await zwei(), newGeraet(portal)]
      await setUpDienstPasskey(admin, geraet)
      return () => confirmDienst(admin, geraet)
    },
    'dienst.bestaetigt',
  ],
  'eigenen Passkey löschen': [
    async () => {
      const { admin } = await zwei()
      for (let i = 0; i < 2; i++) await setUpDienstPasskey(admin, newGeraet(portal))
      const { html } = await admin.open('/sachbearbeitung/zugang')
      return press(admin, /\/sachbearbeitung\/zugang\/passkeys\/[0-9a-f-]+/.exec(html)![0], 'Passkey löschen')
    },
    'dienst.passkey-geloescht',
  ],
  'Zugang ersetzen': [
    async () => {
      const { admin, wen } = await zwei()
      return press(admin, personal(wen, '/einladung'), 'Neuen Code erstellen')
    },
    'dienst.zugang-ersetzt',
  ],
  'Zugang sperren': [
    async () => {
      const { admin, wen } = await zwei()
      return press(admin, personal(wen, '/sperre'), 'Zugang sperren')
    },
    'dienst.gesperrt',
  ],
  'Sperre aufheben': [
    async () => {
      const { admin, wen } = await zwei()
      await (await press(admin, personal(wen, '/sperre'), 'Zugang sperren'))()
      return press(admin, personal(wen, '/sperre'), 'Sperre aufheben')
    },
    'dienst.entsperrt',
  ],
  'Sitzungen einer Person beenden': [
    async () => {
      const { admin, wen } = await zwei()
      return press(admin, personal(wen, '/sitzungen'), 'Alle Sitzungen beenden')
    },
    'dienst.sitzungen-beendet',
  ],
  'Team ändern': [
    async () => {
      const { admin, wen } = await zwei()
      return press(admin, personal(wen, '/rollen'), 'Änderung speichern', { team: 'Anderes Team' })
    },
    'dienst.team-geaendert',
  ],
  'Rollen beantragen': [
    async () => {
      const { admin, wen } = await zwei()
      return press(admin, personal(wen, '/rollen'), 'Änderung speichern', { 'rolle-teamleitung': 'ja' })
    },
    'dienst.rolle-beantragt',
  ],
  'Rollen freigeben': [
    async () => press((await zwei()).admin, await beantragt(), 'Rollen freigeben'),
    'dienst.rolle-geaendert',
  ],
  'Rollen ablehnen': [async () => press((await zwei()).admin, await beantragt(), 'Ablehnen'), 'dienst.rolle-abgelehnt'],
}

export const uebrige: Taten = {
  'Konto deaktivieren': [
    async () => {
      const { kontoId } = await createMensch(portal, { kunde: true })
      return press(dienst, `/sachbearbeitung/konten/${kontoId}/deaktivierung`, 'Konto deaktivieren', grund)
    },
    'konto.deaktiviert',
  ],
  'Reaktivierung beantragen': [
    async () => {
      const pfad = `/sachbearbeitung/konten/${(await deactivated()).kontoId}/reaktivierung`
      return press(dienst, pfad, 'Reaktivierung beantragen', begruendung)
    },
    'konto.reaktivierung-beantragt',
  ],
  'Reaktivierung freigeben': [
    async () => press(await createDienst(portal, ['teamleitung']), await asked(), 'Konto reaktivieren'),
    'konto.reaktiviert',
  ],
  'Reaktivierung ablehnen': [
    async () => {
      const pfad = await asked()
      const zweite = await createDienst(portal, ['teamleitung'])
      await zweite.open(pfad)
      const body = { csrf: zweite.csrf(), entscheidung: 'abgelehnt', antwort: begruendung.grund }
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return () => zweite.raw(pfad, { method: 'POST', headers, body: new URLSearchParams(body).toString() })
    },
    'konto.reaktivierung-abgelehnt',
  ],
  'den eigenen Antrag freigeben': [
    async () => {
      const pfad = await asked()
      await dienst.open(pfad)
      const body = new URLSearchParams({ csrf: dienst.csrf(), entscheidung: 'freigegeben' }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return () => dienst.raw(pfad, { method: 'POST', headers, body })
    },
    'konto.reaktiviert abgelehnt',
  ],
  'Profil trennen': [
    async () => {
      const kim = await createMensch(portal, { kunde: true })
      return click(kim, `/profile/${kim.profilId}/trennung`, 'Verknüpfung trennen')
    },
    'profil.getrennt',
  ],
  'Profil als Vorgabe': [
    async () => {
      const kim = await createMensch(portal, { kunde: true })
      await kim.open('/profile')
      return () => kim.post('/profile', { standard: 'standard' })
    },
    'profil.standard-gesetzt',
  ],
  'Profil wählen': [
    async () => {
      const kim = await createMensch(portal, { kunde: true, profil: null })
      await kim.open('/profil-auswaehlen')
      return () => kim.post('/profil-auswaehlen', { profil: 'standard' })
    },
    'profil.gewaehlt',
  ],
  'Profil freischalten': [
    async () => {
      const { gedruckt } = await issueTestCode(portal, await createTestKunde(portal))
      const kim = await createMensch(portal)
      return click(kim, '/freischaltcode', 'Profil freischalten', { code: gedruckt, ...geburtstagFelder })
    },
    'profil.freigeschaltet',
  ],
  'falscher Freischaltcode': [
    async () =>
      click(await createMensch(portal), '/freischaltcode', 'Profil freischalten', {
        code: '3467-ACDE-FGHJ',
        ...geburtstagFelder,
      }),
    'profil.freigeschaltet abgelehnt',
  ],
  'Freischaltcode beantragen': [
    async () => {
      const { kontoId } = await createMensch(portal)
      return () => requestFreischaltcode(portal.env, { kontoId }, { name: 'Kim' })
    },
    'profil.code-beantragt',
  ],
  'Freischaltcode ausstellen': [
    async () =>
      press(
        dienst,
        `/sachbearbeitung/kunden/${await createTestKunde(portal)}/freischaltcode`,
        'Freischaltcode ausstellen',
      ),
    'jobcenter.code-ausgestellt',
  ],
  'Akte öffnen': [
    async () => {
      const id = await createTestKunde(portal)
      return () => dienst.open(`/sachbearbeitung/kunden/${id}`)
    },
    'jobcenter.akte-geoeffnet',
  ],
  'Brief als gesendet vermerken': [
    async () => {
      const { briefId } = await issueTestCode(portal, await createTestKunde(portal))
      return press(dienst, `/sachbearbeitung/briefe/${briefId}`, 'Als gesendet vermerken')
    },
    // Whose letter it is, is read first, and that is on record like every reading.
    'jobcenter.akte-geoeffnet',
    'jobcenter.brief-gesendet',
  ],
  'Anfrage lesen': [
    async () => {
      const pfad = await anfrage()
      return () => dienst.open(pfad)
    },
    'jobcenter.antrag-gelesen',
  ],
  'Anfrage ablehnen': [async () => press(dienst, await anfrage(), 'Anfrage ablehnen'), 'jobcenter.antrag-erledigt'],
  'Anmeldung im Dienst': [async () => () => signInDienst(portal, dienst), 'dienst.angemeldet'],
  'Abmeldung im Dienst': [
    async () => {
      const wer = await createDienst(portal, ['eingangszone'])
      await wer.open('/sachbearbeitung')
      return () => wer.post('/sachbearbeitung/abmelden', {})
    },
    'dienst.abgemeldet',
  ],
  'Rolle ändern': [
    async () => {
      const { mitarbeiterId } = await createDienst(portal, ['eingangszone'])
      return () =>
        tx((one) => changeRollen(portal.env, one, { mitarbeiterId, rollen: ['revision'], von: dienst.mitarbeiterId }))
    },
    'dienst.rolle-geaendert',
  ],
  'Zugriff ohne Recht': [
    async () => {
      const wer = await createDienst(portal, ['eingangszone'])
      return () => wer.open('/sachbearbeitung/protokoll')
    },
    'system.zugriff-verweigert abgelehnt',
  ],
  ...dienstzugang,
}
