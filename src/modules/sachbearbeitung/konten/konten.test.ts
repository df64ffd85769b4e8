import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { decideReaktivierung, requestReaktivierung } from './konten.ts'

let portal: TestPortal
let eingang: Dienst
let leitung: Dienst
let zweite: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  eingang = await createDienst(portal, ['eingangszone'])
  leitung = await createDienst(portal, ['teamleitung'])
  zweite = await createDienst(portal, ['teamleitung'])
})
afterAll(() => portal.stop())

const stateOf = async (mensch: Mensch) =>
  (await portal.owner.selectFrom('konto').select('zustand').where('id', '=', mensch.kontoId).executeTakeFirstOrThrow())
    .zustand

const eventsOf = async (mensch: Mensch) =>
  (
    await portal.owner
      .selectFrom('protokoll')
      .select(['ereignis', 'ergebnis', 'akteur_id'])
      .where('konto_id', '=', mensch.kontoId)
      .orderBy('nr')
      .execute()
  ).map((row) => `${row.ereignis} ${row.ergebnis} ${row.akteur_id}`)

async function deactivate(mensch: Mensch, von = eingang) {
  await von.open(`/sachbearbeitung/konten/${mensch.kontoId}/deaktivierung`)
  return von.submit('Konto deaktivieren', { grund: 'fremder-zugriff' })
}

const begruendung = 'War mit Ausweis hier, das Gerät gehört der Familie.'

async function ask(mensch: Mensch, von = leitung): Promise<string> {
  await von.open(`/sachbearbeitung/konten/${mensch.kontoId}/reaktivierung`)
  await von.submit('Reaktivierung beantragen', { grund: begruendung })
  const row = await portal.owner
    .selectFrom('reaktivierung')
    .select('id')
    .where('konto_id', '=', mensch.kontoId)
    .where('ergebnis', 'is', null)
    .executeTakeFirstOrThrow()
  return row.id
}

describe('Deaktivieren', () => {
  test('AUT-21: die Sachbearbeitung beendet allein und sofort zwanzig Sitzungen', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const { createSitzung } = await import('../../konto/sitzung.ts')
    const { findKonto } = await import('#modules/konto')
    const konto = (await findKonto(portal.env.db, mensch.kontoId))!
    const browsers = [mensch as never as ReturnType<TestPortal['browser']>]
    for (let i = 0; i < 19; i++) {
      const token = await portal.env.db.transaction().execute((tx) =>
        createSitzung(portal.env, tx, {
          konto,
          stufe: 'voll',
          wege: ['passkey'],
          profil: null,
          userAgent: null,
          adresse: '192.0.2.1',
        }),
      )
      const browser = portal.browser()
      browser.cookies.set('__Host-sitzung', token)
      browsers.push(browser)
    }
    const alive = async () =>
      (await Promise.all(browsers.map((browser) => browser.raw('/kontoeinstellungen')))).filter((answer) =>
        (answer.headers.get('location') ?? '').startsWith('/anmeldung'),
      ).length
    expect(await alive()).toBe(0)
    await portal.env.db.transaction().execute(async (tx) => {
      const { createLink } = await import('../../konto/links.ts')
      for (const art of ['passwort', 'wiederherstellung', 'neue-adresse'] as const)
        await createLink(portal.env, tx, konto, art)
      await tx
        .insertInto('geraet')
        .values({ hash: Buffer.alloc(32, 7), konto_id: konto.id, zuletzt: portal.env.clock.now() })
        .execute()
    })
    const page = await deactivate(mensch)
    expect(page.text).toContain('Das Konto ist deaktiviert. Alle Sitzungen wurden beendet.')
    expect(await alive()).toBe(20)
    for (const table of ['sitzung', 'link', 'geraet'] as const) {
      const left = await portal.owner.selectFrom(table).select('konto_id').where('konto_id', '=', konto.id).execute()
      expect([table, left]).toEqual([table, []])
    }
    expect(await eventsOf(mensch)).toContain(`konto.deaktiviert erfolg ${eingang.mitarbeiterId}`)
    expect((await portal.runDue()).filter((mail) => mail.an === mensch.email)).toHaveLength(1)
  })

  test('braucht einen Grund', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await eingang.open(`/sachbearbeitung/konten/${mensch.kontoId}/deaktivierung`)
    const page = await eingang.submit('Konto deaktivieren')
    expect([page.status, page.text.includes('Wählen Sie den Grund.')]).toEqual([422, true])
    expect(await stateOf(mensch)).toBe('aktiv')
  })
})

