import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../../../test/support/dateien.ts'
import { createDienst } from '../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../test/support/menschen.ts'
import { explain } from '../../../test/support/plan.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { type Buehne, openBuehne } from './buehne.test-daten.ts'
import { medianAnswer } from './dauer.ts'
import { writeToKunde } from './dienst.ts'
import { eingangVorab } from './eingang.ts'
import { sendNachricht } from './kunde.ts'
import * as store from './store.ts'

let portal: Buehne['portal']
let kim: Mensch
let sabine: Buehne['sabine']
let jobcenterId: string
let werOf: Buehne['werOf']
let createCustomer: Buehne['createCustomer']
let write: Buehne['write']
let countMessages: Buehne['countMessages']
beforeAll(async () => {
  ;({ portal, sabine, jobcenterId, werOf, createCustomer, write, countMessages } = await openBuehne())
  kim = await createCustomer()
})
afterAll(() => portal?.stop())

describe('a message and its answer', () => {
  test('goes to the work list, is answered with a file, rings the bell, and is read', async () => {
    const id = await write(kim)
    await sabine.open('/sachbearbeitung/eingang')
    // The list shows what it is about by its kind, never what somebody wrote (PRI-09).
    expect(sabine.page.html).toContain(id)
    expect(sabine.page.text).not.toContain('Meine Miete')
    await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    expect(sabine.page.text).toContain('ich habe eine Frage zur Miete')
    const file = new File([new Uint8Array(pdf())], 'Merkblatt Miete.pdf', { type: 'application/pdf' })
    await sabine.submit('Antwort senden', { text: 'Das klären wir.' }, { dateien: file })
    expect(sabine.page.text).toContain('Ihre Antwort ist gesendet')
    await sabine.open('/sachbearbeitung/eingang')
    expect(sabine.page.html).not.toContain(id)

    await portal.runDue()
    await kim.open('/benachrichtigungen')
    expect(kim.page.text).toContain('Ihr Jobcenter hat Ihnen geschrieben')
    expect(kim.page.html).toContain(`/postfach/leistung/${id}`)
    const mail = portal.mails.find(({ an, betreff }) => an === kim.email && betreff.startsWith('Eine neue Nachricht'))
    expect(mail).toBeDefined()
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Miete|klären/)

    await kim.open('/postfach/leistung')
    expect(kim.page.text).toContain('Neu')
    await kim.open(`/postfach/leistung/${id}`)
    expect(kim.page.text).toContain('Das klären wir.')
    expect(kim.page.text).toContain('Merkblatt Miete.pdf')
    await kim.open('/postfach/leistung')
    expect(kim.page.text).not.toContain('Neu')
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Sie haben Ihrem Jobcenter geschrieben.')
    expect(kim.page.text).toContain('Ihr Jobcenter hat Ihnen geschrieben.')
  })

  test('PRI-08: without consent nothing is sent, and the page offers it', async () => {
    const ohne = await createCustomer({ zugestimmt: false })
    await ohne.open('/postfach/leistung/neu')
    expect(ohne.page.text).toContain('Für Nachrichten brauchen wir Ihre Zustimmung')
    const sent = await sendNachricht(portal.env, werOf(ohne), {
      sendung: newId(),
      text: 'x',
      anhaenge: [],
      an: { anliegen: 'miete', betreff: 'x' },
    })
    expect(sent).toEqual({ ok: false, grund: 'ohne-zustimmung' })
  })

  test('to a deactivated account staff sends nothing: the page says so before, and the sending is refused', async () => {
    const mensch = await createCustomer()
    const id = await write(mensch)
    await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    const { fields } = sabine.forms().find(({ buttons }) => buttons.includes('Antwort senden'))!
    await portal.owner.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', mensch.kontoId).execute()
    const page = await sabine.post(`/sachbearbeitung/gespraeche/${id}`, {
      ...fields,
      text: 'Guten Tag',
      aktion: 'senden',
    })
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('Das Konto ist deaktiviert')])
    expect(await countMessages(id)).toBe(1)
    await sabine.open(`/sachbearbeitung/kunden/${mensch.kundeId}/nachricht`)
    expect(sabine.page.text).toContain('Das Konto ist deaktiviert')
    expect(sabine.page.text).not.toContain('Nachricht senden')
    const neu = {
      kundeId: mensch.kundeId,
      anliegen: 'miete',
      betreff: 'x',
      text: 'x',
      anhaenge: [],
      sendung: newId(),
    } as const
    expect(await writeToKunde(portal.env, sabine, { ...neu, vorgang: undefined })).toEqual({
      ok: false,
      grund: 'deaktiviert',
    })
  })

  test('PRI-08: a withdrawn consent stops at once what staff was about to send', async () => {
    const mensch = await createCustomer()
    const id = await write(mensch)
    await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    await mensch.open('/profil/online-kommunikation')
    await mensch.submit('Zustimmung zu Nachrichten widerrufen')
    await sabine.submit('Antwort senden', { text: 'Zu spät.' })
    expect(sabine.page.text).toContain('wurde widerrufen')
    expect(await countMessages(id)).toBe(1)
  })

  test('INP-11: what a script sends by the hundred is refused after sixty in an hour, with the text kept', async () => {
    const eilig = await createCustomer()
    const send = (text: string) =>
      sendNachricht(portal.env, werOf(eilig), {
        ...{ sendung: newId(), text, anhaenge: [], an: { anliegen: 'miete', betreff: 'x' } },
      })
    for (let i = 0; i < 60; i++) expect(await send(`${i}`)).toMatchObject({ ok: true })
    expect(await send('zu viel')).toEqual({ ok: false, grund: 'zu-viele' })
    await eilig.open('/postfach/leistung/neu')
    await eilig.submit('Senden', { anliegen: 'miete', betreff: '', text: 'Das bleibt stehen.' })
    expect(eilig.page.text).toContain('sehr viele Nachrichten in kurzer Zeit')
    expect(eilig.page.html).toContain('Das bleibt stehen.')
  })

  test.each(['', '   ', '\u200b\u200b', '\u2060', '\u0301'])(
    'a text of which nobody sees anything is none: %j',
    async (text) => {
      await kim.open('/postfach/leistung/neu')
      await kim.submit('Senden', { anliegen: 'miete', betreff: '', text })
      expect(kim.page.text).toContain('Schreiben Sie, worum es geht.')
    },
  )

  test('SES-07: a browser that looks ahead opens nothing, and nothing counts as read', async () => {
    const mensch = await createCustomer()
    const id = await write(mensch)
    await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    await sabine.submit('Antwort senden', { text: 'Ja.' })
    const path = `/postfach/leistung/${id}`
    const isNew = async () =>
      (await portal.owner.selectFrom('gespraech').select('neu').where('id', '=', id).executeTakeFirstOrThrow()).neu
    for (const init of [{ method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch' } }]) {
      const response = await mensch.raw(path, init)
      expect([response.status, await response.text(), await isNew()]).toEqual([204, '', true])
    }
    await mensch.open(path)
    expect(await isNew()).toBe(false)
  })

  test('errors keep what was typed and stand at their fields', async () => {
    await kim.open('/postfach/vermittlung/neu')
    await kim.submit('Senden', { anliegen: '', betreff: 'Mein Betreff', text: '' })
    expect(kim.page.status).toBe(422)
    expect(kim.page.text).toContain('Wählen Sie, worum es geht.')
    expect(kim.page.text).toContain('Schreiben Sie, worum es geht.')
    expect(kim.page.html).toContain('value="Mein Betreff"')
  })

  test('a concern of the other mailbox is refused', async () => {
    await kim.open('/postfach/vermittlung/neu')
    await kim.submit('Senden', { anliegen: 'miete', betreff: '', text: 'x' })
    expect(kim.page.status).toBe(422)
  })
})

