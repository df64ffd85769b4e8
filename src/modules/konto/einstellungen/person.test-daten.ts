import { newId } from '#platform/datenbank/id.ts'
import type { Mail } from '#platform/post/mail.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { createMensch, type Mensch } from '../../../../test/support/menschen.ts'
import type { TestPortal } from '../../../../test/support/portal.ts'
import { sealTotp } from '../faktoren/totp-pruefung.ts'
import { hashPasswort } from '../hash.ts'
import { kontoKey } from '../konto.ts'
import { createSitzung } from '../sitzung.ts'
import { findKonto } from '../store.ts'

export const ALT = 'Alter-Anker!7391'
export const NEU = 'Neue-Wolke!48213'

/** The path of the one link with an id in a mail; throws where there is none. */
export function linkOf(mail: Mail | undefined): string {
  const found = /https?:\/\/[^\s/]+(\/\S+\?id=[\w-]{22})/.exec(mail?.text ?? '')?.[1]
  if (!found) throw new Error(`Kein Link in: ${mail?.text}`)
  return found
}

export const mailsTo = (mails: Mail[], adresse: string) => mails.filter((mail) => mail.an === adresse)

export async function kontoOf(portal: TestPortal, wer: Pick<Mensch, 'kontoId'>) {
  const konto = await findKonto(portal.env.db, wer.kontoId)
  if (!konto) throw new Error('Das Konto gibt es nicht.')
  return konto
}

const hashes = new WeakMap<TestPortal, Promise<string>>()

/** A signed-in person with the password `ALT`, TOTP and passkeys. */
export async function createPerson(portal: TestPortal, passkeys = 0): Promise<Mensch> {
  const kim = await createMensch(portal)
  const hash = hashes.get(portal) ?? hashPasswort(portal.env.schluessel, ALT)
  hashes.set(portal, hash)
  const totp = sealTotp(portal.env, await kontoOf(portal, kim), Buffer.alloc(20, 3))
  await portal.owner
    .updateTable('konto')
    .set({ passwort: await hash, totp })
    .where('id', '=', kim.kontoId)
    .execute()
  for (let i = 1; i <= passkeys; i++) await addPasskey(portal, kim, `Handy ${i}`)
  return kim
}

/** A passkey of the account as it stands in the database; nobody can sign in with it. */
export async function addPasskey(portal: TestPortal, wer: Mensch, name: string): Promise<string> {
  const id = newId()
  const sealed = kontoKey(portal.env, await kontoOf(portal, wer)).seal(`passkey|name|${id}`, name)
  await portal.owner
    .insertInto('passkey')
    .values({
      id,
      konto_id: wer.kontoId,
      kennung: Buffer.from(id),
      oeffentlich: Buffer.from('x'),
      algorithmus: -7,
      zaehler: 0,
      synchronisiert: false,
      uebertragung: [],
      name: sealed,
      erstellt: new Date('2025-02-02T10:00:00Z'),
      zuletzt: null,
    })
    .execute()
  return id
}

/** Another browser, signed in to the same account. */
export async function otherSession(portal: TestPortal, wer: Mensch) {
  const konto = await kontoOf(portal, wer)
  const client = { userAgent: 'Chrome/1 (Windows)', adresse: '203.0.113.7' }
  const token = await portal.env.db
    .transaction()
    .execute((tx) => createSitzung(portal.env, tx, { konto, stufe: 'voll', wege: ['passkey'], ...client }))
  const browser = portal.browser()
  browser.cookies.set(COOKIE.sitzung, token)
  return browser
}

export const isSignedIn = async (browser: { open(pfad: string): Promise<{ url: string }> }): Promise<boolean> =>
  !(await browser.open('/verlauf')).url.includes('/anmeldung')