describe('Reaktivieren', () => {
  test('AUT-21: braucht einen Grund und eine zweite Person', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await deactivate(mensch)
    await leitung.open(`/sachbearbeitung/konten/${mensch.kontoId}/reaktivierung`)
    const ohne = await leitung.submit('Reaktivierung beantragen', { grund: ' ok ' })
    expect(ohne.status).toBe(422)
    const id = await ask(mensch)
    expect((await zweite.open('/sachbearbeitung')).text).toContain('Reaktivierung freigeben')
    const seite = await zweite.open(`/sachbearbeitung/reaktivierungen/${id}`)
    expect(seite.text).toContain(begruendung)
    const done = await zweite.submit('Konto reaktivieren')
    expect(done.text).toContain('Das Konto ist reaktiviert.')
    expect(await stateOf(mensch)).toBe('aktiv')
    expect(await eventsOf(mensch)).toEqual(
      expect.arrayContaining([
        `konto.reaktivierung-beantragt erfolg ${leitung.mitarbeiterId}`,
        `konto.reaktiviert erfolg ${zweite.mitarbeiterId}`,
      ]),
    )
  })

  test('AZ-07: den eigenen Antrag gibt niemand frei, weder im Portal noch in der Datenbank', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await deactivate(mensch)
    const id = await ask(mensch)
    const page = await leitung.open(`/sachbearbeitung/reaktivierungen/${id}`)
    expect(page.text).toContain('Das haben Sie selbst beantragt')
    expect(page.text).not.toContain('Konto reaktivieren')
    for (const fields of [{ entscheidung: 'freigegeben' }, { entscheidung: 'abgelehnt', antwort: begruendung }]) {
      expect((await leitung.post(`/sachbearbeitung/reaktivierungen/${id}`, fields)).status).toBe(403)
      await leitung.open(`/sachbearbeitung/reaktivierungen/${id}`)
    }
    expect(await stateOf(mensch)).toBe('deaktiviert')
    expect(await eventsOf(mensch)).toContain(`konto.reaktiviert abgelehnt ${leitung.mitarbeiterId}`)
    const werte = { ergebnis: 'freigegeben', entschieden: new Date(), entschieden_von: leitung.mitarbeiterId } as const
    const direct = portal.owner.updateTable('reaktivierung').set(werte).where('id', '=', id).execute()
    await expect(direct).rejects.toMatchObject({ constraint: 'reaktivierung_vier_augen' })
  })

  test('lässt sich mit Begründung ablehnen, und die Gründe liegen verschlüsselt', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await deactivate(mensch)
    const id = await ask(mensch)
    await zweite.open(`/sachbearbeitung/reaktivierungen/${id}`)
    expect((await zweite.submit('Reaktivierung ablehnen')).status).toBe(422)
    const antwort = 'Der Ausweis war nicht zu prüfen.'
    const page = await zweite.submit('Reaktivierung ablehnen', { antwort })
    expect(page.text).toContain('Die Reaktivierung ist abgelehnt.')
    expect(await stateOf(mensch)).toBe('deaktiviert')
    expect((await leitung.open(`/sachbearbeitung/reaktivierungen/${id}`)).text).toContain(antwort)
    const row = await portal.owner
      .selectFrom('reaktivierung')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    for (const geheim of [row.grund, row.antwort!]) expect(geheim.toString('latin1')).not.toMatch(/Ausweis/)
    expect(JSON.stringify(await eventsOf(mensch))).not.toMatch(/Ausweis/)
  })

  test('AZ-08: von hundert gleichzeitigen Freigaben gewinnt genau eine', { timeout: 60_000 }, async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await deactivate(mensch)
    const id = await ask(mensch)
    const entscheidung = { art: 'freigegeben' } as const
    const results = await Promise.all(
      Array.from({ length: 100 }, () => decideReaktivierung(portal.env, zweite, { id, entscheidung })),
    )
    expect(results.filter((result) => result === 'freigegeben')).toHaveLength(1)
    expect(results.filter((result) => result === 'schon-entschieden')).toHaveLength(99)
    expect((await eventsOf(mensch)).filter((each) => each.startsWith('konto.reaktiviert erfolg'))).toHaveLength(1)
  })

  test('AZ-08: auch von hundert gleichzeitigen Anträgen entsteht genau einer', { timeout: 60_000 }, async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await deactivate(mensch)
    const antrag = { kontoId: mensch.kontoId, grund: begruendung }
    const results = await Promise.all(
      Array.from({ length: 100 }, () => requestReaktivierung(portal.env, eingang, antrag)),
    )
    expect(results.filter((result) => result === 'beantragt')).toHaveLength(1)
  })

  test('ein Konto, das aktiv ist, hat nichts zu reaktivieren', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await leitung.open('/sachbearbeitung')
    const page = await leitung.post(`/sachbearbeitung/konten/${mensch.kontoId}/reaktivierung`, { grund: begruendung })
    expect(page.text).toContain('Das Konto ist nicht deaktiviert.')
  })
})

