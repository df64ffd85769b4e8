import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { SoftAuthenticator } from '../../../../test/support/authenticator.ts'
import { scanApp } from '../../../../test/support/faktoren.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { answerNew, askNew, confirm, setUpPasskey } from '../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { ALT, addPasskey, createPerson, NEU } from './person.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
// Mails of one test are none of the next.
afterEach(async () => {
  await portal.runDue()
})
afterAll(() => portal.stop())

/** Prepares a change up to its last click, which is what it answers. */
type Vorbereitung = (kim: Mensch) => Promise<() => Promise<unknown>>

const form =
  (pfad: string, knopf: string, felder: Record<string, string> = {}): Vorbereitung =>
  async (kim) => {
    await kim.open(pfad)
    return () => kim.submit(knopf, felder)
  }

const aenderungen: Record<string, Vorbereitung> = {
  'Passwort ändern': form('/kontoeinstellungen/passwort', 'Passwort speichern', {
    bisher: ALT,
    passwort: NEU,
    wiederholung: NEU,
  }),
  'Adresse ändern': form('/kontoeinstellungen/e-mail', 'Link an die neue Adresse senden', {
    email: 'neu@post.example',
  }),
  'Benutzernamen ändern': form('/kontoeinstellungen/benutzername', 'Benutzername speichern', {
    benutzername: 'kim.neu',
  }),
  'zweiten Faktor löschen': form('/kontoeinstellungen/totp/loeschung', 'Zweiten Faktor löschen'),
  'neue Codes erzeugen': form('/wiederherstellungscodes', 'Wiederherstellungscodes anzeigen'),
  'Konto löschen': form('/kontoeinstellungen/loeschung', 'Konto löschen', { einverstanden: 'ja' }),
  'Einwilligung widerrufen': async (kim) => {
    const [id, erteilt] = [newId(), portal.env.clock.now()]
    const neu = { id, konto_id: kim.kontoId, art: 'e-mail', fassung: '1', erteilt, widerrufen: null } as const
    await portal.owner.insertInto('einwilligung').values(neu).execute()
    return form('/kontoeinstellungen/einwilligung', 'Einwilligung widerrufen und Konto löschen')(kim)
  },
  '„Das war ich nicht“': form('/sicherheit/nicht-ich', 'Alle anderen Sitzungen beenden'),
  'Passkey umbenennen': async (kim) => {
    const id = await addPasskey(portal, kim, 'Tablet')
    return form(`/kontoeinstellungen/passkeys/${id}/name`, 'Name speichern', { name: 'Fremdes Tablet' })(kim)
  },
  'Passkey löschen': async (kim) => {
    const id = await addPasskey(portal, kim, 'Tablet')
    return form(`/kontoeinstellungen/passkeys/${id}/loeschung`, 'Passkey löschen')(kim)
  },
  'zweiten Faktor einrichten': async (kim) => {
    const code = scanApp(portal, (await kim.open('/totp-einrichten')).html)()
    return () => kim.submit('Bestätigen', { code })
  },
  'Passkey einrichten': async (kim) => {
    await kim.open('/passkey-einrichten')
    const antwort = new SoftAuthenticator(portal.env.settings.baseUrl).create(await askNew(kim))
    return async () => {
      const ausgang = await answerNew(kim, antwort)
      expect(ausgang).toMatchObject({ ok: false, ziel: expect.stringContaining('/anmeldung') })
      return kim.open(ausgang.ziel ?? '')
    }
  },
  'Passwort entfernen': async (kim) => {
    const geraet = new SoftAuthenticator(portal.env.settings.baseUrl)
    await setUpPasskey(kim, geraet)
    await kim.open('/anmeldung/bestaetigen')
    expect(await confirm(kim, geraet)).toMatchObject({ ok: true })
    return form('/passwort-entfernen', 'Passwort aus dem Konto entfernen')(kim)
  },
}

const tables = [
  'konto',
  'passkey',
  'wiederherstellungscode',
  'link',
  'einwilligung',
  'geraet',
  'protokoll',
  'postausgang',
]

/** Everything that a change of an account writes, whoever's it is. */
async function snapshot(): Promise<string[]> {
  const rows = []
  for (const table of tables) {
    const text = sql<{
      inhalt: string
    }>`select coalesce(string_agg(t::text, ' ' order by t::text), '') as inhalt from ${sql.table(table)} t`
    rows.push(`${table}: ${(await text.execute(portal.owner)).rows[0]?.inhalt}`)
  }
  return rows
}

/** Waits until a statement of the portal waits for a lock; throws where the change was through before. */
async function awaitWaiting(outcome: Promise<unknown>): Promise<void> {
  let through = false
  const note = () => {
    through = true
  }
  outcome.then(note, note)
  const waiting = sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  while ((await waiting.execute(portal.owner)).rows[0]?.n === 0) {
    if (through) throw new Error('Die Änderung hat nicht auf die Sperre gewartet.')
  }
}

test.each(Object.entries(aenderungen))(
  'SES-06: %s: endet die Sitzung, während die Eingabe unterwegs ist, ändert sich nichts',
  async (_, prepare) => {
    const kim = await createPerson(portal, 1)
    const act = await prepare(kim)
    const before = await snapshot()
    let outcome: Promise<unknown> | undefined
    await portal.owner.transaction().execute(async (tx) => {
      await sql`select from konto where id = ${kim.kontoId} for update`.execute(tx)
      outcome = act()
      await awaitWaiting(outcome)
      await tx.deleteFrom('sitzung').where('konto_id', '=', kim.kontoId).execute()
    })
    await outcome
    expect(new URL(kim.page.url).pathname).toBe('/anmeldung')
    expect(await snapshot()).toEqual(before)
  },
)
