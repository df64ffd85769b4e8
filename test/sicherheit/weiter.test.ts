import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCodes } from '../../src/modules/konto/faktoren/codes.ts'
import { sealTotp } from '../../src/modules/konto/faktoren/totp-pruefung.ts'
import { findKonto } from '../../src/modules/konto/store.ts'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { ANGRIFFE, BOESE } from '../../src/platform/text/weiterleitung.test-daten.ts'
import { routes, schulungRoutes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { SoftAuthenticator } from '../support/authenticator.ts'
import type { Browser } from '../support/browser.ts'
import { createDienst } from '../support/dienst.ts'
import { codeOf, halfSession } from '../support/faktoren.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../support/menschen.ts'
import { answer, ask, setUpPasskey } from '../support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

const PASSWORT = 'Alter-Anker!7391'
const SECRET = Buffer.alloc(20, 3)
const MERKMAL = '/suche?q=merkmal'
/** Every address that takes where to go on. A new one belongs on this list, and is then attacked below. */
const annehmend = [
  ...['anmeldung', 'anmeldungBestaetigen', 'anmeldungPasskey', 'anmeldungTotp', 'anmeldungCode', 'profilAuswaehlen'],
].map((name) => (routes as Record<string, Route>)[name]!.pfad)
const all = Object.values({ ...routes, ...schulungRoutes } as Record<string, Route>)
const addressOf = ({ pfad }: Route) => pfad.replace(/:\w*id\b/gi, newId()).replace(/:\w+/g, 'wort')

/** Whether an address, as a browser at the portal reads it, stays there and takes nothing of an attack along. */
function staysHere(ziel: string): boolean {
  const { baseUrl } = portal.env.settings
  return URL.canParse(ziel, baseUrl) && new URL(ziel, baseUrl).origin === baseUrl && !ziel.includes(BOESE)
}

async function withTotp(mensch: Mensch): Promise<Mensch> {
  const konto = (await findKonto(portal.env.db, mensch.kontoId))!
  const totp = sealTotp(portal.env, konto, SECRET)
  await portal.owner.updateTable('konto').set({ totp }).where('id', '=', konto.id).execute()
  return mensch
}

async function visitors(): Promise<Record<string, Browser>> {
  const halb = await withTotp(await createMensch(portal, { stufe: false }))
  return {
    gast: portal.browser(),
    einrichten: await createMensch(portal, { stufe: 'einrichten' }),
    faktor: await halfSession(portal, halb.kontoId),
    konto: await withTotp(await createMensch(portal, { passwort: PASSWORT })),
    dienst: await createDienst(portal, ['teamleitung']),
  }
}

/** What a page does with `?weiter=…`: where it sends, or what its forms would send on. */
async function effectOf(browser: Browser, pfad: string, weiter: string): Promise<string[]> {
  const response = await browser.raw(`${pfad}?${new URLSearchParams({ weiter })}`)
  const location = response.headers.get('location')
  if (location !== null) return [location]
  const html = await response.text()
  const hidden = [...html.matchAll(/<input\b[^>]*name="weiter"[^>]*>/g)].map(
    ([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  )
  const carried = [...html.matchAll(/\s(?:href|action|formaction|data-[a-z-]+)="([^"]*)"/g)].map(
    ([, wert = '']) => wert,
  )
  return [...hidden, ...carried.filter((wert) => wert.includes('merkmal') || wert.includes(BOESE))]
}

describe('INP-06: „weiter“ in der Adresse', () => {
  test('INP-06: diese Adressen nehmen es an, und keine andere', async () => {
    const taking = new Set<string>()
    for (const browser of Object.values(await visitors())) {
      for (const route of all.filter(({ art }) => art !== 'tat')) {
        const effects = await effectOf(browser, addressOf(route), MERKMAL)
        if (effects.some((one) => one === MERKMAL || one === MERKMAL.replace('&', '&amp;'))) taking.add(route.pfad)
      }
    }
    expect([...taking].sort()).toEqual(annehmend)
  })

  test('INP-06: keine Seite trägt einen von über 60 Angriffen weiter', { timeout: 60_000 }, async () => {
    const besuch = await visitors()
    const bad: string[] = []
    for (const pfad of annehmend) {
      for (const browser of Object.values(besuch)) {
        for (const angriff of ANGRIFFE.filter(({ length }) => length < 500)) {
          const effects = await effectOf(browser, pfad, angriff)
          // Where the page itself is refused, its own address comes along, encoded: it is checked when it is used.
          const carried = effects.map((one) => one.replace(/([?&])weiter=%2F[^&]*/, '$1'))
          if (!carried.every(staysHere)) bad.push(`${pfad} ${angriff}: ${effects}`)
        }
      }
    }
    expect(bad).toEqual([])
  })
})

/** A form with the field, sent as an attacker's page would have it; where the answer sends. */
async function sendTo(browser: Browser, pfad: string, felder: Record<string, string>): Promise<string> {
  await browser.open(pfad)
  const response = await browser.raw(pfad, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf: browser.csrf(), ...felder }).toString(),
  })
  return response.headers.get('location') ?? `Status ${response.status}`
}

