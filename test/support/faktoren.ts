import { type TOTP, URI } from 'otpauth'
import { createSitzung } from '../../src/modules/konto/sitzung.ts'
import { findKonto } from '../../src/modules/konto/store.ts'
import { otpauthUri } from '../../src/modules/konto/totp.ts'
import { COOKIE } from '../../src/web/schutz/cookies.ts'
import type { Browser } from './browser.ts'
import type { TestPortal } from './portal.ts'

type Portal = Pick<TestPortal, 'env' | 'owner' | 'browser'>

/** A browser that has shown the password of an account and nothing more. */
export async function halfSession(
  portal: Portal,
  kontoId: string,
  stufe: 'faktor' | 'einrichten' = 'faktor',
): Promise<Browser> {
  const konto = (await findKonto(portal.env.db, kontoId))!
  const browser = portal.browser()
  const neu = { konto, stufe, wege: ['passwort' as const], userAgent: null, adresse: '192.0.2.10' }
  const token = await portal.owner.transaction().execute((tx) => createSitzung(portal.env, tx, neu))
  browser.cookies.set(COOKIE.sitzung, token)
  return browser
}

/** The app that scans „Zweiten Faktor einrichten“: answers the code of now, or some steps away. */
export function scanApp(portal: Pick<Portal, 'env'>, html: string): (schritte?: number) => string {
  const uri = /href="(otpauth:[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  if (!uri) throw new Error('Auf der Seite steht kein Schlüssel.')
  return (schritte = 0) => codeAt(portal, uri, schritte)
}

/** The code that an app with this secret shows. */
export const codeOf = (portal: Pick<Portal, 'env'>, secret: Uint8Array, schritte = 0): string =>
  codeAt(portal, otpauthUri({ aussteller: 'x', konto: 'x', secret }), schritte)

const codeAt = (portal: Pick<Portal, 'env'>, uri: string, schritte: number) =>
  (URI.parse(uri) as TOTP).generate({ timestamp: portal.env.clock.now().getTime() + schritte * 30_000 })

/** A code that is not the given one. */
export const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
