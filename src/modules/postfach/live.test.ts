import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, signIn } from '../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../test/support/menschen.ts'
import { hoere, STROM } from '../../../test/support/strom.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { listen } from '../../platform/lauschen.ts'
import { createStroeme } from '../../web/strom/stroeme.ts'
import { deactivateKonto } from '../konto/index.ts'
import { requestFreischaltcode } from '../profil/index.ts'
import { type Buehne, openBuehne } from './buehne.test-daten.ts'

let b: Buehne
beforeAll(async () => {
  b = await openBuehne()
})
afterAll(() => b?.portal.stop())

const KUNDE = '/benachrichtigungen/strom'
const DIENST = '/sachbearbeitung/strom'
const open = async (wer: Mensch | Buehne['sabine'], weg: string) => hoere(await wer.raw(weg, STROM))

async function answer(id: string, text = 'Das klären wir.') {
  await b.sabine.open(`/sachbearbeitung/gespraeche/${id}`)
  await b.sabine.submit('Antwort senden', { text })
}

describe('the stream of a customer', () => {
  test('counts the bell and names the conversation when staff has answered, and says nothing of what it says', async () => {
    const kim = await b.createCustomer()
    const id = await b.write(kim)
    const strom = await open(kim, KUNDE)
    await strom.wait(({ meldungen }) => meldungen.length === 1)
    expect(strom.gehoert.meldungen).toEqual([{ name: 'glocke', daten: { ungelesen: 0 } }])
    await answer(id, 'Geheimwort Holunder')
    await strom.wait(({ meldungen }) => meldungen.length === 3)
    expect(strom.gehoert.meldungen).toContainEqual({ name: 'glocke', daten: { ungelesen: 1 } })
    expect(strom.gehoert.meldungen).toContainEqual({ name: 'gespraech', daten: { id } })
    expect(strom.gehoert.roh).not.toMatch(/Holunder|Miete/)
    await strom.close()
  })

  test('AZ-02: nobody hears of another customer or another Jobcenter', async () => {
    const kim = await b.createCustomer()
    const fremd = await b.createCustomer()
    const anderes = await createDienst(b.portal, ['leistungssachbearbeitung'], {
      jobcenterId: await ensureJobcenter(b.portal, 'Jobcenter Anderswo'),
    })
    const stroeme = {
      fremd: await open(fremd, KUNDE),
      anderes: await open(anderes, DIENST),
      kim: await open(kim, KUNDE),
    }
    const id = await b.write(kim)
    await answer(id)
    await stroeme.kim.wait(({ meldungen }) => meldungen.some(({ name }) => name === 'gespraech'))
    expect(stroeme.fremd.gehoert.meldungen).toEqual([{ name: 'glocke', daten: { ungelesen: 0 } }])
    expect(stroeme.anderes.gehoert.meldungen).toEqual([])
    for (const strom of Object.values(stroeme)) await strom.close()
  })

  test('a page that was made a moment before it listens hears what happened meanwhile; one that asks, too', async () => {
    const kim = await b.createCustomer()
    const id = await b.write(kim)
    await (await open(kim, KUNDE)).close()
    const seit = b.portal.env.clock.now().getTime()
    await b.portal.forward(1000)
    await answer(id)
    await expect
      .poll(async () => (await kim.raw(`${KUNDE}?seit=${seit}`)).json())
      .toEqual({ meldungen: expect.arrayContaining([{ name: 'gespraech', daten: { id } }]) })
    const later = await (await kim.raw(`${KUNDE}?seit=${seit + 1000}`)).json()
    expect(later.meldungen.map(({ name }: { name: string }) => name)).not.toContain('gespraech')
    const longAgo = await (await kim.raw(`${KUNDE}?seit=${seit - 86_400_000}`)).json()
    expect(longAgo.meldungen).toContainEqual({ name: 'alt', daten: {} })
  })
})