type Weg = () => Promise<(weiter: string) => Promise<string>>

const wege: Record<string, { weg: Weg; danach: string }> = {
  Passwort: {
    danach: `/anmeldung/totp?weiter=${encodeURIComponent(MERKMAL)}`,
    weg: async () => {
      const mensch = await withTotp(await createMensch(portal, { passwort: PASSWORT, stufe: false }))
      return (weiter) => sendTo(portal.browser(), '/anmeldung', { name: mensch.email, passwort: PASSWORT, weiter })
    },
  },
  'Code der App': {
    danach: MERKMAL,
    weg: async () => async (weiter) => {
      const mensch = await withTotp(await createMensch(portal, { stufe: false }))
      const browser = await halfSession(portal, mensch.kontoId)
      return sendTo(browser, '/anmeldung/totp', { code: codeOf(portal, SECRET), weiter })
    },
  },
  Wiederherstellungscode: {
    danach: MERKMAL,
    weg: async () => async (weiter) => {
      const mensch = await withTotp(await createMensch(portal, { stufe: false }))
      const [code = ''] = await portal.env.db
        .transaction()
        .execute((tx) => createCodes(portal.env, tx, { id: mensch.kontoId }))
      return sendTo(await halfSession(portal, mensch.kontoId), routes.anmeldungCode.href(), { code, weiter })
    },
  },
  'Wahl des Profils': {
    danach: MERKMAL,
    weg: async () => {
      const mensch = await createMensch(portal)
      return (weiter) => sendTo(mensch, '/profil-auswaehlen', { profil: 'standard', weiter })
    },
  },
  'noch einmal ausweisen': {
    danach: MERKMAL,
    weg: async () => {
      const mensch = await withTotp(await createMensch(portal, { passwort: PASSWORT }))
      return async (weiter) => {
        await portal.forward(30_000)
        return sendTo(mensch, '/anmeldung/bestaetigen', { passwort: PASSWORT, code: codeOf(portal, SECRET), weiter })
      }
    },
  },
  Passkey: {
    danach: MERKMAL,
    weg: async () => {
      const mensch = await createMensch(portal, { stufe: 'einrichten' })
      const geraet = new SoftAuthenticator(portal.env.settings.baseUrl)
      await setUpPasskey(mensch, geraet)
      return async (weiter) => {
        const browser = portal.browser()
        await browser.open('/anmeldung')
        const ausgang = await answer(browser, geraet.get(await ask(browser)), { weiter })
        return ausgang.ziel ?? `Status ${ausgang.status}`
      }
    },
  },
}

describe('INP-06: „weiter“ nach der Anmeldung', () => {
  test.each(Object.entries(wege))(
    'INP-06: %s führt zu eigenen Seiten weiter und zu keinem der Angriffe',
    {
      timeout: 120_000,
    },
    async (_, { weg, danach }) => {
      const go = await weg()
      expect(await go(MERKMAL)).toBe(danach)
      const bad: string[] = []
      let gone = 0
      for (const angriff of ANGRIFFE) {
        const ziel = await go(angriff)
        if (ziel.startsWith('/')) gone++
        if (ziel !== 'Status 400' && !staysHere(ziel)) bad.push(`${angriff.slice(0, 80)}: ${ziel}`)
      }
      expect(bad).toEqual([])
      expect(gone).toBeGreaterThan(60)
    },
  )
})

describe('INP-06: vor dem Verlassen des Portals', () => {
  test('INP-06: jeder Link zu einer anderen Website sagt es, nennt ihren Namen und verrät nicht, woher man kommt', async () => {
    const gast = portal.browser()
    const seen = new Set<string>()
    const queue = ['/', '/hilfe', '/menue', '/kontakt', '/anmelden', '/sicherheitshinweis']
    const silent: string[] = []
    let outward = 0
    while (queue.length > 0) {
      const pfad = queue.pop()!
      if (seen.has(pfad)) continue
      seen.add(pfad)
      const response = await gast.raw(pfad)
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue
      const html = await response.text()
      for (const [, tag = '', inhalt = ''] of html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)) {
        const href = /\shref="([^"#]*)/.exec(tag)?.[1] ?? ''
        if (/^\/(?!\/)/.test(href)) queue.push(href.replace(/[?].*/, ''))
        if (!/^https?:/.test(href)) continue
        outward++
        const text = inhalt.replace(/<[^>]*>/g, '')
        const says =
          text.includes(`andere Website: ${new URL(href).host}`) && !/kern-sr-only[^>]*> \(andere/.test(inhalt)
        if (!says || !/rel="[^"]*noreferrer/.test(tag)) silent.push(`${pfad}: ${href}`)
      }
    }
    expect(seen.size).toBeGreaterThan(80)
    expect(outward).toBeGreaterThan(30)
    expect(silent).toEqual([])
  })
})
