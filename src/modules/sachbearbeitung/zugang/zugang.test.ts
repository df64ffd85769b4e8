import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#routes'
import type { Route } from '#web/route.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { FLAG } from '../../../../test/support/authenticator.ts'
import type { Browser } from '../../../../test/support/browser.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import {
  answerDienst,
  askDienst,
  confirmDienst,
  createErsteAdministration,
  newGeraet,
  setUpDienstPasskey,
  signInDienst,
} from '../../../../test/support/dienst-passkeys.ts'
import { createMensch, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { ask, setUpPasskey, signIn } from '../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { issueEinrichtung } from './einladung.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterAll(() => portal.stop())
/** Each test begins with a Jobcenter that nobody administers. */
afterEach(async () => {
  await portal.owner.deleteFrom('mitarbeiter').execute()
  await portal.owner.deleteFrom('versuch').execute()
})

const MINUTE = 60_000
const STUNDE = 60 * MINUTE
const events = async () => {
  const rows = await portal.owner.selectFrom('protokoll').selectAll().orderBy('nr').execute()
  return rows.map((row) => (row.ergebnis === 'erfolg' ? row.ereignis : `${row.ereignis} ${row.ergebnis}`))
}
const einrichtung = async (name = 'Ada Anfang') =>
  (await issueEinrichtung(portal.env, { jobcenterId: await ensureJobcenter(portal), name }))?.code
const isIn = async (browser: Browser, pfad = '/sachbearbeitung/zugang') => (await browser.raw(pfad)).status === 200

describe('AUT-26: die erste Administration', () => {
  test('AUT-26: Einrichtungscode, Passkey, abmelden, anmelden', async () => {
    const browser = portal.browser()
    const geraet = newGeraet(portal)
    const code = (await einrichtung())!
    await browser.open('/sachbearbeitung/einrichten')
    const page = await browser.submit('Weiter', { code: code.toLowerCase().replaceAll('-', ' ') })
    expect(page.text).toContain('Ada Anfang')
    expect(page.text).toContain('Passkey einrichten')
    const ausgang = await setUpDienstPasskey(browser, geraet, { code })
    expect(ausgang).toMatchObject({ ok: true, ziel: '/sachbearbeitung/zugang?meldung=eingerichtet' })
    expect((await browser.open(ausgang.ziel!)).text).toContain('Sie sind die einzige Administration')
    expect(browser.page.text).toContain('Dienstlaptop')
    await browser.submit('Abmelden')
    expect(await isIn(browser)).toBe(false)
    expect(await signInDienst(browser, geraet)).toMatchObject({ ok: true, ziel: '/sachbearbeitung/personal' })
    expect(await isIn(browser, '/sachbearbeitung/personal')).toBe(true)
    expect((await events()).filter((name) => name.startsWith('dienst.'))).toEqual([
      'dienst.einrichtung-ausgestellt',
      'dienst.rolle-geaendert',
      'dienst.passkey-eingerichtet',
      'dienst.angemeldet',
      'dienst.abgemeldet',
      'dienst.angemeldet',
    ])
  })

  test('AUT-26: der Code geht einmal, ein neuer ersetzt ihn, nach 72 Stunden ist er vorbei', async () => {
    const alt = (await einrichtung())!
    const code = (await einrichtung())!
    const browser = portal.browser()
    const says = async (eingabe: string) => {
      await browser.open('/sachbearbeitung/einrichten')
      const page = await browser.submit('Weiter', { code: eingabe })
      return [page.status, page.text.includes('Dieser Code gilt nicht.')]
    }
    expect(await says(alt)).toEqual([422, true])
    await portal.forward(72 * STUNDE - 1000)
    expect(await says(code)).toEqual([200, false])
    await portal.forward(2000)
    expect(await says(code)).toEqual([422, true])
    expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code })).ok).toBe(false)
    const neu = (await einrichtung())!
    expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code: neu })).ok).toBe(true)
    expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code: neu })).ok).toBe(false)
    expect(await says(neu)).toEqual([422, true])
    expect(await portal.owner.selectFrom('mitarbeiter').select('name').execute()).toHaveLength(1)
  })

  test('AUT-26: gibt es eine Administration, stellt der Befehl keinen Code mehr aus', async () => {
    await createErsteAdministration(portal)
    expect(await einrichtung('Noch Eine')).toBeUndefined()
    expect(await portal.owner.selectFrom('mitarbeiter').selectAll().execute()).toHaveLength(1)
  })

  test('AZ-08: zehn Geräte mit einem Code zur gleichen Zeit: genau eines kommt hinein', async () => {
    const code = (await einrichtung())!
    const tries = Array.from({ length: 10 }, () => setUpDienstPasskey(portal.browser(), newGeraet(portal), { code }))
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(1)
    expect(await portal.owner.selectFrom('dienst_passkey').select('id').execute()).toHaveLength(1)
  })

  test('ein abgelehntes Gerät verbraucht den Code nicht, ein Name zu viel wird am Feld genannt', async () => {
    const code = (await einrichtung())!
    const ohnePruefung = { code, anders: { flags: FLAG.UP | FLAG.AT } }
    expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), ohnePruefung)).ok).toBe(false)
    expect(await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code, name: 'x' })).toMatchObject({
      ok: false,
      feld: 'name',
    })
    expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code })).ok).toBe(true)
  })

  test('AUT-05: nach 30 falschen Codes pausiert die Eingabe, auch für den richtigen', async () => {
    const code = (await einrichtung())!
    const browser = portal.browser({ adresse: '198.51.100.77' })
    await browser.open('/sachbearbeitung/einrichten')
    for (let i = 0; i < 30; i++) await browser.submit('Weiter', { code: `FALSCH${i}` })
    expect((await browser.submit('Weiter', { code })).text).toContain('in 15 Minuten')
    expect(browser.page.html).not.toContain(code)
  })
})

