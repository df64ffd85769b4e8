import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst } from '../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../test/support/menschen.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { listOffenes, vorgaengeQuellen } from './anschluesse.ts'
import { type Buehne, openBuehne } from './buehne.test-daten.ts'
import { withdrawVorgang } from './ruecknahme/ruecknahme.ts'

let portal: Buehne['portal']
let sabine: Buehne['sabine']
let werOf: Buehne['werOf']
let createKunde: Buehne['createKunde']
let apply: Buehne['apply']
let setStand: Buehne['setStand']
let kim: Mensch
beforeAll(async () => {
  ;({ portal, sabine, werOf, createKunde, apply, setStand } = await openBuehne())
  kim = await createKunde()
})
afterAll(() => portal?.stop())

test('PRI-05: is part of the copy of one’s data with notes of staff, and of nobody else’s; open ones are named before erasing', async () => {
  const [mensch, fremd] = [await createKunde(), await createKunde()]
  const id = await apply(mensch, 'weiterbewilligung', 'Kopie bitte.')
  await sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
  await sabine.submit('Vermerk speichern', { vermerk: 'Nur intern notiert.' })
  const read = (wer: Mensch) => vorgaengeQuellen[0]!.read(portal.env, portal.env.db, wer.kontoId)
  const copy = JSON.stringify(await read(mensch))
  for (const wort of ['Kopie bitte.', 'Nur intern notiert.', 'Von Ihnen online gesendet']) expect(copy).toContain(wort)
  expect(await read(fremd)).toEqual([])
  const named = await listOffenes(portal.env, portal.env.db, mensch.kontoId)
  expect(named.map(({ href }) => href)).toEqual([`/vorgaenge/${id}`])
  await withdrawVorgang(portal.env, werOf(mensch), { id })
  expect(await listOffenes(portal.env, portal.env.db, mensch.kontoId)).toEqual([])
})

describe('AZ', () => {
  test('AZ-02: a stranger, staff of another Jobcenter and a missing case are answered alike', async () => {
    const id = await apply(kim)
    const missing = newId()
    const fremd = await createKunde()
    const anderes = await createDienst(portal, ['leistungssachbearbeitung'], {
      jobcenterId: await ensureJobcenter(portal, 'Jobcenter Anderswo'),
    })
    await fremd.open('/sicherheit')
    await anderes.open('/sachbearbeitung/vorgaenge')
    expect(anderes.page.html).not.toContain(id)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const one of [id, missing]) {
      for (const path of ['', '/ruecknahme', '/unterlagen', `/dateien/${missing}`]) {
        expect((await fremd.raw(`/vorgaenge/${one}${path}`)).status, path).toBe(404)
      }
      const body = new URLSearchParams({ csrf: fremd.csrf() }).toString()
      expect((await fremd.raw(`/vorgaenge/${one}/ruecknahme`, { method: 'POST', headers, body })).status).toBe(404)
      for (const path of ['', `/dateien/${missing}`]) {
        expect((await anderes.raw(`/sachbearbeitung/vorgaenge/${one}${path}`)).status, path).toBe(404)
      }
      const tat = new URLSearchParams({ csrf: anderes.csrf(), stand: '1', aktion: 'uebernehmen' }).toString()
      const pfad = `/sachbearbeitung/vorgaenge/${one}/bearbeitung`
      expect((await anderes.raw(pfad, { method: 'POST', headers, body: tat })).status).toBe(404)
    }
    await fremd.open('/leistungen/buergergeld')
    expect(fremd.page.html).not.toContain(id)
  })

  test('AZ-05: who has no right to cases is refused', async () => {
    for (const rolle of ['revision', 'administration', 'aerztlicher-dienst', 'eingangszone'] as const) {
      const wer = await createDienst(portal, [rolle])
      expect((await wer.raw('/sachbearbeitung/vorgaenge')).status, rolle).toBe(403)
    }
  })

  test('CRY-01: title, text and notes are not readable in the database', async () => {
    const id = await apply(kim, 'freie-foerderung', 'Geheimwort Holunder')
    await setStand(id, { zustand: 'in-bearbeitung', notiz: 'Geheimwort Holunder' })
    const { rows } = await sql<{ alles: string }>`
      select v::text || (select string_agg(s::text, '') from vorgang_schritt s where s.vorgang_id = v.id) as alles
      from vorgang v where id = ${id}`.execute(portal.owner)
    expect(rows[0]?.alles).not.toContain('Holunder')
    expect(rows[0]?.alles).not.toContain(Buffer.from('Holunder').toString('hex'))
    expect(rows[0]?.alles).not.toContain(Buffer.from('Freie').toString('hex'))
  })
})
