import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { MINUTE } from '../../../platform/clock.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { eraseKunde } from '../../jobcenter/index.ts'
import { closeTypesetter } from '../../profil/index.ts'
import { vorgaengeQuellen } from '../../vorgaenge/anschluesse.ts'
import {
  decideVorbehalt,
  markVorbehaltbriefGesendet,
  noteAusweis,
  orderBrief,
  settleGestoppt,
  stopByDienst,
  takeOver,
} from '../../vorgaenge/index.ts'
import { normalizeBestaetigungscode } from '../../vorgaenge/vorbehalt/brief.ts'
import { redeemBestaetigungscode, requestBrief, stopOwn } from '../../vorgaenge/vorbehalt/kunde.ts'
import { bank, IBAN, openVorbehalte, umzug, type Vorbehaltsbuehne } from './vorbehalte.test-daten.ts'

let b: Vorbehaltsbuehne
beforeAll(async () => {
  b = await openVorbehalte()
})
afterAll(async () => {
  await closeTypesetter()
  await b?.portal.stop()
})

const headers = { 'content-type': 'application/x-www-form-urlencoded' }
const tenTimes = <T>(act: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 10 }, act))
const count = (results: readonly unknown[], what: unknown) => results.filter((one) => one === what).length

async function reported(was: 'konto' | 'anschrift'): Promise<{ kim: Mensch; id: string }> {
  const kim = await b.createKunde()
  await b.report(kim, was === 'konto' ? bank() : umzug())
  return { kim, id: await b.lastOf(kim, was) }
}
/** A new account that waits for the second person. */
async function seen(): Promise<{ kim: Mensch; id: string }> {
  const one = await reported('konto')
  const { stand } = await b.rowOf(one.id)
  expect(await noteAusweis(b.portal.env, b.sabine, { id: one.id, stand, ausweis: 'reisepass' })).toBe('ok')
  return one
}
const enter = async (kim: Mensch, id: string, code: string) =>
  redeemBestaetigungscode(b.portal.env, b.werOf(kim), { id, code: normalizeBestaetigungscode(code)! })

describe('AZ-02', () => {
  test('AZ-02: einer fremden Person und einem anderen Jobcenter antwortet jede Adresse wie für keines', async () => {
    const { id } = await reported('konto')
    const [brief] = await b.letters(id)
    const fremd = await b.createKunde()
    const anderes = await createDienst(b.portal, ['leistungssachbearbeitung', 'teamleitung'], {
      jobcenterId: await ensureJobcenter(b.portal, 'Jobcenter Anderswo'),
    })
    await fremd.open('/sicherheit')
    await anderes.open('/sachbearbeitung')
    const plain = (html: string, one: string) =>
      html.replaceAll(one, 'ID').replace(/(nonce|value|data-csrf)="[^"]*"/g, '')
    async function ask(wer: Mensch | Dienst, method: string, [pfad, one]: readonly [string, string]) {
      const code = pfad.startsWith('/vorbehalte/') && pfad.endsWith('ID') ? { code: 'ACDEFGHJKMNP' } : {}
      const stand = /^\/sachbearbeitung\/vorbehalte\//.test(pfad) ? { stand: '1' } : {}
      const body = new URLSearchParams({ csrf: wer.csrf(), ...code, ...stand }).toString()
      const answer = await wer.raw(pfad.replace('ID', one), method === 'GET' ? {} : { method, headers, body })
      return `${answer.status} ${plain(await answer.text(), one)}`
    }
    const none = newId()
    const own = ['GET /vorbehalte/ID', 'POST /vorbehalte/ID', 'POST /vorbehalte/ID/brief', 'GET /vorbehalte/ID/stopp']
    for (const one of [...own, 'POST /vorbehalte/ID/stopp']) {
      const [method = '', pfad = ''] = one.split(' ')
      const answer = await ask(fremd, method, [pfad, id])
      expect([one, answer.slice(0, 3), answer === (await ask(fremd, method, [pfad, none]))]).toEqual([one, '404', true])
    }
    const taten = ['brief', 'uebernahme', 'klaerung'].map((tat) => `POST /sachbearbeitung/vorbehalte/ID/${tat}`)
    for (const one of ['GET /sachbearbeitung/vorbehalte/ID', ...taten]) {
      const [method = '', pfad = ''] = one.split(' ')
      const answer = await ask(anderes, method, [pfad, id])
      expect([one, answer.slice(0, 3), answer === (await ask(anderes, method, [pfad, none]))]).toEqual([
        one,
        '404',
        true,
      ])
    }
    for (const one of ['GET', 'POST'] as const) {
      const pfad = `/sachbearbeitung/vorbehaltbriefe/ID${one === 'POST' ? '/versand' : ''}`
      const answer = await ask(anderes, one, [pfad, brief!.id])
      expect([answer.slice(0, 3), answer === (await ask(anderes, one, [pfad, none]))]).toEqual(['404', true])
    }
    expect((await b.rowOf(id)).zustand).toBe('wartet')
  })

  test('AZ-02: ohne Seite auch nicht: kein Verb rührt etwas eines anderen Jobcenters oder einer anderen Person an', async () => {
    const { kim, id } = await reported('konto')
    const { env } = b.portal
    const jobcenterId = await ensureJobcenter(b.portal, 'Jobcenter Anderswo')
    const fremd = { mitarbeiterId: b.sabine.mitarbeiterId, jobcenterId }
    const { stand } = await b.rowOf(id)
    const wahl = { id, stand }
    expect([
      await noteAusweis(env, fremd, { ...wahl, ausweis: 'reisepass' }),
      await decideVorbehalt(env, fremd, { ...wahl, entscheidung: { art: 'freigeben' } }),
      ...(await Promise.all([takeOver, settleGestoppt, orderBrief].map((act) => act(env, fremd, wahl)))),
      await stopByDienst(env, fremd, { ...wahl, grund: 'x' }),
      await markVorbehaltbriefGesendet(env, fremd, (await b.letters(id))[0]!.id),
    ]).toEqual(['weg', 'weg', 'weg', 'weg', 'weg', 'weg', false])
    const wer = b.werOf(await b.createKunde())
    const code = normalizeBestaetigungscode(await b.codeOf(id))!
    expect([
      await redeemBestaetigungscode(env, wer, { id, code }),
      await requestBrief(env, wer, id),
      await stopOwn(env, wer, id),
    ]).toEqual([undefined, undefined, undefined])
    expect(await b.eventsOf(kim)).toEqual(['gemeldet erfolg', 'brief erfolg'])
  })
})