describe('AUT-27: die Anmeldung', () => {
  test('AUT-27: es gibt nur den Passkey; ohne JavaScript sagt die Seite, was nötig ist', async () => {
    const page = await portal.browser().open('/sachbearbeitung/anmeldung')
    expect(page.html).not.toMatch(/type="password"|name="passwort"/)
    expect(page.text).toContain('Mit Passkey anmelden')
    expect(page.html).toMatch(/<noscript><p>Ein Passkey geht nur, wenn JavaScript eingeschaltet ist/)
  })

  test('AUT-12: nichts Falsches kommt hinein, und alles wird gleich beantwortet', async () => {
    const { geraet } = await createErsteAdministration(portal)
    const fremd = newGeraet(portal)
    fremd.credentials.push({ ...geraet.credentials[0]!, id: Buffer.alloc(32, 9) })
    const andere = newGeraet(portal)
    await setUpPasskey(await createMensch(portal, { stufe: 'einrichten' }), andere)
    const versuche = [
      () => signInDienst(portal.browser(), fremd),
      () => signInDienst(portal.browser(), andere),
      () => signInDienst(portal.browser(), geraet, { flags: FLAG.UP }),
      () => signInDienst(portal.browser(), geraet, { rpId: 'boese.example' }),
      () => signInDienst(portal.browser(), geraet, { clientData: { origin: 'https://boese.example' } }),
      () => signInDienst(portal.browser(), geraet, { clientData: { crossOrigin: true } }),
      () => signInDienst(portal.browser(), geraet, { userHandle: null }),
      () => signInDienst(portal.browser(), geraet, { userHandle: Buffer.alloc(16, 1) }),
      () => signInDienst(portal.browser(), geraet, { signature: () => Buffer.alloc(70, 1) }),
      async () => {
        await portal.owner.updateTable('mitarbeiter').set({ aktiv: false }).execute()
        return signInDienst(portal.browser(), geraet)
      },
    ]
    const answers = new Set<string>()
    for (const versuch of versuche) answers.add(JSON.stringify(await versuch()))
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toMatch(/"status":401,"ok":false/)
    await portal.owner.updateTable('mitarbeiter').set({ aktiv: true }).execute()
    expect((await signInDienst(portal.browser(), geraet)).ok).toBe(true)
  })

  test('AUT-11: eine Aufforderung gilt einmal, in ihrem Browser und nur auf dieser Seite des Portals', async () => {
    const { geraet } = await createErsteAdministration(portal)
    const browser = portal.browser()
    await browser.open('/sachbearbeitung/anmeldung')
    const antwort = geraet.get(await askDienst(browser))
    const anderer = portal.browser()
    await anderer.open('/sachbearbeitung/anmeldung')
    expect((await answerDienst(anderer, antwort)).ok).toBe(false)
    expect((await answerDienst(browser, antwort)).ok).toBe(true)
    expect((await answerDienst(browser, antwort)).ok).toBe(false)
    // The challenge of the customers' sign-in in the very same browser.
    const gemischt = portal.browser()
    await gemischt.open('/anmeldung')
    expect((await answerDienst(gemischt, geraet.get(await ask(gemischt)))).ok).toBe(false)
    await portal.forward(5 * MINUTE)
  })

  test('AUT-05: nach 60 falschen Antworten pausiert der Anschluss; richtige zählen nicht', async () => {
    const { geraet } = await createErsteAdministration(portal)
    const from = () => portal.browser({ adresse: '198.51.100.78' })
    for (let i = 0; i < 65; i++) expect((await signInDienst(from(), geraet)).ok).toBe(true)
    for (let i = 0; i < 60; i++) await signInDienst(from(), geraet, { flags: FLAG.UP })
    expect((await signInDienst(from(), geraet)).ok).toBe(false)
    expect((await signInDienst(portal.browser(), geraet)).ok).toBe(true)
    const refused = (await events()).filter((name) => name === 'dienst.angemeldet abgelehnt')
    for (let i = 0; i < 5; i++) await signInDienst(from(), geraet, { flags: FLAG.UP })
    expect((await events()).filter((name) => name === 'dienst.angemeldet abgelehnt')).toHaveLength(refused.length)
  }, 60_000)

  test('AZ-02: mit dem Passkey der Sachbearbeitung öffnet sich kein Konto, auch nicht mit einer Sitzung', async () => {
    const { browser, geraet } = await createErsteAdministration(portal)
    expect((await signIn(portal.browser(), geraet)).ok).toBe(false)
    expect((await browser.raw('/kontoeinstellungen')).headers.get('location')).toMatch(/^\/anmeldung/)
    const kundin = await createMensch(portal, { kunde: true })
    kundin.cookies.set(COOKIE.dienst, kundin.cookies.get(COOKIE.sitzung)!)
    expect(await isIn(kundin)).toBe(false)
  })

  test('INP-06: nach der Anmeldung geht es nur zu Seiten der Sachbearbeitung weiter', async () => {
    const { geraet } = await createErsteAdministration(portal)
    const to = async (weiter: string) => (await signInDienst(portal.browser(), geraet, { weiter })).ziel
    expect(await to('/sachbearbeitung/zugang')).toBe('/sachbearbeitung/zugang')
    const boese = ['https://boese.example', '//boese.example', '/sachbearbeitung//boese', '/kontoeinstellungen']
    for (const weiter of [...boese, '/sachbearbeitungx', '/sachbearbeitung/..//x', '/sachbearbeitung\\x']) {
      expect([weiter, await to(weiter)]).toEqual([weiter, '/sachbearbeitung/personal'])
    }
  })
})