describe('the stream of staff', () => {
  test('names what changed in the work list, only where the role may work on it', async () => {
    const kim = await b.createCustomer()
    const eingang = await createDienst(b.portal, ['eingangszone'])
    const stroeme = { sabine: await open(b.sabine, DIENST), eingang: await open(eingang, DIENST) }
    const id = await b.write(kim)
    await requestFreischaltcode(b.portal.env, kim, { name: 'Kim' })
    const antrag = await b.portal.owner
      .selectFrom('freischaltantrag')
      .select('id')
      .where('konto_id', '=', kim.kontoId)
      .executeTakeFirstOrThrow()
    const code = { name: 'eingang', daten: { id: antrag.id } }
    await stroeme.eingang.wait(({ meldungen }) => meldungen.length > 0)
    expect(stroeme.eingang.gehoert.meldungen).toEqual([code])
    await stroeme.sabine.wait(({ meldungen }) => meldungen.some(({ daten }) => daten['id'] === antrag.id))
    expect(stroeme.sabine.gehoert.meldungen).toContainEqual({ name: 'gespraech', daten: { id } })
    expect(stroeme.sabine.gehoert.meldungen).toContainEqual({ name: 'eingang', daten: { id } })
    for (const strom of Object.values(stroeme)) await strom.close()
  })

  test.each([
    'vorgang',
    'verhinderung',
    'terminwunsch',
    'code',
    'reaktivierung',
    'freigabe',
    'klaerung',
    'post',
  ] as const)(
    'AZ-02: hears of a new item of the kind „%s“, of its end, and nothing of another Jobcenter',
    async (art) => {
      const thea = await createDienst(b.portal, ['teamleitung'])
      const fremd = await createDienst(b.portal, ['teamleitung'], {
        jobcenterId: await ensureJobcenter(b.portal, 'Jobcenter Anderswo'),
      })
      const [own, other] = [newId(), newId()]
      const strom = await open(thea, DIENST)
      const put = (bezug_id: string, jobcenter_id: string) => {
        const jetzt = b.portal.env.clock.now()
        const row = { art, bezug_id, jobcenter_id, thema: 'x', seit: jetzt, faellig: jetzt, ungelesen_seit: null }
        const leer = { kunde_id: null, team: null, zustaendig: null }
        return b.portal.owner
          .insertInto('eingang')
          .values({ ...row, ...leer })
          .execute()
      }
      await put(other, fremd.jobcenterId)
      await put(own, thea.jobcenterId)
      await strom.wait(({ meldungen }) => meldungen.length === 1)
      await b.portal.owner.deleteFrom('eingang').where('bezug_id', 'in', [own, other]).execute()
      await strom.wait(({ meldungen }) => meldungen.length === 2)
      const told = { name: 'eingang', daten: { id: own } }
      expect(strom.gehoert.meldungen).toEqual([told, told])
      await strom.close()
    },
  )

  test('AZ-04: a right that was taken away ends it before the next word', async () => {
    const kim = await b.createCustomer()
    const dienst = await createDienst(b.portal, ['leistungssachbearbeitung'])
    const strom = await open(dienst, DIENST)
    await b.portal.owner.updateTable('mitarbeiter').set({ rollen: [] }).where('id', '=', dienst.mitarbeiterId).execute()
    await b.write(kim)
    await strom.wait(({ zu }) => zu)
    expect(strom.gehoert.meldungen).toEqual([])
  })

  test('a page that shows what came meanwhile keeps the text that is being written', async () => {
    const kim = await b.createCustomer()
    const id = await b.write(kim)
    await b.sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    await kim.open(`/postfach/leistung/${id}`)
    await kim.submit('Senden', { text: 'Noch etwas dazu.' })
    await b.sabine.submit('Anzeigen', { text: 'Halb geschrieben' })
    expect(b.sabine.page.status).toBe(200)
    expect(b.sabine.page.text).toContain('Noch etwas dazu.')
    await b.sabine.submit('Antwort senden')
    expect(b.sabine.page.text).toContain('Ihre Antwort ist gesendet')
    await kim.submit('Anzeigen', { text: 'Angefangen' })
    expect(kim.page.text).toContain('Halb geschrieben')
    expect(kim.page.html).toContain('Angefangen</textarea>')
  })
})