test('AZ-02: über Konten anderer Jobcenter entscheidet hier niemand; sie antworten wie keines', async () => {
  const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Beispielkreis')
  const fremd = await createDienst(portal, ['teamleitung'], { jobcenterId })
  const aktiv = await createMensch(portal, { kunde: true })
  const gesperrt = await createMensch(portal, { kunde: true })
  const beantragt = await createMensch(portal, { kunde: true })
  for (const mensch of [gesperrt, beantragt]) await deactivate(mensch)
  const id = await ask(beantragt)
  const none = '01920000-0000-7000-8000-000000000000'
  const cases = [
    ['konten', aktiv.kontoId, '/deaktivierung', { grund: 'sonstiges' }],
    ['konten', gesperrt.kontoId, '/reaktivierung', { grund: begruendung }],
    ['reaktivierungen', id, '', { entscheidung: 'freigegeben' }],
    ['reaktivierungen', id, '', { entscheidung: 'abgelehnt', antwort: begruendung }],
  ] as const
  const plain = (html: string) => html.replace(/nonce="[^"]*"|\/sachbearbeitung\/[^"]*/g, '')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const [art, which, tat, fields] of cases) {
    const path = `/sachbearbeitung/${art}/${which}${tat}`
    const there = await fremd.open(path)
    const missing = await fremd.open(`/sachbearbeitung/${art}/${none}${tat}`)
    expect([path, there.status, plain(there.html) === plain(missing.html)]).toEqual([path, 404, true])
    await fremd.open('/sachbearbeitung')
    const body = new URLSearchParams({ csrf: fremd.csrf(), ...fields }).toString()
    expect([path, (await fremd.raw(path, { method: 'POST', headers, body })).status]).toEqual([path, 404])
  }
  expect([await stateOf(aktiv), await stateOf(gesperrt), await stateOf(beantragt)]).toEqual([
    'aktiv',
    'deaktiviert',
    'deaktiviert',
  ])
  const asked = await portal.owner
    .selectFrom('reaktivierung')
    .select(['konto_id', 'ergebnis'])
    .where('konto_id', 'in', [gesperrt.kontoId, beantragt.kontoId])
    .execute()
  expect(asked).toEqual([{ konto_id: beantragt.kontoId, ergebnis: null }])
  expect((await fremd.open('/sachbearbeitung')).text).not.toContain('Reaktivierung freigeben')
})