describe('SES-02, SES-04: die Sitzung', () => {
  test('AUT-19: nach fünf Minuten verlangt eine Änderung an Zugängen den Passkey noch einmal', async () => {
    const { browser, geraet } = await createErsteAdministration(portal)
    expect(await isIn(browser, '/sachbearbeitung/personal/neu')).toBe(true)
    await portal.forward(5 * MINUTE)
    const weg = (await browser.raw('/sachbearbeitung/personal/neu')).headers.get('location')
    expect(weg).toBe('/sachbearbeitung/anmeldung/bestaetigen?weiter=%2Fsachbearbeitung%2Fpersonal%2Fneu')
    expect((await browser.open(weg!)).text).toContain('noch einmal aus')
    expect(browser.page.html).toContain('data-weiter="/sachbearbeitung/personal/neu"')
    const before = browser.cookies.get(COOKIE.dienst)!
    expect((await confirmDienst(browser, geraet)).ok).toBe(true)
    expect(await isIn(browser, '/sachbearbeitung/personal/neu')).toBe(true)
    const replay = portal.browser()
    replay.cookies.set(COOKIE.dienst, before)
    expect(await isIn(replay)).toBe(false)
    expect((await events()).at(-1)).toBe('dienst.bestaetigt')
  })

  test('AUT-19: es gibt keine ändernde Adresse für Zugänge ohne frischen Nachweis', () => {
    const lax = Object.values(routes as Record<string, Route>)
      .filter(({ pfad, art }) => /^\/sachbearbeitung\/(personal|rollenfreigaben|zugang)/.test(pfad) && art !== 'seite')
      .filter(({ zugang }) => !zugang.endsWith('+frisch'))
    expect(lax.map(({ pfad }) => pfad)).toEqual([routes.dienstZugangSitzungen.pfad])
  })

  test('AUT-12: mit dem Passkey einer anderen Person lässt sich eine Sitzung nicht auffrischen', async () => {
    const { browser } = await createErsteAdministration(portal)
    const kollegin = await createDienst(portal, ['revision'])
    const geraet = newGeraet(portal)
    expect((await setUpDienstPasskey(kollegin, geraet)).ok).toBe(true)
    await portal.forward(5 * MINUTE)
    await browser.open('/sachbearbeitung/zugang')
    const optionen = await askDienst(browser, 'bestaetigen')
    const antwort = geraet.get({ ...optionen, allowCredentials: [] })
    expect((await answerDienst(browser, antwort, { zweck: 'bestaetigen' })).ok).toBe(false)
  })

  test('SES-04: 15 Minuten Ruhe, 8 Stunden im Ganzen; Fragen des Skripts verlängern nicht', async () => {
    const { browser, geraet } = await createErsteAdministration(portal)
    await portal.forward(14 * MINUTE)
    await browser.postJson('/sachbearbeitung/passkey/optionen', { zweck: 'anmelden' })
    await portal.forward(2 * MINUTE)
    expect(await isIn(browser)).toBe(false)
    expect((await signInDienst(browser, geraet)).ok).toBe(true)
    for (let i = 0; i < 34; i++) {
      expect(await isIn(browser)).toBe(true)
      await portal.forward(14 * MINUTE)
    }
    await portal.forward(5 * MINUTE)
    expect(await isIn(browser)).toBe(false)
  })

  test('SES-06: andere eigene Sitzungen lassen sich beenden', async () => {
    const { browser, geraet } = await createErsteAdministration(portal)
    const zweiter = portal.browser()
    await signInDienst(zweiter, geraet)
    await browser.open('/sachbearbeitung/zugang')
    await browser.submit('Andere Sitzungen beenden')
    expect(browser.page.text).toContain('Ihre anderen Sitzungen sind beendet.')
    expect([await isIn(browser), await isIn(zweiter)]).toEqual([true, false])
  })
})