describe('a stream and its session', () => {
  test('SES-05: signing out ends it at once', async () => {
    const kim = await b.createCustomer()
    const strom = await open(kim, KUNDE)
    await kim.open('/sicherheit')
    await kim.submit('Abmelden')
    await strom.wait(({ zu }) => zu)
    const dienst = await createDienst(b.portal, ['leistungssachbearbeitung'])
    const work = await open(dienst, DIENST)
    await b.portal.owner.deleteFrom('dienstsitzung').where('mitarbeiter_id', '=', dienst.mitarbeiterId).execute()
    await work.wait(({ zu }) => zu)
  })

  test('AUT-21: deactivation ends all of them', async () => {
    const kim = await b.createCustomer()
    const stroeme = [await open(kim, KUNDE), await open(kim, KUNDE)]
    await b.portal.env.db
      .transaction()
      .execute((tx) => deactivateKonto(b.portal.env, tx, { kontoId: kim.kontoId, akteur: 'system' }))
    for (const strom of stroeme) await strom.wait(({ zu }) => zu)
    expect((await kim.raw(KUNDE, STROM)).status).toBe(303)
  })

  test('SES-04: it does not extend the session, whatever it hears, and ends with it', async () => {
    const kim = await b.createCustomer()
    const id = await b.write(kim)
    const strom = await open(kim, KUNDE)
    const { gehoert } = strom
    await b.portal.forward(20 * 60_000)
    await b.portal.owner.updateTable('gespraech').set({ stand: sql`stand + 1` }).where('id', '=', id).execute()
    await strom.wait(({ meldungen }) => meldungen.length === 2)
    await b.portal.forward(6 * 60_000)
    await b.portal.owner.updateTable('gespraech').set({ stand: sql`stand + 1` }).where('id', '=', id).execute()
    await strom.wait(({ zu }) => zu)
    expect(gehoert.meldungen).toHaveLength(2)
    expect((await kim.raw(KUNDE, STROM)).status).toBe(303)
  })

  test('the fourth of one session is refused, and the place of one that is closed is free again', async () => {
    const kim = await b.createCustomer()
    const stroeme = await Promise.all([1, 2, 3].map(() => open(kim, KUNDE)))
    expect((await kim.raw(KUNDE, STROM)).status).toBe(503)
    // Asking is always possible.
    expect((await kim.raw(KUNDE)).status).toBe(200)
    await stroeme[0]!.close()
    const again = await kim.raw(KUNDE, STROM)
    expect(again.status).toBe(200)
    await again.body?.cancel()
    for (const strom of stroeme) await strom.close()
  })

  test('it is made for proxies: no cache, no gathering, a sign of life; stopping ends it and refuses more', async () => {
    const kim = await b.createCustomer()
    const head = await kim.raw(KUNDE, { ...STROM, method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([204, ''])
    const response = await kim.raw(KUNDE, STROM)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    await response.body?.cancel()
  })
})

describe('many streams', () => {
  const sprache = { anfang: () => [], uebersetze: () => undefined }
  const fake = (sitzungId: string, adresse: string) => {
    const endet = new Date(b.portal.env.clock.now().getTime() + 60_000)
    const besuch = { sitzungId, kontoId: 'x', endet }
    return {
      ...{ besuch, adresse, frage: () => undefined, willStrom: () => true, nochDa: async () => besuch },
      json: (_: unknown, status = 200) => new Response(null, { status }),
      strom: (koerper: ReadableStream<Uint8Array>) => new Response(koerper),
    } as never
  }

  test('an address and the whole portal have a limit; a sign of life comes by itself; stopping ends all', async () => {
    const limits = { jeSitzung: 3, jeAdresse: 2, insgesamt: 3, pulsMs: 5 }
    const stroeme = createStroeme(b.portal.env, limits)
    const first = await stroeme.antworte(fake('a', '1'), sprache)
    expect((await stroeme.antworte(fake('b', '1'), sprache)).status).toBe(200)
    expect((await stroeme.antworte(fake('c', '1'), sprache)).status).toBe(503)
    expect((await stroeme.antworte(fake('d', '2'), sprache)).status).toBe(200)
    expect((await stroeme.antworte(fake('e', '3'), sprache)).status).toBe(503)
    const strom = hoere(first)
    await strom.wait(({ roh }) => roh.includes(': da\n\n'))
    expect(stroeme.anzahl()).toBe(3)
    stroeme.beende()
    await strom.wait(({ zu }) => zu)
    expect(stroeme.anzahl()).toBe(0)
    expect((await stroeme.antworte(fake('f', '4'), sprache)).status).toBe(503)
  })

  test('where the database is not heard any more, streams end, and the next one listens anew', async () => {
    const stroeme = createStroeme(b.portal.env)
    const strom = hoere(await stroeme.antworte(fake('a', '1'), sprache))
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'offenes-jobcenter-zuruf'`.execute(b.portal.owner)
    await strom.wait(({ zu }) => zu)
    const again = await stroeme.antworte(fake('a', '1'), sprache)
    expect(again.status).toBe(200)
    stroeme.beende()
  })
})

// Last: after it the portal begins no stream any more.
test('AVA-06: over a real connection it arrives at once, and stopping waits for none', async () => {
  const kim = await b.createCustomer()
  const id = await b.write(kim)
  await signIn(b.portal, b.sabine)
  const lauscher = await listen(b.portal.app.fetch, { port: 0, host: '127.0.0.1' })
  const cookie = [...kim.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const connect = () =>
    fetch(`http://127.0.0.1:${lauscher.port}${KUNDE}`, { headers: { cookie, accept: 'text/event-stream' } })
  const gone = new AbortController()
  const given = await fetch(`http://127.0.0.1:${lauscher.port}${KUNDE}`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: gone.signal,
  })
  expect(given.status).toBe(200)
  const others = [await connect(), await connect()]
  expect((await connect()).status).toBe(503)
  // A browser that went away frees its place without a word.
  gone.abort()
  await given.text().catch(() => undefined)
  let last = await connect()
  while (last.status === 503) last = await connect()
  const strom = hoere(last)
  await answer(id)
  await strom.wait(({ meldungen }) => meldungen.some(({ name }) => name === 'gespraech'))
  b.portal.app.beende()
  await strom.wait(({ zu }) => zu)
  for (const one of others) await one.text()
  await lauscher.close()
  expect((await kim.raw(KUNDE, STROM)).status).toBe(503)
})