test('AZ-05: am Schalter wird bestätigt, freigegeben wird dort nicht; wer nichts damit zu tun hat, wird abgelehnt', async () => {
  const { id } = await reported('konto')
  const csrf = async (wer: Dienst) => {
    await wer.open('/sachbearbeitung/anmeldung')
    return new URLSearchParams({ csrf: wer.csrf(), stand: '1', entscheidung: 'freigeben' }).toString()
  }
  const status = async (wer: Dienst, tat: string) =>
    (await wer.raw(`/sachbearbeitung/vorbehalte/${id}/${tat}`, { method: 'POST', headers, body: await csrf(wer) }))
      .status
  for (const tat of ['freigabe', 'uebernahme', 'klaerung'])
    expect([tat, await status(b.empfang, tat)]).toEqual([tat, 403])
  for (const rolle of ['integrationsfachkraft', 'aerztlicher-dienst', 'administration', 'revision'] as const) {
    const wer = await createDienst(b.portal, [rolle])
    expect([rolle, (await wer.raw(`/sachbearbeitung/vorbehalte/${id}`)).status]).toEqual([rolle, 403])
  }
  await b.empfang.open(`/sachbearbeitung/vorbehalte/${id}`)
  expect(b.empfang.page.status).toBe(200)
})

test('AZ-06: wer nicht zuständig ist, nennt erst einen Grund; jeder Blick und jeder Druck steht im Protokoll', async () => {
  const { kim, id } = await reported('konto')
  const [brief] = await b.letters(id)
  const fern = await createDienst(b.portal, ['eingangszone'], { team: 'Team 9' })
  for (const pfad of [`vorbehalte/${id}`, `vorbehaltbriefe/${brief!.id}`]) {
    await fern.open(`/sachbearbeitung/${pfad}`)
    expect([pfad, fern.page.text.includes('Warum öffnen Sie diese Akte?')]).toEqual([pfad, true])
    expect(fern.page.text).not.toContain('Holunder')
  }
  const looks = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from protokoll
      where kunde_id = ${kim.kundeId} and ereignis = 'jobcenter.akte-geoeffnet'`.execute(b.portal.owner)
    return rows[0]!.n
  }
  const before = await looks()
  await b.sabine.open(`/sachbearbeitung/vorbehalte/${id}`)
  await b.sabine.raw(`/sachbearbeitung/vorbehaltbriefe/${brief!.id}?datei=pdf`)
  expect(await looks()).toBe(before + 2)
})

describe('AZ-07', () => {
  test('AZ-07: wer den Ausweis gesehen hat, gibt nicht frei, weder im Portal noch in der Datenbank', async () => {
    const { kim, id } = await seen()
    const { stand } = await b.rowOf(id)
    const wahl = { id, stand, entscheidung: { art: 'freigeben' } } as const
    expect(await decideVorbehalt(b.portal.env, b.sabine, wahl)).toBe('selbst')
    expect(await b.eventsOf(kim)).toContain('freigegeben abgelehnt')
    const selbst = { entschieden: new Date(), entschieden_von: b.sabine.mitarbeiterId, zustand: 'bestaetigt' } as const
    const direct = b.portal.owner.updateTable('vorbehalt').set(selbst).where('id', '=', id).execute()
    await expect(direct).rejects.toMatchObject({ constraint: 'vorbehalt_vier_augen' })
    const ohne = b.portal.owner.updateTable('vorbehalt').set({ zustand: 'bestaetigt' }).where('id', '=', id).execute()
    await expect(ohne).rejects.toMatchObject({ constraint: 'vorbehalt_freigegeben' })
    expect((await b.rowOf(id)).zustand).toBe('freigabe')
  })
})

describe('AZ-08', () => {
  test('AZ-08: von vielen gleichzeitigen Eingaben desselben Codes gewinnt genau eine, und danach gilt er nie wieder', async () => {
    const { kim, id } = await reported('konto')
    const code = await b.codeOf(id)
    const results = await Promise.all([1, 2, 3, 4].map(() => enter(kim, id, code)))
    expect(results.filter((one) => one?.art === 'ok')).toHaveLength(1)
    expect(await enter(kim, id, code)).toEqual({ art: 'stand' })
    expect((await b.eventsOf(kim)).filter((one) => one === 'bestaetigt erfolg')).toHaveLength(1)
  })

  test('AZ-08: zwei am Schalter, zwei Freigaben, zwei Vermerke, zwei Stopps zugleich: je eine', async () => {
    const { env } = b.portal
    const { id } = await reported('konto')
    const standOf = async () => (await b.rowOf(id)).stand
    let stand = await standOf()
    const ausweis = await tenTimes(() => noteAusweis(env, b.sabine, { id, stand, ausweis: 'personalausweis' }))
    expect([count(ausweis, 'ok'), count(ausweis, 'stand')]).toEqual([1, 9])
    stand = await standOf()
    const dritte = await createDienst(b.portal, ['teamleitung'])
    const entscheidung = { art: 'freigeben' } as const
    const frei = await Promise.all(
      [b.zweite, dritte, b.zweite, dritte].map((wer) => decideVorbehalt(env, wer, { id, stand, entscheidung })),
    )
    expect([count(frei, 'ok'), count(frei, 'stand')]).toEqual([1, 3])
    stand = await standOf()
    const uebernommen = await tenTimes(() => takeOver(env, dritte, { id, stand }))
    expect(count(uebernommen, 'ok')).toBe(1)
    const andere = await reported('konto')
    const gestoppt = await tenTimes(() => stopOwn(env, b.werOf(andere.kim), andere.id))
    expect([count(gestoppt, 'ok'), count(gestoppt, 'stand')]).toEqual([1, 9])
    expect((await b.eventsOf(andere.kim)).filter((one) => one.startsWith('gestoppt'))).toHaveLength(1)
  })

  test('AZ-08: zwei Meldungen zugleich: Eine ist offen, die andere ersetzt; ein Doppelklick bestellt einen Brief', async () => {
    const kim = await b.createKunde()
    await Promise.all([1, 2, 3].map(() => b.report(kim, bank())))
    expect((await b.rowsOf(kim)).map(({ zustand }) => zustand).sort()).toEqual(['ersetzt', 'ersetzt', 'wartet'])
    const id = (await b.rowsOf(kim)).find(({ zustand }) => zustand === 'wartet')!.id
    await b.portal.owner
      .updateTable('vorbehalt_brief')
      .set({ ende: b.portal.env.clock.now(), inhalt: null })
      .where('vorbehalt_id', '=', id)
      .execute()
    const bestellt = await tenTimes(() => requestBrief(b.portal.env, b.werOf(kim), id))
    expect([count(bestellt, 'ok'), count(bestellt, 'unterwegs')]).toEqual([1, 9])
    expect((await b.letters(id)).filter(({ ende }) => ende === null)).toHaveLength(1)
  })
})

test('AUT-10: falsche Codes zählen je Person über alle Sitzungen; nach fünf macht die Eingabe eine Pause, der Code bleibt gut', async () => {
  const { kim, id } = await reported('konto')
  const code = await b.codeOf(id)
  const falsch = await Promise.all(Array.from({ length: 20 }, () => enter(kim, id, 'ACDE-FGHJ-KMNP')))
  expect(falsch.filter((one) => one?.art === 'falsch').length).toBeLessThanOrEqual(5)
  expect(await enter(kim, id, code)).toEqual({ art: 'pause', pause: 'kurz' })
  await kim.open(`/vorbehalte/${id}`)
  expect(kim.page.text).toContain('Die Eingabe macht eine Pause')
  expect((await b.eventsOf(kim)).filter((one) => one.startsWith('gebremst'))).toHaveLength(1)
  await b.portal.forward(11 * MINUTE)
  expect(await enter(kim, id, code)).toEqual({ art: 'ok' })
})

test('AUT-22: der Code hat mehr als 50 zufällige Bits, liegt nur als Hash da und ist an diese eine Änderung gebunden', async () => {
  const [eine, andere] = [await reported('konto'), await reported('konto')]
  const code = await b.codeOf(eine.id)
  expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{4}(-[34679ACDEFGHJKMNPQRTUVWXY]{4}){2}$/)
  const { rows } = await sql<{ alles: string }>`
    select coalesce(string_agg(f::text, ''), '') as alles from vorbehalt_brief f where vorbehalt_id = ${eine.id}`.execute(
    b.portal.owner,
  )
  const plain = normalizeBestaetigungscode(code)!
  expect(rows[0]!.alles).not.toContain(Buffer.from(code).toString('hex'))
  expect(rows[0]!.alles).not.toContain(Buffer.from(plain).toString('hex'))
  expect(await enter(andere.kim, andere.id, code)).toEqual({ art: 'falsch' })
})

test('CRY-01: was neu ist und was in den Briefen steht, ist in der Datenbank nicht lesbar, und jede Zeile hat ihren Kontext', async () => {
  const [{ id }, anschrift] = [await reported('konto'), await reported('anschrift')]
  const { rows } = await sql<{ alles: string }>`
    select v::text || (select string_agg(f::text, '') from vorbehalt_brief f where f.vorbehalt_id = v.id) as alles
    from vorbehalt v where id = any(${[id, anschrift.id]})`.execute(b.portal.owner)
  for (const { alles } of rows) {
    for (const wort of [IBAN, 'Holunder', 'Braunschweig', '38100']) {
      expect(alles).not.toContain(wort)
      expect(alles).not.toContain(Buffer.from(wort).toString('hex'))
    }
  }
  const { inhalt } = await b.rowOf(anschrift.id)
  await b.portal.owner.updateTable('vorbehalt').set({ inhalt }).where('id', '=', id).execute()
  await b.sabine.open(`/sachbearbeitung/vorbehalte/${id}`)
  expect([b.sabine.page.status, b.sabine.page.text.includes('Holunderweg')]).toEqual([500, false])
  await b.portal.owner.deleteFrom('vorbehalt').where('id', '=', id).execute()
})

test('PRI-05: steht in der Kopie der eigenen Daten und in keiner anderen; mit dem Kunden geht es', async () => {
  const { kim, id } = await reported('konto')
  const fremd = await b.createKunde()
  const quelle = vorgaengeQuellen.find(({ name }) => name === 'Neue Anschriften und Bankverbindungen')!
  const read = async (wer: Mensch) => JSON.stringify(await quelle.read(b.portal.env, b.portal.env.db, wer.kontoId))
  expect(await read(kim)).toContain(IBAN)
  expect(await read(kim)).not.toContain(await b.codeOf(id))
  expect(await read(fremd)).toBe('[]')
  const wo = { id: kim.kundeId, jobcenterId: b.sabine.jobcenterId }
  await b.portal.env.db.transaction().execute((tx) => eraseKunde(tx, wo))
  expect(await b.rowsOf(kim)).toEqual([])
  expect(await b.posten(id)).toEqual([])
})

test('AVA-01: bricht das Senden mittendrin ab, bleibt weder der Vorgang noch etwas, das wartet', async () => {
  const kim = await b.createKunde()
  const { owner, env } = b.portal
  const stops = { ...env.queue, send: () => Promise.reject(new Error('weg')) }
  const real = env.queue
  Object.assign(env, { queue: stops })
  await expect(b.report(kim, bank())).rejects.toThrow('weg')
  Object.assign(env, { queue: real })
  expect(await b.rowsOf(kim)).toEqual([])
  const vorgaenge = await owner.selectFrom('vorgang').select('id').where('kunde_id', '=', kim.kundeId).execute()
  expect(vorgaenge).toEqual([])
  const { id } = await reported('anschrift')
  const vorher = await b.rowOf(id)
  Object.assign(env, { queue: stops })
  await expect(noteAusweis(env, b.sabine, { id, stand: vorher.stand, ausweis: 'reisepass' })).rejects.toThrow('weg')
  Object.assign(env, { queue: real })
  expect(await b.rowOf(id)).toEqual(vorher)
})