describe('AZ', () => {
  test('AZ-02: a stranger, a colleague of another Jobcenter and a missing conversation are answered alike', async () => {
    const id = await write(kim)
    const fremd = await createCustomer()
    const anderes = await createDienst(portal, ['leistungssachbearbeitung'], {
      jobcenterId: await ensureJobcenter(portal, 'Jobcenter Anderswo'),
    })
    const missing = newId()
    for (const path of [
      `/postfach/leistung/${id}`,
      `/postfach/leistung/${missing}`,
      `/postfach/dateien/${id}/${missing}`,
    ]) {
      expect((await fremd.raw(path)).status, path).toBe(404)
    }
    for (const path of [id, missing]) {
      expect((await anderes.raw(`/sachbearbeitung/gespraeche/${path}`)).status).toBe(404)
    }
    await anderes.open('/sachbearbeitung/eingang')
    expect(anderes.page.html).not.toContain(id)
    await fremd.open('/postfach/leistung')
    const taken = await fremd.raw(`/postfach/archiv/${id}`, {
      method: 'POST',
      body: new URLSearchParams({ csrf: fremd.csrf(), weg: 'ja' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(taken.status).toBe(404)
  })

  test('AZ-05: who has no right to messages is refused', async () => {
    const revision = await createDienst(portal, ['revision'])
    expect((await revision.raw('/sachbearbeitung/eingang')).status).toBe(403)
  })

  test('CRY-01: subject and text are not readable in the database', async () => {
    const id = await write(kim, 'Geheimwort Holunder')
    const { rows } = await sql<{ alles: string }>`
      select g::text || coalesce((select string_agg(n::text, '') from nachricht n where n.gespraech_id = g.id), '') as alles
      from gespraech g where id = ${id}`.execute(portal.owner)
    expect(rows[0]?.alles).not.toContain(Buffer.from('Holunder').toString('hex'))
    expect(rows[0]?.alles).not.toContain('Holunder')
  })
})

test('the lists of a full mailbox use their index', async () => {
  const mensch = await createCustomer()
  await sql`
    insert into gespraech (id, kunde_id, jobcenter_id, postfach, anliegen, betreff, erstellt, zuletzt, vom_jobcenter, offen_seit)
    select gen_random_uuid(), ${mensch.kundeId}, ${jobcenterId}, 'leistung', 'miete', '\\x00', now(), now() - n * interval '1 minute',
      now(), case when n % 2 = 0 then now() - n * interval '1 minute' end
    from generate_series(1, 20000) n`.execute(portal.owner)
  await sql`analyze gespraech`.execute(portal.owner)
  const plans = await explain(portal.owner, async (db) => {
    const vor = { zuletzt: portal.env.clock.now(), id: newId() }
    const { kundeId } = mensch
    for (const ordner of ['eingang', 'gesendet', 'archiv'] as const) {
      await store.findGespraeche(db, { kundeId, fach: 'leistung', ordner, vor, anzahl: 26 })
    }
    await store.countNeu(db, kundeId)
    await medianAnswer(db, { jobcenterId, fach: 'leistung', seit: vor.zuletzt })
  })
  const { rows } = await portal.owner.executeQuery(
    CompiledQuery.raw(
      `explain (format json) select v.* from kunde c join profil p on p.kunde_id = c.id join konto k on k.id = p.konto_id
       left join lateral (${eingangVorab.leistung}) v on true where c.id = $1`,
      [mensch.kundeId],
    ),
  )
  expect(JSON.stringify(rows)).toContain('gespraech_kunde')
  expect(JSON.stringify(rows)).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"gespraech"/)
  expect(plans).toContain('gespraech_kunde')
  expect(plans).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"gespraech"/)
})
